/* What kind of character a fold unit is. */
#ifndef LS_TEXT_CHARS_H
#define LS_TEXT_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum {
  CH_DIGIT = 1,    /* 0-9 */
  CH_CNUM = 2,     /* 〇零一二三四五六七八九十百千万亿两 */
  CH_HAN = 4,      /* an ideograph, numerals included */
  CH_LATIN = 8,    /* A-Z a-z */
  CH_SPACE = 16,   /* space, not the newline */
  CH_STOP = 32,    /* 。！？ and the newline: ends a sentence */
  CH_CLAUSE = 64,  /* ，；： and what ends a sentence: ends a clause */
  CH_PUNCT = 128   /* any other punctuation, 、 and brackets included */
};

/* 65,536 kinds; filled by chars_init. */
extern uint8_t ls_chars[65536];

/* Must be called before ls_chars is read; cheap and safe to call again,
 * from any thread. */
void chars_init(void);

static inline int ch_is(uint16_t c, int kinds)
{
  return ls_chars[c] & kinds;
}

/* How many characters the literal u"..." has. */
#define CH_LEN(lit) (sizeof(u"" lit) / sizeof(uint16_t) - 1)

static inline bool ch_among(uint16_t c, const uint16_t *set, size_t n)
{
  unsigned hit = 0;
  for(size_t i = 0; i < n; i++)
    hit |= set[i] == c; /* no branch: for a literal, a few comparisons */
  return hit;
}

/* True where `c` is one of the characters of `set`, ended by a 0. */
static inline bool ch_in(uint16_t c, const uint16_t *set)
{
  while(*set && *set != c)
    set++;
  return *set != 0;
}

/* The same where they are a literal. */
#define CH_ONE_OF(c, lit) ch_among((c), u"" lit, CH_LEN(lit))

/* True where the `n` characters of `w` stand at `f`. */
static inline bool ch_same(const uint16_t *f, const uint16_t *w, size_t n)
{
  return !memcmp(f, w, n * sizeof(*f));
}

/* 0-9 for 0-9 and 〇零一…九两, 10, 100, 1000, 10000, 100000000 for the rest
 * of CH_CNUM, -1 for what is no numeral. */
int32_t ch_number(uint16_t c);

#endif
