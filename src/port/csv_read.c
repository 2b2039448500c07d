/* Rows of a csv file: RFC 4180, and what spreadsheets make of it.
 *
 * UTF-8 is read where it lies; other encodings are decoded first.  The
 * separator is the one of comma, semicolon and tab that the head of the
 * file has most of, outside of quotes.  An apostrophe that guards a cell
 * against being taken for a formula is taken off. */
#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "port/csv.h"
#include "port/sheet_inside.h"
#include "text/detect.h"
#include "text/text.h"

typedef struct csv_reader {
  sheet_reader head;
  const char *p, *end, *begin;
  const uint8_t *source; /* where offsets of errors count from */
  char between;
  uint32_t row;
  row_maker made;
  ls_arena arena;        /* the decoded text, where there had to be one */
  jmp_buf oom;
} csv_reader;

/* --- what kind of text it is ----------------------------------------- */

/* Bytes of UTF-8 text at the beginning of `s`. */
static size_t text_bytes(const uint8_t *p, size_t n)
{
  size_t i = 0;
  uint32_t cp;
  while(i < n) {
    if(p[i] < 0x80) {
      if(p[i] < 0x20 && !strchr("\t\n\v\f\r\x1B", p[i]))
        return i;
      if(!p[i])
        return i;
      i++;
      continue;
    }
    int k = utf8_next(p + i, p + n, &cp);
    if(!k)
      return i;
    i += (size_t)k;
  }
  return i;
}

/* Sets p and end.  0 or a code. */
static int decode(csv_reader *r, ls_slice bytes, ls_err *err)
{
  size_t skip = 0;
  const uint8_t *p = (const uint8_t *)bytes.s;
  ls_encoding enc = detect_mark(p, bytes.n, &skip);
  if(enc == ENC_UTF8 && text_bytes(p + skip, bytes.n - skip) + skip ==
                          bytes.n) {
    r->p = bytes.s + skip;
    r->end = bytes.s + bytes.n;
    return 0;
  }
  if(setjmp(r->oom))
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  ls_text *t = arena_alloc(&r->arena, sizeof(*t));
  int rc = text_decode(&r->arena, p, bytes.n, t, err);
  if(!rc) {
    r->p = t->read.s;
    r->end = t->read.s + t->read.bytes;
  }
  return rc;
}

/* --- the separator --------------------------------------------------- */

#define HEAD ((size_t)64 << 10)

/* Excel's own word for it, "sep=;"; 0 where there is none, and where it
 * is no sign of its own, or half a character. */
static char told(const char *p, const char *end)
{
  if(end - p <= 5 || memcmp(p, "sep=", 4) || (p[5] != '\n' && p[5] != '\r'))
    return 0;
  return p[4] == '\t' || (p[4] > ' ' && p[4] < 0x7F && p[4] != '"') ? p[4]
                                                                   : 0;
}

static char separator(const char *p, const char *end)
{
  size_t comma = 0, semicolon = 0, tab = 0;
  bool quoted = false;
  if((size_t)(end - p) > HEAD)
    end = p + HEAD;
  if(told(p, end))
    return told(p, end);
  for(; p < end; p++) {
    quoted ^= *p == '"';
    if(quoted)
      continue;
    comma += *p == ',';
    semicolon += *p == ';';
    tab += *p == '\t';
  }
  if(tab > comma && tab >= semicolon)
    return '\t';
  return semicolon > comma ? ';' : ',';
}

/* --- rows ------------------------------------------------------------ */

bool csv_guarded(ls_slice s)
{
  static const char wide[][4] = { "＝", "＋", "－", "＠" };
  while(s.n && s.s[0] == '\'')
    s = (ls_slice){ s.s + 1, s.n - 1 };
  if(!s.n)
    return false;
  if(memchr("=+-@\t\r\n", s.s[0], 7))
    return true;
  for(size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
    if(s.n >= 3 && !memcmp(s.s, wide[i], 3))
      return true;
  return false;
}

/* Behind the opening quote: the text, up to what is behind the closing
 * one. */
static const char *quoted_text(csv_reader *r, const char *p)
{
  for(;;) {
    const char *q = p;
    while(q < r->end && *q != '"' && *q != '\r')
      q++;
    buf_put(&r->made.text, p, (size_t)(q - p));
    if(q == r->end)
      return NULL;
    if(*q == '\r') {
      buf_putc(&r->made.text, '\n');
      p = q + 1 + (q + 1 < r->end && q[1] == '\n');
      continue;
    }
    if(q + 1 == r->end || q[1] != '"')
      return q + 1;
    buf_putc(&r->made.text, '"');
    p = q + 2;
  }
}

static const char *bare_text(csv_reader *r, const char *p)
{
  const char *q = p;
  while(q < r->end && *q != r->between && *q != '\n' && *q != '\r')
    q++;
  buf_put(&r->made.text, p, (size_t)(q - p));
  return q;
}

/* Takes the guard off the last cell, drops it where it is empty. */
static void tidy(row_maker *m)
{
  size_t from = m->from[m->n - 1];
  if(buf_failed(&m->text) || m->text.n <= from) {
    m->n--;
    return;
  }
  char *p = m->text.p + from;
  size_t n = m->text.n - from;
  if(n > 1 && p[0] == '\'' && csv_guarded((ls_slice){ p + 1, n - 1 })) {
    memmove(p, p + 1, n - 1);
    m->text.n--;
  }
}

static int unclosed(const csv_reader *r, ls_err *err)
{
  char at[16];
  sheet_address(r->row, r->made.n ? r->made.cell[r->made.n - 1].column : 0,
                at);
  return err_set(err, LS_ECUT, "table-quote", at, NULL);
}

/* One row: p behind it. */
static int take_row(csv_reader *r, ls_err *err)
{
  const char *p = r->p;
  row_clear(&r->made);
  for(uint32_t column = 0;; column++) {
    if(column >= SHEET_COLUMNS)
      return err_set(err, LS_ETOOBIG, "table-wide", NULL, NULL);
    if(!row_cell(&r->made, column))
      return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    if(p < r->end && *p == '"') {
      if(!(p = quoted_text(r, p + 1)))
        return unclosed(r, err);
    }
    if(p < r->end)
      p = bare_text(r, p);
    tidy(&r->made);
    if(p == r->end || *p != r->between)
      break;
    p++;
  }
  if(p < r->end)
    p += *p == '\r' && p + 1 < r->end && p[1] == '\n' ? 2 : 1;
  r->p = p;
  return row_done(&r->made, err);
}

static int next(sheet_reader *s, sheet_row *row, ls_err *err)
{
  csv_reader *r = (csv_reader *)s;
  while(r->p < r->end) {
    r->row++;
    int rc = take_row(r, err);
    if(rc)
      return rc;
    if(!r->made.n)
      continue;
    *row = (sheet_row){ .sheet = "", .row = r->row, .cell = r->made.cell,
                        .n = r->made.n };
    return 1;
  }
  return 0;
}

static void csv_close(sheet_reader *s)
{
  csv_reader *r = (csv_reader *)s;
  row_free(&r->made);
  arena_free(&r->arena);
  ls_free(r);
}

sheet_reader *sheet_of_csv(ls_slice bytes, ls_err *err)
{
  csv_reader *r = ls_malloc(sizeof(*r));
  if(!r) {
    err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    return NULL;
  }
  memset(r, 0, sizeof(*r));
  r->head = (sheet_reader){ next, csv_close, NULL };
  row_init(&r->made);
  arena_init(&r->arena, &r->oom);
  if(decode(r, bytes, err)) {
    csv_close(&r->head);
    return NULL;
  }
  r->between = separator(r->p, r->end);
  if(told(r->p, r->end)) {
    const char *line = memchr(r->p, '\n', (size_t)(r->end - r->p));
    r->p = line ? line + 1 : r->end;
    r->row = 1;
  }
  return &r->head;
}
