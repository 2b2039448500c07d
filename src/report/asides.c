/* What stands on the page and is not the report: the frame of a web page,
 * page numbers, notes, the glossary behind the closing. */
#include "report/structure.h"

#define SHORT 60    /* characters of a line of furniture */
#define PREAMBLE 24 /* lines that may stand before the address */

static void aside(ls_doc *d, uint32_t s, uint32_t e, const char *why)
{
  ls_aside *a = vec_push0(d->arena, &d->report->asides);
  a->h.span = (ls_span){ s, e };
  a->why = why;
  doc_why(d, &a->h, "why", why, s, e);
}

/* — 12 — */
static bool page_number(const ls_doc *d, uint32_t at, uint32_t end,
                        uint32_t *stop)
{
  uint32_t k = at;
  uint16_t dash = d->f[k++];
  while(k < end && ch_is(d->f[k], CH_SPACE))
    k++;
  uint32_t digits = k;
  while(k < end && k - digits < 4 && ch_is(d->f[k], CH_DIGIT))
    k++;
  if(k == digits || k == at + 1)
    return false;
  while(k < end && ch_is(d->f[k], CH_SPACE))
    k++;
  *stop = k + 1;
  return k < end && d->f[k] == dash && d->f[k - 1] == ' ';
}

static const ls_entry *furniture(const ls_doc *d, const ls_line *l)
{
  const ls_entry *e = lex_at(d->lex, d->f + l->span.start,
                             d->f + l->span.end, LEX_BIT(LEX_FURNITURE));
  uint32_t n = l->span.end - l->span.start;
  if(!e)
    return NULL;
  if(e->e[0] == FUR_LINE)
    return n == e->len ? e : NULL;
  return n <= SHORT ? e : NULL;
}

static bool has_stop(const ls_doc *d, ls_span s)
{
  for(uint32_t i = s.start; i < s.end; i++)
    if(d->f[i] == u'。')
      return true;
  return false;
}

/* The line that addresses the assembly; NO_ID if the text begins without. */
static uint32_t address_line(const ls_doc *d, const ls_lines *v)
{
  for(uint32_t i = 0; i < v->n && i < PREAMBLE; i++) {
    ls_span s = v->v[i].span;
    if(fold_is(d, s.start, s.end, u"各位代表") ||
       fold_is(d, s.start, s.end, u"诸位代表") ||
       fold_is(d, s.start, s.end, u"主席") ||
       fold_is(d, s.start, s.end, u"同志们"))
      return i;
    if(has_stop(d, s) && s.end - s.start > SHORT)
      return NO_ID;
  }
  return NO_ID;
}

/* A heading 名词解释 and the like in the last part of the text. */
static bool glossary(const ls_doc *d, const ls_line *l)
{
  uint32_t n = l->span.end - l->span.start;
  if(n > 24 || l->span.start < d->n / 2)
    return false;
  for(uint32_t i = l->span.start; i < l->span.end; i++) {
    const ls_entry *e = lex_at(d->lex, d->f + i, d->f + l->span.end,
                               LEX_BIT(LEX_SECTIONS));
    for(; e; e = e->next)
      if(e->list == LEX_SECTIONS && e->e[0] == ROLE_ASIDE &&
         e->e[2] == SEC_STRONG)
        return true;
  }
  return false;
}

static void page_numbers(ls_doc *d, const ls_line *l)
{
  for(uint32_t i = l->span.start; i < l->span.end; i++) {
    uint32_t stop;
    if(d->f[i] == 0x2014 && d->f[i + 1] == ' ' &&
       page_number(d, i, l->span.end, &stop)) {
      aside(d, i, stop, "page-number");
      i = stop - 1;
    }
  }
}

uint32_t structure_asides(ls_doc *d, ls_lines *v)
{
  uint32_t address = address_line(d, v);
  const char *rest = NULL;
  for(uint32_t i = 0; i < v->n; i++) {
    ls_line *l = &v->v[i];
    const ls_entry *e = furniture(d, l);
    if(!rest && glossary(d, l))
      rest = "glossary";
    if(!rest && e && e->e[0] == FUR_END && l->span.start > d->n / 2)
      rest = "page-end";
    if(rest)
      l->aside = rest;
    else if(address != NO_ID && i < address)
      l->aside = "title-block";
    else if(e)
      l->aside = "page-furniture";
    if(l->aside)
      aside(d, l->span.start, l->span.end, l->aside);
    else
      page_numbers(d, l);
  }
  return address;
}
