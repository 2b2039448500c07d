/* Units that are no more: merged into another, or closed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "app/who.h"
#include "rules/workflow.h"

int app_unit_serves(ls_ledger *l, int64_t id, ls_err *err)
{
  ls_unit u, next;
  int rc = id ? store_unit_get(&l->store, id, STORE_NOW, &u, err) : 0;
  if(rc <= 0 || !u.ended)
    return rc < 0 ? rc : LS_OK;
  rc = u.successor ? store_unit_get(&l->store, u.successor, STORE_NOW, &next,
                                    err) : 0;
  if(rc < 0)
    return rc;
  return rc ? err_set(err, LS_EREFUSED, "unit-ended-by", u.name, next.name)
            : err_set(err, LS_EREFUSED, "unit-ended", u.name, NULL);
}

/* The next id of a list; false at its end. */
static bool next_id(const char **list, int64_t *id)
{
  char *end;
  while(**list == ',')
    (*list)++;
  *id = strtoll(*list, &end, 10);
  bool is = end != *list;
  *list = end;
  return is;
}

int app_units_serve(ls_ledger *l, const ls_item_row *was,
                    const ls_item_row *to, ls_err *err)
{
  int64_t id, old;
  int rc = was && was->lead_unit == to->lead_unit
    ? LS_OK : app_unit_serves(l, to->lead_unit, err);
  for(const char *p = to->others; !rc && next_id(&p, &id);) {
    bool there = false;
    for(const char *q = was ? was->others : ""; next_id(&q, &old);)
      there = there || old == id;
    if(!there)
      rc = app_unit_serves(l, id, err);
  }
  return rc;
}

/* --- handing over -------------------------------------------------------- */

typedef struct {
  ls_ledger *l;
  const ls_unit *unit, *heir; /* heir NULL: nobody */
  const app_with *with;
  app_retired *out;
  store_ids ids; /* of the items that have to do with it */
  ls_err *err;
} handing;

static bool is_other(const ls_item_row *i, int64_t unit)
{
  int64_t id;
  for(const char *p = i->others; next_id(&p, &id);)
    if(id == unit)
      return true;
  return false;
}

static int keep_id(void *arg, const ls_item_row *i, ls_err *err)
{
  handing *h = arg;
  (void)err;
  bool open = i->state == ST_CANDIDATE || i->state == ST_ISSUED ||
              i->state == ST_SIGNED || i->state == ST_PROGRESS ||
              i->state == ST_REPORTED;
  if(open && (i->lead_unit == h->unit->id || is_other(i, h->unit->id)))
    *vec_push(&h->l->arena, &h->ids) = i->id;
  return 0;
}

/* The other units with the heir in the unit's place, each once and none
 * that leads. */
static const char *others_now(handing *h, const ls_item_row *i)
{
  char *out = arena_alloc(h->l->store.arena, strlen(i->others) + 48);
  ls_item_row sofar = { .others = out };
  size_t n = 0;
  int64_t id;
  out[0] = 0;
  for(const char *p = i->others; next_id(&p, &id);) {
    if(id == h->unit->id)
      id = h->heir->id;
    if(id != i->lead_unit && !is_other(&sofar, id))
      n += (size_t)snprintf(out + n, 24, "%s%lld", n ? "," : "",
                            (long long)id);
  }
  return out;
}

static int hand_item(handing *h, ls_item_row *i)
{
  ls_ledger *l = h->l;
  bool led = i->lead_unit == h->unit->id;
  bool formal = led && app_was_issued(i);
  uint8_t same;
  int rc = formal ? app_ask(l, ACT_AMEND, i, h->with, &same, h->err) : LS_OK;
  if(rc)
    return rc;
  if(led)
    i->lead_unit = h->heir->id;
  i->others = others_now(h, i);
  i->version++;
  rc = app_put_item(l, i, h->err);
  if(!rc && formal)
    rc = app_amended(l, i->id, "owner", h->unit->name, h->heir->name, 0,
                     h->with, h->err);
  return rc ? rc : app_decide(l, formal ? ACT_AMEND : ACT_EDIT, i->id,
                              i->state, i->state, h->with->why, h->err);
}

static int hand_items(handing *h)
{
  const store_filter open = { .state = -1 };
  ls_ledger *l = h->l;
  int rc = store_items(&l->store, &open, STORE_NOW, keep_id, h, h->err);
  for(uint32_t k = 0; !rc && k < h->ids.n; k++) {
    ls_item_row *i = vec_push0(l->store.arena, &h->out->items);
    rc = store_item_get(&l->store, h->ids.v[k], STORE_NOW, i, h->err);
    rc = rc > 0 && h->heir ? hand_item(h, i) : rc < 0 ? rc : LS_OK;
  }
  return rc;
}

static int hand_indicators(handing *h)
{
  ls_indicators v = { 0 };
  int rc = store_indicators(&h->l->store, STORE_NOW, &v, h->err);
  for(uint32_t k = 0; !rc && k < v.n; k++) {
    if(v.v[k].source_unit != h->unit->id)
      continue;
    h->out->indicators++;
    v.v[k].source_unit = h->heir ? h->heir->id : v.v[k].source_unit;
    v.v[k].version++;
    if(h->heir)
      rc = store_indicator_put(&h->l->store, &v.v[k], h->err);
  }
  return rc;
}

static int find_users(handing *h)
{
  ls_users v = { 0 };
  int rc = store_users(&h->l->store, STORE_NOW, &v, h->err);
  for(uint32_t k = 0; !rc && k < v.n; k++)
    if(v.v[k].unit == h->unit->id && !v.v[k].gone)
      *vec_push(h->l->store.arena, &h->out->users) = v.v[k];
  return rc;
}

int app_retire_unit(ls_ledger *l, const ls_unit *unit, const ls_unit *heir,
                    const app_with *with, app_retired *out, ls_err *err)
{
  handing h = { .l = l, .unit = unit, .heir = heir, .with = with,
                .out = out, .err = err };
  int rc = LS_OK;
  if(!workflow_said(with->why))
    rc = err_set(err, LS_EREFUSED, "retire-why", unit->name, NULL);
  else if(unit->ended)
    rc = app_unit_serves(l, unit->id, err);
  else if(heir && heir->id == unit->id)
    rc = err_set(err, LS_EREFUSED, "retire-itself", unit->name, NULL);
  else if(heir)
    rc = app_unit_serves(l, heir->id, err);
  if(!rc)
    rc = store_unit_end(&l->store, unit->id, heir ? heir->id : 0, with->why,
                        err);
  if(!rc)
    rc = hand_items(&h);
  if(!rc)
    rc = hand_indicators(&h);
  return rc ? rc : find_users(&h);
}

int app_unit_back(ls_ledger *l, const ls_unit *unit, const char *why,
                  ls_err *err)
{
  if(!workflow_said(why))
    return err_set(err, LS_EREFUSED, "retire-why", unit->name, NULL);
  if(!unit->ended)
    return err_set(err, LS_EREFUSED, "retire-not", unit->name, NULL);
  return store_unit_end(&l->store, unit->id, unit->id, why, err);
}
