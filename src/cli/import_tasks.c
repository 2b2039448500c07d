/* luoshi import tasks FILE: the task table taken back after people edited
 * it. */
#include <stdio.h>

#include "app/tasks.h"
#include "base/alloc.h"
#include "cli/tables.h"
#include "cli/values.h"

enum { DRY = AS + 1, PREFER, PERIOD, WHY, APPROVED };

static const char *const sides[] = { "ledger", "file", NULL };

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION,
  [DRY] = { "dry-run", 0, OPT_FLAG, NULL, "opt-dry-run", NULL, 0, 0 },
  [PREFER] = { "prefer", 0, OPT_CHOICE, "arg-side", "opt-prefer", sides, 0,
               0 },
  [PERIOD] = { "period", 0, OPT_TEXT, "arg-period", "opt-import-period",
               NULL, 0, 0 },
  [WHY] = { "why", 0, OPT_TEXT, "arg-words", "opt-import-why", NULL, 0, 0 },
  [APPROVED] = { "approved-by", 0, OPT_TEXT, "arg-name", "opt-approved-by",
                 NULL, 0, 0 },
  NO_MORE_OPTIONS
};

typedef struct {
  const cli_args *args;
  const char *file;
  app_import m;
} importing;

static void field_json(cli_json *j, const port_task *was,
                       const port_task *now, task_field f, bool english)
{
  ls_buf b;
  buf_init(&b, (size_t)4 << 20);
  json_open(j, NULL, '{');
  json_str(j, "field", task_field_name(f));
  if(was) {
    task_text(&b, was, f, english);
    json_str(j, "was", buf_cstr(&b));
    buf_clear(&b);
  }
  task_text(&b, now, f, english);
  json_str(j, "now", buf_cstr(&b));
  json_close(j, '}');
  buf_free(&b);
}

static void change_json(const cli_args *args, const task_change *c)
{
  const port_task *t = c->was ? c->was : c->now;
  cli_json j = { false };
  json_open(&j, NULL, '{');
  json_str(&j, "type", c->was ? "change" : "new");
  json_id(&j, "item", t->id);
  json_some(&j, "number", t->number);
  json_id(&j, "version", c->now->version);
  json_str(&j, "task", t->task);
  if(c->was)
    json_bool(&j, "conflict", c->conflict);
  json_some(&j, "sheet", c->now->sheet);
  json_int(&j, "row", c->now->row);
  json_open(&j, "fields", '[');
  for(int f = 0; f < TF_FIELDS; f++)
    if(c->fields & TF_BIT(f))
      field_json(&j, c->was, c->now, (task_field)f, args->english);
  json_close(&j, ']');
  if(c->theirs) { /* what changed in the ledger meanwhile */
    json_open(&j, "theirs", '[');
    for(int f = 0; f < TF_FIELDS; f++)
      if(c->theirs & TF_BIT(f))
        field_json(&j, c->base, c->was, (task_field)f, args->english);
    json_close(&j, ']');
  }
  json_close(&j, '}');
  json_end(&j);
}

static void change_words(const cli_args *args, const task_change *c)
{
  ls_buf b;
  buf_init(&b, (size_t)16 << 20);
  task_change_words(&b, c, args->english);
  for(size_t i = 0; i < b.n; i++) /* the table's words may be anyone's */
    if(((unsigned char)b.p[i] < 0x20 && b.p[i] != '\n') || b.p[i] == 0x7F)
      b.p[i] = ' ';
  fputs(buf_cstr(&b), stdout);
  buf_free(&b);
}

static void found(void *arg, const port_problems *p, const task_changes *c)
{
  importing *g = arg;
  bool json = g->args->text[JSON] != NULL;
  cli_problems(g->args, g->file, p, json);
  for(uint32_t i = 0; i < c->n; i++)
    if(json)
      change_json(g->args, &c->v[i]);
    else
      change_words(g->args, &c->v[i]);
}

/* The file, and behind it the row that could not be applied. */
static void name_place(const importing *g, ls_err *err)
{
  char place[sizeof(err->file)];
  snprintf(place, sizeof(place), "%s", err->file);
  snprintf(err->file, sizeof(err->file), "%.120s%s%.120s", g->file,
           place[0] ? ": " : "", place);
}

static int step(ls_ledger *l, void *arg, ls_err *err)
{
  importing *g = arg;
  int rc = app_import_tasks(l, &g->m, err);
  if(rc == LS_EREFUSED || rc == LS_ECONFLICT || rc == LS_EDENIED ||
     rc == LS_ENONE || (rc && !err->file[0]))
    name_place(g, err);
  return rc;
}

static void summary(const cli_args *args, const app_import *m, bool fine)
{
  char changed[16], added[16];
  bool written = fine && !m->dry;
  cli_json j = { false };
  if(args->text[JSON]) {
    json_open(&j, NULL, '{');
    json_str(&j, "type", "summary");
    json_int(&j, "errors", (int64_t)m->errors);
    json_int(&j, "notes", (int64_t)m->notes);
    json_int(&j, "changed", m->changed);
    json_int(&j, "new", m->added);
    json_int(&j, "conflicts", m->conflicts);
    json_bool(&j, "written", written);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  snprintf(changed, sizeof(changed), "%u", m->changed);
  snprintf(added, sizeof(added), "%u", m->added);
  if(!fine)
    return; /* the error says it */
  cli_say(args, !m->changed && !m->added ? "import-same"
                : written                ? "import-done" : "import-dry",
          changed, added);
}

static int run(const cli_args *args)
{
  importing g = { .args = args, .file = args->operand[0] };
  size_t n;
  if(args->text[PERIOD] && !cli_when(args, args->text[PERIOD], &g.m.period))
    return EXIT_WRONG_USE;
  uint8_t *bytes = cli_table_bytes(args, g.file, &n);
  ls_ledger *l = !bytes ? NULL : args->text[DRY] ? cli_reading(args)
                                                 : cli_writing(args);
  int status = EXIT_TROUBLE;
  if(l) {
    const char *why = args->text[WHY] ? args->text[WHY] : "";
    const app_change what = { "import", cli_base_name(g.file), why, true };
    g.m.bytes = (ls_slice){ (char *)bytes, n };
    g.m.dry = args->text[DRY] != NULL;
    g.m.prefer = args->text[PREFER] ? (app_prefer)(args->number[PREFER] + 1)
                                    : PREFER_NEITHER;
    g.m.why = why;
    g.m.approved_by = args->text[APPROVED] ? args->text[APPROVED] : "";
    g.m.english = args->english;
    g.m.found = found;
    g.m.arg = &g;
    status = g.m.dry ? cli_read_step(args, l, step, &g)
                     : cli_write_step(args, l, &what, step, &g);
    summary(args, &g.m, status == EXIT_FINE);
  }
  ledger_close(l);
  ls_free(bytes);
  return status;
}

const cli_command cmd_import_tasks = {
  .name = "import tasks", .operands = "arg-file", .min = 1, .max = 1,
  .summary = "cmd-import-tasks", .text = "cmd-import-tasks-text",
  .options = options, .run = run
};
