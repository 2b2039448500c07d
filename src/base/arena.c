#include "base/arena.h"

#include <assert.h>
#include <string.h>

#include "base/alloc.h"

#define BLOCK_SIZE ((size_t)64 << 10)
#define LARGE ((size_t)16 << 10)
#define ALIGN(n) (((n) + 15) & ~(size_t)15)

struct ls_block {
  ls_block *prev, *next;
  size_t size, used;
  size_t pad; /* keeps the content at a multiple of 16 */
};

#define HEAD ALIGN(sizeof(struct ls_block))
#define CONTENT(b) ((char *)(b) + HEAD)
#define BLOCK_OF(p) ((ls_block *)(void *)((char *)(p) - HEAD))

void arena_init(ls_arena *a, jmp_buf *oom)
{
  memset(a, 0, sizeof(*a));
  a->oom = oom;
}

static void out_of_memory(ls_arena *a)
{
  assert(a->oom);
  longjmp(*a->oom, 1);
}

static void account(ls_arena *a, size_t gone, size_t come)
{
  a->bytes += come;
  a->bytes -= gone;
  if(a->bytes > a->peak)
    a->peak = a->bytes;
}

static ls_block *block_new(ls_arena *a, size_t size)
{
  ls_block *b = NULL;
  if(size > SIZE_MAX - HEAD || !(b = ls_malloc(HEAD + size)))
    out_of_memory(a);
  b->prev = b->next = NULL;
  b->size = size;
  b->used = 0;
  account(a, 0, HEAD + size);
  return b;
}

static void large_link(ls_arena *a, ls_block *b)
{
  b->prev = NULL;
  b->next = a->large;
  if(b->next)
    b->next->prev = b;
  a->large = b;
}

void *arena_alloc(ls_arena *a, size_t n)
{
  if(n > SIZE_MAX / 2)
    out_of_memory(a);
  n = ALIGN(n ? n : 1);
  if(n >= LARGE) {
    ls_block *b = block_new(a, n);
    large_link(a, b);
    return CONTENT(b);
  }
  if(!a->small || a->small->size - a->small->used < n) {
    ls_block *b = block_new(a, BLOCK_SIZE);
    b->next = a->small;
    a->small = b;
  }
  void *p = CONTENT(a->small) + a->small->used;
  a->small->used += n;
  return p;
}

void *arena_zalloc(ls_arena *a, size_t n)
{
  return memset(arena_alloc(a, n), 0, n);
}

static void *large_grow(ls_arena *a, void *p, size_t n)
{
  ls_block *b = BLOCK_OF(p), *moved;
  size_t was = b->size;
  n = ALIGN(n);
  moved = ls_realloc(b, HEAD + n);
  if(!moved)
    out_of_memory(a);
  moved->size = n;
  if(moved->prev)
    moved->prev->next = moved;
  else
    a->large = moved;
  if(moved->next)
    moved->next->prev = moved;
  account(a, was, n);
  return CONTENT(moved);
}

const char *arena_str(ls_arena *a, ls_slice s)
{
  if(!s.n)
    return "";
  char *out = arena_alloc(a, s.n + 1);
  memcpy(out, s.s, s.n);
  out[s.n] = 0;
  return out;
}

void *arena_grow(ls_arena *a, void *p, size_t was, size_t n)
{
  if(n > SIZE_MAX / 2)
    out_of_memory(a);
  if(p && ALIGN(was ? was : 1) >= LARGE)
    return large_grow(a, p, n);
  assert(p || !was);
  void *q = arena_alloc(a, n);
  if(was)
    memcpy(q, p, was);
  return q;
}

static void chain_free(ls_block *b)
{
  while(b) {
    ls_block *next = b->next;
    ls_free(b);
    b = next;
  }
}

void arena_free(ls_arena *a)
{
  chain_free(a->small);
  chain_free(a->large);
  a->small = a->large = NULL;
  a->bytes = 0;
}
