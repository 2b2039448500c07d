/* How a big ledger does: 100,000 items and 5 million observations.  Each
 * command is run as people run it, and its time and memory are those of its
 * process; beside the import stands what `sqlite3 .import` takes for the
 * same file.
 *   ledger_bench LUOSHI FOLDER [ITEMS [OBSERVATIONS]] */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PER_REPORT 500 /* items */
#define FIRST 1950      /* years of reports, for one place after the other */
#define YEARS 100
#define PER_FILE 1000000L

static const char *luoshi, *folder;
static long items = 100000, observations = 5000000;
static int failed; /* of the commands */

/* Names that are no numerals, different for every i. */
static void name_of(long i, char out[32])
{
  static const char *const signs[] = {
    "\345\256\211", "\345\271\263", "\345\222\214", "\347\276\216",
    "\346\230\216", "\346\270\205", "\346\260\264", "\345\261\261",
    "\346\236\227", "\347\224\260", "\346\262\263", "\346\265\267",
    "\351\243\216", "\344\272\221", "\346\230\245", "\347\247\213",
    "\347\272\242", "\347\273\277", "\351\207\221", "\347\216\211" };
  out[0] = 0;
  for(int k = 0; k < 4; k++, i /= 20)
    strcat(out, signs[i % 20]);
}

static FILE *make(const char *name)
{
  char path[600];
  snprintf(path, sizeof(path), "%s/%s", folder, name);
  FILE *f = fopen(path, "w");
  if(!f) {
    perror(path);
    exit(1);
  }
  return f;
}

static void done(FILE *f)
{
  if(fclose(f)) {
    perror("writing");
    exit(1);
  }
}

/* 新建安平和美站30座: an item with its own indicator and target. */
static void make_reports(void)
{
  for(long r = 0; r * PER_REPORT < items; r++) {
    char name[64], word[32], place[32];
    long year = FIRST + r % YEARS;
    snprintf(name, sizeof(name), "reports/%04ld.txt", r);
    FILE *f = make(name);
    name_of(r / YEARS * 37, place);
    place[6] = 0; /* two characters */
    fprintf(f, "%s市%ld年政府工作报告\n各位代表：\n"
               "现在，我代表%s市人民政府，向大会报告工作。\n"
               "一、%ld年工作回顾\n一年来成绩很大。\n"
               "二、%ld年重点工作\n（一）扩大投资\n", place, year, place,
            year - 1, year);
    for(long i = 0; i < PER_REPORT; i++) {
      name_of(r * PER_REPORT + i, word);
      fprintf(f, "新建%s站%ld座。%s", word, 20 + i % 50,
              i % 10 == 9 ? "\n" : "");
    }
    done(f);
  }
}

/* Months one after the other for each indicator; `part` of PER_FILE rows. */
static void make_values(long part)
{
  char file[64], word[32];
  long per = observations / items;
  snprintf(file, sizeof(file), "values-%ld.csv", part);
  FILE *f = make(file);
  fputs("指标,地区,报告期,口径,数值,计量单位\n", f);
  long to = (part + 1) * PER_FILE < observations ? (part + 1) * PER_FILE
                                                 : observations;
  for(long k = part * PER_FILE; k < to; k++) {
    long i = k / per, m = k % per;
    name_of(i, word);
    fprintf(f, "新建%s站,,%04ld-%02ld,累计,%ld,座\n", word,
            FIRST + i / PER_REPORT % YEARS + m / 12, 1 + m % 12,
            1 + m % 12 * 3);
  }
  done(f);
}

/* --- running ------------------------------------------------------------- */

static double now(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int drain(const char *out)
{
  int fd = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  return fd < 0 ? -1 : dup2(fd, 1);
}

/* Time, memory and a line about it; the command's words end with NULL. */
/* The time is the wall's; a busy machine shows in the difference. */
static double timed(const char *what, const char *out, char **argv)
{
  struct rusage use;
  int status;
  double start = now();
  pid_t pid = fork();
  if(!pid) {
    if(chdir(folder) || drain(out) < 0)
      _exit(126);
    execvp(argv[0], argv);
    _exit(127);
  }
  wait4(pid, &status, 0, &use);
  double took = now() - start;
  if(!WIFEXITED(status) || WEXITSTATUS(status)) {
    printf("%-44s failed (%d)\n", what, status);
    failed++;
    return -1;
  }
  double cpu = (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
               (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
  printf("%-40s %8.2f s %8.2f s CPU %8.1f MB\n", what, took, cpu,
         (double)use.ru_maxrss / 1024);
  fflush(stdout);
  return cpu;
}

static double run(const char *what, const char *first, ...)
{
  char *argv[64];
  int n = 0;
  va_list ap;
  va_start(ap, first);
  argv[n++] = (char *)(size_t)luoshi;
  for(const char *w = first; w && n < 63; w = va_arg(ap, const char *))
    argv[n++] = (char *)(size_t)w;
  va_end(ap);
  argv[n] = NULL;
  return timed(what, "out.txt", argv);
}

static double shell(const char *what, const char *command)
{
  char *argv[] = { "sh", "-c", (char *)(size_t)command, NULL };
  return timed(what, "out.txt", argv);
}

static void import_values(void)
{
  char what[700], file[64];
  double first = 0, peer;
  for(long part = 0; part * PER_FILE < observations; part++) {
    make_values(part);
    snprintf(file, sizeof(file), "values-%ld.csv", part);
    snprintf(what, sizeof(what), "import observations, million %ld",
             part + 1);
    double took = run(what, "import", "observations", file, "--as", "b",
                      NULL);
    if(!part) {
      peer = shell("  sqlite3 .import of the same file",
                   "sqlite3 plain.db 'create table t "
                   "(a,b,c,d,e,f)' && sqlite3 plain.db '.import --csv "
                   "values-0.csv t'");
      first = took;
      if(peer > 0 && first > 0)
        printf("  that is %.1f times as long\n", first / peer);
    }
    snprintf(what, sizeof(what), "%s/%s", folder, file);
    unlink(what);
  }
}

int main(int argc, char **argv)
{
  char path[600];
  struct stat st;
  if(argc < 3)
    return 2;
  luoshi = realpath(argv[1], NULL);
  folder = argv[2];
  items = argc > 3 ? strtol(argv[3], NULL, 10) : items;
  observations = argc > 4 ? strtol(argv[4], NULL, 10) : observations;
  snprintf(path, sizeof(path), "%s/reports", folder);
  mkdir(folder, 0777);
  mkdir(path, 0777);
  if(!luoshi || items < PER_REPORT || observations < items)
    return 2;
  make_reports();
  unsetenv("LUOSHI_LEDGER");
  setenv("LUOSHI_NOW", "2060-01-15T09:00:00", 1); /* all have begun */
  run("init", "init", "--place", "清禾市", "--as", "b", NULL);
  snprintf(path, sizeof(path), "%s ingest reports/*.txt --as b", luoshi);
  shell("ingest all reports", path);
  import_values();
  run("units add", "units", "add", "市重点办", "--as", "b", NULL);
  run("issue all", "issue", "--all", "--unit", "市重点办", "--deadline",
      "2100-12-31", "--as", "b", NULL);
  run("items", "items", NULL);
  run("status of everything", "status", NULL);
  run("explain one", "explain", "#777", NULL);
  run("search for two characters", "search", "安平", NULL);
  run("check", "check", "--brief", NULL);
  run("verify", "verify", NULL);
  run("backup", "backup", "copy.db", NULL);
  snprintf(path, sizeof(path), "%s/luoshi.db", folder);
  if(!stat(path, &st))
    printf("the ledger has %.1f MB\n", (double)st.st_size / 1048576);
  return failed != 0;
}
