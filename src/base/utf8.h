/* UTF-8 text addressed by code point. */
#ifndef LS_BASE_UTF8_H
#define LS_BASE_UTF8_H

#include <stdint.h>

#include "base/slice.h"

/* A mark every U8_STRIDE code points makes any position near. */
#define U8_STRIDE 64

typedef struct ls_u8map {
  const char *s;        /* valid UTF-8 */
  uint32_t bytes;       /* its length */
  uint32_t n;           /* its code points */
  const uint32_t *mark; /* mark[i]: byte of code point i * U8_STRIDE */
} ls_u8map;

/* Byte offset of code point `cp`; `cp` <= n. */
uint32_t u8map_byte(const ls_u8map *m, uint32_t cp);

/* The bytes of [start, end); start <= end <= n. */
ls_slice u8map_slice(const ls_u8map *m, uint32_t start, uint32_t end);

/* Decodes one code point of [p, end) into *cp; its length in bytes, or 0
 * where the bytes are not UTF-8 (RFC 3629: shortest form, no surrogates). */
int utf8_next(const uint8_t *p, const uint8_t *end, uint32_t *cp);

/* Writes `cp` to out[4]; its length. */
int utf8_put(uint32_t cp, char *out);

#endif
