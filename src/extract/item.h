/* Between the files of the item pass: how a clause opens, and where an
 * enumeration is cut. */
#ifndef LS_EXTRACT_ITEM_H
#define LS_EXTRACT_ITEM_H

#include "extract/extract.h"

/* A clause longer than this is cut nowhere, so that the work on a clause is
 * bounded. */
#define IT_CLAUSE_MAX 600

/* How a clause opens. */
typedef enum it_open {
  IT_DO,     /* a verb of work; the row says which */
  IT_NONE,   /* no known verb */
  IT_MANNER, /* how, where or by what; no verb behind it */
  IT_AIM,    /* what other clauses are to bring about */
  IT_SLOGAN,
  IT_ADDRESS,
  IT_DONE    /* what has been done: background */
} it_open;

typedef struct it_head {
  uint32_t start;      /* connectives and numbering passed over */
  uint32_t body;       /* behind the verb */
  const ls_entry *row; /* the row that decided, NULL if none */
  uint8_t open;        /* it_open */
  uint8_t kind;        /* IT_DO: ACT_DO ... */
  bool settled;        /* manner to its last word: a figure changes nothing */
  bool behind;         /* the verb stands behind a manner or a subject */
} it_head;

enum { ACT_DO, ACT_END, ACT_HEDGE, ACT_PIVOT, ACT_AIM, ACT_BOTH,
       ACT_ADVERB };

enum { MARK_STATE, MARK_PRED, MARK_TREND, MARK_SWAY };
#define MARK_BIT(mark) (1u << (mark))

/* Reads the opening of the clause [s, e). */
it_head it_head_read(const ls_doc *d, uint32_t s, uint32_t e);

/* The verb of work that stands at `p`, adverbs in front passed over, with at
 * least `object` characters before `e` behind it; NULL if none, or where
 * the word may as well be a noun. */
const ls_entry *it_verb_at(const ls_doc *d, uint32_t p, uint32_t e,
                           uint32_t object);

/* The marks that stand in [s, e), as bits; *where is the first of `want`,
 * untouched if there is none.  One that is part of a campaign's name
 * (清零行动) is none. */
uint32_t it_marks(const ls_doc *d, uint32_t s, uint32_t e, uint32_t want,
                  ls_span *where);

/* The figures and milestones of a clause, by index. */
typedef struct it_range {
  uint32_t from, to;
} it_range;

typedef struct it_clause {
  ls_span span;
  it_head head;
  it_range figures, milestones; /* those that begin in the span */
} it_clause;

/* The figures, milestones of `in` that begin within `s`. */
it_range it_figures(const ls_doc *d, it_range in, ls_span s);
it_range it_milestones(const ls_doc *d, it_range in, ls_span s);

/* 各: the figure behind it is one of each member before it. */
typedef struct it_each {
  uint32_t at;     /* where it stands, NO_ID if nowhere */
  uint32_t figure; /* by index */
} it_each;
it_each it_each_find(const ls_doc *d, const it_clause *c);

/* True where one of `in` is a target. */
bool it_target(const ls_doc *d, it_range in);

#define IT_PARTS 64

/* Cuts the clause into the spans of its items; returns their number, one at
 * least. */
uint32_t it_split(const ls_doc *d, const it_clause *c, const it_each *each,
                  ls_span *part);

#endif
