/* luoshi read FILE...: documents in, records out. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "app/documents.h"
#include "base/alloc.h"
#include "base/utf8.h"
#include "cli/lists.h"
#include "cli/order.h"
#include "cli/progress.h"
#include "emit/emit.h"
#include "sys/child.h"
#include "sys/file.h"

enum { FORMAT, ONLY, TEXT, EXPLAIN, OUTPUT, JOBS, PLACE, YEAR, LEXICON,
       MAX_SIZE, COLOR };

static const ls_format *const formats[] = {
  &format_table, &format_jsonl, &format_csv, &format_html, &format_none
};

#define ONE_OF(...) (const char *const[]){ __VA_ARGS__, NULL }
#define GB (UINT64_C(1) << 30)

static const cli_option options[] = {
  [FORMAT] = { "format", 'f', OPT_CHOICE, "arg-format", "opt-format",
               ONE_OF("table", "jsonl", "csv", "html", "none"), 0, 0 },
  [ONLY] = { "only", 0, OPT_SET, "arg-only", "opt-only",
             ONE_OF("figures", "milestones", "items"), 0, 0 },
  [TEXT] = { "text", 0, OPT_FLAG, NULL, "opt-text", NULL, 0, 0 },
  [EXPLAIN] = { "explain", 0, OPT_FLAG, NULL, "opt-explain", NULL, 0, 0 },
  [OUTPUT] = { "output", 'o', OPT_FILE, "arg-file", "opt-output", NULL, 0,
               0 },
  [JOBS] = { "jobs", 'j', OPT_COUNT, "arg-number", "opt-jobs", NULL, 0, 64 },
  [PLACE] = { "place", 0, OPT_TEXT, "arg-name", "opt-place", NULL, 0, 0 },
  [YEAR] = { "year", 0, OPT_COUNT, "arg-year", "opt-year", NULL, 1900,
             2999 },
  [LEXICON] = { "lexicon", 0, OPT_FOLDER, "arg-folder", "opt-lexicon", NULL,
                0, 0 },
  [MAX_SIZE] = { "max-size", 0, OPT_SIZE, "arg-size", "opt-max-size", NULL,
                 1, GB },
  [COLOR] = { "color", 0, OPT_CHOICE, "arg-when", "opt-color",
              ONE_OF("auto", "always", "never"), 0, 0 },
  { NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 }
};

/* What became of a file, which may be many documents. */
typedef struct {
  ls_err *errors;
  size_t n, cap;
  bool any; /* a report was read */
} outcome;

typedef struct {
  const cli_args *args;
  const ls_format *format;
  bool text;
  size_t max;
  ls_read_options reading;
  ls_emit how;     /* what all files share */
  ls_lex *lex;
  ls_paths paths;
  outcome *over;   /* of each file */
  bool any;        /* a report was read at all */
  ls_output out;
  int write_errno;
  cli_progress progress;
  bool trouble;
} session;

/* --- one file ------------------------------------------------------------ */

/* A path is bytes; a record is UTF-8.  What is not becomes U+FFFD. */
static char *printable(const char *path)
{
  size_t n = strlen(path);
  char *out = ls_malloc(3 * n + 1), *w = out;
  const uint8_t *p = (const uint8_t *)path, *end = p + n;
  if(!out)
    return NULL;
  while(p < end) {
    uint32_t cp;
    int k = utf8_next(p, end, &cp);
    w += utf8_put(k ? cp : 0xFFFD, w);
    p += k ? k : 1;
  }
  *w = 0;
  return out;
}

/* Remembers what went wrong, to be told when the file's turn comes. */
static void note_error(outcome *o, const ls_err *err)
{
  if(o->n == o->cap) {
    size_t cap = o->cap ? o->cap * 2 : 1;
    ls_err *more = ls_realloc(o->errors, cap * sizeof(*more));
    if(!more)
      return; /* one more line among as many as there is memory for */
    o->errors = more;
    o->cap = cap;
  }
  o->errors[o->n++] = *err;
}

typedef struct {
  session *s;
  outcome *o;
  ls_emit to;
  uint32_t documents; /* told so far */
} one_file;

static void print(session *s, const ls_report *r, const ls_emit *to)
{
  if(!s->text)
    s->format->report(r, to);
  else if(r->text.bytes)
    to->write(to->arg, r->text.s, r->text.bytes);
}

/* A failure to write is the output's and told at the end. */
static int found(void *arg, const app_found *f)
{
  one_file *one = arg;
  ls_emit to = one->to;
  /* no two documents of an output have the same number */
  to.nth += one->documents++ * (uint32_t)one->s->paths.n;
  to.source = f->source;
  to.sha256 = f->sha256;
  if(f->report) {
    one->o->any = true;
    print(one->s, f->report, &to);
    return 0;
  }
  note_error(one->o, f->err);
  if(one->s->format->error && !one->s->text)
    one->s->format->error(f->err, &to);
  return 0;
}

static void read_file(one_file *one, const char *path, const char *source)
{
  const session *s = one->s;
  uint8_t *bytes;
  size_t n;
  ls_err err;
  app_reading how = {
    .lex = s->lex, .options = s->reading, .limits = &doc_default_limits,
    .max = s->max, .sha256 = s->format->sha256 && !s->text, .spend = true,
    .found = found, .arg = one
  };
  if(sys_read(path, s->max, &bytes, &n, &err)) {
    snprintf(err.file, sizeof(err.file), "%s", source);
    app_found f = { source, { NULL, 0 }, "", NULL, &err };
    found(one, &f);
    return;
  }
  app_documents(&how, source, (ls_slice){ (const char *)bytes, n });
  ls_free(bytes);
}

static void run_job(cli_job *job)
{
  session *s = job->arg;
  one_file one = { s, &s->over[job->nth], s->how };
  const char *path = s->paths.v[job->nth];
  char *name = printable(path);
  const char *source = name ? name : "";
  one.to.write = order_put;
  one.to.arg = job;
  one.to.nth = (uint32_t)job->nth + 1;
  if(one.o->n) { /* a folder has failed before */
    ls_err err = one.o->errors[0];
    app_found f = { source, { NULL, 0 }, "", NULL, &err };
    one.o->n = 0;
    snprintf(err.file, sizeof(err.file), "%s", source);
    found(&one, &f);
  }
  else
    read_file(&one, path, source);
  ls_free(name);
}

/* In order, one at a time. */
static void job_done(void *arg, size_t nth)
{
  session *s = arg;
  const outcome *o = &s->over[nth];
  s->any |= o->any;
  for(size_t i = 0; i < o->n; i++) {
    s->trouble = true;
    progress_clear(&s->progress);
    cli_complain(&o->errors[i], s->args->english);
  }
  progress_show(&s->progress, nth + 1, s->paths.n);
}

/* --- the whole ----------------------------------------------------------- */

static int write_out(void *arg, const char *p, size_t n)
{
  session *s = arg;
  if(!sys_output_write(&s->out, p, n))
    return 0;
  s->write_errno = errno;
  return LS_EIO;
}

static bool wants_colour(const cli_args *args)
{
  const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
  if(args->text[COLOR] && args->number[COLOR] > 0)
    return args->number[COLOR] == 1;
  if((no && *no) || (term && !strcmp(term, "dumb")) || args->text[OUTPUT])
    return false;
  return isatty(1);
}

static unsigned terminal_width(void)
{
  struct winsize w;
  const char *columns = getenv("COLUMNS");
  if(!ioctl(1, TIOCGWINSZ, &w) && w.ws_col)
    return w.ws_col;
  return columns ? (unsigned)strtoul(columns, NULL, 10) : 0;
}

static unsigned threads(const cli_args *args)
{
  if(!args->text[JOBS] || !sys_forks_beside_threads())
    return 1;
  if(args->number[JOBS])
    return (unsigned)args->number[JOBS];
  long n = sysconf(_SC_NPROCESSORS_ONLN);
  return n > 64 ? 64 : n > 0 ? (unsigned)n : 1;
}

static void settle(session *s, const cli_args *args)
{
  s->args = args;
  s->format = formats[args->text[FORMAT] ? args->number[FORMAT] : 0];
  s->text = args->text[TEXT];
  s->max = args->text[MAX_SIZE] ? (size_t)args->number[MAX_SIZE]
                                : (size_t)256 << 20;
  s->reading.explain = args->text[EXPLAIN];
  s->reading.place = args->text[PLACE];
  s->reading.year = (int)args->number[YEAR];
  s->how.only = (unsigned)args->number[ONLY];
  s->how.explain = args->text[EXPLAIN];
  s->how.english = args->english;
  s->how.colour = wants_colour(args);
  s->how.width = terminal_width();
  s->how.write = write_out;
  s->how.arg = s;
}

/* Every file of the operands.  A folder that cannot be looked into, or
 * holds nothing, is one more file, which has failed already. */
static int gather(session *s)
{
  const cli_args *args = s->args;
  ls_err *folder = ls_malloc((size_t)args->n * sizeof(*folder));
  size_t *at = ls_malloc((size_t)args->n * sizeof(*at));
  int n = 0, rc = folder && at ? LS_OK : LS_ENOMEM;
  for(int i = 0; i < args->n && !rc; i++) {
    if(!sys_paths_add(&s->paths, args->operand[i], &folder[n]))
      continue;
    at[n] = s->paths.n;
    rc = sys_paths_keep(&s->paths, folder[n].file);
    n++;
  }
  if(!rc && !(s->over = ls_malloc(s->paths.n * sizeof(*s->over))))
    rc = LS_ENOMEM;
  if(!rc) {
    memset(s->over, 0, s->paths.n * sizeof(*s->over));
    for(int i = 0; i < n; i++)
      note_error(&s->over[at[i]], &folder[i]);
  }
  ls_free(folder);
  ls_free(at);
  return rc;
}

static void forget(session *s)
{
  for(size_t i = 0; s->over && i < s->paths.n; i++)
    ls_free(s->over[i].errors);
  ls_free(s->over);
  sys_paths_free(&s->paths);
  lex_free(s->lex);
  ls_free(s);
}

static int write_everything(session *s)
{
  const cli_work work = {
    .arg = s, .jobs = s->paths.n, .threads = threads(s->args),
    .run = run_job, .write = write_out, .done = job_done
  };
  int rc = 0;
  if(s->format->open && !s->text)
    rc = s->format->open(&s->how);
  if(!rc)
    rc = order_run(&work);
  if(!rc && s->format->close && !s->text)
    rc = s->format->close(&s->how);
  progress_clear(&s->progress);
  return rc;
}

/* A reader that went away (EPIPE) needs no words. */
static void complain_of_output(session *s, int e)
{
  ls_err err;
  if(e == EPIPE)
    return;
  errno = e;
  sys_error(&err, s->out.path ? s->out.path
                              : msg_text("w-standard-output",
                                         s->args->english));
  cli_complain(&err, s->args->english);
}

/* -o must not replace what is read. */
static bool overwrites(const session *s)
{
  const char *to = s->args->text[OUTPUT];
  ls_err err;
  for(size_t i = 0; to && i < s->paths.n; i++)
    if(sys_same_file(to, s->paths.v[i])) {
      err_set(&err, LS_EUSAGE, "usage-overwrite", to, NULL);
      cli_complain(&err, s->args->english);
      return true;
    }
  return false;
}

static int produce(session *s)
{
  ls_err err;
  if(overwrites(s))
    return EXIT_WRONG_USE;
  if(sys_output_open(&s->out, s->args->text[OUTPUT], &err)) {
    cli_complain(&err, s->args->english);
    return EXIT_TROUBLE;
  }
  progress_init(&s->progress, s->paths.n);
  bool bad = write_everything(s) != 0;
  if(bad)
    complain_of_output(s, s->write_errno);
  /* where nothing was read there is nothing to put in a file's place */
  bool any = s->any || (s->format->error && !s->text);
  if(sys_output_close(&s->out, !bad && any, &err)) {
    cli_complain(&err, s->args->english);
    bad = true;
  }
  return bad || s->trouble ? EXIT_TROUBLE : EXIT_FINE;
}

/* Options that would have no effect together. */
static bool contradicts(const cli_args *args)
{
  static const int beside[] = { FORMAT, ONLY, EXPLAIN };
  const ls_format *format = formats[args->text[FORMAT]
                                      ? args->number[FORMAT] : 0];
  ls_err err;
  for(size_t i = 0; args->text[TEXT] && i < 3; i++)
    if(args->text[beside[i]]) {
      err_set(&err, LS_EUSAGE, "usage-alone", options[beside[i]].name, NULL);
      cli_complain(&err, args->english);
      return true;
    }
  if(!args->text[EXPLAIN] || format == &format_table ||
     format == &format_jsonl)
    return false;
  err_set(&err, LS_EUSAGE, "usage-explain", NULL, NULL);
  cli_complain(&err, args->english);
  return true;
}

static int run(const cli_args *args)
{
  if(contradicts(args))
    return EXIT_WRONG_USE;
  session *s = ls_malloc(sizeof(*s));
  int status = EXIT_TROUBLE;
  if(!s)
    return EXIT_TROUBLE;
  memset(s, 0, sizeof(*s));
  settle(s, args);
  ls_err err;
  if(gather(s)) {
    err_set(&err, LS_ENOMEM, "no-memory", NULL, NULL);
    cli_complain(&err, args->english);
  }
  else {
    s->lex = cli_load_lists(args->text[LEXICON], args->english, NULL, NULL);
    if(s->lex)
      status = produce(s);
  }
  forget(s);
  return status;
}

const cli_command cmd_read = {
  .name = "read", .operands = "arg-files", .min = 1, .max = -1,
  .summary = "cmd-read", .text = "cmd-read-text", .options = options,
  .run = run
};
