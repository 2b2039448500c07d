/* Plain comma-separated values (RFC 4180) for `export all`: what goes out
 * comes in again to the byte.  Tables for people, with guards against
 * formulas, are src/port's. */
#ifndef LS_APP_DUMP_CSV_H
#define LS_APP_DUMP_CSV_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"

#define DUMP_FIELDS 32
#define DUMP_FIELD_MAX ((size_t)256 << 20)

/* One field, with a comma before it unless it is the first. */
void dump_put(FILE *f, ls_slice s, bool first);
void dump_put_int(FILE *f, int64_t v, bool first);

typedef struct dump_reader {
  FILE *f;
  const char *path;
  uint32_t line;              /* where the record begins */
  uint32_t seen;              /* lines read */
  int n;                      /* its fields */
  ls_slice field[DUMP_FIELDS]; /* until the next record */
  ls_buf text;
  size_t at[DUMP_FIELDS + 1];
} dump_reader;

/* LS_EIO, err->file is `path`, which must outlive the reader. */
int dump_open(dump_reader *r, const char *path, ls_err *err);

/* 1 with a record, 0 at the end, LS_EFORMAT with the line. */
int dump_next(dump_reader *r, ls_err *err);
void dump_close(dump_reader *r);

/* Refuses the record that was just read, with a message's key. */
int dump_bad(const dump_reader *r, const char *key, const char *arg,
            ls_err *err);

#endif
