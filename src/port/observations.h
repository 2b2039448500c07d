/* Observations coming in: one a row (indicator, area, period, kind, value,
 * unit), or one row an indicator with a column for each period.
 *
 * Rows come one at a time; what is kept of all of them is 16 bytes a row, by
 * which one told twice is found. */
#ifndef LS_PORT_OBSERVATIONS_H
#define LS_PORT_OBSERVATIONS_H

#include "port/problems.h"
#include "port/tasks.h"

typedef struct port_observation {
  const ls_indicator *indicator; /* of the names given */
  const char *area;              /* "" the ledger's own place; until next */
  ls_when period;
  bool month_only;               /* the month's own value */
  ls_dec value;                  /* in the indicator's unit */
  const char *note;              /* words beside it, ""; until next */
  uint32_t row, column;          /* where the value stands */
  const char *sheet;
} port_observation;

typedef struct observations observations;

/* The bytes and `names` must outlive it; problems go to `p`. */
observations *observations_open(sheet_source from, const port_names *names,
                                port_problems *p, ls_err *err);

/* The next that has no error: 1; 0 at the end; negative where the file
 * cannot be read on.  Rows with errors are told and passed over. */
int observations_next(observations *o, port_observation *out, ls_err *err);
void observations_close(observations *o); /* may be NULL */

#endif
