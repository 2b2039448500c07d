/* ZIP archives of documents: their members, inflated in child processes. */
#ifndef LS_DOC_ARCHIVE_H
#define LS_DOC_ARCHIVE_H

#include "doc/doc.h"

/* A member; everything is the callee's to read until it returns. */
typedef struct doc_member {
  const char *name;  /* UTF-8, with / between folders */
  ls_slice bytes;
  const ls_err *err; /* it could not be inflated: why; else NULL */
} doc_member;

/* Tells `see` each member that is a file, in the order of the archive;
 * folders and what macOS puts beside the files are passed over.  `most`:
 * bytes of one member.  An archive with an error in its directory tells none
 * and returns a code with *err; so does one that holds no file (LS_EEMPTY).
 * `see` returns 0, or what archive_read is to return at once. */
int archive_read(ls_slice bytes, const doc_limits *limits, size_t most,
                 int (*see)(void *arg, const doc_member *m), void *arg,
                 ls_err *err);

#endif
