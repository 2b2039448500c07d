/* Text of cells: widths, spaces, likeness, numbers with their units. */
#include "port/cells.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "text/text.h"

static bool is_space(uint32_t cp)
{
  uint16_t c = text_fold_char(cp);
  return c == ' ' || c == '\n' || cp == '\r';
}

ls_slice cell_trim(ls_slice s)
{
  const uint8_t *p = (const uint8_t *)s.s, *end = p + s.n;
  uint32_t cp;
  int k;
  while(p < end && (k = utf8_next(p, end, &cp)) && is_space(cp))
    p += k;
  while(p < end) {
    const uint8_t *q = end - 1;
    while(q > p && (*q & 0xC0) == 0x80)
      q--;
    if(!utf8_next(q, end, &cp) || !is_space(cp))
      break;
    end = q;
  }
  return (ls_slice){ (const char *)p, (size_t)(end - p) };
}

int cell_fold(ls_slice s, uint16_t *out, int most)
{
  const uint8_t *p = (const uint8_t *)s.s, *end = p + s.n;
  int n = 0, k;
  uint32_t cp;
  for(; p < end; p += k) {
    if(!(k = utf8_next(p, end, &cp)))
      return -1;
    if(is_space(cp))
      continue;
    if(n == most)
      return -1;
    out[n++] = text_fold_char(cp);
  }
  return n;
}

static uint16_t lower(uint16_t c)
{
  return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

#define COMPARED 256

bool cell_same(ls_slice a, ls_slice b)
{
  uint16_t x[COMPARED], y[COMPARED];
  if(slice_eq(a, b))
    return true;
  int n = cell_fold(a, x, COMPARED), m = cell_fold(b, y, COMPARED);
  if(n < 0 || n != m)
    return false;
  for(int i = 0; i < n; i++)
    if(lower(x[i]) != lower(y[i]))
      return false;
  return true;
}

int cell_distance(ls_slice a, ls_slice b, int most)
{
  uint16_t x[COMPARED], y[COMPARED];
  int row[COMPARED + 1];
  int n = cell_fold(a, x, COMPARED), m = cell_fold(b, y, COMPARED);
  if(n < 0 || m < 0 || n - m > most || m - n > most)
    return most + 1;
  for(int j = 0; j <= m; j++)
    row[j] = j;
  for(int i = 1; i <= n; i++) {
    int diagonal = row[0];
    row[0] = i;
    for(int j = 1; j <= m; j++) {
      int up = row[j];
      int best = diagonal + (lower(x[i - 1]) != lower(y[j - 1]));
      best = up + 1 < best ? up + 1 : best;
      row[j] = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
      diagonal = up;
    }
  }
  return row[m] > most ? most + 1 : row[m];
}

/* --- numbers --------------------------------------------------------- */

#define WRITTEN 96 /* characters of a cell with a number */

typedef struct scan {
  uint16_t c[WRITTEN + 1]; /* 0 behind the last */
  int n, i;
} scan;

static bool digit(uint16_t c)
{
  return c >= '0' && c <= '9';
}

/* Digits in groups of three: "1，234，567".  False where they are not. */
static bool grouped(const scan *s, int from, int *end)
{
  int i = from, lead = 0;
  while(digit(s->c[i]))
    i++, lead++;
  if(s->c[i] != u'，' || lead < 1 || lead > 3) {
    *end = i;
    return s->c[i] != u'，';
  }
  while(s->c[i] == u'，') {
    if(!digit(s->c[i + 1]) || !digit(s->c[i + 2]) || !digit(s->c[i + 3]) ||
       digit(s->c[i + 4]))
      return false;
    i += 4;
  }
  *end = i;
  return true;
}

static const char *one(scan *s, ls_dec *out, bool *odd)
{
  bool minus = s->c[s->i] == '-';
  int whole, end;
  ls_dec d = { 0, 0 };
  s->i += minus || s->c[s->i] == '+';
  if(!digit(s->c[s->i]))
    return "cell-number";
  if(!grouped(s, s->i, &whole))
    return "cell-thousands";
  for(; s->i < whole; s->i++) {
    *odd = *odd || s->c[s->i] == u'，';
    if(digit(s->c[s->i]) && !dec_digit(&d, s->c[s->i] - '0'))
      return "cell-long";
  }
  if(s->c[s->i] == '.' && digit(s->c[s->i + 1])) {
    for(end = ++s->i; digit(s->c[end]); end++)
      ;
    while(end > s->i && s->c[end - 1] == '0')
      end--;
    for(; s->i < end; s->i++) {
      if(!dec_digit(&d, s->c[s->i] - '0'))
        return "cell-long";
      d.scale++;
    }
    while(digit(s->c[s->i]))
      s->i++;
  }
  *out = minus ? dec_neg(d) : d;
  return NULL;
}

/* Full-width digits or signs; the marks of thousands are told apart by
 * `one`. */
static bool wide(ls_slice s)
{
  const uint8_t *p = (const uint8_t *)s.s, *end = p + s.n;
  uint32_t cp;
  for(int k; p < end && (k = utf8_next(p, end, &cp)); p += k)
    if(cp >= 0xFF10 && cp <= 0xFF19)
      return true;
  return false;
}

/* 万, 亿, 万亿: what no word list needs to say, as the number scan has it. */
static int magnitude(const uint16_t *c, int *used)
{
  *used = 1;
  if(c[0] == u'万' && c[1] == u'亿') {
    *used = 2;
    return 12;
  }
  if(c[0] == u'万')
    return 4;
  if(c[0] == u'亿')
    return 8;
  *used = 0;
  return 0;
}

static const char *unit_of(const scan *s, int i, cell_value *out)
{
  size_t k = 0;
  for(; i < s->n; i++) {
    if(digit(s->c[i]) || s->c[i] == u'，')
      return "cell-number";
    if(k + 4 >= CELL_UNIT)
      return "cell-number";
    k += (size_t)utf8_put(s->c[i], out->unit + k);
  }
  out->unit[k] = 0;
  return NULL;
}

static const char *not_value(const sheet_cell *c)
{
  return c->type == CELL_ERROR  ? "cell-failed"
         : c->type == CELL_DATE ? "cell-is-date"
         : c->type == CELL_BOOL ? "cell-number"
                                : NULL;
}

const char *cell_number(const sheet_cell *c, bool range, cell_value *out)
{
  scan s = { .i = 0 };
  int used;
  const char *bad = not_value(c);
  memset(out, 0, sizeof(*out));
  if(bad)
    return bad;
  s.n = cell_fold(c->text, s.c, WRITTEN);
  if(s.n <= 0)
    return "cell-number";
  if((bad = one(&s, &out->value, &out->odd)))
    return bad;
  if(range && s.c[s.i] == '%' && (s.c[s.i + 1] == '-' ||
                                  s.c[s.i + 1] == '~'))
    s.i++; /* 5%-6% */
  if(range && (s.c[s.i] == '-' || s.c[s.i] == '~')) {
    s.i++;
    out->has_hi = true;
    if((bad = one(&s, &out->hi, &out->odd)))
      return bad;
    if(dec_cmp(out->value, out->hi) >= 0)
      return "cell-range";
  }
  out->odd = out->odd || wide(c->text);
  out->power = magnitude(s.c + s.i, &used);
  return unit_of(&s, s.i + used, out);
}

const char *cell_id(const sheet_cell *c, int64_t *out)
{
  cell_value v;
  const char *bad = cell_number(c, false, &v);
  if(bad || v.unit[0] || v.power || v.value.scale || v.value.m < 1)
    return "cell-id";
  *out = v.value.m;
  return NULL;
}

int unit_power(const char *unit, const char **base)
{
  uint16_t c[4] = { 0 };
  int used, k, n = 0;
  const uint8_t *p = (const uint8_t *)unit, *end = p + strlen(unit);
  size_t at[4] = { 0 };
  for(uint32_t cp; n < 2 && p < end && (k = utf8_next(p, end, &cp)); p += k) {
    c[n++] = (uint16_t)cp;
    at[n] = at[n - 1] + (size_t)k;
  }
  int power = magnitude(c, &used);
  *base = unit + at[used];
  return power;
}

/* Percent points are written with % as often as not. */
static bool one_kind(const char *a, const char *b)
{
  static const char *const points[] = { "%", "％", "个百分点", "百分点" };
  int x = 0, y = 0;
  if(cell_same(slice_of(a), slice_of(b)))
    return true;
  for(size_t i = 0; i < sizeof(points) / sizeof(points[0]); i++) {
    x |= !strcmp(a, points[i]);
    y |= !strcmp(b, points[i]);
  }
  return x && y;
}

bool unit_converts(const char *a, const char *b)
{
  const char *x, *y;
  unit_power(a, &x);
  unit_power(b, &y);
  return one_kind(x, y);
}

const char *cell_scale(cell_value *v, const char *column, const char *unit)
{
  const char *base, *column_base, *own = v->unit;
  int to = unit_power(unit, &base);
  int power = unit_power(column, &column_base);
  if(v->power || v->unit[0]) { /* what stands in the cell itself */
    v->odd = v->odd || (power && v->power);
    if(v->power)
      power = v->power;
    else
      power = unit_power(v->unit, &own);
    if(!*own)
      own = *column_base ? column_base : base;
    if(*column && *column_base && !one_kind(own, column_base))
      return "cell-two-units";
    column_base = own;
  }
  else if(!*column) {
    power = to;
    column_base = base;
  }
  if(!one_kind(*column_base ? column_base : base, base))
    return "cell-unit-kind";
  if(!dec_shift(&v->value, power - to) ||
     (v->has_hi && !dec_shift(&v->hi, power - to)))
    return "cell-long";
  return NULL;
}
