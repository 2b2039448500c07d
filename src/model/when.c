/* Periods: a year, a quarter, a month. */
#include <stdio.h>
#include <string.h>

#include "model/model.h"

static bool digits(const char *s, int n, unsigned *out)
{
  *out = 0;
  for(int i = 0; i < n; i++) {
    if(s[i] < '0' || s[i] > '9')
      return false;
    *out = *out * 10 + (unsigned)(s[i] - '0');
  }
  return true;
}

bool when_parse(const char *s, ls_when *out)
{
  size_t n = strlen(s);
  unsigned year, part = 0;
  *out = (ls_when){ 0 };
  if((n != 4 && n != 7) || !digits(s, 4, &year) || year < 1900 ||
     year > 2999 || (n == 7 && s[4] != '-'))
    return false;
  if(n == 7 && s[5] == 'Q') {
    if(s[6] < '1' || s[6] > '4')
      return false;
    out->quarter = (uint8_t)(s[6] - '0');
  }
  else if(n == 7) {
    if(!digits(s + 5, 2, &part) || part < 1 || part > 12)
      return false;
    out->month = (uint8_t)part;
  }
  out->year = (uint16_t)year;
  return true;
}

void when_write(ls_when w, char out[WHEN_TEXT])
{
  if(!w.year)
    out[0] = 0;
  else if(w.quarter)
    snprintf(out, WHEN_TEXT, "%04u-Q%u", w.year % 10000u, w.quarter % 10u);
  else if(w.month)
    snprintf(out, WHEN_TEXT, "%04u-%02u", w.year % 10000u, w.month % 100u);
  else
    snprintf(out, WHEN_TEXT, "%04u", w.year % 10000u);
}

static int last_month(ls_when w)
{
  return w.quarter ? w.quarter * 3 : w.month ? w.month : 12;
}

static int first_month(ls_when w)
{
  return w.quarter ? w.quarter * 3 - 2 : w.month ? w.month : 1;
}

ls_day when_first(ls_when w)
{
  return day_make(w.year, first_month(w), 1);
}

ls_day when_last(ls_when w)
{
  int m = last_month(w);
  return day_make(w.year, m, month_days(w.year, m));
}

int when_cmp(ls_when a, ls_when b)
{
  ls_day x = when_last(a), y = when_last(b);
  if(x != y)
    return x < y ? -1 : 1;
  x = when_first(a);
  y = when_first(b);
  return x == y ? 0 : x < y ? -1 : 1;
}
