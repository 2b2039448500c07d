/* The lights of a ledger's items, as they are or as they were on a day. */
#ifndef LS_APP_JUDGE_H
#define LS_APP_JUDGE_H

#include "app/ledger.h"
#include "rules/lights.h"

/* One item's light, by the target that decided it. */
typedef struct app_light {
  const app_dossier *d;
  ls_case c;              /* points into *d and into what follows */
  ls_indicator indicator;
  ls_observations obs;
  ls_verdict v;
  uint32_t target;        /* its index in d->targets */
} app_light;

/* What a dossier must hold to be judged. */
#define APP_JUDGED (DOSSIER_TARGETS | DOSSIER_NODES | DOSSIER_OBSERVATIONS | \
                    DOSSIER_UPDATES | DOSSIER_DECISIONS)

/* The greatest entry up to the end of `at`; STORE_NOW where that is today or
 * later.  In a step. */
int app_bound(ls_ledger *l, ls_day at, int64_t *bound, ls_err *err);

/* Judges an item against each of its targets; *out is the verdict whose
 * light comes first.  With `steps` it keeps what was used.  `d` and its
 * arena must outlive *out, which must not be moved. */
int app_judge(ls_ledger *l, const ls_rules *r, const app_dossier *d,
              ls_day at, int64_t bound, bool steps, app_light *out,
              ls_err *err);

/* The same of every item the filter takes; `each` may end the walk by
 * returning non-zero. */
typedef int (*app_each_light)(ls_ledger *l, void *arg, const app_light *light,
                              ls_err *err);
int app_lights(ls_ledger *l, const ls_rules *r, const store_filter *f,
               ls_day at, unsigned parts, app_each_light each, void *arg,
               ls_err *err);

/* --- what is due --------------------------------------------------------- */

typedef enum app_due_kind { DUE_DEADLINE, DUE_NODE, DUE_REPORT, DUE_START }
  app_due_kind;
extern const char *const due_name[]; /* ended by NULL */

typedef struct app_due {
  uint8_t kind;
  ls_day day;
  bool over;           /* before the first day asked for, and not done */
  const ls_item_row *item;
  const char *words;   /* of a node, "" */
  ls_when report;      /* the period of a report */
} app_due;

typedef int (*app_each_due)(ls_ledger *l, void *arg, const app_due *due,
                            ls_err *err);

/* Everything issued and not closed that is due from `from` to `until`, both
 * included, and with `overdue` what was due before and is not done; by
 * item, its days in order of kind. */
int app_due_between(ls_ledger *l, const ls_rules *r, const store_filter *f,
                    ls_day from, ls_day until, bool overdue,
                    app_each_due each, void *arg, ls_err *err);

#endif
