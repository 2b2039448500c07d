/* The answer of a child, taken while it comes. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "sys/child_inside.h"

#define ROOM ((size_t)256 << 10) /* read at once */

struct sys_stream {
  pid_t pid;      /* 0: it has been waited for */
  int fd;         /* -1: it has said all */
  int64_t left;   /* milliseconds that may still be waited */
  size_t most;    /* bytes that may still come */
  child_verdict verdict;
  int status;     /* of wait */
  uint8_t *p;
  size_t at, n, cap; /* what was read and not taken: [at, n) */
};

sys_stream *sys_stream_open(const sys_limits *limits,
                            int (*work)(void *arg, int fd), void *arg,
                            ls_err *err)
{
  int fd[2];
  sys_stream *s = ls_malloc(sizeof(*s));
  uint8_t *p = ls_malloc(ROOM);
  if(!s || !p || child_pipe(fd)) {
    if(s && p)
      child_no_start(err);
    else
      err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    ls_free(s);
    ls_free(p);
    return NULL;
  }
  *s = (sys_stream){ .fd = fd[0], .left = (int64_t)limits->seconds * 3000,
                     .most = limits->output, .p = p, .cap = ROOM };
  s->pid = fork();
  if(!s->pid)
    child_run(limits, work, arg, fd[1]);
  close(fd[1]);
  if(s->pid > 0)
    return s;
  child_no_start(err);
  s->pid = 0;
  sys_stream_close(s);
  return NULL;
}

/* True when the child says something or has ended.  What the parent does
 * between is not the child's time. */
static bool await(sys_stream *s)
{
  struct pollfd p = { s->fd, POLLIN, 0 };
  int64_t from = child_now();
  int got = poll(&p, 1, s->left > 1000 ? 1000 : (int)s->left);
  s->left -= child_now() - from;
  if(got <= 0 && s->left <= 0)
    s->verdict = CHILD_TOO_LONG;
  return got > 0;
}

/* Room for `n` bytes from `at` on. */
static bool make_room(sys_stream *s, size_t n)
{
  if(s->at) {
    s->n -= s->at;
    memmove(s->p, s->p + s->at, s->n);
    s->at = 0;
  }
  if(n <= s->cap)
    return true;
  uint8_t *p = ls_realloc(s->p, n);
  if(!p)
    return false;
  s->p = p;
  s->cap = n;
  return true;
}

static void read_some(sys_stream *s)
{
  ssize_t got = read(s->fd, s->p + s->n, s->cap - s->n);
  if(got < 0 && (errno == EINTR || errno == EAGAIN))
    return;
  if(got <= 0) {
    close(s->fd);
    s->fd = -1;
    return;
  }
  s->n += (size_t)got;
  if((size_t)got > s->most)
    s->verdict = CHILD_TOO_MUCH;
  else
    s->most -= (size_t)got;
}

/* Waits for its end; at once where there is a verdict. */
static void end(sys_stream *s)
{
  if(s->pid)
    s->status = child_reap(s->pid, child_now() + (s->left > 0 ? s->left : 0),
                           &s->verdict);
  s->pid = 0;
}

int sys_stream_take(sys_stream *s, size_t n, const uint8_t **out,
                    ls_err *err)
{
  if(s->n - s->at < n && !make_room(s, n))
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  while(s->n - s->at < n && s->fd >= 0 && s->verdict == CHILD_GOES_ON)
    if(await(s))
      read_some(s);
  if(s->verdict == CHILD_GOES_ON && s->n - s->at >= n) {
    *out = s->p + s->at;
    s->at += n;
    return 1;
  }
  end(s);
  int rc = child_judge(s->verdict, s->status, err);
  return rc < 0 ? rc : 0;
}

void sys_stream_close(sys_stream *s)
{
  if(!s)
    return;
  if(s->fd >= 0)
    close(s->fd);
  if(s->pid) {
    kill(s->pid, SIGKILL);
    end(s);
  }
  ls_free(s->p);
  ls_free(s);
}
