/* A lexicon as bytes.  The build makes one of the built-in lists, so that a
 * program that uses them as they are has nothing to load. */
#ifndef LS_LEX_IMAGE_H
#define LS_LEX_IMAGE_H

#include <stdbool.h>

#include "base/buf.h"
#include "lex/lex.h"

#define IMAGE_ALIGN 64

/* Appends `lex`; it is the same wherever and whenever it is made, but for
 * the order of bytes in a number, which is this machine's. */
void image_make(const ls_lex *lex, ls_buf *out);

/* Makes *lex, which is cleared, one that looks into `image`: it begins at a
 * multiple of IMAGE_ALIGN and outlives the lexicon.  False where `image` is
 * none, or has the order of bytes of another machine. */
bool image_open(const char *image, ls_lex *lex);

#endif
