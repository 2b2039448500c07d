/* luoshi item add, edit, split, merge. */
#include <stdio.h>

#include "app/places.h"
#include "app/who.h"
#include "cli/acts.h"
#include "cli/values.h"

enum { WHY = AS + 1, APPROVED, TASK, YEAR, SECTION, SOURCE, KIND, UNIT, POST,
       DEADLINE, STARTED, OTHERS, INDICATOR, VALUE, CMP, AREA, PAST,
       TARGET };

#define ONE_OF(...) (const char *const[]){ __VA_ARGS__, NULL }

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION,
  [WHY] = { "why", 0, OPT_TEXT, "arg-words", "opt-why", NULL, 0, 0 },
  [APPROVED] = { "approved-by", 0, OPT_TEXT, "arg-name", "opt-approved",
                 NULL, 0, 0 },
  [TASK] = { "task", 0, OPT_TEXT, "arg-words", "opt-task", NULL, 0, 0 },
  [YEAR] = { "year", 0, OPT_COUNT, "arg-year", "opt-item-year", NULL, 1900,
             2999 },
  [SECTION] = { "section", 0, OPT_TEXT, "arg-words", "opt-item-section",
                NULL, 0, 0 },
  [SOURCE] = { "source", 0, OPT_TEXT, "arg-words", "opt-item-source", NULL,
               0, 0 },
  [KIND] = { "kind", 0, OPT_CHOICE, "arg-kind", "opt-kind",
             ONE_OF("target", "milestone", "action"), 0, 0 },
  [UNIT] = { "unit", 0, OPT_TEXT, "arg-unit", "opt-lead-unit", NULL, 0, 0 },
  [POST] = { "post", 0, OPT_TEXT, "arg-post", "opt-lead-post", NULL, 0, 0 },
  [DEADLINE] = { "deadline", 0, OPT_TEXT, "arg-day", "opt-deadline", NULL,
                 0, 0 },
  [STARTED] = { "starts", 0, OPT_TEXT, "arg-day", "opt-starts", NULL, 0,
                0 },
  [OTHERS] = { "others", 0, OPT_TEXT, "arg-units", "opt-others", NULL, 0,
               0 },
  [INDICATOR] = { "indicator", 0, OPT_TEXT, "arg-indicator",
                  "opt-item-indicator", NULL, 0, 0 },
  [VALUE] = { "value", 0, OPT_TEXT, "arg-number", "opt-target-value", NULL,
              0, 0 },
  [CMP] = { "cmp", 0, OPT_CHOICE, "arg-cmp", "opt-cmp",
            ONE_OF("=", ">=", ">", "<=", "<", "~"), 0, 0 },
  [AREA] = { "area", 0, OPT_TEXT, "arg-place", "opt-target-area", NULL, 0,
             0 },
  [PAST] = { "past", 0, OPT_FLAG, NULL, "opt-past", NULL, 0, 0 },
  [TARGET] = { "target", 0, OPT_COUNT, "arg-number", "opt-target-id", NULL,
               1, UINT64_C(1) << 40 },
  NO_MORE_OPTIONS
};

typedef struct {
  const cli_args *args;
  app_with with;
  cell_value value; /* in the unit it was written with */
  ls_day deadline, started;
} editing;

static void show(ls_ledger *l, const cli_args *args, const ls_item_row *i)
{
  ls_unit u = { .name = "" };
  ls_err ignored = { 0 };
  store_unit_get(&l->store, i->lead_unit, STORE_NOW, &u, &ignored);
  cli_show_item(args, i, u.name);
}

/* 市教育局,市财政局 as ids with commas between. */
static int units_of(ls_ledger *l, const char *names, const char **out,
                    ls_err *err)
{
  size_t room = 24 * (strlen(names) + 1), n = 0;
  char *ids = arena_alloc(l->store.arena, room);
  ids[0] = 0;
  while(*names) {
    ls_unit u;
    size_t k = strcspn(names, ",");
    char *one = arena_alloc(l->store.arena, k + 1);
    memcpy(one, names, k);
    one[k] = 0;
    int rc = app_unit(l, one, &u, err);
    if(rc)
      return rc;
    n += (size_t)snprintf(ids + n, room - n, "%s%lld", n ? "," : "",
                          (long long)u.id);
    names += k + (names[k] == ',');
  }
  *out = ids;
  return LS_OK;
}

static int set_who(ls_ledger *l, editing *e, ls_item_row *i, ls_err *err)
{
  const cli_args *a = e->args;
  ls_unit u;
  ls_post p;
  ls_indicator in;
  int rc = LS_OK;
  if(a->text[UNIT] && !(rc = app_unit(l, a->text[UNIT], &u, err))) {
    i->lead_unit = u.id;
    i->unit_suggested = false;
  }
  if(!rc && a->text[POST] && !(rc = app_post(l, a->text[POST], &p, err)))
    i->lead_post = p.id;
  if(!rc && a->text[OTHERS])
    rc = units_of(l, a->text[OTHERS], &i->others, err);
  if(!rc && a->text[INDICATOR] &&
     !(rc = app_indicator(l, a->text[INDICATOR], &in, err)))
    i->indicator = in.id;
  return rc;
}

static int set(ls_ledger *l, editing *e, ls_item_row *i, ls_err *err)
{
  const cli_args *a = e->args;
  if(a->text[TASK])
    i->task = a->text[TASK];
  if(a->text[YEAR])
    app_set_year(i, (int)a->number[YEAR]);
  if(a->text[SECTION])
    i->section = a->text[SECTION];
  if(a->text[SOURCE])
    i->source = a->text[SOURCE];
  if(a->text[KIND])
    i->kind = item_kind_name[a->number[KIND]];
  if(a->text[DEADLINE]) {
    i->deadline = e->deadline;
    i->deadline_how = "";
  }
  if(a->text[STARTED])
    i->started = e->started;
  return set_who(l, e, i, err);
}

/* The value in its indicator's unit. */
static int set_value(ls_ledger *l, editing *e, ls_target *to, ls_err *err)
{
  ls_indicator in;
  int rc = store_indicator_get(&l->store, to->indicator, STORE_NOW, &in,
                               err);
  if(rc <= 0)
    return rc ? rc : err_set(err, LS_EREFUSED, "target-indicator", NULL,
                             NULL);
  cell_value v = e->value;
  rc = cli_scale(e->args, e->args->text[VALUE], in.unit, &v, err);
  to->value = v.value;
  to->has_value = true;
  to->value_hi = v.hi;
  to->has_hi = v.has_hi;
  return rc;
}

static int area_of(ls_ledger *l, const char *name, ls_target *t, ls_err *err)
{
  ls_area a;
  int rc = app_place_for(l, name, &a, err);
  if(rc)
    return rc;
  t->area = a.code;
  return t->has_value ? rc : err_set(err, LS_EREFUSED, "target-area", name,
                                     NULL);
}

/* The only target, the one that is named, or a new one where there is
 * none. */
static int set_target(ls_ledger *l, editing *e, const ls_item_row *i,
                      ls_err *err)
{
  const cli_args *a = e->args;
  static const ls_target none = { .area = "" };
  const ls_target *was;
  if(!a->text[VALUE] && !a->text[AREA])
    return LS_OK;
  int rc = app_choose_target(l, i, (int64_t)a->number[TARGET], &was, err);
  if(rc)
    return rc;
  ls_target to = was ? *was : none;
  to.item = i->id;
  if(a->text[CMP])
    to.cmp = (uint8_t)a->number[CMP];
  else if(!was)
    to.cmp = C_GE;
  if(!was) {
    to.indicator = i->indicator;
    to.period.year = (uint16_t)i->year;
  }
  if(!to.indicator && !rc)
    rc = err_set(err, LS_EREFUSED, "target-indicator", NULL, NULL);
  if(!rc && a->text[VALUE])
    rc = set_value(l, e, &to, err);
  if(!rc && a->text[AREA])
    rc = area_of(l, a->text[AREA], &to, err);
  return rc ? rc : app_change_target(l, i, was ? was : &none, &to, &e->with,
                                     err);
}

static int add(ls_ledger *l, void *arg, ls_err *err)
{
  editing *e = arg;
  int year = 0;
  day_parts(l->today, &year, &(int){ 0 }, &(int){ 0 });
  ls_item_row i = {
    .year = year, .quote = "", .source = "", .section = "",
    .task = e->args->operand[0], .kind = "action", .missing = "",
    .others = "", .deadline = DAY_NONE, .deadline_how = "",
    .started = DAY_NONE, .number = ""
  };
  int rc = set(l, e, &i, err);
  if(!rc)
    rc = app_add(l, &i, err);
  if(!rc)
    rc = set_target(l, e, &i, err);
  if(!rc)
    show(l, e->args, &i);
  if(!rc)
    cli_note_past(e->args, l, &i);
  return rc;
}

static int edit(ls_ledger *l, void *arg, ls_err *err)
{
  editing *e = arg;
  ls_item_row now, to;
  int rc = app_item(l, e->args->operand[0], STORE_NOW, &now, err);
  to = now;
  if(!rc)
    rc = set(l, e, &to, err);
  if(!rc)
    rc = app_revise(l, &now, &to, &e->with, err);
  if(!rc)
    rc = app_move_periods(l, &to, now.year, to.year, &e->with, err);
  if(!rc)
    rc = set_target(l, e, &to, err);
  if(!rc)
    show(l, e->args, &to);
  if(!rc && to.deadline != now.deadline)
    cli_note_past(e->args, l, &to);
  return rc;
}

/* The whole, its parts, and which part took which target. */
static void show_parts(ls_ledger *l, const cli_args *args,
                       const ls_item_row *whole, const app_parts *parts)
{
  show(l, args, whole);
  for(uint32_t k = 0; k < parts->n; k++) {
    const app_part *p = &parts->v[k];
    show(l, args, &p->item);
    for(uint32_t t = 0; !args->text[JSON] && t < p->targets.n; t++) {
      ls_indicator in = { .name = "" };
      ls_err ignored = { 0 };
      store_indicator_get(&l->store, p->targets.v[t].indicator, STORE_NOW,
                          &in, &ignored);
      cli_say(args, "split-target", app_name(l, &p->item), in.name);
    }
  }
}

static int split(ls_ledger *l, void *arg, ls_err *err)
{
  editing *e = arg;
  ls_item_row i;
  app_parts parts = { 0 };
  ls_nodes nodes = { 0 };
  int rc = app_item(l, e->args->operand[0], STORE_NOW, &i, err);
  if(!rc)
    rc = app_split(l, &i, (const char *const *)e->args->operand + 1,
                   e->args->n - 1, &e->with, &parts, err);
  if(!rc)
    rc = store_nodes(&l->store, i.id, STORE_NOW, &nodes, err);
  if(rc)
    return rc;
  show_parts(l, e->args, &i, &parts);
  if(nodes.n)
    cli_note(e->args, "split-nodes", app_name(l, &i), NULL);
  return LS_OK;
}

/* What nobody is held to any more is told. */
static void tell_merged(ls_ledger *l, const cli_args *args,
                        const ls_item_row *from, const app_merged *m)
{
  ls_indicator in = { .name = "" };
  ls_err ignored = { 0 };
  if(m->indicator && store_indicator_get(&l->store, m->indicator, STORE_NOW,
                                         &in, &ignored) > 0)
    cli_note(args, "merge-indicator", app_name(l, from), in.name);
  if(m->nodes)
    cli_note(args, "merge-nodes", app_name(l, from), NULL);
  if(m->updates)
    cli_note(args, "merge-updates", app_name(l, from), NULL);
}

static int merge(ls_ledger *l, void *arg, ls_err *err)
{
  editing *e = arg;
  ls_item_row into, from;
  app_merged merged = { 0 };
  int rc = app_item(l, e->args->operand[0], STORE_NOW, &into, err);
  for(int k = 1; !rc && k < e->args->n; k++) {
    rc = app_item(l, e->args->operand[k], STORE_NOW, &from, err);
    if(!rc)
      rc = app_merge(l, &into, &from, &e->with, &merged, err);
    if(!rc)
      tell_merged(l, e->args, &from, &merged);
    if(!rc && !e->args->text[JSON])
      cli_say(e->args, "merge-into", app_name(l, &from), app_name(l, &into));
  }
  if(!rc)
    show(l, e->args, &into);
  return rc;
}

static int run(const cli_args *args, const char *act, app_step step)
{
  editing e = { .args = args };
  e.with.why = args->text[WHY] ? args->text[WHY] : "";
  e.with.approved_by = args->text[APPROVED];
  e.with.deadline = DAY_NONE;
  e.with.past = args->text[PAST] != NULL;
  if(!cli_day(args, args->text[DEADLINE], &e.deadline) ||
     !cli_day(args, args->text[STARTED], &e.started) ||
     (args->text[VALUE] && !cli_value(args, args->text[VALUE], true,
                                      &e.value)))
    return EXIT_WRONG_USE;
  const app_change what = { act, args->operand[0], e.with.why, true };
  return cli_put(args, &what, step, &e);
}

static int run_add(const cli_args *args)
{
  return run(args, "add", add);
}

static int run_edit(const cli_args *args)
{
  return run(args, "edit", edit);
}

static int run_split(const cli_args *args)
{
  return run(args, "split", split);
}

static int run_merge(const cli_args *args)
{
  return run(args, "merge", merge);
}

const cli_command cmd_item_add = {
  .name = "item add", .operands = "arg-task", .min = 1, .max = 1,
  .summary = "cmd-item-add", .options = options, .run = run_add
};

const cli_command cmd_item_edit = {
  .name = "item edit", .operands = "arg-item", .min = 1, .max = 1,
  .summary = "cmd-item-edit", .text = "cmd-item-edit-text",
  .options = options, .run = run_edit
};

static const cli_option few[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION,
  [WHY] = { "why", 0, OPT_TEXT, "arg-words", "opt-why", NULL, 0, 0 },
  [APPROVED] = { "approved-by", 0, OPT_TEXT, "arg-name", "opt-approved",
                 NULL, 0, 0 },
  NO_MORE_OPTIONS
};

const cli_command cmd_item_split = {
  .name = "item split", .operands = "arg-split", .min = 1, .max = -1,
  .summary = "cmd-item-split", .text = "cmd-item-split-text",
  .options = few, .run = run_split
};

const cli_command cmd_item_merge = {
  .name = "item merge", .operands = "arg-merge", .min = 2, .max = -1,
  .summary = "cmd-item-merge", .text = "cmd-item-merge-text",
  .options = few, .run = run_merge
};
