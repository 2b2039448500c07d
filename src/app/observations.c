/* Tables of many observations coming in. */
#include <stdio.h>
#include <string.h>

#include "app/act.h"
#include "app/forms.h"
#include "app/tasks.h"
#include "port/observations.h"

#define PERIODS 512 /* whose locks are remembered */

typedef struct importing {
  ls_ledger *l;
  app_observations *m;
  ls_err *err;
  port_names names;
  port_problems p;
  observations *o;
  ls_when known[PERIODS]; /* periods that are open */
  int knowns;
} importing;

static void give_back(void *p)
{
  observations_close(((importing *)p)->o);
}

static void wrong(importing *g, const port_observation *v, const char *key,
                  const char *arg)
{
  problem_add(&g->p, false, v->sheet, v->row, v->column, key, arg, NULL);
}

/* 1 where the period is open, 0 after telling that it is not. */
static int is_open(importing *g, const port_observation *v)
{
  char when[WHEN_TEXT];
  for(int i = 0; i < g->knowns; i++)
    if(!memcmp(&g->known[i], &v->period, sizeof(v->period)))
      return 1;
  bool early = app_unbegun(g->l, v->period);
  int rc = store_locked(&g->l->store, v->period, g->err);
  if(rc > 0 || (!rc && early)) {
    when_write(v->period, when);
    wrong(g, v, rc ? "period-locked" : "period-future", when);
    return 0;
  }
  if(!rc && g->knowns < PERIODS)
    g->known[g->knowns++] = v->period;
  return rc < 0 ? rc : 1;
}

/* Its revision where it is new or another value (OBSERVED_VALUE);
 * OBSERVED_NOTE where only its note is; 0 where it is the same. */
static int next_revision(importing *g, ls_observation *o)
{
  int64_t revision = 0;
  ls_dec last;
  int rc = store_revision(&g->l->store, o, &revision, &last, g->err);
  if(rc < 0)
    return rc;
  o->revision = (int)revision;
  if(revision && !dec_cmp(last, o->value)) {
    rc = app_noted(g->l, o, g->err);
    g->m->noted += rc == OBSERVED_NOTE;
    return rc;
  }
  g->m->revised += revision > 0;
  g->m->added += !revision;
  o->revision = (int)revision + 1;
  return 1;
}

static int take(importing *g, const port_observation *v)
{
  ls_observation o = { .indicator = v->indicator->id, .area = v->area,
                       .period = v->period, .month_only = v->month_only,
                       .value = v->value, .entered = g->l->today,
                       .note = v->note,
                       .unit = g->l->user.unit ? g->l->user.unit
                                               : v->indicator->source_unit };
  int rc = is_open(g, v);
  if(rc <= 0 || g->p.errors) /* nothing will be written: only look on */
    return rc < 0 ? rc : 0;
  rc = next_revision(g, &o);
  if(rc <= 0 || g->m->dry)
    return rc < 0 ? rc : 0;
  if(g->l->user.role == U_UNIT) { /* may it report that? */
    rc = app_observe(g->l, &o, g->err);
    return rc < 0 ? rc : 0;
  }
  return rc == OBSERVED_NOTE ? store_note_put(&g->l->store, &o, g->err)
                             : store_observation_put(&g->l->store, &o,
                                                     g->err);
}

/* Each row's reads go with it; 1 while there are more. */
static int next(importing *g)
{
  port_observation v;
  int rc = observations_next(g->o, &v, g->err);
  if(rc <= 0)
    return rc;
  g->m->rows++;
  ls_arena *before = store_enter(&g->l->store);
  rc = take(g, &v);
  store_leave(&g->l->store, before);
  return rc < 0 ? rc : 1;
}

static int all(importing *g)
{
  char n[24];
  app_observations *m = g->m;
  int rc;
  while((rc = next(g)) == 1)
    ;
  if(rc)
    return rc;
  m->errors = g->p.errors;
  m->notes = g->p.notes;
  problems_sort(&g->p);
  m->found(m->arg, &g->p);
  snprintf(n, sizeof(n), "%llu", (unsigned long long)m->errors);
  return m->errors ? err_set(g->err, LS_EREFUSED, "import-errors", n, NULL)
                   : 0;
}

int app_import_observations(ls_ledger *l, app_observations *m, ls_err *err)
{
  importing *g = arena_zalloc(&l->arena, sizeof(*g));
  g->l = l;
  g->m = m;
  g->err = err;
  m->rows = m->added = m->revised = 0;
  problems_init(&g->p, &l->arena);
  int rc = app_names(l, &g->names, err);
  if(rc)
    return rc;
  g->names.english = m->english;
  g->o = observations_open(sheet_stranger(m->bytes), &g->names, &g->p,
                           err);
  if(!g->o)
    return err->code;
  app_hold(l, give_back, g);
  return all(g);
}
