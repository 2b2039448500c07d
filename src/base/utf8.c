#include "base/utf8.h"

#include <assert.h>
#include <string.h>

static int length_of(uint8_t lead)
{
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

#define ONES UINT64_C(0x0101010101010101)

/* How many of the eight bytes at `p` begin a code point: all but 10xxxxxx. */
static uint32_t leads(const char *p)
{
  uint64_t v;
  memcpy(&v, p, sizeof(v));
  uint64_t tails = v >> 7 & ~(v >> 6) & ONES;
  return 8 - (uint32_t)(tails * ONES >> 56);
}

uint32_t u8map_byte(const ls_u8map *m, uint32_t cp)
{
  assert(cp <= m->n);
  if(cp == m->n)
    return m->bytes;
  uint32_t at = m->mark[cp / U8_STRIDE], k = cp % U8_STRIDE, n;
  while(k >= 8 && at + 8 <= m->bytes && (n = leads(m->s + at)) <= k) {
    k -= n;
    at += 8;
  }
  while(((uint8_t)m->s[at] & 0xC0) == 0x80)
    at++; /* the rest of the last one counted */
  for(; k; k--)
    at += (uint32_t)length_of((uint8_t)m->s[at]);
  return at;
}

ls_slice u8map_slice(const ls_u8map *m, uint32_t start, uint32_t end)
{
  assert(start <= end && end <= m->n);
  uint32_t a = u8map_byte(m, start), b = a;
  if(end - start > 2 * U8_STRIDE)
    b = u8map_byte(m, end);
  else
    for(uint32_t k = end - start; k; k--)
      b += (uint32_t)length_of((uint8_t)m->s[b]);
  return (ls_slice){ m->s + a, b - a };
}

static int tail(const uint8_t *p, int k)
{
  return (p[k] & 0xC0) == 0x80;
}

int utf8_next(const uint8_t *p, const uint8_t *end, uint32_t *cp)
{
  uint8_t c = p[0];
  if(c < 0x80) {
    *cp = c;
    return 1;
  }
  if(c < 0xC2 || c > 0xF4 || end - p < length_of(c) || !tail(p, 1))
    return 0;
  if(c < 0xE0) {
    *cp = (uint32_t)(c & 0x1F) << 6 | (p[1] & 0x3F);
    return 2;
  }
  if(!tail(p, 2))
    return 0;
  if(c < 0xF0) {
    *cp = (uint32_t)(c & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 |
          (p[2] & 0x3F);
    return *cp < 0x800 || (*cp >= 0xD800 && *cp < 0xE000) ? 0 : 3;
  }
  if(!tail(p, 3))
    return 0;
  *cp = (uint32_t)(c & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
        (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
  return *cp < 0x10000 || *cp > 0x10FFFF ? 0 : 4;
}

int utf8_put(uint32_t cp, char *out)
{
  if(cp < 0x80) {
    out[0] = (char)cp;
    return 1;
  }
  if(cp < 0x800) {
    out[0] = (char)(0xC0 | cp >> 6);
    out[1] = (char)(0x80 | (cp & 0x3F));
    return 2;
  }
  if(cp < 0x10000) {
    out[0] = (char)(0xE0 | cp >> 12);
    out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[2] = (char)(0x80 | (cp & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | cp >> 18);
  out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
  out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
  out[3] = (char)(0x80 | (cp & 0x3F));
  return 4;
}
