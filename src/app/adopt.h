/* The rules a ledger goes by.  They are kept in it, so that a light of last
 * March is judged by the rules of last March, and a newer program does not
 * change lights by itself. */
#ifndef LS_APP_ADOPT_H
#define LS_APP_ADOPT_H

#include "app/ledger.h"
#include "rules/rules.h"

/* The rules in force at an entry: those the ledger was opened to be looked
 * at with, else those adopted last before it, else (a ledger of an earlier
 * program) those built in.  *out is the ledger's.  LS_ELEXICON where this
 * program cannot read what was adopted. */
int app_rules_at(ls_ledger *l, int64_t bound, const ls_rules **out,
                 ls_err *err);

/* In a writing step: keeps all files, those of `own` (may be NULL) in place
 * of the built-in ones.  Nothing is written where they are the same as those
 * in force.  How many files, or an error: LS_ELEXICON, with the first
 * mistake, where they cannot be loaded. */
int app_adopt(ls_ledger *l, const ls_rules_source *own, ls_err *err);

#endif
