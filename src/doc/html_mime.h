/* Pages saved as MHTML: a mail with the page as one of its parts. */
#ifndef LS_DOC_HTML_MIME_H
#define LS_DOC_HTML_MIME_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/slice.h"

/* Whether bytes begin like one. */
bool mime_looks_like(ls_slice bytes);

/* The page in it, decoded into the arena or as it lies, and the charset its
 * part declares ("" if none).  LS_ECUT where the page has no end,
 * LS_EFORMAT where there is none. */
int mime_page(ls_arena *a, ls_slice bytes, ls_slice *page, ls_slice *charset,
              ls_err *err);

#endif
