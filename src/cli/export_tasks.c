/* luoshi export tasks: the task table for a spreadsheet or for print. */
#include <stdio.h>

#include "app/who.h"
#include "app/tasks.h"
#include "cli/rules.h"
#include "cli/tables.h"

enum { FORMAT = JSON + 1, OUT, TITLE, STATE, UNIT, YEAR, SECTION, ALL,
       RULES };

static const char *const states[] = {
  "candidate", "dropped", "issued", "signed", "progress", "reported",
  "verified", "closed", "archived", NULL
};

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION,
  [FORMAT] = { "format", 0, OPT_CHOICE, "arg-format", "opt-table-format",
               cli_table_formats, 0, 0 },
  [OUT] = { "out", 'o', OPT_FILE, "arg-file", "opt-output", NULL, 0, 0 },
  [TITLE] = { "title", 0, OPT_TEXT, "arg-words", "opt-title", NULL, 0, 0 },
  [STATE] = { "state", 0, OPT_CHOICE, "arg-state", "opt-state", states, 0,
              0 },
  [UNIT] = { "unit", 0, OPT_TEXT, "arg-name", "opt-unit", NULL, 0, 0 },
  [YEAR] = { "year", 0, OPT_COUNT, "arg-year", "opt-items-year", NULL, 1900,
             2999 },
  [SECTION] = { "section", 0, OPT_TEXT, "arg-words", "opt-section", NULL, 0,
                0 },
  [ALL] = { "all", 0, OPT_FLAG, NULL, "opt-items-all", NULL, 0, 0 },
  RULES_OPTION(RULES),
  NO_MORE_OPTIONS
};

typedef struct {
  const cli_args *args;
  app_export x;
} exporting;

static int step(ls_ledger *l, void *arg, ls_err *err)
{
  exporting *e = arg;
  const cli_args *a = e->args;
  ls_unit u;
  e->x.filter = (store_filter){
    .state = a->text[STATE] ? (int)a->number[STATE] : -1,
    .year = (int)a->number[YEAR], .section = a->text[SECTION],
    .all = a->text[ALL] != NULL };
  if(a->text[UNIT]) {
    int rc = app_unit(l, a->text[UNIT], &u, err);
    if(rc)
      return rc;
    e->x.filter.unit = u.id;
  }
  return app_export_tasks(l, &e->x, err);
}

static void done(const cli_args *args, uint64_t rows)
{
  char n[24];
  cli_json j = { false };
  if(!args->text[OUT])
    return;
  if(args->text[JSON]) {
    json_open(&j, NULL, '{');
    json_str(&j, "file", args->text[OUT]);
    json_int(&j, "rows", (int64_t)rows);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  snprintf(n, sizeof(n), "%llu", (unsigned long long)rows);
  cli_say(args, "export-done", n, args->text[OUT]);
}

static int export(const cli_args *args, ls_ledger *l, const ls_rules *rules,
                  const table_format *f)
{
  ls_err err = { 0 };
  cli_sink sink;
  if(cli_sink_open(args, &sink, args->text[OUT], &err))
    return cli_trouble(args, &err);
  exporting e = { args, { .format = f, .sink = &sink.sink,
                          .title = args->text[TITLE], .rules = rules,
                          .english = args->english } };
  int status = cli_read_step(args, l, step, &e);
  if(cli_sink_close(&sink, status == EXIT_FINE, &err))
    status = cli_trouble(args, &err);
  if(status == EXIT_FINE)
    done(args, e.x.rows);
  return status;
}

static int run(const cli_args *args)
{
  const table_format *f = cli_table_format(args, args->text[FORMAT],
                                           args->text[OUT]);
  if(!f)
    return EXIT_WRONG_USE;
  ls_rules *rules = cli_load_rules(args->text[RULES], args->english);
  ls_ledger *l = rules ? cli_reading(args) : NULL;
  int status = l ? export(args, l, rules, f) : EXIT_TROUBLE;
  ledger_close(l);
  rules_free(rules);
  return status;
}

const cli_command cmd_export_tasks = {
  .name = "export tasks", .summary = "cmd-export-tasks",
  .text = "cmd-export-tasks-text", .options = options, .run = run
};
