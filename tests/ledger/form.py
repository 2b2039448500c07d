"""Fills cells of a unit's form the way a person would: opens the workbook,
types into pale cells, saves it.  Standard library only.

  form.py FILE show                         the rows of both sheets
  form.py FILE set SHEET KEY COLUMN VALUE   KEY: first cell of the row
"""
import re
import sys
import zipfile
from xml.etree import ElementTree as ET

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ET.register_namespace("", NS)


def tag(name):
    return "{%s}%s" % (NS, name)


def text_of(cell):
    if cell is None:
        return ""
    inline = cell.find(tag("is"))
    if inline is not None:
        return "".join(t.text or "" for t in inline.iter(tag("t")))
    v = cell.find(tag("v"))
    return v.text or "" if v is not None else ""


class Form:
    def __init__(self, path):
        self.path = path
        with zipfile.ZipFile(path) as z:
            self.parts = {n: z.read(n) for n in z.namelist()}
        self.sheets = {n: ET.fromstring(self.parts[n])
                       for n in sorted(self.parts)
                       if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n)}

    def rows(self, sheet):
        """The sheet's rows as {column letter: text} with the row element."""
        root = list(self.sheets.values())[sheet]
        for row in root.iter(tag("row")):
            cells = {re.match(r"[A-Z]+", c.get("r")).group(0): c
                     for c in row.iter(tag("c"))}
            yield row, {k: text_of(c) for k, c in cells.items()}

    def table(self, sheet):
        """The header's column of each title, and the rows below it."""
        head = None
        body = []
        for row, cells in self.rows(sheet):
            if head is None and len([v for v in cells.values() if v]) > 6:
                head = {v: k for k, v in cells.items() if v}
            elif head is not None and cells.get("A"):
                body.append((row, cells))
        return head or {}, body

    def put(self, row, column, value):
        at = column + row.get("r")
        cell = next((c for c in row if c.get("r") == at), None)
        if cell is None:
            cell = ET.SubElement(row, tag("c"), r=at)
            row[:] = sorted(row, key=lambda c: (len(c.get("r")), c.get("r")))
        for child in list(cell):
            cell.remove(child)
        if isinstance(value, (int, float)):
            cell.attrib.pop("t", None)
            ET.SubElement(cell, tag("v")).text = repr(value)
        else:
            cell.set("t", "inlineStr")
            ET.SubElement(ET.SubElement(cell, tag("is")),
                          tag("t")).text = value

    def save(self, path=None):
        for name, root in self.sheets.items():
            self.parts[name] = ET.tostring(root, encoding="utf-8",
                                           xml_declaration=True)
        with zipfile.ZipFile(path or self.path, "w",
                             zipfile.ZIP_DEFLATED) as z:
            for name, content in self.parts.items():
                z.writestr(name, content)


def main(argv):
    form = Form(argv[1])
    if argv[2] == "show":
        for sheet in range(len(form.sheets)):
            for row, cells in form.rows(sheet):
                print(sheet, row.get("r"), [v for v in cells.values() if v])
        return
    sheet, key, column, value = int(argv[3]), argv[4], argv[5], argv[6]
    head, body = form.table(sheet)
    row = next(r for r, cells in body if key in cells.values())
    form.put(row, head[column], value)
    form.save()


if __name__ == "__main__":
    main(sys.argv)
