/* What moves an item: issued, signed for, reported, returned, verified ...
 * Who may, and what it takes, are the rows of data/rules/workflow.tsv. */
#ifndef LS_APP_ACT_H
#define LS_APP_ACT_H

#include "app/ledger.h"
#include "rules/rules.h"

/* What is given with an act; what is NULL, 0 or DAY_NONE is not given. */
typedef struct app_with {
  const char *why, *approved_by;
  ls_day deadline;           /* issue, extend, amend, edit */
  int64_t unit, post;        /* the lead unit, the leader who answers */
  const char *others;        /* ids of other units */
  const char *task;          /* edit */
  bool has_target;           /* amend: the value of target `target` (0: the
                                only one) */
  int64_t target;
  ls_dec value;
  const ls_update *update;   /* update */
  bool has_evidence;         /* files come with it */
  bool suggested;            /* issue: a unit that is only suggested will
                                do */
  bool past;                 /* a deadline that is over is meant so */
} app_with;

/* The rules the ledger goes by now; see app/adopt.h. */
int app_rules(ls_ledger *l, const ls_rules **out, ls_err *err);

/* Asks the workflow about one item: LS_OK and the state afterwards, or
 * LS_EREFUSED with what stands in the way; err->file names the item. */
int app_ask(ls_ledger *l, ls_act act, const ls_item_row *i,
            const app_with *with, uint8_t *to, ls_err *err);

/* Does it, in a writing step: a new version where something changes, the
 * decision, amendments.  *i is the item afterwards. */
int app_do(ls_ledger *l, ls_act act, ls_item_row *i, const app_with *with,
           ls_err *err);

/* A new version of an item as somebody wants it: `to` has the fields as
 * they should be.  Where an issued item's deadline, year, owner, leader or
 * indicator changes, amendments are written.  Asks for ACT_EDIT, ACT_AMEND
 * or both.  A deadline of an issued item that is over is refused, unless
 * its year is over, too, or with->past says that it is meant. */
int app_revise(ls_ledger *l, const ls_item_row *now, ls_item_row *to,
               const app_with *with, ls_err *err);

/* Makes it an item of another year, with the deadline the same day of it;
 * in *i only. */
void app_set_year(ls_item_row *i, int year);

/* Targets for the year `from` become such for `to`. */
int app_move_periods(ls_ledger *l, const ls_item_row *i, int from, int to,
                     const app_with *with, ls_err *err);

/* The same for one target; was->id 0: a new one. */
int app_change_target(ls_ledger *l, const ls_item_row *i,
                      const ls_target *was, ls_target *to,
                      const app_with *with, ls_err *err);

/* The target that `target` names, or with 0 the only one; NULL where the
 * item has none.  LS_EREFUSED where there are several, LS_ENONE where none
 * has that id: the message lists them. */
int app_choose_target(ls_ledger *l, const ls_item_row *i, int64_t target,
                      const ls_target **out, ls_err *err);

/* A new item without a report; sets id and version. */
int app_add(ls_ledger *l, ls_item_row *i, ls_err *err);

/* What a part is: a candidate of the whole's words and place, and the
 * whole's targets that its task names. */
typedef struct app_part {
  ls_item_row item;
  ls_targets targets; /* as they were, of the whole */
} app_part;
typedef VEC(app_part) app_parts;

/* Parts of an item as items of their own: they take its place, and the
 * whole is dropped.  At least two, none empty, none twice (LS_EREFUSED).
 * Of an item that was issued the split is an amendment. */
int app_split(ls_ledger *l, ls_item_row *i, const char *const *tasks, int n,
              const app_with *with, app_parts *out, ls_err *err);

/* What went along when items were merged, and what did not. */
typedef struct app_merged {
  uint32_t targets;       /* went along */
  uint32_t nodes, updates; /* stay with what was merged */
  int64_t indicator;      /* nobody is measured by it any more; 0: none */
} app_merged;

/* `from` into `into`, which must be open: from is dropped, its targets go
 * along (of an item that was issued: as amendments). */
int app_merge(ls_ledger *l, ls_item_row *into, ls_item_row *from,
              const app_with *with, app_merged *out, ls_err *err);

/* Whether a day is over. */
bool app_is_past(const ls_ledger *l, ls_day day);

/* Bytes of a file as evidence of an item. */
int app_evidence(ls_ledger *l, int64_t item, const char *name,
                 ls_slice bytes, ls_err *err);

/* Whether a period's last month has not begun, so that nobody can know its
 * value: that of a year is known in December at the earliest. */
bool app_unbegun(const ls_ledger *l, ls_when w);

enum { OBSERVED_VALUE = 1, OBSERVED_NOTE };

/* One value with its note, if any: OBSERVED_VALUE where the value was new,
 * OBSERVED_NOTE where it is that of before and the note is not, 0 where
 * nothing was; o->revision is its.  Units report for the indicators they are
 * the source of and those of items they lead.  A locked period and one of
 * the future are refused. */
int app_observe(ls_ledger *l, ls_observation *o, ls_err *err);

/* OBSERVED_NOTE where o->note is none of revision o->revision yet, else 0. */
int app_noted(ls_ledger *l, const ls_observation *o, ls_err *err);

/* How an item is called: 2024-017, else #12. */
const char *app_name(ls_ledger *l, const ls_item_row *i);

#endif
