/* The task table between the ledger and a file. */
#ifndef LS_APP_TASKS_H
#define LS_APP_TASKS_H

#include "app/ledger.h"
#include "port/tasks.h"
#include "rules/rules.h"

typedef struct app_export {
  const table_format *format;
  const port_sink *sink;
  store_filter filter;
  const char *title;     /* NULL: from the place and the year */
  bool english;
  const ls_rules *rules; /* for the lights of today; NULL: none */
  uint64_t rows;         /* out */
} app_export;

/* In a step: writes the task table of the items the filter takes. */
int app_export_tasks(ls_ledger *l, app_export *x, ls_err *err);

/* Which side to keep where the ledger changed after the export. */
typedef enum app_prefer { PREFER_NEITHER, PREFER_LEDGER, PREFER_FILE }
  app_prefer;

typedef struct app_import {
  ls_slice bytes;
  bool dry;              /* only compare */
  app_prefer prefer;
  const char *why, *approved_by;
  ls_when period;        /* of progress that is reported; year 0: the month
                            of today */
  bool english;
  /* Told within the step what was found, before anything is written; what
   * it is given goes when the step is over. */
  void (*found)(void *arg, const port_problems *p, const task_changes *c);
  void *arg;
  uint32_t changed, added, conflicts; /* out */
  uint64_t errors, notes;
} app_import;

/* In a writing step (or, where `dry`, a reading one): compares the table
 * with the ledger and applies what differs.  LS_EREFUSED where the table has
 * errors, LS_ECONFLICT where rows changed on both sides; then nothing is
 * written. */
int app_import_tasks(ls_ledger *l, app_import *m, ls_err *err);

/* What tables' names refer to, in the step's arena. */
int app_names(ls_ledger *l, port_names *out, ls_err *err);

#endif
