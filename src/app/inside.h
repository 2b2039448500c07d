/* What the files of src/app share. */
#ifndef LS_APP_INSIDE_H
#define LS_APP_INSIDE_H

#include "app/act.h"

/* Sets the ledger's clock. */
int app_set_clock(ls_ledger *l, ls_err *err);

/* An empty one, without a file; *out is to be closed even on errors. */
int app_new(const char *as, ls_ledger **out, ls_err *err);

/* Further names as a ledger keeps them, with a comma between: `given` may
 * have any mark there (市发改委、发改委) and spaces; each stands once, and none
 * that is `name` itself.  *aliases is the step's.  LS_EREFUSED for what is no
 * name. */
int app_aliases(ls_ledger *l, const char *name, const char *given,
                const char **aliases, ls_err *err);

/* Copies a ledger's file to `to`, brought up to this program's version;
 * `from` is only read.  Errors as ledger_open's; `to` may be left behind
 * with them. */
int ledger_copy_new(const char *from, const char *to, ls_err *err);

/* A step that writes derived tables only: no entry, no permission. */
int app_derive(ls_ledger *l, app_step step, void *arg, ls_err *err);

/* Gives the whole ledger `half` the name `path`, where no ledger and none's
 * left-over journal may be. */
int app_install(const char *half, const char *path, ls_err *err);

/* What an item's task may be: something is said, on one line, with nothing
 * unseen in it.  LS_EREFUSED. */
int app_check_task(const char *task, ls_err *err);

/* Where *err names `half`, a file that was in the making, or what SQLite
 * keeps beside it, it names `asked` instead, what people asked for. */
void app_asked_for(const char *half, const char *asked, ls_err *err);

/* A name that people can read and write: UTF-8, nothing unseen in it, no
 * spaces at its ends, not too long.  LS_EREFUSED. */
int app_check_name(const char *name, ls_err *err);

/* Puts an item after its quote was compared with the read text
 * (LS_EDAMAGED where they differ). */
int app_put_item(ls_ledger *l, const ls_item_row *i, ls_err *err);

/* Whether it has a number: also one that was returned, for what it said
 * when it was issued is kept. */
bool app_was_issued(const ls_item_row *i);

/* 1 where it, or an item it is a part of, was issued; that one in *whole
 * (may be NULL).  0 where none was. */
int app_promised(ls_ledger *l, const ls_item_row *i, ls_item_row *whole,
                 ls_err *err);

/* Writes down what was decided of an item, and how it was amended: `weaker`
 * 1 where less is asked than before, -1 where more is. */
int app_decide(ls_ledger *l, ls_act act, int64_t item, uint8_t from,
               uint8_t to, const char *why, ls_err *err);
int app_amended(ls_ledger *l, int64_t item, const char *field,
                const char *was, const char *now, int weaker,
                const app_with *with, ls_err *err);

/* The entry in which what was reported was last returned or reopened, 0
 * never: nothing before it speaks for the item being done. */
int64_t app_sent_back(const ls_decisions *v);

/* LS_EREFUSED for work that should begin after its deadline. */
int app_check_term(ls_ledger *l, const ls_item_row *i, ls_err *err);

/* As app_unit_serves, of the units that `to` has and `was` (NULL: a new one)
 * has not. */
int app_units_serve(ls_ledger *l, const ls_item_row *was,
                    const ls_item_row *to, ls_err *err);

/* >=8 2024, as people read a target. */
const char *app_target_text(ls_ledger *l, const ls_target *t);

/* Which of `n` tasks each target of `v` is for: the one whose words name its
 * indicator or its value; what none names is for the first. */
int app_share(ls_ledger *l, const ls_targets *v, const char *const *tasks,
              int n, int *which, ls_err *err);

/* The target's next version, as one of `item` (0: of none). */
int app_move_target(ls_ledger *l, const ls_target *t, int64_t item,
                    ls_err *err);

/* Whether what was dropped may be taken up again: not what was merged, nor
 * a whole beside its parts, nor a part beside its whole.  The targets of
 * parts go back to the whole. */
int app_revive(ls_ledger *l, const ls_item_row *i, ls_err *err);

#endif
