/* Ranks: 第N, and the first N. */
#include "extract/number.h"

bool number_clause_end(uint16_t c)
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
  number_figure(q, m, "rank");
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
  if(behind_han && (number_clause_end(f[last]) ||
                    one_of(f[last - 1], u"位名") ||
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
  if(number_clause_end(f[e]) || one_of(f[e], u"的（"))
    return ranked(q, m, start, e, C_LE);
  return false;
}

bool rank_read(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  return ordinal(s, m, q) || foremost(s, m, q);
}
