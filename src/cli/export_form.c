/* luoshi export form UNIT: one spreadsheet with what the unit owes. */
#include <stdio.h>

#include "app/who.h"
#include "app/forms.h"
#include "cli/tables.h"
#include "cli/values.h"

enum { PERIOD = JSON + 1, OUT };

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION,
  [PERIOD] = { "period", 0, OPT_TEXT, "arg-period", "opt-form-period", NULL,
               0, 0 },
  [OUT] = { "out", 'o', OPT_FILE, "arg-file", "opt-output", NULL, 0, 0 },
  NO_MORE_OPTIONS
};

typedef struct {
  const cli_args *args;
  ls_when period;
  const port_sink *sink;
  uint32_t values, items;
} exporting;

/* The month before this one, for which reports are due now. */
static ls_when last_month(ls_day today)
{
  int y, m, d;
  day_parts(today, &y, &m, &d);
  return (ls_when){ (uint16_t)(m > 1 ? y : y - 1), 0,
                    (uint8_t)(m > 1 ? m - 1 : 12) };
}

static int step(ls_ledger *l, void *arg, ls_err *err)
{
  exporting *e = arg;
  port_form *f = arena_zalloc(&l->arena, sizeof(*f));
  ls_unit u;
  int rc = app_unit(l, e->args->operand[0], &u, err);
  if(rc)
    return rc;
  if(!e->period.year)
    e->period = last_month(l->today);
  rc = app_form(l, u.id, e->period, e->args->english, f, err);
  if(rc)
    return rc;
  e->values = f->values.n;
  e->items = f->items.n;
  return form_write(f, e->sink, e->args->english, err);
}

static void done(const cli_args *args, const exporting *e)
{
  char values[16], items[16], when[WHEN_TEXT];
  cli_json j = { false };
  if(!args->text[OUT])
    return;
  if(args->text[JSON]) {
    when_write(e->period, when);
    json_open(&j, NULL, '{');
    json_str(&j, "file", args->text[OUT]);
    json_str(&j, "period", when);
    json_int(&j, "values", e->values);
    json_int(&j, "items", e->items);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  snprintf(values, sizeof(values), "%u", e->values);
  snprintf(items, sizeof(items), "%u", e->items);
  cli_say(args, "form-done", values, items);
}

static int run(const cli_args *args)
{
  exporting e = { .args = args };
  ls_err err = { 0 };
  cli_sink sink;
  if(args->text[PERIOD] && !cli_when(args, args->text[PERIOD], &e.period))
    return EXIT_WRONG_USE;
  if(!cli_table_format(args, "xlsx", args->text[OUT]))
    return EXIT_WRONG_USE;
  ls_ledger *l = cli_reading(args);
  if(!l)
    return EXIT_TROUBLE;
  int status = EXIT_TROUBLE;
  if(cli_sink_open(args, &sink, args->text[OUT], &err))
    status = cli_trouble(args, &err);
  else {
    e.sink = &sink.sink;
    status = cli_read_step(args, l, step, &e);
    if(cli_sink_close(&sink, status == EXIT_FINE, &err))
      status = cli_trouble(args, &err);
    if(status == EXIT_FINE)
      done(args, &e);
  }
  ledger_close(l);
  return status;
}

const cli_command cmd_export_form = {
  .name = "export form", .operands = "arg-unit", .min = 1, .max = 1,
  .summary = "cmd-export-form", .text = "cmd-export-form-text",
  .options = options, .run = run
};
