/* The task table coming in: compared with the ledger, then applied in one
 * entry. */
#include <stdio.h>
#include <string.h>

#include "app/tasks_inside.h"
#include "rules/suggest.h"

typedef struct importing {
  ls_ledger *l;
  app_import *m;
  ls_err *err;
  port_names names;
  port_tasks old;        /* the ledger's rows, by id */
  port_tasks rows;       /* the table's */
  task_changes changes;
  port_problems problems;
  VEC(const char *) extra;
  VEC(app_edit) edits;
  int year;              /* the last one there are items of */
  int64_t next_indicator;
  VEC(ls_indicator) made; /* indicators of this table */
} importing;

#define PARTS (DOSSIER_TARGETS | DOSSIER_NODES | DOSSIER_UPDATES | \
               DOSSIER_EVIDENCE | DOSSIER_EXTRAS)

/* --- what the ledger has --------------------------------------------- */

static void note_extra(importing *g, const char *name)
{
  for(uint32_t i = 0; i < g->extra.n; i++)
    if(g->extra.v[i] && !strcmp(g->extra.v[i], name))
      return;
  *vec_push(&g->l->arena, &g->extra) = name;
}

static int take(ls_ledger *l, void *arg, const app_dossier *d, ls_err *err)
{
  importing *g = arg;
  port_task *t = vec_push(&l->arena, &g->old);
  g->year = d->item.year > g->year ? d->item.year : g->year;
  for(uint32_t i = 0; i < d->extras.n; i++)
    note_extra(g, arena_strz(&g->l->arena, d->extras.v[i].name));
  return app_task_row(l, &l->arena, &g->names, d, STORE_NOW, t, err);
}

/* A row as it was when that entry was the last. */
static const port_task *before(void *arg, int64_t id, int64_t version)
{
  importing *g = arg;
  app_dossier d;
  ls_err none = { 0 };
  port_task *t = arena_alloc(&g->l->arena, sizeof(*t));
  if(app_dossier_of(g->l, id, version, PARTS, &d, &none) ||
     app_task_row(g->l, &g->l->arena, &g->names, &d, version, t, &none))
    return NULL;
  return t;
}

static int load(importing *g)
{
  const store_filter all = { .state = -1, .all = true };
  int rc = app_names(g->l, &g->names, g->err);
  if(!rc)
    rc = app_dossiers(g->l, &all, STORE_NOW, PARTS, take, g, g->err);
  *vec_push(&g->l->arena, &g->extra) = NULL;
  g->names.item = g->old.v;
  g->names.items = g->old.n;
  g->names.extra = g->extra.v;
  g->names.before = before;
  g->names.arg = g;
  g->names.english = g->m->english;
  return rc;
}

/* --- one change as an edit ------------------------------------------- */

/* An indicator of a name that the ledger does not have yet. */
static int make_indicator(importing *g, const port_task *t, int64_t *id)
{
  ls_indicator i = { .version = 1, .name = t->indicator_name,
                     .unit = t->unit };
  for(uint32_t k = 0; k < g->made.n; k++)
    if(!strcmp(g->made.v[k].name, i.name)) {
      *id = g->made.v[k].id;
      return 0;
    }
  int rc = g->next_indicator ? 0 : store_next_id(&g->l->store, T_INDICATOR,
                                                 &g->next_indicator, g->err);
  if(rc)
    return rc;
  ls_measured k = suggest_kind(g->names.rules, slice_of(i.name),
                               slice_of(i.unit), A_LEVEL);
  i.id = *id = g->next_indicator++;
  i.direction = k.direction;
  i.measure = k.measure;
  i.frequency = k.frequency;
  i.nature = t->nature ? t->nature : k.nature;
  i.source_unit = t->lead_unit;
  *vec_push(&g->l->arena, &g->made) = i;
  return store_indicator_put(&g->l->store, &i, g->err);
}

/* Ids of units, commas between. */
static const char *others(importing *g, const port_task *t)
{
  ls_buf b;
  buf_init(&b, 4096);
  for(int i = 0; i < t->others; i++) {
    if(i)
      buf_putc(&b, ',');
    buf_int(&b, t->other[i]);
  }
  const char *s = arena_strz(&g->l->arena, buf_cstr(&b));
  buf_free(&b);
  return s;
}

#define TARGET_FIELDS \
  (TF_BIT(TF_INDICATOR) | TF_BIT(TF_BASELINE) | TF_BIT(TF_CMP) | \
   TF_BIT(TF_TARGET) | TF_BIT(TF_UNIT) | TF_BIT(TF_NATURE) | \
   TF_BIT(TF_AREA))
#define NODE_FIELDS \
  (TF_BIT(TF_Q1) | TF_BIT(TF_Q2) | TF_BIT(TF_Q3) | TF_BIT(TF_Q4))
#define UPDATE_FIELDS \
  (TF_BIT(TF_PROGRESS) | TF_BIT(TF_PROBLEM) | TF_BIT(TF_NEXT))

/* Of a target, what the table changes. */
static void set_target(const port_task *t, uint32_t f, int64_t indicator,
                       ls_target *to)
{
  if(f & TF_BIT(TF_INDICATOR))
    to->indicator = indicator;
  if(f & TF_BIT(TF_AREA))
    to->area = t->area;
  if(f & TF_BIT(TF_CMP))
    to->cmp = t->cmp;
  if(f & TF_BIT(TF_NATURE))
    to->nature = t->nature;
  if(f & (TF_BIT(TF_TARGET) | TF_BIT(TF_UNIT))) {
    to->has_value = t->has_value;
    to->value = t->value;
    to->has_hi = t->has_hi;
    to->value_hi = t->value_hi;
  }
  if(f & (TF_BIT(TF_BASELINE) | TF_BIT(TF_UNIT))) {
    to->has_baseline = t->has_baseline;
    to->baseline = t->baseline;
  }
}

/* The first target is the table's, the others stay. */
static int targets(importing *g, const port_task *t, uint32_t f, app_edit *e)
{
  ls_arena *a = &g->l->arena;
  int64_t indicator = t->indicator;
  int rc = 0;
  if(!indicator && *t->indicator_name)
    rc = make_indicator(g, t, &indicator);
  if(rc)
    return rc;
  e->has_targets = true;
  if(f & TF_BIT(TF_INDICATOR))
    e->row.indicator = indicator;
  bool wanted = t->has_value || t->has_baseline;
  if(!e->targets.n && !wanted)
    return 0;
  if(!e->targets.n) {
    *vec_push0(a, &e->targets) = (ls_target){
      .item = e->item, .indicator = indicator, .area = t->area,
      .cmp = t->cmp, .period = { (uint16_t)e->row.year, 0, 0 } };
  }
  ls_target *first = &e->targets.v[0];
  set_target(t, f, indicator, first);
  if(!first->has_value && !first->has_baseline && !first->indicator) {
    e->targets.n--; /* taken out of the table */
    memmove(first, first + 1, e->targets.n * sizeof(*first));
  }
  return 0;
}

static void node(importing *g, const port_task *t, int q, app_edit *e)
{
  static const int last[] = { 31, 30, 30, 31 };
  const task_node *n = &t->node[q];
  uint32_t kept = 0;
  for(uint32_t i = 0; i < e->nodes.n; i++)
    if(app_quarter(e->nodes.v[i].by) != q)
      e->nodes.v[kept++] = e->nodes.v[i];
  e->nodes.n = kept;
  if(!n->has_value && !*n->words)
    return;
  *vec_push0(&g->l->arena, &e->nodes) = (ls_node){
    .item = e->item, .by = day_make(e->row.year, q * 3 + 3, last[q]),
    .words = n->words, .value = n->value, .has_value = n->has_value };
}

/* Words that the table leaves are those of the update before. */
static void update(importing *g, const task_change *c, uint32_t f,
                   app_edit *e)
{
  ls_when period = g->m->period;
  const port_task *now = c->now, *was = c->was ? c->was : c->now;
  int y, m, d;
  if(!period.year) {
    day_parts(g->l->today, &y, &m, &d);
    period = (ls_when){ (uint16_t)y, 0, (uint8_t)m };
  }
  e->has_update = true;
  e->update = (ls_update){
    .item = e->item, .period = period, .stage = "",
    .words = f & TF_BIT(TF_PROGRESS) ? now->progress : was->progress,
    .problem = f & TF_BIT(TF_PROBLEM) ? now->problem : was->problem,
    .next_step = f & TF_BIT(TF_NEXT) ? now->next_step : was->next_step,
    .unit = g->l->user.unit, .entered = g->l->today };
}

static void extras(importing *g, const task_change *c, app_edit *e)
{
  for(uint32_t i = 0; c->extras && i < c->now->extras; i++)
    *vec_push(&g->l->arena, &e->extras) = (ls_extra){
      e->item, c->now->extra[i].name, c->now->extra[i].value };
}

static const char *place(importing *g, const port_task *t)
{
  ls_buf b;
  port_problem p = { .sheet = t->sheet, .row = t->row,
                     .column = t->given & TF_BIT(TF_TASK)
                                 ? t->column[TF_TASK] : 0 };
  buf_init(&b, 4096);
  problem_place(&b, &p);
  const char *s = arena_strz(&g->l->arena, buf_cstr(&b));
  buf_free(&b);
  return s;
}

/* The item as it is, for what the table does not say. */
static int begin(importing *g, const task_change *c, app_edit *e)
{
  int y, m, d;
  app_dossier now;
  memset(e, 0, sizeof(*e));
  e->place = place(g, c->now);
  if(!c->was) {
    day_parts(g->l->today, &y, &m, &d);
    if(g->year)
      y = g->year;
    if(c->now->deadline != DAY_NONE)
      day_parts(c->now->deadline, &y, &m, &d);
    e->row = (ls_item_row){
      .year = y, .number = "", .quote = "", .section = "", .missing = "",
      .source = *c->now->source ? c->now->source : c->now->quote,
      .task = "", .kind = "", .others = "", .deadline_how = "",
      .started = DAY_NONE, .deadline = DAY_NONE };
    return 0;
  }
  int rc = app_dossier_of(g->l, c->was->id, STORE_NOW,
                          DOSSIER_TARGETS | DOSSIER_NODES, &now, g->err);
  if(rc)
    return rc;
  e->item = now.item.id;
  e->version = now.item.version;
  e->row = now.item;
  e->targets = now.targets;
  e->nodes = now.nodes;
  return 0;
}

/* The fields of the item's own row. */
static void own(importing *g, const port_task *t, uint32_t f, app_edit *e)
{
  ls_item_row *row = &e->row;
  if(f & TF_BIT(TF_TASK))
    row->task = t->task;
  if(f & TF_BIT(TF_KIND))
    row->kind = t->kind;
  if(f & TF_BIT(TF_DEADLINE) && row->deadline != t->deadline) {
    row->deadline = t->deadline;
    row->deadline_how = "";
  }
  if(f & TF_BIT(TF_LEAD_POST))
    row->lead_post = t->lead_post;
  if(f & TF_BIT(TF_LEAD_UNIT)) {
    row->lead_unit = t->lead_unit;
    row->unit_suggested = t->unit_suggested && t->lead_unit;
  }
  if(f & TF_BIT(TF_OTHERS))
    row->others = others(g, t);
}

static int edit(importing *g, const task_change *c, app_edit *e)
{
  const port_task *t = c->now;
  uint32_t f = c->was ? c->fields : UINT32_MAX;
  int rc = begin(g, c, e);
  if(rc)
    return rc;
  own(g, t, f, e);
  if(!c->was && !*t->kind)
    e->row.kind = t->has_value ? "target" : "action";
  if(f & TARGET_FIELDS)
    rc = targets(g, t, f, e);
  for(int q = 0; f & NODE_FIELDS && q < 4; q++)
    if(f & TF_BIT(TF_Q1) << q)
      node(g, t, q, e);
  e->has_nodes = f & NODE_FIELDS;
  if(f & UPDATE_FIELDS && (c->was || *t->progress || *t->problem ||
                           *t->next_step))
    update(g, c, f, e);
  extras(g, c, e);
  return rc;
}

/* --- all of them ----------------------------------------------------- */

static void count(importing *g)
{
  app_import *m = g->m;
  m->errors = g->problems.errors;
  m->notes = g->problems.notes;
  m->changed = m->added = m->conflicts = 0;
  for(uint32_t i = 0; i < g->changes.n; i++) {
    m->changed += g->changes.v[i].was != NULL;
    m->added += !g->changes.v[i].was;
    m->conflicts += g->changes.v[i].conflict;
  }
}

static int apply(importing *g)
{
  app_conflicts conflicts = { 0 };
  int rc = 0;
  for(uint32_t i = 0; i < g->changes.n && !rc; i++) {
    const task_change *c = &g->changes.v[i];
    if(c->conflict && g->m->prefer == PREFER_LEDGER)
      continue;
    rc = edit(g, c, vec_push(&g->l->arena, &g->edits));
  }
  if(rc || !g->edits.n)
    return rc;
  return app_apply(g->l, g->edits.v, g->edits.n, g->m->why,
                   g->m->approved_by, &conflicts, g->err);
}

int app_import_tasks(ls_ledger *l, app_import *m, ls_err *err)
{
  importing *g = arena_zalloc(&l->arena, sizeof(*g));
  char n[24];
  g->l = l;
  g->m = m;
  g->err = err;
  problems_init(&g->problems, &l->arena);
  int rc = load(g);
  if(!rc)
    rc = tasks_read(sheet_stranger(m->bytes), &g->names, &l->arena, &g->rows,
                    &g->problems, err);
  if(rc)
    return rc;
  tasks_compare(&g->names, &g->rows, &l->arena, &g->changes, &g->problems);
  count(g);
  m->found(m->arg, &g->problems, &g->changes);
  if(m->errors) {
    snprintf(n, sizeof(n), "%llu", (unsigned long long)m->errors);
    return err_set(err, LS_EREFUSED, "import-errors", n, NULL);
  }
  snprintf(n, sizeof(n), "%u", m->conflicts);
  if(m->conflicts && m->prefer == PREFER_NEITHER)
    return err_set(err, LS_ECONFLICT, "import-conflicts", n, NULL);
  return m->dry ? 0 : apply(g);
}
