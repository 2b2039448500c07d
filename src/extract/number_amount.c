/* Numbers that say an amount: with a unit, in the words of a part or a
 * multiple, or alone. */
#include "extract/number.h"

/* ---- figures ---- */

bool number_figure(ls_quant *q, const ls_numeral *m, const char *rule)
{
  q->role = N_FIGURE;
  q->rule = rule;
  q->value = m->value;
  q->hi = m->hi;
  q->has_hi = m->has_hi;
  q->cmp = m->cmp;
  q->span = (ls_span){ m->start, m->end };
  q->unit_span = (ls_span){ m->end, m->end };
  q->unit = SLICE("");
  return true;
}

static void set_unit(ls_quant *q, const ls_unit *u)
{
  q->unit_span = (ls_span){ u->start, u->end };
  q->unit = u->word;
  q->unit_kind = u->kind;
  q->row = u->row;
  q->span.end = u->end;
  if(u->cmp != C_EQ && q->cmp == C_EQ)
    q->cmp = u->cmp;
  ls_dec half = { 5, 1 }, sum;
  if(u->half && dec_add(q->value, half, &sum))
    q->value = sum;
}

/* ---- ranges: 50—100亿元, 3万至5万人, 6%—7% ---- */

static uint32_t range_sign(const ls_scan *s, uint32_t i)
{
  uint32_t k = i;
  if(s->f[k] == ' ' && one_of(s->f[k + 1], u"-—~") && s->f[k + 2] == ' ')
    return k + 3;
  while(k < i + 2 && one_of(s->f[k], u"-—–~―─～"))
    k++;
  if(k == i && one_of(s->f[k], u"至到"))
    k++;
  return k;
}

/* 从3个到5个: two figures, not a range. */
static bool from_to(const ls_scan *s, uint32_t start)
{
  return one_of(char_before(s, start), u"从由自");
}

static bool shares_magnitude(const ls_numeral *a, const ls_numeral *b)
{
  return !a->power && b->power && dec_cmp(a->value, b->base) < 0;
}

/* The second number of a range behind `e`; true with *b and its unit. */
static bool range_second(const ls_scan *s, const ls_numeral *a, uint32_t e,
                         ls_numeral *b, ls_unit *u)
{
  uint32_t k = range_sign(s, e);
  if(k == e || k >= s->n || !is_numeral(s->f[k]) || !a->ok || a->has_hi)
    return false;
  ls_scan inner = *s;
  inner.done = k;
  number_read(&inner, k, b);
  unit_read(s, b->end, u);
  return b->ok && b->start == k && !b->has_hi && !b->string &&
         b->end > b->start && b->chinese == a->chinese;
}

static bool same_unit(const ls_unit *a, const ls_unit *b)
{
  return a->end == a->start || slice_eq(a->word, b->word);
}

static bool range(ls_scan *s, ls_numeral *a, const ls_unit *ua, ls_quant *q)
{
  ls_numeral b;
  ls_unit ub;
  ls_dec lo = a->value;
  uint32_t e = ua->end > ua->start ? ua->end : a->end;
  if(!range_second(s, a, e, &b, &ub) || !same_unit(ua, &ub))
    return false;
  if(one_of(s->f[e], u"到至") && from_to(s, a->start))
    return false;
  if(shares_magnitude(a, &b) && !dec_shift(&lo, b.power))
    return false;
  if(dec_cmp(lo, b.value) >= 0)
    return false;
  if(ub.start == ub.end && !a->power && !b.power && !a->point && !b.point &&
     !a->percent)
    return false; /* 5-3 without unit: a name */
  number_figure(q, &b, "range");
  q->span.start = a->start;
  q->value = lo;
  q->hi = b.value;
  q->has_hi = true;
  if(ub.end > ub.start)
    set_unit(q, &ub);
  return true;
}

/* ---- 七成, 一倍, 翻一番, 一半 ---- */

static bool tenths(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint32_t e = m->end;
  if(f[e] != u'成' || !m->ok || m->power || m->cmp != C_EQ)
    return false;
  bool half = f[e + 1] == u'半';
  uint32_t k = e + 1 + half;
  if(!number_clause_end(f[k]) &&
     !one_of(f[k], u"以左多的上企为农村人是来实居") &&
     !(m->start && one_of(f[m->start - 1], u"近超约过达占")))
    return false;
  if(dec_cmp(m->value, DEC_INT(10)) > 0)
    return false;
  ls_numeral v = *m;
  if(!number_scale(&v, 1))
    return false;
  number_figure(q, &v, "tenths");
  ls_dec five = DEC_INT(5);
  if(half && !dec_add(q->value, five, &q->value))
    return false;
  q->span.end = k;
  q->unit_span = (ls_span){ e, k };
  q->unit = SLICE("%");
  q->unit_kind = UNIT_RATIO;
  return true;
}

/* 翻一番 is one more time, 翻两番 three times more. */
static bool doubled(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint32_t start = m->start;
  if(f[m->end] != u'番' || !m->ok || m->value.scale || m->value.m > 9 ||
     m->value.m < 1)
    return false;
  if(start > s->done && one_of(f[start - 1], u"了近"))
    start--;
  if(start <= s->done || f[start - 1] != u'翻')
    return false;
  number_figure(q, m, "doubled");
  q->span = (ls_span){ start - 1, m->end + 1 };
  q->unit_span = (ls_span){ m->end, m->end + 1 };
  q->value = DEC_INT((INT64_C(1) << m->value.m) - 1);
  q->unit = SLICE("倍");
  q->unit_kind = UNIT_RATIO;
  return true;
}

static bool half(const ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  if(s->f[m->end] != u'半' || !m->chinese || m->value.m != 1 || m->power ||
     !m->ok)
    return false;
  number_figure(q, m, "half");
  q->value = (ls_dec){ 5, 1 };
  q->span.end = m->end + 1;
  return true;
}

/* ---- numbers with a unit, and without ---- */

/* One Chinese digit or 十: what names and phrases are made of. */
static bool small_chinese(const ls_numeral *m)
{
  return m->chinese && !m->power && !m->point && !m->has_hi &&
         m->cmp == C_EQ && m->end - m->start <= 2 && !m->fraction &&
         !m->percent;
}

static const uint16_t *const counts_one[] = {
  u"至少", u"不少于", u"各", u"仅", u"只有", u"达到", u"超过", u"不足",
  u"不到", u"多达", u"提前", u"延长", u"缩短", u"推迟", u"延后", u"提早", NULL
};

/* 一 before a classifier says `a`, unless something counts it. */
static bool article(const ls_scan *s, const ls_numeral *m, const ls_unit *u)
{
  if(!m->chinese || m->end - m->start != 1 || s->f[m->start] != u'一')
    return false;
  if(u->kind != UNIT_COUNT && u->kind != UNIT_TIME)
    return false;
  for(const uint16_t *const *w = counts_one; *w; w++) {
    uint32_t len = 0;
    while((*w)[len])
      len++;
    if(before_word(s->f, s->done, m->start, *w, len))
      return false;
  }
  return true;
}

/* 2.0, 4.0 */
static bool version(const ls_numeral *m)
{
  return m->point && m->base.scale == 1 && m->base.m % 10 == 0 &&
         m->base.m < 200 && !m->power && m->cmp == C_EQ;
}

/* 220千伏 tells a kind of line, 15分钟 in 15分钟生活圈 a kind of circle, 3.0
 * in 3.0方案 a version. */
static bool attribute(const ls_scan *s, const ls_numeral *m,
                      const ls_unit *u)
{
  const uint16_t *f = s->f;
  uint32_t k = u->end;
  if(slice_eq(u->word, SLICE("千伏")) || slice_eq(u->word, SLICE("kV")) ||
     slice_eq(u->word, SLICE("KV")))
    return true;
  if(version(m) && u->kind == UNIT_COUNT)
    return true;
  if(u->kind != UNIT_TIME || u->end == u->start)
    return false;
  while(k < u->end + 12 && ch_is(f[k], CH_HAN))
    if(f[k++] == u'圈')
      return true;
  return f[k] == u'”' && k > u->end && f[k - 1] == u'圈';
}

/* 五个“必须”, 三元乳业, 十天高速: a quotation behind a bare count, or a noun
 * of proper names behind 元 or 天, which count no such thing. */
static bool slogan(const ls_scan *s, const ls_unit *u)
{
  if(u->kind == UNIT_COUNT)
    return one_of(s->f[u->end], u"“‘「") && u->end == u->start + 1 &&
           one_of(s->f[u->start], u"个项条");
  return (u->kind == UNIT_MONEY || s->f[u->start] == u'天') &&
         name_head(s, u->end);
}

/* 增速为-3.5%: a sign right behind a word, where no range can be meant. */
static void signed_number(const ls_scan *s, ls_quant *q)
{
  uint32_t a = q->span.start;
  if(a < s->done + 2 || s->f[a - 1] != '-' ||
     !ch_is(s->f[a - 2], CH_HAN | CH_CLAUSE) || q->has_hi)
    return;
  if(!slice_eq(q->unit, SLICE("%")) && !slice_eq(q->unit, SLICE("℃")))
    return;
  q->value = dec_neg(q->value);
  q->span.start--;
}

bool amount_with_unit(ls_scan *s, ls_numeral *m, ls_quant *q)
{
  ls_unit u;
  bool found = unit_read(s, m->end, &u);
  if(range(s, m, &u, q))
    return true;
  if(!found || !m->ok || m->string)
    return false;
  if(small_chinese(m) && u.with == WITH_DIGITS)
    return number_is(q, m->start, m->run_end, N_NAME, "numbered-noun");
  if(m->bare && u.with == WITH_DIGITS)
    return false; /* 千亿县: a county of 千亿 */
  if(small_chinese(m) && slogan(s, &u))
    return number_is(q, m->start, m->run_end, N_NAME, "slogan");
  if(article(s, m, &u))
    return number_is(q, m->start, m->run_end, N_NAME, "article");
  if(attribute(s, m, &u))
    return number_is(q, m->start, u.end, N_NAME, "attribute");
  number_figure(q, m, "unit");
  set_unit(q, &u);
  signed_number(s, q);
  return true;
}

/* 26:36:38, 1:3.4: a part of a ratio, unless it is the one that the other is
 * measured by. */
static bool ratio(const ls_scan *s, const ls_numeral *m)
{
  const uint16_t *f = s->f;
  uint32_t a = m->start, e = m->end;
  bool left = a > 1 && one_of(f[a - 1], u"：∶:") && ch_is(f[a - 2], CH_DIGIT);
  bool right = one_of(f[e], u"：∶:") && ch_is(f[e + 1], CH_DIGIT);
  return (left || right) && m->value.m != 1;
}

/* A number alone: an amount where it has a magnitude or something says that
 * it is one. */
bool amount_alone(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint32_t e = m->end;
  if(m->fraction)
    return number_figure(q, m, "fraction");
  if(!m->ok)
    return false;
  if(!m->chinese) {
    if(version(m))
      return number_is(q, m->start, m->run_end, N_NAME, "version");
    if(m->power || m->point || m->cmp != C_EQ || m->grouped)
      return number_figure(q, m, "number");
    if(ratio(s, m))
      return number_figure(q, m, "ratio");
    if((at_word(f, e, u"左右") || at_word(f, e, u"以上") ||
        at_word(f, e, u"以下") || at_word(f, e, u"以内")) && m->digits < 5)
      return number_figure(q, m, "number");
    if(number_clause_end(f[e]) && m->start &&
       one_of(f[m->start - 1], u"达到为至超破增有余近约的了完成共计减少多"))
      return number_figure(q, m, "number");
    return false;
  }
  if(m->bare && (m->power == 6 || m->power == 7 || m->power > 8 ||
                 m->cmp != C_EQ ||
                 (m->start && one_of(f[m->start - 1], u"破超过近达到"))))
    return number_figure(q, m, "magnitude");
  if(m->bare || small_chinese(m) || m->string)
    return false;
  if(m->cmp != C_EQ || m->power >= 3 || m->has_hi || m->digits >= 3)
    return number_figure(q, m, "number");
  return false;
}

/* ---- all of them ---- */

/* 百分之五, 百分之四到五, 百分之二十至百分之三十 */
static bool percent(ls_scan *s, ls_numeral *m, ls_quant *q)
{
  ls_unit none = { .start = m->end, .end = m->end, .word = SLICE("") };
  if(!m->percent)
    return false;
  if(!range(s, m, &none, q))
    number_figure(q, m, "percent");
  if(q->unit.n)
    return true; /* 百分之五至10% */
  q->unit = SLICE("%");
  q->unit_kind = UNIT_RATIO;
  return true;
}

bool amount_in_words(ls_scan *s, ls_numeral *m, ls_quant *q)
{
  return percent(s, m, q) || doubled(s, m, q) || tenths(s, m, q) ||
         half(s, m, q);
}
