/* Between the files that read the clauses of milestones. */
#ifndef LS_EXTRACT_MILESTONE_VERB_H
#define LS_EXTRACT_MILESTONE_VERB_H

#include "extract/milestone.h"

enum { STAGE, FORM, NEED }; /* the columns of stages.tsv */

/* What stands before a subject: nothing, a verb that goes on with it (推动),
 * one that leaves it to another (支持). */
enum { PIVOT_NONE, PIVOT_LEAD, PIVOT_OTHER };

typedef struct ms_verb {
  uint32_t start, end; /* adverbs in front included */
  uint32_t core;       /* where the verb itself begins */
  const ls_entry *row; /* the last verb of the chain */
  uint8_t stage;       /* STAGE_NONE ... */
} ms_verb;

/* The longest word of stages.tsv at `s`, NULL if none. */
const ls_entry *ms_stage_at(const ls_doc *d, uint32_t s, uint32_t e);

/* True where [s, e) is the word `w`, or ends in it. */
bool ms_is_word(const ls_doc *d, uint32_t s, uint32_t e, const uint16_t *w);
bool ms_ends_word(const ls_doc *d, uint32_t s, uint32_t e,
                  const uint16_t *w);

/* The same where the word is a literal. */
#define ms_is(d, s, e, lit) doc_is((d), (s), (e), u"" lit, CH_LEN(lit))
#define ms_ends(d, s, e, lit) doc_ends((d), (s), (e), u"" lit, CH_LEN(lit))

/* True where the row is a verb: no adverb, noun of action or stop. */
bool ms_acts(const ls_entry *x);

/* Reads the verbs that begin at `s` with their adverbs. */
bool ms_verb_at(const ls_doc *d, uint32_t s, uint32_t e, ms_verb *v);

/* Strips nouns of action from the end: 建设, 前期工作.  What they say of the
 * stage goes to *stage, and to *bid where they strive for a title. */
uint32_t ms_strip_tails(const ls_doc *d, uint32_t s, uint32_t e, int *stage,
                        bool *bid, bool *any);

/* 完成X总工程量的70%: part of X, so it is being built. */
uint32_t ms_cut_share(const ls_doc *d, uint32_t s, uint32_t e, int *stage);

/* Where the subject in front of `e` ends: what says when (年底前, 在旺季前,
 * 历时三年) is none of it. */
uint32_t ms_before_time(const ls_doc *d, uint32_t s, uint32_t e);

/* The verb at the clause's end: A、B建成通车; A建设全面启动. */
bool ms_verb_last(const ls_doc *d, uint32_t s, uint32_t e, ms_verb *v);

/* 甲中心在乙地揭牌: where the place before the verb begins. */
uint32_t ms_before_where(const ls_doc *d, uint32_t s, uint32_t e);

/* The next verb within [s, e) that has a name behind it. */
bool ms_verb_amid(const ls_doc *d, uint32_t s, uint32_t e, int pivot,
                  ms_verb *v);

/* Passes over the words that open a clause: where the rest begins, `e` where
 * the clause only leads up to another (围绕).  Sets *pivot behind a word like
 * 支持 or 确保, *hedge where it leaves the thing open, *hedge_at to its
 * place. */
uint32_t ms_open_clause(const ls_doc *d, uint32_t s, uint32_t e, bool *hedge,
                        bool *pivot, uint32_t *hedge_at);

/* 临溪区要加快建设甲: the clause behind 要; `s` where there is none. */
uint32_t ms_told_to(const ls_doc *d, uint32_t s, uint32_t e);

/* True where [s, e) ends in a verb that stands behind its subject only:
 * 甲路建成通车. */
bool ms_ends_verb(const ls_doc *d, uint32_t s, uint32_t e);

/* True where a new verb with its own objects begins at `s`, behind 、. */
bool ms_begins_verb(const ls_doc *d, uint32_t s, uint32_t e);

#endif
