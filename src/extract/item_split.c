/* Where an enumeration is several items: figures on different things, named
 * projects, verbs with objects of their own, named programmes. */
#include "extract/item.h"

#include "extract/milestone.h" /* ms_skip */
#include "extract/milestone_name.h" /* ms_places */

#define NEAR 4

/* The first of [from, to) that starts at or behind `at`.  Mostly it is one
 * of the next; but a clause may be the whole text, with a million of each in
 * it, so what is not near is looked for by halving. */
static uint32_t figure_from(const ls_doc *d, it_range in, uint32_t at)
{
  for(int k = 0; k < NEAR; k++, in.from++)
    if(in.from == in.to || d->report->figures.v[in.from].h.span.start >= at)
      return in.from;
  while(in.from < in.to) {
    uint32_t mid = in.from + (in.to - in.from) / 2;
    if(d->report->figures.v[mid].h.span.start < at)
      in.from = mid + 1;
    else
      in.to = mid;
  }
  return in.from;
}

static uint32_t milestone_from(const ls_doc *d, it_range in, uint32_t at)
{
  for(int k = 0; k < NEAR; k++, in.from++)
    if(in.from == in.to ||
       d->report->milestones.v[in.from].h.span.start >= at)
      return in.from;
  while(in.from < in.to) {
    uint32_t mid = in.from + (in.to - in.from) / 2;
    if(d->report->milestones.v[mid].h.span.start < at)
      in.from = mid + 1;
    else
      in.to = mid;
  }
  return in.from;
}

it_range it_figures(const ls_doc *d, it_range in, ls_span s)
{
  in.from = figure_from(d, in, s.start);
  in.to = figure_from(d, in, s.end);
  return in;
}

it_range it_milestones(const ls_doc *d, it_range in, ls_span s)
{
  in.from = milestone_from(d, in, s.start);
  in.to = milestone_from(d, in, s.end);
  return in;
}

bool it_target(const ls_doc *d, it_range in)
{
  for(uint32_t i = in.from; i < in.to; i++)
    if(d->report->figures.v[i].mood == M_TARGET)
      return true;
  return false;
}

#define in(c, lit) CH_ONE_OF(c, lit)

/* The length of the separator at `p`; 0 if none, or where the character
 * belongs to a word (和美乡村, 参与, 普及). */
static uint32_t separator(const ls_doc *d, uint32_t p, uint32_t e)
{
  uint16_t next = d->f[p + 1], prev = p ? d->f[p - 1] : 0;
  switch(d->f[p]) {
  case u'、': return 1;
  case u'以': return p + 1 < e && next == u'及' ? 2 : 0;
  case u'和':
    if(in(next, u"谐平睦田气解善蔼颜") || in(prev, u"缓饱祥温柔谐") ||
       (next == u'美' && in(d->f[p + 2], u"乡家社村庭城海")) ||
       (prev == u'中' && p > 1 && in(d->f[p - 2], u"碳酸")))
      return 0;
    return 1;
  case u'及': return !in(prev, u"普涉惠波触企顾") && !in(next, u"时早格其");
  case u'与': return !in(prev, u"参给赋授") && !in(next, u"会时");
  case u'并':
    return !in(prev, u"合兼撤归火") && !in(next, u"网购轨联举存行重发");
  default: return 0;
  }
}

/* The end of the next separator's member from `p`: behind quotes, brackets
 * and the names of milestones. */
static uint32_t member_end(const ls_doc *d, const it_clause *c, uint32_t p)
{
  uint32_t e = c->span.end, m = milestone_from(d, c->milestones, p);
  for(int back = 0; back < 4 && m > c->milestones.from; back++)
    m--; /* names that begin before `p` */
  while(p < e) {
    while(m < c->milestones.to &&
          d->report->milestones.v[m].h.span.end <= p)
      m++;
    if(m < c->milestones.to &&
       d->report->milestones.v[m].h.span.start < p &&
       d->report->milestones.v[m].h.span.end > p) {
      p = d->report->milestones.v[m].h.span.end;
      continue;
    }
    uint32_t far = e;
    if(m < c->milestones.to && d->report->milestones.v[m].h.span.start < e)
      far = d->report->milestones.v[m].h.span.start + 1;
    p = doc_seek(d, p, far, SIGN_AND | SIGN_OPEN);
    if(p == far)
      continue;
    uint32_t k = ms_skip(d, p, e);
    if(k == p + 1 && separator(d, p, e))
      return p;
    p = k;
  }
  return e;
}

static bool quantity_word(uint16_t c)
{
  return CH_ONE_OF(c, u"增长提高降低下降上升达到突破超过至占约近各均为分别比"
                      u"同年新再率先以上左右下内多余个百点力争确保不少于高低");
}

/* Whether [s, e) names something: two characters that are more than the
 * words around a number. */
static bool names_thing(const ls_doc *d, uint32_t s, uint32_t e)
{
  uint32_t n = 0;
  for(; s < e; s++)
    n += (ch_is(d->f[s], CH_HAN | CH_LATIN) && !quantity_word(d->f[s]));
  return n >= 2;
}

/* Whether the member holds a target with a noun of its own. */
static bool own_target(const ls_doc *d, const it_clause *c, ls_span m)
{
  it_range f = it_figures(d, c->figures, m);
  for(uint32_t i = f.from; i < f.to; i++) {
    const ls_figure *g = &d->report->figures.v[i];
    if(g->mood == M_TARGET &&
       (names_thing(d, m.start, g->h.span.start) ||
        names_thing(d, g->h.span.end, m.end)))
      return true;
  }
  return false;
}

/* Where 各 stands that makes figure `g` one of each member before it:
 * 各10个, 各不少于8个; NO_ID if it does not. */
static uint32_t each_at(const ls_doc *d, const it_clause *c,
                        const ls_figure *g)
{
  uint32_t p = g->h.span.start;
  for(int i = 0; i < 5 && p > c->span.start; i++)
    if(d->f[--p] == u'各')
      return p;
    else if(!CH_ONE_OF(d->f[p], u"不少低于至超过约达到有建增"))
      break;
  return NO_ID;
}

it_each it_each_find(const ls_doc *d, const it_clause *c)
{
  for(uint32_t i = c->figures.from; i < c->figures.to; i++) {
    const ls_figure *g = &d->report->figures.v[i];
    uint32_t at = g->mood == M_TARGET ? each_at(d, c, g) : NO_ID;
    if(at != NO_ID)
      return (it_each){ at, i };
  }
  return (it_each){ NO_ID, 0 };
}

static bool ends_program(const ls_doc *d, ls_span m)
{
  static const uint16_t heads[][3] = { u"工程", u"行动", u"计划", u"方案",
                                       u"条例" };
  if(m.end < m.start + 5)
    return false;
  for(size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
    if(d->f[m.end - 2] == heads[i][0] && d->f[m.end - 1] == heads[i][1])
      return true;
  return false;
}

/* The clause's members, one after the other. */
typedef struct walk {
  const ls_doc *d;
  const it_clause *c;
  ls_span part;  /* what the item holds so far */
  ls_span next;  /* the member behind the separator */
  uint32_t named; /* up to here all members are projects */
  uint32_t each;  /* up to here each member has the figure behind; NO_ID */
  bool joined;   /* the part holds several members already */
} walk;

static bool cut_milestone(const walk *w)
{
  it_range left = it_milestones(w->d, w->c->milestones, w->part);
  it_range right = it_milestones(w->d, w->c->milestones, w->next);
  return left.from < left.to && right.from < right.to;
}

static bool cut_figure(const walk *w)
{
  if(it_target(w->d, it_figures(w->d, w->c->figures, w->part)))
    return own_target(w->d, w->c, w->next);
  ls_span before = { w->part.start, w->each };
  return w->each != NO_ID && w->next.start < w->each &&
         !it_target(w->d, it_figures(w->d, w->c->figures, before));
}

/* A member that ends in a noun the whole enumeration may share: 开展A进B、
 * 对接C活动. */
static bool ends_shared(const ls_doc *d, ls_span m)
{
  static const uint16_t heads[][3] = {
    u"活动", u"行动", u"工程", u"试点", u"工作", u"项目", u"计划", u"制度",
    u"机制", u"政策", u"措施", u"任务", u"体系", u"改革", u"专项", u"举措",
    u"设施", u"模式", u"功能", u"方式", u"问题", u"领域", u"环节", u"能力"
  };
  for(size_t i = 0; m.end > m.start + 2 &&
                    i < sizeof(heads) / sizeof(heads[0]); i++)
    if(d->f[m.end - 2] == heads[i][0] && d->f[m.end - 1] == heads[i][1])
      return true;
  return false;
}

static bool cut_verb(const walk *w)
{
  const it_clause *c = w->c;
  if(w->next.start - w->part.end != 1 ||
     w->d->f[w->part.end] == u'和' || w->d->f[w->part.end] == u'与' ||
     w->d->f[w->part.end] == u'及')
    return false;
  if(c->head.open != IT_DO || c->head.kind == ACT_PIVOT ||
     c->head.behind || w->joined)
    return false;
  if(w->part.start <= c->head.body && w->part.end < c->head.body + 3)
    return false;
  if(ends_shared(w->d, w->next) && !ends_shared(w->d, w->part))
    return false;
  for(uint32_t p = w->next.start; p < w->next.end; p++)
    if(w->d->f[p] == u'的')
      return false; /* 投资大、带动强的项目 */
  return it_verb_at(w->d, w->next.start, w->next.end, 3) != NULL;
}

/* 等项目, 等重点工程建设: nothing that completes a name. */
static bool loose_rest(const ls_doc *d, uint32_t s, uint32_t e)
{
  static const uint16_t words[] = u"等项目工程重点大建设一批前期作的竣投产开续"
    u"新实施推进落地加快配套任务载体平台品牌产业试";
  if(d->f[s] != u'等')
    return false;
  for(; s < e; s++) {
    const uint16_t *w = words;
    while(*w && *w != d->f[s])
      w++;
    if(!*w)
      return false;
  }
  return true;
}

/* Whether [s, e) speaks of projects. */
static bool of_projects(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(; s + 1 < e; s++)
    if((d->f[s] == u'项' && d->f[s + 1] == u'目') ||
       (d->f[s] == u'工' && d->f[s + 1] == u'程'))
      return true;
  return false;
}

/* A行动、B行动; and 开展综合评价、“节地”行动, but not “A”、“B”行动. */
static bool cut_program(const walk *w)
{
  if(!ends_program(w->d, w->next))
    return false;
  return ends_program(w->d, w->part) ||
         (w->d->f[w->next.start] == u'“' && !w->joined &&
          w->d->f[w->part.end - 1] != u'”' &&
          w->part.end > w->c->head.body + 3);
}

/* Where the enumeration of a clause ends in 等项目 and names what only
 * names hold, its members are projects, known or not: the place of 等; else
 * the clause's start. */
static uint32_t named_list(const ls_doc *d, const it_clause *c)
{
  uint32_t e = c->span.end, p = e;
  if(c->milestones.from < c->milestones.to ||
     c->figures.from < c->figures.to || c->head.open != IT_DO)
    return c->span.start;
  while(p > c->head.body && e - p < 16 && d->f[p - 1] != u'等')
    p--;
  if(p <= c->head.body || d->f[p - 1] != u'等')
    return c->span.start;
  p--;
  if(!loose_rest(d, p, e) || !of_projects(d, p, e) ||
     d->f[c->head.body] == u'一' || !ms_proper(d, c->head.body, p))
    return c->span.start;
  return p;
}

static bool cut(const walk *w)
{
  if(w->part.end < w->named)
    return true;
  return cut_milestone(w) || cut_figure(w) || cut_verb(w) || cut_program(w);
}

/* The last of several named projects ends before 等项目, but not before
 * 等12个项目, which is a figure, nor before 等产业园建设, which completes
 * its name. */
static uint32_t without_rest(const ls_doc *d, const it_clause *c, ls_span s)
{
  it_range m = it_milestones(d, c->milestones, s);
  if(m.from == m.to)
    return s.end;
  uint32_t end = d->report->milestones.v[m.to - 1].h.span.end;
  return end < s.end && loose_rest(d, end, s.end) ? end : s.end;
}

uint32_t it_split(const ls_doc *d, const it_clause *c, const it_each *each,
                  ls_span *part)
{
  uint32_t n = 0, e = c->span.end;
  walk w = { .d = d, .c = c, .named = named_list(d, c),
             .each = each->at };
  if(w.each != NO_ID && ms_places(d, c->head.body, w.each))
    w.each = NO_ID; /* of the same, in each of those places */
  uint32_t at = member_end(d, c, c->span.start);
  w.part = (ls_span){ c->span.start, at };
  while(at < e && n + 1 < IT_PARTS && e - c->span.start <= IT_CLAUSE_MAX) {
    uint32_t from = at + separator(d, at, e);
    uint32_t to = member_end(d, c, from);
    w.next = (ls_span){ from, to };
    if(cut(&w)) {
      part[n++] = w.part;
      w.part = w.next;
      w.joined = false;
    }
    else {
      w.part.end = to;
      w.joined = true;
    }
    at = to;
  }
  w.part.end = e;
  if(n && w.named > w.part.start)
    w.part.end = w.named;
  else if(n)
    w.part.end = without_rest(d, c, w.part);
  part[n++] = w.part;
  return n;
}
