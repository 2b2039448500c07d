#!/bin/sh
# Commands, options, help, languages and exit statuses.
. "$(dirname "$0")/lib.sh"
report=$TOP/data/samples/qinghe-2024.txt

run
is 'no command' 2 "$status"
has 'no command' 'name a command' "$err"
run raed x
is 'unknown command' 2 "$status"
has 'unknown command' 'did you mean luoshi read?' "$err"
run read
is 'no file' 2 "$status"
has 'no file' 'read --help' "$err"
run read --formt csv "$report"
is 'unknown option' 2 "$status"
has 'unknown option' 'did you mean --format?' "$err"
run read --zzzzzzzz "$report"
is 'unknown option, none near' 2 "$status"
has 'unknown option, none near' 'luoshi read --help' "$err"
run read --format xml "$report"
is 'unknown format' 2 "$status"
has 'unknown format' 'table, jsonl, csv, html, none' "$err"
run read --only figures,foo "$report"
is 'unknown kind' 2 "$status"
run read -j x "$report"
is 'number' 2 "$status"
run read -j 65 "$report"
is 'number too large' 2 "$status"
run read --max-size 10X "$report"
is 'size' 2 "$status"
has 'size' '500K, 10M, 1G' "$err"
run read --max-size
is 'value missing' 2 "$status"
run read --text=yes "$report"
is 'flag with a value' 2 "$status"
run lexicon check a b
is 'operand too many' 2 "$status"
run lexicon
is 'half a command' 2 "$status"
run --frobnicate
is 'unknown option before the command' 2 "$status"

for words in '--lang zh' '--lang=zh'; do
  # shellcheck disable=SC2086
  run read $words --formt csv "$report"
  has "$words" '没有“--formt”这个选项' "$err"
done
LC_ALL=zh_CN.UTF-8 run read
has 'LC_ALL' '缺少参数' "$err"
unset LC_ALL
LANG=zh_CN.UTF-8 run read
has 'LANG' '缺少参数' "$err"
LC_MESSAGES=en_US.UTF-8 LANG=zh_CN.UTF-8 run read
has 'LC_MESSAGES before LANG' 'needs an argument' "$err"
LC_ALL=C
export LC_ALL

# Names of commands, one a line: those of the list, without what they take.
commands() {
  "$LUOSHI" --help --lang en | sed -n '/^Commands/,/^Options/p' |
    sed -n 's/^  \([a-z]*\( [a-z][a-z]*\)\{0,1\}\)\( [A-Z[].*\|  .*\)$/\1/p'
}
is 'commands are found in the help' 'item show' \
  "$(commands | grep -x 'item show')"
manual=$(tr -d '*_|' <"$TOP/docs/luoshi.1.scd" | tr '\n' ' ')
commands >"$work/commands"
while read -r command; do
  # the man page may say "item show|edit": the last word is enough then
  has "man page: $command" "${command##* }" "$manual"
  for lang in zh en; do
    # shellcheck disable=SC2086
    run $command --help --lang $lang
    is "help of $command in $lang" 0 "$status"
    has "help of $command in $lang" "luoshi $command" "$out"
    # shellcheck disable=SC2086
    run help $command --lang $lang
    has "help $command in $lang" "luoshi $command" "$out"
  done
done <"$work/commands"
run items --help
has 'choices to the last' 'closed|archived' "$(printf '%s' "$out" | tr -d ' \n')"
run item
is 'half a command' 2 "$status"
has 'half a command' 'show, add, edit' "$err"
run --help
is '--help' 0 "$status"
has '--help' 'lexicon check' "$out"
run --lang zh --help
has '--lang zh --help' '命令' "$out"
run help raed
is 'help on nothing' 2 "$status"
run version
is 'version' 0 "$status"
has 'version' 'luoshi 0' "$out"
run --version
has '--version' 'luoshi 0' "$out"

# Every option of the help stands in the man page, and is understood.
run read --help
for option in $(printf '%s\n' "$out" | grep -o -- '--[a-z-]*' | sort -u); do
  has "man page: $option" "$option" "$(cat "$TOP/docs/luoshi.1.scd")"
done
for shell in bash zsh; do
  run completion $shell
  case $shell in bash) file=luoshi.bash ;; zsh) file=_luoshi ;; esac
  is "completion of $shell is current (luoshi completion $shell)" \
    "$(cat "$TOP/data/completion/$file")" "$out"
done
# Options that would have no effect together are refused, not passed over.
sample=$TOP/data/samples/qinghe-2025.txt
for beside in "--only items" "--format csv" "--explain"; do
  # shellcheck disable=SC2086  # two words
  run read --text $beside "$sample"
  is "--text $beside" 2 "$status"
  has "--text $beside" "--text" "$err"
done
for format in csv html none; do
  run read --explain --format $format "$sample"
  is "--explain --format $format" 2 "$status"
  has "--explain --format $format" "--explain" "$err"
done

finish
