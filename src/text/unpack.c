/* Chinese text is runs of three-byte characters with digits between them.
 * Where the processor has AVX2, up to eight of a run are decoded at once;
 * everything else goes one by one.  The two paths give the same result to
 * the last unit (tests/unit/unpack_test.c). */
#include "text/unpack.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>

#include "text/text.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define HAVE_AVX2_PATH 1
#include <immintrin.h>
#endif

/* text_fold_char of every unit; 0 for control characters to refuse. */
static uint16_t g_fold[65536];

static int is_refused(uint32_t c)
{
  return c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1B;
}

static void fill(void)
{
  for(uint32_t c = 0; c < 65536; c++)
    g_fold[c] = is_refused(c) ? 0 : text_fold_char(c);
}

typedef struct {
  const uint8_t *start, *p, *end;
  uint16_t *fold;
  uint32_t *mark;
  uint32_t count;
  uint32_t next; /* the code point that the next mark is of */
} state;

static inline void note_mark(state *s)
{
  if(s->count >= s->next) {
    s->mark[s->next / U8_STRIDE] = (uint32_t)(s->p - s->start);
    s->next += U8_STRIDE;
  }
}

/* One character; 0 where it is to be refused. */
static inline int one(state *s)
{
  uint32_t c = *s->p;
  int k = 1;
  if(c >= 0x80 && !(k = utf8_next(s->p, s->end, &c)))
    return 0;
  uint16_t unit = c > 0xFFFF ? 0xFFFD : g_fold[c];
  if(!unit)
    return 0;
  s->fold[s->count++] = unit;
  s->p += k;
  return 1;
}

static int portable(state *s)
{
  while(s->p < s->end) {
    note_mark(s);
    if(!one(s))
      return 0;
  }
  return 1;
}

#ifdef HAVE_AVX2_PATH

/* Twelve bytes in each half of the register: four characters. */
#define HALVES(...) _mm256_setr_epi8(__VA_ARGS__, __VA_ARGS__)
#define LEAD (char)0xF0, (char)0xC0, (char)0xC0
#define BITS (char)0xE0, (char)0x80, (char)0x80

#define AVX2 __attribute__((target("avx2,bmi")))

/* How many of the eight begin a run of three-byte characters. */
AVX2 static inline uint32_t run_length(__m256i v)
{
  const __m256i care = HALVES(LEAD, LEAD, LEAD, LEAD, 0, 0, 0, 0);
  const __m256i want = HALVES(BITS, BITS, BITS, BITS, 0, 0, 0, 0);
  __m256i eq = _mm256_cmpeq_epi8(_mm256_and_si256(v, care), want);
  uint32_t m = (uint32_t)_mm256_movemask_epi8(eq);
  m = (m & 0xFFF) | ((m >> 4) & 0xFFF000);
  return _tzcnt_u32(~m) / 3;
}

AVX2 static inline __m128i decode_eight(__m256i v)
{
  const __m256i order = HALVES(2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10,
                               9, -1);
  __m256i x = _mm256_shuffle_epi8(v, order);
  __m256i high = _mm256_and_si256(_mm256_srli_epi32(x, 4),
                                  _mm256_set1_epi32(0xF000));
  __m256i mid = _mm256_and_si256(_mm256_srli_epi32(x, 2),
                                 _mm256_set1_epi32(0x0FC0));
  __m256i low = _mm256_and_si256(x, _mm256_set1_epi32(0x3F));
  x = _mm256_or_si256(_mm256_or_si256(high, mid), low);
  return _mm_packus_epi32(_mm256_castsi256_si128(x),
                          _mm256_extracti128_si256(x, 1));
}

/* A bit for each of the eight that may fold to something else: neither an
 * ideograph nor one of the five commonest signs. */
AVX2 static inline uint32_t unusual(__m128i w)
{
  __m128i over = _mm_subs_epu16(_mm_sub_epi16(w, _mm_set1_epi16(0x4E00)),
                                _mm_set1_epi16(0x51FF));
  __m128i han = _mm_cmpeq_epi16(over, _mm_setzero_si128());
  __m128i comma = _mm_cmpeq_epi16(w, _mm_set1_epi16((short)0xFF0C));
  __m128i list = _mm_cmpeq_epi16(w, _mm_set1_epi16(0x3001));
  __m128i stop = _mm_cmpeq_epi16(w, _mm_set1_epi16(0x3002));
  __m128i quote = _mm_cmpeq_epi16(_mm_or_si128(w, _mm_set1_epi16(1)),
                                  _mm_set1_epi16(0x201D));
  __m128i usual = _mm_or_si128(_mm_or_si128(_mm_or_si128(han, comma), list),
                               _mm_or_si128(stop, quote));
  __m128i bytes = _mm_packs_epi16(usual, _mm_setzero_si128());
  return ~(uint32_t)_mm_movemask_epi8(bytes) & 0xFF;
}

/* Folds the units of `bits`; 0 where one is no shortest form or half of a
 * surrogate pair, with everything before it taken. */
AVX2 static int fold_unusual(state *s, uint32_t bits)
{
  for(; bits; bits &= bits - 1) {
    uint32_t j = _tzcnt_u32(bits);
    uint16_t c = s->fold[s->count + j];
    if(c < 0x800 || (uint16_t)(c - 0xD800) < 0x800) {
      s->count += j;
      s->p += 3 * j;
      return 0;
    }
    s->fold[s->count + j] = g_fold[c];
  }
  return 1;
}

AVX2 static int by_eights(state *s)
{
  while(s->end - s->p >= 32) {
    note_mark(s);
    __m256i v = _mm256_loadu2_m128i((const __m128i *)(const void *)(s->p + 12),
                                    (const __m128i *)(const void *)s->p);
    uint32_t k = run_length(v);
    if(!k) {
      if(!one(s))
        return 0;
      continue;
    }
    if(k > s->next - s->count)
      k = s->next - s->count; /* no mark is stepped over */
    assert(k <= 8);
    __m128i w = decode_eight(v);
    _mm_storeu_si128((__m128i *)(void *)(s->fold + s->count), w);
    uint32_t bits = unusual(w) & ((1u << k) - 1);
    if(bits && !fold_unusual(s, bits))
      return 0;
    s->count += k;
    s->p += 3 * k;
  }
  return portable(s);
}

#endif

static ls_unpacked unpack(const uint8_t *p, size_t n, uint16_t *fold,
                          uint32_t *mark, int (*how)(state *s))
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, fill);
  state s = { p, p, p + n, fold, mark, 0, 0 };
  how(&s);
  return (ls_unpacked){ (size_t)(s.p - p), s.count };
}

ls_unpacked text_unpack_portable(const uint8_t *p, size_t n, uint16_t *fold,
                                 uint32_t *mark)
{
  return unpack(p, n, fold, mark, portable);
}

ls_unpacked text_unpack(const uint8_t *p, size_t n, uint16_t *fold,
                        uint32_t *mark)
{
#ifdef HAVE_AVX2_PATH
  if(__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi"))
    return unpack(p, n, fold, mark, by_eights);
#endif
  return unpack(p, n, fold, mark, portable);
}
