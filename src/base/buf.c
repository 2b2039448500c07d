#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"

void buf_init(ls_buf *b, size_t max)
{
  assert(max > 0);
  *b = (ls_buf){ .max = max };
}

void buf_free(ls_buf *b)
{
  ls_free(b->p);
  *b = (ls_buf){ .max = b->max };
}

void buf_clear(ls_buf *b)
{
  b->n = 0;
  b->failed = false;
}

static void fail(ls_buf *b)
{
  ls_free(b->p);
  b->p = NULL;
  b->n = b->cap = 0;
  b->failed = true;
}

/* Room for n more bytes and a NUL. */
static bool reserve(ls_buf *b, size_t n)
{
  if(b->failed)
    return false;
  if(n < b->cap - b->n && b->cap)
    return true;
  if(n >= b->max - b->n) {
    fail(b);
    return false;
  }
  size_t cap = b->cap ? b->cap * 2 : 256;
  while(cap <= b->n + n)
    cap *= 2;
  char *p = ls_realloc(b->p, cap);
  if(!p) {
    fail(b);
    return false;
  }
  b->p = p;
  b->cap = cap;
  return true;
}

void buf_put(ls_buf *b, const void *p, size_t n)
{
  if(!n || !reserve(b, n))
    return;
  memcpy(b->p + b->n, p, n);
  b->n += n;
}

void buf_putc(ls_buf *b, char c)
{
  if(reserve(b, 1))
    b->p[b->n++] = c;
}

void buf_puts(ls_buf *b, const char *z)
{
  buf_put(b, z, strlen(z));
}

void buf_slice(ls_buf *b, ls_slice s)
{
  buf_put(b, s.s, s.n);
}

void buf_int(ls_buf *b, long long v)
{
  char digits[24], *p = digits + sizeof(digits);
  unsigned long long u = v < 0 ? 0ULL - (unsigned long long)v
                               : (unsigned long long)v;
  do {
    *--p = (char)('0' + u % 10);
  } while(u /= 10);
  if(v < 0)
    *--p = '-';
  buf_put(b, p, (size_t)(digits + sizeof(digits) - p));
}

void buf_fmt(ls_buf *b, const char *fmt, ...)
{
  va_list ap;
  va_start(ap, fmt);
  int n = vsnprintf(NULL, 0, fmt, ap);
  va_end(ap);
  if(n < 0 || !reserve(b, (size_t)n))
    return;
  va_start(ap, fmt);
  vsnprintf(b->p + b->n, (size_t)n + 1, fmt, ap);
  va_end(ap);
  b->n += (size_t)n;
}

const char *buf_cstr(ls_buf *b)
{
  if(!b->p || b->failed)
    return "";
  b->p[b->n] = 0; /* reserve always leaves room for it */
  return b->p;
}
