/* A report's records as text for programs and people. */
#ifndef LS_EMIT_EMIT_H
#define LS_EMIT_EMIT_H

#include "base/buf.h"
#include "record/record.h"

/* What to print; a mask. */
enum { ONLY_FIGURES = 1, ONLY_MILESTONES = 2, ONLY_ITEMS = 4, ONLY_ALL = 0 };

typedef struct ls_emit {
  /* Takes `n` bytes; returns 0, or non-zero to stop. */
  int (*write)(void *arg, const char *p, size_t n);
  void *arg;
  const char *source;  /* the file's name, or "-" */
  const char *sha256;  /* of the bytes, "" if not wanted */
  unsigned only;       /* ONLY_... */
  bool explain;
  bool english;        /* words for people in English */
  bool colour;
  unsigned width;      /* of the terminal in columns, 0: unknown */
} ls_emit;

/* Each writes one report.  0, or what write returned, or LS_ENOMEM. */
int emit_jsonl(const ls_report *r, const ls_emit *to);

#endif
