/* Web pages: what other readers ask of this one. */
#ifndef LS_DOC_HTML_H
#define LS_DOC_HTML_H

#include <stdbool.h>

#include "base/slice.h"

/* Whether these bytes begin like a web page, in any encoding that keeps
 * ASCII or in UTF-16, or like a page saved as MHTML.  Looks at the first
 * kilobyte or so. */
bool html_looks_like(ls_slice bytes);

/* Opens what the reader needs of the system's conversions, once; before the
 * first child, which may open no files.  Thread-safe. */
void html_prepare(void);

#endif
