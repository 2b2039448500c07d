/* What should have been reached by a day: nodes, the calendar, last year's
 * shape, in the order that lights/expected.tsv gives. */
#include <stdio.h>
#include <string.h>

#include "rules/calendar.h"
#include "rules/exact.h"
#include "rules/judge.h"

static void fraction(judging *j, ls_step_kind kind, ls_day day, ls_dec a,
                     ls_dec b)
{
  ls_step *s = judge_step(j, kind);
  s->day = day;
  s->a = a;
  s->b = b;
  s->has_a = s->has_b = true;
}

/* --- calendar ------------------------------------------------------------ */

static bool by_calendar(judging *j, ls_day day, ls_dec *share, bool steps)
{
  const ls_verdict *v = j->v;
  if(v->end == DAY_NONE || day < v->start) {
    *share = DEC_INT(0);
    return v->end != DAY_NONE;
  }
  int all = cal_count(j->r, v->start, v->end);
  int gone = cal_count(j->r, v->start, day < v->end ? day : v->end);
  if(day >= v->end || !all) {
    *share = DEC_INT(day >= v->end ? 100 : 0);
    gone = day >= v->end ? all : 0;
  }
  else if(!ex_percent(DEC_INT(gone), DEC_INT(all), share))
    return false;
  if(steps)
    fraction(j, STEP_CALENDAR, day, DEC_INT(gone), DEC_INT(all));
  return true;
}

static bool calendar_known(const judging *j)
{
  return j->v->end != DAY_NONE &&
         cal_known_between(j->r, j->v->start, j->v->end);
}

/* --- season -------------------------------------------------------------- */

static int month_ended(ls_day day)
{
  int y, m, d;
  day_parts(day + 1, &y, &m, &d); /* the month the next day is not in */
  return d == 1 ? (m == 1 ? 12 : m - 1) : m - 1;
}

static bool by_season(judging *j, ls_day day, ls_dec *share, bool steps)
{
  ls_dec part, whole;
  int m = month_ended(day), y, month, d;
  day_parts(day, &y, &month, &d);
  if(j->v->measure != ME_CUMULATIVE || y != j->year ||
     j->first != day_make(j->year, 1, 1) ||
     !ytd_at(&j->last_year, 12, &whole) || whole.m <= 0)
    return false;
  if(m == 0)
    part = DEC_INT(0);
  else if(!ytd_at(&j->last_year, m, &part))
    return false;
  if(!ex_percent(part, whole, share))
    return false;
  if(steps)
    fraction(j, STEP_SEASON, day, part, whole);
  return true;
}

/* --- nodes --------------------------------------------------------------- */

/* Nodes with numbers, where there are any; else all, each an equal part. */
static uint32_t counted_nodes(const ls_case *c, bool *numbers)
{
  uint32_t n = 0;
  for(uint32_t i = 0; i < c->n_nodes; i++)
    n += c->nodes[i].has_value;
  *numbers = n > 0;
  return n ? n : c->n_nodes;
}

/* The last node that is due by `day`, and how many are; NULL: none yet. */
static const ls_node *node_due(const ls_case *c, ls_day day, bool numbers,
                               uint32_t *due)
{
  const ls_node *last = NULL;
  *due = 0;
  for(uint32_t i = 0; i < c->n_nodes; i++) {
    const ls_node *n = &c->nodes[i];
    if(n->by > day || (numbers && !n->has_value))
      continue;
    ++*due;
    if(!last || n->by >= last->by)
      last = n;
  }
  return last;
}

static bool node_share(judging *j, const ls_node *n, ls_dec *share)
{
  const ls_target *t = j->c->target;
  ls_dec from = DEC_INT(0), way, gone;
  if(j->v->measure == ME_STAGE) {
    *share = n->value;
    return true;
  }
  if(j->v->measure == ME_STOCK) {
    if(!t->has_baseline)
      return false;
    from = t->baseline;
  }
  return ex_sub(j->bound, from, &way) && ex_sub(n->value, from, &gone) &&
         !dec_zero(way) && ex_percent(gone, way, share);
}

static bool by_nodes(judging *j, ls_day day, ls_dec *share, bool steps)
{
  bool numbers;
  uint32_t due, all = counted_nodes(j->c, &numbers);
  if(!all)
    return false;
  const ls_node *n = node_due(j->c, day, numbers, &due);
  if(j->v->end != DAY_NONE && day >= j->v->end)
    *share = DEC_INT(100);
  else if(!n)
    *share = DEC_INT(0);
  else if(numbers ? !node_share(j, n, share)
                  : !ex_percent(DEC_INT(due), DEC_INT(all), share))
    return false;
  if(steps && n) {
    ls_step *s = judge_step(j, STEP_NODE);
    s->day = n->by;
    s->text = n->words;
    s->a = numbers ? n->value : DEC_INT(due);
    s->b = DEC_INT(all);
    s->has_a = true;
    s->has_b = !numbers;
  }
  return true;
}

/* --- the order ----------------------------------------------------------- */

bool judge_holds(const char *text, ls_slice word)
{
  size_t n = strlen(text);
  for(size_t i = 0; i + word.n <= n; i++)
    if(!memcmp(text + i, word.s, word.n))
      return true;
  return false;
}

static const expect_row *row_of(const judging *j)
{
  const ls_case *c = j->c;
  const char *name = c->indicator ? c->indicator->name : c->item->task;
  for(uint32_t i = 0; i < j->r->expect.n; i++) {
    const expect_row *row = &j->r->expect.v[i];
    if(slice_eq(row->word, SLICE("*")) || judge_holds(name, row->word))
      return row;
  }
  return NULL; /* the load refuses files without "*" */
}

enum { BY_NODES, BY_CALENDAR, BY_SEASON };

static bool by(judging *j, int what, ls_day day, ls_dec *share,
               ls_basis *basis, bool steps)
{
  switch(what) {
  case BY_NODES:
    *basis = BASIS_NODES;
    return by_nodes(j, day, share, steps);
  case BY_CALENDAR:
    *basis = BASIS_CALENDAR;
    return calendar_known(j) && by_calendar(j, day, share, steps);
  default:
    *basis = BASIS_SEASON;
    return by_season(j, day, share, steps);
  }
}

static bool in_order(judging *j, ls_day day, ls_dec *share, ls_basis *basis,
                     bool nodes, bool steps)
{
  const expect_row *row = row_of(j);
  for(int i = 0; row && i < row->n; i++)
    if((nodes || row->order[i] != BY_NODES) &&
       by(j, row->order[i], day, share, basis, steps))
      return true;
  *basis = BASIS_WEEKENDS;
  return by_calendar(j, day, share, steps);
}

bool judge_share(judging *j, ls_day day, ls_dec *share, ls_basis *basis,
                 bool steps)
{
  return in_order(j, day, share, basis, true, steps);
}

bool judge_pace(judging *j, ls_day day, ls_dec *share, ls_basis *basis)
{
  return in_order(j, day, share, basis, false, false);
}

/* --- expected and gap ---------------------------------------------------- */

/* The goal's share, as a value of the indicator; with fewer decimals where a
 * large number leaves no room for them. */
static bool value_of(judging *j, ls_dec share, ls_dec *out)
{
  ls_dec from = DEC_INT(0), way, part;
  if(j->v->measure == ME_STOCK)
    from = j->c->target->baseline;
  int scale = j->scale < 16 ? j->scale + 2 : 18;
  if(!ex_sub(j->bound, from, &way))
    return false;
  for(; scale >= 0; scale--)
    if(ex_muldiv(way, share, DEC_INT(100), scale, EX_HALF, &part) &&
       dec_add(from, part, out))
      return true;
  return false;
}

/* Rates and ceilings are compared with the target at any time; a rate may
 * have nodes of its own. */
static void expect_goal(judging *j)
{
  ls_verdict *v = j->v;
  bool numbers = false;
  uint32_t due;
  const ls_node *n = NULL;
  v->expected = j->bound;
  v->has_expected = true;
  v->basis = BASIS_GOAL;
  if(counted_nodes(j->c, &numbers) && numbers && !v->over)
    n = node_due(j->c, v->compared, true, &due);
  if(!n)
    return;
  v->expected = n->value;
  v->basis = BASIS_NODES;
  ls_step *s = judge_step(j, STEP_NODE);
  s->day = n->by;
  s->text = n->words;
  s->a = n->value;
  s->has_a = true;
}

static bool short_of_goal(judging *j, ls_dec *gap)
{
  ls_dec d, size = j->bound;
  if(size.m < 0)
    size.m = -size.m;
  return ex_sub(j->bound, j->v->actual, &d) && !dec_zero(size) &&
         ex_percent(j->sign > 0 ? d : dec_neg(d), size, gap);
}

bool judge_gap(judging *j, bool left, ls_dec *gap)
{
  const ls_verdict *v = j->v;
  ls_dec d;
  if(v->measure == ME_RATE) {
    if(!ex_sub(left ? j->bound : v->expected, v->actual, &d))
      return false;
    *gap = j->sign > 0 ? d : dec_neg(d);
    return true;
  }
  if(v->measure == ME_CEILING) {
    if(!dec_zero(j->bound))
      return short_of_goal(j, gap);
    *gap = DEC_INT(v->reached ? 0 : 100); /* none at all was promised */
    return true;
  }
  if(!v->has_share)
    return left && short_of_goal(j, gap);
  return ex_sub(left ? DEC_INT(100) : v->expected_share, v->actual_share,
                gap);
}

void judge_expected(judging *j)
{
  ls_verdict *v = j->v;
  ls_basis basis = BASIS_NONE;
  v->known = true;
  if(!v->has_goal)
    return;
  if(v->measure == ME_RATE || v->measure == ME_CEILING)
    expect_goal(j);
  else if(v->has_share || v->over) {
    if(v->over)
      v->expected_share = DEC_INT(100);
    else if(!judge_share(j, v->compared, &v->expected_share, &basis, true))
      return;
    v->basis = v->over ? BASIS_GOAL : (uint8_t)basis;
    v->known = basis != BASIS_WEEKENDS;
    v->has_expected = value_of(j, v->expected_share, &v->expected);
  }
  v->has_gap = judge_gap(j, v->over, &v->gap);
  /* so near that rounding hides it, but not reached */
  if(v->over && !v->reached && v->has_gap && v->gap.m <= 0)
    v->gap = (ls_dec){ 1, 2 };
}
