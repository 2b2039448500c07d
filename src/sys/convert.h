/* GB18030 of what is no report yet: names in archives, pages.
 *
 * A child process may not open a conversion: that reads files, and asks for
 * a lock that another thread of the parent may have held when it forked.  So
 * one is opened before, and used in children only. */
#ifndef LS_SYS_CONVERT_H
#define LS_SYS_CONVERT_H

#include "base/buf.h"
#include "base/slice.h"

/* Opens it, once; before the first child.  Thread-safe. */
void sys_convert_prepare(void);

/* From here on this process is a child, with one thread. */
void sys_convert_in_child(void);

/* `s`, GB18030, as UTF-8 behind what `out` holds; each byte that is not
 * GB18030 becomes U+FFFD. */
void sys_gb18030(ls_slice s, ls_buf *out);

#endif
