/* Chinese numerals added up: 一千二百三十万, 两三百, 二〇二四. */
#include "extract/number.h"

int number_power(uint16_t c)
{
  switch(c) {
  case u'十': return 1;
  case u'百': return 2;
  case u'千': return 3;
  case u'万': case u'萬': return 4;
  case u'亿': case u'億': return 8;
  default: return 0;
  }
}

bool number_magnitude(uint16_t c)
{
  return number_power(c) > 1;
}

/* A number being added up, both ends at once: 两三百 is 200 and 300. */
struct sum {
  ls_dec total[2]; /* 亿 and 万 done with */
  int64_t part[2]; /* below 万 */
  int64_t digit[2]; /* waiting for its 十, -1: none */
  int last;        /* power of the last magnitude, to see the order */
  bool ok, range, zero;
};

static bool small(struct sum *a, int power)
{
  int64_t unit = power == 1 ? 10 : power == 2 ? 100 : 1000;
  if(a->digit[0] < 0 && a->part[0] && power > 1)
    return false; /* 百千, 十百 */
  if(a->last && a->last < 4 && power >= a->last)
    return false;
  for(int k = 0; k < 2; k++) {
    a->part[k] += (a->digit[k] < 0 ? 1 : a->digit[k]) * unit;
    a->digit[k] = -1;
  }
  a->last = power;
  return true;
}

static bool large(struct sum *a, int power)
{
  for(int k = 0; k < 2; k++) {
    int64_t part = a->part[k] + (a->digit[k] < 0 ? 0 : a->digit[k]);
    bool none = !part && !a->total[k].m;
    ls_dec add = DEC_INT(none ? 1 : part);
    if(power == 8 || !part) { /* 一万二千亿, 万亿 */
      if(!dec_add(a->total[k], add, &a->total[k]) ||
         !dec_shift(&a->total[k], power))
        return false;
    }
    else if(!dec_shift(&add, power) ||
            !dec_add(a->total[k], add, &a->total[k]))
      return false;
    a->part[k] = 0;
    a->digit[k] = -1;
  }
  a->last = power;
  a->zero = false;
  return true;
}

static bool digit(struct sum *a, int32_t v)
{
  if(v == 0) {
    a->zero = true;
    return a->digit[0] < 0 || a->last; /* 二零 is a string of digits */
  }
  if(a->digit[0] < 0) {
    a->digit[0] = a->digit[1] = v;
    return true;
  }
  if(a->range || (v != a->digit[0] + 1 && !(a->digit[0] == 3 && v == 5)))
    return false;
  a->digit[1] = v;
  a->range = true;
  return true;
}

/* The rest: 三万五 is 35000, 三万零五 30005, 二十五 25. */
static bool close_sum(struct sum *a, ls_dec out[2])
{
  int tail = a->last >= 2 && !a->zero ? a->last - 1 : 0;
  for(int k = 0; k < 2; k++) {
    ls_dec rest = DEC_INT(a->digit[k] < 0 ? 0 : a->digit[k]);
    if(a->digit[k] >= 0 && tail && !dec_shift(&rest, tail))
      return false;
    if(!dec_add(rest, DEC_INT(a->part[k]), &rest) ||
       !dec_add(a->total[k], rest, &out[k]))
      return false;
  }
  return true;
}

/* Digits one after another: 二〇二四 as 2024. */
static bool digit_string(const uint16_t *f, uint32_t i, uint32_t e,
                         ls_dec *v)
{
  *v = DEC_INT(0);
  for(; i < e; i++)
    if(ch_number(f[i]) > 9 || f[i] == u'两' || !dec_digit(v, ch_number(f[i])))
      return false;
  return true;
}

static bool chinese_sum(const uint16_t *f, uint32_t i, uint32_t e,
                        ls_dec out[2], bool *range)
{
  struct sum a = { .digit = { -1, -1 }, .ok = true };
  for(; i < e && a.ok; i++) {
    int power = number_power(f[i]);
    a.ok = !power ? digit(&a, ch_number(f[i]))
                  : power < 4 ? small(&a, power) : large(&a, power);
  }
  *range = a.range;
  return a.ok && close_sum(&a, out);
}

/* How many magnitudes end [i, e), and what they come to. */
static uint32_t tail_power(const uint16_t *f, uint32_t i, uint32_t e,
                           int *power)
{
  *power = 0;
  while(e > i && number_magnitude(f[e - 1]))
    *power += number_power(f[--e]);
  return e;
}

void number_chinese(const uint16_t *f, uint32_t i, uint32_t e,
                        ls_numeral *m)
{
  ls_dec v[2];
  bool range, digits = true;
  m->digits = e - i;
  m->ok = e - i <= NUMBER_MAX;
  for(uint32_t k = i; k < e && m->ok && digits; k++)
    digits = ch_number(f[k]) <= 9;
  if(m->ok && !chinese_sum(f, i, e, v, &range)) {
    m->string = digits && e - i > 1;
    m->ok = m->string && digit_string(f, i, e, &v[0]);
    range = false;
  }
  if(!m->ok)
    return;
  m->value = m->base = v[0];
  if(range) {
    m->has_hi = true;
    m->hi = v[1];
  }
  uint32_t b = tail_power(f, i, e, &m->power);
  m->bare = b == i && m->power > 0;
  if(m->power && !dec_shift(&m->base, -m->power))
    m->ok = false;
}
