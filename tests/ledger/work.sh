#!/bin/sh
# A quarter of the sample city's work from the command line: what is done,
# what is refused, and that nothing half done is left.
#   work.sh LUOSHI TOP
. "$(dirname "$0")/../cli/lib.sh"
. "$(dirname "$0")/lib.sh"
cd "$work" || exit 1
sample=$TOP/data/samples/qinghe-2024.txt
on 2024-01-15
ok init --place 清禾市 --as 张三
ok units add 清禾市发展和改革委员会 --aliases 市发改委,发改委 --as 张三
ok units add 清禾市教育局 --as 张三
no 'cannot be below itself' units edit 市发改委 --parent 市发改委 --as 张三
no 'there is' units add 市发改委 --as 张三
ok units edit 市发改委 --aliases ' 市发改委、发改委，发改委;' --as 张三 --json
has 'each once' '"aliases":"市发改委,发改委"' "$out"
no 'is no name' units edit 市发改委 --aliases "$(printf '委\n发改委')" --as 张三
printf '单位,别名,上级\n市工信局,,市发改委\n市住建局,住建局、建设局,\n' >units.csv
ok units import units.csv --as 张三 --json
has 'units' '"added":2' "$out"
ok units import units.csv --as 张三 --json
has 'units again' '"same":2' "$out"
printf '单位,上级\n市水利局,没有的局\n#3,\n' >wrong.csv
no 'nothing was imported' units import wrong.csv --as 张三
has 'the wrong cells' 'B2' "$err"
has 'the wrong cells' 'A3' "$err"
ok posts add 分管副市长 --holder 陆某 --as 张三
ok users add 李四 --role unit --unit 市发改委 --as 张三
ok users add 王五 --role leader --as 张三
run users edit 王五 --gone --back --as 张三
is 'gone or back' 2 "$status"
no 'last admin' users edit 张三 --gone --as 张三
no 'does not allow' users add 赵六 --as 李四
no 'is no name' users add '张三 ' --as 张三
no 'is no name' users add "$(printf '张\342\200\213三')" --as 张三
no 'is no name' units add '　' --as 张三
ok ingest "$sample" --as 张三
before=$("$LUOSHI" journal | wc -l)
ok ingest "$sample" --as 张三
has 'the same bytes' 'nothing changed' "$out"
is 'the same bytes, no entry' "$before" "$("$LUOSHI" journal | wc -l)"

# issuing, one and many
no 'only suggested' issue '#1' --as 张三
no 'nothing was done' issue '#1' '#3' '#4' --as 张三
ok issue '#1' '#2' --unit 市发改委 --post 分管副市长 --deadline 2024-12-31 \
  --as 张三 --json
has 'numbers' '"number":"2024-001"' "$out"
has 'numbers' '"number":"2024-002"' "$out"
no 'state is issued' issue 2024-001 --as 张三
ok issue --all --section 民生 --unit 清禾市教育局 --deadline 2024-12-31 \
  --state candidate --as 张三
no 'lead unit may do this' sign 2024-005 --as 李四
before=$("$LUOSHI" items --state issued --json | wc -l)
ok issue --all --section 民生 --unit 清禾市教育局 --as 张三
has 'those that are issued are left alone' 'were left alone' "$err"
is 'those that are issued are left alone' "$before" \
  "$("$LUOSHI" items --state issued --json | wc -l)"
no 'nothing was done' issue --all --section 民生 --state issued --as 张三
ok sign 2024-001 --as 李四
run issue
is 'issue what' 2 "$status"

# progress, evidence, values
on 2024-04-02
echo 'a photograph' >photo.jpg
ok update 2024-001 photo.jpg --period 2024-03 --percent 25 --words 稳步推进 \
  --problem 外需走弱 --next 加力 --as 李四
run update 2024-001 --period 2024-13 --as 李四
is 'no such month' 2 "$status"
run update 2024-001 --period 2024-03 --percent 101 --as 李四
is 'over a hundred' 2 "$status"
run update 2024-001 missing.jpg --period 2024-03 --as 李四
is 'no such evidence' 1 "$status"
: >empty.jpg
no 'empty file' update 2024-001 empty.jpg --period 2024-03 --as 李四
ok observe 地区生产总值增幅 --period 2024-03 --value 5.8 --as 李四 --json
is 'a new value' true "$(field new)"
ok observe 地区生产总值增幅 --period 2024年3月 --value ５.80% --as 李四 --json
has 'as a table would take it' "'５.80%' was taken as 5.8%" "$err"
is 'the same value' false "$(field new)"
ok observe 地区生产总值增幅 --period 2024-03 --value 5.9 --as 李四
has 'a correction' 'revision 2' "$out"
ok observe 地区生产总值增幅 --period 2024-03 --value 5.9 --note 快报数 --as 李四
has 'a note for the value that is there' 'the note was kept' "$out"
ok observe 地区生产总值增幅 --period 2024-03 --value 5.9 --note 快报数 --as 李四
has 'the same note' 'nothing changed' "$out"
ok item show 2024-001
has 'the note is shown' '2024-03  5.9%  快报数' "$out"
no 'only its own indicators' observe 城镇新增就业 --period 2024-03 \
  --value 1 --as 李四

# numbers, days and periods are refused as in tables
badly() {
  words=$1
  shift
  run "$@"
  is "refused: luoshi $*" 2 "$status"
  has "refused: luoshi $*" "$words" "$err"
}
badly 'do not stand at thousands' observe 地区生产总值增幅 \
  --period 2024-03 --value 12,34 --as 李四
badly "unit of '5亿元' cannot be converted" observe 地区生产总值增幅 \
  --period 2024-03 --value 5亿元 --as 李四
badly 'is no period' observe 地区生产总值增幅 --period 三月 --value 5 --as 李四
badly 'no such day' extend 2024-001 --deadline 2024年2月30日 --as 张三
badly 'is no date' item edit 2024-001 --deadline 6月底 --as 张三
badly "unit of '6万人' cannot be converted" amend 2024-001 --value 6万人 \
  --why 外部环境 --approved-by 常务会议 --as 张三
badly 'is no head; a head is' verify --head x
badly 'is no head; a head is' verify --head 3:abc
for from in verify status; do
  ok verify --head "$(run $from --json
    printf '%s\n' "$out" | grep -o '"head":"[^"]*"' | cut -d '"' -f 4)"
done

# a closed period
ok lock ２０２４年3月 --as 张三 --json
is 'locked, as JSON' '{"period":"2024-03","locked":true}' "$out"
no 'is locked' observe 地区生产总值增幅 --period 2024-03 --value 6 --as 李四
no 'is locked' update 2024-001 --period 2024-03 --words x --as 李四
no 'say with --why' unlock 2024-03 --as 张三
ok unlock 2024-03 --why 统计修订 --as 张三 --json
is 'unlocked, as JSON' \
  '{"period":"2024-03","locked":false,"why":"统计修订"}' "$out"
ok observe 地区生产总值增幅 --period 2024-03 --value 6 --as 李四

# amendments: the first value stays
no 'say why' amend 2024-001 --value 5.5 --as 张三
no 'approved' amend 2024-001 --value 5.5 --why 外部环境 --as 张三
ok amend 2024-001 --value 5.5% --why 外部环境 --approved-by 常务会议 --as 张三
ok extend 2024-001 --deadline 2025年3月31日 --why 跨年 --approved-by 常务会议 \
  --as 张三
ok amend 2024-001 --value 5.8 --why 好转 --approved-by 常务会议 --as 张三
no 'nothing is changed' amend 2024-001 --why x --approved-by y --as 张三
ok item show 2024-001 --json
is 'postponed' 1 "$(field postponed)"
is 'lowered' 1 "$(field lowered)"
has 'the first target' '"was":"~6 2024","now":"~5.5 2024"' "$out"
has 'the first deadline' '"was":"2024-12-31","now":"2025-03-31"' "$out"
no 'say why' item edit 2024-001 --task 别的 --as 张三
ok item edit 2024-001 --task '地区生产总值增长' --why 表述 --as 张三

# done: a second person, evidence
no 'no evidence' submit 2024-002 --as 李四
ok submit 2024-001 --as 李四
no 'these may' verify 2024-001 --as 李四
ok return 2024-001 --why 材料不全 --as 张三
no 'since it was issued or sent back' submit 2024-001 --as 张三
ok update 2024-001 --period 2024-03 --percent 25 --words 补充说明 --as 李四
ok submit 2024-001 --as 张三
no 'reported it done' verify 2024-001 --as 张三
ok users add 钱七 --role supervisor --as 张三
ok users add 孙八 --role leader --unit 市发改委 --as 张三
ok observe 地区生产总值增幅 --period 2024-02 --value 5.7 --as 钱七
no 'progress, figures or evidence' verify 2024-001 --as 钱七
no 'another unit' verify 2024-001 --as 孙八
ok verify 2024-001 --as 王五
ok close 2024-001 --as 张三
no 'say why' reopen 2024-001 --as 张三
ok archive 2024-001 --as 张三
ok comment 2024-002 请抓紧 --as 王五
ok item show 2024-001
has 'what was done' 'photo.jpg' "$out"
has 'what was done' '外需走弱' "$out"

ok evidence save 1 out.jpg --json
is 'evidence saved, as JSON' "{\"file\":\"out.jpg\",\"sha256\":\"$(
  sha256sum photo.jpg | cut -d' ' -f1)\",\"bytes\":13}" "$out"
is 'the evidence' '' "$(cmp photo.jpg out.jpg)"
no 'no evidence' evidence save 99 none.jpg
is 'no evidence, no file' no "$([ -e none.jpg ] && echo yes || echo no)"
ok reports save 1 out.txt --json
has 'a report saved, as JSON' '{"file":"out.txt","sha256":"' "$out"
is 'the report' '' "$(cmp "$sample" out.txt)"
ok reports
has 'reports' 'qinghe-2024.txt' "$out"
ok lock 2023 --as 张三
ok lock
has 'closed periods' '2023' "$out"

# places and tasks are one line of what can be seen
for s in '清禾\n市' '清禾\t市' '清禾\342\200\217市'; do
  s=$(printf "$s")
  run init --place "$s" --ledger place.db
  is 'a place' 1 "$status"
  has 'a place' 'is no name' "$err"
  is 'a place, no ledger' '' "$(ls place.db* 2>/dev/null)"
  no 'the task holds a line break' item add "$s" --as 张三
  no 'the task holds a line break' item edit 2024-001 --task "$s" \
    --why 表述 --as 张三
done

# items of our own, in parts, together
ok item add 加装电梯50部 --unit 清禾市教育局 --source 市长办公会 --as 张三
ok item split '#20' 甲 乙 --as 张三
ok items --json
has 'parts' '"task":"甲"' "$out"
ok item merge '#21' '#22' --as 张三
run items --json
is 'merged away' '' "$(printf '%s\n' "$out" | grep '"id":22,')"
ok items --all --json
has 'merged, still there' '"id":22,' "$out"
ok item publish 2024-002 --as 张三
ok item drop '#30' --why 重复 --as 张三
ok reopen '#30' --why 误删 --as 张三
ok search 就业 --json
has 'two characters' '城镇新增就业' "$out"
ok check --brief
has 'shares' 'measurable' "$out"

# a corrected text
sed 's/新建5G基站900个/新建5G基站950个/; s/增长6%左右；规/增长6.2%左右；规/' \
  "$sample" >corrected.txt
no 'see the differences' ingest corrected.txt --as 张三
ok ingest corrected.txt --dry-run
has 'reworded' '新建5G基站950个' "$out"
has 'what was issued stays' 'not a candidate any more' "$out"
ok ingest corrected.txt --accept --as 张三
ok search 5G基站950个 --json
has 'the candidate follows' '新建5G基站950个' "$out"
ok item show 2024-001 --json
has 'the issued one does not' '"quote":"地区生产总值增长6%左右"' "$out"

# time does not run backwards
on 2024-03-01
no 'before the entry' comment 2024-002 早了 --as 王五
on 2024-04-03

# blanks are no reason and approve nothing
no 'say why' amend 2024-002 --value 3 --why '　 ' --approved-by 王五 --as 张三
no 'who approved' amend 2024-002 --value 3 --why 调整 --approved-by ' ' \
  --as 张三

# nothing of the future, nothing at all, nobody
no 'still to come' observe 地区生产总值增幅 --period 2024 --value 5 --as 张三
no 'still to come' observe 地区生产总值增幅 --period 2024-05 --value 5 \
  --as 张三
no 'not begun' update 2024-002 --period 2025-01 --words 好 --as 张三
run update 2024-002 --period 2024-04 --words ' ' --as 张三
is 'an empty report' 2 "$status"
has 'an empty report' 'nothing is reported' "$err"
printf '指标,报告期,值\n地区生产总值增幅,2024-12,5\n' >future.csv
no 'nothing was imported' import observations future.csv --as 张三
has 'values to come' 'still to come' "$err"
no 'no item' item show ''

# what was issued is not changed, dropped or merged by way of returning it
ok return 2024-002 --why 职责不清 --as 张三
no 'say why' item edit 2024-002 --value 1 --as 张三
no 'who approved' item edit 2024-002 --value 1 --why 调整 --as 张三
no 'who approved' item edit 2024-002 --deadline 2026-12-31 --why 调整 \
  --as 张三
no 'who approved' issue 2024-002 --unit 清禾市教育局 --why 职责 --as 张三
no 'who approved' item drop 2024-002 --why 不做了 --as 张三
no 'who approved' item merge '#24' 2024-002 --why 不做了 --as 张三
no 'who approved' item edit 2024-002 --indicator 一般公共预算收入增幅 \
  --why 调整 --as 张三
no 'never issued' amend '#24' --deadline 2026-12-31 --why 调整 \
  --approved-by 王五 --as 张三
ok issue 2024-002 --unit 清禾市教育局 --why 职责 --approved-by 王五 --as 张三
ok item show 2024-002
has 'the first owner is kept' '→ 清禾市教育局  职责 (张三, 王五)' "$out"

# words that no table or JSON could hold
for s in '\377' 'a\033b'; do
  s=$(printf "$s")
  run item edit 2024-002 --task "$s" --why 表述 --as 张三
  is 'no text' 2 "$status"
  run comment 2024-002 "$s" --as 张三
  is 'no text as an operand' 2 "$status"
done

no 'may not be empty' item edit 2024-002 --task '　' --why 表述 --as 张三
no 'may not be empty' item add ' ' --as 张三
run export
has 'half a command' 'needs one of these words behind it: tasks, form, all' "$err"
run item
has 'half a command' 'needs one of these words behind it: show, add' "$err"

# no output replaces the ledger
ln luoshi.db linked.csv
for o in 'export tasks --format csv --out luoshi.db' \
  'export tasks --out ./linked.csv --format csv' \
  'export form 市发改委 --period 2024-03 --out luoshi.db' \
  'reports save 1 luoshi.db' 'due --within 30d --ics luoshi.db'; do
  run $o
  is "over the ledger: $o" 2 "$status"
  has "over the ledger: $o" 'is the ledger itself' "$err"
done
rm linked.csv

# a table sorted in part gives nobody another one's task
ok export tasks --format csv --out sorted.csv
sed -E 's/^(2024-00)1,/\1x,/; s/^(2024-00)2,/\11,/; s/^(2024-00)x,/\12,/' \
  sorted.csv >awry.csv
no 'nothing was imported' import tasks awry.csv --as 张三
has 'the rows mixed up' 'of two different items' "$err"

# nothing of it was lost, and it can be carried about
ok verify
ok export all one
ok import all one --ledger again.db
ok export all two --ledger again.db
is 'the same to the byte' '' "$(diff -r one two)"
ok rebuild --as 张三
ok verify
ok export all three
is 'after rebuilding' '' "$(diff -r one three)"
# what is wrong with a folder names its file, and never what is in the making
wrong_folder() {
  run import all bad --ledger other.db
  is "a folder, $1" 1 "$status"
  has "a folder, $1" "$1" "$err"
  is "no ledger, $1" '' "$(ls other.db* 2>/dev/null)"
  rm -rf bad
  cp -r one bad
}
cp -r one bad
: >bad/ledger.csv
wrong_folder "bad/ledger.csv:1: the header should be 'key,value'"
sed -i 1d bad/unit.csv
wrong_folder "bad/unit.csv:1: the header should be 'entry,n,"
: >bad/journal.csv
wrong_folder "bad/journal.csv:1: the header should be 'entry,at,"
rm bad/item.csv
mkfifo bad/item.csv
wrong_folder 'bad/item.csv: this is no regular file'
sed -i '2s/市发改委/市发展委/' bad/unit.csv
wrong_folder "bad: the folder's content does not fit its journal"
run import all one --ledger none/other.db
has 'no folder for the ledger' 'luoshi: none/other.db: no such file' "$err"
run init --place 清禾市 --ledger none/other.db
has 'no folder for the ledger' 'luoshi: none/other.db: no such file' "$err"
printf '1' | dd of=one/item.csv bs=1 seek=2000 conv=notrunc 2>/dev/null
run import all one --ledger other.db
is 'an altered folder' 1 "$status"
is 'an altered folder, no ledger' no "$([ -e other.db ] && echo yes || echo no)"
ok backup copy.db
ok item add '之后' --as 张三
ok restore copy.db
ok verify
is 'restored' '' "$("$LUOSHI" items --json | grep 之后)"
finish
