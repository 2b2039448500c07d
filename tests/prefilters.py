#!/usr/bin/env python3
"""A function that looks at one character before it walks its words must look
for every word's: in each function of the reader with lists of words and checks
of a character against a set, a set that has most of the words' first (or last)
characters must have all of them.
  prefilters.py TOP
"""
import pathlib
import re
import sys

top = pathlib.Path(sys.argv[1])
checks = failed = 0
FUNCTION = re.compile(r'^[a-z].*?\n\{\n.*?^\}\n', re.S | re.M)
WORDS = re.compile(r'static const uint16_t (?:\*const )?(\w+)\[\](?:\[\d+\])? = '
                   r'\{(.*?)\};', re.S)
ONE_OF = re.compile(r'\b(?:CH_ONE_OF|fig_one_of|one_of|in)\(([^;{}]*?),\s*'
                    r'((?:u"[^"]*"\s*)+)\)')


def literals(text):
    return re.findall(r'u"([^"]*)"', text)


for path in sorted((top / 'src' / 'extract').glob('*.c')):
    for f in FUNCTION.finditer(path.read_text()):
        body = f[0]
        sets = [(m[1], set(''.join(literals(m[2]))))
                for m in ONE_OF.finditer(body)]
        for name, inner in WORDS.findall(body):
            words = [w for w in literals(inner) if w]
            if len(words) < 3:
                continue
            for which, at in (('first', 0), ('last', -1)):
                need = {w[at] for w in words}
                for where, have in sets:
                    if 3 * len(need & have) < 2 * len(need):
                        continue
                    checks += 1
                    if need - have:
                        failed += 1
                        print(f'{path.relative_to(top)}: {name}: the check of '
                              f'{where.strip()} lacks the {which} character '
                              f'of some words: {"".join(sorted(need - have))}')
print(f'{checks} checks of first or last characters, {failed} lack some')
sys.exit(failed != 0 or not checks)
