#!/bin/sh
# The calendar day by day beside the npm package chinese-days, which others
# keep; skipped where npm or the package is not to be had.
#   chinese_days.sh CALENDAR_DUMP
set -eu
dump=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
skip() { echo "skipped: $1"; exit 77; }
command -v node >/dev/null || skip "no node"
command -v npm >/dev/null || skip "no npm"
(cd "$work" && echo '{"private":true}' >package.json &&
  timeout 60 npm install --no-audit --no-fund --silent chinese-days \
    >npm.log 2>&1) || skip "npm cannot install chinese-days"
(cd "$work" && node -e '
  const { isWorkday } = require("chinese-days");
  const end = new Date(Date.UTC(2026, 11, 31));
  for(let d = new Date(Date.UTC(2023, 0, 1)); d <= end;
      d.setUTCDate(d.getUTCDate() + 1)) {
    const s = d.toISOString().slice(0, 10);
    console.log(s + " " + (isWorkday(s) ? 1 : 0));
  }') >"$work/theirs"
"$dump" >"$work/ours"
days=$(wc -l <"$work/ours")
[ "$days" -eq 1461 ] || { echo "$days days, not 1461"; exit 1; }
cmp "$work/ours" "$work/theirs" ||
  { diff "$work/ours" "$work/theirs" | head -n 20; exit 1; }
echo "$days days, all as chinese-days has them"
