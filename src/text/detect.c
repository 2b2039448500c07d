/* Guessing an encoding.  The bytes of UTF-8 text are hardly ever valid by
 * chance, so what is mostly UTF-8 is UTF-8 with a fault, and is not tried
 * as GB18030, which takes nearly anything. */
#include "text/detect.h"

#include <string.h>

#define SAMPLE 65536

ls_encoding detect_mark(const uint8_t *p, size_t n, size_t *skip)
{
  static const struct {
    const char *mark;
    uint8_t len, enc;
  } marks[] = {
    { "\xEF\xBB\xBF", 3, ENC_UTF8 },
    { "\x84\x31\x95\x33", 4, ENC_GB18030 },
    { "\xFF\xFE", 2, ENC_UTF16LE },
    { "\xFE\xFF", 2, ENC_UTF16BE },
  };
  for(size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
    if(n >= marks[i].len && !memcmp(p, marks[i].mark, marks[i].len)) {
      *skip = marks[i].len;
      return (ls_encoding)marks[i].enc;
    }
  *skip = 0;
  return ENC_UTF8;
}

static bool refused(uint8_t c)
{
  return c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1B;
}

size_t detect_control(const uint8_t *p, size_t n)
{
  size_t i = 0;
  while(i < n && !refused(p[i]))
    i++;
  return i;
}

/* The bytes around `at` that a guess is made from. */
static size_t sample(size_t n, size_t at, size_t *from)
{
  *from = at > SAMPLE / 2 ? at - SAMPLE / 2 : 0;
  return n - *from > SAMPLE ? *from + SAMPLE : n;
}

/* Characters of two bytes and more against bytes that are none. */
static void count_utf8(const uint8_t *p, size_t n, size_t *good, size_t *bad)
{
  const uint8_t *end = p + n;
  *good = *bad = 0;
  while(p < end) {
    uint32_t cp;
    int k = utf8_next(p, end, &cp);
    *good += k > 1;
    *bad += k == 0;
    p += k ? k : 1;
  }
}

/* Units that text in Chinese or English consists of. */
static bool likely(uint32_t u)
{
  return (u >= 0x4E00 && u <= 0x9FFF) || (u >= 0x20 && u < 0x7F) ||
         u == '\n' || u == '\r' || u == '\t' || (u >= 0x3000 && u < 0x3020) ||
         (u >= 0xFF01 && u <= 0xFF5E) || (u >= 0x2010 && u <= 0x203B) ||
         u == 0xA0 || u == 0xB7 || u == 0xD7 ||
         (u >= 0x2160 && u <= 0x24FF);
}

/* UTF-16 either way: nine of ten units are likely ones. */
static bool utf16(const uint8_t *p, size_t n, ls_encoding *enc)
{
  size_t le = 0, be = 0, units = (n > SAMPLE ? SAMPLE : n) / 2;
  for(size_t i = 0; i < units; i++) {
    uint32_t a = p[2 * i], b = p[2 * i + 1];
    le += likely(b << 8 | a);
    be += likely(a << 8 | b);
  }
  *enc = le >= be ? ENC_UTF16LE : ENC_UTF16BE;
  return units > 0 && (le > be ? le : be) >= units - units / 10;
}

ls_encoding detect_other(const uint8_t *p, size_t n, size_t at)
{
  size_t from, end = sample(n, at, &from), good, bad, zeros = 0;
  ls_encoding enc;
  count_utf8(p + from, end - from, &good, &bad);
  if(good > 4 * bad)
    return ENC_UTF8;
  for(size_t i = from; i < end; i++)
    zeros += p[i] == 0;
  /* ASCII with a stray zero would look like ideographs in UTF-16 */
  if(!bad && zeros < (end - from) / 4)
    return ENC_UTF8;
  return utf16(p, n, &enc) ? enc : ENC_GB18030;
}

bool detect_is_chinese(const uint8_t *p, size_t n)
{
  size_t pairs = 0, usual = 0, end = n > SAMPLE ? SAMPLE : n;
  for(size_t i = 0; i + 1 < end; i++) {
    if(p[i] < 0x81)
      continue;
    if(p[i + 1] >= 0x30 && p[i + 1] <= 0x39) {
      i += 3;
      continue;
    }
    pairs++;
    usual += p[i + 1] >= 0xA1 && (p[i] <= 0xA3 || p[i] >= 0xB0) &&
             p[i] >= 0xA1 && p[i] <= 0xF7;
    i++;
  }
  return pairs < 16 || usual * 2 >= pairs;
}
