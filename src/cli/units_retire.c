/* luoshi units retire UNIT: it was merged into another, or closed. */
#include <stdio.h>

#include "app/who.h"
#include "cli/acts.h"

enum { WHY = AS + 1, APPROVED, SUCCESSOR, BACK };

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION,
  [WHY] = { "why", 0, OPT_TEXT, "arg-words", "opt-why", NULL, 0, 0 },
  [APPROVED] = { "approved-by", 0, OPT_TEXT, "arg-name", "opt-approved",
                 NULL, 0, 0 },
  [SUCCESSOR] = { "successor", 0, OPT_TEXT, "arg-unit", "opt-successor",
                  NULL, 0, 0 },
  [BACK] = { "back", 0, OPT_FLAG, NULL, "opt-unit-back", NULL, 0, 0 },
  NO_MORE_OPTIONS
};

typedef struct {
  const cli_args *args;
  app_with with;
} retiring;

static void as_json(const ls_unit *u, const ls_unit *heir,
                    const app_retired *r)
{
  cli_json j = { false };
  json_open(&j, NULL, '{');
  json_int(&j, "id", u->id);
  json_str(&j, "name", u->name);
  json_id(&j, "successor", heir ? heir->id : 0);
  json_open(&j, "items", '[');
  for(uint32_t i = 0; i < r->items.n; i++)
    json_int(&j, NULL, r->items.v[i].id);
  json_close(&j, ']');
  json_int(&j, "indicators", r->indicators);
  json_open(&j, "users", '[');
  for(uint32_t i = 0; i < r->users.n; i++)
    json_str(&j, NULL, r->users.v[i].name);
  json_close(&j, ']');
  json_close(&j, '}');
  json_end(&j);
}

/* What went over, or what somebody else has to take. */
static int tell(ls_ledger *l, const cli_args *args, const ls_unit *u,
                const ls_unit *heir, const app_retired *r, ls_err *err)
{
  char n[24];
  cli_say(args, heir ? "retire-done-by" : "retire-done", u->name,
          heir ? heir->name : NULL);
  for(uint32_t i = 0; i < r->items.n; i++) {
    ls_unit lead = { .name = "" };
    int rc = store_unit_get(&l->store, r->items.v[i].lead_unit, STORE_NOW,
                            &lead, err);
    if(rc < 0)
      return rc;
    cli_show_item(args, &r->items.v[i], lead.name);
  }
  snprintf(n, sizeof(n), "%u", r->items.n);
  if(r->items.n)
    cli_say(args, heir ? "retire-items-by" : "retire-items", n, u->name);
  snprintf(n, sizeof(n), "%u", r->indicators);
  if(r->indicators)
    cli_say(args, heir ? "retire-indicators-by" : "retire-indicators", n,
            u->name);
  for(uint32_t i = 0; i < r->users.n; i++)
    cli_note(args, "retire-user", r->users.v[i].name, u->name);
  return LS_OK;
}

static int back(ls_ledger *l, const retiring *r, const ls_unit *u,
                ls_err *err)
{
  int rc = app_unit_back(l, u, r->with.why, err);
  if(!rc && !r->args->text[JSON])
    cli_say(r->args, "retire-back", u->name, NULL);
  return rc;
}

static int step(ls_ledger *l, void *arg, ls_err *err)
{
  const retiring *r = arg;
  const cli_args *args = r->args;
  ls_unit u, heir;
  app_retired out = { .indicators = 0 };
  int rc = app_unit(l, args->operand[0], &u, err);
  if(!rc && args->text[BACK])
    return back(l, r, &u, err);
  if(!rc && args->text[SUCCESSOR])
    rc = app_unit(l, args->text[SUCCESSOR], &heir, err);
  const ls_unit *to = args->text[SUCCESSOR] ? &heir : NULL;
  if(!rc)
    rc = app_retire_unit(l, &u, to, &r->with, &out, err);
  if(rc)
    return rc;
  if(!args->text[JSON])
    return tell(l, args, &u, to, &out, err);
  as_json(&u, to, &out);
  return LS_OK;
}

static int run(const cli_args *args)
{
  retiring r = { .args = args };
  r.with.why = args->text[WHY] ? args->text[WHY] : "";
  r.with.approved_by = args->text[APPROVED];
  r.with.deadline = DAY_NONE;
  const app_change what = { "retire", args->operand[0], r.with.why, false };
  return cli_put(args, &what, step, &r);
}

const cli_command cmd_units_retire = {
  .name = "units retire", .operands = "arg-unit", .min = 1, .max = 1,
  .summary = "cmd-units-retire", .text = "cmd-units-retire-text",
  .options = options, .run = run
};
