/* Unit forms: what is owed, and what came back. */
#include "app/forms.h"

#include <stdio.h>
#include <string.h>

#include "app/act.h"
#include "app/places.h"
#include "app/tasks_inside.h"
#include "app/who.h"
#include "base/msg.h"

/* --- what is owed ---------------------------------------------------- */

typedef struct owing {
  port_form *f;
  ls_indicators indicators;
  ls_buf *serves;      /* of each value, while they are gathered */
  int64_t unit;
  ls_when period;
  bool english;
} owing;

static const ls_indicator *indicator_of(const owing *o, int64_t id)
{
  for(uint32_t i = 0; id && i < o->indicators.n; i++)
    if(o->indicators.v[i].id == id)
      return &o->indicators.v[i];
  return NULL;
}

/* Whether a value is due for that period. */
static bool is_due(const ls_indicator *k, ls_when period)
{
  static const uint8_t every[] = { [FR_MONTH] = 1, [FR_QUARTER] = 3,
                                   [FR_HALF] = 6, [FR_YEAR] = 12 };
  int y, month, d;
  day_parts(when_last(period), &y, &month, &d);
  return month % every[k->frequency] == 0;
}

static bool is_under_way(const ls_item_row *i)
{
  return i->state == ST_ISSUED || i->state == ST_SIGNED ||
         i->state == ST_PROGRESS;
}

static const char *goal_of(ls_arena *a, const ls_target *t,
                           const ls_indicator *k, bool english)
{
  port_task row;
  ls_buf b;
  if(!t->has_value)
    return "";
  task_init(&row);
  row.unit = k->unit;
  row.cmp = t->cmp;
  row.has_value = true;
  row.value = t->value;
  row.has_hi = t->has_hi;
  row.value_hi = t->value_hi;
  buf_init(&b, 4096);
  task_goal(&b, &row, english);
  const char *s = arena_strz(a, buf_cstr(&b));
  buf_free(&b);
  return s;
}

/* "2024-02：51.3", and what was reported for the period already. */
static int history(ls_ledger *l, const owing *o, form_value *v, ls_err *err)
{
  ls_observations all = { 0 };
  int rc = store_observations(&l->store, v->indicator, v->area, STORE_NOW,
                              &all, err);
  const ls_observation *last = NULL;
  if(!rc)
    rc = store_notes(&l->store, v->indicator, v->area, STORE_NOW, all.v,
                     all.n, err);
  for(uint32_t i = 0; i < all.n; i++) {
    const ls_observation *x = &all.v[i];
    int order = when_cmp(x->period, o->period);
    if(!order && x->note && (!x->month_only || !v->note))
      v->note = arena_strz(&l->arena, x->note);
    if(!order && x->month_only) {
      v->has_month = true;
      v->month = x->value;
    }
    else if(!order) {
      v->has_ytd = true;
      v->ytd = x->value;
    }
    else if(order < 0 && !x->month_only)
      last = x; /* they come by period */
  }
  if(!last)
    return rc;
  char when[WHEN_TEXT];
  ls_buf b;
  when_write(last->period, when);
  buf_init(&b, 256);
  buf_puts(&b, when);
  buf_puts(&b, o->english ? ": " : "：");
  dec_write(&b, last->value);
  v->before = arena_strz(&l->arena, buf_cstr(&b));
  buf_free(&b);
  return rc;
}

/* The value's row of the form, made where it is the first time. */
static int value_row(ls_ledger *l, owing *o, const ls_target *t,
                     const ls_indicator *k, form_value **out, ls_err *err)
{
  port_form *f = o->f;
  for(uint32_t i = 0; i < f->values.n; i++)
    if(f->values.v[i].indicator == k->id &&
       !strcmp(f->values.v[i].area, t->area)) {
      *out = &f->values.v[i];
      return 0;
    }
  const char *area;
  int rc = app_place_name(l, t->area, &area, err);
  if(rc < 0)
    return rc;
  form_value *v = vec_push(&l->arena, &f->values);
  *v = (form_value){ .indicator = k->id, .name = k->name, .unit = k->unit,
                     .area = arena_strz(&l->arena, t->area),
                     .area_name = arena_strz(&l->arena, area), .serves = "",
                     .goal = goal_of(&l->arena, t, k, o->english),
                     .before = "" };
  *out = v;
  return history(l, o, v, err);
}

static void serve(ls_ledger *l, form_value *v, const ls_item_row *i)
{
  ls_buf b;
  const char *name = app_name(l, i);
  if(strstr(v->serves, name))
    return;
  buf_init(&b, (size_t)1 << 20);
  buf_puts(&b, v->serves);
  if(*v->serves)
    buf_puts(&b, "、");
  buf_puts(&b, name);
  v->serves = arena_strz(&l->arena, buf_cstr(&b));
  buf_free(&b);
}

static int values_of(ls_ledger *l, owing *o, const app_dossier *d,
                     ls_err *err)
{
  for(uint32_t i = 0; i < d->targets.n; i++) {
    const ls_target *t = &d->targets.v[i];
    const ls_indicator *k = indicator_of(o, t->indicator);
    form_value *v = NULL;
    if(!k || !is_due(k, o->period) ||
       (k->source_unit ? k->source_unit : d->item.lead_unit) != o->unit)
      continue;
    int rc = value_row(l, o, t, k, &v, err);
    if(rc < 0)
      return rc;
    serve(l, v, &d->item);
  }
  return 0;
}

/* What is due in the period's quarter. */
static const char *node_of(ls_arena *a, const owing *o, const app_dossier *d)
{
  port_task t;
  ls_buf b;
  task_init(&t);
  t.unit = d->indicator.id ? d->indicator.unit : "";
  int q = app_quarter(when_last(o->period));
  for(uint32_t i = 0; i < d->nodes.n; i++)
    if(d->nodes.v[i].by != DAY_NONE && app_quarter(d->nodes.v[i].by) == q)
      t.node[q] = (task_node){ d->nodes.v[i].words, d->nodes.v[i].value,
                               d->nodes.v[i].has_value };
  buf_init(&b, 65536);
  task_text(&b, &t, (task_field)(TF_Q1 + q), o->english);
  const char *s = arena_strz(a, buf_cstr(&b));
  buf_free(&b);
  return s;
}

static void item_row(ls_ledger *l, owing *o, const app_dossier *d)
{
  ls_arena *a = &l->arena;
  const ls_update *u = d->updates.n ? &d->updates.v[d->updates.n - 1] : NULL;
  const ls_target *t = d->targets.n ? &d->targets.v[0] : NULL;
  *vec_push(a, &o->f->items) = (form_item){
    .item = d->item.id, .version = d->item.version,
    .number = arena_strz(a, d->item.number),
    .task = arena_strz(a, d->item.task),
    .goal = t && d->indicator.id ? goal_of(a, t, &d->indicator, o->english)
                                 : "",
    .deadline = d->item.deadline, .node = node_of(a, o, d),
    .stage = u ? arena_strz(a, u->stage) : "",
    .percent = u ? u->percent : DEC_INT(0), .has_percent = u && u->has_percent,
    .words = u ? arena_strz(a, u->words) : "",
    .problem = u ? arena_strz(a, u->problem) : "",
    .next_step = u ? arena_strz(a, u->next_step) : "" };
}

static int see(ls_ledger *l, void *arg, const app_dossier *d, ls_err *err)
{
  owing *o = arg;
  if(!is_under_way(&d->item) || d->item.year != o->period.year)
    return 0;
  int rc = values_of(l, o, d, err);
  if(rc >= 0 && d->item.lead_unit == o->unit)
    item_row(l, o, d);
  return rc < 0 ? rc : 0;
}

static const char *title(ls_ledger *l, const port_form *f, bool english)
{
  char when[WHEN_TEXT];
  ls_buf b;
  when_write(f->period, when);
  buf_init(&b, 4096);
  msg_put(&b, msg_text("form-title", english), f->unit_name, when);
  const char *s = arena_strz(&l->arena, buf_cstr(&b));
  buf_free(&b);
  return s;
}

int app_form(ls_ledger *l, int64_t unit, ls_when period, bool english,
             port_form *out, ls_err *err)
{
  const store_filter all = { .state = -1, .year = period.year };
  owing o = { .f = out, .unit = unit, .period = period, .english = english };
  ls_unit u;
  memset(out, 0, sizeof(*out));
  int rc = store_unit_get(&l->store, unit, STORE_NOW, &u, err);
  if(rc <= 0)
    return rc ? rc : err_set(err, LS_ENONE, "unit-none", "", NULL);
  rc = app_unit_serves(l, unit, err);
  if(rc)
    return rc;
  out->unit = unit;
  out->unit_name = u.name;
  out->place = arena_strz(&l->arena, l->place);
  out->period = period;
  out->day = l->today;
  out->title = title(l, out, english);
  rc = store_indicators(&l->store, STORE_NOW, &o.indicators, err);
  if(rc >= 0)
    rc = app_dossiers(l, &all, STORE_NOW,
                      DOSSIER_TARGETS | DOSSIER_NODES | DOSSIER_UPDATES, see,
                      &o, err);
  return rc < 0 ? rc : 0;
}

/* --- what came back -------------------------------------------------- */

typedef struct importing {
  app_form_import *m;
  port_names names;
  port_form head, asked, got;
  port_problems p;
} importing;

static void head_wrong(importing *g, const char *key, const char *a1,
                       const char *a2)
{
  problem_add(&g->p, false, "", 0, SHEET_COLUMNS, key, a1, a2);
}

/* Whether this user may report for that unit and period. */
static int check_head(ls_ledger *l, importing *g, ls_err *err)
{
  char when[WHEN_TEXT], want[WHEN_TEXT];
  const port_form *h = &g->head;
  when_write(h->period, when);
  when_write(g->m->period, want);
  if(strcmp(h->place, l->place) != 0)
    head_wrong(g, "form-other-place", h->place, l->place);
  if(l->user.role == U_UNIT && l->user.unit != h->unit)
    head_wrong(g, "form-other-unit", h->unit_name, NULL);
  if(g->m->period.year && when_cmp(g->m->period, h->period) != 0)
    head_wrong(g, "form-other-period", when, want);
  if(when_first(h->period) > l->today)
    head_wrong(g, "form-future", when, NULL);
  int rc = store_locked(&l->store, h->period, err);
  if(rc > 0)
    head_wrong(g, "period-locked", when, NULL);
  return rc < 0 ? rc : 0;
}

static int observe(ls_ledger *l, importing *g, const form_value *v,
                   bool month, ls_err *err)
{
  ls_observation o = { .indicator = v->indicator, .area = v->area,
                       .period = g->head.period, .month_only = month,
                       .value = month ? v->month : v->ytd,
                       .note = month && v->has_ytd ? NULL : v->note,
                       .unit = g->head.unit, .entered = l->today };
  int rc = app_observe(l, &o, err);
  return rc < 0 ? rc : 0;
}

static int apply_values(ls_ledger *l, importing *g, ls_err *err)
{
  int rc = 0;
  for(uint32_t i = 0; i < g->got.values.n && !rc; i++) {
    const form_value *v = &g->got.values.v[i];
    if(v->has_ytd)
      rc = observe(l, g, v, false, err);
    if(!rc && v->has_month)
      rc = observe(l, g, v, true, err);
  }
  return rc;
}

static int apply_items(ls_ledger *l, importing *g, ls_err *err)
{
  int rc = 0;
  for(uint32_t i = 0; i < g->got.items.n && !rc; i++) {
    const form_item *t = &g->got.items.v[i];
    ls_item_row row;
    const ls_update u = { .item = t->item, .period = g->head.period,
                          .stage = t->stage, .percent = t->percent,
                          .has_percent = t->has_percent, .words = t->words,
                          .problem = t->problem, .next_step = t->next_step,
                          .unit = g->head.unit, .entered = l->today };
    const app_with with = { .update = &u, .deadline = DAY_NONE, .why = "" };
    rc = store_item_get(&l->store, t->item, STORE_NOW, &row, err);
    rc = rc > 0 ? app_do(l, ACT_UPDATE, &row, &with, err)
         : rc   ? rc
                : err_set(err, LS_ENONE, "item-none", t->number, NULL);
  }
  return rc;
}

static int understand(ls_ledger *l, importing *g, ls_err *err)
{
  app_form_import *m = g->m;
  problems_init(&g->p, &l->arena);
  int rc = app_names(l, &g->names, err);
  g->names.english = m->english;
  if(!rc)
    rc = form_head(sheet_stranger(m->bytes), &g->names, &l->arena, &g->head,
                   &g->p, err);
  if(!rc && !g->p.errors)
    rc = check_head(l, g, err);
  if(rc || g->p.errors)
    return rc;
  rc = app_form(l, g->head.unit, g->head.period, m->english, &g->asked, err);
  if(rc)
    return rc;
  return form_read(sheet_stranger(m->bytes), &g->asked, &l->arena, &g->got,
                   &g->p, m->english, err);
}

int app_import_form(ls_ledger *l, app_form_import *m, ls_err *err)
{
  importing *g = arena_zalloc(&l->arena, sizeof(*g));
  char n[24];
  g->m = m;
  int rc = understand(l, g, err);
  if(rc)
    return rc;
  m->errors = g->p.errors;
  m->notes = g->p.notes;
  m->values = g->got.values.n;
  m->items = g->got.items.n;
  m->asked = g->asked.values.n + g->asked.items.n;
  m->found(m->arg, &g->p, &g->asked, &g->got);
  if(m->errors) {
    snprintf(n, sizeof(n), "%llu", (unsigned long long)m->errors);
    return err_set(err, LS_EREFUSED, "import-errors", n, NULL);
  }
  if(m->dry)
    return 0;
  rc = apply_values(l, g, err);
  return rc ? rc : apply_items(l, g, err);
}
