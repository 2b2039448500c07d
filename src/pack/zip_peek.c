/* The names in an archive, without libzip: its numbers are checked against
 * the bytes there are and nothing else is believed. */
#include "pack/zip.h"

#define END_SIZE 22
#define COMMENT 65535
#define CENTRAL_SIZE 46
#define LOCAL_SIZE 30

static uint32_t u16(const char *p)
{
  const uint8_t *b = (const uint8_t *)p;
  return (uint32_t)b[0] | (uint32_t)b[1] << 8;
}

static uint32_t u32(const char *p)
{
  return u16(p) | u16(p + 2) << 16;
}

/* Where the central directory begins, SIZE_MAX where its end is not found
 * or does not point at one. */
static size_t central(ls_slice b)
{
  size_t least = b.n > END_SIZE + COMMENT ? b.n - END_SIZE - COMMENT : 0;
  for(size_t i = b.n < END_SIZE ? 0 : b.n - END_SIZE + 1; i-- > least;) {
    if(b.n < END_SIZE || memcmp(b.s + i, "PK\5\6", 4))
      continue;
    size_t at = u32(b.s + i + 16);
    if(at + 4 <= i && !memcmp(b.s + at, "PK\1\2", 4))
      return at;
  }
  return SIZE_MAX;
}

static bool walk_central(ls_slice b, size_t at,
                         bool (*see)(void *arg, ls_slice name), void *arg)
{
  bool any = false;
  while(at + CENTRAL_SIZE <= b.n && !memcmp(b.s + at, "PK\1\2", 4)) {
    size_t name = u16(b.s + at + 28);
    size_t rest = u16(b.s + at + 30) + u16(b.s + at + 32);
    if(at + CENTRAL_SIZE + name > b.n)
      break;
    any = true;
    if(!see(arg, (ls_slice){ b.s + at + CENTRAL_SIZE, name }))
      break;
    at += CENTRAL_SIZE + name + rest;
  }
  return any;
}

/* The headers in front of the members, as long as they say how long their
 * member is. */
static bool walk_local(ls_slice b, bool (*see)(void *arg, ls_slice name),
                       void *arg)
{
  bool any = false;
  size_t at = 0;
  while(at + LOCAL_SIZE <= b.n && !memcmp(b.s + at, "PK\3\4", 4)) {
    size_t name = u16(b.s + at + 26), rest = u16(b.s + at + 28);
    size_t packed = u32(b.s + at + 18);
    if(at + LOCAL_SIZE + name > b.n)
      break;
    any = true;
    if(!see(arg, (ls_slice){ b.s + at + LOCAL_SIZE, name }) ||
       (u16(b.s + at + 6) & 8)) /* its length stands behind it */
      break;
    at += LOCAL_SIZE + name + rest + packed;
  }
  return any;
}

bool zip_peek(ls_slice bytes, bool (*see)(void *arg, ls_slice name),
              void *arg)
{
  size_t at = central(bytes);
  return at == SIZE_MAX ? walk_local(bytes, see, arg)
                        : walk_central(bytes, at, see, arg);
}
