/* Formats on a report made by hand: escapes, exact decimals, marks that
 * nest and cross, widths. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "emit/out.h"
#include "emit/words.h"

typedef struct {
  char p[65536 * 4];
  size_t n;
  int calls, fail_at;
} sink;

static sink got;

static int put(void *arg, const char *p, size_t n)
{
  sink *s = arg;
  if(++s->calls == s->fail_at)
    return LS_EIO;
  assert_true(n < sizeof(s->p) - s->n);
  memcpy(s->p + s->n, p, n);
  s->n += n;
  s->p[s->n] = 0;
  return 0;
}

static ls_emit fresh(void)
{
  got.n = 0;
  got.p[0] = 0;
  got.calls = got.fail_at = 0;
  return (ls_emit){ .write = put, .arg = &got, .source = "a.txt", .nth = 1,
                    .english = true };
}

/* --- a report --------------------------------------------------------- */

static uint32_t marks[64];
static ls_section sections[1];
static ls_figure figures[4];
static ls_milestone milestones[2];
static ls_item items[3];
static ls_report made;

static void text_of(const char *z)
{
  uint32_t cp = 0, i = 0;
  memset(&made, 0, sizeof(made));
  memset(figures, 0, sizeof(figures));
  memset(milestones, 0, sizeof(milestones));
  memset(items, 0, sizeof(items));
  for(; z[i]; i++) {
    if(((uint8_t)z[i] & 0xC0) == 0x80)
      continue;
    if(cp % U8_STRIDE == 0)
      marks[cp / U8_STRIDE] = i;
    cp++;
  }
  made.text = (ls_u8map){ z, i, cp, marks };
  made.place = SLICE("");
  made.sections.v = sections;
  made.figures.v = figures;
  made.milestones.v = milestones;
  made.items.v = items;
  for(int k = 0; k < 4; k++) {
    figures[k].unit = figures[k].scope = figures[k].place_name = SLICE("");
    figures[k].section = NO_ID;
  }
  for(int k = 0; k < 3; k++)
    items[k].section = NO_ID;
  milestones[0].section = milestones[1].section = NO_ID;
}

static void span(ls_head *h, uint32_t start, uint32_t end)
{
  h->span = (ls_span){ start, end };
}

static const char *emit(const ls_format *f, ls_emit *to)
{
  report_number(&made);
  assert_int_equal(f->report(&made, to), 0);
  return got.p;
}

#define HAS(z) assert_non_null(strstr(got.p, (z)))
#define HAS_NOT(z) assert_null(strstr(got.p, (z)))

/* --- tests ------------------------------------------------------------- */

static void json_escapes(void **state)
{
  (void)state;
  char in[33], want[33 * 6 + 1];
  static ls_out o;
  ls_emit to = fresh();
  /* every byte below 0x80 at every place of a word of eight */
  for(int c = 1; c < 0x80; c++)
    for(int at = 0; at < 17; at++) {
      memset(in, 'x', 17);
      in[at] = (char)c;
      in[17] = 0;
      char as[8];
      if(c == '\n')
        strcpy(as, "\\n");
      else if(c == '\t')
        strcpy(as, "\\t");
      else if(c < 0x20)
        snprintf(as, sizeof(as), "\\u%04x", (unsigned)c);
      else if(c == '"' || c == '\\')
        snprintf(as, sizeof(as), "\\%c", c);
      else
        snprintf(as, sizeof(as), "%c", c);
      snprintf(want, sizeof(want), "%.*s%s%s", at, in, as, in + at + 1);
      to = fresh();
      out_init(&o, NULL, &to);
      out_json(&o, slice_of(in));
      assert_int_equal(out_end(&o), 0);
      assert_string_equal(got.p, want);
    }
}

static void decimals(void **state)
{
  (void)state;
  static const struct {
    ls_dec d;
    const char *as;
  } rows[] = {
    { { 0, 0 }, "0" }, { { 5, 1 }, "0.5" }, { { 53, 1 }, "5.3" },
    { { -17, 1 }, "-1.7" }, { { 274000, 0 }, "274000" },
    { { 500, 2 }, "5" }, { { 3333, 4 }, "0.3333" }, { { 0, 3 }, "0" },
    { { 999999999999999999, 0 }, "999999999999999999" },
    { { 1, 18 }, "0.000000000000000001" }, { { -10, 1 }, "-1" },
  };
  static ls_out o;
  for(size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
    ls_emit to = fresh();
    out_init(&o, NULL, &to);
    out_dec(&o, rows[i].d);
    out_end(&o);
    assert_string_equal(got.p, rows[i].as);
  }
}

static void jsonl_record(void **state)
{
  (void)state;
  ls_emit to = fresh();
  text_of("税收\"下降\"1.7%\n");
  span(&figures[0].h, 6, 10);
  figures[0].value = (ls_dec){ -17, 1 };
  figures[0].unit = SLICE("%");
  figures[0].aspect = A_GROWTH;
  figures[0].indicator = (ls_phrase){ 2, { { 0, 2 }, { 2, 3 } } };
  figures[0].period = (ls_period){ 2024, 2024, 6 };
  made.figures.n = 1;
  emit(&format_jsonl, &to);
  HAS("{\"type\":\"figure\",\"id\":1,\"start\":6,\"end\":10,"
      "\"text\":\"1.7%\",\"value\":-1.7,\"unit\":\"%\",\"cmp\":\"=\","
      "\"aspect\":\"growth\",\"mood\":\"result\","
      "\"indicator\":\"税收\\\"\",\"period\":\"2024-06\"}\n");
}

static void csv_guards(void **state)
{
  (void)state;
  ls_emit to = fresh();
  text_of("=1+1,\"新建\"3所@");
  span(&figures[0].h, 0, 9);
  figures[0].value = (ls_dec){ -3, 0 };
  figures[0].unit = SLICE("所");
  figures[0].indicator = (ls_phrase){ 2, { { 11, 12 }, { 5, 9 } } };
  made.figures.n = 1;
  emit(&format_csv, &to);
  HAS(",\"'=1+1,\"\"新建\"\"\",");     /* the text: guarded and quoted */
  HAS(",\"'@\"\"新建\"\"\",-3,,\"所\",="); /* the name; the number is not */
}

static void marks_nest(void **state)
{
  (void)state;
  ls_emit to = fresh();
  text_of("0123456789\nabcdef");
  span(&items[0].h, 1, 8);      /* an item, */
  span(&figures[0].h, 3, 5);    /* a figure within, */
  span(&milestones[0].h, 6, 13); /* and a project across both ends */
  made.items.n = made.figures.n = made.milestones.n = 1;
  emit(&format_html, &to);
  HAS("<p>0<mark class=\"i t h\" id=\"m1-1\" tabindex=\"-1\">12"
      "<mark class=\"f r\" id=\"m1-2\" tabindex=\"-1\">34</mark>5"
      "<mark class=\"m r\" id=\"m1-3\" tabindex=\"-1\">67</mark></mark>"
      "<mark class=\"m r c\">89</mark></p>\n"
      "<p><mark class=\"m r c\">ab</mark>cdef</p>");
}

static void html_escapes(void **state)
{
  (void)state;
  ls_emit to = fresh();
  to.source = "<script>&\"'";
  text_of("<img onerror=\"x\">'\x01");
  emit(&format_html, &to);
  HAS_NOT("<img");
  HAS_NOT("<script>");
  HAS("&lt;script&gt;&amp;&quot;&#39;");
  HAS("<p>&lt;img onerror=&quot;x&quot;&gt;&#39;\xEF\xBF\xBD</p>");
}

static void table_is_plain(void **state)
{
  (void)state;
  ls_emit to = fresh();
  text_of("甲\x1b[31m\xC2\x9B" "1所");
  span(&figures[0].h, 7, 9);
  figures[0].indicator = (ls_phrase){ 1, { { 0, 7 } } };
  made.figures.n = 1;
  emit(&format_table, &to);
  HAS_NOT("\x1b");
  HAS_NOT("\xC2\x9B");
}

/* Every line of a table with wide text ends within its columns. */
static void table_width(void **state)
{
  (void)state;
  for(unsigned width = 60; width <= 130; width += 7) {
    ls_emit to = fresh();
    to.width = width;
    text_of("很长很长很长很长很长很长很长很长很长很长很长很长很长很长的名称"
            "123456789012345678901234567890所");
    span(&figures[0].h, 31, 62);
    figures[0].indicator = (ls_phrase){ 1, { { 0, 31 } } };
    made.figures.n = 1;
    emit(&format_table, &to);
    const uint8_t *p = (const uint8_t *)strstr(got.p, "  figure  ");
    unsigned w = 0;
    assert_non_null(p);
    for(uint32_t cp; *p && *p != '\n'; w += words_width(cp))
      p += utf8_next(p, (const uint8_t *)got.p + got.n, &cp);
    assert_true(w <= width);
  }
}

/* What write says is what the caller hears, and nothing follows it. */
static void writes_fail(void **state)
{
  (void)state;
  static const ls_format *const all[] = { &format_jsonl, &format_csv,
                                          &format_table, &format_html,
                                          &format_none };
  for(size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
    ls_emit to = fresh();
    text_of("新建学校3所");
    span(&figures[0].h, 4, 6);
    made.figures.n = 1;
    got.fail_at = 1;
    assert_int_equal(all[i]->report(&made, &to), LS_EIO);
    assert_int_equal(got.calls, 1);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(json_escapes), cmocka_unit_test(decimals),
    cmocka_unit_test(jsonl_record), cmocka_unit_test(csv_guards),
    cmocka_unit_test(marks_nest), cmocka_unit_test(html_escapes),
    cmocka_unit_test(table_is_plain), cmocka_unit_test(table_width),
    cmocka_unit_test(writes_fail),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
