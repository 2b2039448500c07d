/* Inside the OFD reader: a page's content as pieces of text with places. */
#ifndef LS_DOC_OFD_H
#define LS_DOC_OFD_H

#include "doc/lines.h"

/* What was met on pages. */
typedef struct ofd_seen {
  size_t letters; /* characters that are text */
  size_t glyphs;  /* characters that are only shapes of a font */
} ofd_seen;

/* Reads one Content.xml.  0 or a negative code with *err. */
int ofd_page(ls_slice xml, doc_lines *out, ofd_seen *seen, ls_err *err);

#endif
