/* Bytes to read text and fold.  UTF-8 without CR is used where it lies;
 * everything else is first written out as UTF-8. */
#include <iconv.h>
#include <stdio.h>
#include <string.h>

#include "base/vec.h"
#include "text/chars.h"
#include "text/detect.h"
#include "text/source.h"
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

/* Converts all behind the mark to UTF-8 in the arena. */
static int convert(ls_arena *a, const char *from, const ls_text *t,
                   uint8_t **out, size_t *out_len, ls_err *err)
{
  iconv_t cd = iconv_open("UTF-8", from);
  if(cd == (iconv_t)-1)
    return err_set(err, LS_EENCODING, "encoding-unsupported", from, NULL);
  size_t n = t->src_len - t->skip;
  size_t cap = n + n / 2 + 16, left = cap;
  uint8_t *to = arena_alloc(a, cap);
  char *in = (char *)(uintptr_t)(t->src + t->skip), *at = (char *)to;
  size_t rest = n;
  size_t r = iconv(cd, &in, &rest, &at, &left);
  iconv_close(cd);
  if(r == (size_t)-1 || rest)
    return bad(err, LS_EENCODING, "encoding-broken",
               t->src_len - rest);
  *out = to;
  *out_len = cap - left;
  return LS_OK;
}

/* CRLF and CR become LF, in place; the new length. */
static size_t newlines(uint8_t *p, size_t n)
{
  size_t w = 0;
  for(size_t i = 0; i < n;) {
    const uint8_t *cr = memchr(p + i, '\r', n - i);
    size_t run = cr ? (size_t)(cr - p) - i : n - i;
    if(w != i)
      memmove(p + w, p + i, run);
    w += run;
    i += run;
    if(!cr)
      break;
    p[w++] = '\n';
    i += i + 1 < n && p[i + 1] == '\n' ? 2 : 1;
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

/* What text_unpack would not take: a control character, or bytes that are
 * not UTF-8.  `n` code points are before it. */
static int broken(const ls_text *t, ls_err *err)
{
  size_t at = source_walk(t, t->skip, t->n);
  bool control = detect_control(t->src + at, 1) == 0 ||
                 t->enc == ENC_UTF16LE || t->enc == ENC_UTF16BE;
  return bad(err, control ? LS_EBINARY : LS_EENCODING,
             control ? "file-binary" : "encoding-broken", at);
}

#define PAIR UINT32_C(0x80000000) /* a CR with a LF behind it */

/* Where the CRs of `p` are, ended by `n`. */
static uint32_t *returns(ls_arena *a, const uint8_t *p, size_t n)
{
  VEC(uint32_t) at = { 0 };
  for(size_t i = 0; i < n; i++) {
    const uint8_t *cr = memchr(p + i, '\r', n - i);
    if(!cr)
      break;
    i = (size_t)(cr - p);
    *vec_push(a, &at) = (uint32_t)i |
                        (i + 1 < n && p[i + 1] == '\n' ? PAIR : 0);
  }
  *vec_push(a, &at) = (uint32_t)n;
  return at.v;
}

/* Puts the CRs back that `newlines` took out of what had `n` bytes. */
static void put_back(uint8_t *p, const uint32_t *at, size_t n)
{
  uint32_t many = 0, pairs = 0;
  size_t end = n;
  for(; at[many] != n; many++)
    pairs += at[many] >> 31;
  while(many-- > 0) {
    size_t i = at[many] & ~PAIR, behind = i + 1 + (at[many] >> 31);
    memmove(p + behind, p + behind - pairs, end - behind);
    pairs -= at[many] >> 31;
    if(behind > i + 1)
      p[i + 1] = '\n';
    p[i] = '\r';
    end = i;
  }
}

/* Without its CRs, in place; false, and as it was, where it is no UTF-8. */
static bool read_in_place(ls_arena *a, ls_text *t)
{
  uint8_t *p = (uint8_t *)(uintptr_t)(t->src + t->skip);
  size_t n = t->src_len - t->skip;
  const uint32_t *at = returns(a, p, n);
  size_t len = newlines(p, n);
  if(index_text(a, t, p, len) == len)
    return true;
  put_back(p, at, n);
  return false;
}

/* Reads the bytes where they lie if they hold no CR or are the reader's,
 * else a copy without them.  False where they are not UTF-8 throughout. */
static bool read_utf8(ls_arena *a, ls_text *t)
{
  const uint8_t *p = t->src + t->skip;
  size_t n = t->src_len - t->skip;
  if(!memchr(p, '\r', n))
    return index_text(a, t, p, n) == n;
  if(t->yours)
    return read_in_place(a, t);
  uint8_t *made = arena_alloc(a, n);
  memcpy(made, p, n);
  size_t len = newlines(made, n);
  if(index_text(a, t, made, len) < len)
    return false;
  source_index(a, t);
  return true;
}

/* Reads what is not UTF-8. */
static int read_other(ls_arena *a, ls_text *t, ls_err *err)
{
  static const char *const name[] = { "UTF-8", "GB18030", "UTF-16LE",
                                      "UTF-16BE" };
  uint8_t *made = NULL;
  size_t len = 0;
  if(t->enc == ENC_GB18030) {
    size_t control = detect_control(t->src, t->src_len);
    if(control < t->src_len)
      return bad(err, LS_EBINARY, "file-binary", control);
  }
  int rc = convert(a, name[t->enc], t, &made, &len, err);
  if(rc)
    return rc;
  len = newlines(made, len);
  if(index_text(a, t, made, len) < len)
    return broken(t, err);
  source_index(a, t);
  return LS_OK;
}

/* Byte `at` is no UTF-8, and no mark says what it is. */
static int read_guessed(ls_arena *a, ls_text *t, ls_err *err)
{
  size_t at = source_walk(t, 0, t->n);
  t->enc = detect_other(t->src, t->src_len, at);
  if(t->enc == ENC_UTF8)
    return broken(t, err);
  int rc = read_other(a, t, err);
  if(!rc && t->enc == ENC_GB18030 && !detect_is_chinese(t->src, t->src_len))
    return bad(err, LS_EENCODING, "encoding-broken", at);
  return rc;
}

/* White space is no text. */
static bool is_blank(const ls_text *t)
{
  uint32_t i = 0;
  while(i < t->n && (t->fold[i] == '\n' || ch_is(t->fold[i], CH_SPACE)))
    i++;
  return i == t->n;
}

static int decode(ls_arena *a, ls_text *out, ls_err *err)
{
  if(out->enc != ENC_UTF8)
    return read_other(a, out, err);
  if(read_utf8(a, out))
    return LS_OK;
  return out->skip ? broken(out, err) : read_guessed(a, out, err);
}

static int decode_all(ls_arena *a, const uint8_t *bytes, size_t n,
                      bool yours, ls_text *out, ls_err *err)
{
  chars_init();
  memset(out, 0, sizeof(*out));
  out->src = bytes;
  out->src_len = n;
  out->yours = yours;
  if(n > UINT32_MAX / 4)
    return err_set(err, LS_ETOOBIG, "file-too-big", NULL, NULL);
  out->enc = detect_mark(bytes, n, &out->skip);
  if(n > out->skip) {
    int rc = decode(a, out, err);
    if(rc || !is_blank(out))
      return rc;
  }
  return err_set(err, LS_EEMPTY, "file-empty", NULL, NULL);
}

int text_decode(ls_arena *a, const uint8_t *bytes, size_t n, ls_text *out,
                ls_err *err)
{
  return decode_all(a, bytes, n, false, out, err);
}

int text_decode_yours(ls_arena *a, uint8_t *bytes, size_t n, ls_text *out,
                      ls_err *err)
{
  return decode_all(a, bytes, n, true, out, err);
}
