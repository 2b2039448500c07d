/* luoshi ingest REPORT: a report's items become the ledger's candidates. */
#include <stdio.h>

#include "app/documents.h"
#include "base/alloc.h"
#include "cli/ledger.h"
#include "cli/lists.h"
#include "sys/file.h"

enum { PLACE = AS + 1, YEAR, LEXICON, MAX_SIZE, DRY_RUN, ACCEPT, WHY };

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION,
  [PLACE] = { "place", 0, OPT_TEXT, "arg-name", "opt-place", NULL, 0, 0 },
  [YEAR] = { "year", 0, OPT_COUNT, "arg-year", "opt-year", NULL, 1900,
             2999 },
  [LEXICON] = { "lexicon", 0, OPT_FOLDER, "arg-folder", "opt-lexicon", NULL,
                0, 0 },
  [MAX_SIZE] = { "max-size", 0, OPT_SIZE, "arg-size", "opt-max-size", NULL,
                 1, UINT64_C(1) << 30 },
  [DRY_RUN] = { "dry-run", 0, OPT_FLAG, NULL, "opt-ingest-dry", NULL, 0,
                0 },
  [ACCEPT] = { "accept", 0, OPT_FLAG, NULL, "opt-accept", NULL, 0, 0 },
  [WHY] = { "why", 0, OPT_TEXT, "arg-words", "opt-why", NULL, 0, 0 },
  NO_MORE_OPTIONS
};

typedef struct {
  const cli_args *args;
  ls_ledger *l;
  int status;
  app_document d;
  app_ingest_how how;
  app_ingested out;
} ingesting;

/* --- differences --------------------------------------------------------- */

static const char *const diff_word[] = { "new", "gone", "reworded" };
static const char *const diff_key[] = { "diff-new", "diff-gone",
                                        "diff-reworded" };

static const char *name_of(const ls_item_row *i, char out[32])
{
  snprintf(out, 32, "#%lld", (long long)i->id);
  return i->number[0] ? i->number : out;
}

static void difference(void *arg, const app_difference *d)
{
  const ingesting *g = arg;
  char name[32] = "";
  const char *who = d->was ? name_of(d->was, name) : "";
  if(g->args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_str(&j, "difference", diff_word[d->kind]);
    json_id(&j, "id", d->was ? d->was->id : 0);
    json_some(&j, "was", d->was ? d->was->quote : "");
    json_some(&j, "now", d->now);
    json_bool(&j, "stays", d->stays);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  if(d->kind == DIFF_REWORDED && d->was) {
    cli_say(g->args, "diff-was", who, d->was->quote);
    cli_say(g->args, "diff-now", d->now, NULL);
  }
  else
    cli_say(g->args, d->kind == DIFF_NEW && d->was ? "diff-back"
                                                   : diff_key[d->kind],
            d->was ? d->was->quote : d->now,
            who);
  if(d->kind == DIFF_REWORDED && !d->stays && d->was &&
     strcmp(d->was->task, d->was->quote))
    cli_say(g->args, "diff-task", who, d->was->task);
  if(d->stays)
    cli_say(g->args, "diff-stays", who, NULL);
}

/* --- taking in ----------------------------------------------------------- */

static int step(ls_ledger *l, void *arg, ls_err *err)
{
  ingesting *g = arg;
  return app_ingest(l, &g->d, g->how, difference, g, &g->out, err);
}

static void print_json(const char *file, const app_ingested *o,
                       const ls_report *r)
{
  cli_json j = { false };
  json_open(&j, NULL, '{');
  json_str(&j, "file", file);
  json_id(&j, "report", o->report);
  json_slice(&j, "place", r->place);
  json_int(&j, "year", r->year);
  json_bool(&j, "known", o->known);
  json_id(&j, "replaces", o->known ? 0 : o->replaces);
  json_int(&j, "items", o->items);
  json_int(&j, "targets", o->targets);
  json_int(&j, "unread", o->unread);
  json_int(&j, "new", o->fresh);
  json_int(&j, "gone", o->gone);
  json_int(&j, "reworded", o->reworded);
  json_int(&j, "stay", o->stay);
  json_close(&j, '}');
  json_end(&j);
}

static void print(const ingesting *g, const char *file, const ls_report *r)
{
  const app_ingested *o = &g->out;
  char a[24], b[24];
  if(g->args->text[JSON]) {
    print_json(file, o, r);
    return;
  }
  if(o->known && g->how == INGEST_NEW) {
    cli_say(g->args, "ingest-known", file, NULL);
    return;
  }
  if(o->replaces) {
    snprintf(a, sizeof(a), "%u", o->fresh);
    snprintf(b, sizeof(b), "%u", o->gone);
    cli_say(g->args, "ingest-differs", a, b);
    snprintf(a, sizeof(a), "%u", o->reworded);
    cli_say(g->args, g->how == INGEST_DRY ? "ingest-would" : "ingest-took",
            a, NULL);
    snprintf(a, sizeof(a), "%u", o->stay);
    if(o->stay)
      cli_say(g->args, "ingest-stay", a, NULL);
    return;
  }
  snprintf(a, sizeof(a), "%u", o->items);
  snprintf(b, sizeof(b), "%u", o->targets);
  cli_say(g->args, g->how == INGEST_DRY ? "ingest-dry" : "ingest-done", file,
          a);
  if(g->how != INGEST_DRY)
    cli_say(g->args, "ingest-targets", b, NULL);
}

static int take(ingesting *g, const app_found *f)
{
  const cli_args *args = g->args;
  const char *slash = strrchr(f->source, '/');
  const char *name = slash ? slash + 1 : f->source;
  const app_change what = { "ingest", name,
                            args->text[WHY] ? args->text[WHY] : "", true };
  g->d = (app_document){ name, f->bytes, f->report };
  int status = g->how == INGEST_DRY
    ? cli_read_step(args, g->l, step, g)
    : cli_write_step(args, g->l, &what, step, g);
  if(status == EXIT_FINE)
    print(g, f->source, f->report);
  return status;
}

/* One document failing does not keep the others out. */
static int found(void *arg, const app_found *f)
{
  ingesting *g = arg;
  ls_err err = { 0 };
  int status;
  if(f->report && f->report->year)
    status = take(g, f);
  else {
    if(f->err)
      err = *f->err;
    else {
      err_set(&err, LS_EREFUSED, "ingest-no-year", NULL, NULL);
      snprintf(err.file, sizeof(err.file), "%s", f->source);
    }
    status = cli_trouble(g->args, &err);
  }
  g->status = status > g->status ? status : g->status;
  return 0;
}

static void one(ingesting *g, const ls_lex *lex, const char *file)
{
  const cli_args *args = g->args;
  ls_err err = { 0 };
  uint8_t *bytes = NULL;
  size_t n = 0;
  const app_reading how = {
    .lex = lex, .limits = &doc_default_limits, .found = found, .arg = g,
    .options = { .place = args->text[PLACE],
                 .year = (int)args->number[YEAR] },
    .max = args->text[MAX_SIZE] ? (size_t)args->number[MAX_SIZE]
                                : (size_t)256 << 20
  };
  if(sys_read(file, how.max, &bytes, &n, &err)) {
    g->status = EXIT_TROUBLE;
    cli_trouble(args, &err);
    return;
  }
  app_documents(&how, file, (ls_slice){ (char *)bytes, n });
  ls_free(bytes);
}

static int run(const cli_args *args)
{
  ingesting g = { .args = args, .status = EXIT_FINE,
                  .how = args->text[DRY_RUN] ? INGEST_DRY
                         : args->text[ACCEPT] ? INGEST_ACCEPT : INGEST_NEW };
  g.l = g.how == INGEST_DRY ? cli_reading(args) : cli_writing(args);
  if(!g.l)
    return EXIT_TROUBLE;
  ls_lex *lex = cli_load_lists(args->text[LEXICON], args->english, NULL,
                               NULL);
  if(!lex)
    g.status = EXIT_TROUBLE;
  for(int i = 0; lex && i < args->n; i++)
    one(&g, lex, args->operand[i]);
  lex_free(lex);
  ledger_close(g.l);
  return g.status;
}

const cli_command cmd_ingest = {
  .name = "ingest", .operands = "arg-files", .min = 1, .max = -1,
  .summary = "cmd-ingest", .text = "cmd-ingest-text", .options = options,
  .run = run
};
