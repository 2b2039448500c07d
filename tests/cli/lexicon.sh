#!/bin/sh
# Word lists checked, replaced and looked into.
. "$(dirname "$0")/lib.sh"
cd "$work" || exit 1
good=$TOP/data/samples/qinghe-2024.txt

run lexicon show 以上
is 'show' 0 "$status"
has 'show: the place' 'data/lexicon/comparators.tsv:' "$out"
has 'show: the columns' 'cmp: >=' "$out"
run lexicon show --lang zh 以上
has 'show in Chinese' '比较词' "$out"
run lexicon show 没有这个词的
is 'show: no row' 1 "$status"
has 'show: no row' 'no list has the word' "$err"

mkdir own bad
printf 'word\tcmp\tat\n多于\t>\tbefore\n' >own/comparators.tsv
run lexicon check own
is 'check' 0 "$status"
has 'check: what it replaces' 'comparators.tsv: replaces the built-in' "$out"
run lexicon show --lexicon own 多于
has 'show from a folder' 'own/comparators.tsv:2' "$out"
for report in "$TOP"/data/samples/*.txt; do
  # the tables that lie in the program are those that its lists make
  "$LUOSHI" read -f jsonl --explain "$report" >built-in
  "$LUOSHI" read -f jsonl --explain --lexicon "$TOP/data/lexicon" "$report" \
    >loaded
  status=0
  cmp -s built-in loaded || status=$?
  is "the same read with lists loaded: $(basename "$report")" 0 "$status"
done
run read -f none --lexicon own "$good"
is 'read with a folder' 0 "$status"
run lexicon check bare-none
is 'check: no folder' 1 "$status"
run lexicon check own/comparators.tsv
is 'check: a file' 1 "$status"
has 'check: a file' 'name the folder' "$err"

printf 'word\tcmp\tat\n多于\t>>\tbefore\n少于\t<\tnowhere\n\t<\tbefore\n' \
  >bad/comparators.tsv
printf 'wrod\tcode\n' >bad/divisions.tsv
printf 'word\n' >bad/untis.tsv
run lexicon check bad
is 'errors' 1 "$status"
has 'errors: file and line' "bad/comparators.tsv:2: '>>' is not" "$err"
has 'errors: all of them' 'bad/comparators.tsv:3:' "$err"
has 'errors: empty word' 'bad/comparators.tsv:4:' "$err"
has 'errors: header' 'bad/divisions.tsv:1:' "$err"
has 'errors: remedy' 'use one of: = >= > <= < ~' "$err"
has 'errors: misspelt list' 'if you meant units.tsv' "$err"
run lexicon check --lang zh bad
has 'errors in Chinese' 'bad/comparators.tsv:2: “>>”不是这一列允许的值' "$err"
run read -f none --lexicon bad "$good"
is 'read with errors' 1 "$status"
has 'read with errors' 'bad/comparators.tsv:2:' "$err"
finish
