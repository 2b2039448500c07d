# Read by the other scripts (. need.sh): finds what is missing on this
# machine, says what it is about to install, and installs it.
#
#   need THING...   returns when all are there, ends the script otherwise
#   have THING      whether it is there
#
# A THING is a name of the table in need_package.

# Homebrew keeps some where pkg-config does not look by itself.
if command -v brew >/dev/null 2>&1; then
  need_opt=$(brew --prefix)/opt
  PKG_CONFIG_PATH=$need_opt/openssl@3/lib/pkgconfig:$need_opt/libxml2/lib/pkgconfig:$need_opt/sqlite/lib/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
  export PKG_CONFIG_PATH
fi

have() {
  case $1 in
  cc)
    echo '#include <stdio.h>' | "${CC:-cc}" -E - >/dev/null 2>&1 ;;
  asan)
    need_links "${CC:-cc}" -fsanitize=address,undefined ;;
  fuzzer)
    need_links clang -fsanitize=fuzzer-no-link,address,undefined ;;
  cmocka | jansson | libcrypto | sqlite3 | libzip | libxml-2.0 | zlib | xlsxwriter)
    pkg-config --exists "$1" 2>/dev/null ;;
  *)
    command -v "$1" >/dev/null 2>&1 ;;
  esac
}

# Whether a program can be compiled and linked so.
need_links() {
  need_out=$(mktemp) || return 1
  need_rc=0
  echo 'int main(void) { return 0; }' |
    "$@" -x c - -o "$need_out" >/dev/null 2>&1 || need_rc=1
  rm -f "$need_out"
  return $need_rc
}

# The package that brings a thing, by the machine's package manager.
need_package() {
  case $need_manager/$1 in
  apt-get/cc) echo gcc libc6-dev ;;
  apt-get/asan) echo gcc libc6-dev ;;
  apt-get/ninja) echo ninja-build ;;
  apt-get/cmocka) echo libcmocka-dev ;;
  apt-get/jansson) echo libjansson-dev ;;
  apt-get/libcrypto) echo libssl-dev ;;
  apt-get/libzip) echo libzip-dev ;;
  apt-get/xlsxwriter) echo libxlsxwriter-dev ;;
  apt-get/libxml-2.0) echo libxml2-dev ;;
  apt-get/zlib) echo zlib1g-dev ;;
  apt-get/sqlite3) echo libsqlite3-dev ;;
  apt-get/pdftotext) echo poppler-utils poppler-data ;;
  apt-get/fuzzer) need_apt_clang ;;
  dnf/cc) echo gcc glibc-devel ;;
  dnf/asan) echo libasan libubsan ;;
  dnf/ninja) echo ninja-build ;;
  dnf/pkg-config) echo pkgconf-pkg-config ;;
  dnf/cmocka) echo libcmocka-devel ;;
  dnf/jansson) echo jansson-devel ;;
  dnf/libcrypto) echo openssl-devel ;;
  dnf/libzip) echo libzip-devel ;;
  dnf/xlsxwriter) echo libxlsxwriter-devel ;;
  dnf/libxml-2.0) echo libxml2-devel ;;
  dnf/zlib) echo zlib-devel ;;
  dnf/sqlite3) echo sqlite-devel ;;
  dnf/pdftotext) echo poppler-utils poppler-data ;;
  dnf/fuzzer) echo clang compiler-rt ;;
  brew/cc | brew/asan) ;; # Xcode's command line tools bring them
  brew/pkg-config) echo pkgconf ;;
  brew/libcrypto) echo openssl@3 ;;
  brew/libxml-2.0) echo libxml2 ;;
  brew/xlsxwriter) echo libxlsxwriter ;;
  brew/sqlite3) echo sqlite ;;
  brew/pdftotext) echo poppler ;;
  brew/fuzzer) echo llvm ;;
  *) echo "$1" ;;
  esac
}

# clang's run-time library is a package of its own on newer systems.
need_apt_clang() {
  echo clang
  need_version=$(apt-cache depends clang 2>/dev/null |
    sed -n 's/.*Depends: clang-\([0-9]*\)$/\1/p' | head -n 1)
  if apt-cache show "libclang-rt-$need_version-dev" >/dev/null 2>&1; then
    echo "libclang-rt-$need_version-dev"
  fi
}

need_find_manager() {
  for need_manager in apt-get dnf brew; do
    command -v $need_manager >/dev/null 2>&1 && return 0
  done
  return 1
}

need_as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    echo "$0: this needs root: log in as root or install sudo" >&2
    return 1
  fi
}

need_install() {
  case $need_manager in
  apt-get)
    need_as_root apt-get -q update &&
      need_as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
        --no-install-recommends install "$@" ;;
  dnf) need_as_root dnf -y install "$@" ;;
  brew) brew install "$@" ;;
  esac </dev/null
}

need_missing() {
  need_what=
  for need_thing in "$@"; do
    have "$need_thing" || need_what="$need_what $need_thing"
  done
  [ -n "$need_what" ]
}

need() {
  need_missing "$@" || return 0
  need_find_manager || {
    echo "$0: missing:$need_what; install them by hand (no apt-get, dnf" \
      "or brew here)" >&2
    exit 1
  }
  # a fresh machine knows no packages yet, which need_apt_clang asks about
  case $need_manager$need_what in
  apt-get*fuzzer*) need_as_root apt-get -q update </dev/null ;;
  esac
  need_packages=$(for need_thing in $need_what; do
    need_package "$need_thing"
  done | tr ' ' '\n' | sort -u | tr '\n' ' ')
  echo "Missing:$need_what. Installing with $need_manager: $need_packages"
  # shellcheck disable=SC2086  # words on purpose
  [ -z "$need_packages" ] || need_install $need_packages || exit 1
  if need_missing "$@"; then
    echo "$0: still missing after the installation:$need_what" >&2
    exit 1
  fi
}
