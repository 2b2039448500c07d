/* What was reported, as far as it was entered by the day of judging. */
#include <string.h>

#include "rules/exact.h"
#include "rules/judge.h"

/* --- observations -------------------------------------------------------- */

static int month_of(ls_when w)
{
  return w.month ? w.month : w.quarter ? w.quarter * 3 : 12;
}

/* Of two reports of one month the later revision; of one revision, the
 * one for the longer period (a quarter's says more than its month's). */
static void keep_newest(const ls_observation **at, const ls_observation *o)
{
  if(!*at || (*at)->revision < o->revision ||
     ((*at)->revision == o->revision && (*at)->entered <= o->entered))
    *at = o;
}

static void sort_in(judging *j)
{
  const ls_case *c = j->c;
  const char *area = c->target ? c->target->area : "";
  for(uint32_t i = 0; i < c->n_obs; i++) {
    const ls_observation *o = &c->obs[i];
    year_data *y = o->period.year == j->year ? &j->this_year
                   : o->period.year == j->year - 1 ? &j->last_year : NULL;
    int m = month_of(o->period);
    if(y && o->entered <= c->at && !strcmp(o->area, area))
      keep_newest(o->month_only ? &y->month[m] : &y->ytd[m], o);
  }
}

bool ytd_at(const year_data *y, int month, ls_dec *out)
{
  ls_dec sum = DEC_INT(0);
  if(y->ytd[month]) {
    *out = y->ytd[month]->value;
    return true;
  }
  for(int m = 1; m <= month; m++)
    if(!y->month[m] || !dec_add(sum, y->month[m]->value, &sum))
      return false;
  *out = sum;
  return true;
}

static void tell_observed(judging *j, const ls_observation *o)
{
  ls_step *s = judge_step(j, STEP_OBSERVED);
  s->period = o->period;
  s->day = o->entered;
  s->a = o->value;
  s->has_a = true;
}

/* The months a sum is made of, each its own step. */
static void tell_months(judging *j, int month)
{
  for(int m = 1; m <= month; m++)
    tell_observed(j, j->this_year.month[m]);
}

/* The value of the month: year to date where that is what counts; a level
 * may also be given as the month's own. */
static bool value_at(judging *j, int month, ls_dec *out, bool *summed)
{
  const year_data *y = &j->this_year;
  uint8_t measure = j->v->measure;
  *summed = false;
  if(measure == ME_CUMULATIVE) {
    *summed = !y->ytd[month];
    return ytd_at(y, month, out);
  }
  const ls_observation *o = y->ytd[month];
  if(!o && measure != ME_RATE)
    o = y->month[month];
  if(o)
    *out = o->value;
  return o != NULL;
}

static void observed(judging *j)
{
  ls_verdict *v = j->v;
  bool summed;
  sort_in(j);
  for(int m = 12; m >= 1; m--) {
    const ls_observation *o = j->this_year.ytd[m] ? j->this_year.ytd[m]
                                                  : j->this_year.month[m];
    if(!o)
      continue;
    ls_day last = when_last(o->period);
    if(j->reported == DAY_NONE)
      j->reported = last;
    if(v->has_actual || !value_at(j, m, &v->actual, &summed))
      continue;
    v->has_actual = true;
    v->compared = last < v->at ? last : v->at;
    j->seen = o->period;
    if(summed)
      tell_months(j, m);
    else
      tell_observed(j, o);
  }
}

/* --- updates ------------------------------------------------------------- */

static int stage_setting(const char *stage)
{
  static const char *const name[] = { "prepare", "approve", "start", "build",
                                      "complete", "operate", NULL };
  int i = stage ? word_index(name, stage) : -1;
  return i < 0 ? -1 : SET_PREPARE + i;
}

/* Where the work ends: as the caller says, or by the words of the task. */
static int end_of_work(const judging *j)
{
  int end = stage_setting(j->c->end_stage);
  for(uint32_t i = 0; i < j->r->stages.n && !j->c->end_stage; i++) {
    const stage_row *row = &j->r->stages.v[i];
    if(SET_PREPARE + row->stage > end &&
       judge_holds(j->c->item->task, row->word))
      end = SET_PREPARE + row->stage;
  }
  return end < 0 ? SET_OPERATE : end;
}

/* Where the work ends at an earlier stage (开工 alone was promised), having
 * reached it is all of it, whatever percentage of the project that is. */
bool update_percent(const judging *j, const ls_update *u, ls_dec *out)
{
  int stage = stage_setting(u->stage), end = j->end_stage;
  if(stage >= end && end != SET_OPERATE)
    *out = DEC_INT(100);
  else if(u->has_percent)
    *out = u->percent;
  else if(stage < 0)
    return false;
  else if(end == SET_OPERATE || dec_zero(j->r->setting[end]))
    *out = j->r->setting[stage];
  else
    return ex_percent(j->r->setting[stage], j->r->setting[end], out);
  return true;
}

static ls_day update_day(const ls_update *u)
{
  ls_day last = u->period.year ? when_last(u->period) : u->entered;
  return last;
}

static bool later(const ls_update *a, const ls_update *b)
{
  ls_day x = update_day(a), y = update_day(b);
  return x != y ? x > y : a->entered >= b->entered;
}

/* The latest update that says how far the work is; what comes after it in
 * words alone leaves it so.  *through is the last day any speaks of. */
static const ls_update *last_percent(judging *j, bool with_stage,
                                     ls_day *through)
{
  const ls_case *c = j->c;
  const ls_update *best = NULL;
  ls_dec percent;
  *through = DAY_NONE;
  for(uint32_t i = 0; i < c->n_updates; i++) {
    const ls_update *u = &c->updates[i];
    if(u->entered > c->at)
      continue;
    if(*through == DAY_NONE || update_day(u) > *through)
      *through = update_day(u);
    if((with_stage ? update_percent(j, u, &percent) : u->has_percent) &&
       (!best || later(u, best)))
      best = u;
  }
  return best;
}

static ls_step *tell_update(judging *j, const ls_update *u, ls_day through)
{
  j->v->has_actual = true;
  j->seen = u->period;
  j->v->compared = through < j->c->at ? through : j->c->at;
  ls_step *s = judge_step(j, STEP_UPDATE);
  s->period = u->period;
  s->day = u->entered;
  s->a = j->v->actual;
  s->has_a = true;
  s->text = u->stage;
  return s;
}

static void updated(judging *j)
{
  ls_day through;
  const ls_update *u = last_percent(j, true, &through);
  j->reported = through;
  if(!u)
    return;
  update_percent(j, u, &j->v->actual);
  tell_update(j, u, through);
}

/* A total of which nobody gave a figure, but how much of it is done: so many
 * percent of the target. */
static void by_percent(judging *j)
{
  ls_verdict *v = j->v;
  ls_day through;
  const ls_update *u = last_percent(j, false, &through);
  int scale = v->goal.scale < 16 ? v->goal.scale + 2 : 18;
  if(!u || !v->has_goal ||
     !ex_muldiv(j->bound, u->percent, DEC_INT(100), scale, EX_HALF,
                &v->actual))
    return;
  j->reported = through;
  ls_step *s = tell_update(j, u, through);
  s->b = u->percent;
  s->has_b = true;
}

/* Somebody saw that it is done: all of the work. */
static void verified(judging *j)
{
  uint8_t state = j->c->item->state;
  if(j->v->measure != ME_STAGE ||
     (state != ST_VERIFIED && state != ST_CLOSED))
    return;
  j->v->actual = DEC_INT(100);
  j->v->has_actual = true;
  j->v->compared = j->v->at;
}

/* --- what it comes to ---------------------------------------------------- */

static bool share_of_way(judging *j, ls_dec *out)
{
  const ls_target *t = j->c->target;
  ls_verdict *v = j->v;
  ls_dec from = DEC_INT(0), way, gone;
  if(v->measure == ME_STOCK) {
    if(!t->has_baseline)
      return false;
    from = t->baseline;
  }
  if(!ex_sub(j->bound, from, &way) || !ex_sub(v->actual, from, &gone))
    return false;
  if(!dec_zero(way))
    return ex_percent(gone, way, out);
  *out = DEC_INT(v->reached ? 100 : 0);
  return true;
}

static void reach(judging *j)
{
  ls_verdict *v = j->v;
  int by = dec_cmp(v->actual, j->bound) * j->sign;
  v->reached = j->strict ? by > 0 : by >= 0;
  if(v->measure == ME_RATE || v->measure == ME_CEILING)
    return;
  v->has_share = share_of_way(j, &v->actual_share);
  if(!v->has_share && !(v->lacks & (1u << LACK_BASELINE)))
    v->lacks |= 1u << LACK_SIZE;
}

/* The last day that anything speaks of, figure, percentage or words. */
static ls_day last_spoken(judging *j)
{
  ls_day through;
  last_percent(j, false, &through);
  return through != DAY_NONE && through > j->reported ? through
                                                      : j->reported;
}

void judge_actual(judging *j)
{
  ls_verdict *v = j->v;
  j->end_stage = end_of_work(j);
  if(v->measure == ME_STAGE)
    updated(j);
  else
    observed(j);
  if(v->measure == ME_CUMULATIVE && j->reported == DAY_NONE)
    by_percent(j);
  j->spoken = last_spoken(j);
  verified(j);
  if(j->reported != DAY_NONE && !v->has_actual)
    v->lacks |= 1u << LACK_PROGRESS; /* words alone show no progress */
  j->scale = v->has_actual && v->actual.scale > v->goal.scale
               ? v->actual.scale : v->goal.scale;
  if(v->has_actual && v->has_goal)
    reach(j);
  /* a target reached from wherever needs no baseline */
  if(v->reached)
    v->lacks &= ~(1u << LACK_BASELINE);
  /* that it is done was said, and not accepted */
  if(v->reached && j->c->returned)
    v->lacks |= 1u << LACK_RETURNED;
  v->over = v->end != DAY_NONE &&
            (v->has_actual && v->compared >= v->end);
  if(v->measure == ME_STAGE && v->end != DAY_NONE && v->at > v->end)
    v->over = true;
}
