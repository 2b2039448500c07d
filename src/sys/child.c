#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE /* pipe2, memfd_create */
#endif
#include "sys/child_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "sys/confine.h"
#include "sys/file.h"

#define PROGRAM_NOT 102 /* an exit status of our own */

/* One stream that a child writes to. */
typedef struct {
  int fd;
  uint8_t *p;
  size_t n, cap, most;
} stream;

int64_t child_now(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* --- pipes --------------------------------------------------------------- */

int child_pipe(int fd[2])
{
#if defined(__linux__)
  if(pipe2(fd, O_CLOEXEC))
    return -1;
  (void)fcntl(fd[1], F_SETPIPE_SZ, 1 << 20); /* fewer turns of both */
  return 0;
#else
  if(pipe(fd))
    return -1;
  fcntl(fd[0], F_SETFD, FD_CLOEXEC);
  fcntl(fd[1], F_SETFD, FD_CLOEXEC);
  return 0;
#endif
}

int sys_child_write(int fd, const void *bytes, size_t n)
{
  const char *p = bytes;
  while(n) {
    ssize_t put = write(fd, p, n);
    if(put < 0 && errno == EINTR)
      continue;
    if(put < 0)
      return -1;
    p += put;
    n -= (size_t)put;
  }
  return 0;
}

/* Room for more, never for more than one byte over `most`. */
static bool make_room(stream *s)
{
  if(s->n < s->cap)
    return true;
  size_t cap = s->cap ? s->cap * 2 : 65536;
  if(cap > s->most + 1)
    cap = s->most + 1;
  uint8_t *p = ls_realloc(s->p, cap);
  if(!p)
    return false;
  s->p = p;
  s->cap = cap;
  return true;
}

/* What there is to read; closes the stream at its end. */
static child_verdict take(stream *s)
{
  if(!make_room(s))
    return CHILD_NO_MEMORY;
  ssize_t got = read(s->fd, s->p + s->n, s->cap - s->n);
  if(got < 0 && (errno == EINTR || errno == EAGAIN))
    return CHILD_GOES_ON;
  if(got <= 0) {
    close(s->fd);
    s->fd = -1;
    return CHILD_GOES_ON;
  }
  s->n += (size_t)got;
  return s->n > s->most ? CHILD_TOO_MUCH : CHILD_GOES_ON;
}

/* Reads both streams to their ends, or until the time is over. */
static child_verdict take_all(stream s[2], int64_t until)
{
  child_verdict v = CHILD_GOES_ON;
  while(v == CHILD_GOES_ON && (s[0].fd >= 0 || s[1].fd >= 0)) {
    struct pollfd p[2] = { { s[0].fd, POLLIN, 0 }, { s[1].fd, POLLIN, 0 } };
    int64_t left = until - child_now();
    if(left <= 0)
      return CHILD_TOO_LONG;
    int got = poll(p, 2, left > 1000 ? 1000 : (int)left);
    for(int i = 0; i < 2 && got > 0 && v == CHILD_GOES_ON; i++)
      if(p[i].revents)
        v = take(&s[i]);
  }
  return v;
}

/* --- the end of a child -------------------------------------------------- */

/* Its wait status; it is given to the end of its time to die, since a
 * stream may be closed before. */
int child_reap(pid_t pid, int64_t until, child_verdict *v)
{
  const struct timespec nap = { 0, 500000 };
  int status = 0;
  bool killed = *v != CHILD_GOES_ON;
  if(killed)
    kill(pid, SIGKILL);
  for(;;) {
    pid_t got = waitpid(pid, &status, killed ? 0 : WNOHANG);
    if(got == pid)
      return status;
    if(got < 0 && errno != EINTR)
      return CHILD_CONFINED_NOT << 8; /* somebody else has waited for it */
    if(!killed && child_now() >= until) {
      kill(pid, SIGKILL);
      killed = true;
      *v = CHILD_TOO_LONG;
    }
    if(!killed)
      nanosleep(&nap, NULL);
  }
}

static int died(int signal_number, ls_err *err)
{
  char n[16];
  if(signal_number == SIGXCPU || signal_number == SIGKILL)
    return err_set(err, LS_ELIMIT, "child-time", NULL, NULL);
  if(signal_number == SIGSYS)
    return err_set(err, LS_ELIMIT, "child-call", NULL, NULL);
  snprintf(n, sizeof(n), "%d", signal_number);
  return err_set(err, LS_ELIMIT, "child-died", n, NULL);
}

int child_judge(child_verdict v, int status, ls_err *err)
{
  if(v == CHILD_TOO_LONG)
    return err_set(err, LS_ELIMIT, "child-time", NULL, NULL);
  if(v == CHILD_TOO_MUCH)
    return err_set(err, LS_ELIMIT, "child-output", NULL, NULL);
  if(v == CHILD_NO_MEMORY)
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  if(WIFSIGNALED(status))
    return died(WTERMSIG(status), err);
  if(WEXITSTATUS(status) == CHILD_CONFINED_NOT)
    return err_set(err, LS_EIO, "child-start", NULL, NULL);
  return LS_OK;
}

/* Reads all that the child writes, waits for its end and judges it. */
static int attend(pid_t pid, const sys_limits *limits, stream s[2],
                  int *status, ls_err *err)
{
  int64_t until = child_now() + (int64_t)limits->seconds * 3000;
  child_verdict v = take_all(s, until);
  int end = child_reap(pid, until, &v);
  for(int i = 0; i < 2; i++)
    if(s[i].fd >= 0)
      close(s[i].fd);
  *status = WIFEXITED(end) ? WEXITSTATUS(end) : -1;
  return child_judge(v, end, err);
}

int child_no_start(ls_err *err)
{
  if(errno == EMFILE || errno == ENFILE)
    return err_set(err, LS_EIO, "file-many", NULL, NULL);
  if(errno == ENOMEM)
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  return err_set(err, LS_EIO, "child-start", NULL, NULL);
}

/* --- our own code -------------------------------------------------------- */

void child_run(const sys_limits *limits, int (*work)(void *arg, int fd),
               void *arg, int fd)
{
  confine_signals();
  confine_files(confine_is_sanitized() ? 3 : 0, fd); /* its report shows */
  if(confine_limits(limits, false) || confine_calls())
    _exit(CHILD_CONFINED_NOT);
  _exit(work(arg, fd));
}

int sys_child(const sys_limits *limits, int (*work)(void *arg, int fd),
              void *arg, uint8_t **out, size_t *n, int *status, ls_err *err)
{
  int fd[2];
  *out = NULL;
  *n = 0;
  if(child_pipe(fd))
    return child_no_start(err);
  pid_t pid = fork();
  if(!pid)
    child_run(limits, work, arg, fd[1]);
  close(fd[1]);
  if(pid < 0) {
    close(fd[0]);
    return child_no_start(err);
  }
  stream s[2] = { { .fd = fd[0], .most = limits->output }, { .fd = -1 } };
  int rc = attend(pid, limits, s, status, err);
  if(rc) {
    ls_free(s[0].p);
    return rc;
  }
  *out = s[0].p;
  *n = s[0].n;
  return LS_OK;
}

bool sys_forks_beside_threads(void)
{
  return !confine_is_sanitized();
}

/* --- programs of others -------------------------------------------------- */

/* Where `name` is in PATH: 0, or -1. */
static int find_program(const char *name, char *path, size_t size)
{
  const char *p = getenv("PATH");
  for(p = p ? p : "/usr/bin:/bin"; *p;) {
    int n = (int)strcspn(p, ":");
    if(n > 0 && (size_t)snprintf(path, size, "%.*s/%s", n, p, name) < size &&
       !access(path, X_OK))
      return 0;
    p += n + (p[n] == ':');
  }
  return -1;
}

/* A file with no name that holds `input`; -1 with errno. */
static int input_file(ls_slice input)
{
#if defined(__linux__)
  int fd = memfd_create("document", MFD_CLOEXEC);
#else
  char name[] = "/tmp/luoshi.XXXXXX";
  int fd = mkstemp(name);
  if(fd >= 0)
    unlink(name);
#endif
  if(fd < 0)
    return -1;
  if(sys_child_write(fd, input.s, input.n) || lseek(fd, 0, SEEK_SET)) {
    close(fd);
    return -1;
  }
  return fd;
}

static void run_program(const sys_limits *limits, const char *path,
                        const char *const argv[], const int fd[3])
{
  static char *const environment[] = {
    (char *)(uintptr_t)"PATH=/usr/local/bin:/usr/bin:/bin",
    (char *)(uintptr_t)"LC_ALL=C.UTF-8", (char *)(uintptr_t)"LANG=C.UTF-8",
    NULL
  };
  confine_signals();
  for(int i = 0; i < 3; i++)
    if(dup2(fd[i], i) < 0)
      _exit(CHILD_CONFINED_NOT);
  confine_files(3, -1);
  if(confine_limits(limits, true) || confine_program())
    _exit(CHILD_CONFINED_NOT);
  execve(path, (char *const *)(uintptr_t)argv, environment);
  _exit(PROGRAM_NOT);
}

/* The descriptors of one run; -1 is closed. */
typedef struct {
  int in, out[2], errors[2];
} wires;

static void close_wires(const wires *w)
{
  const int fd[] = { w->in, w->out[0], w->out[1], w->errors[0],
                     w->errors[1] };
  int e = errno;
  for(size_t i = 0; i < sizeof(fd) / sizeof(fd[0]); i++)
    if(fd[i] >= 0)
      close(fd[i]);
  errno = e;
}

/* Copies lie above 2, so that dup2 to 0, 1 and 2 steps on none of them even
 * where the caller has closed its own. */
static int lift(int *fd)
{
  if(*fd > 2)
    return 0;
  int high = fcntl(*fd, F_DUPFD_CLOEXEC, 3);
  close(*fd);
  *fd = high;
  return high < 0 ? -1 : 0;
}

static int open_wires(wires *w, ls_slice input)
{
  *w = (wires){ -1, { -1, -1 }, { -1, -1 } };
  if(child_pipe(w->out) || child_pipe(w->errors))
    return -1;
  w->in = input_file(input);
  return w->in < 0 || lift(&w->in) || lift(&w->out[1]) ||
         lift(&w->errors[1]) ? -1 : 0;
}

static void first_line(const stream *s, char error[256])
{
  size_t n = 0;
  while(n < s->n && n < 255 && s->p[n] != '\n' && s->p[n])
    n++;
  if(n)
    memcpy(error, s->p, n);
  error[n] = '\0';
}

static int start_program(const sys_limits *limits, const char *path,
                         const char *const argv[], wires *w, stream s[2],
                         int *status, ls_err *err)
{
  const int fd[3] = { w->in, w->out[1], w->errors[1] };
  pid_t pid = fork();
  if(!pid)
    run_program(limits, path, argv, fd);
  int e = errno;
  s[0].fd = w->out[0];
  s[1].fd = w->errors[0];
  w->out[0] = w->errors[0] = -1; /* attend closes them */
  close_wires(w);
  errno = e;
  if(pid < 0) {
    close(s[0].fd);
    close(s[1].fd);
    return child_no_start(err);
  }
  return attend(pid, limits, s, status, err);
}

int sys_program(const char *const argv[], ls_slice input,
                const sys_limits *limits, uint8_t **out, size_t *n,
                int *status, char error[256], ls_err *err)
{
  char path[4096];
  wires w;
  *out = NULL;
  *n = 0;
  error[0] = '\0';
  if(find_program(argv[0], path, sizeof(path)))
    return err_set(err, LS_EHELPER, "helper-missing", argv[0], NULL);
  if(open_wires(&w, input)) {
    close_wires(&w);
    return child_no_start(err);
  }
  stream s[2] = { { .most = limits->output }, { .most = (size_t)1 << 20 } };
  int rc = start_program(limits, path, argv, &w, s, status, err);
  if(!rc && *status == PROGRAM_NOT)
    rc = err_set(err, LS_EHELPER, "helper-missing", argv[0], NULL);
  first_line(&s[1], error);
  ls_free(s[1].p);
  if(rc) {
    ls_free(s[0].p);
    return rc;
  }
  *out = s[0].p;
  *n = s[0].n;
  return LS_OK;
}
