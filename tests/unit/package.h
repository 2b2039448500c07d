/* ZIP archives made by hand for tests: members stored as they are, and every
 * field of their headers to be spoilt. */
#ifndef LS_TESTS_PACKAGE_H
#define LS_TESTS_PACKAGE_H

#include <stdint.h>
#include <string.h>

#include "base/buf.h"

typedef struct {
  const char *name, *content;
  size_t name_n;       /* 0: strlen */
  uint32_t declared;   /* size said to have, 0: the true one */
  uint16_t flags, method;
  uint32_t attributes; /* external; with the system Unix */
  uint32_t crc_off;    /* added to the checksum */
} member;

static void le(ls_buf *b, uint32_t v, int bytes)
{
  for(int i = 0; i < bytes; i++)
    buf_putc(b, (char)(v >> 8 * i));
}

static uint32_t crc_of(const char *p, size_t n)
{
  uint32_t c = ~0u;
  for(size_t i = 0; i < n; i++) {
    c ^= (uint8_t)p[i];
    for(int k = 0; k < 8; k++)
      c = c >> 1 ^ (c & 1 ? 0xEDB88320u : 0);
  }
  return ~c;
}

/* What local and central headers share, from the flags on. */
static void common(ls_buf *b, const member *m, size_t n)
{
  size_t name = m->name_n ? m->name_n : strlen(m->name);
  le(b, m->flags, 2);
  le(b, m->method, 2);
  le(b, 0, 4);
  le(b, crc_of(m->content, n) + m->crc_off, 4);
  le(b, (uint32_t)n, 4);
  le(b, m->declared ? m->declared : (uint32_t)n, 4);
  le(b, (uint32_t)name, 2);
  le(b, 0, 2);
}

static void package(ls_buf *b, const member *v, size_t count)
{
  uint32_t at[64], start;
  buf_init(b, (size_t)64 << 20);
  for(size_t i = 0; i < count; i++) {
    at[i] = (uint32_t)b->n;
    buf_put(b, "PK\3\4\x14\0", 6);
    common(b, &v[i], strlen(v[i].content));
    buf_put(b, v[i].name, v[i].name_n ? v[i].name_n : strlen(v[i].name));
    buf_puts(b, v[i].content);
  }
  start = (uint32_t)b->n;
  for(size_t i = 0; i < count; i++) {
    buf_put(b, "PK\1\2\x14\3\x14\0", 8);
    common(b, &v[i], strlen(v[i].content));
    le(b, 0, 4); /* comment, disk */
    le(b, 0, 2); /* internal attributes */
    le(b, v[i].attributes, 4);
    le(b, at[i], 4);
    buf_put(b, v[i].name, v[i].name_n ? v[i].name_n : strlen(v[i].name));
  }
  uint32_t size = (uint32_t)b->n - start;
  buf_put(b, "PK\5\6\0\0\0\0", 8);
  le(b, (uint32_t)count, 2);
  le(b, (uint32_t)count, 2);
  le(b, size, 4);
  le(b, start, 4);
  le(b, 0, 2);
}

#endif
