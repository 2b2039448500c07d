/* Offsets in the document's bytes, for texts that had to be converted. */
#ifndef LS_TEXT_SOURCE_H
#define LS_TEXT_SOURCE_H

#include <stdbool.h>

#include "text/text.h"

/* The source offset `many` code points of the read text behind `at`. */
size_t source_walk(const ls_text *t, size_t at, uint32_t many);

/* Makes t->src_mark, for what is not read where it lies. */
void source_index(ls_arena *a, ls_text *t);

#endif
