#define _GNU_SOURCE
/* Rows of an xlsx, sheet by sheet, as events of its XML. */
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/vec.h"
#include "pack/xml.h"
#include "pack/zip.h"
#include "port/sheet_inside.h"
#include "port/xlsx_parts.h"

#define MERGES 100000    /* of one sheet */
#define MERGES_HERE 2048 /* that one row is part of */
#define MERGE_WIDE 256   /* columns that get the first cell's text */

typedef struct merge {
  uint32_t row, column, last_row, last_column;
  ls_slice text;         /* of its first cell */
  uint8_t type;
  ls_day day;
} merge;

typedef struct xlsx_reader {
  sheet_reader head;
  pack_zip *zip;
  xlsx_parts parts;
  xlsx_part sheet;       /* the one being read */
  uint32_t at;           /* its index */
  uint32_t row;          /* the last one read */
  bool row_hidden;
  row_maker made;
  ls_buf value;          /* of a cell, before it is understood */
  VEC(merge) merges;     /* by first row */
  uint32_t next_merge;   /* of those that begin below the row */
  uint32_t *here;        /* merges that the row is part of */
  uint32_t here_n;
  ls_arena arena;
  jmp_buf oom;
} xlsx_reader;

static int broken(const xlsx_reader *r, ls_err *err)
{
  return err_set(err, LS_EFORMAT, "table-broken",
                 r->parts.sheets.v[r->at].path, NULL);
}

static const char *sheet_name(const xlsx_reader *r)
{
  return r->parts.sheets.v[r->at].name;
}

/* --- merged cells ---------------------------------------------------- */

static int by_row(const void *a, const void *b)
{
  const merge *x = a, *y = b;
  return x->row != y->row ? (x->row < y->row ? -1 : 1)
         : x->column == y->column ? 0 : x->column < y->column ? -1 : 1;
}

static int add_merge(xlsx_reader *r, const char *range, ls_err *err)
{
  merge m = { .day = DAY_NONE, .text = { "", 0 } };
  const char *colon = strchr(range, ':');
  ls_slice from = { range, colon ? (size_t)(colon - range) : 0 };
  if(!colon || !sheet_place(from, &m.row, &m.column) ||
     !sheet_place(slice_of(colon + 1), &m.last_row, &m.last_column) ||
     m.last_row < m.row || m.last_column < m.column ||
     r->merges.n == MERGES)
    return broken(r, err);
  *vec_push(&r->arena, &r->merges) = m;
  return 0;
}

/* The merges stand behind the cells, so a sheet that has any is read
 * twice. */
static int read_merges(xlsx_reader *r, ls_err *err)
{
  r->merges.n = r->next_merge = r->here_n = 0;
  if(!memmem(r->sheet.bytes, r->sheet.n, "mergeCell ", 10))
    return 0;
  int event, rc = 0;
  while(!rc && (event = xml_next(r->sheet.xml, err)) != XML_END) {
    if(event < 0)
      return event;
    if(event == XML_OPEN && xlsx_is(r->sheet.xml, "mergeCell"))
      rc = add_merge(r, xml_attr(r->sheet.xml, "ref", NULL), err);
  }
  if(r->merges.n)
    qsort(r->merges.v, r->merges.n, sizeof(merge), by_row);
  xml_close_bytes(r->sheet.xml);
  ls_slice all = { (const char *)r->sheet.bytes, r->sheet.n };
  if(!(r->sheet.xml = xml_open_bytes(all, err)))
    return LS_ENOMEM;
  return rc;
}

/* Which merges row `row` is part of. */
static int merges_here(xlsx_reader *r, ls_err *err)
{
  uint32_t kept = 0;
  for(uint32_t i = 0; i < r->here_n; i++)
    if(r->merges.v[r->here[i]].last_row >= r->row)
      r->here[kept++] = r->here[i];
  r->here_n = kept;
  for(; r->next_merge < r->merges.n &&
        r->merges.v[r->next_merge].row <= r->row; r->next_merge++) {
    if(r->merges.v[r->next_merge].last_row < r->row)
      continue;
    if(r->here_n == MERGES_HERE)
      return err_set(err, LS_EHOSTILE, "table-merges", NULL, NULL);
    r->here[r->here_n++] = r->next_merge;
  }
  return 0;
}

static const merge *merge_of(const xlsx_reader *r, uint32_t column)
{
  for(uint32_t i = 0; i < r->here_n; i++) {
    const merge *m = &r->merges.v[r->here[i]];
    if(column >= m->column && column <= m->last_column)
      return m;
  }
  return NULL;
}

static void merge_range(const sheet_reader *s, uint32_t row, uint32_t column,
                        char out[SHEET_RANGE])
{
  const xlsx_reader *r = (const xlsx_reader *)s;
  const merge *m = row == r->row ? merge_of(r, column) : NULL;
  if(!m)
    return;
  sheet_address(m->row, m->column, out);
  char *to = out + strlen(out);
  *to++ = ':';
  sheet_address(m->last_row, m->last_column, to);
}

static ls_slice keep(ls_arena *a, ls_slice s)
{
  char *p = arena_alloc(a, s.n + 1);
  memcpy(p, s.s, s.n);
  p[s.n] = 0;
  return (ls_slice){ p, s.n };
}

/* Marks a cell that is there, and gives it the first one's value. */
static void mark(sheet_cell *c, const merge *m, bool first)
{
  c->merged = true;
  c->covered = !first;
  if(!first) {
    c->text = m->text;
    c->type = m->type;
    c->day = m->day;
  }
}

static int by_column(const void *a, const void *b)
{
  const sheet_cell *x = a, *y = b;
  return x->column == y->column ? 0 : x->column < y->column ? -1 : 1;
}

static bool has_cell(const row_maker *m, uint32_t n, uint32_t column)
{
  for(uint32_t i = 0; i < n; i++)
    if(m->cell[i].column == column)
      return true;
  return false;
}

/* Adds the cells that a merge covers and the file leaves out. */
static int cover(xlsx_reader *r, const merge *m, ls_err *err)
{
  uint32_t n = r->made.n;
  if(!m->text.n || m->last_column - m->column >= MERGE_WIDE)
    return 0;
  for(uint32_t c = m->column; c <= m->last_column; c++) {
    if(has_cell(&r->made, n, c))
      continue;
    sheet_cell *made = row_cell(&r->made, c);
    if(!made)
      return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    mark(made, m, false);
  }
  return 0;
}

static int apply_merges(xlsx_reader *r, ls_err *err)
{
  int rc = 0;
  for(uint32_t i = 0; i < r->here_n && !rc; i++) {
    merge *m = &r->merges.v[r->here[i]];
    for(uint32_t k = 0; k < r->made.n; k++) {
      sheet_cell *c = &r->made.cell[k];
      if(c->column < m->column || c->column > m->last_column)
        continue;
      bool first = c->column == m->column && r->row == m->row;
      if(first) {
        m->text = keep(&r->arena, c->text);
        m->type = c->type;
        m->day = c->day;
      }
      mark(c, m, first);
    }
    if(r->made.n)
      rc = cover(r, m, err);
  }
  if(r->here_n && r->made.n)
    qsort(r->made.cell, r->made.n, sizeof(sheet_cell), by_column);
  return rc;
}

/* --- cells ----------------------------------------------------------- */

typedef struct cell_head {
  char type[12];
  unsigned style;
  uint32_t column;
} cell_head;

static void put_number(xlsx_reader *r, sheet_cell *c, const cell_head *h)
{
  ls_slice v = slice_of(buf_cstr(&r->value));
  format_kind k = h->style < r->parts.formats.n
                    ? r->parts.formats.v[h->style] : FORMAT_PLAIN;
  c->type = CELL_NUMBER;
  if(k == FORMAT_DATE) {
    char iso[DAY_TEXT];
    c->day = serial_day(v, r->parts.since_1904);
    if(c->day != DAY_NONE) {
      c->type = CELL_DATE;
      day_write(c->day, iso);
      buf_puts(&r->made.text, iso);
      return;
    }
  }
  if(!number_put(&r->made.text, v, k == FORMAT_PERCENT ? 2 : 0)) {
    c->type = CELL_TEXT;
    buf_slice(&r->made.text, v);
  }
  else if(k == FORMAT_PERCENT)
    buf_putc(&r->made.text, '%');
}

/* ISO 8601, with a time perhaps. */
static void put_day(xlsx_reader *r, sheet_cell *c)
{
  ls_slice v = slice_of(buf_cstr(&r->value));
  ls_slice day = { v.s, v.n < 10 ? v.n : 10 };
  c->day = day_parse(day);
  c->type = c->day == DAY_NONE ? CELL_TEXT : CELL_DATE;
  buf_slice(&r->made.text, c->day == DAY_NONE ? v : day);
}

static int put_shared(xlsx_reader *r, ls_err *err)
{
  char *end;
  const char *v = buf_cstr(&r->value);
  unsigned long i = strtoul(v, &end, 10);
  if(end == v || i >= r->parts.ends.n)
    return broken(r, err);
  size_t from = i ? r->parts.ends.v[i - 1] : 0;
  buf_put(&r->made.text, r->parts.strings.p + from,
          r->parts.ends.v[i] - from);
  return 0;
}

/* r->value says what; the text goes to the row. */
static int understand(xlsx_reader *r, sheet_cell *c, const cell_head *h,
                      ls_err *err)
{
  const char *v = buf_cstr(&r->value);
  if(!*v)
    return 0;
  if(!strcmp(h->type, "s"))
    return put_shared(r, err);
  if(!strcmp(h->type, "b")) {
    c->type = CELL_BOOL;
    buf_puts(&r->made.text, *v == '1' || *v == 't' ? "TRUE" : "FALSE");
  }
  else if(!strcmp(h->type, "e")) {
    c->type = CELL_ERROR;
    buf_puts(&r->made.text, v);
  }
  else if(!strcmp(h->type, "d"))
    put_day(r, c);
  else if(!strcmp(h->type, "str"))
    xlsx_unescape(&r->made.text, slice_of(v));
  else if(strcmp(h->type, "inlineStr") != 0)
    put_number(r, c, h);
  return 0;
}

/* What stands between <c> and </c>. */
static int cell_content(xlsx_reader *r, sheet_cell *c, ls_err *err)
{
  pack_xml *x = r->sheet.xml;
  int depth = 1, event;
  bool value = false;
  buf_clear(&r->value);
  while(depth > 0) {
    if((event = xml_next(x, err)) < 0)
      return event;
    if(event == XML_END)
      return broken(r, err);
    if(event == XML_TEXT) {
      if(value)
        buf_slice(&r->value, xml_text(x));
      continue;
    }
    if(event == XML_OPEN && xlsx_is(x, "is")) {
      int rc = xlsx_string(x, &r->made.text, err);
      if(rc)
        return rc;
      continue;
    }
    depth += event == XML_OPEN ? 1 : -1;
    if(xlsx_is(x, "v"))
      value = event == XML_OPEN;
    else if(xlsx_is(x, "f"))
      c->formula = true;
  }
  if(buf_failed(&r->value))
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  return 0;
}

static int read_head(xlsx_reader *r, uint32_t after, cell_head *h,
                     ls_err *err)
{
  pack_xml *x = r->sheet.xml;
  const char *at = xml_attr(x, "r", NULL);
  const char *type = xml_attr(x, "t", NULL);
  uint32_t row;
  memset(h, 0, sizeof(*h));
  if(strlen(type) < sizeof(h->type))
    memcpy(h->type, type, strlen(type) + 1);
  h->style = (unsigned)strtoul(xml_attr(x, "s", NULL), NULL, 10);
  if(!*at)
    h->column = after;
  else if(!sheet_place(slice_of(at), &row, &h->column) ||
          h->column < after || row != r->row)
    return broken(r, err);
  return h->column < SHEET_COLUMNS ? 0 : broken(r, err);
}

static int read_cell(xlsx_reader *r, uint32_t *after, ls_err *err)
{
  cell_head h;
  int rc = read_head(r, *after, &h, err);
  if(rc)
    return rc;
  *after = h.column + 1;
  sheet_cell *c = row_cell(&r->made, h.column);
  if(!c)
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  rc = cell_content(r, c, err);
  if(!rc)
    rc = understand(r, c, &h, err);
  if(rc)
    return rc;
  if(r->made.text.n == r->made.from[r->made.n - 1] && !c->formula)
    row_drop(&r->made);
  return 0;
}

/* --- rows ------------------------------------------------------------ */

static int row_head(xlsx_reader *r, ls_err *err)
{
  const char *n = xml_attr(r->sheet.xml, "r", NULL);
  const char *hidden = xml_attr(r->sheet.xml, "hidden", NULL);
  unsigned long row = *n ? strtoul(n, NULL, 10) : r->row + 1;
  if(row <= r->row || row > SHEET_ROWS)
    return broken(r, err);
  r->row = (uint32_t)row;
  r->row_hidden = !strcmp(hidden, "1") || !strcmp(hidden, "true");
  return 0;
}

/* Behind <row>: its cells, up to </row>. */
static int read_row(xlsx_reader *r, ls_err *err)
{
  uint32_t after = 0;
  int event, rc = row_head(r, err);
  row_clear(&r->made);
  if(!rc)
    rc = merges_here(r, err);
  while(!rc) {
    if((event = xml_next(r->sheet.xml, err)) < 0)
      return event;
    if(event == XML_END)
      return broken(r, err);
    if(event == XML_CLOSE && xlsx_is(r->sheet.xml, "row"))
      break;
    if(event == XML_OPEN && xlsx_is(r->sheet.xml, "c"))
      rc = read_cell(r, &after, err);
  }
  if(!rc)
    rc = row_done(&r->made, err);
  return rc ? rc : apply_merges(r, err);
}

/* Opens the next sheet that has cells: 1, 0 where there is none. */
static int open_sheet(xlsx_reader *r, ls_err *err)
{
  xlsx_close_part(&r->sheet);
  while(r->at < r->parts.sheets.n && !*r->parts.sheets.v[r->at].path)
    r->at++;
  if(r->at >= r->parts.sheets.n)
    return 0;
  r->row = 0;
  int rc = xlsx_open_part(r->zip, r->parts.sheets.v[r->at].path, &r->sheet,
                          err);
  if(!rc)
    rc = read_merges(r, err);
  return rc ? rc : 1;
}

/* The next row with cells of the open sheet: 1, 0 at its end. */
static int next_here(xlsx_reader *r, ls_err *err)
{
  int event;
  while((event = xml_next(r->sheet.xml, err)) != XML_END) {
    if(event < 0)
      return event;
    if(event != XML_OPEN || !xlsx_is(r->sheet.xml, "row"))
      continue;
    int rc = read_row(r, err);
    if(rc || r->made.n)
      return rc ? rc : 1;
  }
  return 0;
}

static int next_row(xlsx_reader *r, ls_err *err)
{
  for(;;) {
    if(!r->sheet.xml) {
      int rc = open_sheet(r, err);
      if(rc <= 0)
        return rc;
    }
    int rc = next_here(r, err);
    if(rc)
      return rc;
    xlsx_close_part(&r->sheet);
    r->at++;
  }
}

static int next(sheet_reader *s, sheet_row *row, ls_err *err)
{
  xlsx_reader *r = (xlsx_reader *)s;
  if(setjmp(r->oom))
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  int rc = next_row(r, err);
  if(rc == 1)
    *row = (sheet_row){ sheet_name(r), r->at, r->row,
                        r->row_hidden || r->parts.sheets.v[r->at].hidden,
                        r->made.cell, r->made.n };
  return rc;
}

/* --- opening --------------------------------------------------------- */

static void xlsx_close(sheet_reader *s)
{
  xlsx_reader *r = (xlsx_reader *)s;
  xlsx_close_part(&r->sheet);
  zip_close_bytes(r->zip);
  row_free(&r->made);
  buf_free(&r->value);
  buf_free(&r->parts.strings);
  arena_free(&r->arena);
  ls_free(r);
}

static int begin(xlsx_reader *r, ls_slice bytes, ls_err *err)
{
  /* deflate packs at most 1032 to 1, and a table of like rows comes near
     a third of that: what is bounded is how much comes out */
  static const pack_limits limits = { (size_t)1 << 30, 400, 10000 };
  if(setjmp(r->oom))
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  r->here = arena_alloc(&r->arena, MERGES_HERE * sizeof(*r->here));
  r->zip = zip_open_bytes(bytes, &limits, err);
  if(!r->zip)
    return err ? (int)err->code : LS_EFORMAT;
  return xlsx_read_parts(&r->arena, r->zip, &r->parts, err);
}

sheet_reader *sheet_of_xlsx(ls_slice bytes, ls_err *err)
{
  xlsx_reader *r = ls_malloc(sizeof(*r));
  if(!r) {
    err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    return NULL;
  }
  memset(r, 0, sizeof(*r));
  r->head = (sheet_reader){ next, xlsx_close, merge_range };
  row_init(&r->made);
  buf_init(&r->value, ROW_BYTES);
  buf_init(&r->parts.strings, (size_t)1 << 30);
  arena_init(&r->arena, &r->oom);
  if(begin(r, bytes, err)) {
    xlsx_close(&r->head);
    return NULL;
  }
  return &r->head;
}
