"""The same report in every format gives the same records.

    compare.py LUOSHI FOLDER [NAME...]

FOLDER holds what make.py made.  Each document is compared with NAME.utf8.txt:
figures, milestones and items, one after another, by all their fields but
those that say where they stand.  All formats must give the same; of those
that are read from places on pages, PDF, one figure in 200 may differ, and
each difference is printed.
"""
import difflib
import glob
import json
import os
import re
import subprocess
import sys

KINDS = ('figure', 'milestone', 'item')
PLACES = ('start', 'end', 'id', 'section', 'figures', 'milestones', 'origin',
          'source', 'sentence_start', 'sentence_end')
PER_MILLE = 5  # of a PDF's records may differ


def read(luoshi, path):
    out = subprocess.run([luoshi, 'read', '--format', 'jsonl', path],
                         capture_output=True, timeout=120)
    if out.returncode:
        return None, out.stderr.decode('utf-8', 'replace').strip()
    return [json.loads(line) for line in out.stdout.splitlines()], ''


def plain(record):
    """A record without its places, white space in it made alike."""
    kept = {k: v for k, v in sorted(record.items()) if k not in PLACES}
    return re.sub(r'[\s\u3000]+', '', json.dumps(kept, ensure_ascii=False))


def by_kind(records):
    """The records of each kind, but those inside a note set aside: the text
    has no notes."""
    notes = [(r['start'], r['end']) for r in records
             if r['type'] == 'aside' and r['why'] == 'note']
    return {kind: [plain(r) for r in records if r['type'] == kind and
                   not any(s <= r['start'] < e for s, e in notes)]
            for kind in KINDS}


def differences(wanted, got):
    match = difflib.SequenceMatcher(None, wanted, got, autojunk=False)
    for op, a, b, c, d in match.get_opcodes():
        if op != 'equal':
            yield max(b - a, d - c), wanted[a:b], got[c:d]


def compare(luoshi, path, wanted):
    """Whether a document's records are as wanted; prints a line on it."""
    records, error = read(luoshi, path)
    name = os.path.basename(path)
    if records is None:
        missing = 'pdftotext' in error or 'antiword' in error
        print('%s  %s: %s' % ('skip' if missing else 'FAIL', name, error))
        return missing
    got, ok, counts = by_kind(records), True, []
    for kind in KINDS:
        found = list(differences(wanted[kind], got[kind]))
        n = sum(f[0] for f in found)
        allowed = len(wanted[kind]) * PER_MILLE // 1000 \
            if path.endswith('.pdf') else 0
        ok = ok and n <= allowed
        counts.append('%d %ss, %d differ' % (len(got[kind]), kind, n))
        for _, a, b in found[:3]:
            print('   wanted %.400s\n   got    %.400s' % (a, b))
    print('%s  %s: %s' % ('ok  ' if ok else 'FAIL', name, '; '.join(counts)))
    return ok


def main():
    luoshi, folder = sys.argv[1:3]
    names = sys.argv[3:] or sorted(
        os.path.basename(p)[:-len('.utf8.txt')]
        for p in glob.glob(os.path.join(folder, '*.utf8.txt')))
    documents = failed = 0
    for name in names:
        base = os.path.join(folder, name)
        records, error = read(luoshi, base + '.utf8.txt')
        if records is None:
            sys.exit(error)
        wanted = by_kind(records)
        for path in sorted(glob.glob(base + '.*')):
            documents += 1
            failed += not compare(luoshi, path, wanted)
    print('%d documents, %d with other records than the text'
          % (documents, failed))
    sys.exit(1 if failed or not documents else 0)


if __name__ == '__main__':
    main()
