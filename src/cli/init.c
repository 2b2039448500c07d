/* luoshi init: a new ledger. */
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/vec.h"
#include "cli/divisions.h"
#include "cli/ledger.h"
#include "cli/lists.h"
#include "cli/rules.h"

enum { PLACE = AS + 1 };

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION,
  [PLACE] = { "place", 0, OPT_TEXT, "arg-place", "opt-init-place", NULL, 0,
              0 },
  NO_MORE_OPTIONS
};

typedef struct {
  const ls_lex *lex;
  ls_arena arena;
  jmp_buf oom;
  VEC(ls_area) below;
  struct cli_rules_folder_files files;
} making;

static int add_below(void *arg, const cli_division *d)
{
  making *m = arg;
  *vec_push(&m->arena, &m->below) = (ls_area){
    .code = arena_str(&m->arena, d->code), .version = 1,
    .name = arena_str(&m->arena, d->name),
    .aliases = arena_str(&m->arena, d->alias), .parent = ""
  };
  return 0;
}

/* A place of the lists by its code or name, with what is right below it; one
 * they do not know has its name for a code. */
static app_place find(making *m, const char *given)
{
  cli_division d;
  if(!cli_division_of(m->lex, given, &d))
    return (app_place){ .code = given, .name = given };
  app_place p = { .code = arena_str(&m->arena, d.code),
                  .name = arena_str(&m->arena, d.name) };
  cli_divisions_below(m->lex, p.code, add_below, m);
  p.below = m->below.v;
  p.n = m->below.n;
  return p;
}

static void tell(const cli_args *args, const app_place *place,
                 const char *who)
{
  const char *path = cli_ledger_path(args);
  char n[24];
  if(args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_str(&j, "ledger", path);
    json_str(&j, "place", place->code);
    json_str(&j, "name", place->name);
    json_int(&j, "places", place->n);
    json_str(&j, "user", who);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  snprintf(n, sizeof(n), "%u", place->n);
  cli_say(args, "init-done", path, place->name);
  if(place->n)
    cli_say(args, "init-places", n, NULL);
  cli_say(args, "init-user", who, NULL);
}

static int make(const cli_args *args, making *m)
{
  char as[APP_NAME];
  ls_err err = { 0 };
  if(setjmp(m->oom)) {
    err_set(&err, LS_ENOMEM, "no-memory", NULL, NULL);
    return cli_trouble(args, &err);
  }
  app_place place = find(m, args->text[PLACE]);
  if(strlen(place.code) >= APP_NAME) {
    err_set(&err, LS_EUSAGE, "usage-init-place", NULL, NULL);
    return cli_trouble(args, &err);
  }
  const char *who = cli_as(args, as), *folder = cli_rules_folder();
  const ls_rules_source source = cli_rules_source(&m->files, folder);
  if(folder)
    place.rules = &source;
  if(ledger_create(cli_ledger_path(args), &place, who, &err))
    return cli_trouble(args, &err);
  tell(args, &place, who);
  return EXIT_FINE;
}

static int run(const cli_args *args)
{
  making m = { 0 };
  ls_err err = { 0 };
  if(!args->text[PLACE]) {
    err_set(&err, LS_EUSAGE, "usage-init-place", NULL, NULL);
    return cli_trouble(args, &err);
  }
  ls_lex *lex = cli_load_lists(NULL, args->english, NULL, NULL);
  if(!lex)
    return EXIT_TROUBLE;
  m.lex = lex;
  ls_rules *rules = cli_load_rules(cli_rules_folder(), args->english);
  if(!rules) {
    lex_free(lex);
    return EXIT_TROUBLE;
  }
  rules_free(rules);
  arena_init(&m.arena, &m.oom);
  int status = make(args, &m);
  arena_free(&m.arena);
  ls_free(m.files.held);
  lex_free(lex);
  return status;
}

const cli_command cmd_init = {
  .name = "init", .summary = "cmd-init", .text = "cmd-init-text",
  .options = options, .run = run
};
