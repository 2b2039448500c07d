#include "base/date.h"

#include <stdio.h>

static bool leap(int y)
{
  return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

int month_days(int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30,
                              31, 31, 30, 31, 30, 31 };
  if(month < 1 || month > 12)
    return 0;
  return month == 2 && leap(year) ? 29 : days[month - 1];
}

/* Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms":
 * days_from_civil and civil_from_days, for years after 0. */
ls_day day_make(int year, int month, int day)
{
  if(year < 1900 || year > 2999 || day < 1 || day > month_days(year, month))
    return DAY_NONE;
  int y = month <= 2 ? year - 1 : year;
  int era = y / 400, yoe = y - era * 400;
  int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

void day_parts(ls_day d, int *year, int *month, int *day)
{
  int z = d + 719468;
  int era = z / 146097, doe = z - era * 146097;
  int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  int mp = (5 * doy + 2) / 153;
  *day = doy - (153 * mp + 2) / 5 + 1;
  *month = mp + (mp < 10 ? 3 : -9);
  *year = yoe + era * 400 + (*month <= 2);
}

int day_weekday(ls_day d)
{
  int w = (d + 3) % 7; /* 1970-01-01 was a Thursday */
  return (w < 0 ? w + 7 : w) + 1;
}

ls_day day_add_months(ls_day d, int months)
{
  int y, m, day;
  day_parts(d, &y, &m, &day);
  int all = y * 12 + m - 1 + months;
  y = all / 12;
  m = all % 12 + 1;
  int last = month_days(y, m);
  return day_make(y, m, day < last ? day : last);
}

static int digits(const char *p, int n)
{
  int v = 0;
  for(int i = 0; i < n; i++) {
    if(p[i] < '0' || p[i] > '9')
      return -1;
    v = v * 10 + (p[i] - '0');
  }
  return v;
}

ls_day day_parse(ls_slice s)
{
  if(s.n != 10 || s.s[4] != '-' || s.s[7] != '-')
    return DAY_NONE;
  return day_make(digits(s.s, 4), digits(s.s + 5, 2), digits(s.s + 8, 2));
}

void day_write(ls_day d, char out[DAY_TEXT])
{
  int y, m, day;
  out[0] = 0;
  if(d == DAY_NONE)
    return;
  day_parts(d, &y, &m, &day);
  snprintf(out, DAY_TEXT, "%04u-%02u-%02u", (unsigned)y % 10000u,
           (unsigned)m % 100u, (unsigned)day % 100u);
}
