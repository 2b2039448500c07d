/* Working days of China: weekends, holidays and make-up days (调休).
 *
 * The days come from data/calendar, one file a year, each from the State
 * Council's notice of that year.  For a year without one only weekends are
 * days off, and cal_known says so. */
#ifndef LS_RULES_CALENDAR_H
#define LS_RULES_CALENDAR_H

#include "base/date.h"
#include "rules/rules.h"

/* True where the holidays of the day's year are known. */
bool cal_known(const ls_rules *r, ls_day d);

/* The same for every year from `a` to `b` (either order). */
bool cal_known_between(const ls_rules *r, ls_day a, ls_day b);

/* The notice of a year (国办发明电…), or NULL. */
const char *cal_notice(const ls_rules *r, int year);

bool cal_workday(const ls_rules *r, ls_day d);

/* The holiday the day belongs to, off or made up for; NULL if none. */
const char *cal_name(const ls_rules *r, ls_day d);

/* Working days d with a <= d <= b; 0 where b is before a. */
int cal_count(const ls_rules *r, ls_day a, ls_day b);

/* The n-th working day after `d`, not counting `d` itself; before it where
 * n is negative.  n = 0: `d`. */
ls_day cal_add(const ls_rules *r, ls_day d, int n);

/* `d`, or the nearest working day after it (`way` 1) or before it (-1);
 * `way` 0 leaves it. */
ls_day cal_roll(const ls_rules *r, ls_day d, int way);

/* The first day of a holiday of a year, by a part of its name; DAY_NONE if
 * that year has none. */
ls_day cal_holiday(const ls_rules *r, int year, const char *name);

#endif
