/* ZIP archives made in memory; the same members give the same bytes. */
#ifndef LS_PACK_ZIP_WRITE_H
#define LS_PACK_ZIP_WRITE_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

typedef struct pack_member {
  const char *name;
  ls_slice bytes;
} pack_member;

/* *out (ls_free) is an archive of the members in their order, each dated
 * 1980-01-01.  0, LS_ENOMEM or LS_EIO. */
int zip_write_bytes(const pack_member *member, size_t n, uint8_t **out,
                    size_t *out_n, ls_err *err);

#endif
