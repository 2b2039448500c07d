/* OLE compound files ([MS-CFB]), as far as their directory goes: which
 * program wrote one is told by the streams in its root. */
#ifndef LS_DOC_OLE_H
#define LS_DOC_OLE_H

#include "doc/doc.h"

/* DOC_DOC, DOC_XLS, DOC_PPT, DOC_LOCKED, DOC_WPS.  A file too broken to tell
 * is DOC_DOC, whose reader says what is wrong. */
doc_format ole_format(ls_slice bytes);

#endif
