"""Real reports that were published as files of offices, against the same
reports as text: the ledgers must be the same.

    real.py LUOSHI FOLDER-OF-DOCUMENTS FOLDER-OF-TEXTS

Ends with 77 (skipped) where the folders are not at hand.
"""
import difflib
import json
import os
import subprocess
import sys

PAIRS = {
    '安顺-2024.docx': 'city_anshun_2024', '百色-2024.docx': 'city_baise_2024',
    '蚌埠-2024.docx': 'city_bengbu_2024', '毕节-2024.docx': 'city_bijie_2024',
    '郴州-2024.docx': 'city_chenzhou_2024',
    '温州-2024.docx': 'city_wenzhou_2024',
    '苏州-2024.docx': 'city_suzhou-js_2024',
    '阿坝-2024.docx': 'city_aba_2024',
    'hailar-2013.gb18030.txt': 'district_hailaer_2013',
    'hailar-2016.gb18030.txt': 'district_hailaer_2016',
}
# where something stands, and numbers of records
PLACES = {'id', 'start', 'end', 'section', 'origin', 'sentence_start',
          'sentence_end', 'figures', 'milestones'}


def ledger(program, path):
    """The records that make the ledger, without their places."""
    run = subprocess.run([program, 'read', '--format', 'jsonl', path],
                         stdout=subprocess.PIPE, check=True)
    records = [json.loads(line) for line in run.stdout.splitlines()]
    kept = {'figure': [], 'milestone': [], 'item': []}
    for r in records:
        if r['type'] in kept:
            fields = {k: v for k, v in r.items() if k not in PLACES}
            kept[r['type']].append(
                json.dumps(fields, ensure_ascii=False, sort_keys=True))
    report = records[0]
    return kept, (report.get('place'), report.get('year')), report['format']


def compare(program, document, text):
    """The number of records that only one of them has."""
    a, head_a, form = ledger(program, document)
    b, head_b, _ = ledger(program, text)
    bad = head_a != head_b
    counts = []
    for kind in a:
        lines = [d for d in difflib.ndiff(a[kind], b[kind]) if d[0] in '-+']
        bad += len(lines)
        counts.append('%d %ss' % (len(a[kind]), kind))
        for line in lines[:10]:
            print('   ', line)
    print('%s (%s): %s, %d differ' % (os.path.basename(document), form,
                                      ', '.join(counts), bad))
    return bad


def main(program, documents, texts):
    if not os.path.isdir(documents) or not os.path.isdir(texts):
        print('skipped: no real documents at hand')
        return 77
    bad = 0
    for name, text in PAIRS.items():
        bad += compare(program, os.path.join(documents, name),
                       os.path.join(texts, text + '.txt'))
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
