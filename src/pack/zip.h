/* ZIP archives with every guard in one place, over libzip.
 *
 * Opening looks at all that the archive declares and refuses it whole:
 * names with .. or an absolute path or a control character, links and
 * devices, members twice, more members than allowed, a declared total or
 * ratio over the limits, a central directory that is cut.
 * Reading counts what really comes out of each member and of all and stops
 * at the same limits, and compares size and CRC. */
#ifndef LS_PACK_ZIP_H
#define LS_PACK_ZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

typedef struct pack_zip pack_zip;

typedef struct pack_limits {
  size_t inflated;  /* bytes in all */
  unsigned ratio;   /* inflated / packed, of all and of a member read; what
                       inflates to less than 64 KB has any ratio */
  unsigned members;
} pack_limits;

/* Opens an archive in memory; `bytes` must outlive it.  NULL with *err:
 * LS_ECUT, LS_EHOSTILE, LS_ENOMEM. */
pack_zip *zip_open_bytes(ls_slice bytes, const pack_limits *limits,
                         ls_err *err);
void zip_close_bytes(pack_zip *z);

size_t zip_members(const pack_zip *z);

/* The name of member `i`, UTF-8 with / between folders (names that are not
 * UTF-8 are read as GB18030), ending in / for a folder.  Valid until
 * closing. */
const char *zip_member_name(const pack_zip *z, size_t i);

/* The index of a member by its exact name, or SIZE_MAX. */
size_t zip_find(const pack_zip *z, const char *name);

/* The content of member `i`, to be freed with ls_free; a NUL stands behind
 * it.  0, or LS_EHOSTILE over a limit, LS_ECUT where it is damaged,
 * LS_ELOCKED encrypted, LS_EFORMAT packed in another way than deflate,
 * LS_ENOMEM. */
int zip_read_member(pack_zip *z, size_t i, uint8_t **bytes, size_t *n,
                    ls_err *err);

/* Walks the names of an archive's members as they stand in its central
 * directory, or, where that is cut off, in the headers in front of them as
 * far as they can be followed; inflates nothing and trusts nothing.  `see`
 * returns false to stop.  False where there is no member at all. */
bool zip_peek(ls_slice bytes, bool (*see)(void *arg, ls_slice name),
              void *arg);

#endif
