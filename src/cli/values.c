#include "cli/values.h"

#include <stdio.h>

static sheet_cell cell_of(const char *text)
{
  return (sheet_cell){ .text = slice_of(text), .type = CELL_TEXT,
                       .day = DAY_NONE };
}

static bool wrong(const cli_args *args, const char *key, const char *text)
{
  ls_err err = { 0 };
  err_set(&err, LS_EUSAGE, key, text, NULL);
  cli_trouble(args, &err);
  return false;
}

/* How something unusual was taken. */
static void note(const cli_args *args, const char *text, const char *taken)
{
  ls_buf b;
  buf_init(&b, 4096);
  buf_puts(&b, "luoshi: ");
  buf_puts(&b, msg_text("import-note", args->english));
  msg_put(&b, msg_text("cell-odd", args->english), text, taken);
  fprintf(stderr, "%s\n", buf_cstr(&b));
  buf_free(&b);
}

bool cli_day(const cli_args *args, const char *text, ls_day *out)
{
  char iso[DAY_TEXT];
  bool odd = false;
  *out = DAY_NONE;
  if(!text)
    return true;
  sheet_cell c = cell_of(text);
  const char *bad = cell_day(&c, out, &odd);
  if(bad)
    return wrong(args, bad, text);
  day_write(*out, iso);
  if(odd)
    note(args, text, iso);
  return true;
}

bool cli_when(const cli_args *args, const char *text, ls_when *out)
{
  sheet_cell c = cell_of(text);
  const char *bad = cell_when(&c, out);
  return bad ? wrong(args, bad, text) : true;
}

bool cli_value(const cli_args *args, const char *text, bool range,
               cell_value *out)
{
  sheet_cell c = cell_of(text);
  const char *bad = cell_number(&c, range, out);
  return bad ? wrong(args, bad, text) : true;
}

int cli_scale(const cli_args *args, const char *text, const char *unit,
              cell_value *v, ls_err *err)
{
  const char *bad = cell_scale(v, "", unit);
  if(bad)
    return err_set(err, LS_EUSAGE, bad, text, unit);
  if(v->odd) {
    ls_buf b;
    buf_init(&b, 256);
    dec_write(&b, v->value);
    if(v->has_hi) {
      buf_putc(&b, '-');
      dec_write(&b, v->hi);
    }
    buf_puts(&b, unit);
    note(args, text, buf_cstr(&b));
    buf_free(&b);
  }
  return LS_OK;
}
