/* What is owed: a start, and a report for every period. */
#include <string.h>

#include "rules/calendar.h"
#include "rules/exact.h"
#include "rules/judge.h"

int months_between(ls_day a, ls_day b)
{
  int n = 0;
  while(n < 1200 && day_add_months(a, n + 1) <= b)
    n++;
  return n;
}

/* Candidates owe nothing yet, and what is reported done owes no more. */
static bool at_work(const judging *j)
{
  uint8_t s = j->c->item->state;
  return s == ST_ISSUED || s == ST_SIGNED || s == ST_PROGRESS;
}

/* --- the start ----------------------------------------------------------- */

static bool begun(const judging *j)
{
  const ls_case *c = j->c;
  for(uint32_t i = 0; i < c->n_updates; i++) {
    const ls_update *u = &c->updates[i];
    ls_dec percent;
    if(u->entered > c->at)
      continue;
    if(u->has_percent ? u->percent.m > 0
                      : update_percent(j, u, &percent) &&
                        strcmp(u->stage, "prepare") &&
                        strcmp(u->stage, "approve"))
      return true;
  }
  return j->v->measure != ME_STAGE && j->v->has_actual &&
         !dec_zero(j->v->actual);
}

static void start(judging *j)
{
  ls_day day = j->c->item->started;
  if(day == DAY_NONE || j->v->at <= day || !at_work(j) || begun(j))
    return;
  j->v->unstarted = months_between(day, j->v->at);
  judge_step(j, STEP_START_DUE)->day = day;
}

/* --- reports ------------------------------------------------------------- */

static int months_of(const judging *j)
{
  static const int months[] = { [FR_MONTH] = 1, [FR_QUARTER] = 3,
                                [FR_HALF] = 6, [FR_YEAR] = 12 };
  return months[j->c->indicator ? j->c->indicator->frequency : FR_MONTH];
}

ls_day judge_period_end(const judging *j, ls_day day)
{
  int y, m, d, step = months_of(j);
  day_parts(day + 1, &y, &m, &d);
  m = (m + step - 1) / step * step;
  return day_make(y, m, month_days(y, m));
}

static ls_when period_of(const judging *j, ls_day end)
{
  int y, m, d, step = months_of(j);
  day_parts(end, &y, &m, &d);
  ls_when w = { .year = (uint16_t)y };
  if(step == 3)
    w.quarter = (uint8_t)(m / 3);
  else if(step < 12)
    w.month = (uint8_t)m;
  return w;
}

/* The day from which reports are owed: after the issue, not before the term
 * begins, and after `last`, of which something was reported. */
static ls_day owed_from(const judging *j, ls_day last)
{
  ls_day from = j->v->start - 1;
  if(j->c->issued != DAY_NONE && j->c->issued > from)
    from = j->c->issued;
  if(last != DAY_NONE && last > from)
    from = last;
  return from;
}

static ls_day due_for(const judging *j, ls_day end)
{
  return cal_add(j->r, end, (int)j->r->setting[SET_REPORT_DUE].m);
}

/* A total or a project that has its whole owes no further report. */
static bool has_all(const judging *j)
{
  const ls_verdict *v = j->v;
  return v->reached && (v->measure == ME_CUMULATIVE ||
                        v->measure == ME_STAGE);
}

/* The last period whose report was due before the day of judging. */
static ls_when last_due(const judging *j, ls_day end)
{
  int days = (int)j->r->setting[SET_REPORT_DUE].m;
  ls_day last = j->v->end == DAY_NONE ? j->v->at : j->v->end;
  for(int i = 0; i < 1200 && end < last; i++) {
    ls_day next = judge_period_end(j, end);
    if(cal_add(j->r, next, days) >= j->v->at)
      break;
    end = next;
  }
  return period_of(j, end);
}

/* Months since the report behind day `from` was due; -1: it is not yet. */
static int months_late(const judging *j, ls_day from)
{
  ls_day due = due_for(j, judge_period_end(j, from));
  return j->v->at > due ? 1 + months_between(due, j->v->at) : -1;
}

/* Where figures count, words (and percentages, where there are figures) are
 * a report, and yet no figure: the one is asked for, the other is not
 * missing. */
static void report(judging *j)
{
  ls_verdict *v = j->v;
  if(!at_work(j) || has_all(j))
    return;
  ls_day from = owed_from(j, j->reported);
  if(v->end != DAY_NONE && from >= v->end && j->reported >= v->end)
    return;
  ls_day end = judge_period_end(j, from), due = due_for(j, end);
  v->report = period_of(j, end);
  v->report_due = due;
  v->report_last = v->report;
  int late = months_late(j, from);
  if(j->spoken > j->reported) {
    v->unfigured = late;
    ls_day said = owed_from(j, j->spoken);
    v->unreported = v->end != DAY_NONE && said >= v->end
                      ? -1 : months_late(j, said);
  }
  else
    v->unreported = late;
  if(late > 0)
    v->report_last = last_due(j, end);
  ls_step *s = judge_step(j, STEP_REPORT_DUE);
  s->period = v->report;
  s->day = due;
}

void judge_duties(judging *j)
{
  j->v->unstarted = j->v->unreported = j->v->unfigured = -1;
  start(j);
  report(j);
  /* no figure was ever reported, and one should have been */
  if(!j->v->has_actual && (j->v->unreported > 0 || j->v->unfigured > 0))
    j->v->lacks |= 1u << LACK_DATA;
}
