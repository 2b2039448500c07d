#include "report/doc.h"

void doc_note_why(ls_doc *d, ls_head *h, const char *field,
                  const char *rule, uint32_t start, uint32_t end)
{
  ls_why *w = arena_alloc(d->arena, sizeof(*w));
  *w = (ls_why){ h->why, field, rule, { start, end } };
  h->why = w;
}

uint16_t doc_year(const ls_doc *d, uint32_t at, uint32_t end)
{
  uint32_t y = 0;
  if(at + 4 >= end || d->f[at + 4] != u'年')
    return 0;
  for(uint32_t i = at; i < at + 4; i++) {
    int32_t n = ch_number(d->f[i]);
    if(n < 0 || n > 9)
      return 0;
    y = y * 10 + (uint32_t)n;
  }
  return y >= 1900 && y <= 2100 ? (uint16_t)y : 0;
}
