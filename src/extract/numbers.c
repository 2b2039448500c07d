/* A first cut: Arabic numerals with 万 and 亿 and one unit. */
#include "extract/quant.h"

void extract_numbers(ls_doc *d)
{
  for(uint32_t i = 0; i < d->n; i++) {
    if(!ch_is(d->f[i], CH_DIGIT))
      continue;
    ls_quant *q = vec_push0(d->arena, &d->quants);
    uint32_t s = i;
    bool point = false, ok = true;
    for(; i < d->n; i++) {
      if(ch_is(d->f[i], CH_DIGIT)) {
        ok = ok && dec_digit(&q->value, d->f[i] - '0');
        q->value.scale += point;
      }
      else if(d->f[i] == '.' && !point && ch_is(d->f[i + 1], CH_DIGIT))
        point = true;
      else
        break;
    }
    for(; d->f[i] == u'万' || d->f[i] == u'亿'; i++)
      ok = ok && dec_shift(&q->value, d->f[i] == u'万' ? 4 : 8);
    const ls_entry *u = lex_at(d->lex, d->f + i, d->f + d->n,
                               LEX_BIT(LEX_UNITS));
    uint32_t e = i + (u ? u->len : 0);
    q->span = (ls_span){ s, e };
    q->unit_span = (ls_span){ i, e };
    q->unit = u ? (u->s[0].n ? u->s[0] : u->word) : SLICE("");
    q->unit_kind = u ? u->e[0] : 0;
    q->rule = u ? "unit" : "no-unit";
    q->role = u && ok ? N_FIGURE : N_UNREAD;
    if(q->role != N_FIGURE) {
      ls_number *r = vec_push0(d->arena, &d->report->numbers);
      r->h.span = q->span;
      r->role = q->role;
      r->why = q->rule;
      r->row = SLICE("");
    }
    i = e - 1;
  }
}
