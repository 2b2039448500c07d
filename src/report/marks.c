/* What readers of documents mark, by code points. */
#include "report/doc.h"

/* The code point at byte `to`, from code point *cp at byte *at on. */
static uint32_t walk(const char *s, uint32_t to, uint32_t *at, uint32_t *cp)
{
  for(; *at < to; ++*at)
    *cp += ((uint8_t)s[*at] & 0xC0) != 0x80;
  return *cp;
}

static ls_origin *origin_at(ls_doc *d, uint32_t at)
{
  ls_report *r = d->report;
  ls_origin last = { 0 };
  if(r->origins.n)
    last = r->origins.v[r->origins.n - 1];
  if(r->origins.n && last.at == at)
    return &r->origins.v[r->origins.n - 1];
  ls_origin *o = vec_push(d->arena, &r->origins);
  *o = last;
  o->at = at;
  return o;
}

/* A note ends where the next paragraph begins. */
static void end_note(ls_doc *d, uint32_t at)
{
  if(d->notes.n && d->notes.v[d->notes.n - 1].end > at)
    d->notes.v[d->notes.n - 1].end = at;
}

void doc_marks(ls_doc *d, const ls_mark *marks, size_t n)
{
  const ls_u8map *text = &d->report->text;
  uint32_t at = 0, cp = 0;
  for(size_t i = 0; i < n && marks[i].at < text->bytes; i++) {
    uint32_t here = walk(text->s, marks[i].at, &at, &cp);
    switch((ls_mark_kind)marks[i].kind) {
    case MARK_PARAGRAPH:
      end_note(d, here);
      origin_at(d, here)->paragraph = marks[i].n;
      break;
    case MARK_PAGE:
      origin_at(d, here)->page = marks[i].n;
      break;
    case MARK_HEADING:
      *vec_push(d->arena, &d->headings) = here;
      break;
    case MARK_NOTE:
      *vec_push(d->arena, &d->notes) = (ls_span){ here, d->n };
      break;
    case MARK_TABLE: /* a row reads as any line */
      break;
    }
  }
}
