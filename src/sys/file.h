/* Files and folders: whole contents in, outputs put in place at once. */
#ifndef LS_SYS_FILE_H
#define LS_SYS_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* The content of `path` ("-" is standard input), to be freed with ls_free.
 * A pipe or device
 * is read where the shell made it (/dev/stdin, /dev/fd/63); one that has a
 * name of its own is refused, since nobody may be at its other end.
 * Errors: LS_EIO, LS_ETOOBIG over `max` bytes, LS_ENOMEM; err->file is
 * `path`.  An empty file is no error here. */
int sys_read(const char *path, size_t max, uint8_t **bytes, size_t *n,
             ls_err *err);

/* The same of a regular file and nothing else, not "-" either: what is kept
 * must be there to be looked at again. */
int sys_read_regular(const char *path, size_t max, uint8_t **bytes,
                     size_t *n, ls_err *err);

/* Opens one to be read: a descriptor, or -1 with *err. */
int sys_open_regular(const char *path, ls_err *err);

/* Sets *err from errno for `path`. */
int sys_error(ls_err *err, const char *path);

/* True where both names are the same regular file. */
bool sys_same_file(const char *a, const char *b);

typedef struct ls_paths {
  char **v;
  size_t n, cap;
} ls_paths;

/* Adds `path`, or, where it is a folder, every document below it, by the end
 * of its name (txt, docx, html, pdf and so on), in order of names; hidden
 * ones, what office programs leave beside a document they have open, and
 * folders behind links are left out.  Where a folder cannot be read or holds
 * none, an error; others were added. */
int sys_paths_add(ls_paths *p, const char *path, ls_err *err);
int sys_paths_keep(ls_paths *p, const char *path); /* adds only this */
void sys_paths_free(ls_paths *p);

/* An output: a descriptor, or a file that takes its name only when all of
 * it was written. */
typedef struct ls_output {
  int fd;
  const char *path; /* NULL: standard output */
  char temporary[4096]; /* "" where the file is written in place */
} ls_output;

int sys_output_open(ls_output *o, const char *path, ls_err *err);

/* Writes all of it: 0, or -1 with errno set. */
int sys_output_write(ls_output *o, const char *p, size_t n);

/* Puts the file in its place (`keep`), or takes the temporary away. */
int sys_output_close(ls_output *o, bool keep, ls_err *err);

/* `path` with `tail` behind it, to be freed with ls_free; NULL: no memory. */
char *sys_beside(const char *path, const char *tail);

/* Gives the whole file `half` the name `path`, where nothing may stand, and
 * sees that both are on the disk. */
int sys_put_in_place(const char *half, const char *path, ls_err *err);

#endif
