/* What is wrong in a table that came in. */
#include "port/problems.h"

#include <stdlib.h>
#include <string.h>

#include "base/msg.h"

void problems_init(port_problems *p, ls_arena *arena)
{
  memset(p, 0, sizeof(*p));
  p->arena = arena;
}

/* At most 200 bytes, whole characters. */
static const char *keep(ls_arena *a, const char *s)
{
  size_t n = s ? strlen(s) : 0, most = 200;
  bool cut = n > most;
  if(cut) {
    n = most;
    while(n && ((unsigned char)s[n] & 0xC0) == 0x80)
      n--;
  }
  char *p = arena_alloc(a, n + 4);
  if(n)
    memcpy(p, s, n);
  memcpy(p + n, cut ? "…" : "", cut ? 4 : 1);
  return p;
}

void problem_add(port_problems *p, bool note, const char *sheet,
                 uint32_t row, uint32_t column, const char *key,
                 const char *arg1, const char *arg2)
{
  p->notes += note;
  p->errors += !note;
  if(p->list.n == PROBLEMS)
    return;
  port_problem q = { .key = key, .row = row, .column = column,
                     .order = p->list.n, .note = note };
  q.arg[0] = keep(p->arena, arg1);
  q.arg[1] = keep(p->arena, arg2);
  q.sheet = keep(p->arena, sheet);
  *vec_push(p->arena, &p->list) = q;
}

static int by_place(const void *a, const void *b)
{
  const port_problem *x = a, *y = b;
  int sheets = strcmp(x->sheet, y->sheet);
  if(sheets)
    return sheets;
  if(x->row != y->row)
    return x->row < y->row ? -1 : 1;
  if(x->column != y->column)
    return x->column < y->column ? -1 : 1;
  return x->order < y->order ? -1 : 1;
}

void problems_sort(port_problems *p)
{
  if(p->list.n)
    qsort(p->list.v, p->list.n, sizeof(port_problem), by_place);
}

void problem_place(ls_buf *b, const port_problem *p)
{
  char at[SHEET_ADDRESS];
  if(p->sheet[0]) {
    buf_puts(b, p->sheet);
    if(p->row)
      buf_putc(b, '!');
  }
  if(p->row && p->column < SHEET_COLUMNS) {
    sheet_address(p->row, p->column, at);
    buf_puts(b, at);
  }
  else if(p->row)
    buf_int(b, p->row);
}

void problem_write(ls_buf *b, const port_problem *p, bool english)
{
  size_t n = b->n;
  problem_place(b, p);
  if(b->n > n)
    buf_puts(b, english ? ": " : "：");
  msg_put(b, msg_text(p->key, english), p->arg[0], p->arg[1]);
}
