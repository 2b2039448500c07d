/* The way back from the read text to the document's bytes. */
#include <assert.h>
#include <string.h>

#include "text/source.h"

static size_t high_surrogate(const uint8_t *p, bool le)
{
  uint8_t high = le ? p[1] : p[0];
  return high >= 0xD8 && high < 0xDC;
}

/* The source bytes of one code point of the read text at `p`; a CRLF is
 * one.  The bytes are known to be valid. */
static size_t step(ls_encoding enc, const uint8_t *p, const uint8_t *end)
{
  size_t left = (size_t)(end - p);
  if(enc == ENC_UTF16LE || enc == ENC_UTF16BE) {
    bool le = enc == ENC_UTF16LE;
    size_t low = le ? 0 : 1;
    if(left < 4)
      return left < 2 ? left : 2;
    if(p[low] == '\r' && !p[1 - low] && p[2 + low] == '\n' && !p[3 - low])
      return 4;
    return high_surrogate(p, le) ? 4 : 2;
  }
  if(*p < 0x80)
    return left > 1 && p[0] == '\r' && p[1] == '\n' ? 2 : 1;
  size_t k;
  if(enc == ENC_GB18030)
    k = left > 1 && p[1] >= 0x30 && p[1] <= 0x39 ? 4 : 2;
  else
    k = *p < 0xE0 ? 2 : *p < 0xF0 ? 3 : 4;
  return k < left ? k : left;
}

size_t source_walk(const ls_text *t, size_t at, uint32_t many)
{
  const uint8_t *end = t->src + t->src_len;
  while(many-- && at < t->src_len)
    at += step(t->enc, t->src + at, end);
  return at;
}

/* The next CRLF of the bytes at or behind `at`, or their end. */
static size_t next_crlf(const ls_text *t, size_t at)
{
  while(at < t->src_len) {
    const uint8_t *cr = memchr(t->src + at, '\r', t->src_len - at);
    if(!cr)
      break;
    at = (size_t)(cr - t->src);
    if(at + 1 < t->src_len && cr[1] == '\n')
      return at;
    at++;
  }
  return t->src_len;
}

/* UTF-8 lost nothing but the CR of each CRLF: its marks are those of the
 * read text, and as many bytes on as CRLFs lie before. */
static void utf8_marks(const ls_text *t, uint32_t *mark, uint32_t marks)
{
  size_t lost = 0, crlf = next_crlf(t, t->skip);
  for(uint32_t i = 0; i < marks && i * U8_STRIDE < t->n; i++) {
    size_t at = t->read.mark[i];
    while(crlf < t->src_len && crlf - t->skip - lost < at) {
      lost++;
      crlf = next_crlf(t, crlf + 2);
    }
    mark[i] = (uint32_t)(t->skip + at + lost);
  }
}

void source_index(ls_arena *a, ls_text *t)
{
  uint32_t marks = t->n / U8_STRIDE + 1;
  uint32_t *mark = arena_alloc(a, marks * sizeof(*mark));
  size_t at = t->skip;
  t->src_mark = mark;
  mark[marks - 1] = (uint32_t)t->src_len;
  if(t->enc == ENC_UTF8) {
    utf8_marks(t, mark, marks);
    return;
  }
  for(uint32_t i = 0; i < marks; i++) {
    mark[i] = (uint32_t)at;
    at = source_walk(t, at, U8_STRIDE);
  }
}

size_t text_source_offset(const ls_text *t, uint32_t cp)
{
  assert(cp <= t->n);
  if(cp == t->n)
    return t->src_len;
  if(!t->src_mark)
    return t->skip + u8map_byte(&t->read, cp);
  return source_walk(t, t->src_mark[cp / U8_STRIDE], cp % U8_STRIDE);
}
