#!/bin/sh
# Lights, what is due, the calendar and the rule files from the command line.
. "$(dirname "$0")/lib.sh"
cd "$work" || exit 1
unset LUOSHI_LEDGER LUOSHI_RULES
export LUOSHI_NOW=2025-01-20T09:00:00

# --- calendar ---
run calendar 2025-10-01
has 'holiday' 'a holiday (国庆节、中秋节)' "$out"
has 'notice' '国办发明电〔2024〕12号' "$out"
run calendar 2025-09-28 --lang zh
has 'made up' '国庆节、中秋节调休，上班' "$out"
run calendar
has 'today' '2025-01-20  Monday  a working day' "$out"
run calendar 2025-09-30 --add 3
is 'add' '2025-10-11' "$out"
run calendar 2025-10-09 --add -1
is 'add before' '2025-09-30' "$out"
run calendar 2025-01-01 --until 2025-06-30
is 'count' 120 "$out"
run calendar 2025-01-01 --until 2025-06-30 --json
is 'count as JSON' '{"from":"2025-01-01","until":"2025-06-30","workdays":120,"known":true}' "$out"
run calendar 2028-01-01
has 'unknown year' 'only weekends were counted' "$out"
run calendar --year 2024
has 'year' 'working days of the year: 251' "$out"
run calendar --term '6月底前建成' --year 2025
has 'term' "2025-06-30  '6月底前' is 2025-06-30" "$out"
run calendar 2025-03-03 --term '30个工作日内办结'
has 'term of working days' 2025-04-15 "$out"
run calendar --term '30个工作日内办结'
is 'a term needs its day' 2 "$status"
run calendar 2025-02-30
is 'no such day' 2 "$status"
has 'no such day' "no such day as '2025-02-30'" "$err"
run calendar --add x
is 'no number' 2 "$status"

# --- rule files ---
run rules show
has 'list' 'lights/lights' "$out"
has 'list' 'calendar/2026' "$out"
run rules show lights/lights.tsv
has 'print' 'behind-far' "$out"
run rules show lights/light
is 'no file' 1 "$status"
has 'no file' 'did you mean lights/lights?' "$err"
mkdir -p mine/lights mine/calendar
run rules check mine
is 'empty folder' 0 "$status"
"$LUOSHI" rules show lights/lights | sed 's/30$/40/' >mine/lights/lights.tsv
run rules check mine
has 'own file' 'lights/lights: that of the folder' "$out"
sed -i 's/^behind-far\tred/behind-far\torange/' mine/lights/lights.tsv
run rules check mine
is 'mistake' 1 "$status"
has 'mistake' 'mine/lights/lights.tsv:' "$err"
has 'mistake' "'orange' is not allowed in this column; use one of: grey green yellow red closed" "$err"
rm mine/lights/lights.tsv
: >mine/term.tsv
run rules check mine
has 'misspelt' 'rename it if you meant terms.tsv' "$err"
rm mine/term.tsv
: >mine/terms.tsv
run calendar 2025-01-01 --rules mine
is 'a broken folder is not used' 1 "$status"
has 'empty' 'the rule file is empty' "$err"
rm mine/terms.tsv
run rules check nowhere
is 'no folder' 1 "$status"

# --- a ledger ---
run status
is 'no ledger' 1 "$status"
run init --place 清禾市 --as li
is 'init' 0 "$status"
run status
has 'empty' '2025-01-20' "$out"
run due
is 'nothing due' 'nothing is due within 7 days' "$out"
"$LUOSHI" ingest --as li "$TOP/data/samples/qinghe-2025.txt" >/dev/null
run status --lang zh
has 'candidates' '尚未交办' "$out"
has 'head' '链首' "$out"
run explain 5
has 'explain' 'it is not issued, there is no lead unit' "$out"
has 'explain' 'rule missing' "$out"
run explain 5 --at 2024-12-31
is 'before it was' 1 "$status"
run explain 5 --at soon
is 'no day' 2 "$status"
run due --within 5y
is 'no days' 2 "$status"
run due --unit 市发改委
is 'no unit' 1 "$status"
run due --within 60d --ics due.ics
is 'reminders' 0 "$status"
is 'reminders' 'BEGIN:VCALENDAR' "$(head -n 1 due.ics | tr -d '\r')"
if command -v python3 >/dev/null; then
  for command in 'status' 'explain 5' 'due --overdue' 'calendar' \
    'calendar --year 2025'; do
    # shellcheck disable=SC2086
    "$LUOSHI" $command --json >json.out
    is "$command is JSON" 0 "$(python3 -c '
import json, sys
for line in open("json.out", encoding="utf-8"):
    json.loads(line)
' >/dev/null 2>&1; echo $?)"
  done
fi
finish
