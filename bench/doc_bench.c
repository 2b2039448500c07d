/* How many documents a second are read, on one core, beside pandoc and
 * LibreOffice on the same files in the same run.
 *
 *   doc_bench LUOSHI FILE...
 *
 * For each file two rates: a process for each document, which counts the
 * start of the program, and many in one run, which does not.  luoshi is
 * measured as `read --text`, which is what the peers do, and as `read
 * --format none`, which makes every record as well.  Time is the processor's,
 * of a program and all it starts, so that a busy machine disturbs little;
 * every figure is the best of RUNS, peers taking turns. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define RUNS 3
#define MANY 20        /* documents in one run of luoshi */
#define MANY_OFFICE 10 /* and of LibreOffice */

/* Seconds of processor time a command takes with all it starts; a negative
 * number where it fails. */
static double take(char *const argv[])
{
  struct rusage used;
  int status;
  pid_t pid = fork();
  if(!pid) {
    int null = open("/dev/null", O_RDWR);
    dup2(null, 0);
    dup2(null, 1);
    dup2(null, 2);
    execvp(argv[0], argv);
    _exit(127);
  }
  if(pid < 0 || wait4(pid, &status, 0, &used) != pid || status)
    return -1;
  return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

typedef struct {
  const char *name;
  const char *words[8]; /* before the file */
  int many;             /* files one run can take; 1: no more than one */
  bool helps;           /* it reads this file at all */
} contender;

/* Documents a second of `n` copies in one run; 0 where it fails. */
static double rate(const contender *c, const char *file, int n)
{
  const char *argv[MANY + 10];
  int k = 0;
  for(; c->words[k]; k++)
    argv[k] = c->words[k];
  for(int i = 0; i < n; i++)
    argv[k++] = file;
  argv[k] = NULL;
  double t = take((char *const *)(uintptr_t)argv);
  return t > 0 ? n / t : 0;
}

static bool ends(const char *name, const char *end)
{
  size_t n = strlen(name), k = strlen(end);
  return n >= k && !strcmp(name + n - k, end);
}

static bool there(const char *program)
{
  char command[256];
  snprintf(command, sizeof(command), "command -v %s >/dev/null 2>&1",
           program);
  return system(command) == 0;
}

static void best(double *of, double v)
{
  *of = v > *of ? v : *of;
}

static void measure(contender *c, int contenders, const char *file)
{
  double one[8] = { 0 }, many[8] = { 0 };
  for(int run = 0; run < RUNS; run++)
    for(int i = 0; i < contenders; i++) {
      if(!c[i].helps)
        continue;
      best(&one[i], rate(&c[i], file, 1));
      if(c[i].many > 1)
        best(&many[i], rate(&c[i], file, c[i].many));
    }
  const char *slash = strrchr(file, '/');
  printf("%s\n", slash ? slash + 1 : file);
  for(int i = 0; i < contenders; i++) {
    if(!c[i].helps)
      continue;
    printf("  %-22s", c[i].name);
    if(one[i] <= 0)
      printf("  does not read it\n");
    else if(c[i].many > 1)
      printf(" %8.1f alone  %8.1f in one run of %d\n", one[i], many[i],
             c[i].many);
    else
      printf(" %8.1f alone\n", one[i]);
  }
}

int main(int argc, char **argv)
{
  cpu_set_t cpu;
  char folder[] = "/tmp/doc-bench-XXXXXX";
  if(argc < 3) {
    fprintf(stderr, "usage: doc_bench LUOSHI FILE...\n");
    return 2;
  }
  CPU_ZERO(&cpu);
  CPU_SET(sched_getcpu(), &cpu);
  if(sched_setaffinity(0, sizeof(cpu), &cpu) || !mkdtemp(folder))
    return 1;
  setvbuf(stdout, NULL, _IOLBF, 0);
  bool pandoc = there("pandoc"), office = there("libreoffice");
  if(!pandoc)
    printf("pandoc is not installed and left out\n");
  if(!office)
    printf("LibreOffice is not installed and left out\n");
  printf("documents a second of processor time, on one core, best of %d\n",
         RUNS);
  for(int i = 2; i < argc; i++) {
    bool peers = ends(argv[i], ".docx") || ends(argv[i], ".html");
    contender c[] = {
      { "luoshi --text", { argv[1], "read", "--text" }, MANY, true },
      { "luoshi --format none", { argv[1], "read", "--format", "none" },
        MANY, true },
      { "pandoc -t plain", { "pandoc", "-t", "plain" }, 1,
        pandoc && peers },
      { "libreoffice to txt", { "libreoffice", "--headless",
        "--convert-to", "txt:Text", "--outdir", folder }, MANY_OFFICE,
        office && peers },
    };
    measure(c, 4, argv[i]);
  }
  return execlp("rm", "rm", "-rf", folder, (char *)NULL);
}
