/* One row of a task table: every cell checked.
 *
 * A row with errors is kept with what could be understood, so that one
 * fault does not hide the next. */
#include <string.h>

#include "port/cells.h"
#include "port/names.h"
#include "port/tasks_reading.h"

/* --- cells of one row ------------------------------------------------ */

/* A message about a cell, quoting it. */
static void wrong(tasks_reading *r, const sheet_cell *c, const char *key,
                  const char *more)
{
  tasks_say(r, false, c->column, key,
            arena_str(r->a, cell_trim(c->text)), more);
}

static void odd(tasks_reading *r, const sheet_cell *c, const char *taken)
{
  tasks_say(r, true, c->column, "cell-odd",
            arena_str(r->a, cell_trim(c->text)), taken);
}

/* Fields where a merged cell's value may count for every row of it. */
#define SHARED (TF_BIT(TF_LEAD_POST) | TF_BIT(TF_LEAD_UNIT) | \
                TF_BIT(TF_OTHERS) | TF_BIT(TF_AREA) | TF_BIT(TF_KIND) | \
                TF_BIT(TF_SOURCE) | TF_BIT(TF_NATURE))

/* False where the cell's value may not be taken. */
static bool usable(tasks_reading *r, const sheet_cell *c, int f)
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
      tasks_say(r, true, c->column, "tasks-merged-shared", range, NULL);
    return true;
  }
  if(!c->covered)
    tasks_say(r, false, c->column, "tasks-merged", range, NULL);
  return false;
}

const sheet_cell *tasks_cell(const tasks_reading *r, task_field f)
{
  if(!(r->h.given & TF_BIT(f)))
    return NULL;
  for(uint32_t i = 0; i < r->row->n; i++)
    if(r->row->cell[i].column == r->h.column[f])
      return &r->row->cell[i];
  return NULL;
}

/* The field's cell where it has a value that may be taken. */
static const sheet_cell *value_of(tasks_reading *r, task_field f)
{
  const sheet_cell *c = tasks_cell(r, f);
  if(!c || (!cell_trim(c->text).n && !c->formula) || !usable(r, c, (int)f))
    return NULL;
  return c;
}

static const char *text_of(tasks_reading *r, task_field f)
{
  const sheet_cell *c = value_of(r, f);
  return c ? arena_str(r->a, cell_trim(c->text)) : "";
}

static int choice(tasks_reading *r, task_field f, const port_word *list,
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
static const ls_unit *find_unit(tasks_reading *r, const sheet_cell *c,
                                ls_slice s)
{
  const ls_unit *u = name_unit(r->names, s);
  if(u)
    return u;
  const char *near = name_near_unit(r->names, s);
  tasks_say(r, false, c->column, near ? "tasks-unit-near" : "tasks-unit",
      arena_str(r->a, s), near);
  return NULL;
}

static void lead_unit(tasks_reading *r)
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

static void add_other(tasks_reading *r, const sheet_cell *c, ls_slice s)
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

static void other_units(tasks_reading *r)
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

static void lead_post(tasks_reading *r)
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

/* A place; what the ledger has for this item already may stay as it is. */
static void area(tasks_reading *r)
{
  port_task *t = r->t;
  const sheet_cell *c = value_of(r, TF_AREA);
  if(!c)
    return;
  ls_slice s = cell_trim(c->text);
  const ls_area *a = name_area(r->names, s);
  bool same = r->was && cell_same(slice_of(r->was->area_name), s);
  if(!a && !same) {
    wrong(r, c, "cell-place", NULL);
    return;
  }
  if(a && a->gone && !same) {
    wrong(r, c, "place-gone", NULL);
    return;
  }
  t->area = same ? r->was->area : a->code;
  t->area_name = same ? r->was->area_name : *a->code ? a->name : "";
}

/* --- numbers --------------------------------------------------------- */

static void indicator(tasks_reading *r)
{
  port_task *t = r->t;
  if(!(r->h.given & TF_BIT(TF_INDICATOR))) {
    t->indicator = r->was ? r->was->indicator : 0;
    t->indicator_name = r->was ? r->was->indicator_name : "";
    t->unit = r->was ? r->was->unit : "";
    return;
  }
  t->indicator_name = text_of(r, TF_INDICATOR);
  const sheet_cell *unit = tasks_cell(r, TF_UNIT);
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
    unit ? arena_str(r->a, cell_trim(unit->text)) : "");
  if(!i)
    return;
  t->indicator = i->id;
  t->indicator_name = i->name;
  t->unit = i->unit;
}

/* What the unit column says, or would say; and the indicator's unit where
 * that is not known yet. */
static void unit_column(tasks_reading *r)
{
  const char *base;
  ls_buf b;
  if(!(r->h.given & TF_BIT(TF_UNIT)) && r->was) {
    buf_init(&b, 4096);
    task_text(&b, r->was, TF_UNIT, false);
    r->unit = arena_str(r->a, slice_of(buf_cstr(&b)));
    buf_free(&b);
  }
  else
    r->unit = text_of(r, TF_UNIT);
  if(!r->t->indicator && !*r->t->unit) {
    unit_power(r->unit, &base);
    r->t->unit = base;
  }
}

static void note_value(tasks_reading *r, const sheet_cell *c,
                       const cell_value *v)
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
static bool number(tasks_reading *r, task_field f, const char *column,
                   cell_value *v)
{
  const sheet_cell *c = value_of(r, f);
  if(!c)
    return false;
  const char *bad = cell_number(c, f == TF_TARGET, v);
  if(!bad && !*r->t->unit && v->unit[0] && !*column)
    r->t->unit = arena_str(r->a, slice_of(v->unit)); /* 5.8% alone */
  if(!bad)
    bad = cell_scale(v, column, r->t->unit);
  if(bad) {
    wrong(r, c, bad, r->t->unit);
    return false;
  }
  note_value(r, c, v);
  return true;
}

static void target(tasks_reading *r)
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
    tasks_say(r, false, r->h.column[TF_INDICATOR], "tasks-no-indicator", NULL,
        NULL);
}

/* 50；完成主体工程: the number in front of the first ； or all of it. */
static void node(tasks_reading *r, int q)
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
    n->words = arena_str(r->a, s);
    return;
  }
  n->has_value = true;
  n->value = v.value;
  if(sign) {
    size_t k = *sign == ';' ? 1 : 3;
    size_t at = (size_t)(sign - s.s) + k;
    n->words = arena_str(r->a, cell_trim((ls_slice){ s.s + at, s.n - at }));
  }
}

static void deadline(tasks_reading *r)
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

static int64_t id(tasks_reading *r, task_field f)
{
  const sheet_cell *c = value_of(r, f);
  int64_t v = 0;
  const char *bad = c ? cell_id(c, &v) : NULL;
  if(bad)
    wrong(r, c, bad, NULL);
  return bad ? -1 : v;
}

static void extras(tasks_reading *r)
{
  tasks_headings *h = &r->h;
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
        h->extra_name[k], arena_str(r->a, cell_trim(c->text)) };
    }
}

static void own(tasks_reading *r)
{
  port_task *t = r->t;
  t->id = id(r, TF_ID);
  t->version = id(r, TF_VERSION);
  t->number = text_of(r, TF_NUMBER);
  r->was = t->id > 0 ? name_item(r->names, t->id)
                     : name_number(r->names, t->number);
  t->quote = text_of(r, TF_QUOTE);
  t->source = text_of(r, TF_SOURCE);
  t->targets = text_of(r, TF_TARGETS);
  t->evidence = text_of(r, TF_EVIDENCE);
  t->light = (int8_t)choice(r, TF_LIGHT, words_light, -1);
  t->state = (uint8_t)choice(r, TF_STATE, words_state, 0);
}

static void edited(tasks_reading *r)
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
  area(r);
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
  t->indicator_name = t->unit = t->area = t->area_name = "";
  t->targets = "";
  t->post_name = t->unit_name = "";
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
    t->area = was->area, t->area_name = was->area_name;
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

void tasks_fields(tasks_reading *r)
{
  port_task *t = r->t;
  own(r);
  edited(r);
  if(r->was) {
    from_was(t, r->was);
    who_from_was(t, r->was);
  }
  const sheet_cell *c = tasks_cell(r, TF_TASK);
  if(!*t->task && r->h.given & TF_BIT(TF_TASK) &&
     (!c || !c->merged)) /* a merged one was told already */
    tasks_say(r, false, r->h.column[TF_TASK], "tasks-no-task", NULL, NULL);
}
