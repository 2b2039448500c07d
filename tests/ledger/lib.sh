# Read by the ledger's tests, behind ../cli/lib.sh.
unset LUOSHI_LEDGER

# on DAY: what follows is done then
on() {
  LUOSHI_NOW=$1T09:00:00
  export LUOSHI_NOW
}

# ok ARGUMENT...: a command that must work
ok() {
  run "$@"
  is "luoshi $*" 0 "$status"
  [ "$status" = 0 ] || echo "$err"
}

# no WORDS ARGUMENT...: one that is refused with these words, and leaves no
# entry in the journal
no() {
  words=$1
  shift
  before=$("$LUOSHI" journal | wc -l)
  run "$@"
  is "refused: luoshi $*" 1 "$status"
  has "refused: luoshi $*" "$words" "$err"
  is "no entry: luoshi $*" "$before" "$("$LUOSHI" journal | wc -l)"
}

# field NAME: of the last --json
field() {
  printf '%s\n' "$out" | grep -o "\"$1\":[^,}]*" | head -n 1 | cut -d: -f2 |
    tr -d '"'
}

# of ITEM FIELD: what `item show` has of it
of() {
  "$LUOSHI" item show "$1" --json | grep -o "\"$2\":[^,}]*" | head -n 1 |
    cut -d: -f2 | tr -d '"'
}

# id WORDS: of the item that has exactly this task, among all
id() {
  "$LUOSHI" items --all --json | grep "\"task\":\"$1\"" |
    grep -o '"id":[0-9]*' | head -n 1 | cut -d: -f2
}
