#include "db/sqlite_memory.h"

#include <sqlite3.h>
#include <stdint.h>

#include "base/alloc.h"

#define HEAD 16 /* holds the size and keeps what follows aligned */

static void *head_of(void *p)
{
  return (char *)p - HEAD;
}

static void *with_size(void *base, int n)
{
  if(!base)
    return NULL;
  *(int64_t *)base = n;
  return (char *)base + HEAD;
}

static void *get(int n)
{
  return with_size(ls_malloc((size_t)n + HEAD), n);
}

static void give(void *p)
{
  if(p)
    ls_free(head_of(p));
}

static void *grow(void *p, int n)
{
  return with_size(ls_realloc(head_of(p), (size_t)n + HEAD), n);
}

static int size(void *p)
{
  return p ? (int)*(int64_t *)head_of(p) : 0;
}

static int round_up(int n)
{
  return (n + 7) & ~7;
}

static int begin(void *arg)
{
  (void)arg;
  return SQLITE_OK;
}

static void end(void *arg)
{
  (void)arg;
}

void sqlite_use_our_memory(void)
{
  static const sqlite3_mem_methods ours = { get, give, grow, size, round_up,
                                            begin, end, NULL };
  sqlite3_config(SQLITE_CONFIG_MALLOC, &ours);
}
