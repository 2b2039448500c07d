#!/bin/sh
# A report's text corrected, and corrected back, upon items in every state:
# candidates follow, in parts too; what was ever issued stays.  And an item's
# way there and back between its unit and the office.
#   texts.sh LUOSHI TOP
. "$(dirname "$0")/../cli/lib.sh"
. "$(dirname "$0")/lib.sh"
cd "$work" || exit 1

cat >first.txt <<'END'
清禾市2024年政府工作报告
三、2024年重点工作
（一）扩大投资。新建学校3所。建成禾川大桥。改造老旧泵站12座。绿色食品、竹木家居产值分别达到210亿元、130亿元。
（二）改善民生。城镇新增就业3万人以上。新建5G基站900个。新增停车位2000个。
END
cat >second.txt <<'END'
清禾市2024年政府工作报告
三、2024年重点工作
（一）扩大投资。新建学校4所。建成禾川大桥。绿色食品、竹木家居产值分别达到220亿元、140亿元。
（二）改善民生。城镇新增就业3.2万人以上。新建5G基站950个。新增停车位2000个。打通断头路6条。
END

# target ITEM: the value of its first
target() {
  of "$1" value
}

on 2024-01-15
ok init --place 清禾市 --as 张三
ok units add 清禾市教育局 --as 张三
ok users add 李四 --role unit --unit 市教育局 --as 张三
ok users add 王五 --role leader --as 张三
ok users add 赵六 --role supervisor --as 张三
ok ingest first.txt --as 张三
school=$(id 新建学校3所)
pumps=$(id 改造老旧泵站12座)
both=$(id 绿色食品、竹木家居产值分别达到210亿元、130亿元)
jobs=$(id 城镇新增就业3万人以上)
masts=$(id 新建5G基站900个)
lots=$(id 新增停车位2000个)
ok item split "#$both" 绿色食品产值达标 竹木家居产值达标 --as 张三
food=$(id 绿色食品产值达标)
ok issue "#$school" "#$jobs" --unit 市教育局 --deadline 2024-12-31 --as 张三
ok return "#$school" --why 不属我局 --as 李四
ok item drop "#$lots" --why 不列 --as 张三
ok item edit "#$masts" --task 建设5G基站 --as 张三

# the corrected text
no 'another text of 清禾市' ingest second.txt --as 张三
entries=$("$LUOSHI" journal | wc -l)
ok ingest second.txt --dry-run
has 'what was issued and returned stays' '2024-001 is not a candidate' "$out"
has 'words of our own are told' "task of #$masts was written by hand" "$out"
has 'of parts, too' "reworded #$food" "$out"
has 'how many stay' '2 of them were issued' "$out"
is 'a dry run writes nothing' "$entries" "$("$LUOSHI" journal | wc -l)"
ok ingest second.txt --accept --as 张三 --json
is 'four were reworded' 4 "$(field reworded | tail -n 1)"
is 'the returned one stays' 3 "$(target "#$school")"
is 'its words, too' 新建学校3所 "$(of "#$school" quote)"
is 'the issued one stays' 30000 "$(target "#$jobs")"
is 'the candidate follows' 950 "$(target "#$masts")"
is 'its own words stay' 建设5G基站 "$(of "#$masts" task)"
is 'a part follows' 22000000000 "$(target "#$food")"
is 'with its quote' 绿色食品、竹木家居产值分别达到220亿元、140亿元 \
  "$(of "#$food" quote)"
is 'the whole stays dropped' dropped "$(of "#$both" state)"
is 'what was dropped stays so' dropped "$(of "#$lots" state)"
is 'what is gone is dropped' dropped "$(of "#$pumps" state)"
ok ingest second.txt --accept --as 张三 --json
is 'once more: nothing new' 0 "$(field new | tail -n 1)"
ok verify

# and back again
ok ingest first.txt --as 张三
has 'its bytes are known' 'nothing changed' "$out"
ok ingest first.txt --accept --as 张三
has 'there again' "there again: 改造老旧泵站12座 (#$pumps)" "$out"
is 'nobody is there twice' 10 "$("$LUOSHI" items --all --json | wc -l)"
is 'there again' candidate "$(of "#$pumps" state)"
is 'the candidate follows back' 900 "$(target "#$masts")"
is 'the part follows back' 21000000000 "$(target "#$food")"
is 'what somebody dropped stays so' dropped "$(of "#$lots" state)"
is 'and what the text has no more' dropped "$(of "#$(id 打通断头路6条)" state)"
ok verify

# a part that was issued holds its whole and the other parts back
ok issue "#$food" --unit 市教育局 --deadline 2024-12-31 --as 张三
ok ingest second.txt --accept --as 张三
has 'told' "#$both is not a candidate" "$out"
is 'the issued part stays' 21000000000 "$(target "#$food")"
is 'the other stays' 绿色食品、竹木家居产值分别达到210亿元、130亿元 \
  "$(of "#$(id 竹木家居产值达标)" quote)"
ok verify

# --- there and back between unit and office ---------------------------------
run status --json
is 'one waits to be issued again' 1 "$(field returned)"
ok issue 2024-001 --as 张三
run status --json
is 'none waits' 0 "$(field returned)"
no 'state is issued' issue 2024-001 --as 张三
ok return 2024-001 --why 再退 --as 李四
no 'state is candidate' return 2024-001 --why 再退 --as 李四
no 'state is candidate' sign 2024-001 --as 李四
no 'state is candidate' update 2024-001 --period 2024-01 --words 早 --as 李四
no 'state is candidate' submit 2024-001 --as 张三
ok issue 2024-001 --as 张三
ok sign 2024-001 --as 李四
ok return 2024-001 --why 力量不足 --as 李四
ok issue 2024-001 --as 张三
on 2024-05-15
echo '照片' >photo.txt
no 'no evidence' submit 2024-001 --as 李四
ok update 2024-001 photo.txt --period 2024-04 --percent 100 --words 完成 \
  --as 李四
no 'state is progress' verify 2024-001 --as 王五
ok submit 2024-001 --as 李四
no 'state is reported' submit 2024-001 --as 李四
no 'these may' return 2024-001 --why 撤回 --as 李四
ok return 2024-001 --why 材料不全 --as 赵六
ok explain 2024-001
has 'not quietly green' 'grey' "$out"
has 'why' 'was not accepted' "$out"
no 'sent back' submit 2024-001 --as 李四
ok update 2024-001 --period 2024-05 --percent 100 --words 补齐 --as 李四
ok explain 2024-001
has 'reported anew' 'green' "$out"
ok submit 2024-001 --as 李四
no 'these may' verify 2024-001 --as 李四
ok verify 2024-001 --as 赵六
ok return 2024-001 --why 现场不符 --as 王五
no 'sent back' submit 2024-001 --as 李四
ok explain 2024-001
has 'not green either' 'grey' "$out"
ok update 2024-001 --period 2024-05 --percent 90 --words 整改 --as 李四
ok update 2024-001 --period 2024-05 --percent 100 --words 整改完成 --as 李四
ok submit 2024-001 --as 李四
ok verify 2024-001 --as 王五
no 'state is verified' extend 2024-001 --deadline 2025-03-31 --why 晚 \
  --approved-by 王五 --as 张三
ok close 2024-001 --as 张三
ok reopen 2024-001 --why 群众反映 --as 张三
no 'sent back' submit 2024-001 --as 李四
ok update 2024-001 --period 2024-05 --percent 100 --words 已核实 --as 李四
ok submit 2024-001 --as 李四
ok verify 2024-001 --as 王五
ok close 2024-001 --as 张三
ok archive 2024-001 --as 张三
no 'say why' reopen 2024-001 --as 张三
ok reopen 2024-001 --why 归档有误 --as 张三
is 'out of the archive' closed "$(of 2024-001 state)"
ok archive 2024-001 --as 张三
is 'never amended' 0 "$("$LUOSHI" item show 2024-001 --json |
  grep -c '"amendments":\[{')"
ok verify
ok export all one
ok import all one --ledger again.db
ok export all two --ledger again.db
is 'carried about' '' "$(diff -r one two)"
finish
