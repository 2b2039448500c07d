/* luoshi item show ITEM: everything about one. */
#include <stdio.h>

#include "cli/ledger.h"

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION, NO_MORE_OPTIONS
};

typedef struct {
  const cli_args *args;
  const char *name;
} showing;

static void line(const cli_args *args, const char *key, const char *value)
{
  if(!value[0])
    return;
  cli_cell(msg_text(key, args->english), 12);
  puts(value);
}

static void print(const cli_args *args, const app_dossier *d)
{
  char id[24], day[DAY_TEXT];
  const ls_item_row *i = &d->item;
  snprintf(id, sizeof(id), "#%lld", (long long)i->id);
  line(args, "item-id", id);
  line(args, "item-number", i->number);
  line(args, "item-state", cli_word(state_key, i->state, args->english));
  line(args, "item-task", i->task);
  if(strcmp(i->quote, i->task))
    line(args, "item-quote", i->quote);
  line(args, "item-source", i->source);
  line(args, "item-section", i->section);
  day_write(i->deadline, day);
  line(args, "item-deadline", day);
}

static int show(ls_ledger *l, void *arg, ls_err *err)
{
  showing *s = arg;
  ls_item_row row;
  app_dossier d;
  int rc = app_item(l, s->name, STORE_NOW, &row, err);
  if(!rc)
    rc = app_dossier_of(l, row.id, STORE_NOW, DOSSIER_ALL, &d, err);
  if(!rc)
    print(s->args, &d);
  return rc;
}

static int run(const cli_args *args)
{
  showing s = { args, args->operand[0] };
  ls_ledger *l = cli_reading(args);
  if(!l)
    return EXIT_TROUBLE;
  int status = cli_read_step(args, l, show, &s);
  ledger_close(l);
  return status;
}

const cli_command cmd_item_show = {
  .name = "item show", .operands = "arg-item", .min = 1, .max = 1,
  .summary = "cmd-item-show", .text = "cmd-item-show-text",
  .options = options, .run = run
};
