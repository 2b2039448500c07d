/* Working days: known facts of the notices, and the arithmetic against a
 * count day by day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "rules/calendar.h"
#include "rules/inside.h"

static ls_rules *rules;

static ls_day d(const char *s)
{
  ls_day day = day_parse(slice_of(s));
  assert_true(day != DAY_NONE);
  return day;
}

static void days_of_the_notices(void **state)
{
  static const struct {
    const char *day;
    bool work;
  } fact[] = {
    { "2023-01-28", true }, { "2023-01-27", false }, { "2023-10-08", true },
    { "2024-02-09", true }, /* 除夕 was no holiday that year */
    { "2024-02-18", true }, { "2024-02-16", false }, { "2024-09-14", true },
    { "2025-01-26", true }, { "2025-10-08", false }, { "2025-10-09", true },
    { "2025-01-02", true }, { "2026-01-02", false }, { "2026-01-04", true },
    { "2026-02-23", false }, { "2026-02-28", true }, { "2026-09-25", false },
    { "2024-03-02", false }, { "2024-03-04", true }
  };
  (void)state;
  for(size_t i = 0; i < sizeof(fact) / sizeof(fact[0]); i++)
    if(cal_workday(rules, d(fact[i].day)) != fact[i].work)
      fail_msg("%s", fact[i].day);
}

/* How many days a holiday takes, as each notice says it in words. */
static void lengths_of_holidays(void **state)
{
  static const struct {
    int year;
    const char *name, *first;
    int days;
  } of[] = {
    { 2023, "春节", "2023-01-21", 7 }, { 2023, "国庆", "2023-09-29", 8 },
    { 2023, "劳动", "2023-04-29", 5 }, { 2023, "清明", "2023-04-05", 1 },
    { 2024, "春节", "2024-02-10", 8 }, { 2024, "国庆", "2024-10-01", 7 },
    { 2024, "清明", "2024-04-04", 3 }, { 2024, "中秋", "2024-09-15", 3 },
    { 2025, "春节", "2025-01-28", 8 }, { 2025, "国庆", "2025-10-01", 8 },
    { 2025, "劳动", "2025-05-01", 5 }, { 2025, "端午", "2025-05-31", 3 },
    { 2026, "元旦", "2026-01-01", 3 }, { 2026, "春节", "2026-02-15", 9 },
    { 2026, "国庆", "2026-10-01", 7 }, { 2026, "中秋", "2026-09-25", 3 }
  };
  (void)state;
  for(size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++) {
    ls_day first = cal_holiday(rules, of[i].year, of[i].name);
    int n = 0;
    assert_int_equal(first, d(of[i].first));
    for(ls_day k = first; cal_name(rules, k) && !cal_workday(rules, k); k++)
      n++;
    assert_int_equal(n, of[i].days);
  }
}

/* The working days of a year: days less weekends and holidays. */
static void working_days_of_years(void **state)
{
  (void)state;
  assert_int_equal(cal_count(rules, d("2023-01-01"), d("2023-12-31")), 249);
  assert_int_equal(cal_count(rules, d("2024-01-01"), d("2024-12-31")), 251);
  assert_int_equal(cal_count(rules, d("2025-01-01"), d("2025-12-31")), 248);
  assert_int_equal(cal_count(rules, d("2026-01-01"), d("2026-12-31")), 248);
}

static void counting_agrees_with_a_walk(void **state)
{
  ls_day from = d("2022-11-05"), to = d("2027-03-01");
  (void)state;
  for(ls_day a = from; a < to; a += 37) {
    int n = 0;
    for(ls_day b = a; b < to; b++) {
      n += cal_workday(rules, b);
      assert_int_equal(cal_count(rules, a, b), n);
    }
    assert_int_equal(cal_count(rules, a, a - 1), 0);
  }
}

static void adding_undoes_counting(void **state)
{
  (void)state;
  for(ls_day a = d("2023-01-01"); a < d("2026-12-31"); a += 11)
    for(int n = 1; n < 60; n += 7) {
      ls_day b = cal_add(rules, a, n);
      assert_true(cal_workday(rules, b));
      assert_int_equal(cal_count(rules, a + 1, b), n);
      ls_day back = cal_add(rules, b, -n);
      assert_true(back <= a || !cal_workday(rules, a));
    }
  for(int n = -400; n <= 400; n += 3) {
    ls_day day = d("2025-01-15"); /* by a walk, day by day */
    for(int left = n < 0 ? -n : n; left > 0; left -= cal_workday(rules, day))
      day += n < 0 ? -1 : 1;
    assert_int_equal(cal_add(rules, d("2025-01-15"), n), day);
  }
  assert_int_equal(cal_add(rules, d("2024-09-30"), 1), d("2024-10-08"));
  assert_int_equal(cal_add(rules, d("2024-10-08"), -1), d("2024-09-30"));
}

static void moving_to_a_working_day(void **state)
{
  (void)state;
  assert_int_equal(cal_roll(rules, d("2024-10-03"), 1), d("2024-10-08"));
  assert_int_equal(cal_roll(rules, d("2024-10-03"), -1), d("2024-09-30"));
  assert_int_equal(cal_roll(rules, d("2024-10-03"), 0), d("2024-10-03"));
  assert_int_equal(cal_roll(rules, d("2024-09-29"), 1), d("2024-09-29"));
}

static void other_years_are_unknown(void **state)
{
  (void)state;
  assert_false(cal_known(rules, d("2022-10-03")));
  assert_false(cal_known_between(rules, d("2026-12-01"), d("2027-01-01")));
  assert_true(cal_known_between(rules, d("2023-01-01"), d("2026-12-31")));
  assert_null(cal_notice(rules, 2027));
  assert_true(cal_workday(rules, d("2027-10-01"))); /* a Friday: not known */
  assert_false(cal_workday(rules, d("2027-10-02")));
}

/* --- files with mistakes in them ----------------------------------------- */

typedef struct files {
  const char *name[3], *content[3];
} files;

static int get(void *arg, const char *name, ls_slice *content, ls_err *err)
{
  const files *f = arg;
  (void)err;
  for(int i = 0; i < 3 && f->name[i]; i++)
    if(!strcmp(name, f->name[i])) {
      *content = slice_of(f->content[i]);
      return 1;
    }
  return 0;
}

static void refused(const char *name, const char *content, const char *key,
                    uint32_t line)
{
  files f = { { name }, { content } };
  ls_rules_source from = { get, &f };
  ls_err err = { 0 };
  ls_rules *r = rules_load(&from, NULL, NULL, &err);
  assert_null(r);
  assert_string_equal(err.key, key);
  assert_int_equal(err.line, line);
  assert_int_equal(strncmp(err.file, name, strlen(name)), 0);
}

static void mistakes_are_told_with_their_line(void **state)
{
#define YEAR "first\tlast\tkind\tname\n"
  (void)state;
  refused("calendar/2027", YEAR "2027-01-01\t\toff\tx\n", "cal-no-notice", 1);
  refused("calendar/2025", YEAR "2025-01-01\t\toff\tx\n", "cal-count", 1);
  refused("calendar/2025", YEAR "2025-13-01\t\toff\tx\n", "rule-day", 2);
  refused("calendar/2025", YEAR "2024-01-01\t\toff\tx\n", "cal-other-year",
          2);
  refused("calendar/2025", YEAR "2025-01-02\t2025-01-01\toff\tx\n",
          "cal-backwards", 2);
  refused("calendar/2025", YEAR "2025-01-02\t\twork\tx\n", "cal-no-weekend",
          2);
  refused("calendar/2025", YEAR "2025-01-02\t\trest\tx\n", "lex-value", 2);
  refused("calendar/2025", YEAR "2025-01-02\t\toff\t\n", "rule-empty", 2);
  refused("calendar/2025",
          YEAR "2025-01-01\t\toff\tx\n2025-01-01\t\toff\ty\n",
          "rule-day-twice", 3);
  refused("calendar/2025", "first\tlast\tname\n", "lex-column", 1);
  refused("calendar/2025", "", "rule-file-empty", 1);
}

static void a_folder_may_add_a_year(void **state)
{
  files f = { { "calendar/2027", "calendar/notices" },
              { YEAR "2027-01-01\t2027-01-03\toff\t元旦\n",
                "year\tnotice\toff\twork\n"
                "2023\ta\t26\t7\n2024\tb\t28\t8\n2025\tc\t28\t5\n"
                "2026\td\t33\t6\n2027\te\t3\t0\n" } };
  ls_rules_source from = { get, &f };
  ls_err err = { 0 };
  ls_rules *r = rules_load(&from, NULL, NULL, &err);
  (void)state;
  assert_non_null(r);
  assert_false(cal_workday(r, d("2027-01-01")));
  assert_true(cal_known(r, d("2027-06-01")));
  rules_free(r);
}

/* Every allocation of a load fails in turn, and then there are no rules. */
static void a_load_without_memory(void **state)
{
  unsigned long n = 0;
  (void)state;
  for(;;) {
    ls_err err = { 0 };
    ls_alloc_fail_at(++n, 0);
    ls_rules *r = rules_load(NULL, NULL, NULL, &err);
    ls_alloc_fail_at(0, 0);
    rules_free(r);
    if(r)
      break;
    assert_int_equal(err.code, LS_ENOMEM);
  }
  assert_true(n > 3);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(days_of_the_notices),
    cmocka_unit_test(lengths_of_holidays),
    cmocka_unit_test(working_days_of_years),
    cmocka_unit_test(counting_agrees_with_a_walk),
    cmocka_unit_test(adding_undoes_counting),
    cmocka_unit_test(moving_to_a_working_day),
    cmocka_unit_test(other_years_are_unknown),
    cmocka_unit_test(mistakes_are_told_with_their_line),
    cmocka_unit_test(a_folder_may_add_a_year),
    cmocka_unit_test(a_load_without_memory),
  };
  ls_err err = { 0 };
  rules = rules_load(NULL, NULL, NULL, &err);
  if(!rules) {
    print_error("%s:%u: %s %s %s\n", err.file, err.line, err.key, err.arg[0],
                err.arg[1]);
    return 1;
  }
  int rc = cmocka_run_group_tests(tests, NULL, NULL);
  rules_free(rules);
  return rc;
}
