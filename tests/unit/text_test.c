/* Decoding: every encoding gives the same read text, every code point its
 * place in the source, and bytes that are no text an error with the byte. */
#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/text.h"

static jmp_buf g_oom;

static const char words[] =
  "清禾市政府工作报告\n\n各位代表：\n"
  "　　全市生产总值增长6.1%，一般公共预算收入42.7亿元。新建“口袋公园”"
  "十二个；㙍河大桥通车，𠮷山隧道贯通。最后一公里全部打通，"
  "一户一策、一事一议，最低生活保障标准提高8％。\n";

/* `words` repeated, so that several marks are passed. */
static char *long_text(size_t *n)
{
  size_t one = sizeof(words) - 1;
  char *s = malloc(one * 9);
  assert_non_null(s);
  for(int i = 0; i < 9; i++)
    memcpy(s + one * (size_t)i, words, one);
  *n = one * 9;
  return s;
}

static uint8_t *converted(const char *to, const char *mark, size_t mark_len,
                          const char *s, size_t n, size_t *out_len)
{
  iconv_t cd = iconv_open(to, "UTF-8");
  assert_true(cd != (iconv_t)-1);
  uint8_t *out = malloc(n * 2 + 8);
  assert_non_null(out);
  memcpy(out, mark, mark_len);
  char *in = (char *)(uintptr_t)s, *at = (char *)out + mark_len;
  size_t left = n * 2;
  assert_int_equal(iconv(cd, &in, &n, &at, &left), 0);
  iconv_close(cd);
  *out_len = (size_t)(at - (char *)out);
  return out;
}

/* The code point at source offset `at`, as UTF-8, is that of the text. */
static void check_offset(const char *enc, const ls_text *t, uint32_t cp)
{
  size_t a = text_source_offset(t, cp), b = text_source_offset(t, cp + 1);
  char out[16], *at = out, *in = (char *)(uintptr_t)(t->src + a);
  size_t left = sizeof(out), n = b - a;
  ls_slice want = u8map_slice(&t->read, cp, cp + 1);
  assert_in_range(n, 1, 4);
  iconv_t cd = iconv_open("UTF-8", enc);
  assert_int_equal(iconv(cd, &in, &n, &at, &left), 0);
  iconv_close(cd);
  size_t got = sizeof(out) - left;
  if(out[0] == '\r') {
    assert_memory_equal(want.s, "\n", 1);
    return;
  }
  assert_int_equal(got, want.n);
  assert_memory_equal(out, want.s, got);
}

static void check_text(const char *name, const char *mark, size_t mark_len,
                       ls_encoding enc, const char *s, size_t n,
                       const char *want, size_t want_len)
{
  ls_arena a;
  ls_text t;
  ls_err err;
  size_t len;
  uint8_t *bytes = converted(name, mark, mark_len, s, n, &len);
  arena_init(&a, &g_oom);
  assert_int_equal(text_decode(&a, bytes, len, &t, &err), LS_OK);
  assert_int_equal(t.enc, enc);
  assert_int_equal(t.read.bytes, want_len);
  assert_memory_equal(t.read.s, want, want_len);
  assert_int_equal(text_source_offset(&t, 0), mark_len);
  assert_int_equal(text_source_offset(&t, t.n), len);
  for(uint32_t i = 0; i < t.n; i++)
    check_offset(name, &t, i);
  arena_free(&a);
  free(bytes);
}

static const struct {
  const char *name, *mark;
  size_t mark_len;
  ls_encoding enc;
} kinds[] = {
  { "UTF-8", "", 0, ENC_UTF8 },
  { "UTF-8", "\xEF\xBB\xBF", 3, ENC_UTF8 },
  { "GB18030", "", 0, ENC_GB18030 },
  { "GB18030", "\x84\x31\x95\x33", 4, ENC_GB18030 },
  { "UTF-16LE", "", 0, ENC_UTF16LE },
  { "UTF-16LE", "\xFF\xFE", 2, ENC_UTF16LE },
  { "UTF-16BE", "", 0, ENC_UTF16BE },
  { "UTF-16BE", "\xFE\xFF", 2, ENC_UTF16BE },
};

static void every_encoding(void **state)
{
  size_t n;
  char *s = long_text(&n);
  (void)state;
  for(size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
    check_text(kinds[i].name, kinds[i].mark, kinds[i].mark_len, kinds[i].enc,
               s, n, s, n);
  free(s);
}

/* In place the text is the same, and bytes that are no UTF-8 at their end
 * are left as they were. */
static void check_in_place(const char *mark, const char *s, size_t n,
                           const char *want, size_t want_len)
{
  ls_arena a;
  ls_text t, u;
  ls_err err, other;
  size_t m = strlen(mark);
  uint8_t *bytes = malloc(m + n + 1), *kept = malloc(m + n + 1);
  assert_non_null(bytes);
  assert_non_null(kept);
  memcpy(bytes, mark, m);
  memcpy(bytes + m, s, n);
  bytes[m + n] = 0xFF;
  memcpy(kept, bytes, m + n + 1);
  arena_init(&a, &g_oom);
  int rc = text_decode(&a, kept, m + n + 1, &u, &other);
  assert_int_equal(text_decode_yours(&a, bytes, m + n + 1, &t, &err), rc);
  assert_int_not_equal(rc, LS_OK);
  assert_int_equal(err.byte, other.byte);
  assert_memory_equal(bytes, kept, m + n + 1);
  assert_int_equal(text_decode(&a, kept, m + n, &u, &err), LS_OK);
  assert_int_equal(text_decode_yours(&a, bytes, m + n, &t, &err), LS_OK);
  assert_int_equal(t.read.bytes, want_len);
  assert_memory_equal(t.read.s, want, want_len);
  assert_int_equal(t.n, u.n);
  assert_memory_equal(t.fold, u.fold, (t.n + FOLD_PAD) * sizeof(*t.fold));
  assert_memory_equal(t.read.mark, u.read.mark, t.n / U8_STRIDE * 4);
  arena_free(&a);
  free(bytes);
  free(kept);
}

/* The same with CRLF, and with single CRs. */
static void every_newline(void **state)
{
  size_t n, w;
  char *s = long_text(&n), *cr = malloc(n * 2);
  (void)state;
  assert_non_null(cr);
  for(int with_lf = 0; with_lf < 2; with_lf++) {
    w = 0;
    for(size_t i = 0; i < n; i++) {
      if(s[i] == '\n')
        cr[w++] = '\r';
      if(s[i] != '\n' || with_lf)
        cr[w++] = s[i];
    }
    for(size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
      check_text(kinds[i].name, kinds[i].mark, kinds[i].mark_len,
                 kinds[i].enc, cr, w, s, n);
    check_in_place("", cr, w, s, n);
    check_in_place("\xEF\xBB\xBF", cr, w, s, n);
  }
  static const char mixed[] = "甲\r\n乙\r丙\n\r\n\r\r丁\r";
  static const char plain[] = "甲\n乙\n丙\n\n\n\n丁\n";
  check_in_place("", mixed, sizeof(mixed) - 1, plain, sizeof(plain) - 1);
  free(cr);
  free(s);
}

static void refuse(const void *bytes, size_t n, ls_code code, size_t byte)
{
  ls_arena a;
  ls_text t;
  ls_err err;
  arena_init(&a, &g_oom);
  assert_int_equal(text_decode(&a, bytes, n, &t, &err), code);
  if(code != LS_EEMPTY) {
    assert_true(err.has_byte);
    assert_int_equal(err.byte, byte);
  }
  arena_free(&a);
}

/* One byte of the long text changed. */
static void refuse_changed(const char *name, const char *mark, size_t len,
                           size_t at, uint8_t to, ls_code code)
{
  size_t n, m;
  char *s = long_text(&n);
  uint8_t *bytes = converted(name, mark, len, s, n, &m);
  assert_true(at < m);
  bytes[at] = to;
  refuse(bytes, m, code, at);
  free(bytes);
  free(s);
}

static void no_text(void **state)
{
  (void)state;
  refuse("", 0, LS_EEMPTY, 0);
  refuse("\xEF\xBB\xBF", 3, LS_EEMPTY, 0);
  refuse("\xFF\xFE", 2, LS_EEMPTY, 0);
  refuse("plain words and a stray \0 zero", 30, LS_EBINARY, 24);
  refuse("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\0\x01", 24, LS_EBINARY, 22);
  refuse("caf\xE9 au lait", 12, LS_EENCODING, 3);
  /* "清禾市" cut in the middle of a character */
  refuse("清禾市全市生产总值\xE5\xA2", 29, LS_EENCODING, 27);
}

static void one_bad_byte(void **state)
{
  size_t in_word = strlen("清禾市");
  (void)state;
  refuse_changed("UTF-8", "", 0, in_word, 0, LS_EBINARY);
  refuse_changed("UTF-8", "", 0, in_word + sizeof(words) - 1, 1, LS_EBINARY);
  refuse_changed("UTF-8", "", 0, in_word, 0xFF, LS_EENCODING);
  refuse_changed("UTF-8", "\xEF\xBB\xBF", 3, 3 + in_word, 0xFF, LS_EENCODING);
  refuse_changed("GB18030", "", 0, 6, 0, LS_EBINARY);
  refuse_changed("GB18030", "", 0, 6, 0xFF, LS_EENCODING);
  refuse_changed("GB18030", "\x84\x31\x95\x33", 4, 10, 0xFF, LS_EENCODING);
}

/* A half of a surrogate pair alone, and half a unit at the end. */
static void broken_utf16(void **state)
{
  size_t n, m;
  char *s = long_text(&n);
  (void)state;
  uint8_t *bytes = converted("UTF-16LE", "", 0, s, n, &m);
  refuse(bytes, m - 1, LS_EENCODING, m - 2);
  bytes[7] = 0xDC;
  refuse(bytes, m, LS_EENCODING, 6);
  bytes[6] = bytes[7] = 0;
  refuse(bytes, m, LS_EBINARY, 6);
  free(bytes);
  free(s);
}

/* Form feeds, escapes and odd spaces stand in real files. */
static void odd_but_text(void **state)
{
  static const char s[] = "第一页\f第二页\x1B[1m\v\t　\u00A0\u200B\uFEFF完";
  ls_arena a;
  ls_text t;
  (void)state;
  arena_init(&a, &g_oom);
  assert_int_equal(text_decode(&a, (const uint8_t *)s, sizeof(s) - 1, &t,
                               NULL), LS_OK);
  assert_int_equal(t.fold[3], ' ');
  assert_int_equal(t.fold[t.n - 2], ' ');
  assert_int_equal(t.read.bytes, sizeof(s) - 1);
  arena_free(&a);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_encoding),
    cmocka_unit_test(every_newline),
    cmocka_unit_test(no_text),
    cmocka_unit_test(one_bad_byte),
    cmocka_unit_test(broken_utf16),
    cmocka_unit_test(odd_but_text),
  };
  if(setjmp(g_oom))
    return 1;
  return cmocka_run_group_tests(tests, NULL, NULL);
}
