#!/bin/sh
# Where output goes and what happens when it cannot.
. "$(dirname "$0")/lib.sh"
a=$TOP/data/samples/qinghe-2024.txt
b=$TOP/data/samples/qinghe-2025.txt
cd "$work" || exit 1

# Whole or not at all.
for format in table jsonl csv html none; do
  run read -f $format "$a"
  is "$format" 0 "$status"
  "$LUOSHI" read -f $format -o out.$format "$a"
  is "$format to a file" 0 "$?"
  is "$format: file and standard output" "$out" "$(cat out.$format)"
done
echo before >kept
cp "$a" same.txt
run read -o same.txt same.txt
is 'output over input' 2 "$status"
cmp -s "$a" same.txt
is 'output over input changes nothing' 0 "$?"
rm same.txt
run read -f jsonl -o kept/below "$a"
is 'a folder that is none' 1 "$status"
run read -f jsonl -o . "$a"
is 'a folder as output' 1 "$status"
run read -f jsonl -o nowhere/x "$a"
is 'no such folder' 1 "$status"
has 'no such folder' 'nowhere/x: no such file or folder' "$err"
is 'no leftovers' '' "$(ls | grep -v -e '^out\.' -e '^kept$')"
ls -l out.csv | grep -q '^-rw-r'
is 'rights as umask has them' 0 "$?"

if [ -w /dev/full ]; then
  for format in table jsonl csv html none; do
    status=0
    err=$("$LUOSHI" read -f $format "$a" 2>&1 >/dev/full) || status=$?
    is "full disk: $format" 1 "$status"
    has "full disk: $format" 'the disk or quota is full' "$err"
    run read -f $format -o /dev/full "$a"
    is "full disk by -o: $format" 1 "$status"
  done
  for command in --help --version 'help read' 'read --help' version \
    'lexicon show 以上' 'completion bash'; do
    status=0
    # shellcheck disable=SC2086
    err=$("$LUOSHI" $command 2>&1 >/dev/full) || status=$?
    is "full disk: $command" 1 "$status"
    has "full disk: $command" 'the disk or quota is full' "$err"
  done
fi

# A reader that goes away: no words, no success.
cat "$a" "$a" "$a" "$a" "$a" "$a" "$a" "$a" >long.txt
{ "$LUOSHI" read -f jsonl long.txt long.txt; echo $? >gone; } \
  2>gone.err | head -n 1 >/dev/null
case $(cat gone) in 0) is 'closed pipe' 'a failure' 0 ;; esac
is 'closed pipe, no words' '' "$(cat gone.err)"

# Order kept with -j, one header only, errors in their place.
set --
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
  case $i in
  5) : >f$i.txt ;;
  *) [ $((i % 2)) = 0 ] && cp "$a" f$i.txt || cp "$b" f$i.txt ;;
  esac
  set -- "$@" f$i.txt
done
for format in jsonl csv table html none; do
  "$LUOSHI" read -f $format "$@" >one 2>one.err
  is "$format: status with a bad file" 1 "$?"
  "$LUOSHI" read -f $format -j 4 "$@" >four 2>four.err
  cmp -s one four
  is "$format: -j 4 as -j 1" 0 "$?"
  cmp -s one.err four.err
  is "$format: errors of -j 4 as of -j 1" 0 "$?"
done
"$LUOSHI" read -f csv "$@" >one 2>/dev/null
is 'one header' 1 "$(grep -c '^.*source,place,year' one)"
is 'byte order mark' 'efbbbf' "$(head -c 3 one | od -An -tx1 | tr -d ' \n')"
is 'every row ends with CRLF' "$(wc -l <one)" \
  "$(grep -c "$(printf '\r')$" one)"
is 'no progress where no terminal is' 1 "$(wc -l <one.err | tr -d ' ')"

# --text is the text, and nothing else.
"$LUOSHI" read --text "$a" | cmp -s - "$a"
is '--text' 0 "$?"
printf '\357\273\277一\r\n二\r三\n' >cr.txt
is '--text without mark and CR' "$(printf '一\n二\n三\n')" \
  "$("$LUOSHI" read --text cr.txt)"

# --only
run read -f jsonl --only figures "$a"
is '--only figures' 'coverage figure report' "$(printf '%s\n' "$out" |
  sed 's/{"type":"\([a-z]*\)".*/\1/' | sort -u | tr '\n' ' ' |
  sed 's/ $//')"
run read -f csv --only milestones,items "$a"
is '--only in csv' 0 "$(printf '%s\n' "$out" | grep -c ',figure,')"

# Colour only when asked for, or on a terminal.
esc=$(printf '\033')
run read "$a"
case $out in *"$esc"*) is 'no colour in a pipe' none some ;; esac
run read --color always "$a"
has '--color always' "$esc" "$out"
run read --color never "$a"
case $out in *"$esc"*) is '--color never' none some ;; esac

# The terminal's own language does not get through.
printf '政府工作报告\n一、2024年工作\n新建\033[31m学校\033]0;x\0073所。\n' \
  >escape.txt
run read --color never escape.txt
case $out in *"$esc"*) is 'escapes of the text' none some ;; esac

# --place and --year; the hash is that of the bytes.
run read -f jsonl --place 清禾市 --year 2031 english.txt "$a"
has '--place' '"place":"清禾市"' "$out"
has '--year' '"year":2031' "$out"
if command -v sha256sum >/dev/null; then
  run read -f jsonl "$a"
  has 'sha256' "$(sha256sum <"$a" | cut -d' ' -f1)" "$out"
fi
run read -f jsonl --explain "$a"
has '--explain' '"rule":' "$out"
finish
