/* Owned, growing bytes with a mandatory greatest size.
 *
 * After any failure the buffer is empty, freed and marked: later appends
 * do nothing and buf_failed says so, so a writer checks once at its end. */
#ifndef LS_BASE_BUF_H
#define LS_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

typedef struct ls_buf {
  char *p;
  size_t n, cap, max;
  bool failed;
} ls_buf;

/* `max`: the most bytes it may ever hold. */
void buf_init(ls_buf *b, size_t max);
void buf_free(ls_buf *b);
void buf_clear(ls_buf *b); /* keeps the memory */

void buf_put(ls_buf *b, const void *p, size_t n);
void buf_putc(ls_buf *b, char c);
void buf_puts(ls_buf *b, const char *z);
void buf_slice(ls_buf *b, ls_slice s);
void buf_int(ls_buf *b, long long v);
void buf_fmt(ls_buf *b, const char *fmt, ...)
#if defined(__GNUC__)
  __attribute__((format(printf, 2, 3)))
#endif
  ;

/* NUL-terminated content; "" when empty or failed. */
const char *buf_cstr(ls_buf *b);
static inline bool buf_failed(const ls_buf *b) { return b->failed; }

#endif
