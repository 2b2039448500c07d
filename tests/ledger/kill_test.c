/* A process that writes is killed (SIGKILL) at a random moment, again and
 * again: every change it acknowledged is there, and verify finds nothing.
 *   kill_test [HOW OFTEN]                          50 by default */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "scene.h"

#define FRESH 40 /* kills upon one ledger, so that it stays small */

static char path[600];

/* Values count up, so that each is a change; acknowledged through a pipe. */
static void write_on(int from, int to)
{
  ls_err err = { 0 };
  setenv("LUOSHI_NOW", "2024-12-15T09:00:00", 1); /* when all months are due */
  ls_ledger *l = scene_open(path, "zhang");
  for(int v = from; v < from + 100000; v++) {
    if(scene_observe(l, 1 + v % 12, v, &err))
      _exit(3);
    if(write(to, &v, sizeof(v)) != (ssize_t)sizeof(v))
      _exit(4);
  }
  _exit(5);
}

static void sleep_us(long us)
{
  const struct timespec t = { us / 1000000, us % 1000000 * 1000 };
  nanosleep(&t, NULL);
}

/* The last value that was acknowledged, `last` where none was. */
static int drain(int fd, int last)
{
  int v;
  while(read(fd, &v, sizeof(v)) == (ssize_t)sizeof(v))
    last = v;
  return last;
}

/* One writer, killed. */
static int run_one(int last)
{
  int fd[2];
  if(pipe(fd))
    exit(1);
  pid_t pid = fork();
  if(!pid) {
    close(fd[0]);
    write_on(last + 1, fd[1]);
  }
  close(fd[1]);
  sleep_us(random() % 30000);
  kill(pid, SIGKILL);
  int status;
  waitpid(pid, &status, 0);
  if(!WIFSIGNALED(status)) {
    printf("the writer ended by itself: %d\n", status);
    exit(1);
  }
  last = drain(fd[0], last);
  close(fd[0]);
  return last;
}

typedef struct {
  int greatest;
} looking;

static int look(ls_ledger *l, void *arg, ls_err *err)
{
  looking *k = arg;
  ls_observations v = { 0 };
  int rc = store_observations(&l->store, 1, "", STORE_NOW, &v, err);
  for(uint32_t i = 0; i < v.n; i++)
    if(v.v[i].value.scale == 0 && v.v[i].value.m > k->greatest)
      k->greatest = (int)v.v[i].value.m;
  return rc;
}

/* Opened first by somebody who only reads: that must do as well. */
static int check(int acknowledged)
{
  ls_err err = { 0 };
  looking k = { 0 };
  ls_ledger *l = scene_open(path, NULL);
  scene_must(app_read(l, look, &k, &err), &err, "look");
  ledger_close(l);
  int found = scene_verify(path, &err);
  scene_must(found, &err, "verify");
  if(found || k.greatest < acknowledged) {
    printf("acknowledged %d, there is %d; verify finds %d\n", acknowledged,
           k.greatest, found);
    exit(1);
  }
  return k.greatest;
}

int main(int argc, char **argv)
{
  long n = argc > 1 ? strtol(argv[1], NULL, 10) : 50;
  int last = 0, unasked = 0;
  long acknowledged = 0;
  srandom(argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 1);
  setvbuf(stdout, NULL, _IONBF, 0);
  scene_begin();
  snprintf(path, sizeof(path), "%s", scene_path("ledger.db"));
  for(long i = 0; i < n; i++) {
    if(i % FRESH == 0) {
      scene_remove(path);
      scene_remove(scene_path("ledger.db-journal")); /* of the one killed */
      scene_make(path);
      last = 0;
    }
    int before = last, after = run_one(last);
    last = check(after);
    acknowledged += after - before;
    unasked += last - after; /* on the disk, the answer was cut off */
  }
  printf("%ld kills, %ld changes acknowledged and all there, %d more were "
         "written before their answer\n", n, acknowledged, unasked);
  scene_end();
  return acknowledged < n;
}
