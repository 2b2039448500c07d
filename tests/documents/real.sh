#!/bin/sh
# real.py where there is a Python to run it.
here=$(dirname "$0")
python=$(command -v python3) || {
  echo 'skipped: no python3'
  exit 77
}
exec "$python" "$here/real.py" "$@"
