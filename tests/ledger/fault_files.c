#include "fault_files.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static struct {
  unsigned long count, at;
  int error;
} fault;

void files_fail_at(unsigned long n, int error)
{
  fault.count = 0;
  fault.at = n;
  fault.error = error;
}

unsigned long files_count(void)
{
  return fault.count;
}

/* True where this operation is the one. */
static int fails(void)
{
  if(!fault.at || ++fault.count != fault.at)
    return 0;
  errno = fault.error;
  return 1;
}

/* --- under SQLite -------------------------------------------------------- */

typedef struct {
  sqlite3_file base;
  sqlite3_file *real;
} file;

static sqlite3_vfs *below;

#define REAL(f) (((file *)(f))->real)
#define PASS(f, call, ...) REAL(f)->pMethods->call(REAL(f), __VA_ARGS__)

static int x_close(sqlite3_file *f)
{
  int rc = REAL(f)->pMethods ? REAL(f)->pMethods->xClose(REAL(f)) : 0;
  free(REAL(f));
  return rc;
}

static int x_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at)
{
  return fails() ? SQLITE_IOERR_READ : PASS(f, xRead, p, n, at);
}

static int x_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
  if(fails())
    return fault.error == ENOSPC ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  return PASS(f, xWrite, p, n, at);
}

static int x_truncate(sqlite3_file *f, sqlite3_int64 n)
{
  return fails() ? SQLITE_IOERR_TRUNCATE : PASS(f, xTruncate, n);
}

static int x_sync(sqlite3_file *f, int flags)
{
  return fails() ? SQLITE_IOERR_FSYNC : PASS(f, xSync, flags);
}

static int x_size(sqlite3_file *f, sqlite3_int64 *n)
{
  return fails() ? SQLITE_IOERR_FSTAT : PASS(f, xFileSize, n);
}

static int x_lock(sqlite3_file *f, int how)
{
  return fails() ? SQLITE_IOERR_LOCK : PASS(f, xLock, how);
}

static int x_unlock(sqlite3_file *f, int how)
{
  return PASS(f, xUnlock, how); /* the system does not refuse that */
}

static int x_reserved(sqlite3_file *f, int *out)
{
  return fails() ? SQLITE_IOERR_CHECKRESERVEDLOCK
                 : PASS(f, xCheckReservedLock, out);
}

static int x_control(sqlite3_file *f, int op, void *arg)
{
  return PASS(f, xFileControl, op, arg);
}

static int x_sector(sqlite3_file *f)
{
  return REAL(f)->pMethods->xSectorSize(REAL(f));
}

static int x_device(sqlite3_file *f)
{
  return REAL(f)->pMethods->xDeviceCharacteristics(REAL(f));
}

static const sqlite3_io_methods methods = {
  1, x_close, x_read, x_write, x_truncate, x_sync, x_size, x_lock, x_unlock,
  x_reserved, x_control, x_sector, x_device,
  NULL, NULL, NULL, NULL, NULL, NULL
};

static int x_open(sqlite3_vfs *v, const char *name, sqlite3_file *f,
                  int flags, int *out)
{
  file *own = (file *)f;
  (void)v;
  own->base.pMethods = NULL;
  if(fails())
    return SQLITE_CANTOPEN;
  own->real = calloc(1, (size_t)below->szOsFile);
  if(!own->real)
    return SQLITE_NOMEM;
  int rc = below->xOpen(below, name, own->real, flags, out);
  if(rc && !own->real->pMethods)
    free(own->real);
  else
    own->base.pMethods = &methods;
  return rc;
}

static int x_delete(sqlite3_vfs *v, const char *name, int sync)
{
  (void)v;
  return fails() ? SQLITE_IOERR_DELETE : below->xDelete(below, name, sync);
}

static int x_access(sqlite3_vfs *v, const char *name, int flags, int *out)
{
  (void)v;
  return fails() ? SQLITE_IOERR_ACCESS
                 : below->xAccess(below, name, flags, out);
}

void files_begin(void)
{
  static sqlite3_vfs layer;
  sqlite3_initialize();
  below = sqlite3_vfs_find(NULL);
  layer = *below;
  layer.zName = "faults";
  layer.szOsFile = sizeof(file);
  layer.xOpen = x_open;
  layer.xDelete = x_delete;
  layer.xAccess = x_access;
  sqlite3_vfs_register(&layer, 1);
}

/* --- our own ------------------------------------------------------------- */

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __real_open64(const char *path, int flags, ...);
int __wrap_open64(const char *path, int flags, ...);
FILE *__real_fopen(const char *path, const char *how);
FILE *__wrap_fopen(const char *path, const char *how);
FILE *__real_fopen64(const char *path, const char *how);
FILE *__wrap_fopen64(const char *path, const char *how);
ssize_t __real_read(int fd, void *p, size_t n);
ssize_t __wrap_read(int fd, void *p, size_t n);
int __real_fflush(FILE *f);
int __wrap_fflush(FILE *f);
int __real_fsync(int fd);
int __wrap_fsync(int fd);
int __real_rename(const char *a, const char *b);
int __wrap_rename(const char *a, const char *b);
int __real_link(const char *a, const char *b);
int __wrap_link(const char *a, const char *b);
int __real_mkdir(const char *path, mode_t mode);
int __wrap_mkdir(const char *path, mode_t mode);

int __wrap_open(const char *path, int flags, ...)
{
  va_list ap;
  va_start(ap, flags);
  int mode = flags & O_CREAT ? va_arg(ap, int) : 0;
  va_end(ap);
  return fails() ? -1 : __real_open(path, flags, mode);
}

int __wrap_open64(const char *path, int flags, ...)
{
  va_list ap;
  va_start(ap, flags);
  int mode = flags & O_CREAT ? va_arg(ap, int) : 0;
  va_end(ap);
  return fails() ? -1 : __real_open64(path, flags, mode);
}

FILE *__wrap_fopen(const char *path, const char *how)
{
  return fails() ? NULL : __real_fopen(path, how);
}

FILE *__wrap_fopen64(const char *path, const char *how)
{
  return fails() ? NULL : __real_fopen64(path, how);
}

ssize_t __wrap_read(int fd, void *p, size_t n)
{
  return fails() ? -1 : __real_read(fd, p, n);
}

int __wrap_fflush(FILE *f)
{
  return f && f != stdout && fails() ? EOF : __real_fflush(f);
}

int __wrap_fsync(int fd)
{
  return fails() ? -1 : __real_fsync(fd);
}

int __wrap_rename(const char *a, const char *b)
{
  return fails() ? -1 : __real_rename(a, b);
}

int __wrap_link(const char *a, const char *b)
{
  return fails() ? -1 : __real_link(a, b);
}

int __wrap_mkdir(const char *path, mode_t mode)
{
  return fails() ? -1 : __real_mkdir(path, mode);
}
