/* A table's changes, in one entry. */
#include <stdio.h>
#include <string.h>

#include "app/act.h"
#include "app/inside.h"

typedef struct {
  ls_ledger *l;
  const app_edit *e;
  app_with with;
  ls_item_row row; /* the item as it is by now */
  ls_err *err;
} applying;

/* --- conflicts ----------------------------------------------------------- */

static int find_conflicts(ls_ledger *l, const app_edit *v, uint32_t n,
                          app_conflicts *out, ls_err *err)
{
  for(uint32_t i = 0; i < n; i++) {
    ls_item_row now;
    if(!v[i].item)
      continue;
    int rc = store_item_get(&l->store, v[i].item, STORE_NOW, &now, err);
    if(rc < 0)
      return rc;
    if(!rc)
      return err_set(err, LS_ENONE, "item-none", v[i].place, NULL);
    if(now.version != v[i].version)
      *vec_push(l->store.arena, out) = (app_conflict){ i, now.version, now };
  }
  return LS_OK;
}

/* --- one edit ------------------------------------------------------------ */

static int apply_row(applying *a)
{
  const ls_item_row *want = &a->e->row, now = a->row;
  ls_item_row to = now;
  to.year = want->year;
  to.source = want->source;
  to.section = want->section;
  to.task = want->task;
  to.kind = want->kind;
  to.lead_unit = want->lead_unit;
  to.lead_post = want->lead_post;
  to.others = want->others;
  to.unit_suggested = want->unit_suggested;
  to.deadline = want->deadline;
  to.deadline_how = want->deadline_how;
  to.started = want->started;
  to.indicator = want->indicator;
  to.published = want->published;
  int rc = app_revise(a->l, &now, &to, &a->with, a->err);
  a->row = to;
  return rc;
}

static int add(applying *a)
{
  a->row = a->e->row;
  a->row.report = 0;
  a->row.start = a->row.end = 0;
  a->row.quote = "";
  a->row.missing = "";
  a->row.parent = a->row.merged_into = 0;
  return app_add(a->l, &a->row, a->err);
}

static bool same_dec(bool has_a, ls_dec a, bool has_b, ls_dec b)
{
  return has_a == has_b && (!has_a || !dec_cmp(a, b));
}

static bool same_target(const ls_target *a, const ls_target *b)
{
  return a->indicator == b->indicator && !strcmp(a->area, b->area) &&
         !memcmp(&a->period, &b->period, sizeof(a->period)) &&
         a->cmp == b->cmp && a->nature == b->nature &&
         same_dec(a->has_value, a->value, b->has_value, b->value) &&
         same_dec(a->has_hi, a->value_hi, b->has_hi, b->value_hi) &&
         same_dec(a->has_baseline, a->baseline, b->has_baseline,
                  b->baseline);
}

static const ls_target *target_of(const ls_targets *v, int64_t id)
{
  for(uint32_t i = 0; i < v->n; i++)
    if(v->v[i].id == id)
      return &v->v[i];
  return NULL;
}

/* Those that are there, changed or taken away; then new ones. */
static int apply_targets(applying *a)
{
  static const ls_target none = { .area = "" };
  const ls_targets *want = &a->e->targets;
  ls_targets now = { 0 };
  int rc = store_targets(&a->l->store, a->row.id, STORE_NOW, &now, a->err);
  for(uint32_t i = 0; !rc && i < now.n; i++) {
    const ls_target *w = target_of(want, now.v[i].id);
    ls_target to = w ? *w : now.v[i];
    to.item = w ? a->row.id : 0;
    if(!w || !same_target(w, &now.v[i]))
      rc = app_change_target(a->l, &a->row, &now.v[i], &to, &a->with,
                             a->err);
  }
  for(uint32_t i = 0; !rc && i < want->n; i++) {
    ls_target to = want->v[i];
    if(target_of(&now, to.id))
      continue;
    to.item = a->row.id;
    rc = app_change_target(a->l, &a->row, &none, &to, &a->with, a->err);
  }
  return rc;
}

static bool same_nodes(const ls_nodes *a, const ls_nodes *b)
{
  if(a->n != b->n)
    return false;
  for(uint32_t i = 0; i < a->n; i++)
    if(a->v[i].by != b->v[i].by || strcmp(a->v[i].words, b->v[i].words) ||
       !same_dec(a->v[i].has_value, a->v[i].value, b->v[i].has_value,
                 b->v[i].value))
      return false;
  return true;
}

static int apply_nodes(applying *a)
{
  ls_nodes now = { 0 };
  uint8_t state;
  int rc = store_nodes(&a->l->store, a->row.id, STORE_NOW, &now, a->err);
  if(rc || same_nodes(&now, &a->e->nodes))
    return rc;
  rc = app_ask(a->l, ACT_EDIT, &a->row, &a->with, &state, a->err);
  return rc ? rc : store_nodes_put(&a->l->store, a->row.id, a->e->nodes.v,
                                   a->e->nodes.n, a->err);
}

static int apply_extras(applying *a)
{
  const ls_extras *want = &a->e->extras;
  ls_extras now = { 0 };
  int rc = want->n ? store_extras(&a->l->store, a->row.id, STORE_NOW, &now,
                                  a->err) : LS_OK;
  for(uint32_t i = 0; !rc && i < want->n; i++) {
    ls_extra e = want->v[i];
    uint32_t k = 0;
    while(k < now.n && strcmp(now.v[k].name, e.name))
      k++;
    if(k < now.n ? !strcmp(now.v[k].value, e.value) : !e.value[0])
      continue;
    e.item = a->row.id;
    rc = store_extra_put(&a->l->store, &e, a->err);
  }
  return rc;
}

static int apply_one(applying *a)
{
  int rc = LS_OK;
  if(a->e->item) {
    rc = store_item_get(&a->l->store, a->e->item, STORE_NOW, &a->row,
                        a->err);
    rc = rc > 0 ? apply_row(a) : rc;
  }
  else
    rc = add(a);
  if(!rc && a->e->has_targets)
    rc = apply_targets(a);
  if(!rc && a->e->has_nodes)
    rc = apply_nodes(a);
  if(!rc)
    rc = apply_extras(a);
  if(!rc && a->e->has_update) {
    a->with.update = &a->e->update;
    rc = app_do(a->l, ACT_UPDATE, &a->row, &a->with, a->err);
  }
  return rc;
}

int app_apply(ls_ledger *l, const app_edit *v, uint32_t n, const char *why,
              const char *approved_by, app_conflicts *conflicts,
              ls_err *err)
{
  int rc = find_conflicts(l, v, n, conflicts, err);
  if(!rc && conflicts->n)
    return err_set(err, LS_ECONFLICT, "apply-conflicts", NULL, NULL);
  for(uint32_t i = 0; !rc && i < n; i++) {
    applying a = { .l = l, .e = &v[i], .err = err,
                   .with = { .why = why ? why : "", .deadline = DAY_NONE,
                             .approved_by = approved_by } };
    ls_arena *before = store_enter(&l->store);
    rc = apply_one(&a);
    store_leave(&l->store, before);
    if(rc && v[i].place && v[i].place[0])
      snprintf(err->file, sizeof(err->file), "%s", v[i].place);
  }
  return rc;
}
