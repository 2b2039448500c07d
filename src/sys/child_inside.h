/* What the two ways of taking a child's answer share: whole (child.c) and
 * as it comes (child_stream.c).  For src/sys only. */
#ifndef LS_SYS_CHILD_INSIDE_H
#define LS_SYS_CHILD_INSIDE_H

#include <sys/types.h>

#include "sys/child.h"

#define CHILD_CONFINED_NOT 101 /* an exit status of our own */

typedef enum child_verdict {
  CHILD_GOES_ON, CHILD_TOO_LONG, CHILD_TOO_MUCH, CHILD_NO_MEMORY
} child_verdict;

/* Milliseconds of a clock that nobody sets. */
int64_t child_now(void);

/* A pipe that programs started later do not get: 0, or -1 with errno. */
int child_pipe(int fd[2]);

/* In the child: gives up what it may not have, works and ends. */
void child_run(const sys_limits *limits, int (*work)(void *arg, int fd),
               void *arg, int fd);

/* The error of a pipe or a child that errno says could not be made. */
int child_no_start(ls_err *err);

/* Its wait status; it is given to the end of its time (`until`, by
 * child_now) to die, and killed at once where *v says that it is over. */
int child_reap(pid_t pid, int64_t until, child_verdict *v);

/* What a verdict and a wait status mean: 0 or a code with *err. */
int child_judge(child_verdict v, int status, ls_err *err);

#endif
