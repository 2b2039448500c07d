/* What a folder holds. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "sys/file.h"

#define DEPTH 32 /* folders within folders */

static int no_memory(ls_err *err, const char *path)
{
  err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  snprintf(err->file, sizeof(err->file), "%s", path);
  return LS_ENOMEM;
}

static int keep(ls_paths *p, char *path)
{
  if(p->n == p->cap) {
    size_t cap = p->cap ? p->cap * 2 : 64;
    char **v = ls_realloc(p->v, cap * sizeof(*v));
    if(!v) {
      ls_free(path);
      return -1;
    }
    p->v = v;
    p->cap = cap;
  }
  p->v[p->n++] = path;
  return 0;
}

static char *join(const char *folder, const char *name)
{
  size_t n = strlen(folder), m = strlen(name);
  char *path = ls_malloc(n + m + 2);
  if(!path)
    return NULL;
  memcpy(path, folder, n);
  if(n && path[n - 1] != '/')
    path[n++] = '/';
  memcpy(path + n, name, m + 1);
  return path;
}

/* What reports come as.  Those that are not read (rtf, wps) are taken too:
 * told what to do with them, nobody misses them in silence. */
static int is_document(const char *name)
{
  static const char *const ends[] = { "txt", "docx", "docm", "html", "htm",
                                      "shtml", "pdf", "doc", "ofd", "zip",
                                      "rtf", "wps" };
  const char *dot = strrchr(name, '.');
  if(!strncmp(name, "~$", 2)) /* an office program's lock */
    return 0;
  for(size_t i = 0; dot && i < sizeof(ends) / sizeof(ends[0]); i++)
    if(!strcasecmp(dot + 1, ends[i]))
      return dot > name;
  return 0;
}

static int walk(ls_paths *p, const char *folder, int depth, ls_err *err);

static int entry(ls_paths *p, const char *folder, const char *name, int depth,
                 ls_err *err)
{
  struct stat st;
  if(name[0] == '.')
    return LS_OK;
  char *path = join(folder, name);
  if(!path)
    return no_memory(err, folder);
  if(!lstat(path, &st) && S_ISDIR(st.st_mode)) {
    int rc = depth ? walk(p, path, depth - 1, err) : LS_OK;
    ls_free(path);
    return rc;
  }
  if(is_document(name))
    return keep(p, path) ? no_memory(err, folder) : LS_OK;
  ls_free(path);
  return LS_OK;
}

/* The first error is told, the rest of the folder read all the same. */
static int walk(ls_paths *p, const char *folder, int depth, ls_err *err)
{
  struct dirent **names;
  int n = scandir(folder, &names, NULL, alphasort), first = LS_OK;
  if(n < 0) {
    int rc = sys_error(err, folder);
    if(err && errno == EACCES)
      snprintf(err->key, sizeof(err->key), "folder-denied");
    return rc;
  }
  for(int i = 0; i < n; i++) {
    ls_err e;
    int rc = entry(p, folder, names[i]->d_name, depth, &e);
    if(rc && !first) {
      first = rc;
      *err = e;
    }
    free(names[i]);
  }
  free(names);
  return first;
}

int sys_paths_keep(ls_paths *p, const char *path)
{
  char *copy = join("", path);
  return copy && !keep(p, copy) ? LS_OK : LS_ENOMEM;
}

int sys_paths_add(ls_paths *p, const char *path, ls_err *err)
{
  struct stat st;
  size_t before = p->n;
  if(!strcmp(path, "-") || stat(path, &st) || !S_ISDIR(st.st_mode)) {
    if(sys_paths_keep(p, path)) /* what is wrong with it shows later */
      return no_memory(err, path);
    return LS_OK;
  }
  int rc = walk(p, path, DEPTH, err);
  if(!rc && p->n == before) {
    rc = err_set(err, LS_EEMPTY, "folder-empty", NULL, NULL);
    snprintf(err->file, sizeof(err->file), "%s", path);
  }
  return rc;
}

void sys_paths_free(ls_paths *p)
{
  for(size_t i = 0; i < p->n; i++)
    ls_free(p->v[i]);
  ls_free(p->v);
  *p = (ls_paths){ 0 };
}
