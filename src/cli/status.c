/* luoshi status: the lights of all items, and how many there are of each. */
#include <stdio.h>
#include <string.h>

#include "app/act.h"
#include "app/adopt.h"
#include "app/judge.h"
#include "app/keep.h"
#include "cli/ledger.h"
#include "cli/rules.h"
#include "cli/words.h"

enum { AT = JSON + 1, UNIT, YEAR, LIGHT, BY_UNIT, RULES };

static const char *const lights[] = { "grey", "green", "yellow", "red",
                                      "closed", NULL };
/* As lights come: the first that applies. */
static const uint8_t shown[] = { LIGHT_RED, LIGHT_YELLOW, LIGHT_GREY,
                                 LIGHT_GREEN, LIGHT_CLOSED };
#define LIGHTS 5

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION,
  [AT] = { "at", 0, OPT_TEXT, "arg-date", "opt-at", NULL, 0, 0 },
  [UNIT] = { "unit", 0, OPT_TEXT, "arg-name", "opt-unit", NULL, 0, 0 },
  [YEAR] = { "year", 0, OPT_COUNT, "arg-year", "opt-items-year", NULL, 1900,
             2999 },
  [LIGHT] = { "light", 0, OPT_SET, "arg-lights", "opt-light", lights, 0, 0 },
  [BY_UNIT] = { "by-unit", 0, OPT_FLAG, NULL, "opt-by-unit", NULL, 0, 0 },
  RULES_OPTION(RULES),
  NO_MORE_OPTIONS
};

typedef struct {
  uint32_t unit;
  const char *name, *task, *reason;
} row;

typedef struct {
  const cli_args *args;
  const ls_rules *rules;
  ls_arena *arena;    /* of the step */
  VEC(row) rows[LIGHTS];
  ls_day at;
  uint64_t mask;      /* of lights that are listed */
  ls_units units;
  uint64_t (*of)[LIGHTS]; /* by unit; the last for items without one */
  uint64_t all[LIGHTS], candidates, returned, dropped,
    postponed, lowered;
} counting;

static uint32_t unit_at(const counting *k, int64_t id)
{
  uint32_t i = 0;
  while(i < k->units.n && k->units.v[i].id != id)
    i++;
  return i;
}

static const char *unit_name(const counting *k, uint32_t at)
{
  return at < k->units.n ? k->units.v[at].name
                         : msg_text("status-no-unit", k->args->english);
}

static void as_json(const counting *k, const app_light *light, uint32_t unit)
{
  cli_json j = { false };
  ls_buf b;
  const ls_item_row *i = &light->d->item;
  json_open(&j, NULL, '{');
  json_str(&j, "type", "item");
  cli_item_json(&j, i);
  json_some(&j, "unit", unit < k->units.n ? k->units.v[unit].name : "");
  json_int(&j, "postponed", light->d->postponed);
  json_int(&j, "lowered", light->d->lowered);
  buf_init(&b, 1 << 20);
  light_json(&b, &light->c, &light->v);
  printf(",\"judgement\":%s", buf_cstr(&b));
  buf_free(&b);
  json_close(&j, '}');
  json_end(&j);
}

static const char *copy(ls_arena *a, const char *text)
{
  size_t n = strlen(text) + 1;
  return memcpy(arena_alloc(a, n), text, n);
}

/* Rows are kept until all were judged: what is red comes first. */
static void keep_row(counting *k, const app_light *light, uint32_t unit)
{
  char name[24], times[2][24];
  ls_buf b;
  bool en = k->args->english;
  buf_init(&b, 1 << 16);
  light_line(&b, &light->c, &light->v, en);
  if(light->d->postponed || light->d->lowered) {
    snprintf(times[0], 24, "%u", light->d->postponed);
    snprintf(times[1], 24, "%u", light->d->lowered);
    msg_put(&b, msg_text("status-weaker", en), times[0], times[1]);
  }
  *vec_push(k->arena, &k->rows[light->v.light]) = (row){
    .unit = unit,
    .name = copy(k->arena, cli_item_name(&light->d->item, name)),
    .task = copy(k->arena, light->d->item.task),
    .reason = copy(k->arena, buf_cstr(&b))
  };
  buf_free(&b);
}

static void print_rows(const counting *k)
{
  for(int i = 0; i < LIGHTS; i++)
    for(uint32_t n = 0; n < k->rows[shown[i]].n; n++) {
      const row *r = &k->rows[shown[i]].v[n];
      cli_cell(r->name, 9);
      cli_cell(unit_name(k, r->unit), 21);
      putchar(' ');
      cli_cell(r->task, 40);
      printf(" %s\n", r->reason);
    }
}

static int each(ls_ledger *l, void *arg, const app_light *light, ls_err *err)
{
  counting *k = arg;
  uint32_t unit = unit_at(k, light->d->item.lead_unit);
  (void)l;
  (void)err;
  if(light->d->item.state == ST_CANDIDATE) {
    k->candidates++;
    k->returned += light->d->item.number[0] != 0;
    return 0;
  }
  k->all[light->v.light]++;
  k->of[unit][light->v.light]++;
  k->postponed += light->d->postponed;
  k->lowered += light->d->lowered;
  if(!(k->mask & (1u << light->v.light)))
    return 0;
  if(k->args->text[JSON])
    as_json(k, light, unit);
  else
    keep_row(k, light, unit);
  return 0;
}

/* --- totals -------------------------------------------------------------- */

static void counts(const counting *k, const uint64_t *n, const char *name)
{
  uint64_t sum = 0;
  cli_cell(name, 24);
  for(int i = 0; i < LIGHTS; i++)
    sum += n[i];
  printf("%6llu", (unsigned long long)sum);
  for(int i = 0; i < LIGHTS; i++) {
    fputs("  ", stdout);
    fputs(cli_word(light_word, shown[i], k->args->english), stdout);
    printf(" %llu", (unsigned long long)n[shown[i]]);
  }
  putchar('\n');
}

static void number(const counting *k, const char *key, uint64_t n)
{
  char text[24];
  if(!n)
    return;
  snprintf(text, sizeof(text), "%llu", (unsigned long long)n);
  cli_say(k->args, key, text, NULL);
}

static void totals(const counting *k, const ls_journal *head, bool any)
{
  char day[DAY_TEXT], line[24 + SHA256_HEX];
  day_write(k->at, day);
  if(k->args->text[BY_UNIT])
    for(uint32_t i = 0; i <= k->units.n; i++) {
      uint64_t sum = 0;
      for(int c = 0; c < LIGHTS; c++)
        sum += k->of[i][c];
      if(sum)
        counts(k, k->of[i], unit_name(k, i));
    }
  counts(k, k->all, day);
  number(k, "status-postponed", k->postponed);
  number(k, "status-lowered", k->lowered);
  number(k, "status-candidates", k->candidates);
  number(k, "status-returned", k->returned);
  number(k, "status-dropped", k->dropped);
  snprintf(line, sizeof(line), "%lld:%s", (long long)head->entry,
           head->sha256);
  if(any)
    cli_say(k->args, "head-is", line, NULL);
}

static void totals_json(const counting *k, const ls_journal *head, bool any)
{
  cli_json j = { false };
  json_open(&j, NULL, '{');
  json_str(&j, "type", "status");
  json_day(&j, "at", k->at);
  for(int i = 0; i < LIGHTS; i++)
    json_int(&j, lights[shown[i]], (int64_t)k->all[shown[i]]);
  json_int(&j, "candidates", (int64_t)k->candidates);
  json_int(&j, "returned", (int64_t)k->returned);
  json_int(&j, "dropped", (int64_t)k->dropped);
  json_int(&j, "postponed", (int64_t)k->postponed);
  json_int(&j, "lowered", (int64_t)k->lowered);
  if(any) { /* as verify --head takes it */
    char text[HEAD_TEXT];
    snprintf(text, sizeof(text), "%lld:%s", (long long)head->entry,
             head->sha256);
    json_int(&j, "entry", head->entry);
    json_str(&j, "head", text);
  }
  json_close(&j, '}');
  json_end(&j);
}

/* What was issued and set aside is not judged, and not forgotten either. */
static int drop_counted(void *arg, const ls_item_row *i, ls_err *err)
{
  counting *k = arg;
  (void)err;
  k->dropped += i->number[0] != 0;
  return 0;
}

/* --- the command --------------------------------------------------------- */

static int filter_of(ls_ledger *l, const cli_args *a, store_filter *f,
                     ls_err *err)
{
  *f = (store_filter){ .state = -1, .year = (int)a->number[YEAR] };
  return a->text[UNIT] ? cli_unit(l, a->text[UNIT], &f->unit, err) : LS_OK;
}

static int show(ls_ledger *l, void *arg, ls_err *err)
{
  counting *k = arg;
  const cli_args *a = k->args;
  store_filter f;
  ls_journal head = { 0 };
  int64_t bound;
  int rc = filter_of(l, a, &f, err);
  if(k->at == DAY_NONE)
    k->at = l->today;
  if(rc >= 0)
    rc = app_bound(l, k->at, &bound, err);
  if(rc >= 0)
    rc = app_rules_at(l, bound, &k->rules, err);
  if(rc >= 0)
    rc = store_units(&l->store, bound, &k->units, err);
  if(rc < 0)
    return rc;
  k->arena = &l->arena;
  k->of = arena_zalloc(&l->arena, (k->units.n + 1) * sizeof(*k->of));
  rc = app_lights(l, k->rules, &f, k->at, DOSSIER_AMENDMENTS, each, k, err);
  f.state = ST_DROPPED;
  if(!rc)
    rc = store_items(&l->store, &f, bound, drop_counted, k, err);
  if(!rc)
    rc = store_last_entry(&l->store, bound, &head, err);
  if(rc < 0)
    return rc;
  if(a->text[JSON])
    totals_json(k, &head, rc > 0);
  else {
    print_rows(k);
    totals(k, &head, rc > 0);
  }
  return LS_OK;
}

static int run(const cli_args *args)
{
  counting k = { .args = args, .at = DAY_NONE };
  k.mask = args->text[LIGHT] ? args->number[LIGHT]
           : args->text[JSON] ? UINT64_MAX
                              : 1u << LIGHT_RED | 1u << LIGHT_YELLOW;
  if(!cli_day(args, args->text[AT], &k.at))
    return EXIT_WRONG_USE;
  ls_ledger *l = cli_reading_by(args, args->text[RULES]);
  int status = l ? cli_read_step(args, l, show, &k) : EXIT_TROUBLE;
  if(l)
    ledger_close(l);
  return status;
}

const cli_command cmd_status = {
  .name = "status", .summary = "cmd-status", .text = "cmd-status-text",
  .options = options, .run = run
};
