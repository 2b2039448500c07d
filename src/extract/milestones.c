/* Sentences of the parts that report or promise, cut into clauses. */
#include "extract/milestone.h"

/* A clause longer than this is no clause of a report; it is passed over, so
 * that the work on a clause is bounded. */
#define CLAUSE_MAX 400

static void sentence(ls_doc *d, const ls_sentence *s)
{
  ms_place at = { s->section, role_promises((ls_role)s->role) };
  ms_carry carry = { false, false };
  uint32_t from = s->span.start, end = s->span.end;
  uint32_t first = d->report->milestones.n; /* of the clause before */
  while(from < end) {
    uint32_t to = ms_clause_end(d, from, end);
    uint32_t made = d->report->milestones.n;
    if(to - from > 3 && to - from <= CLAUSE_MAX &&
       !ms_later_stage(d, from, to, first))
      ms_clause(d, from, to, at, &carry);
    first = made;
    if(to < end && d->f[to] != u'，')
      carry = (ms_carry){ false, false };
    from = to + 1;
  }
}

void extract_milestones(ls_doc *d)
{
  for(uint32_t i = d->piece.first; i < d->piece.last; i++) {
    const ls_sentence *s = &d->sentences.v[i];
    if(s->role == ROLE_REVIEW || role_promises((ls_role)s->role))
      sentence(d, s);
  }
}
