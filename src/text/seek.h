/* Finding the next of a few characters in folded text, eight at a time
 * where the processor has SSE2 (every x86-64 does). */
#ifndef LS_TEXT_SEEK_H
#define LS_TEXT_SEEK_H

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>

/* A bit pair for each of eight characters that is one of a, b, c or d. */
static inline uint32_t seek_hits(const uint16_t *p, __m128i a, __m128i b,
                                 __m128i c, __m128i d)
{
  __m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
  __m128i ab = _mm_or_si128(_mm_cmpeq_epi16(v, a), _mm_cmpeq_epi16(v, b));
  __m128i cd = _mm_or_si128(_mm_cmpeq_epi16(v, c), _mm_cmpeq_epi16(v, d));
  return (uint32_t)_mm_movemask_epi8(_mm_or_si128(ab, cd));
}
#endif

/* What lies behind `to` is read too, this many units, and changes nothing:
 * a fold has FOLD_PAD of them, other arrays must have as many. */
#define SEEK_PAD 16

/* The first place of `a`, `b`, `c` or `d` (repeat one for fewer) in
 * [from, to), or `to`. */
static inline uint32_t seek4(const uint16_t *f, uint32_t from, uint32_t to,
                             uint16_t a, uint16_t b, uint16_t c, uint16_t d)
{
  uint32_t i = from;
#if defined(__SSE2__)
  __m128i va = _mm_set1_epi16((short)a), vb = _mm_set1_epi16((short)b);
  __m128i vc = _mm_set1_epi16((short)c), vd = _mm_set1_epi16((short)d);
  for(; i < to; i += 8) {
    uint32_t hits = seek_hits(f + i, va, vb, vc, vd);
    if(hits) {
      i += (uint32_t)__builtin_ctz(hits) / 2;
      break;
    }
  }
  return i < to ? i : to;
#else
  while(i < to && f[i] != a && f[i] != b && f[i] != c && f[i] != d)
    i++;
  return i;
#endif
}

/* The first place of [from, to) of a character from `a` to `b`, from `c` to
 * `d`, or of `x` or `y`; or `to`. */
static inline uint32_t seek_ranges(const uint16_t *f, uint32_t from,
                                   uint32_t to, uint16_t a, uint16_t b,
                                   uint16_t c, uint16_t d, uint16_t x,
                                   uint16_t y)
{
  uint32_t i = from;
#if defined(__SSE2__)
  __m128i va = _mm_set1_epi16((short)a), vc = _mm_set1_epi16((short)c);
  __m128i ab = _mm_set1_epi16((short)(b - a));
  __m128i cd = _mm_set1_epi16((short)(d - c));
  __m128i vx = _mm_set1_epi16((short)x), vy = _mm_set1_epi16((short)y);
  __m128i none = _mm_setzero_si128();
  for(; i < to; i += 8) {
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(f + i));
    __m128i in = _mm_cmpeq_epi16(_mm_subs_epu16(_mm_sub_epi16(v, va), ab),
                                 none);
    in = _mm_or_si128(in, _mm_cmpeq_epi16(
           _mm_subs_epu16(_mm_sub_epi16(v, vc), cd), none));
    in = _mm_or_si128(in, _mm_or_si128(_mm_cmpeq_epi16(v, vx),
                                       _mm_cmpeq_epi16(v, vy)));
    uint32_t hits = (uint32_t)_mm_movemask_epi8(in);
    if(hits) {
      i += (uint32_t)__builtin_ctz(hits) / 2;
      break;
    }
  }
  return i < to ? i : to;
#else
  while(i < to && !(f[i] >= a && f[i] <= b) && !(f[i] >= c && f[i] <= d) &&
        f[i] != x && f[i] != y)
    i++;
  return i;
#endif
}

/* The end of the sentence at `from`: the first of 。！？ and the newline in
 * [from, to), or `to`.  The same set as CH_STOP. */
static inline uint32_t seek_stop(const uint16_t *f, uint32_t from,
                                 uint32_t to)
{
  return seek4(f, from, to, u'。', u'！', u'？', '\n');
}

/* The first newline in [from, to), or `to`. */
static inline uint32_t seek_newline(const uint16_t *f, uint32_t from,
                                    uint32_t to)
{
  return seek4(f, from, to, '\n', '\n', '\n', '\n');
}

/* --- planes: a bit for each place, the lowest of a byte first ----------- */

/* Planes are read this many bytes behind their end. */
#define PLANE_PAD 8

/* The bits from place `i` on: 57 of them, maybe more. */
static inline uint64_t plane_at(const uint8_t *plane, uint32_t i)
{
  uint64_t w;
  memcpy(&w, plane + (i >> 3), sizeof(w));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  w = __builtin_bswap64(w);
#endif
  return w >> (i & 7);
}

/* The k-th bit of each of v[0..n) into plane[k], for all sixteen.  `v` has
 * SEEK_PAD zeros behind it. */
static inline void planes_fill(uint8_t *const plane[16], const uint16_t *v,
                               uint32_t n)
{
  for(uint32_t i = 0; i < n; i += 16) {
#if defined(__SSE2__)
    const __m128i *p = (const __m128i *)(const void *)(v + i);
    const __m128i low = _mm_set1_epi16(0xFF);
    __m128i a = _mm_loadu_si128(p), b = _mm_loadu_si128(p + 1);
    __m128i half[2] = {
      _mm_packus_epi16(_mm_and_si128(a, low), _mm_and_si128(b, low)),
      _mm_packus_epi16(_mm_srli_epi16(a, 8), _mm_srli_epi16(b, 8))
    };
    for(int h = 0; h < 2; h++)
      for(int k = 7; k >= 0; k--) {
        uint16_t bits = (uint16_t)_mm_movemask_epi8(half[h]);
        memcpy(plane[8 * h + k] + i / 8, &bits, sizeof(bits));
        half[h] = _mm_add_epi8(half[h], half[h]);
      }
#else
    for(int k = 0; k < 16; k++)
      for(uint32_t j = 0; j < 16; j += 8) {
        unsigned bits = 0;
        for(uint32_t m = 0; m < 8; m++)
          bits |= (v[i + j + m] >> k & 1u) << m;
        plane[k][(i + j) / 8] = (uint8_t)bits;
      }
#endif
  }
}

#endif
