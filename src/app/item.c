/* One item by its name, and everything about it. */
#include "app/inside.h"
#include "app/who.h"

int app_item(ls_ledger *l, const char *name, int64_t bound,
             ls_item_row *out, ls_err *err)
{
  int64_t id;
  int rc = app_id(name, &id) ? 1 /* candidates have no number: "" is none */
    : *name ? store_item_find(&l->store, name, &id, err) : 0;
  if(rc > 0)
    rc = store_item_get(&l->store, id, bound, out, err);
  return rc < 0 ? rc : rc ? LS_OK
                          : err_set(err, LS_ENONE, "item-none", name, NULL);
}

/* --- everything about it ------------------------------------------------- */

/* A target of a later year is postponed as the deadline is; where both were
 * at once it is counted once. */
static bool with_deadline(const ls_amendments *v, const ls_amendment *p)
{
  for(uint32_t i = 0; i < v->n; i++) {
    const ls_amendment *a = &v->v[i];
    if(a->weaker > 0 && a->on == p->on && !strcmp(a->why, p->why) &&
       (!strcmp(a->field, "deadline") ||
        (a < p && !strcmp(a->field, "period"))))
      return true;
  }
  return false;
}

static void sum_up(app_dossier *d)
{
  for(uint32_t i = 0; i < d->amendments.n; i++) {
    const ls_amendment *a = &d->amendments.v[i];
    if(a->weaker > 0 && (!strcmp(a->field, "deadline") ||
                         (!strcmp(a->field, "period") &&
                          !with_deadline(&d->amendments, a))))
      d->postponed++;
    if(a->weaker > 0 && !strcmp(a->field, "target"))
      d->lowered++;
  }
  d->issued = DAY_NONE;
  for(uint32_t i = 0; i < d->decisions.n; i++)
    if(d->decisions.v[i].act == ACT_ISSUE)
      d->issued = d->decisions.v[i].on;
}

static int measures(ls_store *st, int64_t bound, unsigned parts,
                    app_dossier *d, ls_err *err)
{
  int64_t item = d->item.id;
  int rc = LS_OK;
  if(d->item.indicator) {
    rc = store_indicator_get(st, d->item.indicator, bound, &d->indicator,
                             err);
    if(rc > 0)
      rc = LS_OK;
  }
  if(!rc && (parts & (DOSSIER_TARGETS | DOSSIER_OBSERVATIONS)))
    rc = store_targets(st, item, bound, &d->targets, err);
  if(!rc && (parts & DOSSIER_NODES))
    rc = store_nodes(st, item, bound, &d->nodes, err);
  if(!rc && (parts & DOSSIER_OBSERVATIONS) && d->item.indicator)
    rc = store_observations(st, d->item.indicator,
                            d->targets.n ? d->targets.v[0].area : "", bound,
                            &d->observations, err);
  return rc;
}

static int course(ls_store *st, int64_t bound, unsigned parts,
                  app_dossier *d, ls_err *err)
{
  int64_t item = d->item.id;
  int rc = LS_OK;
  if(parts & DOSSIER_UPDATES)
    rc = store_updates(st, item, bound, &d->updates, err);
  if(!rc && (parts & DOSSIER_EVIDENCE))
    rc = store_evidence(st, item, bound, &d->evidence, err);
  if(!rc && (parts & DOSSIER_DECISIONS))
    rc = store_decisions(st, item, bound, &d->decisions, err);
  if(!rc && (parts & DOSSIER_AMENDMENTS))
    rc = store_amendments(st, item, bound, &d->amendments, err);
  if(!rc && (parts & DOSSIER_EXTRAS))
    rc = store_extras(st, item, bound, &d->extras, err);
  return rc;
}

static int fill(ls_ledger *l, int64_t bound, unsigned parts, app_dossier *d,
                ls_err *err)
{
  int rc = measures(&l->store, bound, parts, d, err);
  if(!rc)
    rc = course(&l->store, bound, parts, d, err);
  sum_up(d);
  return rc;
}

int app_dossier_of(ls_ledger *l, int64_t item, int64_t bound, unsigned parts,
                   app_dossier *out, ls_err *err)
{
  memset(out, 0, sizeof(*out));
  int rc = store_item_get(&l->store, item, bound, &out->item, err);
  if(!rc)
    return err_set(err, LS_ENONE, "item-none", "", NULL);
  return rc < 0 ? rc : fill(l, bound, parts, out, err);
}

typedef struct {
  ls_ledger *l;
  int64_t bound;
  unsigned parts;
  app_each_dossier each;
  void *arg;
} walking;

static int each_item(void *arg, const ls_item_row *i, ls_err *err)
{
  walking *w = arg;
  app_dossier d = { .item = *i };
  ls_arena *before = store_enter(&w->l->store);
  int rc = fill(w->l, w->bound, w->parts, &d, err);
  if(!rc)
    rc = w->each(w->l, w->arg, &d, err);
  store_leave(&w->l->store, before);
  return rc;
}

int app_dossiers(ls_ledger *l, const store_filter *f, int64_t bound,
                 unsigned parts, app_each_dossier each, void *arg,
                 ls_err *err)
{
  walking w = { l, bound, parts, each, arg };
  int rc = l->store.days ? LS_OK : store_load_days(&l->store, err);
  return rc ? rc : store_items(&l->store, f, bound, each_item, &w, err);
}
