#!/bin/sh
# Every rule that the samples bring to light is explained in docs/rules.md.
#   rules.sh LUOSHI TOP
set -eu
luoshi=$1 top=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$luoshi" read --explain --format jsonl "$top"/data/samples/*.txt \
  >"$work/records"
{
  grep -o '"rule":"[a-z-]*"' "$work/records"
  grep -E '"type":"(number|narrative|aside)"' "$work/records" |
    grep -o '"why":"[a-z-]*"'
} | cut -d'"' -f4 | sort -u >"$work/used"
sed -n 's/^|.*| `\([a-z-]*\)` |.*$/\1/p' "$top/docs/rules.md" | sort -u \
  >"$work/told"
[ "$(wc -l <"$work/used")" -gt 30 ] ||
  { echo "hardly any rule is explained: is --explain broken?"; exit 1; }
missing=$(comm -23 "$work/used" "$work/told")
[ -z "$missing" ] ||
  { echo "not in docs/rules.md:" "$missing"; exit 1; }
echo "$(wc -l <"$work/used") rules met, all of them in docs/rules.md"
