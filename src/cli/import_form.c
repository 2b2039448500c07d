/* luoshi import form FILE, luoshi import observations FILE. */
#include <stdio.h>

#include "app/forms.h"
#include "base/alloc.h"
#include "cli/tables.h"
#include "cli/values.h"

enum { DRY = AS + 1, PERIOD };

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION,
  [DRY] = { "dry-run", 0, OPT_FLAG, NULL, "opt-dry-run", NULL, 0, 0 },
  [PERIOD] = { "period", 0, OPT_TEXT, "arg-period", "opt-form-must", NULL, 0,
               0 },
  NO_MORE_OPTIONS
};

typedef struct {
  const cli_args *args;
  const char *file;
  app_form_import form;
  app_observations many;
} importing;

/* --- forms ----------------------------------------------------------- */

static void value_json(const form_value *v)
{
  cli_json j = { false };
  json_open(&j, NULL, '{');
  json_str(&j, "type", "value");
  json_int(&j, "indicator", v->indicator);
  json_str(&j, "name", v->name);
  json_some(&j, "area", v->area);
  json_dec(&j, "ytd", v->ytd, v->has_ytd);
  json_dec(&j, "month", v->month, v->has_month);
  json_str(&j, "unit", v->unit);
  if(v->note)
    json_some(&j, "note", v->note);
  json_close(&j, '}');
  json_end(&j);
}

static void item_json(const form_item *t)
{
  cli_json j = { false };
  json_open(&j, NULL, '{');
  json_str(&j, "type", "progress");
  json_int(&j, "item", t->item);
  json_some(&j, "number", t->number);
  json_some(&j, "stage", t->stage);
  json_dec(&j, "percent", t->percent, t->has_percent);
  json_some(&j, "words", t->words);
  json_some(&j, "problem", t->problem);
  json_some(&j, "next", t->next_step);
  json_close(&j, '}');
  json_end(&j);
}

/* "固定资产投资额：累计 78.5亿元（上期 2024-02：51.3）" */
static void value_words(const cli_args *args, const form_value *v)
{
  ls_buf b;
  buf_init(&b, 65536);
  buf_puts(&b, v->name);
  buf_puts(&b, args->english ? ":" : "：");
  for(int month = 0; month < 2; month++) {
    if(!(month ? v->has_month : v->has_ytd))
      continue;
    buf_fmt(&b, " %s ", msg_text(month ? "span-month" : "span-ytd",
                                 args->english));
    dec_write(&b, month ? v->month : v->ytd);
    buf_puts(&b, v->unit);
  }
  if(*v->before)
    msg_put(&b, msg_text("form-before", args->english), v->before, NULL);
  if(v->note && *v->note)
    buf_fmt(&b, "  %s", v->note);
  for(size_t i = 0; i < b.n; i++) /* words may be anyone's */
    if((unsigned char)b.p[i] < 0x20 || b.p[i] == 0x7F)
      b.p[i] = ' ';
  puts(buf_cstr(&b));
  buf_free(&b);
}

static void item_words(const form_item *t)
{
  ls_buf b;
  buf_init(&b, (size_t)1 << 20);
  buf_fmt(&b, "%s %s:", t->number, t->task);
  if(*t->stage)
    buf_fmt(&b, " %s", t->stage);
  if(t->has_percent) {
    buf_putc(&b, ' ');
    dec_write(&b, t->percent);
    buf_putc(&b, '%');
  }
  buf_fmt(&b, " %s", t->words);
  for(size_t i = 0; i < b.n; i++) /* words may be anyone's */
    if((unsigned char)b.p[i] < 0x20 || b.p[i] == 0x7F)
      b.p[i] = ' ';
  puts(buf_cstr(&b));
  buf_free(&b);
}

static void found(void *arg, const port_problems *p, const port_form *asked,
                  const port_form *got)
{
  importing *g = arg;
  bool json = g->args->text[JSON] != NULL;
  (void)asked;
  cli_problems(g->args, g->file, p, json);
  for(uint32_t i = 0; i < got->values.n; i++)
    if(json)
      value_json(&got->values.v[i]);
    else
      value_words(g->args, &got->values.v[i]);
  for(uint32_t i = 0; i < got->items.n; i++)
    if(json)
      item_json(&got->items.v[i]);
    else
      item_words(&got->items.v[i]);
}

static void name_file(const importing *g, ls_err *err)
{
  if(!err->file[0])
    snprintf(err->file, sizeof(err->file), "%s", g->file);
}

static int form_step(ls_ledger *l, void *arg, ls_err *err)
{
  importing *g = arg;
  int rc = app_import_form(l, &g->form, err);
  if(rc)
    name_file(g, err);
  return rc;
}

static void form_summary(const importing *g, bool fine)
{
  char reported[16], asked[16];
  const app_form_import *m = &g->form;
  cli_json j = { false };
  if(g->args->text[JSON]) {
    json_open(&j, NULL, '{');
    json_str(&j, "type", "summary");
    json_int(&j, "errors", (int64_t)m->errors);
    json_int(&j, "notes", (int64_t)m->notes);
    json_int(&j, "values", m->values);
    json_int(&j, "items", m->items);
    json_int(&j, "asked", m->asked);
    json_bool(&j, "written", fine && !m->dry);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  snprintf(reported, sizeof(reported), "%u", m->values + m->items);
  snprintf(asked, sizeof(asked), "%u", m->asked);
  if(fine)
    cli_say(g->args, m->dry ? "form-dry" : "form-taken", reported, asked);
}

/* --- both ------------------------------------------------------------ */

/* Opens what the import needs, runs `step`, gives it back; `bytes` gets the
 * file's content. */
static int import(importing *g, const char *act, ls_slice *bytes, bool dry,
                  app_step step)
{
  size_t n = 0;
  uint8_t *p = cli_table_bytes(g->args, g->file, &n);
  ls_ledger *l = !p ? NULL : dry ? cli_reading(g->args)
                                 : cli_writing(g->args);
  int status = EXIT_TROUBLE;
  if(l) {
    const app_change what = { act, cli_base_name(g->file), "", true };
    *bytes = (ls_slice){ (char *)p, n };
    status = dry ? cli_read_step(g->args, l, step, g)
                 : cli_write_step(g->args, l, &what, step, g);
  }
  ledger_close(l);
  ls_free(p);
  return status;
}

static int run_form(const cli_args *args)
{
  importing g = { .args = args, .file = args->operand[0] };
  ls_err err = { 0 };
  app_form_import *m = &g.form;
  if(args->text[PERIOD] && !cli_when(args, args->text[PERIOD], &m->period)) {
    err_set(&err, LS_EUSAGE, "cell-when", args->text[PERIOD], NULL);
    return cli_trouble(args, &err);
  }
  m->dry = args->text[DRY] != NULL;
  m->english = args->english;
  m->found = found;
  m->arg = &g;
  int status = import(&g, "import form", &m->bytes, m->dry, form_step);
  form_summary(&g, status == EXIT_FINE);
  return status;
}

/* --- observations ---------------------------------------------------- */

static void found_many(void *arg, const port_problems *p)
{
  importing *g = arg;
  cli_problems(g->args, g->file, p, g->args->text[JSON] != NULL);
}

static int many_step(ls_ledger *l, void *arg, ls_err *err)
{
  importing *g = arg;
  int rc = app_import_observations(l, &g->many, err);
  if(rc)
    name_file(g, err);
  return rc;
}

static void many_summary(const importing *g, bool fine)
{
  char added[24], revised[24];
  const app_observations *m = &g->many;
  cli_json j = { false };
  if(g->args->text[JSON]) {
    json_open(&j, NULL, '{');
    json_str(&j, "type", "summary");
    json_int(&j, "errors", (int64_t)m->errors);
    json_int(&j, "notes", (int64_t)m->notes);
    json_int(&j, "rows", (int64_t)m->rows);
    json_int(&j, "new", (int64_t)m->added);
    json_int(&j, "revised", (int64_t)m->revised);
    json_int(&j, "noted", (int64_t)m->noted);
    json_bool(&j, "written", fine && !m->dry);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  snprintf(added, sizeof(added), "%llu", (unsigned long long)m->added);
  snprintf(revised, sizeof(revised), "%llu", (unsigned long long)m->revised);
  if(fine)
    cli_say(g->args, !m->added && !m->revised && !m->noted ? "import-same"
                     : m->dry ? "observe-dry" : "observe-many", added,
            revised);
  snprintf(added, sizeof(added), "%llu", (unsigned long long)m->noted);
  if(fine && m->noted)
    cli_say(g->args, m->dry ? "observe-noted-dry" : "observe-noted", added,
            NULL);
}

static int run_many(const cli_args *args)
{
  importing g = { .args = args, .file = args->operand[0] };
  app_observations *m = &g.many;
  m->dry = args->text[DRY] != NULL;
  m->english = args->english;
  m->found = found_many;
  m->arg = &g;
  int status = import(&g, "observe", &m->bytes, m->dry, many_step);
  many_summary(&g, status == EXIT_FINE);
  return status;
}

const cli_command cmd_import_form = {
  .name = "import form", .operands = "arg-file", .min = 1, .max = 1,
  .summary = "cmd-import-form", .text = "cmd-import-form-text",
  .options = options, .run = run_form
};

static const cli_option many_options[] = {
  LEDGER_OPTION, JSON_OPTION, AS_OPTION,
  [DRY] = { "dry-run", 0, OPT_FLAG, NULL, "opt-dry-run", NULL, 0, 0 },
  NO_MORE_OPTIONS
};

const cli_command cmd_import_observations = {
  .name = "import observations", .operands = "arg-file", .min = 1, .max = 1,
  .summary = "cmd-import-observations",
  .text = "cmd-import-observations-text", .options = many_options,
  .run = run_many
};
