/* Bytes to read text and fold.  UTF-8 without CR is used where it lies;
 * everything else is first written out as UTF-8. */
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>

#include "text/chars.h"
#include "text/text.h"
#include "text/unpack.h"

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

/* Folds all of p, which becomes the read text.  The offset of the first
 * byte that is no text, or n. */
static size_t index_text(ls_arena *a, ls_text *t, const uint8_t *p, size_t n)
{
  uint32_t *mark = arena_alloc(a, (n / U8_STRIDE + 2) * sizeof(*mark));
  uint16_t *fold = arena_alloc(a, (n + FOLD_PAD) * sizeof(*fold));
  ls_unpacked u = text_unpack(p, n, fold, mark);
  memset(fold + u.count, 0, FOLD_PAD * sizeof(*fold));
  t->read = (ls_u8map){ (const char *)p, (uint32_t)n, u.count, mark };
  t->fold = fold;
  t->n = u.count;
  return u.done;
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
    *enc = ENC_UTF8; /* until a byte says otherwise */
  return 1;
}

/* Reads p where it lies if it holds no CR, else a copy without them. */
static size_t read_utf8(ls_arena *a, ls_text *t, const uint8_t *p, size_t n)
{
  if(!memchr(p, '\r', n))
    return index_text(a, t, p, n);
  uint8_t *made = arena_alloc(a, n);
  memcpy(made, p, n);
  size_t len = newlines(made, n), at = index_text(a, t, made, len);
  return at == len ? n : at;
}

static const char *const encoding_name[] = { "UTF-8", "GB18030", "UTF-16LE",
                                             "UTF-16BE" };

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
  int rc = LS_OK;
  const uint8_t *p = bytes + skip;
  size_t len = n - skip;
  if(out->enc == ENC_UTF8) {
    size_t at = read_utf8(a, out, p, len);
    if(at == len)
      return out->n ? LS_OK : err_set(err, LS_EEMPTY, "file-empty", NULL,
                                      NULL);
    if(p[at] < 0x80)
      return bad(err, LS_EBINARY, "file-binary", skip + at);
    if(skip)
      return bad(err, LS_EENCODING, "encoding-broken", skip + at);
    out->enc = ENC_GB18030;
  }
  uint8_t *made = NULL;
  rc = convert(a, encoding_name[out->enc], p, len, &made, &len, err);
  if(rc)
    return rc;
  len = newlines(made, len);
  size_t at = index_text(a, out, made, len);
  if(at < len)
    return bad(err, LS_EBINARY, "file-binary", at);
  return LS_OK;
}

size_t text_source_offset(const ls_text *t, uint32_t cp)
{
  return u8map_byte(&t->read, cp); /* exact for UTF-8 without BOM and CR */
}
