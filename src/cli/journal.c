/* luoshi journal: what was done, newest last. */
#include <stdio.h>

#include "cli/ledger.h"
#include "cli/words.h"

enum { LAST = JSON + 1, FROM };

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION,
  [LAST] = { "last", 'n', OPT_COUNT, "arg-number", "opt-last", NULL, 1,
             1000000000 },
  [FROM] = { "from", 0, OPT_COUNT, "arg-number", "opt-from", NULL, 1,
             1000000000 },
  NO_MORE_OPTIONS
};

static void as_json(const ls_journal *e)
{
  cli_json j = { false };
  json_open(&j, NULL, '{');
  json_int(&j, "entry", e->entry);
  json_str(&j, "at", e->at);
  json_str(&j, "who", e->who);
  json_str(&j, "act", e->act);
  json_some(&j, "subject", e->subject);
  json_some(&j, "why", e->why);
  json_some(&j, "clock", e->clock);
  json_int(&j, "rows", e->rows);
  json_str(&j, "sha256", e->sha256);
  json_str(&j, "sm3", e->sm3);
  json_close(&j, '}');
  json_end(&j);
}

static int show(void *arg, const ls_journal *e, ls_err *err)
{
  const cli_args *args = arg;
  char number[24];
  ls_buf what;
  (void)err;
  if(args->text[JSON]) {
    as_json(e);
    return 0;
  }
  snprintf(number, sizeof(number), "%lld", (long long)e->entry);
  buf_init(&what, 1 << 20);
  buf_fmt(&what, "%s%s%s", e->subject, e->why[0] ? " | " : "", e->why);
  const cli_column line[] = {
    { number, 7 }, { e->at, 20 }, { e->who, 12 },
    { cli_change_word(e->act, args->english), 13 }, { buf_cstr(&what), 0 }
  };
  cli_row(line, 5);
  buf_free(&what);
  return 0;
}

static int list(ls_ledger *l, void *arg, ls_err *err)
{
  const cli_args *args = arg;
  int64_t from = args->text[FROM] ? (int64_t)args->number[FROM] : 1;
  int64_t many = args->text[LAST] ? (int64_t)args->number[LAST]
                                  : STORE_NOW;
  if(args->text[LAST] && !args->text[FROM]) {
    ls_journal last = { 0 };
    int rc = store_last_entry(&l->store, STORE_NOW, &last, err);
    if(rc < 0)
      return rc;
    from = last.entry > many ? last.entry - many + 1 : 1;
  }
  return store_entries(&l->store, from, STORE_NOW, false, many, show, arg,
                       err);
}

static int run(const cli_args *args)
{
  return cli_look(args, list, (void *)(uintptr_t)args);
}

const cli_command cmd_journal = {
  .name = "journal", .summary = "cmd-journal", .text = "cmd-journal-text",
  .options = options, .run = run
};
