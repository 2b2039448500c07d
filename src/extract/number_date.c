/* Numerals that are dates and periods, and those that number headings and
 * points. */
#include "extract/number.h"

static bool between(const ls_numeral *m, int64_t lo, int64_t hi)
{
  return m->ok && !m->value.scale && m->value.m >= lo && m->value.m <= hi;
}

static bool year_like(const ls_numeral *m)
{
  return m->digits == 4 && !m->point && !m->grouped && !m->power &&
         between(m, 1600, 2199);
}

static bool separator(uint16_t c)
{
  return one_of(c, u"-—–~至到―─、和");
}

/* The end of what follows a separator and a numeral at `e`: 至2025年,
 * —11月; `e` if it is no such thing.  `unit` must be among the characters
 * that may stand behind. */
static uint32_t range_end(const ls_scan *s, uint32_t e, const uint16_t *units)
{
  const uint16_t *f = s->f;
  uint32_t k = e;
  if(!separator(f[k]))
    return e;
  while(separator(f[k]) && k < e + 3)
    k++;
  if(f[k] == u'今' && f[k + 1] == u'年')
    return k + 2;
  if(k >= s->n || !is_numeral(f[k]))
    return e;
  uint32_t r = number_run_end(f, s->n, k);
  if(r - k > 5 || !ch_in(f[r], units))
    return e;
  return r + 1;
}

static const uint16_t *const period_after[] = {
  u"来", u"内", u"间", u"中", u"里", u"以来", u"期间", u"前", u"后", u"底",
  u"初", u"末", u"之内", u"之后", u"之前", u"之间", u"之中", u"的时间",
  u"时间", u"左右的时间", u"以后", u"以前", u"多来", u"余来", u"如一日",
  u"伊始", u"之久", u"上半年", u"下半年", u"一遇", u"一度", u"一届", NULL
};

static const uint16_t *const period_before[] = {
  u"近", u"未来", u"今后", u"过去", u"这", u"最近", u"此前", u"以往", u"每",
  u"头", u"后", u"接下来", u"前", u"往后", u"下", u"上", u"历经", u"第",
  u"一", u"整整", u"几", u"再过", u"隔", NULL
};

static bool any_at(const uint16_t *f, uint32_t i, const uint16_t *const *w)
{
  for(; *w; w++)
    if(at_word(f, i, *w))
      return true;
  return false;
}

static bool any_before(const ls_scan *s, uint32_t i,
                       const uint16_t *const *w)
{
  for(; *w; w++) {
    uint32_t len = 0;
    while((*w)[len])
      len++;
    if(before_word(s->f, 0, i, *w, len))
      return true;
  }
  return false;
}

static const uint16_t *const year_figure_before[] = {
  u"提前", u"延长", u"缩短", u"连续", u"超过", u"满", u"不少于", u"达",
  u"达到", u"延长到", u"缩短到", u"压缩到", u"压缩至", u"缩短至", u"延长至",
  u"至少", u"平均", u"用了", u"长达", u"不超过", u"不低于", u"不足", u"超",
  u"持续", u"增加", u"减少", NULL
};

/* True where names.tsv has what stands at `i` as what makes a name. */
static bool lex_row_behind(const ls_scan *s, uint32_t i)
{
  const ls_entry *e = doc_at(s->d, i, s->n,
                             LEX_BIT(LEX_NAMES));
  return e && e->len > 1 && e->e[0] == NAME_BEHIND;
}

/* N年: a year, a period, or a number of years. */
static bool years(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint32_t e = m->end + 1;
  if(year_like(m) || (m->string && m->digits <= 4)) {
    uint32_t r = range_end(s, e, u"年");
    return number_is(q, m->start, r, N_DATE, "year");
  }
  if(m->chinese && m->string)
    return number_is(q, m->start, e, N_DATE, "year");
  if(f[e] == u'代' && !one_of(f[e + 1], u"表理替际"))
    return number_is(q, m->start, e + 1, N_DATE, "decade");
  if(f[e] == u'级')
    return number_is(q, m->start, e, N_DATE, "class-of-year");
  if(lex_row_behind(s, m->end))
    return false; /* 三年行动 */
  if(f[e] == u'多' || f[e] == u'余' || f[e] == u'半')
    e++;
  if(any_before(s, m->start, year_figure_before) && f[e] != u'来' &&
     f[e] != u'内')
    return false;
  if(any_at(f, e, period_after) || any_before(s, m->start, period_before))
    return number_is(q, m->start, e, N_DATE, "period");
  return m->chinese && m->run_end - m->start < 3 &&
         number_is(q, m->start, e, N_DATE, "span-of-years");
}

static bool months(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  uint32_t e = m->end + 1;
  if(!between(m, 1, 12) || m->point)
    return false;
  return number_is(q, m->start, range_end(s, e, u"月日"), N_DATE, "month");
}

static bool days(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint32_t e = m->end + 1;
  if(!between(m, 1, 31) || m->point || one_of(f[e], u"均产处游供"))
    return false;
  return number_is(q, m->start, range_end(s, e, u"日"), N_DATE, "day");
}

/* 8时30分, 三点半: only where the hour stands at a day or a half. */
static bool hours(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint32_t e = m->end + 1;
  if(!between(m, 0, 24) || m->point)
    return false;
  if(one_of(f[e], u"至到-—整许前后") || ch_is(f[e], CH_DIGIT) ||
     char_before(s, m->start) == u'日')
    return number_is(q, m->start, e, N_DATE, "hour");
  return false;
}

/* 1—11月, 2021—2025年, 1至3季度: the first of two. */
static bool range_of_dates(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  uint32_t r = range_end(s, m->end, u"年月日");
  if(r == m->end || m->point || m->power || m->grouped)
    return false;
  uint16_t c = s->f[r - 1];
  if(c == u'年' && s->f[m->end] != u'、' && s->f[m->end] != u'和' &&
     (m->digits == 4 || m->string) && m->ok)
    return number_is(q, m->start, r, N_DATE, "years");
  if(c == u'月' && between(m, 1, 12))
    return number_is(q, m->start, r, N_DATE, "months");
  if(c == u'日' && between(m, 1, 31) &&
     (m->start && s->f[m->start - 1] == u'月'))
    return number_is(q, m->start, r, N_DATE, "days");
  if(c == u'年' && between(m, 1600, 2199) && m->digits == 4)
    return number_is(q, m->start, r, N_DATE, "years");
  return false;
}

/* 2024.1.5, 2024-01-05, 2024/1/5 */
static bool numeric_date(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint32_t k = m->end;
  if(m->chinese || !(f[k] == '.' || f[k] == '-' || f[k] == '/'))
    return false;
  bool year = f[m->start] && m->end - m->start >= 4 &&
              ch_is(f[m->start + 3], CH_DIGIT) &&
              (m->end - m->start == 4 || f[m->start + 4] == '.') &&
              (f[m->start] == '1' || f[m->start] == '2');
  if(!year || !ch_is(f[k + 1], CH_DIGIT))
    return false;
  while(k < m->start + 24 && (ch_is(f[k], CH_DIGIT) || f[k] == '.' ||
                              f[k] == '-' || f[k] == '/' || f[k] == u'：'))
    k++;
  return number_is(q, m->start, k, N_DATE, "numeric-date");
}

/* 三季度, 前11个月, 前三季度, 五周年, 21世纪 */
static bool periods(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint32_t e = m->end;
  uint16_t before = char_before(s, m->start);
  if(f[e] == u'分' && one_of(before, u"时点") && !m->point)
    return number_is(q, m->start, e + 1, N_DATE, "minute");
  if(at_word(f, e, u"季度") && between(m, 1, 4))
    return number_is(q, m->start, e + 2, N_DATE, "quarter");
  if(at_word(f, e, u"个季度") && before == u'前')
    return number_is(q, m->start, e + 3, N_DATE, "quarter");
  if(at_word(f, e, u"世纪"))
    return number_is(q, m->start, e + 2, N_DATE, "century");
  if(at_word(f, e, u"周年"))
    return number_is(q, m->start, e + 2, N_DATE, "anniversary");
  if(at_word(f, e, u"个月") &&
     (one_of(before, u"前近头后") || any_at(f, e + 2, period_after)))
    return number_is(q, m->start, e + 2, N_DATE, "period");
  if(at_word(f, e, u"个年头"))
    return number_is(q, m->start, e + 3, N_DATE, "period");
  if(at_word(f, e, u"后") && m->digits == 2 && !m->chinese &&
     one_of(f[m->start], u"56789012") && f[m->start + 1] == '0')
    return number_is(q, m->start, e + 1, N_DATE, "born-in");
  return false;
}

/* 一九八○年: a circle for a zero, which is no numeral of a run. */
static bool circle_year(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint32_t k = m->run_end;
  if(!m->chinese || !one_of(f[k], u"○О◯０O"))
    return false;
  while(k < m->start + 5 && (one_of(f[k], u"○О◯０O") || ch_is(f[k], CH_CNUM)))
    k++;
  return k == m->start + 4 &&
         number_is(q, m->start, k + (f[k] == u'年'), N_DATE, "year");
}

/* 09:45:30 behind a day */
static bool clock(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint32_t k = m->run_end;
  if(m->chinese || m->digits != 2 || f[k] != u'：' ||
     !ch_is(f[k + 1], CH_DIGIT) || !ch_is(f[k + 2], CH_DIGIT) ||
     ch_is(f[k + 3], CH_DIGIT) || !between(m, 0, 24) ||
     (f[m->start] != '0' && f[k + 3] != u'：' &&
      !ch_is(char_before(s, m->start), CH_SPACE)))
    return false;
  k += 3;
  if(f[k] == u'：' && ch_is(f[k + 1], CH_DIGIT) && ch_is(f[k + 2], CH_DIGIT))
    k += 3;
  return (f[m->start] == '0' || ch_is(char_before(s, m->start), CH_SPACE)) &&
         number_is(q, m->start, k, N_DATE, "clock");
}

bool date_read(ls_scan *s, const ls_numeral *was, ls_quant *q)
{
  ls_numeral spaced = *was;
  const ls_numeral *m = &spaced;
  if(m->fraction || m->percent || m->cmp == C_GE)
    return false;
  if(circle_year(s, m, q) || clock(s, m, q))
    return true;
  if(s->f[m->end] == ' ' && one_of(s->f[m->end + 1], u"年月日"))
    spaced.end++; /* 2024 年 */
  if(range_of_dates(s, m, q) || numeric_date(s, m, q) || periods(s, m, q))
    return true;
  switch(s->f[m->end]) {
  case u'年': return years(s, m, q);
  case u'月': return months(s, m, q);
  case u'日': return days(s, m, q);
  case u'时':
  case u'点': return hours(s, m, q);
  case u'号':
    return char_before(s, m->start) == u'月' &&
           number_is(q, m->start, m->end + 1, N_DATE, "day");
  default: return false;
  }
}

/* ---- numbering ---- */

/* True where a point may begin at `i`: after a stop, a newline, spaces. */
static bool opens(const ls_scan *s, uint32_t i)
{
  uint32_t k = i, low = i > 8 ? i - 8 : 0;
  while(k > low && ch_is(s->f[k - 1], CH_SPACE))
    k--;
  return !k || k < i ||
         one_of(s->f[k - 1], u"\n。；：！？，”、)）>】·—");
}

static bool line_start(const ls_scan *s, uint32_t i)
{
  uint32_t k = i, low = i > SCAN_BACK ? i - SCAN_BACK : 0;
  while(k > low && ch_is(s->f[k - 1], CH_SPACE))
    k--;
  return !k || s->f[k - 1] == u'\n';
}

/* The heading's number, as the structure pass found it. */
static bool section_number(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const ls_report *r = s->d->report;
  while(s->section < r->sections.n &&
        r->sections.v[s->section].number.end <= m->start)
    s->section++;
  if(s->section == r->sections.n)
    return false;
  ls_span at = r->sections.v[s->section].number;
  return at.start <= m->start && m->start < at.end &&
         number_is(q, m->start, m->run_end, N_NUMBERING, "section-number");
}

static bool in_brackets(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  return char_before(s, m->start) == u'（' && s->f[m->run_end] == u'）' &&
         m->digits <= 3 && !m->point && !m->grouped &&
         number_is(q, m->start, m->run_end, N_NUMBERING, "in-brackets");
}

/* 居全国第五、第三，: the one before it was a place, too. */
static bool behind_rank(const ls_scan *s, uint32_t at)
{
  return at > 3 && s->f[at - 1] == u'、' &&
         ch_is(s->f[at - 2], CH_CNUM | CH_DIGIT) && s->f[at - 3] == u'第';
}

/* 一是, 二要, 第三， */
static bool point_word(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint32_t e = m->end;
  if(!m->chinese || !between(m, 1, 30))
    return false;
  if(char_before(s, m->start) == u'第' && m->start > s->done)
    return one_of(f[e], u"，、：") && f[e + 1] != u'第' &&
           opens(s, m->start - 1) && !behind_rank(s, m->start - 1) &&
           number_is(q, m->start - 1, e, N_NUMBERING, "ordinal-point");
  return (one_of(f[e], u"是要") ||
          (one_of(f[e], u"则来抓看靠") && m->digits == 1)) &&
         opens(s, m->start) &&
         number_is(q, m->start, e, N_NUMBERING, "point");
}

bool numbering_read(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint32_t e = m->run_end;
  if(section_number(s, m, q) || in_brackets(s, m, q) || point_word(s, m, q))
    return true;
  if(m->digits > 3 || m->grouped || !m->ok)
    return false;
  if(one_of(f[e], u"、.．)）") &&
     (!ch_is(f[e + 1], CH_DIGIT) || (m->chinese && f[e] == u'、')) &&
     (line_start(s, m->start) ||
      (f[e] == u'、' && opens(s, m->start) && m->chinese &&
       char_before(s, m->start) != u'、') ||
      (f[e] == '.' && opens(s, m->start))))
    return number_is(q, m->start, e, N_NUMBERING, "list-number");
  if(char_before(s, m->start) == '>' && m->chinese &&
     (ch_is(f[e], CH_HAN | CH_SPACE) || f[e] == 0xE5E5)) /* GBK's space */
    return number_is(q, m->start, e, N_NUMBERING, "after-tag");
  if(!line_start(s, m->start) || m->percent || m->fraction || m->point ||
     m->power)
    return false;
  uint32_t k = e;
  while(ch_is(f[k], CH_SPACE) && k < e + 8)
    k++;
  if(k > e || f[k] == u'\n' || k == s->n)
    return number_is(q, m->start, e, N_NUMBERING, "line-number");
  return false;
}
