/* The number scan: disjoint, in order, every numeral in one of them. */
#include "fuzz.h"

static void check_numbers(ls_doc *d)
{
  uint32_t end = 0, at = 0;
  report_structure(d);
  while(piece_next(d)) {
    extract_numbers(d);
    for(uint32_t i = 0; i < d->piece.quants; i++) {
      const ls_quant *q = &d->quants.v[i];
      fuzz_span(q->span, d->n);
      FUZZ_CHECK(q->span.start >= end && q->span.start < q->span.end);
      FUZZ_CHECK(q->role <= N_UNREAD && q->cmp <= C_ABOUT);
      for(; at < q->span.start; at++)
        FUZZ_CHECK(!ch_is(d->f[at], CH_DIGIT | CH_CNUM));
      at = end = q->span.end;
    }
  }
  for(; at < d->n; at++)
    FUZZ_CHECK(!ch_is(d->f[at], CH_DIGIT | CH_CNUM));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  fuzz_doc(data, n, check_numbers);
  return 0;
}
