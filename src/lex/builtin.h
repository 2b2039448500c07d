/* The lists of data/lexicon as they were when the program was built. */
#ifndef LS_LEX_BUILTIN_H
#define LS_LEX_BUILTIN_H

#include <stddef.h>

typedef struct ls_file {
  const char *name;    /* "units.tsv" */
  const char *content;
  size_t size;
} ls_file;

extern const ls_file lex_builtin[]; /* ended by a NULL name */

#endif
