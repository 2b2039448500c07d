/* Items added; evidence and values. */
#include <stdio.h>
#include <string.h>

#include "app/act.h"
#include "app/inside.h"
#include "rules/workflow.h"

int app_check_task(const char *task, ls_err *err)
{
  char which[16];
  uint32_t c = word_first_unseen(task);
  if(!workflow_said(task))
    return err_set(err, LS_EREFUSED, "item-task-empty", NULL, NULL);
  snprintf(which, sizeof(which), "U+%04X", (unsigned)c);
  return c ? err_set(err, LS_EREFUSED, "task-unseen", which, NULL) : LS_OK;
}

int app_add(ls_ledger *l, ls_item_row *i, ls_err *err)
{
  int rc = app_check_task(i->task, err);
  if(!rc && i->report && !i->quote[0])
    rc = err_set(err, LS_EREFUSED, "item-task-empty", NULL, NULL);
  if(!rc && !i->parent)
    rc = app_units_serve(l, NULL, i, err);
  if(!rc)
    rc = app_check_term(l, i, err);
  if(!rc)
    rc = store_next_id(&l->store, T_ITEM, &i->id, err);
  i->version = 1;
  i->state = ST_CANDIDATE;
  i->number = "";
  return rc ? rc : app_put_item(l, i, err);
}

/* --- another year -------------------------------------------------------- */

void app_set_year(ls_item_row *i, int year)
{
  int y, m, d;
  if(i->deadline != DAY_NONE) {
    day_parts(i->deadline, &y, &m, &d);
    if(y == i->year) {
      i->deadline = day_make(year, m, m == 2 && d == 29 ? 28 : d);
      i->deadline_how = "";
    }
  }
  i->year = year;
}

int app_move_periods(ls_ledger *l, const ls_item_row *i, int from, int to,
                     const app_with *with, ls_err *err)
{
  ls_targets v = { 0 };
  int rc = from == to ? LS_OK
    : store_targets(&l->store, i->id, STORE_NOW, &v, err);
  for(uint32_t k = 0; !rc && k < v.n; k++) {
    ls_target t = v.v[k];
    t.period.year = (uint16_t)to;
    if(v.v[k].period.year == from)
      rc = app_change_target(l, i, &v.v[k], &t, with, err);
  }
  return rc;
}

/* --- evidence ------------------------------------------------------------ */

int app_evidence(ls_ledger *l, int64_t item, const char *name,
                 ls_slice bytes, ls_err *err)
{
  char sha256[SHA256_HEX];
  ls_evidence e = { .item = item, .name = name, .sha256 = sha256,
                    .size = (int64_t)bytes.n };
  int rc = bytes.n ? store_content_put(&l->store, bytes, sha256, err)
                   : err_set(err, LS_EEMPTY, "evidence-empty", name, NULL);
  if(!rc)
    rc = store_next_id(&l->store, T_EVIDENCE, &e.id, err);
  return rc ? rc : store_evidence_put(&l->store, &e, err);
}

/* --- values -------------------------------------------------------------- */

/* A unit reports for what it is the source of, and for its own items. */
static int may_report(ls_ledger *l, int64_t indicator, ls_err *err)
{
  ls_indicator in;
  bool leads = false;
  if(l->user.role != U_UNIT)
    return LS_OK;
  int rc = store_indicator_get(&l->store, indicator, STORE_NOW, &in, err);
  if(rc > 0 && in.source_unit != l->user.unit)
    rc = store_leads(&l->store, l->user.unit, indicator, &leads, err);
  if(rc < 0)
    return rc;
  if(leads || in.source_unit == l->user.unit)
    return LS_OK;
  return err_set(err, LS_EDENIED, "observe-other", in.name, NULL);
}

bool app_unbegun(const ls_ledger *l, ls_when w)
{
  int y, m, d;
  day_parts(when_last(w), &y, &m, &d);
  return day_make(y, m, 1) > l->today;
}

int app_noted(ls_ledger *l, const ls_observation *o, ls_err *err)
{
  const char *was;
  if(!o->note || !*o->note)
    return 0;
  int rc = store_note(&l->store, o, &was, err);
  return rc ? rc : strcmp(was, o->note) ? OBSERVED_NOTE : 0;
}

/* The value is there already; its note perhaps not. */
static int renote(ls_ledger *l, const ls_observation *o, ls_err *err)
{
  int rc = app_noted(l, o, err);
  if(rc <= 0)
    return rc;
  rc = store_note_put(&l->store, o, err);
  return rc ? rc : OBSERVED_NOTE;
}

int app_observe(ls_ledger *l, ls_observation *o, ls_err *err)
{
  int64_t revision = 0;
  ls_dec last;
  char period[WHEN_TEXT];
  int rc = may_report(l, o->indicator, err);
  if(!rc && app_unbegun(l, o->period)) {
    when_write(o->period, period);
    return err_set(err, LS_EREFUSED, "period-future", period, NULL);
  }
  if(!rc)
    rc = store_locked(&l->store, o->period, err);
  if(rc > 0) {
    when_write(o->period, period);
    return err_set(err, LS_EREFUSED, "period-locked", period, NULL);
  }
  if(!rc)
    rc = store_revision(&l->store, o, &revision, &last, err);
  o->revision = (int)revision;
  if(!rc && revision && !dec_cmp(last, o->value))
    return renote(l, o, err);
  if(rc)
    return rc;
  o->revision = (int)revision + 1;
  if(!o->unit)
    o->unit = l->user.unit;
  rc = store_observation_put(&l->store, o, err);
  return rc ? rc : OBSERVED_VALUE;
}
