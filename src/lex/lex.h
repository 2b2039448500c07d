/* The word lists: TSV files, loaded, checked and compiled for look-up.
 *
 * A list is a file data/lexicon/NAME.tsv: comments (#), a header line with
 * the columns' names, rows.  src/lex/lists.c names each list's columns and
 * the words its enumerated columns allow; nothing else in the program
 * knows the files.  All words of all lists stand in one pair of tries over
 * folded characters, so one walk finds the longest of any of them. */
#ifndef LS_LEX_LEX_H
#define LS_LEX_LEX_H

#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

#include "lex/lists.h" /* enum ls_list: LEX_UNITS, ... */

#define LEX_BIT(list) (1u << (list))

/* One row.  It holds no pointer, so that rows may lie in the program as they
 * are: what it leads to is told by its distance. */
typedef struct ls_entry {
  int32_t next;                /* rows to the same word in another list or
                                  row; 0: none.  See lex_next */
  uint8_t e[LEX_ENUM_COLUMNS]; /* its enumerated columns in order: the index
                                  of the word in the column's list */
  uint8_t list;
  uint16_t len;                /* code points of the word */
  uint32_t line;               /* where it stands in its file */
  /* Of the first row of a word only, for look-ups: the lists of all its rows,
   * and by number the first row of the next shorter word that it begins, or
   * ends, with; 0: none. */
  uint32_t lists, shorter[2];
  uint32_t text;               /* bytes to its ls_entry_text */
} ls_entry;

/* What is seldom asked for, so that a row is half a line of the cache. */
typedef struct ls_entry_text {
  uint32_t bytes[1 + LEX_TEXT_COLUMNS]; /* of the word and the columns, which
                                           follow each other behind this */
} ls_entry_text;

static inline const ls_entry_text *lex_texts(const ls_entry *e)
{
  return (const ls_entry_text *)(const void *)((const char *)e + e->text);
}

/* The next row of the same word; NULL if none. */
static inline const ls_entry *lex_next(const ls_entry *e)
{
  return e->next ? e + e->next : NULL;
}

/* The word as written in the file; lives as long as the lexicon. */
static inline ls_slice lex_word(const ls_entry *e)
{
  const ls_entry_text *t = lex_texts(e);
  return (ls_slice){ (const char *)(t + 1), t->bytes[0] };
}

/* The row's k-th text column, "" if absent; likewise. */
static inline ls_slice lex_text(const ls_entry *e, int k)
{
  const ls_entry_text *t = lex_texts(e);
  const char *s = (const char *)(t + 1);
  for(int i = 0; i <= k; i++)
    s += t->bytes[i];
  return (ls_slice){ s, t->bytes[1 + k] };
}

typedef struct ls_lex ls_lex;

#define LEX_WORD_MAX 64 /* code points of one word */

/* Folds a word as the lists' words are folded, into out[LEX_WORD_MAX].  Its
 * code points; 0 where it is empty, longer, or not UTF-8. */
uint32_t lex_fold(ls_slice word, uint16_t *out);

/* Loads the lists: the files of `dir` where it has them, the built-in ones
 * for the rest; without `override` the tables that were made of those when
 * the program was built.  With errors, *errs gets the
 * first and every one is given to `each` (may be NULL) in turn.  NULL on
 * error.  The lexicon is read-only afterwards and may be shared by
 * threads. */
struct ls_lex_source {
  /* The content of list `name` (without .tsv): 1 and the slice, 0 where
   * there is none, negative on an error that was put into *err. */
  int (*get)(void *arg, const char *name, ls_slice *content, ls_err *err);
  void *arg;
};
ls_lex *lex_load(const struct ls_lex_source *override,
                 void (*each)(void *arg, const ls_err *err), void *arg,
                 ls_err *err);
void lex_free(ls_lex *lex);

/* What every lexicon begins with, so that a look-up that fails, as most do,
 * fails without a call: a byte a character, whose class tells the lists
 * with a word that begins (first) or ends (last) with it. */
typedef struct ls_lex_head {
  const uint8_t *first, *last;
  const uint32_t *first_lists, *last_lists; /* by class */
  const uint32_t *hit_lists; /* by class of a hit */
  const ls_entry *rows;      /* by number, from 1 on */
} ls_lex_head;

/* The longest word that begins at some place: the number of its first row
 * below, and above that the class of the lists that it and the shorter ones
 * are of; 0 where no word begins. */
#define LEX_HIT_ROW 0xFFFFFFu
#define LEX_HIT_CLASSES 256

static inline uint32_t lex_first_lists(const ls_lex *lex, uint16_t c)
{
  const ls_lex_head *h = (const ls_lex_head *)(const void *)lex;
  return h->first_lists[h->first[c]];
}

static inline uint32_t lex_last_lists(const ls_lex *lex, uint16_t c)
{
  const ls_lex_head *h = (const ls_lex_head *)(const void *)lex;
  return h->last_lists[h->last[c]];
}

static inline uint32_t lex_hit_lists(const ls_lex *lex, uint32_t hit)
{
  const ls_lex_head *h = (const ls_lex_head *)(const void *)lex;
  return h->hit_lists[hit >> 24];
}

/* Of the words of `hit` with at most `most` characters, the longest of the
 * lists in `mask`; NULL if none. */
static inline const ls_entry *lex_of_hit(const ls_lex *lex, uint32_t hit,
                                         uint32_t most, uint32_t mask)
{
  const ls_lex_head *h = (const ls_lex_head *)(const void *)lex;
  const ls_entry *e = &h->rows[hit & LEX_HIT_ROW];
  while(e->len > most || !(e->lists & mask)) {
    if(!e->shorter[0])
      return NULL;
    e = &h->rows[e->shorter[0]];
  }
  while(!(LEX_BIT(e->list) & mask))
    e += e->next;
  return e;
}

/* The hits of [s, to), words that end by `end` counted, into out[to - s]. */
void lex_scan(const ls_lex *lex, const uint16_t *s, const uint16_t *to,
              const uint16_t *end, uint32_t *out);

/* What lex_at and lex_before leave over. */
const ls_entry *lex_walk(const ls_lex *lex, const uint16_t *s,
                         const uint16_t *end, uint32_t mask);
const ls_entry *lex_walk_back(const ls_lex *lex, const uint16_t *begin,
                              const uint16_t *s, uint32_t mask);

/* The longest word of the lists in `mask` that begins at `s` and ends at or
 * before `end`; NULL if none.  The result's list is in the mask. */
static inline const ls_entry *lex_at(const ls_lex *lex, const uint16_t *s,
                                     const uint16_t *end, uint32_t mask)
{
  return s < end && (lex_first_lists(lex, *s) & mask)
           ? lex_walk(lex, s, end, mask) : NULL;
}

/* The longest word of the lists in `mask` that ends just before `s` and
 * begins at or after `begin`; NULL if none. */
static inline const ls_entry *lex_before(const ls_lex *lex,
                                         const uint16_t *begin,
                                         const uint16_t *s, uint32_t mask)
{
  return s > begin && (lex_last_lists(lex, s[-1]) & mask)
           ? lex_walk_back(lex, begin, s, mask) : NULL;
}

/* All rows whose word is exactly [s, end), chained by next; NULL if none. */
const ls_entry *lex_exact(const ls_lex *lex, const uint16_t *s,
                          const uint16_t *end);

/* Of the chain at `e`, the first row in `list`; NULL if none. */
static inline const ls_entry *lex_in(const ls_entry *e, enum ls_list list)
{
  while(e && e->list != list)
    e = lex_next(e);
  return e;
}

/* The rows of one list in file order. */
const ls_entry *lex_rows(const ls_lex *lex, enum ls_list list, uint32_t *n);

/* True where some word of the lists in `mask` may begin with `c`: a fast
 * no. */
static inline int lex_starts(const ls_lex *lex, uint16_t c, uint32_t mask)
{
  return (lex_first_lists(lex, c) & mask) != 0;
}

#endif
