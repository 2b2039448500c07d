"""Sets paragraphs into lines on pages, as the PDF and OFD writers need it.

A character is a full or a half unit wide.  Lines are broken as Chinese is:
anywhere, but not within a word or number, not before a closing mark and not
behind an opening one.
"""
import re

CLOSING = set('、。，；：？！）》〉」』】〕”’…％℃·～,.;:?!)]%')
OPENING = set('（《〈「『【〔“‘([+¥')
HEADING = re.compile(r'^([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)')
PAGE_W, PAGE_H, MARGIN = 595, 842, 72


def wide(c):
    return ord(c) >= 0x2010


def width(text):
    return sum(1 if wide(c) else 0.5 for c in text)


def units(text):
    """What cannot be broken, one by one."""
    out, glue = [], False
    for c in text:
        latin = not wide(c) and c != ' '
        joined = out and (glue or c in CLOSING or
                          (latin and not wide(out[-1][-1])
                           and out[-1][-1] != ' '))
        if joined:
            out[-1] += c
        else:
            out.append(c)
        glue = c in OPENING
    return out


class Line:
    """A line of text: its place, the size of its letters, and the extra
    space behind each letter that makes it fill its column."""

    def __init__(self, text, x, y, size, extra=0.0):
        self.text, self.x, self.y = text, x, y
        self.size, self.extra = size, extra


def broken(text, full, indent):
    """The text as lines of `full` characters, the first set in."""
    lines, line, room = [], '', full - indent
    for unit in units(text):
        if line and width(line) + width(unit) > room:
            lines.append(line.rstrip())
            line, room = '', full
            unit = unit.lstrip()
        line += unit
    return lines + [line]


def paragraph_lines(text, size, column, justified):
    """(text, indent, extra) of each line of a paragraph."""
    full = int(column / size)
    texts = broken(text, full, 2)
    out = []
    for i, t in enumerate(texts):
        indent = 2 * size if i == 0 else 0
        extra = 0.0
        if justified and i + 1 < len(texts) and len(t) > 1:
            extra = (column - indent - width(t) * size) / (len(t) - 1)
        out.append((t, indent, extra))
    return out


class Page:
    def __init__(self):
        self.lines = []      # of the text
        self.furniture = []  # running heads and numbers
        self.notes = []


def pages(paragraphs, columns=1, size=12.0, pitch=21.0, justified=True,
          title_size=22.0):
    """The pages of a report whose first paragraph is its title."""
    gutter = 24
    column = (PAGE_W - 2 * MARGIN - gutter * (columns - 1)) / columns
    out, at, y = [Page()], 0, MARGIN + title_size
    title = paragraphs[0]
    x = (PAGE_W - width(title) * title_size) / 2
    out[0].lines.append(Line(title, x, y, title_size))
    top = y + 2 * pitch
    y = top
    for text in paragraphs[1:]:
        for t, indent, extra in paragraph_lines(text, size, column,
                                                justified):
            if y > PAGE_H - MARGIN - 3 * pitch:
                at += 1
                if at % columns == 0:
                    out.append(Page())
                    top = MARGIN + size
                y = top
            x = MARGIN + (at % columns) * (column + gutter) + indent
            out[-1].lines.append(Line(t, x, y, size, extra))
            y += pitch
    return out


def add_heads(all_pages, odd, even, number):
    """Running heads, mirrored, and numbers at the foot of the pages."""
    for i, page in enumerate(all_pages, 1):
        text = odd if i % 2 else even
        size = 9.0
        x = PAGE_W - MARGIN - width(text) * size if i % 2 else MARGIN
        page.furniture.append(Line(text, x, 45, size))
        n = number.format(i, len(all_pages))
        size = 10.5
        page.furniture.append(Line(n, (PAGE_W - width(n) * size) / 2,
                                   PAGE_H - 40, size))


def add_note(page, text, size=9.0):
    """A footnote below the text of a page."""
    column = PAGE_W - 2 * MARGIN
    y = PAGE_H - MARGIN - 20
    for t in broken(text, int(column / size), 0):
        page.notes.append(Line(t, MARGIN, y, size))
        y += size * 1.4
