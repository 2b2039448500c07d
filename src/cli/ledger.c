#include "cli/ledger.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/adopt.h"
#include "base/utf8.h"
#include "cli/rules.h"
#include "sys/clock.h"

const char *cli_ledger_path(const cli_args *args)
{
  const char *from = getenv("LUOSHI_LEDGER");
  if(args->text[LEDGER])
    return args->text[LEDGER];
  return from && *from ? from : "luoshi.db";
}

const char *cli_as(const cli_args *args, char out[APP_NAME])
{
  if(args->text[AS])
    return args->text[AS];
  sys_user(out, APP_NAME);
  return out;
}

int cli_output_open(const cli_args *args, ls_output *o, const char *path,
                    ls_err *err)
{
  if(path && sys_same_file(path, cli_ledger_path(args)))
    return err_set(err, LS_EUSAGE, "usage-over-ledger", path, NULL);
  return sys_output_open(o, path, err);
}

int cli_trouble(const cli_args *args, const ls_err *err)
{
  fflush(stdout);
  cli_complain(err, args->english);
  return err->code == LS_EUSAGE ? EXIT_WRONG_USE : EXIT_TROUBLE;
}

static int has_rules(ls_ledger *l, void *arg, ls_err *err)
{
  ls_rule_files v = { 0 };
  int rc = store_rule_files(&l->store, STORE_NOW, &v, err);
  *(bool *)arg = v.n > 0;
  return rc;
}

/* What is written goes by the rules that the ledger keeps; those of a folder
 * are for looking on. */
static void only_looking(const cli_args *args, ls_ledger *l)
{
  ls_err ignored = { 0 };
  bool has = true;
  (void)app_read(l, has_rules, &has, &ignored);
  if(!has)
    return;
  rules_free(l->rules);
  l->rules = NULL;
  cli_note(args, "rules-only-looking", NULL, NULL);
}

/* With the rule files of a folder, where one was named. */
static ls_ledger *open_as(const cli_args *args, const char *as,
                          const char *rules)
{
  ls_ledger *l = NULL;
  ls_err err = { 0 };
  ls_rules *own = NULL;
  if(!rules)
    rules = cli_rules_folder();
  if(rules && !(own = cli_load_rules(rules, args->english)))
    return NULL;
  if(ledger_open(cli_ledger_path(args), as, &l, &err)) {
    cli_trouble(args, &err);
    rules_free(own);
    return NULL;
  }
  l->rules = own;
  if(own && as)
    only_looking(args, l);
  if(l->upgraded)
    cli_note(args, "ledger-upgraded", l->kept, NULL);
  return l;
}

ls_ledger *cli_reading(const cli_args *args)
{
  return open_as(args, NULL, NULL);
}

ls_ledger *cli_reading_by(const cli_args *args, const char *rules)
{
  return open_as(args, NULL, rules);
}

ls_ledger *cli_writing(const cli_args *args)
{
  char as[APP_NAME];
  return open_as(args, cli_as(args, as), NULL);
}

int cli_read_step(const cli_args *args, ls_ledger *l, app_step step,
                  void *arg)
{
  ls_err err = { 0 };
  int rc = app_read(l, step, arg, &err);
  return rc < 0 ? cli_trouble(args, &err) : EXIT_FINE;
}

/* What a step prints is held back until it is on the disk: nobody is told
 * of a change that a full disk undoes.  Where there is no room to hold it, it
 * goes out as it comes. */
typedef struct holding {
  FILE *file;
  int out; /* where standard output went, -1: nothing is held */
} holding;

static void hold(holding *h)
{
  h->out = -1;
  fflush(stdout);
  h->file = tmpfile();
  if(!h->file || (h->out = dup(1)) < 0)
    return;
  if(dup2(fileno(h->file), 1) < 0) {
    close(h->out);
    h->out = -1;
  }
}

static void let_go(holding *h, bool print)
{
  char some[8192];
  size_t n;
  fflush(stdout);
  if(h->out >= 0) {
    dup2(h->out, 1);
    close(h->out);
    rewind(h->file);
    while(print && (n = fread(some, 1, sizeof(some), h->file)) > 0)
      fwrite(some, 1, n, stdout);
  }
  if(h->file)
    fclose(h->file);
}

int cli_write_step(const cli_args *args, ls_ledger *l,
                   const app_change *what, app_step step, void *arg)
{
  ls_err err = { 0 };
  int rc = app_write(l, what, step, arg, &err);
  return rc < 0 ? cli_trouble(args, &err) : EXIT_FINE;
}

int cli_act_step(const cli_args *args, ls_ledger *l,
                 const app_change *what, app_step step, void *arg)
{
  ls_err err = { 0 };
  holding h;
  hold(&h);
  int rc = app_write(l, what, step, arg, &err);
  let_go(&h, rc >= 0);
  return rc < 0 ? cli_trouble(args, &err) : EXIT_FINE;
}

int cli_look(const cli_args *args, app_step step, void *arg)
{
  ls_ledger *l = cli_reading(args);
  if(!l)
    return EXIT_TROUBLE;
  int status = cli_read_step(args, l, step, arg);
  ledger_close(l);
  return status;
}

int cli_put(const cli_args *args, const app_change *what, app_step step,
            void *arg)
{
  ls_ledger *l = cli_writing(args);
  if(!l)
    return EXIT_TROUBLE;
  int status = cli_act_step(args, l, what, step, arg);
  ledger_close(l);
  return status;
}

static void say(FILE *f, const cli_args *args, const char *key,
                const char *a, const char *b)
{
  ls_buf line;
  buf_init(&line, 65536);
  msg_put(&line, msg_text(key, args->english), a, b);
  fprintf(f, "%s\n", buf_cstr(&line));
  buf_free(&line);
}

void cli_say(const cli_args *args, const char *key, const char *a,
             const char *b)
{
  say(stdout, args, key, a, b);
}

void cli_note(const cli_args *args, const char *key, const char *a,
              const char *b)
{
  say(stderr, args, key, a, b);
}

bool cli_changes(const cli_args *args)
{
  ls_err err = { 0 };
  for(int i = AS + 1; i < CLI_OPTIONS; i++)
    if(args->text[i])
      return true;
  err_set(&err, LS_EUSAGE, "usage-no-change", args->operand[0], NULL);
  cli_trouble(args, &err);
  return false;
}

void cli_nothing(const cli_args *args, const char *key)
{
  if(!args->text[JSON])
    cli_note(args, key, NULL, NULL);
}

/* --- columns ------------------------------------------------------------- */

/* What a terminal gives a character: two columns from the CJK blocks on. */
static int columns_of(uint32_t c)
{
  return c < 0x20 || c == 0x7F ? 0 : c >= 0x2E80 && c != 0xFEFF ? 2
         : c >= 0x300 && c < 0x370 ? 0 : 1;
}

static int walk(const char *s, int width, const char **stop)
{
  const uint8_t *p = (const uint8_t *)s, *end = p + strlen(s);
  int seen = 0;
  while(p < end) {
    uint32_t c;
    int k = utf8_next(p, end, &c), w = k ? columns_of(c) : 1;
    if(seen + w > width)
      break;
    seen += w;
    p += k ? k : 1;
  }
  *stop = (const char *)p;
  return seen;
}

int cli_width(const char *s)
{
  const char *stop;
  return walk(s, INT32_MAX, &stop);
}

void cli_cell(const char *s, int width)
{
  const char *stop;
  int seen = walk(s, width, &stop);
  if(*stop) { /* room for the sign that there is more */
    seen = walk(s, width - 1, &stop) + 1;
    printf("%.*s\xE2\x80\xA6", (int)(stop - s), s);
  }
  else
    fputs(s, stdout);
  printf("%*s", width - seen, "");
}

void cli_row(const cli_column *c, int n)
{
  while(n > 1 && !c[n - 1].text[0])
    n--;
  for(int i = 0; i < n - 1; i++) {
    int seen = cli_width(c[i].text);
    printf("%s%*s", c[i].text, seen < c[i].width ? c[i].width - seen : 1,
           "");
  }
  puts(c[n - 1].text);
}

/* --- words --------------------------------------------------------------- */

const char *const state_key[] = {
  "w-candidate", "w-dropped", "w-issued", "w-signed", "w-progress",
  "w-reported", "w-verified", "w-closed", "w-archived"
};
