/* One report while it is read: what the passes share.
 *
 * The structure is read first, over the whole text; then, piece by piece, the
 * other passes in this order, each adding to the report: numbers, figures,
 * milestones, items, coverage. */
#ifndef LS_REPORT_DOC_H
#define LS_REPORT_DOC_H

#include "base/mark.h"
#include "lex/lex.h"
#include "record/record.h"
#include "report/piece.h"
#include "text/chars.h"
#include "text/text.h"

/* Up to 。！？ or the end of a line, closing quotes and brackets behind the
 * stop included; headings and asides are no sentences.  White space around
 * it is left out. */
typedef struct ls_sentence {
  ls_span span;
  uint32_t section; /* index in report->sections, NO_ID before the first */
  uint8_t role;     /* that of the section, or opening */
} ls_sentence;

struct ls_quant;
struct ls_scan;
struct ls_figure_pass;

typedef struct ls_doc {
  ls_report *report;
  ls_arena *arena;     /* the report's */
  const ls_lex *lex;
  ls_text text;
  const uint16_t *f;   /* text.fold, for short */
  uint32_t n;          /* text.n */
  bool explain;
  VEC(ls_span) notes;      /* paragraphs that are foot- or endnotes */
  VEC(uint32_t) headings;  /* where paragraphs begin that are headings by
                              their style */
  VEC(ls_sentence) sentences;  /* in text order, disjoint */
  ls_piece piece;
  VEC(struct ls_quant) quants; /* the piece's first: extract/quant.h */
  /* What the passes carry from piece to piece, NULL or 0 before the first. */
  struct ls_scan *scan;
  struct ls_figure_pass *figure_pass;
  struct {
    uint32_t figure, milestone; /* the first not yet passed */
  } item_pass;
} ls_doc;

/* Goes on to the next piece and notes what stands in it; false where there
 * is none.  Pieces follow each other and cover the text; what lies between
 * sentences belongs to one of the two around it. */
bool piece_next(ls_doc *d);

static inline bool piece_saw(const ls_piece *p, uint32_t from, uint32_t to)
{
  return from >= p->seen && to - p->seen <= p->seen_n;
}

/* The longest word of the lists in `mask` that begins at `s` and ends at or
 * before `end`; NULL if none. */
static inline const ls_entry *doc_at(const ls_doc *d, uint32_t s,
                                     uint32_t end, uint32_t mask)
{
  const ls_piece *p = &d->piece;
  uint32_t i = s - p->seen;
  if(s >= end)
    return NULL;
  if(i >= p->seen_n)
    return lex_at(d->lex, d->f + s, d->f + end, mask);
  return lex_hit_lists(d->lex, p->hit[i]) & mask
           ? lex_of_hit(d->lex, p->hit[i], end - s, mask) : NULL;
}

/* A bit for each place from the noted i-th on, 57 of them, that has one of
 * `signs`; these are known when this is compiled. */
static inline uint64_t piece_signs(const ls_piece *p, uint32_t i, int signs)
{
#define OF(k) (signs & (1 << (k)) ? plane_at(p->plane[k], i) : 0)
  return OF(0) | OF(1) | OF(2) | OF(3) | OF(4) | OF(5) | OF(6) | OF(7) |
         OF(8) | OF(9) | OF(10) | OF(11) | OF(12) | OF(13) | OF(14) | OF(15);
#undef OF
}

/* What doc_sign and doc_seek leave over: places far from the piece. */
int doc_sign_unseen(const ls_doc *d, uint32_t at);
uint32_t doc_seek_unseen(const ls_doc *d, uint32_t from, uint32_t to,
                         int signs);

/* The signs of the character at `at`. */
static inline int doc_sign(const ls_doc *d, uint32_t at)
{
  const ls_piece *p = &d->piece;
  return at - p->seen < p->seen_n ? p->sign[at - p->seen]
                                  : doc_sign_unseen(d, at);
}

/* The first place of [from, to) with one of the signs, or `to`. */

static inline uint32_t doc_seek(const ls_doc *d, uint32_t from, uint32_t to,
                                int signs)
{
  const ls_piece *p = &d->piece;
  if(from >= to)
    return to;
  if(!piece_saw(p, from, to))
    return doc_seek_unseen(d, from, to, signs);
  for(uint32_t i = from; i < to; i += 57) {
    uint64_t w = piece_signs(p, i - p->seen, signs);
    if(w) {
      i += (uint32_t)__builtin_ctzll(w);
      return i < to ? i : to;
    }
  }
  return to;
}

/* Whether [s, e) is the word of `n` characters, starts or ends with it. */
static inline bool doc_is(const ls_doc *d, uint32_t s, uint32_t e,
                          const uint16_t *w, uint32_t n)
{
  return s + n == e && ch_same(d->f + s, w, n);
}

static inline bool doc_starts(const ls_doc *d, uint32_t s, uint32_t e,
                              const uint16_t *w, uint32_t n)
{
  return s + n <= e && ch_same(d->f + s, w, n);
}

static inline bool doc_ends(const ls_doc *d, uint32_t s, uint32_t e,
                            const uint16_t *w, uint32_t n)
{
  return s + n <= e && ch_same(d->f + e - n, w, n);
}

/* Where in [s, e) the word first stands; UINT32_MAX if nowhere. */
static inline uint32_t doc_find(const ls_doc *d, uint32_t s, uint32_t e,
                                const uint16_t *w, uint32_t n)
{
  for(; s + n <= e; s++) {
    s = seek4(d->f, s, e, *w, *w, *w, *w);
    if(doc_starts(d, s, e, w, n))
      return s;
  }
  return UINT32_MAX;
}

/* Sections with roles and periods, asides, sentences, place and year. */
void report_structure(ls_doc *d);

/* Takes over what a document's reader marked, `at` in bytes of the read
 * text and in order: origins, notes, headings. */
void doc_marks(ls_doc *d, const ls_mark *marks, size_t n);

/* The year written at `at` with four figures before 年 (2024年, 二〇二四年),
 * between 1900 and 2100; 0 if none ends before `end`. */
uint16_t doc_year(const ls_doc *d, uint32_t at, uint32_t end);

/* Notes, where the reader explains, that `rule` and the words [start, end)
 * decided `field` of the record at `h`. */
void doc_note_why(ls_doc *d, ls_head *h, const char *field,
                  const char *rule, uint32_t start, uint32_t end);

static inline void doc_why(ls_doc *d, ls_head *h, const char *field,
                           const char *rule, uint32_t start, uint32_t end)
{
  if(d->explain)
    doc_note_why(d, h, field, rule, start, end);
}

#endif
