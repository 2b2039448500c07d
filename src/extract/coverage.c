/* The account: what took each run of numerals, and each sentence. */
#include "extract/extract.h"

#include "extract/number.h"

static void count_runs(ls_doc *d)
{
  ls_coverage *c = &d->report->coverage;
  uint32_t *by_role[] = {
    [N_FIGURE] = &c->figures, [N_NAME] = &c->names, [N_DATE] = &c->dates,
    [N_NUMBERING] = &c->numbering, [N_IDIOM] = &c->idioms,
    [N_UNREAD] = &c->unread
  };
  for(uint32_t k = 0; k < d->piece.quants; k++) {
    const ls_quant *q = &d->quants.v[k];
    for(uint32_t i = q->span.start; i < q->span.end;) {
      if(!is_numeral(d->f[i])) {
        i++;
        continue;
      }
      ++*by_role[q->role];
      c->numerals++;
      i = i == q->run.start ? q->run.end : number_run_end(d->f, d->n, i);
    }
  }
}

/* Sentences of the promising sections: each holds an item or is narrative,
 * which tests/coverage_recount.c checks. */
static uint32_t promising(const ls_doc *d)
{
  uint32_t n = 0;
  for(uint32_t i = d->piece.first; i < d->piece.last; i++)
    n += role_promises(d->sentences.v[i].role);
  return n;
}

void extract_coverage(ls_doc *d)
{
  ls_coverage *c = &d->report->coverage;
  count_runs(d);
  c->items = d->report->items.n;
  c->narrative = d->report->narratives.n;
  c->sentences += promising(d);
}
