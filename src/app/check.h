/* What items lack before they can be judged, and how much of each section
 * can be. */
#ifndef LS_APP_CHECK_H
#define LS_APP_CHECK_H

#include "app/ledger.h"

enum { /* what is lacking */
  CHECK_NUMBER = 1,   /* no target value, and no end state in its words */
  CHECK_HEDGED = 2,   /* only striven for */
  CHECK_DEADLINE = 4,
  CHECK_OWNER = 8,    /* no lead unit, or nobody confirmed it */
  CHECK_BASELINE = 16, /* of a target that is measured from one */
  CHECK_SOURCE = 32,  /* nobody reports its indicator */
  CHECK_ALL = 63
};
extern const char *const check_name[]; /* by bit, ended by NULL */

typedef struct app_check {
  const ls_item_row *item;
  unsigned lacks;
} app_check;

typedef struct app_section {
  const char *name;
  uint32_t items, measurable; /* with a number or an end state, not hedged */
} app_section;

typedef struct app_checked {
  VEC(app_section) sections; /* in the order of their first items */
  uint32_t items, measurable, count[6]; /* how many lack what */
} app_checked;

/* In a reading step: every open item with what it lacks to `each`. */
typedef int (*app_each_check)(void *arg, const app_check *c, ls_err *err);
int app_check_items(ls_ledger *l, const store_filter *f,
                    app_each_check each, void *arg, app_checked *out,
                    ls_err *err);

#endif
