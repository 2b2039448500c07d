/* The words for people of the records' enumerations, by language. */
#ifndef LS_EMIT_WORDS_H
#define LS_EMIT_WORDS_H

#include "base/msg.h"
#include "emit/emit.h"

/* Keys of data/messages, indexed like record.h's enumerations; C_EQ has no
 * word. */
extern const char *const word_role[], *const word_cmp[], *const word_aspect[],
  *const word_mood[], *const word_stage[], *const word_item_kind[],
  *const word_missing[], *const word_number_role[];

static inline const char *word(const ls_emit *to, const char *key)
{
  return msg_text(key, to->english);
}

/* How many records of each sort a span of the text, or the whole report,
 * holds; found by bisection, so asking for every section is cheap. */
typedef struct ls_tally {
  uint32_t figures, milestones, items;
} ls_tally;

ls_tally words_tally(const ls_report *r, ls_span s);

/* Counts over the report, for the summary at its top. */
typedef struct ls_summary {
  uint32_t mood[3];    /* figures, by ls_mood */
  uint32_t stage[6];   /* milestones, by ls_stage */
  uint32_t kind[3];    /* items, by ls_item_kind */
  uint32_t missing[3]; /* items, by ls_missing: [0] is measurable */
} ls_summary;

ls_summary words_summary(const ls_report *r);

/* Columns a terminal needs for a code point: 0, 1 or 2. */
unsigned words_width(uint32_t cp);

#endif
