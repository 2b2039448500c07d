/* What people write into cells, understood strictly.
 *
 * Each function returns NULL and fills *out, or the key of the message that
 * says what is wrong and what to do.  Widths do not matter (１２ is 12), nor
 * do spaces around.  `odd` is set where a value was taken that somebody
 * should look at once: a thousands mark, full-width digits, a month for its
 * last day. */
#ifndef LS_PORT_CELLS_H
#define LS_PORT_CELLS_H

#include "base/decimal.h"
#include "model/model.h"
#include "port/sheet.h"

/* Without white space of any width around it. */
ls_slice cell_trim(ls_slice s);

/* The folded characters (text_fold_char) of `s` without its spaces: how
 * many, or -1 where they are more than `most` or no UTF-8. */
int cell_fold(ls_slice s, uint16_t *out, int most);

/* True where both are the same but for width, case and spaces. */
bool cell_same(ls_slice a, ls_slice b);

/* What comparing the two with each other costs: characters to change, add
 * or leave out; at most `most` + 1. */
int cell_distance(ls_slice a, ls_slice b, int most);

/* 2024-6-30, 2024/6/30, 2024.6.30, 20240630, 2024年6月30日, with a time
 * behind it perhaps; the serial number of a spreadsheet; 2024-06, 2024年6月
 * and 2024年6月底 (odd: its last day), 2024年底 (odd). */
const char *cell_day(const sheet_cell *c, ls_day *out, bool *odd);

/* 2024, 2024年, 2024-06, 2024年6月, 2024年1-6月, a day (its month), 2024-Q2,
 * 2024年二季度. */
const char *cell_when(const sheet_cell *c, ls_when *out);

#define CELL_UNIT 64

typedef struct cell_value {
  ls_dec value, hi;    /* as written: 3.5 of 3.5万 */
  bool has_hi;         /* 5-5.5, 5~5.5 */
  bool odd;
  int power;           /* of 万 4, 亿 8, 万亿 12 behind it, else 0 */
  char unit[CELL_UNIT]; /* what is behind that: 元, %, "" */
} cell_value;

/* -1,234.5, １２, 3.5万, 5.8%, 300亿元, and where `range` 5-5.5. */
const char *cell_number(const sheet_cell *c, bool range, cell_value *out);

/* A whole number from 1 (an id). */
const char *cell_id(const sheet_cell *c, int64_t *out);

/* The magnitude in front of a unit: 亿元 is 8 and 元, 万人次 4 and 人次;
 * 0 and itself for all others. */
int unit_power(const char *unit, const char **base);

/* True where values of one unit can be told in the other: 万元 and 亿元. */
bool unit_converts(const char *a, const char *b);

/* Brings a value with the unit it was written with to `unit` of the
 * ledger: 3.5 with 万 behind it and unit column 亿元 or 元.  `column` is the
 * unit column's word ("" if none).  NULL, or a message's key where the units
 * are of two kinds. */
const char *cell_scale(cell_value *v, const char *column, const char *unit);

#endif
