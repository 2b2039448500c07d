#include "rules/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules/inside.h"

/* --- reading ------------------------------------------------------------- */

static void notice_row(ls_loading *l, void *to, const ls_table_row *r)
{
  ls_rules *rules = to;
  int year = table_int(l, r, r->f[0], CAL_FIRST, CAL_LAST);
  int off = table_int(l, r, r->f[2], 0, 366);
  int work = table_int(l, r, r->f[3], 0, 366);
  if(year < CAL_FIRST || off < 0 || work < 0)
    return;
  cal_year *y = &rules->calendar.year[year - CAL_FIRST];
  if(y->notice) {
    table_complain(l, r->line, "rule-twice", r->f[0], NULL);
    return;
  }
  *y = (cal_year){ .notice = table_text(l, r->f[1]), .off = off,
                   .work = work, .line = r->line };
}

static const ls_table_def notices = {
  "calendar/notices", { { "year", NULL, true }, { "notice", NULL, true },
                        { "off", NULL, true }, { "work", NULL, true } }
};

const rules_part part_notices = { &notices, notice_row, NULL };

static const char *const kinds[] = { "off", "work", NULL };

static const ls_table_column year_columns[] = {
  { "first", NULL, true }, { "last", NULL, false }, { "kind", kinds, true },
  { "name", NULL, true }
};

struct reading_year {
  ls_rules *rules;
  int year;
};

static int year_of(ls_day d)
{
  int y, m, day;
  day_parts(d, &y, &m, &day);
  return y;
}

static ls_day day_field(ls_loading *l, const ls_table_row *r, ls_slice s,
                        int year)
{
  ls_day d = day_parse(s);
  if(d == DAY_NONE)
    table_complain(l, r->line, "rule-day", s, NULL);
  else if(year_of(d) != year) {
    char text[8];
    snprintf(text, sizeof(text), "%d", year);
    table_complain(l, r->line, "cal-other-year", s, text);
    d = DAY_NONE;
  }
  return d;
}

static void year_row(ls_loading *l, void *to, const ls_table_row *r)
{
  struct reading_year *y = to;
  ls_calendar *c = &y->rules->calendar;
  bool off = slice_eq(r->f[2], SLICE("off"));
  ls_day first = day_field(l, r, r->f[0], y->year), last = first;
  if(r->f[1].n)
    last = day_field(l, r, r->f[1], y->year);
  if(first == DAY_NONE || last == DAY_NONE)
    return;
  if(last < first) {
    table_complain(l, r->line, "cal-backwards", r->f[1], NULL);
    return;
  }
  const char *name = table_text(l, r->f[3]);
  for(ls_day d = first; d <= last; d++) {
    if(!off && day_weekday(d) < 6) {
      table_complain(l, r->line, "cal-no-weekend", r->f[0], NULL);
      return;
    }
    *vec_push(l->arena, &c->days) =
      (cal_day){ .day = d, .off = off, .name = name, .line = r->line };
    if(off)
      c->year[y->year - CAL_FIRST].seen_off++;
    else
      c->year[y->year - CAL_FIRST].seen_work++;
  }
}

void cal_read_year(ls_loading *l, ls_rules *r, int year, ls_slice content)
{
  struct reading_year y = { r, year };
  ls_table_def def = { "", { { NULL, NULL, false } } };
  char name[20];
  snprintf(name, sizeof(name), "calendar/%d", year);
  def.name = table_text(l, slice_of(name));
  memcpy(def.column, year_columns, sizeof(year_columns));
  table_read(l, &def, content, year_row, &y);
}

static int by_day(const void *a, const void *b)
{
  const cal_day *x = a, *y = b;
  return (x->day > y->day) - (x->day < y->day);
}

static void in_file_of(ls_loading *l, int year, char *name, size_t size)
{
  snprintf(name, size, "calendar/%d", year);
  l->file = name;
}

/* The sum that makes counting a matter of one search. */
static void sum_up(ls_loading *l, ls_calendar *c)
{
  int sum = 0;
  char name[20], line[16];
  qsort(c->days.v, c->days.n, sizeof(*c->days.v), by_day);
  for(uint32_t i = 0; i < c->days.n; i++) {
    cal_day *d = &c->days.v[i];
    if(i && d[-1].day == d->day) {
      char text[DAY_TEXT];
      day_write(d->day, text);
      in_file_of(l, year_of(d->day), name, sizeof(name));
      snprintf(line, sizeof(line), "%u", d[-1].line);
      table_complain(l, d->line, "rule-day-twice", slice_of(text), line);
    }
    if(!d->off)
      sum++;
    else if(day_weekday(d->day) < 6)
      sum--;
    d->sum = sum;
  }
}

static void compare(ls_loading *l, const cal_year *y, int year)
{
  char name[20], counted[40], told[40];
  if(!y->notice && !y->seen_off && !y->seen_work)
    return;
  in_file_of(l, year, name, sizeof(name));
  if(!y->notice) {
    table_complain(l, 1, "cal-no-notice", slice_of(name + 9), NULL);
    return;
  }
  if(y->off == y->seen_off && y->work == y->seen_work)
    return;
  snprintf(counted, sizeof(counted), "%d + %d", y->seen_off, y->seen_work);
  snprintf(told, sizeof(told), "%d + %d", y->off, y->work);
  table_complain(l, 1, "cal-count", slice_of(counted), told);
}

void cal_seal(ls_loading *l, ls_rules *r)
{
  ls_calendar *c = &r->calendar;
  if(c->days.n)
    sum_up(l, c);
  for(int i = 0; i < CAL_YEARS; i++)
    compare(l, &c->year[i], CAL_FIRST + i);
}

/* --- looking up ---------------------------------------------------------- */

const char *cal_notice(const ls_rules *r, int year)
{
  return year < CAL_FIRST || year > CAL_LAST
           ? NULL : r->calendar.year[year - CAL_FIRST].notice;
}

bool cal_known(const ls_rules *r, ls_day d)
{
  return cal_notice(r, year_of(d)) != NULL;
}

bool cal_known_between(const ls_rules *r, ls_day a, ls_day b)
{
  int from = year_of(a < b ? a : b), to = year_of(a < b ? b : a);
  for(int y = from; y <= to; y++)
    if(!cal_notice(r, y))
      return false;
  return true;
}

/* How many of the listed days are before `d`. */
static uint32_t before(const ls_calendar *c, ls_day d)
{
  uint32_t lo = 0, hi = c->days.n;
  while(lo < hi) {
    uint32_t mid = (lo + hi) / 2;
    if(c->days.v[mid].day < d)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo;
}

static const cal_day *listed(const ls_rules *r, ls_day d)
{
  const ls_calendar *c = &r->calendar;
  uint32_t i = before(c, d);
  return i < c->days.n && c->days.v[i].day == d ? &c->days.v[i] : NULL;
}

bool cal_workday(const ls_rules *r, ls_day d)
{
  const cal_day *l = listed(r, d);
  return l ? !l->off : day_weekday(d) < 6;
}

const char *cal_name(const ls_rules *r, ls_day d)
{
  const cal_day *l = listed(r, d);
  return l ? l->name : NULL;
}

/* Mondays to Fridays in [0, d) counted from Monday 1900-01-01. */
static int weekdays_before(ls_day d)
{
  int n = d + 25567; /* 1900-01-01 is day -25567, a Monday */
  int weeks = n / 7 - (n % 7 < 0), rest = (n % 7 + 7) % 7;
  return weeks * 5 + (rest < 5 ? rest : 5);
}

/* Working days before `d`, from a fixed day. */
static int worked_before(const ls_rules *r, ls_day d)
{
  const ls_calendar *c = &r->calendar;
  uint32_t i = before(c, d);
  return weekdays_before(d) + (i ? c->days.v[i - 1].sum : 0);
}

int cal_count(const ls_rules *r, ls_day a, ls_day b)
{
  return b < a ? 0 : worked_before(r, b + 1) - worked_before(r, a);
}

ls_day cal_roll(const ls_rules *r, ls_day d, int way)
{
  /* no more than a fortnight is ever off in a row; a month is the bound for
   * files that say otherwise */
  for(int i = 0; way && i < 31 && !cal_workday(r, d); i++)
    d += way;
  return d;
}

#define ADD_MOST 100000 /* working days: four hundred years */

/* The least d from `a` on with n working days in [a, d]: the count never
 * falls, so halving finds it. */
static ls_day nth_from(const ls_rules *r, ls_day a, int n)
{
  int far = n + n / 2 + 30;
  while(cal_count(r, a, a + far) < n && far < 4 * ADD_MOST)
    far *= 2;
  ls_day lo = a, hi = a + far;
  while(lo < hi) {
    ls_day mid = lo + (hi - lo) / 2;
    if(cal_count(r, a, mid) < n)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo;
}

/* The greatest d with n working days in [d, b]. */
static ls_day nth_back(const ls_rules *r, ls_day b, int n)
{
  int far = n + n / 2 + 30;
  while(cal_count(r, b - far, b) < n && far < 4 * ADD_MOST)
    far *= 2;
  ls_day lo = b - far, hi = b;
  while(lo < hi) {
    ls_day mid = lo + (hi - lo + 1) / 2;
    if(cal_count(r, mid, b) < n)
      hi = mid - 1;
    else
      lo = mid;
  }
  return lo;
}

ls_day cal_add(const ls_rules *r, ls_day d, int n)
{
  if(!n)
    return d;
  int left = n < 0 ? -n : n;
  if(left > ADD_MOST)
    left = ADD_MOST;
  return n > 0 ? nth_from(r, d + 1, left) : nth_back(r, d - 1, left);
}

ls_day cal_holiday(const ls_rules *r, int year, const char *name)
{
  const ls_calendar *c = &r->calendar;
  ls_day first = day_make(year, 1, 1), last = day_make(year, 12, 31);
  for(uint32_t i = before(c, first); i < c->days.n; i++) {
    const cal_day *d = &c->days.v[i];
    if(d->day > last)
      break;
    if(d->off && strstr(d->name, name))
      return d->day;
  }
  return DAY_NONE;
}
