/* What was promised: the term, the target, what is missing of them. */
#include <string.h>

#include "rules/exact.h"
#include "rules/judge.h"

static void lack(judging *j, ls_lack what)
{
  j->v->lacks |= 1u << what;
}

/* The target's period, or the item's year; the deadline ends it where it is
 * earlier, or where there is no period. */
static void term(judging *j)
{
  const ls_case *c = j->c;
  ls_when p = c->target ? c->target->period : (ls_when){ 0 };
  bool period = p.year != 0;
  ls_verdict *v = j->v;
  if(!period)
    p = (ls_when){ .year = (uint16_t)c->item->year };
  j->year = p.year;
  j->first = v->start = when_first(p);
  v->end = period ? when_last(p) : DAY_NONE;
  ls_day by = c->item->deadline;
  if(by != DAY_NONE && (!period || by < v->end))
    v->end = by;
  if(v->measure == ME_STAGE && c->item->started != DAY_NONE)
    v->start = c->item->started;
  else if(v->measure == ME_STAGE && c->issued != DAY_NONE)
    v->start = c->issued;
  if(v->end == DAY_NONE)
    lack(j, LACK_DEADLINE);
  else if(v->end < v->start)
    v->start = v->end;
}

static bool less_is_better(const judging *j)
{
  const ls_target *t = j->c->target;
  if(j->v->measure == ME_CEILING)
    return true;
  if(j->c->indicator && j->c->indicator->direction)
    return j->c->indicator->direction < 0;
  return t && (t->cmp == C_LE || t->cmp == C_LT);
}

/* 左右 leaves a little open on the bad side. */
static void about(judging *j)
{
  bool points = j->v->measure == ME_RATE || !strcmp(j->unit, "%");
  ls_dec part = j->r->setting[points ? SET_ABOUT_POINTS : SET_ABOUT_SHARE];
  ls_dec goal = j->v->goal, slack = part;
  int scale = goal.scale + 2 < 18 ? goal.scale + 2 : 18;
  if(!points && !ex_muldiv(goal, part, DEC_INT(100), scale, EX_DOWN, &slack))
    return;
  if(slack.m < 0)
    slack.m = -slack.m;
  if(!dec_add(goal, j->sign > 0 ? dec_neg(slack) : slack, &j->bound))
    return;
  ls_step *s = judge_step(j, STEP_ABOUT);
  s->a = j->bound;
  s->has_a = true;
}

static void target(judging *j)
{
  const ls_target *t = j->c->target;
  bool high = t->has_hi && j->sign < 0; /* of a range, the laxer end */
  j->v->goal = j->bound = high ? t->value_hi : t->value;
  j->v->has_goal = true;
  j->strict = !high && (j->sign > 0 ? t->cmp == C_GT : t->cmp == C_LT);
  ls_step *s = judge_step(j, STEP_TARGET);
  s->period = t->period;
  s->a = j->v->goal;
  s->has_a = true;
  if(t->cmp == C_ABOUT && !t->has_hi)
    about(j);
  if(t->has_baseline) {
    s = judge_step(j, STEP_BASELINE);
    s->a = t->baseline;
    s->has_a = true;
  }
}

/* A project's end is the whole of its work, unless words that name neither
 * number nor end state are all there is. */
static void work(judging *j)
{
  const ls_case *c = j->c;
  bool words_only = !strcmp(c->item->missing, "quantity");
  if(words_only && !c->n_nodes && !(c->end_stage && *c->end_stage)) {
    lack(j, LACK_END);
    return;
  }
  j->v->goal = j->bound = DEC_INT(100);
  j->v->has_goal = true;
}

static void owner(judging *j)
{
  const ls_item_row *item = j->c->item;
  if(!item->lead_unit)
    lack(j, LACK_OWNER);
  else if(item->unit_suggested)
    lack(j, LACK_CONFIRMED);
  if(item->state == ST_CANDIDATE || item->state == ST_DROPPED)
    lack(j, LACK_ISSUE);
}

void judge_goal(judging *j)
{
  const ls_case *c = j->c;
  ls_verdict *v = j->v;
  v->measure = c->indicator ? c->indicator->measure : ME_STAGE;
  v->nature = c->target && c->target->nature ? c->target->nature
              : c->indicator ? c->indicator->nature : NAT_NONE;
  j->unit = v->measure == ME_STAGE ? "%" : c->indicator->unit;
  j->sign = less_is_better(j) ? -1 : 1;
  term(j);
  if(v->end != DAY_NONE) {
    ls_step *s = judge_step(j, STEP_TERM);
    s->day = v->start;
    s->until = v->end;
  }
  if(v->measure == ME_STAGE)
    work(j);
  else if(c->target && c->target->has_value)
    target(j);
  else
    lack(j, LACK_NUMBER);
  if(v->measure == ME_STOCK && !(c->target && c->target->has_baseline))
    lack(j, LACK_BASELINE);
  owner(j);
}
