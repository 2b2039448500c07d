/* Spreadsheets read: xlsx of every kind of cell, csv of every encoding;
 * and what we write comes back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "pack/zip_write.h"
#include "port/sheet.h"
#include "port/write.h"

/* --- dumping --------------------------------------------------------- */

static void put_cell(ls_buf *b, const sheet_reader *s, const sheet_row *r,
                     const sheet_cell *c)
{
  static const char type[] = "tndbe";
  char at[SHEET_ADDRESS], range[SHEET_RANGE];
  sheet_address(r->row, c->column, at);
  buf_fmt(b, "%s%s%s%c%s%s:", r->sheet, r->sheet[0] ? "!" : "", at,
          type[c->type], c->formula ? "f" : "", c->covered ? "c" : "");
  buf_slice(b, c->text);
  sheet_merge(s, r->row, c->column, range);
  assert_int_equal(c->merged, range[0] != 0);
  if(c->merged)
    buf_fmt(b, "<%s>", range);
  buf_puts(b, "|");
}

/* All cells, or "key" of the error. */
static void dump_from(sheet_source from, ls_buf *b)
{
  ls_err err = { 0 };
  sheet_row r;
  int rc = 0;
  sheet_reader *s = from.open(from.bytes, &err);
  buf_init(b, (size_t)16 << 20);
  while(s && (rc = sheet_next(s, &r, &err)) == 1)
    for(uint32_t i = 0; i < r.n; i++)
      put_cell(b, s, &r, &r.cell[i]);
  if(!s || rc)
    buf_fmt(b, "[%s]", err.key);
  sheet_close(s);
}

/* The same in a child process makes the same. */
static void dump(ls_slice bytes, ls_buf *b)
{
  ls_buf apart;
  dump_from(sheet_own(bytes), b);
  dump_from(sheet_stranger(bytes), &apart);
  assert_string_equal(buf_cstr(&apart), buf_cstr(b));
  buf_free(&apart);
}

static void csv(const char *in, size_t n, const char *want)
{
  ls_buf b;
  dump((ls_slice){ in, n }, &b);
  assert_string_equal(buf_cstr(&b), want);
  buf_free(&b);
}
#define CSV(in, want) csv(in, sizeof(in) - 1, want)

static void csv_kinds(void **state)
{
  (void)state;
  CSV("a,b\r\n1,\"x \"\"y\"\"\r\nz\"\r\n",
      "A1t:a|B1t:b|A2t:1|B2t:x \"y\"\nz|");
  CSV("\xEF\xBB\xBF" "a;b;c\n1,5;;2", "A1t:a|B1t:b|C1t:c|A2t:1,5|C2t:2|");
  CSV("a\tb\n\n\"p\tq\"\tr", "A1t:a|B1t:b|A3t:p\tq|B3t:r|");
  CSV("sep=;\na;b,c\n", "A2t:a|B2t:b,c|");
  CSV("a,'=1+1\n'@x,''=2\n'b,-5", "A1t:a|B1t:=1+1|A2t:@x|B2t:'=2|A3t:'b|"
      "B3t:-5|");
  CSV("\"a,b\nc", "[table-quote]");
  CSV("a\n\"b", "A1t:a|[table-quote]");
  CSV("\"a\"b,c", "A1t:ab|B1t:c|");
  CSV("a\rb\rc", "A1t:a|A2t:b|A3t:c|");
  CSV("\xB1\xE0\xBA\xC5,\xC8\xCE\xCE\xF1\n1,\xCE\xC8\xB6\xA8\xD4\xF6\xB3\xA4"
      "\xA3\xAC\xB4\xD9\xBD\xF8\xCF\xFB\xB7\xD1\xA1\xA3\n",
      "A1t:编号|B1t:任务|A2t:1|B2t:稳定增长，促进消费。|");
  CSV("\xFF\xFE" "a\0,\0\x16\x7F\n\0", "A1t:a|B1t:编|");
  CSV("\xFE\xFF\0a\0,\x7F\x16\0\n", "A1t:a|B1t:编|");
  CSV("a,b\n\0\0\0", "[file-binary]");
  CSV("", "[table-empty]");
  CSV("%PDF-1.4", "[table-page]");
  CSV("  <html><table>", "[table-page]");
  CSV("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", "[table-old]");
  CSV("PK\3\4nothing", "[zip-cut]");
}

/* --- xlsx made by hand ----------------------------------------------- */

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define STRICT "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define REL "http://schemas.openxmlformats.org/officeDocument/2006/" \
            "relationships"

#define BOOK(ns, pr, sheets) "<workbook xmlns=\"" ns "\" xmlns:r=\"" REL \
  "\">" pr "<sheets>" sheets "</sheets></workbook>"
#define RELS(body) "<Relationships xmlns=\"http://schemas.openxmlformats.org" \
  "/package/2006/relationships\">" body "</Relationships>"
#define SHEET_REL "<Relationship Id=\"r1\" Type=\"" REL "/worksheet\" " \
  "Target=\"worksheets/one.xml\"/>"

typedef struct book {
  const char *workbook, *rels, *sheet, *strings, *styles;
} book;

static void xlsx(const book *k, const char *want)
{
  pack_member m[8];
  size_t n = 0, size;
  uint8_t *bytes;
  ls_err err = { 0 };
  ls_buf b;
  m[n++] = (pack_member){ "xl/workbook.xml", slice_of(k->workbook) };
  m[n++] = (pack_member){ "xl/_rels/workbook.xml.rels", slice_of(k->rels) };
  m[n++] = (pack_member){ "xl/worksheets/one.xml", slice_of(k->sheet) };
  if(k->strings)
    m[n++] = (pack_member){ "xl/strings.xml", slice_of(k->strings) };
  if(k->styles)
    m[n++] = (pack_member){ "xl/styles.xml", slice_of(k->styles) };
  assert_int_equal(zip_write_bytes(m, n, &bytes, &size, &err), 0);
  dump((ls_slice){ (char *)bytes, size }, &b);
  assert_string_equal(buf_cstr(&b), want);
  buf_free(&b);
  ls_free(bytes);
}

#define CELLS(ns, body) "<worksheet xmlns=\"" ns "\"><sheetData>" body \
                        "</sheetData></worksheet>"

static void one(const char *sheet, const char *want)
{
  book k = { BOOK(MAIN, "", "<sheet name=\"表\" sheetId=\"1\" "
                            "r:id=\"r1\"/>"),
             RELS(SHEET_REL), sheet, NULL, NULL };
  xlsx(&k, want);
}

static void cell_kinds(void **state)
{
  (void)state;
  one(CELLS(MAIN, "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><r><t>一"
            "</t></r><r><t xml:space=\"preserve\"> 二</t></r><rPh><t>x</t>"
            "</rPh></is></c><c r=\"D2\"><v>5.7999999999999998</v></c>"
            "<c r=\"E2\" t=\"b\"><v>1</v></c><c r=\"F2\" t=\"e\"><v>#REF!"
            "</v></c><c r=\"G2\" s=\"9\"/></row><row><c><v>1E3</v></c>"
            "<c t=\"str\"><f>A1&amp;B1</f><v>_x000D_\nab_x0041_</v></c>"
            "<c><f>1+1</f></c><c t=\"d\"><v>2024-06-30T00:00:00</v></c>"
            "</row>"),
      "表!B2t:一 二|表!D2n:5.8|表!E2b:TRUE|表!F2e:#REF!|表!A3n:1000|"
      "表!B3tf:\nabA|表!C3tf:|表!D3d:2024-06-30|");
  one(CELLS(MAIN, "<row r=\"2\"><c r=\"B3\"><v>1</v></c></row>"),
      "[table-broken]");
  one(CELLS(MAIN, "<row r=\"2\"/><row r=\"1\"/>"), "[table-broken]");
  one(CELLS(MAIN, "<row r=\"2\"><c t=\"s\"><v>0</v></c></row>"),
      "[table-broken]");
  one("<worksheet xmlns=\"" MAIN "\"><sheetData><row><c><v>", "[xml-cut]");
  one("<!DOCTYPE x><worksheet/>", "[xml-doctype]");
  one(CELLS("urn:other", "<row r=\"2\"><c><v>1</v></c></row>"), "");
}

static void strict_and_dates(void **state)
{
  book k = { BOOK(STRICT, "<workbookPr date1904=\"1\"/>",
                  "<sheet name=\"a\" r:id=\"r1\" state=\"hidden\"/>"),
             RELS(SHEET_REL "<Relationship Id=\"r2\" Type=\"http://purl.oclc"
                  ".org/ooxml/officeDocument/relationships/sharedStrings\" "
                  "Target=\"/xl/strings.xml\"/><Relationship Id=\"r3\" "
                  "Type=\"" REL "/styles\" Target=\"styles.xml\"/>"),
             CELLS(STRICT, "<row r=\"1\" hidden=\"1\"><c t=\"s\"><v>1</v>"
                   "</c><c s=\"1\"><v>44011</v></c><c s=\"2\"><v>0.058</v>"
                   "</c><c s=\"3\"><v>44011.5</v></c><c s=\"0\"><v>7</v></c>"
                   "</row>"),
             "<sst xmlns=\"" STRICT "\"><si><t>no</t></si><si><r><t>是</t>"
             "</r><r><t>的</t></r></si></sst>",
             "<styleSheet xmlns=\"" STRICT "\"><numFmts><numFmt numFmtId="
             "\"170\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>"
             "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
             "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
             "<xf numFmtId=\"10\"/><xf numFmtId=\"170\"/></cellXfs>"
             "</styleSheet>" };
  (void)state;
  xlsx(&k, "a!A1t:是的|a!B1d:2024-06-30|a!C1n:5.8%|a!D1d:2024-06-30|"
           "a!E1n:7|");
  k.workbook = BOOK(STRICT, "", "<sheet name=\"a\" r:id=\"r1\"/>");
  xlsx(&k, "a!A1t:是的|a!B1d:2020-06-29|a!C1n:5.8%|a!D1d:2020-06-29|"
           "a!E1n:7|");
}

static void merged(void **state)
{
  (void)state;
  one("<x:worksheet xmlns:x=\"" MAIN "\"><x:sheetData><x:row r=\"1\">"
      "<x:c r=\"A1\" t=\"str\"><x:v>头</x:v></x:c></x:row><x:row r=\"2\">"
      "<x:c r=\"A2\"><x:v>1</x:v></x:c><x:c r=\"B2\"><x:v>8</x:v></x:c>"
      "</x:row><x:row r=\"3\"><x:c r=\"A3\"><x:v>2</x:v></x:c>"
      "<x:c r=\"B3\"/></x:row><x:row r=\"4\"><x:c r=\"A4\"><x:v>3</x:v>"
      "</x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref=\"B2:B3\"/>"
      "<x:mergeCell ref=\"A1:C1\"/></x:mergeCells></x:worksheet>",
      "表!A1t:头<A1:C1>|表!B1tc:头<A1:C1>|表!C1tc:头<A1:C1>|表!A2n:1|"
      "表!B2n:8<B2:B3>|表!A3n:2|表!B3nc:8<B2:B3>|表!A4n:3|");
  one("<worksheet xmlns=\"" MAIN "\"><sheetData/><mergeCells>"
      "<mergeCell ref=\"B3:B2\"/></mergeCells></worksheet>",
      "[table-broken]");
}

/* --- what we write --------------------------------------------------- */

static int collect(void *arg, const void *p, size_t n, ls_err *err)
{
  (void)err;
  buf_put(arg, p, n);
  return 0;
}

static const table_column column[] = {
  { "编号", COLUMN_SHORT, 9 },
  { "任务", COLUMN_TEXT, 30 },
  { "目标", COLUMN_NUMBER, 9 },
  { "期限", COLUMN_DAY, 11 },
  { "灯", COLUMN_SHORT, 6, .light = true },
};
static const char *const lights[] = { "灰", "绿", "黄", "红", "办结", NULL };
static const table_def def = {
  "任务表", "2024年3月", "表", "审核：", column, 5, 1, 19900, false, false,
  lights
};
static const char *const row1[] = { "2024-01", "=1+1 \"引\"\n二行", "-3.50",
                                    "2024-06-30", "红" };
static const char *const row2[] = { "", "'-a_x0041_&<b>", "123456789012345678",
                                    "", "绿" };
static const char *const row3[] = { "001", "-", "5-5.5", "年底", "" };

static void write_with(const table_format *f, ls_buf *b)
{
  ls_err err = { 0 };
  port_sink sink = { collect, b };
  buf_init(b, (size_t)16 << 20);
  table_out *t = f->open(&def, &sink, &err);
  assert_non_null(t);
  assert_int_equal(f->row(t, row1, &err), 0);
  assert_int_equal(f->row(t, row2, &err), 0);
  assert_int_equal(f->row(t, row3, &err), 0);
  assert_int_equal(f->close(t, true, &err), 0);
  assert_false(buf_failed(b));
}

static void written(const table_format *f, const char *want)
{
  ls_buf a, b, d;
  write_with(f, &a);
  write_with(f, &b);
  assert_int_equal(a.n, b.n);
  assert_memory_equal(a.p, b.p, a.n); /* the same rows, the same bytes */
  dump((ls_slice){ a.p, a.n }, &d);
  assert_string_equal(buf_cstr(&d), want);
  buf_free(&a);
  buf_free(&b);
  buf_free(&d);
}

static void back(void **state)
{
  (void)state;
  written(&table_csv,
          "A1t:编号|B1t:任务|C1t:目标|D1t:期限|E1t:灯|"
          "A2t:2024-01|B2t:=1+1 \"引\"\n二行|C2t:-3.50|D2t:2024-06-30|E2t:红|"
          "B3t:'-a_x0041_&<b>|C3t:123456789012345678|E3t:绿|"
          "A4t:001|B4t:-|C4t:5-5.5|D4t:年底|");
  written(&table_xlsx,
          "表!A1t:任务表<A1:E1>|表!B1tc:任务表<A1:E1>|表!C1tc:任务表<A1:E1>|"
          "表!D1tc:任务表<A1:E1>|表!E1tc:任务表<A1:E1>|"
          "表!A2t:2024年3月<A2:E2>|表!B2tc:2024年3月<A2:E2>|"
          "表!C2tc:2024年3月<A2:E2>|表!D2tc:2024年3月<A2:E2>|"
          "表!E2tc:2024年3月<A2:E2>|"
          "表!A3t:编号|表!B3t:任务|表!C3t:目标|表!D3t:期限|表!E3t:灯|"
          "表!A4t:2024-01|表!B4t:=1+1 \"引\"\n二行|表!C4n:-3.5|"
          "表!D4d:2024-06-30|表!E4t:红|"
          "表!B5t:'-a_x0041_&<b>|表!C5t:123456789012345678|表!E5t:绿|"
          "表!A6t:001|表!B6t:-|表!C6t:5-5.5|表!D6t:年底|");
}

static void documents(void **state)
{
  ls_buf a, b;
  (void)state;
  write_with(&table_docx, &a);
  write_with(&table_docx, &b);
  assert_int_equal(a.n, b.n);
  assert_memory_equal(a.p, b.p, a.n);
  assert_memory_equal(a.p, "PK", 2);
  buf_free(&a);
  buf_free(&b);
}

/* Every allocation of ours fails in turn: an error or the right cells,
 * never a leak (the sanitizers look) and never half of them as if all. */
static void starved(void **state)
{
  ls_buf a, d;
  (void)state;
  write_with(&table_xlsx, &a);
  for(unsigned long i = 1; i < 2000; i++) {
    ls_err err = { 0 };
    sheet_row r;
    int rc = -1, rows = 0;
    ls_alloc_fail_at(i, 1);
    sheet_reader *s = sheet_open((ls_slice){ a.p, a.n }, &err);
    while(s && (rc = sheet_next(s, &r, &err)) == 1)
      rows++;
    sheet_close(s);
    unsigned long asked = ls_alloc_count();
    ls_alloc_fail_at(0, 0);
    if(asked < i)
      break;
    if(rc)
      assert_string_equal(err.key, "no-memory");
    else
      assert_int_equal(rows, 6);
  }
  dump((ls_slice){ a.p, a.n }, &d);
  assert_true(d.n > 100);
  buf_free(&d);
  buf_free(&a);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(csv_kinds),
    cmocka_unit_test(cell_kinds),
    cmocka_unit_test(strict_and_dates),
    cmocka_unit_test(merged),
    cmocka_unit_test(back),
    cmocka_unit_test(documents),
    cmocka_unit_test(starved),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
