/* From a text to sections and sentences. */
#include "report/structure.h"

#include "text/seek.h"

#define GROUP 3 /* lead sentences that make a style */

static bool blank(uint16_t c)
{
  return c == '\n' || ch_is(c, CH_SPACE);
}

static bool closes(uint16_t c)
{
  return c == u'”' || c == u'’' || c == u'）' || c == u'』' || c == u'」' ||
         c == u'》';
}

static void push_sentence(ls_doc *d, uint32_t s, uint32_t e,
                          uint32_t section)
{
  while(s < e && blank(d->f[s]))
    s++;
  while(e > s && blank(d->f[e - 1]))
    e--;
  uint32_t word = s;
  while(word < e && !ch_is(d->f[word], CH_HAN | CH_LATIN | CH_DIGIT))
    word++;
  if(word < e) { /* signs alone are none */
    uint8_t role = section == NO_ID ? ROLE_OPENING
                                    : d->report->sections.v[section].role;
    *vec_push(d->arena, &d->sentences) = (ls_sentence){ { s, e }, section,
                                                        role };
  }
}

/* Sentences of [s, e), which may run over the begin of another section (a
 * closing on the same line). */
static void line_sentences(ls_doc *d, uint32_t s, uint32_t e,
                           uint32_t *section)
{
  while(s < e) {
    uint32_t k = seek_stop(d->f, s, e);
    while(k < e && (ch_is(d->f[k], CH_STOP) || closes(d->f[k])))
      k++;
    while(*section + 1 < d->report->sections.n &&
          d->report->sections.v[*section + 1].h.span.start <= s)
      ++*section;
    push_sentence(d, s, k, *section < d->report->sections.n ? *section
                                                            : NO_ID);
    s = k;
  }
}

static void all_sentences(ls_doc *d, const ls_lines *v)
{
  uint32_t section = 0;
  for(uint32_t i = 0; i < v->n; i++) {
    const ls_line *l = &v->v[i];
    if(l->aside)
      continue;
    uint32_t from = l->marker == MK_NONE ? l->span.start : l->body;
    while(section + 1 < d->report->sections.n &&
          d->report->sections.v[section + 1].h.span.start <= from)
      section++;
    line_sentences(d, from, l->span.end, &section);
  }
}

/* True where nothing stands under the lead line `i`: another lead follows,
 * or the part ends. */
static bool stands_alone(const ls_doc *d, const ls_lines *v, uint32_t i,
                         uint32_t to)
{
  ls_span title;
  uint32_t body;
  if(i + 1 >= to || v->v[i + 1].marker != MK_NONE)
    return true;
  return line_lead(d, &v->v[i + 1], &title, &body);
}

/* A bare title cannot stand behind a line that breaks off in the middle of
 * its sentence, as links and pages cut it. */
static bool breaks_off(const ls_doc *d, const ls_line *l)
{
  uint16_t c = d->f[l->span.end - 1];
  return l->marker == MK_NONE && !l->aside && !ch_is(c, CH_STOP) &&
         !closes(c) && c != u'：' && c != u'；' && c != '"' &&
         (c == u'《' || l->span.end - l->span.start > 24);
}

/* A lead that is cut out of a sentence: the line before it breaks off, or
 * the next goes on with a sign. */
static bool in_sentence(const ls_doc *d, const ls_lines *v, uint32_t i)
{
  if(i > 0 && breaks_off(d, &v->v[i - 1]))
    return true;
  if(i + 1 >= v->n || ch_is(d->f[v->v[i].span.end - 1], CH_STOP))
    return false;
  uint16_t c = d->f[v->v[i + 1].span.start];
  return ch_is(c, CH_CLAUSE) || c == u'、' || closes(c);
}

/* Lead sentences are headings where they are the style of their part:
 * several of them, and at least half of its paragraphs. */
static void settle_leads(ls_doc *d, ls_lines *v, uint32_t from, uint32_t to)
{
  uint32_t leads = 0, paragraphs = 0;
  ls_span title;
  uint32_t body;
  for(uint32_t i = from; i < to; i++) {
    const ls_line *l = &v->v[i];
    if(l->aside || l->marker != MK_NONE)
      continue;
    bool lead = line_lead(d, l, &title, &body);
    leads += lead;
    paragraphs += !(i > from && line_lead(d, &v->v[i - 1], &title, &body) &&
                    body == v->v[i - 1].span.end);
  }
  if(leads < GROUP || leads * 2 < paragraphs)
    return;
  for(uint32_t i = from; i < to; i++) {
    ls_line *l = &v->v[i];
    if(l->aside || l->marker != MK_NONE ||
       !line_lead(d, l, &title, &body))
      continue;
    if(in_sentence(d, v, i) ||
       (body == l->span.end && stands_alone(d, v, i, to)))
      continue;
    l->marker = MK_BARE;
    l->title = title;
    l->number = (ls_span){ title.start, title.start };
    l->body = body;
  }
}

/* True where the line behind `i` is text of some length that does not begin
 * as the line itself does. */
static bool followed(const ls_doc *d, const ls_lines *v, uint32_t i)
{
  if(i + 1 >= v->n || v->v[i + 1].aside)
    return false;
  ls_span s = v->v[i + 1].span;
  return s.end - s.start >= 6 && !ch_is(d->f[s.start], CH_DIGIT) &&
         d->f[s.start] != d->f[v->v[i].span.start];
}

#define HINTED 40 /* characters of a heading that only its style tells */

/* A line that a document's style calls a heading, and whose look says
 * nothing against it. */
static void take_hint(const ls_doc *d, ls_line *l, uint32_t *n)
{
  ls_span s = l->span;
  while(*n < d->headings.n && d->headings.v[*n] < s.start)
    ++*n;
  if(*n == d->headings.n || d->headings.v[*n] != s.start ||
     l->marker != MK_NONE || s.end - s.start > HINTED ||
     seek_stop(d->f, s.start, s.end) < s.end ||
     ch_is(d->f[s.end - 1], CH_CLAUSE))
    return;
  l->marker = MK_BARE;
  l->title = s;
  l->number = (ls_span){ s.start, s.start };
  l->body = s.end;
}

static void find_headings(ls_doc *d, ls_lines *v, uint32_t from)
{
  uint32_t hint = 0;
  for(uint32_t i = from; i < v->n; i++) {
    if(v->v[i].aside)
      continue;
    line_heading(d, &v->v[i], followed(d, v, i));
    if(v->v[i].marker == MK_ROLE && i > from && breaks_off(d, &v->v[i - 1]))
      v->v[i].marker = MK_NONE;
    take_hint(d, &v->v[i], &hint);
  }
  uint32_t part = from;
  for(uint32_t i = from; i <= v->n; i++)
    if(i == v->n || (!v->v[i].aside && v->v[i].marker <= MK_PAREN)) {
      settle_leads(d, v, part, i);
      part = i + 1;
    }
}

void report_structure(ls_doc *d)
{
  ls_lines v = { 0 };
  lines_cut(d, &v);
  uint32_t address = structure_asides(d, &v);
  find_headings(d, &v, address == NO_ID ? 0 : address);
  structure_place(d, &v);
  structure_sections(d, &v, address);
  all_sentences(d, &v);
}
