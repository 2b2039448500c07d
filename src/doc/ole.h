/* OLE compound files ([MS-CFB]), as far as their directory goes: which
 * program wrote one is told by the streams in its root. */
#ifndef LS_DOC_OLE_H
#define LS_DOC_OLE_H

#include "doc/doc.h"

/* DOC_DOC, DOC_XLS, DOC_PPT, DOC_LOCKED, DOC_WPS.  A file too broken to tell
 * is DOC_DOC, whose reader says what is wrong. */
doc_format ole_format(ls_slice bytes);

/* What must be known of a .doc before a program is given it. */
typedef struct ole_word {
  bool whole;     /* the file holds all that its tables name */
  bool found;     /* it has a WordDocument stream that begins as one */
  bool encrypted;
} ole_word;

ole_word ole_look(ls_slice bytes);

#endif
