#include "rules/terms.h"

#include <stdio.h>
#include <string.h>

#include "base/msg.h"
#include "base/utf8.h"
#include "rules/calendar.h"
#include "rules/inside.h"

/* --- the file ------------------------------------------------------------ */

static const char *const units[] = {
  "year", "half", "quarter", "month", "date", "days", "workdays", "months",
  "holiday", "day", "mention", NULL
};
static const char *const rolls[] = { "before", "no", "after", NULL };

/* `n` of a TU_DAY: 05-31 in any year that is not a leap year. */
static void read_day(ls_loading *l, const ls_table_row *r, term_row *t)
{
  char text[DAY_TEXT] = "2023-";
  if(r->f[2].n == 5)
    memcpy(text + 5, r->f[2].s, 5);
  ls_day d = day_parse((ls_slice){ text, 10 });
  int year;
  if(r->f[2].n != 5 || d == DAY_NONE)
    table_complain(l, r->line, "rule-month-day", r->f[2], NULL);
  else
    day_parts(d, &year, &t->month, &t->mday);
}

static void read_point(ls_loading *l, const ls_table_row *r, term_row *t)
{
  if(slice_eq(r->f[3], SLICE("before")))
    t->point = -1;
  else if(!slice_eq(r->f[3], SLICE("end")))
    t->point = table_int(l, r, r->f[3], 1, 28);
}

static void row(ls_loading *l, void *to, const ls_table_row *r)
{
  ls_rules *rules = to;
  term_row t = { .words = r->f[0], .line = r->line,
                 .unit = (uint8_t)table_word(units, r->f[1]),
                 .roll = table_word(rolls, r->f[4]) - 1 };
  if(t.unit == TU_HOLIDAY)
    t.name = table_text(l, r->f[2]);
  else if(t.unit == TU_DAY)
    read_day(l, r, &t);
  else if(r->f[2].n && !slice_eq(r->f[2], SLICE("N")))
    t.n = table_int(l, r, r->f[2], 1, 2999);
  read_point(l, r, &t);
  *vec_push(l->arena, &rules->terms) = t;
}

static const ls_table_def def = {
  "terms", { { "words", NULL, true }, { "unit", units, true },
             { "n", NULL, false }, { "point", NULL, true },
             { "roll", rolls, true } }
};

const rules_part part_terms = { &def, row, NULL };

/* --- the text ------------------------------------------------------------ */

typedef struct folded {
  uint32_t cp[TERM_TEXT + 1]; /* 0 ends it */
  uint32_t byte[TERM_TEXT + 1];
  int n;
} folded;

/* Full-width digits and letters as ASCII; text that is no UTF-8 ends. */
static void fold(ls_slice s, folded *f)
{
  const uint8_t *p = (const uint8_t *)s.s, *end = p + s.n;
  uint32_t cp;
  f->n = 0;
  for(int k; f->n < TERM_TEXT && p < end && (k = utf8_next(p, end, &cp)) > 0;
      p += k) {
    f->byte[f->n] = (uint32_t)(p - (const uint8_t *)s.s);
    f->cp[f->n++] = cp >= 0xFF01 && cp <= 0xFF5E ? cp - 0xFEE0 : cp;
  }
  f->byte[f->n] = (uint32_t)(p - (const uint8_t *)s.s);
  f->cp[f->n] = 0;
}

/* 0-9 of a Chinese digit, 10 for ten, -1 for anything else.  Numerals are
 * no words of a list: they are read as numbers everywhere. */
static int chinese(uint32_t cp)
{
  static const uint32_t digit[] = { 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
    0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341 };
  for(int i = 0; i < 11; i++)
    if(digit[i] == cp)
      return i;
  return cp == 0x4E24 ? 2 : cp == 0x3007 ? 0 : -1;
}

static bool ascii_digit(uint32_t cp) { return cp >= '0' && cp <= '9'; }

/* A number at f[i]: its code points, and its value up to 9999. */
static int number(const folded *f, int i, int *v)
{
  int n = 0, tens = 0, c;
  *v = 0;
  for(; n < 4 && ascii_digit(f->cp[i + n]); n++)
    *v = *v * 10 + (int)(f->cp[i + n] - '0');
  if(n)
    return ascii_digit(f->cp[i + n]) ? 0 : n;
  if(chinese(f->cp[i]) < 0)
    return 0;
  if(chinese(f->cp[i]) < 10)
    tens = chinese(f->cp[i + n++]);
  if(chinese(f->cp[i + n]) != 10) {
    *v = tens;
    return n;
  }
  tens = n ? tens : 1;
  n++;
  *v = tens * 10;
  if((c = chinese(f->cp[i + n])) > 0 && c < 10) {
    *v += c;
    n++;
  }
  return n;
}

static bool begins_within_number(const folded *f, int i)
{
  return i > 0 && ((ascii_digit(f->cp[i]) && ascii_digit(f->cp[i - 1])) ||
                   (chinese(f->cp[i]) >= 0 && chinese(f->cp[i - 1]) >= 0));
}

/* The code points of the text that row `t` takes at i, or 0. */
static int matches(const term_row *t, const folded *f, int i, int num[2])
{
  const uint8_t *p = (const uint8_t *)t->words.s, *end = p + t->words.n;
  int at = i, nums = 0;
  uint32_t cp;
  for(int k; p < end && (k = utf8_next(p, end, &cp)) > 0; p += k) {
    if(cp != 'N') {
      if(f->cp[at++] != cp)
        return 0;
      continue;
    }
    int v, n = number(f, at, &v);
    if(!n || nums == 2)
      return 0;
    num[nums++] = v;
    at += n;
  }
  return at - i;
}

/* --- the day ------------------------------------------------------------- */

static ls_day month_end(int year, int month)
{
  return day_make(year, month, month_days(year, month));
}

/* The last of `months` months that end with month `last`. */
static ls_day of_year(const term_row *t, int year, int last, int months)
{
  if(t->point < 0)
    return day_make(year, last - months + 1, 1) - 1;
  return t->point ? day_make(year, last, t->point) : month_end(year, last);
}

static bool sensible(const term_row *t, const int *num, int n)
{
  switch(t->unit) {
  case TU_HALF: return n >= 1 && n <= 2;
  case TU_QUARTER: return n >= 1 && n <= 4;
  case TU_MONTH: return n >= 1 && n <= 12;
  case TU_DATE: return month_days(2024, num[0]) >= num[1] && num[1] > 0;
  case TU_YEAR:
  case TU_MENTION: return !n || (n >= 1901 && n <= 2998);
  case TU_DAYS: case TU_WORKDAYS: return n >= 1 && n <= 3650;
  case TU_MONTHS: return n >= 1 && n <= 240;
  default: return true;
  }
}

static ls_day count_from(const ls_rules *r, const term_row *t, int n,
                         ls_day from)
{
  if(from == DAY_NONE)
    return DAY_NONE;
  if(t->unit == TU_WORKDAYS)
    return cal_add(r, from, n);
  return t->unit == TU_DAYS ? from + n : day_add_months(from, n);
}

static ls_day plain_day(const ls_rules *r, const term_row *t, const int *num,
                        int n, int year, ls_day from)
{
  ls_day d;
  switch(t->unit) {
  case TU_YEAR:
  case TU_MENTION: return of_year(t, n ? n : year, 12, 12);
  case TU_HALF: return of_year(t, year, n * 6, 6);
  case TU_QUARTER: return of_year(t, year, n * 3, 3);
  case TU_MONTH: return of_year(t, year, n, 1);
  case TU_DATE: return day_make(year, num[0], num[1]);
  case TU_DAY: return day_make(year, t->month, t->mday);
  case TU_HOLIDAY:
    d = cal_holiday(r, year, t->name);
    return d == DAY_NONE ? DAY_NONE : d - 1;
  default: return count_from(r, t, n, from);
  }
}

static ls_term term_of(const ls_rules *r, const term_row *t, const int *num,
                       int year, ls_day from)
{
  int n = t->n ? t->n : num[0];
  bool counted = t->unit == TU_DAYS || t->unit == TU_WORKDAYS ||
                 t->unit == TU_MONTHS;
  ls_term out = { .unit = t->unit, .n = n, .roll = (int8_t)t->roll,
                  .line = t->line, .from = counted ? from : DAY_NONE,
                  .mention = t->unit == TU_MENTION };
  out.plain = plain_day(r, t, num, n, year, from);
  out.day = out.plain;
  if(out.plain != DAY_NONE) {
    out.day = cal_roll(r, out.plain, t->roll);
    /* the end of June needs no calendar, and three months no holidays
     * unless their last day is moved */
    out.known = (!t->roll && t->unit != TU_WORKDAYS) ||
                cal_known_between(r, counted ? from : out.plain, out.day);
  }
  return out;
}

/* The row that takes most at i; NULL if none. */
static const term_row *longest(const ls_rules *r, const folded *f, int i,
                               int num[2], int *len)
{
  const term_row *best = NULL;
  *len = 0;
  for(uint32_t k = 0; k < r->terms.n; k++) {
    const term_row *t = &r->terms.v[k];
    int v[2] = { 0, 0 };
    int n = matches(t, f, i, v);
    if(n > *len && sensible(t, v, t->n ? t->n : v[0])) {
      best = t;
      *len = n;
      num[0] = v[0];
      num[1] = v[1];
    }
  }
  return best;
}

/* 前 and 之前 behind a term belong to its words and change nothing: by the
 * end of June is by the end of June. */
static int with_before(const folded *f, int end)
{
  const uint32_t zhi = 0x4E4B, qian = 0x524D;
  if(f->cp[end] == qian)
    return end + 1;
  return f->cp[end] == zhi && f->cp[end + 1] == qian ? end + 2 : end;
}

int terms_find(const ls_rules *r, ls_slice text, int year, ls_day from,
               ls_term *out, int max)
{
  folded f = { .n = 0 };
  int n = 0, len;
  fold(text, &f);
  for(int i = 0; i < f.n && n < max; i += len) {
    int num[2] = { 0, 0 };
    const term_row *t = begins_within_number(&f, i)
                          ? NULL : longest(r, &f, i, num, &len);
    if(!t) {
      len = 1;
      continue;
    }
    ls_term term = term_of(r, t, num, year, from);
    int end = term.mention ? i + len : with_before(&f, i + len);
    if(term.mention && term.n)
      year = term.n;
    term.words = (ls_slice){ text.s + f.byte[i],
                             f.byte[end] - f.byte[i] };
    out[n++] = term;
    len = end - i;
  }
  return n;
}

#define TERMS_MOST 32 /* of one text */

bool term_deadline(const ls_rules *r, ls_slice text, int year, ls_day from,
                   ls_term *out)
{
  ls_term found[TERMS_MOST];
  int n = terms_find(r, text, year, from, found, TERMS_MOST);
  const ls_term *best = NULL;
  bool open = false;
  for(int i = 0; i < n; i++) {
    const ls_term *t = &found[i];
    if(t->day == DAY_NONE)
      open = open || !t->mention;
    else if(!best || (best->mention && !t->mention) ||
            (best->mention == t->mention && t->day > best->day))
      best = t;
  }
  if(open && (!best || best->mention))
    return false;
  if(best && best->day >= day_make(year, 1, 1)) {
    *out = *best;
    return true;
  }
  ls_day end = day_make(year, 12, 31);
  *out = (ls_term){ .words = SLICE(""), .day = end, .plain = end,
                    .from = DAY_NONE, .known = true };
  return end != DAY_NONE;
}

/* --- words --------------------------------------------------------------- */

static void put(ls_buf *b, const char *key, bool en, const char *a,
                const char *c)
{
  msg_put(b, msg_text(key, en), a, c);
}

void term_how(ls_buf *b, const ls_rules *r, const ls_term *t, bool english)
{
  char words[120], plain[DAY_TEXT], day[DAY_TEXT], line[16];
  (void)r;
  day_write(t->plain, plain);
  day_write(t->day, day);
  if(!t->words.n) {
    put(b, "term-none", english, day, NULL);
    return;
  }
  snprintf(words, sizeof(words), "%.*s",
           (int)(t->words.n < 100 ? t->words.n : 100), t->words.s);
  snprintf(line, sizeof(line), "%u", t->line);
  put(b, "term-words", english, words, plain);
  if(t->from != DAY_NONE) {
    char from[DAY_TEXT];
    day_write(t->from, from);
    put(b, "term-from", english, from, NULL);
  }
  if(t->day != t->plain)
    put(b, t->roll > 0 ? "term-after" : "term-before", english, day, NULL);
  if(!t->known)
    put(b, "term-unknown", english, NULL, NULL);
  put(b, "term-row", english, line, NULL);
}

void term_note(ls_buf *b, const ls_term *t)
{
  char plain[DAY_TEXT], day[DAY_TEXT], from[DAY_TEXT];
  day_write(t->plain, plain);
  day_write(t->day, day);
  day_write(t->from, from);
  if(!t->words.n) {
    buf_fmt(b, "= %s", day);
    return;
  }
  buf_slice(b, t->words);
  if(t->from != DAY_NONE)
    buf_fmt(b, " + %s", from);
  buf_fmt(b, " = %s", plain);
  if(t->day != t->plain)
    buf_fmt(b, " > %s", day);
  buf_fmt(b, " (terms:%u%s)", t->line, t->known ? "" : ", ?");
}
