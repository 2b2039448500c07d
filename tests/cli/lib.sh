# Read by the tests of the command line (. lib.sh): LUOSHI is the program,
# TOP the source folder.  Each test ends with `finish`.
LUOSHI=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
TOP=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
count=0
unset LC_ALL LC_MESSAGES LANG LANGUAGE COLUMNS
LC_ALL=C
export LC_ALL

# is WHAT WANT GOT
is() {
  count=$((count + 1))
  [ "$2" = "$3" ] && return 0
  failed=$((failed + 1))
  printf 'FAIL %s\n  wanted: %s\n  got:    %s\n' "$1" "$2" "$3"
}

# has WHAT WANT GOT: WANT stands in GOT
has() {
  count=$((count + 1))
  case $3 in
  *"$2"*) return 0 ;;
  esac
  failed=$((failed + 1))
  printf 'FAIL %s\n  wanted in it: %s\n  got: %s\n' "$1" "$2" "$3"
}

# run ARGUMENT...: the program; $out, $err and $status
run() {
  status=0
  "$LUOSHI" "$@" >"$work/.out" 2>"$work/.err" </dev/null || status=$?
  out=$(cat "$work/.out")
  err=$(cat "$work/.err")
}

finish() {
  echo "$count checks, $failed failed"
  [ "$failed" = 0 ]
}
