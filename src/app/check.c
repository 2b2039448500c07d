#include "app/check.h"

#include <string.h>

const char *const check_name[] = { "number", "hedged", "deadline", "owner",
                                   "baseline", "source", NULL };

typedef struct {
  app_each_check each;
  void *arg;
  app_checked *out;
  ls_arena *arena;
  ls_indicators indicators;
} checking;

static const ls_indicator *indicator_of(const checking *c, int64_t id)
{
  /* ids count from 1 without gaps, so the list is nearly an index */
  if(id > 0 && id <= c->indicators.n && c->indicators.v[id - 1].id == id)
    return &c->indicators.v[id - 1];
  for(uint32_t i = 0; i < c->indicators.n; i++)
    if(c->indicators.v[i].id == id)
      return &c->indicators.v[i];
  return NULL;
}

static unsigned lacks_of_targets(const checking *c, const app_dossier *d)
{
  unsigned lacks = 0;
  bool number = false;
  for(uint32_t i = 0; i < d->targets.n; i++) {
    const ls_target *t = &d->targets.v[i];
    const ls_indicator *in = indicator_of(c, t->indicator);
    number = number || t->has_value;
    if(!in)
      continue;
    if(in->measure == ME_STOCK && !t->has_baseline)
      lacks |= CHECK_BASELINE;
    if(!in->source_unit)
      lacks |= CHECK_SOURCE;
  }
  if(!number && !strcmp(d->item.missing, "quantity"))
    lacks |= CHECK_NUMBER;
  return lacks;
}

static app_section *section_of(checking *c, const char *name)
{
  app_checked *o = c->out;
  for(uint32_t i = o->sections.n; i > 0; i--)
    if(!strcmp(o->sections.v[i - 1].name, name))
      return &o->sections.v[i - 1];
  size_t n = strlen(name) + 1;
  app_section *s = vec_push0(c->arena, &o->sections);
  s->name = memcpy(arena_alloc(c->arena, n), name, n);
  return s;
}

static int one(ls_ledger *l, void *arg, const app_dossier *d, ls_err *err)
{
  checking *c = arg;
  const ls_item_row *i = &d->item;
  app_check k = { i, lacks_of_targets(c, d) };
  (void)l;
  if(i->state >= ST_CLOSED || i->state == ST_DROPPED)
    return 0;
  if(!strcmp(i->missing, "hedged"))
    k.lacks |= CHECK_HEDGED;
  if(i->deadline == DAY_NONE)
    k.lacks |= CHECK_DEADLINE;
  if(!i->lead_unit || i->unit_suggested)
    k.lacks |= CHECK_OWNER;
  bool measurable = !(k.lacks & (CHECK_NUMBER | CHECK_HEDGED));
  app_section *s = section_of(c, i->section);
  s->items++;
  s->measurable += measurable;
  c->out->items++;
  c->out->measurable += measurable;
  for(int b = 0; b < 6; b++)
    c->out->count[b] += k.lacks >> b & 1;
  return c->each && k.lacks ? c->each(c->arg, &k, err) : 0;
}

int app_check_items(ls_ledger *l, const store_filter *f,
                    app_each_check each, void *arg, app_checked *out,
                    ls_err *err)
{
  checking c = { .each = each, .arg = arg, .out = out,
                 .arena = l->store.arena };
  memset(out, 0, sizeof(*out));
  int rc = store_indicators(&l->store, STORE_NOW, &c.indicators, err);
  return rc ? rc : app_dossiers(l, f, STORE_NOW, DOSSIER_TARGETS, one, &c,
                                err);
}
