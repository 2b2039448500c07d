/* Work on strangers' bytes in a child process with limits. */
#ifndef LS_SYS_CHILD_H
#define LS_SYS_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

typedef struct sys_limits {
  size_t memory;    /* RLIMIT_AS; under AddressSanitizer RLIMIT_DATA only */
  unsigned seconds; /* RLIMIT_CPU; the wall clock may take three times it */
  size_t output;    /* bytes the parent takes from it */
  unsigned files;   /* RLIMIT_NOFILE */
} sys_limits;

/* Forks; the child runs work(arg, fd), which writes its result to `fd` and
 * returns an exit status 0-100, under the limits, with no core file, no new
 * files, no network and, where the system has seccomp, no system call but
 * what memory, reading, writing and ending need.  *out (ls_free) is what it
 * wrote, *status what it returned.  Errors: LS_ELIMIT where it broke a
 * limit or died by a signal (the message says which), LS_EIO, LS_ENOMEM. */
int sys_child(const sys_limits *limits, int (*work)(void *arg, int fd),
              void *arg, uint8_t **out, size_t *n, int *status, ls_err *err);

/* Runs a helper program by its name (looked for in PATH), `input` on its
 * standard input, under the same limits but with exec and files of its own
 * allowed; what it writes to standard output is *out.  `error` gets the
 * first line of its standard error.  LS_EHELPER where there is no such
 * program. */
int sys_program(const char *const argv[], ls_slice input,
                const sys_limits *limits, uint8_t **out, size_t *n,
                int *status, char error[256], ls_err *err);

#endif
