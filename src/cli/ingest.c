/* luoshi ingest REPORT: a report's items become the ledger's candidates. */
#include <stdio.h>

#include "app/documents.h"
#include "base/alloc.h"
#include "cli/ledger.h"
#include "cli/lists.h"
#include "sys/file.h"

enum { PLACE = AS + 1, YEAR, LEXICON, MAX_SIZE };

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION,
  [PLACE] = { "place", 0, OPT_TEXT, "arg-name", "opt-place", NULL, 0, 0 },
  [YEAR] = { "year", 0, OPT_COUNT, "arg-year", "opt-year", NULL, 1900,
             2999 },
  [LEXICON] = { "lexicon", 0, OPT_FOLDER, "arg-folder", "opt-lexicon", NULL,
                0, 0 },
  [MAX_SIZE] = { "max-size", 0, OPT_SIZE, "arg-size", "opt-max-size", NULL,
                 1, UINT64_C(1) << 30 },
  NO_MORE_OPTIONS
};

typedef struct {
  app_document d;
  app_ingested out;
} ingesting;

static int step(ls_ledger *l, void *arg, ls_err *err)
{
  ingesting *g = arg;
  return app_ingest(l, &g->d, &g->out, err);
}

static void print(const cli_args *args, const char *file,
                  const app_ingested *o, const ls_report *r)
{
  char count[24], targets[24];
  if(args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_str(&j, "file", file);
    json_int(&j, "report", o->report);
    json_slice(&j, "place", r->place);
    json_int(&j, "year", o->year);
    json_bool(&j, "known", o->known);
    json_int(&j, "items", o->items);
    json_int(&j, "targets", o->targets);
    json_int(&j, "unread", o->unread);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  snprintf(count, sizeof(count), "%u", o->items);
  snprintf(targets, sizeof(targets), "%u", o->targets);
  if(o->known)
    cli_say(args, "ingest-known", file, NULL);
  else {
    cli_say(args, "ingest-done", file, count);
    cli_say(args, "ingest-targets", targets, NULL);
  }
}

typedef struct {
  const cli_args *args;
  ls_ledger *ledger;
  int status;
} taking;

static int take(const taking *t, const app_found *f)
{
  const char *slash = strrchr(f->source, '/');
  const char *name = slash ? slash + 1 : f->source;
  ingesting g = { .d = { name, f->bytes, f->report } };
  const app_change what = { "ingest", name, "", true };
  int status = cli_write_step(t->args, t->ledger, &what, step, &g);
  if(status == EXIT_FINE)
    print(t->args, f->source, &g.out, f->report);
  return status;
}

/* One document of a file. */
static int found(void *arg, const app_found *f)
{
  taking *t = arg;
  ls_err err;
  int status;
  if(f->err)
    status = cli_trouble(t->args, f->err);
  else if(!f->report->year) {
    err_set(&err, LS_EREFUSED, "ingest-no-year", NULL, NULL);
    snprintf(err.file, sizeof(err.file), "%s", f->source);
    status = cli_trouble(t->args, &err);
  }
  else
    status = take(t, f);
  t->status = status > t->status ? status : t->status;
  return 0;
}

static int one(const cli_args *args, ls_ledger *l, const ls_lex *lex,
               const char *file)
{
  ls_err err = { 0 };
  uint8_t *bytes = NULL;
  size_t n = 0;
  taking t = { args, l, EXIT_FINE };
  const app_reading how = {
    .lex = lex, .options = { .place = args->text[PLACE],
                             .year = (int)args->number[YEAR] },
    .limits = &doc_default_limits, .found = found, .arg = &t,
    .max = args->text[MAX_SIZE] ? (size_t)args->number[MAX_SIZE]
                                : (size_t)256 << 20
  };
  if(sys_read(file, how.max, &bytes, &n, &err)) {
    snprintf(err.file, sizeof(err.file), "%s", file);
    return cli_trouble(args, &err);
  }
  app_documents(&how, file, (ls_slice){ (const char *)bytes, n });
  ls_free(bytes);
  return t.status;
}

static int run(const cli_args *args)
{
  ls_ledger *l = cli_writing(args);
  if(!l)
    return EXIT_TROUBLE;
  app_documents_prepare();
  ls_lex *lex = cli_load_lists(args->text[LEXICON], args->english, NULL,
                               NULL);
  int status = lex ? EXIT_FINE : EXIT_TROUBLE;
  for(int i = 0; lex && i < args->n; i++) {
    int s = one(args, l, lex, args->operand[i]);
    status = s > status ? s : status;
  }
  lex_free(lex);
  ledger_close(l);
  return status;
}

const cli_command cmd_ingest = {
  .name = "ingest", .operands = "arg-files", .min = 1, .max = -1,
  .summary = "cmd-ingest", .text = "cmd-ingest-text", .options = options,
  .run = run
};
