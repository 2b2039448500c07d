/* Words for a time and the day they leave. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rules/terms.h"

static ls_rules *rules;

/* `words` NULL: none stood there. */
static const struct {
  const char *text;
  int year;
  const char *from, *words, *day;
} fact[] = {
  { "6月底前建成投用", 2025, NULL, "6月底前", "2025-06-30" },
  { "六月底前建成投用", 2025, NULL, "六月底前", "2025-06-30" },
  { "６月底之前完工", 2025, NULL, "６月底之前", "2025-06-30" },
  { "一季度开工", 2025, NULL, "一季度", "2025-03-31" },
  { "三季度末完成主体", 2025, NULL, "三季度末", "2025-09-30" },
  { "前三季度完成八成", 2025, NULL, "前三季度", "2025-09-30" },
  { "上半年出台办法", 2025, NULL, "上半年", "2025-06-30" },
  { "年底前全部完工", 2025, NULL, "年底前", "2025-12-31" },
  { "年内开工建设", 2025, NULL, "年内", "2025-12-31" },
  { "10月前完成招标", 2025, NULL, "10月前", "2025-09-30" },
  { "十二月中旬验收", 2025, NULL, "十二月中旬", "2025-12-20" },
  { "2月底前报送", 2024, NULL, "2月底前", "2024-02-29" },
  { "5月20日前开放", 2025, NULL, "5月20日前", "2025-05-20" },
  { "到2027年建成", 2025, NULL, "2027年", "2027-12-31" },
  { "2026年6月底前通车", 2025, NULL, "6月底前", "2026-06-30" },
  { "2025年，6月底前通车", 2025, NULL, "6月底前", "2025-06-30" },
  { "今年上半年完成", 2025, NULL, "上半年", "2025-06-30" },
  { "6月底前完成主体，年底前投用", 2025, NULL, "年底前", "2025-12-31" },
  { "春节前兑付到位", 2025, NULL, "春节前", "2025-01-27" },
  { "国庆节前开园", 2025, NULL, "国庆节前", "2025-09-30" },
  { "30个工作日内办结", 2025, "2025-03-03", "30个工作日", "2025-04-15" },
  { "十五个工作日内答复", 2025, "2025-01-20", "十五个工作日",
    "2025-02-14" },
  { "30日内反馈", 2025, "2025-04-03", "30日内", "2025-05-06" },
  { "三个月内建成", 2025, "2025-01-31", "三个月内", "2025-04-30" },
  { "新建学校3所", 2025, NULL, NULL, "2025-12-31" },
  { "提供3年贷款贴息", 2025, NULL, NULL, "2025-12-31" },
  { "比2023年增长一倍", 2025, NULL, NULL, "2025-12-31" },
  { "13月底前完成", 2025, NULL, NULL, "2025-12-31" },
  { "6月31日前完成", 2025, NULL, "6月", "2025-06-30" },
};

static void days_of_words(void **state)
{
  (void)state;
  for(size_t i = 0; i < sizeof(fact) / sizeof(fact[0]); i++) {
    ls_term t;
    char day[DAY_TEXT];
    ls_day from = fact[i].from ? day_parse(slice_of(fact[i].from)) : DAY_NONE;
    assert_true(term_deadline(rules, slice_of(fact[i].text), fact[i].year,
                              from, &t));
    day_write(t.day, day);
    if(strcmp(day, fact[i].day) ||
       !slice_eq(t.words, slice_of(fact[i].words)))
      fail_msg("%s: %.*s %s, not %s %s", fact[i].text, (int)t.words.n,
               t.words.s, day, fact[i].words ? fact[i].words : "",
               fact[i].day);
  }
}

static void a_count_needs_its_first_day(void **state)
{
  ls_term t;
  (void)state;
  assert_false(term_deadline(rules, slice_of("30个工作日内办结"), 2025,
                             DAY_NONE, &t));
}

static void all_terms_in_order(void **state)
{
  ls_term t[8];
  (void)state;
  assert_int_equal(terms_find(rules, slice_of(
    "一季度开工，6月底前封顶，年底前投用"), 2025, DAY_NONE, t, 8), 3);
  assert_int_equal(t[0].day, day_make(2025, 3, 31));
  assert_int_equal(t[1].day, day_make(2025, 6, 30));
  assert_int_equal(t[2].day, day_make(2025, 12, 31));
  assert_int_equal(terms_find(rules, slice_of(
    "一季度开工，6月底前封顶，年底前投用"), 2025, DAY_NONE, t, 2), 2);
}

static void says(const ls_term *t, const char *zh, const char *en,
                 const char *note)
{
  ls_buf b;
  buf_init(&b, 1000);
  term_how(&b, rules, t, false);
  assert_string_equal(buf_cstr(&b), zh);
  buf_clear(&b);
  term_how(&b, rules, t, true);
  assert_string_equal(buf_cstr(&b), en);
  buf_clear(&b);
  term_note(&b, t);
  assert_string_equal(buf_cstr(&b), note);
  buf_free(&b);
}

/* The line of a row moves when rows are added: it is put in here. */
static void how_it_was_computed(void **state)
{
  ls_term t;
  char zh[300], en[300], note[300];
  (void)state;
  term_deadline(rules, slice_of("30日内反馈"), 2025, day_make(2025, 4, 3),
                &t);
  snprintf(zh, sizeof(zh), "“30日内”，即 2025-05-03（自 2025-04-03 交办之日"
           "起算），遇非工作日顺延到 2025-05-06（terms.tsv 第 %u 行）",
           t.line);
  snprintf(en, sizeof(en), "'30日内' is 2025-05-03 (counted from the day of "
           "issue, 2025-04-03), moved to the next working day, 2025-05-06 "
           "(terms.tsv line %u)", t.line);
  snprintf(note, sizeof(note),
           "30日内 + 2025-04-03 = 2025-05-03 > 2025-05-06 (terms:%u)",
           t.line);
  says(&t, zh, en, note);
  term_deadline(rules, slice_of("加强管理"), 2025, DAY_NONE, &t);
  says(&t, "文字里没有期限，取年底：2025-12-31",
       "the words name no time; the year's end is taken: 2025-12-31",
       "= 2025-12-31");
}

static void an_unknown_year_is_told(void **state)
{
  ls_term t;
  ls_buf b;
  (void)state;
  buf_init(&b, 1000);
  assert_true(term_deadline(rules, slice_of("30个工作日内办结"), 2028,
                            day_make(2028, 3, 1), &t));
  assert_false(t.known);
  term_how(&b, rules, &t, true);
  assert_non_null(strstr(buf_cstr(&b), "holidays of that year are unknown"));
  buf_free(&b);
}

/* Long and broken text ends quietly. */
static void any_bytes(void **state)
{
  static char text[20000];
  ls_term t;
  (void)state;
  memset(text, '1', sizeof(text));
  assert_true(term_deadline(rules, (ls_slice){ text, sizeof(text) }, 2025,
                            DAY_NONE, &t));
  memset(text, 0xE5, sizeof(text));
  assert_true(term_deadline(rules, (ls_slice){ text, sizeof(text) }, 2025,
                            DAY_NONE, &t));
  assert_true(term_deadline(rules, SLICE(""), 2025, DAY_NONE, &t));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(days_of_words),
    cmocka_unit_test(a_count_needs_its_first_day),
    cmocka_unit_test(all_terms_in_order),
    cmocka_unit_test(how_it_was_computed),
    cmocka_unit_test(an_unknown_year_is_told),
    cmocka_unit_test(any_bytes),
  };
  ls_err err = { 0 };
  if(!(rules = rules_load(NULL, NULL, NULL, &err)))
    return 1;
  int rc = cmocka_run_group_tests(tests, NULL, NULL);
  rules_free(rules);
  return rc;
}
