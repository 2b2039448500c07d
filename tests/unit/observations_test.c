/* Observations coming in: both layouts, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "port/observations.h"

static const ls_indicator indicators[] = {
  { 1, 1, "地区生产总值增速", "%", 1, FR_QUARTER, NAT_EXPECTED, ME_RATE, 1 },
  { 2, 1, "固定资产投资额", "亿元", 1, FR_MONTH, NAT_EXPECTED,
    ME_CUMULATIVE, 1 },
  { 3, 1, "新增学位", "个", 1, FR_QUARTER, NAT_BINDING, ME_CUMULATIVE, 2 },
};
static const ls_area areas[] = {
  { .code = "", .name = "清禾市", .aliases = "", .parent = "" },
  { .code = "330102", .name = "临溪区", .aliases = "临溪", .parent = "" },
};
static const port_names names = { .indicator = indicators, .indicators = 3,
                                  .area = areas, .areas = 2,
                                  .english = true };

static void put(ls_buf *b, const port_observation *v)
{
  char when[WHEN_TEXT], at[SHEET_ADDRESS];
  when_write(v->period, when);
  sheet_address(v->row, v->column, at);
  buf_fmt(b, "%s: %d %s %s%s ", at, (int)v->indicator->id,
          *v->area ? v->area : "-", when, v->month_only ? " month" : "");
  dec_write(b, v->value);
  buf_putc(b, '\n');
}

static void read_all(ls_slice bytes, ls_buf *b, port_problems *p)
{
  ls_err err = { 0 };
  port_observation v;
  int rc = 0;
  observations *o = observations_open(sheet_own(bytes), &names, p, &err);
  while(o && (rc = observations_next(o, &v, &err)) == 1)
    put(b, &v);
  observations_close(o);
  if(!o || rc)
    buf_fmt(b, "[%s]\n", err.key);
  for(uint32_t i = 0; i < p->list.n; i++) {
    problem_write(b, &p->list.v[i], true);
    buf_putc(b, '\n');
  }
}

static void csv(const char *table, const char *want)
{
  static ls_arena a;
  static jmp_buf oom;
  static ls_buf b;
  static port_problems p;
  arena_init(&a, &oom);
  buf_init(&b, (size_t)1 << 20);
  if(setjmp(oom))
    fail();
  problems_init(&p, &a);
  read_all(slice_of(table), &b, &p);
  if(strcmp(buf_cstr(&b), want) != 0)
    fprintf(stderr, "wanted:\n%s\ngot:\n%s\n", want, buf_cstr(&b));
  assert_string_equal(buf_cstr(&b), want);
  buf_free(&b);
  arena_free(&a);
}

static void one_a_row(void **state)
{
  (void)state;
  csv("指标,地区,报告期,口径,数值,计量单位\n"
      "固定资产投资额,,2024年6月,累计,\"1,234.5\",亿元\n"
      "固定资产投资额,330102,2024-06,当月,3000万元,\n"
      "固定资产投资额,临溪,2024-06,累计,1亿元,\n"
      "固定资产投资额,,2024-07,month,5,万元\n"
      "地区生产总值增速,,2024年二季度,,5.6%,\n",
      "E2: 2 - 2024-06 1234.5\n"
      "E3: 2 330102 2024-06 month 0.3\n"
      "E4: 2 330102 2024-06 1\n"
      "E5: 2 - 2024-07 month 0.0005\n"
      "E6: 1 - 2024-Q2 5.6\n"
      "E2: '1,234.5' was taken as 1234.5亿元; check that it is right\n");
}

static void wide(void **state)
{
  (void)state;
  csv("各项指标,,\n指标,计量单位,2024-01,2024年2月,合计\n"
      "固定资产投资额,亿元,10,22,\n新增学位,个,,300,x\n没有,个,1,2,\n",
      "C3: 2 - 2024-01 10\nD3: 2 - 2024-02 22\nD4: 3 - 2024-02 300\n"
      "A5: there is no indicator '没有'; check its name, or add it first\n");
}

static void refused(void **state)
{
  (void)state;
  csv("指标,报告期,数值,计量单位,口径\n"
      "固定资产投资,2024-06,5,亿元,\n,2024-06,5,,\n"
      "新增学位,六月,5,个,\n新增学位,2024-06,,个,\n新增学位,2024-06,5,公里,\n"
      "新增学位,2024-06,五,个,\n新增学位,2024,5,个,当月\n"
      "新增学位,2024-08,5,个,不知\n"
      "新增学位,2024-06,5,个,\n新增学位,2024年6月,6,个,累计\n",
      "C10: 3 - 2024-06 5\n"
      "A2: there is no indicator '固定资产投资'; did you mean "
      "'固定资产投资额'?\n"
      "A3: there is no indicator; write its name\n"
      "B4: '六月' is no period; write it as 2024-06, 2024-Q2 or 2024\n"
      "C5: there is no value; write one, or remove the row\n"
      "C6: the unit of '5' cannot be converted to the indicator's '个'; use "
      "'个'\n"
      "C7: '五' is no number; write digits only, such as 3.5\n"
      "C8: a month's value needs a month; write the period as 2024-06\n"
      "E9: '不知' is not one of the words for it; use one of: ytd, month\n"
      "C11: this row repeats row 10; remove one of them\n");
  csv("a,b,c\n1,2,3\n",
      "no row with the headings (indicator, period and value, or indicator "
      "and columns named by months); add it\n");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_a_row),
    cmocka_unit_test(wide),
    cmocka_unit_test(refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
