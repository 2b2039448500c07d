/* What each number measures. */
#include "extract/figure.h"

static ls_span span(uint32_t s, uint32_t e)
{
  return (ls_span){ s, e < s ? s : e };
}

static uint32_t len(ls_span s)
{
  return s.end - s.start;
}

/* Verbs whose object may be a bare measure: 完成投资. */
static bool attains(const ls_doc *d, uint32_t s, uint32_t n)
{
  static const uint16_t *const words[] = {
    u"完成", u"实现", u"带动", u"获得", u"落实", u"形成"
  };
  for(size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
    if(fig_ends(d, s, s + n, words[i]))
      return true;
  return false;
}

/* Where the last verb of [s, e) that is no part of a name ends; a verb that
 * is kept ends before itself. */
static uint32_t cut_at_verb(const ls_doc *d, uint32_t s, uint32_t e,
                            fig_one *o)
{
  uint32_t cut = s;
  int kind;
  for(uint32_t k = s; k < e;) {
    if(fig_one_of(d->f[k], u"“《（")) {
      k = fig_skip(d, k, e);
      continue;
    }
    uint32_t n = fig_word(d, k, e);
    if(n > 1 && !len(o->keep) && k + n < e &&
       fig_at(d, k, e, MEAS(KEEP), &kind)) {
      o->keep = span(k, k + n);
      o->net = o->net || d->f[k] == u'净';
      cut = k;
    }
    else if(n > 1 && k + n + 1 < e && fig_at(d, k, e, MEAS(DROP), &kind) &&
            (!fig_relative(d, span(k + n, e)) || attains(d, k, n))) {
      cut = k + n;
      o->keep.end = o->keep.start;
      o->verb = true;
    }
    k += n > 1 ? n : 1;
  }
  return cut;
}

/* Words of a scope at `s`: 全国, 西部和边境省区. */
static uint32_t scope_at(const ls_doc *d, uint32_t s, uint32_t e)
{
  const ls_entry *x = lex_at(d->lex, d->f + s, d->f + e,
                             LEX_BIT(LEX_SCOPES));
  return x ? x->len : 0;
}

static uint32_t scope_before(const ls_doc *d, uint32_t s, uint32_t e)
{
  const ls_entry *x = lex_before(d->lex, d->f + s, d->f + e,
                                 LEX_BIT(LEX_SCOPES));
  return x ? x->len : 0;
}

static uint32_t rank_verb(const ls_doc *d, uint32_t s, uint32_t e,
                          uint32_t *at)
{
  uint32_t found = 0;
  int kind;
  for(uint32_t k = s; k < e;) {
    uint32_t n = fig_word(d, k, e);
    if(n && fig_at(d, k, e, MEAS(RANK), &kind) && k + n < e &&
       (n > 1 || fig_one_of(d->f[k], u"居列排占")) &&
       scope_at(d, k + n, e)) {
      *at = k;
      found = n;
    }
    k += n > 1 ? n : 1;
  }
  return found;
}

static bool lists_names(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(; s < e; s++)
    if(fig_one_of(d->f[s], u"强榜类名单评"))
      return true;
  return false;
}

/* Takes the scope off the words before a rank: the end of the subject. */
static uint32_t rank_scope(const fig_clause *c, uint32_t s, uint32_t e,
                           fig_one *o)
{
  const ls_doc *d = c->d;
  uint32_t at = e, n = rank_verb(d, s, e, &at);
  if(n) {
    uint32_t from = at + n, w = scope_at(d, from, e);
    if(lists_names(d, from, e)) {
      if(w > 2 && scope_at(d, from, from + 2) == 2)
        w = 2; /* 全国|县域旅游百强 */
      o->scope = span(from, from + w);
      uint32_t b = fig_predicate(c, s, at, o);
      o->table = span(from, e);
      return b;
    }
    o->scope = span(from, e);
    return fig_predicate(c, s, at, o);
  }
  n = scope_before(d, s, e);
  if(!n) {
    uint32_t w = scope_at(d, s, e);
    if(w && lists_names(d, s, e))
      o->scope = span(s, s + w);
    return e;
  }
  o->scope = span(e - n, e);
  return fig_predicate(c, s, e - n, o);
}

static uint32_t strip_lasting(const ls_doc *d, uint32_t s, uint32_t e)
{
  uint32_t k = fig_find(d, s, e, u"连续");
  if(k != UINT32_MAX && e - k <= 8 && k > s)
    return k;
  return e;
}

/* 每个县, 每千人口, 各: what the value is for. */
static void per_at(const ls_doc *d, uint32_t s, uint32_t e, fig_one *o)
{
  uint32_t k = fig_find(d, s, e, u"每");
  if(k == UINT32_MAX) {
    if(o->each && e > s && d->f[e - 1] == u'各')
      o->per = span(e - 1, e);
    return;
  }
  uint32_t w = k + 1, limit = e - k > 12 ? k + 12 : e;
  while(w < limit &&
        !fig_one_of(d->f[w], u"人户县市区镇乡村年月天家个校站亩吨所周季日次"))
    w++;
  if(w == limit)
    return;
  if(d->f[w] == u'个' && w + 1 < e &&
     fig_one_of(d->f[w + 1], u"县市区镇乡村校站月乡街社行家"))
    w++;
  w++;
  if(w < e && d->f[w] == u'口')
    w++;
  if(w < e && d->f[w] == u'（')
    w = fig_skip(d, w, e);
  o->per = span(k, w);
}

static bool own_place(const ls_doc *d, ls_span s)
{
  ls_slice have = report_slice(d->report, s), own = d->report->place;
  return len(s) && have.n <= own.n && !memcmp(have.s, own.s, have.n);
}

/* 会议期间|提案, 把|军队|裁减: where the name itself begins. */
static uint32_t behind_words(const ls_doc *d, uint32_t s, uint32_t e,
                             const fig_one *o)
{
  uint32_t k = fig_find(d, s, e, u"期间");
  if(k != UINT32_MAX && k + 3 < e)
    s = k + 2;
  k = o->pred & (MEAS(UP) | MEAS(DOWN) | MEAS(TO))
        ? fig_find(d, s, e, u"把") : UINT32_MAX;
  return k != UINT32_MAX && k + 2 < e ? k + 1 : s;
}

/* 铜业项目一期|完成|投资: where the owner of the measure ends. */
static uint32_t owner_end(const fig_clause *c, uint32_t s, uint32_t e)
{
  int kind;
  fig_one probe = { .q = c->v[0].q };
  uint32_t n = fig_before(c->d, s, e, MEAS(DROP) | MEAS(ACT), &kind);
  return fig_predicate(c, s, e - n, &probe);
}

/* The words [s, e) before the number `o`: predicate off the end, openings
 * and verbs off the front. */
static void subject(fig_clause *c, uint32_t s, uint32_t e, fig_one *o)
{
  const ls_doc *d = c->d;
  while(s < e && fig_one_of(d->f[s], u"、和及与"))
    s++;
  for(uint32_t i = 0; i < c->n && c->v + i < o; i++)
    if(c->v[i].thru && !c->v[i].ground && c->v[i].lo >= s + 2 &&
       c->v[i].lo <= s + 4 && fig_starts(d, s, e, u"连续"))
      s = c->v[i].hi; /* 连续5年超万亿斤 */
  per_at(d, s, e, o);
  uint32_t b = fig_predicate(c, s, e, o);
  if(o->rank)
    b = rank_scope(c, s, b, o);
  b = strip_lasting(d, s, b);
  bool ratio = o->q->unit_kind == UNIT_RATIO && o->q->unit.n;
  bool plain = !ratio && !o->rank && !(o->pred & ~MEAS(ADV));
  uint32_t a = fig_front(d, s, b, o, plain || (o->pred & MEAS(REACH) && !ratio && !o->rank) ? 2 : 1);
  bool amount = !ratio && !(o->pred & (MEAS(UP) | MEAS(DOWN) | MEAS(TO)));
  if(amount && !o->rank && !o->done && !o->times) {
    uint32_t from = a + len(o->keep);
    uint32_t k = cut_at_verb(d, from, b, o);
    if(k > from && k < b) {
      if(!len(o->keep) && fig_relative(d, span(k, b)))
        o->owner = fig_trim(d, a, owner_end(c, a, k));
      a = k;
      if(!len(o->keep))
        a = fig_front(d, a, b, o, 2);
    }
  }
  o->np = fig_trim(d, behind_words(d, a, b, o), b);
  if(!len(o->table))
    return;
  if(own_place(d, o->np))
    o->np = span(o->table.end, o->table.end);
}

static uint32_t next_of(const fig_clause *c, uint32_t i)
{
  for(i++; i < c->n && c->v[i].thru; i++)
    ;
  return i;
}

/* Where the words behind a number end for it: the first 、 of [s, e), or
 * the last of them where no number follows and no verb. */
static uint32_t break_in(const ls_doc *d, uint32_t s, uint32_t e, bool last)
{
  int kind;
  uint32_t verbs = MEAS(KEEP) | MEAS(DROP) | MEAS(ACT) | MEAS(FRONT);
  for(uint32_t k = s; k < e;) {
    if(fig_one_of(d->f[k], u"：；") ||
       (d->f[k] == u'、' && (!last || fig_at(d, k + 1, e, verbs, &kind))))
      return k;
    k = fig_skip(d, k, e);
  }
  return e;
}

/* 财政安排2亿元专项资金: a verb that takes the thing behind the number. */
static bool provides(const ls_doc *d, const fig_one *o)
{
  static const uint16_t *const words[] = {
    u"安排", u"完成", u"实现", u"有", u"拥有", u"获得"
  };
  ls_span w = o->pred_words;
  for(size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
    if(fig_is(d, w.start, w.end, words[i]))
      return true;
  return false;
}

/* The least position from which words belong to the number at `i`. */
static uint32_t noun_of(fig_clause *c, uint32_t i)
{
  const ls_doc *d = c->d;
  fig_one *o = &c->v[i];
  uint32_t next = next_of(c, i);
  uint32_t limit = next < c->n ? c->v[next].lo : c->e;
  bool listed = next < c->n && c->v[next].group == o->group;
  if(listed)
    return o->hi;
  bool said = o->pred & ~MEAS(ADV) && len(o->np) && !provides(d, o) &&
              o->q->unit_kind != UNIT_COUNT && d->f[o->hi] != u'的';
  if(said)
    return o->hi;
  uint32_t stop = break_in(d, o->hi, limit, next >= c->n);
  bool more = next < c->n && stop == limit;
  uint32_t e = fig_noun(c, o, stop, more);
  if(more && len(o->noun)) {
    /* 5个产业年产值达100亿元: the measure is not the thing's */
    fig_one probe = c->v[next];
    int kind;
    uint32_t b = fig_predicate(c, o->hi, limit, &probe);
    uint32_t n = fig_before(d, o->noun.start, b, MEAS(TAIL), &kind);
    if((b < limit || n) && e >= b && n < b - o->noun.start) {
      o->noun = fig_trim(d, o->noun.start, b - n);
      return o->hi;
    }
  }
  return e;
}

void fig_parts(fig_clause *c)
{
  uint32_t from = c->s;
  for(uint32_t i = 0; i < c->n; i++) {
    fig_one *o = &c->v[i];
    if(o->thru)
      continue;
    if(o->group == i)
      subject(c, from, o->lo, o);
    else {
      fig_one *g = &c->v[o->group];
      o->pred = g->pred;
      o->each = g->each;
      o->done = g->done;
      o->share = g->share;
      o->times = g->times;
      o->shrinks = g->shrinks;
      o->net = g->net;
      o->scope = g->scope;
      o->per = g->per;
      o->pred_words = g->pred_words;
    }
    from = noun_of(c, i);
  }
}

/* ---- putting indicators together ---- */

static void remember(fig_carry *r, const ls_phrase *p)
{
  if(r->past == FIG_LIST) {
    for(uint32_t i = 1; i < FIG_LIST; i++)
      r->recent[i - 1] = r->recent[i];
    r->past--;
  }
  r->recent[r->past++] = *p;
}

static ls_phrase joined(ls_span a, ls_span b)
{
  ls_phrase x = fig_phrase(a), y = fig_phrase(b);
  return fig_join(&x, &y);
}

/* The things counted behind a number. */
static void counted(fig_clause *c, fig_carry *r, uint32_t i)
{
  fig_one *o = &c->v[i];
  const ls_doc *d = c->d;
  bool etc = len(o->np) && d->f[o->np.end - 1] == u'等';
  bool amount = o->q->unit_kind != UNIT_COUNT && !len(o->act);
  bool apart = o->lo > c->s && fig_one_of(d->f[o->lo - 1], u"的、和与及");
  o->rule = "noun-behind";
  o->ind = fig_phrase(o->noun);
  if(len(o->keep) && o->keep.start >= o->np.start &&
     len(o->np) == len(o->keep)) {
    ls_phrase keep = fig_phrase(o->keep), rest = joined(o->act, o->noun);
    o->ind = fig_join(&keep, &rest);
  }
  else if(fig_relative(d, o->np) || fig_is(d, o->np.start, o->np.end,
                                           u"规模"))
    o->ind = joined(o->noun, o->np);
  else if(len(o->np) && !etc && (amount || len(o->noun) <= 2) &&
          len(o->np) <= 30 && !len(o->act) && !apart)
    o->ind = joined(o->np, o->noun);
  else if(len(o->act)) {
    o->ind = joined(o->act, o->noun);
    o->rule = "noun-and-act";
  }
  else if(!len(o->np) && len(r->keep) && i && fig_one_of(
            d->f[o->lo - 1], u"、和及"))
    o->ind = joined(r->keep, o->noun);
}

/* 蓉江新区100个、高铁新区60个重点项目 */
static void borrow_noun(fig_clause *c, uint32_t i)
{
  fig_one *o = &c->v[i], *p = i ? &c->v[i - 1] : NULL;
  if(!p || p->thru || len(p->noun) || !len(p->np) || !len(o->np) ||
     !len(o->noun) || p->rank || !slice_eq(p->q->unit, o->q->unit))
    return;
  if(c->d->f[p->hi] != u'、' && c->d->f[p->hi] != u'和')
    return;
  p->ind = joined(p->np, o->noun);
  o->ind = joined(o->np, o->noun);
}

/* 水厂建成投用、供水量增长5%: what ends in a verb is no subject. */
static ls_span behind_verbs(const ls_doc *d, ls_span np)
{
  int kind;
  uint32_t from = np.start;
  for(uint32_t k = np.start; k < np.end;) {
    uint32_t n = d->f[k] == u'、'
                   ? fig_before(d, np.start, k, MEAS(DROP), &kind) : 0;
    if(n > 1 && k - np.start > n && k + 2 < np.end)
      from = k + 1;
    k = fig_skip(d, k, np.end);
  }
  return span(from, np.end);
}

/* 3个省级项目、9个市级项目投资分别…: m things counted before `o`. */
static bool counted_before(const fig_clause *c, const fig_one *o, uint32_t m)
{
  if((uint32_t)(o - c->v) < m || !o->each)
    return false;
  for(uint32_t k = 1; k <= m; k++)
    if(o[-(int)k].thru || !len(o[-(int)k].noun))
      return false;
  return true;
}

/* Subjects of the group at `i` of `m` numbers, from its own words. */
static uint32_t own_subjects(const fig_clause *c, const fig_one *o,
                             uint32_t m, ls_phrase *out)
{
  if(m >= 2 && !o->share) {
    uint32_t n = fig_members(c->d, o->np, m, out);
    if(n)
      return n;
  }
  ls_span np = o->np;
  if(len(np) > 1 && c->d->f[np.end - 1] == u'等')
    np.end--;
  np = behind_verbs(c->d, np);
  out[0] = fig_phrase(np);
  if(o->share && o->share_at > np.start && o->share_at < np.end) {
    fig_one probe = { .q = o->q };
    ls_span of = span(o->share_at, np.end);
    ls_span who = span(np.start, fig_predicate(c, np.start, of.start,
                                               &probe));
    ls_phrase tail = fig_phrase(of);
    uint32_t n = m > 1 ? fig_members(c->d, who, m, out) : 0;
    if(!n)
      out[n++] = fig_phrase(who);
    for(uint32_t k = 0; k < n; k++)
      out[k] = fig_join(&out[k], &tail);
    return n;
  }
  const fig_one *p = o > c->v ? o - 1 : NULL;
  if(p && !p->thru && len(p->noun) && p->noun.start == o->np.start &&
     p->noun.end <= o->np.end) {
    if(m > 1 && counted_before(c, o, m)) {
      for(uint32_t k = 0; k < m; k++) {
        ls_phrase rest = fig_phrase(span(p->noun.end, o->np.end));
        out[k] = fig_join(&o[(int)k - (int)m].ind, &rest);
      }
      return m;
    }
    ls_phrase rest = fig_phrase(span(p->noun.end, o->np.end));
    out[0] = fig_join(&p->ind, &rest);
  }
  return 1;
}

static void spread(fig_clause *c, uint32_t i, uint32_t m, const ls_phrase *v,
                   uint32_t n, const char *rule)
{
  for(uint32_t k = i, j = 0; k < c->n && j < m; k++) {
    if(c->v[k].thru || c->v[k].group != i)
      continue;
    c->v[k].ind = v[n == m ? j : n - 1];
    c->v[k].rule = rule;
    j++;
  }
}

static ls_span behind_keep(const ls_phrase *p, ls_span keep)
{
  ls_span s = p->part[0];
  if(len(keep) && s.start == keep.start && s.end > keep.end)
    s.start = keep.end;
  return s;
}

/* The subjects carried over, m of them or one. */
static uint32_t carried(const fig_carry *r, uint32_t m, bool each,
                        ls_phrase *out)
{
  if(!r->past)
    return 0;
  if(m > 1 || each) {
    uint32_t want = m;
    if(r->n == want) {
      memcpy(out, r->v, want * sizeof(*out));
      return want;
    }
    if(want > 1 && r->past >= want) {
      memcpy(out, r->recent + r->past - want, want * sizeof(*out));
      return want;
    }
  }
  out[0] = r->recent[r->past - 1];
  return 1;
}

static uint32_t count_group(const fig_clause *c, uint32_t i)
{
  uint32_t m = 0;
  for(uint32_t k = i; k < c->n && m < FIG_LIST; k++)
    m += !c->v[k].thru && c->v[k].group == i;
  return m;
}

/* 投资1亿元，启动建设水厂: the clause to come says what for. */
static ls_span ahead(const fig_clause *c, ls_span np)
{
  const ls_doc *d = c->d;
  uint32_t s = c->e, e;
  if(d->f[s] != u'，' || !fig_ends(d, np.start, np.end, u"投资"))
    return span(s, s);
  for(e = ++s; e < d->n && e < s + 40 && !ch_is(d->f[e], CH_CLAUSE); e++)
    ;
  return fig_topic(d, s, e);
}

/* Measures of a measure: 增速, 占比. */
static bool adds_to(const ls_doc *d, ls_span np)
{
  static const uint16_t *const words[] = {
    u"增速", u"增幅", u"涨幅", u"降幅", u"占比", u"比重", u"比例", u"位次",
    u"排名", u"总数", u"总量", u"存量", u"增量", u"余额", u"规模", u"占"
  };
  for(size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
    if(fig_ends(d, np.start, np.end, words[i]) ||
       fig_starts(d, np.start, np.end, words[i]))
      return true;
  return false;
}

/* A measure without its thing: 占比, 总投资. */
static uint32_t related(const fig_clause *c, const fig_carry *r,
                        const fig_one *o, uint32_t m,
                        ls_phrase *out)
{
  ls_phrase np = fig_phrase(o->np);
  uint32_t n = carried(r, m, o->each, out);
  if(!n || !r->hot) {
    ls_span t = len(r->topic) ? r->topic : ahead(c, o->np);
    if(!len(t))
      return 0;
    out[0] = joined(t, o->np);
    return 1;
  }
  for(uint32_t k = 0; k < n; k++) {
    ls_phrase base = out[k];
    base.part[0] = behind_keep(&base, r->keep);
    if(!adds_to(c->d, o->np))
      base.part[base.n - 1].end = fig_stem(c->d, base.part[base.n - 1]);
    out[k] = fig_join(&base, &np);
  }
  return n;
}

/* 20个街区、300座立交桥实现绿化: what is said of the last is said of all. */
static void share_act(fig_clause *c, uint32_t i)
{
  const fig_one *o = &c->v[i];
  for(uint32_t k = i; len(o->act) && k-- > 0;) {
    fig_one *p = &c->v[k];
    if(p->thru || !len(p->noun) || len(p->act) ||
       !fig_one_of(c->d->f[p->noun.end], u"、和及"))
      break;
    p->act = o->act;
    p->ind = joined(p->act, p->noun);
  }
}

static bool needs_thing(const fig_clause *c, const fig_one *o)
{
  if(len(o->only) && !attains(c->d, o->only.start, len(o->only)))
    return false; /* 发放奖补资金 */
  if(fig_relative(c->d, o->np))
    return true;
  return o->np.start < o->np.end && c->d->f[o->np.start] == u'占';
}

/* 为1万人提供互助服务: nothing stands before, the verb behind tells. */
static ls_span object_behind(const fig_clause *c, const fig_one *o)
{
  const ls_doc *d = c->d;
  int kind;
  uint32_t e = o->hi;
  while(e < c->e && e < o->hi + 40 && !ch_is(d->f[e], CH_CLAUSE))
    e++;
  uint32_t n = fig_at(d, o->hi, e, MEAS(DROP) | MEAS(ACT), &kind);
  bool to_whom = o->lo > c->s && fig_one_of(d->f[o->lo - 1], u"为给向对");
  if(!n || o + 1 < c->v + c->n || (o->pred & ~MEAS(ADV) && !to_whom))
    return span(e, e);
  return fig_trim(d, to_whom ? o->hi + n : o->hi, e);
}

/* 项目开工9个、竣工8个: the thing without its verb, and the new one. */
static ls_phrase same_thing(const ls_doc *d, const ls_phrase *was,
                            ls_span keep, ls_span verb)
{
  ls_phrase p = *was, v = fig_phrase(verb);
  int kind;
  p.part[0] = behind_keep(&p, keep);
  ls_span *last = &p.part[p.n - 1];
  uint32_t n = fig_before(d, last->start, last->end, MEAS(DROP), &kind);
  if(n < len(*last))
    last->end -= n;
  return fig_join(&p, &v);
}

/* 改造老旧小区9个、惠及8万户 */
static bool reaches(const ls_doc *d, ls_span verb)
{
  static const uint16_t *const words[] = {
    u"惠及", u"受益", u"覆盖", u"带动", u"服务", u"吸引"
  };
  for(size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
    if(fig_is(d, verb.start, verb.end, words[i]))
      return true;
  return false;
}

static void measured(fig_clause *c, fig_carry *r, uint32_t i)
{
  fig_one *o = &c->v[i];
  ls_phrase out[FIG_LIST];
  uint32_t m = count_group(c, i), n = 0;
  const char *rule = "subject";
  ls_span behind = object_behind(c, o);
  if(!len(o->np) && !o->rank && len(behind)) {
    out[n++] = fig_phrase(behind);
    rule = "object-behind";
  }
  else if(!len(o->np)) {
    if(r->hot || !len(r->topic))
      n = carried(r, m, o->each, out);
    ls_span w = o->pred_words;
    if(n == 1 && len(w) >= 2 && fig_starts(c->d, w.start, w.end, u"累计"))
      out[0].part[0] = behind_keep(&out[0], r->keep);
    if(n == 1 && reaches(c->d, o->only)) {
      ls_phrase verb = fig_phrase(o->only);
      out[0] = fig_join(&out[0], &verb);
    }
    else if(n && len(o->only) > 1 && !i && !o->pred &&
            !attains(c->d, o->only.start, len(o->only)))
      n = 0; /* 完成征地9亩: the verb's noun is the measure */
    else if(n == 1 && len(o->only) && i && !o->pred &&
            fig_one_of(c->d->f[c->v[i - 1].hi], u"、和及并"))
      out[0] = same_thing(c->d, &out[0], r->keep, o->only);
    rule = "subject-carried";
    if(!n && !len(o->only) && len(r->topic)) {
      out[n++] = fig_phrase(r->topic);
      rule = "topic";
    }
  }
  else if(len(o->owner) > 1 && fig_relative(c->d, o->np)) {
    n = m > 1 ? fig_members(c->d, o->owner, m, out) : 0;
    if(!n)
      out[n++] = fig_phrase(o->owner);
    for(uint32_t k = 0; k < n; k++) {
      ls_phrase np = fig_phrase(o->np);
      out[k] = fig_join(&out[k], &np);
    }
    rule = "subject-owner";
  }
  else if(needs_thing(c, o)) {
    n = related(c, r, o, m, out);
    rule = "subject-related";
  }
  if(!n && len(o->np)) {
    n = own_subjects(c, o, m, out);
    rule = n > 1 ? "subject-listed" : "subject";
  }
  if(len(o->table) && (!n || !len(o->np))) {
    out[0] = fig_phrase(o->table);
    n = 1;
    rule = "table";
  }
  else if(len(o->table))
    for(uint32_t k = 0; k < n; k++) {
      ls_phrase list = fig_phrase(o->table);
      out[k] = fig_join(&out[k], &list);
    }
  uint32_t back = o->np.start;
  while(back > c->s && ch_is(c->d->f[back - 1], CH_SPACE))
    back--;
  bool listed = i && back > c->s && o->lo > c->s && !len(o->keep) && !o->verb &&
                len(r->keep) && len(o->np) && !o->pred && n == 1 &&
                rule[7] == 0 && fig_one_of(c->d->f[back - 1],
                                           u"、和及");
  if(listed) {
    ls_phrase k = fig_phrase(r->keep);
    out[0] = fig_join(&k, &out[0]);
    o->keep = r->keep;
    o->net = o->net || c->d->f[r->keep.start] == u'净';
  }
  if(!n && len(o->only)) {
    out[n++] = fig_phrase(o->only);
    rule = "verb";
  }
  for(uint32_t k = i; o->rank && !len(o->scope) && k-- > 0;)
    if(c->v[k].rank)
      o->scope = c->v[k].scope; /* 从全国第11位升至第4位 */
  if(n)
    spread(c, i, m, out, n, rule);
}

/* A qualifier speaks of the words around it. */
static void qualified(fig_clause *c, uint32_t i)
{
  fig_one *o = &c->v[i];
  const ls_doc *d = c->d;
  uint32_t limit = i + 1 < c->n ? c->v[i + 1].lo : c->e;
  uint32_t s = i ? c->v[i - 1].hi : c->s;
  fig_one probe = { .q = o->q, .lo = o->lo };
  o->noun = span(o->hi, o->hi);
  fig_noun(c, o, limit, true);
  int kind;
  if(!o->ground && !len(o->noun) && !o->rank) {
    uint32_t e = o->hi + 30 < c->e ? o->hi + 30 : c->e;
    o->ind = fig_phrase(fig_trim(d, o->hi, e));
    o->rule = "lasting";
    return;
  }
  uint32_t n = fig_before(d, s, o->lo, MEAS(TAIL), &kind);
  uint32_t a = fig_front(d, s, o->lo, &probe, 2);
  o->np = n ? span(o->lo - n, o->lo) : span(a, o->lo);
  o->rule = "qualifier";
  for(uint32_t k = i; !n && o->ground && k-- > 0;)
    if(c->v[k].ground && fig_relative(d, c->v[k].np)) {
      o->np = c->v[k].np; /* 营收超10亿元企业、超百亿元企业 */
      n = len(o->np);
      break;
    }
  if(n)
    o->ind = joined(o->noun, o->np);
  else
    o->ind = fig_phrase(o->noun);
  o->ind.n = o->ind.n ? o->ind.n : 0;
}

static void after_group(fig_clause *c, fig_carry *r, uint32_t i)
{
  uint32_t n = 0;
  for(uint32_t k = i; k < c->n; k++) {
    fig_one *o = &c->v[k];
    if(o->thru || o->group != i)
      continue;
    if(!o->ind.n)
      continue;
    remember(r, &o->ind);
    if(n < FIG_LIST)
      r->v[n++] = o->ind;
  }
  r->n = n;
  if(n)
    r->hot = true;
  fig_one *o = &c->v[i];
  if(len(o->keep))
    r->keep = o->keep;
  else if(o->verb || o->pred)
    r->keep.end = r->keep.start;
}

/* 28个断面水质优良率达到100%: the count only says of what. */
static void whole_of_share(fig_clause *c, uint32_t i)
{
  fig_one *o = &c->v[i];
  if(!i || o->q->unit_kind != UNIT_RATIO || !len(o->np) || o->rank ||
     o->pred & (MEAS(UP) | MEAS(DOWN)))
    return;
  for(uint32_t k = i; k-- > 0;) {
    fig_one *p = &c->v[k];
    if(p->thru || p->q->unit_kind != UNIT_COUNT || !len(p->noun) ||
       p->verb || len(p->keep) || len(p->act) ||
       (k + 1 == i && p->noun.start != o->np.start &&
        p->noun.end + 1 != o->np.start))
      return;
    p->stands = true;
  }
}

void fig_subjects(fig_clause *c, fig_carry *r)
{
  for(uint32_t i = 0; i < c->n; i++) {
    fig_one *o = &c->v[i];
    if(o->thru) {
      qualified(c, i);
      continue;
    }
    if(o->group != i)
      continue;
    if(len(o->noun) && !o->rank) {
      counted(c, r, i);
      borrow_noun(c, i);
      share_act(c, i);
    }
    else {
      whole_of_share(c, i);
      measured(c, r, i);
    }
    after_group(c, r, i);
  }
}

ls_span fig_topic(const ls_doc *d, uint32_t s, uint32_t e)
{
  fig_one probe = { 0 };
  if(e - s > 60)
    return span(s, s);
  uint32_t a = fig_front(d, s, e, &probe, 2);
  if(len(probe.keep))
    a = probe.keep.end;
  return fig_trim(d, a, e);
}
