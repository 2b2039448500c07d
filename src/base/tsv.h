/* Tab-separated rows with line numbers; comments and blank lines skipped. */
#ifndef LS_BASE_TSV_H
#define LS_BASE_TSV_H

#include <stdint.h>

#include "base/slice.h"

#define TSV_FIELDS 16

typedef struct ls_tsv {
  const char *p, *end;
  uint32_t line;               /* of the current row, 1-based */
  int n;                       /* its fields */
  ls_slice field[TSV_FIELDS];
} ls_tsv;

void tsv_open(ls_tsv *t, ls_slice content);

/* The next row that is neither blank nor a # comment: 1, or 0 at the end.
 * A row with more than TSV_FIELDS fields has n = TSV_FIELDS + 1. */
int tsv_next(ls_tsv *t);

#endif
