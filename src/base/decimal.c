#include "base/decimal.h"

#define LIMIT INT64_C(1000000000000000000) /* 10^18 */

static bool mul10(int64_t *m)
{
  if(*m >= LIMIT / 10 || *m <= -(LIMIT / 10))
    return false;
  *m *= 10;
  return true;
}

bool dec_shift(ls_dec *d, int power)
{
  int64_t m = d->m;
  int scale = d->scale;
  if(m == 0) {
    d->scale = 0;
    return true;
  }
  for(; power > 0; power--) {
    if(scale > 0)
      scale--;
    else if(!mul10(&m))
      return false;
  }
  scale -= power;
  if(scale > 18)
    return false;
  *d = (ls_dec){ m, scale };
  return true;
}

bool dec_digit(ls_dec *d, int digit)
{
  int64_t m = d->m;
  if(!mul10(&m))
    return false;
  d->m = m + digit;
  return true;
}

/* Brings both to the same scale. */
static bool align(ls_dec *a, ls_dec *b)
{
  while(a->scale < b->scale) {
    if(!mul10(&a->m))
      return false;
    a->scale++;
  }
  while(b->scale < a->scale) {
    if(!mul10(&b->m))
      return false;
    b->scale++;
  }
  return true;
}

bool dec_add(ls_dec a, ls_dec b, ls_dec *out)
{
  if(!align(&a, &b))
    return false;
  int64_t m = a.m + b.m; /* each below 10^18: no overflow */
  if(m >= LIMIT || m <= -LIMIT)
    return false;
  *out = (ls_dec){ m, a.scale };
  return true;
}

int dec_cmp(ls_dec a, ls_dec b)
{
  if(!align(&a, &b)) { /* far apart in size: doubles tell them apart */
    double x = dec_double(a), y = dec_double(b);
    return (x > y) - (x < y);
  }
  return (a.m > b.m) - (a.m < b.m);
}

ls_dec dec_neg(ls_dec d)
{
  d.m = -d.m;
  return d;
}

void dec_text(ls_dec d, char out[DEC_TEXT])
{
  while(d.scale > 0 && d.m % 10 == 0) {
    d.m /= 10;
    d.scale--;
  }
  if(d.m < 0) {
    *out++ = '-';
    d.m = -d.m;
  }
  char digits[DEC_TEXT];
  int n = 0;
  for(int64_t m = d.m; m || n <= d.scale; m /= 10)
    digits[n++] = (char)('0' + m % 10);
  while(n > 0) {
    *out++ = digits[--n];
    if(n == d.scale && n > 0)
      *out++ = '.';
  }
  *out = 0;
}

void dec_write(ls_buf *b, ls_dec d)
{
  char text[DEC_TEXT];
  dec_text(d, text);
  buf_puts(b, text);
}

double dec_double(ls_dec d)
{
  double v = (double)d.m;
  for(int i = 0; i < d.scale; i++)
    v /= 10;
  return v;
}

bool dec_parse(ls_slice s, ls_dec *out)
{
  size_t i = s.n && (s.s[0] == '-' || s.s[0] == '+');
  bool point = false, any = false;
  ls_dec d = { 0, 0 };
  for(; i < s.n; i++) {
    if(s.s[i] == '.' && !point && any) {
      point = true;
      any = false;
      continue;
    }
    if(s.s[i] < '0' || s.s[i] > '9' || !dec_digit(&d, s.s[i] - '0'))
      return false;
    any = true;
    d.scale += point;
    if(d.scale > 18)
      return false;
  }
  if(!any)
    return false;
  *out = s.s[0] == '-' ? dec_neg(d) : d;
  return true;
}
