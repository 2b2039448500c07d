/* What stands on the page and is not the report: the frame of a web page,
 * page numbers, notes, the glossary behind the closing. */
#include "report/structure.h"

#include <stdlib.h>
#include <string.h>

#define SHORT 60    /* characters of a line of furniture */
static const char page_end[] = "page-end", glossary_why[] = "glossary";

#define PREAMBLE 60 /* lines that may stand before the address */

static void aside(ls_doc *d, uint32_t s, uint32_t e, const char *why)
{
  ls_report *r = d->report;
  ls_aside *last = r->asides.n ? &r->asides.v[r->asides.n - 1] : NULL;
  if(last && last->why == why && (why == page_end || why == glossary_why)) {
    last->h.span.end = e; /* all that follows is one */
    return;
  }
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
    ls_line heading = v->v[i];
    line_heading(d, &heading, false);
    if(heading.marker <= MK_DUN || (has_stop(d, s) && s.end - s.start > SHORT))
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
    for(; e; e = lex_next(e))
      if(e->list == LEX_SECTIONS && e->e[0] == ROLE_ASIDE &&
         e->e[2] == SEC_STRONG)
        return true;
  }
  return false;
}

/* ①, ㉑ and so on. */
static bool circled(uint16_t c)
{
  return (c >= 0x2460 && c <= 0x2473) || (c >= 0x3251 && c <= 0x325F) ||
         (c >= 0x32B1 && c <= 0x32BF) || (c >= 0x24EB && c <= 0x24F4);
}

/* The end of a mark [12] or ⑫ at `at`, behind the words it is for; `at`
 * where none stands. */
static uint32_t past_note_mark(const ls_doc *d, uint32_t at, ls_span line)
{
  uint32_t k = at + 1;
  uint16_t before = at > line.start ? d->f[at - 1] : u'\n';
  if(before == u'\n' || before == ' ' || before == u'：' || before == u'；' ||
     before == u'。')
    return at;
  if(circled(d->f[at]))
    return k;
  while(k < line.end && k < at + 4 && ch_is(d->f[k], CH_DIGIT))
    k++;
  return d->f[at] == '[' && k > at + 1 && k < line.end && d->f[k] == ']'
           ? k + 1 : at;
}

/* The first of [s, e) that may be the mark of a note or begin a page number,
 * or `e`: what nearly no line has. */
static uint32_t next_mark(const ls_doc *d, uint32_t s, uint32_t e)
{
  return seek_ranges(d->f, s, e, 0x2460, 0x24F4, 0x3251, 0x32BF, '[',
                     0x2014);
}

/* Page numbers and marks of notes, inside a line. */
static void small_asides(ls_doc *d, const ls_line *l)
{
  for(uint32_t i = l->span.start; (i = next_mark(d, i, l->span.end)) <
                                  l->span.end; i++) {
    uint32_t stop;
    if(d->f[i] == '[' || circled(d->f[i])) {
      stop = past_note_mark(d, i, l->span);
      if(stop > i)
        aside(d, i, stop, "note-mark");
      i = stop > i ? stop - 1 : i;
      continue;
    }
    if(d->f[i] == 0x2014 && d->f[i + 1] == ' ' &&
       page_number(d, i, l->span.end, &stop)) {
      aside(d, i, stop, "page-number");
      i = stop - 1;
    }
  }
}

/* The row's word, ended by a NUL. */
static const char *row_word(ls_doc *d, const ls_entry *e)
{
  ls_slice word = lex_word(e);
  char *z = arena_alloc(d->arena, word.n + 1);
  memcpy(z, word.s, word.n);
  z[word.n] = '\0';
  return z;
}

/* Tags were found line by line, before all else. */
static int by_place(const void *a, const void *b)
{
  const ls_aside *x = a, *y = b;
  return x->h.span.start < y->h.span.start ? -1
                                           : x->h.span.start > y->h.span.start;
}

/* True inside a foot- or endnote that the document's reader set aside; *n
 * goes along with the lines. */
static bool is_note(const ls_doc *d, const ls_line *l, uint32_t *n)
{
  while(*n < d->notes.n && d->notes.v[*n].end <= l->span.start)
    ++*n;
  return *n < d->notes.n && d->notes.v[*n].start <= l->span.start;
}

uint32_t structure_asides(ls_doc *d, ls_lines *v)
{
  uint32_t address = address_line(d, v);
  const char *rest = NULL;
  uint32_t note = 0;
  for(uint32_t i = 0; i < v->n; i++) {
    ls_line *l = &v->v[i];
    const ls_entry *e = furniture(d, l);
    if(!rest && glossary(d, l))
      rest = glossary_why;
    if(!rest && e && e->e[0] == FUR_END && l->span.start > d->n / 2)
      rest = page_end;
    if(is_note(d, l, &note))
      l->aside = "note";
    else if(rest)
      l->aside = rest;
    else if(address != NO_ID && i < address)
      l->aside = "title-block";
    else if(e)
      l->aside = row_word(d, e);
    if(l->aside)
      aside(d, l->span.start, l->span.end, l->aside);
    else
      small_asides(d, l);
  }
  ls_report *r = d->report;
  if(r->asides.n > 1)
    qsort(r->asides.v, r->asides.n, sizeof(*r->asides.v), by_place);
  return address;
}
