/* Tables as csv: UTF-8 with a byte order mark, CRLF, quotes as RFC 4180
 * has them, guarded against being taken for formulas. */
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "port/csv.h"
#include "port/sheet_inside.h"
#include "port/write.h"

#define FLUSH ((size_t)64 << 10)

struct table_out {
  const table_def *def;
  port_sink sink;
  ls_buf b;
};

static int flush(table_out *t, ls_err *err)
{
  int rc = buf_failed(&t->b)
             ? err_set(err, LS_ENOMEM, "no-memory", NULL, NULL)
             : t->sink.write(t->sink.arg, t->b.p, t->b.n, err);
  buf_clear(&t->b);
  return rc;
}

/* A number is written as it is, so that a spreadsheet can count with it. */
static bool is_number(ls_slice s)
{
  ls_buf b;
  char c = s.n ? s.s[0] : 0;
  if(c != '-' && (c < '0' || c > '9'))
    return false;
  buf_init(&b, 128);
  bool number = s.n < 64 && number_put(&b, s, 0);
  buf_free(&b);
  return number;
}

static void cell(ls_buf *b, const char *text, bool number)
{
  ls_slice s = slice_of(text);
  bool guard = csv_guarded(s) && !(number && is_number(s));
  if(!guard && !strpbrk(text, "\",;\t\r\n '")) {
    buf_slice(b, s);
    return;
  }
  buf_putc(b, '"');
  if(guard)
    buf_putc(b, '\'');
  for(const char *q; (q = memchr(s.s, '"', s.n));
      s = (ls_slice){ q + 1, s.n - (size_t)(q + 1 - s.s) }) {
    buf_put(b, s.s, (size_t)(q + 1 - s.s));
    buf_putc(b, '"');
  }
  buf_slice(b, s);
  buf_putc(b, '"');
}

static int row(table_out *t, const char *const *text, ls_err *err)
{
  for(int i = 0; i < t->def->columns; i++) {
    if(i)
      buf_putc(&t->b, ',');
    cell(&t->b, text[i], t->def->column[i].kind == COLUMN_NUMBER);
  }
  buf_puts(&t->b, "\r\n");
  return t->b.n > FLUSH || buf_failed(&t->b) ? flush(t, err) : 0;
}

static int csv_close(table_out *t, bool keep, ls_err *err)
{
  int rc = keep ? flush(t, err) : 0;
  buf_free(&t->b);
  ls_free(t);
  return rc;
}

static table_out *csv_begin(const table_def *def, const port_sink *sink,
                            ls_err *err)
{
  table_out *t = ls_malloc(sizeof(*t));
  if(!t) {
    err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    return NULL;
  }
  *t = (table_out){ def, *sink, { 0 } };
  buf_init(&t->b, (size_t)64 << 20);
  if(!def->bare)
    buf_puts(&t->b, "\xEF\xBB\xBF");
  for(int i = 0; i < def->columns; i++) {
    if(i)
      buf_putc(&t->b, ',');
    cell(&t->b, def->column[i].title, false);
  }
  buf_puts(&t->b, "\r\n");
  return t;
}

const table_format table_csv = { "csv", csv_begin, row, csv_close };
