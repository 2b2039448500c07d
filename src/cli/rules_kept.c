/* luoshi rules adopt, luoshi rules kept: the rules that a ledger keeps. */
#include <stdio.h>
#include <string.h>

#include "app/adopt.h"
#include "base/alloc.h"
#include "cli/ledger.h"
#include "cli/rules.h"
#include "cli/values.h"

enum { WHY = AS + 1 };

static const cli_option adopt_options[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION,
  [WHY] = { "why", 0, OPT_TEXT, "arg-words", "opt-why", NULL, 0, 0 },
  NO_MORE_OPTIONS
};

typedef struct {
  const cli_args *args;
  struct cli_rules_folder_files files;
  bool has_folder;
  int n;
} adopting;

static int adopt(ls_ledger *l, void *arg, ls_err *err)
{
  adopting *k = arg;
  const ls_rules_source source = cli_rules_source(&k->files, k->files.dir);
  k->n = app_adopt(l, k->has_folder ? &source : NULL, err);
  return k->n < 0 ? k->n : LS_OK;
}

static void told(const adopting *k, bool is_new)
{
  char n[24];
  if(k->args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_int(&j, "files", k->n);
    json_bool(&j, "new", is_new);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  snprintf(n, sizeof(n), "%d", k->n);
  cli_say(k->args, is_new ? "rules-adopted" : "rules-same", n, NULL);
}

static int write_adopted(const cli_args *args)
{
  const char *dir = args->n ? args->operand[0] : NULL;
  adopting k = { .args = args, .files = { .dir = dir },
                 .has_folder = dir != NULL };
  const app_change what = { "rules", dir ? dir : "",
                            args->text[WHY] ? args->text[WHY] : "", true };
  ls_ledger *l = cli_writing(args);
  if(!l)
    return EXIT_TROUBLE;
  int status = cli_write_step(args, l, &what, adopt, &k);
  if(status == EXIT_FINE)
    told(&k, l->last.entry != 0);
  ls_free(k.files.held);
  ledger_close(l);
  return status;
}

static int run_adopt(const cli_args *args)
{
  ls_rules *r = cli_load_rules(args->n ? args->operand[0] : NULL,
                               args->english);
  rules_free(r);
  return r ? write_adopted(args) : EXIT_TROUBLE;
}

const cli_command cmd_rules_adopt = {
  .name = "rules adopt", .operands = "arg-folder-maybe", .max = 1,
  .summary = "cmd-rules-adopt", .text = "cmd-rules-adopt-text",
  .options = adopt_options, .run = run_adopt
};

/* --- kept ---------------------------------------------------------------- */

enum { AT = JSON + 1 };

static const cli_option kept_options[] = {
  LEDGER_OPTION, JSON_OPTION,
  [AT] = { "at", 0, OPT_TEXT, "arg-date", "opt-at", NULL, 0, 0 },
  NO_MORE_OPTIONS
};

typedef struct {
  const cli_args *args;
  ls_day at;
} looking;

/* Whether this program's own file is another. */
static bool differs(const ls_rule_file *f)
{
  char sha256[SHA256_HEX];
  ls_slice own = rules_builtin(f->name);
  hash_sha256(own.s, own.n, sha256);
  return strcmp(sha256, f->sha256) != 0;
}

static void list(const cli_args *args, const ls_rule_files *v, ls_day day)
{
  char since[DAY_TEXT], sha256[16];
  day_write(day, since);
  for(uint32_t i = 0; i < v->n; i++) {
    const ls_rule_file *f = &v->v[i];
    if(args->text[JSON]) {
      cli_json j = { false };
      json_open(&j, NULL, '{');
      json_str(&j, "name", f->name);
      json_str(&j, "sha256", f->sha256);
      json_int(&j, "entry", f->entry);
      json_str(&j, "since", since);
      json_bool(&j, "differs", differs(f));
      json_close(&j, '}');
      json_end(&j);
      continue;
    }
    snprintf(sha256, sizeof(sha256), "%.12s", f->sha256);
    const cli_column line[] = {
      { f->name, 20 }, { since, 12 }, { sha256, 14 },
      { differs(f) ? msg_text("w-rules-differ", args->english) : "", 0 }
    };
    cli_row(line, 4);
  }
}

/* As rules show takes it: with or without what a file ends in. */
static bool is_called(const ls_rule_file *f, const char *name)
{
  size_t n = strlen(f->name);
  return !strncmp(f->name, name, n) &&
         (!name[n] || !strcmp(name + n, ".tsv"));
}

static int print_one(ls_ledger *l, const cli_args *args,
                     const ls_rule_files *v, ls_err *err)
{
  const char *name = args->operand[0];
  ls_slice s;
  for(uint32_t i = 0; i < v->n; i++) {
    if(!is_called(&v->v[i], name))
      continue;
    int rc = store_content_get(&l->store, v->v[i].sha256, &s, err);
    if(!rc)
      return err_set(err, LS_EDAMAGED, "ledger-damaged", "content", NULL);
    if(rc > 0)
      fwrite(s.s, 1, s.n, stdout);
    return rc < 0 ? rc : LS_OK;
  }
  return err_set(err, LS_ENONE, "rules-not-kept", name, NULL);
}

static int look(ls_ledger *l, void *arg, ls_err *err)
{
  const looking *k = arg;
  ls_rule_files v = { 0 };
  int64_t bound;
  int rc = store_bound(&l->store, k->at == DAY_NONE ? l->today : k->at,
                       &bound, err);
  if(rc >= 0)
    rc = store_rule_files(&l->store, bound, &v, err);
  if(rc >= 0)
    rc = l->store.days ? LS_OK : store_load_days(&l->store, err);
  if(rc < 0)
    return rc;
  if(!v.n)
    return err_set(err, LS_ENONE, "rules-none-kept", NULL, NULL);
  if(k->args->n)
    return print_one(l, k->args, &v, err);
  list(k->args, &v, store_day(&l->store, v.v[0].entry));
  return LS_OK;
}

static int run_kept(const cli_args *args)
{
  looking k = { .args = args };
  if(!cli_day(args, args->text[AT], &k.at))
    return EXIT_WRONG_USE;
  return cli_look(args, look, &k);
}

const cli_command cmd_rules_kept = {
  .name = "rules kept", .operands = "arg-rules-maybe", .max = 1,
  .summary = "cmd-rules-kept", .text = "cmd-rules-kept-text",
  .options = kept_options, .run = run_kept
};
