/* Runs a fuzz target over files and folders of files: driver PATH... */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "fuzz.h"

static unsigned count;

static int run_file(const char *path)
{
  FILE *f = fopen(path, "rb");
  if(!f) {
    perror(path);
    return 1;
  }
  fseek(f, 0, SEEK_END);
  long size = ftell(f);
  rewind(f);
  /* exactly as long as the file, so that a read behind it is seen */
  uint8_t *p = malloc(size > 0 ? (size_t)size : 1);
  size_t n = p && size > 0 ? fread(p, 1, (size_t)size, f) : 0;
  fclose(f);
  fprintf(stderr, "%s\n", path);
  if(p)
    LLVMFuzzerTestOneInput(p, n);
  free(p);
  count++;
  return 0;
}

static int run_folder(const char *path)
{
  DIR *d = opendir(path);
  int rc = !d;
  for(struct dirent *e; d && (e = readdir(d));) {
    char sub[4096];
    if(e->d_name[0] == '.')
      continue;
    snprintf(sub, sizeof(sub), "%s/%s", path, e->d_name);
    rc |= run_file(sub);
  }
  if(d)
    closedir(d);
  return rc;
}

int main(int argc, char **argv)
{
  int rc = 0;
  for(int i = 1; i < argc; i++) {
    struct stat st;
    if(stat(argv[i], &st)) {
      perror(argv[i]);
      rc = 1;
    } else
      rc |= S_ISDIR(st.st_mode) ? run_folder(argv[i]) : run_file(argv[i]);
  }
  printf("%u inputs\n", count);
  return rc || !count;
}
