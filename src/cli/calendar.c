/* luoshi calendar: working days, and the days that words for a time
 * leave. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/rules.h"
#include "cli/words.h"
#include "rules/calendar.h"
#include "rules/terms.h"
#include "sys/clock.h"

enum { ADD = JSON + 1, UNTIL, TERM, RULES };

static const cli_option options[] = {
  [LEDGER] = { "year", 0, OPT_COUNT, "arg-year", "opt-calendar-year", NULL,
               1900, 2999 },
  JSON_OPTION,
  [ADD] = { "add", 0, OPT_TEXT, "arg-number", "opt-add", NULL, 0, 0 },
  [UNTIL] = { "until", 0, OPT_TEXT, "arg-date", "opt-until", NULL, 0, 0 },
  [TERM] = { "term", 0, OPT_TEXT, "arg-words", "opt-term", NULL, 0, 0 },
  RULES_OPTION(RULES),
  NO_MORE_OPTIONS
};
#define OF_YEAR LEDGER /* this command has no ledger */

typedef struct {
  const cli_args *args;
  const ls_rules *r;
  ls_day day;
  bool given; /* the day was named */
} asking;

static int year_of(ls_day d)
{
  int y, m, day;
  day_parts(d, &y, &m, &day);
  return y;
}

static void unknown(const asking *q, ls_day a, ls_day b)
{
  if(!cal_known_between(q->r, a, b))
    cli_say(q->args, "calendar-unknown", NULL, NULL);
}

/* --- one day ------------------------------------------------------------- */

static void one_day(const asking *q)
{
  static const char *const week[] = { "w-monday", "w-tuesday", "w-wednesday",
    "w-thursday", "w-friday", "w-saturday", "w-sunday" };
  char day[DAY_TEXT];
  const char *name = cal_name(q->r, q->day);
  const char *notice = cal_notice(q->r, year_of(q->day));
  bool work = cal_workday(q->r, q->day), en = q->args->english;
  day_write(q->day, day);
  if(q->args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_str(&j, "day", day);
    json_int(&j, "weekday", day_weekday(q->day));
    json_bool(&j, "workday", work);
    json_some(&j, "name", name);
    json_some(&j, "notice", notice);
    json_bool(&j, "known", notice != NULL);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  printf("%s  %s  ", day, msg_text(week[day_weekday(q->day) - 1], en));
  cli_say(q->args, work ? name ? "calendar-made-up" : "calendar-work"
                        : name ? "calendar-holiday" : "calendar-weekend",
          name, NULL);
  if(notice && name)
    cli_say(q->args, "calendar-notice", notice, NULL);
  unknown(q, q->day, q->day);
}

/* --- arithmetic ---------------------------------------------------------- */

static int add(const asking *q)
{
  char *end, day[DAY_TEXT], from[DAY_TEXT];
  const char *s = q->args->text[ADD];
  long n = strtol(s, &end, 10);
  ls_err err;
  if(end == s || *end || n < -10000 || n > 10000) {
    err_set(&err, LS_EUSAGE, "usage-add", s, NULL);
    cli_complain(&err, q->args->english);
    return EXIT_WRONG_USE;
  }
  ls_day d = cal_add(q->r, q->day, (int)n);
  day_write(d, day);
  day_write(q->day, from);
  if(q->args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_str(&j, "from", from);
    json_int(&j, "add", n);
    json_str(&j, "day", day);
    json_bool(&j, "known", cal_known_between(q->r, q->day, d));
    json_close(&j, '}');
    json_end(&j);
    return EXIT_FINE;
  }
  puts(day);
  unknown(q, q->day, d);
  return EXIT_FINE;
}

static int until(const asking *q)
{
  ls_day to;
  if(!cli_day(q->args, q->args->text[UNTIL], &to))
    return EXIT_WRONG_USE;
  int n = cal_count(q->r, q->day, to);
  if(q->args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_day(&j, "from", q->day);
    json_day(&j, "until", to);
    json_int(&j, "workdays", n);
    json_bool(&j, "known", cal_known_between(q->r, q->day, to));
    json_close(&j, '}');
    json_end(&j);
    return EXIT_FINE;
  }
  printf("%d\n", n);
  unknown(q, q->day, to);
  return EXIT_FINE;
}

/* --- words --------------------------------------------------------------- */

static int term(const asking *q)
{
  ls_term t;
  ls_buf b;
  ls_err err;
  const char *words = q->args->text[TERM];
  int year = q->args->text[OF_YEAR] ? (int)q->args->number[OF_YEAR]
                                    : year_of(q->day);
  if(!term_deadline(q->r, slice_of(words), year,
                    q->given ? q->day : DAY_NONE, &t)) {
    err_set(&err, LS_EUSAGE, "usage-term", words, NULL);
    cli_complain(&err, q->args->english);
    return EXIT_WRONG_USE;
  }
  buf_init(&b, 1 << 16);
  term_how(&b, q->r, &t, q->args->english);
  if(q->args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_day(&j, "day", t.day);
    json_slice(&j, "words", t.words);
    json_str(&j, "how", buf_cstr(&b));
    json_bool(&j, "known", t.known);
    json_close(&j, '}');
    json_end(&j);
  }
  else {
    char day[DAY_TEXT];
    day_write(t.day, day);
    printf("%s  %s\n", day, buf_cstr(&b));
  }
  buf_free(&b);
  return EXIT_FINE;
}

/* --- a whole year -------------------------------------------------------- */

static void stretch(const asking *q, ls_day first, ls_day last)
{
  char a[DAY_TEXT], b[DAY_TEXT];
  bool work = cal_workday(q->r, first);
  const char *name = cal_name(q->r, first);
  day_write(first, a);
  day_write(last, b);
  if(q->args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_str(&j, "first", a);
    json_str(&j, "last", b);
    json_bool(&j, "workday", work);
    json_str(&j, "name", name);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  printf("%s  %s  ", a, first == last ? "          " : b);
  cli_say(q->args, work ? "calendar-made-up" : "calendar-holiday", name,
          NULL);
}

static void year(const asking *q)
{
  int y = (int)q->args->number[OF_YEAR];
  ls_day end = day_make(y, 12, 31);
  char count[24];
  const char *notice = cal_notice(q->r, y);
  for(ls_day d = day_make(y, 1, 1); d <= end; d++) {
    ls_day first = d;
    const char *name = cal_name(q->r, d);
    if(!name)
      continue;
    while(d < end && cal_name(q->r, d + 1) == name &&
          cal_workday(q->r, d + 1) == cal_workday(q->r, first))
      d++;
    stretch(q, first, d);
  }
  if(q->args->text[JSON])
    return;
  snprintf(count, sizeof(count), "%d",
           cal_count(q->r, day_make(y, 1, 1), end));
  cli_say(q->args, "calendar-year", count, NULL);
  if(notice)
    cli_say(q->args, "calendar-notice", notice, NULL);
  unknown(q, end, end);
}

static int answer(const asking *q)
{
  const cli_args *a = q->args;
  if(a->text[TERM])
    return term(q);
  if(a->text[ADD])
    return add(q);
  if(a->text[UNTIL])
    return until(q);
  if(a->text[OF_YEAR])
    year(q);
  else
    one_day(q);
  return EXIT_FINE;
}

static int run(const cli_args *args)
{
  asking q = { .args = args, .given = args->n > 0 };
  char now[SYS_TIME];
  bool told;
  ls_err err = { 0 };
  if(sys_now(now, &told, &err))
    return cli_trouble(args, &err);
  now[10] = 0;
  if(!cli_day(args, args->n ? args->operand[0] : now, &q.day))
    return EXIT_WRONG_USE;
  const char *dir = args->text[RULES] ? args->text[RULES] : cli_rules_folder();
  ls_rules *rules = cli_load_rules(dir, args->english);
  q.r = rules;
  int status = rules ? answer(&q) : EXIT_TROUBLE;
  rules_free(rules);
  return status;
}

const cli_command cmd_calendar = {
  .name = "calendar", .operands = "arg-date-maybe", .min = 0, .max = 1,
  .summary = "cmd-calendar", .text = "cmd-calendar-text",
  .options = options, .run = run
};
