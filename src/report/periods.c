/* Which years a part of a report speaks of. */
#include "report/structure.h"

/* A number up to 20 in Chinese digits at *k, which is moved behind it; 0 if
 * none stands there. */
static uint32_t small_number(const ls_doc *d, uint32_t *k, uint32_t end)
{
  uint32_t n = 0;
  if(*k < end && d->f[*k] == u'十') {
    n = 10;
    ++*k;
  }
  int32_t unit = *k < end && ch_is(d->f[*k], CH_CNUM) ? ch_number(d->f[*k])
                                                      : -1;
  if(unit > 0 && unit < 10) {
    n += (uint32_t)unit;
    ++*k;
  }
  return n;
}

/* Which plan stands at `i`: 15 for 十五五 and for 第十五个五年; 0 for none. */
static uint32_t plan_at(const ls_doc *d, uint32_t i, uint32_t end)
{
  uint32_t k = i, n;
  if(d->f[i] == u'第') {
    k++;
    n = small_number(d, &k, end);
    return n && fold_is(d, k, end, u"个五年") ? n : 0;
  }
  if(i > 0 && ch_is(d->f[i - 1], CH_CNUM | CH_DIGIT))
    return 0;
  if(d->f[i] == u'十' && i + 2 < end && d->f[i + 1] == u'五' &&
     d->f[i + 2] != u'五')
    n = 10, k = i + 1; /* 十五: the tenth */
  else
    n = small_number(d, &k, end);
  if(!n || k >= end || d->f[k] != u'五')
    return 0;
  uint16_t next = k + 1 < end ? d->f[k + 1] : 0;
  return next == u'”' || next == u'时' || next == u'期' || next == u'规' ||
         next == u'计' || next == u'"' ? n : 0;
}

bool structure_plan(const ls_doc *d, ls_span s, bool first, uint16_t *from,
                    uint16_t *to)
{
  bool found = false;
  for(uint32_t i = s.start; i + 1 < s.end && !(found && first); i++) {
    uint32_t n = plan_at(d, i, s.end);
    if(!n)
      continue;
    *from = (uint16_t)(n >= 3 ? 1966 + 5 * (n - 3) : 1953 + 5 * (n - 1));
    *to = (uint16_t)(*from + 4);
    found = true;
  }
  return found;
}

bool structure_names_year(const ls_doc *d, ls_span s, uint32_t year)
{
  for(uint32_t i = s.start; year && i < s.end; i++)
    if(doc_year(d, i, s.end) == year)
      return true;
  return false;
}

bool structure_term(const ls_doc *d, ls_span s, uint8_t role)
{
  if(fold_find(d, s.start, s.end, u"五年") != NO_ID)
    return true;
  if(role == ROLE_REVIEW)
    return fold_find(d, s.start, s.end, u"本届政府") != NO_ID ||
           fold_find(d, s.start, s.end, u"任期") != NO_ID;
  return fold_find(d, s.start, s.end, u"新一届政府") != NO_ID ||
         fold_find(d, s.start, s.end, u"下一届政府") != NO_ID;
}

void structure_period(const ls_doc *d, ls_section *s)
{
  uint16_t year = d->report->year;
  bool review = s->role == ROLE_REVIEW;
  bool own = year && structure_names_year(d, s->title, review ? year - 1u
                                                              : year);
  if(!own && structure_plan(d, s->title, review, &s->period_from,
                            &s->period_to))
    return;
  if(!year || (s->level > 1 && !(review && structure_term(d, s->title,
                                                           s->role))))
    return;
  uint16_t from = s->role == ROLE_REVIEW ? year - 1 : year, to = from;
  if(structure_term(d, s->title, s->role)) {
    if(s->role == ROLE_REVIEW)
      from = year - 5;
    else
      to = year + 4;
  }
  s->period_from = from;
  s->period_to = to;
}
