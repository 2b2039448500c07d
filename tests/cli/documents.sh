#!/bin/sh
# Documents of other formats than text on the command line: told by their
# bytes, in archives, in folders, with several at once, and what is refused.
. "$(dirname "$0")/lib.sh"
python=$(command -v python3) || exit 77
cd "$work" || exit 1
"$python" - <<'END' || exit 1
import zipfile
W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
R = 'http://schemas.openxmlformats.org/'
TEXT = ['清禾市2025年政府工作报告', '各位代表：', '三、2025年重点工作',
        '新建5G基站3000个以上，确保临溪港二期建成投用。']

def word(name, extra=()):
    with zipfile.ZipFile(name, 'w', zipfile.ZIP_DEFLATED) as z:
        z.writestr('[Content_Types].xml', '<Types/>')
        z.writestr('_rels/.rels', '<Relationships><Relationship Type="' + R +
                   'officeDocument/2006/relationships/officeDocument" '
                   'Target="word/document.xml"/></Relationships>')
        body = ''.join('<w:p><w:r><w:t>%s</w:t></w:r></w:p>' % t
                       for t in TEXT)
        z.writestr('word/document.xml', '<w:document xmlns:w="%s"><w:body>%s'
                   '</w:body></w:document>' % (W, body))
        for member in extra:
            z.writestr(*member)

word('a.docx')
word('named.txt')
word('path.docx', [('../x', 'x')])
open('a.txt', 'w', encoding='utf-8').write('\n'.join(TEXT) + '\n')
open('a.html', 'w', encoding='utf-8').write(
    '<html><body><div>%s</div></body></html>' %
    ''.join('<p>%s</p>' % t for t in TEXT))
open('cut.docx', 'wb').write(open('a.docx', 'rb').read()[:-60])
with zipfile.ZipFile('bomb.docx', 'w', zipfile.ZIP_DEFLATED) as z:
    z.writestr('[Content_Types].xml', '<Types/>')
    z.writestr('word/document.xml', b'<' + b' ' * 50000000)
with zipfile.ZipFile('all.zip', 'w') as z:
    for name in ['a.txt', 'cut.docx', 'a.docx', 'a.html']:
        z.write(name, 'reports/' + name)
    z.writestr('__MACOSX/._a.docx', 'x')
    z.writestr('reports/', '')
with zipfile.ZipFile('nested.zip', 'w') as z:
    z.write('all.zip')
zipfile.ZipFile('none.zip', 'w').close()
END

# the ledger without its places
ledger() {
  "$LUOSHI" read -f jsonl --only figures,milestones,items "$1" |
    sed -e '/"type":"\(report\|coverage\)"/d' -e 's/,"origin":{[^}]*}//' \
      -e 's/"\(id\|start\|end\|section\|sentence_[a-z]*\)":[0-9]*,*//g'
}

want=$(ledger a.txt)
has 'a ledger' '"object":"临溪港二期"' "$want"
is 'docx' "$want" "$(ledger a.docx)"
is 'docx named .txt' "$want" "$(ledger named.txt)"
is 'html' "$want" "$(ledger a.html)"
is 'text of a docx' "$(cat a.txt)" "$("$LUOSHI" read --text a.docx)"
is 'docx on standard input' "$want" "$(ledger - <a.docx)"

is 'started by one who ignores the ends of children' "$want" "$(
  trap '' CHLD 2>/dev/null
  ledger a.docx)"

run read -f jsonl a.docx
has 'format' '"format":"docx"' "$out"
has 'origin' '"text":"3000个"' "$out"
has 'origin' '"origin":{"paragraph":4}' "$out"
run read -f csv --only figures a.docx
has 'csv has the paragraph' ',,4' "$out"
run read -f csv --only figures a.txt
is 'csv of a text has none' ',,' "$(
  printf '%s\n' "$out" | tr -d '\r' | sed -n '2s/.*\(..\)$/\1/p')"

run read -f jsonl all.zip
is 'an archive with a bad member' 1 "$status"
is 'members in their order' \
  'all.zip/reports/a.txt all.zip/reports/cut.docx all.zip/reports/a.docx all.zip/reports/a.html' "$(
  printf '%s\n' "$out" |
    sed -n 's/^{"type":"\(report\|error\)","source":"\([^"]*\)".*/\2/p' |
    tr '\n' ' ' | sed 's/ $//')"
has 'a bad member' '"source":"all.zip/reports/cut.docx","code":"ECUT"' "$out"
has 'a bad member on standard error' 'all.zip/reports/cut.docx: ' "$err"

# refused FILE CODE ENGLISH
refused() {
  run read -f jsonl "$1" a.docx
  is "$1" 1 "$status"
  has "$1 as a record" '"code":"'"$2"'"' "$out"
  has "$1 in words" "$3" "$err"
  has "$1 does not stop the rest" '"type":"coverage"' "$out"
}
refused cut.docx ECUT 'get the original again'
refused path.docx EHOSTILE '../x'
refused bomb.docx EHOSTILE 'zip bomb'
refused nested.zip EFORMAT 'unpack it first'
refused none.zip EEMPTY 'holds no file'
printf '{\\rtf1 x}' >r.rtf
refused r.rtf EFORMAT 'RTF'
printf '\211PNG\r\n' >i.png
refused i.png EFORMAT 'OCR'
printf '\320\317\021\340\241\261\032\341' >o.doc
head -c 2000 /dev/zero >>o.doc
run read o.doc
is 'a broken old document' 1 "$status"

mkdir folder
cp a.docx folder/1.DOCX
cp a.txt folder/2.txt
cp r.rtf folder/3.rtf
cp all.zip folder/4.zip
cp i.png folder/5.png
cp a.docx 'folder/~$1.docx'
run read -f jsonl folder
is 'a folder of documents' 'folder/1.DOCX folder/2.txt folder/3.rtf folder/4.zip/reports/a.txt folder/4.zip/reports/cut.docx folder/4.zip/reports/a.docx folder/4.zip/reports/a.html' "$(
  printf '%s\n' "$out" |
    sed -n 's/^{"type":"\(report\|error\)","source":"\([^"]*\)".*/\2/p' |
    tr '\n' ' ' | sed 's/ $//')"

# many at once, from many threads, in the order of the one
i=0
while [ $i -lt 40 ]; do
  cp a.docx "folder/many$i.docx"
  cp a.html "folder/many$i.html"
  i=$((i + 1))
done
"$LUOSHI" read -f jsonl folder >one 2>/dev/null
"$LUOSHI" read -f jsonl -j 8 folder >eight 2>/dev/null
is 'several at once' "$(cksum <one)" "$(cksum <eight)"
"$LUOSHI" read -f html -o page.html folder 2>/dev/null
is 'no id twice on a page of an archive' '' "$(
  grep -o ' id="[^"]*"' page.html | sort | uniq -d)"
finish
