/* UTF-8 to folded characters, checked, in one pass. */
#ifndef LS_TEXT_UNPACK_H
#define LS_TEXT_UNPACK_H

#include <stddef.h>
#include <stdint.h>

#include "base/utf8.h"

/* The unpacker stores whole vectors: so many units of room behind n. */
#define UNPACK_SLACK 8

typedef struct ls_unpacked {
  size_t done;    /* bytes taken; fewer than asked where byte `done` begins
                     what is no UTF-8, or is a control character */
  uint32_t count; /* code points written */
} ls_unpacked;

/* Writes text_fold_char of each code point of the `n` bytes at `p` to
 * `fold` (room for n + UNPACK_SLACK units), and the byte offset of every
 * U8_STRIDE-th code point to `mark` (room for n / U8_STRIDE + 1).  Stops at
 * the first byte that is not UTF-8 (RFC 3629), and at control characters
 * other than tab, LF, VT, FF, CR and ESC. */
ls_unpacked text_unpack(const uint8_t *p, size_t n, uint16_t *fold,
                        uint32_t *mark);

/* The same by the portable path only; for tests. */
ls_unpacked text_unpack_portable(const uint8_t *p, size_t n, uint16_t *fold,
                                 uint32_t *mark);

#endif
