/* Units, posts, users and indicators: added and changed. */
#ifndef LS_APP_WHO_H
#define LS_APP_WHO_H

#include "app/act.h"

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

/* What a retired unit leaves. */
typedef struct app_retired {
  VEC(ls_item_row) items; /* open ones it led or took part in, as they are
                             now */
  uint32_t indicators;    /* it was the source of */
  ls_users users;         /* of it, who may still act */
} app_retired;

/* A unit is no more.  Where `heir` (may be NULL) takes over, it gets its
 * open items (of those that were issued as amendments of the owner) and
 * indicators.  Needs with->why.  LS_EREFUSED: it is retired already, the
 * heir is, or is the unit itself. */
int app_retire_unit(ls_ledger *l, const ls_unit *unit, const ls_unit *heir,
                    const app_with *with, app_retired *out, ls_err *err);

/* It goes on after all; what was handed over stays so. */
int app_unit_back(ls_ledger *l, const ls_unit *unit, const char *why,
                  ls_err *err);

/* LS_OK where the unit (0: none) can be given something to do; LS_EREFUSED
 * for a retired one, with who took over. */
int app_unit_serves(ls_ledger *l, int64_t id, ls_err *err);

/* #12 or 12 as a number: true. */
bool app_id(const char *name, int64_t *out);

#endif
