/* The task table coming in: which column is which, row after row. */
#include <string.h>

#include "port/cells.h"
#include "port/tasks_reading.h"

#define HEAD_ROWS 40 /* looked at for the headings of a sheet */
#define HEAD_LEAST 3 /* headings that make a row the header */

void tasks_say(tasks_reading *r, bool note, uint32_t column, const char *key,
                const char *a1, const char *a2)
{
  problem_add(r->p, note, r->row->sheet, r->row->row, column, key, a1, a2);
  if(!note && r->t && column < FIELDS_SEEN && r->h.field[column] >= 0)
    r->t->bad |= TF_BIT(r->h.field[column]);
}

/* --- headings -------------------------------------------------------- */

/* Without what stands in brackets behind it: 目标值（万元）. */
static ls_slice bare(ls_slice s)
{
  s = cell_trim(s);
  for(size_t i = 1; i < s.n; i++)
    if(s.s[i] == '(' || (s.n - i >= 3 && !memcmp(s.s + i, "（", 3)))
      return cell_trim((ls_slice){ s.s, i });
  return s;
}

static int field_of(ls_slice text)
{
  for(int f = 0; f < TF_FIELDS; f++)
    if(word_is(&task_columns[f].word, cell_trim(text)))
      return f;
  for(int f = 0; f < TF_FIELDS; f++)
    if(word_is(&task_columns[f].word, bare(text)))
      return f;
  return -1;
}

static int headings_in(const sheet_row *row)
{
  uint32_t seen = 0;
  int n = 0;
  for(uint32_t i = 0; i < row->n; i++) {
    int f = row->cell[i].text.n < 120 ? field_of(row->cell[i].text) : -1;
    if(f >= 0 && !(seen & TF_BIT(f)))
      n++;
    if(f >= 0)
      seen |= TF_BIT(f);
  }
  return seen & (TF_BIT(TF_TASK) | TF_BIT(TF_ID) | TF_BIT(TF_NUMBER))
           ? n : 0;
}

/* The heading of ours that an unknown one is nearest to, or NULL. */
static const char *near_heading(ls_slice text, bool english)
{
  for(int f = 0; f < TF_FIELDS; f++)
    if(cell_distance(text, slice_of(task_heading(f, english)), 1) <= 1)
      return task_heading(f, english);
  return NULL;
}

static bool known_extra(const tasks_reading *r, const char *name)
{
  const char *const *k = r->names->extra;
  while(k && *k && strcmp(*k, name) != 0)
    k++;
  return k && *k;
}

/* A heading over several columns gets the letter of each but the first. */
static const char *extra_name(tasks_reading *r, const sheet_cell *c)
{
  char at[SHEET_ADDRESS];
  ls_buf b;
  if(!c->covered)
    return arena_str(r->a, cell_trim(c->text));
  sheet_address(1, c->column, at);
  at[strlen(at) - 1] = 0;
  buf_init(&b, 4096);
  buf_slice(&b, cell_trim(c->text));
  buf_fmt(&b, " %s", at);
  const char *name = arena_str(r->a, slice_of(buf_cstr(&b)));
  buf_free(&b);
  return name;
}

static void unknown_heading(tasks_reading *r, const sheet_cell *c)
{
  tasks_headings *h = &r->h;
  if(!cell_trim(c->text).n)
    return;
  if(h->extras == UNKNOWN) {
    tasks_say(r, false, c->column, "tasks-many-columns", NULL, NULL);
    return;
  }
  h->extra_column[h->extras] = c->column;
  h->extra_name[h->extras++] = extra_name(r, c);
}

/* Once it is sure that these are the headings. */
static void tell_unknown(tasks_reading *r)
{
  const tasks_headings *h = &r->h;
  for(int i = 0; i < h->extras; i++) {
    const char *name = h->extra_name[i];
    const char *near = near_heading(slice_of(name), r->names->english);
    if(!known_extra(r, name))
      problem_add(r->p, true, r->row->sheet, h->row, h->extra_column[i],
                  near ? "tasks-column-near" : "tasks-column", name, near);
  }
}

static void take_head(tasks_reading *r)
{
  tasks_headings *h = &r->h;
  r->t = NULL;
  memset(h->field, -1, sizeof(h->field));
  h->given = 0;
  h->extras = 0;
  h->row = r->row->row;
  for(uint32_t i = 0; i < r->row->n; i++) {
    const sheet_cell *c = &r->row->cell[i];
    int f = field_of(c->text);
    if(f >= 0 && h->given & TF_BIT(f))
      tasks_say(r, false, c->column, "tasks-column-twice",
          task_heading(f, r->names->english), NULL);
    else if(f >= 0 && c->column < FIELDS_SEEN) {
      h->given |= TF_BIT(f);
      h->column[f] = c->column;
      h->field[c->column] = (int8_t)f;
    }
    else
      unknown_heading(r, c);
  }
  r->sheets += !h->found;
  h->found = true;
}

/* --- rows ------------------------------------------------------------ */

/* True where some column of the table has a cell in this row. */
static bool has_cells(const tasks_reading *r)
{
  for(uint32_t i = 0; i < r->row->n; i++) {
    const sheet_cell *c = &r->row->cell[i];
    if(c->column < FIELDS_SEEN && r->h.field[c->column] >= 0 &&
       (cell_trim(c->text).n || c->formula))
      return true;
  }
  return false;
}

static void take_row(tasks_reading *r)
{
  if(!r->h.told)
    tell_unknown(r);
  r->h.told = true;
  port_task *t = vec_push(r->a, r->out);
  task_init(t);
  r->t = t;
  t->given = r->h.given;
  t->sheet = arena_str(r->a, slice_of(r->row->sheet));
  t->row = r->row->row;
  memcpy(t->column, r->h.column, sizeof(t->column));
  tasks_fields(r);
}

static void next_sheet(tasks_reading *r)
{
  memset(&r->h, 0, sizeof(r->h));
  r->h.index = r->row->index;
}

static void see_row(tasks_reading *r)
{
  if(r->row->index != r->h.index)
    next_sheet(r);
  if(r->h.found && r->row->row > r->h.row + 1) {
    if(has_cells(r))
      take_row(r);
    return;
  }
  /* headings in two rows, 季度节点 above 一季度: the lower one has more */
  if(!r->h.found && r->row->row > HEAD_ROWS)
    return;
  if(headings_in(r->row) >= HEAD_LEAST)
    take_head(r);
  else if(r->h.found && has_cells(r))
    take_row(r);
}

static int read_rows(tasks_reading *r, ls_err *err)
{
  sheet_row row;
  int rc;
  r->row = &row;
  while((rc = sheet_next(r->s, &row, err)) == 1)
    see_row(r);
  if(!rc && !r->sheets)
    problem_add(r->p, false, "", 0, SHEET_COLUMNS, "tasks-no-head", NULL,
                NULL);
  return rc;
}

int tasks_read(sheet_source from, const port_names *names, ls_arena *a,
               port_tasks *out, port_problems *p, ls_err *err)
{
  jmp_buf here, *outer = a->oom;
  tasks_reading *r = arena_zalloc(a, sizeof(*r));
  r->names = names;
  r->a = a;
  r->out = out;
  r->p = p;
  r->h.index = UINT32_MAX;
  if(!(r->s = from.open(from.bytes, err)))
    return err->code;
  a->oom = &here;
  if(setjmp(here)) { /* the reader is no memory of the arena's */
    a->oom = outer;
    sheet_close(r->s);
    longjmp(*outer, 1);
  }
  int rc = read_rows(r, err);
  a->oom = outer;
  sheet_close(r->s);
  return rc;
}
