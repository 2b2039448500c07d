#include "emit/out.h"

#include <assert.h>

#define ONES UINT64_C(0x0101010101010101)
#define HIGH UINT64_C(0x8080808080808080)

void out_init(ls_out *o, const ls_report *r, const ls_emit *to)
{
  o->to = to;
  o->r = r;
  o->rc = 0;
  o->cp = o->byte = 0;
  o->n = 0;
}

void out_flush(ls_out *o)
{
  if(!o->rc && o->n)
    o->rc = o->to->write(o->to->arg, o->p, o->n);
  o->n = 0;
}

int out_end(ls_out *o)
{
  out_flush(o);
  return o->rc;
}

void out_long(ls_out *o, const char *p, size_t n)
{
  out_flush(o);
  if(n < OUT_CAP) {
    memcpy(o->p, p, n);
    o->n = n;
  }
  else if(!o->rc)
    o->rc = o->to->write(o->to->arg, p, n);
}

void out_uint(ls_out *o, uint64_t v)
{
  char digits[20], *p = digits + sizeof(digits);
  do {
    *--p = (char)('0' + v % 10);
  } while(v /= 10);
  out_put(o, p, (size_t)(digits + sizeof(digits) - p));
}

void out_grouped(ls_out *o, uint64_t v)
{
  char digits[28], *p = digits + sizeof(digits);
  int n = 0;
  do {
    if(n && n % 3 == 0)
      *--p = ',';
    *--p = (char)('0' + v % 10);
    n++;
  } while(v /= 10);
  out_put(o, p, (size_t)(digits + sizeof(digits) - p));
}

void out_dec(ls_out *o, ls_dec d)
{
  char digits[48], *p = digits + sizeof(digits);
  uint64_t m = d.m < 0 ? 0 - (uint64_t)d.m : (uint64_t)d.m;
  int scale = d.scale;
  while(scale > 0 && m % 10 == 0) {
    m /= 10;
    scale--;
  }
  assert(scale <= 18);
  for(int k = 0; m || k <= scale; k++) {
    if(k == scale && k > 0)
      *--p = '.';
    *--p = (char)('0' + m % 10);
    m /= 10;
  }
  if(d.m < 0)
    *--p = '-';
  out_put(o, p, (size_t)(digits + sizeof(digits) - p));
}

/* --- positions --------------------------------------------------------- */

static inline uint32_t step(const char *s)
{
  uint8_t lead = (uint8_t)*s;
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* The byte of code point `cp`, which becomes the last position. */
static uint32_t place(ls_out *o, uint32_t cp)
{
  const ls_u8map *m = &o->r->text;
  uint32_t at = o->byte, k;
  if(cp >= o->cp && cp - o->cp <= U8_STRIDE) {
    for(k = cp - o->cp; k; k--)
      at += step(m->s + at);
  }
  else if(cp < o->cp && o->cp - cp <= U8_STRIDE / 2) {
    for(k = o->cp - cp; k; k--)
      do
        at--;
      while(((uint8_t)m->s[at] & 0xC0) == 0x80);
  }
  else
    at = u8map_byte(m, cp);
  o->cp = cp;
  o->byte = at;
  return at;
}

ls_slice out_span(ls_out *o, ls_span s)
{
  assert(s.start <= s.end && s.end <= o->r->text.n);
  if(s.start == s.end)
    return SLICE("");
  uint32_t a = place(o, s.start), b = place(o, s.end);
  return (ls_slice){ o->r->text.s + a, b - a };
}

/* --- escapes ----------------------------------------------------------- */

static inline uint64_t word_at(const char *p)
{
  uint64_t v;
  memcpy(&v, p, sizeof(v));
  return v;
}

/* Non-zero where one of the eight bytes is below `n`. */
static inline uint64_t below(uint64_t v, uint64_t n)
{
  return (v - ONES * n) & ~v & HIGH;
}

static inline uint64_t has(uint64_t v, uint8_t c)
{
  return below(v ^ (ONES * c), 1);
}

static void json_byte(ls_out *o, unsigned char c)
{
  static const char hex[] = "0123456789abcdef";
  out_room(o, 6);
  char *p = o->p + o->n;
  if(c >= 0x20 && c != '"' && c != '\\') {
    *p++ = (char)c;
  }
  else {
    *p++ = '\\';
    if(c == '\n' || c == '\t')
      *p++ = c == '\n' ? 'n' : 't';
    else if(c >= 0x20)
      *p++ = (char)c;
    else {
      memcpy(p, "u00", 3);
      p[3] = hex[c >> 4];
      p[4] = hex[c & 15];
      p += 5;
    }
  }
  o->n = (size_t)(p - o->p);
}

void out_json(ls_out *o, ls_slice s)
{
  const char *p = s.s, *end = p + s.n;
  while(end - p >= 8) {
    uint64_t v = word_at(p);
    if(below(v, 0x20) | has(v, '"') | has(v, '\\')) {
      for(int k = 0; k < 8; k++)
        json_byte(o, (unsigned char)p[k]);
    }
    else {
      out_room(o, 8);
      memcpy(o->p + o->n, &v, 8);
      o->n += 8;
    }
    p += 8;
  }
  while(p < end)
    json_byte(o, (unsigned char)*p++);
}

/* What one byte becomes in a page, or NULL for itself.  Control characters
 * are no part of HTML. */
static const char *html_of(unsigned char c)
{
  switch(c) {
  case '<': return "&lt;";
  case '>': return "&gt;";
  case '&': return "&amp;";
  case '"': return "&quot;";
  case '\'': return "&#39;";
  case 0x7F: return "\xEF\xBF\xBD";
  default: break;
  }
  return c < 0x20 && c != '\n' && c != '\t' ? "\xEF\xBF\xBD" : NULL;
}

void out_html(ls_out *o, ls_slice s)
{
  size_t from = 0;
  for(size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.s[i];
    if(c > '>' && c != 0x7F)
      continue;
    const char *as = html_of(c);
    if(!as)
      continue;
    out_put(o, s.s + from, i - from);
    out_z(o, as);
    from = i + 1;
  }
  out_put(o, s.s + from, s.n - from);
}

void out_plain(ls_out *o, ls_slice s)
{
  size_t from = 0;
  for(size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.s[i];
    /* C0, DEL, and C1 (U+0080 to U+009F), which terminals obey too */
    bool c1 = c == 0xC2 && i + 1 < s.n && (uint8_t)s.s[i + 1] < 0xA0;
    if(c >= 0x20 && c != 0x7F && !c1)
      continue;
    out_put(o, s.s + from, i - from);
    out_char(o, ' ');
    i += c1;
    from = i + 1;
  }
  if(from < s.n)
    out_put(o, s.s + from, s.n - from);
}

void out_figure_ids(ls_out *o, const ls_item *i, char between)
{
  for(uint32_t k = 0; k < i->figures; k++) {
    if(k)
      out_char(o, between);
    out_uint(o, o->r->figures.v[i->figure + k].h.id);
  }
}

void out_milestone_ids(ls_out *o, const ls_item *i, char between)
{
  for(uint32_t k = 0; k < i->milestones; k++) {
    if(k)
      out_char(o, between);
    out_uint(o, o->r->milestones.v[i->milestone + k].h.id);
  }
}

void out_period(ls_out *o, ls_period p)
{
  if(!p.from)
    return;
  out_uint(o, p.from);
  if(p.month) {
    out_char(o, '-');
    out_char(o, (char)('0' + p.month / 10));
    out_char(o, (char)('0' + p.month % 10));
  }
  else if(p.to != p.from) {
    out_char(o, '/');
    out_uint(o, p.to);
  }
}
