/* What is due when: deadlines, nodes, starts and reports. */
#include "app/judge.h"

const char *const due_name[] = { "deadline", "node", "report", "start",
                                 NULL };

typedef struct {
  ls_day from, until;
  bool overdue;
  app_each_due each;
  void *arg;
} looking;

static bool is_open(uint8_t state)
{
  return state == ST_ISSUED || state == ST_SIGNED || state == ST_PROGRESS ||
         state == ST_REPORTED;
}

/* `done` keeps what is past from being called overdue. */
static int tell(ls_ledger *l, looking *k, const app_light *light,
                app_due due, bool done, ls_err *err)
{
  if(due.day == DAY_NONE || due.day > k->until)
    return LS_OK;
  due.over = due.day < k->from;
  if(due.over && (done || !k->overdue))
    return LS_OK;
  due.item = &light->d->item;
  if(!due.words)
    due.words = "";
  return k->each(l, k->arg, &due, err);
}

/* A node in the past is overdue while the item is behind what its nodes
 * ask for. */
static int nodes(ls_ledger *l, looking *k, const app_light *light,
                 ls_err *err)
{
  const ls_nodes *n = &light->d->nodes;
  const ls_verdict *v = &light->v;
  bool behind = !v->has_actual ||
                (v->basis == BASIS_NODES && v->has_gap && v->gap.m > 0);
  int rc = LS_OK;
  for(uint32_t i = 0; i < n->n && !rc; i++)
    rc = tell(l, k, light, (app_due){ .kind = DUE_NODE, .day = n->v[i].by,
              .words = n->v[i].words }, !behind, err);
  return rc;
}

static int each(ls_ledger *l, void *arg, const app_light *light, ls_err *err)
{
  looking *k = arg;
  const ls_item_row *i = &light->d->item;
  const ls_verdict *v = &light->v;
  bool reported = i->state == ST_REPORTED;
  if(!is_open(i->state))
    return LS_OK;
  int rc = tell(l, k, light, (app_due){ .kind = DUE_DEADLINE,
                .day = i->deadline }, v->reached || reported, err);
  if(!rc)
    rc = nodes(l, k, light, err);
  if(!rc && v->report.year)
    rc = tell(l, k, light, (app_due){ .kind = DUE_REPORT,
              .day = v->report_due, .report = v->report }, false, err);
  if(!rc && i->started != DAY_NONE)
    rc = tell(l, k, light, (app_due){ .kind = DUE_START,
              .day = i->started }, v->unstarted < 0, err);
  return rc;
}

int app_due_between(ls_ledger *l, const ls_rules *r, const store_filter *f,
                    ls_day from, ls_day until, bool overdue,
                    app_each_due each_due, void *arg, ls_err *err)
{
  looking k = { from, until, overdue, each_due, arg };
  return app_lights(l, r, f, l->today, 0, each, &k, err);
}
