#include "report/doc.h"

void doc_why(ls_doc *d, ls_head *h, const char *field, const char *rule,
             uint32_t start, uint32_t end)
{
  if(!d->explain)
    return;
  ls_why *w = arena_alloc(d->arena, sizeof(*w));
  *w = (ls_why){ h->why, field, rule, { start, end } };
  h->why = w;
}
