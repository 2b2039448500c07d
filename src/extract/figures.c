/* A first cut: every figure is a level. */
#include "extract/extract.h"

void extract_figures(ls_doc *d)
{
  uint32_t k = 0;
  for(uint32_t i = 0; i < d->quants.n; i++) {
    const ls_quant *q = &d->quants.v[i];
    if(q->role != N_FIGURE)
      continue;
    while(k + 1 < d->sentences.n &&
          d->sentences.v[k].span.end <= q->span.start)
      k++;
    ls_figure *f = vec_push0(d->arena, &d->report->figures);
    f->h.span = q->span;
    f->quant = i;
    f->section = d->sentences.n ? d->sentences.v[k].section : NO_ID;
    f->value = q->value;
    f->value_hi = q->hi;
    f->has_hi = q->has_hi;
    f->cmp = q->cmp;
    f->unit = q->unit;
    f->scope = SLICE("");
    f->place_name = SLICE("");
    f->mood = d->sentences.n && role_promises(d->sentences.v[k].role)
                ? M_TARGET : M_RESULT;
  }
}
