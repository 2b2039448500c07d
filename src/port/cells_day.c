/* Days and periods as people write them into cells. */
#include <string.h>

#include "port/cells.h"
#include "port/sheet_inside.h"

#define WRITTEN 40

typedef struct scan {
  uint16_t c[WRITTEN + 1];
  int n, i;
} scan;

static bool open_scan(const sheet_cell *c, scan *s)
{
  memset(s, 0, sizeof(*s));
  s->n = cell_fold(c->text, s->c, WRITTEN);
  return s->n > 0;
}

/* One to `most` digits; -1 where there is none, or one more. */
static int number(scan *s, int most)
{
  int v = 0, n = 0;
  for(; s->c[s->i] >= '0' && s->c[s->i] <= '9'; n++, s->i++) {
    if(n == most)
      return -1;
    v = v * 10 + (s->c[s->i] - '0');
  }
  return n ? v : -1;
}

static bool eat(scan *s, uint16_t c)
{
  if(s->c[s->i] != c)
    return false;
  s->i++;
  return true;
}

static bool eat_words(scan *s, const uint16_t *w)
{
  int i = 0;
  while(w[i] && s->c[s->i + i] == w[i])
    i++;
  if(w[i])
    return false;
  s->i += i;
  return true;
}

/* - / . or 年 between year, month and day. */
static bool between(scan *s, uint16_t word)
{
  return eat(s, '-') || eat(s, '/') || eat(s, '.') || eat(s, word);
}

/* A day without the time that a program put behind it: 2024-06-30 00:00:00,
 * 2024-06-30T00:00:00Z. */
static sheet_cell without_time(const sheet_cell *c)
{
  sheet_cell day = *c;
  const char *colon = memchr(c->text.s, ':', c->text.n);
  for(size_t n = colon ? (size_t)(colon - c->text.s) : 0; n > 0; n--)
    if(c->text.s[n - 1] == ' ' || c->text.s[n - 1] == 'T') {
      day.text.n = n - 1;
      break;
    }
  return day;
}

static const char *eight_digits(scan *s, ls_day *out)
{
  int v = 0;
  for(s->i = 0; s->i < 8; s->i++)
    v = v * 10 + (s->c[s->i] - '0');
  *out = day_make(v / 10000, v / 100 % 100, v % 100);
  return *out == DAY_NONE ? "cell-no-day" : NULL;
}

static bool all_digits(const scan *s)
{
  for(int i = 0; i < s->n; i++)
    if(s->c[i] < '0' || s->c[i] > '9')
      return false;
  return true;
}

/* Days a serial number may mean: 1990 to 2100. */
static const char *serial(const sheet_cell *c, ls_day *out, bool *odd)
{
  ls_day d = serial_day(c->text, false);
  if(d == DAY_NONE || d < day_make(1990, 1, 1) || d > day_make(2100, 1, 1))
    return "cell-day";
  *out = d;
  *odd = true;
  return NULL;
}

/* The year is read; what is behind it. */
static const char *after_year(scan *s, int year, ls_day *out, bool *odd)
{
  int month, day;
  *odd = true;
  if(eat_words(s, u"年底") || eat_words(s, u"年末") ||
     eat_words(s, u"年12月底")) {
    *out = day_make(year, 12, 31);
    return s->i == s->n ? NULL : "cell-day";
  }
  if(!between(s, u'年') || (month = number(s, 2)) < 0)
    return "cell-day";
  if(month < 1 || month > 12)
    return "cell-no-day";
  if(s->i < s->n && between(s, u'月') && s->i < s->n &&
     (day = number(s, 2)) >= 0) {
    eat(s, u'日');
    eat(s, u'号');
    *out = day_make(year, month, day);
    *odd = false;
    return *out == DAY_NONE ? "cell-no-day"
           : s->i == s->n   ? NULL
                            : "cell-day";
  }
  if(!eat(s, u'底'))
    eat(s, u'末');
  *out = day_make(year, month, month_days(year, month));
  return *out == DAY_NONE ? "cell-no-day" : s->i == s->n ? NULL : "cell-day";
}

const char *cell_day(const sheet_cell *c, ls_day *out, bool *odd)
{
  scan s;
  *odd = false;
  *out = c->day;
  if(c->type == CELL_DATE)
    return NULL;
  if(c->type == CELL_ERROR)
    return "cell-failed";
  sheet_cell day = without_time(c);
  if(c->type == CELL_BOOL || !open_scan(&day, &s))
    return "cell-day";
  if(s.n == 8 && all_digits(&s))
    return eight_digits(&s, out);
  if(c->type == CELL_NUMBER || (s.n == 5 && all_digits(&s)))
    return serial(c, out, odd);
  int year = number(&s, 4);
  if(year < 1900 || year > 2999)
    return year >= 0 && year < 100 && between(&s, u'年') ? "cell-year"
                                                         : "cell-day";
  return after_year(&s, year, out, odd);
}

/* --- periods --------------------------------------------------------- */

static int quarter(scan *s)
{
  static const uint16_t word[] = u"一二三四";
  if(eat(s, 'Q') || eat(s, 'q'))
    return number(s, 1);
  eat(s, u'第');
  for(int i = 0; i < 4; i++)
    if(s->c[s->i] == word[i] || s->c[s->i] == '1' + i) {
      if(s->c[s->i + 1] != u'季')
        return -1;
      s->i += 2;
      eat(s, u'度');
      return i + 1;
    }
  return -1;
}

static const char *after_dash(scan *s, ls_when *out)
{
  int start = s->i, q = quarter(s);
  if(q >= 1 && q <= 4) {
    out->quarter = (uint8_t)q;
    return s->i == s->n ? NULL : "cell-when";
  }
  s->i = start;
  int month = number(s, 2);
  if(month == 1 && (eat(s, '-') || eat(s, '~') || eat(s, u'至'))) {
    int to = number(s, 2); /* 1-6月: the year up to June */
    if(to > 1 && s->c[s->i] == u'月')
      month = to;
    else if(to > 0 && s->i == s->n) { /* 2024-1-15 */
      out->month = 1;
      return day_make(out->year, 1, to) == DAY_NONE ? "cell-no-day" : NULL;
    }
    else
      return "cell-when";
  }
  if(month < 1 || month > 12)
    return "cell-when";
  eat(s, u'月');
  eat(s, u'份');
  out->month = (uint8_t)month;
  if(s->i == s->n)
    return NULL;
  (void)(eat(s, '-') || eat(s, '/') || eat(s, '.'));
  int day = number(s, 2);
  eat(s, u'日');
  return day > 0 && s->i == s->n &&
           day_make(out->year, month, day) != DAY_NONE ? NULL : "cell-when";
}

const char *cell_when(const sheet_cell *c, ls_when *out)
{
  scan s;
  memset(out, 0, sizeof(*out));
  if(c->type == CELL_DATE) {
    int y, m, d;
    day_parts(c->day, &y, &m, &d);
    *out = (ls_when){ (uint16_t)y, 0, (uint8_t)m };
    return NULL;
  }
  if(c->type == CELL_ERROR)
    return "cell-failed";
  if(!open_scan(c, &s))
    return "cell-when";
  if(s.n == 6 && all_digits(&s)) { /* 202406 */
    int v = number(&s, 6);
    if(v / 100 < 1900 || v / 100 > 2999 || v % 100 < 1 || v % 100 > 12)
      return "cell-when";
    *out = (ls_when){ (uint16_t)(v / 100), 0, (uint8_t)(v % 100) };
    return NULL;
  }
  int year = number(&s, 4);
  if(year < 1900 || year > 2999)
    return "cell-when";
  out->year = (uint16_t)year;
  if(s.i == s.n)
    return NULL;
  if(!eat(&s, u'年') && !eat(&s, '-') && !eat(&s, '/') && !eat(&s, '.'))
    return "cell-when";
  return s.i == s.n ? NULL : after_dash(&s, out);
}
