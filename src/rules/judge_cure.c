/* What would turn it green, and where the present pace leads. */
#include "rules/calendar.h"
#include "rules/exact.h"
#include "rules/judge.h"

/* --- values -------------------------------------------------------------- */

/* The greatest gap no row turns yellow or red, in steps of `scale`. */
static bool gap_allowed(const judging *j, int test, int scale, ls_dec *out)
{
  bool any = false;
  ls_dec step = { -1, scale };
  for(uint32_t i = 0; i < j->r->lights.n; i++) {
    const light_row *row = &j->r->lights.v[i];
    ls_dec most = row->value;
    if(row->test != test || !light_row_fits(row, j->v) ||
       (row->light != LIGHT_YELLOW && row->light != LIGHT_RED))
      continue;
    if(!row->strict && !dec_add(most, step, &most))
      continue;
    if(!any || dec_cmp(most, *out) < 0)
      *out = most;
    any = true;
  }
  return any;
}

/* The value at which `share` percent of the way is gone. */
static bool at_share(const judging *j, ls_dec share, ls_dec *out)
{
  ls_dec from = DEC_INT(0), way, part;
  if(j->v->measure == ME_STOCK) {
    if(!j->c->target->has_baseline)
      return false;
    from = j->c->target->baseline;
  }
  if(!ex_sub(j->bound, from, &way))
    return false;
  int how = dec_sign(way) < 0 ? EX_DOWN : EX_UP;
  return ex_muldiv(way, share, DEC_INT(100), j->scale, how, &part) &&
         dec_add(from, part, out);
}

/* The least (or greatest) value that is green where `expected` percent are
 * expected. */
static bool green_at(const judging *j, ls_dec expected, ls_dec *out)
{
  const ls_verdict *v = j->v;
  ls_dec most = DEC_INT(0), share;
  int scale = v->measure == ME_RATE ? j->scale : 2;
  if(!gap_allowed(j, LT_BEHIND, scale, &most))
    return false;
  if(v->measure == ME_RATE)
    return j->sign > 0 ? ex_sub(v->expected, most, out)
                       : dec_add(v->expected, most, out);
  if(v->measure == ME_CEILING)
    return dec_add(DEC_INT(100), most, &share) &&
           ex_muldiv(j->bound, share, DEC_INT(100), j->scale, EX_DOWN, out);
  if(!ex_sub(expected, most, &share))
    return false;
  if(share.m < 0)
    share = DEC_INT(0);
  return at_share(j, share, out);
}

static void reach(judging *j)
{
  ls_verdict *v = j->v;
  ls_dec share = DEC_INT(100);
  ls_basis basis;
  v->cure = CURE_REACH;
  v->at_most = j->sign < 0;
  if(v->over) {
    v->need = j->bound;
    v->has_need = true;
    return;
  }
  v->has_need = green_at(j, v->expected_share, &v->need);
  v->next_day = judge_period_end(j, v->compared);
  if(v->end != DAY_NONE && v->next_day > v->end)
    v->next_day = v->end;
  if(v->measure == ME_RATE || v->measure == ME_CEILING)
    v->has_next = v->has_need;
  else if(judge_share(j, v->next_day, &share, &basis, false))
    v->has_next = v->next_day >= v->end ? at_share(j, share, &v->next)
                                        : green_at(j, share, &v->next);
  if(v->measure == ME_RATE || v->measure == ME_CEILING)
    v->next = v->need;
}

/* --- what to do ---------------------------------------------------------- */

static uint8_t deciding_test(const judging *j)
{
  for(uint32_t i = 0; i < j->r->lights.n; i++)
    if(j->r->lights.v[i].line == j->v->line)
      return j->r->lights.v[i].test;
  return LT_ALWAYS;
}

void judge_cure(judging *j)
{
  ls_verdict *v = j->v;
  if(v->light == LIGHT_CLOSED || v->light == LIGHT_GREEN)
    return;
  switch(deciding_test(j)) {
  case LT_MISSED:
  case LT_BEHIND:
    reach(j);
    break;
  case LT_UNSTARTED: v->cure = CURE_START; break;
  case LT_UNREPORTED: v->cure = CURE_REPORT; break;
  case LT_UNFIGURED: v->cure = CURE_FIGURE; break;
  case LT_MISSING:
    v->cure = v->lacks & (1u << LACK_ISSUE) ? CURE_ISSUE : CURE_FILL;
    break;
  default: v->cure = CURE_WAIT;
  }
}

/* --- forecast ------------------------------------------------------------ */

#define DAYS_AHEAD 2600 /* working days: ten years */

/* Working days from the term's start until the whole way is gone, at the
 * pace of those gone so far. */
static ls_day whole_way_on(const judging *j, ls_dec gone_share)
{
  const ls_verdict *v = j->v;
  int gone = cal_count(j->r, v->start, v->compared);
  ls_dec days;
  if(!ex_muldiv(DEC_INT(gone), DEC_INT(100), gone_share, 0, EX_UP, &days) ||
     days.m > DAYS_AHEAD)
    return DAY_NONE;
  return cal_add(j->r, v->start - 1, (int)days.m);
}

/* The month's end by which last year's shape brings it there. */
static ls_day month_reached(const judging *j)
{
  const ls_verdict *v = j->v;
  ls_dec whole, part, then;
  if(!ytd_at(&j->last_year, 12, &whole))
    return DAY_NONE;
  for(int m = 1; m <= 12; m++) {
    ls_day end = day_make(j->year, m, month_days(j->year, m));
    if(end > v->compared && ytd_at(&j->last_year, m, &part) &&
       ex_muldiv(v->forecast, part, whole, j->scale, EX_DOWN, &then) &&
       dec_cmp(then, j->bound) >= 0)
      return end;
  }
  return DAY_NONE;
}

void judge_forecast(judging *j)
{
  ls_verdict *v = j->v;
  ls_dec time, share;
  ls_basis basis;
  if(!v->has_actual || !v->has_goal || v->over || v->reached ||
     v->light == LIGHT_CLOSED || v->end == DAY_NONE)
    return;
  if(v->measure == ME_RATE || v->measure == ME_CEILING) {
    v->forecast = v->actual; /* as it is now: no pace is in it */
    v->has_forecast = true;
    return;
  }
  if(!v->has_share || !judge_pace(j, v->compared, &time, &basis) ||
     time.m <= 0 || v->actual_share.m < 0)
    return;
  if(!ex_muldiv(v->actual_share, DEC_INT(100), time, 2, EX_HALF, &share) ||
     !at_share(j, share, &v->forecast))
    return;
  v->has_forecast = true;
  if(basis == BASIS_SEASON)
    v->reached_on = month_reached(j);
  else if(v->actual_share.m > 0)
    v->reached_on = whole_way_on(j, v->actual_share);
}
