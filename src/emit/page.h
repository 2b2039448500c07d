/* The page's own style and script (data/page), and the policy that allows
 * nothing else. */
#ifndef LS_EMIT_PAGE_H
#define LS_EMIT_PAGE_H

#include "base/file.h"

extern const ls_file page_files[]; /* page.css, page.js */
extern const char page_policy[];

#endif
