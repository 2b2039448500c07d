/* The task table going out: items with what belongs to them, as rows. */
#include "app/tasks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/act.h"
#include "app/judge.h"
#include "app/places.h"
#include "app/tasks_inside.h"
#include "base/msg.h"
#include "port/names.h"
#include "record/record.h"
#include "rules/suggest.h"

static const ls_unit *called(const void *rules, const char *name,
                             const ls_unit *units, size_t n)
{
  return unit_find(rules, name, units, (uint32_t)n);
}

int app_names(ls_ledger *l, port_names *out, ls_err *err)
{
  ls_units units = { 0 };
  ls_posts posts = { 0 };
  ls_indicators indicators = { 0 };
  ls_areas areas = { 0 };
  const ls_rules *rules;
  int rc = app_rules(l, &rules, err);
  if(!rc)
    rc = store_units(&l->store, STORE_NOW, &units, err);
  if(rc >= 0)
    rc = store_posts(&l->store, STORE_NOW, &posts, err);
  if(rc >= 0)
    rc = store_indicators(&l->store, STORE_NOW, &indicators, err);
  if(rc >= 0)
    rc = app_places(l, &areas, err);
  *out = (port_names){ .area = areas.v, .areas = areas.n,
                       .unit = units.v, .units = units.n,
                       .called = called, .rules = rc < 0 ? NULL : rules,
                       .post = posts.v, .posts = posts.n,
                       .indicator = indicators.v,
                       .indicators = indicators.n };
  return rc < 0 ? rc : 0;
}

/* --- one row --------------------------------------------------------- */

static const ls_unit *unit_of(const port_names *k, int64_t id)
{
  for(size_t i = 0; id && i < k->units; i++)
    if(k->unit[i].id == id)
      return &k->unit[i];
  return NULL;
}

static const ls_post *post_of(const port_names *k, int64_t id)
{
  for(size_t i = 0; id && i < k->posts; i++)
    if(k->post[i].id == id)
      return &k->post[i];
  return NULL;
}

static void who(ls_arena *a, const port_names *k, const ls_item_row *i,
                port_task *t)
{
  const ls_unit *u = unit_of(k, i->lead_unit);
  const ls_post *p = post_of(k, i->lead_post);
  t->lead_unit = u ? u->id : 0;
  t->unit_name = u ? u->name : "";
  t->unit_suggested = i->unit_suggested;
  t->lead_post = p ? p->id : 0;
  t->post_name = p ? p->name : "";
  if(!*i->others)
    return;
  t->other = arena_alloc(a, TASK_OTHERS * sizeof(*t->other));
  t->other_name = arena_alloc(a, TASK_OTHERS * sizeof(*t->other_name));
  for(const char *s = i->others; *s && t->others < TASK_OTHERS;) {
    char *end;
    if((u = unit_of(k, strtoll(s, &end, 10)))) {
      t->other[t->others] = u->id;
      t->other_name[t->others++] = u->name;
    }
    s = *end == ',' ? end + 1 : end + strlen(end);
  }
}

static int by_id(const void *id, const void *i)
{
  int64_t a = *(const int64_t *)id, b = ((const ls_indicator *)i)->id;
  return a < b ? -1 : a > b;
}

/* "#13 固定资产投资 >= 6.5%": a target as amend names it. */
static void put_further(ls_buf *b, const port_names *k, const ls_target *g)
{
  port_task row;
  const ls_indicator *i = k->indicators
    ? bsearch(&g->indicator, k->indicator, k->indicators,
              sizeof(*k->indicator), by_id) : NULL;
  const ls_area *at = *g->area ? name_area(k, slice_of(g->area)) : NULL;
  task_init(&row);
  row.unit = i ? i->unit : "";
  row.has_value = g->has_value;
  row.value = g->value;
  row.has_hi = g->has_hi;
  row.value_hi = g->value_hi;
  buf_fmt(b, "%s#%lld %s", b->n ? "；" : "", (long long)g->id,
          i ? i->name : "");
  if(at || *g->area)
    buf_fmt(b, "（%s）", at ? at->name : g->area);
  if(!g->has_value)
    return;
  buf_fmt(b, " %s ", cmp_name[g->cmp]);
  task_text(b, &row, TF_TARGET, false);
  task_text(b, &row, TF_UNIT, false);
}

static void further(ls_arena *a, const port_names *k, const app_dossier *d,
                    port_task *t)
{
  ls_buf b;
  buf_init(&b, (size_t)1 << 20);
  for(uint32_t i = 1; i < d->targets.n; i++)
    put_further(&b, k, &d->targets.v[i]);
  t->targets = arena_strz(a, buf_cstr(&b));
  buf_free(&b);
}

static void what(ls_arena *a, const port_names *k, const app_dossier *d,
                 port_task *t)
{
  const ls_target *g = d->targets.n ? &d->targets.v[0] : NULL;
  t->indicator = d->indicator.id;
  t->indicator_name = d->indicator.id ? arena_strz(a, d->indicator.name) : "";
  t->unit = d->indicator.id ? arena_strz(a, d->indicator.unit) : "";
  t->nature = d->indicator.id ? d->indicator.nature : NAT_NONE;
  if(!g)
    return;
  t->cmp = g->cmp;
  t->has_value = g->has_value;
  t->value = g->value;
  t->has_hi = g->has_hi;
  t->value_hi = g->value_hi;
  t->has_baseline = g->has_baseline;
  t->baseline = g->baseline;
  t->area = arena_strz(a, g->area);
  const ls_area *at = *g->area ? name_area(k, slice_of(g->area)) : NULL;
  t->area_name = at ? at->name : t->area;
  if(g->nature)
    t->nature = g->nature;
  further(a, k, d, t);
}

int app_quarter(ls_day d)
{
  int y, m, day;
  day_parts(d, &y, &m, &day);
  return (m - 1) / 3;
}

static void nodes(ls_arena *a, const app_dossier *d, port_task *t)
{
  for(uint32_t i = 0; i < d->nodes.n; i++) { /* the last of a quarter */
    const ls_node *n = &d->nodes.v[i];
    if(n->by == DAY_NONE)
      continue;
    t->node[app_quarter(n->by)] = (task_node){ arena_strz(a, n->words),
                                               n->value, n->has_value };
  }
}

static void course(ls_arena *a, const app_dossier *d, port_task *t)
{
  ls_buf b;
  if(d->updates.n) {
    const ls_update *u = &d->updates.v[d->updates.n - 1];
    t->progress = arena_strz(a, u->words);
    t->problem = arena_strz(a, u->problem);
    t->next_step = arena_strz(a, u->next_step);
  }
  buf_init(&b, (size_t)1 << 20);
  for(uint32_t i = 0; i < d->evidence.n; i++) {
    buf_puts(&b, i ? "、" : "");
    buf_puts(&b, d->evidence.v[i].name);
  }
  t->evidence = arena_strz(a, buf_cstr(&b));
  buf_free(&b);
  if(d->extras.n)
    t->extra = arena_alloc(a, d->extras.n * sizeof(task_extra));
  for(uint32_t i = 0; i < d->extras.n; i++)
    t->extra[t->extras++] = (task_extra){
      arena_strz(a, d->extras.v[i].name), arena_strz(a, d->extras.v[i].value)
    };
}

/* "二、主要目标（1203—1240）", in characters of the read text */
static const char *source(ls_arena *a, const ls_item_row *i)
{
  ls_buf b;
  buf_init(&b, 65536);
  buf_puts(&b, *i->section ? i->section : i->source);
  if(i->report)
    buf_fmt(&b, "（%u—%u）", i->start + 1, i->end);
  const char *s = arena_strz(a, buf_cstr(&b));
  buf_free(&b);
  return s;
}

int app_task_row(ls_ledger *l, ls_arena *a, const port_names *k,
                 const app_dossier *d, int64_t bound, port_task *t,
                 ls_err *err)
{
  const ls_item_row *i = &d->item;
  task_init(t);
  t->id = i->id;
  t->state = i->state;
  t->published = i->published;
  t->number = arena_strz(a, i->number);
  t->task = arena_strz(a, i->task);
  t->quote = arena_strz(a, i->quote);
  t->source = source(a, i);
  t->kind = arena_strz(a, i->kind);
  t->deadline = i->deadline;
  who(a, k, i, t);
  what(a, k, d, t);
  nodes(a, d, t);
  course(a, d, t);
  return store_touched(&l->store, i->id, bound, &t->version, err);
}

/* --- the table ------------------------------------------------------- */

#define PARTS (DOSSIER_TARGETS | DOSSIER_NODES | DOSSIER_UPDATES | \
               DOSSIER_EVIDENCE | DOSSIER_EXTRAS)
#define ALL_PARTS (DOSSIER_ALL & ~DOSSIER_AMENDMENTS) /* and APP_JUDGED */
#define EXTRA_COLUMNS 24
#define UNIT_CHOICES 200

typedef struct exporting {
  app_export *x;
  port_names names;
  tasks_out *out;
  const char *extra[EXTRA_COLUMNS + 1];
  int extras;
  int year;
} exporting;

static void note_extra(ls_ledger *l, exporting *e, const char *name)
{
  for(int i = 0; i < e->extras; i++)
    if(!strcmp(e->extra[i], name))
      return;
  if(e->extras < EXTRA_COLUMNS)
    e->extra[e->extras++] = arena_strz(&l->arena, name);
}

/* Before the first row: which further columns there are, which year. */
static int look(ls_ledger *l, void *arg, const app_dossier *d, ls_err *err)
{
  exporting *e = arg;
  (void)err;
  e->year = d->item.year > e->year ? d->item.year : e->year;
  for(uint32_t i = 0; i < d->extras.n; i++)
    note_extra(l, e, d->extras.v[i].name);
  return 0;
}

static int put(ls_ledger *l, void *arg, const app_dossier *d, ls_err *err)
{
  exporting *e = arg;
  port_task t;
  int rc = app_task_row(l, l->store.arena, &e->names, d, STORE_NOW, &t, err);
  if(rc)
    return rc;
  if(e->x->rules && d->item.state >= ST_ISSUED) {
    app_light light;
    rc = app_judge(l, e->x->rules, d, l->today, STORE_NOW, false, &light,
                       err);
    if(rc < 0)
      return rc;
    t.light = (int8_t)light.v.light;
  }
  e->x->rows++;
  return tasks_put(e->out, &t, err);
}

static const char *title(ls_ledger *l, exporting *e, ls_err *err)
{
  char year[16];
  ls_buf b;
  const char *place = l->place;
  if(e->x->title)
    return e->x->title;
  if(store_setting_get(&l->store, "name", &place, err) <= 0)
    place = l->place;
  if(strspn(place, "0123456789") == strlen(place))
    place = ""; /* a code is no word for a title */
  snprintf(year, sizeof(year), "%d", e->year);
  buf_init(&b, 65536);
  msg_put(&b, msg_text("tasks-title", e->x->english), place, year);
  const char *s = arena_strz(&l->arena, buf_cstr(&b));
  buf_free(&b);
  return s;
}

static const char *const *choices(ls_ledger *l, const port_names *k)
{
  const char **v = arena_zalloc(&l->arena, (k->units + 1) * sizeof(*v));
  for(size_t i = 0; i < k->units; i++)
    v[i] = k->unit[i].name;
  return v;
}

static int open_table(ls_ledger *l, exporting *e, ls_err *err)
{
  char day[DAY_TEXT];
  day_write(l->today, day);
  const tasks_head h = { title(l, e, err), day, l->today, e->x->english,
                         choices(l, &e->names), e->extra };
  e->out = tasks_open(e->x->format, &h, e->x->sink, err);
  return e->out ? 0 : err->code;
}

/* The table is no memory of the arena's. */
static void give_back(void *p)
{
  exporting *e = p;
  if(e->out)
    tasks_close(e->out, false, NULL);
}

int app_export_tasks(ls_ledger *l, app_export *x, ls_err *err)
{
  exporting *e = arena_zalloc(&l->arena, sizeof(*e));
  e->x = x;
  x->rows = 0;
  int rc = app_names(l, &e->names, err);
  if(!rc)
    rc = app_dossiers(l, &x->filter, STORE_NOW, DOSSIER_EXTRAS, look, e, err);
  if(!rc)
    rc = open_table(l, e, err);
  if(rc)
    return rc;
  app_hold(l, give_back, e);
  rc = app_dossiers(l, &x->filter, STORE_NOW,
                    x->rules ? ALL_PARTS : PARTS, put, e, err);
  tasks_out *out = e->out;
  e->out = NULL;
  int end = tasks_close(out, !rc, err);
  return rc ? rc : end;
}
