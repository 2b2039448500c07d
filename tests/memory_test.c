/* Memory is bounded by the largest document, not by their number: at most
 * 32 MB and 12 times the largest.
 *   memory_test LUOSHI SAMPLE */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define BASE ((size_t)32 << 20)
#define TIMES 12

static char *slurp(const char *path, size_t *n)
{
  FILE *f = fopen(path, "rb");
  if(!f)
    return NULL;
  fseek(f, 0, SEEK_END);
  *n = (size_t)ftell(f);
  rewind(f);
  char *p = malloc(*n);
  *n = p ? fread(p, 1, *n, f) : 0;
  fclose(f);
  return p;
}

static int write_times(const char *path, const char *p, size_t n, int times)
{
  FILE *f = fopen(path, "wb");
  if(!f)
    return 0;
  for(int i = 0; i < times; i++)
    fwrite(p, 1, n, f);
  return !fclose(f);
}

/* The most memory the run ever held, in bytes; 0 where it failed. */
static size_t peak_of(const char *luoshi, const char *format, char **files,
                      int n)
{
  char *argv[80] = { (char *)(size_t)luoshi, "read", "--format",
                     (char *)(size_t)format };
  struct rusage use;
  int status;
  for(int i = 0; i < n; i++)
    argv[4 + i] = files[i];
  argv[4 + n] = NULL;
  pid_t pid = fork();
  if(pid == 0) {
    int null = open("/dev/null", O_WRONLY);
    dup2(null, 1);
    execv(luoshi, argv);
    _exit(127);
  }
  if(pid < 0 || wait4(pid, &status, 0, &use) < 0 || !WIFEXITED(status) ||
     WEXITSTATUS(status))
    return 0;
#if defined(__APPLE__)
  return (size_t)use.ru_maxrss;
#else
  return (size_t)use.ru_maxrss << 10;
#endif
}

static int check(const char *what, size_t peak, size_t largest)
{
  size_t most = BASE + TIMES * largest;
  printf("%s: %.1f MB held, %.1f allowed\n", what, (double)peak / (1 << 20),
         (double)most / (1 << 20));
  return peak == 0 || peak > most;
}

int main(int argc, char **argv)
{
  char path[64], *files[64];
  size_t n;
  int bad = 0, many = 60;
  if(argc < 3)
    return 2;
  char *sample = slurp(argv[2], &n);
  if(!sample)
    return 1;
  snprintf(path, sizeof(path), "/tmp/luoshi-memory-%d.txt", (int)getpid());
  if(!write_times(path, sample, n, 300))
    return 1;
  files[0] = path;
  bad += check("one document of 10 MB", peak_of(argv[1], "none", files, 1),
               300 * n);
  bad += check("the same as a page", peak_of(argv[1], "html", files, 1),
               300 * n);
  write_times(path, sample, n, 30);
  for(int i = 0; i < many; i++)
    files[i] = path;
  bad += check("sixty of 1 MB", peak_of(argv[1], "jsonl", files, many),
               30 * n);
  unlink(path);
  free(sample);
  return bad != 0;
}
