/* Files that take their name when they are whole. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "sys/file.h"

char *sys_beside(const char *path, const char *tail)
{
  size_t n = strlen(path), k = strlen(tail);
  char *out = ls_malloc(n + k + 1);
  if(!out)
    return NULL;
  memcpy(out, path, n);
  memcpy(out + n, tail, k + 1);
  return out;
}

/* A name is on the disk when its folder is. */
static int sync_folder(const char *path)
{
  char folder[4096];
  const char *slash = strrchr(path, '/');
  size_t n = slash ? (size_t)(slash - path) : 0;
  if(n >= sizeof(folder))
    return 0;
  snprintf(folder, sizeof(folder), "%.*s", (int)n, path);
  int fd = open(n ? folder : slash ? "/" : ".", O_RDONLY | O_CLOEXEC);
  if(fd < 0)
    return 0; /* it may be written and not read: nothing to be done */
  int rc = fsync(fd);
  close(fd);
  return rc && errno != EINVAL && errno != EROFS ? -1 : 0;
}

int sys_put_in_place(const char *half, const char *path, ls_err *err)
{
  int fd = open(half, O_RDONLY | O_CLOEXEC);
  if(fd < 0)
    return sys_error(err, half);
  int rc = fsync(fd) ? sys_error(err, half) : LS_OK;
  close(fd);
  if(!rc && link(half, path)) {
    if(errno != EPERM && errno != ENOTSUP && errno != ENOSYS)
      return sys_error(err, path);
    if(rename(half, path)) /* a file system without hard links */
      return sys_error(err, path);
  }
  else if(!rc)
    unlink(half);
  if(!rc && sync_folder(path))
    rc = sys_error(err, path);
  return rc;
}
