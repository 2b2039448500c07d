/* Units: the longest row of units.tsv, and compounds of rows. */
#include "extract/number.h"

static const ls_entry *row_at(const ls_scan *s, uint32_t i)
{
  return lex_at(s->d->lex, s->f + i, s->f + s->n, LEX_BIT(LEX_UNITS));
}

/* The words of [i, e) as printed: folded, so that ／ and ( are one form. */
static ls_slice folded(const ls_scan *s, uint32_t i, uint32_t e)
{
  char *p = arena_alloc(s->d->arena, 3 * (size_t)(e - i) + 1);
  size_t n = 0;
  for(; i < e; i++)
    n += (size_t)utf8_put(s->f[i], p + n);
  return (ls_slice){ p, n };
}

/* /平方米, /百亿元, ·月, 每立方米 behind a unit that ends at `e`. */
static uint32_t divisor(const ls_scan *s, uint32_t e, uint8_t kind)
{
  const uint16_t *f = s->f;
  uint32_t k = e + 1;
  bool word = f[e] == u'每' && kind == UNIT_MEASURE;
  if(f[e] != '/' && f[e] != 0x00B7 && f[e] != u'∕' && !word)
    return e;
  while(k < e + 12 && (one_of(f[k], u"百千万亿.") || ch_is(f[k], CH_DIGIT)))
    k++;
  if(k == e + 12)
    return e;
  const ls_entry *u = row_at(s, k);
  if(!u && k > e + 1)
    u = row_at(s, --k); /* /千瓦时 */
  return u ? k + u->len : e;
}

/* （套） behind 台 */
static uint32_t bracket(const ls_scan *s, uint32_t e)
{
  if(s->f[e] != u'（')
    return e;
  const ls_entry *u = row_at(s, e + 1);
  return u && u->e[0] == UNIT_COUNT && s->f[e + 1 + u->len] == u'）'
         ? e + 2 + u->len : e;
}

static void half_and_more(const ls_scan *s, ls_unit *u)
{
  const uint16_t *f = s->f;
  if(u->kind != UNIT_TIME)
    return;
  if(f[u->end] == u'半' && !one_of(f[u->end + 1], u"载")) {
    u->half = true;
    u->end++;
  }
  else if(one_of(f[u->end], u"多余") && !one_of(f[u->end + 1], u"次种项层样")) {
    u->cmp = C_GT;
    u->end++;
  }
}

/* 个半月, 个多小时 */
static uint32_t inner_half(const ls_scan *s, uint32_t i, ls_unit *u)
{
  const uint16_t *f = s->f;
  if(f[i] != u'个' || !one_of(f[i + 1], u"半多") ||
     !one_of(f[i + 2], u"月小星"))
    return i;
  u->half = f[i + 1] == u'半';
  u->cmp = u->half ? C_EQ : C_GT;
  return f[i + 2] == u'月' ? i + 3 : i + 4;
}

bool unit_read(const ls_scan *s, uint32_t i, ls_unit *u)
{
  uint32_t k = i;
  *u = (ls_unit){ .start = i, .end = i, .word = SLICE("") };
  while(s->f[k] == ' ' && k < i + 2)
    k++;
  const ls_entry *row = row_at(s, k);
  if(!row)
    return false;
  u->start = k;
  u->row = row;
  u->kind = row->e[0];
  u->with = row->e[1];
  u->word = row->s[0].n ? row->s[0] : row->word;
  u->end = inner_half(s, k, u);
  if(u->end > k) {
    u->kind = UNIT_TIME;
    u->word = s->f[k + 2] == u'月' ? SLICE("个月") : SLICE("小时");
    return true;
  }
  u->end = k + row->len;
  uint32_t e = divisor(s, u->end, u->kind);
  if(e > u->end)
    e = divisor(s, e, u->kind);
  else if(u->kind == UNIT_COUNT)
    e = bracket(s, e);
  if(e > u->end) {
    if(u->kind != UNIT_COUNT)
      u->kind = UNIT_RATE;
    u->end = e;
    u->word = folded(s, k, e);
  }
  half_and_more(s, u);
  return true;
}

static void trim(ls_dec *d)
{
  while(d->scale > 0 && d->m % 10 == 0) {
    d->m /= 10;
    d->scale--;
  }
}

void unit_give_back(const ls_scan *s, ls_numeral *m)
{
  uint32_t k = m->end - 1;
  if(!m->ok || !one_of(s->f[k], u"千百") || k < m->start || !m->power)
    return;
  const ls_entry *u = row_at(s, k);
  int power = s->f[k] == u'千' ? 3 : 2;
  if(!u || u->len < 2 || m->power < power)
    return;
  if(k > m->start) {
    if(!number_scale(m, -power))
      return;
    trim(&m->value);
    trim(&m->hi);
    m->power -= power;
  }
  m->end = k;
}
