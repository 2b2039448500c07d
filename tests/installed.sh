#!/bin/sh
# The library as others use it: installed into an empty folder, found by
# pkg-config, its header compiled as C11 and C++17 without a warning, the
# test linked against the shared library, and no symbol exported that is
# not in the header.
#   installed.sh TOP BUILD
set -eu
top=$1 build=$2
into=$(mktemp -d)
trap 'rm -rf "$into"' EXIT
DESTDIR=$into meson install -C "$build" --no-rebuild >"$into/log" 2>&1 ||
  { cat "$into/log"; exit 1; }
found=$(find "$into" -name luoshi.pc | head -n 1)
[ -n "$found" ] || { echo "no luoshi.pc was installed"; exit 1; }
export PKG_CONFIG_PATH="${found%/*}" PKG_CONFIG_SYSROOT_DIR="$into"
flags=$(pkg-config --cflags --libs luoshi)
libdir=$into$(PKG_CONFIG_SYSROOT_DIR='' pkg-config --variable=libdir luoshi)

sanitize=
nm -D --undefined-only "$libdir"/libluoshi.so* 2>/dev/null |
  grep -q __asan_ && sanitize=-fsanitize=address,undefined
cc=${CC:-cc}
printf '#include <luoshi.h>\nint main(void) { return !luoshi_version(); }\n' \
  >"$into/header.c"
# shellcheck disable=SC2086  # flags are words
$cc -std=c11 -Wall -Wextra -pedantic -Werror $sanitize "$into/header.c" \
  -o "$into/header" $flags
if command -v c++ >/dev/null; then
  # shellcheck disable=SC2086
  c++ -std=c++17 -Wall -Wextra -pedantic -Werror -x c++ -fsyntax-only \
    "$into/header.c" $flags
fi
# shellcheck disable=SC2086
$cc -std=c11 $sanitize "$top/tests/api_test.c" -o "$into/api_test" $flags
LD_LIBRARY_PATH=$libdir "$into/api_test"

nm -D --defined-only "$libdir/libluoshi.so" | awk '$2 == "T" { print $3 }' |
  sort >"$into/exported"
sed -n 's/^.*[ *]\(luoshi_[a-z_]*\)(.*$/\1/p' "$top/include/luoshi.h" |
  grep -v '^luoshi_reader_new(' | sort -u >"$into/declared"
extra=$(comm -23 "$into/exported" "$into/declared" |
  grep -v -e '^_init$' -e '^_fini$' || :)
[ -z "$extra" ] || { echo "exported but not in luoshi.h: $extra"; exit 1; }
missing=$(comm -13 "$into/exported" "$into/declared")
[ -z "$missing" ] || { echo "in luoshi.h but not exported: $missing"; exit 1; }
echo "$(wc -l <"$into/exported") functions, all of them in luoshi.h"
