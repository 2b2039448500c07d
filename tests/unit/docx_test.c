/* Word documents: what becomes of each thing that stands in one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "doc/doc.h"
#include "doc/docx.h"
#include "package.h"

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define STRICT "http://purl.oclc.org/ooxml/wordprocessingml/main"
#define REL "http://schemas.openxmlformats.org/officeDocument/2006/" \
  "relationships"
#define MC "http://schemas.openxmlformats.org/markup-compatibility/2006"

/* A paragraph with properties `pr` and text `t`. */
#define P(t) "<w:p><w:r><w:t>" t "</w:t></w:r></w:p>"
#define PP(pr, t) "<w:p><w:pPr>" pr "</w:pPr><w:r><w:t>" t \
  "</w:t></w:r></w:p>"
#define R(t) "<w:r><w:t>" t "</w:t></w:r>"
#define CELL(t) "<w:tc>" t "</w:tc>"
#define NUM(id, l) "<w:numPr><w:ilvl w:val='" l "'/><w:numId w:val='" id \
  "'/></w:numPr>"

typedef struct {
  const char *body, *styles, *numbering, *footnotes, *endnotes, *space;
} parts;

static char *wrap(const char *root, const char *space, const char *content)
{
  size_t n = strlen(content) + 1000;
  char *p = malloc(n);
  snprintf(p, n, "<?xml version='1.0' encoding='UTF-8'?><w:%s xmlns:w='%s' "
           "xmlns:mc='" MC "'>%s</w:%s>", root, space, content, root);
  return p;
}

#define RELATION(type, target) \
  "<Relationship Id='" target "' Type='" REL "/" type "' Target='" target \
  "'/>"

static void make(const parts *p, ls_buf *out)
{
  const char *space = p->space ? p->space : W;
  char *xml[5] = {
    wrap("document", space, p->body),
    wrap("styles", space, p->styles ? p->styles : ""),
    wrap("numbering", space, p->numbering ? p->numbering : ""),
    wrap("footnotes", space, p->footnotes ? p->footnotes : ""),
    wrap("endnotes", space, p->endnotes ? p->endnotes : "")
  };
  const member m[] = {
    { "[Content_Types].xml", "<Types/>" },
    { "_rels/.rels", "<Relationships>" RELATION("officeDocument",
                                                "word/main.xml")
      "</Relationships>" },
    { "word/_rels/main.xml.rels", "<Relationships>"
      RELATION("styles", "styles.xml")
      RELATION("numbering", "/word/numbering.xml")
      RELATION("footnotes", "../word/footnotes.xml")
      RELATION("endnotes", "./endnotes.xml") "</Relationships>" },
    { "word/main.xml", xml[0] }, { "word/styles.xml", xml[1] },
    { "word/numbering.xml", xml[2] }, { "word/footnotes.xml", xml[3] },
    { "word/endnotes.xml", xml[4] }
  };
  package(out, m, sizeof(m) / sizeof(m[0]));
  for(int i = 0; i < 5; i++)
    free(xml[i]);
}

static int reads(const parts *p, doc_text *d)
{
  ls_buf b;
  ls_err err = { 0 };
  make(p, &b);
  doc_init(d, DOC_DOCX, 100000);
  int rc = doc_docx.read((ls_slice){ b.p, b.n }, &doc_default_limits, d,
                         &err);
  if(!rc)
    rc = doc_finish(d, &err);
  buf_free(&b);
  return rc;
}

static void gives(const parts *p, const char *expected)
{
  doc_text d;
  assert_int_equal(reads(p, &d), LS_OK);
  assert_string_equal(buf_cstr(&d.text), expected);
  doc_free(&d);
}

#define BODY(xml, text) gives(&(parts){ .body = xml }, text)

/* The n-th mark of a kind, 0 if there is none. */
static const doc_mark *mark_of(const doc_text *d, doc_mark_kind kind, int n)
{
  for(size_t i = 0; i < d->marks; i++)
    if(d->mark[i].kind == kind && !n--)
      return &d->mark[i];
  return NULL;
}

/* --- text ---------------------------------------------------------------- */

static void runs(void **state)
{
  (void)state;
  BODY("<w:body>" P("一") "<w:p/>" P("二 三") "</w:body>", "一\n二 三\n");
  BODY("<w:p>" R("a") "<w:r><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t>"
       "<w:noBreakHyphen/><w:softHyphen/><w:t>d</w:t></w:r></w:p>",
       "a\nb\tc-d\n");
  BODY("<w:p><w:hyperlink>" R("a") "</w:hyperlink><w:smartTag>" R("b")
       "</w:smartTag><w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr>"
       "<w:sdtContent>" R("c") "</w:sdtContent></w:sdt></w:p>", "abc\n");
  BODY("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" P("x")
       "</w:sdtContent></w:sdt>" P("y"), "y\n");
  BODY("<w:p><w:r><w:ruby><w:rubyPr/><w:rt>" R("qing") "</w:rt>"
       "<w:rubyBase>" R("清") "</w:rubyBase></w:ruby></w:r></w:p>", "清\n");
  BODY("<w:p><w:r><w:sym w:font='Wingdings' w:char='F082'/>"
       "<w:sym w:font='Wingdings' w:char='F0A7'/>"
       "<w:sym w:font='x' w:char='2460'/></w:r></w:p>", "②①\n");
}

static void changes(void **state)
{
  (void)state;
  BODY("<w:p><w:ins>" R("a") "</w:ins><w:del><w:r><w:delText>b</w:delText>"
       "</w:r></w:del><w:moveFrom>" R("c") "</w:moveFrom><w:moveTo>" R("d")
       "</w:moveTo></w:p>", "ad\n");
  /* the end of the first paragraph is deleted */
  BODY(PP("<w:rPr><w:del/></w:rPr>", "前") P("后") P("三"), "前后\n三\n");
  BODY(P("一") PP("<w:rPr><w:del/></w:rPr>", "末"), "一\n末\n");
  /* former properties do not count */
  BODY("<w:p><w:pPr><w:pPrChange><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
       "</w:pPrChange></w:pPr>" R("a") "</w:p>" P("b"), "a\nb\n");
}

static void hidden(void **state)
{
  (void)state;
  static const char styles[] =
    "<w:style w:type='character' w:styleId='H'><w:rPr><w:vanish/></w:rPr>"
    "</w:style><w:style w:styleId='P'><w:basedOn w:val='H'/></w:style>"
    "<w:style w:styleId='Q'><w:basedOn w:val='H'/><w:rPr>"
    "<w:vanish w:val='0'/></w:rPr></w:style>";
#define RUN(pr, t) "<w:r><w:rPr>" pr "</w:rPr><w:t>" t "</w:t></w:r>"
  BODY("<w:p>" RUN("<w:vanish/>", "a") RUN("<w:vanish w:val='false'/>", "b")
       R("c") "</w:p>", "bc\n");
  gives(&(parts){ "<w:p>" RUN("<w:rStyle w:val='H'/>", "a") R("b") "</w:p>"
                  PP("<w:pStyle w:val='P'/>", "c")
                  PP("<w:pStyle w:val='Q'/>", "d"), styles }, "b\nd\n");
}

static void fields(void **state)
{
  (void)state;
#define CHAR(t) "<w:r><w:fldChar w:fldCharType='" t "'/></w:r>"
#define INSTR(t) "<w:r><w:instrText>" t "</w:instrText></w:r>"
  BODY("<w:p>" R("a") CHAR("begin") INSTR(" PAGE ") CHAR("separate") R("7")
       CHAR("end") R("b") "</w:p>", "a7b\n");
  /* a field inside an instruction is none of the text */
  BODY("<w:p>" CHAR("begin") INSTR("IF ") CHAR("begin") INSTR("X")
       CHAR("separate") R("no") CHAR("end") CHAR("separate") R("yes")
       CHAR("end") "</w:p>", "yes\n");
  BODY("<w:p>" CHAR("begin") INSTR(" TOC \\o") CHAR("separate") R("一 3")
       "</w:p>" P("二 4") "<w:p>" CHAR("end") R("文") "</w:p>", "文\n");
  BODY("<w:p><w:fldSimple w:instr=' DATE '>" R("x") "</w:fldSimple></w:p>",
       "x\n");
  /* never closed: the next paragraph is text all the same */
  BODY("<w:p>" CHAR("begin") INSTR("X") R("a") "</w:p>" P("b"), "b\n");
}

static void text_boxes(void **state)
{
  (void)state;
#define BOX(t) "<w:txbxContent>" t "</w:txbxContent>"
  BODY("<w:p>" R("a") "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
       BOX(P("框") P("二")) "</mc:Choice><mc:Fallback>" BOX(P("框"))
       "</mc:Fallback></mc:AlternateContent></w:r>" R("b") "</w:p>" P("c"),
       "ab\n框\n二\nc\n");
  BODY("<w:p><w:r><w:pict>" BOX(P("v")) "</w:pict></w:r></w:p>", "v\n");
}

static void tables(void **state)
{
  (void)state;
  BODY("<w:tbl><w:tblPr/><w:tr>" CELL(P("指标") P("名称")) CELL("<w:p/>")
       CELL(P("3%")) "</w:tr><w:tr><w:trPr><w:del/></w:trPr>" CELL(P("x"))
       CELL(P("y")) "</w:tr><w:tr>" CELL(P("整行")) "</w:tr></w:tbl>",
       "指标 名称\t\t3%\n整行\n");
  /* a table inside a cell; one that only frames the text */
  BODY("<w:tbl><w:tr>" CELL(P("a")) CELL("<w:tbl><w:tr>" CELL(P("b"))
       CELL(P("c")) "</w:tr></w:tbl><w:p/>") "</w:tr></w:tbl>", "a\tb c\n");
  BODY("<w:tbl><w:tr>" CELL(P("a") "<w:tbl><w:tr>" CELL(P("b"))
       CELL(P("c")) "</w:tr></w:tbl>" P("d")) "</w:tr></w:tbl>",
       "a\nb\tc\nd\n");
}

/* --- headings, pages, notes ---------------------------------------------- */

static void headings(void **state)
{
  (void)state;
  static const char styles[] =
    "<w:style w:styleId='1'><w:name w:val='heading 1'/></w:style>"
    "<w:style w:styleId='2'><w:name w:val='x'/><w:basedOn w:val='1'/>"
    "<w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>"
    "<w:style w:styleId='3'><w:name w:val='y'/><w:basedOn w:val='2'/>"
    "</w:style><w:style w:styleId='4'><w:name w:val='标题 4'/></w:style>";
  parts p = { PP("<w:pStyle w:val='1'/>", "a")
              PP("<w:pStyle w:val='3'/>", "b")
              PP("<w:pStyle w:val='4'/>", "c")
              PP("<w:pStyle w:val='1'/><w:outlineLvl w:val='9'/>", "d")
              PP("<w:outlineLvl w:val='2'/>", "e"), styles };
  doc_text d;
  assert_int_equal(reads(&p, &d), LS_OK);
  static const uint32_t level[] = { 1, 2, 4, 3 }, at[] = { 0, 2, 4, 8 };
  for(int i = 0; i < 4; i++) {
    assert_int_equal(mark_of(&d, DOC_HEADING, i)->n, level[i]);
    assert_int_equal(mark_of(&d, DOC_HEADING, i)->at, at[i]);
  }
  assert_null(mark_of(&d, DOC_HEADING, 4));
  doc_free(&d);
}

static void pages(void **state)
{
  (void)state;
  parts p = { .body = P("a") "<w:p>" R("b")
              "<w:r><w:lastRenderedPageBreak/><w:t>c</w:t></w:r></w:p>"
              "<w:p><w:r><w:lastRenderedPageBreak/></w:r></w:p>" P("d") };
  doc_text d;
  assert_int_equal(reads(&p, &d), LS_OK);
  assert_string_equal(buf_cstr(&d.text), "a\nbc\nd\n");
  assert_int_equal(mark_of(&d, DOC_PAGE, 0)->at, 0);
  assert_int_equal(mark_of(&d, DOC_PAGE, 1)->at, 3);
  assert_int_equal(mark_of(&d, DOC_PAGE, 2)->at, 5);
  assert_int_equal(mark_of(&d, DOC_PAGE, 2)->n, 3);
  doc_free(&d);
  BODY(P("a"), "a\n");
}

static void notes(void **state)
{
  (void)state;
  parts p = {
    .body = "<w:p>" R("甲") "<w:r><w:footnoteReference w:id='5'/></w:r>"
            R("乙") "<w:r><w:endnoteReference w:id='2'/></w:r></w:p>",
    .footnotes = "<w:footnote w:type='separator' w:id='0'>" P("---")
                 "</w:footnote><w:footnote w:id='5'><w:p><w:r>"
                 "<w:footnoteRef/><w:t> 脚注</w:t></w:r></w:p></w:footnote>"
                 "<w:footnote w:id='6'>" P("没有引用") "</w:footnote>",
    .endnotes = "<w:endnote w:id='2'>" P("尾注") P("二") "</w:endnote>"
  };
  doc_text d;
  assert_int_equal(reads(&p, &d), LS_OK);
  assert_string_equal(buf_cstr(&d.text),
                      "甲[1]乙[2]\n[1]  脚注\n[2] 尾注\n二\n");
  assert_int_equal(mark_of(&d, DOC_NOTE, 0)->at, 13);
  assert_non_null(mark_of(&d, DOC_NOTE, 2));
  assert_null(mark_of(&d, DOC_NOTE, 3));
  doc_free(&d);
}

/* --- numbering ----------------------------------------------------------- */

#define LVL(n, fmt, text, more) "<w:lvl w:ilvl='" n "'><w:start w:val='1'/>" \
  "<w:numFmt w:val='" fmt "'/>" more "<w:lvlText w:val='" text "'/></w:lvl>"
#define LIST(id, levels) "<w:abstractNum w:abstractNumId='" id "'>" levels \
  "</w:abstractNum>"
#define USE(id, list, more) "<w:num w:numId='" id "'><w:abstractNumId " \
  "w:val='" list "'/>" more "</w:num>"

static const char outline[] =
  LIST("0", LVL("0", "chineseCounting", "%1、", "")
            LVL("1", "chineseCountingThousand", "（%2）", "")
            LVL("2", "decimal", "%3.", "")
            LVL("3", "decimal", "%1.%2.%4", "<w:isLgl/>"));

static char *with(const char *list, const char *nums)
{
  static char all[8000];
  snprintf(all, sizeof(all), "%s%s", list, nums);
  return all;
}

static void numbers(void **state)
{
  (void)state;
  gives(&(parts){ .body =
    PP(NUM("1", "0"), "甲") PP(NUM("1", "1"), "乙") PP(NUM("1", "1"), "丙")
    PP(NUM("1", "2"), "丁") PP(NUM("1", "0"), "戊") PP(NUM("1", "1"), "己")
    PP(NUM("1", "3"), "庚") PP(NUM("0", "0"), "辛"),
    .numbering = with(outline, USE("1", "0", "")) },
    "一、甲\n（一）乙\n（二）丙\n1.丁\n二、戊\n（一）己\n2.1.1 庚\n辛\n");
}

/* Two lists of one kind go on counting, unless one begins anew; a level can
 * go on over those above it. */
static void restarts(void **state)
{
  (void)state;
  gives(&(parts){ .body =
    PP(NUM("1", "0"), "a") PP(NUM("2", "0"), "b") PP(NUM("3", "0"), "c")
    PP(NUM("3", "0"), "d"),
    .numbering = with(outline,
      USE("1", "0", "") USE("2", "0", "")
      USE("3", "0", "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/>"
          "</w:lvlOverride>")) }, "一、a\n二、b\n五、c\n六、d\n");
  static const char on[] =
    LIST("0", LVL("0", "upperLetter", "%1)", "")
              LVL("1", "decimalEnclosedCircle", "%2",
                  "<w:lvlRestart w:val='0'/><w:suff w:val='nothing'/>"));
  gives(&(parts){ .body =
    PP(NUM("1", "0"), "a") PP(NUM("1", "1"), "b") PP(NUM("1", "0"), "c")
    PP(NUM("1", "1"), "d"), .numbering = with(on, USE("1", "0", "")) },
    "A)a\n①b\nB)c\n②d\n");
}

/* A level that the list does not have has no number. */
static void missing_level(void **state)
{
  (void)state;
  gives(&(parts){ .body = PP(NUM("1", "0"), "a") PP(NUM("1", "5"), "b")
                          PP(NUM("7", "0"), "c"),
    .numbering = with(LIST("0", LVL("0", "decimal", "%1.%7)", "")),
                      USE("1", "0", "")) }, "1.1)a\nb\nc\n");
}

/* The style is numbered, by the level that names it. */
static void numbered_styles(void **state)
{
  (void)state;
  static const char styles[] =
    "<w:style w:styleId='T'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>"
    "</w:pPr></w:style><w:style w:styleId='U'><w:basedOn w:val='T'/>"
    "</w:style>";
  gives(&(parts){ .body = PP("<w:pStyle w:val='T'/>", "a")
                          PP("<w:pStyle w:val='U'/>", "b")
                          PP("<w:pStyle w:val='U'/>" NUM("0", "0"), "c"),
    .styles = styles, .numbering = with(
      LIST("0", LVL("0", "decimal", "%1.", "")
                LVL("1", "decimal", "（%2）", "<w:pStyle w:val='T'/>")),
      USE("1", "0", "")) }, "（1）a\n（2）b\nc\n");
}

static void has_numeral(const char *format, int value, const char *expected)
{
  ls_buf b;
  buf_init(&b, 1000);
  docx_numeral(&b, format, value);
  assert_string_equal(buf_cstr(&b), expected);
  buf_free(&b);
}

static void numerals(void **state)
{
  (void)state;
  static const struct {
    const char *format;
    int value;
    const char *expected;
  } cases[] = {
    { "decimal", 12, "12" }, { "decimalZero", 3, "03" },
    { "chineseCounting", 10, "十" }, { "chineseCounting", 11, "十一" },
    { "chineseCounting", 20, "二十" }, { "chineseCounting", 35, "三十五" },
    { "chineseCountingThousand", 103, "一百零三" },
    { "chineseCountingThousand", 110, "一百一十" },
    { "japaneseCounting", 19, "十九" }, { "ideographDigital", 20, "二〇" },
    { "chineseLegalSimplified", 12, "壹拾贰" },
    { "decimalEnclosedCircle", 20, "⑳" },
    { "decimalEnclosedCircleChinese", 21, "㉑" },
    { "decimalEnclosedCircle", 51, "51" },
    { "decimalEnclosedParen", 2, "⑵" }, { "upperLetter", 27, "AA" },
    { "lowerLetter", 2, "b" }, { "upperRoman", 49, "XLIX" },
    { "lowerRoman", 4, "iv" }, { "ideographTraditional", 3, "丙" },
    { "ideographZodiac", 13, "子" }, { "decimalFullWidth", 10, "１０" },
    { "none", 5, "" }, { "unheardOf", 5, "5" },
    { "ideographEnclosedCircle", 2, "㊁" }
  };
  for(size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
    has_numeral(cases[i].format, cases[i].value, cases[i].expected);
}

/* --- the whole ----------------------------------------------------------- */

static void strict(void **state)
{
  (void)state;
  gives(&(parts){ .body = P("a"), .space = STRICT }, "a\n");
}

static void refused(void **state)
{
  (void)state;
  doc_text d;
  assert_int_equal(reads(&(parts){ .body = "<w:p><w:r><w:t>" }, &d),
                   LS_EFORMAT);
  doc_free(&d);
  assert_int_equal(reads(&(parts){ .body = "" }, &d), LS_EEMPTY);
  doc_free(&d);
}

static void in_a_child(void **state)
{
  (void)state;
  ls_buf b;
  doc_text d;
  ls_err err = { 0 };
  make(&(parts){ .body = P("清禾市") }, &b);
  doc_prepare();
  assert_int_equal(doc_open((ls_slice){ b.p, b.n }, &doc_default_limits, &d,
                            &err), LS_OK);
  assert_string_equal(buf_cstr(&d.text), "清禾市\n");
  doc_free(&d);
  assert_int_equal(doc_open((ls_slice){ b.p, b.n - 30 },
                            &doc_default_limits, &d, &err), LS_ECUT);
  doc_free(&d);
  doc_limits narrow = doc_default_limits;
  narrow.text = 5;
  assert_int_equal(doc_open((ls_slice){ b.p, b.n }, &narrow, &d, &err),
                   LS_ETOOBIG);
  doc_free(&d);
  buf_free(&b);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(runs), cmocka_unit_test(changes),
    cmocka_unit_test(hidden), cmocka_unit_test(fields),
    cmocka_unit_test(text_boxes), cmocka_unit_test(tables),
    cmocka_unit_test(headings), cmocka_unit_test(pages),
    cmocka_unit_test(notes), cmocka_unit_test(numbers),
    cmocka_unit_test(restarts), cmocka_unit_test(missing_level),
    cmocka_unit_test(numbered_styles),
    cmocka_unit_test(numerals), cmocka_unit_test(strict),
    cmocka_unit_test(refused), cmocka_unit_test(in_a_child),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
