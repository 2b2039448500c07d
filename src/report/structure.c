/* A first cut: lines are headings where they begin with a numeral and 、 or
 * brackets and are short; roles by words of the title. */
#include "report/doc.h"

static bool blank(uint16_t c)
{
  return c == '\n' || ch_is(c, CH_SPACE);
}

static void sentences(ls_doc *d, uint32_t s, uint32_t e, uint32_t section)
{
  uint8_t role = section == NO_ID ? ROLE_OPENING
                                  : d->report->sections.v[section].role;
  while(s < e) {
    uint32_t k = s;
    while(k < e && !ch_is(d->f[k], CH_STOP))
      k++;
    while(k < e && (ch_is(d->f[k], CH_STOP) || d->f[k] == u'”' ||
                    d->f[k] == u'’' || d->f[k] == u'）'))
      k++;
    uint32_t a = s, b = k;
    while(a < b && blank(d->f[a]))
      a++;
    while(b > a && blank(d->f[b - 1]))
      b--;
    if(b > a)
      *vec_push(d->arena, &d->sentences) =
        (ls_sentence){ { a, b }, section, role };
    s = k;
  }
}

static bool contains(const ls_doc *d, uint32_t s, uint32_t e,
                     const uint16_t *w)
{
  for(; s < e; s++) {
    uint32_t k = 0;
    while(w[k] && s + k < e && d->f[s + k] == w[k])
      k++;
    if(!w[k])
      return true;
  }
  return false;
}

static bool heading(ls_doc *d, uint32_t s, uint32_t e, ls_section *out)
{
  uint32_t k = s;
  bool bracket = d->f[k] == u'（';
  if(bracket)
    k++;
  uint32_t num = k;
  while(k < e && ch_is(d->f[k], CH_CNUM))
    k++;
  if(k == num || k - num > 3 || e - s > 50)
    return false;
  if(d->f[k] != (bracket ? u'）' : u'、'))
    return false;
  out->level = bracket ? 2 : 1;
  out->number = (ls_span){ s, k + 1 };
  out->title = (ls_span){ k + 1, e };
  return true;
}

void report_structure(ls_doc *d)
{
  uint32_t at = 0, section = NO_ID;
  uint8_t role = ROLE_OPENING;
  while(at < d->n) {
    uint32_t e = at;
    while(e < d->n && d->f[e] != '\n')
      e++;
    uint32_t s = at, b = e;
    while(s < b && blank(d->f[s]))
      s++;
    while(b > s && blank(d->f[b - 1]))
      b--;
    ls_section h = { 0 };
    if(s < b && heading(d, s, b, &h)) {
      if(h.level == 1) {
        if(contains(d, s, b, u"回顾"))
          role = ROLE_REVIEW;
        else if(contains(d, s, b, u"建设") && contains(d, s, b, u"政府"))
          role = ROLE_GOVERNANCE;
        else
          role = ROLE_PLAN;
      }
      h.h.span = (ls_span){ s, d->n };
      h.role = role;
      h.parent = NO_ID;
      section = d->report->sections.n;
      *vec_push(d->arena, &d->report->sections) = h;
    }
    else if(s < b)
      sentences(d, s, b, section);
    at = e + 1;
  }
}
