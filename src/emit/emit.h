/* A report's records as text for programs and people.
 *
 * Each format writes what opens the output (once), any number of reports
 * and errors, and what closes it (once), so that several files make one
 * output.  Nothing here allocates: text goes out through a buffer on the
 * stack. */
#ifndef LS_EMIT_EMIT_H
#define LS_EMIT_EMIT_H

#include "base/buf.h"
#include "base/err.h"
#include "record/record.h"

/* What to print; a mask. */
enum { ONLY_FIGURES = 1, ONLY_MILESTONES = 2, ONLY_ITEMS = 4, ONLY_ALL = 0 };

typedef struct ls_emit {
  /* Takes `n` bytes; returns 0, or non-zero to stop. */
  int (*write)(void *arg, const char *p, size_t n);
  void *arg;
  const char *source;  /* the file's name, or "-" */
  const char *sha256;  /* of the bytes in hex; NULL or "" if not wanted */
  uint32_t nth;        /* which report of the output, from 1 */
  unsigned only;       /* ONLY_... */
  bool explain;
  bool english;        /* words for people in English */
  bool colour;
  unsigned width;      /* of the terminal in columns, 0: unknown */
} ls_emit;

/* True where records of `kind` are to be printed. */
static inline bool emit_wants(const ls_emit *to, ls_kind kind)
{
  if(to->only == ONLY_ALL)
    return true;
  return (kind == K_FIGURE && (to->only & ONLY_FIGURES)) ||
         (kind == K_MILESTONE && (to->only & ONLY_MILESTONES)) ||
         (kind == K_ITEM && (to->only & ONLY_ITEMS));
}

/* One format.  Each function returns 0, or what write returned; any but
 * `report` may be NULL, where there is nothing to write. */
typedef struct ls_format {
  const char *name;
  bool sha256;  /* it prints the hash of the bytes */
  int (*open)(const ls_emit *to);
  int (*report)(const ls_report *r, const ls_emit *to);
  int (*error)(const ls_err *err, const ls_emit *to); /* a file not read */
  int (*close)(const ls_emit *to);
} ls_format;

extern const ls_format format_jsonl, format_csv, format_table, format_html,
  format_none;

/* format_jsonl's report, for callers of one report and one format. */
int emit_jsonl(const ls_report *r, const ls_emit *to);

#endif
