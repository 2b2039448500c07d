/* One call from bytes to a report. */
#ifndef LS_EXTRACT_READER_H
#define LS_EXTRACT_READER_H

#include "extract/extract.h"

typedef struct ls_read_options {
  bool explain;
  const char *place; /* overrides what the text says; NULL: read it */
  int year;          /* likewise; 0: read it */
  /* Of a document that was no text before: the word of its format, what its
   * reader marked (by bytes, in order) and what the document says of itself.
   * All of it must outlive the report. */
  const char *format; /* NULL: nobody said */
  const ls_mark *marks;
  size_t marks_n;
  ls_slice title, publisher, date;
  bool yours; /* the bytes may be written to: nobody looks at them again */
  uint32_t piece; /* characters of a piece, for tests; 0: as is best */
  /* Called after each pass over a piece with its name; for measuring.  May
   * be NULL. */
  void (*stage)(void *arg, const char *name);
  void *stage_arg;
} ls_read_options;

/* Reads `bytes` (which must outlive the report where it is UTF-8) with the
 * lists of `lex`.  On success *out is the report, to be freed with
 * reader_free; else an error code, and *err says what and where. */
int reader_read(const ls_lex *lex, const uint8_t *bytes, size_t n,
                const ls_read_options *opt, ls_report **out, ls_err *err);

void reader_free(ls_report *r);

#endif
