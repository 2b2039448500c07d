"""Hostile and damaged documents: each ends within its limits with the right
error, or is read where it is only odd, and none stops the others.

    hostile.py LUOSHI [--long] [--sanitized]

Counts are printed; a file that ends otherwise than it should is named and
makes the exit status 1.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
import time

import hostile_files
import layout
import make
import write_ofd
import write_pdf
from hostile_files import READ

LIMIT = 60 + 20  # seconds of the wall clock for a document, and some
DAMAGED = {'ECUT', 'EFORMAT', 'EHOSTILE', 'ELOCKED', 'EEMPTY', 'ELIMIT',
           'EBINARY', 'EENCODING'}
SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..',
                      'data', 'samples', 'qinghe-2025.txt')
failed = []


def fail(name, why):
    failed.append(name)
    print('FAIL  %s: %s' % (name, why))


def run(luoshi, paths, more=()):
    """Exit status, what each path gave (an error's code, or READ), seconds,
    and what was said on standard error."""
    start = time.monotonic()
    out = subprocess.run([luoshi, 'read', '--format', 'jsonl', *more, *paths],
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                         timeout=LIMIT * max(1, len(paths)))
    seconds, got = time.monotonic() - start, {}
    for line in out.stdout.split(b'\n'):
        if line.startswith((b'{"type":"report"', b'{"type":"error"')):
            record = json.loads(line)
            source = record['source']
            for path in paths:
                # the members of an archive say where they are
                if source == path or source.startswith(path + ':') or \
                        source.startswith(path + '!') or \
                        source.startswith(path + '/'):
                    got.setdefault(path, set()).add(
                        record.get('code', READ))
    return out.returncode, got, seconds, out.stderr.decode('utf-8', 'replace')


def stands(name, status, got, wanted, stderr):
    """Whether one document ended as it should."""
    if status not in (0, 1):
        fail(name, 'exit status %d: %s' % (status, stderr[-400:]))
    elif not got:
        fail(name, 'neither a report nor an error')
    elif not got <= wanted:
        fail(name, 'gave %s, wanted %s' % (sorted(got), sorted(wanted)))
    else:
        return True
    return False


def one_by_one(luoshi, folder, sanitized):
    """Each hostile file in a run of its own, with a look at the time."""
    paths, slowest, count, good = [], (0, ''), 0, 0
    for name, content, wanted in hostile_files.all_files():
        path = os.path.join(folder, name)
        if callable(content):
            content(path)
        else:
            with open(path, 'wb') as f:
                f.write(content)
        size = os.path.getsize(path)
        status, got, seconds, stderr = run(luoshi, [path])
        got = got.get(path, set())
        if 'EHELPER' in got:
            print('skip  %s: %s' % (name, stderr.strip()))
            continue
        if sanitized and 'ELIMIT' not in wanted:
            wanted = wanted | {'ELIMIT', 'ENOMEM'}
        count += 1
        good += stands(name, status, got, wanted, stderr)
        slowest = max(slowest, (seconds, name))
        if size < 100 << 20:
            paths.append(path)
    print('%d hostile and odd files, %d as they should; slowest %.1f s (%s)'
          % (count, good, *slowest))
    return paths


def together(luoshi, folder, paths, jobs):
    """All in one run, with a good report at both ends."""
    good = [os.path.join(folder, n) for n in ('first.txt', 'last.txt')]
    for path in good:
        with open(path, 'wb') as f:
            f.write(hostile_files.REPORT)
    status, got, seconds, stderr = run(
        luoshi, [good[0]] + paths + [good[1]], ['-j', str(jobs)])
    lost = [p for p in paths + good if p not in got]
    if status != 1 or lost or any(got[p] != {READ} for p in good):
        fail('all in one run, -j %d' % jobs, 'exit status %d, lost %s: %s'
             % (status, lost[:5], stderr[-400:]))
    print('%d files in one run, -j %d: %.1f s, both good reports read'
          % (len(paths) + 2, jobs, seconds))


def samples():
    """(extension, bytes, whether a cut must show) of each format."""
    texts = make.paragraphs(SAMPLE)
    pages = layout.pages(texts)
    layout.add_heads(pages, make.HEAD_ODD, make.HEAD_EVEN, '— {0} —')
    word = hostile_files.docx(texts)
    with tempfile.TemporaryDirectory() as folder:
        base = os.path.join(folder, 'x')
        make.make_texts(base, SAMPLE)
        make.make_html(base, texts)
        for kind in ('utf8.txt', 'gb18030.txt', 'utf16le.txt', 'plain.html',
                     'page.html'):
            with open(base + '.' + kind, 'rb') as f:
                yield kind, f.read(), False
        office = make.office()
        if office:
            make.make_docx(base, texts)
            make.make_old_word(base, office)
            with open(base + '.saved.doc', 'rb') as f:
                yield 'doc', f.read(), True
        else:
            print('skip  cut and flipped .doc: no LibreOffice here')
    yield 'docx', word, True
    yield 'ofd', hostile_files.made(write_ofd.write, pages), True
    yield 'pdf', hostile_files.made(write_pdf.write, pages), True
    yield 'zip', hostile_files.packed([('a.docx', word),
                                       ('b.txt', hostile_files.REPORT)]), True


def batch(luoshi, folder, kind, contents, wanted, what):
    """Variants of one document in one run."""
    paths = []
    for i, content in enumerate(contents):
        paths.append(os.path.join(folder, '%s-%03d.%s' % (what, i, kind)))
        with open(paths[-1], 'wb') as f:
            f.write(content)
    status, got, seconds, stderr = run(luoshi, paths, ['-j', '2'])
    helper = any('EHELPER' in g for g in got.values())
    if helper:
        print('skip  %s %s: %s' % (kind, what, stderr.split('\n')[0]))
    else:
        for path in paths:
            stands(os.path.basename(path), status, got.get(path), wanted,
                   stderr)
    read = sum(g == {READ} for g in got.values())
    print('%-12s %4d %s: %d read, %d refused, %.1f s'
          % (kind, len(paths), what, read, len(paths) - read, seconds))
    for path in paths:
        os.remove(path)


def flipped(content, count, seed):
    """Variants with one to eight bits turned, the same every time."""
    chance = random.Random(seed)
    for _ in range(count):
        out = bytearray(content)
        for _ in range(chance.choice((1, 1, 1, 2, 4, 8))):
            out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
        yield bytes(out)


def damaged(luoshi, folder, every, flips):
    for kind, content, shows in samples():
        cuts = [content[:len(content) * i // 100]
                for i in range(0, 100, every)]
        # a cut text or page reads as what is left of it
        batch(luoshi, folder, kind, cuts, DAMAGED if shows else
              DAMAGED | {READ}, 'cut')
        batch(luoshi, folder, kind, list(flipped(content, flips, kind)),
              DAMAGED | {READ, 'ENOMEM'}, 'flipped')


def main():
    luoshi = sys.argv[1]
    sanitized = '--sanitized' in sys.argv
    heavy = '--long' in sys.argv
    if heavy:
        hostile_files.ZEROS = 300 << 20
        hostile_files.BLANKS = 512 << 20
    with tempfile.TemporaryDirectory() as folder:
        paths = one_by_one(luoshi, folder, sanitized)
        for jobs in (1, 2):
            together(luoshi, folder, paths, jobs)
        for path in paths:
            os.remove(path)
        damaged(luoshi, folder, 1 if heavy or not sanitized else 10,
                1000 if heavy else 5 if sanitized else 30)
    print('%d not as they should' % len(failed))
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
