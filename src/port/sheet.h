/* Spreadsheets of strangers as rows of typed cells with their addresses.
 *
 * One reader for xlsx (transitional and strict) and csv, chosen by the
 * bytes.  Rows come one at a time, so that a table of a million rows needs
 * no more memory than the file, and for xlsx the sheet being read.  Rows
 * and cells without content are left out.
 *
 * What a cell holds is what a person sees in it: a number is exact decimal
 * text of at most 15 digits, which is what spreadsheets keep (their
 * 5.7999999999999998 is 5.8), a cell formatted as a date is a day, one
 * formatted as a percentage is "5.8%". */
#ifndef LS_PORT_SHEET_H
#define LS_PORT_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/err.h"
#include "base/slice.h"
#include "sys/child.h"

#define SHEET_COLUMNS 16384  /* of one sheet, as Excel has it */
#define SHEET_ROWS 1048576   /* of one xlsx sheet; csv has no limit */
#define SHEET_TEXT 32767     /* code points of one cell, as Excel has it */

typedef enum sheet_type {
  CELL_TEXT,
  CELL_NUMBER,
  CELL_DATE,  /* text is ISO 8601 */
  CELL_BOOL,  /* TRUE or FALSE */
  CELL_ERROR  /* #REF! and so on: a formula that failed */
} sheet_type;

typedef struct sheet_cell {
  ls_slice text;       /* UTF-8, CRLF as LF; until the next row */
  ls_day day;          /* of CELL_DATE */
  uint32_t column;     /* A is 0 */
  uint8_t type;        /* sheet_type */
  bool formula;        /* computed: text is the value that was kept */
  bool merged;         /* part of merged cells; see sheet_merge */
  bool covered;        /* merged and not their first: text is the first's */
} sheet_cell;

typedef struct sheet_row {
  const char *sheet;   /* its name, "" in csv; until sheet_close */
  uint32_t index;      /* of the sheet, from 0 */
  uint32_t row;        /* from 1, as spreadsheets show it; in csv the row
                          as a spreadsheet would number it */
  bool hidden;         /* the row or its sheet */
  const sheet_cell *cell; /* by column, those with content */
  uint32_t n;
} sheet_row;

typedef struct sheet_reader sheet_reader;

/* In this process, for what is our own; strangers' bytes go the way below.
 * `bytes` must outlive the reader.  NULL with *err: LS_EEMPTY, LS_EFORMAT
 * (an old .xls, an ods, a page of HTML, a broken xlsx: the words say what to
 * do), LS_ELOCKED, LS_EHOSTILE, LS_ECUT, LS_EENCODING, LS_ENOMEM. */
sheet_reader *sheet_open(ls_slice bytes, ls_err *err);

/* The same in a child process with limits (sys/child.h) that sends row after
 * row and is ended by sheet_close.  What sheet_open would say comes from
 * sheet_next; and LS_ELIMIT where the child broke a limit or died. */
sheet_reader *sheet_apart(ls_slice bytes, ls_err *err);
sheet_reader *sheet_apart_within(ls_slice bytes, const sys_limits *limits,
                                 ls_err *err);
extern const sys_limits sheet_limits; /* output: and 8 times the file */

/* A spreadsheet to be read, and which of the two opens it. */
typedef struct sheet_source {
  ls_slice bytes;
  sheet_reader *(*open)(ls_slice bytes, ls_err *err);
} sheet_source;

static inline sheet_source sheet_stranger(ls_slice bytes)
{
  return (sheet_source){ bytes, sheet_apart };
}

static inline sheet_source sheet_own(ls_slice bytes)
{
  return (sheet_source){ bytes, sheet_open };
}

/* The next row: 1; 0 at the end; negative with *err. */
int sheet_next(sheet_reader *s, sheet_row *row, ls_err *err);

void sheet_close(sheet_reader *s); /* s may be NULL */

/* The merged range that the cell is part of, "B17:B19"; "" if none. */
#define SHEET_RANGE 32
void sheet_merge(const sheet_reader *s, uint32_t row, uint32_t column,
                 char out[SHEET_RANGE]);

/* "B17" of a column from 0 and a row from 1. */
#define SHEET_ADDRESS 16
void sheet_address(uint32_t row, uint32_t column, char out[SHEET_ADDRESS]);

/* The contrary; false where `s` is no address.  $ signs are passed over. */
bool sheet_place(ls_slice s, uint32_t *row, uint32_t *column);

#endif
