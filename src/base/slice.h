/* Borrowed bytes: nobody frees a slice, and it need not end with a NUL. */
#ifndef LS_BASE_SLICE_H
#define LS_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct ls_slice {
  const char *s;
  size_t n;
} ls_slice;

#define SLICE(lit) ((ls_slice){ (lit), sizeof(lit) - 1 })

static inline ls_slice slice_of(const char *z)
{
  return (ls_slice){ z ? z : "", z ? strlen(z) : 0 };
}

static inline bool slice_eq(ls_slice a, ls_slice b)
{
  return a.n == b.n && (a.n == 0 || !memcmp(a.s, b.s, a.n));
}

#endif
