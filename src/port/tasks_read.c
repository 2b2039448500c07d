/* The task table coming in: which column is which, and every cell checked.
 *
 * All that is wrong is gathered, each with its cell; a row with errors is
 * kept with what could be understood, so that one fault does not hide the
 * next. */
#include <string.h>

#include "base/msg.h"
#include "port/cells.h"
#include "port/names.h"
#include "port/tasks_inside.h"

#define HEAD_ROWS 40 /* looked at for the headings of a sheet */
#define HEAD_LEAST 3 /* headings that make a row the header */
#define UNKNOWN 64   /* further columns that are kept */
#define FIELDS_SEEN 512 /* columns in which headings are looked for */

typedef struct head {
  uint32_t index, row;           /* of the sheet, of the headings */
  bool found, told;
  uint32_t given;
  uint32_t column[TF_FIELDS];
  uint32_t extra_column[UNKNOWN];
  const char *extra_name[UNKNOWN];
  int extras;
  int8_t field[FIELDS_SEEN];     /* of a column, or -1 */
} head;

typedef struct reading {
  const port_names *names;
  ls_arena *a;
  port_tasks *out;
  port_problems *p;
  sheet_reader *s;
  const sheet_row *row;
  port_task *t;
  const port_task *was;          /* the ledger's row of it, or NULL */
  const char *unit;              /* what its unit column says */
  head h;
  uint32_t sheets;               /* with the table's headings */
} reading;

static const char *keep(ls_arena *a, ls_slice s)
{
  char *p = arena_alloc(a, s.n + 1);
  memcpy(p, s.s, s.n);
  p[s.n] = 0;
  return p;
}

static void say(reading *r, bool note, uint32_t column, const char *key,
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

static bool known_extra(const reading *r, const char *name)
{
  const char *const *k = r->names->extra;
  while(k && *k && strcmp(*k, name) != 0)
    k++;
  return k && *k;
}

/* A heading over several columns gets the letter of each but the first. */
static const char *extra_name(reading *r, const sheet_cell *c)
{
  char at[SHEET_ADDRESS];
  ls_buf b;
  if(!c->covered)
    return keep(r->a, cell_trim(c->text));
  sheet_address(1, c->column, at);
  at[strlen(at) - 1] = 0;
  buf_init(&b, 4096);
  buf_slice(&b, cell_trim(c->text));
  buf_fmt(&b, " %s", at);
  const char *name = keep(r->a, slice_of(buf_cstr(&b)));
  buf_free(&b);
  return name;
}

static void unknown_heading(reading *r, const sheet_cell *c)
{
  head *h = &r->h;
  if(!cell_trim(c->text).n)
    return;
  if(h->extras == UNKNOWN) {
    say(r, false, c->column, "tasks-many-columns", NULL, NULL);
    return;
  }
  h->extra_column[h->extras] = c->column;
  h->extra_name[h->extras++] = extra_name(r, c);
}

/* Once it is sure that these are the headings. */
static void tell_unknown(reading *r)
{
  const head *h = &r->h;
  for(int i = 0; i < h->extras; i++) {
    const char *name = h->extra_name[i];
    const char *near = near_heading(slice_of(name), r->names->english);
    if(!known_extra(r, name))
      problem_add(r->p, true, r->row->sheet, h->row, h->extra_column[i],
                  near ? "tasks-column-near" : "tasks-column", name, near);
  }
}

static void take_head(reading *r)
{
  head *h = &r->h;
  r->t = NULL;
  memset(h->field, -1, sizeof(h->field));
  h->given = 0;
  h->extras = 0;
  h->row = r->row->row;
  for(uint32_t i = 0; i < r->row->n; i++) {
    const sheet_cell *c = &r->row->cell[i];
    int f = field_of(c->text);
    if(f >= 0 && h->given & TF_BIT(f))
      say(r, false, c->column, "tasks-column-twice",
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

/* --- cells of one row ------------------------------------------------ */

/* A message about a cell, quoting it. */
static void wrong(reading *r, const sheet_cell *c, const char *key,
                  const char *more)
{
  say(r, false, c->column, key, keep(r->a, cell_trim(c->text)), more);
}

static void odd(reading *r, const sheet_cell *c, const char *taken)
{
  say(r, true, c->column, "cell-odd", keep(r->a, cell_trim(c->text)), taken);
}

/* Fields where a merged cell's value may count for every row of it. */
#define SHARED (TF_BIT(TF_LEAD_POST) | TF_BIT(TF_LEAD_UNIT) | \
                TF_BIT(TF_OTHERS) | TF_BIT(TF_AREA) | TF_BIT(TF_KIND) | \
                TF_BIT(TF_SOURCE) | TF_BIT(TF_NATURE))

/* False where the cell's value may not be taken. */
static bool usable(reading *r, const sheet_cell *c, int f)
{
  char range[SHEET_RANGE];
  if(c->formula) {
    wrong(r, c, "tasks-formula", NULL);
    return false;
  }
  if(c->type == CELL_ERROR) {
    wrong(r, c, "cell-failed", NULL);
    return false;
  }
  if(!c->merged)
    return true;
  sheet_merge(r->s, r->row->row, c->column, range);
  if(f >= 0 && SHARED & TF_BIT(f)) {
    if(!c->covered)
      say(r, true, c->column, "tasks-merged-shared", range, NULL);
    return true;
  }
  if(!c->covered)
    say(r, false, c->column, "tasks-merged", range, NULL);
  return false;
}

static const sheet_cell *cell_of(const reading *r, task_field f)
{
  if(!(r->h.given & TF_BIT(f)))
    return NULL;
  for(uint32_t i = 0; i < r->row->n; i++)
    if(r->row->cell[i].column == r->h.column[f])
      return &r->row->cell[i];
  return NULL;
}

/* The field's cell where it has a value that may be taken. */
static const sheet_cell *value_of(reading *r, task_field f)
{
  const sheet_cell *c = cell_of(r, f);
  if(!c || (!cell_trim(c->text).n && !c->formula) || !usable(r, c, (int)f))
    return NULL;
  return c;
}

static const char *text_of(reading *r, task_field f)
{
  const sheet_cell *c = value_of(r, f);
  return c ? keep(r->a, cell_trim(c->text)) : "";
}

static int choice(reading *r, task_field f, const port_word *list,
                  int otherwise)
{
  char words[200];
  const sheet_cell *c = value_of(r, f);
  if(!c)
    return otherwise;
  int i = word_find(list, cell_trim(c->text));
  if(i >= 0)
    return i;
  word_list(words, sizeof(words), list, r->names->english);
  wrong(r, c, "tasks-choice", words);
  return otherwise;
}

/* --- names ----------------------------------------------------------- */

/* A unit by what the clerk wrote; an error and NULL where there is none. */
static const ls_unit *find_unit(reading *r, const sheet_cell *c, ls_slice s)
{
  const ls_unit *u = name_unit(r->names, s);
  if(u)
    return u;
  const char *near = name_near_unit(r->names, s);
  say(r, false, c->column, near ? "tasks-unit-near" : "tasks-unit",
      keep(r->a, s), near);
  return NULL;
}

static void lead_unit(reading *r)
{
  static const char mark[] = SUGGESTED;
  const sheet_cell *c = value_of(r, TF_LEAD_UNIT);
  if(!c)
    return;
  ls_slice s = cell_trim(c->text);
  size_t k = sizeof(mark) - 1;
  r->t->unit_suggested = s.n > k && !memcmp(s.s + s.n - k, mark, k);
  if(r->t->unit_suggested)
    s = cell_trim((ls_slice){ s.s, s.n - k });
  const ls_unit *u = find_unit(r, c, s);
  if(u) {
    r->t->lead_unit = u->id;
    r->t->unit_name = u->name;
  }
}

/* Length of a separator at `p`, 0: none. */
static size_t separator(const char *p, size_t n)
{
  static const char *const sign[] = { "、", "，", "；", ",", ";", "\n", " ",
                                      "　", "/" };
  for(size_t i = 0; i < sizeof(sign) / sizeof(sign[0]); i++) {
    size_t k = strlen(sign[i]);
    if(n >= k && !memcmp(p, sign[i], k))
      return k;
  }
  return 0;
}

static void add_other(reading *r, const sheet_cell *c, ls_slice s)
{
  port_task *t = r->t;
  const ls_unit *u = find_unit(r, c, s);
  if(!u)
    return;
  for(int i = 0; i < t->others; i++)
    if(t->other[i] == u->id)
      return;
  if(t->others == TASK_OTHERS) {
    wrong(r, c, "tasks-many-units", NULL);
    return;
  }
  t->other[t->others] = u->id;
  t->other_name[t->others++] = u->name;
}

static void other_units(reading *r)
{
  const sheet_cell *c = value_of(r, TF_OTHERS);
  ls_slice s = c ? cell_trim(c->text) : (ls_slice){ "", 0 };
  size_t from = 0;
  if(!c)
    return;
  r->t->other = arena_alloc(r->a, TASK_OTHERS * sizeof(*r->t->other));
  r->t->other_name = arena_alloc(r->a,
                                 TASK_OTHERS * sizeof(*r->t->other_name));
  for(size_t i = 0; i <= s.n;) {
    size_t k = i < s.n ? separator(s.s + i, s.n - i) : 1;
    if(k && i > from)
      add_other(r, c, (ls_slice){ s.s + from, i - from });
    i += k ? k : 1;
    from = k ? i : from;
  }
}

static void lead_post(reading *r)
{
  const sheet_cell *c = value_of(r, TF_LEAD_POST);
  const char *near;
  bool many;
  if(!c)
    return;
  const ls_post *p = name_post(r->names, cell_trim(c->text), &many, &near);
  if(!p) {
    wrong(r, c, many ? "tasks-post-many" : near ? "tasks-post-near"
                                                : "tasks-post", near);
    return;
  }
  r->t->lead_post = p->id;
  r->t->post_name = p->name;
}

/* --- numbers --------------------------------------------------------- */

static void indicator(reading *r)
{
  port_task *t = r->t;
  if(!(r->h.given & TF_BIT(TF_INDICATOR))) {
    t->indicator = r->was ? r->was->indicator : 0;
    t->indicator_name = r->was ? r->was->indicator_name : "";
    t->unit = r->was ? r->was->unit : "";
    return;
  }
  t->indicator_name = text_of(r, TF_INDICATOR);
  const sheet_cell *unit = cell_of(r, TF_UNIT);
  if(!*t->indicator_name)
    return;
  if(r->was && cell_same(slice_of(r->was->indicator_name),
                         slice_of(t->indicator_name))) {
    t->indicator = r->was->indicator;
    t->indicator_name = r->was->indicator_name;
    t->unit = r->was->unit;
    return;
  }
  const ls_indicator *i = name_indicator(
    r->names, slice_of(t->indicator_name),
    unit ? keep(r->a, cell_trim(unit->text)) : "");
  if(!i)
    return;
  t->indicator = i->id;
  t->indicator_name = i->name;
  t->unit = i->unit;
}

/* What the unit column says, or would say; and the indicator's unit where
 * that is not known yet. */
static void unit_column(reading *r)
{
  const char *base;
  ls_buf b;
  if(!(r->h.given & TF_BIT(TF_UNIT)) && r->was) {
    buf_init(&b, 4096);
    task_text(&b, r->was, TF_UNIT, false);
    r->unit = keep(r->a, slice_of(buf_cstr(&b)));
    buf_free(&b);
  }
  else
    r->unit = text_of(r, TF_UNIT);
  if(!r->t->indicator && !*r->t->unit) {
    unit_power(r->unit, &base);
    r->t->unit = base;
  }
}

static void note_value(reading *r, const sheet_cell *c, const cell_value *v)
{
  ls_buf b;
  if(!v->odd)
    return;
  buf_init(&b, 200);
  dec_write(&b, v->value);
  if(v->has_hi) {
    buf_putc(&b, '-');
    dec_write(&b, v->hi);
  }
  buf_puts(&b, r->t->unit);
  odd(r, c, buf_cstr(&b));
  buf_free(&b);
}

/* A value of the row's indicator; false where there is none. */
static bool number(reading *r, task_field f, const char *column,
                   cell_value *v)
{
  const sheet_cell *c = value_of(r, f);
  if(!c)
    return false;
  const char *bad = cell_number(c, f == TF_TARGET, v);
  if(!bad && !*r->t->unit && v->unit[0] && !*column)
    r->t->unit = keep(r->a, slice_of(v->unit)); /* 5.8% and no unit column */
  if(!bad)
    bad = cell_scale(v, column, r->t->unit);
  if(bad) {
    wrong(r, c, bad, r->t->unit);
    return false;
  }
  note_value(r, c, v);
  return true;
}

static void target(reading *r)
{
  cell_value v;
  const char *column = r->unit;
  port_task *t = r->t;
  if(number(r, TF_TARGET, column, &v)) {
    t->has_value = true;
    t->value = v.value;
    t->has_hi = v.has_hi;
    t->value_hi = v.hi;
  }
  if(number(r, TF_BASELINE, column, &v)) {
    t->has_baseline = true;
    t->baseline = v.value;
  }
  if(t->has_value && !*t->indicator_name && r->h.given & TF_BIT(TF_INDICATOR))
    say(r, false, r->h.column[TF_INDICATOR], "tasks-no-indicator", NULL,
        NULL);
}

/* 50；完成主体工程: the number in front of the first ； or all of it. */
static void node(reading *r, int q)
{
  const sheet_cell *c = value_of(r, (task_field)(TF_Q1 + q));
  task_node *n = &r->t->node[q];
  if(!c)
    return;
  ls_slice s = cell_trim(c->text);
  sheet_cell first = *c;
  cell_value v;
  const char *sign = NULL;
  for(size_t i = 0; i < s.n && !sign; i++)
    if(s.s[i] == ';' || (s.n - i >= 3 && !memcmp(s.s + i, "；", 3)))
      sign = s.s + i;
  first.text = (ls_slice){ s.s, sign ? (size_t)(sign - s.s) : s.n };
  const char *bad = cell_number(&first, false, &v);
  if(!bad && !*r->t->unit && (!v.unit[0] || !strcmp(v.unit, "%")))
    v.unit[0] = 0; /* percent of the work */
  else if(!bad && *r->t->unit)
    bad = cell_scale(&v, r->unit, r->t->unit);
  else
    bad = "cell-number";
  if(bad) { /* words */
    n->words = keep(r->a, s);
    return;
  }
  n->has_value = true;
  n->value = v.value;
  if(sign) {
    size_t k = *sign == ';' ? 1 : 3;
    size_t at = (size_t)(sign - s.s) + k;
    n->words = keep(r->a, cell_trim((ls_slice){ s.s + at, s.n - at }));
  }
}

static void deadline(reading *r)
{
  const sheet_cell *c = value_of(r, TF_DEADLINE);
  char iso[DAY_TEXT];
  bool strange;
  if(!c)
    return;
  const char *bad = cell_day(c, &r->t->deadline, &strange);
  if(bad) {
    r->t->deadline = DAY_NONE;
    wrong(r, c, bad, NULL);
    return;
  }
  day_write(r->t->deadline, iso);
  if(strange)
    odd(r, c, iso);
}

/* --- rows ------------------------------------------------------------ */

static int64_t id(reading *r, task_field f)
{
  const sheet_cell *c = value_of(r, f);
  int64_t v = 0;
  const char *bad = c ? cell_id(c, &v) : NULL;
  if(bad)
    wrong(r, c, bad, NULL);
  return bad ? -1 : v;
}

static void extras(reading *r)
{
  head *h = &r->h;
  port_task *t = r->t;
  if(!h->extras)
    return;
  t->extra = arena_alloc(r->a, (size_t)h->extras * sizeof(task_extra));
  for(uint32_t i = 0; i < r->row->n; i++)
    for(int k = 0; k < h->extras; k++) {
      const sheet_cell *c = &r->row->cell[i];
      if(c->column != h->extra_column[k] || !usable(r, c, -1))
        continue;
      t->extra[t->extras++] = (task_extra){
        h->extra_name[k], keep(r->a, cell_trim(c->text)) };
    }
}

static void own(reading *r)
{
  port_task *t = r->t;
  t->id = id(r, TF_ID);
  t->version = id(r, TF_VERSION);
  t->number = text_of(r, TF_NUMBER);
  r->was = t->id > 0 ? name_item(r->names, t->id)
                     : name_number(r->names, t->number);
  t->quote = text_of(r, TF_QUOTE);
  t->source = text_of(r, TF_SOURCE);
  t->evidence = text_of(r, TF_EVIDENCE);
  t->light = (int8_t)choice(r, TF_LIGHT, words_light, -1);
  t->state = (uint8_t)choice(r, TF_STATE, words_state, 0);
}

static void fields(reading *r)
{
  static const char *const kind[] = { "", "target", "milestone", "action" };
  port_task *t = r->t;
  t->task = text_of(r, TF_TASK);
  t->kind = kind[choice(r, TF_KIND, words_kind, -1) + 1];
  indicator(r);
  t->cmp = (uint8_t)choice(r, TF_CMP, words_cmp, C_EQ);
  unit_column(r);
  target(r);
  t->nature = (uint8_t)choice(r, TF_NATURE, words_nature, 0);
  t->area = text_of(r, TF_AREA);
  lead_post(r);
  lead_unit(r);
  other_units(r);
  deadline(r);
  for(int q = 0; q < 4; q++)
    node(r, q);
  t->progress = text_of(r, TF_PROGRESS);
  t->problem = text_of(r, TF_PROBLEM);
  t->next_step = text_of(r, TF_NEXT);
  extras(r);
}

void task_init(port_task *t)
{
  memset(t, 0, sizeof(*t));
  t->number = t->task = t->quote = t->source = t->kind = "";
  t->indicator_name = t->unit = t->area = t->post_name = t->unit_name = "";
  t->progress = t->problem = t->next_step = t->evidence = t->sheet = "";
  t->light = -1;
  t->deadline = DAY_NONE;
  for(int q = 0; q < 4; q++)
    t->node[q].words = "";
}

/* What the table has no columns for stays as it is. */
static void from_was(port_task *t, const port_task *was)
{
  uint32_t lacks = ~t->given;
  if(lacks & TF_BIT(TF_TASK))
    t->task = was->task;
  if(lacks & TF_BIT(TF_KIND))
    t->kind = was->kind;
  if(lacks & TF_BIT(TF_TARGET)) {
    t->has_value = was->has_value;
    t->value = was->value;
    t->has_hi = was->has_hi;
    t->value_hi = was->value_hi;
  }
  if(lacks & TF_BIT(TF_BASELINE)) {
    t->has_baseline = was->has_baseline;
    t->baseline = was->baseline;
  }
  if(lacks & TF_BIT(TF_CMP))
    t->cmp = was->cmp;
  if(lacks & TF_BIT(TF_NATURE))
    t->nature = was->nature;
  if(lacks & TF_BIT(TF_AREA))
    t->area = was->area;
  if(lacks & TF_BIT(TF_DEADLINE))
    t->deadline = was->deadline;
  for(int q = 0; q < 4; q++)
    if(lacks & TF_BIT(TF_Q1) << q)
      t->node[q] = was->node[q];
}

static void who_from_was(port_task *t, const port_task *was)
{
  uint32_t lacks = ~t->given;
  if(lacks & TF_BIT(TF_LEAD_POST)) {
    t->lead_post = was->lead_post;
    t->post_name = was->post_name;
  }
  if(lacks & TF_BIT(TF_LEAD_UNIT)) {
    t->lead_unit = was->lead_unit;
    t->unit_name = was->unit_name;
    t->unit_suggested = was->unit_suggested;
  }
  if(lacks & TF_BIT(TF_OTHERS)) {
    t->others = was->others;
    t->other = was->other;
    t->other_name = was->other_name;
  }
  if(lacks & TF_BIT(TF_PROGRESS))
    t->progress = was->progress;
  if(lacks & TF_BIT(TF_PROBLEM))
    t->problem = was->problem;
  if(lacks & TF_BIT(TF_NEXT))
    t->next_step = was->next_step;
}

/* True where some column of the table has a cell in this row. */
static bool has_cells(const reading *r)
{
  for(uint32_t i = 0; i < r->row->n; i++) {
    const sheet_cell *c = &r->row->cell[i];
    if(c->column < FIELDS_SEEN && r->h.field[c->column] >= 0 &&
       (cell_trim(c->text).n || c->formula))
      return true;
  }
  return false;
}

static void take_row(reading *r)
{
  if(!r->h.told)
    tell_unknown(r);
  r->h.told = true;
  port_task *t = vec_push(r->a, r->out);
  task_init(t);
  r->t = t;
  t->given = r->h.given;
  t->sheet = keep(r->a, slice_of(r->row->sheet));
  t->row = r->row->row;
  memcpy(t->column, r->h.column, sizeof(t->column));
  own(r);
  fields(r);
  if(r->was) {
    from_was(t, r->was);
    who_from_was(t, r->was);
  }
  if(!*t->task && r->h.given & TF_BIT(TF_TASK)) {
    const sheet_cell *c = cell_of(r, TF_TASK);
    if(!c || !c->merged) /* that was told already */
      say(r, false, r->h.column[TF_TASK], "tasks-no-task", NULL, NULL);
  }
}

static void next_sheet(reading *r)
{
  memset(&r->h, 0, sizeof(r->h));
  r->h.index = r->row->index;
}

static void see_row(reading *r)
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

static int read_rows(reading *r, ls_err *err)
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

int tasks_read(ls_slice bytes, const port_names *names, ls_arena *a,
               port_tasks *out, port_problems *p, ls_err *err)
{
  jmp_buf here, *outer = a->oom;
  reading *r = arena_zalloc(a, sizeof(*r));
  r->names = names;
  r->a = a;
  r->out = out;
  r->p = p;
  r->h.index = UINT32_MAX;
  if(!(r->s = sheet_open(bytes, err)))
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
