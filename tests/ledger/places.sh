#!/bin/sh
# Places of a ledger: what is known of them, what is refused, and that targets,
# values, tables and forms all speak of the same ones.
#   places.sh LUOSHI TOP
. "$(dirname "$0")/../cli/lib.sh"
. "$(dirname "$0")/lib.sh"
cd "$work" || exit 1
LUOSHI_NOW=2024-01-20T09:00:00
export LUOSHI_NOW

# A place of the lists brings those right below it, and no others.
ok init --place 赣州 --ledger city.db --json
has 'its name and code' '"place":"360700","name":"赣州市"' "$out"
ok places --ledger city.db --json
has 'a county' '"code":"360702","version":1,"name":"章贡区","aliases":"章贡"' \
  "$out"
is 'only its own' '' "$(printf '%s\n' "$out" | grep -v '"code":"3607')"
ok init --place 430000 --ledger province.db
ok places --ledger province.db --json
has 'a city' '"code":"430100"' "$out"
is 'no county of a city' '' "$(printf '%s\n' "$out" | grep '"code":"430102"')"
ok init --place 北京市 --ledger capital.db
ok places --ledger capital.db --json
has 'a district right below' '"code":"110105"' "$out"

# A name that several have is that of its own; one of another province is not
# taken for it.
ok init --place 330100 --ledger own.db --as 张三
ok places edit 西湖区 --gone --ledger own.db --as 张三 --json
has 'its own' '"code":"330106"' "$out"
ok places add 东区 --ledger own.db --as 张三 --json
has 'no code of elsewhere' '"code":"东区"' "$out"
ok places add 深圳 --ledger own.db --as 张三 --json
has 'another city' '"code":"440300"' "$out"
ok places add 鼓楼区 --ledger own.db --as 张三 --json
has 'one of several' '"code":"鼓楼区"' "$out"

# One that the lists do not know.
ok init --place 清禾市 --as 张三
ok places
has 'nothing below it yet' 'there is only' "$err"
ok places add 临溪区 --as 张三
ok places add 鹤洲区 --aliases 鹤洲,鹤洲城区 --as 张三
ok places add 临溪高新区 --parent 临溪区 --as 张三
ok places add 章贡区 --as 张三 --json
has 'its code by the lists' '"code":"360702"' "$out"
no "there is '临溪区' already" places add 临溪区 --as 张三
no "there is '鹤洲区' already" places add 丁区 --aliases 鹤洲 --as 张三
no "there is '清禾市' already" places add 清禾市 --as 张三
no 'is that of 南康区' places add 丁区 --code 360703 --as 张三
no 'is no code' places add 丁区 --code 3607 --as 张三
no 'is not below 360702' places add 丁镇 --code 360703100 --parent 章贡区 \
  --as 张三
ok places add 丁镇 --code 360702100 --parent 章贡区 --as 张三
no 'there is no place' places add 戊区 --parent 己市 --as 张三
no 'cannot be below itself' places edit 临溪区 --parent 临溪高新区 --as 张三
no "is the ledger's own" places edit 清禾市 --gone --as 张三
no 'cannot be changed' places edit 章贡区 --code 360703 --as 张三

# Names as clerks write them, and what would be taken for something else.
ok places add 360704 --as 张三 --json
has 'a code of the lists' '"name":"赣县区"' "$out"
no 'is all digits' places add 360799 --as 张三
no 'is all digits' places add 庚区 --aliases 子,４４０３００ --as 张三
no 'is no code' places add 庚区 --code ３６０７０５ --as 张三
no 'is no name' places add 庚区 --aliases '庚,#3' --as 张三
no 'is no name' places add 庚区 --aliases "$(printf '庚\n辛')" --as 张三
no "there is '临溪区' already" places add '临　溪区' --as 张三
ok places add 庚区 --aliases ' 庚，庚、庚区;庚城区,' --as 张三 --json
has 'each once' '"aliases":"庚,庚城区"' "$out"
ok places edit '庚 城区' --aliases , --as 张三 --json
is 'none any more' '' "$(field aliases)"
run places edit 庚区 --gone --back --as 张三
is 'gone or back' 2 "$status"
up=清禾市
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17; do
  ok places add "层$i" --parent "$up" --as 张三
  up=层$i
done
no 'is below too many' places add 层18 --parent "$up" --as 张三
ok users add 李四 --role reader --as 张三
no 'does not allow' places add 庚区 --as 李四

for what in places units posts users indicators; do
  before=$("$LUOSHI" journal | wc -l)
  run $what edit 临溪区 --as 张三
  is "$what: nothing to change" 2 "$status"
  has "$what: nothing to change" 'nothing says what to change' "$err"
  is "$what: no entry" "$before" "$("$LUOSHI" journal | wc -l)"
done

# Targets and values.
cat >r.txt <<'END'
清禾市2024年政府工作报告

一、2024年工作安排
（一）稳住工业。新建标准厂房20万平方米，改造老旧小区36个。
END
ok ingest r.txt --as 张三
ok units add 清禾市住房和城乡建设局 --aliases 市住建局 --as 张三
ok issue --all --unit 市住建局 --as 张三
ok item edit 2 --area 鹤洲 --why 分区 --approved-by 王五 --as 张三
ok item show 2
has 'the target' '36个  2024  鹤洲区' "$out"
has 'its amendment' '→ =36 2024 鹤洲区' "$out"
no 'there is no place' item edit 2 --area 辛区 --why 分区 --approved-by 王五 \
  --as 张三
ok observe 老旧小区 --period 2024-01 --value 3 --area 鹤洲区 --as 张三
no 'there is no place' observe 老旧小区 --period 2024-01 --value 3 \
  --area 鹤州区 --as 张三
ok explain 2
has 'the value of that place counts' '3' "$out"

# Tables.
ok export tasks --format csv --out t.csv
has 'by its name' ',鹤洲区,' "$(cat t.csv)"
ok import tasks t.csv --as 张三
has 'untouched' 'nothing changed' "$out"
sed 's/,鹤洲区,/,鹤洲城区,/' t.csv >alias.csv
ok import tasks alias.csv --as 张三
has 'by an alias it is the same' 'nothing changed' "$out"
sed 's/,鹤洲区,/,辛区,/' t.csv >wrong.csv
no 'L3: there is no place' import tasks wrong.csv --as 张三
sed 's/,鹤洲区,/,临溪区,/' t.csv >other.csv
ok import tasks other.csv --why 调整 --approved-by 王五 --as 张三
has 'in words' '鹤洲区 → 临溪区' "$out"
printf '指标,地区,报告期,数值\n老旧小区,临溪区,2024-01,2\n' >o.csv
printf '老旧小区,鹤洲,2024-01,4\n老旧小区,清禾市,2024-01,5\n' >>o.csv
ok import observations o.csv --as 张三
has 'two new, one corrected' '2 values added, 1 corrected' "$out"
printf '老旧小区,壬区,2024-01,5\n老旧小区,壬区,2024-02,5\n' >>o.csv
no 'B5: there is no place' import observations o.csv --as 张三
has 'every row of it' 'B6: there is no place' "$err"
ok export form 市住建局 --period 2024-01 --out f.xlsx
ok import form f.xlsx --as 张三
form=$TOP/tests/ledger/form.py
if python3 "$form" f.xlsx show >/dev/null 2>&1; then
  python3 "$form" f.xlsx set 0 新建标准厂房 Area 清禾市
  python3 "$form" f.xlsx set 0 新建标准厂房 'Year to date' 5000
  ok import form f.xlsx --dry-run
  has 'its own place by its name' '新建标准厂房' "$out"
  python3 "$form" f.xlsx set 0 新建标准厂房 Unit 万平方米
  no 'the figure is asked for in' import form f.xlsx --as 张三
else
  echo 'skipped: no python3 here'
fi

# One that was merged into another: what is there stays.
ok places edit 临溪区 --gone --as 张三
ok places
has 'it says so' 'gone' "$out"
ok item show 2
has 'the target is still its' '临溪区' "$out"
ok import tasks other.csv --as 张三 --prefer ledger
ok observe 老旧小区 --period 2024-01 --value 7 --area 临溪区 --as 张三
no 'is no more' item edit 1 --area 临溪区 --why 调整 --approved-by 王五 \
  --as 张三
sed 's/,万平方米,,,/,万平方米,,临溪区,/' t.csv >gone.csv
no 'is no more' import tasks gone.csv --why 调整 --approved-by 王五 --as 张三
ok places edit 临溪区 --back --as 张三
ok item edit 1 --area 临溪区 --why 调整 --approved-by 王五 --as 张三
ok verify
finish
