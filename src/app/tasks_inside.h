/* What tasks.c and tasks_import.c share. */
#ifndef LS_APP_TASKS_INSIDE_H
#define LS_APP_TASKS_INSIDE_H

#include "app/tasks.h"

/* An item with what belongs to it, as of an entry, as a row of the table.
 * 0 or a code. */
int app_task_row(ls_ledger *l, ls_arena *a, const port_names *k,
                 const app_dossier *d, int64_t bound, port_task *t,
                 ls_err *err);

/* 0 to 3: the quarter a day is in. */
int app_quarter(ls_day d);

#endif
