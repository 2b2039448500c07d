#!/bin/sh
# What can be wrong with a ledger's file and its disk: none, no ledger, a
# newer one, one that cannot be written, a full disk, two writers at once.
#   faults.sh LUOSHI TOP
. "$(dirname "$0")/../cli/lib.sh"
cd "$work" || exit 1
sample=$TOP/data/samples/qinghe-2024.txt
LUOSHI_NOW=2024-01-15T09:00:00
export LUOSHI_NOW
unset LUOSHI_LEDGER

run items
is 'no ledger' 1 "$status"
has 'no ledger' 'luoshi init' "$err"
run init
is 'no place' 2 "$status"
run init --place 清禾市 --as zhang
is 'init' 0 "$status"
run init --place 清禾市 --as zhang
is 'init twice' 1 "$status"
has 'init twice' 'there already' "$err"
run items
is 'an empty ledger' 0 "$status"
has 'an empty ledger' 'no such items' "$out"
run ingest "$sample" --as nobody-here
is 'unknown user' 1 "$status"
has 'unknown user' 'users add' "$err"
run ingest "$sample" --as zhang
is 'ingest' 0 "$status"
run verify
is 'verify' 0 "$status"
head=$(printf '%s\n' "$out" | sed -n 's/^head: //p')
cp luoshi.db good.db

# no ledger at all
printf 'this is a text\n' >text.db
head -c 100000 /dev/urandom >noise.db
: >empty.db
sqlite3 other.db 'create table t (x)' 2>/dev/null || cp text.db other.db
for file in text noise empty other; do
  for command in items verify "backup x.db" "ingest $sample --as zhang"; do
    # shellcheck disable=SC2086
    run $command --ledger $file.db
    is "$command on $file.db" 1 "$status"
    has "$command on $file.db" 'no ledger' "$err"
  done
done
is 'nothing was made' 'no' "$([ -e x.db ] && echo yes || echo no)"
run items --ledger .
is 'a folder' 1 "$status"
run items --ledger missing/luoshi.db
is 'no such folder' 1 "$status"

# of a newer program: the version in the file's header (bytes 60 to 63)
cp good.db newer.db
printf '\001' | dd of=newer.db bs=1 seek=61 conv=notrunc 2>/dev/null
for command in items verify "ingest $sample --as zhang"; do
  # shellcheck disable=SC2086
  run $command --ledger newer.db
  is "$command on a newer one" 1 "$status"
  has "$command on a newer one" 'newer program' "$err"
done
is 'a newer one is not touched' '' \
  "$(printf '\000' | dd of=newer.db bs=1 seek=61 conv=notrunc 2>/dev/null;
     cmp newer.db good.db)"

# the head finds a tail that was cut off and a chain made anew
run item add 'x' --as zhang
is 'one more entry' 0 "$status"
run verify
later=$(printf '%s\n' "$out" | sed -n 's/^head: //p')
run verify --head "$head"
is 'an earlier head' 0 "$status"
run verify --head "$later" --ledger good.db
is 'a tail cut off' 1 "$status"
has 'a tail cut off' 'cut off' "$out"
run verify --head "2:$(echo "$later" | cut -d: -f2 | tr 0-9 1-90)"
is 'a chain made anew' 1 "$status"
has 'a chain made anew' 'computed anew' "$out"

# two writers at once: both get through
for who in a b; do
  i=0
  while [ $i -lt 25 ]; do
    "$LUOSHI" item add "$who$i" --as zhang >>"$who.out" 2>&1 ||
      echo failed >>"$who.out"
    i=$((i + 1))
  done &
done
# copied while both of them write
i=0
while [ $i -lt 5 ]; do
  run backup "busy$i.db"
  is 'backup in use' 0 "$status"
  copied=$(printf '%s\n' "$out" | sed -n 's/^head: //p')
  run verify --ledger "busy$i.db" --head "$copied"
  is 'backup in use, verify' 0 "$status"
  i=$((i + 1))
done
wait
is 'two writers' 0 "$(cat a.out b.out | grep -c failed)"
run items --json
is 'two writers, all there' 50 "$(printf '%s\n' "$out" |
  grep -c '"task":"[ab][0-9]*"')"
run verify --head "$copied"
is 'two writers, verify' 0 "$status"

# somebody holds the ledger for longer than five seconds
if command -v python3 >/dev/null 2>&1; then
  python3 - <<'END' &
import sqlite3, time
c = sqlite3.connect('luoshi.db', isolation_level=None)
c.execute('begin immediate')
open('held', 'w').close()
time.sleep(7)
END
  while [ ! -e held ]; do sleep 0.1; done
  run item add 'late' --as zhang
  is 'held by somebody' 1 "$status"
  has 'held by somebody' 'somebody else' "$err"
  [ ! -r /proc/locks ] || has 'held by whom' 'process' "$err"
  run items
  is 'held, but can be read' 0 "$status"
  wait
else
  echo 'skip: held by somebody (no python3)'
fi

# a file that cannot be written; root may write it all the same
# who may read a ledger, and nobody else, may read its copies
cp good.db private.db
chmod 600 private.db
run backup private-copy.db --ledger private.db
is 'a copy of a private ledger' -rw------- "$(ls -l private-copy.db | cut -c1-10)"
chmod 444 private-copy.db
run restore private-copy.db --ledger private.db
is 'restored from what is only read' 0 "$status"
is 'as private as what was there' -rw------- \
  "$(ls -l private.db | cut -c1-10)"

if [ "$(id -u)" != 0 ]; then
  mkdir shut
  chmod a-w shut
  run backup shut/copy.db
  is 'a folder that nothing may be put in' 1 "$status"
  has 'a folder that nothing may be put in' 'permission denied' "$err"
  chmod a-w luoshi.db .
  run item add 'y' --as zhang
  is 'read-only file' 1 "$status"
  has 'read-only file' 'only be read' "$err"
  run items
  is 'read-only file, reading' 0 "$status"
  chmod u+w luoshi.db .
fi

# a full disk, and one that is read-only: a small one of our own
if [ "$(id -u)" = 0 ] && mkdir disk &&
   mount -t tmpfs -o size=2m tmpfs disk 2>/dev/null; then
  trap 'umount "$work/disk" 2>/dev/null; rm -rf "$work"' EXIT
  cp good.db disk/luoshi.db
  "$LUOSHI" verify --ledger disk/luoshi.db >before.txt
  dd if=/dev/zero of=disk/filler bs=1k 2>/dev/null || :
  run ingest "$TOP/data/samples/qinghe-2025.txt" --as zhang \
    --ledger disk/luoshi.db
  is 'disk full' 1 "$status"
  has 'disk full' 'full' "$err"
  run backup disk/copy.db --ledger disk/luoshi.db
  is 'disk full, backup' 1 "$status"
  has 'disk full, backup' 'full' "$err"
  is 'disk full, no half copy' 'filler
luoshi.db' "$(ls disk)"
  run export all disk/all --ledger disk/luoshi.db
  is 'disk full, export' 1 "$status"
  is 'disk full, no half folder' 'filler
luoshi.db' "$(ls disk)"
  rm disk/filler
  "$LUOSHI" verify --ledger disk/luoshi.db >after.txt
  is 'disk full, nothing lost' '' "$(diff before.txt after.txt)"
  run item add 'z' --as zhang --ledger disk/luoshi.db
  is 'room again' 0 "$status"
  mount -o remount,ro disk
  run item add 'z' --as zhang --ledger disk/luoshi.db
  is 'read-only disk' 1 "$status"
  has 'read-only disk' 'only be read' "$err"
  run items --ledger disk/luoshi.db
  is 'read-only disk, reading' 0 "$status"
  run verify --ledger disk/luoshi.db
  is 'read-only disk, verify' 0 "$status"
  umount disk
else
  echo 'skip: a full and a read-only disk (needs root and tmpfs)'
fi
finish
