/* A unit's form as a spreadsheet. */
#include <string.h>

#include "base/buf.h"
#include "base/msg.h"
#include "port/form_inside.h"
#include "port/xlsx_write.h"
#include "record/record.h"

const form_column form_values[FV_COLUMNS] = {
  [FV_ID] = { { "col-id", "also-id" }, COLUMN_SHORT, 7, false },
  [FV_NAME] = { { "col-indicator", "also-indicator" }, COLUMN_TEXT, 26,
                false },
  [FV_AREA] = { { "col-area", "also-area" }, COLUMN_SHORT, 9, false },
  [FV_UNIT] = { { "col-unit", "also-unit" }, COLUMN_SHORT, 9, false },
  [FV_SERVES] = { { "col-serves", "also-serves" }, COLUMN_TEXT, 20, false },
  [FV_GOAL] = { { "print-goal", "also-form-goal" }, COLUMN_SHORT, 14,
                false },
  [FV_BEFORE] = { { "col-before", "also-before" }, COLUMN_SHORT, 18, false },
  [FV_YTD] = { { "col-ytd", "also-ytd-now" }, COLUMN_NUMBER, 16, true },
  [FV_MONTH] = { { "col-month", "also-month-now" }, COLUMN_NUMBER, 16,
                 true },
  [FV_NOTE] = { { "col-note", "also-note" }, COLUMN_TEXT, 20, true, true },
};

const form_column form_items[FI_COLUMNS] = {
  [FI_ID] = { { "col-id", "also-id" }, COLUMN_SHORT, 7, false },
  [FI_NUMBER] = { { "col-number", "also-number" }, COLUMN_SHORT, 10, false },
  [FI_TASK] = { { "col-task", "also-task" }, COLUMN_TEXT, 26, false },
  [FI_GOAL] = { { "print-goal", "also-form-goal" }, COLUMN_TEXT, 13, false },
  [FI_DEADLINE] = { { "col-deadline", "also-deadline" }, COLUMN_DAY, 11,
                    false },
  [FI_NODE] = { { "col-node", "also-node" }, COLUMN_TEXT, 14, false },
  [FI_STAGE] = { { "col-stage", "also-stage" }, COLUMN_SHORT, 8, true },
  [FI_PERCENT] = { { "col-percent", "also-percent" }, COLUMN_NUMBER, 9,
                   true },
  [FI_WORDS] = { { "col-progress", "also-progress" }, COLUMN_TEXT, 30,
                 true },
  [FI_PROBLEM] = { { "col-problem", "also-problem" }, COLUMN_TEXT, 18,
                   true },
  [FI_NEXT] = { { "col-next", "also-next" }, COLUMN_TEXT, 18, true },
};

const port_word form_label[FORM_LABELS] = {
  [FORM_UNIT] = { "form-unit", "also-form-unit" },
  [FORM_PERIOD] = { "col-period", "also-period" },
  [FORM_PLACE] = { "form-place", "also-form-place" },
};

const port_word form_stage[] = {
  { "w-stage-prepare", "also-prepare" },
  { "w-stage-approve", "also-approve" },
  { "w-stage-start", "also-start" },
  { "w-stage-build", "also-build" },
  { "w-stage-complete", "also-complete" },
  { "w-stage-operate", "also-operate" },
  { NULL, NULL }
};

typedef struct form_sheet {
  const port_form *f;
  lxw_workbook *book;
  lxw_worksheet *sheet;
  const form_column *column;
  int columns;
  lxw_format *format[FORM_COLUMNS];
  uint8_t width[FORM_COLUMNS];
  bool english;
  uint32_t row;
  ls_err *err;
} form_sheet;

static int put(form_sheet *s, int column, int kind, const char *text,
               lxw_format *f)
{
  return xlsx_put(s->sheet, s->row, (uint16_t)column, kind, text, f, s->err);
}

static int merged(form_sheet *s, double height, const char *text,
                  lxw_format *f)
{
  worksheet_set_row(s->sheet, s->row, height, NULL);
  lxw_error e = worksheet_merge_range(s->sheet, s->row, 0, s->row,
                                      (uint16_t)(s->columns - 1), text, f);
  s->row++;
  return e ? xlsx_failed(e, s->err) : 0;
}

/* Unit, period and place, each with its label in front. */
static int labels(form_sheet *s)
{
  char period[WHEN_TEXT];
  when_write(s->f->period, period);
  const char *value[] = { s->f->unit_name, period, s->f->place };
  lxw_format *own = xlsx_format(s->book, LOOK_OWN | LOOK_WORDS);
  lxw_format *head = xlsx_format(s->book, LOOK_HEAD);
  int rc = 0;
  worksheet_set_row(s->sheet, s->row, 34, NULL);
  for(int i = 0; i < FORM_LABELS && !rc; i++) {
    int column = i ? i * 2 + 1 : 0; /* the unit's name takes two columns */
    rc = put(s, column, COLUMN_TEXT,
             msg_text(form_label[i].key, s->english), head);
    if(!rc && !i)
      rc = xlsx_failed(worksheet_merge_range(s->sheet, s->row, 1, s->row, 2,
                                             value[i], own), s->err);
    else if(!rc)
      rc = put(s, column + 1, COLUMN_TEXT, value[i], own);
  }
  s->row++;
  return rc;
}

static int headings(form_sheet *s)
{
  lxw_format *head = xlsx_format(s->book, LOOK_HEAD);
  int rc = 0;
  worksheet_set_row(s->sheet, s->row, 34, NULL);
  for(int i = 0; i < s->columns && !rc; i++) {
    const form_column *c = &s->column[i];
    unsigned look = c->entry ? LOOK_ENTRY : LOOK_OWN;
    look |= c->kind == COLUMN_NUMBER  ? LOOK_RIGHT
            : c->kind == COLUMN_DAY   ? LOOK_DAY | LOOK_MIDDLE
            : c->kind == COLUMN_SHORT ? LOOK_WORDS | LOOK_MIDDLE
                                      : LOOK_WORDS;
    s->format[i] = xlsx_format(s->book, look);
    s->width[i] = c->width;
    worksheet_set_column(s->sheet, (uint16_t)i, (uint16_t)i, c->width + 0.71,
                         NULL);
    rc = put(s, i, COLUMN_TEXT, msg_text(c->word.key, s->english), head);
  }
  worksheet_freeze_panes(s->sheet, s->row + 1, 0);
  worksheet_repeat_rows(s->sheet, 0, s->row);
  s->row++;
  return rc;
}

static int begin(form_sheet *s, const char *name, const char *hint)
{
  s->sheet = workbook_add_worksheet(s->book, msg_text(name, s->english));
  if(!s->sheet)
    return err_set(s->err, LS_ENOMEM, "no-memory", NULL, NULL);
  s->row = 0;
  xlsx_page(s->sheet, s->english);
  worksheet_fit_to_pages(s->sheet, 1, 0);
  worksheet_protect(s->sheet, NULL, NULL);
  int rc = merged(s, 34, s->f->title, xlsx_format(s->book, LOOK_TITLE));
  if(!rc)
    rc = merged(s, 36, msg_text(hint, s->english),
                xlsx_format(s->book, LOOK_WORDS));
  if(!rc)
    rc = labels(s);
  return rc ? rc : headings(s);
}

static int put_row(form_sheet *s, const char *const *cell)
{
  int rc = 0;
  worksheet_set_row(s->sheet, s->row, xlsx_height(cell, s->columns,
                                                  s->width), NULL);
  for(int i = 0; i < s->columns && !rc; i++)
    rc = put(s, i, s->column[i].kind, cell[i], s->format[i]);
  s->row++;
  return rc;
}

static void dec(char out[40], bool has, ls_dec d)
{
  ls_buf b;
  out[0] = 0;
  if(!has)
    return;
  buf_init(&b, 64);
  dec_write(&b, d);
  memcpy(out, buf_cstr(&b), b.n + 1);
  buf_free(&b);
}

static void whole(char out[24], int64_t v)
{
  char text[40];
  dec(text, true, DEC_INT(v));
  memcpy(out, text, 24);
  out[23] = 0;
}

static int values(form_sheet *s)
{
  int rc = begin(s, "sheet-values", "form-hint-values");
  for(uint32_t i = 0; i < s->f->values.n && !rc; i++) {
    const form_value *v = &s->f->values.v[i];
    char id[24], ytd[40], month[40];
    whole(id, v->indicator);
    dec(ytd, v->has_ytd, v->ytd);
    dec(month, v->has_month, v->month);
    const char *cell[] = { id, v->name, v->area_name, v->unit, v->serves,
                           v->goal, v->before, ytd, month,
                           v->note ? v->note : "" };
    rc = put_row(s, cell);
  }
  return rc;
}

static int items(form_sheet *s)
{
  const char *stages[8] = { NULL };
  int rc = begin(s, "sheet-items", "form-hint-items");
  uint32_t first = s->row;
  for(int k = 0; form_stage[k].key; k++)
    stages[k] = msg_text(form_stage[k].key, s->english);
  for(uint32_t i = 0; i < s->f->items.n && !rc; i++) {
    const form_item *t = &s->f->items.v[i];
    char id[24], percent[40], day[DAY_TEXT];
    int stage = 0;
    whole(id, t->item);
    dec(percent, t->has_percent, t->percent);
    day_write(t->deadline, day);
    while(form_stage[stage].key && strcmp(t->stage, stage_name[stage]) != 0)
      stage++;
    const char *cell[] = { id, t->number, t->task, t->goal, day, t->node,
                           stages[stage] ? stages[stage] : "", percent,
                           t->words, t->problem, t->next_step };
    rc = put_row(s, cell);
  }
  if(!rc && s->row > first)
    xlsx_choices(s->sheet, first, s->row - 1, FI_STAGE, stages, s->english);
  return rc;
}

int form_write(const port_form *f, const port_sink *sink, bool english,
               ls_err *err)
{
  xlsx_file file;
  int rc = xlsx_begin(&file, f->title, f->day, err);
  if(rc)
    return rc;
  form_sheet s = { .f = f, .book = file.book, .english = english,
                   .err = err };
  if(f->values.n || !f->items.n) {
    s.column = form_values;
    s.columns = FV_COLUMNS;
    rc = values(&s);
  }
  if(!rc && f->items.n) {
    s.column = form_items;
    s.columns = FI_COLUMNS;
    rc = items(&s);
  }
  int end = xlsx_end(&file, rc ? NULL : sink, err);
  return rc ? rc : end;
}
