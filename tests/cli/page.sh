#!/bin/sh
# The html page: well formed, self-contained, and its prose is the report.
. "$(dirname "$0")/lib.sh"
python=$(command -v python3) || exit 77
printf '<b>政府工作报告</b>\n一、2024年"目标"&安排\n' >"$work/hostile.txt"
printf '新建<script>学校3所&amp;，' >>"$work/hostile.txt"
printf "'地区生产总值'增长5.5%%左右。\n" >>"$work/hostile.txt"
for file in "$TOP/data/samples/qinghe-2024.txt" \
  "$TOP/data/samples/qinghe-2025.txt" "$work/hostile.txt"; do
  for lang in zh en; do
    "$LUOSHI" read -f html --lang $lang "$file" >"$work/page.html"
    "$LUOSHI" read --text "$file" >"$work/text"
    "$python" "$TOP/tests/cli/page.py" "$work/page.html" "$work/text"
    is "$file in $lang" 0 "$?"
  done
done
"$LUOSHI" read -f html "$TOP/data/samples" >"$work/page.html"
"$python" "$TOP/tests/cli/page.py" "$work/page.html"
is 'two reports on a page' 0 "$?"
finish
