#!/usr/bin/env python3
"""Ledgers of every earlier version, kept as SQL text, are brought up to
today's: nothing of the record changes, a copy stays beside them, and backups
and exports by earlier programs are taken too.
  migrate.py LUOSHI FOLDER_OF_vN.sql
"""
import csv
import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

luoshi = os.path.realpath(sys.argv[1])
texts = sorted(pathlib.Path(sys.argv[2]).resolve().glob('v*.sql'))
schema = pathlib.Path(sys.argv[2]).resolve() / '../../../data/schema'
checked = failed = 0


def check(what, ok, more=''):
    global checked, failed
    checked += 1
    if not ok:
        failed += 1
        print('FAIL', what, more)


def run(*words, ledger='old.db', lang='en'):
    p = subprocess.run([luoshi, *words, '--ledger', ledger, '--lang', lang],
                       capture_output=True, text=True,
                       env={**os.environ, 'LUOSHI_NOW': '2024-03-01T09:00:00'})
    return p.returncode, p.stdout, p.stderr


def make(text, path):
    """The file as the program of that version left it."""
    if os.path.exists(path):
        os.remove(path)
    db = sqlite3.connect(path)
    db.executescript(text)
    db.close()


def rows(path):
    """Every table of the record by name, as sorted rows."""
    db = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
    names = [n for n, in db.execute(
        "select name from sqlite_schema where type = 'table' and "
        "name not like 'search%' and name not in ('item_now', 'derived_as')")]
    out = {n: sorted(db.execute(f'select * from {n}')) for n in names}
    db.close()
    return out


def export_of(path, to, version):
    """What `export all` of that version wrote: csv files and contents."""
    os.makedirs(f'{to}/content')
    db = sqlite3.connect(path)
    place, = db.execute('select place from journal').fetchone()
    for name in rows(path):
        key = 'entry' if name == 'journal' else 'entry, n'
        cur = db.execute(f'select * from {name} order by {key}')
        kept = [i for i, c in enumerate(cur.description)
                if c[0] not in ('place', 'bytes')]
        with open(f'{to}/{name}.csv', 'w', newline='') as f:
            w = csv.writer(f, lineterminator='\n')
            w.writerow([cur.description[i][0] for i in kept])
            for row in cur:
                w.writerow([row[i] for i in kept])
    for sha256, data in db.execute('select sha256, bytes from content'):
        pathlib.Path(to, 'content', sha256).write_bytes(data)
    entry, sha256 = db.execute('select entry, sha256 from journal '
                               'order by entry desc limit 1').fetchone()
    pathlib.Path(to, 'ledger.csv').write_text(
        f'key,value\nversion,{version}\nplace,{place}\nhead,{entry}:{sha256}\n')
    return f'{entry}:{sha256}'


def one(version, text):
    name = f'v{version}'
    make(text, 'old.db')
    before, bytes_before = rows('old.db'), pathlib.Path('old.db').read_bytes()
    for table, there in before.items():
        check(f'{name}: {table} has rows', there)
    head = export_of('old.db', 'folder', version)

    rc, _, err = run('status')
    check(f'{name}: a reader is told to upgrade',
          rc == 1 and 'luoshi rebuild' in err, err)
    check(f'{name}: reading changes nothing',
          pathlib.Path('old.db').read_bytes() == bytes_before)
    shutil.copy('old.db', 'backup.db')

    os.chmod('old.db', 0o600)
    rc, _, err = run('rebuild', '--as', '督查科')
    check(f'{name}: upgraded', rc == 0 and f'old.db.v{version}' in err, err)
    check(f'{name}: the copy is for nobody else either',
          os.stat(f'old.db.v{version}').st_mode & 0o777 == 0o600)
    after = rows('old.db')
    check(f'{name}: every row as before',
          all(after[t] == before[t] for t in before))
    check(f'{name}: new tables are empty',
          not any(after[t] for t in after if t not in before))
    check(f'{name}: the copy is what it was', rows(f'old.db.{name}') == before)
    rc, out, err = run('verify', '--head', head)
    check(f'{name}: verify', rc == 0, out + err)
    rc, _, err = run('comment', '1', '升级后', '--as', '督查科')
    check(f'{name}: it can be written to', rc == 0 and not err, err)
    rc, out, err = run('verify', '--head', head)
    check(f'{name}: verify after that', rc == 0, out + err)

    rc, _, err = run('restore', 'backup.db', ledger='restored.db')
    check(f'{name}: an old backup is restored', rc == 0, err)
    rc, out, err = run('verify', '--head', head, ledger='restored.db')
    check(f'{name}: and is whole', rc == 0, out + err)
    check(f'{name}: the backup itself was only read',
          pathlib.Path('backup.db').read_bytes() == bytes_before)

    rc, _, err = run('import', 'all', 'folder', ledger='imported.db')
    check(f'{name}: an old export is imported', rc == 0, err)
    rc, out, err = run('verify', '--head', head, ledger='imported.db')
    check(f'{name}: and is whole', rc == 0, out + err)
    for ledger in ('restored.db', 'imported.db'):
        run('export', 'all', ledger + '.folder', ledger=ledger)
    same = subprocess.run(['diff', '-r', 'restored.db.folder',
                           'imported.db.folder'], capture_output=True)
    check(f'{name}: both exports are the same', same.returncode == 0,
          same.stdout)

    # What was altered before the upgrade is not hidden by it.
    altered = text.replace('统计部门一月底发布', '统计部门二月底发布', 1)
    check(f'{name}: there is something to alter', altered != text)
    make(altered, 'altered.db')
    rc, _, err = run('restore', 'altered.db', ledger='never.db')
    check(f'{name}: an altered backup is refused',
          rc == 1 and not os.path.exists('never.db'), err)
    rc, _, _ = run('rebuild', '--as', '督查科', ledger='altered.db')
    check(f'{name}: upgraded all the same', rc == 0)
    rc, out, _ = run('verify', ledger='altered.db')
    check(f'{name}: and verify says so', rc == 1, out)

    # A name that only seems to be free.
    make(text, 'linked.db')
    os.symlink('nowhere', f'linked.db.v{version}')
    rc, _, err = run('rebuild', '--as', '督查科', ledger='linked.db')
    check(f'{name}: beside a link to nothing',
          rc == 0 and f'linked.db.v{version}-2' in err, err)

    # A disk too full for the copy: the ledger stays what it was.
    make(text, 'full.db')
    before = pathlib.Path('full.db').read_bytes()
    p = subprocess.run(['sh', '-c', 'trap "" XFSZ; ulimit -f 64; "$0" rebuild '
                        '--ledger full.db --as 督查科', luoshi], capture_output=True)
    check(f'{name}: no room for a copy', p.returncode == 1, p.stderr)
    check(f'{name}: nothing changed, nothing left over',
          pathlib.Path('full.db').read_bytes() == before and
          [f for f in os.listdir() if f.startswith('full.db')] == ['full.db'],
          os.listdir())


def together(version, text, times):
    """Several writers that find it old at once: all are served, and the copy
    is what it was."""
    os.mkdir('at-once')
    os.chdir('at-once')
    served = kept = True
    for _ in range(times):
        for old in os.listdir():
            os.remove(old)
        make(text, 't.db')
        before = rows('t.db')
        all_ = [subprocess.Popen(
            [luoshi, 'comment', '1', f'第{i}个', '--ledger', 't.db', '--as',
             '督查科'], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            for i in range(4)]
        for p in all_:
            err = p.communicate()[1].decode()
            if p.returncode:
                served = False
                print(err)
        if sorted(os.listdir()) != ['t.db', f't.db.v{version}']:
            kept = False
            print(os.listdir())
        elif rows(f't.db.v{version}') != before:
            kept = False
    check(f'v{version}: four writers at once, {times} times', served)
    check(f'v{version}: one copy, and whole', kept)
    os.chdir('..')


def killed(version, text, times):
    """Killed at any moment it is of the old version or of the new one."""
    whole = True
    for _ in range(times):
        for old in [f for f in os.listdir() if f.startswith('k.db')]:
            os.remove(old)
        make(text, 'k.db')
        p = subprocess.Popen([luoshi, 'rebuild', '--ledger', 'k.db', '--as',
                              '督查科'], stderr=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL)
        time.sleep(random.uniform(0.005, 0.06))
        p.kill()
        p.wait()
        rc, _, err = run('rebuild', '--as', '督查科', ledger='k.db')
        again, out, _ = run('verify', ledger='k.db')
        if rc or again:
            whole = False
            print(err, out)
    check(f'v{version}: killed while upgrading, {times} times', whole)


numbers = [int(re.match(r'\d+', p.name)[0]) for p in schema.glob('0*.sql')]
have = [int(p.stem[1:]) for p in texts]
check('a ledger of every earlier version is here',
      sorted(have) == list(range(1, max(numbers))), have)
for text in texts:
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        one(int(text.stem[1:]), text.read_text())
        killed(int(text.stem[1:]), text.read_text(), 20)
        together(int(text.stem[1:]), text.read_text(), 5)
        os.chdir('/')
print(f'{checked} checks, {failed} failed')
sys.exit(failed != 0)
