#include "base/alloc.h"

#include <stdint.h>
#include <stdlib.h>

#if defined(__linux__)
#include <sys/mman.h>
#endif

/* From this size on, pages of 2 MB: a fresh 64 MB document costs twelve
 * thousand page faults otherwise, a tenth of the time to read it. */
#define HUGE_FROM ((size_t)4 << 20)
#define PAGE ((uintptr_t)4096) /* where they are larger there is no hint */

/* Off unless a test arms it; relaxed on purpose: the hot path is one
 * load and one branch. */
static struct {
  int armed;
  int sticky;
  unsigned long fail_at;
  unsigned long count;
} g_fault;

static int refuse(void)
{
  if(!g_fault.armed)
    return 0;
  g_fault.count++;
  if(!g_fault.fail_at)
    return 0;
  return g_fault.sticky ? g_fault.count >= g_fault.fail_at
                        : g_fault.count == g_fault.fail_at;
}

void ls_alloc_fail_at(unsigned long n, int sticky)
{
  g_fault.armed = 1;
  g_fault.sticky = sticky;
  g_fault.fail_at = n;
  g_fault.count = 0;
}

unsigned long ls_alloc_count(void)
{
  return g_fault.count;
}

/* Only a hint: what the system does with it changes nothing but time.  It
 * is given for all pages of the piece, not those of 2 MB alone: a mapping of
 * which parts are told different things is not grown in place but copied. */
static void want_huge(void *p, size_t size)
{
#if defined(MADV_HUGEPAGE)
  if(p && size >= HUGE_FROM) {
    uintptr_t from = (uintptr_t)p & ~(PAGE - 1);
    uintptr_t to = ((uintptr_t)p + size + PAGE - 1) & ~(PAGE - 1);
    (void)madvise((void *)from, to - from, MADV_HUGEPAGE);
  }
#else
  (void)p;
  (void)size;
#endif
}

void *ls_malloc(size_t size)
{
  void *p = refuse() ? NULL : malloc(size ? size : 1);
  want_huge(p, size);
  return p;
}

void *ls_realloc(void *p, size_t size)
{
  void *q = refuse() ? NULL : realloc(p, size ? size : 1);
  want_huge(q, size);
  return q;
}

void ls_free(void *p)
{
  free(p);
}
