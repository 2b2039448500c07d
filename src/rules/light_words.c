/* A verdict in words for people, in Chinese and English. */
#include <stdio.h>
#include <string.h>

#include "base/msg.h"
#include "rules/inside.h"
#include "rules/judge.h"

#define TEXT 160

/* What words are put together from. */
typedef struct saying {
  ls_buf *b;
  const ls_case *c;
  const ls_verdict *v;
  bool en;
} saying;

static const char *const light_key[] = { "w-light-grey", "w-light-green",
  "w-light-yellow", "w-light-red", "w-light-closed" };
static const char *const lack_key[] = { "light-lack-issue",
  "light-lack-number", "light-lack-end", "light-lack-deadline",
  "light-lack-owner", "light-lack-confirmed", "light-lack-baseline",
  "light-lack-data", "light-lack-progress", "light-lack-size",
  "light-lack-returned" };
static const char *const basis_key[] = { "light-by-none", "light-by-nodes",
  "light-by-calendar", "light-by-season", "light-by-weekends",
  "light-by-goal" };

static void say(saying *s, const char *key, const char *a, const char *b)
{
  msg_put(s->b, msg_text(key, s->en), a, b);
}

static void line(saying *s, const char *key, const char *a, const char *b)
{
  say(s, key, a, b);
  buf_putc(s->b, '\n');
}

/* --- pieces -------------------------------------------------------------- */

/* The number in `out`, for use where it is written. */
static const char *number(ls_dec d, char out[TEXT])
{
  dec_text(d, out);
  return out;
}

static const char *unit_of(const saying *s)
{
  return s->v->measure == ME_STAGE || !s->c->indicator
           ? "%" : s->c->indicator->unit;
}

static const char *value_text(const saying *s, ls_dec d, char out[TEXT])
{
  char n[TEXT];
  snprintf(out, TEXT, "%.60s%.90s", number(d, n), unit_of(s));
  return out;
}

static const char *percent_text(ls_dec d, char out[TEXT])
{
  char n[TEXT];
  snprintf(out, TEXT, "%.60s%%", number(d, n));
  return out;
}

static const char *day_text(ls_day d, char out[TEXT])
{
  char n[DAY_TEXT];
  day_write(d, n);
  snprintf(out, TEXT, "%s", n);
  return out;
}

static const char *count_text(int n, char out[TEXT])
{
  snprintf(out, TEXT, "%d", n);
  return out;
}

static uint8_t test_of(const saying *s)
{
  /* the name of the rule is the clerk's; what it tests shows in the steps */
  const ls_verdict *v = s->v;
  if(v->light == LIGHT_CLOSED)
    return LT_CLOSED;
  switch(v->cure) {
  case CURE_REACH: return v->over ? LT_MISSED : LT_BEHIND;
  case CURE_START: return LT_UNSTARTED;
  case CURE_REPORT: return LT_UNREPORTED;
  case CURE_FIGURE: return LT_UNFIGURED;
  case CURE_FILL:
  case CURE_ISSUE: return LT_MISSING;
  case CURE_WAIT: return LT_WAITING;
  default:
    return v->reached && (v->over || (v->measure != ME_RATE &&
                                      v->measure != ME_CEILING))
             ? LT_MET : LT_ALWAYS;
  }
}

/* --- the reason ---------------------------------------------------------- */

static void lacks(saying *s)
{
  bool some = false;
  for(int i = 0; i < LACKS; i++)
    if(s->v->lacks & (1u << i)) {
      if(some)
        say(s, "light-and", NULL, NULL);
      say(s, lack_key[i], NULL, NULL);
      some = true;
    }
}

static void gap(saying *s)
{
  char a[TEXT], b[TEXT];
  const ls_verdict *v = s->v;
  if(v->measure == ME_CEILING)
    say(s, "light-gap-ceiling", number(v->gap, a),
        value_text(s, v->goal, b));
  else if(v->measure == ME_RATE)
    say(s, v->over ? "light-gap-rate-missed" : "light-gap-rate",
        number(v->gap, a), NULL);
  else if(v->over)
    say(s, "light-gap-missed", number(v->gap, a), NULL);
  else
    say(s, "light-gap", number(v->gap, a), NULL);
}

static void schedule(saying *s)
{
  char a[TEXT];
  const ls_verdict *v = s->v;
  ls_dec ahead = dec_neg(v->gap);
  if(!v->has_gap)
    say(s, "light-no-gap", NULL, NULL);
  else if(v->measure == ME_CEILING)
    say(s, "light-below-ceiling", number(v->goal, a), NULL);
  else if(v->gap.m > 0)
    gap(s);
  else
    say(s, v->measure == ME_RATE ? "light-ahead-rate" : "light-ahead",
        number(ahead, a), NULL);
}

static void reason(saying *s)
{
  char a[TEXT];
  const ls_verdict *v = s->v;
  switch(test_of(s)) {
  case LT_CLOSED: say(s, "light-is-closed", NULL, NULL); break;
  case LT_MISSED:
  case LT_BEHIND: gap(s); break;
  case LT_UNSTARTED:
    say(s, "light-unstarted", day_text(s->c->item->started, a), NULL);
    break;
  case LT_UNREPORTED:
    say(s, "light-unreported", count_text(v->unreported, a), NULL);
    break;
  case LT_UNFIGURED:
    say(s, "light-unfigured", count_text(v->unfigured, a), NULL);
    break;
  case LT_MISSING:
    say(s, "light-missing", NULL, NULL);
    lacks(s);
    break;
  case LT_WAITING: say(s, "light-waiting", NULL, NULL); break;
  case LT_MET: say(s, "light-met", NULL, NULL); break;
  default: schedule(s);
  }
}

void light_line(ls_buf *b, const ls_case *c, const ls_verdict *v,
                bool english)
{
  saying s = { b, c, v, english };
  say(&s, light_key[v->light], NULL, NULL);
  say(&s, "light-colon", NULL, NULL);
  reason(&s);
}

/* --- the figures --------------------------------------------------------- */

static void figures(saying *s)
{
  char a[TEXT], b[TEXT];
  const ls_verdict *v = s->v;
  if(v->has_goal)
    line(s, v->measure == ME_CEILING ? "light-ceiling" : "light-goal",
         value_text(s, v->goal, a),
         v->end == DAY_NONE ? "?" : day_text(v->end, b));
  if(v->has_actual && v->has_share)
    line(s, "light-actual-share", value_text(s, v->actual, a),
         percent_text(v->actual_share, b));
  else if(v->has_actual)
    line(s, "light-actual", value_text(s, v->actual, a), NULL);
  if(v->has_actual)
    line(s, "light-compared", day_text(v->compared, a), NULL);
  if(!v->has_expected)
    return;
  if(v->has_share)
    line(s, "light-expected-share", value_text(s, v->expected, a),
         percent_text(v->expected_share, b));
  else
    line(s, "light-expected", value_text(s, v->expected, a), NULL);
  line(s, basis_key[v->basis], NULL, NULL);
}

static void also_missing(saying *s)
{
  if(!s->v->lacks || test_of(s) == LT_MISSING)
    return;
  say(s, "light-also-missing", NULL, NULL);
  lacks(s);
  buf_putc(s->b, '\n');
}

/* --- what to do ---------------------------------------------------------- */

static void cure(saying *s)
{
  char a[TEXT], b[TEXT];
  const ls_verdict *v = s->v;
  switch(v->cure) {
  case CURE_FILL: line(s, "light-cure-fill", NULL, NULL); return;
  case CURE_ISSUE: line(s, "light-cure-issue", NULL, NULL); return;
  case CURE_START: line(s, "light-cure-start", NULL, NULL); return;
  case CURE_REPORT:
  case CURE_FIGURE: {
    char period[WHEN_TEXT];
    when_write(v->report_last, period);
    line(s, v->cure == CURE_FIGURE ? "light-cure-figure"
                                   : "light-cure-report", period, NULL);
    return;
  }
  case CURE_WAIT:
    if(v->report_due != DAY_NONE)
      line(s, "light-cure-wait", day_text(v->report_due, a), NULL);
    return;
  case CURE_REACH:
    if(v->has_need)
      line(s, v->over ? "light-cure-missed" : v->at_most ? "light-cure-most"
              : "light-cure-least", value_text(s, v->need, a),
           day_text(v->compared, b));
    if(v->has_next && v->next_day > v->compared)
      line(s, v->at_most ? "light-next-most" : "light-next-least",
           value_text(s, v->next, a), day_text(v->next_day, b));
    return;
  default: return;
  }
}

static void forecast(saying *s)
{
  char a[TEXT], b[TEXT];
  const ls_verdict *v = s->v;
  if(!v->has_forecast)
    return;
  if(v->measure == ME_RATE || v->measure == ME_CEILING)
    line(s, "light-forecast-same", value_text(s, v->forecast, a), NULL);
  else
    line(s, "light-forecast", value_text(s, v->forecast, a),
         day_text(v->end, b));
  if(v->reached_on != DAY_NONE)
    line(s, "light-forecast-day", day_text(v->reached_on, a), NULL);
}

/* --- the steps ----------------------------------------------------------- */

static void step_fraction(saying *s, const ls_step *t, const char *key)
{
  char a[TEXT], b[TEXT];
  line(s, key, number(t->a, a), number(t->b, b));
}

static void step_reported(saying *s, const ls_step *t, const char *key)
{
  char a[TEXT], b[TEXT], period[WHEN_TEXT], day[DAY_TEXT];
  when_write(t->period, period);
  day_write(t->day, day);
  if(t->period.year)
    snprintf(a, TEXT, "%s", period);
  else
    snprintf(a, TEXT, "%s", day);
  value_text(s, t->a, b);
  say(s, key, a, b);
  line(s, "light-step-entered", day, NULL);
}

/* A percentage that stands for that part of the target. */
static void step_percent(saying *s, const ls_step *t)
{
  char a[TEXT], b[TEXT], period[WHEN_TEXT], day[DAY_TEXT];
  when_write(t->period, period);
  day_write(t->day, day);
  say(s, "light-step-update", t->period.year ? period : day,
      percent_text(t->b, a));
  say(s, "light-step-share", value_text(s, t->a, b), NULL);
  line(s, "light-step-entered", day, NULL);
}

static void step_rule(saying *s, const ls_step *t)
{
  char a[TEXT], b[TEXT];
  if(t->has_a)
    snprintf(a, TEXT, "%.60s (%.60s)", t->text, number(t->a, b));
  else
    snprintf(a, TEXT, "%.120s", t->text);
  line(s, t->hit ? "light-step-hit" : "light-step-miss", a, NULL);
}

static void step(saying *s, const ls_step *t)
{
  char a[TEXT], b[TEXT], period[WHEN_TEXT];
  when_write(t->period, period);
  switch(t->kind) {
  case STEP_TARGET:
    line(s, "light-step-target", value_text(s, t->a, a), period);
    break;
  case STEP_BASELINE:
    line(s, "light-step-baseline", value_text(s, t->a, a), NULL);
    break;
  case STEP_ABOUT:
    line(s, "light-step-about", value_text(s, t->a, a), NULL);
    break;
  case STEP_TERM:
    line(s, "light-step-term", day_text(t->day, a), day_text(t->until, b));
    break;
  case STEP_OBSERVED: step_reported(s, t, "light-step-observed"); break;
  case STEP_UPDATE:
    if(t->has_b)
      step_percent(s, t);
    else
      step_reported(s, t, "light-step-update");
    break;
  case STEP_NODE:
    if(t->has_b)
      step_fraction(s, t, "light-step-node-part");
    else
      line(s, "light-step-node", value_text(s, t->a, a),
           day_text(t->day, b));
    break;
  case STEP_CALENDAR: step_fraction(s, t, "light-step-calendar"); break;
  case STEP_SEASON: step_fraction(s, t, "light-step-season"); break;
  case STEP_REPORT_DUE:
    line(s, "light-step-report", period, day_text(t->day, b));
    break;
  case STEP_START_DUE:
    line(s, "light-step-start", day_text(t->day, a), NULL);
    break;
  default: step_rule(s, t);
  }
}

void light_explain(ls_buf *b, const ls_case *c, const ls_verdict *v,
                   bool english)
{
  saying s = { b, c, v, english };
  char a[TEXT], n[TEXT];
  light_line(b, c, v, english);
  buf_putc(b, '\n');
  snprintf(a, TEXT, "lights/lights.tsv:%u", v->line);
  line(&s, "light-rule", v->rule, a);
  line(&s, "light-at", day_text(v->at, n), NULL);
  figures(&s);
  also_missing(&s);
  cure(&s);
  forecast(&s);
  if(v->steps.n)
    line(&s, "light-steps", NULL, NULL);
  for(uint32_t i = 0; i < v->steps.n; i++) {
    buf_puts(b, "  ");
    step(&s, &v->steps.v[i]);
  }
}
