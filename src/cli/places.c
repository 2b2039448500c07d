/* luoshi places: what targets and values may be of. */
#include <stdio.h>
#include <string.h>

#include "app/places.h"
#include "cli/divisions.h"
#include "cli/ledger.h"
#include "cli/lists.h"

static const cli_option reading[] = {
  LEDGER_OPTION, JSON_OPTION, NO_MORE_OPTIONS
};

enum { NAME = AS + 1, CODE, ALIASES, PARENT, GONE, BACK };

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION,
  [NAME] = { "name", 0, OPT_TEXT, "arg-name", "opt-name", NULL, 0, 0 },
  [CODE] = { "code", 0, OPT_TEXT, "arg-code", "opt-place-code", NULL, 0, 0 },
  [ALIASES] = { "aliases", 0, OPT_TEXT, "arg-names", "opt-aliases", NULL, 0,
                0 },
  [PARENT] = { "parent", 0, OPT_TEXT, "arg-place", "opt-place-parent", NULL,
               0, 0 },
  [GONE] = { "gone", 0, OPT_FLAG, NULL, "opt-place-gone", NULL, 0, 0 },
  [BACK] = { "back", 0, OPT_FLAG, NULL, "opt-place-back", NULL, 0, 0 },
  NO_MORE_OPTIONS
};

static void show(const cli_args *args, const ls_area *a)
{
  if(args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_str(&j, "code", a->code);
    json_int(&j, "version", a->version);
    json_str(&j, "name", a->name);
    json_some(&j, "aliases", a->aliases);
    json_some(&j, "parent", a->parent);
    json_bool(&j, "gone", a->gone);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  const cli_column line[] = {
    { a->code, 14 }, { a->name, 24 }, { a->aliases, 20 }, { a->parent, 14 },
    { a->gone ? msg_text("w-place-gone", args->english) : "", 0 }
  };
  cli_row(line, 5);
}

static int list(ls_ledger *l, void *arg, ls_err *err)
{
  const cli_args *args = arg;
  ls_areas v = { 0 };
  int rc = app_places(l, &v, err);
  if(rc)
    return rc;
  v.v[0].code = v.v[0].aliases; /* its own stands under its own code */
  v.v[0].aliases = "";
  for(uint32_t i = 0; i < v.n; i++)
    show(args, &v.v[i]);
  if(v.n == 1)
    cli_nothing(args, "places-only-own");
  return LS_OK;
}

static int places(const cli_args *args)
{
  return cli_look(args, list, (void *)(uintptr_t)args);
}

const cli_command cmd_places = {
  .name = "places", .summary = "cmd-places", .text = "cmd-places-text",
  .options = reading, .run = places
};

/* --- add and edit -------------------------------------------------------- */

typedef struct {
  const cli_args *args;
  const ls_lex *lex;
  ls_area area;
} saving;

static bool is_digits(const char *s)
{
  return *s && !s[strspn(s, "0123456789")];
}

/* A division of the lists has the code they say; a slip of a digit would
 * make it another county. */
static int by_lists(ls_ledger *l, saving *s, ls_err *err)
{
  cli_division d;
  const char *code = s->args->text[CODE];
  if(code) {
    s->area.code = code;
    if(cli_division_of(s->lex, code, &d) &&
       !slice_eq(d.name, slice_of(s->area.name)) &&
       !slice_eq(d.alias, slice_of(s->area.name)))
      return err_set(err, LS_EREFUSED, "place-other", code,
                     arena_str(&l->arena, d.name));
    return LS_OK;
  }
  if(!cli_division_near(s->lex, s->area.name, l->place, &d) &&
     (!is_digits(s->area.name) ||
      !cli_division_of(s->lex, s->area.name, &d)))
    return LS_OK;
  s->area.code = arena_str(&l->arena, d.code);
  s->area.name = arena_str(&l->arena, d.name);
  s->area.aliases = arena_str(&l->arena, d.alias);
  return LS_OK;
}

static int save(ls_ledger *l, saving *s, ls_err *err)
{
  const cli_args *a = s->args;
  ls_area up;
  if(a->text[NAME])
    s->area.name = a->text[NAME];
  if(a->text[ALIASES])
    s->area.aliases = a->text[ALIASES];
  if(a->text[GONE] || a->text[BACK])
    s->area.gone = a->text[GONE] != NULL;
  if(a->text[PARENT]) {
    int rc = app_place_of(l, a->text[PARENT], &up, err);
    if(rc)
      return rc;
    s->area.parent = up.code;
  }
  int rc = app_save_place(l, &s->area, err);
  if(!rc)
    show(a, &s->area);
  return rc;
}

static int add(ls_ledger *l, void *arg, ls_err *err)
{
  saving *s = arg;
  s->area = (ls_area){ .code = "", .name = s->args->operand[0],
                       .aliases = "", .parent = "" };
  int rc = by_lists(l, s, err);
  return rc ? rc : save(l, s, err);
}

static int edit(ls_ledger *l, void *arg, ls_err *err)
{
  saving *s = arg;
  int rc = app_place_of(l, s->args->operand[0], &s->area, err);
  if(!rc && !*s->area.code)
    rc = err_set(err, LS_EREFUSED, "place-own", s->area.name, NULL);
  if(!rc && s->args->text[CODE] && strcmp(s->args->text[CODE],
                                          s->area.code) != 0)
    rc = err_set(err, LS_EREFUSED, "place-code-stays", s->area.code, NULL);
  return rc ? rc : save(l, s, err);
}

static int write_one(const cli_args *args, app_step step, const ls_lex *lex)
{
  ls_err both = { 0 };
  saving s = { .args = args, .lex = lex };
  if(args->text[GONE] && args->text[BACK]) {
    err_set(&both, LS_EUSAGE, "usage-both", "gone", "back");
    return cli_trouble(args, &both);
  }
  const app_change what = { "places", args->operand[0], "", false };
  return cli_put(args, &what, step, &s);
}

static int places_add(const cli_args *args)
{
  ls_lex *lex = cli_load_lists(NULL, args->english, NULL, NULL);
  int status = lex ? write_one(args, add, lex) : EXIT_TROUBLE;
  lex_free(lex);
  return status;
}

static int places_edit(const cli_args *args)
{
  return cli_changes(args) ? write_one(args, edit, NULL) : EXIT_WRONG_USE;
}

const cli_command cmd_places_add = {
  .name = "places add", .operands = "arg-name", .min = 1, .max = 1,
  .summary = "cmd-places-add", .text = "cmd-places-add-text",
  .options = options, .run = places_add
};

const cli_command cmd_places_edit = {
  .name = "places edit", .operands = "arg-place", .min = 1, .max = 1,
  .summary = "cmd-places-edit", .text = "cmd-places-edit-text",
  .options = options, .run = places_edit
};
