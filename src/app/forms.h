/* Unit forms and tables of observations between the ledger and a file. */
#ifndef LS_APP_FORMS_H
#define LS_APP_FORMS_H

#include "app/ledger.h"
#include "port/form.h"

/* What a unit owes for a period, in the step's arena: every figure once, of
 * which it is the source or which no other unit reports for an item it
 * leads; and the items it leads that are under way. */
int app_form(ls_ledger *l, int64_t unit, ls_when period, bool english,
             port_form *out, ls_err *err);

typedef struct app_form_import {
  ls_slice bytes;
  bool dry, english;
  ls_when period;   /* year 0: the form's own; else it must be this */
  /* Told within the step, before anything is written. */
  void (*found)(void *arg, const port_problems *p, const port_form *asked,
                const port_form *got);
  void *arg;
  uint32_t values, items; /* out: reported */
  uint32_t asked;         /* out: asked for in all */
  uint64_t errors, notes;
} app_form_import;

/* In a step, writing unless `dry`: reads a form and reports what it says.
 * LS_EREFUSED where anything is wrong, then nothing is written. */
int app_import_form(ls_ledger *l, app_form_import *m, ls_err *err);

typedef struct app_observations {
  ls_slice bytes;
  bool dry, english;
  void (*found)(void *arg, const port_problems *p); /* at the end */
  void *arg;
  uint64_t rows, added, revised; /* out */
  uint64_t noted;                /* out: values of before with new notes */
  uint64_t errors, notes;
} app_observations;

/* In a step, writing unless `dry`: takes a table of many values, a row at a
 * time.  LS_EREFUSED where any row is wrong, then nothing is written. */
int app_import_observations(ls_ledger *l, app_observations *m, ls_err *err);

#endif
