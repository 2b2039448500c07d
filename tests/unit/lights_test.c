/* Properties that hold for every case, tried on drawn ones: what was entered
 * later changes nothing, what should turn a light green does, more is never
 * worse, JSON is JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "rules/exact.h"
#include "rules/lights.h"

#define CASES 20000

static ls_rules *rules;
static uint32_t seed;

static uint32_t draw(uint32_t below)
{
  seed = seed * 1664525u + 1013904223u;
  return (seed >> 8) % below;
}

typedef struct drawn {
  ls_case c;
  ls_item_row item;
  ls_indicator indicator;
  ls_target target;
  ls_node nodes[5];
  ls_observation obs[26];
  ls_update updates[4];
} drawn;

static ls_dec some(void)
{
  return (ls_dec){ (int64_t)draw(200000), (int32_t)draw(3) };
}

static void draw_target(drawn *x)
{
  static const uint8_t cmps[] = { C_EQ, C_GE, C_GT, C_LE, C_LT, C_ABOUT };
  ls_target *t = &x->target;
  *t = (ls_target){ .area = "", .period = { .year = 2025 },
    .value = some(), .has_value = draw(9) > 0, .cmp = cmps[draw(6)],
    .has_baseline = draw(3) > 0, .baseline = some(),
    .nature = (uint8_t)draw(3) };
  if(draw(6) == 0)
    t->period.quarter = (uint8_t)(1 + draw(4));
  if(draw(8) == 0) {
    t->has_hi = true;
    t->value_hi = some();
    if(dec_cmp(t->value_hi, t->value) < 0)
      t->value_hi = t->value;
  }
}

static void draw_reports(drawn *x)
{
  uint32_t n = draw(13);
  for(uint32_t m = 1; m <= n; m++) {
    ls_observation *o = &x->obs[x->c.n_obs++];
    *o = (ls_observation){ .area = "", .revision = 1,
      .period = { .year = 2025, .month = (uint8_t)m }, .value = some(),
      .month_only = draw(12) == 0,
      .entered = day_make(2025, (int)m, 28) + (ls_day)draw(60) };
  }
  for(uint32_t m = 1; m <= 12 && draw(2); m++)
    x->obs[x->c.n_obs++] = (ls_observation){ .area = "", .revision = 1,
      .period = { .year = 2024, .month = (uint8_t)m }, .value = some(),
      .entered = day_make(2025, 1, 10) };
  for(n = draw(4); x->c.n_updates < n;)
    x->updates[x->c.n_updates++] = (ls_update){ .stage = "build",
      .words = "", .problem = "", .next_step = "",
      .period = { .year = 2025, .month = (uint8_t)(1 + draw(12)) },
      .percent = DEC_INT((int64_t)draw(101)), .has_percent = draw(2),
      .entered = day_make(2025, 2, 1) + (ls_day)draw(350) };
}

static void draw_case(drawn *x, uint32_t number)
{
  seed = number;
  draw(2);
  *x = (drawn){ .item = { .id = 1, .version = 1, .number = "", .year = 2025,
    .quote = "", .source = "", .section = "", .task = "", .kind = "",
    .missing = draw(6) ? "" : "quantity", .others = "", .deadline_how = "",
    .lead_unit = draw(8) > 0, .unit_suggested = draw(8) == 0,
    .state = (uint8_t)(draw(10) ? ST_PROGRESS : draw(ST_STATES)),
    .deadline = draw(3) ? day_make(2025, 1, 1) + (ls_day)draw(400)
                        : DAY_NONE,
    .started = draw(4) ? DAY_NONE : day_make(2025, 1, 1) +
                                    (ls_day)draw(300) } };
  x->c = (ls_case){ .item = &x->item, .obs = x->obs, .nodes = x->nodes,
    .updates = x->updates, .at = day_make(2025, 1, 1) + (ls_day)draw(420),
    .issued = draw(5) ? day_make(2025, 1, 20) : DAY_NONE };
  if(draw(5)) {
    x->indicator = (ls_indicator){ .id = 1, .unit = draw(2) ? "%" : "个",
      .name = draw(4) ? "新增学位" : "旅游接待人次",
      .direction = (int8_t)((int)draw(3) - 1), .nature = (uint8_t)draw(3),
      .measure = (uint8_t)draw(4), .frequency = (uint8_t)draw(4) };
    x->c.indicator = &x->indicator;
    draw_target(x);
    x->c.target = draw(10) ? &x->target : NULL;
  }
  for(uint32_t n = draw(5), k = 0; k < n && draw(3) == 0; k++)
    x->nodes[x->c.n_nodes++] = (ls_node){ .by = day_make(2025, 3, 31) +
      (ls_day)(91 * k), .words = "", .value = some(), .has_value = draw(2) };
  draw_reports(x);
}

static ls_verdict judged(const drawn *x)
{
  ls_verdict v;
  light_judge(rules, NULL, &x->c, &v);
  return v;
}

static bool on_gap(const ls_verdict *v)
{
  return strstr(v->rule, "behind") || strstr(v->rule, "missed") ||
         strstr(v->rule, "over");
}

/* What was entered after the day is as if it had never been. */
static void the_future_changes_nothing(void **state)
{
  static drawn x, y;
  (void)state;
  for(uint32_t i = 0; i < CASES; i++) {
    draw_case(&x, i);
    draw_case(&y, i);
    y.c.n_obs = y.c.n_updates = 0;
    for(uint32_t k = 0; k < x.c.n_obs; k++)
      if(x.obs[k].entered <= x.c.at)
        y.obs[y.c.n_obs++] = x.obs[k];
    for(uint32_t k = 0; k < x.c.n_updates; k++)
      if(x.updates[k].entered <= x.c.at)
        y.updates[y.c.n_updates++] = x.updates[k];
    ls_verdict a = judged(&x), b = judged(&y);
    ls_buf p, q;
    buf_init(&p, 1 << 20);
    buf_init(&q, 1 << 20);
    light_json(&p, &x.c, &a);
    light_json(&q, &y.c, &b);
    if(strcmp(buf_cstr(&p), buf_cstr(&q)))
      fail_msg("case %u:\n%s\n%s", i, buf_cstr(&p), buf_cstr(&q));
    buf_free(&p);
    buf_free(&q);
  }
}

static ls_observation *compared(drawn *x, const ls_verdict *v)
{
  for(uint32_t k = 0; k < x->c.n_obs; k++)
    if(!x->obs[k].month_only && x->obs[k].entered <= x->c.at &&
       x->obs[k].period.year == 2025 &&
       (when_last(x->obs[k].period) == v->compared ||
        (v->compared == x->c.at &&
         when_last(x->obs[k].period) >= x->c.at)) &&
       dec_cmp(x->obs[k].value, v->actual) == 0)
      return &x->obs[k];
  return NULL;
}

/* The value that is said to be enough is enough. */
static void cures_cure(void **state)
{
  static drawn x;
  unsigned tried = 0;
  (void)state;
  for(uint32_t i = 0; i < CASES; i++) {
    draw_case(&x, i);
    ls_verdict v = judged(&x);
    ls_observation *o = compared(&x, &v);
    if(!v.has_need || !o || v.measure == ME_STAGE)
      continue;
    /* a strict target wants more than its number */
    if(v.over && (x.target.cmp == C_GT || x.target.cmp == C_LT))
      continue;
    o->value = v.need;
    ls_verdict w = judged(&x);
    tried++;
    if(on_gap(&w))
      fail_msg("case %u: %s, then %s", i, v.rule, w.rule);
  }
  assert_true(tried > CASES / 20);
  print_message("    %u cures tried\n", tried);
}

/* Of what is missing, nothing is ever green; and every case has a rule. */
static void what_lacks_is_never_green(void **state)
{
  static drawn x;
  unsigned lacking = 0, lights[5] = { 0 };
  (void)state;
  for(uint32_t i = 0; i < CASES; i++) {
    draw_case(&x, i);
    ls_verdict v = judged(&x);
    assert_true(v.line > 0 && *v.rule);
    lights[v.light]++;
    if(!v.lacks)
      continue;
    lacking++;
    if(v.light == LIGHT_GREEN)
      fail_msg("case %u", i);
  }
  assert_true(lacking > CASES / 20);
  for(int k = 0; k < 5; k++)
    assert_true(lights[k] > 0);
}

static int order(uint8_t light)
{
  return light == LIGHT_RED ? 0 : light == LIGHT_YELLOW ? 1
         : light == LIGHT_GREY ? 2 : 3;
}

/* A better figure never makes a worse light. */
static void more_is_never_worse(void **state)
{
  static drawn x;
  unsigned tried = 0;
  (void)state;
  for(uint32_t i = 0; i < CASES; i++) {
    draw_case(&x, i);
    ls_verdict v = judged(&x);
    ls_observation *o = compared(&x, &v);
    const ls_target *t = x.c.target;
    if(!o || !t || !t->has_value || !v.has_gap || v.lacks ||
       (t->has_baseline && v.measure == ME_STOCK &&
        dec_cmp(t->baseline, t->value) == 0))
      continue;
    bool less = v.measure == ME_CEILING || x.indicator.direction < 0 ||
                (!x.indicator.direction &&
                 (t->cmp == C_LE || t->cmp == C_LT));
    /* a way that goes against the direction has no better end */
    if(v.measure == ME_CUMULATIVE && (less || t->value.m <= 0))
      continue;
    if(v.measure == ME_STOCK &&
       (!t->has_baseline ||
        (dec_cmp(t->value, t->baseline) > 0) == less))
      continue;
    if(!dec_add(o->value, DEC_INT(less ? -1 : 1), &o->value))
      continue;
    ls_verdict w = judged(&x);
    tried++;
    if(order(w.light) < order(v.light))
      fail_msg("case %u: %s, then %s", i, v.rule, w.rule);
  }
  assert_true(tried > CASES / 50);
  print_message("    %u figures bettered\n", tried);
}

static void one_json(const drawn *x, ls_arena *arena)
{
  ls_verdict v;
  ls_buf b;
  json_error_t e;
  light_judge(rules, arena, &x->c, &v);
  buf_init(&b, 1 << 20);
  light_json(&b, &x->c, &v);
  json_t *j = json_loads(buf_cstr(&b), JSON_REJECT_DUPLICATES, &e);
  if(!j)
    fail_msg("%s: %s", e.text, buf_cstr(&b));
  assert_string_equal(json_string_value(json_object_get(j, "light")),
                      light_name[v.light]);
  assert_int_equal(json_array_size(json_object_get(j, "inputs")), v.steps.n);
  json_decref(j);
  buf_free(&b);
}

static void json_is_json(void **state)
{
  static drawn x;
  jmp_buf oom;
  ls_arena arena;
  (void)state;
  arena_init(&arena, &oom);
  if(setjmp(oom))
    fail();
  for(uint32_t i = 0; i < CASES / 10; i++) {
    draw_case(&x, i);
    one_json(&x, &arena);
    arena_free(&arena);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_future_changes_nothing),
    cmocka_unit_test(cures_cure),
    cmocka_unit_test(what_lacks_is_never_green),
    cmocka_unit_test(more_is_never_worse),
    cmocka_unit_test(json_is_json),
  };
  ls_err err = { 0 };
  if(!(rules = rules_load(NULL, NULL, NULL, &err)))
    return 1;
  int rc = cmocka_run_group_tests(tests, NULL, NULL);
  rules_free(rules);
  return rc;
}
