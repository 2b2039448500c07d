/* The thing a number counts, where it stands behind the number. */
#include "extract/figure.h"

/* Words that end the name of a thing: verbs, and what is said of it. */
#define ENDS                                                                \
  (MEAS(UP) | MEAS(DOWN) | MEAS(TO) | MEAS(REACH) | MEAS(MORE) |            \
   MEAS(ADV) | MEAS(KEEP) | MEAS(DROP) | MEAS(FROM))

/* A word of ENDS at `k`; of one character only where that is no noun's. */
static uint32_t ends_at(const ls_doc *d, uint32_t k, uint32_t e,
                        uint32_t kinds)
{
  int kind;
  uint32_t n = fig_at(d, k, e, kinds, &kind);
  return n > 1 || fig_one_of(d->f[k], u"获为达超居列均都已各") ? n : 0;
}

/* 和美乡村, 和谐小区: 和 that begins a word. */
static bool begins_word(const ls_doc *d, uint32_t k)
{
  return d->f[k] == u'和' && fig_one_of(d->f[k + 1], u"美谐平睦煦顺");
}

static bool separator(uint16_t c)
{
  return fig_one_of(c, u"、，；：") || c == u'\n';
}

/* 大学|在青设立: not 在建, 存在. */
static bool says_where(const ls_doc *d, uint32_t k)
{
  return d->f[k] == u'在' && !fig_one_of(d->f[k - 1], u"存所现正") &&
         !fig_one_of(d->f[k + 1], u"建校线职册园岗外读编营研售产库施院籍途地");
}

/* 项目|要加快建设: not 主要, 要素. */
static bool must(const ls_doc *d, uint32_t k)
{
  return (d->f[k] == u'要' && !fig_one_of(d->f[k - 1], u"主重需必首紧概只") &&
          !fig_one_of(d->f[k + 1], u"素道地求闻点害件")) ||
         (d->f[k] == u'将' && !fig_one_of(d->f[k + 1], u"军来士领"));
}

/* Where the name that begins at `s` ends. */
static uint32_t name_end(const fig_clause *c, uint32_t s, uint32_t e,
                         bool more)
{
  const ls_doc *d = c->d;
  uint32_t k = s, kinds = more ? ENDS : ENDS & ~MEAS(KEEP);
  while(k < e) {
    uint32_t n;
    if(separator(d->f[k]) || d->f[k] == u'等')
      break;
    if(fig_one_of(d->f[k], u"（“《")) {
      k = fig_skip(d, k, e);
      continue;
    }
    n = fig_word(d, k, e);
    if(k > s && (ends_at(d, k, e, kinds) || says_where(d, k) ||
                 must(d, k)))
      break;
    k += n > 1 ? n : 1;
  }
  return k;
}

/* 获批扩区调区: what is said of the thing, if it tells it from others. */
static ls_span act_at(const fig_clause *c, uint32_t s, uint32_t e)
{
  static const uint16_t *const plain[] = {
    u"建成", u"建成投用", u"开工", u"投产", u"竣工", u"实施", u"启动",
    u"开展", u"推进", u"完成", u"落实", u"举办", u"举行", u"召开",
    u"竣工投产"
  };
  const ls_doc *d = c->d;
  ls_span none = { s, s };
  int kind;
  while(s < e) {
    uint32_t n = fig_at(d, s, e, MEAS(ADV) | MEAS(FRONT), &kind);
    if(!n || fig_at(d, s, e, MEAS(DROP) | MEAS(ACT), &kind))
      break;
    s += n;
  }
  uint32_t k = s;
  while(k < e && !ch_is(d->f[k], CH_CLAUSE) &&
        !(d->f[k] == u'、' && k - s >= 8))
    k = fig_skip(d, k, e);
  uint32_t n = fig_at(d, s, k, ENDS | MEAS(ACT), &kind);
  if(!n || fig_starts(d, s, k, u"保持") || k - s > 24 || k - s < n + 2)
    return none;
  for(size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++)
    if(fig_is_word(d, s, s + n, plain[i]) && k - s <= n + 2)
      return none;
  uint32_t from = fig_is(d, s, s + n, u"成为") ||
                  fig_is(d, s, s + n, u"实施") ? s + n : s;
  return (ls_span){ from, k };
}

/* 1个投资5000万元以上项目: the next number is part of the name. */
static bool through(const fig_clause *c, const fig_one *o)
{
  return o >= c->v && o + 1 < c->v + c->n && o[1].ground &&
         o[1].lo < o->hi + 12;
}

/* 总数达35家: a measure of what stands before, not a thing. */
static bool measure_at(const ls_doc *d, uint32_t s, uint32_t e)
{
  int kind;
  uint32_t n = fig_at(d, s, e, MEAS(TAIL), &kind);
  uint32_t says = ENDS | MEAS(RANK);
  return n && (s + n >= e || fig_at(d, s + n, e, says, &kind) ||
               !ch_is(d->f[s + n], CH_HAN));
}

static bool adverb(const ls_doc *d, uint32_t s, uint32_t e)
{
  static const uint16_t *const words[] = {
    u"分别", u"均", u"都", u"各", u"已", u"全部", u"累计", u"同比", u"先后",
    u"成功", u"顺利", u"首次", u"连续", u"其中"
  };
  if(!fig_one_of(d->f[s], u"分均都各已全累同先成顺首连其"))
    return false; /* what they begin with */
  for(size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
    if(fig_starts_word(d, s, e, words[i]))
      return fig_word(d, s, e) <= 2;
  return false;
}

uint32_t fig_noun(const fig_clause *c, fig_one *o, uint32_t limit, bool more)
{
  const ls_doc *d = c->d;
  uint32_t s = o->hi;
  o->noun = o->act = (ls_span){ s, s };
  if(o->rank)
    return s;
  while(s < limit && (d->f[s] == u'的' || d->f[s] == u'”' ||
                      ch_is(d->f[s], CH_SPACE)))
    s++;
  if(s >= limit || separator(d->f[s]) ||
     !(ch_is(d->f[s], CH_HAN | CH_LATIN | CH_DIGIT) ||
       fig_one_of(d->f[s], u"“《（")))
    return o->hi;
  if(d->f[s] == u'（' || (fig_one_of(d->f[s], u"和与及或等") &&
                          !begins_word(d, s)))
    return o->hi;
  if((measure_at(d, s, limit) && !through(c, o)) ||
     ends_at(d, s, limit, (ENDS | MEAS(RANK)) & ~MEAS(ADV)) ||
     adverb(d, s, limit))
    return o->hi;
  uint32_t e = name_end(c, s, limit, more);
  o->noun = fig_trim(d, s, e);
  while(o->noun.end > s + 1 &&
        fig_one_of(d->f[o->noun.end - 1], u"和与及、被已均将共"))
    o->noun.end--;
  if(!more && e < limit && !separator(d->f[e]) && d->f[e] != u'等')
    o->act = act_at(c, e, limit);
  return e;
}
