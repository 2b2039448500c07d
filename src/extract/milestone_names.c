/* Names of projects in an enumeration: where one ends, what it shares with
 * its neighbours, and whether it names anything. */
#include "extract/milestone.h"

#include <assert.h>

#define HEADS LEX_BIT(LEX_HEADS)
#define QUALIFIERS LEX_BIT(LEX_QUALIFIERS)
#define SKIP_MAX 60 /* longest quotation that is passed over as one */
#define NAME_MAX 60

static const ls_entry *qualifier_at(const ls_doc *d, uint32_t s, uint32_t e)
{
  return lex_at(d->lex, d->f + s, d->f + e, QUALIFIERS);
}

static uint16_t closer(uint16_t c)
{
  switch(c) {
  case u'“': return u'”';
  case u'‘': return u'’';
  case u'《': return u'》';
  case u'（': return u'）';
  case u'【': return u'】';
  case u'「': return u'」';
  case u'[': return u']';
  case u'〔': return u'〕';
  case u'"': return u'"';
  default: return 0;
  }
}

uint32_t ms_skip(const ls_doc *d, uint32_t p, uint32_t e)
{
  uint16_t close = closer(d->f[p]);
  if(!close)
    return p + 1;
  for(uint32_t k = p + 1; k < e && k - p < SKIP_MAX; k++) {
    if(d->f[k] == close)
      return k + 1;
    if(ch_is(d->f[k], CH_STOP))
      break;
  }
  return p + 1;
}

static bool is_opener(uint16_t c)
{
  return c == u'“' || c == u'《' || c == u'「';
}

static bool is_closer(uint16_t c)
{
  return c == u'”' || c == u'》' || c == u'」';
}

/* The end of what stands before a bracketed remark that ends at `e`. */
static uint32_t before_bracket(const ls_doc *d, uint32_t s, uint32_t e)
{
  if(e <= s || d->f[e - 1] != u'）')
    return e;
  for(uint32_t k = e - 1; k > s && e - k < SKIP_MAX; k--)
    if(d->f[k - 1] == u'（')
      return k - 1 > s ? k - 1 : e;
  return e;
}

/* The start of 一期, 2期 that ends at `e`, or `e`. */
static uint32_t before_phase(const ls_doc *d, uint32_t s, uint32_t e)
{
  if(e < s + 2 || d->f[e - 1] != u'期')
    return e;
  uint32_t k = e - 1;
  while(k > s && e - k < 6 && ch_is(d->f[k - 1], CH_CNUM | CH_DIGIT))
    k--;
  if(k == e - 1)
    return e;
  if(k > s && d->f[k - 1] == u'第')
    k--;
  return k;
}

static bool is_generic(const ls_doc *d, uint32_t s, uint32_t e)
{
  const uint16_t *f = d->f + s;
  return e - s == 2 && ((f[0] == u'项' && f[1] == u'目') ||
                        (f[0] == u'工' && f[1] == u'程'));
}

static bool is_trial(const ls_doc *d, uint32_t s, uint32_t e)
{
  return e - s >= 2 && d->f[e - 2] == u'试' && d->f[e - 1] == u'点';
}

/* Fills row, head, phase and quoted of the piece from its span. */
static void find_head(const ls_doc *d, ms_piece *p)
{
  uint32_t s = p->span.start, e = p->span.end;
  p->row = NULL;
  p->head = e;
  p->phase = p->quoted = false;
  e = before_bracket(d, s, e);
  if(e < p->span.end) {
    uint32_t inner = before_phase(d, e, p->span.end - 1);
    p->phase = inner < p->span.end - 1;
  }
  uint32_t k = before_phase(d, s, e);
  if(k < e) {
    p->phase = true;
    e = k;
  }
  if(e > s && is_closer(d->f[e - 1])) {
    p->quoted = true;
    return;
  }
  p->row = lex_before(d->lex, d->f + s, d->f + e, HEADS);
  if(p->row && p->row->len == 1 && e - s < 3)
    p->row = NULL;
  if(!p->row)
    return;
  p->head = e - p->row->len;
  if(is_generic(d, p->head, e) && p->head > s + 2) { /* 综合体项目 */
    if(is_closer(d->f[p->head - 1]) || d->f[p->head - 1] == u'）')
      return;
    const ls_entry *in = lex_before(d->lex, d->f + s, d->f + p->head, HEADS);
    if(in && in->len > 1 && in->e[0] <= HEAD_SELF) {
      p->row = in;
      p->head -= in->len;
    }
  }
}

static bool ends_name(const ls_doc *d, uint32_t s, uint32_t e)
{
  if(e > s + 4 && d->f[e - 2] == u'建' && d->f[e - 1] == u'设')
    e -= 2;
  ms_piece p = { .span = { s, e } };
  find_head(d, &p);
  return p.quoted || (p.phase && e - s > 3) ||
         (p.row && p.row->e[0] != HEAD_NOT &&
          (p.head > s || p.row->e[0] == HEAD_SELF));
}

static bool is_place(const ls_doc *d, uint32_t s, uint32_t e)
{
  const ls_entry *x = lex_exact(d->lex, d->f + s, d->f + e);
  return x && lex_in(x, LEX_DIVISIONS);
}

static bool is_place_at(const ls_doc *d, uint32_t s, uint32_t e)
{
  if(!lex_starts(d->lex, d->f[s], LEX_BIT(LEX_DIVISIONS)))
    return false;
  const ls_entry *x = lex_at(d->lex, d->f + s, d->f + e,
                             LEX_BIT(LEX_DIVISIONS));
  return x && x->len > 1;
}

static bool at_and(const ls_doc *d, uint32_t p, uint32_t *len)
{
  uint16_t c = d->f[p];
  *len = c == u'以' && d->f[p + 1] == u'及' ? 2 : 1;
  return *len == 2 || c == u'和' || c == u'及' || c == u'与';
}

/* 甲中心[29]: the mark of a note is no part of the name. */
static uint32_t before_note(const ls_doc *d, uint32_t s, uint32_t e)
{
  if(e < s + 4 || d->f[e - 1] != u']')
    return e;
  uint32_t k = e - 1;
  while(k > s && e - k < 6 && ch_is(d->f[k - 1], CH_DIGIT))
    k--;
  return k > s && d->f[k - 1] == u'[' ? k - 1 : e;
}

static void add(const ls_doc *d, ms_list *l, uint32_t s, uint32_t e)
{
  while(s < e && (ch_is(d->f[s], CH_SPACE) || d->f[s] == u'、'))
    s++;
  while(e > s && (ch_is(d->f[e - 1], CH_SPACE) || d->f[e - 1] == u'、'))
    e--;
  e = before_note(d, s, e);
  if(e > s + 4 && d->f[e - 2] == u'建' && d->f[e - 1] == u'设')
    e -= 2;
  if(s == e || l->n == MS_PIECES)
    return;
  ms_piece *p = &l->v[l->n++];
  *p = (ms_piece){ .span = { s, e } };
  find_head(d, p);
  p->name = (ls_phrase){ 1, { p->span } };
}

static uint32_t skip_count(const ls_doc *d, uint32_t s, uint32_t e)
{
  uint32_t k = s;
  const ls_entry *at = lex_starts(d->lex, d->f[s], LEX_BIT(LEX_DIVISIONS))
                         ? lex_at(d->lex, d->f + s, d->f + e,
                                  LEX_BIT(LEX_DIVISIONS))
                         : NULL;
  if((at && at->len > 1) || d->f[s] == u'万' || d->f[s] == u'亿')
    return s;
  while(k < e && (ch_is(d->f[k], CH_CNUM | CH_DIGIT) ||
                  (d->f[k] == u'.' && k > s)))
    k++;
  while(k < e && k > s && (d->f[k] == u'余' || d->f[k] == u'多'))
    k++;
  if(k == s) {
    if(k < e && (d->f[k] == u'数' || d->f[k] == u'几' || d->f[k] == u'各'))
      k++;
    else
      return s;
  }
  const ls_entry *x = qualifier_at(d, k, e);
  return x && x->e[0] == QUAL_CLASSIFIER ? k + x->len : s;
}

static uint32_t skip_plain(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(;;) {
    const ls_entry *x = s < e ? qualifier_at(d, s, e) : NULL;
    if(!x || x->e[0] == QUAL_CLASSIFIER)
      return s;
    s += x->len;
  }
}

static bool has_scope(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(uint32_t k = s; k < e && k < s + 8; k++) {
    const ls_entry *x = qualifier_at(d, k, e);
    if(x && x->e[0] == QUAL_SCOPE)
      return true;
    if(d->f[k] == u'第' && ch_is(d->f[k + 1], CH_CNUM | CH_DIGIT))
      return true;
  }
  return false;
}

/* True where the word for `and` at [k, k + len) parts two names within the
 * member [s, e). */
static bool parts(const ls_doc *d, const ms_list *l, uint32_t s, uint32_t k,
                  uint32_t len, uint32_t e)
{
  if(k == s || k + len >= e)
    return false;
  uint16_t after = d->f[k + 1];
  if(d->f[k] == u'和' && (after == u'美' || after == u'谐' || after == u'平'))
    return false;
  if(d->f[k] == u'和' && k - s <= 6)
    for(uint32_t j = k + 2; j < e && j < k + 8; j++)
      if(skip_count(d, j, e) > j) /* 甲和乙两个广场 */
        return true;
  if(len == 2 || ends_name(d, s, k))
    return true;
  if(d->f[k] == u'与')
    return false;
  if(k - s <= 6 && is_place(d, s, k))
    return true;
  const ms_piece *last = l->n ? &l->v[l->n - 1] : NULL;
  return k - s <= 4 &&
         ((last && !last->row && last->span.end - last->span.start == k - s) ||
          is_place(d, k + 1, k + 1 + (k - s)));
}

/* A member between two 、: cut at the words for `and`, and between quotes
 * that follow each other. */
static void cut_member(const ls_doc *d, ms_list *l, uint32_t s, uint32_t e)
{
  uint32_t from = s, k = s, len;
  while(k < e) {
    uint32_t next = ms_skip(d, k, e);
    if(next > k + 1) {
      if(k > from && is_opener(d->f[k]) && is_closer(d->f[k - 1])) {
        add(d, l, from, k);
        from = k;
      }
      k = next;
      continue;
    }
    if(at_and(d, k, &len) && parts(d, l, from, k, len, e)) {
      add(d, l, from, k);
      from = k + len;
      k = from;
      continue;
    }
    k++;
  }
  add(d, l, from, e);
}

/* The place of the last 等 that closes an enumeration, or e. */
static uint32_t find_etc(const ls_doc *d, uint32_t s, uint32_t e)
{
  uint32_t found = e;
  for(uint32_t k = s; k < e; k = ms_skip(d, k, e)) {
    if(d->f[k] != u'等' || k == s)
      continue;
    uint16_t b = d->f[k - 1], a = d->f[k + 1];
    if(b == u'高' || b == u'平' || b == u'同' || b == u'优' ||
       (b == u'中' && (a == u'职' || a == u'教' || a == u'学' ||
                        a == u'收' || a == u'专' || a == u'城')) ||
       b == u'一' || b == u'二' || b == u'三' || a == u'级' || a == u'奖' ||
       a == u'次')
      continue;
    found = k;
  }
  return found;
}

static bool counts_things(uint16_t c)
{
  static const uint16_t words[] = u"个家座处所条项批段栋幢";
  for(const uint16_t *w = words; *w; w++)
    if(*w == c)
      return true;
  return false;
}

bool ms_counted(const ls_doc *d, uint32_t s, uint32_t e)
{
  if(skip_count(d, s, e) > s)
    return true;
  if(s + 1 < e && ch_is(d->f[s], CH_DIGIT)) { /* 2镇2村 */
    uint32_t k = s;
    while(k < e && ch_is(d->f[k], CH_DIGIT))
      k++;
    if(d->f[k] == u'镇' || d->f[k] == u'村' || d->f[k] == u'县' ||
       d->f[k] == u'市' || d->f[k] == u'区' || d->f[k] == u'企')
      return true;
  }
  for(uint32_t k = s; k < e; k = ms_skip(d, k, e))
    if(ch_is(d->f[k], CH_DIGIT)) {
      uint32_t to = skip_count(d, k, e);
      if(to > k && (to == e || d->f[to] == u'以' || d->f[to] == u'左' ||
                    counts_things(d->f[to - 1])))
        return true;
      while(k + 1 < e && ch_is(d->f[k + 1], CH_DIGIT))
        k++;
    }
  return false;
}

bool ms_proper(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(uint32_t k = s; k < e; k++) {
    uint16_t c = d->f[k];
    if(is_opener(c) || c == u'—' || c == u'"' ||
       ch_is(c, CH_LATIN | CH_DIGIT) || (c == u'至' && k > s))
      return true;
    if(is_place_at(d, k, e))
      return true;
  }
  return false;
}

/* Characters of [s, e) that are of no plain word. */
static uint32_t telling(const ls_doc *d, uint32_t s, uint32_t e)
{
  uint32_t n = 0;
  while(s < e) {
    const ls_entry *x = qualifier_at(d, s, e);
    if(x && x->e[0] != QUAL_CLASSIFIER)
      s += x->len;
    else {
      n++;
      s++;
    }
  }
  return n;
}

static void set_name(ms_piece *p, ls_span a, ls_span b)
{
  p->name.n = 0;
  if(a.end > a.start)
    p->name.part[p->name.n++] = a;
  if(b.end > b.start)
    p->name.part[p->name.n++] = b;
}

/* 乙两个广场: where the count begins behind a name; 0 if nowhere. */
static uint32_t joint_count(const ls_doc *d, ls_span s)
{
  for(uint32_t k = s.start + 1; k + 1 < s.end && k < s.start + 12; k++)
    if(skip_count(d, k, s.end) > k &&
       !ch_is(d->f[k - 1], CH_DIGIT | CH_CNUM))
      return k;
  return 0;
}

static uint32_t phrase_end(const ls_phrase *p)
{
  return p->part[p->n - 1].end;
}

/* 甲、乙抽水蓄能电站: what follows the part of `to` that answers the
 * bare member `p`. */
static uint32_t shared_tail(const ls_doc *d, const ms_piece *p,
                            const ms_piece *to)
{
  uint32_t len = p->span.end - p->span.start;
  uint32_t s = to->span.start, e = to->span.end;
  uint32_t count = joint_count(d, to->span);
  if(count)
    return skip_count(d, count, e);
  if(to->name.n == 2 && to->name.part[1].start > e)
    return to->name.part[1].start;
  const ls_entry *x = lex_at(d->lex, d->f + s, d->f + e,
                             LEX_BIT(LEX_DIVISIONS));
  if(x && x->len > 1 && s + x->len < to->head + (to->row ? to->row->len : 0))
    return s + x->len;
  uint32_t limit = to->row ? to->head : e;
  if(len > 3 && !is_place_at(d, p->span.start, p->span.end))
    return limit;
  if(to->row && limit - s <= len + 1 && limit - s >= len)
    return limit;
  return s + len < limit ? s + len : limit;
}

/* True where the bare member may want the tail of `to`: short, a place, or
 * as long as what stands before the head of `to`. */
static bool may_share(const ls_doc *d, const ms_list *l, const ms_piece *p,
                      const ms_piece *to)
{
  uint32_t s = p->span.start, len = p->span.end - s;
  if(len == 1 || (to->row && to->row->len < 2 &&
                  !is_place_at(d, s, p->span.end)) ||
     (to->row && is_generic(d, to->head, to->span.end) &&
                  !is_place_at(d, s, p->span.end)))
    return false;
  if(len <= 3 || is_place_at(d, s, p->span.end))
    return len <= 12;
  if(l->loose || len > 12 || !to->row || to->row->len < 2)
    return false;
  uint32_t own = to->head - to->span.start;
  return to->row->e[0] == HEAD_TITLE || d->f[s] == u'“' ||
         (own + 1 >= len && own <= len + 1);
}

static void share_tails(const ls_doc *d, ms_list *l)
{
  const ms_piece *to = NULL;
  for(uint32_t i = l->n; i-- > 0;) {
    ms_piece *p = &l->v[i];
    if(to == p + 1 && p->row && joint_count(d, to->span) > 0)
      p->row = NULL; /* 甲路和乙路两个广场 */
    if(p->row || p->quoted || p->phase) {
      to = p->row && p->row->e[0] != HEAD_NOT ? p : NULL;
      continue;
    }
    if(p->name.n == 1 && to && may_share(d, l, p, to)) {
      uint32_t k = shared_tail(d, p, to), q = ms_skip(d, p->span.start,
                                                      p->span.end);
      set_name(p, p->span, (ls_span){ k, phrase_end(&to->name) });
      p->row = to->row;
      p->head = p->span.end;
      ms_piece *t = &l->v[to - l->v];
      if(q > p->span.start + 1 && has_scope(d, q, p->span.end) &&
         has_scope(d, to->span.start, to->span.end) && t->name.n == 1)
        set_name(t, (ls_span){ p->span.start, q }, t->span);
      uint32_t c = joint_count(d, to->span);
      if(c && t->name.n == 1) /* drop 两个 of 乙两个广场 */
        set_name(t, (ls_span){ to->span.start, c },
                 (ls_span){ k, to->span.end });
      if(c && t->name.n == 2 && t->span.end > c)
        t->head = t->span.end = c;
    }
  }
}

/* Where the first part of `p` that may hold others ends: 水东片区|一号路. */
static uint32_t holder_end(const ls_doc *d, const ms_piece *p)
{
  uint32_t s = p->span.start, e = p->row ? p->head : p->span.end;
  for(uint32_t k = s + 3; k < e; k++) {
    const ls_entry *x = lex_before(d->lex, d->f + s, d->f + k, HEADS);
    if(x && x->e[1] && k - s > x->len && k + 1 < p->span.end)
      return k;
  }
  return s;
}

static void share_heads(const ls_doc *d, ms_list *l)
{
  for(uint32_t i = 1; i < l->n; i++) {
    ms_piece *p = &l->v[i], *q = &l->v[i - 1];
    uint32_t s = p->span.start;
    uint32_t n = s;
    while(n < p->span.end && ch_is(d->f[n], CH_CNUM | CH_DIGIT))
      n++;
    if(n > s && d->f[n] == u'期' && n < p->span.end) {
      ls_span first = q->name.part[0]; /* 东湖一期、二期 */
      uint32_t k = before_phase(d, first.start, first.end);
      set_name(p, (ls_span){ first.start, k }, p->span);
      p->phase = true;
      continue;
    }
    if(p->name.n > 1 || p->quoted || ms_proper(d, s, p->span.end))
      continue;
    if(p->row && p->head == s && p->row->e[0] <= HEAD_WEAK && q->row &&
       q->name.n == 1 && q->head > q->span.start) { /* 甲实验区和研究院 */
      set_name(p, (ls_span){ q->span.start, q->head }, p->span);
      continue;
    }
    ls_span hold = { 0, 0 };
    if(q->name.n == 2 && q->name.part[0].start < q->span.start &&
       q->name.part[1].start == q->span.start)
      hold = q->name.part[0];
    else if(q->name.n == 1) {
      hold = (ls_span){ q->span.start, holder_end(d, q) };
      if(hold.end > hold.start && !(q->row && p->row))
        hold.end = hold.start;
    }
    if(hold.end > hold.start && holder_end(d, p) == s)
      set_name(p, hold, p->span);
  }
}

static bool opens_not(const ls_doc *d, ls_span s)
{
  const ls_entry *x = lex_at(d->lex, d->f + s.start, d->f + s.end, HEADS);
  return (x && x->e[0] == HEAD_NOT && !qualifier_at(d, s.start, s.end)) ||
         d->f[s.start] == u'各';
}

/* A noun behind 等 that is no name's tail: it is long or a clause. */
static bool bare_long(const ls_doc *d, ls_span w)
{
  for(uint32_t k = w.start; k < w.end; k++)
    if(d->f[k] == u'的' || ch_is(d->f[k], CH_DIGIT) || k > w.start + 14)
      return !has_scope(d, w.start, w.end);
  return false;
}

static bool is(const ls_doc *d, ls_span s, const uint16_t *w)
{
  while(s.start < s.end && *w && d->f[s.start] == *w)
    s.start++, w++;
  return s.start == s.end && !*w;
}

static bool ends_platform(const ls_doc *d, uint32_t e)
{
  return d->f[e - 2] == u'平' && d->f[e - 1] == u'台';
}

/* 甲、乙等富硒产业园: the noun behind 等 completes bare members; that of
 * a title (等国家4A级景区) every member that is no title. */
static void share_class(const ls_doc *d, ms_list *l)
{
  if(l->what.end == l->what.start)
    return;
  ms_piece c = { .span = l->what };
  find_head(d, &c);
  uint32_t own = skip_plain(d, l->what.start, l->what.end);
  bool bare = own == l->what.end || (c.row && own >= c.head);
  bool title = has_scope(d, l->what.start, l->what.end);
  l->projects = c.row ? c.row->e[0] != HEAD_NOT
                      : l->what.end - l->what.start <= 6 &&
                          !opens_not(d, l->what);
  l->loose = !c.row || c.row->e[0] == HEAD_CLASS ||
             (bare && !title && is_generic(d, c.head, l->what.end)) ||
             bare_long(d, l->what);
  bool firms = is(d, l->what, u"企业") || is(d, l->what, u"公司");
  l->loose |= firms; /* 甲、乙等企业 */
  l->works = firms || (c.row && (is_generic(d, l->what.end - 2, l->what.end) ||
                                 ends_platform(d, l->what.end)));
  if(l->loose || !l->projects)
    return;
  for(uint32_t i = 0; i < l->n; i++) {
    ms_piece *p = &l->v[i];
    if(title ? has_scope(d, p->span.start, p->span.end)
             : (p->row && p->row->e[0] != HEAD_NOT) || p->quoted || p->phase)
      continue;
    set_name(p, p->span, l->what);
    p->row = c.row;
    p->head = p->span.end;
  }
}

void ms_list_read(const ls_doc *d, uint32_t s, uint32_t e, ms_list *l)
{
  memset(l, 0, sizeof(*l));
  uint32_t etc = find_etc(d, s, e);
  l->etc = etc < e;
  if(l->etc) {
    uint32_t k = skip_count(d, etc + 1, e);
    l->what = (ls_span){ k, e };
    l->works = k == e;
  }
  uint32_t from = s, k = s;
  while(k < etc) {
    if(d->f[k] == u'、') {
      cut_member(d, l, from, k);
      from = k + 1;
    }
    k = ms_skip(d, k, etc);
  }
  if(from < etc)
    cut_member(d, l, from, etc);
  share_class(d, l);
  share_tails(d, l);
  share_heads(d, l);
}

static bool bad_length(const ms_piece *p, uint32_t least)
{
  uint32_t n = 0;
  for(uint32_t i = 0; i < p->name.n; i++)
    n += p->name.part[i].end - p->name.part[i].start;
  return n < least || n > NAME_MAX;
}

/* “三大战略”: numbers open the names of policies. */
static bool is_slogan(const ls_doc *d, const ms_piece *p)
{
  uint32_t s = p->span.start;
  return p->quoted && is_opener(d->f[s]) &&
         ch_is(d->f[s + 1], CH_CNUM | CH_DIGIT);
}

/* 20亿元的甲基金, 集吃住于一体的甲街区: the name begins behind the size or
 * the description. */
static void drop_size(const ls_doc *d, ms_piece *p)
{
  uint32_t s = p->span.start, e = p->span.end, k = s;
  uint32_t far = d->f[s] == u'集' ? 50
                 : d->f[s] == u'总' && d->f[s + 1] == u'投' ? 16
                                                           : 10;
  while(k < e && k < s + far && d->f[k] != u'的')
    k++;
  if(k < e && d->f[k] == u'的' &&
     (far > 10 || ch_is(d->f[s], CH_DIGIT | CH_CNUM)) &&
     p->name.n && p->name.part[0].start == s && k + 1 < p->name.part[0].end) {
    p->span.start = k + 1;
    p->name.part[0].start = k + 1;
  }
}

static bool ends_project(const ls_doc *d, uint32_t e)
{
  return d->f[e - 2] == u'项' && d->f[e - 1] == u'目';
}

/* 第三条铁路: one of several, not named. */
static bool nth_of(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(uint32_t k = s; k + 2 < e; k++)
    if(d->f[k] == u'第' && ch_is(d->f[k + 1], CH_CNUM) &&
       (d->f[k + 2] == u'条' || d->f[k + 2] == u'个' ||
        d->f[k + 2] == u'座'))
      return true;
  return e - s == 2 && d->f[s] == u'第';
}

bool ms_talk(const ls_doc *d, uint32_t s, uint32_t e)
{
  static const uint16_t first[] = u"与及并对以把到在从向将使让是的各每某该其约";
  for(const uint16_t *w = first; *w; w++)
    if(d->f[s] == *w && !is_place_at(d, s, e))
      return true;
  for(uint32_t k = s; k < e; k = ms_skip(d, k, e)) {
    uint16_t c = d->f[k], b = d->f[k + 1];
    if(c == u'了' || c == u'是' || c == u'把' || c == u'被' ||
       c == u'或' ||
       (c == u'一' && (b == u'批' || b == u'系' || b == u'些')) ||
       (c == u'若' && b == u'干') || (c == u'许' && b == u'多') ||
       (c == u'各' && (b == u'类' || b == u'种')) ||
       (c == u'应' && b == u'该') || (c == u'着' && b == u'力') ||
       (c == u'更' && b == u'多') || (c == u'必' && b == u'须'))
      return true;
  }
  return false;
}

/* 甲工厂100家以上: a number of things at the end. */
static bool ends_count(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(uint32_t k = s + 1; k < e; k++)
    if(ch_is(d->f[k], CH_DIGIT) && !ch_is(d->f[k - 1], CH_DIGIT)) {
      uint32_t to = skip_count(d, k, e);
      if(to > k && (to == e || d->f[to] == u'以' || d->f[to] == u'左'))
        return true;
    }
  return false;
}

static bool has_place(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(uint32_t k = s; k < e; k++)
    if(is_place_at(d, k, e))
      return true;
  return false;
}

/* A member without a head of its own: what the list says of it. */
static bool headless(const ls_doc *d, const ms_list *l, const ms_piece *p,
                     int need, uint32_t own)
{
  uint32_t quote = 0; /* how long the quotation at the end is */
  while(p->quoted && p->span.end - quote > p->span.start &&
        !is_opener(d->f[p->span.end - quote]))
    quote++;

  if(p->quoted)
    return need == NEED_LITTLE || (l->works && own > quote + 1) ||
           (need == NEED_SOME && (l->works || own > quote + 1));
  if(l->works)
    return own >= 3 || (own >= 2 && need == NEED_LITTLE) ||
           (own && p->span.end - p->span.start >= 4);
  if(p->phase)
    return own >= 2 && need != NEED_MUCH;
  return need == NEED_LITTLE && !p->row && own >= 4 && l->n == 1 && !l->etc &&
         has_place(d, p->span.start, p->span.end);
}

/* 市康复中心: the level says whose it is. */
static bool has_level(const ls_doc *d, uint32_t s, uint32_t e)
{
  uint16_t c = d->f[s];
  return e - s > 4 && (c == u'市' || c == u'县' || c == u'区' || c == u'省' ||
                       c == u'州' || c == u'旗');
}

/* What a name says that only names say; under NEED_MUCH a quotation is no
 * name of 试点, 工程 and 项目. */
static bool is_proper(const ls_doc *d, const ms_piece *p, int need)
{
  uint32_t s = p->span.start, e = p->span.end;
  if(p->phase || p->name.n > 1 || (has_level(d, s, e) && need != NEED_MUCH))
    return true;
  if(need == NEED_MUCH && p->row &&
     (is_generic(d, p->head, e) || is_trial(d, p->head, e))) {
    for(uint32_t k = s; k < p->head; k++)
      if(is_place_at(d, k, p->head))
        return true;
    return has_scope(d, s, e);
  }
  if(p->row && p->row->e[0] != HEAD_NAME && need != NEED_MUCH &&
     has_scope(d, s, e))
    return true;
  return p->quoted || ms_proper(d, s, e);
}

static bool sibling(const ms_list *l, const ms_piece *p)
{
  const ms_piece *q = p > l->v ? p - 1 : l->n > 1 ? p + 1 : p;
  return q != p && q->row == p->row;
}

bool ms_project(const ls_doc *d, const ms_list *l, ms_piece *p, int need)
{
  static const uint8_t own_least[] = {
    [NEED_LITTLE] = 1, [NEED_SOME] = 2, [NEED_MUCH] = 3
  };
  drop_size(d, p);
  uint32_t s = p->span.start, e = p->span.end;
  if(bad_length(p, l->works ? 2 : 3) || ms_counted(d, s, e) || d->f[s] == u'我' ||
     nth_of(d, s, e) || ms_talk(d, s, e) ||
     ms_talk(d, l->v[0].span.start, l->v[0].span.end))
    return false;
  if(l->etc && !l->projects && l->what.end > l->what.start)
    return false;
  const ms_piece *last = &l->v[l->n - 1];
  if(!l->etc && last->row && last->row->e[0] == HEAD_NOT)
    return false;
  if(!l->etc && l->n > 1 && need != NEED_LITTLE && !last->row &&
     !last->quoted && !last->phase)
    return false;
  if(!l->etc && l->n > 1 && ends_count(d, last->span.start, last->span.end))
    return false;
  if(is_slogan(d, p))
    return false;
  bool proper = is_proper(d, p, need);
  uint32_t own = telling(d, s, p->row && p->head < e ? p->head : e);
  if(p->row && p->row->e[0] == HEAD_NOT && need != NEED_LITTLE)
    return false;
  if(!p->row || p->row->e[0] == HEAD_NOT)
    return headless(d, l, p, need, own);
  switch(p->row->e[0]) {
  case HEAD_SELF: return need != NEED_MUCH || proper || own >= 2;
  case HEAD_TITLE:
    return (need == NEED_LITTLE && proper) ||
           (need != NEED_MUCH && has_scope(d, s, e));
  case HEAD_DEED:
    if(need == NEED_MUCH)
      return l->works && own >= 2;
    return need == NEED_LITTLE ? own >= 2
                               : need == NEED_SOME && proper && own >= 2;
  case HEAD_NAME:
    return proper || own >= own_least[need] ||
           (need == NEED_SOME && p->head >= s + 6 && has_scope(d, s, e)) ||
           (need == NEED_LITTLE && p->head >= s + 4) ||
           (need != NEED_MUCH && sibling(l, p));
  case HEAD_WEAK:
    if(need == NEED_MUCH)
      return (proper && (own >= 2 || p->name.n > 1)) ||
             (own >= 6 && ends_project(d, e));
    return (proper && (need == NEED_LITTLE || own || p->head >= s + 6)) ||
           own >= 2 ||
           (need == NEED_LITTLE && p->head >= s + 2 && e - s >= 5);
  default: return need == NEED_MUCH ? proper && own >= 3 : own >= 3;
  }
}

bool ms_title(const ls_doc *d, const ms_piece *p, bool strict)
{
  uint32_t s = p->span.start, e = p->span.end;
  if(bad_length(p, 3) || ms_counted(d, s, e) || ms_talk(d, s, e) ||
     (e - s < 5 && !p->quoted && p->name.n == 1 && !has_scope(d, s, e) &&
      !(p->row && p->row->len == e - s)))
    return false;
  if(p->row && (p->row->e[0] == HEAD_NOT || p->row->e[0] == HEAD_CLASS))
    return false;
  if(!p->row && !p->quoted && p->name.n < 2)
    return false;
  if(has_scope(d, s, e))
    return true;
  if(strict || (p->quoted && e - s < 6) || d->f[s] == u'为')
    return false;
  return is_opener(d->f[s]) || (p->row && p->row->len >= 4) ||
         (p->row && (p->head >= s + 4 || telling(d, s, p->head) >= 2));
}
