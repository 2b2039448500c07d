/* Days, periods and numbers on the command line: taken and refused as cells
 * of tables are, by the same code (port/cells.h).  What was taken for
 * something that should be looked at (２０ for 20, a month for its last day)
 * is noted on standard error. */
#ifndef LS_CLI_VALUES_H
#define LS_CLI_VALUES_H

#include "cli/ledger.h"
#include "port/cells.h"

/* A day: DAY_NONE where `text` is NULL; false after complaining. */
bool cli_day(const cli_args *args, const char *text, ls_day *out);

/* A period; false after complaining. */
bool cli_when(const cli_args *args, const char *text, ls_when *out);

/* A number with its unit perhaps, and where `range` two of them (5-5.5);
 * false after complaining. */
bool cli_value(const cli_args *args, const char *text, bool range,
               cell_value *out);

/* Brings *v, which `text` was, to the unit of an indicator.  0, or LS_EUSAGE
 * where the two are of different kinds. */
int cli_scale(const cli_args *args, const char *text, const char *unit,
              cell_value *v, ls_err *err);

#endif
