/* Bytes of a known encoding to UTF-8, with a list of the faults.
 *
 * The reader runs in a child process that may open no file, which iconv
 * does to load a conversion: those that Chinese pages need are opened
 * before, and the rest is done here or refused. */
#include <iconv.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "doc/html.h"
#include "doc/html_chars.h"
#include "doc/html_page.h"

static const char *const names[] = { "GB18030", "BIG5-HKSCS" };

#define NAMES (sizeof(names) / sizeof(names[0]))

/* Written once, before there are children, and used in those only. */
static iconv_t g_open[NAMES];

static void open_all(void)
{
  for(size_t i = 0; i < NAMES; i++)
    g_open[i] = iconv_open("UTF-8", names[i]);
}

void html_prepare(void)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_all);
}

static iconv_t opened(const char *name)
{
  html_prepare();
  for(size_t i = 0; i < NAMES; i++)
    if(!strcmp(names[i], name))
      return g_open[i];
  return (iconv_t)-1;
}

/* --- faults ------------------------------------------------------------- */

/* Byte `at` of the source is no character; U+FFFD stands at `to`. */
static void fault(html_page *p, size_t to, size_t at)
{
  uint32_t n = p->faults;
  if((n & (n - 1)) == 0) {
    size_t size = sizeof(*p->fault);
    p->fault = n ? arena_grow(p->arena, p->fault, n * size, 2 * n * size)
                 : arena_alloc(p->arena, size);
  }
  p->fault[p->faults++] = (html_fault){ (uint32_t)to, at };
}

static int broken(ls_err *err, size_t byte)
{
  char at[24];
  snprintf(at, sizeof(at), "%zu", byte);
  err_set(err, LS_EENCODING, "encoding-broken", at, NULL);
  if(err) {
    err->byte = byte;
    err->has_byte = 1;
  }
  return LS_EENCODING;
}

/* The most faults of `n` bytes: more are not single broken characters. */
static size_t most(size_t n)
{
  return 64 + n / 64;
}

/* --- encodings ---------------------------------------------------------- */

/* Text being made, with room for the faults that are let through. */
typedef struct maker {
  html_page *p;
  ls_slice b;    /* the source */
  size_t skip;   /* what stands before it */
  char *to;
  size_t n, cap;
} maker;

/* Room for `wide` halves of a byte for each, and all U+FFFD. */
static maker make(html_page *p, ls_slice b, size_t skip, size_t wide)
{
  size_t cap = b.n / 2 * wide + 3 * most(b.n) + 64;
  return (maker){ p, b, skip, arena_alloc(p->arena, cap), 0, cap };
}

static int made(maker *m)
{
  m->p->text = (ls_slice){ m->to, m->n };
  return LS_OK;
}

/* U+FFFD for the byte at `at`; false where there are too many. */
static bool put_fault(maker *m, size_t at)
{
  if(m->p->faults >= most(m->b.n) || m->cap - m->n < 8)
    return false;
  fault(m->p, m->n, m->skip + at);
  memcpy(m->to + m->n, "\xEF\xBF\xBD", 3);
  m->n += 3;
  return true;
}

static int from_utf8(html_page *p, ls_slice b, size_t skip, ls_err *err)
{
  maker m = make(p, b, skip, 2);
  const uint8_t *from = (const uint8_t *)b.s, *s = from, *end = s + b.n;
  while(s < end) {
    uint32_t cp;
    int k = *s < 0x80 ? 1 : utf8_next(s, end, &cp);
    if(!k && !put_fault(&m, (size_t)(s - from)))
      return broken(err, skip + (size_t)(s - from));
    memcpy(m.to + m.n, s, (size_t)k);
    m.n += (size_t)k;
    s += k ? k : 1;
  }
  return made(&m);
}

static uint32_t unit(ls_slice b, size_t i, bool big)
{
  uint32_t x = (uint8_t)b.s[i], y = (uint8_t)b.s[i + 1];
  return big ? x << 8 | y : y << 8 | x;
}

static int from_utf16(html_page *p, ls_slice b, size_t skip, bool big,
                      ls_err *err)
{
  maker m = make(p, b, skip, 3);
  for(size_t i = 0; i < b.n;) {
    uint32_t c = i + 1 < b.n ? unit(b, i, big) : 0xDC00, at = (uint32_t)i;
    i += 2;
    if(c >= 0xD800 && c < 0xDC00 && i + 1 < b.n &&
       unit(b, i, big) >> 10 == 0xDC00 >> 10) {
      c = 0x10000 + ((c & 0x3FF) << 10 | (unit(b, i, big) & 0x3FF));
      i += 2;
    }
    if(c < 0xD800 || c > 0xDFFF)
      m.n += (size_t)utf8_put(c, m.to + m.n);
    else if(!put_fault(&m, at))
      return broken(err, skip + at);
  }
  return made(&m);
}

static int from_windows(html_page *p, ls_slice b, size_t skip)
{
  maker m = make(p, b, skip, 6);
  for(size_t i = 0; i < b.n; i++)
    m.n += (size_t)utf8_put(html_windows((uint8_t)b.s[i]), m.to + m.n);
  return made(&m);
}

static int from_iconv(html_page *p, const char *name, ls_slice b,
                      size_t skip, ls_err *err)
{
  iconv_t cd = opened(name);
  if(cd == (iconv_t)-1)
    return err_set(err, LS_EENCODING, "encoding-unsupported", name, NULL);
  maker m = make(p, b, skip, name[0] == 'B' ? 4 : 3);
  char *in = (char *)(uintptr_t)b.s;
  size_t rest = b.n;
  iconv(cd, NULL, NULL, NULL, NULL);
  for(;;) {
    char *at = m.to + m.n;
    size_t left = m.cap - m.n;
    bool done = iconv(cd, &in, &rest, &at, &left) != (size_t)-1;
    m.n = m.cap - left;
    if(done || !rest)
      return made(&m);
    if(!put_fault(&m, b.n - rest))
      return broken(err, skip + b.n - rest);
    in++;
    rest--;
  }
}

int html_convert(html_page *p, const char *name, ls_slice b, size_t skip,
                 ls_err *err)
{
  if(!strcmp(name, "UTF-8")) {
    /* what has no fault is read where it lies */
    const uint8_t *s = (const uint8_t *)b.s, *end = s + b.n;
    uint32_t cp;
    int k = 1;
    while(s < end && (k = *s < 0x80 ? 1 : utf8_next(s, end, &cp)) > 0)
      s += k;
    p->text = b;
    return s == end ? LS_OK : from_utf8(p, b, skip, err);
  }
  if(!strncmp(name, "UTF-16", 6))
    return from_utf16(p, b, skip, name[6] == 'B', err);
  if(!strcmp(name, "WINDOWS-1252"))
    return from_windows(p, b, skip);
  return from_iconv(p, name, b, skip, err);
}
