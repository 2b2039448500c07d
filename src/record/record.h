/* What the reader finds in one report.
 *
 * Spans count code points of the read text, end exclusive.  All memory is
 * the report's arena's.  Strings that stand in the text are phrases: one to
 * PHRASE_PARTS spans read one after the other, so that a name put together
 * from an enumeration (赣县|抽水蓄能电站) still has its exact places. */
#ifndef LS_RECORD_RECORD_H
#define LS_RECORD_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "base/vec.h"

typedef struct ls_span {
  uint32_t start, end;
} ls_span;

#define PHRASE_PARTS 4

typedef struct ls_phrase {
  uint32_t n;
  ls_span part[PHRASE_PARTS];
} ls_phrase;

#define NO_ID UINT32_MAX /* no such record */

/* The roles of sections, in the order a report has them. */
typedef enum ls_role {
  ROLE_OPENING,
  ROLE_REVIEW,
  ROLE_TARGETS,
  ROLE_PLAN,
  ROLE_LIVELIHOOD,
  ROLE_GOVERNANCE,
  ROLE_CLOSING,
  ROLE_ASIDE
} ls_role;

/* targets, plan, livelihood and governance promise */
static inline bool role_promises(ls_role r)
{
  return r >= ROLE_TARGETS && r <= ROLE_GOVERNANCE;
}

/* Why a field has its value: a rule and the words that decided.  Kept only
 * when the reader explains. */
typedef struct ls_why {
  const struct ls_why *next;
  const char *field; /* "aspect" */
  const char *rule;  /* a stable name, listed in docs/rules.md */
  ls_span words;     /* empty where no words decided */
} ls_why;

/* Every record begins so; `id` is its number within the report, given in
 * the order in which records are printed. */
typedef struct ls_head {
  ls_span span;
  uint32_t id;
  const ls_why *why;
} ls_head;

typedef struct ls_section {
  ls_head h;       /* from the heading's first character to the next
                      section of its level or above, or the end */
  uint8_t level;   /* 1 ... */
  uint8_t role;    /* ls_role */
  bool synthetic;  /* no heading stands there: the role changes */
  uint32_t parent; /* index of the section around it, NO_ID for level 1 */
  ls_span number;  /* （一）, empty if none */
  ls_span title;   /* empty if none */
  uint16_t period_from, period_to; /* years it speaks of, 0 unknown */
} ls_section;

typedef enum ls_cmp { C_EQ, C_GE, C_GT, C_LE, C_LT, C_ABOUT } ls_cmp;

typedef enum ls_aspect {
  A_LEVEL,
  A_GROWTH,
  A_CHANGE,
  A_COMPLETION,
  A_SHARE,
  A_RANK
} ls_aspect;

typedef enum ls_mood { M_RESULT, M_TARGET, M_BACKGROUND } ls_mood;

/* A year, a range of years, or a month; all 0: unknown. */
typedef struct ls_period {
  uint16_t from, to; /* years, equal for one */
  uint8_t month;     /* 1-12 with from == to, else 0 */
} ls_period;

typedef struct ls_figure {
  ls_head h;
  uint32_t section;  /* index in sections */
  ls_dec value, value_hi;
  bool has_hi;
  uint8_t cmp, aspect, mood;
  ls_slice unit;     /* "" where none is written */
  ls_slice scope;    /* ranks only */
  ls_span per;       /* 每个县, 各; empty if not worded */
  ls_phrase indicator;
  uint32_t place;    /* GB/T 2260 code, 0: the report's own place */
  ls_slice place_name;
  ls_period period;
} ls_figure;

typedef enum ls_stage {
  S_PREPARE,
  S_APPROVE,
  S_START,
  S_BUILD,
  S_COMPLETE,
  S_OPERATE
} ls_stage;

typedef struct ls_milestone {
  ls_head h;         /* span: where the object's name stands */
  uint32_t section;
  ls_span verb;
  ls_phrase object;
  uint8_t stage, mood; /* ls_stage, ls_mood */
  bool hedge;
} ls_milestone;

typedef enum ls_item_kind { I_TARGET, I_MILESTONE, I_ACTION } ls_item_kind;
typedef enum ls_missing { MISS_NOTHING, MISS_QUANTITY, MISS_HEDGED }
  ls_missing;

typedef struct ls_item {
  ls_head h;
  uint32_t section;
  ls_span sentence;
  uint8_t kind, missing;
  bool measurable;
  uint32_t figure, figures;       /* first index and count, in text order */
  uint32_t milestone, milestones; /* likewise */
} ls_item;

typedef enum ls_number_role {
  N_FIGURE, /* never in a number record: taken by a figure */
  N_NAME,
  N_DATE,
  N_NUMBERING,
  N_IDIOM,
  N_UNREAD
} ls_number_role;

/* A numeral that is no figure. */
typedef struct ls_number {
  ls_head h;
  uint8_t role;
  const char *why; /* the rule, "" if a row decided */
  ls_slice row;    /* the word-list row's word, "" if a rule decided */
} ls_number;

/* A sentence of a promising section that holds no item. */
typedef struct ls_narrative {
  ls_head h;
  uint32_t section;
  const char *why;
} ls_narrative;

/* Text that is not the report's own: furniture, notes, a glossary. */
typedef struct ls_aside {
  ls_head h;
  const char *why;
} ls_aside;

/* Where in its document a part of the text comes from: from code point `at`
 * on.  0: the format does not say. */
typedef struct ls_origin {
  uint32_t at, page, paragraph;
} ls_origin;

typedef struct ls_coverage {
  uint32_t numerals, figures, names, dates, numbering, idioms, unread;
  uint32_t sentences, items, narrative;
} ls_coverage;

typedef struct ls_report {
  ls_arena arena;
  ls_u8map text;      /* the read text */
  ls_slice place;     /* its name, "" unknown */
  uint32_t place_code; /* GB/T 2260, 0 unknown */
  uint16_t year;      /* the year it plans, 0 unknown */
  const char *encoding; /* of a text; NULL for other formats */
  const char *format;   /* "text", "docx", ...; NULL where nobody said */
  ls_slice title, publisher, date; /* what the document says of itself */
  VEC(ls_origin) origins; /* by place */
  VEC(ls_section) sections;
  VEC(ls_figure) figures;
  VEC(ls_milestone) milestones;
  VEC(ls_item) items;
  VEC(ls_number) numbers;
  VEC(ls_narrative) narratives;
  VEC(ls_aside) asides;
  ls_coverage coverage;
} ls_report;

/* The words of enumerations as they are printed: role_name[ROLE_PLAN] is
 * "plan". */
extern const char *const role_name[], *const cmp_name[], *const aspect_name[],
  *const mood_name[], *const stage_name[], *const item_kind_name[],
  *const missing_name[], *const number_role_name[];

/* The text of a span. */
static inline ls_slice report_slice(const ls_report *r, ls_span s)
{
  return u8map_slice(&r->text, s.start, s.end);
}

/* Where code point `at` comes from; NULL where the document has no pages and
 * paragraphs. */
const ls_origin *report_origin(const ls_report *r, uint32_t at);

/* Numbers all records: sections first, then the rest by place in the text
 * (ties: longer first, then item, milestone, figure). */
void report_number(ls_report *r);

/* A record in print order, for emitters. */
typedef enum ls_kind {
  K_SECTION, K_FIGURE, K_MILESTONE, K_ITEM, K_NUMBER, K_NARRATIVE, K_ASIDE
} ls_kind;

#define KINDS 7

typedef struct ls_cursor {
  void *v[KINDS];      /* the records of each kind */
  uint32_t n[KINDS], at[KINDS]; /* how many, and the next */
  uint64_t key[KINDS]; /* of the next of each kind, by which they are told
                          apart */
} ls_cursor;

void cursor_init(ls_cursor *c, const ls_report *r);

/* The next record: its kind and index; 0 at the end. */
int cursor_next(ls_cursor *c, ls_kind *kind, uint32_t *index);

#endif
