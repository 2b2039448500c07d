/* The guard that keeps a spreadsheet from taking a text for a formula. */
#ifndef LS_PORT_CSV_H
#define LS_PORT_CSV_H

#include <stdbool.h>

#include "base/slice.h"

/* True where `s`, its leading apostrophes passed, begins as a formula does
 * (= + - @, narrow or wide, tab, CR, LF): then the csv file has one more
 * apostrophe in front, which the reader takes off again.  So any text comes
 * back as it was, also one that begins with an apostrophe itself. */
bool csv_guarded(ls_slice s);

#endif
