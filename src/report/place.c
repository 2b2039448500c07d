/* Where and of which year a report is, from its own words. */
#include "report/structure.h"

#include <string.h>

#define HEAD_LINES 30
#define COUNTED 4000 /* characters looked through for years */
#define LOOKED 60000 /* a report is shorter; what is longer is many */
#define TITLE_LOOK 300
#define PLACES 64

/* 2024 or 二〇二四 before 年, between 1949 and 2049; 0 if none. */
static uint16_t year_at(const ls_doc *d, uint32_t at, uint32_t end)
{
  uint16_t y = doc_year(d, at, end);
  return y >= 1949 && y <= 2049 ? y : 0;
}

/* The year of a heading that says what it is for: 2023年工作回顾 plans
 * 2024. */
static uint16_t year_of_heading(const ls_doc *d, const ls_line *l)
{
  bool found, strong;
  if(l->marker > MK_PAREN || l->title.start == l->title.end)
    return 0;
  uint8_t role = structure_role(d, l->title, SEC_TITLE, &found, &strong);
  uint16_t first = 0, last = 0;
  for(uint32_t i = l->title.start; i < l->title.end; i++) {
    uint16_t y = year_at(d, i, l->title.end);
    first = first ? first : y;
    last = y ? y : last;
  }
  uint16_t from, to;
  if(!last && found && strong && l->marker <= MK_DUN &&
     structure_plan(d, l->title, true, &from, &to))
    return role == ROLE_REVIEW ? to + 1 : 0;
  if(!last || !found)
    return 0;
  if(first + 1 == last)
    return last; /* 1993年工作的回顾和1994年工作的方针 looks both ways */
  if(role == ROLE_TARGETS)
    return 0; /* 2030年远景目标 */
  return role == ROLE_REVIEW ? last + 1 : last;
}

/* The year of the next heading that has one. */
static uint16_t later_heading(const ls_doc *d, const ls_lines *v,
                              uint32_t from)
{
  uint16_t y = 0;
  for(uint32_t i = from; i < v->n && !y; i++)
    y = year_of_heading(d, &v->v[i]);
  return y;
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

/* 2004年清禾市政府工作报告, where no more than a title can stand. */
static uint16_t year_of_title(const ls_doc *d)
{
  uint32_t end = d->n < TITLE_LOOK ? d->n : TITLE_LOOK;
  for(uint32_t i = 0; i < end; i++) {
    uint16_t y = year_at(d, i, end);
    uint32_t stop = i + 24 < end ? i + 24 : end;
    uint32_t at = y ? fold_find(d, i, stop, u"工作报告") : NO_ID;
    if(at == NO_ID)
      continue;
    while(i < at && d->f[i] != '\n' && d->f[i] != u'。')
      i++;
    if(i == at)
      return y;
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
  if(!count[best])
    return 0;
  /* after a term of five years its first year may be named most often */
  for(int i = best + 1; i <= 100 && i <= best + 5; i++)
    if(count[i] >= 2 && count[i] * 4 >= count[best])
      best = i;
  return (uint16_t)(1949 + best + 1);
}

static void find_year(ls_doc *d, const ls_lines *v)
{
  uint16_t y = year_of_session(d, v);
  if(!y)
    y = year_of_title(d);
  for(uint32_t i = 0; i < v->n && !y; i++) {
    uint16_t h = year_of_heading(d, &v->v[i]);
    if(!h)
      continue;
    uint16_t next = later_heading(d, v, i + 1);
    y = h > next ? h : next;
  }
  d->report->year = y ? y : year_by_count(d);
}

static uint32_t code_of(const ls_entry *e)
{
  uint32_t code = 0;
  ls_slice s = lex_text(e, 0);
  for(size_t i = 0; i < s.n; i++)
    code = code * 10 + (uint32_t)(s.s[i] - '0');
  return code;
}

static ls_slice full_name(const ls_entry *e)
{
  ls_slice full = lex_text(e, 1);
  return full.n ? full : lex_word(e);
}

static void set_place(ls_doc *d, const ls_entry *e)
{
  d->report->place = full_name(e);
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

/* A report's own place stands at the begin of a line, or behind 在, 代表,
 * or a place around it. */
static bool anchored(const ls_doc *d, uint32_t from, uint32_t at)
{
  return at == from || d->f[at - 1] == u'在' || d->f[at - 1] == u'表' ||
         (is_place_sign(d->f[at - 1]) && at > from + 2 && at - from < 12);
}

/* A place the lists do not know, in 代表清禾市人民政府 or 在清禾市第五届人民
 * 代表大会: what stands between. */
static bool unknown_place(ls_doc *d, uint32_t from, uint32_t at)
{
  uint32_t s = at;
  if(at < from + 3 || !is_place_sign(d->f[at - 1]))
    return false;
  while(s > from && at - s < 8 && ch_is(d->f[s - 1], CH_HAN) &&
        d->f[s - 1] != u'在' && d->f[s - 1] != u'表')
    s--;
  if(!anchored(d, from, s) || at - s < 3 || at - s > 7)
    return false;
  d->report->place = report_slice(d->report, (ls_span){ s, at });
  return true;
}

/* 我代表国务院: the report is of the country. */
static bool whole_country(ls_doc *d, ls_span s)
{
  uint32_t at = fold_find(d, s.start, s.end, u"代表国务院");
  if(at == NO_ID)
    at = fold_find(d, s.start, s.end, u"代表中央人民政府");
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
      uint32_t near = k + 14 < end ? k + 14 : end;
      bool office = fold_is(d, k, end, u"人民政府") ||
                    (d->f[k] == u'第' &&
                     fold_find(d, k, near, u"届人民代表") != NO_ID);
      if(!office)
        continue;
      const ls_entry *e = place_before(d, k, s.start);
      if(e && anchored(d, s.start, k - e->len)) {
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

/* The kinds of places, by the sign their names end with; the smaller first,
 * because a county speaks of its city and province, not they of it. */
static const struct {
  const uint16_t *word;
  const char *utf8;
} signs[] = {
  { u"旗", "旗" }, { u"县", "县" }, { u"区", "区" }, { u"盟", "盟" },
  { u"州", "州" }, { u"市", "市" }, { u"自治区", "自治区" }, { u"省", "省" },
};
#define SIGNS (int)(sizeof(signs) / sizeof(signs[0]))

/* 市人民政府 or 市政府 at `at`: its sign; -1 where none stands. */
static int office_at(const ls_doc *d, uint32_t at, uint32_t end)
{
  for(int k = 0; k < SIGNS; k++) {
    if(!fold_is(d, at, end, signs[k].word))
      continue;
    uint32_t i = at + (signs[k].word[1] ? 3 : 1);
    while(i < end && i < at + 6 && (ch_is(d->f[i], CH_CNUM) ||
                                    d->f[i] == u'第' || d->f[i] == u'届'))
      i++; /* 市十二届人民政府 */
    if(fold_is(d, i, end, u"人民政府") || fold_is(d, i, end, u"政府") ||
       fold_is(d, i, end, u"委"))
      return k;
  }
  return -1;
}

/* What kind of place speaks: 我代表市人民政府 says it; else the offices that
 * are named.  SIGNS for the country, -1 where nothing tells. */
static int own_sign(const ls_doc *d, uint32_t end)
{
  uint32_t count[sizeof(signs) / sizeof(signs[0])] = { 0 }, country = 0;
  for(uint32_t i = 1; i + 1 < end; i++) {
    country += d->f[i] == u'国' && d->f[i - 1] == u'我';
    if(!is_place_sign(d->f[i]) && d->f[i] != u'自')
      continue;
    int k = office_at(d, i, end);
    if(k >= 0 && d->f[i - 1] == u'表')
      return k;
    if(k >= 0 && (d->f[i - 1] == u'，' || d->f[i - 1] == u'、' ||
                  d->f[i - 1] == u'在' || d->f[i - 1] == u'和' ||
                  d->f[i - 1] == u'\n'))
      count[k]++;
  }
  for(int k = 0; k < SIGNS; k++)
    if(count[k] >= 2)
      return k;
  return country > 8 ? SIGNS : -1;
}

/* What a name counts for: a full one more than a short one, which may be a
 * word; nothing where it is of another kind than the report's own. */
static uint32_t weight(const ls_entry *e, int sign)
{
  ls_slice name = full_name(e);
  uint32_t w = lex_text(e, 1).n ? 2 : 3;
  if(sign < 0)
    return e->e[0] == DIV_COUNTY ? w : w + 1;
  size_t len = strlen(signs[sign].utf8);
  if(name.n < len || memcmp(name.s + name.n - len, signs[sign].utf8, len))
    return 0;
  if(len == 3 && e->e[0] == DIV_PROVINCE && signs[sign].word[0] == u'区')
    return 0; /* 自治区 is another kind */
  return e->e[0] == DIV_COUNTY ? w : w + 1;
}

/* The division of its own level that is named most often. */
static void place_by_count(ls_doc *d)
{
  struct tally t[PLACES];
  uint32_t n = 0, best = 0, end = d->n < LOOKED ? d->n : LOOKED;
  int sign = own_sign(d, end);
  if(sign == SIGNS) {
    d->report->place = SLICE("全国");
    return;
  }
  for(uint32_t i = 0; i < end; i++) {
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
    if(k == n && n < PLACES && weight(e, sign))
      t[n++] = (struct tally){ e, code, 0 };
    if(k < n)
      t[k].count += weight(e, sign);
    i += e->len - 1u;
  }
  for(uint32_t k = 1; k < n; k++)
    if(t[k].count > t[best].count)
      best = k;
  if(n && t[best].count >= 6)
    set_place(d, t[best].e);
}

/* --place gave a name or a code. */
static void place_given(ls_doc *d)
{
  uint32_t n, rows = 0;
  const ls_entry *e = lex_rows(d->lex, LEX_DIVISIONS, &rows);
  for(n = 0; n < rows; n++)
    if(slice_eq(lex_word(&e[n]), d->report->place) ||
       slice_eq(lex_text(&e[n], 0), d->report->place)) {
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
