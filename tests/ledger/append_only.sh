#!/bin/sh
# Rows of the record are only ever inserted: no statement of the program
# changes or removes one.  What is derived may be.
#   append_only.sh TOP
set -eu
cd "$1"
tables=$(sed -n 's/^create table \([a-z_]*\) .*/\1/p' data/schema/0*.sql)
bad=0
for table in $tables; do
  # literals may be broken over lines, so quotes and breaks go first
  if find src -name '*.c' -exec cat {} + | tr -d '"\n' | tr -s ' ' |
    grep -oiE "(update|delete from|replace into|drop table( if exists)?) $table [^;]{0,40}"
  then
    bad=1
  fi
done
echo "$(echo "$tables" | wc -l) tables of the record"
[ $bad = 0 ]
