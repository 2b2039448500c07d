/* From a file's bytes to reports: what all commands that read documents
 * share.  A plain text is read where it lies; every other format is read in
 * a child process first; an archive is as many documents as it has
 * members. */
#ifndef LS_APP_DOCUMENTS_H
#define LS_APP_DOCUMENTS_H

#include "doc/doc.h"
#include "extract/reader.h"
#include "hash/digest.h"

/* One document: a report, or why there is none. */
typedef struct app_found {
  const char *source;      /* the file, or "a.zip/b.docx" */
  ls_slice bytes;          /* of the document */
  const char *sha256;      /* of its bytes; "" if not wanted */
  const ls_report *report; /* NULL where it could not be read */
  const ls_err *err;       /* then: why, err->file is the source */
} app_found;

typedef struct app_reading {
  const ls_lex *lex;
  ls_read_options options;
  const doc_limits *limits;
  size_t max;    /* bytes of one document */
  bool sha256;   /* hashes are wanted */
  bool spend;    /* `bytes` may be written to, and app_found.bytes, where the
                    report is none of an error, is not the document's */
  /* Takes what was found, in order; valid until it returns.  Non-zero ends
   * the reading. */
  int (*found)(void *arg, const app_found *f);
  void *arg;
} app_reading;

/* Reads all documents in `bytes`, which came from `source` (UTF-8), and
 * tells them one by one.  0, or what `found` returned. */
int app_documents(const app_reading *how, const char *source, ls_slice bytes);

#endif
