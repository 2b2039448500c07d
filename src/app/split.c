/* Items in parts, and several as one; and what stands in the way of taking
 * them up again. */
#include <stdio.h>
#include <string.h>

#include "app/inside.h"

#define DEEPEST 64 /* a part of a part of ... */

/* #20, #21 */
static const char *ids_text(ls_ledger *l, const int64_t *id, uint32_t n)
{
  size_t room = 24 * ((size_t)n + 1), w = 0;
  char *out = arena_alloc(l->store.arena, room);
  out[0] = 0;
  for(uint32_t i = 0; i < n; i++)
    w += (size_t)snprintf(out + w, room - w, "%s#%lld", i ? ", " : "",
                          (long long)id[i]);
  return out;
}

static int refuse(ls_ledger *l, const ls_item_row *i, const char *key,
                  const char *more, ls_err *err)
{
  err_set(err, LS_EREFUSED, key, app_name(l, i), more);
  return LS_EREFUSED;
}

/* --- whose a target is --------------------------------------------------- */

static bool is_digit(char c)
{
  return (c >= '0' && c <= '9') || c == '.';
}

/* The number as it stands, not as part of a longer one. */
static bool has_number(const char *task, const char *number)
{
  size_t n = strlen(number);
  for(const char *p = task; (p = strstr(p, number)) != NULL; p++)
    if((p == task || !is_digit(p[-1])) && !is_digit(p[n]))
      return true;
  return false;
}

/* As it is, or in 万 and 亿: 210亿 is 21000000000. */
static bool has_value(const char *task, const ls_target *t)
{
  for(int power = 0; t->has_value && power >= -8; power -= 4) {
    char text[DEC_TEXT];
    ls_dec d = t->value;
    if(!dec_shift(&d, power))
      continue;
    dec_text(d, text);
    if(has_number(task, text))
      return true;
  }
  return false;
}

static int fits(const char *task, const char *name, const ls_target *t)
{
  return (name[0] && strstr(task, name) ? 2 : 0) +
         (has_value(task, t) ? 1 : 0);
}

int app_share(ls_ledger *l, const ls_targets *v, const char *const *tasks,
              int n, int *which, ls_err *err)
{
  for(uint32_t k = 0; k < v->n; k++) {
    ls_indicator in = { .name = "" };
    int most = 0;
    int rc = store_indicator_get(&l->store, v->v[k].indicator, STORE_NOW,
                                 &in, err);
    if(rc < 0)
      return rc;
    which[k] = 0;
    for(int i = 0; i < n; i++) {
      int how = fits(tasks[i], in.name, &v->v[k]);
      if(how > most) {
        most = how;
        which[k] = i;
      }
    }
  }
  return LS_OK;
}

int app_move_target(ls_ledger *l, const ls_target *t, int64_t item,
                    ls_err *err)
{
  ls_target to = *t;
  to.item = item;
  to.version++;
  return store_target_put(&l->store, &to, err);
}

/* --- splitting ----------------------------------------------------------- */

static int check_tasks(const char *const *tasks, int n, ls_err *err)
{
  if(n < 2)
    return err_set(err, LS_EREFUSED, "split-few", NULL, NULL);
  for(int i = 0; i < n; i++) {
    int rc = app_check_task(tasks[i], err);
    if(rc)
      return rc;
    for(int k = 0; k < i; k++)
      if(!strcmp(tasks[i], tasks[k]))
        return err_set(err, LS_EREFUSED, "split-same", tasks[i], NULL);
  }
  return LS_OK;
}

/* A new item of the whole's words and place, with the targets that are
 * its. */
static int put_part(ls_ledger *l, const ls_item_row *whole,
                    const ls_targets *v, const int *which, int nth,
                    const char *task, app_part *out, ls_err *err)
{
  *out = (app_part){ .item = *whole };
  out->item.task = task;
  out->item.parent = whole->id;
  out->item.published = false;
  out->item.indicator = nth || v->n ? 0 : whole->indicator;
  for(uint32_t k = 0; k < v->n; k++)
    if(which[k] == nth) {
      *vec_push(l->store.arena, &out->targets) = v->v[k];
      if(!out->item.indicator)
        out->item.indicator = v->v[k].indicator;
    }
  int rc = app_add(l, &out->item, err);
  for(uint32_t k = 0; !rc && k < out->targets.n; k++)
    rc = app_move_target(l, &out->targets.v[k], out->item.id, err);
  return rc;
}

static int retire_whole(ls_ledger *l, ls_item_row *i, uint8_t to,
                        const app_parts *parts, const app_with *with,
                        ls_err *err)
{
  uint8_t was = i->state;
  int64_t *id = arena_zalloc(l->store.arena, parts->n * sizeof(*id));
  for(uint32_t k = 0; k < parts->n; k++)
    id[k] = parts->v[k].item.id;
  i->state = to;
  i->version++;
  int rc = app_put_item(l, i, err);
  if(!rc)
    rc = app_promised(l, i, NULL, err);
  if(rc > 0)
    rc = app_amended(l, i->id, "split", i->task,
                     ids_text(l, id, parts->n), 0, with, err);
  return rc ? rc : app_decide(l, ACT_SPLIT, i->id, was, to, with->why, err);
}

int app_split(ls_ledger *l, ls_item_row *i, const char *const *tasks, int n,
              const app_with *with, app_parts *out, ls_err *err)
{
  uint8_t to;
  ls_targets v = { 0 };
  int rc = check_tasks(tasks, n, err);
  if(!rc)
    rc = app_ask(l, ACT_SPLIT, i, with, &to, err);
  if(!rc)
    rc = store_targets(&l->store, i->id, STORE_NOW, &v, err);
  if(rc)
    return rc;
  int *which = arena_zalloc(l->store.arena, (v.n + 1) * sizeof(*which));
  rc = app_share(l, &v, tasks, n, which, err);
  for(int k = 0; !rc && k < n; k++)
    rc = put_part(l, i, &v, which, k, tasks[k],
                  vec_push0(l->store.arena, out), err);
  return rc ? rc : retire_whole(l, i, to, out, with, err);
}

/* --- merging ------------------------------------------------------------- */

/* What still has its way before it. */
static bool is_open(const ls_item_row *i)
{
  return i->state == ST_CANDIDATE || i->state == ST_ISSUED ||
         i->state == ST_SIGNED || i->state == ST_PROGRESS ||
         i->state == ST_REPORTED;
}

/* Targets go along, so that what they ask is still asked; for an item that
 * was issued they are amendments. */
static int move_targets(ls_ledger *l, const ls_item_row *into,
                        const ls_targets *v, const app_with *with,
                        ls_err *err)
{
  uint8_t same;
  int rc = v->n ? app_promised(l, into, NULL, err) : 0;
  bool formal = rc > 0;
  if(rc >= 0)
    rc = formal ? app_ask(l, ACT_AMEND, into, with, &same, err) : LS_OK;
  for(uint32_t k = 0; !rc && k < v->n; k++) {
    rc = app_move_target(l, &v->v[k], into->id, err);
    if(!rc && formal)
      rc = app_amended(l, into->id, "target", "",
                       app_target_text(l, &v->v[k]), 0, with, err);
  }
  return rc;
}

/* The item is measured by what was merged into it, where it was by
 * nothing. */
static int take_indicator(ls_ledger *l, ls_item_row *into,
                          const ls_item_row *from, ls_err *err)
{
  if(into->indicator || !from->indicator)
    return LS_OK;
  into->indicator = from->indicator;
  into->version++;
  return app_put_item(l, into, err);
}

static int left(ls_ledger *l, const ls_item_row *into,
                const ls_item_row *from, const ls_targets *v,
                app_merged *out, ls_err *err)
{
  ls_nodes nodes = { 0 };
  ls_updates updates = { 0 };
  int rc = store_nodes(&l->store, from->id, STORE_NOW, &nodes, err);
  if(!rc)
    rc = store_updates(&l->store, from->id, STORE_NOW, &updates, err);
  *out = (app_merged){ .targets = v->n, .nodes = nodes.n,
                       .updates = updates.n };
  if(from->indicator && into->indicator != from->indicator && !v->n)
    out->indicator = from->indicator;
  return rc;
}

int app_merge(ls_ledger *l, ls_item_row *into, ls_item_row *from,
              const app_with *with, app_merged *out, ls_err *err)
{
  uint8_t to, was = from->state;
  ls_targets v = { 0 };
  if(into->id == from->id || into->merged_into)
    return refuse(l, into, "merge-itself", NULL, err);
  if(!is_open(into))
    return refuse(l, into, "merge-done", state_name[into->state], err);
  int rc = app_ask(l, ACT_MERGE, from, with, &to, err);
  if(!rc)
    rc = store_targets(&l->store, from->id, STORE_NOW, &v, err);
  if(rc)
    return rc;
  from->state = to;
  from->merged_into = into->id;
  from->version++;
  rc = app_put_item(l, from, err);
  if(!rc)
    rc = move_targets(l, into, &v, with, err);
  if(!rc)
    rc = take_indicator(l, into, from, err);
  if(!rc)
    rc = left(l, into, from, &v, out, err);
  if(!rc)
    rc = app_promised(l, from, NULL, err);
  if(rc > 0)
    rc = app_amended(l, from->id, "merge", from->task, app_name(l, into), 0,
                     with, err);
  return rc ? rc : app_decide(l, ACT_MERGE, from->id, was, to, with->why,
                              err);
}

/* --- again --------------------------------------------------------------- */

/* A part whose whole is there again would be asked for twice; so would one
 * of a part that is. */
static int check_whole(ls_ledger *l, const ls_item_row *i, ls_err *err)
{
  ls_item_row whole = *i;
  for(int depth = 0; whole.parent && depth < DEEPEST; depth++) {
    int rc = store_item_get(&l->store, whole.parent, STORE_NOW, &whole, err);
    if(rc <= 0)
      return rc;
    if(whole.state != ST_DROPPED)
      return refuse(l, i, "reopen-part", app_name(l, &whole), err);
  }
  return LS_OK;
}

static bool is_among(const store_ids *v, int64_t id)
{
  for(uint32_t i = 0; i < v->n; i++)
    if(v->v[i] == id)
      return true;
  return false;
}

/* The parts of an item, and theirs; each once, though a ledger may come from
 * elsewhere and say that two are parts of each other. */
static int all_parts(ls_ledger *l, int64_t item, store_ids *out, ls_err *err)
{
  int rc = store_parts(&l->store, item, STORE_NOW, out, err);
  for(uint32_t k = 0; !rc && k < out->n; k++) {
    store_ids more = { 0 };
    rc = store_parts(&l->store, out->v[k], STORE_NOW, &more, err);
    for(uint32_t m = 0; m < more.n; m++)
      if(more.v[m] != item && !is_among(out, more.v[m]))
        *vec_push(l->store.arena, out) = more.v[m];
  }
  return rc;
}

/* Of parts that were dropped, also of those that were split themselves; what
 * was merged into another item is asked for there. */
static int check_parts(ls_ledger *l, const ls_item_row *i, store_ids *parts,
                       ls_err *err)
{
  store_ids alive = { 0 };
  ls_item_row part, into;
  int rc = all_parts(l, i->id, parts, err);
  for(uint32_t k = 0; !rc && k < parts->n; k++) {
    rc = store_item_get(&l->store, parts->v[k], STORE_NOW, &part, err);
    if(rc > 0 && part.state != ST_DROPPED)
      *vec_push(l->store.arena, &alive) = part.id;
    if(rc > 0 && part.merged_into)
      rc = store_item_get(&l->store, part.merged_into, STORE_NOW, &into, err);
    else if(rc > 0)
      rc = 0;
    if(rc > 0)
      rc = into.state == ST_DROPPED ? 0
           : refuse(l, &part, "reopen-merged", app_name(l, &into), err);
  }
  return rc || !alive.n ? rc : refuse(l, i, "reopen-split",
                                      ids_text(l, alive.v, alive.n), err);
}

static int take_back(ls_ledger *l, int64_t part, int64_t whole, ls_err *err)
{
  ls_targets v = { 0 };
  int rc = store_targets(&l->store, part, STORE_NOW, &v, err);
  for(uint32_t k = 0; !rc && k < v.n; k++)
    rc = app_move_target(l, &v.v[k], whole, err);
  return rc;
}

int app_revive(ls_ledger *l, const ls_item_row *i, ls_err *err)
{
  store_ids parts = { 0 };
  ls_item_row other;
  if(i->merged_into) {
    int rc = store_item_get(&l->store, i->merged_into, STORE_NOW, &other,
                            err);
    return rc <= 0 ? rc : refuse(l, i, "reopen-merged", app_name(l, &other),
                                 err);
  }
  int rc = check_whole(l, i, err);
  if(!rc)
    rc = check_parts(l, i, &parts, err);
  for(uint32_t k = 0; !rc && k < parts.n; k++)
    rc = take_back(l, parts.v[k], i->id, err);
  return rc;
}
