#!/bin/sh
# Writes a small ledger with rows in every table of the record as SQL text,
# as the program of today makes it.  Run once before a migration is added;
# tests/ledger/versions/migrate.py then brings it to every later version.
#   make.sh LUOSHI >vN.sql
set -eu
luoshi=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
LUOSHI_LEDGER=old.db
LUOSHI_NOW=2024-01-20T09:00:00
export LUOSHI_LEDGER LUOSHI_NOW

do_it() {
  "$luoshi" "$@" >log 2>&1 || {
    cat log >&2
    echo "luoshi $*" >&2
    exit 1
  }
}

cat >report.txt <<'END'
清禾市2024年政府工作报告

一、2024年工作安排
今年发展主要预期目标是：地区生产总值增长6%左右，城镇新增就业1.2万人。
（一）稳住工业。新建标准厂房20万平方米，年底前建成投产鹤洲产业园二期。
（二）办好民生实事。改造老旧小区36个，新增养老床位500张。
END
echo '验收合格。' >photo.txt
do_it init --place 清禾市 --as 督查科
do_it units add 清禾市发展和改革委员会 --aliases 市发改委 --as 督查科
do_it units add 清禾市民政局 --as 督查科
do_it posts add 分管副市长 --unit 市发改委 --holder 赵清 --as 督查科
do_it users add 王核 --role supervisor --as 督查科
do_it users add 李联 --role unit --unit 清禾市民政局 --as 督查科
do_it ingest report.txt --as 督查科
do_it issue --all --unit 清禾市民政局 --as 督查科
do_it observe 1 --period 2024-01 --value 5.4 --area 临溪区 --as 督查科
do_it update 4 photo.txt --period 2024-01 --percent 10 --words 已开工 \
  --problem 征地慢 --next 抓紧 --as 李联
do_it amend 1 --value 5.5 --deadline 2025-01-31 --why 统计部门一月底发布 \
  --approved-by 赵清 --as 督查科
printf 'Id,Version,Task,Node Q2,Node Q3,Remarks\n' >tasks.csv
do_it export tasks --out all.csv --format csv --lang en
version=$(awk -F, '$NF + 0 == 5 { print $(NF - 1) }' all.csv)
echo "5,$version,改造老旧小区36个,完成一半,30,报人大" >>tasks.csv
do_it import tasks tasks.csv --why 定节点 --approved-by 赵清 --as 督查科
do_it lock 2024-01 --as 督查科
sqlite3 old.db .dump
printf 'pragma application_id = %s;\npragma user_version = %s;\n' \
  "$(sqlite3 old.db 'pragma application_id')" \
  "$(sqlite3 old.db 'pragma user_version')"
