/* luoshi units, posts: who does the work. */
#include <stdio.h>

#include "app/who.h"
#include "cli/ledger.h"

static const cli_option reading[] = {
  LEDGER_OPTION, JSON_OPTION, NO_MORE_OPTIONS
};

typedef struct {
  const cli_args *args;
  ls_unit unit;
  ls_post post;
} saving;

/* --- units --------------------------------------------------------------- */

enum { NAME = AS + 1, ALIASES, PARENT };

static const cli_option unit_options[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION,
  [NAME] = { "name", 0, OPT_TEXT, "arg-name", "opt-name", NULL, 0, 0 },
  [ALIASES] = { "aliases", 0, OPT_TEXT, "arg-names", "opt-aliases", NULL, 0,
                0 },
  [PARENT] = { "parent", 0, OPT_TEXT, "arg-name", "opt-parent", NULL, 0, 0 },
  NO_MORE_OPTIONS
};

static void show_unit(const cli_args *args, const ls_unit *u)
{
  char id[24], above[64] = "", to[32] = "", ended[64];
  if(args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_int(&j, "id", u->id);
    json_int(&j, "version", u->version);
    json_str(&j, "name", u->name);
    json_some(&j, "aliases", u->aliases);
    json_id(&j, "parent", u->parent);
    if(u->ended)
      json_bool(&j, "retired", true);
    json_id(&j, "successor", u->successor);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  snprintf(id, sizeof(id), "#%lld", (long long)u->id);
  if(u->parent)
    snprintf(above, sizeof(above), "%s #%lld",
             msg_text("unit-above", args->english), (long long)u->parent);
  if(u->ended && u->successor)
    snprintf(to, sizeof(to), " → #%lld", (long long)u->successor);
  snprintf(ended, sizeof(ended), "%s%s",
           u->ended ? msg_text("unit-retired", args->english) : "", to);
  const cli_column line[] = {
    { id, 6 }, { u->name, 32 }, { u->aliases, 20 },
    { above, 12 }, { ended, 0 }
  };
  cli_row(line, 5);
}

static int list_units(ls_ledger *l, void *arg, ls_err *err)
{
  ls_units v = { 0 };
  int rc = store_units(&l->store, STORE_NOW, &v, err);
  for(uint32_t i = 0; !rc && i < v.n; i++)
    show_unit(arg, &v.v[i]);
  if(!rc && !v.n)
    cli_nothing(arg, "units-none");
  return rc;
}

static int list(const cli_args *args, app_step step)
{
  return cli_look(args, step, (void *)(uintptr_t)args);
}

static int units(const cli_args *args)
{
  return list(args, list_units);
}

const cli_command cmd_units = {
  .name = "units", .summary = "cmd-units", .options = reading, .run = units
};

static int set_unit(ls_ledger *l, saving *s, ls_err *err)
{
  const cli_args *a = s->args;
  ls_unit up;
  if(a->text[NAME])
    s->unit.name = a->text[NAME];
  if(a->text[ALIASES])
    s->unit.aliases = a->text[ALIASES];
  if(a->text[PARENT]) {
    int rc = app_unit(l, a->text[PARENT], &up, err);
    if(rc)
      return rc;
    s->unit.parent = up.id;
  }
  int rc = app_save_unit(l, &s->unit, err);
  if(!rc)
    show_unit(a, &s->unit);
  return rc;
}

static int add_unit(ls_ledger *l, void *arg, ls_err *err)
{
  saving *s = arg;
  s->unit = (ls_unit){ .name = s->args->operand[0], .aliases = "" };
  return set_unit(l, s, err);
}

static int edit_unit(ls_ledger *l, void *arg, ls_err *err)
{
  saving *s = arg;
  int rc = app_unit(l, s->args->operand[0], &s->unit, err);
  return rc ? rc : set_unit(l, s, err);
}

static int save(const cli_args *args, const char *act, app_step step)
{
  saving s = { .args = args };
  const app_change what = { act, args->operand[0], "", false };
  return cli_put(args, &what, step, &s);
}

static int units_add(const cli_args *args)
{
  return save(args, "units", add_unit);
}

static int units_edit(const cli_args *args)
{
  return cli_changes(args) ? save(args, "units", edit_unit) : EXIT_WRONG_USE;
}

const cli_command cmd_units_add = {
  .name = "units add", .operands = "arg-name", .min = 1, .max = 1,
  .summary = "cmd-units-add", .options = unit_options, .run = units_add
};

const cli_command cmd_units_edit = {
  .name = "units edit", .operands = "arg-unit", .min = 1, .max = 1,
  .summary = "cmd-units-edit", .options = unit_options, .run = units_edit
};

/* --- posts --------------------------------------------------------------- */

enum { POST_NAME = AS + 1, POST_UNIT, HOLDER };

static const cli_option post_options[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION,
  [POST_NAME] = { "name", 0, OPT_TEXT, "arg-name", "opt-name", NULL, 0, 0 },
  [POST_UNIT] = { "unit", 0, OPT_TEXT, "arg-unit", "opt-post-unit", NULL, 0,
                  0 },
  [HOLDER] = { "holder", 0, OPT_TEXT, "arg-name", "opt-holder", NULL, 0, 0 },
  NO_MORE_OPTIONS
};

static void show_post(const cli_args *args, const ls_post *p,
                      const char *unit)
{
  char id[24];
  if(args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_int(&j, "id", p->id);
    json_int(&j, "version", p->version);
    json_some(&j, "unit", unit);
    json_str(&j, "name", p->name);
    json_some(&j, "holder", p->holder);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  snprintf(id, sizeof(id), "#%lld", (long long)p->id);
  const cli_column line[] = {
    { id, 6 }, { unit, 32 }, { p->name, 20 }, { p->holder, 0 }
  };
  cli_row(line, 4);
}

static int list_posts(ls_ledger *l, void *arg, ls_err *err)
{
  ls_posts v = { 0 };
  int rc = store_posts(&l->store, STORE_NOW, &v, err);
  for(uint32_t i = 0; !rc && i < v.n; i++) {
    ls_unit u = { .name = "" };
    rc = store_unit_get(&l->store, v.v[i].unit, STORE_NOW, &u, err);
    if(rc >= 0) {
      show_post(arg, &v.v[i], u.name);
      rc = LS_OK;
    }
  }
  if(!rc && !v.n)
    cli_nothing(arg, "posts-none");
  return rc;
}

static int posts(const cli_args *args)
{
  return list(args, list_posts);
}

const cli_command cmd_posts = {
  .name = "posts", .summary = "cmd-posts", .options = reading, .run = posts
};

static int set_post(ls_ledger *l, saving *s, ls_err *err)
{
  const cli_args *a = s->args;
  ls_unit u = { .name = "" };
  int rc = LS_OK;
  if(a->text[POST_NAME])
    s->post.name = a->text[POST_NAME];
  if(a->text[HOLDER])
    s->post.holder = a->text[HOLDER];
  if(a->text[POST_UNIT])
    rc = app_unit(l, a->text[POST_UNIT], &u, err);
  if(!rc && a->text[POST_UNIT])
    s->post.unit = u.id;
  if(!rc)
    rc = app_save_post(l, &s->post, err);
  if(!rc)
    show_post(a, &s->post, u.name);
  return rc;
}

static int add_post(ls_ledger *l, void *arg, ls_err *err)
{
  saving *s = arg;
  s->post = (ls_post){ .name = s->args->operand[0], .holder = "" };
  return set_post(l, s, err);
}

static int edit_post(ls_ledger *l, void *arg, ls_err *err)
{
  saving *s = arg;
  int rc = app_post(l, s->args->operand[0], &s->post, err);
  return rc ? rc : set_post(l, s, err);
}

static int posts_add(const cli_args *args)
{
  return save(args, "posts", add_post);
}

static int posts_edit(const cli_args *args)
{
  return cli_changes(args) ? save(args, "posts", edit_post) : EXIT_WRONG_USE;
}

const cli_command cmd_posts_add = {
  .name = "posts add", .operands = "arg-name", .min = 1, .max = 1,
  .summary = "cmd-posts-add", .options = post_options, .run = posts_add
};

const cli_command cmd_posts_edit = {
  .name = "posts edit", .operands = "arg-post", .min = 1, .max = 1,
  .summary = "cmd-posts-edit", .options = post_options, .run = posts_edit
};
