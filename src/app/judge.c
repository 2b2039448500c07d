/* From rows of the ledger to cases for the rules. */
#include "app/judge.h"

#include "app/inside.h"

int app_bound(ls_ledger *l, ls_day at, int64_t *bound, ls_err *err)
{
  *bound = STORE_NOW;
  return at >= l->today ? LS_OK : store_bound(&l->store, at, bound, err);
}

/* The target's own indicator and figures, where they are not the item's. */
static int measured_by(ls_ledger *l, const app_dossier *d,
                       const ls_target *t, int64_t bound, app_light *out,
                       ls_err *err)
{
  const ls_target *first = d->targets.n ? &d->targets.v[0] : NULL;
  bool own = !t || (t->indicator == d->item.indicator &&
                    !strcmp(t->area, first->area));
  out->indicator = d->indicator;
  out->obs = d->observations;
  if(own)
    return LS_OK;
  int rc = LS_OK;
  if(t->indicator != d->item.indicator)
    rc = store_indicator_get(&l->store, t->indicator, bound,
                             &out->indicator, err);
  if(rc >= 0)
    rc = store_observations(&l->store, t->indicator, t->area, bound,
                            &out->obs, err);
  return rc < 0 ? rc : LS_OK;
}

/* Whether the last that happened to what was reported is that it was sent
 * back. */
static bool is_returned(const app_dossier *d, const ls_observations *obs)
{
  int64_t since = app_sent_back(&d->decisions);
  for(uint32_t i = 0; since && i < d->updates.n; i++)
    if(d->updates.v[i].entry > since)
      return false;
  for(uint32_t i = 0; since && i < obs->n; i++)
    if(obs->v[i].entry > since)
      return false;
  return since > 0;
}

static int judge_one(ls_ledger *l, const ls_rules *r, const app_dossier *d,
                     const ls_target *t, ls_day at, int64_t bound, bool steps,
                     app_light *out, ls_err *err)
{
  *out = (app_light){ .d = d };
  int rc = measured_by(l, d, t, bound, out, err);
  if(rc)
    return rc;
  out->c = (ls_case){
    .at = at, .item = &d->item, .target = t,
    .indicator = out->indicator.id ? &out->indicator : NULL,
    .nodes = d->nodes.v, .n_nodes = d->nodes.n,
    .obs = out->obs.v, .n_obs = out->obs.n,
    .updates = d->updates.v, .n_updates = d->updates.n,
    .issued = d->issued, .returned = is_returned(d, &out->obs)
  };
  light_judge(r, steps ? l->store.arena : NULL, &out->c, &out->v);
  return LS_OK;
}

static void move(app_light *to, const app_light *from)
{
  *to = *from;
  if(to->c.indicator)
    to->c.indicator = &to->indicator;
}

int app_judge(ls_ledger *l, const ls_rules *r, const app_dossier *d,
              ls_day at, int64_t bound, bool steps, app_light *out,
              ls_err *err)
{
  int rc = judge_one(l, r, d, d->targets.n ? &d->targets.v[0] : NULL, at,
                     bound, steps, out, err);
  for(uint32_t i = 1; i < d->targets.n && !rc; i++) {
    app_light other;
    rc = judge_one(l, r, d, &d->targets.v[i], at, bound, steps, &other, err);
    if(rc || light_first(&out->v, &other.v) == &out->v)
      continue;
    move(out, &other);
    out->target = i;
  }
  return rc;
}

typedef struct {
  const ls_rules *r;
  ls_day at;
  int64_t bound;
  app_each_light each;
  void *arg;
} walking;

static int each_dossier(ls_ledger *l, void *arg, const app_dossier *d,
                        ls_err *err)
{
  walking *w = arg;
  app_light light;
  int rc = app_judge(l, w->r, d, w->at, w->bound, false, &light, err);
  return rc ? rc : w->each(l, w->arg, &light, err);
}

int app_lights(ls_ledger *l, const ls_rules *r, const store_filter *f,
               ls_day at, unsigned parts, app_each_light each, void *arg,
               ls_err *err)
{
  walking w = { .r = r, .at = at, .each = each, .arg = arg };
  int rc = app_bound(l, at, &w.bound, err);
  return rc < 0 ? rc : app_dossiers(l, f, w.bound, APP_JUDGED | parts,
                                    each_dossier, &w, err);
}
