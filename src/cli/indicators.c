/* luoshi indicators: what is measured, and how. */
#include <stdio.h>

#include "app/who.h"
#include "cli/ledger.h"

enum { NAME = AS + 1, OF, MEASURE, DIRECTION, FREQUENCY, NATURE, SOURCE };

static const cli_option reading[] = {
  LEDGER_OPTION, JSON_OPTION, NO_MORE_OPTIONS
};

#define ONE_OF(...) (const char *const[]){ __VA_ARGS__, NULL }

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION,
  [NAME] = { "name", 0, OPT_TEXT, "arg-name", "opt-name", NULL, 0, 0 },
  [OF] = { "in", 0, OPT_TEXT, "arg-word", "opt-measured-in", NULL, 0, 0 },
  [MEASURE] = { "measure", 0, OPT_CHOICE, "arg-measure", "opt-measure",
                ONE_OF("cumulative", "rate", "stock", "ceiling", "stage"),
                0, 0 },
  [DIRECTION] = { "direction", 0, OPT_CHOICE, "arg-direction",
                  "opt-direction", ONE_OF("more", "less", "neither"), 0, 0 },
  [FREQUENCY] = { "frequency", 0, OPT_CHOICE, "arg-frequency",
                  "opt-frequency", ONE_OF("month", "quarter", "half",
                                          "year"), 0, 0 },
  [NATURE] = { "nature", 0, OPT_CHOICE, "arg-nature", "opt-nature",
               ONE_OF("none", "expected", "binding"), 0, 0 },
  [SOURCE] = { "source", 0, OPT_TEXT, "arg-unit", "opt-source", NULL, 0,
               0 },
  NO_MORE_OPTIONS
};

static const char *const measure_key[] = { "w-cumulative", "w-rate",
                                           "w-stock", "w-ceiling",
                                           "w-stage" };

static void show(const cli_args *args, const ls_indicator *i,
                 const char *source)
{
  char id[24];
  if(args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_int(&j, "id", i->id);
    json_int(&j, "version", i->version);
    json_str(&j, "name", i->name);
    json_some(&j, "in", i->unit);
    json_str(&j, "measure", measure_name[i->measure]);
    json_int(&j, "direction", i->direction);
    json_str(&j, "frequency", frequency_name[i->frequency]);
    json_some(&j, "nature", nature_name[i->nature]);
    json_some(&j, "source", source);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  snprintf(id, sizeof(id), "#%lld", (long long)i->id);
  const cli_column line[] = {
    { id, 6 }, { i->name, 40 }, { i->unit, 12 },
    { cli_word(measure_key, i->measure, args->english), 12 }, { source, 0 }
  };
  cli_row(line, 5);
}

static int show_with_source(ls_ledger *l, const cli_args *args,
                            const ls_indicator *i, ls_err *err)
{
  ls_unit u = { .name = "" };
  int rc = i->source_unit ? store_unit_get(&l->store, i->source_unit,
                                           STORE_NOW, &u, err) : 1;
  if(rc >= 0)
    show(args, i, u.name);
  return rc < 0 ? rc : LS_OK;
}

static int list(ls_ledger *l, void *arg, ls_err *err)
{
  ls_indicators v = { 0 };
  int rc = store_indicators(&l->store, STORE_NOW, &v, err);
  for(uint32_t i = 0; !rc && i < v.n; i++)
    rc = show_with_source(l, arg, &v.v[i], err);
  if(!rc && !v.n)
    cli_nothing(arg, "indicators-none");
  return rc;
}

static int indicators(const cli_args *args)
{
  return cli_look(args, list, (void *)(uintptr_t)args);
}

const cli_command cmd_indicators = {
  .name = "indicators", .summary = "cmd-indicators", .options = reading,
  .run = indicators
};

static int set(ls_ledger *l, const cli_args *a, ls_indicator *i, ls_err *err)
{
  static const int8_t ways[] = { 1, -1, 0 };
  ls_unit u;
  if(a->text[NAME])
    i->name = a->text[NAME];
  if(a->text[OF])
    i->unit = a->text[OF];
  if(a->text[MEASURE])
    i->measure = (uint8_t)a->number[MEASURE];
  if(a->text[DIRECTION])
    i->direction = ways[a->number[DIRECTION]];
  if(a->text[FREQUENCY])
    i->frequency = (uint8_t)a->number[FREQUENCY];
  if(a->text[NATURE])
    i->nature = (uint8_t)a->number[NATURE];
  int rc = a->text[SOURCE] ? app_unit(l, a->text[SOURCE], &u, err) : LS_OK;
  if(!rc && a->text[SOURCE])
    i->source_unit = u.id;
  if(!rc)
    rc = app_save_indicator(l, i, err);
  return rc ? rc : show_with_source(l, a, i, err);
}

static int add(ls_ledger *l, void *arg, ls_err *err)
{
  const cli_args *args = arg;
  ls_indicator i = { .name = args->operand[0], .unit = "", .direction = 1 };
  return set(l, args, &i, err);
}

static int edit(ls_ledger *l, void *arg, ls_err *err)
{
  const cli_args *args = arg;
  ls_indicator i;
  int rc = app_indicator(l, args->operand[0], &i, err);
  return rc ? rc : set(l, args, &i, err);
}

static int save(const cli_args *args, app_step step)
{
  const app_change what = { "indicators", args->operand[0], "", false };
  return cli_put(args, &what, step, (void *)(uintptr_t)args);
}

static int indicators_add(const cli_args *args)
{
  return save(args, add);
}

static int indicators_edit(const cli_args *args)
{
  return cli_changes(args) ? save(args, edit) : EXIT_WRONG_USE;
}

const cli_command cmd_indicators_add = {
  .name = "indicators add", .operands = "arg-name", .min = 1, .max = 1,
  .summary = "cmd-indicators-add", .text = "cmd-indicators-text",
  .options = options, .run = indicators_add
};

const cli_command cmd_indicators_edit = {
  .name = "indicators edit", .operands = "arg-indicator", .min = 1, .max = 1,
  .summary = "cmd-indicators-edit", .text = "cmd-indicators-text",
  .options = options, .run = indicators_edit
};
