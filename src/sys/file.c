#include "sys/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"

static int fail(ls_err *err, ls_code code, const char *key, const char *path,
                const char *arg)
{
  err_set(err, code, key, arg, NULL);
  if(err)
    snprintf(err->file, sizeof(err->file), "%s", path);
  return code;
}

int sys_error(ls_err *err, const char *path)
{
  switch(errno) {
  case ENOENT: return fail(err, LS_EIO, "file-missing", path, NULL);
  case EACCES:
  case EPERM: return fail(err, LS_EIO, "file-denied", path, NULL);
  case EISDIR: return fail(err, LS_EIO, "file-folder", path, NULL);
  case ENOTDIR: return fail(err, LS_EIO, "file-missing", path, NULL);
  case EMFILE:
  case ENFILE: return fail(err, LS_EIO, "file-many", path, NULL);
  case EROFS: return fail(err, LS_EIO, "file-read-only", path, NULL);
  case ENOSPC:
  case EDQUOT:
  case EFBIG: return fail(err, LS_EIO, "file-full", path, NULL);
  case ENOMEM: return fail(err, LS_ENOMEM, "no-memory", path, NULL);
  default: return fail(err, LS_EIO, "file-system", path, strerror(errno));
  }
}

static int too_big(ls_err *err, const char *path, size_t max)
{
  char limit[32];
  if(max >= (1 << 20) && max % (1 << 20) == 0)
    snprintf(limit, sizeof(limit), "%zuM", max >> 20);
  else
    snprintf(limit, sizeof(limit), "%zu", max);
  return fail(err, LS_ETOOBIG, "file-over-limit", path, limit);
}

/* Reads to the end, never more than `max` + 1 bytes. */
static int read_fd(int fd, const char *path, size_t max, size_t guess,
                   uint8_t **bytes, size_t *n, ls_err *err)
{
  size_t cap = (guess < max ? guess : max) + 1;
  uint8_t *p = ls_malloc(cap);
  *n = 0;
  while(p) {
    ssize_t got = read(fd, p + *n, cap - *n);
    if(got < 0 && errno == EINTR)
      continue;
    if(got < 0) {
      ls_free(p);
      return sys_error(err, path);
    }
    *n += (size_t)got;
    if(*n > max) {
      ls_free(p);
      return too_big(err, path, max);
    }
    if(!got) {
      *bytes = p;
      return LS_OK;
    }
    if(*n < cap)
      continue;
    cap = cap > max / 2 ? max + 1 : cap * 2;
    uint8_t *more = ls_realloc(p, cap);
    if(!more)
      ls_free(p);
    p = more;
  }
  return fail(err, LS_ENOMEM, "no-memory", path, NULL);
}

/* A name of a descriptor that the shell has opened for us. */
static bool given_by_shell(const char *path)
{
  return !strcmp(path, "/dev/stdin") || !strncmp(path, "/dev/fd/", 8) ||
         !strncmp(path, "/proc/self/fd/", 14);
}

/* Opens without waiting for somebody at the other end of a pipe; reads from
 * it wait. */
static int open_to_read(const char *path, ls_err *err)
{
  struct stat st;
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if(fd >= 0)
    (void)fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK);
  else if(errno == ENXIO && !stat(path, &st) && !S_ISREG(st.st_mode))
    fail(err, LS_EIO, "file-no-file", path, NULL);
  else
    sys_error(err, path);
  return fd;
}

static int read_path(const char *path, bool regular, size_t max,
                     uint8_t **bytes, size_t *n, ls_err *err)
{
  struct stat st;
  int fd = open_to_read(path, err), rc;
  if(fd < 0)
    return err ? (int)err->code : LS_EIO;
  if(fstat(fd, &st))
    rc = sys_error(err, path);
  else if(S_ISDIR(st.st_mode))
    rc = fail(err, LS_EIO, "file-folder", path, NULL);
  else if(!S_ISREG(st.st_mode) && (regular || !given_by_shell(path)))
    rc = fail(err, LS_EIO, "file-no-file", path, NULL);
  else if(S_ISREG(st.st_mode) && (uint64_t)st.st_size > max)
    rc = too_big(err, path, max);
  else
    rc = read_fd(fd, path, max, S_ISREG(st.st_mode) ? (size_t)st.st_size
                                                    : 65536,
                 bytes, n, err);
  close(fd);
  return rc;
}

int sys_open_regular(const char *path, ls_err *err)
{
  struct stat st;
  int fd = open_to_read(path, err), rc = LS_OK;
  if(fd < 0)
    return fd;
  if(fstat(fd, &st))
    rc = sys_error(err, path);
  else if(S_ISDIR(st.st_mode))
    rc = fail(err, LS_EIO, "file-folder", path, NULL);
  else if(!S_ISREG(st.st_mode))
    rc = fail(err, LS_EIO, "file-no-file", path, NULL);
  if(rc)
    close(fd);
  return rc ? -1 : fd;
}

int sys_read(const char *path, size_t max, uint8_t **bytes, size_t *n,
             ls_err *err)
{
  *bytes = NULL;
  if(!strcmp(path, "-"))
    return read_fd(0, path, max, 65536, bytes, n, err);
  return read_path(path, false, max, bytes, n, err);
}

int sys_read_regular(const char *path, size_t max, uint8_t **bytes,
                     size_t *n, ls_err *err)
{
  *bytes = NULL;
  if(!strcmp(path, "-"))
    return fail(err, LS_EIO, "file-no-file", path, NULL);
  return read_path(path, true, max, bytes, n, err);
}

bool sys_same_file(const char *a, const char *b)
{
  struct stat x, y;
  return !stat(a, &x) && !stat(b, &y) && S_ISREG(x.st_mode) &&
         x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* --- outputs ------------------------------------------------------------ */

/* The temporary that a signal must take away; one output at a time. */
static char pending[4096];

static void abandon(int sig)
{
  if(pending[0])
    unlink(pending);
  signal(sig, SIG_DFL);
  raise(sig);
}

static void watch(const char *temporary)
{
  static const int fatal[] = { SIGINT, SIGTERM, SIGHUP };
  snprintf(pending, sizeof(pending), "%s", temporary);
  for(size_t i = 0; i < sizeof(fatal) / sizeof(fatal[0]); i++)
    if(signal(fatal[i], abandon) == SIG_IGN)
      signal(fatal[i], SIG_IGN);
}

static bool in_place(const char *path)
{
  struct stat st;
  return !lstat(path, &st) && !S_ISREG(st.st_mode);
}

int sys_output_open(ls_output *o, const char *path, ls_err *err)
{
  *o = (ls_output){ .fd = 1, .path = path };
  if(!path)
    return LS_OK;
  if(in_place(path)) { /* a device, a pipe, a link: written where it is */
    o->fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    return o->fd < 0 ? sys_error(err, path) : LS_OK;
  }
  if((size_t)snprintf(o->temporary, sizeof(o->temporary), "%s.XXXXXX", path)
     >= sizeof(o->temporary)) {
    errno = ENAMETOOLONG;
    return sys_error(err, path);
  }
  o->fd = mkstemp(o->temporary);
  if(o->fd < 0) {
    o->temporary[0] = 0;
    return sys_error(err, path);
  }
  watch(o->temporary);
  mode_t mask = umask(0);
  umask(mask);
  (void)fchmod(o->fd, 0666 & ~mask);
  return LS_OK;
}

int sys_output_write(ls_output *o, const char *p, size_t n)
{
  while(n) {
    ssize_t put = write(o->fd, p, n);
    if(put < 0 && errno == EINTR)
      continue;
    if(put < 0)
      return -1;
    p += put;
    n -= (size_t)put;
  }
  return 0;
}

int sys_output_close(ls_output *o, bool keep, ls_err *err)
{
  if(!o->path)
    return LS_OK;
  int rc = LS_OK;
  if(keep && o->temporary[0] && fsync(o->fd))
    rc = sys_error(err, o->path);
  if(close(o->fd) && !rc)
    rc = sys_error(err, o->path);
  if(o->temporary[0]) {
    if(keep && !rc && rename(o->temporary, o->path))
      rc = sys_error(err, o->path);
    if(!keep || rc)
      unlink(o->temporary);
    o->temporary[0] = pending[0] = 0;
  }
  return rc;
}
