/* OFD files, feature by feature. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "doc/doc.h"
#include "package.h"
#include "pack/xml.h"

#define TOP(roots) "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\">" \
  roots "</ofd:OFD>"
#define ROOT(at) "<ofd:DocBody><ofd:DocRoot>" at \
  "</ofd:DocRoot></ofd:DocBody>"
#define DOCUMENT(pages) "<Document><CommonData><TemplatePage ID=\"1\" " \
  "BaseLoc=\"Tpl.xml\"/></CommonData><Pages>" pages "</Pages></Document>"
#define PAGE(at) "<Page ID=\"5\" BaseLoc=\"" at "\"/>"
#define CONTENT(objects) "<Page><Template TemplateID=\"1\"/><Content>" \
  "<Layer>" objects "</Layer></Content></Page>"
#define TEXT(more, x, y, code, text) \
  "<TextObject Size=\"4\" Boundary=\"" x " " y " 100 5\" " more ">" \
  "<TextCode X=\"0\" Y=\"4\" " code ">" text "</TextCode></TextObject>"

typedef struct answer {
  int rc;
  doc_text d;
  ls_err err;
} answer;

static void read_members(const member *m, size_t n, answer *a)
{
  ls_buf z;
  package(&z, m, n);
  a->err = (ls_err){ 0 };
  doc_init(&a->d, DOC_OFD, 1 << 20);
  a->rc = doc_ofd.read((ls_slice){ z.p, z.n }, &doc_default_limits, &a->d,
                       &a->err);
  buf_free(&z);
}

/* One page of these objects. */
static void read_page(const char *content, answer *a)
{
  const member m[] = {
    { "OFD.xml", TOP(ROOT("Doc_0/Document.xml")) },
    { "Doc_0/Document.xml", DOCUMENT(PAGE("P/0.xml")) },
    { "Doc_0/Tpl.xml", CONTENT(TEXT("", "10", "10", "", "内部资料")) },
    { "Doc_0/P/0.xml", content },
  };
  read_members(m, 4, a);
}

static void page_gives(const char *content, const char *wanted)
{
  answer a;
  read_page(content, &a);
  assert_int_equal(a.rc, 0);
  assert_string_equal(buf_cstr(&a.d.text), wanted);
  doc_free(&a.d);
}

static void fails(int code, const char *key, answer *a)
{
  assert_int_equal(a->rc, code);
  assert_string_equal(a->err.key, key);
  doc_free(&a->d);
}

/* By their places and not as they come; templates are left out. */
static void order(void **state)
{
  (void)state;
  page_gives(CONTENT(TEXT("", "20", "60", "", "第三")
                     TEXT("", "60", "40", "", "行的后半")
                     TEXT("", "20", "20", "", "第一")
                     TEXT("", "20", "40", "", "第二行前半段文字，")),
             "第一\n第二行前半段文字， 行的后半\n第三\n");
}

/* Distances: a gap is a space, `g` a run of the same. */
static void distances(void **state)
{
  (void)state;
  page_gives(CONTENT(TEXT("", "20", "20", "DeltaX=\"4 4 4 10 4\"",
                          "清禾市市长陆")), "清禾市市 长陆\n");
  page_gives(CONTENT(TEXT("", "20", "20", "DeltaX=\"g 3 4 10 g 9 4\"",
                          "清禾市市长陆")), "清禾市市 长陆\n");
  page_gives(CONTENT(TEXT("", "20", "20", "DeltaX=\"g 2 2 g 1\"",
                          "12%增长")), "12%增长\n");
  page_gives(CONTENT(TEXT("", "20", "20", "DeltaY=\"0 8\"", "一二三")),
             "一二\n三\n");
}

static void matrices(void **state)
{
  (void)state;
  page_gives(CONTENT(TEXT("CTM=\"1 0 0 1 30 0\"", "20", "20", "", "后")
                     TEXT("CTM=\"2 0 0 2 0 -4\"", "20", "20", "", "前")
                     TEXT("CTM=\"0.7 0.7 -0.7 0.7 0 0\"", "20", "20", "",
                          "水印")
                     TEXT("Visible=\"false\"", "20", "20", "", "不见")),
             "前 后\n");
}

static void documents(void **state)
{
  const member m[] = {
    { "OFD.xml", TOP(ROOT("/Doc_0/Document.xml") ROOT(" Doc_1\\D.xml ")) },
    { "Doc_0/Document.xml", DOCUMENT(PAGE("./P/../P/0.xml")
                                     PAGE("/Doc_0/P/1.xml")) },
    { "Doc_0/P/0.xml", CONTENT(TEXT("", "20", "20", "", "甲")) },
    { "Doc_0/P/1.xml", CONTENT(TEXT("", "20", "20", "", "乙")) },
    { "Doc_1/D.xml", DOCUMENT(PAGE("../Doc_0/P/2.xml")) },
    { "Doc_0/P/2.xml", CONTENT(TEXT("", "20", "20", "", "丙")) },
  };
  answer a;
  (void)state;
  read_members(m, 6, &a);
  assert_int_equal(a.rc, 0);
  assert_string_equal(buf_cstr(&a.d.text), "甲\n乙\n丙\n");
  assert_int_equal(a.d.pages, 3);
  doc_free(&a.d);
}

static void parts(void **state)
{
  member m[] = {
    { "OFD.xml", TOP(ROOT("Doc_0/Document.xml")) },
    { "Doc_0/Document.xml", DOCUMENT(PAGE("P/0.xml") PAGE("P/1.xml")) },
    { "Doc_0/P/0.xml", CONTENT(TEXT("", "20", "20", "", "甲")) },
    { "Encryptions.xml", "<Encryptions/>" },
  };
  answer a;
  (void)state;
  read_members(m, 3, &a);
  assert_string_equal(a.err.arg[0], "Doc_0/P/1.xml");
  fails(LS_ECUT, "ofd-part", &a);
  read_members(m, 4, &a);
  fails(LS_ELOCKED, "ofd-locked", &a);
  read_members(m, 1, &a);
  fails(LS_ECUT, "ofd-part", &a);
  m[0].content = TOP("");
  read_members(m, 3, &a);
  fails(LS_EFORMAT, "ofd-broken", &a);
  m[0].content = "<!DOCTYPE OFD><OFD/>";
  read_members(m, 3, &a);
  fails(LS_EHOSTILE, "xml-doctype", &a);
}

static void no_letters(void **state)
{
  answer a;
  (void)state;
  read_page(CONTENT("<ImageObject/>"), &a);
  fails(LS_EEMPTY, "ofd-scanned", &a);
  read_page(CONTENT("<TextObject Size=\"4\"><CGTransform CodeCount=\"2\">"
                    "<Glyphs>7 8</Glyphs></CGTransform><TextCode X=\"1\" "
                    "Y=\"1\">\xC2\xA4\xC2\xA4</TextCode></TextObject>"),
            &a);
  fails(LS_EEMPTY, "ofd-shapes", &a);
  /* shapes for looks, with the letters told */
  page_gives(CONTENT("<TextObject Size=\"4\"><CGTransform/><TextCode X=\"1"
                     "\" Y=\"9\">增长</TextCode></TextObject>"), "增长\n");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(order), cmocka_unit_test(distances),
    cmocka_unit_test(matrices), cmocka_unit_test(documents),
    cmocka_unit_test(parts), cmocka_unit_test(no_letters),
  };
  xml_prepare();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
