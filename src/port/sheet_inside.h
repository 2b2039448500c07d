/* What the two readers of sheet.h share.  For src/port only. */
#ifndef LS_PORT_SHEET_INSIDE_H
#define LS_PORT_SHEET_INSIDE_H

#include "base/buf.h"
#include "port/sheet.h"

/* A reader begins with how it is called. */
struct sheet_reader {
  int (*next)(sheet_reader *s, sheet_row *row, ls_err *err);
  void (*close)(sheet_reader *s);
  void (*merge)(const sheet_reader *s, uint32_t row, uint32_t column,
                char out[SHEET_RANGE]); /* NULL: it has none */
};

sheet_reader *sheet_of_csv(ls_slice bytes, ls_err *err);
sheet_reader *sheet_of_xlsx(ls_slice bytes, ls_err *err);

/* A row being put together: the cells' texts lie one behind the other in
 * `text`, whose place may change until row_done makes slices of them. */
typedef struct row_maker {
  ls_buf text;
  sheet_cell *cell;
  size_t *from;      /* where each cell's text begins */
  uint32_t n, cap;
  bool failed;       /* out of memory, or a row beyond all limits */
} row_maker;

#define ROW_BYTES ((size_t)64 << 20)

void row_init(row_maker *m);
void row_free(row_maker *m);
void row_clear(row_maker *m);

/* A new last cell, cleared but for its column; NULL where there is no
 * memory (m->failed).  Its text is what is appended to m->text. */
sheet_cell *row_cell(row_maker *m, uint32_t column);

/* Drops the last cell, or all white space of its text's end. */
void row_drop(row_maker *m);

/* Sets the texts.  0 or LS_ENOMEM. */
int row_done(row_maker *m, ls_err *err);

/* Appends the exact decimal of what `s` says, "1.5E-2" is "0.015", rounded
 * to 15 digits unless it is a whole number; false where it is no number. */
bool number_put(ls_buf *b, ls_slice s, int shift);

/* What a number format makes of a number. */
typedef enum format_kind { FORMAT_PLAIN, FORMAT_DATE, FORMAT_PERCENT }
  format_kind;
format_kind format_builtin(unsigned id);
format_kind format_code(ls_slice code);

/* The day of a serial number ("45473.25"); DAY_NONE if none. */
ls_day serial_day(ls_slice s, bool since_1904);

#endif
