/* What a child sends its parent: a document or an error. */
#ifndef LS_DOC_WIRE_H
#define LS_DOC_WIRE_H

#include "doc/doc.h"

/* Writes the outcome of a reader: `rc` with *err, or *d where it is 0.
 * 0, or -1 where the parent has gone. */
int wire_send(int fd, int rc, const ls_err *err, const doc_text *d);

/* Takes it apart, believing nothing: sizes add up, the text is UTF-8 without
 * control characters, marks are in order and stand at characters inside it,
 * an error has a code and words that exist.  The reader's code, or LS_EIO
 * where it is not so.  *d has been doc_init'ed. */
int wire_receive(ls_slice bytes, doc_text *d, ls_err *err);

#endif
