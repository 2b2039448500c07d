/* The number scan: one pass over the text, one span for each numeral. */
#include "extract/number.h"

#include <assert.h>

/* ---- figures ---- */

static bool figure(ls_quant *q, const ls_numeral *m, const char *rule)
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
  figure(q, &b, "range");
  q->span.start = a->start;
  q->value = lo;
  q->hi = b.value;
  q->has_hi = true;
  if(ub.end > ub.start)
    set_unit(q, &ub);
  return true;
}

/* ---- 第N, 前N ---- */

static bool clause_end(uint16_t c)
{
  return c == 0 || ch_is(c, CH_STOP | CH_CLAUSE) ||
         one_of(c, u"、）”’」』；·和与及并暨且以") || ch_is(c, CH_SPACE);
}

/* Past 、第N of a list of ranks: 第3、第4位, 第三、四名; what stands behind
 * the last says what all are. */
static uint32_t rank_list_end(const ls_scan *s, uint32_t e)
{
  const uint16_t *f = s->f;
  for(int k = 0; k < 6; k++) {
    uint32_t at = e;
    if(one_of(f[at], u"、和至与"))
      at++;
    if(f[at] == u'第')
      at++;
    else if(one_of(f[at], u"百千万亿"))
      return e;
    if(at == e || at >= s->n || !is_numeral(f[at]))
      return e;
    uint32_t r = number_run_end(f, s->n, at);
    if(r - at > 4)
      return e;
    e = r;
    if(one_of(f[e], u"位名"))
      return e + 1;
  }
  return e;
}

static bool ranked(ls_quant *q, const ls_numeral *m, uint32_t start,
                   uint32_t end, uint8_t cmp)
{
  figure(q, m, "rank");
  q->rank = true;
  q->cmp = cmp;
  q->span = (ls_span){ start, end };
  q->unit_span = (ls_span){ m->end, end };
  q->unit = SLICE("位");
  q->unit_kind = UNIT_COUNT;
  return true;
}

static bool ordinal(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint32_t start = m->start - 1, e = m->end;
  if(!m->start || f[start] != u'第' || start < s->done)
    return false;
  if(!m->ok || m->point)
    return number_is(q, start, m->run_end, N_NAME, "ordinal");
  uint32_t last = rank_list_end(s, e);
  bool place = one_of(f[e], u"位名") && !one_of(f[e + 1], u"的书义誉称校");
  bool behind_han = start && (ch_is(f[start - 1], CH_HAN) ||
                              one_of(f[start - 1], u"“‘）”、和"));
  if(place && behind_han)
    return ranked(q, m, start, e + 1, C_EQ);
  if(behind_han && (clause_end(f[last]) || one_of(f[last - 1], u"位名") ||
                    (f[e] == u'的' && !one_of(f[start - 1], u"的是"))))
    return ranked(q, m, start, e, C_EQ);
  return number_is(q, start, m->run_end, N_NAME, "ordinal");
}

static bool foremost(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint32_t start = m->start - 1, e = m->end;
  if(!m->start || f[start] != u'前' || start < s->done || !m->ok)
    return false;
  if(start && one_of(f[start - 1], u"提目之以年此日空史当会生超岁月从跟向"))
    return false;
  if(one_of(f[e], u"位名强列甲"))
    return ranked(q, m, start, one_of(f[e], u"位名") ? e + 1 : e, C_LE);
  if(clause_end(f[e]) || one_of(f[e], u"的（"))
    return ranked(q, m, start, e, C_LE);
  return false;
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
  if(!clause_end(f[k]) && !one_of(f[k], u"以左多的上企为农村人是来实居") &&
     !(m->start && one_of(f[m->start - 1], u"近超约过达占")))
    return false;
  if(dec_cmp(m->value, DEC_INT(10)) > 0)
    return false;
  ls_numeral v = *m;
  if(!number_scale(&v, 1))
    return false;
  figure(q, &v, "tenths");
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
  figure(q, m, "doubled");
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
  figure(q, m, "half");
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

static bool with_unit(ls_scan *s, ls_numeral *m, ls_quant *q)
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
  figure(q, m, "unit");
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
static bool alone(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint32_t e = m->end;
  if(m->fraction)
    return figure(q, m, "fraction");
  if(!m->ok)
    return false;
  if(!m->chinese) {
    if(version(m))
      return number_is(q, m->start, m->run_end, N_NAME, "version");
    if(m->power || m->point || m->cmp != C_EQ || m->grouped)
      return figure(q, m, "number");
    if(ratio(s, m))
      return figure(q, m, "ratio");
    if((at_word(f, e, u"左右") || at_word(f, e, u"以上") ||
        at_word(f, e, u"以下") || at_word(f, e, u"以内")) && m->digits < 5)
      return figure(q, m, "number");
    if(clause_end(f[e]) && m->start &&
       one_of(f[m->start - 1], u"达到为至超破增有余近约的了完成共计减少多"))
      return figure(q, m, "number");
    return false;
  }
  if(m->bare && (m->power == 6 || m->power == 7 || m->power > 8 ||
                 m->cmp != C_EQ ||
                 (m->start && one_of(f[m->start - 1], u"破超过近达到"))))
    return figure(q, m, "magnitude");
  if(m->bare || small_chinese(m) || m->string)
    return false;
  if(m->cmp != C_EQ || m->power >= 3 || m->has_hi || m->digits >= 3)
    return figure(q, m, "number");
  return false;
}

/* What is left: Chinese numerals that no row, rule or unit explains are
 * unread; digits are labels where a word stands next to them. */
static bool leftover(const ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint16_t a = char_before(s, m->start), b = f[m->run_end];
  bool han = ch_is(a, CH_HAN) || ch_is(b, CH_HAN) || a == u'、' ||
             b == u'、';
  if(!m->ok)
    return number_is(q, m->start, m->run_end, N_UNREAD,
                     m->chinese ? "no-number" : "too-many-digits");
  if((!m->chinese || m->string) && m->digits == 4 && m->value.m >= 1900 &&
     m->value.m <= 2100)
    return number_is(q, m->start, m->run_end, N_DATE, "bare-year");
  if(!m->chinese && (one_of(a, u"：∶:") || one_of(b, u"：∶:")))
    return number_is(q, m->start, m->run_end, N_NAME, "ratio-base");
  if(m->bare && han && m->digits == 1)
    return number_is(q, m->start, m->run_end, N_NAME, "bare-magnitude");
  if(!m->chinese && han && m->digits <= 6)
    return number_is(q, m->start, m->run_end, N_NAME, "label");
  return number_is(q, m->start, m->run_end, N_UNREAD, "no-rule");
}

/* 百分之五, 百分之四到五, 百分之二十至百分之三十 */
static bool percent(ls_scan *s, ls_numeral *m, ls_quant *q)
{
  ls_unit none = { .start = m->end, .end = m->end, .word = SLICE("") };
  if(!m->percent)
    return false;
  if(!range(s, m, &none, q))
    figure(q, m, "percent");
  if(q->unit.n)
    return true; /* 百分之五至10% */
  q->unit = SLICE("%");
  q->unit_kind = UNIT_RATIO;
  return true;
}

static bool amount(ls_scan *s, ls_numeral *m, ls_quant *q)
{
  return percent(s, m, q) || ordinal(s, m, q) || foremost(s, m, q) ||
         doubled(s, m, q) || tenths(s, m, q) || half(s, m, q);
}

/* The unit stands alone: 每千瓦, 百分点. */
static bool unit_word(const ls_numeral *m, ls_quant *q)
{
  return m->end == m->start &&
         number_is(q, m->start, m->run_end, N_NAME, "unit-word");
}

static void decide(ls_scan *s, uint32_t i, ls_numeral *m, ls_quant *q)
{
  if(numbering_read(s, m, q) || name_of_note(s, m, q) ||
     name_by_row(s, i, m->run_end, q) || name_by_letters(s, m, q) ||
     name_by_place(s, m, q) || name_by_division(s, m, 3, q))
    return;
  if(unit_word(m, q) || date_read(s, m, q) || amount(s, m, q) ||
     name_by_after(s, m, q) || with_unit(s, m, q) || alone(s, m, q) ||
     name_by_division(s, m, 2, q) || name_by_noun(s, m, q))
    return;
  leftover(s, m, q);
}

/* ---- the pass ---- */

/* Spans hold runs whole. */
static void cover_runs(const ls_scan *s, uint32_t i, uint32_t run_end,
                       ls_quant *q)
{
  if(q->span.start > i)
    q->span.start = i;
  if(q->span.end < run_end)
    q->span.end = run_end;
  for(uint32_t k = run_end; k < q->span.end;) {
    if(!is_numeral(s->f[k])) {
      k++;
      continue;
    }
    k = number_run_end(s->f, s->n, k);
    if(k > q->span.end)
      q->span.end = k;
  }
  assert(q->span.start >= s->done && q->span.end <= s->n);
}

static void record(ls_doc *d, const ls_quant *q)
{
  if(q->role == N_FIGURE)
    return;
  ls_number *r = vec_push0(d->arena, &d->report->numbers);
  r->h.span = q->span;
  r->role = q->role;
  r->why = q->rule;
  r->row = q->row ? q->row->word : SLICE("");
}

static uint32_t take(ls_scan *s, uint32_t i)
{
  ls_quant q = { .unit = SLICE("") };
  ls_numeral m;
  uint32_t run_end = number_run_end(s->f, s->n, i);
  number_read(s, i, &m);
  decide(s, i, &m, &q);
  cover_runs(s, i, run_end, &q);
  *vec_push(s->d->arena, &s->d->quants) = q;
  record(s->d, &q);
  return q.span.end;
}

/* 翻番 and 半天 hold no numeral and say a number. */
static uint32_t take_word(ls_scan *s, uint32_t i, uint32_t end, ls_dec value,
                          ls_slice unit, uint8_t kind, const char *rule)
{
  ls_quant q = { .unit = unit, .unit_kind = kind, .value = value,
                 .role = N_FIGURE, .rule = rule };
  q.span = (ls_span){ i, end };
  q.unit_span = (ls_span){ i + 1, end };
  *vec_push(s->d->arena, &s->d->quants) = q;
  return end;
}

static const struct {
  const uint16_t *word;
  uint32_t len;
  ls_slice unit;
  uint8_t kind;
} halves[] = {
  { u"半个小时", 4, { "小时", 6 }, UNIT_TIME },
  { u"半个月", 3, { "个月", 6 }, UNIT_TIME },
  { u"半小时", 3, { "小时", 6 }, UNIT_TIME },
  { u"半公里", 3, { "公里", 6 }, UNIT_MEASURE },
  { u"半数", 2, { "", 0 }, UNIT_COUNT },
  { u"半天", 2, { "天", 3 }, UNIT_TIME },
  { u"半亩", 2, { "亩", 3 }, UNIT_MEASURE },
};

/* The end of a half that begins at `i`, or `i`. */
static uint32_t take_half(ls_scan *s, uint32_t i)
{
  ls_dec half = { 5, 1 };
  if(one_of(char_before(s, i), u"上下前后大每多小老对参各好"))
    return i;
  for(uint32_t k = i + 1; k < i + 10 && ch_is(s->f[k], CH_HAN); k++)
    if(s->f[k] == u'圈')
      return i; /* 半小时通勤圈 */
  for(size_t k = 0; k < sizeof(halves) / sizeof(halves[0]); k++)
    if(at_word(s->f, i, halves[k].word))
      return take_word(s, i, i + halves[k].len, half, halves[k].unit,
                       halves[k].kind, "half");
  return i;
}

static uint32_t take_doubling(ls_scan *s, uint32_t i)
{
  return take_word(s, i, i + 2, DEC_INT(1), SLICE("倍"), UNIT_RATIO,
                   "doubled");
}

void extract_numbers(ls_doc *d)
{
  ls_scan s = { .d = d, .f = d->f, .n = d->n };
  for(uint32_t i = 0; i < d->n;) {
    uint8_t kinds = ls_chars[d->f[i]];
    if(kinds & (CH_DIGIT | CH_CNUM)) {
      uint32_t e = take(&s, i);
      for(; i < e; i++)
        if(ch_is(d->f[i], CH_PUNCT | CH_STOP))
          name_mark(&s, i);
      s.done = e;
    }
    else if(d->f[i] == u'翻' && d->f[i + 1] == u'番')
      i = s.done = take_doubling(&s, i);
    else if(d->f[i] == u'半' && take_half(&s, i) > i)
      i = s.done = d->quants.v[d->quants.n - 1].span.end;
    else {
      if(kinds & (CH_PUNCT | CH_STOP))
        name_mark(&s, i);
      i++;
    }
  }
}
