/* Days of the Gregorian calendar, as ISO 8601 writes them. */
#ifndef LS_BASE_DATE_H
#define LS_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

/* Days since 1970-01-01; years 1900 to 2999. */
typedef int32_t ls_day;

#define DAY_NONE INT32_MIN /* no day */
#define DAY_TEXT 11        /* "2024-02-29" and its NUL */

/* DAY_NONE where there is no such day. */
ls_day day_make(int year, int month, int day);
void day_parts(ls_day d, int *year, int *month, int *day);

/* 1 Monday to 7 Sunday, as ISO 8601 counts. */
int day_weekday(ls_day d);

int month_days(int year, int month);

/* The day `months` on, the last of the month where it is shorter. */
ls_day day_add_months(ls_day d, int months);

/* Reads YYYY-MM-DD and nothing else; DAY_NONE where it is no day. */
ls_day day_parse(ls_slice s);

/* "" for DAY_NONE. */
void day_write(ls_day d, char out[DAY_TEXT]);

#endif
