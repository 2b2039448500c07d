/* The words around numbers: look-up by kind, and what opens a clause. */
#include "extract/figure.h"

#define MEASURES LEX_BIT(LEX_MEASURES)

static uint32_t of_kind(const ls_entry *x, uint32_t kinds, int *kind)
{
  for(; x; x = lex_next(x))
    if(x->list == LEX_MEASURES && (kinds >> x->e[0] & 1)) {
      *kind = x->e[0];
      return x->len;
    }
  return 0;
}

uint32_t fig_at(const ls_doc *d, uint32_t s, uint32_t e, uint32_t kinds,
                int *kind)
{
  return of_kind(doc_at(d, s, e, MEASURES), kinds, kind);
}

uint32_t fig_before(const ls_doc *d, uint32_t s, uint32_t e, uint32_t kinds,
                    int *kind)
{
  return of_kind(lex_before(d->lex, d->f + s, d->f + e, MEASURES), kinds,
                 kind);
}

uint32_t fig_word(const ls_doc *d, uint32_t s, uint32_t e)
{
  const ls_entry *x = doc_at(d, s, e, MEASURES);
  return x ? x->len : 0;
}

bool fig_starts_word(const ls_doc *d, uint32_t s, uint32_t e,
                     const uint16_t *w)
{
  while(s < e && *w && d->f[s] == *w)
    s++, w++;
  return !*w;
}

bool fig_is_word(const ls_doc *d, uint32_t s, uint32_t e, const uint16_t *w)
{
  while(s < e && *w && d->f[s] == *w)
    s++, w++;
  return s == e && !*w;
}

bool fig_ends_word(const ls_doc *d, uint32_t s, uint32_t e,
                   const uint16_t *w)
{
  uint32_t n = 0;
  while(w[n])
    n++;
  return e - s >= n && fig_is_word(d, e - n, e, w);
}

uint32_t fig_skip(const ls_doc *d, uint32_t p, uint32_t e)
{
  static const uint16_t open[] = u"（“《〈【「『‘[";
  static const uint16_t close[] = u"）”》〉】」』’]";
  uint32_t k = 0;
  if(!ch_is(d->f[p], CH_PUNCT))
    return p + 1; /* what nearly every character is */
  while(open[k] && open[k] != d->f[p])
    k++;
  if(!open[k])
    return p + 1;
  uint32_t limit = e - p > 60 ? p + 60 : e;
  for(uint32_t i = p + 1, depth = 1; i < limit; i++) {
    if(d->f[i] == open[k])
      depth++;
    else if(d->f[i] == close[k] && --depth == 0)
      return i + 1;
  }
  return p + 1;
}

ls_span fig_trim(const ls_doc *d, uint32_t s, uint32_t e)
{
  while(s < e && (ch_is(d->f[s], CH_SPACE | CH_STOP) ||
                  fig_one_of(d->f[s], u"，。；：、·,;:）”》’的")))
    s++;
  while(e > s && (ch_is(d->f[e - 1], CH_SPACE | CH_STOP) ||
                  fig_one_of(d->f[e - 1], u"，。；：、·,;:（“《‘的")))
    e--;
  return (ls_span){ s, e };
}

/* 到2010年, 2014年, 截至6月底, “十四五”期间: where it ends. */
static uint32_t time_at(const ls_doc *d, uint32_t s, uint32_t e)
{
  const uint16_t *f = d->f;
  uint32_t k = s;
  if(f[k] == u'“') {
    k++;
    while(k < e && ch_is(f[k], CH_CNUM))
      k++;
    if(k == s + 1 || f[k] != u'五' )
      if(k < s + 3)
        return s;
    if(f[k] == u'”')
      k++;
    if(fig_starts(d, k, e, u"期间") || fig_starts(d, k, e, u"时期"))
      return k + 2;
    if(fig_one_of(f[k], u"末以"))
      return k + 1;
    return s;
  }
  if(fig_starts(d, k, e, u"截至") || fig_starts(d, k, e, u"截止"))
    k += 2;
  else if(fig_one_of(f[k], u"到至在从比"))
    k++;
  uint32_t digits = k;
  while(k < e && k < digits + 4 &&
        (ch_is(f[k], CH_DIGIT) || ch_is(f[k], CH_CNUM)))
    k++;
  if(k > digits && fig_one_of(f[k], u"至到-—－~")) {
    uint32_t to = ++k; /* 1至9月 */
    while(k < e && k < to + 2 && ch_is(f[k], CH_DIGIT))
      k++;
    return k > to && f[k] == u'月' ? k + 1 + (f[k + 1] == u'份') : s;
  }
  if(k == digits || !fig_one_of(f[k], u"年月"))
    return s;
  if(f[k] == u'年' && k - digits != 4 && !fig_one_of(f[k + 1], u"来间"))
    return s;
  k++;
  if(k - digits <= 3 && (fig_starts(d, k, e, u"来") ||
                         fig_starts(d, k, e, u"间")))
    k++;
  while(k < e && (ch_is(f[k], CH_DIGIT) ||
                  fig_one_of(f[k], u"月底末初前日份度全上下半")))
    k++;
  if(fig_starts(d, k, e, u"以来"))
    k += 2;
  return k;
}

#define OPENERS (MEAS(FRONT) | MEAS(ADV))

static bool shrinking(const ls_doc *d, uint32_t s, uint32_t e)
{
  static const uint16_t *const words[] = {
    u"压减", u"削减", u"裁减", u"缩减", u"减少", u"压缩", u"精简"
  };
  for(size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
    if(fig_is_word(d, s, e, words[i]))
      return true;
  return false;
}

/* One word at `k` that opens: its length. */
static uint32_t opener(const ls_doc *d, uint32_t k, uint32_t e)
{
  int kind;
  uint32_t n = time_at(d, k, e) - k;
  if(n)
    return n;
  n = fig_at(d, k, e, OPENERS, &kind);
  if(n)
    return n;
  if(fig_word(d, k, e))
    return 0;
  const ls_entry *x = doc_at(d, k, e,
                             LEX_BIT(LEX_HEDGES));
  return x ? x->len : 0;
}

static uint32_t verbs_of(int verbs)
{
  return verbs > 1 ? MEAS(DROP) | MEAS(ACT) : MEAS(DROP);
}

uint32_t fig_front(const ls_doc *d, uint32_t s, uint32_t e, fig_one *o,
                   int verbs)
{
  uint32_t k = s;
  int kind;
  for(int turns = 0; k < e && turns < 12; turns++) {
    uint32_t n;
    if(ch_is(d->f[k], CH_SPACE) || fig_one_of(d->f[k], u"、，；：）”’的了"))
      n = 1;
    else if(k > s && fig_one_of(d->f[k], u"和并及与") && verbs &&
            fig_at(d, k + 1, e, verbs_of(verbs) | MEAS(KEEP), &kind))
      n = 1;
    else if((n = opener(d, k, e)) != 0)
      ;
    else if(verbs && (n = fig_at(d, k, e, MEAS(KEEP), &kind)) != 0) {
      o->keep = (ls_span){ k, k + n };
      o->net = o->net || d->f[k] == u'净';
      break;
    }
    else if(verbs && (n = fig_at(d, k, e, verbs_of(verbs), &kind)) != 0) {
      if(k + n + 1 == e || fig_one_of(d->f[k + n], u"类型性式化率量额业者"))
        break; /* 营造|林, 服务|类园区 */
      o->verb = true;
      o->shrinks = shrinking(d, k, k + n);
      o->grows = fig_is(d, k, k + n, u"增加");
      o->only = (ls_span){ k, k + n };
    }
    else
      break;
    o->perfect = o->perfect || fig_starts(d, k, e, u"已");
    k += n;
    if(k < e && d->f[k] == u'了') {
      o->perfect = true;
      k++;
    }
  }
  return k < e ? k : e;
}

bool fig_attains(const ls_doc *d, uint32_t s, uint32_t n)
{
  static const uint16_t *const words[] = {
    u"完成", u"实现", u"带动", u"获得", u"落实", u"形成"
  };
  for(size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
    if(fig_ends_word(d, s, s + n, words[i]))
      return true;
  return false;
}

bool fig_stage_verb(const ls_doc *d, ls_span verb)
{
  static const uint16_t *const words[] = {
    u"建成", u"竣工", u"完工", u"投产", u"开工", u"交付", u"投用", u"签约",
    u"落地", u"开工建设"
  };
  for(size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
    if(fig_ends_word(d, verb.start, verb.end, words[i]))
      return true;
  return false;
}
