#!/bin/sh
# The samples are read as they were when somebody last looked.
#   golden.sh TOP LUOSHI
# scripts/golden writes tests/golden anew.
set -eu
luoshi=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
cd "$1"
[ -d tests/golden ] || { echo "no tests/golden"; exit 77; }
failed=0
for want in tests/golden/*.jsonl; do
  report=data/samples/$(basename "$want" .jsonl).txt
  "$luoshi" read --format jsonl "$report" | diff "$want" - >/dev/null || {
    echo "$report is read differently now; scripts/golden shows how"
    "$luoshi" read --format jsonl "$report" | diff "$want" - | head -n 20
    failed=$((failed + 1))
  }
done
[ $failed = 0 ]
