/* The one door to the C library's heap, so that a test can fail any
 * allocation it names. */
#ifndef LS_BASE_ALLOC_H
#define LS_BASE_ALLOC_H

#include <stddef.h>

/* Like malloc, realloc and free; NULL on failure, never abort. */
void *ls_malloc(size_t size);
void *ls_realloc(void *p, size_t size);
void ls_free(void *p);

/* Makes the n-th allocation from now (1 = the next) fail, and every one
 * after it when `sticky`; 0 turns failing off.  For tests; not
 * thread-safe. */
void ls_alloc_fail_at(unsigned long n, int sticky);

/* Allocations asked for since the last ls_alloc_fail_at. */
unsigned long ls_alloc_count(void);

#endif
