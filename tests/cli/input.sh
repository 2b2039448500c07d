#!/bin/sh
# Bad input: each refused with file, place and remedy, in both languages,
# and never in the way of the rest.
. "$(dirname "$0")/lib.sh"
good=$TOP/data/samples/qinghe-2024.txt
cd "$work" || exit 1

# refused FILE STATUS ENGLISH CHINESE
refused() {
  run read -f none --lang en "$1"
  is "$1" 1 "$status"
  has "$1 in English" "$2" "$err"
  has "$1 names the file" "$1" "$err"
  run read -f none --lang zh "$1"
  has "$1 in Chinese" "$3" "$err"
  run read -f jsonl "$1" "$good"
  is "$1 before a good one" 1 "$status"
  has "$1 as a record" '{"type":"error","source":"'"$1"'","code":"'"$4"'"' \
    "$out"
  has "$1 before a good one" '"type":"coverage"' "$out"
}

: >empty.txt
refused empty.txt 'holds no text' '没有可读的文字' EEMPTY
printf '\357\273\277' >bom.txt
refused bom.txt 'holds no text' '没有可读的文字' EEMPTY
head -c 3000 "$LUOSHI" >binary.txt
refused binary.txt 'save the document as plain text' '另存为纯文本' EBINARY
printf '政府工作报告\200\377\376\201\n' >bytes.txt
refused bytes.txt 'byte ' '第 ' EENCODING
refused missing.txt 'check the path' '请检查路径' EIO

run read -f none --max-size 1K "$good"
is 'over the limit' 1 "$status"
has 'over the limit' 'over the limit of 1024; split it' "$err"
status=0
err=$("$LUOSHI" read -f none --max-size 1K - <"$good" 2>&1) || status=$?
is 'standard input over the limit' 1 "$status"
has 'standard input over the limit' 'over the limit' "$err"
out=$("$LUOSHI" read -f jsonl - <"$good")
has 'standard input' '"source":"-"' "$out"

mkdir folder folder/b folder/.hidden bare
cp "$good" folder/c.txt
cp "$good" folder/b/a.txt
cp "$good" folder/.hidden/d.txt
cp "$good" folder/e.md
ln -s . folder/loop
run read -f jsonl folder
is 'folder' 0 "$status"
is 'files of a folder in order' 'folder/b/a.txt folder/c.txt' "$(
  printf '%s\n' "$out" | sed -n 's/.*"report","source":"\([^"]*\)".*/\1/p' |
    tr '\n' ' ' | sed 's/ $//')"
run read bare
is 'folder without text' 1 "$status"
has 'folder without text' 'no report in this folder' "$err"

run read -f jsonl bare "$good"
is 'folder without text before a good file' 1 "$status"
has 'folder as a record' \
  '{"type":"error","source":"bare","code":"EEMPTY"' "$out"
has 'folder without text before a good file' '"type":"coverage"' "$out"

# Nothing read: what stood in the output's place stays.
echo before >kept.csv
run read -f csv -o kept.csv empty.txt missing.txt
is 'nothing read' 1 "$status"
is 'nothing read, nothing replaced' before "$(cat kept.csv)"
run read -f csv -o kept.csv empty.txt "$good"
is 'some read' 1 "$status"
has 'some read, replaced' 'source,place' "$(cat kept.csv)"

# Rights mean nothing to root: someone else tries.
mkdir closed
cp "$good" closed/a.txt
cp "$good" shut.txt
chmod 0 closed shut.txt
chmod 755 "$work"
as=
if [ "$(id -u)" = 0 ]; then
  as='setpriv --reuid=65534 --regid=65534 --clear-groups --'
fi
if $as test -x "$LUOSHI" 2>/dev/null && ! $as test -r shut.txt; then
  status=0
  # shellcheck disable=SC2086
  err=$($as "$LUOSHI" read -f none closed 2>&1) || status=$?
  is 'folder without reading rights' 1 "$status"
  has 'folder without reading rights' 'closed: no right to read' "$err"
  # shellcheck disable=SC2086
  err=$($as "$LUOSHI" read -f none shut.txt 2>&1) || status=$?
  has 'file without reading rights' 'permission denied' "$err"
else
  echo 'not tried: reading without rights'
fi
chmod 755 closed

# Read without complaint: strange, but text.
printf '一、\n二、\n（一）\n' >headings.txt
awk 'BEGIN { for(i = 0; i < 1000000; i++) printf "1234567890" }' >digits.txt
awk 'BEGIN { for(i = 0; i < 100000; i++) printf "“（" }' >nested.txt
printf 'The quick brown fox jumps over 13 lazy dogs.\n' >english.txt
for file in headings digits nested english; do
  for format in none jsonl csv table html; do
    run read -f $format $file.txt
    is "$file as $format" 0 "$status"
  done
done
finish
