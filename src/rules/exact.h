/* Exact arithmetic of the lights: whole numbers throughout.
 *
 * Rounding is said at each function; "half up" rounds a half away from
 * zero.  All return false, and leave *out alone, where numbers are too far
 * apart in size or the result has more than 18 digits. */
#ifndef LS_RULES_EXACT_H
#define LS_RULES_EXACT_H

#include "base/decimal.h"

enum { EX_HALF, EX_UP, EX_DOWN }; /* half up; towards +inf; towards -inf */

/* a - b, exact. */
bool ex_sub(ls_dec a, ls_dec b, ls_dec *out);

/* 100 * part / whole with two decimals, half up; whole not 0. */
bool ex_percent(ls_dec part, ls_dec whole, ls_dec *out);

/* a * b / c with `scale` decimals, rounded as said; c not 0. */
bool ex_muldiv(ls_dec a, ls_dec b, ls_dec c, int scale, int how,
               ls_dec *out);

static inline bool dec_zero(ls_dec d) { return d.m == 0; }
static inline int dec_sign(ls_dec d) { return (d.m > 0) - (d.m < 0); }

#endif
