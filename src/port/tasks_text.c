/* The task table's columns, and each field as the text of its cell. */
#include <string.h>

#include "base/msg.h"
#include "port/cells.h"
#include "port/tasks_inside.h"

const task_column task_columns[TF_FIELDS] = {
  [TF_NUMBER] = { { "col-number", "also-number" }, COLUMN_SHORT, 9, false },
  [TF_TASK] = { { "col-task", "also-task" }, COLUMN_TEXT, 24, false },
  [TF_QUOTE] = { { "col-quote", "also-quote" }, COLUMN_TEXT, 24, false },
  [TF_SOURCE] = { { "col-source", "also-source" }, COLUMN_TEXT, 13, false },
  [TF_KIND] = { { "col-kind", "also-kind" }, COLUMN_SHORT, 6, false },
  [TF_INDICATOR] = { { "col-indicator", "also-indicator" }, COLUMN_TEXT, 11,
                     false },
  [TF_BASELINE] = { { "col-baseline", "also-baseline" }, COLUMN_NUMBER, 8,
                    false },
  [TF_CMP] = { { "col-cmp", "also-cmp" }, COLUMN_SHORT, 5, false },
  [TF_TARGET] = { { "col-target", "also-target" }, COLUMN_NUMBER, 8, false },
  [TF_UNIT] = { { "col-unit", "also-unit" }, COLUMN_SHORT, 7, false },
  [TF_NATURE] = { { "col-nature", "also-nature" }, COLUMN_SHORT, 7, false },
  [TF_AREA] = { { "col-area", "also-area" }, COLUMN_SHORT, 7, false },
  [TF_LEAD_POST] = { { "col-post", "also-post" }, COLUMN_SHORT, 8, false },
  [TF_LEAD_UNIT] = { { "col-lead-unit", "also-lead-unit" }, COLUMN_TEXT, 13,
                     false },
  [TF_OTHERS] = { { "col-others", "also-others" }, COLUMN_TEXT, 13, false },
  [TF_DEADLINE] = { { "col-deadline", "also-deadline" }, COLUMN_DAY, 11,
                    false },
  [TF_Q1] = { { "col-q1", "also-q1" }, COLUMN_TEXT, 12, true },
  [TF_Q2] = { { "col-q2", "also-q2" }, COLUMN_TEXT, 12, false },
  [TF_Q3] = { { "col-q3", "also-q3" }, COLUMN_TEXT, 12, false },
  [TF_Q4] = { { "col-q4", "also-q4" }, COLUMN_TEXT, 12, false },
  [TF_PROGRESS] = { { "col-progress", "also-progress" }, COLUMN_TEXT, 22,
                    false },
  [TF_PROBLEM] = { { "col-problem", "also-problem" }, COLUMN_TEXT, 15,
                   false },
  [TF_NEXT] = { { "col-next", "also-next" }, COLUMN_TEXT, 15, false },
  [TF_TARGETS] = { { "col-targets", "also-targets" }, COLUMN_TEXT, 15,
                   false },
  [TF_EVIDENCE] = { { "col-evidence", "also-evidence" }, COLUMN_TEXT, 11,
                    false },
  [TF_LIGHT] = { { "col-light", "also-light" }, COLUMN_SHORT, 6, false },
  [TF_STATE] = { { "col-state", "also-state" }, COLUMN_SHORT, 8, false },
  [TF_VERSION] = { { "col-version", "also-version" }, COLUMN_SHORT, 5,
                   false },
  [TF_ID] = { { "col-id", "also-id" }, COLUMN_SHORT, 6, false },
};

const char *task_heading(task_field f, bool english)
{
  return msg_text(task_columns[f].word.key, english);
}

const char *task_field_name(task_field f)
{
  return task_columns[f].word.key + sizeof("col-") - 1;
}

/* Zeros at the end of a whole number. */
static int zeros(ls_dec d)
{
  int n = 0;
  if(d.scale || !d.m)
    return 0;
  for(; d.m % 10 == 0; d.m /= 10)
    n++;
  return n;
}

int task_power(const port_task *t)
{
  const char *base;
  if(!t->has_value || !*t->unit || unit_power(t->unit, &base))
    return 0;
  ls_dec v = t->value.m < 0 ? dec_neg(t->value) : t->value;
  int power = dec_cmp(v, DEC_INT(100000000)) >= 0 && zeros(v) >= 6 ? 8
              : dec_cmp(v, DEC_INT(10000)) >= 0 && zeros(v) >= 2   ? 4
                                                                   : 0;
  ls_dec other[] = { t->value_hi, t->baseline };
  for(int i = 0; i < 2; i++)
    if(!dec_shift(&other[i], -power))
      return 0;
  return power;
}

static void put_dec(ls_buf *b, ls_dec d, int power)
{
  dec_shift(&d, -power);
  dec_write(b, d);
}

static void put_target(ls_buf *b, const port_task *t)
{
  int power = task_power(t);
  if(!t->has_value)
    return;
  put_dec(b, t->value, power);
  if(t->has_hi) {
    buf_putc(b, '-');
    put_dec(b, t->value_hi, power);
  }
}

static void put_unit(ls_buf *b, const port_task *t)
{
  int power = task_power(t);
  buf_puts(b, power == 8 ? "亿" : power == 4 ? "万" : "");
  buf_puts(b, t->unit);
}

static void put_node(ls_buf *b, const port_task *t, const task_node *n)
{
  if(n->has_value) {
    put_dec(b, n->value, task_power(t));
    if(!*t->unit)
      buf_putc(b, '%');
    if(*n->words)
      buf_puts(b, "；");
  }
  buf_puts(b, n->words);
}

static void put_others(ls_buf *b, const port_task *t)
{
  for(int i = 0; i < t->others; i++) {
    buf_puts(b, i ? "、" : "");
    buf_puts(b, t->other_name[i]);
  }
}

static void put_word(ls_buf *b, const port_word *list, int i, bool english)
{
  buf_puts(b, msg_text(list[i].key, english));
}

static void put_kind(ls_buf *b, const char *kind, bool english)
{
  int i = *kind == 'm' ? 1 : *kind == 'a' ? 2 : 0;
  if(*kind)
    put_word(b, words_kind, i, english);
}

static void put_day(ls_buf *b, ls_day d)
{
  char iso[DAY_TEXT];
  day_write(d, iso);
  buf_puts(b, iso);
}

static void own_text(ls_buf *b, const port_task *t, task_field f,
                     bool english)
{
  switch(f) {
  case TF_NUMBER: buf_puts(b, t->number); break;
  case TF_QUOTE: buf_puts(b, t->quote); break;
  case TF_SOURCE: buf_puts(b, t->source); break;
  case TF_TARGETS: buf_puts(b, t->targets); break;
  case TF_EVIDENCE: buf_puts(b, t->evidence); break;
  case TF_LIGHT:
    if(t->light >= 0)
      put_word(b, words_light, t->light, english);
    break;
  case TF_STATE: put_word(b, words_state, t->state, english); break;
  case TF_VERSION: if(t->id) buf_int(b, t->version); break;
  case TF_ID: if(t->id) buf_int(b, t->id); break;
  default: break;
  }
}

void task_text(ls_buf *b, const port_task *t, task_field f, bool english)
{
  switch(f) {
  case TF_TASK: buf_puts(b, t->task); break;
  case TF_KIND: put_kind(b, t->kind, english); break;
  case TF_INDICATOR: buf_puts(b, t->indicator_name); break;
  case TF_BASELINE:
    if(t->has_baseline)
      put_dec(b, t->baseline, task_power(t));
    break;
  case TF_CMP:
    if(t->has_value)
      put_word(b, words_cmp, t->cmp, english);
    break;
  case TF_TARGET: put_target(b, t); break;
  case TF_UNIT: put_unit(b, t); break;
  case TF_NATURE:
    if(t->nature)
      put_word(b, words_nature, t->nature, english);
    break;
  case TF_AREA: buf_puts(b, t->area_name); break;
  case TF_LEAD_POST: buf_puts(b, t->post_name); break;
  case TF_LEAD_UNIT:
    buf_puts(b, t->unit_name);
    if(t->unit_suggested && t->lead_unit)
      buf_puts(b, SUGGESTED);
    break;
  case TF_OTHERS: put_others(b, t); break;
  case TF_DEADLINE: put_day(b, t->deadline); break;
  case TF_Q1: case TF_Q2: case TF_Q3: case TF_Q4:
    put_node(b, t, &t->node[f - TF_Q1]);
    break;
  case TF_PROGRESS: buf_puts(b, t->progress); break;
  case TF_PROBLEM: buf_puts(b, t->problem); break;
  case TF_NEXT: buf_puts(b, t->next_step); break;
  default: own_text(b, t, f, english);
  }
}

void task_goal(ls_buf *b, const port_task *t, bool english)
{
  if(!t->has_value)
    return;
  if(t->cmp != C_EQ)
    put_word(b, words_cmp, t->cmp, english);
  if(t->cmp != C_EQ && english)
    buf_putc(b, ' ');
  put_target(b, t);
  put_unit(b, t);
}
