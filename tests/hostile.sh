#!/bin/sh
# Inputs nobody writes but somebody sends: each must be read with exit
# status 0, far within a limit that only a worse than linear reader passes.
#   hostile.sh LUOSHI [SECONDS]     SECONDS: the limit of each (120)
set -u
luoshi=$1
limit=${2:-120}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
failed=0

# many COUNT TEXT: TEXT so many many, without a newline
many() {
  awk -v n="$1" -v s="$2" 'BEGIN {
    for(i = 0; i < 100; i++) block = block s
    for(i = 0; i < n / 100; i++) printf "%s", block
  }'
}

# Runs a command for no longer than the limit, where `timeout` is there.
limited() {
  if command -v timeout >/dev/null 2>&1; then
    timeout "$limit" "$@"
  else
    "$@"
  fi
}

# reads NAME [WANTED]: reads $dir/NAME; the account must hold WANTED
reads() {
  start=$(date +%s)
  limited "$luoshi" read --format jsonl "$dir/$1" \
    >"$dir/out" 2>"$dir/err" </dev/null
  rc=$?
  size=$(wc -c <"$dir/$1")
  if [ $rc != 0 ]; then
    echo "FAIL  $1: exit status $rc"
    head -n 5 "$dir/err"
    failed=1
  elif ! tail -n 1 "$dir/out" | grep -q "\"type\":\"coverage\".*${2:-}"; then
    echo "FAIL  $1: the account is not as wanted: ${2:-}"
    tail -n 1 "$dir/out" | head -c 300
    failed=1
  else
    echo "ok    $1: $size bytes, $(($(date +%s) - start)) s"
  fi
  rm -f "$dir/$1" "$dir/out"
}

plan='三、2024年重点工作
'
{ printf %s "$plan"; many 900000 '新建基站3000个，力争临溪大桥开工。'; } \
  >"$dir/one-line"
reads one-line '"unread":0,'
{ printf %s "$plan"; many 900000 '新建基站3000个、力争临溪大桥开工，'; } \
  >"$dir/one-line-without-a-stop"
reads one-line-without-a-stop
{ printf %s "$plan"; many 3000000 '清禾'; } >"$dir/no-punctuation"
reads no-punctuation '"numerals":2,'
many 10000000 7 >"$dir/ten-million-digits"
reads ten-million-digits '"numerals":1,.*"unread":1,'
many 3000000 七 >"$dir/chinese-digits"
reads chinese-digits '"numerals":1,.*"unread":1,'
many 1000000 '1,000,' >"$dir/groups"
reads groups
many 1000000 '1至2、' >"$dir/ranges"
reads ranges
many 1000000 '第' >"$dir/ranks"
reads ranks
{ many 100000 '“'; many 100000 '”'; } >"$dir/nested-quotes"
reads nested-quotes
{ many 100000 '（《'; many 100000 '》）'; } >"$dir/nested-brackets"
reads nested-brackets
{ printf %s "$plan"; many 100000 '“（'; } >"$dir/open-quotes"
reads open-quotes
many 100000 '一、加快建设
（一）扩大投资
' >"$dir/only-headings"
reads only-headings
many 100000 '一、（一）1.一是' >"$dir/markers-in-one-line"
reads markers-in-one-line
{ printf '%s建成' "$plan"; many 500000 '临溪大桥、'; } >"$dir/enumeration"
reads enumeration
{ printf %s "$plan"; many 500000 '加快推进建设'; } >"$dir/verbs"
reads verbs
{ printf %s "$plan"; many 300000 '分别增长5%、'; } >"$dir/shares"
reads shares
many 3000000 '
' >"$dir/newlines"
printf '清禾' >>"$dir/newlines"
reads newlines '"numerals":0,'
many 1000000 ' 　' >"$dir/spaces"
printf '清禾' >>"$dir/spaces"
reads spaces '"numerals":0,'
many 200000 'In 2024 the city built 12 bridges and 3.5 km of roads.
' >"$dir/english"
reads english
many 50000 'Hello, world. ' >"$dir/english-line"
reads english-line '"numerals":0,'
exit $failed
