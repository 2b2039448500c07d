/* When: the time a section speaks of, and the times its words name. */
#include "extract/figure.h"

static ls_period years(uint32_t from, uint32_t to)
{
  return (ls_period){ (uint16_t)from, (uint16_t)to, 0 };
}

static ls_period of_section(const ls_doc *d, const ls_sentence *in)
{
  uint16_t year = d->report->year;
  if(in->section != NO_ID) {
    const ls_section *s = &d->report->sections.v[in->section];
    if(s->period_from)
      return years(s->period_from, s->period_to ? s->period_to
                                                : s->period_from);
  }
  if(!year)
    return years(0, 0);
  if(role_promises(in->role))
    return years(year, year);
  return years(year - 1u, year - 1u);
}

static uint32_t month_at(const ls_doc *d, uint32_t k, uint32_t e)
{
  uint32_t m = 0, n = 0;
  while(k < e && n < 2 && ch_is(d->f[k], CH_DIGIT)) {
    m = m * 10 + (d->f[k++] - '0');
    n++;
  }
  bool month = n && k < e && d->f[k] == u'月' && m >= 1 && m <= 12;
  return month ? m : 0;
}

/* “十四五” and its like: years 2021 to 2025 for the 14th. */
static uint32_t plan_at(const ls_doc *d, uint32_t k, uint32_t e)
{
  uint32_t n = 0, v = 0;
  if(d->f[k] != u'“')
    return 0;
  for(k++; k < e && n < 4 && ch_is(d->f[k], CH_CNUM); k++, n++) {
    int32_t x = ch_number(d->f[k]);
    if(k + 1 < e && d->f[k] == u'五' && d->f[k + 1] == u'”')
      return v;
    v = x == 10 ? (v ? v * 10 : 10) : v + (uint32_t)(x > 0 ? x : 0);
  }
  return 0;
}

fig_time fig_time_of(const ls_doc *d, const ls_sentence *in, uint32_t s,
                     uint32_t e)
{
  fig_time t = { of_section(d, in), false, false, false,
                 false };
  uint32_t now = d->report->year;
  for(uint32_t k = s; (k = doc_seek(d, k, e, SIGN_TIME)) < e; k++) {
    uint32_t y = ch_is(d->f[k], CH_DIGIT | CH_CNUM) &&
                 !ch_is(k > s ? d->f[k - 1] : 0, CH_DIGIT | CH_CNUM)
                   ? doc_year(d, k, e) : 0;
    if(y) {
      bool base = k > s && fig_one_of(d->f[k - 1], u"比较为是自从");
      if(!base) {
        t.period = years(y, y);
        t.named = true;
        uint32_t m = month_at(d, k + 5, e);
        t.period.month = (uint8_t)m;
        t.past = now && y < now;
        t.future = now && y > now &&
                   (k == s || fig_one_of(d->f[k - 1], u"到至"));
      }
      k += 4;
      continue;
    }
    uint16_t c = d->f[k];
    if(c != u'“' && c != u'去' && c != u'今' && c != u'力')
      continue;
    if(c == u'“') {
      uint32_t p = plan_at(d, k, e);
      if(p > 5 && p < 30 && fig_find(d, k, e, u"期间") != UINT32_MAX) {
        t.period = years(1951 + 5 * p, 1955 + 5 * p);
        t.named = true;
      }
    }
    if(fig_starts(d, k, e, u"去年") && now &&
       (k == s || !fig_one_of(d->f[k - 1], u"比较同是为"))) {
      t.period = years(now - 1, now - 1);
      t.past = t.named = true;
    }
    if(fig_starts(d, k, e, u"今年") && now &&
       (k == s || !fig_one_of(d->f[k - 1], u"比较同是为"))) {
      t.period = years(now, now);
      t.named = true;
      t.past = false;
    }
    if(fig_starts(d, k, e, u"力争") &&
       !fig_starts(d, k, e, u"力争上游"))
      t.future = true;
  }
  t.standing = fig_starts(d, s, e, u"目前");
  return t;
}
