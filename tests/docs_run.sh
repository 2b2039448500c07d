#!/bin/sh
# Runs every command of the documents, and compares what it prints.
#   docs_run.sh [--update] TOP BUILD [DOCUMENT...]
#
# A block fenced by ```sh is run by `sh -e`; a block fenced by ```text right
# behind it must be what it prints, errors included, where a line `...`
# stands for any lines.  With --update such blocks are written anew, those
# with a `...` left alone.  A block fenced by ```sh skip REASON is not run.
#
# The blocks of one document run in order in one scratch folder, which holds
# a copy of the source tree; `luoshi`, also as build/luoshi, is the program
# of BUILD.  Pages in Chinese are run with Chinese as the language.
set -eu
update=
[ "$1" != --update ] || { update=1; shift; }
top=$1 build=$2
shift 2
[ $# -gt 0 ] || set -- "$top"/README*.md "$top"/docs/*.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
PATH=$build:$PATH
export PATH NO_COLOR=1
passed=0 failed=0

# blocks DOCUMENT FOLDER: each command as N.sh, what it prints as N.text,
# and its line as N.line
blocks() {
  awk -v folder="$2" '
    function start(kind) { out = folder "/" n "." kind; printf "" >out }
    out != "" && /^```/ { close(out); after = out ~ /sh$/; out = ""; next }
    out != "" { print >out; next }
    skipped && /^```/ { skipped = 0; next }
    skipped { next }
    /^```sh skip ./ { skipped = 1; next }
    /^```sh$/ { n++; print FNR >(folder "/" n ".line"); start("sh"); next }
    /^```text$/ && after { start("text"); after = 0; next }
    /^```/ { skipped = 1; after = 0; next }
    !/^[ \t]*$/ { after = 0 }' "$1"
}

# agrees WANTED GOT: equal, `...` standing for any lines
agrees() {
  awk '
    FNR == NR { want[++w] = $0; next }
    { got[++g] = $0 }
    END {
      for(i = j = 1; j <= g;) {
        if(i <= w && want[i] == "...") { star = i++; mark = j }
        else if(i <= w && want[i] == got[j]) { i++; j++ }
        else if(star) { i = star + 1; j = ++mark }
        else exit 1
      }
      while(i <= w && want[i] == "...") i++
      exit i <= w
    }' "$1" "$2"
}

# rewrite DOCUMENT N OUTPUT: puts OUTPUT into the N-th command's text block
rewrite() {
  awk -v at="$2" -v output="$3" '
    held && /^```/ { held = 0 }
    held { next }
    { print }
    inside && /^```/ { inside = 0; after = mine; mine = 0; next }
    inside { next }
    /^```text$/ && after {
      while((getline line <output) > 0) print line
      held = 1; after = 0; inside = 1; next
    }
    /^```sh$/ { n++; mine = n == at; inside = 1; next }
    /^```/ { inside = 1; next }
    !/^[ \t]*$/ { after = 0 }' "$1" >"$work/new" && cat "$work/new" >"$1"
}

run() {
  document=$1
  here=$work/$(basename "$document")
  mkdir -p "$here/blocks" "$here/tree"
  blocks "$document" "$here/blocks"
  [ -f "$here/blocks/1.sh" ] || return 0
  (cd "$top" && tar -cf - --exclude='./build*' --exclude=./.git .) |
    (cd "$here/tree" && tar -xf -)
  grep -q 'meson setup build$' "$document" || {
    mkdir "$here/tree/build"
    ln -s "$build/luoshi" "$here/tree/build/luoshi"
  }
  language=C.UTF-8
  case $document in *zh-CN*) language=zh_CN.UTF-8 ;; esac
  n=1
  while [ -f "$here/blocks/$n.sh" ]; do
    place=${document#"$top"/}:$(cat "$here/blocks/$n.line")
    got=$here/blocks/$n.got want=$here/blocks/$n.text
    ok=1
    (cd "$here/tree" && LC_ALL=$language sh -e "$here/blocks/$n.sh") \
      >"$got" 2>&1 </dev/null || ok=
    if [ -z "$ok" ]; then
      echo "$place: the command failed"
      tail -n 30 "$got"
    elif [ -f "$want" ] && ! agrees "$want" "$got"; then
      if [ "$update" ] && ! grep -qx '\.\.\.' "$want"; then
        rewrite "$document" $n "$got"
      else
        ok=
        echo "$place: prints something else (scripts/golden takes it over)"
        diff "$want" "$got" || :
      fi
    fi
    if [ "$ok" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
    n=$((n + 1))
  done
}

for document in "$@"; do
  run "$document"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
