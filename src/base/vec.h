/* A growing array in an arena: VEC(int) v = {0}; *vec_push(a, &v) = 3; */
#ifndef LS_BASE_VEC_H
#define LS_BASE_VEC_H

#include <stdint.h>
#include <string.h>

#include "base/arena.h"

#define VEC(T)                                                              \
  struct {                                                                  \
    T *v;                                                                   \
    uint32_t n, cap;                                                        \
  }

/* Room for one more, doubling.  Not for use outside vec_push. */
static inline void *vec_more(ls_arena *a, void *v, uint32_t n, uint32_t *cap,
                             size_t size)
{
  if(n < *cap)
    return v;
  size_t want = *cap ? (size_t)*cap * 2 : 16;
  v = arena_grow(a, v, *cap * size, want * size);
  *cap = (uint32_t)want;
  return v;
}

/* The address of a new last element, its content undefined. */
#define vec_push(a, vec)                                                    \
  ((vec)->v = vec_more((a), (vec)->v, (vec)->n, &(vec)->cap,                \
                       sizeof(*(vec)->v)),                                  \
   &(vec)->v[(vec)->n++])

/* The same, cleared. */
#define vec_push0(a, vec)                                                   \
  ((vec)->v = vec_more((a), (vec)->v, (vec)->n, &(vec)->cap,                \
                       sizeof(*(vec)->v)),                                  \
   memset(&(vec)->v[(vec)->n], 0, sizeof(*(vec)->v)),                       \
   &(vec)->v[(vec)->n++])

#endif
