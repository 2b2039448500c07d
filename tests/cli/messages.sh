#!/bin/sh
# Every message the program uses exists, and none is there for nothing.
. "$(dirname "$0")/lib.sh"
cd "$TOP" || exit 1
cat data/messages/*.tsv | grep -v -e '^#' -e '^key' -e '^$' | cut -f1 |
  sort >"$work/keys"
is 'no key twice' '' "$(uniq -d "$work/keys")"
find src -name '*.[ch]' -exec cat {} + | grep -o '"[a-z][a-z0-9-]*"' |
  tr -d '"' | sort -u >"$work/words"
is 'none unused' '' "$(comm -23 "$work/keys" "$work/words")"

# What looks like a key (by where it stands or how it begins) must be one.
{
  find src/emit src/cli -name '*.c' -exec cat {} + |
    grep -oE '"(w|p|opt|cmd|arg|help|usage|file|folder)-[a-z0-9-]+"'
  find src -name '*.c' -exec cat {} + | tr '\n' ' ' |
    grep -oE '(err_set|bad|fail|usage|complain)\([^"();]*"[a-z-]+"' |
    grep -oE '"[a-z-]+"$'
} | tr -d '"' | sort -u >"$work/used"
is 'none missing' '' "$(comm -13 "$work/keys" "$work/used")"
finish
