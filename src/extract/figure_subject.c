/* The words between numbers: which are subjects, which are things counted. */
#include "extract/figure.h"

/* Where the last verb of [s, e) that is no part of a name ends; a verb that
 * is kept ends before itself. */
static uint32_t cut_at_verb(const ls_doc *d, uint32_t s, uint32_t e,
                            fig_one *o)
{
  uint32_t cut = s;
  int kind;
  for(uint32_t k = s;
      (k = doc_seek(d, k, e, SIGN_MEASURE | SIGN_OPEN)) < e;) {
    if(fig_one_of(d->f[k], u"“《（")) {
      k = fig_skip(d, k, e);
      continue;
    }
    uint32_t n = fig_word(d, k, e);
    if(n > 1 && !fig_len(o->keep) && k + n < e &&
       fig_at(d, k, e, MEAS(KEEP), &kind)) {
      o->keep = fig_span(k, k + n);
      o->net = o->net || d->f[k] == u'净';
      cut = k;
    }
    else if(n > 1 && k + n + 1 < e && fig_at(d, k, e, MEAS(DROP), &kind) &&
            (!fig_relative(d, fig_span(k + n, e)) || fig_attains(d, k, n))) {
      cut = k + n;
      o->keep.end = o->keep.start;
      o->verb = true;
    }
    k += n > 1 ? n : 1;
  }
  return cut;
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
      o->per = fig_span(e - 1, e);
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
  o->per = fig_span(k, w);
}

static bool own_place(const ls_doc *d, ls_span s)
{
  ls_slice have = report_slice(d->report, s), own = d->report->place;
  return fig_len(s) && have.n <= own.n && !memcmp(have.s, own.s, have.n);
}

/* 会议期间|提案, 把|军队|裁减: where the name itself begins. */
static uint32_t behind_words(const ls_doc *d, uint32_t s, uint32_t e,
                             const fig_one *o)
{
  uint32_t k = fig_find(d, s, e, u"期间");
  if(k != UINT32_MAX && k + 3 < e)
    s = k + 2;
  k = fig_find(d, s, e, u"因素");
  if(k != UINT32_MAX && (fig_starts(d, s, e, u"考虑") ||
                         fig_starts(d, s, e, u"扣除") ||
                         fig_starts(d, s, e, u"剔除")))
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
    b = fig_rank_scope(c, s, b, o);
  b = strip_lasting(d, s, b);
  bool ratio = o->q->unit_kind == UNIT_RATIO && o->q->unit.n;
  bool plain = !ratio && !o->rank && !(o->pred & ~MEAS(ADV));
  bool reached = o->pred & MEAS(REACH) && !ratio && !o->rank;
  uint32_t a = fig_front(d, s, b, o, plain || reached ? 2 : 1);
  bool amount = !ratio && !(o->pred & (MEAS(UP) | MEAS(DOWN) | MEAS(TO)));
  if(amount && !o->rank && !o->done && !o->times) {
    uint32_t from = a + fig_len(o->keep);
    uint32_t k = cut_at_verb(d, from, b, o);
    if(k > from && k < b) {
      if(!fig_len(o->keep) && fig_relative(d, fig_span(k, b)))
        o->owner = fig_trim(d, a, owner_end(c, a, k));
      a = k;
      if(!fig_len(o->keep))
        a = fig_front(d, a, b, o, 2);
    }
  }
  o->np = fig_trim(d, behind_words(d, a, b, o), b);
  if(fig_is(d, o->np.start, o->np.end, u"项目") &&
     o->only.end == o->np.start && fig_stage_verb(d, o->only))
    o->np.start = o->only.start; /* 竣工项目9个 */
  if(!fig_len(o->table))
    return;
  if(own_place(d, o->np))
    o->np = fig_span(o->table.end, o->table.end);
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
  for(uint32_t k = s; (k = doc_seek(d, k, e, SIGN_AND | SIGN_CLAUSE |
                                             SIGN_OPEN)) < e;) {
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
    if(fig_is_word(d, w.start, w.end, words[i]))
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
  bool said = o->pred & ~MEAS(ADV) && fig_len(o->np) && !provides(d, o) &&
              o->q->unit_kind != UNIT_COUNT && d->f[o->hi] != u'的';
  if(said)
    return o->hi;
  uint32_t stop = break_in(d, o->hi, limit, next >= c->n);
  bool more = next < c->n && stop == limit;
  uint32_t e = fig_noun(c, o, stop, more);
  if(more && fig_len(o->noun)) {
    /* 5个产业年产值达100亿元: the measure is not the thing's */
    fig_one probe = c->v[next];
    int kind;
    uint32_t b = fig_predicate(c, o->hi, limit, &probe);
    if(probe.rank)
      b = fig_rank_scope(c, o->hi, b, &probe);
    uint32_t n = fig_before(d, o->noun.start, b, MEAS(TAIL), &kind);
    if(!n && o->q->unit_kind == UNIT_COUNT)
      n = b - fig_measure(d, fig_span(o->noun.start, b));
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
      o->perfect = g->perfect;
      o->scope = g->scope;
      o->per = g->per;
      o->pred_words = g->pred_words;
    }
    from = noun_of(c, i);
  }
}

ls_span fig_topic(const ls_doc *d, uint32_t s, uint32_t e)
{
  fig_one probe = { 0 };
  if(e - s > 60)
    return fig_span(s, s);
  uint32_t a = fig_front(d, s, e, &probe, 2);
  if(fig_len(probe.keep))
    a = probe.keep.end;
  return fig_trim(d, a, e);
}
