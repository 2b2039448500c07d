#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "cli/rules.h"
#include "sys/file.h"

#define FILE_MAX ((size_t)16 << 20)

typedef struct cli_rules_folder_files loading;

static void path_of(const char *dir, const char *name, char *out, size_t n)
{
  snprintf(out, n, "%s/%s.tsv", dir, name);
}

bool cli_has_rules(const char *dir, const char *name)
{
  char path[4096];
  struct stat st;
  path_of(dir, name, path, sizeof(path));
  return lstat(path, &st) == 0; /* a link to nothing is told, not passed */
}

static int get(void *arg, const char *name, ls_slice *content, ls_err *err)
{
  loading *f = arg;
  char path[4096];
  size_t n;
  if(!cli_has_rules(f->dir, name))
    return 0;
  path_of(f->dir, name, path, sizeof(path));
  ls_free(f->held);
  f->held = NULL;
  int rc = sys_read(path, FILE_MAX, &f->held, &n, err);
  if(rc)
    return rc;
  *content = (ls_slice){ (const char *)f->held, n };
  return 1;
}

/* Names of the built-in files are told as they stand in the source. */
static void tell(void *arg, const ls_err *err)
{
  loading *f = arg;
  ls_err e = *err;
  char name[sizeof(e.file)];
  snprintf(name, sizeof(name), "%s", e.file);
  name[strlen(name) > 4 ? strlen(name) - 4 : 0] = 0;
  if(f->dir && e.file[0] != '/' && rules_has_file(name) &&
     cli_has_rules(f->dir, name))
    snprintf(e.file, sizeof(e.file), "%.120s/%.120s.tsv", f->dir, name);
  f->told++;
  cli_complain(&e, f->english);
}

/* Files of the folder that nothing asks for: most likely misspelt. */
static void strangers(loading *f, const char *sub)
{
  char path[4096], name[300];
  snprintf(path, sizeof(path), "%s/%s", f->dir, sub);
  DIR *d = opendir(path);
  for(struct dirent *e; d && (e = readdir(d));) {
    size_t n = strlen(e->d_name);
    if(n < 5 || strcmp(e->d_name + n - 4, ".tsv"))
      continue;
    snprintf(name, sizeof(name), "%s%.*s", sub, (int)n - 4, e->d_name);
    if(rules_has_file(name))
      continue;
    ls_err err;
    const char *near = cli_nearest(name, rules_files);
    err_set(&err, LS_ELEXICON, near ? "rule-stranger-near" : "rule-stranger",
            name, near);
    snprintf(err.file, sizeof(err.file), "%.200s.tsv", name);
    tell(f, &err);
  }
  if(d)
    closedir(d);
}

static bool is_folder(loading *f)
{
  struct stat st;
  ls_err err;
  if(stat(f->dir, &st))
    sys_error(&err, f->dir);
  else if(!S_ISDIR(st.st_mode) || access(f->dir, R_OK | X_OK))
    err_set(&err, LS_EIO, S_ISDIR(st.st_mode) ? "folder-denied"
                                              : "rules-no-folder",
            NULL, NULL);
  else
    return true;
  snprintf(err.file, sizeof(err.file), "%s", f->dir);
  tell(f, &err);
  return false;
}

ls_rules_source cli_rules_source(struct cli_rules_folder_files *f,
                                 const char *dir)
{
  *f = (loading){ .dir = dir };
  return (ls_rules_source){ get, f };
}

const char *cli_rules_folder(void)
{
  const char *from = getenv("LUOSHI_RULES");
  return from && *from ? from : NULL;
}

ls_rules *cli_load_rules(const char *dir, bool english)
{
  loading f = { .dir = dir, .english = english };
  ls_rules_source source = { get, &f };
  ls_err err = { 0 };
  if(f.dir) {
    if(!is_folder(&f))
      return NULL;
    strangers(&f, "");
    strangers(&f, "lights/");
    strangers(&f, "calendar/");
  }
  ls_rules *r = rules_load(f.dir ? &source : NULL, tell, &f, &err);
  if(!r && !f.told)
    tell(&f, &err);
  ls_free(f.held);
  if(r && f.told) {
    rules_free(r);
    r = NULL;
  }
  return r;
}
