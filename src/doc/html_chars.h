/* The characters of a page's source, references to characters resolved. */
#ifndef LS_DOC_HTML_CHARS_H
#define LS_DOC_HTML_CHARS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/utf8.h"

/* What a character is for the reader of a page. */
enum {
  HC_NONE,   /* zero width, or a control: dropped */
  HC_SPACE,  /* white space of the source, which the source's layout makes */
  HC_WIDE_SPACE, /* a space that the author wrote: &nbsp; &emsp; U+3000 */
  HC_CJK,    /* takes no space when lines are joined */
  HC_OTHER
};

/* The character at p, where p < end and the bytes are UTF-8; moves *p
 * behind it. */
static inline uint32_t html_char(const char **p, const char *end)
{
  const uint8_t *s = (const uint8_t *)*p;
  uint32_t c = *s;
  if(c < 0x80) {
    ++*p;
    return c;
  }
  if(c >= 0xE0 && c < 0xF0 && end - *p >= 3) { /* nearly all of Chinese */
    *p += 3;
    return (c & 15) << 12 | (s[1] & 63u) << 6 | (s[2] & 63u);
  }
  int k = utf8_next(s, (const uint8_t *)end, &c);
  *p += k ? k : 1;
  return k ? c : 0xFFFD;
}

/* The reference that may stand at *p, which is an &; else that sign. */
uint32_t html_reference(const char **p, const char *end);

/* As text: references to characters are resolved (WHATWG HTML 13.2.5.72,
 * the names of HTML 4 and the commoner ones of HTML 5). */
static inline uint32_t html_text_char(const char **p, const char *end)
{
  return **p == '&' ? html_reference(p, end) : html_char(p, end);
}

/* The character of a byte of windows-1252. */
uint32_t html_windows(uint8_t byte);

/* HC_... of a character. */
int html_kind(uint32_t c);

/* c in lower case if it is an ASCII letter. */
static inline char html_low(char c)
{
  return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static inline bool html_blank(char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

#endif
