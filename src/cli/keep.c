/* luoshi verify, backup, restore, rebuild, export all, import all. */
#include <stdio.h>
#include <string.h>

#include "app/keep.h"
#include "cli/acts.h"

static const cli_option plain[] = {
  LEDGER_OPTION, JSON_OPTION, NO_MORE_OPTIONS
};

/* {"...": file, "head": ...} or a line for people and the head. */
static void done(const cli_args *args, const char *key, const char *what,
                 const char *file, const char *head)
{
  if(args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_str(&j, what, file);
    json_some(&j, "head", head);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  cli_say(args, key, file, NULL);
  if(head[0])
    cli_say(args, "head-is", head, NULL);
}

/* --- verify -------------------------------------------------------------- */

static const cli_option verify_options[] = {
  ACT_OPTIONS,
  [ACT_HEAD] = { "head", 0, OPT_TEXT, "arg-head", "opt-head", NULL, 0, 0 },
  NO_MORE_OPTIONS
};

static const char *const finding_keys[] = {
  "verify-quote", "verify-content", "verify-text", "verify-lost",
  "verify-stray", "verify-missing", "verify-gap", "verify-rows",
  "verify-chain", "verify-order", "verify-engine", "verify-place",
  "verify-head", "verify-cut", "verify-schema", "verify-derived", NULL
};

static void found(void *arg, const store_finding *f)
{
  const cli_args *args = arg;
  char where[128];
  int known = word_index(finding_keys, f->key);
  snprintf(where, sizeof(where), "%lld%s%s", (long long)f->entry,
           f->table[0] ? " " : "", f->table);
  if(f->n)
    snprintf(where + strlen(where), sizeof(where) - strlen(where), " %lld",
             (long long)f->n);
  if(!args->text[JSON]) {
    cli_say(args, known < 0 ? "verify-engine" : finding_keys[known], where,
            f->words);
    return;
  }
  cli_json j = { false };
  json_open(&j, NULL, '{');
  json_str(&j, "finding", f->key);
  json_int(&j, "entry", f->entry);
  json_some(&j, "table", f->table);
  json_id(&j, "row", f->n);
  json_some(&j, "words", f->words);
  json_close(&j, '}');
  json_end(&j);
}

static void verified(const cli_args *args, int n, const app_verified *out)
{
  char entries[24], count[24];
  snprintf(entries, sizeof(entries), "%lld", (long long)out->entries);
  snprintf(count, sizeof(count), "%d", n);
  if(args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_int(&j, "findings", n);
    json_int(&j, "entries", out->entries);
    json_int(&j, "told", out->told);
    json_str(&j, "head", out->head);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  cli_say(args, n ? "verify-found" : "verify-clean", n ? count : entries,
          NULL);
  if(out->told) {
    snprintf(count, sizeof(count), "%lld", (long long)out->told);
    cli_say(args, "verify-told", count, NULL);
  }
  cli_say(args, "head-is", out->head, NULL);
}

/* "12:9f86...", or the hash alone. */
static bool is_head(const char *s)
{
  size_t digits = strspn(s, "0123456789");
  if(digits && digits < 19 && s[digits] == ':')
    s += digits + 1;
  return strspn(s, "0123456789abcdef") == SHA256_HEX - 1 &&
         !s[SHA256_HEX - 1];
}

/* With items it is the act upon them, without the ledger's own test. */
static int verify(const cli_args *args)
{
  bool items = args->n || args->text[ACT_ALL];
  if(items && args->text[ACT_HEAD]) {
    ls_err wrong;
    err_set(&wrong, LS_EUSAGE, "usage-head", NULL, NULL);
    return cli_trouble(args, &wrong);
  }
  if(items)
    return cli_act(args, ACT_VERIFY);
  ls_err err = { 0 };
  if(args->text[ACT_HEAD] && !is_head(args->text[ACT_HEAD])) {
    err_set(&err, LS_EUSAGE, "usage-head-form", args->text[ACT_HEAD], NULL);
    return cli_trouble(args, &err);
  }
  app_verified out;
  ls_ledger *l = cli_reading(args);
  if(!l)
    return EXIT_TROUBLE;
  int n = ledger_verify(l, args->text[ACT_HEAD], found,
                        (void *)(uintptr_t)args, &out, &err);
  ledger_close(l);
  if(n < 0)
    return cli_trouble(args, &err);
  verified(args, n, &out);
  return n ? EXIT_TROUBLE : EXIT_FINE;
}

const cli_command cmd_verify = {
  .name = "verify", .operands = "arg-items-maybe", .min = 0, .max = -1,
  .summary = "cmd-verify", .text = "cmd-verify-text",
  .options = verify_options, .run = verify
};

/* --- copies -------------------------------------------------------------- */

static int backup(const cli_args *args)
{
  char head[HEAD_TEXT] = "";
  ls_err err = { 0 };
  ls_ledger *l = cli_reading(args);
  if(!l)
    return EXIT_TROUBLE;
  int rc = ledger_backup(l, args->operand[0], head, &err);
  ledger_close(l);
  if(rc)
    return cli_trouble(args, &err);
  done(args, "backup-done", "backup", args->operand[0], head);
  return EXIT_FINE;
}

const cli_command cmd_backup = {
  .name = "backup", .operands = "arg-file", .min = 1, .max = 1,
  .summary = "cmd-backup", .text = "cmd-backup-text", .options = plain,
  .run = backup
};

static int restore(const cli_args *args)
{
  char head[HEAD_TEXT] = "", kept[512];
  ls_err err = { 0 };
  const char *to = cli_ledger_path(args);
  if(ledger_restore(args->operand[0], to, kept, head, &err)) {
    if(!strcmp(err.key, "ledger-missing")) /* the backup is */
      snprintf(err.key, sizeof(err.key), "file-missing");
    return cli_trouble(args, &err);
  }
  if(kept[0] && !args->text[JSON])
    cli_say(args, "restore-kept", kept, NULL);
  done(args, "restore-done", "ledger", to, head);
  return EXIT_FINE;
}

const cli_command cmd_restore = {
  .name = "restore", .operands = "arg-file", .min = 1, .max = 1,
  .summary = "cmd-restore", .text = "cmd-restore-text", .options = plain,
  .run = restore
};

/* --- the derived tables -------------------------------------------------- */

static const cli_option writing[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION, NO_MORE_OPTIONS
};

static int rebuild(const cli_args *args)
{
  ls_err err = { 0 };
  ls_ledger *l = cli_writing(args);
  if(!l)
    return EXIT_TROUBLE;
  int rc = ledger_rebuild(l, &err);
  ledger_close(l);
  if(rc)
    return cli_trouble(args, &err);
  done(args, "rebuild-done", "rebuilt", cli_ledger_path(args), "");
  return EXIT_FINE;
}

const cli_command cmd_rebuild = {
  .name = "rebuild", .summary = "cmd-rebuild", .text = "cmd-rebuild-text",
  .options = writing, .run = rebuild
};

/* --- everything out and in ----------------------------------------------- */

static int export_all(const cli_args *args)
{
  ls_err err = { 0 };
  ls_ledger *l = cli_reading(args);
  if(!l)
    return EXIT_TROUBLE;
  char head[HEAD_TEXT] = "";
  int rc = ledger_export_all(l, args->operand[0], &err);
  if(!rc)
    rc = app_head(l, head, &err);
  ledger_close(l);
  if(rc)
    return cli_trouble(args, &err);
  done(args, "export-all-done", "folder", args->operand[0], head);
  return EXIT_FINE;
}

const cli_command cmd_export_all = {
  .name = "export all", .operands = "arg-folder", .min = 1, .max = 1,
  .summary = "cmd-export-all", .text = "cmd-export-all-text",
  .options = plain, .run = export_all
};

static int import_all(const cli_args *args)
{
  char head[HEAD_TEXT] = "";
  ls_err err = { 0 };
  const char *to = cli_ledger_path(args);
  if(ledger_import_all(to, args->operand[0], head, &err))
    return cli_trouble(args, &err);
  done(args, "import-all-done", "ledger", to, head);
  return EXIT_FINE;
}

const cli_command cmd_import_all = {
  .name = "import all", .operands = "arg-folder", .min = 1, .max = 1,
  .summary = "cmd-import-all", .text = "cmd-import-all-text",
  .options = plain, .run = import_all
};
