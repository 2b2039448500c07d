#!/bin/sh
# The ledger's tables: out, edited, in; through other programs where they
# are installed; what is refused; forms; many observations.
. "$(dirname "$0")/lib.sh"
LUOSHI_LEDGER=$work/luoshi.db
LUOSHI_NOW=2024-07-02T09:00:00
export LUOSHI_LEDGER LUOSHI_NOW
cd "$work" || exit 1

run init --place 330199 --as clerk
for unit in 清禾市发展和改革委员会 清禾市教育局; do
  run units add "$unit" --as clerk
done
run ingest "$TOP/data/samples/qinghe-2024.txt" --as clerk
is 'ingested' 0 "$status"

# --- what goes out comes back --------------------------------------------
for format in xlsx csv; do
  for lang in zh en; do
    run export tasks --out "a.$format" --lang $lang
    is "export $format $lang" 0 "$status"
    run import tasks --dry-run "a.$format"
    is "$format $lang comes back" 'the same as the ledger; nothing changed' \
      "$out"
    is "$format $lang without a word" '' "$err"
    run export tasks --out "b.$format" --lang $lang
    cmp -s "a.$format" "b.$format"
    is "$format $lang, the same bytes" 0 "$?"
  done
done
run export tasks --out a.docx
run export tasks --out b.docx
cmp -s a.docx b.docx
is 'docx, the same bytes' 0 "$?"
run export tasks --format csv
has 'csv on standard output' 'Original words' "$out"
run export tasks --out a.txt
is 'a format nobody knows' 2 "$status"
has 'a format nobody knows' 'xlsx, csv or docx' "$err"
run export tasks --format csv --out a.xlsx
is 'another name than the format' 2 "$status"
has 'another name than the format' "'a.xlsx' does not end as csv" "$err"
run export form 清禾市教育局 --out f.csv
is 'a form is an xlsx' 2 "$status"
has 'a form is an xlsx' "'f.csv' does not end as xlsx" "$err"
is 'a form is an xlsx, no file' no "$([ -e f.csv ] && echo yes || echo no)"
run export tasks --out A.XLSX
is 'capitals' 0 "$status"
run export tasks --out a.csv --json
has 'as JSON' '{"file":"a.csv","rows":4' "$out"

# --- edited ----------------------------------------------------------------
edit() {
  sed "$1" a.csv >e.csv
}
run export tasks --out a.csv --lang zh
edit 's/,规模以上工业增加值增幅,,≥,8,/,规模以上工业增加值增幅,,≥,8.5,/'
before=$(run journal --json; printf %s "$out" | wc -l)
run import tasks --dry-run e.csv
has 'the difference in words' 'Target: 8% → 8.5%' "$out"
has 'a dry run writes nothing' 'dry run: 1 would change, 0 be added' "$out"
run import tasks --dry-run --json e.csv
has 'the difference as JSON' \
  '{"field":"target","was":"8","now":"8.5"}' "$out"
is 'the journal after dry runs' "$before" \
  "$(run journal --json; printf %s "$out" | wc -l)"
run import tasks --as clerk e.csv
has 'applied' '1 changed, 0 added' "$out"
run import tasks --as clerk e.csv
is 'an older version: a conflict' 0 "$status"
has 'the same values once more' 'nothing changed' "$out"
edit 's/,规模以上工业增加值增幅,,≥,8,/,规模以上工业增加值增幅,,≥,9,/'
run import tasks --as clerk e.csv
is 'a conflict' 1 "$status"
has 'a conflict both ways' 'the ledger now says 8.5%, the table 9%' "$out"
has 'a conflict stops' 'nothing was imported' "$err"
run import tasks --as clerk --prefer ledger e.csv
is 'the ledger counts' 0 "$status"
run item show '#2'
has 'the ledger counted' '8.5%' "$out"
run import tasks --as clerk --prefer file e.csv
run item show '#2'
has 'the file counted' '9%' "$out"
run import tasks --as nobody e.csv
is 'a stranger' 1 "$status"

# The row has an item's first target; the others are shown and stay.
run export tasks --out a.csv --lang zh
has 'further targets' '#4 固定资产投资增幅 ~ 6.5%' "$(grep '分别增长7%' a.csv)"
sed 's/#4 固定资产投资增幅 ~ 6.5%/#4 固定资产投资增幅 ~ 8%/' a.csv >e.csv
run import tasks --as clerk e.csv
has 'further targets stay' 'change further targets with luoshi amend' "$err"
has 'further targets stay' 'nothing changed' "$out"
run import tasks --dry-run --lang en a.csv
is 'further targets in another language' '' "$err"

# A column of somebody's own is kept and comes back.
cat >e.csv <<'END'
系统号,版本,工作任务,牵头单位,督办人
3,4,社会消费品零售总额、固定资产投资分别增长7%左右、6.5%左右,发改委,老林
,,新建邻里花园20处,市教育局,老陈
END
run units edit 清禾市发展和改革委员会 --aliases 发改委,市发改委 --as clerk
run import tasks --as clerk e.csv
has 'a new item' '1 changed, 1 added' "$out"
has 'a new column' "there is no column '督办人'; what it holds is kept" "$err"
run export tasks --out a.csv
has 'the column comes back' '督办人' "$(head -n 1 a.csv)"
has 'with what it holds' '老陈' "$(tail -n 1 a.csv)"

# --- refused: everything at once, nothing written ---------------------------
cat >bad.csv <<'END'
系统号,版本,工作任务,指标,目标值,计量单位,完成时限,牵头单位
4,4,一般公共预算收入增长5%,一般公共预算收入增幅,"1,23",%,2024-2-30,市教玉局
4,4,一般公共预算收入增长5%,一般公共预算收入增幅,５,公里,,
END
run import tasks --as clerk bad.csv
is 'errors' 1 "$status"
for cell in E2 G2 H2 E3 A3; do
  has "all errors: $cell" "bad.csv: $cell: " "$err"
done
has 'how many' 'errors: 5' "$err"
run import tasks --as clerk --json bad.csv
has 'errors as JSON' '"cell":"G2","code":"cell-no-day"' "$out"
{
  echo '工作任务,完成时限,牵头单位'
  i=0
  while [ $i -lt 1000 ]; do
    i=$((i + 1))
    echo "任务$i,2024-02-30,"
  done
} >many.csv
run import tasks --as clerk many.csv
is 'a thousand errors' 1000 "$(printf '%s\n' "$err" | grep -c 'no such day')"
printf '系统号,版本,工作任务,牵头单位\n,,"新建\n花园",\n,,新建\342\200\217公园,\n' \
  >lines.csv
run import tasks --as clerk lines.csv
is 'a task of two lines' 1 "$status"
has 'a task of two lines' 'lines.csv: C2: the task holds a line break' "$err"
has 'a mark of direction' '(U+200F)' "$err"
# What the table lacks is told once, not for each of its rows.
run export tasks --format csv --lang en --out a.csv
lacking() {
  "$PYTHON" - "$1" <<'END' >l.csv
import csv, sys
rows = list(csv.reader(open('a.csv', encoding='utf-8-sig')))
lost = [rows[0].index(c) for c in sys.argv[1].split(',')]
for r in rows:
    print(','.join('"%s"' % c.replace('"', '""')
                   for i, c in enumerate(r) if i not in lost))
END
}
PYTHON=$(command -v python3 || true)
if [ -n "$PYTHON" ]; then
  lacking Id,Number,Version
  run import tasks --as clerk --lang en l.csv
  is 'no ids' 2 "$(printf '%s\n' "$err" | wc -l)"
  has 'no ids' "l.csv: the table has no column 'Id'" "$err"
  lacking Version
  run import tasks --as clerk --lang en l.csv
  is 'no versions' 2 "$(printf '%s\n' "$err" | wc -l)"
  has 'no versions' "has a column 'Id' and no 'Version'" "$err"
else
  echo 'skipped: no python3 here'
fi
run export tasks --out a.docx
run import tasks --as clerk a.docx
is 'a Word document' 1 "$status"
has 'a Word document' 'this is a Word document and no table' "$err"

# --- made to do harm: it breaks the child that reads it, and nothing else ------
{
  printf '指标,报告期,数值\n甲,2024-01,"'
  head -c 70000000 /dev/zero | tr '\0' x
  printf '"\n'
} >row.csv
run import observations --as clerk row.csv
is 'a row of 70 MB' 1 "$status"
has 'a row of 70 MB' 'row.csv: reading this file takes more memory' "$err"
rm row.csv
if [ -n "$PYTHON" ]; then
  "$PYTHON" - <<'END'
import zipfile
word = 'http://schemas.openxmlformats.org/'
m = word + 'spreadsheetml/2006/main'
r = word + 'officeDocument/2006/relationships'
p = word + 'package/2006/relationships'
def links(*v):
    return '<Relationships xmlns="%s">%s</Relationships>' % (p, ''.join(
        '<Relationship Id="%s" Type="%s/%s" Target="%s"/>' % (i, r, t, to)
        for i, t, to in v))
# one text of 90 KB, shown in 16,000 cells
cell = '<c r="%s%d" t="s"><v>0</v></c>'
rows = ''.join('<row r="%d">%s%s</row>' % (i, cell % ('A', i),
                                           cell % ('B', i))
               for i in range(1, 8000))
with zipfile.ZipFile('echo.xlsx', 'w', zipfile.ZIP_DEFLATED) as z:
    z.writestr('_rels/.rels', links(('a', 'officeDocument',
                                     'xl/workbook.xml')))
    z.writestr('xl/workbook.xml', '<workbook xmlns="%s" xmlns:r="%s"><sheets>'
               '<sheet name="a" sheetId="1" r:id="a"/></sheets></workbook>'
               % (m, r))
    z.writestr('xl/_rels/workbook.xml.rels',
               links(('a', 'worksheet', 'one.xml'),
                     ('b', 'sharedStrings', 's.xml')))
    z.writestr('xl/s.xml', '<sst xmlns="%s"><si><t>%s</t></si></sst>'
               % (m, ''.join(
                   chr(0x4E00 + i * 7919 % 20000) for i in range(30000))))
    z.writestr('xl/one.xml', '<worksheet xmlns="%s"><sheetData>%s'
               '</sheetData></worksheet>' % (m, rows))
END
  before=$(run journal --json; printf %s "$out" | wc -l)
  for how in 'import observations' 'import tasks' 'import form' \
    'units import'; do
    run $how --as clerk echo.xlsx
    is "more text than allowed: $how" 1 "$status"
    has "more text than allowed: $how" \
      'echo.xlsx: this file makes more text than allowed' "$err"
  done
  is 'nothing was written of it' "$before" \
    "$(run journal --json; printf %s "$out" | wc -l)"
  rm echo.xlsx
fi

# --- what is no file ---------------------------------------------------------
mkfifo pipe.csv
for no in pipe.csv /dev/zero; do
  run import observations --as clerk $no
  is "no file: $no" 1 "$status"
  has "no file: $no" "$no: this is no regular file" "$err"
  run update '#1' --period 2024-06 --words x --as clerk $no
  has "no evidence: $no" "$no: this is no regular file" "$err"
done
run update '#1' --period 2024-06 --words x --as clerk .
has 'a folder as evidence' 'this is a folder' "$err"
run update '#1' --period 2024-06 --words x --as clerk -
has 'standard input as evidence' 'this is no regular file' "$err"
run read pipe.csv
has 'a pipe that nobody writes to' 'this is no regular file' "$err"
status=0
out=$(printf '指标,报告期,数值\n' | "$LUOSHI" import observations \
  --dry-run /dev/stdin 2>&1) || status=$?
is 'standard input by its name' 0 "$status"

printf 'nothing at all' >none.csv
run import tasks --as clerk none.csv
has 'no headings' 'no row with the headings' "$err"
: >empty.csv
run import tasks --as clerk empty.csv
has 'an empty file' 'empty.csv: the file is empty' "$err"
run import tasks --as clerk missing.xlsx
is 'no file' 1 "$status"
is 'nothing was written' 0 "$(run verify; echo "$status")"

# --- observations ------------------------------------------------------------
cat >o.csv <<'END'
指标,报告期,口径,数值,计量单位
地区生产总值增幅,2024-03,累计,5.6,%
地区生产总值增幅,2024年6月,累计,5.8%,
END
run import observations --dry-run o.csv
has 'values, dry' '2 values are new, 0 corrected; nothing' "$out"
run import observations --as clerk o.csv
has 'values' '2 values added, 0 corrected' "$out"
run import observations --as clerk o.csv
has 'values once more' 'nothing changed' "$out"
printf '指标,计量单位,2024-06,2024-07\n地区生产总值增幅,%%,5.9,6\n' >w.csv
run import observations --as clerk w.csv
has 'months as columns' '1 value added, 1 corrected' "$out"
printf '指标,报告期,数值,备注\n地区生产总值增幅,2024-06,5.9,快报\n' >n.csv
run import observations --dry-run n.csv
has 'a note, dry' '1 note would be kept beside a value' "$out"
run import observations --as clerk n.csv
has 'a note' '1 note was kept beside a value' "$out"
run import observations --as clerk n.csv
has 'the same note' 'nothing changed' "$out"
printf '指标,报告期,数值,备注\n地区生产总值增幅,2024-07,6.1,初步核算\n' >n.csv
run import observations --as clerk --json n.csv
has 'a value with its note' '"revised":1,"noted":0' "$out"
run item show '#1' --json
has 'notes are kept' '"period":"2024-06","month_only":false,"value":5.9,"revision":2,' "$out"
has 'notes are kept' '"note":"快报"' "$out"
has 'notes are kept' '"note":"初步核算"' "$out"
printf '指标,报告期,数值\n地区生产总值,2024-06,5\n' >x.csv
run import observations --as clerk x.csv
is 'an unknown indicator' 1 "$status"
has 'an unknown indicator' 'A2: there is no indicator' "$err"
run lock 2024-01 --as clerk
printf '指标,报告期,数值\n地区生产总值增幅,2024-01,5\n' >x.csv
run import observations --as clerk x.csv
has 'a locked period' 'C2: the period 2024-01 is locked' "$err"

# --- forms -----------------------------------------------------------------
run item edit '#1' --unit 清禾市发展和改革委员会 --as clerk
run issue '#1' --deadline 2024-12-31 --as clerk
# What was issued changes with a reason and somebody's approval only.
run export tasks --out a.csv --lang zh
sed 's/^\(2024-001,.*\),2024-12-31,/\1,2025-03-31,/' a.csv >e.csv
run import tasks --as clerk e.csv
is 'no reason' 1 "$status"
has 'no reason' 'e.csv: B2: say why' "$err"
run import tasks --as clerk --why 上级调整 --approved-by 市长 e.csv
has 'with a reason' '1 changed' "$out"
run item show '#1'
has 'the amendment is kept' '2024-12-31 → 2025-03-31' "$out"

run export form 清禾市发展和改革委员会 --period 2024-06 --out f.xlsx --lang zh
is 'a form' 0 "$status"
run import form --as clerk f.xlsx
is 'a form with nothing in it' 0 "$status"
run export form 没有这个单位 --out x.xlsx
is 'a unit nobody knows' 1 "$status"
is 'no file is left' '' "$(ls x.xlsx 2>/dev/null)"
run import form --as clerk a.csv
is 'no form' 1 "$status"
has 'no form' 'use a form made by luoshi export form' "$err"

# --- other programs -----------------------------------------------------------
python=
for p in python3 /usr/bin/python3; do
  "$p" -c 'import openpyxl' 2>/dev/null && python=$p
done
if [ -n "$python" ]; then
  run export tasks --out p.xlsx --lang zh
  "$python" - "$work" <<'END' >"$work/python"
import sys, openpyxl
folder = sys.argv[1]
book = openpyxl.load_workbook(folder + '/p.xlsx')
sheet = book.active
head = {c.value: c.column for c in sheet[3]}
print(sheet.title, sheet.freeze_panes, sheet.auto_filter.ref is not None,
      sheet.page_setup.orientation, sheet.page_setup.paperSize,
      sheet.print_title_rows, len(sheet.data_validations.dataValidation) > 4)
sheet.cell(7, head['完成时限']).value = '2024年11月30日'
sheet.cell(8, head['目标值']).value = '=1+1'
sheet.cell(9, head['牵头单位']).value = '清禾市教育局'
sheet.merge_cells(start_row=9, end_row=10, start_column=head['牵头单位'],
                  end_column=head['牵头单位'])
sheet.merge_cells(start_row=11, end_row=12, start_column=head['工作任务'],
                  end_column=head['工作任务'])
book.save(folder + '/q.xlsx')
form = openpyxl.load_workbook(folder + '/f.xlsx')
form.worksheets[0]['H5'] = '６．２'
print(form.worksheets[0]['J4'].value, form.worksheets[0]['J5'].value)
form.worksheets[0]['J5'] = '核实后的数'
form.worksheets[1]['I5'] = '上半年平稳'
form.save(folder + '/g.xlsx')
form.worksheets[0].delete_cols(10)
form.save(folder + '/h.xlsx')
print(form.worksheets[0].protection.sheet,
      form.worksheets[0]['B5'].protection.locked,
      form.worksheets[0]['H5'].protection.locked)
END
  is 'as another reader sees it' "任务分解表 C4 True landscape 9 \$1:\$3 True
备注 快报
True True False" "$(cat python)"
  run import tasks --dry-run q.xlsx
  has 'a date in Chinese' 'Deadline: 2024-12-31 → 2024-11-30' "$out"
  has 'a formula' '任务分解表!I8: ' "$err"
  has 'a formula' 'comes from a formula' "$err"
  has 'merged, shared' 'note: 任务分解表!N9: N9:N10 are merged cells' "$err"
  has 'merged, refused' '任务分解表!B11: B11:B12 are merged cells' "$err"
  run import form --dry-run h.xlsx
  is 'a form of before there were notes' 0 "$status"
  run import form --as clerk g.xlsx
  is 'a form filled in' 0 "$status"
  has 'a form filled in' '2 of 2 reported' "$out"
  has 'full-width digits' "'６．２' was taken as 6.2%" "$err"
  run item show '#1'
  has 'the progress is there' '上半年平稳' "$out"
  has 'the note is there' '2024-06  6.2%  核实后的数' "$out"
  run import form --as clerk --period 2024-03 g.xlsx
  has 'another period' "the form's period is 2024-06, not 2024-03" "$err"
  run lock 2024-06 --as clerk
  run import form --as clerk g.xlsx
  has 'locked' 'the period 2024-06 is locked' "$err"
else
  echo 'skipped: no python3 with openpyxl here'
fi

office=$(command -v soffice || command -v libreoffice || true)
if [ -n "$office" ]; then
  run export tasks --out l.xlsx
  "$office" "-env:UserInstallation=file://$work/profile" --headless \
    --convert-to xlsx --outdir lo l.xlsx >/dev/null 2>&1
  if [ -s lo/l.xlsx ]; then
    run import tasks --dry-run lo/l.xlsx
    is 'saved by LibreOffice' 'the same as the ledger; nothing changed' \
      "$out"
    "$office" "-env:UserInstallation=file://$work/profile" --headless \
      --convert-to ods --outdir lo l.xlsx >/dev/null 2>&1
    run import tasks --dry-run lo/l.ods
    has 'an ods' 'save the table as .xlsx' "$err"
  else
    echo 'skipped: LibreOffice does not convert here'
  fi
else
  echo 'skipped: no LibreOffice here'
fi
run verify
is 'the ledger is whole' 0 "$status"
finish
