/* The number scan: every run of numerals of the text, read and told apart.
 *
 * Two passes stand on it: figures (quants whose role is N_FIGURE) and the
 * coverage account (all). */
#ifndef LS_EXTRACT_QUANT_H
#define LS_EXTRACT_QUANT_H

#include "report/doc.h"

typedef struct ls_quant {
  ls_span span;        /* number and unit: a figure's text */
  ls_span run;         /* its first run of numerals; empty for 翻番 and 半 */
  ls_span unit_span;   /* the unit's words, empty if none */
  ls_dec value, hi;    /* exact, in the base unit */
  bool has_hi;         /* a range */
  bool rank;           /* 第N, and the bare ordinals of ranks */
  uint8_t role;        /* ls_number_role */
  uint8_t cmp;         /* what stands inside the number: 余, 多, 几, 数十;
                          C_EQ if nothing does */
  uint8_t unit_kind;   /* UNIT_COUNT ...; meaningful with a unit */
  ls_slice unit;       /* canonical, "" if none */
  const char *rule;    /* why the role, for N_FIGURE too */
  const ls_entry *row; /* the word-list row that decided, or NULL */
} ls_quant;

#define QUANT_AROUND 40 /* characters a clause has beyond a number at most,
                           where there is no sentence */

/* Fills d->quants in text order, spans disjoint, with d->piece.quants that
 * begin in the piece and those that stand close behind it, and makes number
 * records of those that are no figures. */
void extract_numbers(ls_doc *d);

#endif
