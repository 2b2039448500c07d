/* Rule files from strangers: the first byte says which file the rest is;
 * the others are the built-in ones.  What loads is then asked. */
#include <setjmp.h>
#include <string.h>

#include "fuzz.h"
#include "rules/calendar.h"
#include "rules/lights.h"
#include "rules/suggest.h"
#include "rules/terms.h"
#include "rules/workflow.h"

typedef struct source {
  const char *name;
  ls_slice content;
} source;

static int get(void *arg, const char *name, ls_slice *content, ls_err *err)
{
  const source *s = arg;
  (void)err;
  if(strcmp(name, s->name))
    return 0;
  *content = s->content;
  return 1;
}

static void note(void *arg, const ls_err *err)
{
  FUZZ_CHECK(err->code == LS_ELEXICON && err->file[0] && err->line &&
             err->key[0]);
  ++*(unsigned *)arg;
}

static void ask_calendar(const ls_rules *r)
{
  ls_day first = day_make(2024, 12, 20), last = day_make(2026, 1, 10);
  int n = 0;
  for(ls_day d = first; d <= last; d++) {
    n += cal_workday(r, d);
    FUZZ_CHECK(cal_count(r, first, d) == n);
  }
  FUZZ_CHECK(cal_known(r, first) == (cal_notice(r, 2024) != NULL));
}

static void ask_words(const ls_rules *r)
{
  ls_slice text = SLICE("2025年6月底前新建学校3所，30个工作日内印发方案，"
                        "春节前兑付，十月中旬开工，汛期前完工，年底前投用");
  ls_term t[8];
  ls_lead lead[4];
  ls_unit unit = { .id = 1, .name = "清禾市教育局", .aliases = "市教育局" };
  int n = terms_find(r, text, 2025, day_make(2025, 1, 20), t, 8);
  for(int i = 0; i < n; i++) {
    ls_buf b;
    FUZZ_CHECK(t[i].words.s >= text.s &&
               t[i].words.s + t[i].words.n <= text.s + text.n);
    buf_init(&b, 4096);
    term_how(&b, r, &t[i], i & 1);
    term_note(&b, &t[i]);
    FUZZ_CHECK(!buf_failed(&b));
    buf_free(&b);
  }
  n = suggest_unit(r, text, &unit, 1, lead, 4);
  FUZZ_CHECK(n <= 4);
  unit_find(r, "市发改委", &unit, 1);
  suggest_kind(r, SLICE("新增学位"), SLICE("个"), 0);
}

static void ask_workflow(const ls_rules *r)
{
  for(int act = 0; act < ACT_ACTS; act++)
    for(int state = 0; state < ST_STATES; state++) {
      ls_flow_ask ask = { .act = (uint8_t)act, .state = (uint8_t)state,
                          .role = U_UNIT, .others = "1,2", .user_unit = 2 };
      ls_flow f;
      ls_err err = { 0 };
      int rc = workflow_may(r, &ask, &f, &err);
      FUZZ_CHECK((rc == LS_OK) == (err.key[0] == 0));
      FUZZ_CHECK(f.to < ST_STATES);
    }
}

static void ask_lights(const ls_rules *r, ls_arena *a, int measure)
{
  ls_item_row item = { .state = ST_PROGRESS, .year = 2025, .task = "",
    .missing = "", .others = "", .lead_unit = 1,
    .deadline = DAY_NONE, .started = day_make(2025, 3, 1) };
  ls_indicator in = { .name = "新增学位", .unit = "个", .direction = 1,
                      .measure = (uint8_t)measure };
  ls_target target = { .area = "", .period = { .year = 2025 },
    .value = DEC_INT(1000), .has_value = true, .has_baseline = true };
  ls_observation obs[] = {
    { .area = "", .period = { .year = 2024, .month = 6 },
      .value = DEC_INT(3), .entered = day_make(2024, 7, 1) },
    { .area = "", .period = { .year = 2024, .month = 12 },
      .value = DEC_INT(7), .entered = day_make(2025, 1, 1) },
    { .area = "", .period = { .year = 2025, .month = 6 },
      .value = DEC_INT(300), .entered = day_make(2025, 7, 9) } };
  ls_case c = { .at = day_make(2025, 7, 20), .item = &item, .obs = obs,
                .n_obs = 3, .indicator = &in, .target = &target,
                .issued = day_make(2025, 1, 20) };
  ls_verdict v;
  ls_buf b;
  light_judge(r, a, &c, &v);
  FUZZ_CHECK(v.light <= LIGHT_CLOSED && v.line > 0);
  buf_init(&b, 1 << 20);
  light_explain(&b, &c, &v, false);
  light_json(&b, &c, &v);
  FUZZ_CHECK(!buf_failed(&b));
  buf_free(&b);
}

static void ask(const ls_rules *r)
{
  jmp_buf oom;
  ls_arena a;
  ask_calendar(r);
  ask_words(r);
  ask_workflow(r);
  arena_init(&a, &oom);
  if(!setjmp(oom))
    for(int m = ME_CUMULATIVE; m <= ME_STAGE; m++)
      ask_lights(r, &a, m);
  arena_free(&a);
}

static const char *file_of(uint8_t byte)
{
  int n = 0;
  while(rules_files[n])
    n++;
  return byte % (n + 1) == n ? "calendar/2025" : rules_files[byte % (n + 1)];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  unsigned errors = 0;
  ls_err err = { 0 };
  if(!n)
    return 0;
  source s = { file_of(data[0]), { (const char *)data + 1, n - 1 } };
  ls_rules_source from = { get, &s };
  ls_rules *r = rules_load(&from, note, &errors, &err);
  FUZZ_CHECK((r == NULL) == (errors > 0));
  if(!r)
    return 0;
  ask(r);
  rules_free(r);
  return 0;
}
