/* luoshi issue, sign, submit, return, extend, amend, close, reopen,
 * archive, comment; item drop, publish, unpublish: one act upon one or many
 * items, in one entry of the journal. */
#include "cli/acts.h"

#include <stdio.h>

#include "app/who.h"
#include "rules/workflow.h"
#include "cli/values.h"

const char *const cli_states[] = {
  "candidate", "dropped", "issued", "signed", "progress", "reported",
  "verified", "closed", "archived", NULL
};

typedef struct {
  const cli_args *args;
  ls_act act;
  app_with with;
  cell_value value; /* of amend, in the unit it was written with */
  uint64_t done, refused;
} acting;

/* --- showing ------------------------------------------------------------- */

static void as_json(const ls_item_row *i, const char *unit)
{
  cli_json j = { false };
  json_open(&j, NULL, '{');
  json_int(&j, "id", i->id);
  json_some(&j, "number", i->number);
  json_int(&j, "version", i->version);
  json_str(&j, "state", state_name[i->state]);
  json_int(&j, "year", i->year);
  json_str(&j, "task", i->task);
  json_some(&j, "kind", i->kind);
  json_some(&j, "missing", i->missing);
  json_some(&j, "section", i->section);
  json_some(&j, "unit", unit);
  if(i->unit_suggested)
    json_bool(&j, "suggested", true);
  json_day(&j, "deadline", i->deadline);
  json_id(&j, "parent", i->parent);
  json_id(&j, "merged_into", i->merged_into);
  json_close(&j, '}');
  json_end(&j);
}

void cli_show_item(const cli_args *args, const ls_item_row *i,
                   const char *unit)
{
  char id[24], day[DAY_TEXT];
  if(args->text[JSON]) {
    as_json(i, unit);
    return;
  }
  snprintf(id, sizeof(id), "#%lld", (long long)i->id);
  day_write(i->deadline, day);
  cli_cell(i->number[0] ? i->number : id, 9);
  cli_cell(cli_word(state_key, i->state, args->english), 13);
  cli_cell(day, 11);
  cli_cell(unit, 18);
  printf("%s %s\n", i->unit_suggested ? "?" : " ", i->task);
}

void cli_note_past(const cli_args *args, ls_ledger *l, const ls_item_row *i)
{
  char day[DAY_TEXT];
  if(!app_is_past(l, i->deadline))
    return;
  day_write(i->deadline, day);
  cli_note(args, "deadline-over", app_name(l, i), day);
}

/* --- acting -------------------------------------------------------------- */

/* The new value of a target in its indicator's unit. */
static int scale(ls_ledger *l, acting *a, const ls_item_row *i, ls_err *err)
{
  const ls_target *t;
  ls_indicator in = { .unit = "" };
  cell_value value = a->value;
  int rc = app_choose_target(l, i, a->with.target, &t, err);
  if(!rc && t)
    rc = store_indicator_get(&l->store, t->indicator, STORE_NOW, &in, err);
  if(rc >= 0)
    rc = cli_scale(a->args, a->args->text[ACT_VALUE], in.unit, &value, err);
  a->with.value = value.value;
  return rc;
}

/* All that are refused are told before nothing is done. */
static int one(ls_ledger *l, acting *a, ls_item_row *i, ls_err *err)
{
  int rc = a->with.has_target ? scale(l, a, i, err) : LS_OK;
  if(!rc)
    rc = app_do(l, a->act, i, &a->with, err);
  bool alone = !a->args->text[ACT_ALL] && a->args->n == 1;
  if((rc == LS_EREFUSED || rc == LS_ENONE) && !alone) {
    a->refused++;
    cli_complain(err, a->args->english);
    return LS_OK;
  }
  if(rc)
    return rc;
  a->done++;
  if(a->refused)
    return LS_OK;
  ls_unit u = { .name = "" };
  rc = store_unit_get(&l->store, i->lead_unit, STORE_NOW, &u, err);
  cli_show_item(a->args, i, u.name);
  if(a->act == ACT_ISSUE || a->with.deadline != DAY_NONE)
    cli_note_past(a->args, l, i);
  if(a->act == ACT_REOPEN && u.ended) /* nobody would work on it */
    cli_note(a->args, "reopen-unit", app_name(l, i), u.name);
  return rc < 0 ? rc : LS_OK;
}

typedef VEC(int64_t) ids;

typedef struct {
  ls_arena *arena;
  ids *v;
  uint32_t states; /* in which it can be done */
  uint64_t others; /* in another state */
} keeping;

static int keep_id(void *arg, const ls_item_row *i, ls_err *err)
{
  keeping *k = arg;
  (void)err;
  if(k->states & 1u << i->state)
    *vec_push(k->arena, k->v) = i->id;
  else
    k->others++;
  return 0;
}

/* The ids first: a walk sees no changes that are made on the way.  Without
 * --state those are meant in whose state it can be done. */
static int filtered(ls_ledger *l, acting *a, ids *v, ls_err *err)
{
  const cli_args *args = a->args;
  store_filter f = { .state = args->text[ACT_STATE]
                                ? (int)args->number[ACT_STATE] : -1,
                     .year = (int)args->number[ACT_YEAR],
                     .section = args->text[ACT_SECTION] };
  keeping k = { l->store.arena, v, UINT32_MAX, 0 };
  const ls_rules *rules;
  ls_unit u;
  char n[24];
  int rc = app_rules(l, &rules, err);
  if(!rc && !args->text[ACT_STATE])
    k.states = workflow_states(rules, (uint8_t)a->act);
  if(!rc && args->text[ACT_LED_BY]) {
    rc = app_unit(l, args->text[ACT_LED_BY], &u, err);
    f.unit = rc ? 0 : u.id;
  }
  if(!rc)
    rc = store_items(&l->store, &f, STORE_NOW, keep_id, &k, err);
  snprintf(n, sizeof(n), "%llu", (unsigned long long)k.others);
  if(!rc && k.others)
    cli_note(args, "acts-others", n, NULL);
  return rc;
}

static int named(ls_ledger *l, acting *a, ids *v, ls_err *err)
{
  int rc = LS_OK;
  for(int i = 0; !rc && i < a->args->n; i++) {
    ls_item_row row;
    if(a->act == ACT_COMMENT && i == a->args->n - 1)
      break; /* the words */
    rc = app_item(l, a->args->operand[i], STORE_NOW, &row, err);
    *vec_push(l->store.arena, v) = rc ? 0 : row.id;
  }
  return rc;
}

static int resolve(ls_ledger *l, acting *a, ls_err *err)
{
  const cli_args *args = a->args;
  ls_unit u;
  ls_post p;
  int rc = LS_OK;
  if(args->text[ACT_UNIT]) {
    rc = app_unit(l, args->text[ACT_UNIT], &u, err);
    a->with.unit = rc ? 0 : u.id;
  }
  if(!rc && args->text[ACT_POST]) {
    rc = app_post(l, args->text[ACT_POST], &p, err);
    a->with.post = rc ? 0 : p.id;
  }
  return rc;
}

static int step(ls_ledger *l, void *arg, ls_err *err)
{
  acting *a = arg;
  ids v = { 0 };
  char count[24];
  int rc = resolve(l, a, err);
  if(!rc)
    rc = a->args->text[ACT_ALL] ? filtered(l, a, &v, err)
                                : named(l, a, &v, err);
  for(uint32_t i = 0; !rc && i < v.n; i++) {
    ls_item_row row;
    ls_arena *before = store_enter(&l->store);
    rc = store_item_get(&l->store, v.v[i], STORE_NOW, &row, err);
    if(rc > 0)
      rc = one(l, a, &row, err);
    store_leave(&l->store, before);
  }
  if(rc || !a->refused)
    return rc;
  snprintf(count, sizeof(count), "%llu", (unsigned long long)a->refused);
  return err_set(err, LS_EREFUSED, "acts-refused", count, NULL);
}

/* What the journal says it was about. */
static void subject(const acting *a, char *out, size_t size)
{
  const cli_args *args = a->args;
  if(args->text[ACT_ALL])
    snprintf(out, size, "--all");
  else if(args->n == 1 || a->act == ACT_COMMENT)
    snprintf(out, size, "%s", args->operand[0]);
  else
    snprintf(out, size, "%s ... %s", args->operand[0],
             args->operand[args->n - 1]);
}

static bool read_options(acting *a)
{
  const cli_args *args = a->args;
  a->with.why = args->text[ACT_WHY] ? args->text[ACT_WHY] : "";
  a->with.approved_by = args->text[ACT_APPROVED];
  if(a->act == ACT_COMMENT)
    a->with.why = args->operand[args->n - 1];
  if(!cli_day(args, args->text[ACT_DEADLINE], &a->with.deadline))
    return false;
  a->with.suggested = a->act == ACT_ISSUE && args->text[ACT_SUGGESTED];
  a->with.past = (a->act == ACT_ISSUE || a->act == ACT_EXTEND ||
                  a->act == ACT_AMEND) && args->text[ACT_PAST];
  a->with.has_target = a->act == ACT_AMEND && args->text[ACT_VALUE];
  a->with.target = (int64_t)args->number[ACT_TARGET];
  return !a->with.has_target ||
         cli_value(args, args->text[ACT_VALUE], false, &a->value);
}

int cli_act(const cli_args *args, ls_act act)
{
  acting a = { .args = args, .act = act };
  char what[128];
  ls_err err;
  if((args->n > 0) == (args->text[ACT_ALL] != NULL)) {
    err_set(&err, LS_EUSAGE, "usage-items", act_name[act], NULL);
    return cli_trouble(args, &err);
  }
  if(!read_options(&a))
    return EXIT_WRONG_USE;
  subject(&a, what, sizeof(what));
  const app_change change = { act_name[act], what, a.with.why, true };
  int status = cli_put(args, &change, step, &a);
  if(status == EXIT_FINE && !a.done && !args->text[JSON])
    cli_say(args, "items-none", "0", NULL);
  return status;
}

/* --- the commands -------------------------------------------------------- */

static const cli_option plain[] = { ACT_OPTIONS, NO_MORE_OPTIONS };

#define DEADLINE_OPTION \
  [ACT_DEADLINE] = { "deadline", 0, OPT_TEXT, "arg-day", "opt-deadline", \
                     NULL, 0, 0 }
#define PAST_OPTION \
  [ACT_PAST] = { "past", 0, OPT_FLAG, NULL, "opt-past", NULL, 0, 0 }
#define OWNER_OPTIONS \
  [ACT_UNIT] = { "unit", 0, OPT_TEXT, "arg-unit", "opt-lead-unit", NULL, \
                 0, 0 }, \
  [ACT_POST] = { "post", 0, OPT_TEXT, "arg-post", "opt-lead-post", NULL, \
                 0, 0 }

static const cli_option issuing[] = {
  ACT_OPTIONS, DEADLINE_OPTION, PAST_OPTION, OWNER_OPTIONS,
  [ACT_SUGGESTED] = { "suggested", 0, OPT_FLAG, NULL, "opt-suggested", NULL,
                      0, 0 },
  NO_MORE_OPTIONS
};
static const cli_option extending[] = {
  ACT_OPTIONS, DEADLINE_OPTION, PAST_OPTION, NO_MORE_OPTIONS
};
static const cli_option amending[] = {
  ACT_OPTIONS, DEADLINE_OPTION, PAST_OPTION, OWNER_OPTIONS,
  [ACT_VALUE] = { "value", 0, OPT_TEXT, "arg-number", "opt-target-value",
                  NULL, 0, 0 },
  [ACT_TARGET] = { "target", 0, OPT_COUNT, "arg-number", "opt-target-id",
                   NULL, 1, UINT64_C(1) << 40 },
  NO_MORE_OPTIONS
};

static int issue_(const cli_args *args)
{
  return cli_act(args, ACT_ISSUE);
}

const cli_command cmd_issue = {
  .name = "issue", .operands = "arg-items", .min = 0, .max = -1,
  .summary = "cmd-issue", .text = "cmd-acts-text", .options = issuing,
  .run = issue_
};

static int sign_(const cli_args *args)
{
  return cli_act(args, ACT_SIGN);
}

const cli_command cmd_sign = {
  .name = "sign", .operands = "arg-items", .min = 0, .max = -1,
  .summary = "cmd-sign", .text = "cmd-acts-text", .options = plain,
  .run = sign_
};

static int submit_(const cli_args *args)
{
  return cli_act(args, ACT_SUBMIT);
}

const cli_command cmd_submit = {
  .name = "submit", .operands = "arg-items", .min = 0, .max = -1,
  .summary = "cmd-submit", .text = "cmd-acts-text", .options = plain,
  .run = submit_
};

static int give_back_(const cli_args *args)
{
  return cli_act(args, ACT_RETURN);
}

const cli_command cmd_return = {
  .name = "return", .operands = "arg-items", .min = 0, .max = -1,
  .summary = "cmd-return", .text = "cmd-acts-text", .options = plain,
  .run = give_back_
};

static int extend_(const cli_args *args)
{
  return cli_act(args, ACT_EXTEND);
}

const cli_command cmd_extend = {
  .name = "extend", .operands = "arg-items", .min = 0, .max = -1,
  .summary = "cmd-extend", .text = "cmd-acts-text", .options = extending,
  .run = extend_
};

static int amend_(const cli_args *args)
{
  return cli_act(args, ACT_AMEND);
}

const cli_command cmd_amend = {
  .name = "amend", .operands = "arg-items", .min = 0, .max = -1,
  .summary = "cmd-amend", .text = "cmd-acts-text", .options = amending,
  .run = amend_
};

static int close_(const cli_args *args)
{
  return cli_act(args, ACT_CLOSE);
}

const cli_command cmd_close = {
  .name = "close", .operands = "arg-items", .min = 0, .max = -1,
  .summary = "cmd-close", .text = "cmd-acts-text", .options = plain,
  .run = close_
};

static int reopen_(const cli_args *args)
{
  return cli_act(args, ACT_REOPEN);
}

const cli_command cmd_reopen = {
  .name = "reopen", .operands = "arg-items", .min = 0, .max = -1,
  .summary = "cmd-reopen", .text = "cmd-acts-text", .options = plain,
  .run = reopen_
};

static int archive_(const cli_args *args)
{
  return cli_act(args, ACT_ARCHIVE);
}

const cli_command cmd_archive = {
  .name = "archive", .operands = "arg-items", .min = 0, .max = -1,
  .summary = "cmd-archive", .text = "cmd-acts-text", .options = plain,
  .run = archive_
};

static int drop_(const cli_args *args)
{
  return cli_act(args, ACT_DROP);
}

const cli_command cmd_drop = {
  .name = "item drop", .operands = "arg-items", .min = 0, .max = -1,
  .summary = "cmd-drop", .text = "cmd-acts-text", .options = plain,
  .run = drop_
};

static int publish_(const cli_args *args)
{
  return cli_act(args, ACT_PUBLISH);
}

const cli_command cmd_publish = {
  .name = "item publish", .operands = "arg-items", .min = 0, .max = -1,
  .summary = "cmd-publish", .text = "cmd-acts-text", .options = plain,
  .run = publish_
};

static int unpublish_(const cli_args *args)
{
  return cli_act(args, ACT_UNPUBLISH);
}

const cli_command cmd_unpublish = {
  .name = "item unpublish", .operands = "arg-items", .min = 0, .max = -1,
  .summary = "cmd-unpublish", .text = "cmd-acts-text", .options = plain,
  .run = unpublish_
};

static int run_comment(const cli_args *args)
{
  return cli_act(args, ACT_COMMENT);
}

const cli_command cmd_comment = {
  .name = "comment", .operands = "arg-comment", .min = 2, .max = 2,
  .summary = "cmd-comment", .options = plain, .run = run_comment
};
