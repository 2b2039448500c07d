/* What kind of character a fold unit is. */
#ifndef LS_TEXT_CHARS_H
#define LS_TEXT_CHARS_H

#include <stdint.h>

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

/* 0-9 for 0-9 and 〇零一…九两, 10, 100, 1000, 10000, 100000000 for the rest
 * of CH_CNUM, -1 for what is no numeral. */
int32_t ch_number(uint16_t c);

#endif
