/* What the commands that take tables in and out share. */
#include "cli/tables.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/alloc.h"

const char *const cli_table_formats[] = { "xlsx", "csv", "docx", NULL };

const char *cli_base_name(const char *path)
{
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

static const table_format *refuse(const cli_args *args, const char *key,
                                  const char *a, const char *b)
{
  ls_err err = { 0 };
  err_set(&err, LS_EUSAGE, key, a, b);
  cli_trouble(args, &err);
  return NULL;
}

const table_format *cli_table_format(const cli_args *args, const char *name,
                                     const char *path)
{
  static const table_format *const all[] = { &table_xlsx, &table_csv,
                                             &table_docx };
  const char *dot = path ? strrchr(cli_base_name(path), '.') : NULL;
  const char *end = dot ? dot + 1 : path ? "" : "csv";
  if(path && sys_same_file(path, cli_ledger_path(args)))
    return refuse(args, "usage-over-ledger", path, NULL);
  if(name && dot && strcasecmp(name, end) != 0)
    return refuse(args, "table-mismatch", path, name);
  if(!name)
    name = end;
  for(size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
    if(!strcasecmp(all[i]->name, name)) {
      if(path || all[i] == &table_csv || !isatty(STDOUT_FILENO))
        return all[i];
      return refuse(args, "table-terminal", NULL, NULL);
    }
  return refuse(args, "table-format", path ? path : name, NULL);
}

static int write_all(void *arg, const void *p, size_t n, ls_err *err)
{
  cli_sink *s = arg;
  if(sys_output_write(&s->output, p, n))
    return sys_error(err, s->output.path ? s->output.path : "");
  return 0;
}

int cli_sink_open(const cli_args *args, cli_sink *s, const char *path,
                  ls_err *err)
{
  s->sink = (port_sink){ write_all, s };
  return cli_output_open(args, &s->output, path, err);
}

int cli_sink_close(cli_sink *s, bool keep, ls_err *err)
{
  return sys_output_close(&s->output, keep, err);
}

#define MOST ((size_t)2 << 30)

uint8_t *cli_table_bytes(const cli_args *args, const char *path, size_t *n)
{
  uint8_t *bytes = NULL;
  ls_err err = { 0 };
  if(!sys_read(path, MOST, &bytes, n, &err))
    return bytes;
  cli_trouble(args, &err);
  return NULL;
}

static void as_json(const cli_args *args, const port_problem *p)
{
  cli_json j = { false };
  char at[SHEET_ADDRESS];
  ls_buf words;
  buf_init(&words, 16384);
  msg_put(&words, msg_text(p->key, args->english), p->arg[0], p->arg[1]);
  json_open(&j, NULL, '{');
  json_str(&j, "type", p->note ? "note" : "error");
  json_some(&j, "sheet", p->sheet);
  if(p->row)
    json_int(&j, "row", p->row);
  if(p->row && p->column < SHEET_COLUMNS) {
    sheet_address(p->row, p->column, at);
    json_str(&j, "cell", at);
  }
  json_str(&j, "code", p->key);
  json_str(&j, "message", buf_cstr(&words));
  json_close(&j, '}');
  json_end(&j);
  buf_free(&words);
}

/* What a terminal takes for its own language is not handed on. */
static void plain(ls_buf *b)
{
  for(size_t i = 0; i < b->n; i++)
    if((unsigned char)b->p[i] < 0x20 || b->p[i] == 0x7F)
      b->p[i] = ' ';
}

static void as_words(const cli_args *args, const char *path,
                     const port_problem *p)
{
  ls_buf b;
  buf_init(&b, 65536);
  buf_fmt(&b, "%s: ", path);
  if(p->note)
    buf_puts(&b, msg_text("import-note", args->english));
  problem_write(&b, p, args->english);
  plain(&b);
  fprintf(stderr, "%s\n", buf_cstr(&b));
  buf_free(&b);
}

void cli_problems(const cli_args *args, const char *path,
                  const port_problems *p, bool json)
{
  for(uint32_t i = 0; i < p->list.n; i++)
    if(json)
      as_json(args, &p->list.v[i]);
    else
      as_words(args, path, &p->list.v[i]);
  uint64_t more = p->errors + p->notes - p->list.n;
  if(more && !json) {
    char n[24];
    ls_buf b;
    snprintf(n, sizeof(n), "%llu", (unsigned long long)more);
    buf_init(&b, 4096);
    msg_put(&b, msg_text("import-more", args->english), n, NULL);
    fprintf(stderr, "%s: %s\n", path, buf_cstr(&b));
    buf_free(&b);
  }
}
