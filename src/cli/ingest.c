/* luoshi ingest REPORT: a report's items become the ledger's candidates. */
#include <stdio.h>

#include "base/alloc.h"
#include "cli/ledger.h"
#include "cli/lists.h"
#include "extract/reader.h"
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

static int take(const cli_args *args, ls_ledger *l, const char *file,
                const ls_report *r, ls_slice bytes)
{
  const char *slash = strrchr(file, '/');
  const char *name = slash ? slash + 1 : file;
  ingesting g = { .d = { name, bytes, r } };
  const app_change what = { "ingest", name, "", true };
  int status = cli_write_step(args, l, &what, step, &g);
  if(status == EXIT_FINE)
    print(args, file, &g.out, r);
  return status;
}

static int one(const cli_args *args, ls_ledger *l, const ls_lex *lex,
               const char *file)
{
  ls_err err = { 0 };
  uint8_t *bytes = NULL;
  size_t n = 0;
  ls_report *r = NULL;
  const ls_read_options how = { .place = args->text[PLACE],
                                .year = (int)args->number[YEAR] };
  int rc = sys_read(file, args->text[MAX_SIZE]
                            ? (size_t)args->number[MAX_SIZE]
                            : (size_t)256 << 20, &bytes, &n, &err);
  if(!rc)
    rc = reader_read(lex, bytes, n, &how, &r, &err);
  if(!rc && !r->year)
    rc = err_set(&err, LS_EREFUSED, "ingest-no-year", NULL, NULL);
  int status;
  if(rc) {
    snprintf(err.file, sizeof(err.file), "%s", file);
    status = cli_trouble(args, &err);
  }
  else
    status = take(args, l, file, r, (ls_slice){ (char *)bytes, n });
  reader_free(r);
  ls_free(bytes);
  return status;
}

static int run(const cli_args *args)
{
  ls_ledger *l = cli_writing(args);
  if(!l)
    return EXIT_TROUBLE;
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
