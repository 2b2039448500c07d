/* Figures: every number of the scan that measures something, with all that
 * its clause says of it. */
#include "extract/figure.h"

#define CLAUSE_MAX 1000 /* characters; what is longer is cut there */

typedef struct ls_figure_pass {
  ls_doc *d;
  const ls_sentence *in; /* the last one met, NULL before the first */
  uint32_t next;      /* the next quant not yet looked at */
  fig_carry carry;
  fig_time time;      /* of the sentence so far */
  fig_clause clause;
} pass;

/* Where the clause that begins at `s` ends. */
static uint32_t clause_end(const pass *p, uint32_t s)
{
  const ls_doc *d = p->d;
  uint32_t e = p->in->span.end, q = p->next;
  if(e - s > CLAUSE_MAX)
    e = s + CLAUSE_MAX;
  for(uint32_t k = s; k < e;) {
    while(q < d->quants.n && d->quants.v[q].span.start < k)
      q++;
    uint32_t far = e;
    if(q < d->quants.n && d->quants.v[q].span.start < e)
      far = d->quants.v[q].span.start;
    if(far == k) {
      k = d->quants.v[q++].span.end;
      continue;
    }
    k = doc_seek(d, k, far, SIGN_CLAUSE | SIGN_OPEN);
    if(k == far)
      continue;
    if(ch_is(d->f[k], CH_CLAUSE))
      return k;
    uint32_t past = fig_skip(d, k, e);
    if(past > k + 1 && q < d->quants.n && d->quants.v[q].span.start < past &&
       d->quants.v[q].role == N_FIGURE && d->f[k] == u'（')
      return k > s ? k : k + 1;
    k = past;
  }
  while(q < d->quants.n && d->quants.v[q].span.start < e)
    q++;
  uint32_t last = q > p->next ? d->quants.v[q - 1].span.end : 0;
  return last > e ? last : e;
}

static void collect(pass *p, uint32_t s, uint32_t e)
{
  const ls_doc *d = p->d;
  fig_clause *c = &p->clause;
  c->d = p->d;
  c->s = s;
  c->e = e;
  c->n = 0;
  while(p->next < d->quants.n) {
    const ls_quant *q = &d->quants.v[p->next];
    if(q->span.start >= e || (c->n == FIG_MAX && q->role == N_FIGURE))
      break;
    if(q->role == N_FIGURE && q->span.start >= s) {
      fig_one *o = &c->v[c->n++];
      *o = (fig_one){ .q = q, .index = p->next, .rank = q->rank };
      o->lo = q->span.start;
      o->hi = q->span.end;
      if(q->span.start > s + FIG_REACH && c->n == 1)
        c->s = q->span.start - FIG_REACH;
    }
    p->next++;
  }
  if(p->next < d->quants.n && d->quants.v[p->next].span.start < e)
    c->e = c->n ? c->v[c->n - 1].hi : e;
  if(c->n && c->e > c->v[c->n - 1].hi + FIG_REACH)
    c->e = c->v[c->n - 1].hi + FIG_REACH;
}

static ls_mood mood_of(const pass *p, const fig_one *o, const char **rule)
{
  const fig_time *t = &p->time;
  *rule = "section";
  if(o->ground || o->thru)
    return *rule = "qualifier", M_BACKGROUND;
  bool promise = role_promises(p->in->role);
  if(promise && t->past)
    return *rule = "past", M_RESULT;
  if(promise && t->standing)
    return *rule = "standing", M_BACKGROUND;
  if(promise && o->perfect)
    return *rule = "perfect", M_RESULT;
  if(o->pred & MEAS(FROM))
    return *rule = "from", M_BACKGROUND;
  if(o->stands)
    return *rule = "whole-of-a-share", M_BACKGROUND;
  if(!promise && t->future)
    return *rule = "future", M_TARGET;
  return promise ? M_TARGET : M_RESULT;
}

static uint32_t code_of(const ls_entry *x)
{
  ls_slice s = lex_text(x, 0);
  uint32_t code = 0;
  for(size_t i = 0; i < s.n && s.s[i] >= '0' && s.s[i] <= '9'; i++)
    code = code * 10 + (uint32_t)(s.s[i] - '0');
  return code;
}

/* Whether division `code` lies in `own`: 0 and 100000 hold all. */
static bool lies_in(uint32_t code, uint32_t own)
{
  if(!own || own == 100000)
    return true;
  uint32_t unit = own % 10000 == 0 ? 10000 : own % 100 == 0 ? 100 : 1;
  return code / unit == own / unit;
}

/* The division the indicator begins with, where it is part of the report's
 * own: others stand in names (上海交大医院). */
static void place_of(ls_doc *d, ls_figure *f)
{
  f->place_name = SLICE("");
  if(!f->indicator.n)
    return;
  ls_span s = f->indicator.part[0];
  const ls_entry *x = doc_at(d, s.start, s.end,
                             LEX_BIT(LEX_DIVISIONS));
  if(!x || slice_eq(lex_word(x), d->report->place))
    return;
  uint32_t code = code_of(x), own = d->report->place_code;
  if(code == own || !lies_in(code, own))
    return;
  f->place = code;
  f->place_name = lex_word(x);
  doc_why(d, &f->h, "place", "division", s.start, s.start + x->len);
}

static void make(pass *p, fig_one *o)
{
  ls_doc *d = p->d;
  const ls_quant *q = o->q;
  const char *rule;
  bool negative;
  ls_figure *f = vec_push0(d->arena, &d->report->figures);
  f->h.span = q->span;
  f->section = p->in->section;
  f->unit = q->unit;
  f->has_hi = q->has_hi;
  f->cmp = o->cmp;
  f->per = o->per;
  f->period = p->time.period;
  f->indicator = o->ind;
  f->scope = report_slice(d->report, o->scope);
  f->aspect = fig_aspect(&p->clause, o, &negative, &rule);
  doc_why(d, &f->h, "aspect", rule, o->pred_words.start, o->pred_words.end);
  f->value = negative && q->value.m > 0 ? dec_neg(q->value) : q->value;
  f->value_hi = negative && q->hi.m > 0 ? dec_neg(q->hi) : q->hi;
  doc_why(d, &f->h, "value", q->rule, q->span.start, q->span.end);
  f->mood = mood_of(p, o, &rule);
  doc_why(d, &f->h, "mood", rule, 0, 0);
  doc_why(d, &f->h, "cmp", o->cmp_after ? "comparator-after"
          : o->cmp_before ? "comparator-before"
          : o->cmp != C_EQ ? "in-number" : "plain", o->lo, o->hi);
  if(o->ind.n)
    doc_why(d, &f->h, "indicator", o->rule, o->ind.part[0].start,
            o->ind.part[0].end);
  if(o->scope.end > o->scope.start)
    doc_why(d, &f->h, "scope", "scope-word", o->scope.start, o->scope.end);
  place_of(d, f);
}

static void clause(pass *p, uint32_t s, uint32_t e)
{
  fig_time t = fig_time_of(p->d, p->in, s, e > s + 200 ? s + 200 : e);
  t.future = t.future || (p->time.future && !t.named);
  if(t.named || t.standing)
    p->time = t;
  else
    p->time.future = t.future;
  if(s > p->in->span.start && p->d->f[s - 1] == u'；') {
    p->carry.hot = false;
    fig_carry_none(&p->carry);
  }
  collect(p, s, e);
  fig_clause *c = &p->clause;
  if(!c->n) {
    fig_carry_idle(p->d, &p->carry, s, e);
    return;
  }
  fig_compare(c);
  fig_qualify(c);
  fig_group(c);
  fig_compare_lists(c);
  fig_parts(c);
  fig_subjects(c, &p->carry);
  for(uint32_t i = 0; i < c->n; i++)
    make(p, &c->v[i]);
}

/* Where the words begin behind 2. or （2） at the head of a sentence. */
static uint32_t past_numbering(const pass *p, uint32_t s, uint32_t e)
{
  const ls_doc *d = p->d;
  if(p->next >= d->quants.n)
    return s;
  const ls_quant *q = &d->quants.v[p->next];
  if(q->role != N_NUMBERING || q->span.start > s + 1 || q->span.end >= e)
    return s;
  uint32_t k = q->span.end;
  uint16_t c = d->f[k];
  if(q->span.start > s && (d->f[s] != u'（' || c != u'）'))
    return s;
  return c == '.' || c == u'、' || c == u'）' || c == u'：' ? k + 1 : s;
}

static void sentence(pass *p)
{
  uint32_t e = p->in->span.end;
  uint32_t s = past_numbering(p, p->in->span.start, e);
  p->time = fig_time_of(p->d, p->in, s, s);
  p->carry.hot = false;
  p->carry.topic = (ls_span){ s, s };
  p->carry.idle = 0;
  p->carry.keep = (ls_span){ s, s };
  while(s < e) {
    uint32_t k = clause_end(p, s);
    uint32_t next = p->next;
    clause(p, s, k);
    if(p->clause.n == FIG_MAX && p->clause.e < k && p->next > next)
      s = p->clause.e;
    else
      s = k > s && !(k < e && ch_is(p->d->f[k], CH_CLAUSE)) ? k : k + 1;
  }
}

/* The words around a number on its line, stops not crossed. */
static ls_span line_of(const ls_doc *d, ls_span q)
{
  ls_span s = q;
  while(s.start > 0 && q.start - s.start < QUANT_AROUND &&
        !ch_is(d->f[s.start - 1], CH_CLAUSE))
    s.start--;
  while(s.end < d->n && s.end - q.end < QUANT_AROUND &&
        !ch_is(d->f[s.end], CH_CLAUSE))
    s.end++;
  return s;
}

/* Numbers of headings and between sentences have no clause: their lines. */
static void outside(pass *p, uint32_t upto)
{
  const ls_doc *d = p->d;
  while(p->next < d->quants.n && d->quants.v[p->next].span.start < upto) {
    const ls_quant *q = &d->quants.v[p->next];
    if(q->role == N_FIGURE) {
      ls_sentence line = { line_of(d, q->span), p->in ? p->in->section
                           : NO_ID, p->in ? p->in->role : ROLE_OPENING };
      const ls_sentence *was = p->in;
      uint32_t last = p->next;
      p->in = &line;
      p->time = fig_time_of(d, &line, q->span.start, q->span.start);
      p->carry = (fig_carry){ .n = 0 };
      clause(p, line.span.start, line.span.end);
      p->next = p->next > last ? p->next : last + 1;
      p->in = was;
    }
    else
      p->next++;
  }
}

void extract_figures(ls_doc *d)
{
  if(!d->figure_pass) {
    d->figure_pass = arena_zalloc(d->arena, sizeof(*d->figure_pass));
    d->figure_pass->d = d;
  }
  pass *p = d->figure_pass;
  for(uint32_t i = d->piece.first; i < d->piece.last; i++) {
    outside(p, d->sentences.v[i].span.start);
    p->in = &d->sentences.v[i];
    if(p->next < d->quants.n &&
       d->quants.v[p->next].span.start < p->in->span.end)
      sentence(p);
  }
  outside(p, d->piece.to);
  p->next -= d->piece.quants; /* what is left of them comes first */
}
