/* The lights of a ledger: as they are, as they were, what is due. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/judge.h"

static char path[] = "/tmp/luoshi-judge-XXXXXX";
static ls_rules *rules;

static ls_day d(const char *s) { return day_parse(slice_of(s)); }

static void fine(int rc, const ls_err *err)
{
  if(rc < 0)
    fail_msg("%s %s %s", err->key, err->arg[0], err->arg[1]);
}

/* --- a small ledger, entry by entry -------------------------------------- */

static void at(const char *now, const char *act, app_step step)
{
  ls_ledger *l = NULL;
  ls_err err = { 0 };
  setenv("LUOSHI_NOW", now, 1);
  fine(ledger_open(path, "root", &l, &err), &err);
  fine(app_write(l, &(app_change){ act, "", "x", false }, step, NULL, &err),
       &err);
  ledger_close(l);
}

static ls_item_row item_row(int64_t id)
{
  return (ls_item_row){ .id = id, .version = 1, .state = ST_PROGRESS,
    .number = id == 1 ? "2025-001" : "2025-002", .year = 2025, .quote = "",
    .source = "会议纪要", .section = "",
    .task = id == 1 ? "新增就业并控制失业率" : "建成图书馆",
    .kind = "target", .missing = "", .others = "", .lead_unit = 1,
    .deadline = d("2025-12-31"), .deadline_how = "",
    .started = id == 1 ? DAY_NONE : d("2025-03-31"),
    .indicator = id == 1 ? 1 : 0 };
}

static int found(ls_ledger *l, void *arg, ls_err *err)
{
  ls_store *st = &l->store;
  (void)arg;
  ls_indicator jobs = { .id = 1, .version = 1, .name = "新增就业",
    .unit = "人", .direction = 1, .measure = ME_CUMULATIVE,
    .nature = NAT_EXPECTED };
  ls_indicator rate = { .id = 2, .version = 1, .name = "失业率",
    .unit = "%", .direction = -1, .measure = ME_CEILING,
    .nature = NAT_EXPECTED };
  ls_target t[] = {
    { .id = 1, .version = 1, .item = 1, .indicator = 1, .area = "",
      .period = { .year = 2025 }, .cmp = C_GE, .value = DEC_INT(1000),
      .has_value = true },
    { .id = 2, .version = 1, .item = 1, .indicator = 2, .area = "",
      .period = { .year = 2025 }, .cmp = C_LE, .value = { 55, 1 },
      .has_value = true } };
  ls_node node = { .item = 2, .by = d("2025-06-30"), .words = "封顶",
                   .value = DEC_INT(60), .has_value = true };
  ls_unit unit = { .id = 1, .version = 1, .name = "清禾市人力资源和社会保障局",
                   .aliases = "" };
  int rc = store_unit_put(st, &unit, err);
  for(int64_t i = 1; i <= 2 && !rc; i++) {
    ls_item_row row = item_row(i);
    ls_decision issue = { .item = i, .act = ACT_ISSUE, .from = ST_CANDIDATE,
      .to = ST_ISSUED, .by = "root", .why = "" };
    rc = store_item_put(st, &row, err);
    if(!rc)
      rc = store_decision_put(st, &issue, err);
    if(!rc)
      rc = store_target_put(st, &t[i - 1], err);
  }
  if(!rc)
    rc = store_indicator_put(st, &jobs, err);
  if(!rc)
    rc = store_indicator_put(st, &rate, err);
  return rc ? rc : store_nodes_put(st, 2, &node, 1, err);
}

static int put(ls_ledger *l, int64_t indicator, int month, ls_dec value,
               int revision, ls_err *err)
{
  ls_observation o = { .indicator = indicator, .area = "",
    .period = { .year = 2025, .month = (uint8_t)month }, .value = value,
    .revision = revision, .unit = 1 };
  return store_observation_put(&l->store, &o, err);
}

static int may_figures(ls_ledger *l, void *arg, ls_err *err)
{
  (void)arg;
  int rc = put(l, 1, 5, DEC_INT(420), 1, err);
  return rc ? rc : put(l, 2, 5, (ls_dec){ 52, 1 }, 1, err);
}

static int june_figures(ls_ledger *l, void *arg, ls_err *err)
{
  (void)arg;
  int rc = put(l, 1, 6, DEC_INT(500), 1, err);
  return rc ? rc : put(l, 2, 6, (ls_dec){ 57, 1 }, 1, err);
}

static int correction(ls_ledger *l, void *arg, ls_err *err)
{
  (void)arg;
  return put(l, 2, 6, (ls_dec){ 54, 1 }, 2, err);
}

static int begun(ls_ledger *l, void *arg, ls_err *err)
{
  (void)arg;
  ls_update u = { .item = 2, .period = { .year = 2025, .month = 6 },
    .stage = "build", .words = "", .problem = "", .next_step = "",
    .percent = DEC_INT(62), .has_percent = true, .unit = 1 };
  return store_update_put(&l->store, &u, err);
}

/* --- asking -------------------------------------------------------------- */

typedef struct asked {
  ls_day at;
  int light[3], n;
  int64_t indicator; /* that decided for item 1 */
  char rule[40];
  char due[400];
} asked;

static int each(ls_ledger *l, void *arg, const app_light *light, ls_err *err)
{
  asked *a = arg;
  (void)l;
  (void)err;
  a->n++;
  a->light[light->d->item.id] = light->v.light;
  if(light->d->item.id == 1) {
    a->indicator = light->c.indicator->id;
    snprintf(a->rule, sizeof(a->rule), "%s", light->v.rule);
  }
  return 0;
}

static int look(ls_ledger *l, void *arg, ls_err *err)
{
  asked *a = arg;
  store_filter f = { .state = -1 };
  return app_lights(l, rules, &f, a->at, 0, each, a, err);
}

static asked seen(const char *day)
{
  ls_ledger *l = NULL;
  ls_err err = { 0 };
  asked a = { .at = d(day) };
  setenv("LUOSHI_NOW", "2025-07-20T09:00:00", 1);
  fine(ledger_open(path, NULL, &l, &err), &err);
  fine(app_read(l, look, &a, &err), &err);
  ledger_close(l);
  return a;
}

static void the_worse_of_two_targets(void **state)
{
  (void)state;
  asked a = seen("2025-07-20");
  assert_int_equal(a.n, 2);
  assert_int_equal(a.light[1], LIGHT_GREEN);
  a = seen("2025-07-12"); /* before the correction */
  assert_int_equal(a.light[1], LIGHT_YELLOW);
  assert_int_equal(a.indicator, 2);
  assert_string_equal(a.rule, "ceiling-over");
}

static void as_it_was_seen(void **state)
{
  (void)state;
  asked a = seen("2025-06-12");
  assert_int_equal(a.light[1], LIGHT_GREEN);
  assert_int_equal(a.light[2], LIGHT_RED); /* four reports are wanting */
  a = seen("2025-07-20");
  assert_int_equal(a.light[2], LIGHT_GREEN);
  a = seen("2024-12-01"); /* before the ledger was */
  assert_int_equal(a.n, 0);
}

static int each_due(ls_ledger *l, void *arg, const app_due *due, ls_err *err)
{
  asked *a = arg;
  size_t n = strlen(a->due);
  char day[DAY_TEXT];
  (void)l;
  (void)err;
  day_write(due->day, day);
  snprintf(a->due + n, sizeof(a->due) - n, "%s %s%s %lld;", day,
           due->over ? "over " : "", due_name[due->kind],
           (long long)due->item->id);
  return 0;
}

static int look_due(ls_ledger *l, void *arg, ls_err *err)
{
  asked *a = arg;
  store_filter f = { .state = -1 };
  return app_due_between(l, rules, &f, l->today, a->at, true, each_due, a,
                         err);
}

static void due(const char *now, const char *until, const char *want)
{
  ls_ledger *l = NULL;
  ls_err err = { 0 };
  asked a = { .at = d(until) };
  setenv("LUOSHI_NOW", now, 1);
  fine(ledger_open(path, NULL, &l, &err), &err);
  fine(app_read(l, look_due, &a, &err), &err);
  ledger_close(l);
  assert_string_equal(a.due, want);
}

static void what_is_due(void **state)
{
  (void)state;
  due("2025-07-20T09:00:00", "2025-08-31",
      "2025-08-14 report 1;2025-08-14 report 2;");
  due("2025-12-20T09:00:00", "2025-12-31",
      "2025-12-31 deadline 1;2025-08-14 over report 1;"
      "2025-12-31 deadline 2;2025-08-14 over report 2;");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worse_of_two_targets),
    cmocka_unit_test(as_it_was_seen),
    cmocka_unit_test(what_is_due),
  };
  ls_err err = { 0 };
  int fd = mkstemp(path);
  if(fd < 0 || !(rules = rules_load(NULL, NULL, NULL, &err)))
    return 1;
  close(fd);
  unlink(path);
  setenv("LUOSHI_NOW", "2025-01-20T09:00:00", 1);
  fine(ledger_create(path, &(app_place){ "640104", "清禾市" }, "root", &err),
       &err);
  at("2025-01-21T09:00:00", "add", found);
  at("2025-06-10T09:00:00", "observe", may_figures);
  at("2025-07-10T09:00:00", "observe", june_figures);
  at("2025-07-11T09:00:00", "import", begun);
  at("2025-07-15T09:00:00", "observe", correction);
  int rc = cmocka_run_group_tests(tests, NULL, NULL);
  unlink(path);
  rules_free(rules);
  return rc;
}
