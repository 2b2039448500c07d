/* Numbers as spreadsheets keep them: exact decimals, dates, percentages. */
#include <string.h>

#include "port/sheet_inside.h"

/* Digits a spreadsheet keeps; what is behind them comes from its binary
 * fractions. */
#define KEPT 15
#define MOST 40 /* digits of any number written out */

typedef struct digits {
  char d[MOST];
  int n;        /* significant ones taken */
  int point;    /* how many of them stand before the point; may be < 0 */
  bool whole;   /* written without point and exponent */
  bool negative;
} digits;

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

/* The mantissa; where it ends. */
static size_t mantissa(ls_slice s, size_t i, digits *out)
{
  bool behind = false, any = false;
  for(; i < s.n && (is_digit(s.s[i]) || (s.s[i] == '.' && !behind)); i++) {
    if(s.s[i] == '.') {
      behind = true;
      out->whole = false;
      continue;
    }
    any = true;
    if(!out->n && s.s[i] == '0') {
      out->point -= behind;
      continue;
    }
    if(out->n < MOST)
      out->d[out->n++] = s.s[i];
    out->point += !behind;
  }
  return any ? i : 0;
}

static bool exponent(ls_slice s, size_t i, digits *out)
{
  int v = 0;
  bool minus = false;
  if(i == s.n)
    return true;
  if(s.s[i] != 'e' && s.s[i] != 'E')
    return false;
  i++;
  if(i < s.n && (s.s[i] == '-' || s.s[i] == '+'))
    minus = s.s[i++] == '-';
  if(i == s.n)
    return false;
  for(; i < s.n; i++) {
    if(!is_digit(s.s[i]) || v > 999)
      return false;
    v = v * 10 + (s.s[i] - '0');
  }
  out->whole = false;
  out->point += minus ? -v : v;
  return true;
}

static void cut(digits *d)
{
  if(d->n > KEPT && !(d->whole && d->n <= 18)) {
    bool up = d->d[KEPT] >= '5';
    d->n = KEPT;
    for(int i = KEPT - 1; up && i >= 0; i--) {
      up = d->d[i] == '9';
      d->d[i] = up ? '0' : (char)(d->d[i] + 1);
    }
    if(up) { /* 9.99... is 10 */
      d->d[0] = '1';
      d->point++;
    }
  }
  while(d->n && d->d[d->n - 1] == '0')
    d->n--;
}

static void put(ls_buf *b, const digits *d)
{
  if(d->negative)
    buf_putc(b, '-');
  if(d->point <= 0)
    buf_putc(b, '0');
  for(int i = 0; i < d->point; i++)
    buf_putc(b, i < d->n ? d->d[i] : '0');
  if(d->n > d->point)
    buf_putc(b, '.');
  for(int i = d->point; i < 0; i++)
    buf_putc(b, '0');
  for(int i = d->point > 0 ? d->point : 0; i < d->n; i++)
    buf_putc(b, d->d[i]);
}

bool number_put(ls_buf *b, ls_slice s, int shift)
{
  digits d = { .whole = true };
  size_t i = 0;
  if(s.n && (s.s[0] == '-' || s.s[0] == '+'))
    d.negative = s.s[i++] == '-';
  if(!(i = mantissa(s, i, &d)) || !exponent(s, i, &d))
    return false;
  d.point += shift;
  cut(&d);
  if(!d.n) {
    buf_putc(b, '0');
    return true;
  }
  if(d.point > MOST || d.point - d.n < -MOST)
    return false;
  put(b, &d);
  return true;
}

/* ECMA-376 part 1, 18.8.30; 27-36 and 50-58 are dates in Chinese and
 * Japanese editions. */
format_kind format_builtin(unsigned id)
{
  if(id == 9 || id == 10)
    return FORMAT_PERCENT;
  if((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) ||
     id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58)
    return FORMAT_DATE;
  return FORMAT_PLAIN;
}

/* Passes what is quoted, escaped or in brackets: the index behind it. */
static size_t pass(ls_slice s, size_t i)
{
  char until = s.s[i] == '"' ? '"' : ']';
  if(s.s[i] == '\\' || s.s[i] == '_' || s.s[i] == '*')
    return i + 2;
  const char *end = memchr(s.s + i + 1, until, s.n - i - 1);
  return end ? (size_t)(end - s.s) + 1 : s.n;
}

format_kind format_code(ls_slice s)
{
  bool day = false, month = false, time = false, percent = false;
  for(size_t i = 0; i < s.n && s.s[i] != ';';) {
    char c = s.s[i];
    if(strchr("\"\\_*[", c) && c) {
      i = pass(s, i);
      continue;
    }
    if(s.n - i >= 7 && !memcmp(s.s + i, "General", 7)) {
      i += 7;
      continue;
    }
    c |= 32;
    day = day || c == 'y' || c == 'd';
    month = month || c == 'm';
    time = time || c == 'h' || c == 's';
    percent = percent || s.s[i] == '%';
    i++;
  }
  return day || (month && !time) ? FORMAT_DATE
         : percent               ? FORMAT_PERCENT
                                 : FORMAT_PLAIN;
}

/* Day 60 of the 1900 system is a 29 February that never was. */
ls_day serial_day(ls_slice s, bool since_1904)
{
  int64_t n = 0;
  size_t i = 0;
  for(; i < s.n && is_digit(s.s[i]); i++)
    if((n = n * 10 + (s.s[i] - '0')) > 500000)
      return DAY_NONE;
  if(!i || (i < s.n && s.s[i] != '.'))
    return DAY_NONE;
  for(i += i < s.n; i < s.n; i++)
    if(!is_digit(s.s[i]))
      return DAY_NONE;
  if(since_1904)
    return day_make(1904, 1, 1) + (ls_day)n;
  if(n < 1 || n == 60)
    return DAY_NONE;
  ls_day d = day_make(1900, 1, 1) + (ls_day)n - (n > 60 ? 2 : 1);
  return d <= day_make(2999, 12, 31) ? d : DAY_NONE;
}
