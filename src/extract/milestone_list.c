/* An enumeration taken apart: where a member ends and what it shares with
 * its neighbours. */
#include "extract/milestone_name.h"

#define HEADS LEX_BIT(LEX_HEADS)

static bool ends_name(const ls_doc *d, uint32_t s, uint32_t e)
{
  if(e > s + 4 && d->f[e - 2] == u'建' && d->f[e - 1] == u'设')
    e -= 2;
  ms_piece p = { .span = { s, e } };
  ms_find_head(d, &p);
  return p.quoted || (p.phase && e - s > 3) ||
         (p.row && p.row->e[0] != HEAD_NOT &&
          (p.head > s || p.row->e[0] == HEAD_SELF));
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
  ms_find_head(d, p);
  p->name = (ls_phrase){ 1, { p->span } };
}

static uint32_t skip_plain(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(;;) {
    const ls_entry *x = s < e ? ms_qualifier_at(d, s, e) : NULL;
    if(!x || x->e[0] == QUAL_CLASSIFIER)
      return s;
    s += x->len;
  }
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
      if(ms_skip_count(d, j, e) > j) /* 甲和乙两个广场 */
        return true;
  if(len == 2 || ends_name(d, s, k))
    return true;
  if(d->f[k] == u'与')
    return false;
  if(k - s <= 6 && ms_place_is(d, s, k))
    return true;
  const ms_piece *last = l->n ? &l->v[l->n - 1] : NULL;
  return k - s <= 4 &&
         ((last && !last->row && last->span.end - last->span.start == k - s) ||
          ms_place_is(d, k + 1, k + 1 + (k - s)));
}

/* A member between two 、: cut at the words for `and`, and between quotes
 * that follow each other. */
static void cut_member(const ls_doc *d, ms_list *l, uint32_t s, uint32_t e)
{
  uint32_t from = s, k = s, len;
  while((k = doc_seek(d, k, e, SIGN_AND | SIGN_OPEN)) < e) {
    uint32_t next = ms_skip(d, k, e);
    if(next > k + 1) {
      if(k > from && ms_opener(d->f[k]) && ms_closer(d->f[k - 1])) {
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
  for(uint32_t k = s; (k = ms_seek(d, k, e, SIGN_ETC)) < e; k++) {
    if(k == s)
      continue;
    uint16_t b = d->f[k - 1], a = d->f[k + 1];
    if(b == u'高' || b == u'平' || b == u'同' || b == u'优' ||
       (b == u'中' && (a == u'职' || a == u'教' || a == u'学' ||
                        a == u'收' || a == u'专' || a == u'城')) ||
       a == u'级' || a == u'功' || a == u'奖' ||
       a == u'次')
      continue;
    found = k;
  }
  return found;
}

static void set_name(ms_piece *p, ls_span a, ls_span b)
{
  p->name.n = 0;
  if(a.end > a.start)
    p->name.part[p->name.n++] = a;
  if(b.end > b.start)
    p->name.part[p->name.n++] = b;
}

/* 乙两个广场, 丙三大基地: where the count begins behind a name; 0 if nowhere.
 * 共61公里 and 开工4个 are counts of their own. */
static uint32_t joint_count(const ls_doc *d, ls_span s)
{
  for(uint32_t k = s.start + 1; k + 1 < s.end && k < s.start + 12; k++)
    if(ms_skip_count(d, k, s.end) > k &&
       !ch_is(d->f[k - 1], CH_DIGIT | CH_CNUM) && d->f[k - 1] != u'共' &&
       (ch_is(d->f[k], CH_CNUM) ||
        CH_ONE_OF(d->f[ms_skip_count(d, k, s.end) - 1], u"大类")))
      return k;
  return 0;
}

/* 东、西外环路; 7、8号机组: a direction or a number beside another. */
static bool answers(const ls_doc *d, const ms_piece *p, const ms_piece *to)
{
  uint16_t a = d->f[p->span.end - 1], b = d->f[to->span.start];
  if(ch_is(a, CH_DIGIT))
    return ch_is(b, CH_DIGIT) && to->row != NULL;
  return p->span.end - p->span.start == 1 &&
         CH_ONE_OF(a, u"东西南北中上下左右") &&
         CH_ONE_OF(b, u"东西南北中上下左右");
}

static uint32_t phrase_end(const ls_phrase *p)
{
  return p->part[p->n - 1].end;
}

/* How much of a member stands behind the place it begins with (甲县东关,
 * 乙市北门客运站), `most` at most; 0 where it begins with none. */
static uint32_t rest_of(const ls_doc *d, ls_span p, uint32_t most)
{
  const ls_entry *x = doc_at(d, p.start, p.end,
                             LEX_BIT(LEX_DIVISIONS));
  uint32_t n = x && x->len > 1 ? p.end - p.start - x->len : 0;
  return n < most && n <= 4 ? n : 0;
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
    return ms_skip_count(d, count, e);
  if(to->name.n == 2 && to->name.part[1].start > e)
    return to->name.part[1].start;
  if(answers(d, p, to)) {
    uint32_t k = s + 1;
    while(k < e && ch_is(d->f[s], CH_DIGIT) && ch_is(d->f[k], CH_DIGIT))
      k++;
    return k;
  }
  if(len <= 5 && s + len < e && CH_ONE_OF(d->f[s + len - 1], u"县旗镇乡") &&
     d->f[p->span.end - 1] == d->f[s + len - 1])
    return s + len;
  const ls_entry *x = doc_at(d, s, e,
                             LEX_BIT(LEX_DIVISIONS));
  if(x && x->len > 1 && s + x->len < to->head + (to->row ? to->row->len : 0))
    return s + x->len +
           (to->head > s + x->len
              ? rest_of(d, p->span, to->head - s - x->len)
              : 0);
  uint32_t limit = to->row ? to->head : e;
  if(len > 3 && !ms_place_at(d, p->span.start, p->span.end))
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
  if(answers(d, p, to) ||
     (len > 1 && len <= 10 && joint_count(d, to->span) > 0))
    return true;
  if(len == 1 || (to->row && to->row->len < 2) ||
     (to->name.n == 1 && to->head == to->span.start) ||
     (to->row && ms_works(d, to->head, to->span.end) &&
                  !ms_place_at(d, s, p->span.end)))
    return false;
  if(len <= 3 || ms_place_at(d, s, p->span.end) ||
     (len <= 5 && CH_ONE_OF(d->f[p->span.end - 1], u"县旗镇乡")))
    return len <= 12; /* 东禾旗、西禾旗通用机场 */
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
      if(q > p->span.start + 1 && ms_scope(d, q, p->span.end) &&
         ms_scope(d, to->span.start, to->span.end) && t->name.n == 1)
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
      uint32_t k = ms_before_phase(d, first.start, first.end);
      set_name(p, (ls_span){ first.start, k }, p->span);
      p->phase = true;
      continue;
    }
    uint16_t c = d->f[s];
    if(p->name.n > 1 || p->quoted || ms_proper(d, s, p->span.end) ||
       c == u'市' || c == u'县' || c == u'区' || c == u'省')
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
  const ls_entry *x = doc_at(d, s.start, s.end, HEADS);
  return (x && x->e[0] == HEAD_NOT && !ms_qualifier_at(d, s.start, s.end)) ||
         d->f[s.start] == u'各';
}

/* A noun behind 等 that is no name's tail: it is long or a clause. */
static bool bare_long(const ls_doc *d, ls_span w)
{
  for(uint32_t k = w.start; k < w.end; k++)
    if(d->f[k] == u'的' || ch_is(d->f[k], CH_DIGIT) || k > w.start + 14)
      return !ms_scope(d, w.start, w.end);
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
  ms_find_head(d, &c);
  uint32_t own = skip_plain(d, l->what.start, l->what.end);
  bool bare = own == l->what.end || (c.row && own >= c.head);
  bool title = ms_scope(d, l->what.start, l->what.end);
  l->projects = c.row ? c.row->e[0] != HEAD_NOT
                      : l->what.end - l->what.start <= 6 &&
                          !opens_not(d, l->what);
  l->loose = !c.row || c.row->e[0] == HEAD_CLASS ||
             (ch_is(d->f[l->what.start], CH_CNUM | CH_DIGIT) &&
              ms_works(d, c.head, l->what.end)) || /* 等百亿级项目 */
             (bare && !title && ms_works(d, c.head, l->what.end)) ||
             bare_long(d, l->what);
  bool firms = is(d, l->what, u"企业") || is(d, l->what, u"公司");
  l->loose |= firms; /* 甲、乙等企业 */
  l->works = firms || (c.row && (ms_works(d, l->what.end - 2, l->what.end) ||
                                 ends_platform(d, l->what.end)));
  if(l->loose || !l->projects)
    return;
  for(uint32_t i = 0; i < l->n; i++) {
    ms_piece *p = &l->v[i];
    if(title ? ms_scope(d, p->span.start, p->span.end)
             : (p->row && p->row->e[0] != HEAD_NOT) || p->quoted || p->phase)
      continue;
    set_name(p, p->span, l->what);
    p->row = c.row;
    p->head = p->span.end;
  }
}

/* 甲、乙等气电项目和丙工程: where the noun behind 等 ends and more members
 * begin, `e` where none do. */
static uint32_t more_behind(const ls_doc *d, uint32_t s, uint32_t e)
{
  uint32_t len;
  for(uint32_t k = s; k + 2 < e; k = ms_skip(d, k, e))
    if(k > s + 1 && at_and(d, k, &len) && ends_name(d, s, k) &&
       ends_name(d, k + len, e))
      return k;
  return e;
}

void ms_list_read(const ls_doc *d, uint32_t s, uint32_t e, ms_list *l)
{
  uint32_t etc = find_etc(d, s, e);
  l->n = 0; /* and not 1.6 KB of members */
  l->what = (ls_span){ 0, 0 };
  l->etc = etc < e;
  l->loose = l->projects = l->named = l->works = false;
  if(l->etc) {
    uint32_t k = ms_skip_count(d, etc + 1, e);
    l->what = (ls_span){ k, more_behind(d, k, e) };
    l->works = k == e;
  }
  uint32_t from = s, k = s;
  for(; (k = ms_seek(d, k, etc, SIGN_AND)) < etc; k++)
    if(d->f[k] == u'、') {
      cut_member(d, l, from, k);
      from = k + 1;
    }
  if(from < etc)
    cut_member(d, l, from, etc);
  share_class(d, l);
  uint32_t len;
  if(l->what.end < e && l->what.end > l->what.start &&
     at_and(d, l->what.end, &len))
    cut_member(d, l, l->what.end + len, e);
  share_tails(d, l);
  share_heads(d, l);
}
