/* Where and of which year a report is, from its own words. */
#include "report/structure.h"

#include <string.h>

#define HEAD_LINES 30
#define COUNTED 4000 /* characters looked through for names and years */
#define PLACES 64

/* 2024 or 二〇二四 before 年, between 1949 and 2049; 0 if none. */
static uint16_t year_at(const ls_doc *d, uint32_t at, uint32_t end)
{
  uint32_t v = 0;
  if(at + 4 >= end || d->f[at + 4] != u'年')
    return 0;
  for(uint32_t i = at; i < at + 4; i++) {
    int32_t n = ch_number(d->f[i]);
    if(n < 0 || n > 9)
      return 0;
    v = v * 10 + (uint32_t)n;
  }
  return v >= 1949 && v <= 2049 ? (uint16_t)v : 0;
}

/* The year of a heading that says what it is for: 2023年工作回顾 plans
 * 2024. */
static uint16_t year_of_heading(const ls_doc *d, const ls_line *l)
{
  bool found, strong;
  if(l->marker > MK_PAREN || l->title.start == l->title.end)
    return 0;
  uint8_t role = structure_role(d, l->title, SEC_TITLE, &found, &strong);
  uint16_t last = 0;
  for(uint32_t i = l->title.start; i < l->title.end; i++) {
    uint16_t y = year_at(d, i, l->title.end);
    if(y)
      last = y;
  }
  if(!last || !found)
    return 0;
  return role == ROLE_REVIEW ? last + 1 : last;
}

/* ——2024年1月12日在…会议上: the date of the session. */
static uint16_t year_of_session(const ls_doc *d, const ls_lines *v)
{
  for(uint32_t i = 0; i < v->n && i < HEAD_LINES; i++) {
    ls_span s = v->v[i].span;
    if(s.end - s.start > 80)
      break;
    for(uint32_t k = s.start; k < s.end; k++) {
      uint16_t y = year_at(d, k, s.end);
      if(y && k + 5 < s.end && ch_number(d->f[k + 5]) >= 0 &&
         fold_find(d, k, s.end, u"会") != NO_ID)
        return y;
    }
  }
  return 0;
}

/* With no heading to tell: what is spoken of most at the beginning is the
 * year under review. */
static uint16_t year_by_count(const ls_doc *d)
{
  uint16_t count[101] = { 0 };
  uint32_t end = d->n < COUNTED ? d->n : COUNTED;
  int best = 0;
  for(uint32_t i = 0; i + 5 < end; i++) {
    uint16_t y = year_at(d, i, end);
    if(y)
      count[y - 1949]++;
  }
  for(int i = 1; i <= 100; i++)
    if(count[i] > count[best])
      best = i;
  return count[best] ? (uint16_t)(1949 + best + 1) : 0;
}

static void find_year(ls_doc *d, const ls_lines *v)
{
  uint16_t y = year_of_session(d, v);
  for(uint32_t i = 0; i < v->n && !y; i++)
    y = year_of_heading(d, &v->v[i]);
  d->report->year = y ? y : year_by_count(d);
}

static uint32_t code_of(const ls_entry *e)
{
  uint32_t code = 0;
  for(size_t i = 0; i < e->s[0].n; i++)
    code = code * 10 + (uint32_t)(e->s[0].s[i] - '0');
  return code;
}

static void set_place(ls_doc *d, const ls_entry *e)
{
  d->report->place = e->s[1].n ? e->s[1] : e->word;
  d->report->place_code = code_of(e);
}

/* 清禾市人民政府, 在清禾市第五届…: the division just before `at`. */
static const ls_entry *place_before(const ls_doc *d, uint32_t at,
                                    uint32_t from)
{
  return lex_in(lex_before(d->lex, d->f + from, d->f + at,
                           LEX_BIT(LEX_DIVISIONS)), LEX_DIVISIONS);
}

static bool is_place_sign(uint16_t c)
{
  return c == u'市' || c == u'省' || c == u'县' || c == u'区' || c == u'州' ||
         c == u'旗' || c == u'盟';
}

/* A place the lists do not know: the characters before 人民政府 or 第N届 up
 * to what cannot be a name. */
static bool unknown_place(ls_doc *d, uint32_t from, uint32_t at)
{
  uint32_t s = at;
  if(at < from + 3 || !is_place_sign(d->f[at - 1]))
    return false;
  while(s > from && at - s < 8 && ch_is(d->f[s - 1], CH_HAN) &&
        d->f[s - 1] != u'在' && d->f[s - 1] != u'表' && d->f[s - 1] != u'日')
    s--;
  if(at - s < 3 || d->f[s] == u'全' || d->f[s] == u'我')
    return false;
  d->report->place = report_slice(d->report, (ls_span){ s, at });
  return true;
}

/* 我代表国务院: the report is of the country. */
static bool whole_country(ls_doc *d, ls_span s)
{
  uint32_t at = fold_find(d, s.start, s.end, u"代表国务院");
  if(at != NO_ID)
    d->report->place = SLICE("全国");
  return at != NO_ID;
}

static bool place_of_head(ls_doc *d, const ls_lines *v)
{
  for(uint32_t i = 0; i < v->n && i < HEAD_LINES; i++) {
    ls_span s = v->v[i].span;
    uint32_t end = s.end - s.start > 200 ? s.start + 200 : s.end;
    if(whole_country(d, (ls_span){ s.start, end }))
      return true;
    for(uint32_t k = s.start; k < end; k++) {
      bool office = fold_is(d, k, end, u"人民政府") ||
                    (d->f[k] == u'第' && k + 2 < end &&
                     fold_find(d, k, k + 6 < end ? k + 6 : end, u"届") !=
                       NO_ID);
      if(!office)
        continue;
      const ls_entry *e = place_before(d, k, s.start);
      if(e) {
        set_place(d, e);
        return true;
      }
      if(unknown_place(d, s.start, k))
        return true;
    }
  }
  return false;
}

struct tally {
  const ls_entry *e;
  uint32_t code, count;
};

/* The division named most often; a full name counts twice, because short
 * forms are often words. */
static void place_by_count(ls_doc *d)
{
  struct tally t[PLACES];
  uint32_t n = 0, best = 0;
  for(uint32_t i = 0; i < d->n; i++) {
    if(!lex_starts(d->lex, d->f[i], LEX_BIT(LEX_DIVISIONS)))
      continue;
    const ls_entry *e = lex_in(lex_at(d->lex, d->f + i, d->f + d->n,
                                      LEX_BIT(LEX_DIVISIONS)),
                               LEX_DIVISIONS);
    if(!e)
      continue;
    uint32_t code = code_of(e), k = 0;
    while(k < n && t[k].code != code)
      k++;
    if(k == n && n < PLACES)
      t[n++] = (struct tally){ e, code, 0 };
    if(k < n)
      t[k].count += (e->s[1].n ? 2 : 3) + (e->e[0] != DIV_COUNTY ? 2 : 0);
    i += e->len - 1u;
    if(i > 200000)
      break; /* a report is shorter; what is longer is many */
  }
  for(uint32_t k = 1; k < n; k++)
    if(t[k].count > t[best].count)
      best = k;
  if(n && t[best].count >= 8)
    set_place(d, t[best].e);
}

/* --place gave a name or a code. */
static void place_given(ls_doc *d)
{
  uint32_t n, rows = 0;
  const ls_entry *e = lex_rows(d->lex, LEX_DIVISIONS, &rows);
  for(n = 0; n < rows; n++)
    if(slice_eq(e[n].word, d->report->place) ||
       slice_eq(e[n].s[0], d->report->place)) {
      set_place(d, &e[n]);
      return;
    }
}

void structure_place(ls_doc *d, const ls_lines *v)
{
  if(!d->report->year)
    find_year(d, v);
  if(d->report->place.n)
    place_given(d);
  else if(!place_of_head(d, v))
    place_by_count(d);
}
