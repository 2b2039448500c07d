/* Tables out: one description, three formats.
 *
 * A table is opened, its rows are given one at a time, and it is closed.
 * The same rows give the same bytes. */
#ifndef LS_PORT_WRITE_H
#define LS_PORT_WRITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/err.h"

/* Where a table's bytes go; `write` returns 0 or a code. */
typedef struct port_sink {
  int (*write)(void *arg, const void *p, size_t n, ls_err *err);
  void *arg;
} port_sink;

typedef enum column_kind {
  COLUMN_TEXT,
  COLUMN_SHORT,  /* text in the middle */
  COLUMN_NUMBER, /* decimal text, written as a number where it is one */
  COLUMN_DAY
} column_kind;

typedef struct table_column {
  const char *title;
  uint8_t kind;               /* column_kind */
  uint8_t width;              /* in digits */
  bool locked;                /* the ledger's own: grey, not to be edited */
  bool light;                 /* coloured by what it says */
  bool page;                  /* a new sheet of paper begins with it */
  const char *const *choices; /* NULL-ended, or NULL */
} table_column;

typedef struct table_def {
  const char *title;    /* 清禾市2024年政府工作报告重点任务分解表 */
  const char *subtitle; /* under it, at the right; "" if none */
  const char *sheet;    /* name of the sheet */
  const char *signature; /* line of docx at the end, "" */
  const table_column *column;
  int columns;
  int frozen;           /* columns that stay in sight */
  ls_day day;           /* written into the file's properties */
  bool english;
  bool bare;            /* csv for programs: no byte order mark */
  const char *const *lights; /* words of grey, green, yellow, red, closed */
} table_def;

typedef struct table_out table_out;

typedef struct table_format {
  const char *name; /* xlsx */
  table_out *(*open)(const table_def *def, const port_sink *sink,
                     ls_err *err);
  int (*row)(table_out *t, const char *const *cell, ls_err *err);
  /* Writes what is left (`keep`) and frees; 0 or a code. */
  int (*close)(table_out *t, bool keep, ls_err *err);
} table_format;

/* `def` and all it points to must outlive the table.  A cell is text, ""
 * for none; a day is ISO 8601. */
extern const table_format table_csv, table_xlsx, table_docx;

#endif
