#!/bin/sh
# A ledger goes by the rules it keeps: what is adopted counts from that day on,
# and every earlier day is judged as it was.
#   adopt.sh LUOSHI TOP
. "$(dirname "$0")/../cli/lib.sh"
. "$(dirname "$0")/lib.sh"
cd "$work" || exit 1
unset LUOSHI_RULES

on 2024-01-20
ok init --place 清禾市 --as 张三
ok rules kept
has 'from its first day' 'lights/lights       2024-01-20' "$out"
is 'as the program has them' '' \
  "$(printf '%s\n' "$out" | grep other || true)"
cat >r.txt <<'END'
清禾市2024年政府工作报告

一、2024年工作安排
（一）办好民生实事。改造老旧小区36个。
END
ok ingest r.txt --as 张三
ok units add 清禾市住房和城乡建设局 --as 张三
ok issue --all --unit 清禾市住房和城乡建设局 --as 张三
ok observe 老旧小区 --period 2024-01 --value 2 --as 张三
on 2024-02-10
ok explain 1
has 'three points behind' 'green: 3.2 points behind' "$out"
has 'by which rules' 'rule files: adopted on 2024-01-20 (entry 1)' "$out"
ok rules adopt --as 张三
has 'the same again' 'nothing changed' "$out"
ok journal
is 'and no entry' 5 "$(printf '%s\n' "$out" | wc -l)"

# Stricter ones: looked on first, then adopted.
mkdir -p strict/lights
"$LUOSHI" rules show lights/lights |
  sed 's/^\(behind\tyellow\t.*>=\t\)10$/\13/' >strict/lights/lights.tsv
ok explain 1 --rules strict
has 'by a folder' 'yellow: 3.2 points behind' "$out"
has 'which says so' 'rule files: those of a folder' "$out"
LUOSHI_RULES=strict
export LUOSHI_RULES
ok explain 1
has 'by the environment' 'yellow' "$out"
ok comment 1 '写入' --as 张三
has 'what is written goes by its own' 'only for looking on' "$err"
unset LUOSHI_RULES
ok explain 1
has 'nothing of it stays' 'green' "$out"
ok users add 李四 --role unit --unit 清禾市住房和城乡建设局 --as 张三
run rules adopt strict --as 李四
is 'not for units' 1 "$status"
has 'not for units' 'does not allow' "$err"
mkdir -p broken/lights
echo 'nothing' >broken/lights/lights.tsv
run rules adopt broken --as 张三
is 'broken ones are refused' 1 "$status"
has 'file and line' 'broken/lights/lights.tsv:1' "$err"
mkdir dangling
ln -s nowhere.tsv dangling/terms.tsv
run rules adopt dangling --as 张三
is 'a link to nothing is not passed over' 1 "$status"
has 'a link to nothing' 'dangling/terms.tsv' "$err"
on 2024-02-12
ok rules adopt strict --why '市政府常务会议定' --as 张三
ok explain 1 --json
has 'by the new ones' '"rules":"adopted"' "$out"
has 'a light of today' '"light":"yellow"' "$out"
ok explain 1 --at 2024-02-11
has 'of yesterday' 'green' "$out"
has 'by the rules of then' 'entry 1' "$out"
ok status --at 2024-02-11 --light green
has 'status of yesterday' '老旧小区' "$out"
ok status
has 'status of today' '老旧小区' "$out"
ok rules kept
has 'which differ' "other than this program's" "$out"
ok rules kept --at 2024-02-11
is 'none did' '' "$(printf '%s\n' "$out" | grep other || true)"
"$LUOSHI" rules kept lights/lights >got
is 'to the byte' '' "$(diff got strict/lights/lights.tsv)"
"$LUOSHI" rules kept lights/lights.tsv >got
is 'by the name of its file' '' "$(diff got strict/lights/lights.tsv)"
run rules kept nothing
is 'no such file' 1 "$status"
ok journal --json
has 'why' '市政府常务会议定' "$out"
ok verify

# They travel with the ledger.
ok export all folder
ok import all folder --ledger again.db
ok rules kept --ledger again.db
has 'in the copy too' "other than this program's" "$out"

# A ledger may begin with a folder's.
LUOSHI_RULES=strict
export LUOSHI_RULES
ok init --place 清禾市 --as 张三 --ledger own.db
unset LUOSHI_RULES
ok rules kept --ledger own.db
has 'its own from the beginning' "other than this program's" "$out"
finish
