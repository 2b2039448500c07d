#!/bin/sh
# Each sample report, made into documents of every format, gives the records
# that the text gives.
#   formats.sh LUOSHI TOP
set -eu
luoshi=$1 top=$2
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
python3 "$top/tests/documents/make.py" "$made" "$top"/data/samples/*.txt
python3 "$top/tests/documents/compare.py" "$luoshi" "$made"
