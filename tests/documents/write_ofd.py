"""An OFD file (GB/T 33190): lines as text objects, in the ways that writers
of such files differ in."""
import zipfile
from xml.sax.saxutils import escape

from layout import PAGE_H, PAGE_W, wide

MM = 25.4 / 72
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def advances(line):
    return [((1 if wide(c) else 0.5) * line.size + line.extra) * MM
            for c in line.text]


def runs(values):
    """Distances as they are written: `g n d` where several are the same."""
    out, i = [], 0
    while i < len(values):
        k = i
        while k < len(values) and abs(values[k] - values[i]) < 1e-6:
            k += 1
        n = k - i
        out.append('g %d %.4f' % (n, values[i]) if n > 2 else
                   ' '.join(['%.4f' % values[i]] * n))
        i = k
    return ' '.join(out)


def text_object(text, x, y, size, steps, number, scaled):
    """One text object whose base line begins at x, y (mm)."""
    w, factor = sum(steps), 2.0 if scaled else 1.0
    matrix = ' CTM="2 0 0 2 0 0"' if scaled else ''
    steps = [s / factor for s in steps[:-1]]
    return ('<ofd:TextObject ID="%d" Font="2" Size="%.4f"%s '
            'Boundary="%.4f %.4f %.4f %.4f"><ofd:TextCode X="0" Y="%.4f"'
            '%s>%s</ofd:TextCode></ofd:TextObject>'
            % (number, size / factor, matrix, x, y - size, w, size * 1.2,
               size / factor,
               ' DeltaX="%s"' % runs(steps) if steps else '', escape(text)))


def objects(line, number, pieces, scaled):
    """A line as one text object, or as several."""
    steps, out = advances(line), []
    x, y, size = line.x * MM, line.y * MM, line.size * MM
    each = len(line.text) if pieces == 1 else max(1, len(line.text) // pieces)
    for i in range(0, len(line.text), each):
        out.append(text_object(line.text[i:i + each], x + sum(steps[:i]), y,
                               size, steps[i:i + each], number + len(out),
                               scaled))
    return out


def page_xml(lines, mixed, template):
    """`mixed`: objects in no order, lines in pieces, some with a matrix."""
    out, number = [], 100
    for i, line in enumerate(lines):
        pieces = (1, 3, 7)[i % 3] if mixed else 1
        out += objects(line, number, pieces, mixed and i % 2 == 1)
        number += 100
    if mixed:
        out = out[1::2] + out[0::2]
    use = '<ofd:Template TemplateID="3" ZOrder="Background"/>' if template \
        else ''
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<ofd:Page %s>%s'
            '<ofd:Content><ofd:Layer ID="9" Type="Body">%s</ofd:Layer>'
            '</ofd:Content></ofd:Page>' % (SPACE, use, '\n'.join(out)))


def write(path, pages, mixed=False):
    head = pages[0].furniture[:1]
    roots = ''.join('<ofd:Page ID="%d" BaseLoc="Pages/Page_%d/Content.xml"/>'
                    % (i + 10, i) for i in range(len(pages)))
    document = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<ofd:Document %s>'
        '<ofd:CommonData><ofd:MaxUnitID>99999</ofd:MaxUnitID><ofd:PageArea>'
        '<ofd:PhysicalBox>0 0 %.1f %.1f</ofd:PhysicalBox></ofd:PageArea>'
        '<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>'
        '<ofd:TemplatePage ID="3" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
        '</ofd:CommonData><ofd:Pages>%s</ofd:Pages></ofd:Document>'
        % (SPACE, PAGE_W * MM, PAGE_H * MM, roots))
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
        def put(name, text):
            z.writestr(zipfile.ZipInfo(name, (2025, 1, 14, 9, 0, 0)),
                       text.encode('utf-8'), zipfile.ZIP_DEFLATED)
        put('OFD.xml',
            '<?xml version="1.0" encoding="UTF-8"?>\n<ofd:OFD %s '
            'Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
            '<ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID>'
            '</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>'
            '</ofd:DocBody></ofd:OFD>' % SPACE)
        put('Doc_0/Document.xml', document)
        put('Doc_0/PublicRes.xml',
            '<?xml version="1.0" encoding="UTF-8"?>\n<ofd:Res %s '
            'BaseLoc="Res"><ofd:Fonts><ofd:Font ID="2" FontName="宋体"/>'
            '</ofd:Fonts></ofd:Res>' % SPACE)
        put('Doc_0/Tpls/Tpl_0/Content.xml', page_xml(head, False, False))
        for i, page in enumerate(pages):
            lines = page.lines + page.notes + page.furniture[1:]
            put('Doc_0/Pages/Page_%d/Content.xml' % i,
                page_xml(lines, mixed, True))
