/* What time it is, who asks, who holds a file. */
#ifndef LS_SYS_CLOCK_H
#define LS_SYS_CLOCK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

#define SYS_TIME 20 /* "2025-03-31T09:00:00" and its NUL */

/* Local time; or, for tests and rehearsals, what LUOSHI_NOW says, and then
 * *told is true.  LS_EUSAGE where that is no time. */
int sys_now(char out[SYS_TIME], bool *told, ls_err *err);

/* A local time (as sys_now gives it) in UTC, "2025-03-31T01:00:00"; false
 * where it is none. */
bool sys_utc(const char *local, char out[SYS_TIME]);

/* The user the program runs as; "" where the system has no name for it. */
void sys_user(char *out, size_t size);

/* Who holds a lock on the file, as "luoshi 1234"; "" where that cannot be
 * told. */
void sys_lock_holder(const char *path, char *out, size_t size);

#endif
