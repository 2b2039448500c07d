#!/bin/sh
# Includes point downwards only, as the table of docs/architecture.md says;
# and the reading layers have nothing to do with files, processes, clocks,
# databases or the network.
#   layers.sh TOP
set -eu
cd "$1"
find src include -name '*.[ch]' | sort | xargs awk '
  FILENAME == "docs/architecture.md" {
    if($0 ~ /^\| \*\*reading/) reading = 1
    if($0 ~ /^\| \*\*program/) reading = 0
    if($0 !~ /^\| `src\/[a-z]+\/` \|/) next
    split($0, cell, "|")
    match(cell[2], /src\/[a-z]+/)
    folder = substr(cell[2], RSTART + 4, RLENGTH - 4)
    known[folder] = 1
    reads[folder] = reading
    may[folder, folder] = 1
    k = split(cell[4], names, " ")
    for(i = 1; i <= k; i++) {
      if(!(names[i] in known)) {
        print "docs/architecture.md: " folder " may include " names[i] \
          ", which is no folder above it"
        bad++
      }
      for(other in known)
        if(may[names[i], other]) may[folder, other] = 1
    }
    rows++
    next
  }
  FNR == 1 {
    files++
    split(FILENAME, part, "/")
    folder = part[1] == "src" ? part[2] : ""
    if(folder != "" && !(folder in known)) {
      print FILENAME ": its folder is not in docs/architecture.md"
      bad++
    }
  }
  /^[ \t]*#[ \t]*include[ \t]*"/ {
    split($0, quoted, "\"")
    slash = index(quoted[2], "/")
    other = slash ? substr(quoted[2], 1, slash - 1) : ""
    if(quoted[2] == "luoshi.h" ? folder != "api" && reads[folder] \
                               : !may[folder, other]) {
      print FILENAME ":" FNR ": " folder " may not include " quoted[2]
      bad++
    }
  }
  reads[folder] && (/#[ \t]*include[ \t]*<(unistd|fcntl|time|dirent|netdb|sqlite3|libpq-fe|sys\/(stat|time|wait|socket)|openssl\/.*)\.?h?>/ ||
      /[^_a-z](fopen|fdopen|popen|system|getenv|clock_gettime|fork|printf|puts|exit)\(/) {
    line = $0
    sub(/^[ \t]*/, "", line)
    if(line !~ /^(\*|\/\*|__attribute__)/) {
      print FILENAME ":" FNR ": not for a reading layer: " line
      bad++
    }
  }
  END {
    if(!rows) { print "docs/architecture.md: no table"; bad++ }
    print files " files, " rows " folders"
    exit bad > 0
  }' docs/architecture.md
