/* A task table being read.  For src/port only. */
#ifndef LS_PORT_TASKS_READING_H
#define LS_PORT_TASKS_READING_H

#include "port/tasks_inside.h"

#define UNKNOWN 64      /* further columns that are kept */
#define FIELDS_SEEN 512 /* columns in which headings are looked for */

typedef struct tasks_headings {
  uint32_t index, row;           /* of the sheet, of the headings */
  bool found, told;
  uint32_t given;
  uint32_t column[TF_FIELDS];
  uint32_t extra_column[UNKNOWN];
  const char *extra_name[UNKNOWN];
  int extras;
  int8_t field[FIELDS_SEEN];     /* of a column, or -1 */
} tasks_headings;

typedef struct tasks_reading {
  const port_names *names;
  ls_arena *a;
  port_tasks *out;
  port_problems *p;
  sheet_reader *s;
  const sheet_row *row;
  port_task *t;
  const port_task *was;          /* the ledger's row of it, or NULL */
  const char *unit;              /* what its unit column says */
  tasks_headings h;
  uint32_t sheets;               /* with the table's headings */
} tasks_reading;

/* A problem at a column of the row; an error marks the field as bad. */
void tasks_say(tasks_reading *r, bool note, uint32_t column, const char *key,
               const char *a1, const char *a2);

/* The cell of a field in the row, whatever it holds, or NULL. */
const sheet_cell *tasks_cell(const tasks_reading *r, task_field f);

/* Fills r->t from the row: every cell checked, all that is wrong told. */
void tasks_fields(tasks_reading *r);

#endif
