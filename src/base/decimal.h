/* Exact decimal numbers: mantissa * 10^-scale.  27.4万 is {274000, 0}. */
#ifndef LS_BASE_DECIMAL_H
#define LS_BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

typedef struct ls_dec {
  int64_t m;     /* mantissa, at most 18 digits */
  int32_t scale; /* digits after the point, 0 to 18 */
} ls_dec;

#define DEC_INT(v) ((ls_dec){ (v), 0 })

/* Multiplies by 10^power (may be negative).  False, and *d unchanged, where
 * the result has more than 18 digits or a scale out of 0..18. */
bool dec_shift(ls_dec *d, int power);

/* Appends a digit 0..9 before the point.  False on overflow. */
bool dec_digit(ls_dec *d, int digit);

/* a + b, exact; false on overflow. */
bool dec_add(ls_dec a, ls_dec b, ls_dec *out);

/* -1, 0 or 1; exact. */
int dec_cmp(ls_dec a, ls_dec b);

ls_dec dec_neg(ls_dec d);

/* Without trailing zeros after the point, without exponent: "12.5", "-3". */
void dec_write(ls_buf *b, ls_dec d);

/* The same into `out`. */
#define DEC_TEXT 24
void dec_text(ls_dec d, char out[DEC_TEXT]);

/* Reads what dec_write writes: digits, perhaps a sign and a point.  False
 * where it is no number, or longer than 18 digits. */
bool dec_parse(ls_slice s, ls_dec *out);

/* For comparisons and pages only; never for what is stored. */
double dec_double(ls_dec d);

#endif
