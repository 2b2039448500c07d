#!/bin/sh
# The ways of an item: split and merged, past and postponed, returned and
# issued again, beside a corrected text.
#   flow.sh LUOSHI TOP
. "$(dirname "$0")/../cli/lib.sh"
. "$(dirname "$0")/lib.sh"
cd "$work" || exit 1

cat >report.txt <<'END'
清禾市2024年政府工作报告
三、2024年重点工作
绿色食品、竹木家居产值分别达到210亿元、130亿元。
新建5G基站900个。
改造老旧小区30个。
城镇新增就业3万人以上。
建成禾川大桥。
END
on 2024-01-15
ok init --place 清禾市 --as 张三
ok units add 清禾市教育局 --as 张三
ok units add 清禾市住房和城乡建设局 --aliases 市住建局 --as 张三
ok users add 王五 --role leader --as 张三
ok ingest report.txt --as 张三
output=$(id 绿色食品、竹木家居产值分别达到210亿元、130亿元)
is 'an item to split' 1 "$((output > 0))"

# --- in parts ---------------------------------------------------------------
items=$("$LUOSHI" items --json | wc -l)
no 'two parts at least' item split "#$output" --as 张三
no 'two parts at least' item split "#$output" 绿色食品产值达到210亿元 --as 张三
no 'a task of its own' item split "#$output" 甲 甲 --as 张三
no 'may not be empty' item split "#$output" 甲 '　' --as 张三
ok item split "#$output" 绿色食品产值达到210亿元 完成130亿元 --as 张三
food=$(id 绿色食品产值达到210亿元)
bamboo=$(id 完成130亿元)
is 'one more than before' $((items + 1)) "$("$LUOSHI" items --json | wc -l)"
is 'the whole is gone from lists' '' \
  "$("$LUOSHI" items --json | grep "\"id\":$output,")"
is 'the whole' dropped "$(of "#$output" state)"
ok item show "#$output" --json
has 'knows its parts' "\"parts\":[$food,$bamboo]" "$out"
is 'a part knows the whole' "$output" "$(of "#$food" parent)"
is 'a part has its words' '绿色食品、竹木家居产值分别达到210亿元、130亿元' "$(of "#$food" quote)"
ok item show "#$food" --json
has 'a target for each' '"value":21000000000' "$out"
ok item show "#$bamboo" --json
has 'a target for each' '"value":13000000000' "$out"
ok item show "#$output" --json
has 'none for the whole' '"targets":[]' "$out"
ok item show "#$output"
has 'the parts are shown' '完成130亿元' "$out"
ok search 竹木家居
has 'marked where it is found' '130亿元 (dropped)' "$out"
no 'state is dropped' issue "#$output" --unit 市教育局 \
  --deadline 2024-12-31 --as 张三
no 'was split into' reopen "#$output" --why 误拆 --as 张三
ok item drop "#$food" "#$bamboo" --why 误拆 --as 张三
ok reopen "#$output" --why 误拆 --as 张三
ok item show "#$output" --json
has 'its targets are back' '"value":21000000000' "$out"
has 'its targets are back' '"value":13000000000' "$out"
no 'is a part of' reopen "#$food" --why 再拆 --as 张三
ok item split "#$output" 绿色食品 竹木家居 --as 张三

# of an item that was issued: approved, and its deadline holds
flats=$(id 改造老旧小区30个)
ok issue "#$flats" --unit 市住建局 --deadline 2024-10-31 --as 张三
no 'say why' item split "#$flats" 东城改造 西城改造 --as 张三
no 'who approved' item split "#$flats" 东城改造 西城改造 --why 分区 --as 张三
ok return "#$flats" --why 分区 --as 张三
no 'say why' item split "#$flats" 东城改造 西城改造 --as 张三
no 'who approved' item split "#$flats" 东城改造 西城改造 --why 分区 --as 张三
ok item split "#$flats" 东城改造 西城改造 --why 分区 --approved-by 常务会议 \
  --as 张三
east=$(id 东城改造)
has 'an amendment' '"field":"split","was":"改造老旧小区30个"' \
  "$("$LUOSHI" item show "#$flats" --json)"
no 'who approved' item drop "#$east" --why 不改了 --as 张三
no 'say why' item edit "#$east" --value 20 --as 张三
no 'say why' item split "#$east" 东一 东二 --as 张三
no 'say why' item merge "#$(id 西城改造)" "#$east" --as 张三
ok item edit "#$east" --deadline 2024-12-31 --as 张三
ok item split "#$east" 东一 东二 --why 分期 --approved-by 常务会议 --as 张三
no 'say why' issue "#$(id 东一)" --as 张三
ok item drop "#$(id 东一)" "#$(id 东二)" --why 不分期 --approved-by 常务会议 \
  --as 张三
ok reopen "#$east" --why 不分期 --as 张三
no 'say why' issue "#$east" --deadline 2024-12-31 --as 张三
ok issue "#$east" --deadline 2024-12-31 --why 工期 --approved-by 常务会议 \
  --as 张三
is 'postponed' 1 "$(of "#$east" postponed)"
ok item show "#$east" --json
has 'the deadline of the whole' '"was":"2024-10-31","now":"2024-12-31"' "$out"
ok issue "#$(id 西城改造)" --deadline 2024-09-30 --as 张三
is 'sooner is no amendment' 0 "$(of "#$(id 西城改造)" postponed)"

# parts of parts: the whole comes back when none is left, with their targets
cat >parts.txt <<'END'
清禾市2025年政府工作报告

一、2025年工作安排
（一）办实事。新建口袋公园12个，新建充电桩300个，改造管网40公里。
END
ok ingest parts.txt --as 张三
parks=$(id 新建口袋公园12个)
ok item split "#$parks" 城东公园 城西公园 --as 张三
ok item split "#$(id 城东公园)" 北片公园 南片公园 --as 张三
ok item drop "#$(id 城西公园)" --why 误拆 --as 张三
no 'was split into' reopen "#$parks" --why 误拆 --as 张三
ok item drop "#$(id 北片公园)" "#$(id 南片公园)" --why 误拆 --as 张三
ok reopen "#$parks" --why 误拆 --as 张三
ok item show "#$parks" --json
has 'the target of a part of a part' '"value":12' "$out"
no 'is a part of' reopen "#$(id 北片公园)" --why 误删 --as 张三
piles=$(id 新建充电桩300个)
pipes=$(id 改造管网40公里)
ok item split "#$piles" 城东桩 城西桩 --as 张三
ok item merge "#$pipes" "#$(id 城东桩)" --as 张三
ok item drop "#$(id 城西桩)" --why 误拆 --as 张三
no 'was merged into' reopen "#$piles" --why 误拆 --as 张三

# two targets of places with long names
long=$(printf '长%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20)
ok places add "$long$long${long}区" --as 张三
ok places add "$long$long${long}县" --as 张三
set -- $("$LUOSHI" item show "#$pipes" --json |
  grep -o '"targets":.*' | grep -o '"id":[0-9]*' | cut -d: -f2)
ok item edit "#$pipes" --target "$1" --area "$long$long${long}区" --as 张三
ok item edit "#$pipes" --target "$2" --area "$long$long${long}县" --as 张三
no 'has several targets' item edit "#$pipes" --value 3 --as 张三

# --- several as one ---------------------------------------------------------
bridge=$(id 建成禾川大桥)
jobs=$(id 城镇新增就业3万人以上)
no 'it is the same' item merge "#$bridge" "#$bridge" --as 张三
no 'nothing can be merged' item merge "#$output" "#$bridge" --as 张三
ok item merge "#$bridge" "#$jobs" --as 张三
has 'the target goes along' '"value":30000' \
  "$("$LUOSHI" item show "#$bridge" --json)"
is 'merged' dropped "$(of "#$jobs" state)"
ok item show "#$jobs"
has 'merged into' "#$bridge" "$out"
no 'was merged into' reopen "#$jobs" --why 误并 --as 张三
no 'state is dropped' issue "#$jobs" --unit 市教育局 --deadline 2024-12-31 \
  --as 张三
# into one that was issued: what is asked of it changes
ok issue "#$bridge" --unit 市住建局 --deadline 2024-12-31 --as 张三
masts=$(id 新建5G基站900个)
no 'say why' item merge "#$bridge" "#$masts" --as 张三
ok item merge "#$bridge" "#$masts" --why 同一工程 --approved-by 王五 --as 张三
has 'as an amendment' '"field":"target","was":"","now":"=900 2024"' \
  "$("$LUOSHI" item show "#$bridge" --json)"
ok item drop "#$bridge" --why 不建了 --approved-by 常务会议 --as 张三
has 'who approved is kept' '"approved_by":"常务会议"' \
  "$("$LUOSHI" item show "#$bridge" --json)"

# --- several targets --------------------------------------------------------
ok item add 提高两项指标 --unit 市住建局 --deadline 2024-12-31 --as 张三
two=$(id 提高两项指标)
ok indicators add 甲指标 --in 个 --as 张三
ok indicators add 乙指标 --in 个 --as 张三
ok item add 指标甲 --indicator 甲指标 --value 11 --as 张三
ok item add 指标乙 --indicator 乙指标 --value 12 --as 张三
ok item merge "#$two" "#$(id 指标甲)" "#$(id 指标乙)" --as 张三
ok item show "#$two"
has 'targets have ids' '甲指标 >= 11个' "$out"
ok issue "#$two" --as 张三
number=$(of "#$two" number)
no 'name one with --target' amend "$number" --value 10 --why 调 \
  --approved-by 王五 --as 张三
no 'name one with --target' item edit "$number" --value 10 --why 调 \
  --approved-by 王五 --as 张三
no 'no such target' amend "$number" --value 10 --target 999 --why 调 \
  --approved-by 王五 --as 张三
second=$("$LUOSHI" item show "#$two" --json | grep -o '"targets":.*' |
  grep -o '"id":[0-9]*' | sed -n 2p | cut -d: -f2)
ok amend "$number" --value 10 --target "$second" --why 调 --approved-by 王五 \
  --as 张三
ok item show "$number" --json
has 'the first stays' '"value":11' "$out"
has 'the second is lowered' '"was":">=12 2024","now":">=10 2024"' "$out"
is 'lowered' 1 "$(of "$number" lowered)"
before=$("$LUOSHI" status --json | tail -n 1 | grep -o '"dropped":[0-9]*')
ok item drop "$number" --why 不做 --approved-by 王五 --as 张三
is 'told of what was dropped' "$((${before#*:} + 1))" \
  "$("$LUOSHI" status --json | tail -n 1 | grep -o '"dropped":[0-9]*' |
  cut -d: -f2)"

# --- days that are over -----------------------------------------------------
on 2024-05-06
ok item add 编制规划 --unit 市住建局 --deadline 2024-04-30 --as 张三
has 'told of a candidate' 'is over already' "$err"
plan=$(id 编制规划)
no 'is over already' issue "#$plan" --as 张三
ok issue "#$plan" --deadline 2024-06-30 --as 张三
is 'nothing to tell' '' "$err"
number=$(of "#$plan" number)
no 'brings it forward' extend "$number" --deadline 2024-06-30 --why 忙 \
  --approved-by 王五 --as 张三
no 'brings it forward' extend "$number" --deadline 2024-05-31 --why 忙 \
  --approved-by 王五 --as 张三
no 'no new deadline' extend "$number" --why 忙 --approved-by 王五 --as 张三
ok extend "$number" --deadline 2024-08-31 --why 忙 --approved-by 王五 --as 张三
ok amend "$number" --deadline 2024-07-31 --why 快 --approved-by 王五 --as 张三
is 'postponed once, brought forward once' 1 "$(of "$number" postponed)"
no 'is over already' amend "$number" --deadline 2024-05-01 --why 快 \
  --approved-by 王五 --as 张三
no 'is over already' item edit "$number" --deadline 2024-05-01 --why 快 \
  --approved-by 王五 --as 张三
ok amend "$number" --deadline 2024-05-01 --past --why 文件如此 \
  --approved-by 王五 --as 张三
has 'told of it' 'is over already' "$err"
ok extend "$number" --deadline 2024-09-30 --why 忙 --approved-by 王五 --as 张三
is 'postponed again' 2 "$(of "$number" postponed)"
no 'after its deadline' item add 倒着来 --starts 2024-12-01 \
  --deadline 2024-11-30 --as 张三
no 'after its deadline' item edit "$number" --starts 2025-01-01 --why 晚 \
  --as 张三
ok item add 上年旧事 --unit 市住建局 --year 2023 --deadline 2023-12-31 --as 张三
ok issue "#$(id 上年旧事)" --as 张三
has 'a year that is over can be entered' 'is over already' "$err"
is 'a year that is over can be entered' issued \
  "$(of "#$(id 上年旧事)" state)"
ok item add 签约项目20个 --unit 市住建局 --deadline 2024-04-30 --as 张三
ok issue "#$(id 签约项目20个)" --past --as 张三

# --- another year is an amendment -------------------------------------------
ok indicators add 签约项目 --in 个 --as 张三
ok item add 签约30个 --unit 市住建局 --indicator 签约项目 --value 30 \
  --deadline 2024-12-31 --as 张三
deal=$(id 签约30个)
ok item edit "#$deal" --year 2025 --as 张三
is 'of a candidate' 2025-12-31 "$(of "#$deal" deadline)"
is 'of a candidate' 2025 "$(of "#$deal" period)"
ok item edit "#$deal" --year 2024 --as 张三
ok issue "#$deal" --as 张三
no 'who approved' item edit "#$deal" --year 2025 --why 跨年 --as 张三
ok item edit "#$deal" --year 2025 --why 跨年 --approved-by 王五 --as 张三
is 'its deadline' 2025-12-31 "$(of "#$deal" deadline)"
is "its target's period" 2025 "$(of "#$deal" period)"
is 'postponed once' 1 "$(of "#$deal" postponed)"
is 'not lowered' 0 "$(of "#$deal" lowered)"
ok item show "#$deal" --json
has 'an amendment' '"field":"year","was":"2024","now":"2025"' "$out"
has 'an amendment' '"field":"period","was":">=30 2024","now":">=30 2025"' \
  "$out"

# --- units that are no more -------------------------------------------------
ok units add 清禾市大数据管理局 --aliases 市大数据局 --as 张三
ok units add 清禾市数据局 --as 张三
ok users add 数据联络员 --role unit --unit 市大数据局 --as 张三
ok indicators add 政务服务事项网办率 --in % --measure rate --source 市大数据局 \
  --as 张三
ok item add 建成政务云 --unit 市大数据局 --deadline 2024-11-30 --as 张三
cloud=$(id 建成政务云)
ok issue "#$cloud" --as 张三
ok item add 数据开放 --unit 市住建局 --others 市大数据局,清禾市数据局 --as 张三
open=$(id 数据开放)
no 'say why' units retire 市大数据局 --as 张三
no 'itself' units retire 市大数据局 --successor 市大数据局 --why 改革 --as 张三
no 'does not allow' units retire 市大数据局 --why 改革 --as 数据联络员
no 'who approved' units retire 市大数据局 --successor 清禾市数据局 \
  --why 机构改革 --as 张三
ok units retire 市大数据局 --successor 清禾市数据局 --why 机构改革 \
  --approved-by 市委编委 --as 张三
has 'what went over' '建成政务云' "$out"
has 'whose user it was' '数据联络员' "$err"
ok item show "#$cloud"
has 'the new owner' '清禾市大数据管理局 → 清禾市数据局  机构改革 (张三, 市委编委)' \
  "$out"
is 'each of the others once' "$("$LUOSHI" units --json |
  grep 清禾市数据局 | grep -o '"id":[0-9]*' | cut -d: -f2)" \
  "$(of "#$open" others)"
has 'the indicator' '清禾市数据局' "$("$LUOSHI" indicators --json |
  grep 网办率)"
has 'shown as retired' '"retired":true,"successor":' \
  "$("$LUOSHI" units --json | grep 大数据)"
ok units
has 'shown as retired' '(retired) → #' "$out"
no 'name that one' units retire 市大数据局 --why 再撤 --as 张三
no 'name that one' item add 新任务 --unit 市大数据局 --as 张三
no 'name that one' item edit "#$open" --others 市大数据局 --as 张三
no 'name that one' amend "#$cloud" --unit 市大数据局 --why 错 \
  --approved-by 王五 --as 张三
no 'name that one' users add 新人 --role unit --unit 市大数据局 --as 张三
no 'name that one' indicators add 数据交易额 --in 元 --source 市大数据局 \
  --as 张三
no 'name that one' posts add 局长 --unit 市大数据局 --as 张三
run export form 市大数据局 --period 2024-05 --out form.xlsx
is 'no form for it' 1 "$status"
has 'no form for it' 'name that one' "$err"
no 'lead unit may do this' sign "#$cloud" --as 数据联络员
ok users edit 数据联络员 --unit 清禾市数据局 --as 张三
ok sign "#$cloud" --as 数据联络员
# nobody takes over: what is left is listed, and cannot be issued
ok units add 清禾市临江新区筹备办 --as 张三
ok item add 新区规划 --unit 清禾市临江新区筹备办 --deadline 2024-12-31 --as 张三
area=$(id 新区规划)
ok units retire 清禾市临江新区筹备办 --why 撤销 --as 张三 --json
has 'what is left' "\"items\":[$area]" "$out"
no 'was retired' issue "#$area" --as 张三
ok issue "#$area" --unit 市住建局 --as 张三
ok item add 旧规划 --unit 清禾市教育局 --as 张三
ok item drop "#$(id 旧规划)" --why 不做 --as 张三
ok units retire 清禾市教育局 --why 撤并 --as 张三
ok reopen "#$(id 旧规划)" --why 重做 --as 张三
has 'nobody leads it any more' 'was retired' "$err"
ok units retire 清禾市教育局 --back --why 恢复 --as 张三
ok units retire 清禾市临江新区筹备办 --back --why 恢复 --as 张三
ok item add 再规划 --unit 清禾市临江新区筹备办 --as 张三
no 'was not retired' units retire 清禾市临江新区筹备办 --back --why 恢复 \
  --as 张三
# --- reminders (RFC 5545) ---------------------------------------------------
# uid NUMBER KIND: of its reminder in due.ics
uid() {
  tr -d '\r' <due.ics | grep "^UID:.*-$(of "$1" id)-$2" | cut -d@ -f1
}
TZ=CST-8
export TZ
ok item edit "$number" --task "编制规划，含“一图、两表”；$(printf '%60s' x |
  sed 's/ /长/g')" --why 表述 --as 张三
ok due --within 300d --ics due.ics
is 'CRLF at every end of a line' '' "$(grep -av "$(printf '\r')\$" due.ics)"
is 'lines of 75 octets at most' '' \
  "$(tr -d '\r' <due.ics | LC_ALL=C awk 'length($0) > 75')"
is 'each UID once' '' "$(grep '^UID' due.ics | sort | uniq -d)"
has 'the time is UTC' 'DTSTAMP:20240506T010000Z' "$(cat due.ics)"
has 'days are days' 'DTSTART;VALUE=DATE:20240930' "$(cat due.ics)"
before=$(uid "$number" deadline)
is 'a UID' 1 "$((${#before} > 10))"
ok extend "$number" --deadline 2024-10-31 --why 忙 --approved-by 王五 --as 张三
ok due --within 300d --ics due.ics
is 'the same UID for another day' "$before" "$(uid "$number" deadline)"
TZ=UTC

# and users that are gone
ok users edit 数据联络员 --gone --as 张三
no 'no longer' update "#$cloud" --period 2024-04 --percent 10 --as 数据联络员
no 'no longer' comment "#$cloud" 好 --as 数据联络员
no 'no longer' observe 政务服务事项网办率 --period 2024-04 --value 90 \
  --as 数据联络员

ok verify
ok export all whole
ok import all whole --ledger again.db
ok units --ledger again.db --json
has 'carried about' '"retired":true,"successor":' "$out"
finish
