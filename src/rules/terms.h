/* Words for a time, as promises have them (6月底前, 30个工作日内), and the
 * day they leave; rows of data/rules/terms.tsv. */
#ifndef LS_RULES_TERMS_H
#define LS_RULES_TERMS_H

#include "base/buf.h"
#include "base/date.h"
#include "rules/rules.h"

typedef struct ls_term {
  ls_slice words;   /* where they stand in the caller's text; empty: none
                       stood there and the year's end was taken */
  ls_day day;       /* the last day; DAY_NONE: the day from which to count
                       is needed and was not given */
  ls_day plain;     /* before it was moved to a working day */
  ls_day from;      /* counted from, DAY_NONE where nothing is counted */
  uint8_t unit;     /* of the row */
  int n;            /* how many of it, or which */
  int8_t roll;      /* -1 before, 0 stays, 1 after */
  bool known;       /* the calendar knew the holidays of its years */
  bool mention;     /* only a year was named */
  uint32_t line;    /* of terms.tsv, 0: no row */
} ls_term;

#define TERM_TEXT 1024 /* code points of a text that are looked at */

/* The terms in `text`, UTF-8, in its order, at most `max`; how many.  `year`
 * is the one promised for; `from` the day an item was issued, or DAY_NONE. */
int terms_find(const ls_rules *r, ls_slice text, int year, ls_day from,
               ls_term *out, int max);

/* The day by which all that `text` promises should be done: the last of its
 * terms, or the year's end where it names none.  False where that cannot be
 * said without `from`. */
bool term_deadline(const ls_rules *r, ls_slice text, int year, ls_day from,
                   ls_term *out);

/* How the day came about, in words for people. */
void term_how(ls_buf *b, const ls_rules *r, const ls_term *t, bool english);

/* The same in short, for the ledger: 6月底前 = 2025-06-30 (terms:38). */
void term_note(ls_buf *b, const ls_term *t);

#endif
