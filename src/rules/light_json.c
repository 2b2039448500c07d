/* A verdict as one JSON object. */
#include <stdio.h>
#include <string.h>

#include "rules/inside.h"
#include "rules/judge.h"

typedef struct json {
  ls_buf *b;
  bool some; /* a comma goes before the next field */
} json;

/* RFC 8259: quotes, backslashes and control characters. */
static void quoted(ls_buf *b, const char *s)
{
  buf_putc(b, '"');
  for(; *s; s++) {
    unsigned char c = (unsigned char)*s;
    if(c == '"' || c == '\\')
      buf_fmt(b, "\\%c", c);
    else if(c < 0x20)
      buf_fmt(b, "\\u%04x", c);
    else
      buf_putc(b, (char)c);
  }
  buf_putc(b, '"');
}

static void key(json *j, const char *name)
{
  if(j->some)
    buf_putc(j->b, ',');
  j->some = true;
  quoted(j->b, name);
  buf_putc(j->b, ':');
}

static void text(json *j, const char *name, const char *value)
{
  key(j, name);
  quoted(j->b, value);
}

static void number(json *j, const char *name, bool has, ls_dec d)
{
  if(!has)
    return;
  key(j, name);
  dec_write(j->b, d);
}

static void whole(json *j, const char *name, long long v)
{
  key(j, name);
  buf_int(j->b, v);
}

static void day(json *j, const char *name, ls_day d)
{
  char out[DAY_TEXT];
  if(d == DAY_NONE)
    return;
  day_write(d, out);
  text(j, name, out);
}

static void when(json *j, const char *name, ls_when w)
{
  char out[WHEN_TEXT];
  if(!w.year)
    return;
  when_write(w, out);
  text(j, name, out);
}

static void truth(json *j, const char *name, bool v)
{
  key(j, name);
  buf_puts(j->b, v ? "true" : "false");
}

static void missing(json *j, const ls_verdict *v)
{
  bool some = false;
  key(j, "missing");
  buf_putc(j->b, '[');
  for(int i = 0; i < LACKS; i++)
    if(v->lacks & (1u << i)) {
      if(some)
        buf_putc(j->b, ',');
      quoted(j->b, lack_name[i]);
      some = true;
    }
  buf_putc(j->b, ']');
}

static void figures(json *j, const ls_case *c, const ls_verdict *v)
{
  number(j, "target", v->has_goal, v->goal);
  number(j, "actual", v->has_actual, v->actual);
  number(j, "actual_percent", v->has_share, v->actual_share);
  number(j, "expected", v->has_expected, v->expected);
  number(j, "expected_percent", v->has_share && v->has_expected,
         v->expected_share);
  number(j, "gap", v->has_gap && (v->has_actual || v->over), v->gap);
  text(j, "unit", v->measure == ME_STAGE || !c->indicator
                    ? "%" : c->indicator->unit);
  text(j, "basis", basis_name[v->basis]);
  truth(j, "calendar_known", v->known);
  truth(j, "reached", v->reached);
  truth(j, "term_over", v->over);
}

static void cure(json *j, const ls_verdict *v)
{
  json k = { j->b, false };
  key(j, "green_when");
  buf_putc(j->b, '{');
  text(&k, "do", cure_name[v->cure]);
  number(&k, v->at_most ? "at_most" : "at_least", v->has_need, v->need);
  if(v->has_need)
    day(&k, "on", v->compared);
  number(&k, v->at_most ? "next_at_most" : "next_at_least", v->has_next,
         v->next);
  if(v->has_next)
    day(&k, "next_on", v->next_day);
  when(&k, "report", v->report);
  day(&k, "report_due", v->report_due);
  when(&k, "report_up_to", v->report_last);
  buf_putc(j->b, '}');
}

static void step(ls_buf *b, const ls_step *s)
{
  json j = { b, false };
  buf_putc(b, '{');
  text(&j, "kind", step_name[s->kind]);
  if(s->text && *s->text)
    text(&j, "name", s->text);
  when(&j, "period", s->period);
  day(&j, "day", s->day);
  day(&j, "until", s->until);
  number(&j, "a", s->has_a, s->a);
  number(&j, "b", s->has_b, s->b);
  if(s->kind == STEP_RULE)
    truth(&j, "applies", s->hit);
  buf_putc(b, '}');
}

static void steps(json *j, const ls_verdict *v)
{
  key(j, "inputs");
  buf_putc(j->b, '[');
  for(uint32_t i = 0; i < v->steps.n; i++) {
    if(i)
      buf_putc(j->b, ',');
    step(j->b, &v->steps.v[i]);
  }
  buf_putc(j->b, ']');
}

void light_json(ls_buf *b, const ls_case *c, const ls_verdict *v)
{
  char rule[160];
  json j = { b, false };
  snprintf(rule, sizeof(rule), "lights/lights.tsv:%.120s", v->rule);
  buf_putc(b, '{');
  text(&j, "light", light_name[v->light]);
  text(&j, "rule", rule);
  whole(&j, "rule_line", v->line);
  text(&j, "measure", measure_name[v->measure]);
  text(&j, "nature", nature_name[v->nature]);
  day(&j, "at", v->at);
  day(&j, "term_from", v->start);
  day(&j, "term_to", v->end);
  day(&j, "compared_on", v->compared);
  figures(&j, c, v);
  missing(&j, v);
  if(v->unreported >= 0)
    whole(&j, "months_unreported", v->unreported);
  if(v->unfigured >= 0)
    whole(&j, "months_without_figure", v->unfigured);
  if(v->unstarted >= 0)
    whole(&j, "months_unstarted", v->unstarted);
  cure(&j, v);
  number(&j, "forecast", v->has_forecast, v->forecast);
  day(&j, "forecast_reached_on", v->reached_on);
  steps(&j, v);
  buf_putc(b, '}');
}
