/* luoshi units import FILE. */
#include <stdio.h>

#include "app/units_import.h"
#include "base/alloc.h"
#include "cli/tables.h"

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION, NO_MORE_OPTIONS
};

typedef struct {
  const cli_args *args;
  ls_slice bytes;
  app_units_in out;
} importing;

/* Problems live in the step's arena, so they are told within it. */
static int step(ls_ledger *l, void *arg, ls_err *err)
{
  importing *m = arg;
  port_problems p;
  problems_init(&p, l->store.arena);
  int rc = app_units_import(l, m->bytes, &p, &m->out, err);
  problems_sort(&p);
  cli_problems(m->args, m->args->operand[0], &p, m->args->text[JSON]);
  if(rc && !err->file[0])
    snprintf(err->file, sizeof(err->file), "%s", m->args->operand[0]);
  return rc;
}

static void print(const cli_args *args, const app_units_in *o)
{
  char a[24], b[24];
  if(args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_int(&j, "added", o->added);
    json_int(&j, "changed", o->changed);
    json_int(&j, "same", o->same);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  snprintf(a, sizeof(a), "%u", o->added);
  snprintf(b, sizeof(b), "%u", o->changed);
  cli_say(args, "units-imported", a, b);
}

static int run(const cli_args *args)
{
  importing m = { .args = args };
  size_t n;
  uint8_t *bytes = cli_table_bytes(args, args->operand[0], &n);
  if(!bytes)
    return EXIT_TROUBLE;
  m.bytes = (ls_slice){ (char *)bytes, n };
  const app_change what = { "units", cli_base_name(args->operand[0]), "",
                            true };
  ls_ledger *l = cli_writing(args);
  int status = l ? cli_write_step(args, l, &what, step, &m) : EXIT_TROUBLE;
  ledger_close(l);
  ls_free(bytes);
  if(status == EXIT_FINE)
    print(args, &m.out);
  return status;
}

const cli_command cmd_units_import = {
  .name = "units import", .operands = "arg-file", .min = 1, .max = 1,
  .summary = "cmd-units-import", .text = "cmd-units-import-text",
  .options = options, .run = run
};
