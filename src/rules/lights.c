/* Judging: the parts in turn, then the first row that applies. */
#include "rules/lights.h"

#include <string.h>

#include "rules/exact.h"
#include "rules/judge.h"

const char *const basis_name[] = { "none", "nodes", "calendar", "season",
                                   "weekends", "goal", NULL };
const char *const lack_name[] = { "issue", "number", "end-state", "deadline",
                                  "owner", "confirmation", "baseline", "data",
                                  "progress", "size",
                                  "returned", NULL };
const char *const cure_name[] = { "none", "fill", "issue", "report", "start",
                                  "reach", "wait", "figure", NULL };
const char *const step_name[] = {
  "target", "baseline", "term", "observation", "update", "node", "calendar",
  "season", "about", "report-due", "start-due", "rule", NULL
};

ls_step *judge_step(judging *j, ls_step_kind kind)
{
  ls_step *s = &j->scratch;
  if(j->arena)
    s = vec_push(j->arena, &j->v->steps);
  *s = (ls_step){ .kind = (uint8_t)kind, .day = DAY_NONE, .until = DAY_NONE,
                  .text = "" };
  return s;
}

bool light_row_fits(const light_row *row, const ls_verdict *v)
{
  return (row->measures & (1u << v->measure)) &&
         (row->natures & (1u << v->nature));
}

static bool passes(const light_row *row, ls_dec value)
{
  int by = dec_cmp(value, row->value);
  return row->strict ? by > 0 : by >= 0;
}

static int count_bits(uint32_t mask)
{
  int n = 0;
  for(; mask; mask &= mask - 1)
    n++;
  return n;
}

static bool is_closed(const judging *j)
{
  uint8_t s = j->c->item->state;
  return s == ST_CLOSED || s == ST_ARCHIVED;
}

/* The number a test gives; false where it does not apply. */
static bool measured(const judging *j, int test, ls_dec *out)
{
  const ls_verdict *v = j->v;
  bool judged = v->has_gap && v->has_actual;
  switch(test) {
  case LT_MISSED:
    *out = v->gap;
    return v->over && !v->reached && v->has_gap;
  case LT_BEHIND:
    *out = v->gap;
    return !v->over && judged;
  case LT_UNSTARTED:
    *out = DEC_INT(v->unstarted);
    return v->unstarted >= 0;
  case LT_UNREPORTED:
    *out = DEC_INT(v->unreported);
    return v->unreported >= 0;
  case LT_UNFIGURED:
    *out = DEC_INT(v->unfigured);
    return v->unfigured >= 0;
  case LT_MISSING:
    *out = DEC_INT(count_bits(v->lacks));
    return true;
  default:
    return false;
  }
}

/* A rate or a ceiling that is kept in June may be broken in December. */
static bool stays_reached(const ls_verdict *v)
{
  return v->measure != ME_RATE && v->measure != ME_CEILING;
}

static bool applies(const judging *j, const light_row *row, ls_dec *value,
                    bool *number)
{
  const ls_verdict *v = j->v;
  *number = measured(j, row->test, value);
  switch(row->test) {
  case LT_CLOSED: return is_closed(j);
  case LT_WAITING: return !v->has_actual;
  case LT_MET: return v->reached && (v->over || stays_reached(v));
  case LT_ALWAYS: return true;
  default: return *number && passes(row, *value);
  }
}

/* Only the rows that had a number to ask for are told, and the one that
 * applied. */
static void ask(judging *j)
{
  for(uint32_t i = 0; i < j->r->lights.n; i++) {
    const light_row *row = &j->r->lights.v[i];
    ls_dec value = DEC_INT(0);
    bool number = false;
    if(!light_row_fits(row, j->v))
      continue;
    bool hit = applies(j, row, &value, &number);
    if(number || hit) {
      ls_step *s = judge_step(j, STEP_RULE);
      s->text = row->name;
      s->a = value;
      s->b = row->value;
      s->has_a = s->has_b = number;
      s->hit = hit;
    }
    if(hit) {
      j->v->light = row->light;
      j->v->rule = row->name;
      j->v->line = row->line;
      return;
    }
  }
}

void light_judge(const ls_rules *r, ls_arena *a, const ls_case *c,
                 ls_verdict *out)
{
  memset(out, 0, sizeof(*out));
  out->at = c->at;
  out->compared = out->next_day = out->reached_on = out->report_due =
    DAY_NONE;
  out->rule = "";
  judging j = { .r = r, .arena = a, .c = c, .v = out, .reported = DAY_NONE,
                .spoken = DAY_NONE };
  judge_goal(&j);
  judge_actual(&j);
  judge_expected(&j);
  judge_duties(&j);
  ask(&j);
  judge_cure(&j);
  judge_forecast(&j);
}

const ls_verdict *light_first(const ls_verdict *a, const ls_verdict *b)
{
  static const int of[] = { [LIGHT_CLOSED] = 0, [LIGHT_RED] = 1,
    [LIGHT_YELLOW] = 2, [LIGHT_GREY] = 3, [LIGHT_GREEN] = 4 };
  return of[b->light] < of[a->light] ? b : a;
}
