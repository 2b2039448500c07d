/* A unit's form coming back, checked against what it was asked for. */
#include <string.h>

#include "base/msg.h"
#include "port/cells.h"
#include "port/form_inside.h"
#include "port/names.h"
#include "record/record.h"

#define HEAD_ROWS 12
#define HEAD_LEAST 4 /* headings that make a row the header of a sheet */
#define NONE SHEET_COLUMNS

typedef struct reading {
  ls_arena *a;
  const port_form *asked;
  port_form *out;
  port_problems *p;
  bool english;
  sheet_reader *s;
  sheet_row *row;
  uint32_t index;          /* of the sheet whose headings these are */
  const form_column *column; /* NULL: not found yet */
  int columns;
  uint32_t at[FORM_COLUMNS]; /* where each stands, or NONE */
  bool *seen[2];           /* values and items that were there */
  uint32_t sheets;
} reading;

static void say(reading *r, bool note, uint32_t column, const char *key,
                ls_slice text, const char *more)
{
  problem_add(r->p, note, r->row->sheet, r->row->row, column, key,
              arena_str(r->a, text), more);
}

/* Runs `all` over the rows of a file, whatever the arena does. */
static int each_row(sheet_source from, reading *r, void (*see)(reading *r),
                    ls_err *err)
{
  jmp_buf here, *outer = r->a->oom;
  sheet_row row;
  int rc;
  r->row = &row;
  if(!(r->s = from.open(from.bytes, err)))
    return err->code;
  r->a->oom = &here;
  if(setjmp(here)) {
    r->a->oom = outer;
    sheet_close(r->s);
    longjmp(*outer, 1);
  }
  while((rc = sheet_next(r->s, &row, err)) == 1)
    see(r);
  r->a->oom = outer;
  sheet_close(r->s);
  return rc;
}

/* --- whose form it is ------------------------------------------------ */

typedef struct label {
  ls_slice text;
  uint32_t row, column;
  const char *sheet;
} label;

typedef struct heading {
  reading r;
  label found[FORM_LABELS];
} heading;

static void see_label(reading *r)
{
  heading *h = (heading *)r;
  if(r->row->row > HEAD_ROWS)
    return;
  for(uint32_t i = 0; i + 1 < r->row->n; i++)
    for(int k = 0; k < FORM_LABELS; k++) {
      const sheet_cell *c = &r->row->cell[i + 1];
      if(h->found[k].sheet || c->column != r->row->cell[i].column + 1 ||
         !word_is(&form_label[k], cell_trim(r->row->cell[i].text)))
        continue;
      h->found[k] = (label){
        slice_of(arena_str(r->a, cell_trim(c->text))), r->row->row, c->column,
        arena_str(r->a, slice_of(r->row->sheet)) };
    }
}

static void head_wrong(heading *h, int k, const char *key, const char *more)
{
  const label *l = &h->found[k];
  problem_add(h->r.p, false, l->sheet ? l->sheet : "", l->row,
              l->sheet ? l->column : NONE, key,
              l->sheet ? l->text.s : msg_text(form_label[k].key,
                                              h->r.english), more);
}

int form_head(sheet_source from, const port_names *names, ls_arena *a,
              port_form *out, port_problems *p, ls_err *err)
{
  heading *h = arena_zalloc(a, sizeof(*h));
  h->r = (reading){ .a = a, .p = p, .english = names->english };
  memset(out, 0, sizeof(*out));
  int rc = each_row(from, &h->r, see_label, err);
  if(rc)
    return rc;
  for(int k = 0; k < FORM_LABELS; k++)
    if(!h->found[k].sheet)
      head_wrong(h, k, "form-no-label", NULL);
  if(p->errors)
    return 0;
  const ls_unit *u = name_unit(names, h->found[FORM_UNIT].text);
  sheet_cell c = { .text = h->found[FORM_PERIOD].text, .day = DAY_NONE };
  const char *bad = cell_when(&c, &out->period);
  if(!u) {
    const char *near = name_near_unit(names, h->found[FORM_UNIT].text);
    head_wrong(h, FORM_UNIT, near ? "tasks-unit-near" : "tasks-unit", near);
  }
  if(bad)
    head_wrong(h, FORM_PERIOD, bad, NULL);
  out->unit = u ? u->id : 0;
  out->unit_name = u ? u->name : "";
  out->place = h->found[FORM_PLACE].text.s;
  return 0;
}

/* --- cells ----------------------------------------------------------- */

static const sheet_cell *cell_of(const reading *r, int f)
{
  for(uint32_t i = 0; r->at[f] != NONE && i < r->row->n; i++)
    if(r->row->cell[i].column == r->at[f])
      return &r->row->cell[i];
  return NULL;
}

/* The cell where it has a value that may be taken. */
static const sheet_cell *value_of(reading *r, int f)
{
  char range[SHEET_RANGE];
  const sheet_cell *c = cell_of(r, f);
  if(!c || (!c->formula && !cell_trim(c->text).n))
    return NULL;
  if(c->formula)
    say(r, false, c->column, "tasks-formula", cell_trim(c->text), NULL);
  else if(c->merged) {
    sheet_merge(r->s, r->row->row, c->column, range);
    say(r, false, c->column, "tasks-merged", slice_of(range), NULL);
  }
  else
    return c;
  return NULL;
}

static const char *text_of(reading *r, int f)
{
  const sheet_cell *c = value_of(r, f);
  return c ? arena_str(r->a, cell_trim(c->text)) : "";
}

/* A number in `unit`; false where there is none. */
static bool number(reading *r, int f, const char *unit, ls_dec *out)
{
  const sheet_cell *c = value_of(r, f);
  cell_value v;
  if(!c)
    return false;
  const char *bad = cell_number(c, false, &v);
  if(!bad)
    bad = cell_scale(&v, unit, unit);
  if(bad) {
    say(r, false, c->column, bad, cell_trim(c->text), unit);
    return false;
  }
  if(v.odd) {
    ls_buf b;
    buf_init(&b, 256);
    dec_write(&b, v.value);
    buf_puts(&b, unit);
    say(r, true, c->column, "cell-odd", cell_trim(c->text), buf_cstr(&b));
    buf_free(&b);
  }
  *out = v.value;
  return true;
}

static int64_t id_of(reading *r, int f)
{
  const sheet_cell *c = value_of(r, f);
  int64_t id = 0;
  if(c && !cell_id(c, &id))
    return id;
  say(r, false, r->at[f], "form-id", c ? cell_trim(c->text) : slice_of(""),
      NULL);
  return 0;
}

/* --- rows ------------------------------------------------------------ */

static void twice(reading *r, uint32_t column)
{
  say(r, false, column, "form-twice", slice_of(""), NULL);
}

static bool differs(bool has, ls_dec v, bool had, ls_dec was)
{
  return has && (!had || dec_cmp(v, was) != 0);
}

/* By the name it went out with, or the code, which earlier forms have; the
 * ledger's own place goes out with none. */
static bool is_of(const port_form *k, const form_value *v, ls_slice area)
{
  return cell_same(slice_of(v->area_name), area) ||
         cell_same(slice_of(v->area), area) ||
         (!*v->area && cell_same(slice_of(k->place), area));
}

/* In the unit it was asked in: somebody may have written another beside it,
 * or the indicator has another since the form went out. */
static bool is_in_unit(reading *r, const form_value *was)
{
  const sheet_cell *c = value_of(r, FV_UNIT);
  if(!c || cell_same(c->text, slice_of(was->unit)) ||
     (!value_of(r, FV_YTD) && !value_of(r, FV_MONTH)))
    return true;
  say(r, false, c->column, "form-value-unit", cell_trim(c->text), was->unit);
  return false;
}

static void take_value(reading *r)
{
  int64_t id = id_of(r, FV_ID);
  const char *name = text_of(r, FV_NAME);
  ls_slice area = slice_of(text_of(r, FV_AREA));
  uint32_t i = 0;
  const port_form *k = r->asked;
  if(!id)
    return;
  while(i < k->values.n && (k->values.v[i].indicator != id ||
                            !is_of(k, &k->values.v[i], area)))
    i++;
  if(i == k->values.n) {
    say(r, false, r->at[FV_ID], "form-not-asked", slice_of(name), NULL);
    return;
  }
  const form_value *was = &k->values.v[i];
  if(!cell_same(slice_of(name), slice_of(was->name))) {
    say(r, false, r->at[FV_NAME], "form-name", slice_of(name), was->name);
    return;
  }
  if(r->seen[0][i]) {
    twice(r, r->at[FV_ID]);
    return;
  }
  r->seen[0][i] = true;
  if(!is_in_unit(r, was))
    return;
  form_value v = *was;
  v.has_ytd = number(r, FV_YTD, was->unit, &v.ytd);
  v.has_month = number(r, FV_MONTH, was->unit, &v.month);
  v.note = text_of(r, FV_NOTE);
  v.row = r->row->row;
  bool noted = *v.note && (!was->note || strcmp(v.note, was->note) != 0);
  if(noted && !v.has_ytd && !v.has_month)
    say(r, true, r->at[FV_NOTE], "form-note-alone", slice_of(v.note), NULL);
  /* what is there already goes again with a note that is not */
  bool ytd = v.has_ytd && noted;
  bool month = v.has_month && noted && !v.has_ytd;
  v.has_ytd = differs(v.has_ytd, v.ytd, was->has_ytd, was->ytd) || ytd;
  v.has_month = differs(v.has_month, v.month, was->has_month, was->month) ||
                month;
  if(v.has_ytd || v.has_month)
    *vec_push(r->a, &r->out->values) = v;
}

static void stage(reading *r, form_item *t)
{
  char words[200];
  const sheet_cell *c = value_of(r, FI_STAGE);
  int i = c ? word_find(form_stage, cell_trim(c->text)) : -1;
  t->stage = i >= 0 ? stage_name[i] : "";
  if(!c || i >= 0)
    return;
  word_list(words, sizeof(words), form_stage, r->english);
  say(r, false, c->column, "tasks-choice", cell_trim(c->text),
      words);
}

static void percent(reading *r, form_item *t)
{
  t->has_percent = number(r, FI_PERCENT, "%", &t->percent);
  if(!t->has_percent || (dec_cmp(t->percent, DEC_INT(0)) >= 0 &&
                         dec_cmp(t->percent, DEC_INT(100)) <= 0))
    return;
  const sheet_cell *c = cell_of(r, FI_PERCENT);
  say(r, false, c->column, "form-percent", cell_trim(c->text), NULL);
  t->has_percent = false;
}

static bool same_item(const form_item *a, const form_item *b)
{
  return !strcmp(a->stage, b->stage) && a->has_percent == b->has_percent &&
         (!a->has_percent || !dec_cmp(a->percent, b->percent)) &&
         slice_eq(cell_trim(slice_of(a->words)),
                  cell_trim(slice_of(b->words))) &&
         slice_eq(cell_trim(slice_of(a->problem)),
                  cell_trim(slice_of(b->problem))) &&
         slice_eq(cell_trim(slice_of(a->next_step)),
                  cell_trim(slice_of(b->next_step)));
}

static void take_item(reading *r)
{
  int64_t id = id_of(r, FI_ID);
  const port_form *k = r->asked;
  const char *task = text_of(r, FI_TASK);
  uint32_t i = 0;
  if(!id)
    return;
  while(i < k->items.n && k->items.v[i].item != id)
    i++;
  if(i == k->items.n) {
    say(r, false, r->at[FI_ID], "form-not-asked", slice_of(task), NULL);
    return;
  }
  if(r->seen[1][i]) {
    twice(r, r->at[FI_ID]);
    return;
  }
  r->seen[1][i] = true;
  form_item t = k->items.v[i];
  stage(r, &t);
  percent(r, &t);
  t.words = text_of(r, FI_WORDS);
  t.problem = text_of(r, FI_PROBLEM);
  t.next_step = text_of(r, FI_NEXT);
  t.row = r->row->row;
  if(!same_item(&t, &k->items.v[i]))
    *vec_push(r->a, &r->out->items) = t;
  else if(*t.words)
    say(r, true, r->at[FI_WORDS], "form-same", slice_of(t.number), NULL);
}

/* --- sheets ---------------------------------------------------------- */

/* How many headings of one kind of sheet the row has. */
static int match(reading *r, const form_column *c, int n)
{
  int found = 0;
  for(int f = 0; f < n; f++) {
    r->at[f] = NONE;
    for(uint32_t i = 0; i < r->row->n && r->at[f] == NONE; i++)
      if(word_is(&c[f].word, cell_trim(r->row->cell[i].text)))
        r->at[f] = r->row->cell[i].column;
    found += r->at[f] != NONE;
  }
  return found;
}

static void take_head(reading *r)
{
  int values = match(r, form_values, FV_COLUMNS);
  int items = match(r, form_items, FI_COLUMNS);
  bool is_values = values > items;
  if((is_values ? values : items) < HEAD_LEAST)
    return;
  r->column = is_values ? form_values : form_items;
  r->columns = is_values ? FV_COLUMNS : FI_COLUMNS;
  match(r, r->column, r->columns);
  r->sheets++;
  r->out->sheet[!is_values] = arena_str(r->a, slice_of(r->row->sheet));
  for(int f = 0; f < r->columns; f++)
    if(r->at[f] == NONE && !r->column[f].later &&
       (r->column[f].entry || f == 0))
      say(r, false, NONE, "form-no-column",
          slice_of(msg_text(r->column[f].word.key, r->english)), NULL);
}

/* True where a cell of the row belongs to the form. */
static bool has_cells(const reading *r)
{
  for(int f = 0; f < r->columns; f++) {
    const sheet_cell *c = cell_of(r, f);
    if(c && (c->formula || cell_trim(c->text).n))
      return true;
  }
  return false;
}

static void see_row(reading *r)
{
  if(r->row->index != r->index) {
    r->index = r->row->index;
    r->column = NULL;
  }
  if(!r->column) {
    if(r->row->row <= HEAD_ROWS)
      take_head(r);
    return;
  }
  if(!has_cells(r))
    return;
  if(r->column == form_values)
    take_value(r);
  else
    take_item(r);
}

/* What was asked for and is not there any more. */
static void tell_missing(reading *r)
{
  const port_form *k = r->asked;
  for(uint32_t i = 0; i < k->values.n; i++)
    if(!r->seen[0][i])
      problem_add(r->p, true, "", 0, NONE, "form-missing", k->values.v[i].name,
                  NULL);
  for(uint32_t i = 0; i < k->items.n; i++)
    if(!r->seen[1][i])
      problem_add(r->p, true, "", 0, NONE, "form-missing",
                  k->items.v[i].task, NULL);
}

int form_read(sheet_source from, const port_form *asked, ls_arena *a,
              port_form *out, port_problems *p, bool english, ls_err *err)
{
  reading *r = arena_zalloc(a, sizeof(*r));
  r->a = a;
  r->asked = asked;
  r->out = out;
  r->p = p;
  r->english = english;
  r->index = UINT32_MAX;
  r->seen[0] = arena_zalloc(a, asked->values.n + 1);
  r->seen[1] = arena_zalloc(a, asked->items.n + 1);
  out->values.n = out->items.n = 0;
  out->sheet[0] = out->sheet[1] = "";
  int rc = each_row(from, r, see_row, err);
  if(rc)
    return rc;
  if(!r->sheets)
    problem_add(p, false, "", 0, NONE, "form-no-head", NULL, NULL);
  tell_missing(r);
  problems_sort(p);
  return 0;
}
