/* Finding the next of a few characters in folded text, eight at a time
 * where the processor has SSE2 (every x86-64 does). */
#ifndef LS_TEXT_SEEK_H
#define LS_TEXT_SEEK_H

#include <stdint.h>

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

/* The first of [from, to) that has one of `bits`, or `to`. */
static inline uint32_t seek_bits(const uint16_t *v, uint32_t from,
                                 uint32_t to, uint16_t bits)
{
#if defined(__SSE2__)
  __m128i want = _mm_set1_epi16((short)bits), none = _mm_setzero_si128();
  for(uint32_t i = from; i < to; i += 16) {
    const __m128i *p = (const __m128i *)(const void *)(v + i);
    __m128i x = _mm_and_si128(_mm_loadu_si128(p), want);
    __m128i y = _mm_and_si128(_mm_loadu_si128(p + 1), want);
    x = _mm_packs_epi16(_mm_cmpeq_epi16(x, none), _mm_cmpeq_epi16(y, none));
    uint32_t hits = (uint32_t)_mm_movemask_epi8(x) ^ 0xFFFF;
    if(hits) {
      i += (uint32_t)__builtin_ctz(hits);
      return i < to ? i : to;
    }
  }
  return to;
#else
  while(from < to && !(v[from] & bits))
    from++;
  return from;
#endif
}

#endif
