/* Units, posts, users and indicators: added and changed. */
#ifndef LS_APP_WHO_H
#define LS_APP_WHO_H

#include "app/ledger.h"

/* Each puts the next version, or with id 0 a new one (and sets id and
 * version), in a writing step.  Errors: LS_EREFUSED for a name that is
 * empty, too long or taken, a parent that is below it; LS_ENONE. */
int app_save_unit(ls_ledger *l, ls_unit *u, ls_err *err);
int app_save_post(ls_ledger *l, ls_post *p, ls_err *err);
int app_save_user(ls_ledger *l, ls_user *u, ls_err *err);
int app_save_indicator(ls_ledger *l, ls_indicator *i, ls_err *err);

/* By name (a unit also by alias) or id (#3).  LS_ENONE where there is none.
 * A post's name may be that of several units: 市发改委/主任 tells. */
int app_unit(ls_ledger *l, const char *name, ls_unit *out, ls_err *err);
int app_post(ls_ledger *l, const char *name, ls_post *out, ls_err *err);
int app_user(ls_ledger *l, const char *name, ls_user *out, ls_err *err);
int app_indicator(ls_ledger *l, const char *name, ls_indicator *out,
                  ls_err *err);

/* #12 or 12 as a number: true. */
bool app_id(const char *name, int64_t *out);

#endif
