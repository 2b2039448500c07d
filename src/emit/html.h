/* Between the two files of the page: around the prose, and the prose. */
#ifndef LS_EMIT_HTML_H
#define LS_EMIT_HTML_H

#include "emit/out.h"
#include "emit/words.h"

/* The report as headings and paragraphs with its records marked, in time
 * linear in the text. */
void html_prose(ls_out *o);

/* " · role · figures N" behind a heading; nothing where there is none. */
void html_tally(ls_out *o, const ls_section *s);

/* r3-12: the report's number and the record's, behind a letter. */
void html_id(ls_out *o, char letter, uint32_t id);

/* The words for `key`, escaped. */
static inline void html_word(ls_out *o, const char *key)
{
  out_html(o, slice_of(word(o->to, key)));
}

/* Where a section's heading stands; empty if it has none. */
static inline ls_span html_heading(const ls_section *s)
{
  bool number = s->number.end > s->number.start;
  bool title = s->title.end > s->title.start;
  if(!number && !title)
    return (ls_span){ s->h.span.start, s->h.span.start };
  return (ls_span){ number ? s->number.start : s->title.start,
                    title ? s->title.end : s->number.end };
}

#endif
