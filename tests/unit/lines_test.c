/* Lines with places: order, what is taken out, paragraphs; and what is told
 * of PDF and .doc before their programs are run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "doc/lines.h"
#include "doc/pdf_streams.h"

/* --- making them --------------------------------------------------------- */

#define EM 12.0F
#define LEFT 72.0F
#define WIDE 30 /* characters of a full line */
#define FULL "全市上下凝心聚力攻坚克难推动经济持续回升向好各项事业迈上新台" /* 30 */

typedef struct sheet {
  doc_lines l;
  doc_text d;
  ls_err err;
  float y, size;
  int page;
} sheet;

static void begin(sheet *s)
{
  *s = (sheet){ .y = LEFT, .size = EM, .page = 1 };
  lines_init(&s->l, 1 << 20);
  lines_page(&s->l);
}

static void next_page(sheet *s)
{
  lines_page(&s->l);
  s->y = LEFT;
  s->page++;
}

/* Text at x, in characters from the left edge, on the line of `y`. */
static void at(sheet *s, float x, float y, const char *z)
{
  float w = letters_width(slice_of(z)) * s->size, x0 = LEFT + x * EM;
  lines_piece(&s->l, (doc_box){ x0, y, x0 + w, y + s->size }, s->size);
  lines_put(&s->l, slice_of(z));
}

/* The next line. */
static void line(sheet *s, float indent, const char *z)
{
  at(s, indent, s->y, z);
  s->y += 20;
}

static void gives(sheet *s, const char *wanted)
{
  doc_init(&s->d, DOC_PDF, 1 << 20);
  assert_int_equal(lines_join(&s->l, &s->d, &s->err), 0);
  assert_string_equal(buf_cstr(&s->d.text), wanted);
}

static size_t marks(const sheet *s, doc_mark_kind kind)
{
  size_t n = 0;
  for(size_t i = 0; i < s->d.marks; i++)
    n += s->d.mark[i].kind == kind;
  return n;
}

static void end(sheet *s)
{
  lines_free(&s->l);
  doc_free(&s->d);
}

#define RENEWED "改造老旧小区七十二个加装电梯九十六部新增停车泊位五千多个" /* 28 */

/* Two paragraphs that show the width and the habit of indenting; each page's
 * begin in its own way, or they would pass for heads. */
static const char *const ordinal[] = { "", "甲", "乙", "丙", "丁", "戊",
  "己" };

static void usual(sheet *s)
{
  char z[256];
  snprintf(z, sizeof(z), "%s新建基站三千个力争临溪港二期建成投用新开工项目"
           "二百个稳", ordinal[s->page]);
  line(s, 2, z);
  snprintf(z, sizeof(z), "%s求进。", ordinal[s->page]);
  line(s, 0, z);
  snprintf(z, sizeof(z), "%s造老旧小区七十二个加装电梯九十六部新增停车泊位"
           "五千多个", ordinal[s->page]);
  line(s, 2, z);
  snprintf(z, sizeof(z), "%s市上下凝心聚力攻坚克难推动经济持续回升向好各项"
           "事业迈上新台", ordinal[s->page]);
  line(s, 0, z);
  line(s, 0, z);
  snprintf(z, sizeof(z), "%s阶。", ordinal[s->page]);
  line(s, 0, z);
}

#define LONG "市上下凝心聚力攻坚克难推动经济持续回升向好各项事业迈上新台"
#define USUAL(c) \
  c "新建基站三千个力争临溪港二期建成投用新开工项目二百个稳" c "求进。\n" \
  c "造老旧小区七十二个加装电梯九十六部新增停车泊位五千多个" \
  c LONG c LONG c "阶。\n"
#define SIX USUAL("甲") USUAL("乙") USUAL("丙") USUAL("丁") USUAL("戊") \
  USUAL("己")

/* --- paragraphs ---------------------------------------------------------- */

static void joins(void **state)
{
  sheet s;
  (void)state;
  begin(&s);
  usual(&s);
  gives(&s, USUAL("甲"));
  end(&s);
}

/* A full line that ends with a stop is not the end of its paragraph. */
static void full_line_with_stop(void **state)
{
  sheet s;
  (void)state;
  begin(&s);
  usual(&s);
  line(&s, 2, "改造老旧小区七十二个加装电梯九十六部新增停车泊位五千个。");
  line(&s, 0, "群众满意。");
  gives(&s, USUAL("甲") "改造老旧小区七十二个加装电梯九十六部新增停车泊位五千个。"
                  "群众满意。\n");
  end(&s);
}

/* A heading that all but fills its line is not joined to what follows. */
static void full_heading(void **state)
{
  sheet s;
  (void)state;
  begin(&s);
  usual(&s);
  line(&s, 2, "（一）培育新质生产力打造岚江先进制造业基地建设现代化产业");
  line(&s, 2, "推进新一轮制造业提升计划。");
  gives(&s, USUAL("甲") "（一）培育新质生产力打造岚江先进制造业基地建设现代化产业\n"
                  "推进新一轮制造业提升计划。\n");
  end(&s);
}

static void across_pages(void **state)
{
  sheet s;
  (void)state;
  begin(&s);
  usual(&s);
  line(&s, 2, RENEWED);
  next_page(&s);
  line(&s, 0, FULL);
  line(&s, 0, "全面完成。");
  gives(&s, USUAL("甲") RENEWED
                  FULL "全面完成。\n");
  assert_int_equal(marks(&s, DOC_PAGE), 2);
  assert_int_equal(marks(&s, DOC_PARAGRAPH), 3);
  end(&s);
}

static void numbers_and_words(void **state)
{
  sheet s;
  (void)state;
  begin(&s);
  usual(&s);
  line(&s, 2, "改造老旧小区七十二个加装电梯九十六部新增停车泊位项目13");
  line(&s, 0, "52.7亿元全市上下凝心聚力攻坚克难推动经济持续回升 the");
  line(&s, 0, "city built.");
  gives(&s, USUAL("甲") "改造老旧小区七十二个加装电梯九十六部新增停车泊位项目13"
                  "52.7亿元全市上下凝心聚力攻坚克难推动经济持续回升 the"
                  " city built.\n");
  end(&s);
}

/* Where a word did not fit, the line is shorter and yet not the last. */
static void early_break(void **state)
{
  sheet s;
  (void)state;
  begin(&s);
  usual(&s);
  line(&s, 2, "改造老旧小区七十二个加装电梯九十六部新增停车泊位");
  line(&s, 0, "1352.7亿元");
  gives(&s, USUAL("甲") "改造老旧小区七十二个加装电梯九十六部新增停车泊位"
                  "1352.7亿元\n");
  end(&s);
}

/* No line is indented: room between paragraphs, and numbering, decide. */
static void without_indents(void **state)
{
  sheet s;
  (void)state;
  begin(&s);
  for(int i = 0; i < 3; i++) {
    line(&s, 0, FULL);
    line(&s, 0, FULL);
    s.y += 14;
  }
  line(&s, 0, FULL);
  line(&s, 0, "改造老旧小区七十二个加装电梯九十六部新增停车泊位五千多个好。");
  line(&s, 0, "二、保障民生。");
  gives(&s, FULL FULL "\n" FULL FULL "\n" FULL FULL "\n" FULL
        "改造老旧小区七十二个加装电梯九十六部新增停车泊位五千多个好。\n"
        "二、保障民生。\n");
  end(&s);
}

static void spaced_title(void **state)
{
  static const char *const z[] = { "政", "府", "工", "作", "报", "告" };
  sheet s;
  (void)state;
  begin(&s);
  for(int i = 0; i < 6; i++)
    at(&s, 6 + 3 * (float)i, s.y, z[i]);
  s.y += 40;
  usual(&s);
  gives(&s, "政府工作报告\n" USUAL("甲"));
  end(&s);
}

static void table(void **state)
{
  sheet s;
  (void)state;
  begin(&s);
  usual(&s);
  for(int i = 0; i < 6; i++) {
    at(&s, 0, s.y, "地区生产总值");
    at(&s, 12, s.y, "1352.7亿元");
    at(&s, 22, s.y, "5.4%");
    s.y += 20;
  }
  doc_init(&s.d, DOC_PDF, 1 << 20);
  assert_int_equal(lines_join(&s.l, &s.d, &s.err), 0);
  assert_int_equal(marks(&s, DOC_TABLE), 6);
  assert_non_null(strstr(buf_cstr(&s.d.text),
                         "\n地区生产总值\t1352.7亿元\t5.4%\n"));
  end(&s);
}

/* --- columns ------------------------------------------------------------- */

static void two_columns(void **state)
{
  static const char half[] = "全市上下凝心聚力攻坚克难推动经"; /* 15 */
  sheet s;
  (void)state;
  begin(&s);
  at(&s, 8, s.y, "清禾市人民政府工作报告摘要");
  for(int i = 1; i < 12; i++) { /* the columns' lines a little apart */
    at(&s, 0, s.y + 30 + 18 * (float)i, i == 11 ? "左栏完。" : half);
    at(&s, 16, s.y + 37 + 18 * (float)i, i == 11 ? "右栏完。" : half);
  }
  doc_init(&s.d, DOC_PDF, 1 << 20);
  assert_int_equal(lines_join(&s.l, &s.d, &s.err), 0);
  const char *text = buf_cstr(&s.d.text);
  const char *left = strstr(text, "经左栏完。\n");
  const char *right = strstr(text, "经右栏完。\n");
  assert_non_null(left);
  assert_non_null(right);
  assert_true(left < right);
  assert_ptr_equal(strstr(text, "清禾市"), text);
  end(&s);
}

/* --- heads, numbers, notes ----------------------------------------------- */

static void heads(void **state)
{
  sheet s;
  char number[32];
  (void)state;
  begin(&s);
  for(int page = 1; page <= 6; page++) {
    if(page > 1)
      next_page(&s);
    at(&s, page % 2 ? 20 : 0, 30, page % 2 ? "会议文件" : "政府工作报告");
    usual(&s);
    snprintf(number, sizeof(number), page == 3 ? "第 %d 页 共 6 页"
                                               : "— %d —", page);
    at(&s, 14, 700, number);
  }
  gives(&s, SIX);
  end(&s);
}

/* A bare number is a page's only where it counts on. */
static void bare_numbers(void **state)
{
  sheet s;
  (void)state;
  begin(&s);
  usual(&s);
  at(&s, 14, 700, "7");
  next_page(&s);
  usual(&s);
  at(&s, 14, 700, "8");
  next_page(&s);
  usual(&s);
  at(&s, 14, 700, "2025");
  gives(&s, USUAL("甲") USUAL("乙") USUAL("丙") "2025\n");
  end(&s);
}

static void footnote(void **state)
{
  sheet s;
  (void)state;
  begin(&s);
  usual(&s);
  line(&s, 2, RENEWED);
  s.size = 9;
  at(&s, 0, 600, "①口径为快报数，规模以上企业指主营业务收入");
  at(&s, 0, 612, "2000万元以上的企业。");
  s.size = EM;
  at(&s, 14, 700, "— 1 —");
  next_page(&s);
  line(&s, 0, "全面完成。");
  at(&s, 14, 700, "— 2 —");
  gives(&s, USUAL("甲") RENEWED
        "全面完成。\n①口径为快报数，规模以上企业指主营业务收入"
        "2000万元以上的企业。\n");
  assert_int_equal(marks(&s, DOC_NOTE), 1);
  end(&s);
}

/* By their size, where it is known, and not the title. */
static void headings(void **state)
{
  sheet s;
  (void)state;
  begin(&s);
  s.l.fonts = true;
  s.size = 22;
  at(&s, 9, s.y, "政府工作报告");
  s.y += 40;
  s.size = EM;
  usual(&s);
  s.size = 14;
  line(&s, 2, "保障和改善民生");
  s.size = EM;
  line(&s, 2, "办好民生实事。");
  gives(&s, "政府工作报告\n" USUAL("甲") "保障和改善民生\n办好民生实事。\n");
  assert_int_equal(marks(&s, DOC_HEADING), 1);
  end(&s);
}

static void watermark(void **state)
{
  sheet s;
  (void)state;
  begin(&s);
  for(int page = 1; page <= 6; page++) {
    if(page > 1)
      next_page(&s);
    for(int i = 0; i < 2; i++)
      usual(&s);
    at(&s, 11, 175, "内部资料");
  }
  doc_init(&s.d, DOC_PDF, 1 << 20);
  assert_int_equal(lines_join(&s.l, &s.d, &s.err), 0);
  assert_null(strstr(buf_cstr(&s.d.text), "内部资料"));
  assert_int_equal(marks(&s, DOC_PARAGRAPH), 24);
  end(&s);
}

/* --- plain text ---------------------------------------------------------- */

static void plain(void **state)
{
  static const char text[] =
    "　　新建基站三千个力争临溪港二期建成投用新开工项目一百二十个\n"
    "中求进。\n"
    "　　" RENEWED "\n" FULL "\n" FULL "\n圆满收官。\n- 1 -\n\f"
    "　　市上下凝心聚力攻坚克难推动经济持续回升向好各项事业迈上\n"
    "新台阶。\n- 2 -\n";
  sheet s = { 0 };
  (void)state;
  lines_init(&s.l, 1 << 20);
  lines_plain(&s.l, slice_of(text));
  gives(&s, "新建基站三千个力争临溪港二期建成投用新开工项目一百二十个"
            "中求进。\n" RENEWED FULL FULL "圆满收官。\n"
            "市上下凝心聚力攻坚克难推动经济持续回升向好各项事业迈上"
            "新台阶。\n");
  end(&s);
}

static void boxes(void **state)
{
  static const char text[] =
    "<page width=\"595\" height=\"842\">\n<word xMin=\"10\" yMin=\"1\" "
    "xMax=\"34.5\" yMax=\"13\">A&amp;&lt;</word><word xMin=\"44\" yMin=\"1\" "
    "xMax=\"60\" yMax=\"13\">B</word></page><word xMin=\"4";
  sheet s;
  (void)state;
  s = (sheet){ 0 };
  lines_init(&s.l, 1 << 20);
  lines_bbox(&s.l, slice_of(text));
  gives(&s, "A&< B\n");
  end(&s);
}

static void letters(void **state)
{
  static const char *const yes[] = { "一、总", "（十二）a", "(3)", "1.做",
    "12、", "第一，", "——推", "①", "3）", "第二章" };
  static const char *const no[] = { "一年", "1.5亿", "2024年", "—", "第",
    "（一", "1352.", "", "第一批" };
  (void)state;
  for(size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
    assert_true(letters_numbered(slice_of(yes[i])));
  for(size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
    assert_false(letters_numbered(slice_of(no[i])));
  assert_true(letters_ended(slice_of("完成。”")));
  assert_false(letters_ended(slice_of("完成（下同）")));
  assert_true(letters_note(slice_of("〔12〕注")));
  assert_true(letters_note(slice_of("1 注")));
  assert_false(letters_note(slice_of("1.5亿")));
  assert_true(letters_unit(slice_of("“两癌”")) == 2);
  assert_true(letters_unit(slice_of("5.4%，增")) == 3);
  assert_true(letters_unit(slice_of("+医疗")) == 1.5F);
  assert_int_equal(letters_trim(slice_of("\xE3\x80\x80 \xC2\xA0")).n, 0);
  assert_int_equal(letters_trim(slice_of(" 一\xE3\x80\x80")).n, 3);
}

static void limits(void **state)
{
  sheet s;
  (void)state;
  s = (sheet){ 0 };
  lines_init(&s.l, 100);
  lines_page(&s.l);
  for(int i = 0; i < 1000; i++)
    line(&s, 0, FULL);
  doc_init(&s.d, DOC_PDF, 100);
  assert_int_equal(lines_join(&s.l, &s.d, &s.err), LS_ETOOBIG);
  end(&s);
}

/* Every allocation fails in turn: an error, and nothing lost or read. */
static void no_memory(void **state)
{
  (void)state;
  for(unsigned long n = 1, rc = 1; rc; n++) {
    sheet s;
    ls_alloc_fail_at(n, 1);
    begin(&s);
    usual(&s);
    doc_init(&s.d, DOC_PDF, 1 << 20);
    int got = lines_join(&s.l, &s.d, &s.err);
    ls_alloc_fail_at(0, 0);
    assert_true(got == 0 || got == LS_ENOMEM);
    end(&s);
    rc = got != 0;
    assert_true(n < 100);
  }
}

/* --- before the programs ------------------------------------------------- */

static int check(const char *z, ls_err *err)
{
  *err = (ls_err){ 0 };
  return doc_pdf.helper->check(slice_of(z), err);
}

static void pdf_ends(void **state)
{
  ls_err e;
  (void)state;
  assert_int_equal(check("%PDF-1.4\nxref\ntrailer\nstartxref\n9\n%%EOF\n",
                         &e), 0);
  assert_int_equal(check("x\n%PDF-1.4\nxref\nstartxref\n9\n%%EOF", &e), 0);
  assert_int_equal(check("%PDF-1.4\nxref\nstartxref\n9\n%%EO", &e), LS_ECUT);
  assert_int_equal(check("%PDF-1.4\nstartxref\n99\n%%EOF", &e), LS_ECUT);
  assert_int_equal(check("%PDF-1.4\n%%EOF", &e), LS_ECUT);
  assert_int_equal(check("%PDF-1.4\n<</Linearized 1/L 9999>>xref\n"
                         "startxref\n33\n%%EOF", &e), LS_ECUT);
  assert_string_equal(e.key, "pdf-cut");
}

/* "abc" as zlib packs it, with its checksum right and wrong. */
static void pdf_checksums(void **state)
{
#define HEAD "1 0 obj <</Filter/FlateDecode>> stream\n"
#define ABC "\x78\x9C\x4B\x4C\x4A\x06\x00"
#define TAIL "\nendstream"
  static const char right[] = HEAD ABC "\x02\x4D\x01\x27" TAIL;
  static const char wrong[] = HEAD ABC "\x02\x4D\x01\x28" TAIL;
  static const char none[] = HEAD ABC TAIL;
  static const char cut[] = HEAD "\x78\x9C\x4B\x4C" TAIL;
  static const char other[] =
    "1 0 obj <</Filter[/FlateDecode /DCTDecode]>> stream\nxx" TAIL;
  static const char picture[] =
    "1 0 obj <</Subtype/Image/Filter/FlateDecode>> stream\nxx" TAIL;
#define AT(z) pdf_broken_stream((ls_slice){ (z), sizeof(z) - 1 })
  (void)state;
  assert_int_equal(AT(right), SIZE_MAX);
  assert_int_equal(AT(wrong), sizeof(HEAD) - 1);
  assert_int_equal(AT(none), SIZE_MAX);
  assert_int_equal(AT(cut), sizeof(HEAD) - 1);
  assert_int_equal(AT(other), SIZE_MAX);
  assert_int_equal(AT(picture), SIZE_MAX);
}

static void pdf_told(void **state)
{
  int (*judge)(int, const char *, ls_err *) = doc_pdf.helper->judge;
  ls_err e;
  (void)state;
  assert_int_equal(judge(0, "", &e), 0);
  assert_int_equal(judge(0, "Syntax Warning: Invalid Font Weight", &e), 0);
  assert_int_equal(judge(1, "Command Line Error: Incorrect password", &e),
                   LS_ELOCKED);
  assert_int_equal(judge(3, "", &e), LS_ELOCKED);
  assert_int_equal(judge(0, "Syntax Error: Couldn't find trailer dictionary",
                         &e), LS_ECUT);
  assert_int_equal(judge(0, "Syntax Error: Missing language pack for "
                            "'Adobe-GB1' mapping", &e), LS_EHELPER);
  assert_string_equal(e.arg[0], "poppler-data");
}

static void word_lines(void **state)
{
  static const char text[] =
    "\n清禾市2024年增长5.2%[1]。\n\n|指标  |完成数 |\n[pic]前[pic]后\n\n"
    "-----------------------\n[1]\t口径为快报数。\n";
  doc_text d;
  ls_err e;
  (void)state;
  doc_init(&d, DOC_DOC, 1 << 20);
  assert_int_equal(doc_doc.read(slice_of(text), &doc_default_limits, &d, &e),
                   0);
  assert_string_equal(buf_cstr(&d.text), "清禾市2024年增长5.2%[1]。\n"
                      "指标\t完成数\n前后\n[1]\t口径为快报数。\n");
  doc_free(&d);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(joins), cmocka_unit_test(full_line_with_stop),
    cmocka_unit_test(full_heading), cmocka_unit_test(across_pages),
    cmocka_unit_test(numbers_and_words), cmocka_unit_test(early_break),
    cmocka_unit_test(without_indents), cmocka_unit_test(spaced_title),
    cmocka_unit_test(table), cmocka_unit_test(two_columns),
    cmocka_unit_test(heads), cmocka_unit_test(bare_numbers),
    cmocka_unit_test(footnote), cmocka_unit_test(headings),
    cmocka_unit_test(watermark),
    cmocka_unit_test(plain), cmocka_unit_test(boxes),
    cmocka_unit_test(letters), cmocka_unit_test(limits),
    cmocka_unit_test(no_memory), cmocka_unit_test(pdf_ends),
    cmocka_unit_test(pdf_checksums), cmocka_unit_test(pdf_told),
    cmocka_unit_test(word_lines),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
