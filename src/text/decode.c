/* Bytes to read text and fold.  UTF-8 without CR is used where it lies;
 * everything else is first written out as UTF-8. */
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>

#include "text/chars.h"
#include "text/text.h"

static int is_control(uint8_t c)
{
  return c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' &&
         c != '\v' && c != 0x1B;
}

static int bad(ls_err *err, ls_code code, const char *key, size_t byte)
{
  char at[24];
  snprintf(at, sizeof(at), "%zu", byte);
  err_set(err, code, key, at, NULL);
  if(err) {
    err->byte = byte;
    err->has_byte = 1;
  }
  return code;
}

/* Offset of the first byte that is not UTF-8, or n. */
static size_t utf8_valid(const uint8_t *p, size_t n)
{
  size_t i = 0;
  while(i < n) {
    uint32_t cp;
    int k = utf8_next(p + i, p + n, &cp);
    if(!k)
      return i;
    i += (size_t)k;
  }
  return n;
}

/* UTF-16 without a mark: ASCII or newlines leave zeros on one side. */
static int guess_utf16(const uint8_t *p, size_t n, ls_encoding *enc)
{
  size_t even = 0, odd = 0, look = n < 4096 ? n & ~(size_t)1 : 4096;
  if(n < 4 || n % 2)
    return 0;
  for(size_t i = 0; i < look; i += 2) {
    even += p[i] == 0;
    odd += p[i + 1] == 0;
  }
  if(even && odd)
    return 0;
  if(!even && !odd)
    return 0;
  *enc = odd ? ENC_UTF16LE : ENC_UTF16BE;
  return 1;
}

/* Converts all of p to UTF-8 in the arena. */
static int convert(ls_arena *a, const char *from, const uint8_t *p, size_t n,
                   uint8_t **out, size_t *out_len, ls_err *err)
{
  iconv_t cd = iconv_open("UTF-8", from);
  if(cd == (iconv_t)-1)
    return err_set(err, LS_EENCODING, "encoding-unsupported", from, NULL);
  size_t cap = n + n / 2 + 16, left = cap;
  uint8_t *to = arena_alloc(a, cap);
  char *in = (char *)(uintptr_t)p, *at = (char *)to;
  size_t rest = n;
  size_t r = iconv(cd, &in, &rest, &at, &left);
  int e = errno;
  iconv_close(cd);
  if(r == (size_t)-1 || rest) {
    (void)e;
    return bad(err, LS_EENCODING, "encoding-broken", n - rest);
  }
  *out = to;
  *out_len = cap - left;
  return LS_OK;
}

/* CRLF and CR become LF, in place; the new length. */
static size_t newlines(uint8_t *p, size_t n)
{
  size_t w = 0;
  for(size_t i = 0; i < n; i++) {
    if(p[i] == '\r') {
      p[w++] = '\n';
      if(i + 1 < n && p[i + 1] == '\n')
        i++;
    }
    else
      p[w++] = p[i];
  }
  return w;
}

static void index_text(ls_arena *a, ls_text *t, const uint8_t *p, size_t n)
{
  uint32_t *mark = arena_alloc(a, (n / U8_STRIDE + 2) * sizeof(*mark));
  uint16_t *fold = arena_alloc(a, (n + FOLD_PAD) * sizeof(*fold));
  uint32_t count = 0;
  for(size_t i = 0; i < n;) {
    uint32_t cp;
    if(count % U8_STRIDE == 0)
      mark[count / U8_STRIDE] = (uint32_t)i;
    i += (size_t)utf8_next(p + i, p + n, &cp);
    fold[count++] = text_fold_char(cp);
  }
  memset(fold + count, 0, FOLD_PAD * sizeof(*fold));
  t->read = (ls_u8map){ (const char *)p, (uint32_t)n, count, mark };
  t->fold = fold;
  t->n = count;
}

static int detect(const uint8_t *p, size_t n, ls_encoding *enc, size_t *skip)
{
  *skip = 0;
  if(n >= 3 && !memcmp(p, "\xEF\xBB\xBF", 3)) {
    *enc = ENC_UTF8;
    *skip = 3;
  }
  else if(n >= 2 && p[0] == 0xFF && p[1] == 0xFE) {
    *enc = ENC_UTF16LE;
    *skip = 2;
  }
  else if(n >= 2 && p[0] == 0xFE && p[1] == 0xFF) {
    *enc = ENC_UTF16BE;
    *skip = 2;
  }
  else if(memchr(p, 0, n < 4096 ? n : 4096)) {
    return guess_utf16(p, n, enc);
  }
  else
    *enc = utf8_valid(p, n) == n ? ENC_UTF8 : ENC_GB18030;
  return 1;
}

int text_decode(ls_arena *a, const uint8_t *bytes, size_t n, ls_text *out,
                ls_err *err)
{
  size_t skip;
  chars_init();
  memset(out, 0, sizeof(*out));
  out->src = bytes;
  out->src_len = n;
  if(n == 0)
    return err_set(err, LS_EEMPTY, "file-empty", NULL, NULL);
  if(n > UINT32_MAX / 4)
    return err_set(err, LS_ETOOBIG, "file-too-big", NULL, NULL);
  if(!detect(bytes, n, &out->enc, &skip))
    return bad(err, LS_EBINARY, "file-binary", 0);
  const uint8_t *p = bytes + skip;
  size_t len = n - skip;
  if(out->enc != ENC_UTF8) {
    static const char *const names[] = { "UTF-8", "GB18030", "UTF-16LE",
                                         "UTF-16BE" };
    uint8_t *made = NULL;
    int rc = convert(a, names[out->enc], p, len, &made, &len, err);
    if(rc)
      return rc;
    p = made;
    len = newlines(made, len);
  }
  else {
    size_t ok = utf8_valid(p, len);
    if(ok < len)
      return bad(err, LS_EENCODING, "encoding-broken", skip + ok);
    if(memchr(p, '\r', len)) {
      uint8_t *made = arena_alloc(a, len);
      memcpy(made, p, len);
      p = made;
      len = newlines(made, len);
    }
  }
  for(size_t i = 0; i < len; i++)
    if(is_control(p[i]))
      return bad(err, LS_EBINARY, "file-binary", i);
  if(len == 0)
    return err_set(err, LS_EEMPTY, "file-empty", NULL, NULL);
  index_text(a, out, p, len);
  return LS_OK;
}

size_t text_source_offset(const ls_text *t, uint32_t cp)
{
  return u8map_byte(&t->read, cp); /* exact for UTF-8 without BOM and CR */
}
