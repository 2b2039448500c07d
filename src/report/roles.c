/* What a heading's words say about its part. */
#include "report/structure.h"

uint8_t structure_role(const ls_doc *d, ls_span title, uint8_t in,
                       bool *found, bool *strong)
{
  uint8_t role = ROLE_PLAN;
  *found = *strong = false;
  for(uint32_t i = title.start; i < title.end; i++) {
    const ls_entry *e = lex_at(d->lex, d->f + i, d->f + title.end,
                               LEX_BIT(LEX_SECTIONS));
    for(; e; e = e->next) {
      if(e->list != LEX_SECTIONS || e->e[1] != in)
        continue;
      bool s = e->e[2] == SEC_STRONG;
      if(*strong && !s)
        continue;
      /* 政府 in 政府自身建设 must not be overruled by what stands inside */
      role = e->e[0];
      *strong = s;
      *found = true;
    }
  }
  return role;
}
