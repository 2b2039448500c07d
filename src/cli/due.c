/* luoshi due: what must be done by when, also as reminders. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/act.h"
#include "app/judge.h"
#include "cli/rules.h"
#include "cli/words.h"
#include "port/ics.h"
#include "sys/clock.h"
#include "sys/file.h"

enum { WITHIN = JSON + 1, UNIT, OVERDUE, ICS, RULES };

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION,
  [WITHIN] = { "within", 0, OPT_TEXT, "arg-days", "opt-within", NULL, 0, 0 },
  [UNIT] = { "unit", 0, OPT_TEXT, "arg-name", "opt-unit", NULL, 0, 0 },
  [OVERDUE] = { "overdue", 0, OPT_FLAG, NULL, "opt-overdue", NULL, 0, 0 },
  [ICS] = { "ics", 0, OPT_FILE, "arg-file", "opt-ics", NULL, 0, 0 },
  RULES_OPTION(RULES),
  NO_MORE_OPTIONS
};

static const char *const due_key[] = { "due-deadline", "due-node",
                                       "due-report", "due-start" };

/* A copy that outlives the walk. */
typedef struct {
  app_due due;
  int64_t id, version, unit;
  const char *name, *task, *words;
} kept;

typedef struct {
  const cli_args *args;
  const ls_rules *rules;
  int days;
  ls_units units;
  ls_arena *arena;
  VEC(kept) v;
  char place[APP_NAME], now[24];
  ls_buf ics;
} looking;

/* --- 7d, 2w, 1m, or days alone ------------------------------------------- */

static bool days_of(const cli_args *args, int *out)
{
  const char *s = args->text[WITHIN];
  char *end;
  ls_err err;
  if(!s) {
    *out = 7;
    return true;
  }
  long n = strtol(s, &end, 10);
  int each = !*end || !strcmp(end, "d") ? 1 : !strcmp(end, "w") ? 7
             : !strcmp(end, "m") ? 31 : 0;
  if(end != s && each && n >= 0 && n <= 3660) {
    *out = (int)n * each;
    return true;
  }
  err_set(&err, LS_EUSAGE, "usage-within", s, NULL);
  cli_complain(&err, args->english);
  return false;
}

/* --- collecting ---------------------------------------------------------- */

static const char *copy(ls_arena *a, const char *s)
{
  size_t n = strlen(s) + 1;
  return memcpy(arena_alloc(a, n), s, n);
}

static int each(ls_ledger *l, void *arg, const app_due *due, ls_err *err)
{
  looking *k = arg;
  char name[24];
  (void)l;
  (void)err;
  *vec_push(k->arena, &k->v) = (kept){
    .due = *due, .id = due->item->id, .version = due->item->version,
    .unit = due->item->lead_unit,
    .name = copy(k->arena, cli_item_name(due->item, name)),
    .task = copy(k->arena, due->item->task),
    .words = copy(k->arena, due->words)
  };
  return LS_OK;
}

static int by_day(const void *a, const void *b)
{
  const kept *x = a, *y = b;
  if(x->due.day != y->due.day)
    return x->due.day < y->due.day ? -1 : 1;
  return x->id != y->id ? (x->id < y->id ? -1 : 1)
                        : (int)x->due.kind - (int)y->due.kind;
}

/* --- printing ------------------------------------------------------------ */

static const char *unit_name(const looking *k, int64_t id)
{
  for(uint32_t i = 0; i < k->units.n; i++)
    if(k->units.v[i].id == id)
      return k->units.v[i].name;
  return "";
}

/* What is due, with the node's words or the report's period behind it. */
static void what_for(const looking *k, const kept *t, ls_buf *b)
{
  char period[WHEN_TEXT];
  when_write(t->due.report, period);
  msg_put(b, msg_text(due_key[t->due.kind], k->args->english),
          t->due.kind == DUE_NODE ? t->words : period, NULL);
}

static void as_row(const looking *k, const kept *t)
{
  char day[DAY_TEXT];
  ls_buf b;
  day_write(t->due.day, day);
  buf_init(&b, 1 << 16);
  what_for(k, t, &b);
  cli_cell(day, 11);
  cli_cell(t->due.over ? msg_text("due-over", k->args->english) : "", 8);
  cli_cell(t->name, 9);
  cli_cell(unit_name(k, t->unit), 21);
  putchar(' ');
  cli_cell(t->task, 40);
  putchar(' ');
  puts(buf_cstr(&b));
  buf_free(&b);
}

static void as_json(const looking *k, const kept *t)
{
  cli_json j = { false };
  json_open(&j, NULL, '{');
  json_day(&j, "day", t->due.day);
  json_str(&j, "kind", due_name[t->due.kind]);
  json_bool(&j, "overdue", t->due.over);
  json_int(&j, "id", t->id);
  json_str(&j, "item", t->name);
  json_some(&j, "unit", unit_name(k, t->unit));
  json_str(&j, "task", t->task);
  json_some(&j, "words", t->words);
  json_when(&j, "period", t->due.report);
  json_close(&j, '}');
  json_end(&j);
}

/* Which of an item's reminders it is: a report is told by its period, a
 * node by its day (and which of that day); an item has one deadline and one
 * start, whatever day they are moved to. */
static void which(const looking *k, uint32_t at, char out[48])
{
  const kept *t = &k->v.v[at];
  char day[DAY_TEXT], period[WHEN_TEXT];
  unsigned nth = 1;
  while(at > 0 && k->v.v[at - 1].id == t->id &&
        k->v.v[at - 1].due.kind == t->due.kind &&
        k->v.v[--at].due.day == t->due.day)
    nth++;
  day_write(t->due.day, day);
  when_write(t->due.report, period);
  out[0] = 0;
  if(t->due.kind == DUE_REPORT)
    snprintf(out, 48, "-%s", period);
  else if(t->due.kind == DUE_NODE && nth > 1)
    snprintf(out, 48, "-%s-%u", day, nth);
  else if(t->due.kind == DUE_NODE)
    snprintf(out, 48, "-%s", day);
}

/* The same reminder has the same UID at every export, so that calendars
 * replace it. */
static void as_event(looking *k, uint32_t at)
{
  const kept *t = &k->v.v[at];
  char uid[256], one[48];
  ls_buf what, more;
  which(k, at, one);
  snprintf(uid, sizeof(uid), "%.100s-%lld-%s%s@luoshi", k->place,
           (long long)t->id, due_name[t->due.kind], one);
  buf_init(&what, 1 << 16);
  buf_init(&more, 1 << 16);
  what_for(k, t, &what);
  buf_fmt(&what, " %s %s", t->name, t->task);
  buf_puts(&more, unit_name(k, t->unit));
  ics_put(&k->ics, &(ics_event){ uid, t->version, t->due.day,
                                 buf_cstr(&what), buf_cstr(&more) }, k->now);
  buf_free(&what);
  buf_free(&more);
}

static void print(looking *k)
{
  char count[24], days[24];
  for(uint32_t i = 0; i < k->v.n; i++) {
    if(k->args->text[JSON])
      as_json(k, &k->v.v[i]);
    else
      as_row(k, &k->v.v[i]);
    if(k->args->text[ICS])
      as_event(k, i);
  }
  snprintf(count, sizeof(count), "%u", k->v.n);
  snprintf(days, sizeof(days), "%d", k->days);
  if(!k->args->text[JSON])
    cli_say(k->args, k->v.n ? "due-count" : "due-none", days, count);
}

static int show(ls_ledger *l, void *arg, ls_err *err)
{
  looking *k = arg;
  store_filter f = { .state = -1 };
  int rc = app_rules(l, &k->rules, err);
  if(rc >= 0)
    rc = store_units(&l->store, STORE_NOW, &k->units, err);
  if(rc >= 0 && k->args->text[UNIT])
    rc = cli_unit(l, k->args->text[UNIT], &f.unit, err);
  k->arena = &l->arena;
  if(rc >= 0)
    rc = app_due_between(l, k->rules, &f, l->today, l->today + k->days,
                         k->args->text[OVERDUE] != NULL, each, k, err);
  if(rc < 0)
    return rc;
  snprintf(k->place, sizeof(k->place), "%s", l->place);
  if(!sys_utc(l->now, k->now))
    snprintf(k->now, sizeof(k->now), "%s", l->now);
  if(k->v.n)
    qsort(k->v.v, k->v.n, sizeof(*k->v.v), by_day);
  ics_begin(&k->ics, msg_text("due-calendar", k->args->english));
  print(k);
  ics_end(&k->ics);
  return LS_OK;
}

/* --- the command --------------------------------------------------------- */

static int write_ics(const cli_args *args, ls_buf *b)
{
  ls_output o;
  ls_err err;
  const char *path = args->text[ICS];
  int rc = buf_failed(b) ? err_set(&err, LS_ENOMEM, "no-memory", NULL, NULL)
                         : cli_output_open(args, &o, path, &err);
  if(rc)
    return cli_trouble(args, &err);
  bool fine = sys_output_write(&o, b->p, b->n) == 0;
  if(!fine)
    sys_error(&err, path);
  ls_err closing;
  rc = sys_output_close(&o, fine, fine ? &err : &closing);
  return fine && !rc ? EXIT_FINE : cli_trouble(args, &err);
}

static int run(const cli_args *args)
{
  looking k = { .args = args };
  if(!days_of(args, &k.days))
    return EXIT_WRONG_USE;
  ls_ledger *l = cli_reading_by(args, args->text[RULES]);
  buf_init(&k.ics, (size_t)256 << 20);
  int status = l ? cli_read_step(args, l, show, &k) : EXIT_TROUBLE;
  if(l)
    ledger_close(l);
  if(status == EXIT_FINE && args->text[ICS])
    status = write_ics(args, &k.ics);
  buf_free(&k.ics);
  return status;
}

const cli_command cmd_due = {
  .name = "due", .summary = "cmd-due", .text = "cmd-due-text",
  .options = options, .run = run
};
