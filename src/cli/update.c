/* luoshi update, observe, lock, unlock: what became of it. */
#include <stdio.h>

#include "app/places.h"
#include "app/who.h"
#include "base/alloc.h"
#include "cli/acts.h"
#include "cli/values.h"
#include "rules/workflow.h"
#include "sys/file.h"

#define ONE_OF(...) (const char *const[]){ __VA_ARGS__, NULL }
#define EVIDENCE_MAX ((size_t)50 << 20)

static bool period_of(const cli_args *args, const char *text, ls_when *out)
{
  ls_err err;
  if(text)
    return cli_when(args, text, out);
  err_set(&err, LS_EUSAGE, "usage-no-period", NULL, NULL);
  cli_trouble(args, &err);
  return false;
}

/* 25 or 25%. */
static bool percent_of(const cli_args *args, const char *text, ls_dec *out)
{
  cell_value v;
  ls_err err = { 0 };
  if(!cli_value(args, text, false, &v))
    return false;
  if(cli_scale(args, text, "%", &v, &err)) {
    cli_trouble(args, &err);
    return false;
  }
  *out = v.value;
  return true;
}

/* --- update -------------------------------------------------------------- */

enum { WHY = AS + 1, PERIOD, STAGE, PERCENT, WORDS, PROBLEM, NEXT,
       MAX_SIZE };

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION,
  [WHY] = { "why", 0, OPT_TEXT, "arg-words", "opt-why", NULL, 0, 0 },
  [PERIOD] = { "period", 0, OPT_TEXT, "arg-period", "opt-period", NULL, 0,
               0 },
  [STAGE] = { "stage", 0, OPT_CHOICE, "arg-stage", "opt-stage",
              ONE_OF("prepare", "approve", "start", "build", "complete",
                     "operate"), 0, 0 },
  [PERCENT] = { "percent", 0, OPT_TEXT, "arg-number", "opt-percent", NULL,
                0, 0 },
  [WORDS] = { "words", 0, OPT_TEXT, "arg-words", "opt-words", NULL, 0, 0 },
  [PROBLEM] = { "problem", 0, OPT_TEXT, "arg-words", "opt-problem", NULL, 0,
                0 },
  [NEXT] = { "next", 0, OPT_TEXT, "arg-words", "opt-next", NULL, 0, 0 },
  [MAX_SIZE] = { "max-size", 0, OPT_SIZE, "arg-size", "opt-evidence-size",
                 NULL, 1, UINT64_C(1) << 30 },
  NO_MORE_OPTIONS
};

typedef struct {
  const cli_args *args;
  ls_update update;
  uint8_t **bytes; /* of the files behind the item */
  size_t *n;
} updating;

static int attach(ls_ledger *l, updating *u, const ls_item_row *i,
                  ls_err *err)
{
  int rc = LS_OK;
  for(int k = 1; !rc && k < u->args->n; k++) {
    const char *path = u->args->operand[k], *slash = strrchr(path, '/');
    rc = app_evidence(l, i->id, slash ? slash + 1 : path,
                      (ls_slice){ (char *)u->bytes[k], u->n[k] }, err);
  }
  return rc;
}

static int update(ls_ledger *l, void *arg, ls_err *err)
{
  updating *u = arg;
  ls_item_row i;
  const app_with with = { .why = u->args->text[WHY] ? u->args->text[WHY]
                                                    : "",
                          .deadline = DAY_NONE, .update = &u->update,
                          .has_evidence = u->args->n > 1 };
  int rc = app_item(l, u->args->operand[0], STORE_NOW, &i, err);
  if(!rc)
    rc = app_do(l, ACT_UPDATE, &i, &with, err);
  if(!rc)
    rc = attach(l, u, &i, err);
  if(!rc) {
    ls_unit unit = { .name = "" };
    rc = store_unit_get(&l->store, i.lead_unit, STORE_NOW, &unit, err);
    cli_show_item(u->args, &i, unit.name);
  }
  return rc < 0 ? rc : LS_OK;
}

static bool read_files(updating *u)
{
  const cli_args *a = u->args;
  ls_err err;
  size_t max = a->text[MAX_SIZE] ? (size_t)a->number[MAX_SIZE]
                                 : EVIDENCE_MAX;
  for(int k = 1; k < a->n; k++)
    if(sys_read_regular(a->operand[k], max, &u->bytes[k], &u->n[k],
                        &err)) {
      cli_trouble(a, &err);
      return false;
    }
  return true;
}

static bool read_update(updating *u)
{
  const cli_args *a = u->args;
  ls_update *v = &u->update;
  ls_err err;
  v->stage = a->text[STAGE] ? stage_name[a->number[STAGE]] : "";
  v->words = a->text[WORDS] ? a->text[WORDS] : "";
  v->problem = a->text[PROBLEM] ? a->text[PROBLEM] : "";
  v->next_step = a->text[NEXT] ? a->text[NEXT] : "";
  v->has_percent = a->text[PERCENT] != NULL;
  if(!a->text[STAGE] && !v->has_percent && a->n < 2 &&
     !workflow_said(v->words) && !workflow_said(v->problem) &&
     !workflow_said(v->next_step)) {
    err_set(&err, LS_EUSAGE, "update-nothing", NULL, NULL);
    cli_trouble(a, &err);
    return false;
  }
  if(!period_of(a, a->text[PERIOD], &v->period) ||
     (v->has_percent && !percent_of(a, a->text[PERCENT], &v->percent)))
    return false;
  if(!v->has_percent || (dec_cmp(v->percent, DEC_INT(0)) >= 0 &&
                         dec_cmp(v->percent, DEC_INT(100)) <= 0))
    return true;
  err_set(&err, LS_EUSAGE, "usage-percent", a->text[PERCENT], NULL);
  cli_trouble(a, &err);
  return false;
}

static int run_update(const cli_args *args)
{
  updating u = { .args = args };
  size_t n = (size_t)args->n;
  int status = EXIT_WRONG_USE;
  if(!read_update(&u))
    return status;
  u.bytes = ls_malloc(n * sizeof(*u.bytes));
  u.n = ls_malloc(n * sizeof(*u.n));
  if(u.bytes && u.n) {
    memset(u.bytes, 0, n * sizeof(*u.bytes));
    const app_change what = { "update", args->operand[0],
                              args->text[WHY] ? args->text[WHY] : "",
                              false };
    ls_ledger *l = read_files(&u) ? cli_writing(args) : NULL;
    status = l ? cli_act_step(args, l, &what, update, &u) : EXIT_TROUBLE;
    ledger_close(l);
    for(size_t k = 0; k < n; k++)
      ls_free(u.bytes[k]);
  }
  ls_free(u.bytes);
  ls_free(u.n);
  return status;
}

const cli_command cmd_update = {
  .name = "update", .operands = "arg-update", .min = 1, .max = -1,
  .summary = "cmd-update", .text = "cmd-update-text", .options = options,
  .run = run_update
};

/* --- observe ------------------------------------------------------------- */

enum { O_PERIOD = AS + 1, O_VALUE, O_MONTH, O_AREA, O_NOTE };

static const cli_option observe_options[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION,
  [O_PERIOD] = { "period", 0, OPT_TEXT, "arg-period", "opt-period", NULL, 0,
                 0 },
  [O_VALUE] = { "value", 0, OPT_TEXT, "arg-number", "opt-observed", NULL, 0,
                0 },
  [O_MONTH] = { "month-only", 0, OPT_FLAG, NULL, "opt-month-only", NULL, 0,
                0 },
  [O_AREA] = { "area", 0, OPT_TEXT, "arg-place", "opt-area", NULL, 0, 0 },
  [O_NOTE] = { "note", 0, OPT_TEXT, "arg-words", "opt-note", NULL, 0, 0 },
  NO_MORE_OPTIONS
};

typedef struct {
  const cli_args *args;
  ls_observation o;
  cell_value value; /* in the unit it was written with */
  int is_new;
} observing;

static int observe(ls_ledger *l, void *arg, ls_err *err)
{
  observing *b = arg;
  ls_indicator in;
  int rc = app_indicator(l, b->args->operand[0], &in, err);
  if(rc)
    return rc;
  rc = cli_scale(b->args, b->args->text[O_VALUE], in.unit, &b->value, err);
  if(rc)
    return rc;
  b->o.indicator = in.id;
  b->o.value = b->value.value;
  if(b->args->text[O_AREA]) {
    ls_area at;
    rc = app_place_of(l, b->args->text[O_AREA], &at, err);
    if(rc)
      return rc;
    b->o.area = at.code;
  }
  b->is_new = app_observe(l, &b->o, err);
  return b->is_new < 0 ? b->is_new : LS_OK;
}

static int run_observe(const cli_args *args)
{
  observing b = { .args = args };
  ls_err err;
  char revision[24];
  if(!period_of(args, args->text[O_PERIOD], &b.o.period))
    return EXIT_WRONG_USE;
  if(!args->text[O_VALUE]) {
    err_set(&err, LS_EUSAGE, "usage-no-value-given", NULL, NULL);
    return cli_trouble(args, &err);
  }
  if(!cli_value(args, args->text[O_VALUE], false, &b.value))
    return EXIT_WRONG_USE;
  b.o.area = "";
  b.o.month_only = args->text[O_MONTH] != NULL;
  b.o.note = args->text[O_NOTE] && workflow_said(args->text[O_NOTE])
    ? args->text[O_NOTE] : NULL;
  const app_change what = { "observe", args->operand[0], "", true };
  int status = cli_put(args, &what, observe, &b);
  if(status != EXIT_FINE)
    return status;
  snprintf(revision, sizeof(revision), "%d", b.o.revision);
  if(args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_int(&j, "indicator", b.o.indicator);
    json_when(&j, "period", b.o.period);
    json_dec(&j, "value", b.o.value, true);
    json_bool(&j, "new", b.is_new == OBSERVED_VALUE);
    if(b.o.note)
      json_str(&j, "note", b.o.note);
    json_close(&j, '}');
    json_end(&j);
  }
  else
    cli_say(args, b.is_new == OBSERVED_VALUE  ? "observe-done"
                  : b.is_new == OBSERVED_NOTE ? "observe-note"
                                              : "observe-same",
            args->operand[0], revision);
  return status;
}

const cli_command cmd_observe = {
  .name = "observe", .operands = "arg-indicator", .min = 1, .max = 1,
  .summary = "cmd-observe", .text = "cmd-observe-text",
  .options = observe_options, .run = run_observe
};

/* --- lock and unlock ----------------------------------------------------- */

static const cli_option lock_options[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION,
  [WHY] = { "why", 0, OPT_TEXT, "arg-words", "opt-why", NULL, 0, 0 },
  NO_MORE_OPTIONS
};

static int lock(ls_ledger *l, void *arg, ls_err *err)
{
  const ls_lock *k = arg;
  char period[WHEN_TEXT];
  int now = store_locked(&l->store, k->period, err);
  when_write(k->period, period);
  if(now < 0 || (now > 0) == k->locked)
    return now < 0 ? now : LS_OK; /* as it is already */
  if(!k->locked && !workflow_said(k->why))
    return err_set(err, LS_EREFUSED, "unlock-why", period, NULL);
  return store_lock_put(&l->store, k, err);
}

static void lock_done(const cli_args *args, const ls_lock *k)
{
  char period[WHEN_TEXT];
  when_write(k->period, period);
  if(!args->text[JSON]) {
    cli_say(args, k->locked ? "lock-done" : "unlock-done", period, NULL);
    return;
  }
  cli_json j = { false };
  json_open(&j, NULL, '{');
  json_str(&j, "period", period);
  json_bool(&j, "locked", k->locked);
  json_some(&j, "why", k->why);
  json_close(&j, '}');
  json_end(&j);
}

static int run_lock(const cli_args *args, bool locked)
{
  ls_lock k = { .locked = locked,
                .why = args->text[WHY] ? args->text[WHY] : "" };
  if(!period_of(args, args->operand[0], &k.period))
    return EXIT_WRONG_USE;
  const app_change what = { locked ? "lock" : "unlock", args->operand[0],
                            k.why, true };
  int status = cli_put(args, &what, lock, &k);
  if(status == EXIT_FINE)
    lock_done(args, &k);
  return status;
}

static int list_locks(ls_ledger *l, void *arg, ls_err *err)
{
  const cli_args *args = arg;
  ls_locks v = { 0 };
  uint32_t n = 0;
  int rc = store_locks(&l->store, STORE_NOW, &v, err);
  for(uint32_t i = 0; !rc && i < v.n; i++) {
    char period[WHEN_TEXT];
    when_write(v.v[i].period, period);
    if(!v.v[i].locked)
      continue;
    n++;
    if(args->text[JSON]) {
      cli_json j = { false };
      json_open(&j, NULL, '{');
      json_str(&j, "period", period);
      json_some(&j, "why", v.v[i].why);
      json_close(&j, '}');
      json_end(&j);
    }
    else
      printf("%s%s%s\n", period, v.v[i].why[0] ? "  " : "", v.v[i].why);
  }
  if(!rc && !n && !args->text[JSON])
    cli_say(args, "lock-none", NULL, NULL);
  return rc;
}

/* Without a period: those that are closed. */
static int run_do_lock(const cli_args *args)
{
  if(args->n)
    return run_lock(args, true);
  return cli_look(args, list_locks, (void *)(uintptr_t)args);
}

static int run_unlock(const cli_args *args)
{
  return run_lock(args, false);
}

const cli_command cmd_lock = {
  .name = "lock", .operands = "arg-period-maybe", .min = 0, .max = 1,
  .summary = "cmd-lock", .text = "cmd-lock-text", .options = lock_options,
  .run = run_do_lock
};

const cli_command cmd_unlock = {
  .name = "unlock", .operands = "arg-period", .min = 1, .max = 1,
  .summary = "cmd-unlock", .text = "cmd-lock-text",
  .options = lock_options, .run = run_unlock
};
