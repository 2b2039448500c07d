/* A file as it was when the program was built; tools/embed writes them. */
#ifndef LS_BASE_FILE_H
#define LS_BASE_FILE_H

#include <stddef.h>

typedef struct ls_file {
  const char *name;    /* "units.tsv" */
  const char *content;
  size_t size;
} ls_file;

#endif
