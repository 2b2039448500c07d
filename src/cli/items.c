/* luoshi items: which there are. */
#include <stdio.h>

#include "app/who.h"
#include "app/judge.h"
#include "cli/acts.h"

enum { STATE = JSON + 1, UNIT, YEAR, SECTION, MISSING, ALL, LIGHT };

static const char *const lights[] = { "grey", "green", "yellow", "red",
                                      "closed", NULL };

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION,
  [STATE] = { "state", 0, OPT_CHOICE, "arg-state", "opt-state", cli_states,
              0, 0 },
  [UNIT] = { "unit", 0, OPT_TEXT, "arg-name", "opt-unit", NULL, 0, 0 },
  [YEAR] = { "year", 0, OPT_COUNT, "arg-year", "opt-items-year", NULL, 1900,
             2999 },
  [SECTION] = { "section", 0, OPT_TEXT, "arg-words", "opt-section", NULL, 0,
                0 },
  [MISSING] = { "missing", 0, OPT_FLAG, NULL, "opt-missing", NULL, 0, 0 },
  [ALL] = { "all", 0, OPT_FLAG, NULL, "opt-items-all", NULL, 0, 0 },
  [LIGHT] = { "light", 0, OPT_SET, "arg-lights", "opt-items-light", lights, 0,
              0 },
  NO_MORE_OPTIONS
};

typedef struct {
  const cli_args *args;
  ls_ledger *l;
  ls_units units;
  uint64_t n;
} listing;

static const char *unit_name(const listing *p, int64_t id)
{
  for(uint32_t i = 0; i < p->units.n; i++)
    if(p->units.v[i].id == id)
      return p->units.v[i].name;
  return "";
}

static int show(void *arg, const ls_item_row *i, ls_err *err)
{
  listing *p = arg;
  (void)err;
  p->n++;
  cli_show_item(p->args, i, unit_name(p, i->lead_unit));
  return 0;
}

static int lit(ls_ledger *l, void *arg, const app_light *light, ls_err *err)
{
  listing *p = arg;
  (void)l;
  return p->args->number[LIGHT] >> light->v.light & 1
           ? show(p, &light->d->item, err) : 0;
}

static int list(ls_ledger *l, void *arg, ls_err *err)
{
  listing *p = arg;
  const cli_args *a = p->args;
  store_filter f = { .state = a->text[STATE] ? (int)a->number[STATE] : -1,
                     .year = (int)a->number[YEAR],
                     .section = a->text[SECTION],
                     .missing = a->text[MISSING] != NULL,
                     .all = a->text[ALL] != NULL };
  ls_unit u;
  int rc = store_units(&l->store, STORE_NOW, &p->units, err);
  if(!rc && a->text[UNIT]) {
    rc = app_unit(l, a->text[UNIT], &u, err);
    if(!rc)
      f.unit = u.id;
  }
  if(rc || !a->text[LIGHT])
    return rc ? rc : store_items(&l->store, &f, STORE_NOW, show, p, err);
  const ls_rules *rules;
  rc = app_rules(l, &rules, err);
  return rc ? rc : app_lights(l, rules, &f, l->today, 0, lit, p, err);
}

static int run(const cli_args *args)
{
  listing p = { .args = args };
  char count[24];
  int status = cli_look(args, list, &p);
  snprintf(count, sizeof(count), "%llu", (unsigned long long)p.n);
  if(status == EXIT_FINE && !args->text[JSON])
    cli_say(args, p.n ? "items-count" : "items-none", count, NULL);
  return status;
}

const cli_command cmd_items = {
  .name = "items", .summary = "cmd-items", .text = "cmd-items-text",
  .options = options, .run = run
};
