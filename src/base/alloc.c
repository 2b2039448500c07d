#include "base/alloc.h"

#include <stdlib.h>

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

void *ls_malloc(size_t size)
{
  return refuse() ? NULL : malloc(size ? size : 1);
}

void *ls_realloc(void *p, size_t size)
{
  return refuse() ? NULL : realloc(p, size ? size : 1);
}

void ls_free(void *p)
{
  free(p);
}
