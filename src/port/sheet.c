#define _GNU_SOURCE
/* Which reader takes a spreadsheet, addresses, and rows being made. */
#include "port/sheet.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "port/sheet_inside.h"

static bool starts(ls_slice s, const char *with, size_t n)
{
  return s.n >= n && !memcmp(s.s, with, n);
}

/* An xlsx under a password is an old compound file with this stream. */
static bool encrypted(ls_slice s)
{
  static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0";
  return memmem(s.s, s.n, name, sizeof(name) - 1) != NULL;
}

static bool is_page(ls_slice s)
{
  ls_slice head = { s.s, s.n < 256 ? s.n : 256 };
  while(head.n && strchr(" \t\r\n\xEF\xBB\xBF", head.s[0]))
    head = (ls_slice){ head.s + 1, head.n - 1 };
  return starts(head, "<!DOCTYPE", 9) || starts(head, "<html", 5) ||
         starts(head, "<table", 6) || starts(head, "<?xml", 5) ||
         starts(head, "<!doctype", 9) || starts(head, "<HTML", 5);
}

sheet_reader *sheet_open(ls_slice bytes, ls_err *err)
{
  if(!bytes.n)
    err_set(err, LS_EEMPTY, "table-empty", NULL, NULL);
  else if(starts(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8)) {
    if(encrypted(bytes))
      err_set(err, LS_ELOCKED, "table-locked", NULL, NULL);
    else
      err_set(err, LS_EFORMAT, "table-old", NULL, NULL);
  }
  else if(starts(bytes, "PK", 2))
    return sheet_of_xlsx(bytes, err);
  else if(is_page(bytes))
    err_set(err, LS_EFORMAT, "table-page", NULL, NULL);
  else if(starts(bytes, "%PDF", 4))
    err_set(err, LS_EFORMAT, "table-page", NULL, NULL);
  else
    return sheet_of_csv(bytes, err);
  return NULL;
}

int sheet_next(sheet_reader *s, sheet_row *row, ls_err *err)
{
  return s->next(s, row, err);
}

void sheet_close(sheet_reader *s)
{
  if(s)
    s->close(s);
}

void sheet_merge(const sheet_reader *s, uint32_t row, uint32_t column,
                 char out[SHEET_RANGE])
{
  out[0] = 0;
  if(s->merge)
    s->merge(s, row, column, out);
}

void sheet_address(uint32_t row, uint32_t column, char out[SHEET_ADDRESS])
{
  char letters[8];
  int n = 0;
  for(uint32_t c = column % (SHEET_COLUMNS * 4) + 1; c > 0;
      c = (c - 1) / 26)
    letters[n++] = (char)('A' + (c - 1) % 26);
  for(int i = 0; i < n; i++)
    out[i] = letters[n - 1 - i];
  snprintf(out + n, (size_t)(SHEET_ADDRESS - n), "%u", row);
}

bool sheet_place(ls_slice s, uint32_t *row, uint32_t *column)
{
  uint32_t c = 0, r = 0;
  size_t i = 0;
  for(; i < s.n && ((s.s[i] >= 'A' && s.s[i] <= 'Z') || s.s[i] == '$'); i++)
    if(s.s[i] != '$' && (c = c * 26 + (uint32_t)(s.s[i] - 'A') + 1) >
                          SHEET_COLUMNS)
      return false;
  for(; i < s.n && ((s.s[i] >= '0' && s.s[i] <= '9') || s.s[i] == '$'); i++)
    if(s.s[i] != '$' && (r = r * 10 + (uint32_t)(s.s[i] - '0')) > SHEET_ROWS)
      return false;
  *row = r;
  *column = c - 1;
  return i == s.n && c && r;
}

void row_init(row_maker *m)
{
  memset(m, 0, sizeof(*m));
  buf_init(&m->text, ROW_BYTES);
}

void row_free(row_maker *m)
{
  buf_free(&m->text);
  ls_free(m->cell);
  ls_free(m->from);
  memset(m, 0, sizeof(*m));
}

void row_clear(row_maker *m)
{
  buf_clear(&m->text);
  m->n = 0;
}

static bool row_grow(row_maker *m)
{
  uint32_t want = m->cap ? m->cap * 2 : 32;
  sheet_cell *c = ls_realloc(m->cell, want * sizeof(*c));
  if(!c)
    return false;
  m->cell = c;
  size_t *f = ls_realloc(m->from, want * sizeof(*f));
  if(!f)
    return false;
  m->from = f;
  m->cap = want;
  return true;
}

sheet_cell *row_cell(row_maker *m, uint32_t column)
{
  if(m->failed || (m->n == m->cap && !row_grow(m))) {
    m->failed = true;
    return NULL;
  }
  sheet_cell *c = &m->cell[m->n];
  memset(c, 0, sizeof(*c));
  c->column = column;
  c->day = DAY_NONE;
  m->from[m->n++] = m->text.n;
  return c;
}

void row_drop(row_maker *m)
{
  m->n--;
  if(!buf_failed(&m->text))
    m->text.n = m->from[m->n];
}

int row_done(row_maker *m, ls_err *err)
{
  if(m->failed || buf_failed(&m->text))
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  const char *p = buf_cstr(&m->text);
  if(buf_failed(&m->text))
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  for(uint32_t i = 0; i < m->n; i++) {
    size_t end = i + 1 < m->n ? m->from[i + 1] : m->text.n;
    m->cell[i].text = (ls_slice){ p + m->from[i], end - m->from[i] };
  }
  return 0;
}
