#!/bin/sh
# What of docs/style.md a machine can see: lines of at most 79 characters,
# functions of at most 100 lines, files of at most 900, no tabs, no white
# space at a line's end, malloc in one place only.
#   style.sh TOP
set -eu
cd "$1"
# Bytes that continue a UTF-8 character are no characters of their own.
find src include tools tests bench fuzz -name '*.[ch]' | sort |
  LC_ALL=C xargs awk '
    function bad(what) { print FILENAME ":" FNR ": " what; failed++ }
    FNR == 1 { files++ }
    FNR == 901 { bad("more than 900 lines") }
    /\t/ { bad("a tab") }
    /[ \t]$/ { bad("white space at the end") }
    {
      seen = $0
      gsub(/[\200-\277]/, "", seen)
      if(length(seen) > 79) bad("more than 79 characters")
    }
    /^\{/ { from = FNR }
    /^\}/ && from {
      functions++
      if(FNR - from > 101) bad("a function of more than 100 lines")
      from = 0
    }
    /[^_a-z](malloc|calloc|realloc|free)\(/ && FILENAME ~ /^src\// &&
      FILENAME !~ /^src\/(base\/alloc.c|cli\/|sys\/)/ &&
      !/^ *(\*|\/\*)/ { bad("the heap is asked in src/base/alloc.c only") }
    /(^|[^A-Z_a-z])(TO[D]O|FIX[M]E)/ { bad("unfinished") }
    END {
      print files " files, " functions " functions"
      exit failed > 0
    }'
