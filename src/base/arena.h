/* Memory that lives as long as one report and goes at once.
 *
 * Everything the reader makes is allocated here.  When the heap has no
 * more, arena_alloc jumps to the place set by the entry that owns the
 * arena, which frees it and reports LUOSHI_ENOMEM; so the code between
 * never checks for NULL. */
#ifndef LS_BASE_ARENA_H
#define LS_BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

typedef struct ls_block ls_block;

typedef struct ls_arena {
  ls_block *small; /* the block being filled, older ones behind it */
  ls_block *large; /* one allocation each, so that they can grow */
  size_t bytes;    /* held from the heap, for the memory account */
  size_t peak;     /* most ever held */
  jmp_buf *oom;    /* where to go when the heap has no more */
} ls_arena;

/* `oom` must stay valid as long as the arena allocates. */
void arena_init(ls_arena *a, jmp_buf *oom);

/* `n` bytes aligned for any type, not cleared. */
void *arena_alloc(ls_arena *a, size_t n);

/* The same, cleared. */
void *arena_zalloc(ls_arena *a, size_t n);

/* A copy of `s` with a 0 behind it; for nothing a literal. */
const char *arena_str(ls_arena *a, ls_slice s);
static inline const char *arena_strz(ls_arena *a, const char *s)
{
  return arena_str(a, slice_of(s));
}

/* Grows `p`, which held `was` bytes, to `n`; content moves along.  Large
 * pieces grow in place through realloc; small ones are copied and their
 * old place is lost until arena_free. */
void *arena_grow(ls_arena *a, void *p, size_t was, size_t n);

/* Gives everything back; the arena may be used again. */
void arena_free(ls_arena *a);

#endif
