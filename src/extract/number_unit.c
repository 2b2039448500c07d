/* Units: the longest row of units.tsv, and compounds of rows. */
#include "extract/number.h"

/* True where what stands at `i` shows that the word before it is no unit:
 * 国 in 万亿国债.  The row names such characters. */
static bool barred(const ls_scan *s, const ls_entry *u, uint32_t i)
{
  ls_slice not = lex_text(u, 1);
  const uint8_t *p = (const uint8_t *)not.s, *end = p + not.n;
  uint32_t cp;
  while(p < end) {
    int k = utf8_next(p, end, &cp);
    if(!k || cp == s->f[i])
      return k != 0;
    p += k;
  }
  return false;
}

/* The longest unit at `i` that its surroundings do not bar. */
static const ls_entry *row_at(const ls_scan *s, uint32_t i)
{
  uint32_t end = s->n;
  for(;;) {
    const ls_entry *u = doc_at(s->d, i, end, LEX_BIT(LEX_UNITS));
    if(!u || !barred(s, u, i + u->len))
      return u;
    end = i + u->len - 1;
  }
}

/* Past spaces, and one line's end in texts broken at the page's width. */
static uint32_t skip_blank(const ls_scan *s, uint32_t i)
{
  uint32_t k = i;
  int lines = 0;
  while(k < i + 5 && (ch_is(s->f[k], CH_SPACE) || s->f[k] == u'\n'))
    lines += s->f[k++] == u'\n';
  return lines > 2 ? i : k;
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
  if(u->kind == UNIT_MEASURE && f[u->end] == u'半' &&
     (ch_is(f[u->end + 1], CH_STOP | CH_CLAUSE) || !f[u->end + 1])) {
    u->half = true;
    u->end++;
  }
  if(u->kind != UNIT_TIME)
    return;
  if(f[u->end] == u'半' && !one_of(f[u->end + 1], u"载")) {
    u->half = true;
    u->end++;
  }
  else if(one_of(f[u->end], u"多余") &&
          !one_of(f[u->end + 1], u"次种项层样")) {
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
  uint32_t k = skip_blank(s, i);
  *u = (ls_unit){ .start = i, .end = i, .word = SLICE("") };
  const ls_entry *row = row_at(s, k);
  if(!row)
    return false;
  u->start = k;
  u->row = row;
  u->kind = row->e[0];
  u->with = row->e[1];
  u->word = lex_text(row, 0).n ? lex_text(row, 0) : lex_word(row);
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
