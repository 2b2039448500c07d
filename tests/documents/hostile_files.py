"""Hostile documents, and odd ones that are none, one function a family.

Each yields (name, bytes or writer, wanted): `wanted` is a set of codes of
error records, or READ where the document must be read; both where either is
right.  A writer is called with the path.
"""
import io
import os
import struct
import zipfile
import zlib

import layout
import make
import write_ofd
import write_pdf

READ = 'read'
ZEROS = 30 << 20   # bytes of a bomb in an archive; more than 200 times
BLANKS = 64 << 20  # and of one in a PDF; hostile.py --long makes both larger
TEXT = ['政府工作报告', '清禾市人民政府市长　陆知远', '一、2025年重点工作',
        '新建5G基站3000个以上，力争临溪港二期建成投用。',
        '规模以上工业增加值增长8%左右，城镇新增就业3万人以上。']
CUT, BAD, HOSTILE = 'ECUT', 'EFORMAT', 'EHOSTILE'
LOCKED, EMPTY, LIMIT, BIG = 'ELOCKED', 'EEMPTY', 'ELIMIT', 'ETOOBIG'


def made(write, *arguments):
    """What one of make.py's writers writes to a path, as bytes."""
    import tempfile
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'x')
        write(path, *arguments)
        path = path + '.docx' if write is make.make_docx else path
        with open(path, 'rb') as f:
            return f.read()


def docx(texts=None):
    return made(make.make_docx, texts or TEXT)


def pages(texts=None):
    return layout.pages(texts or TEXT)


def ofd(texts=None):
    set_pages = pages(texts)
    layout.add_heads(set_pages, '会议文件', '报告', '— {0} —')
    return made(write_ofd.write, set_pages)


def pdf(texts=None):
    return made(write_pdf.write, pages(texts))


def members(archive):
    with zipfile.ZipFile(io.BytesIO(archive)) as z:
        return [(i.filename, z.read(i)) for i in z.infolist()]


def packed(files, method=zipfile.ZIP_DEFLATED):
    """An archive of (name or ZipInfo, bytes), names as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', method) as z:
        for name, data in files:
            if isinstance(name, str):
                name = zipfile.ZipInfo(name, (2025, 1, 14, 9, 0, 0))
            name.compress_type = method
            z.writestr(name, data)
    return out.getvalue()


def changed(archive, name, change):
    """The archive with one member's bytes changed."""
    return packed([(n, change(d) if n == name else d)
                   for n, d in members(archive)])


REPORT = '\n'.join(TEXT).encode('utf-8')


# --- archives ----------------------------------------------------------------

def renamed(archive, old, new):
    """Another name of the same length, in both places, unseen by zipfile."""
    assert len(old) == len(new)
    return archive.replace(old, new)


def link(name, target):
    info = zipfile.ZipInfo(name, (2025, 1, 14, 9, 0, 0))
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    return info, target.encode()


def overlapping(count, size):
    """Many entries of the table for one and the same data: small on the
    disk, large in all."""
    data = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = data.compress(b'0' * size) + data.flush()
    crc = zlib.crc32(b'0' * size)
    local = struct.pack('<IHHHHHIIIHH', 0x04034B50, 20, 0, 8, 0, 0x21, crc,
                        len(raw), size, 1, 0) + b'a' + raw
    table = b''
    for i in range(count):
        name = b'%d.txt' % i
        table += struct.pack('<IHHHHHHIIIHHHHHII', 0x02014B50, 20, 20, 0, 8,
                             0, 0x21, crc, len(raw), size, len(name), 0, 0, 0,
                             0, 0, 0) + name
    end = struct.pack('<IHHHHIIH', 0x06054B50, 0, 0, count, count, len(table),
                      len(local), 0)
    return local + table + end


def lying(archive, real, told):
    """Sizes that say less than there is."""
    return archive.replace(struct.pack('<I', real), struct.pack('<I', told))


def archives():
    zeros = b'\0' * ZEROS
    yield 'bomb.zip', packed([('a.txt', zeros)]), {HOSTILE}
    word = docx()
    yield 'bomb.docx', changed(word, 'word/document.xml',
                               lambda d: zeros), {HOSTILE}
    yield 'bomb.ofd', changed(ofd(), 'Doc_0/Pages/Page_0/Content.xml',
                              lambda d: zeros), {HOSTILE}
    del zeros
    yield 'bomb-overlapping.zip', overlapping(5000, 1 << 20), {HOSTILE, CUT}
    half = b'9' * (1 << 20)
    yield 'bomb-lying.zip', lying(packed([('a.txt', half)]), 1 << 20, 1000), \
        {HOSTILE, CUT}
    inner = packed([('a.txt', REPORT)])
    for _ in range(30):
        inner = packed([('b.zip', inner)])
    yield 'nested.zip', inner, {HOSTILE, BAD, READ}
    yield 'many.zip', packed([('%d.txt' % i, b'') for i in range(20000)]), \
        {HOSTILE}
    yield 'link.zip', packed([('a.txt', REPORT),
                              link('b.txt', '/etc/passwd')]), {HOSTILE}
    yield 'link.docx', packed(members(word) + [
        link('word/media', '/etc')]), {HOSTILE}
    plain = packed([('aa/bb.txt', REPORT)], zipfile.ZIP_STORED)
    for kind, name in [('up', b'../bb.txt'), ('root', b'/a/bb.txt'),
                       ('zero', b'aa/\0b.txt'), ('back', b'..\\bb.txt'),
                       ('drive', b'C:\\bb.txt'), ('inside', b'a/../.txt')]:
        yield 'path-%s.zip' % kind, renamed(plain, b'aa/bb.txt', name), \
            {HOSTILE}
    twice = packed([('a.txt', REPORT), ('b.txt', b'other')])
    yield 'twice.zip', renamed(twice, b'b.txt', b'a.txt'), {HOSTILE}
    locked = bytearray(plain)
    locked[6] |= 1
    locked[plain.index(b'PK\1\2') + 8] |= 1
    yield 'locked.zip', bytes(locked), {LOCKED}
    yield 'empty.zip', packed([]), {EMPTY, BAD, CUT}
    yield 'only-end.zip', b'PK\5\6', {CUT, BAD, EMPTY}
    yield 'only-begin.zip', b'PK\3\4', {CUT, BAD}
    yield 'whole.zip', packed([('a.txt', REPORT), ('b.docx', word)]), {READ}


# --- XML ---------------------------------------------------------------------

def laughs(root):
    rows = ['<!ENTITY l0 "lol">']
    for i in range(1, 10):
        rows.append('<!ENTITY l%d "%s">' % (i, '&l%d;' % (i - 1) * 10))
    return ('<?xml version="1.0"?><!DOCTYPE x [%s]><%s>&l9;</%s>'
            % (''.join(rows), root, root)).encode()


def xml():
    word, fixed = docx(), ofd()
    body = 'word/document.xml'
    content = 'Doc_0/Pages/Page_0/Content.xml'
    yield 'laughs.docx', changed(word, body, lambda d: laughs('x')), {HOSTILE}
    yield 'laughs.ofd', changed(fixed, 'OFD.xml',
                                lambda d: laughs('OFD')), {HOSTILE}
    yield 'laughs-page.ofd', changed(fixed, content,
                                     lambda d: laughs('Page')), {HOSTILE}
    outside = (b'<?xml version="1.0"?><!DOCTYPE x SYSTEM '
               b'"file:///etc/passwd"><x/>')
    yield 'outside.docx', changed(word, body, lambda d: outside), {HOSTILE}
    deep = b'<x>' * 100000 + b'</x>' * 100000
    yield 'deep.ofd', changed(fixed, content, lambda d: deep), {HOSTILE}
    table = b'<w:tbl><w:tr><w:tc>'
    back = b'</w:tc></w:tr></w:tbl>'
    nest = table * 10000 + b'<w:p><w:r><w:t>9%</w:t></w:r></w:p>' + \
        back * 10000
    yield 'tables.docx', changed(
        word, body, lambda d: d.replace(b'<w:sectPr/>', nest)), {HOSTILE}
    yield 'broken.docx', changed(word, body,
                                 lambda d: d.replace(b'</w:p>', b'', 1)), {BAD}
    yield 'bytes.ofd', changed(fixed, content,
                               lambda d: d.replace(b'\xe5', b'\xff', 1)), \
        {BAD}


# --- OFD ---------------------------------------------------------------------

def ofd_odd():
    fixed, document = ofd(), 'Doc_0/Document.xml'
    content = 'Doc_0/Pages/Page_0/Content.xml'
    page = b'<ofd:Page ID="10" BaseLoc="Pages/Page_0/Content.xml"/>'
    yield 'whole.ofd', fixed, {READ}
    yield 'missing-page.ofd', packed(
        [m for m in members(fixed) if m[0] != content]), {CUT}
    yield 'missing-document.ofd', packed(
        [m for m in members(fixed) if m[0] != document]), {CUT}
    yield 'locked.ofd', packed(members(fixed) + [
        ('Encryptions.xml', b'<Encryptions/>')]), {LOCKED}
    yield 'no-letters.ofd', changed(
        fixed, content, lambda d: b'<Page><Content/></Page>'), {EMPTY}
    shapes = ('<Page><Content><Layer><TextObject Size="4"><CGTransform/>'
              '<TextCode X="1" Y="1">\ufffd\ufffd</TextCode></TextObject>'
              '</Layer></Content></Page>').encode()
    yield 'shapes.ofd', changed(fixed, content, lambda d: shapes), {EMPTY}
    yield 'outside.ofd', changed(
        fixed, document, lambda d: d.replace(
            b'Pages/Page_0', b'../../../../../../etc')), {CUT}
    yield 'same-page.ofd', changed(
        fixed, document, lambda d: d.replace(page, page * 50000)), \
        {LIMIT, BIG, HOSTILE, READ}
    run = ('<TextObject Size="4"><TextCode X="1" Y="1" DeltaX="g 999999999 '
           '99999999999999999999 g -5 1 g">%s</TextCode></TextObject>'
           % ('增长8%' * 20000))
    far = ('<Page><Content><Layer>%s</Layer></Content></Page>'
           % run).encode()
    yield 'far.ofd', packed([(n, far if n == content else d)
                             for n, d in members(fixed)],
                            zipfile.ZIP_STORED), {READ}
    many = ''.join('<TextObject Size="4" Boundary="%d %d 4 4"><TextCode X="0"'
                   ' Y="0">字</TextCode></TextObject>' % (i % 997, i % 7)
                   for i in range(200000))
    heap = ('<Page><Content><Layer>%s</Layer></Content></Page>'
            % many).encode()
    yield 'many-pieces.ofd', packed([(n, heap if n == content else d)
                                     for n, d in members(fixed)],
                                    zipfile.ZIP_STORED), {READ, LIMIT}


# --- PDF ---------------------------------------------------------------------

def pdf_of(objects, trailer=b''):
    out, places = b'%PDF-1.5\n', []
    for i, body in enumerate(objects, 1):
        places.append(len(out))
        out += b'%d 0 obj\n%s\nendobj\n' % (i, body)
    table = len(out)
    out += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1)
    out += b''.join(b'%010d 00000 n \n' % p for p in places)
    return out + (b'trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%'
                  b'EOF\n' % (len(objects) + 1, trailer, table))


def pdfs():
    yield 'whole.pdf', pdf(), {READ}
    loop = made(write_pdf.write, pages(), True)
    yield 'tree-loop.pdf', loop, {READ, CUT, LIMIT}
    yield 'only-loop.pdf', pdf_of([
        b'<</Type/Catalog/Pages 2 0 R>>',
        b'<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>']), {CUT, LIMIT, EMPTY}
    yield 'self.pdf', pdf_of([b'1 0 R', b'2 0 R']), {CUT, LIMIT, EMPTY}
    picture = pdf_of([
        b'<</Type/Catalog/Pages 2 0 R>>',
        b'<</Type/Pages/Count 1/Kids[3 0 R]>>',
        b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>',
        b'<</Length 12>>\nstream\n0 0 9 9 re f\nendstream'])
    yield 'no-letters.pdf', picture, {EMPTY}
    locked = pdf_of([
        b'<</Type/Catalog/Pages 2 0 R>>',
        b'<</Type/Pages/Count 0/Kids[]>>',
        b'<</Filter/Standard/V 1/R 2/P -44/O(%s)/U(%s)>>'
        % (b'x' * 32, b'y' * 32)],
        b'/Encrypt 3 0 R/ID[<00112233445566778899aabbccddeeff>'
        b'<00112233445566778899aabbccddeeff>]')
    yield 'locked.pdf', locked, {LOCKED}
    bomb = zlib.compress(b' ' * BLANKS, 9)
    yield 'bomb.pdf', pdf_of([
        b'<</Type/Catalog/Pages 2 0 R>>',
        b'<</Type/Pages/Count 1/Kids[3 0 R]>>',
        b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>',
        b'<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream'
        % (len(bomb), bomb)]), {EMPTY, LIMIT, CUT}
    yield 'zeros-behind.pdf', pdf() + b'\0' * 5000, {CUT}
    yield 'newlines-behind.pdf', pdf() + b'\r\n' * 20, {READ}
    yield 'junk-before.pdf', b'junk\n' + pdf(), {READ, CUT, BAD}
    yield 'only-head.pdf', b'%PDF-1.7\n', {CUT}
    yield 'controls.pdf', pdf([t + '\x01\x02<>&"' for t in TEXT]), {READ}


# --- the rest ----------------------------------------------------------------

def ole(encrypted, name='WordDocument'):
    """The smallest file with such a stream."""
    def entry(text, kind, child, start):
        coded = text.encode('utf-16-le')
        return coded.ljust(64, b'\0') + struct.pack(
            '<HBBIII', len(coded) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF,
            child) + b'\0' * 36 + struct.pack('<III', start, 0, 0)
    head = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + b'\0' * 16 + \
        struct.pack('<HHHHHHIIIIIIIIII', 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, 1,
                    1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack('<I', 0) + b'\xff' * 432
    table = struct.pack('<III', 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE)
    folder = entry('Root Entry', 5, 1, 0xFFFFFFFE) + \
        entry(name, 2, 0xFFFFFFFF, 2)
    text = struct.pack('<HHHHHH', 0xA5EC, 0xC1, 0, 0, 0,
                       0x100 if encrypted else 0)
    return head + table.ljust(512, b'\xff') + folder.ljust(512, b'\0') + \
        text.ljust(512, b'\0')


def others():
    page = '<html><head><meta charset="%s"></head><body>%s</body></html>'
    body = ''.join('<p>%s</p>' % t for t in TEXT)
    # a page without an article to be sure of, so that all of it is read
    yield 'charset-utf8-as-gb.html', (page % ('gb2312', body)).encode(), \
        {READ}
    yield 'charset-gb-as-utf8.html', (page % ('utf-8', body)).encode(
        'gb18030'), {READ, 'EENCODING'}
    yield 'charset-unknown.html', (page % ('x-klingon', body)).encode(), \
        {READ}
    yield 'charset-utf7.html', (page % ('utf-7', body)).encode(), {READ}
    yield 'tables.html', (page % ('utf-8', '<table><tr><td>' * 10000 +
                                  body)).encode(), {READ, HOSTILE, LIMIT}
    yield 'open.html', ('<div>' * 500000 + body).encode(), \
        {READ, HOSTILE, LIMIT}
    yield 'laughs.html', b'<!DOCTYPE html [' + laughs('x') + b']>' + \
        (page % ('utf-8', body)).encode(), {READ}
    yield 'signs.html', b'<html>' + b'<' * (5 << 20), {READ, EMPTY, LIMIT}
    yield 'entities.html', (page % ('utf-8', body + '&#x110000;&#0;&amp' *
                                    1000)).encode(), {READ}
    yield 'locked.doc', ole(True), {LOCKED}
    yield 'nothing.doc', ole(False), {BAD, EMPTY, 'EHELPER'}
    yield 'locked.docx', ole(False, 'EncryptedPackage'), {LOCKED}
    yield 'sheet.xls', ole(False, 'Workbook'), {BAD}
    yield 'head.doc', ole(False)[:600], {CUT, BAD}
    yield 'text.rtf', b'{\\rtf1\\ansi ' + b'{' * 100000, {BAD}
    yield 'scan.png', b'\x89PNG\r\n\x1a\n' + b'\0' * 64, {BAD}
    yield 'nothing.txt', b'', {EMPTY}
    yield 'spaces.txt', b' \n' * 1000, {READ, EMPTY}
    for name, head in [('zeros.txt', b''), ('zeros.pdf', b'%PDF-1.4\n'),
                       ('zeros.zip', b'PK\3\4'),
                       ('zeros.doc', b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')]:
        def sparse(path, first=head, size=1 << 30):
            with open(path, 'wb') as f:
                f.write(first)
                f.truncate(size)
        yield name, sparse, {BIG}
        def smaller(path, first=head):
            with open(path, 'wb') as f:
                f.write(first)
                f.truncate(200 << 20)
        yield 'less-' + name, smaller, {'EBINARY', CUT, BAD}


def all_files():
    for family in (archives, xml, ofd_odd, pdfs, others):
        yield from family()
