/* Numerals as numbers: Arabic, Chinese and mixed, exact. */
#include "extract/number.h"

#include <assert.h>

#define MIDDLE_DOT 0x00B7

static uint32_t groups_end(const uint16_t *f, uint32_t n, uint32_t i)
{
  while(i + 3 < n && f[i] == u'，' && ch_is(f[i + 1], CH_DIGIT) &&
        ch_is(f[i + 2], CH_DIGIT) && ch_is(f[i + 3], CH_DIGIT))
    i += 4;
  return i;
}

static uint32_t digits_end(const uint16_t *f, uint32_t n, uint32_t i)
{
  while(i < n && ch_is(f[i], CH_DIGIT))
    i++;
  return i;
}

uint32_t number_run_end(const uint16_t *f, uint32_t n, uint32_t i)
{
  assert(i < n && is_numeral(f[i]));
  if(!ch_is(f[i], CH_DIGIT)) {
    while(i < n && ch_is(f[i], CH_CNUM))
      i++;
    return i;
  }
  i = groups_end(f, n, digits_end(f, n, i));
  if(i + 1 < n && f[i] == '.' && ch_is(f[i + 1], CH_DIGIT))
    i = digits_end(f, n, i + 1);
  while(i < n && one_of(f[i], u"百千万亿"))
    i++;
  return i;
}

/* ---- Arabic ---- */

/* The digits of [i, e), commas left out; false where there are too many. */
static bool arabic_digits(const uint16_t *f, uint32_t i, uint32_t e,
                          ls_dec *v)
{
  bool point = false;
  for(*v = DEC_INT(0); i < e; i++) {
    if(f[i] == '.' || f[i] == MIDDLE_DOT)
      point = true;
    else if(f[i] != u'，') {
      if(!dec_digit(v, f[i] - '0') || v->scale >= 18)
        return false;
      v->scale += point;
    }
  }
  return true;
}

/* 5·8％: a middle dot for a point, where a percent sign or a magnitude
 * follows; 8·20 is a name. */
static bool dot_as_point(const uint16_t *f, uint32_t n, uint32_t e)
{
  if(f[e] != MIDDLE_DOT || !ch_is(f[e + 1], CH_DIGIT))
    return false;
  uint32_t k = e + 1;
  while(k < n && k < e + 4 && ch_is(f[k], CH_DIGIT))
    k++;
  return one_of(f[k], u"%万亿元个");
}

/* True where a unit begins with the 千 or 百 at `i`: 600万|千瓦. */
static bool unit_begins(const ls_scan *s, uint32_t i)
{
  if(!one_of(s->f[i], u"千百"))
    return false;
  const ls_entry *u = doc_at(s->d, i, s->n,
                             LEX_BIT(LEX_UNITS));
  return u && u->len > 1;
}

/* One chunk: digits with their magnitudes, 余 and 多 between allowed. */
static uint32_t arabic_chunk(const ls_scan *s, uint32_t i, ls_numeral *m)
{
  const uint16_t *f = s->f;
  uint32_t d = digits_end(f, s->n, i), e = groups_end(f, s->n, d);
  m->digits = d - i;
  m->grouped = e > d;
  if(e > d && d - i > 3)
    m->ok = false; /* 2023，202 is no thousands */
  if(e + 1 < s->n && f[e] == '.' && ch_is(f[e + 1], CH_DIGIT)) {
    m->point = true;
    e = digits_end(f, s->n, e + 1);
  }
  else if(dot_as_point(f, s->n, e)) {
    m->point = true;
    e = digits_end(f, s->n, e + 1);
  }
  if(!arabic_digits(f, i, e, &m->base))
    m->ok = false;
  m->power = 0;
  for(; e < s->n; e++) {
    if(one_of(f[e], u"余多几餘幾") && number_magnitude(f[e + 1])) {
      m->cmp = C_GT;
      continue;
    }
    if(!number_magnitude(f[e]) || m->power + number_power(f[e]) > 16 ||
       unit_begins(s, e))
      break;
    m->power += number_power(f[e]);
  }
  m->value = m->base;
  if(!dec_shift(&m->value, m->power))
    m->ok = false;
  return e;
}

static void arabic(const ls_scan *s, uint32_t i, ls_numeral *m)
{
  m->end = arabic_chunk(s, i, m);
  uint32_t digits = m->digits;
  /* 3万4000, 1亿2000万: what follows is smaller than the magnitude */
  while(m->ok && m->power >= 3 && m->cmp == C_EQ && m->end < s->n &&
        ch_is(s->f[m->end], CH_DIGIT)) {
    ls_numeral next = { .ok = true };
    ls_dec sum, limit = DEC_INT(1);
    uint32_t e = arabic_chunk(s, m->end, &next);
    if(!next.ok || next.point ||
       (!next.power && next.digits != (uint32_t)m->power) ||
       !dec_shift(&limit, m->power) ||
       dec_cmp(next.value, limit) >= 0 || s->f[e] == u'年' ||
       !dec_add(m->value, next.value, &sum))
      break;
    m->value = m->base = sum;
    m->power = next.power;
    m->end = e;
    m->cmp = next.cmp;
    if(next.power && !dec_shift(&m->base, -next.power))
      m->ok = false;
  }
  m->digits = digits;
}

/* ---- Chinese: number_chinese.c adds up a run ---- */

/* 三点五: digits behind 点, then magnitudes. */
static uint32_t chinese_point(const ls_scan *s, uint32_t e, ls_numeral *m)
{
  const uint16_t *f = s->f;
  uint32_t k = e + 1;
  if((f[e] != u'点' && f[e] != u'點') || m->has_hi || m->string ||
     !ch_is(f[k], CH_CNUM))
    return e;
  ls_dec v = m->value;
  while(k < s->n && ch_is(f[k], CH_CNUM) && ch_number(f[k]) <= 9 &&
        f[k] != u'两') {
    if(!dec_digit(&v, ch_number(f[k])) || v.scale >= 17)
      return e;
    v.scale++;
    k++;
  }
  if(k == e + 1 || f[k] == u'十')
    return e;
  m->base = v;
  m->power = 0;
  for(; number_magnitude(f[k]) && m->power < 9 && !unit_begins(s, k); k++)
    m->power += number_power(f[k]);
  m->value = v;
  m->point = true;
  if(!dec_shift(&m->value, m->power))
    m->ok = false;
  return k;
}

bool number_scale(ls_numeral *m, int power)
{
  ls_dec v = m->value, hi = m->hi;
  if(!dec_shift(&v, power) || (m->has_hi && !dec_shift(&hi, power)))
    return false;
  m->value = v;
  m->hi = hi;
  return true;
}

/* 余, 多, 几 behind a round number: 三十余万, 十几, 5000余; then more
 * magnitudes. */
static void more_than(const ls_scan *s, ls_numeral *m)
{
  const uint16_t *f = s->f;
  uint32_t e = m->end;
  if(m->cmp != C_EQ || m->has_hi || m->string || !m->ok)
    return;
  if(!one_of(f[e], u"余多几来餘幾"))
    return;
  if(f[e] == u'来' && !(m->chinese && f[e - 1] == u'十' &&
                        one_of(f[e + 1], u"个年名家人万位天条种次")))
    return;
  if(f[e] == u'多' && one_of(f[e + 1], u"样数彩功方边层于云渠"))
    return;
  m->cmp = f[e] == u'来' ? C_ABOUT : C_GT;
  e++;
  int power = 0;
  for(; number_magnitude(f[e]) && power < 9 && !unit_begins(s, e); e++)
    power += number_power(f[e]);
  if(power) {
    if(!number_scale(m, power))
      m->ok = false;
    m->power = power;
  }
  m->end = e;
}

/* 数, 几, 上, 好几, 近 are no numerals but change one: 数十, 上百, 几百. */
static void less_exact(const ls_scan *s, uint32_t i, ls_numeral *m)
{
  const uint16_t *f = s->f;
  uint16_t c = char_before(s, i);
  if(!m->ok || !m->chinese || m->has_hi ||
     !one_of(f[i], u"十百千万亿"))
    return;
  if(c == u'数' && !one_of(i > 1 ? f[i - 2] : 0, u"个家人户总指次件岁倍基"
                                                 u"系参少多无"))
    m->cmp = C_GE;
  else if(c == u'几' || c == u'幾')
    m->cmp = C_GE;
  else if(c == u'上' && f[i] != u'十' &&
          !one_of(i > 1 ? f[i - 2] : 0, u"以网线路之向海云马晚早身迈跃登"
                                                u"站踏攀冲晋升跨"))
    m->cmp = C_GE;
  else
    return;
  m->start = i - 1;
  if(i - 1 > s->done && f[i - 2] == u'好' && c == u'几')
    m->start--;
}

/* 二、三百, 五、六倍: two digits that follow each other, and a magnitude or a
 * unit that lists do not have.  The end, or `e`. */
static uint32_t paired_digits(const ls_scan *s, uint32_t i, uint32_t e,
                              ls_numeral *m)
{
  const uint16_t *f = s->f;
  uint16_t joined[NUMBER_MAX];
  if(e != i + 1 || f[e] != u'、' || !ch_is(f[e + 1], CH_CNUM) ||
     ch_number(f[i]) > 9 || ch_number(f[e + 1]) != ch_number(f[i]) + 1 ||
     !(one_of(f[e + 2], u"十百千万亿倍天") ||
       (f[e + 2] == u'年' && f[e + 3] != u'级')))
    return e;
  uint32_t r = number_run_end(f, s->n, e + 1), n = 1;
  if(unit_begins(s, r - 1))
    r--;
  if(r - e >= NUMBER_MAX)
    return e;
  joined[0] = f[i];
  for(uint32_t k = e + 1; k < r; k++)
    joined[n++] = f[k];
  number_chinese(joined, 0, n, m);
  return r;
}

/* The new form of 萬, 億, 兩; 0 for other characters. */
static uint16_t new_form(uint16_t c)
{
  return c == u'萬' ? u'万' : c == u'億' ? u'亿' : c == u'兩' ? u'两' : 0;
}

/* 四萬五千: old forms are no part of a run, and join runs to one numeral.
 * The end, or `e`. */
static uint32_t old_forms(const ls_scan *s, uint32_t i, uint32_t e,
                          ls_numeral *m)
{
  const uint16_t *f = s->f;
  uint16_t joined[NUMBER_MAX];
  uint32_t n = 0, k = i;
  if(!new_form(f[e]))
    return e;
  for(; n < NUMBER_MAX; k++) {
    uint16_t c = ch_is(f[k], CH_CNUM) ? f[k] : new_form(f[k]);
    if(!c)
      break;
    joined[n++] = c;
  }
  if(n == NUMBER_MAX)
    return e;
  number_chinese(joined, 0, n, m);
  return k;
}

static void chinese(const ls_scan *s, uint32_t i, uint32_t e, ls_numeral *m)
{
  uint32_t r = paired_digits(s, i, e, m);
  if(r == e)
    r = old_forms(s, i, e, m);
  if(r > e) {
    m->end = m->ok ? chinese_point(s, r, m) : r;
    return;
  }
  if(unit_begins(s, e - 1))
    e--;
  m->end = e;
  if(e == i)
    return; /* the unit alone: 每千瓦 */
  number_chinese(s->f, i, e, m);
  if(m->ok)
    m->end = chinese_point(s, e, m);
}

static void plain(const ls_scan *s, uint32_t i, uint32_t from, ls_numeral *m)
{
  uint32_t e = number_run_end(s->f, s->n, i);
  *m = (ls_numeral){ .start = i, .ok = true };
  m->chinese = !ch_is(s->f[i], CH_DIGIT);
  if(m->chinese)
    chinese(s, i, e, m);
  else
    arabic(s, i, m);
  if(m->end > i) {
    more_than(s, m);
    if(i > from)
      less_exact(s, i, m);
  }
  m->run = e;
  m->run_end = e > m->end ? e : m->end;
}

/* 1/3: no more than two digits each, the first smaller, nothing of a date
 * or a name around. */
static void slashed(const ls_scan *s, ls_numeral *m)
{
  const uint16_t *f = s->f;
  uint32_t k = m->end + 1, e = k;
  if(!m->ok || m->power || m->point || m->digits > 2 || f[m->end] != '/' ||
     !ch_is(f[k], CH_DIGIT) ||
     (m->start && one_of(f[m->start - 1], u"/-.+")))
    return;
  int64_t under = 0;
  for(; ch_is(f[e], CH_DIGIT) && e < k + 3; e++)
    under = under * 10 + f[e] - '0';
  if(e > k + 2 || under <= m->value.m || one_of(f[e], u"/-.+年月日") ||
     ch_is(f[e], CH_LATIN))
    return;
  assert(under > 0); /* more than a value, which has no sign yet */
  m->fraction = true;
  m->value = m->base = (ls_dec){ (m->value.m * 20000 / under + 1) / 2, 4 };
  m->end = m->run_end = e;
}

/* N分之M: a fraction, or a percentage where N is 百. */
static void fraction(const ls_scan *s, ls_numeral *m)
{
  const uint16_t *f = s->f;
  uint32_t k = m->end + 2;
  if(!m->ok || m->end == m->start || f[m->end] != u'分' ||
     f[m->end + 1] != u'之' ||
     !is_numeral(f[k]))
    return;
  ls_numeral top;
  plain(s, k, k, &top);
  if(!top.ok || m->value.m <= 0 || m->value.scale)
    return;
  m->end = top.end;
  m->run_end = top.run_end;
  m->cmp = top.cmp;
  m->has_hi = top.has_hi;
  m->power = 0;
  if(m->value.m == 100 && m->bare) {
    m->percent = true;
    m->value = m->base = top.value;
    m->hi = top.hi;
    return;
  }
  /* four decimals, rounded */
  m->fraction = true;
  int64_t under = m->value.m, v = top.value.m;
  for(int k10 = top.value.scale; k10 > 0 && under < 1000000000000; k10--)
    under *= 10;
  if(under >= 1000000000000 || v > 100000000000 || top.has_hi) {
    m->ok = false;
    return;
  }
  m->value = m->base = (ls_dec){ (v * 20000 / under + 1) / 2, 4 };
}

void number_read(const ls_scan *s, uint32_t i, ls_numeral *m)
{
  plain(s, i, s->done, m);
  if(!m->chinese)
    slashed(s, m);
  if(!m->fraction)
    fraction(s, m);
  assert(m->end >= i && m->run_end >= m->end);
}
