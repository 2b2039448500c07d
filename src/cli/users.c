/* luoshi users: who may do what. */
#include <stdio.h>

#include "app/who.h"
#include "cli/words.h"

enum { ROLE = AS + 1, UNIT, SHOWN, GONE, BACK };

static const cli_option reading[] = {
  LEDGER_OPTION, JSON_OPTION, NO_MORE_OPTIONS
};

#define ONE_OF(...) (const char *const[]){ __VA_ARGS__, NULL }

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION,
  [ROLE] = { "role", 0, OPT_CHOICE, "arg-role", "opt-role",
             ONE_OF("admin", "supervisor", "leader", "unit", "reader"), 0,
             0 },
  [UNIT] = { "unit", 0, OPT_TEXT, "arg-unit", "opt-user-unit", NULL, 0, 0 },
  [SHOWN] = { "shown", 0, OPT_TEXT, "arg-name", "opt-shown", NULL, 0, 0 },
  [GONE] = { "gone", 0, OPT_FLAG, NULL, "opt-gone", NULL, 0, 0 },
  [BACK] = { "back", 0, OPT_FLAG, NULL, "opt-back", NULL, 0, 0 },
  NO_MORE_OPTIONS
};

static void show(const cli_args *args, const ls_user *u, const char *unit)
{
  if(args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_str(&j, "name", u->name);
    json_int(&j, "version", u->version);
    json_some(&j, "shown", u->shown);
    json_str(&j, "role", user_role_name[u->role]);
    json_some(&j, "unit", unit);
    json_bool(&j, "gone", u->gone);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  const cli_column line[] = {
    { u->name, 20 }, { u->shown, 20 },
    { cli_word(role_key, u->role, args->english), 16 }, { unit, 24 },
    { u->gone ? msg_text("w-gone", args->english) : "", 0 }
  };
  cli_row(line, 5);
}

static int show_with_unit(ls_ledger *l, const cli_args *args,
                          const ls_user *u, ls_err *err)
{
  ls_unit unit = { .name = "" };
  int rc = u->unit ? store_unit_get(&l->store, u->unit, STORE_NOW, &unit,
                                    err) : 1;
  if(rc >= 0)
    show(args, u, unit.name);
  return rc < 0 ? rc : LS_OK;
}

static int list(ls_ledger *l, void *arg, ls_err *err)
{
  ls_users v = { 0 };
  int rc = store_users(&l->store, STORE_NOW, &v, err);
  for(uint32_t i = 0; !rc && i < v.n; i++)
    rc = show_with_unit(l, arg, &v.v[i], err);
  return rc;
}

static int users(const cli_args *args)
{
  return cli_look(args, list, (void *)(uintptr_t)args);
}

const cli_command cmd_users = {
  .name = "users", .summary = "cmd-users", .options = reading, .run = users
};

static int set(ls_ledger *l, const cli_args *a, ls_user *u, ls_err *err)
{
  ls_unit unit;
  int rc = LS_OK;
  if(a->text[ROLE])
    u->role = (uint8_t)a->number[ROLE];
  if(a->text[SHOWN])
    u->shown = a->text[SHOWN];
  if(a->text[UNIT])
    rc = app_unit(l, a->text[UNIT], &unit, err);
  if(!rc && a->text[UNIT])
    u->unit = unit.id;
  if(a->text[GONE] || a->text[BACK])
    u->gone = a->text[GONE] != NULL;
  if(!rc)
    rc = app_save_user(l, u, err);
  return rc ? rc : show_with_unit(l, a, u, err);
}

static int add(ls_ledger *l, void *arg, ls_err *err)
{
  const cli_args *args = arg;
  ls_user u = { .name = args->operand[0], .shown = args->operand[0],
                .role = U_READER };
  return set(l, args, &u, err);
}

static int edit(ls_ledger *l, void *arg, ls_err *err)
{
  const cli_args *args = arg;
  ls_user u;
  int rc = app_user(l, args->operand[0], &u, err);
  return rc ? rc : set(l, args, &u, err);
}

static int save(const cli_args *args, app_step step)
{
  const app_change what = { "users", args->operand[0], "", false };
  ls_err err = { 0 };
  if(args->text[GONE] && args->text[BACK]) {
    err_set(&err, LS_EUSAGE, "usage-both", "gone", "back");
    return cli_trouble(args, &err);
  }
  return cli_put(args, &what, step, (void *)(uintptr_t)args);
}

static int users_add(const cli_args *args)
{
  return save(args, add);
}

static int users_edit(const cli_args *args)
{
  return cli_changes(args) ? save(args, edit) : EXIT_WRONG_USE;
}

const cli_command cmd_users_add = {
  .name = "users add", .operands = "arg-user", .min = 1, .max = 1,
  .summary = "cmd-users-add", .text = "cmd-users-text", .options = options,
  .run = users_add
};

const cli_command cmd_users_edit = {
  .name = "users edit", .operands = "arg-user", .min = 1, .max = 1,
  .summary = "cmd-users-edit", .text = "cmd-users-text", .options = options,
  .run = users_edit
};
