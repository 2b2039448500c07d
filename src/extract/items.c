/* Items of the parts that promise: sentence by sentence, clause by clause;
 * what holds none is narrative. */
#include "extract/item.h"

#include <stdlib.h>

#include "extract/milestone.h" /* ms_skip */
#include "extract/milestone_name.h" /* ms_places */
#include "report/lines.h" /* fold_find */

/* A sentence while it is read. */
typedef struct sentence {
  ls_doc *d;
  const ls_sentence *s;
  it_range figures, milestones; /* of the sentence from here on */
  uint32_t items;               /* made so far */
  uint32_t marks;               /* of the sentence, as bits */
  bool targets;                 /* one of them is a target */
  const char *why;              /* of the first clause that is no item */
} sentence;

static bool blank(uint16_t c)
{
  return c == '\n' || ch_is(c, CH_SPACE);
}

static ls_span trim(const ls_doc *d, ls_span s)
{
  while(s.start < s.end && (blank(d->f[s.start]) || d->f[s.start] == u'、'))
    s.start++;
  while(s.end > s.start && (blank(d->f[s.end - 1]) ||
                            ch_is(d->f[s.end - 1], CH_CLAUSE)))
    s.end--;
  return s;
}

static bool hedged(const ls_doc *d, it_range m)
{
  for(uint32_t i = m.from; i < m.to; i++)
    if(!d->report->milestones.v[i].hedge)
      return false;
  return true;
}

/* Whether one of the marks `want` stands in [s, e) of the sentence. */
static bool marked(const sentence *n, uint32_t s, uint32_t e, uint32_t want,
                   ls_span *where)
{
  return (n->marks & want) && (it_marks(n->d, s, e, want, where) & want);
}

static void judge(const sentence *n, ls_item *i, const it_clause *c,
                  it_range f, it_range m)
{
  ls_doc *d = n->d;
  ls_span at = i->h.span, why = { at.start, at.start };
  const char *rule = "no-quantity";
  static const char *const kinds[] = { "holds-target", "holds-milestone",
                                       "neither" };
  i->kind = it_target(d, f) ? I_TARGET : m.from < m.to ? I_MILESTONE
                                                       : I_ACTION;
  i->missing = MISS_QUANTITY;
  if(i->kind == I_TARGET) {
    i->missing = MISS_NOTHING;
    rule = "target-figure";
  }
  else if(i->kind == I_MILESTONE) {
    i->missing = hedged(d, m) ? MISS_HEDGED : MISS_NOTHING;
    rule = i->missing ? "hedged-milestone" : "milestone";
  }
  else if(marked(n, at.start, at.end, MARK_BIT(MARK_STATE), &why) ||
          (c->head.open == IT_DO && c->head.kind == ACT_END)) {
    bool strive = c->head.open == IT_DO && c->head.kind == ACT_HEDGE;
    i->missing = strive ? MISS_HEDGED : MISS_NOTHING;
    rule = "end-state";
  }
  i->measurable = i->missing == MISS_NOTHING;
  doc_why(d, &i->h, "kind", kinds[i->kind], at.start, at.start);
  doc_why(d, &i->h, "measurable", rule, why.start, why.end);
}

/* The figures of an item: those it holds, or the one that it shares with the
 * members behind it (A、B各10个). */
static it_range figures_of(const ls_doc *d, const it_clause *c,
                           const it_each *each, ls_span at)
{
  it_range f = it_figures(d, c->figures, at);
  ls_span until = { at.start, each->at };
  if(each->at == NO_ID || at.end > each->at ||
     it_target(d, it_figures(d, c->figures, until)))
    return f;
  return (it_range){ each->figure, each->figure + 1 };
}

static void add(sentence *n, const it_clause *c, const it_each *each,
                ls_span at)
{
  ls_doc *d = n->d;
  at = trim(d, at);
  if(at.end <= at.start + 1)
    return;
  ls_item *i = vec_push0(d->arena, &d->report->items);
  it_range f = figures_of(d, c, each, at);
  it_range m = it_milestones(d, c->milestones, at);
  i->h.span = at;
  i->section = n->s->section;
  i->sentence = n->s->span;
  i->figure = f.from;
  i->figures = f.to - f.from;
  i->milestone = m.from;
  i->milestones = m.to - m.from;
  judge(n, i, c, f, m);
  if(c->head.row)
    doc_why(d, &i->h, "span", "opening-verb",
            c->head.body - c->head.row->len, c->head.body);
  n->items++;
  n->targets |= i->kind == I_TARGET;
}

/* 推动…健康发展, 实现…相统一: words of an aim at the end of a clause. */
static bool aims(const ls_doc *d, uint32_t e)
{
  static const uint16_t how[][3] = { u"质量", u"健康", u"协调", u"持续",
                                     u"融合", u"稳定", u"良性", u"和谐",
                                     u"共同", u"跨越", u"平稳", u"全面",
                                     u"快速", u"较快", u"又快", u"一体" };
  static const uint16_t tails[][3] = { u"互动", u"统一", u"循环",
                                       u"增效", u"共赢", u"双赢", u"共进" };
  for(size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++)
    if(d->f[e - 2] == tails[i][0] && d->f[e - 1] == tails[i][1])
      return true;
  if(e < 8 || d->f[e - 2] != u'发' || d->f[e - 1] != u'展')
    return false;
  for(size_t i = 0; i < sizeof(how) / sizeof(how[0]); i++)
    if(d->f[e - 4] == how[i][0] && d->f[e - 3] == how[i][1])
      return true;
  return false;
}

/* 水平, 能力, 质效: what is raised without end. */
static bool vague(uint16_t c)
{
  static const uint16_t words[] = u"平力度性感效能质级率量益领识位值础基障线座";
  for(const uint16_t *w = words; *w; w++)
    if(c == *w)
      return true;
  return false;
}

static bool pushes(const ls_doc *d, const it_head *h)
{
  uint16_t a = d->f[h->body - 2], b = d->f[h->body - 1];
  return (a == u'推' && b == u'动') || (a == u'促' && b == u'进') ||
         (a == u'实' && b == u'现');
}

/* 重点抓好七个方面工作: the number only counts what follows. */
static bool announces(const ls_doc *d, const it_clause *c)
{
  static const uint16_t *const rest[] = {
    u"方面", u"方面工作", u"方面的工作", u"重点工作", u"工作", u"任务",
    u"重点任务", u"方面重点工作", u"方面重点任务"
  };
  if(c->figures.to != c->figures.from + 1)
    return false;
  uint32_t s = d->report->figures.v[c->figures.from].h.span.end;
  for(size_t i = 0; CH_ONE_OF(d->f[s], u"方重工任") &&
                    i < sizeof(rest) / sizeof(rest[0]); i++) {
    uint32_t n = 0;
    while(rest[i][n])
      n++;
    if(doc_is(d, s, c->span.end, rest[i], n))
      return true;
  }
  return fold_find(d, c->span.start, s, u"以下") != NO_ID &&
         doc_ends(d, s, c->span.end, u"实事", 2);
}

/* Why the clause is no item; NULL where it is one. */
static const char *narrative(const sentence *n, const it_clause *c,
                             bool closing)
{
  const ls_doc *d = n->d;
  const it_head *h = &c->head;
  ls_span at;
  uint32_t predicates = MARK_BIT(MARK_STATE) | MARK_BIT(MARK_PRED);
  bool figure = it_target(d, c->figures);
  bool held = figure || c->milestones.from < c->milestones.to;
  uint32_t s = h->start, e = c->span.end;
  if(e < s + 3)
    return "too-short";
  if((n->marks & MARK_BIT(MARK_SWAY)) && !figure)
    return "guidance";
  if(figure && announces(d, c))
    return "introduces";
  switch(h->open) {
  case IT_ADDRESS: return "address";
  case IT_DONE: return "background";
  case IT_MANNER: return figure && !h->settled ? NULL : "manner";
  case IT_AIM: return held ? NULL : "aim";
  case IT_SLOGAN: return held ? NULL : "slogan";
  case IT_NONE:
    if(n->targets)
      predicates |= MARK_BIT(MARK_TREND);
    return held || marked(n, s, e, predicates, &at) ? NULL : "no-verb";
  default: break;
  }
  if(held)
    return NULL;
  if(e < h->body + (h->kind == ACT_HEDGE || h->kind == ACT_PIVOT ? 3 : 2))
    return "no-object";
  if(n->s->role == ROLE_GOVERNANCE &&
     (h->kind == ACT_AIM || (d->f[e - 2] == u'政' && d->f[e - 1] == u'府')))
    return "aim";
  if(!closing || !n->items)
    return NULL;
  return (h->kind == ACT_AIM && vague(d->f[e - 1])) ||
             (pushes(d, h) && aims(d, e)) ? "aim" : NULL;
}

/* 每个县至少1所: how what was named is spread over places. */
static bool each_of_them(const ls_doc *d, const it_clause *c)
{
  const ls_figure *f = &d->report->figures.v[c->figures.from];
  uint32_t s = f->per.start;
  return c->head.open == IT_NONE && s + 1 < f->per.end &&
         s == c->head.start && d->f[s] == u'每' &&
         CH_ONE_OF(d->f[s + 1], u"个县市区镇乡村街社校");
}

/* 其中临溪区、鹤洲区各10个: likewise. */
static bool some_of_them(const ls_doc *d, const it_clause *c,
                         const it_each *each)
{
  return c->head.open == IT_NONE && each->at != NO_ID &&
         ms_places(d, c->head.start, each->at);
}

/* 增长10%: a clause that says more of what the item before it is about. */
static bool continues(const sentence *n, const it_clause *c,
                      const it_each *each)
{
  const ls_doc *d = n->d;
  static const uint16_t words[][3] = { u"增长", u"提高", u"下降", u"降低",
                                       u"同比", u"增幅", u"占比", u"达到",
                                       u"分别", u"年均", u"较上", u"比上" };
  if(!n->items || c->figures.from == c->figures.to)
    return false;
  uint32_t s = c->head.start, f = d->report->figures.v[c->figures.from].h
                                    .span.start;
  const ls_item *last =
    &d->report->items.v[d->report->items.n - 1];
  if(!last->figures || last->h.span.end + 1 != c->span.start)
    return false;
  if(each_of_them(d, c) || some_of_them(d, c, each))
    return true;
  if(f > s + 6)
    return false;
  for(size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
    if(d->f[s] == words[i][0] && d->f[s + 1] == words[i][1])
      return true;
  return false;
}

static void clause(sentence *n, ls_span at, bool closing)
{
  ls_doc *d = n->d;
  it_clause c = { .span = at };
  c.head = it_head_read(d, at.start, at.end);
  c.figures = it_figures(d, n->figures, at);
  c.milestones = it_milestones(d, n->milestones, at);
  n->figures.from = c.figures.to;
  n->milestones.from = c.milestones.to;
  const it_each each = it_each_find(d, &c);
  if(continues(n, &c, &each)) {
    ls_item *last = &d->report->items.v[d->report->items.n - 1];
    last->h.span.end = trim(d, at).end;
    last->figures = c.figures.to - last->figure;
    return;
  }
  const char *why = narrative(n, &c, closing);
  if(why) {
    if(!n->why)
      n->why = why;
    return;
  }
  ls_span part[IT_PARTS];
  c.span.start = c.head.start;
  uint32_t parts = it_split(d, &c, &each, part);
  for(uint32_t i = 0; i < parts; i++)
    add(n, &c, &each, part[i]);
}

/* The sentence's own heading: the first of its line, short, without a
 * clause or a figure, and more stands behind it. */
static bool leads(const sentence *n)
{
  const ls_doc *d = n->d;
  ls_span s = n->s->span;
  if(s.end - s.start > 40 || it_target(d, n->figures))
    return false;
  it_head h = it_head_read(d, s.start, s.end);
  if(h.open == IT_ADDRESS || (h.open == IT_DO && h.kind == ACT_END))
    return false; /* 出台…办法 is no heading */
  uint32_t k = s.start;
  for(int i = 0; i < 8 && k && ch_is(d->f[k - 1], CH_SPACE); i++)
    k--;
  if(k && d->f[k - 1] != '\n')
    return false;
  for(k = s.start; k + 1 < s.end; k++)
    if(ch_is(d->f[k], CH_CLAUSE))
      return false;
  for(k = s.end; ch_is(d->f[k], CH_SPACE) && k < s.end + 8;)
    k++;
  return k < d->n && d->f[k] != '\n';
}

static void clauses(sentence *n)
{
  const ls_doc *d = n->d;
  uint32_t from = n->s->span.start, end = n->s->span.end;
  while(from < end) {
    uint32_t to = ms_clause_end(d, from, end);
    bool colon = to < end && d->f[to] == u'：';
    if(to - from > 2 && !colon)
      clause(n, (ls_span){ from, to }, to + 1 >= end || d->f[to] != u'，');
    else if(!n->why)
      n->why = colon ? "introduces" : "too-short";
    from = to + 1;
  }
}

static void read_sentence(sentence *n)
{
  ls_doc *d = n->d;
  if(leads(n))
    n->why = "lead";
  else {
    ls_span at;
    n->marks = it_marks(d, n->s->span.start, n->s->span.end, 0, &at);
    clauses(n);
  }
  if(n->items)
    return;
  ls_narrative *x = vec_push0(d->arena, &d->report->narratives);
  x->h.span = n->s->span;
  x->section = n->s->section;
  x->why = n->why ? n->why : "no-verb";
}

static int by_start(const void *a, const void *b)
{
  const ls_milestone *x = a, *y = b;
  return x->h.span.start < y->h.span.start ? -1
         : x->h.span.start > y->h.span.start ? 1
         : (x->verb.start > y->verb.start) - (x->verb.start < y->verb.start);
}

/* Those of the piece, from `first` on: no sentence is of two pieces. */
static void sort_milestones(ls_report *r, uint32_t first)
{
  for(uint32_t i = first + 1; i < r->milestones.n; i++)
    if(by_start(&r->milestones.v[i - 1], &r->milestones.v[i]) > 0) {
      qsort(r->milestones.v + first, r->milestones.n - first,
            sizeof(r->milestones.v[0]), by_start);
      return;
    }
}

void extract_items(ls_doc *d)
{
  const ls_report *r = d->report;
  it_range f = { d->item_pass.figure, r->figures.n };
  it_range m = { d->item_pass.milestone, r->milestones.n };
  sort_milestones(d->report, d->item_pass.milestone);
  for(uint32_t i = d->piece.first; i < d->piece.last; i++) {
    const ls_sentence *s = &d->sentences.v[i];
    if(!role_promises((ls_role)s->role))
      continue;
    it_range sf = it_figures(d, f, s->span);
    it_range sm = it_milestones(d, m, s->span);
    f.from = sf.to;
    m.from = sm.to;
    sentence n = { .d = d, .s = s, .figures = sf, .milestones = sm };
    read_sentence(&n);
  }
  d->item_pass.figure = f.to;
  d->item_pass.milestone = m.to;
}
