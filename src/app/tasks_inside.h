/* What tasks.c and tasks_import.c share. */
#ifndef LS_APP_TASKS_INSIDE_H
#define LS_APP_TASKS_INSIDE_H

#include "app/tasks.h"

/* An item with what belongs to it as a row of the table. */
void app_task_row(ls_arena *a, const port_names *k, const app_dossier *d,
                  port_task *t);

/* 0 to 3: the quarter a day is in. */
int app_quarter(ls_day d);

#endif
