/* Rows of a spreadsheet on their way from one process to another. */
#include "port/sheet_wire.h"

#include <stdint.h>
#include <string.h>

#include "base/alloc.h"
#include "base/msg.h"
#include "base/utf8.h"

/* Parent and child are one program: structs go as they lie. */

enum { W_SHEET = 0x6C730001, W_ROW, W_END, W_ERROR };

#define NAME 1024u   /* bytes of a sheet's name; Excel has 31 characters */
#define SHEETS 10000 /* as many parts as an xlsx may have */

typedef struct wire_row { /* behind it its cells, ranges and texts */
  uint32_t row, cells, ranges, text;
  uint32_t hidden;
} wire_row;

enum { IS_FORMULA = 1, IS_MERGED = 2, IS_COVERED = 4 };

typedef struct wire_cell {
  uint32_t column, text; /* text: its bytes */
  int32_t day;
  uint8_t type, flags;
  uint16_t none;         /* 0 */
} wire_cell;

#define FRAME_MOST \
  (ROW_BYTES + sizeof(wire_row) + \
   SHEET_COLUMNS * (sizeof(wire_cell) + sizeof(wire_range)))

/* --- in the child -------------------------------------------------------- */

static void put_frame(ls_buf *to, uint32_t kind, size_t size)
{
  const wire_frame f = { kind, (uint32_t)size };
  buf_put(to, &f, sizeof(f));
}

static void put_sheet(ls_buf *to, const sheet_row *row)
{
  size_t n = strlen(row->sheet);
  if(n > NAME) /* a whole character less, not a half one */
    for(n = NAME; n && ((unsigned char)row->sheet[n] & 0xC0) == 0x80;)
      n--;
  put_frame(to, W_SHEET, sizeof(row->index) + n);
  buf_put(to, &row->index, sizeof(row->index));
  buf_put(to, row->sheet, n);
}

static void put_cell(ls_buf *to, const sheet_cell *c)
{
  const wire_cell w = {
    c->column, (uint32_t)c->text.n, c->day, c->type,
    (uint8_t)((c->formula ? IS_FORMULA : 0) | (c->merged ? IS_MERGED : 0) |
              (c->covered ? IS_COVERED : 0)), 0 };
  buf_put(to, &w, sizeof(w));
}

static void put_range(ls_buf *to, const sheet_reader *s, uint32_t row,
                      uint32_t column)
{
  char range[SHEET_RANGE];
  wire_range r = { 0, 0, 0, 0 };
  sheet_merge(s, row, column, range);
  char *colon = strchr(range, ':');
  if(colon) {
    sheet_place((ls_slice){ range, (size_t)(colon - range) }, &r.row,
                &r.column);
    sheet_place(slice_of(colon + 1), &r.last_row, &r.last_column);
  }
  buf_put(to, &r, sizeof(r));
}

int wire_put_row(ls_buf *to, const sheet_reader *s, const sheet_row *row,
                 uint32_t *sheet, ls_err *err)
{
  wire_row w = { row->row, row->n, 0, 0, row->hidden };
  size_t text = 0;
  for(uint32_t i = 0; i < row->n; i++) {
    text += row->cell[i].text.n;
    w.ranges += row->cell[i].merged;
    if(text > ROW_BYTES)
      return err_set(err, LS_ELIMIT, "child-output", NULL, NULL);
  }
  w.text = (uint32_t)text;
  if(*sheet != row->index)
    put_sheet(to, row);
  *sheet = row->index;
  put_frame(to, W_ROW, sizeof(w) + row->n * sizeof(wire_cell) +
                         w.ranges * sizeof(wire_range) + text);
  buf_put(to, &w, sizeof(w));
  for(uint32_t i = 0; i < row->n; i++)
    put_cell(to, &row->cell[i]);
  for(uint32_t i = 0; i < row->n && w.ranges; i++)
    if(row->cell[i].merged)
      put_range(to, s, row->row, row->cell[i].column);
  for(uint32_t i = 0; i < row->n; i++)
    buf_slice(to, row->cell[i].text);
  return 0;
}

size_t wire_end(char out[WIRE_END], int rc, const ls_err *err)
{
  const wire_frame f = { rc ? W_ERROR : W_END, rc ? sizeof(*err) : 0 };
  memcpy(out, &f, sizeof(f));
  if(rc)
    memcpy(out + sizeof(f), err, sizeof(*err));
  return sizeof(f) + f.size;
}

/* --- in the parent ------------------------------------------------------- */

struct wire_name {
  wire_name *before;
  char text[NAME + 1];
};

void wire_init(sheet_wire *w)
{
  memset(w, 0, sizeof(*w));
}

void wire_free(sheet_wire *w)
{
  for(wire_name *n = w->name, *before; n; n = before) {
    before = n->before;
    ls_free(n);
  }
  ls_free(w->cell);
  ls_free(w->range);
  wire_init(w);
}

bool wire_may(const wire_frame *f)
{
  switch(f->kind) {
  case W_SHEET: return f->size >= 4 && f->size <= 4 + NAME;
  case W_ROW: return f->size >= sizeof(wire_row) && f->size <= FRAME_MOST;
  case W_END: return !f->size;
  case W_ERROR: return f->size == sizeof(ls_err);
  default: return false;
  }
}

static int broken(ls_err *err)
{
  return err_set(err, LS_EIO, "child-answer", NULL, NULL);
}

static int no_memory(ls_err *err)
{
  return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
}

static bool is_text(ls_slice s)
{
  const uint8_t *p = (const uint8_t *)s.s, *end = p + s.n;
  uint32_t cp;
  while(p < end) {
    if(*p && *p < 0x80) {
      p++;
      continue;
    }
    int k = utf8_next(p, end, &cp);
    if(!k || !cp)
      return false;
    p += k;
  }
  return true;
}

static int take_sheet(sheet_wire *w, ls_slice bytes, ls_err *err)
{
  uint32_t index;
  memcpy(&index, bytes.s, sizeof(index));
  ls_slice text = { bytes.s + sizeof(index), bytes.n - sizeof(index) };
  if((w->name && index <= w->index) || index >= SHEETS || !is_text(text))
    return broken(err);
  wire_name *n = ls_malloc(sizeof(*n));
  if(!n)
    return no_memory(err);
  n->before = w->name;
  memcpy(n->text, text.s, text.n);
  n->text[text.n] = 0;
  w->name = n;
  w->index = index;
  w->row = 0;
  return 2;
}

/* Room for the cells and ranges of a row. */
static bool make_room(sheet_wire *w, const wire_row *r)
{
  if(r->cells > w->cap) {
    sheet_cell *c = ls_realloc(w->cell, r->cells * sizeof(*c));
    if(!c)
      return false;
    w->cell = c;
    w->cap = r->cells;
  }
  if(r->ranges > w->range_cap) {
    wire_range *m = ls_realloc(w->range, r->ranges * sizeof(*m));
    if(!m)
      return false;
    w->range = m;
    w->range_cap = r->ranges;
  }
  return true;
}

/* One cell; its text is the head of `texts`. */
static bool take_cell(const char *at, ls_slice *texts, sheet_cell *c)
{
  wire_cell v;
  memcpy(&v, at, sizeof(v));
  if(v.column >= SHEET_COLUMNS || v.text > texts->n || v.type > CELL_ERROR ||
     v.flags > (IS_FORMULA | IS_MERGED | IS_COVERED) || v.none ||
     (v.flags & IS_COVERED && !(v.flags & IS_MERGED)))
    return false;
  *c = (sheet_cell){ { texts->s, v.text }, v.day, v.column, v.type,
                     v.flags & IS_FORMULA, v.flags & IS_MERGED,
                     v.flags & IS_COVERED };
  *texts = (ls_slice){ texts->s + v.text, texts->n - v.text };
  return is_text(c->text) &&
         c->day == (c->type == CELL_DATE ? day_parse(c->text) : DAY_NONE) &&
         (c->type != CELL_DATE || c->day != DAY_NONE);
}

static bool holds(const wire_range *m, uint32_t row, uint32_t column)
{
  return m->row && m->row <= row && row <= m->last_row &&
         m->last_row <= SHEET_ROWS && m->column <= column &&
         column <= m->last_column && m->last_column < SHEET_COLUMNS;
}

/* The cells, and the ranges of those that are merged. */
static bool take_cells(sheet_wire *w, const wire_row *r, const char *p)
{
  const char *range = p + r->cells * sizeof(wire_cell);
  ls_slice texts = { range + r->ranges * sizeof(wire_range), r->text };
  uint32_t ranges = 0;
  for(uint32_t i = 0; i < r->cells; i++) {
    sheet_cell *c = &w->cell[i];
    if(!take_cell(p + i * sizeof(wire_cell), &texts, c) ||
       (i && c->column <= c[-1].column))
      return false;
    if(!c->merged)
      continue;
    if(ranges == r->ranges)
      return false;
    wire_range *m = &w->range[ranges];
    memcpy(m, range + ranges++ * sizeof(*m), sizeof(*m));
    if(!holds(m, r->row, c->column))
      return false;
  }
  return ranges == r->ranges && !texts.n;
}

static int take_row(sheet_wire *w, ls_slice bytes, sheet_row *row,
                    ls_err *err)
{
  wire_row r;
  memcpy(&r, bytes.s, sizeof(r));
  w->n = w->ranges = 0;
  if(!w->name || r.row <= w->row || r.hidden > 1 || !r.cells ||
     r.cells > SHEET_COLUMNS || r.ranges > r.cells || r.text > ROW_BYTES ||
     bytes.n != sizeof(r) + r.cells * sizeof(wire_cell) +
                  r.ranges * sizeof(wire_range) + r.text)
    return broken(err);
  if(!make_room(w, &r))
    return no_memory(err);
  if(!take_cells(w, &r, bytes.s + sizeof(r)))
    return broken(err);
  w->row = r.row;
  w->n = r.cells;
  w->ranges = r.ranges;
  *row = (sheet_row){ w->name->text, w->index, r.row, r.hidden, w->cell,
                      w->n };
  return 1;
}

static int take_error(ls_slice bytes, ls_err *err)
{
  ls_err e;
  memcpy(&e, bytes.s, sizeof(e));
  if(!msg_is_error(&e, (int)e.code))
    return broken(err);
  if(e.code == LS_ENOMEM) /* the child's, not ours */
    return err_set(err, LS_ELIMIT, "child-memory", NULL, NULL);
  if(err)
    *err = e;
  return (int)e.code;
}

int wire_take(sheet_wire *w, const wire_frame *f, ls_slice bytes,
              sheet_row *row, ls_err *err)
{
  if(!wire_may(f) || bytes.n != f->size)
    return broken(err);
  switch(f->kind) {
  case W_SHEET: return take_sheet(w, bytes, err);
  case W_ROW: return take_row(w, bytes, row, err);
  case W_ERROR: return take_error(bytes, err);
  default: return 0;
  }
}

void wire_merge(const sheet_wire *w, uint32_t row, uint32_t column,
                char out[SHEET_RANGE])
{
  uint32_t range = 0;
  for(uint32_t i = 0; i < w->n && row == w->row; i++) {
    const sheet_cell *c = &w->cell[i];
    if(c->column != column) {
      range += c->merged;
      continue;
    }
    if(c->merged) {
      const wire_range *m = &w->range[range];
      sheet_address(m->row, m->column, out);
      out += strlen(out);
      *out++ = ':';
      sheet_address(m->last_row, m->last_column, out);
    }
    return;
  }
}
