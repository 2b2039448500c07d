/* How fast the reader is, beside ripgrep on the same file in the same run.
 *
 *   read_bench LUOSHI FOLDER [MB]
 *
 * FOLDER holds reports as UTF-8 text; they are joined, and repeated, to MB
 * megabytes (64).  Printed: throughput of `luoshi read` with every record
 * made (--format none) and with csv and jsonl written to /dev/null, each as
 * a ratio to `rg -j1 -o` with an expression for Arabic or Chinese numerals
 * and twenty units; MB/s of each stage; records a second; peak memory; and
 * time against length.  Every figure is the best of RUNS, peers taking
 * turns, so that a noisy machine disturbs both alike. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "extract/reader.h"

#define RUNS 5
#define MB ((double)(1 << 20))

static const char PEER[] =
  "(?:[0-9０-９]+(?:[.．][0-9０-９]+)?[百千万亿]*"
  "|[〇零一二三四五六七八九十百千万亿两]+)"
  "(?:亿元|万元|元|%|个百分点|个|家|亩|公里|人|户|项|倍|吨|平方米|公顷|千瓦|"
  "台|辆|所|标箱)";

static double now(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void die(const char *what)
{
  perror(what);
  exit(1);
}

/* --- the input ------------------------------------------------------ */

typedef struct {
  char *p;
  size_t n, cap;
} bytes;

static void append_file(bytes *b, const char *path)
{
  FILE *f = fopen(path, "rb");
  if(!f)
    die(path);
  for(size_t got = 1; got;) {
    if(b->cap - b->n < 65536 &&
       !(b->p = realloc(b->p, b->cap = 2 * b->cap + 131072)))
      die("memory");
    got = fread(b->p + b->n, 1, b->cap - b->n - 1, f);
    b->n += got;
  }
  fclose(f);
  b->p[b->n++] = '\n';
}

static int is_text(const struct dirent *d)
{
  size_t n = strlen(d->d_name);
  return n > 4 && !strcmp(d->d_name + n - 4, ".txt");
}

static bytes join(const char *folder)
{
  bytes b = { 0 };
  struct dirent **names;
  int n = scandir(folder, &names, is_text, alphasort);
  if(n <= 0)
    die(folder);
  for(int i = 0; i < n; i++) {
    char path[4096];
    snprintf(path, sizeof(path), "%s/%s", folder, names[i]->d_name);
    append_file(&b, path);
    free(names[i]);
  }
  free(names);
  return b;
}

/* `size` bytes of the joined reports, cut between characters; newlines
 * taken out where `one_line`. */
static bytes fill(const bytes *from, size_t size, int one_line)
{
  bytes b = { malloc(size), 0, size };
  if(!b.p)
    die("memory");
  for(size_t i = 0; b.n < size; i = (i + 1) % from->n)
    if(!one_line || from->p[i] != '\n')
      b.p[b.n++] = from->p[i];
  while(b.n && ((unsigned char)b.p[b.n - 1] & 0x80))
    b.n--;
  return b;
}

static void save(const char *path, const bytes *b)
{
  FILE *f = fopen(path, "wb");
  if(!f || fwrite(b->p, 1, b->n, f) != b->n || fclose(f))
    die(path);
}

/* --- whole processes ------------------------------------------------ */

typedef struct {
  double best; /* seconds */
  long peak;   /* KiB */
} timing;

static void run(const char *const argv[], timing *t)
{
  double from = now();
  pid_t pid = fork();
  if(pid < 0)
    die("fork");
  if(pid == 0) {
    int null = open("/dev/null", O_WRONLY);
    dup2(null, 1);
    execvp(argv[0], (char **)(uintptr_t)argv);
    _exit(127);
  }
  int status;
  struct rusage use;
  if(wait4(pid, &status, 0, &use) < 0)
    die("wait");
  double took = now() - from;
  if(!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
    fprintf(stderr, "%s: exit status %d\n", argv[0], WEXITSTATUS(status));
    exit(1);
  }
  if(t->best == 0 || took < t->best)
    t->best = took;
  if(use.ru_maxrss > t->peak)
    t->peak = use.ru_maxrss;
}

static void whole(const char *luoshi, const char *path, size_t n)
{
  static const char *const formats[] = { "none", "csv", "jsonl" };
  timing peer, ours[3];
  memset(&peer, 0, sizeof(peer));
  memset(ours, 0, sizeof(ours));
  const char *const rg[] = { "rg", "-j1", "-o", PEER, path, NULL };
  for(int i = 0; i < RUNS; i++) {
    run(rg, &peer);
    for(int k = 0; k < 3; k++) {
      const char *const argv[] = { luoshi, "read", "--format", formats[k],
                                   path, NULL };
      run(argv, &ours[k]);
    }
  }
  printf("%-22s %8s %8s %8s %10s\n", "process", "s", "MB/s", "ratio",
         "peak MB");
  printf("%-22s %8.3f %8.0f %8.2f %10.1f\n", "rg -j1 -o", peer.best,
         (double)n / MB / peer.best, 1.0, (double)peer.peak / 1024);
  for(int k = 0; k < 3; k++)
    printf("luoshi --format %-6s %8.3f %8.0f %8.2f %10.1f\n", formats[k],
           ours[k].best, (double)n / MB / ours[k].best,
           peer.best / ours[k].best, (double)ours[k].peak / 1024);
}

/* --- stages, in this process ---------------------------------------- */

#define STAGES 16

typedef struct {
  const char *name[STAGES];
  double took[STAGES];
  int n;
  double last;
} stages;

/* A stage comes again with every piece of the document. */
static void stage_done(void *arg, const char *name)
{
  stages *s = arg;
  double t = now();
  int k = 0;
  while(k < s->n && s->name[k] != name)
    k++;
  if(k == s->n && k < STAGES) {
    s->name[s->n++] = name;
    s->took[k] = 0;
  }
  if(k < STAGES)
    s->took[k] += t - s->last;
  s->last = now();
}

/* Reads once; the time of all, and its stages. */
static double read_once(const ls_lex *lex, const bytes *b, stages *s,
                        ls_report **keep)
{
  ls_err err;
  ls_report *r;
  ls_read_options opt = { .stage = stage_done, .stage_arg = s };
  s->n = 0;
  double from = s->last = now();
  if(reader_read(lex, (const uint8_t *)b->p, b->n, &opt, &r, &err)) {
    fprintf(stderr, "reading: %s\n", err.key);
    exit(1);
  }
  double took = now() - from;
  if(keep)
    *keep = r;
  else
    reader_free(r);
  return took;
}

static void by_stage(const ls_lex *lex, const bytes *b)
{
  stages s, best = { 0 };
  double total = 0;
  ls_report *r = NULL;
  for(int i = 0; i < RUNS; i++) {
    if(r)
      reader_free(r);
    double took = read_once(lex, b, &s, &r);
    if(i == 0)
      best = s;
    for(int k = 0; k < s.n; k++)
      if(s.took[k] < best.took[k])
        best.took[k] = s.took[k];
    if(i == 0 || took < total)
      total = took;
  }
  printf("\n%-22s %8s %8s\n", "stage", "s", "MB/s");
  for(int k = 0; k < best.n; k++)
    printf("%-22s %8.3f %8.0f\n", best.name[k], best.took[k],
           (double)b->n / MB / best.took[k]);
  double records = (double)r->sections.n + r->figures.n + r->milestones.n +
                   r->items.n + r->numbers.n + r->narratives.n + r->asides.n;
  printf("\n%.0f records, %.2f million a second; arena %.1f MB, %.1f times "
         "the document\n", records, records / total / 1e6,
         (double)r->arena.peak / MB, (double)r->arena.peak / (double)b->n);
  reader_free(r);
}

static void by_length(const ls_lex *lex, const bytes *from, size_t most)
{
  printf("\n%-10s %14s %14s\n", "MB", "many lines s", "one line s");
  for(size_t size = 1 << 20; size <= most; size *= 4) {
    double best[2] = { 0, 0 };
    for(int one = 0; one < 2; one++) {
      bytes b = fill(from, size, one);
      for(int i = 0; i < 3; i++) {
        stages s;
        double t = read_once(lex, &b, &s, NULL);
        if(i == 0 || t < best[one])
          best[one] = t;
      }
      free(b.p);
    }
    printf("%-10zu %14.3f %14.3f\n", size >> 20, best[0], best[1]);
  }
}

int main(int argc, char **argv)
{
  char path[] = "/tmp/luoshi-bench-XXXXXX";
  ls_err err;
  if(argc < 3) {
    fprintf(stderr, "usage: read_bench LUOSHI FOLDER [MB]\n");
    return 2;
  }
  size_t size = (size_t)(argc > 3 ? atoi(argv[3]) : 64) << 20;
  bytes joined = join(argv[2]), b = fill(&joined, size, 0);
  int fd = mkstemp(path);
  if(fd < 0)
    die(path);
  close(fd);
  save(path, &b);
  whole(argv[1], path, b.n);
  unlink(path);
  ls_lex *lex = lex_load(NULL, NULL, NULL, &err);
  if(!lex) {
    fprintf(stderr, "%s:%u: %s\n", err.file, err.line, err.key);
    return 1;
  }
  by_stage(lex, &b);
  by_length(lex, &joined, size);
  lex_free(lex);
  free(b.p);
  free(joined.p);
  return 0;
}
