/* The ledger's structs: what src/store keeps, src/rules judges, src/port
 * carries in and out and src/app works with.
 *
 * Strings are NUL-terminated UTF-8, "" where there is none, never NULL;
 * they belong to the arena they were made in.  Ids count from 1 within a
 * place; 0 is none.  A version counts from 1; the ledger never changes a
 * version but adds the next one. */
#ifndef LS_MODEL_MODEL_H
#define LS_MODEL_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "record/record.h"

/* --- words: each enumeration has a table of its stable words, in order,
 * ended by NULL: state_name[ST_ISSUED] is "issued".  The same words with
 * "w-" before them are keys of data/messages. ------------------------- */

typedef enum ls_role_of { /* what a user may do */
  U_ADMIN,      /* users, units, settings */
  U_SUPERVISOR, /* the supervision office: everything about items */
  U_LEADER,     /* sees all, comments, approves amendments */
  U_UNIT,       /* its own items: signs, reports */
  U_READER
} ls_role_of;

typedef enum ls_state {
  ST_CANDIDATE, /* proposed by the reader or by hand, no number yet */
  ST_DROPPED,   /* set aside with a reason; may be taken up again */
  ST_ISSUED,    /* 交办: has a number, an owner and a deadline */
  ST_SIGNED,    /* 签收: the unit took it */
  ST_PROGRESS,  /* 推进中: something was reported */
  ST_REPORTED,  /* 报结: the unit says it is done */
  ST_VERIFIED,  /* 核验: somebody else saw that it is */
  ST_CLOSED,    /* 办结 */
  ST_ARCHIVED,  /* 归档: its year is over */
  ST_STATES
} ls_state;

typedef enum ls_act { /* what moves an item; data/rules/workflow.tsv */
  ACT_ISSUE, ACT_SIGN, ACT_UPDATE, ACT_SUBMIT, ACT_RETURN, ACT_EXTEND,
  ACT_AMEND, ACT_VERIFY, ACT_CLOSE, ACT_REOPEN, ACT_ARCHIVE, ACT_DROP,
  ACT_EDIT, ACT_SPLIT, ACT_MERGE, ACT_PUBLISH, ACT_UNPUBLISH, ACT_COMMENT,
  ACT_ACTS
} ls_act;

typedef enum ls_nature { NAT_NONE, NAT_EXPECTED, NAT_BINDING } ls_nature;

typedef enum ls_measure { /* 口径: what is compared with what */
  ME_CUMULATIVE, /* year to date against target and time */
  ME_RATE,       /* the latest year-to-date rate against target, in points */
  ME_STOCK,      /* the latest level against target, from the baseline */
  ME_CEILING,    /* less is better: the latest value may not be over it */
  ME_STAGE       /* a project's stage or a percentage of work done */
} ls_measure;

typedef enum ls_frequency { FR_MONTH, FR_QUARTER, FR_HALF, FR_YEAR }
  ls_frequency;

typedef enum ls_light { LIGHT_GREY, LIGHT_GREEN, LIGHT_YELLOW, LIGHT_RED,
                        LIGHT_CLOSED } ls_light;

extern const char *const user_role_name[], *const state_name[],
  *const act_name[], *const nature_name[], *const measure_name[],
  *const frequency_name[], *const light_name[];

/* The index of `word` in such a table, or -1. */
int word_index(const char *const *table, const char *word);

/* Control characters, line breaks, and characters that cannot be seen
 * (zero width, marks of direction): what a name or a task does not hold,
 * since two that look alike must be one. */
bool word_unseen(uint32_t c);

/* The first of them in UTF-8 text (U+FFFD where it is none), 0 if none. */
uint32_t word_first_unseen(const char *s);

/* --- periods: 2024, 2024-Q3, 2024-06 ------------------------------------ */

typedef struct ls_when {
  uint16_t year;   /* 0: none */
  uint8_t quarter; /* 1-4, or 0 */
  uint8_t month;   /* 1-12, or 0 */
} ls_when;

#define WHEN_TEXT 8

/* False where `s` is no period. */
bool when_parse(const char *s, ls_when *out);
void when_write(ls_when w, char out[WHEN_TEXT]);
ls_day when_first(ls_when w);
ls_day when_last(ls_when w);
int when_cmp(ls_when a, ls_when b); /* by last day, then length */

/* --- who ---------------------------------------------------------------- */

typedef struct ls_unit {
  int64_t id, version;
  const char *name;    /* 清禾市发展和改革委员会 */
  const char *aliases; /* 市发改委,发改委 */
  int64_t parent;
  bool ended;          /* merged into another or closed: gets no more items */
  int64_t successor;   /* of an ended one; 0: none */
} ls_unit;

/* A place that targets and values speak of. */
typedef struct ls_area {
  const char *code;    /* GB/T 2260, or its name where it has none; "" the
                          ledger's own place */
  int64_t version;
  const char *name;
  const char *aliases; /* commas between them */
  const char *parent;  /* its code; "" the ledger's own place, or none */
  bool gone;           /* merged or renamed: nothing new is promised for it */
} ls_area;

typedef struct ls_post {
  int64_t id, version;
  int64_t unit;
  const char *name;    /* 主任, 分管副市长 */
  const char *holder;  /* whoever has it now; duties stay with the post */
} ls_post;

typedef struct ls_user {
  int64_t id, version;
  const char *name;    /* what --as takes */
  const char *shown;   /* for people */
  uint8_t role;        /* ls_role_of */
  int64_t unit;        /* of U_UNIT */
  bool gone;           /* may no longer act */
} ls_user;

/* --- what is promised --------------------------------------------------- */

typedef struct ls_item_row {
  int64_t id, version;
  uint8_t state;        /* ls_state */
  const char *number;   /* 2024-017, "" before it is issued */
  int year;
  int64_t report;       /* 0: added by hand, `source` says from where */
  uint32_t start, end;  /* code points of the report's read text */
  const char *quote;    /* exactly those */
  const char *source;   /* a document's name or who asked for it */
  const char *section;  /* heading under which it stands */
  const char *task;     /* what is to be done, edited freely */
  const char *kind;     /* target, milestone, action */
  const char *missing;  /* quantity, hedged or "" : of the words */
  int64_t lead_unit;
  int64_t lead_post;    /* the leader who answers for it */
  const char *others;   /* ids of other units, commas between */
  bool unit_suggested;  /* by the word list, nobody has confirmed it */
  ls_day deadline;
  const char *deadline_how; /* how it was computed, "" if given */
  ls_day started;       /* work should begin, DAY_NONE: the issue's day */
  int64_t indicator;    /* 0: none */
  bool published;
  int64_t parent;       /* split from */
  int64_t merged_into;
} ls_item_row;

typedef struct ls_indicator {
  int64_t id, version;
  const char *name, *unit; /* 地区生产总值增速, % */
  int8_t direction;        /* 1 more is better, -1 less, 0 neither */
  uint8_t frequency;       /* ls_frequency */
  uint8_t nature;          /* ls_nature */
  uint8_t measure;         /* ls_measure */
  int64_t source_unit;     /* who reports it */
} ls_indicator;

typedef struct ls_target {
  int64_t id, version;
  int64_t item, indicator;
  const char *area;        /* GB/T 2260 code; "" the ledger's own place */
  ls_when period;
  uint8_t cmp;             /* ls_cmp */
  ls_dec value, value_hi;
  bool has_value, has_hi;
  ls_dec baseline;         /* the period before */
  bool has_baseline;
  uint8_t nature;          /* of this target; NAT_NONE: the indicator's */
} ls_target;

/* What should be reached by a day: a quarterly node. */
typedef struct ls_node {
  int64_t item;
  ls_day by;
  const char *words;       /* 完成主体工程 */
  ls_dec value;            /* of the indicator, or percent of the work */
  bool has_value;
} ls_node;

/* --- what became of it -------------------------------------------------- */

typedef struct ls_observation {
  int64_t indicator;
  const char *area;
  ls_when period;
  bool month_only;         /* the month's own value, not year to date */
  ls_dec value;
  int revision;            /* 1 the first report of that period */
  int64_t unit;            /* who reported it */
  ls_day entered;
  int64_t entry;           /* that brought it */
  const char *note;        /* words beside it; NULL or "" if none */
} ls_observation;

typedef struct ls_update {
  int64_t item;
  ls_when period;
  const char *stage;       /* prepare approve start build complete operate */
  ls_dec percent;
  bool has_percent;
  const char *words, *problem, *next_step;
  int64_t unit;
  ls_day entered;
  const char *by;
  int64_t entry;           /* evidence of the same entry belongs to it */
} ls_update;

typedef struct ls_evidence {
  int64_t id, item;
  const char *name, *sha256;
  int64_t size;
  ls_day entered;
  int64_t entry;
} ls_evidence;

typedef struct ls_decision {
  int64_t item;
  uint8_t act;             /* ls_act */
  uint8_t from, to;        /* ls_state */
  const char *by, *why;
  ls_day on;
  int64_t entry;
} ls_decision;

/* A report as the ledger keeps it; its bytes are kept by their hash. */
typedef struct ls_report_row {
  int64_t id;
  const char *name;        /* of the file it came from */
  int year;                /* the year it plans */
  const char *about;       /* the place it speaks of */
  const char *sha256;      /* of its bytes */
  const char *encoding, *reader; /* the program that read it */
  const char *text_sha256; /* of the read text */
  int64_t chars;
  ls_slice words;          /* the read text */
  int64_t replaces;        /* the text this one corrects, 0: none */
} ls_report_row;

typedef struct ls_lock {
  ls_when period;
  bool locked;
  const char *why;
} ls_lock;

/* A column of somebody's table that is none of ours. */
typedef struct ls_extra {
  int64_t item;
  const char *name, *value;
} ls_extra;

/* A rule file the ledger goes by; its bytes are kept by their hash. */
typedef struct ls_rule_file {
  int64_t entry;
  const char *name;    /* lights/lights */
  const char *sha256;
} ls_rule_file;

/* An entry of the journal. */
typedef struct ls_journal {
  int64_t entry;
  const char *at;      /* 2025-03-31T09:00:00 */
  const char *who, *act, *subject, *why;
  const char *clock;   /* "" the system's; told: LUOSHI_NOW; held: the
                          system's was behind the entry before */
  int64_t rows;
  const char *rows_sha256, *rows_sm3, *sha256, *sm3;
} ls_journal;

typedef struct ls_amendment {
  int64_t item;
  const char *field;       /* target, deadline, owner, leader, indicator */
  const char *was, *now;   /* as people read them */
  const char *why, *approved_by, *by;
  ls_day on;
  int8_t weaker;           /* 1: postponed or lowered, -1: the contrary */
} ls_amendment;

#endif
