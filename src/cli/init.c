/* luoshi init: a new ledger. */
#include <stdio.h>

#include "cli/ledger.h"
#include "cli/lists.h"

enum { PLACE = AS + 1 };

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION,
  [PLACE] = { "place", 0, OPT_TEXT, "arg-place", "opt-init-place", NULL, 0,
              0 },
  NO_MORE_OPTIONS
};

/* A place of the lists by its code or name; one they do not know has its
 * name for a code. */
static app_place find(const ls_lex *lex, const char *given)
{
  uint32_t n = 0;
  ls_slice word = slice_of(given);
  const ls_entry *e = lex_rows(lex, LEX_DIVISIONS, &n);
  static char code[16], name[APP_NAME];
  for(uint32_t i = 0; i < n; i++)
    if(slice_eq(lex_word(&e[i]), word) ||
       slice_eq(lex_text(&e[i], 0), word)) {
      ls_slice number = lex_text(&e[i], 0), full = lex_text(&e[i], 1);
      if(!full.n)
        full = lex_word(&e[i]);
      snprintf(code, sizeof(code), "%.*s", (int)number.n, number.s);
      snprintf(name, sizeof(name), "%.*s", (int)full.n, full.s);
      return (app_place){ code, name };
    }
  return (app_place){ given, given };
}

static int run(const cli_args *args)
{
  char as[APP_NAME];
  ls_err err = { 0 };
  if(!args->text[PLACE]) {
    err_set(&err, LS_EUSAGE, "usage-init-place", NULL, NULL);
    return cli_trouble(args, &err);
  }
  ls_lex *lex = cli_load_lists(NULL, args->english, NULL, NULL);
  if(!lex)
    return EXIT_TROUBLE;
  app_place place = find(lex, args->text[PLACE]);
  lex_free(lex);
  if(strlen(place.code) >= APP_NAME) {
    err_set(&err, LS_EUSAGE, "usage-init-place", NULL, NULL);
    return cli_trouble(args, &err);
  }
  const char *path = cli_ledger_path(args), *who = cli_as(args, as);
  if(ledger_create(path, &place, who, &err))
    return cli_trouble(args, &err);
  if(args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_str(&j, "ledger", path);
    json_str(&j, "place", place.code);
    json_str(&j, "name", place.name);
    json_str(&j, "user", who);
    json_close(&j, '}');
    json_end(&j);
  }
  else {
    cli_say(args, "init-done", path, place.name);
    cli_say(args, "init-user", who, NULL);
  }
  return EXIT_FINE;
}

const cli_command cmd_init = {
  .name = "init", .summary = "cmd-init", .text = "cmd-init-text",
  .options = options, .run = run
};
