/* A table of units coming in: 单位, 别名, 上级. */
#ifndef LS_APP_UNITS_IMPORT_H
#define LS_APP_UNITS_IMPORT_H

#include "app/ledger.h"
#include "port/problems.h"

typedef struct app_units_in {
  uint32_t added, changed, same;
} app_units_in;

/* In a writing step: units of a csv or xlsx file, in one entry.  A unit that
 * is there by its name gets the aliases and the unit above it that the row
 * says.  Every row that is wrong goes to *p, and then nothing is done:
 * LS_EREFUSED. */
int app_units_import(ls_ledger *l, ls_slice bytes, port_problems *p,
                     app_units_in *out, ls_err *err);

#endif
