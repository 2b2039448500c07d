/* What the child that reads a spreadsheet sends its parent: frames, each a
 * kind, a size and as many bytes.  For src/port, fuzz and tests. */
#ifndef LS_PORT_SHEET_WIRE_H
#define LS_PORT_SHEET_WIRE_H

#include "port/sheet_inside.h"

typedef struct wire_frame {
  uint32_t kind, size;
} wire_frame;

/* --- in the child -------------------------------------------------------- */

/* Appends the frames of a row: its sheet's name where `*sheet` (UINT32_MAX
 * at first) is another, then its cells.  0, or LS_ELIMIT with *err where
 * the row is larger than rows may be. */
int wire_put_row(ls_buf *to, const sheet_reader *s, const sheet_row *row,
                 uint32_t *sheet, ls_err *err);

/* The last frame: the end of the rows (`rc` 0), or an error; its bytes.  It
 * asks for no memory, of which there may be none any more. */
#define WIRE_END (sizeof(wire_frame) + sizeof(ls_err))
size_t wire_end(char out[WIRE_END], int rc, const ls_err *err);

/* --- in the parent ------------------------------------------------------- */

typedef struct wire_name wire_name; /* of a sheet */

typedef struct wire_range { /* merged cells */
  uint32_t row, column, last_row, last_column;
} wire_range;

/* What was received. */
typedef struct sheet_wire {
  wire_name *name;    /* the sheet's; those of sheets before hang on it */
  uint32_t index, row;  /* of the last row */
  sheet_cell *cell;     /* its cells */
  wire_range *range;    /* of those that are merged, in their order */
  uint32_t n, cap, ranges, range_cap;
} sheet_wire;

void wire_init(sheet_wire *w);
void wire_free(sheet_wire *w);

/* Whether such a frame may come; asked before its bytes are taken. */
bool wire_may(const wire_frame *f);

/* Takes one apart, believing nothing: sizes add up, sheets, rows and columns
 * ascend and are where a sheet has cells, types are known, each text is
 * UTF-8 without NUL, a day is the one its text says, a merged range holds
 * its cell, an error has a code and words that exist.  1: a row, in *row
 * until the next one, its texts in `bytes`; 2: nothing to be seen; 0: the
 * end; else the child's error, or LS_EIO where it is not so. */
int wire_take(sheet_wire *w, const wire_frame *f, ls_slice bytes,
              sheet_row *row, ls_err *err);

/* The merged range that the last row's cell is part of, or "". */
void wire_merge(const sheet_wire *w, uint32_t row, uint32_t column,
                char out[SHEET_RANGE]);

#endif
