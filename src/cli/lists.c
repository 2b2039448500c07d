#include "cli/lists.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "sys/file.h"

#define LIST_MAX ((size_t)64 << 20)

struct from {
  const char *dir;
  bool english;
  void (*each)(void *arg, const ls_err *err);
  void *arg;
  uint8_t *held[LEX_LISTS]; /* contents, until the lists are compiled */
  int n, told;
};

static void path_of(const char *dir, const char *name, char *out, size_t n)
{
  snprintf(out, n, "%s/%s.tsv", dir, name);
}

bool cli_has_list(const char *dir, const char *name)
{
  char path[4096];
  path_of(dir, name, path, sizeof(path));
  return access(path, F_OK) == 0;
}

static int get(void *arg, const char *name, ls_slice *content, ls_err *err)
{
  struct from *f = arg;
  char path[4096];
  size_t n;
  uint8_t *bytes;
  if(!cli_has_list(f->dir, name))
    return 0;
  path_of(f->dir, name, path, sizeof(path));
  int rc = sys_read(path, LIST_MAX, &bytes, &n, err);
  if(rc == LS_ETOOBIG)
    snprintf(err->key, sizeof(err->key), "list-too-big");
  if(rc)
    return rc;
  f->held[f->n++] = bytes;
  *content = (ls_slice){ (const char *)bytes, n };
  return 1;
}

static void tell(void *arg, const ls_err *err)
{
  struct from *f = arg;
  ls_err e = *err;
  char path[sizeof(e.file)];
  if(f->dir && e.file[0] && !strchr(e.file, '/')) {
    int n = snprintf(path, sizeof(path), "%s/%s", f->dir, e.file);
    if(n > 0 && (size_t)n < sizeof(path) && access(path, F_OK) == 0)
      memcpy(e.file, path, sizeof(path));
  }
  f->told++;
  if(f->each)
    f->each(f->arg, &e);
  else
    cli_complain(&e, f->english);
}

/* Files of the folder that are no list at all: most likely misspelt. */
static void strangers(struct from *f)
{
  const char *names[LEX_LISTS + 1];
  DIR *d = opendir(f->dir);
  struct dirent *e;
  for(int i = 0; i < LEX_LISTS; i++)
    names[i] = lex_lists[i].name;
  names[LEX_LISTS] = NULL;
  while(d && (e = readdir(d))) {
    char name[64];
    size_t n = strlen(e->d_name);
    bool known = false;
    if(n < 5 || n > 60 || strcmp(e->d_name + n - 4, ".tsv"))
      continue;
    snprintf(name, sizeof(name), "%.*s", (int)n - 4, e->d_name);
    for(int i = 0; i < LEX_LISTS; i++)
      known = known || !strcmp(name, names[i]);
    if(known)
      continue;
    ls_err err;
    const char *near = cli_nearest(name, names);
    err_set(&err, LS_ELEXICON, near ? "lex-stranger-near" : "lex-stranger",
            name, near);
    snprintf(err.file, sizeof(err.file), "%s", e->d_name);
    tell(f, &err);
  }
  if(d)
    closedir(d);
}

static bool is_folder(struct from *f)
{
  struct stat st;
  ls_err err;
  if(stat(f->dir, &st)) {
    sys_error(&err, f->dir);
    tell(f, &err);
    return false;
  }
  if(S_ISDIR(st.st_mode) && access(f->dir, R_OK | X_OK) == 0)
    return true;
  err_set(&err, LS_EIO, S_ISDIR(st.st_mode) ? "folder-denied"
                                            : "file-no-folder", NULL, NULL);
  snprintf(err.file, sizeof(err.file), "%s", f->dir);
  tell(f, &err);
  return false;
}

ls_lex *cli_load_lists(const char *dir, bool english,
                       void (*each)(void *arg, const ls_err *err), void *arg)
{
  struct from f = { .dir = dir, .english = english, .each = each,
                    .arg = arg };
  struct ls_lex_source source = { get, &f };
  ls_err err = { 0 };
  if(dir && !is_folder(&f))
    return NULL;
  if(dir)
    strangers(&f);
  ls_lex *lex = lex_load(dir ? &source : NULL, tell, &f, &err);
  if(!lex && !f.told)
    tell(&f, &err);
  while(f.n > 0)
    ls_free(f.held[--f.n]);
  if(lex && f.told) {
    lex_free(lex);
    lex = NULL;
  }
  return lex;
}
