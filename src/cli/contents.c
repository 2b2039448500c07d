/* luoshi reports, reports save, evidence save: what the ledger keeps, and
 * out of it again. */
#include <errno.h>
#include <stdio.h>

#include "app/who.h"
#include "cli/ledger.h"
#include "sys/file.h"

static const cli_option plain[] = {
  LEDGER_OPTION, JSON_OPTION, NO_MORE_OPTIONS
};

enum { TEXT = JSON + 1 };

static const cli_option report_options[] = {
  LEDGER_OPTION, JSON_OPTION,
  [TEXT] = { "text", 0, OPT_FLAG, NULL, "opt-report-text", NULL, 0, 0 },
  NO_MORE_OPTIONS
};

/* --- reports ------------------------------------------------------------- */

static void show(const cli_args *args, const ls_report_row *r)
{
  char id[24];
  if(args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_int(&j, "id", r->id);
    json_int(&j, "year", r->year);
    json_str(&j, "place", r->about);
    json_str(&j, "name", r->name);
    json_str(&j, "sha256", r->sha256);
    json_int(&j, "chars", r->chars);
    json_id(&j, "replaces", r->replaces);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  snprintf(id, sizeof(id), "#%lld", (long long)r->id);
  cli_cell(id, 6);
  printf("%d  ", r->year);
  cli_cell(r->about, 16);
  puts(r->name);
}

static int list(ls_ledger *l, void *arg, ls_err *err)
{
  ls_report_rows v = { 0 };
  int rc = store_reports(&l->store, STORE_NOW, &v, err);
  for(uint32_t i = 0; !rc && i < v.n; i++)
    show(arg, &v.v[i]);
  if(!rc && !v.n)
    cli_nothing(arg, "reports-none");
  return rc;
}

static int in_step(const cli_args *args, app_step step)
{
  return cli_look(args, step, (void *)(uintptr_t)args);
}

static int reports(const cli_args *args)
{
  return in_step(args, list);
}

const cli_command cmd_reports = {
  .name = "reports", .summary = "cmd-reports", .options = plain,
  .run = reports
};

/* --- saving -------------------------------------------------------------- */

static void saved(const char *path, const char *sha256, size_t bytes)
{
  cli_json j = { false };
  json_open(&j, NULL, '{');
  json_str(&j, "file", path);
  json_some(&j, "sha256", sha256);
  json_int(&j, "bytes", (int64_t)bytes);
  json_close(&j, '}');
  json_end(&j);
}

/* To a file that takes its name when all is there; - is standard output,
 * and then there is nothing else on it. */
static int save(const cli_args *args, ls_slice bytes, const char *sha256,
                ls_err *err)
{
  ls_output o;
  const char *path = args->operand[1];
  int rc = cli_output_open(args, &o, strcmp(path, "-") ? path : NULL, err);
  if(rc)
    return rc;
  if(sys_output_write(&o, bytes.s, bytes.n))
    rc = sys_error(err, path);
  ls_err closing;
  int end = sys_output_close(&o, !rc, &closing);
  if(!rc && end)
    *err = closing;
  if(!rc && !end && o.path && args->text[JSON])
    saved(path, sha256, bytes.n);
  return rc ? rc : end;
}

static int save_report(ls_ledger *l, void *arg, ls_err *err)
{
  const cli_args *args = arg;
  ls_report_row r;
  ls_slice bytes;
  int64_t id;
  int rc = app_id(args->operand[0], &id)
    ? store_report_get(&l->store, id, true, &r, err) : 0;
  if(rc > 0 && args->text[TEXT])
    return save(args, r.words, "", err);
  if(rc > 0)
    rc = store_content_get(&l->store, r.sha256, &bytes, err);
  if(rc <= 0)
    return rc ? rc : err_set(err, LS_ENONE, "report-none", args->operand[0],
                             NULL);
  return save(args, bytes, r.sha256, err);
}

static int save_evidence(ls_ledger *l, void *arg, ls_err *err)
{
  const cli_args *args = arg;
  ls_evidence e;
  ls_slice bytes;
  int64_t id;
  int rc = app_id(args->operand[0], &id)
    ? store_evidence_get(&l->store, id, &e, err) : 0;
  if(rc > 0)
    rc = store_content_get(&l->store, e.sha256, &bytes, err);
  if(rc <= 0)
    return rc ? rc : err_set(err, LS_ENONE, "evidence-none",
                             args->operand[0], NULL);
  return save(args, bytes, e.sha256, err);
}

static int reports_save(const cli_args *args)
{
  return in_step(args, save_report);
}

static int evidence_save(const cli_args *args)
{
  return in_step(args, save_evidence);
}

const cli_command cmd_reports_save = {
  .name = "reports save", .operands = "arg-save", .min = 2, .max = 2,
  .summary = "cmd-reports-save", .options = report_options,
  .run = reports_save
};

const cli_command cmd_evidence_save = {
  .name = "evidence save", .operands = "arg-save", .min = 2, .max = 2,
  .summary = "cmd-evidence-save", .text = "cmd-evidence-save-text",
  .options = plain, .run = evidence_save
};
