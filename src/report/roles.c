/* What a heading's words say about its part. */
#include "report/structure.h"

/* The longest word at `at` that counts in such a heading: a longer one that
 * counts elsewhere does not hide it. */
static const ls_entry *word_at(const ls_doc *d, uint32_t at, uint32_t end,
                               uint8_t in)
{
  while(at < end) {
    const ls_entry *e = lex_at(d->lex, d->f + at, d->f + end,
                               LEX_BIT(LEX_SECTIONS));
    if(!e)
      return NULL;
    end = at + e->len - 1u;
    for(; e; e = lex_next(e))
      if(e->list == LEX_SECTIONS && e->e[1] == in)
        return e;
  }
  return NULL;
}

uint8_t structure_role(const ls_doc *d, ls_span title, uint8_t in,
                       bool *found, bool *strong)
{
  uint8_t role = ROLE_PLAN;
  *found = *strong = false;
  for(uint32_t i = title.start; i < title.end; i++) {
    const ls_entry *e = word_at(d, i, title.end, in);
    if(!e || (*strong && e->e[2] != SEC_STRONG))
      continue;
    role = e->e[0];
    *strong = e->e[2] == SEC_STRONG;
    *found = true;
  }
  return role;
}
