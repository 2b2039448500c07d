/* Plain comma-separated values (RFC 4180) for `export all`: what goes out
 * comes in again to the byte.  Tables for people, with guards against
 * formulas, are src/port's. */
#ifndef LS_APP_CSV_H
#define LS_APP_CSV_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"

#define CSV_FIELDS 32
#define CSV_FIELD_MAX ((size_t)256 << 20)

/* One field, with a comma before it unless it is the first. */
void csv_put(FILE *f, ls_slice s, bool first);
void csv_put_int(FILE *f, int64_t v, bool first);

typedef struct csv_reader {
  FILE *f;
  const char *path;
  uint32_t line;              /* where the record begins */
  uint32_t seen;              /* lines read */
  int n;                      /* its fields */
  ls_slice field[CSV_FIELDS]; /* until the next record */
  ls_buf text;
  size_t at[CSV_FIELDS + 1];
} csv_reader;

/* LS_EIO, err->file is `path`, which must outlive the reader. */
int csv_open(csv_reader *r, const char *path, ls_err *err);

/* 1 with a record, 0 at the end, LS_EFORMAT with the line. */
int csv_next(csv_reader *r, ls_err *err);
void csv_close(csv_reader *r);

/* Refuses the record that was just read, with a message's key. */
int csv_bad(const csv_reader *r, const char *key, const char *arg,
            ls_err *err);

#endif
