/* Work on strangers' bytes in a child process with limits. */
#ifndef LS_SYS_CHILD_H
#define LS_SYS_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

typedef struct sys_limits {
  size_t memory;    /* address space beyond what the parent has already;
                       under a sanitizer of addresses data only */
  unsigned seconds; /* of processor time; the wall clock may take three
                       times it */
  size_t output;    /* bytes the parent takes from it */
  unsigned files;   /* that may be open */
} sys_limits;

/* Forks; the child runs work(arg, fd), which writes its result to `fd`
 * (sys_child_write) and returns an exit status 0-100.  It has no other open
 * file, leaves no core file, and may neither write to files nor reach the
 * network; where sys_sandbox() says so, the system refuses every call but
 * what memory, reading, writing and ending need.  *out (ls_free) is what it
 * wrote, *status what it returned.  Safe with threads, as long as `work`
 * asks for no lock that another thread may hold: no stdio, no iconv_open.
 * Errors: LS_ELIMIT where it broke a limit or died (the message says how),
 * LS_EIO, LS_ENOMEM. */
int sys_child(const sys_limits *limits, int (*work)(void *arg, int fd),
              void *arg, uint8_t **out, size_t *n, int *status, ls_err *err);

/* All of it: 0, or -1 where the parent has gone or had enough. */
int sys_child_write(int fd, const void *p, size_t n);

/* The same with its answer taken while it comes, so that it may be far
 * longer than memory is.  Of the wall clock only what the parent waits for
 * the child counts, not what it does itself between.  NULL with *err. */
typedef struct sys_stream sys_stream;
sys_stream *sys_stream_open(const sys_limits *limits,
                            int (*work)(void *arg, int fd), void *arg,
                            ls_err *err);

/* The next `n` bytes, in one piece: 1, *out them until the next call; 0
 * where the child has ended, breaking no limit, and there are not as many;
 * negative with *err as in sys_child. */
int sys_stream_take(sys_stream *s, size_t n, const uint8_t **out,
                    ls_err *err);
void sys_stream_close(sys_stream *s); /* ends the child; may be NULL */

/* Runs a helper program by its name (looked for in PATH), `input` as a file
 * on its standard input, under the same limits, which are its own address
 * space whole, and without network or writing; reading files and starting
 * programs it may.  *out is what it writes to standard output, `error` the
 * first line of its standard error, UTF-8 or not.  LS_EHELPER where there is
 * no such program. */
int sys_program(const char *const argv[], ls_slice input,
                const sys_limits *limits, uint8_t **out, size_t *n,
                int *status, char error[256], ls_err *err);

/* Whether sys_child may be called while there are other threads.  Not in a
 * build with a sanitizer: its heap may be locked by another thread at that
 * moment, and stays so in the child. */
bool sys_forks_beside_threads(void);

/* What is used here: "seccomp" or "limits". */
const char *sys_sandbox(void);

#endif
