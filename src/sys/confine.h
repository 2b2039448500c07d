/* What a child process gives up before it touches strangers' bytes. */
#ifndef LS_SYS_CONFINE_H
#define LS_SYS_CONFINE_H

#include "sys/child.h"

/* All that follows is called in the child, between fork and the work, and
 * asks for neither memory nor locks. */

/* Signals as they are by default, and death with the parent. */
void confine_signals(void);

/* True in a build whose run-time library finds faults: it needs standard
 * error to tell them. */
bool confine_is_sanitized(void);

/* Closes every descriptor from `from` on but `keep`. */
void confine_files(int from, int keep);

/* Sets the limits; `whole`: memory is all the address space (a program that
 * is executed), else what is added to that held now.  0 or -1. */
int confine_limits(const sys_limits *limits, bool whole);

/* No system call any more but what memory, reading, writing and ending
 * need.  0, also where the system has no such thing. */
int confine_calls(void);

/* No network, no tracing; for a program that is executed afterwards. */
int confine_program(void);

#endif
