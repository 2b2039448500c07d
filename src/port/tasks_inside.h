/* What the files of the task table share.  For src/port only. */
#ifndef LS_PORT_TASKS_INSIDE_H
#define LS_PORT_TASKS_INSIDE_H

#include "port/tasks.h"
#include "port/words.h"

typedef struct task_column {
  port_word word;      /* its heading */
  uint8_t kind, width; /* of write.h */
  bool page;           /* begins a new sheet of paper */
} task_column;

extern const task_column task_columns[TF_FIELDS];

/* The magnitude in which a row's values are shown (8: 亿), so that 3e10 元
 * is 300 亿元. */
int task_power(const port_task *t);

/* Mark of a lead unit that nobody has confirmed. */
#define SUGGESTED "（建议）"

#endif
