"""A small PDF with Chinese text, of our own: a font by name only, since who
reads the text needs no shapes, and a table from its numbers to Unicode."""
import zlib

from layout import PAGE_H, PAGE_W, wide


def stream(data, extra=b''):
    packed = zlib.compress(data, 9)
    return (b'<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream'
            % (extra, len(packed), packed))


def to_unicode(chars):
    rows = [b'<%04X> <%s>' % (i, c.encode('utf-16-be').hex().encode())
            for i, c in enumerate(chars, 1)]
    out = [b'/CIDInit /ProcSet findresource begin\n12 dict begin\n'
           b'begincmap\n/CMapName /U def\n/CMapType 2 def\n'
           b'1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange']
    for i in range(0, len(rows), 100):
        part = rows[i:i + 100]
        out.append(b'%d beginbfchar\n%s\nendbfchar'
                   % (len(part), b'\n'.join(part)))
    out.append(b'endcmap\nCMapName currentdict /CMap defineresource pop\n'
               b'end\nend')
    return b'\n'.join(out)


def content(page, number):
    out = []
    for line in page.furniture[:1] + page.lines + page.notes + \
            page.furniture[1:]:
        codes = ''.join('%04X' % number[c] for c in line.text)
        out.append('BT /F %g Tf %.4f Tc 1 0 0 1 %.2f %.2f Tm <%s> Tj ET'
                   % (line.size, line.extra, line.x, PAGE_H - line.y, codes))
    return '\n'.join(out).encode()


def write(path, pages, kids_loop=False):
    """`kids_loop`: the tree of pages names itself."""
    chars = sorted({c for p in pages
                    for l in p.lines + p.furniture + p.notes
                    for c in l.text})
    number = {c: i for i, c in enumerate(chars, 1)}
    narrow = b''.join(b'%d [500] ' % i for c, i in number.items()
                      if not wide(c))
    first = 7
    kids = b' '.join(b'%d 0 R' % (first + 2 * i) for i in range(len(pages)))
    if kids_loop:
        kids += b' 2 0 R'
    objects = [
        b'<</Type/Catalog/Pages 2 0 R>>',
        b'<</Type/Pages/Count %d/Kids[%s]>>' % (len(pages), kids),
        b'<</Type/Font/Subtype/Type0/BaseFont/QingheSong'
        b'/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>',
        b'<</Type/Font/Subtype/CIDFontType2/BaseFont/QingheSong'
        b'/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>'
        b'/DW 1000/W[%s]/FontDescriptor 6 0 R>>' % narrow,
        stream(to_unicode(chars)),
        b'<</Type/FontDescriptor/FontName/QingheSong/Flags 4/ItalicAngle 0'
        b'/FontBBox[0 -120 1000 880]/Ascent 880/Descent -120/CapHeight 700'
        b'/StemV 80>>',
    ]
    for i, page in enumerate(pages):
        objects.append(b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]'
                       b'/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>'
                       % (PAGE_W, PAGE_H, first + 2 * i + 1))
        objects.append(stream(content(page, number)))
    out = b'%PDF-1.5\n%\xe2\xe3\xcf\xd3\n'
    places = []
    for i, body in enumerate(objects, 1):
        places.append(len(out))
        out += b'%d 0 obj\n%s\nendobj\n' % (i, body)
    table = len(out)
    out += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1)
    out += b''.join(b'%010d 00000 n \n' % p for p in places)
    out += (b'trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n'
            % (len(objects) + 1, table))
    with open(path, 'wb') as f:
        f.write(out)
