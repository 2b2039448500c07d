/* ZIP archives with every guard in one place, over libzip.
 *
 * Opening looks at all that the archive declares and refuses it whole:
 * names with .. or an absolute path or a NUL, links, encrypted members,
 * members twice, more members than allowed, a declared size, total or ratio
 * over the limits, a central directory that is cut.  Reading counts what
 * really comes out and stops at the same limits, and compares the CRC. */
#ifndef LS_PACK_ZIP_H
#define LS_PACK_ZIP_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

typedef struct pack_zip pack_zip;

typedef struct pack_limits {
  size_t inflated;  /* bytes in all */
  unsigned ratio;   /* inflated / packed, of one member and in all */
  unsigned members;
} pack_limits;

/* Opens an archive in memory; `bytes` must outlive it.  NULL with *err:
 * LS_ECUT, LS_EHOSTILE, LS_ELOCKED (encrypted), LS_ENOMEM. */
pack_zip *zip_open_bytes(ls_slice bytes, const pack_limits *limits,
                         ls_err *err);
void zip_close_bytes(pack_zip *z);

size_t zip_members(const pack_zip *z);

/* The name of member `i`, UTF-8 (names that are not flagged as such are
 * read as GB18030 where they are no UTF-8).  Valid until closing. */
const char *zip_member_name(const pack_zip *z, size_t i);

/* The index of a member by its exact name, or SIZE_MAX. */
size_t zip_find(const pack_zip *z, const char *name);

/* The content of member `i`, to be freed with ls_free.  0 or a code. */
int zip_read_member(pack_zip *z, size_t i, uint8_t **bytes, size_t *n,
                    ls_err *err);

#endif
