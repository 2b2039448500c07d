/* Every day from 2023 to 2026 and whether one works on it, for
 * chinese_days.sh: "2023-01-01 0". */
#include <stdio.h>

#include "rules/calendar.h"

int main(void)
{
  ls_err err = { 0 };
  ls_rules *r = rules_load(NULL, NULL, NULL, &err);
  if(!r)
    return 1;
  for(ls_day d = day_make(2023, 1, 1); d <= day_make(2026, 12, 31); d++) {
    char text[DAY_TEXT];
    day_write(d, text);
    printf("%s %d\n", text, cal_workday(r, d));
  }
  rules_free(r);
  return 0;
}
