/* The task table going out: all columns for spreadsheets, those that are
 * printed for docx. */
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/msg.h"
#include "port/tasks_inside.h"

#define EXTRAS 24  /* further columns that go out */
#define COLUMNS (TF_FIELDS + EXTRAS)
#define WORDS 10   /* longest list to choose from */
#define LISTS 5

/* The columns of the printed table. */
enum { P_NUMBER, P_TASK, P_GOAL, P_POST, P_UNIT, P_OTHERS, P_DEADLINE,
       P_NODES, P_PROGRESS, P_LIGHT, P_COLUMNS };

struct tasks_out {
  const table_format *format;
  table_out *table;
  table_def def;
  table_column column[COLUMNS];
  const char *choices[LISTS][WORDS];
  const char *const *extra;
  int extras;
  bool english, print;
  ls_buf cell[COLUMNS];
};

/* The words of a list in the table's language, ended by NULL. */
static const char *const *list_of(tasks_out *o, int at,
                                  const port_word *words)
{
  int i = 0;
  for(; words[i].key && i < WORDS - 1; i++)
    o->choices[at][i] = msg_text(words[i].key, o->english);
  o->choices[at][i] = NULL;
  return o->choices[at];
}

static void sheet_columns(tasks_out *o, const tasks_head *h)
{
  for(int f = 0; f < TF_FIELDS; f++) {
    const task_column *c = &task_columns[f];
    o->column[f] = (table_column){
      .title = task_heading(f, o->english), .kind = c->kind,
      .width = c->width, .page = c->page, .light = f == TF_LIGHT,
      .locked = !(TF_EDITED & TF_BIT(f)) };
  }
  o->column[TF_KIND].choices = list_of(o, 0, words_kind);
  o->column[TF_CMP].choices = list_of(o, 1, words_cmp);
  o->column[TF_NATURE].choices = list_of(o, 2, words_nature);
  o->column[TF_LIGHT].choices = list_of(o, 3, words_light);
  o->column[TF_STATE].choices = list_of(o, 4, words_state);
  o->column[TF_LEAD_UNIT].choices = h->unit;
  for(; o->extra && o->extra[o->extras] && o->extras < EXTRAS; o->extras++)
    o->column[TF_FIELDS + o->extras] = (table_column){
      .title = o->extra[o->extras], .kind = COLUMN_TEXT, .width = 14 };
  o->def.columns = TF_FIELDS + o->extras;
  o->def.frozen = TF_TASK + 1;
}

static void print_columns(tasks_out *o)
{
  static const struct { const char *key; uint8_t kind, width; } made[] = {
    [P_NUMBER] = { "col-number", COLUMN_SHORT, 11 },
    [P_TASK] = { "col-task", COLUMN_TEXT, 26 },
    [P_GOAL] = { "print-goal", COLUMN_TEXT, 17 },
    [P_POST] = { "col-post", COLUMN_SHORT, 9 },
    [P_UNIT] = { "col-lead-unit", COLUMN_SHORT, 13 },
    [P_OTHERS] = { "col-others", COLUMN_SHORT, 13 },
    [P_DEADLINE] = { "col-deadline", COLUMN_SHORT, 13 },
    [P_NODES] = { "print-nodes", COLUMN_TEXT, 22 },
    [P_PROGRESS] = { "col-progress", COLUMN_TEXT, 24 },
    [P_LIGHT] = { "print-light", COLUMN_SHORT, 7 },
  };
  for(int i = 0; i < P_COLUMNS; i++)
    o->column[i] = (table_column){
      .title = msg_text(made[i].key, o->english), .kind = made[i].kind,
      .width = made[i].width, .light = i == P_LIGHT };
  o->def.columns = P_COLUMNS;
  o->def.signature = msg_text("print-sign", o->english);
}

static tasks_out *make(const table_format *format, const tasks_head *h)
{
  tasks_out *o = ls_malloc(sizeof(*o));
  if(!o)
    return NULL;
  memset(o, 0, sizeof(*o));
  for(int i = 0; i < COLUMNS; i++)
    buf_init(&o->cell[i], (size_t)4 << 20);
  o->format = format;
  o->english = h->english;
  o->print = format == &table_docx;
  o->extra = h->extra;
  list_of(o, 3, words_light);
  o->def = (table_def){ .title = h->title, .subtitle = h->subtitle,
                        .sheet = msg_text("sheet-tasks", h->english),
                        .signature = "", .column = o->column, .day = h->day,
                        .english = h->english, .lights = o->choices[3] };
  if(o->print)
    print_columns(o);
  else
    sheet_columns(o, h);
  return o;
}

static void unmake(tasks_out *o)
{
  for(int i = 0; i < COLUMNS; i++)
    buf_free(&o->cell[i]);
  ls_free(o);
}

tasks_out *tasks_open(const table_format *format, const tasks_head *head,
                      const port_sink *sink, ls_err *err)
{
  tasks_out *o = make(format, head);
  if(!o) {
    err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    return NULL;
  }
  o->table = format->open(&o->def, sink, err);
  if(o->table)
    return o;
  unmake(o);
  return NULL;
}

/* --- rows ------------------------------------------------------------ */

static const char *extra_of(const port_task *t, const char *name)
{
  for(uint32_t i = 0; i < t->extras; i++)
    if(!strcmp(t->extra[i].name, name))
      return t->extra[i].value;
  return "";
}

/* "地区生产总值增速 ≥5.5%", and below it what else is promised */
static void goal(ls_buf *b, const port_task *t, bool english)
{
  buf_puts(b, t->indicator_name);
  if(t->has_value && *t->indicator_name)
    buf_putc(b, ' ');
  if(t->has_value)
    task_goal(b, t, english);
  if(*t->targets)
    buf_fmt(b, "\n%s", t->targets);
}

static void nodes(ls_buf *b, const port_task *t, bool english)
{
  size_t from = b->n;
  for(int q = 0; q < 4; q++) {
    if(!t->node[q].has_value && !*t->node[q].words)
      continue;
    if(b->n > from)
      buf_putc(b, '\n');
    buf_fmt(b, english ? "Q%d: " : "%d季度：", q + 1);
    task_text(b, t, (task_field)(TF_Q1 + q), english);
    if(t->node[q].has_value && *t->unit && !*t->node[q].words)
      task_text(b, t, TF_UNIT, english);
  }
}

static void print_row(tasks_out *o, const port_task *t)
{
  static const uint8_t same[P_COLUMNS] = {
    [P_NUMBER] = TF_NUMBER, [P_TASK] = TF_TASK, [P_POST] = TF_LEAD_POST,
    [P_UNIT] = TF_LEAD_UNIT, [P_OTHERS] = TF_OTHERS,
    [P_DEADLINE] = TF_DEADLINE, [P_PROGRESS] = TF_PROGRESS
  };
  for(int i = 0; i < P_COLUMNS; i++)
    if(i == P_GOAL)
      goal(&o->cell[i], t, o->english);
    else if(i == P_NODES)
      nodes(&o->cell[i], t, o->english);
    else if(i == P_LIGHT)
      task_text(&o->cell[i], t, t->light >= 0 ? TF_LIGHT : TF_STATE,
                o->english);
    else
      task_text(&o->cell[i], t, same[i], o->english);
}

int tasks_put(tasks_out *o, const port_task *t, ls_err *err)
{
  const char *text[COLUMNS];
  for(int i = 0; i < o->def.columns; i++)
    buf_clear(&o->cell[i]);
  if(o->print)
    print_row(o, t);
  else {
    for(int f = 0; f < TF_FIELDS; f++)
      task_text(&o->cell[f], t, f, o->english);
    for(int i = 0; i < o->extras; i++)
      buf_puts(&o->cell[TF_FIELDS + i], extra_of(t, o->extra[i]));
  }
  for(int i = 0; i < o->def.columns; i++) {
    text[i] = buf_cstr(&o->cell[i]);
    if(buf_failed(&o->cell[i]))
      return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  }
  return o->format->row(o->table, text, err);
}

int tasks_close(tasks_out *o, bool keep, ls_err *err)
{
  int rc = o->format->close(o->table, keep, err);
  unmake(o);
  return rc;
}
