/* A ledger and what is done with it: the only place where permission, the
 * clock, the journal and the rules meet.
 *
 * Everything happens in a step: a function that app_read or app_write runs
 * in one transaction.  What it reads lives in the ledger's arena, which goes
 * when the step is over; where the heap has no more, the step is left by a
 * jump, the transaction rolled back, and LS_ENOMEM returned.  So a step
 * keeps nothing that must be given back, or gives it to app_hold. */
#ifndef LS_APP_LEDGER_H
#define LS_APP_LEDGER_H

#include "store/store.h"

#define APP_NAME 128
#define APP_HOLDS 8
#define APP_RULES 4 /* sets of rules at a time */

typedef struct ls_ledger {
  ls_store store;
  ls_arena arena;        /* of the step */
  jmp_buf oom;
  char place[APP_NAME];  /* the code in every key */
  char as[APP_NAME];     /* the user's name */
  ls_user user;          /* in a writing step, who writes */
  char now[24];          /* 2025-03-31T09:00:00 */
  bool told;             /* by LUOSHI_NOW */
  ls_day today;
  struct {               /* given back when the step is over */
    void (*give)(void *p);
    void *p;
  } hold[APP_HOLDS];
  int holds;
  struct ls_rules *rules; /* to look on by others than its own, or NULL */
  struct {               /* its own, by the entry that adopted them (0: those
                            built in), once asked for */
    int64_t entry;
    struct ls_rules *rules;
  } kept_rules[APP_RULES];
  int64_t upgraded;      /* opening it brought it here from this version;
                            0: it was of this program's */
  char kept[512];        /* what it was like before is in this file */
  ls_journal last;       /* the entry the last app_write made; its strings
                            are those below */
  char sha256[SHA256_HEX];
} ls_ledger;

/* --- opening ------------------------------------------------------------- */

typedef struct app_place {
  const char *code; /* GB/T 2260, or the name where it has none */
  const char *name;
  const ls_area *below; /* places of its own that are known already */
  uint32_t n;
  const struct ls_rules_source *rules; /* files in place of the built-in
                           ones, or NULL */
} app_place;

/* Makes a new ledger in the file `path` (which must not be there) for a
 * place; its first user is `as`, with all rights. */
int ledger_create(const char *path, const app_place *place, const char *as,
                  ls_err *err);

/* Opens a ledger.  `as` is who writes, NULL for who only reads.  Older ones
 * are migrated, after a copy was made beside them.  Errors: LS_EFORMAT for
 * what is no ledger, LS_ENEWER, LS_EIO. */
int ledger_open(const char *path, const char *as, ls_ledger **out,
                ls_err *err);
void ledger_close(ls_ledger *l);

/* --- steps --------------------------------------------------------------- */

typedef int (*app_step)(ls_ledger *l, void *arg, ls_err *err);

/* Runs `step` in one transaction that sees the ledger at one moment. */
int app_read(ls_ledger *l, app_step step, void *arg, ls_err *err);

/* What an entry says; `act` is a row of rights.c. */
typedef struct app_change {
  const char *act;     /* issue, ingest, import tasks */
  const char *subject; /* 2024-017; what it is about */
  const char *why;     /* "" where no reason is needed */
  bool may_be_nothing; /* a step that inserts no row makes no entry */
} app_change;

/* Asks whether the user may, runs `step`, writes the entry, checks what was
 * written and commits; acknowledged when it returns LS_OK.  Errors: what the
 * step returns; LS_EDENIED; LS_EBUSY with who holds the ledger. */
int app_write(ls_ledger *l, const app_change *what, app_step step, void *arg,
              ls_err *err);

/* `give(p)` when the step is over, however it ends. */
void app_hold(ls_ledger *l, void (*give)(void *p), void *p);

/* LS_OK, or LS_EDENIED where the user's role may not do `act`, which is not
 * one of an item's. */
int app_may(const ls_ledger *l, const char *act, ls_err *err);

/* --- reports ------------------------------------------------------------- */

typedef struct app_ingested {
  int64_t report;
  int year;
  const char *place;
  uint32_t items, targets, unread; /* put into the ledger */
  bool known;          /* the same bytes are there already */
  int64_t replaces;    /* an earlier text of the same place and year */
  uint32_t fresh, gone, reworded; /* differences from that */
  uint32_t stay;       /* of those that are gone or reworded: were issued */
} app_ingested;

/* A corrected text (or a better reader) beside what is there. */
typedef enum app_diff_kind { DIFF_NEW, DIFF_GONE, DIFF_REWORDED }
  app_diff_kind;

typedef struct app_difference {
  app_diff_kind kind;
  const ls_item_row *was; /* NULL for a new one */
  const char *now;        /* its words, "" where it is gone */
  bool stays;             /* it was issued, and does not follow the text */
} app_difference;
typedef void (*app_each_difference)(void *arg, const app_difference *d);

typedef enum app_ingest_how {
  INGEST_NEW,   /* an earlier text of that place and year: LS_ECONFLICT */
  INGEST_DRY,   /* only tells the differences; in a reading step */
  INGEST_ACCEPT /* candidates follow the new text: reworded ones take its
                   words, those that are gone are dropped, new ones added;
                   what was issued stays as it is */
} app_ingest_how;

struct ls_lex;
struct ls_report;

/* What ingesting needs of a document that was read. */
typedef struct app_document {
  const char *name;               /* of the file */
  ls_slice bytes;                 /* as they came */
  const struct ls_report *report; /* by reader_read */
} app_document;

/* In a writing step: the report, its items as candidates, its indicators
 * and targets.  `each` (may be NULL) is told the differences from an
 * earlier text. */
int app_ingest(ls_ledger *l, const app_document *d, app_ingest_how how,
               app_each_difference each, void *arg, app_ingested *out,
               ls_err *err);

/* --- items --------------------------------------------------------------- */

/* The item that people call `name`: 2024-017, or its id (12 or #12).
 * LS_ENONE where there is none. */
int app_item(ls_ledger *l, const char *name, int64_t bound,
             ls_item_row *out, ls_err *err);

/* Everything about one item as of an entry. */
enum { /* what of it is asked for */
  DOSSIER_TARGETS = 1, DOSSIER_NODES = 2, DOSSIER_OBSERVATIONS = 4,
  DOSSIER_UPDATES = 8, DOSSIER_EVIDENCE = 16, DOSSIER_DECISIONS = 32,
  DOSSIER_AMENDMENTS = 64, DOSSIER_EXTRAS = 128, DOSSIER_ALL = 255
};

typedef struct app_dossier {
  ls_item_row item;
  ls_indicator indicator;  /* id 0: none */
  ls_targets targets;
  ls_nodes nodes;
  ls_observations observations; /* of the item's indicator for the first
                        target's area, latest revision, by period */
  ls_updates updates;      /* oldest first */
  ls_evidences evidence;
  ls_decisions decisions;
  ls_amendments amendments;
  ls_extras extras;
  ls_day issued;           /* DAY_NONE: never */
  uint32_t postponed, lowered; /* how often, of the amendments */
} app_dossier;

int app_dossier_of(ls_ledger *l, int64_t item, int64_t bound, unsigned parts,
                   app_dossier *out, ls_err *err);

/* The same of every item the filter takes, by id; each goes when `each`
 * returns.  `each` returns non-zero to end. */
typedef int (*app_each_dossier)(ls_ledger *l, void *arg,
                                const app_dossier *d, ls_err *err);
int app_dossiers(ls_ledger *l, const store_filter *f, int64_t bound,
                 unsigned parts, app_each_dossier each, void *arg,
                 ls_err *err);

/* --- a table's changes, in one entry ------------------------------------- */

typedef struct app_edit {
  int64_t item;        /* 0: a new one */
  int64_t version;     /* on which the edit was made; 0 for a new one */
  ls_item_row row;     /* as it should be; id, version, state, number, quote,
                          report and span are not looked at */
  bool has_targets;    /* targets as they should be: those with an id are
                          changed, those without are new, others are taken
                          away */
  ls_targets targets;
  bool has_nodes;
  ls_nodes nodes;
  bool has_update;     /* something was reported */
  ls_update update;
  ls_extras extras;    /* columns that are none of ours */
  const char *place;   /* where it stands in the table (任务分解!A12), for
                          errors */
} app_edit;

typedef struct app_conflict {
  uint32_t edit;       /* its index */
  int64_t version;     /* the ledger's now */
  ls_item_row now;
} app_conflict;
typedef VEC(app_conflict) app_conflicts;

/* In a writing step: all of the edits, or with LS_ECONFLICT none, and those
 * that were made on an older version are in *conflicts.  Where an issued
 * item's target, deadline or owner changes, an amendment is written with
 * `why` and `approved_by`, which must be given then (LS_EREFUSED). */
int app_apply(ls_ledger *l, const app_edit *v, uint32_t n, const char *why,
              const char *approved_by, app_conflicts *conflicts,
              ls_err *err);

#endif
