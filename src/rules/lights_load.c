/* Reading data/rules/lights. */
#include <stdlib.h>
#include <string.h>

#include "rules/inside.h"

/* --- lights.tsv ---------------------------------------------------------- */

static const char *const tests[] = {
  "closed", "missed", "behind", "unstarted", "unreported",
  "unfigured", "missing", "waiting", "met", "always", NULL
};
static const char *const cmps[] = { ">=", ">", NULL };
static const char *const natures[] = { "none", "expected", "binding", NULL };

static bool has_number(int test)
{
  return test >= LT_MISSED && test <= LT_MISSING;
}

static void light_read(ls_loading *l, void *to, const ls_table_row *r)
{
  ls_rules *rules = to;
  light_row row = { .line = r->line, .name = table_text(l, r->f[0]) };
  row.light = (uint8_t)table_word(light_name, r->f[1]);
  row.measures = table_mask(l, r, r->f[2], measure_name, "all");
  row.natures = table_mask(l, r, r->f[3], natures, "all");
  row.test = (uint8_t)table_word(tests, r->f[4]);
  row.strict = slice_eq(r->f[5], SLICE(">"));
  if(has_number(row.test) && !r->f[5].n)
    table_complain(l, r->line, "rule-empty", SLICE("cmp"), NULL);
  else if(has_number(row.test) && !dec_parse(r->f[6], &row.value))
    table_complain(l, r->line, "rule-decimal", r->f[6], NULL);
  for(uint32_t i = 0; i < rules->lights.n; i++)
    if(!strcmp(rules->lights.v[i].name, row.name))
      table_complain(l, r->line, "rule-twice", r->f[0], NULL);
  *vec_push(l->arena, &rules->lights) = row;
}

/* The order of lights: closed, red, yellow, grey, green. */
static int rank(uint8_t light)
{
  static const int of[] = { [LIGHT_CLOSED] = 0, [LIGHT_RED] = 1,
    [LIGHT_YELLOW] = 2, [LIGHT_GREY] = 3, [LIGHT_GREEN] = 4 };
  return of[light];
}

static int by_light(const void *a, const void *b)
{
  const light_row *x = a, *y = b;
  int by = rank(x->light) - rank(y->light);
  return by ? by : (x->line > y->line) - (x->line < y->line);
}

/* An item that no other row catches must be caught by one that always
 * does: or a light could be missing. */
static void light_done(ls_loading *l, ls_rules *r)
{
  bool always = false;
  if(r->lights.n)
    qsort(r->lights.v, r->lights.n, sizeof(*r->lights.v), by_light);
  for(uint32_t i = 0; i < r->lights.n; i++) {
    const light_row *row = &r->lights.v[i];
    always = always || (row->test == LT_ALWAYS &&
                        row->measures == UINT32_MAX &&
                        row->natures == UINT32_MAX);
  }
  if(!always)
    table_complain(l, 1, "light-always", SLICE("always"), NULL);
}

static const ls_table_def lights = {
  "lights/lights", { { "name", NULL, true }, { "light", light_name, true },
                     { "measure", NULL, true }, { "nature", NULL, true },
                     { "test", tests, true }, { "cmp", cmps, false },
                     { "value", NULL, false } }
};

const rules_part part_lights = { &lights, light_read, light_done };

/* --- expected.tsv -------------------------------------------------------- */

static const char *const orders[] = { "nodes", "calendar", "season", NULL };

static void expect_read(ls_loading *l, void *to, const ls_table_row *r)
{
  ls_rules *rules = to;
  expect_row row = { .word = r->f[0], .line = r->line };
  ls_slice s = r->f[1];
  while(s.n && row.n < 3) {
    const char *comma = memchr(s.s, ',', s.n);
    size_t n = comma ? (size_t)(comma - s.s) : s.n;
    int w = table_word(orders, (ls_slice){ s.s, n });
    if(w < 0) {
      table_complain(l, r->line, "lex-value", (ls_slice){ s.s, n },
                     "nodes calendar season");
      return;
    }
    row.order[row.n++] = (uint8_t)w;
    n += comma != NULL;
    s = (ls_slice){ s.s + n, s.n - n };
  }
  *vec_push(l->arena, &rules->expect) = row;
}

static void expect_done(ls_loading *l, ls_rules *r)
{
  uint32_t n = r->expect.n;
  if(!n || !slice_eq(r->expect.v[n - 1].word, SLICE("*")))
    table_complain(l, 1, "light-always", SLICE("*"), NULL);
}

static const ls_table_def expected = {
  "lights/expected", { { "word", NULL, true }, { "order", NULL, true } }
};

const rules_part part_expect = { &expected, expect_read, expect_done };

/* --- settings.tsv -------------------------------------------------------- */

static const char *const keys[SET_COUNT + 1] = {
  "report-due", "about-share", "about-points", "prepare", "approve", "start",
  "build", "complete", "operate", NULL
};

static void setting_read(ls_loading *l, void *to, const ls_table_row *r)
{
  ls_rules *rules = to;
  int k = table_word(keys, r->f[0]);
  ls_dec v;
  if(rules->setting[k].scale < 0)
    table_complain(l, r->line, "rule-twice", r->f[0], NULL);
  else if(!dec_parse(r->f[1], &v) || v.m < 0 || v.m > 100000)
    table_complain(l, r->line, "rule-decimal", r->f[1], NULL);
  else
    rules->setting[k] = (ls_dec){ v.m, -1 - v.scale }; /* seen */
}

static void setting_done(ls_loading *l, ls_rules *r)
{
  for(int k = 0; k < SET_COUNT; k++) {
    if(r->setting[k].scale >= 0)
      table_complain(l, 1, "light-setting", slice_of(keys[k]), NULL);
    r->setting[k].scale = -1 - r->setting[k].scale;
  }
  ls_dec due = r->setting[SET_REPORT_DUE];
  if(due.scale || due.m > 250) /* working days of a year */
    table_complain(l, 1, "rule-number", slice_of(keys[SET_REPORT_DUE]),
                   "0-250");
}

static const ls_table_def settings = {
  "lights/settings", { { "key", keys, true }, { "value", NULL, true } }
};

const rules_part part_settings = { &settings, setting_read, setting_done };

/* --- stages.tsv ---------------------------------------------------------- */

static const char *const stages[] = { "prepare", "approve", "start", "build",
                                      "complete", "operate", NULL };

static void stage_read(ls_loading *l, void *to, const ls_table_row *r)
{
  ls_rules *rules = to;
  *vec_push(l->arena, &rules->stages) = (stage_row){
    .word = r->f[0], .stage = (uint8_t)table_word(stages, r->f[1]),
    .line = r->line
  };
}

static const ls_table_def stage_words = {
  "lights/stages", { { "word", NULL, true }, { "stage", stages, true } }
};

const rules_part part_stages = { &stage_words, stage_read, NULL };
