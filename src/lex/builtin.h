/* The lists of data/lexicon as they were when the program was built. */
#ifndef LS_LEX_BUILTIN_H
#define LS_LEX_BUILTIN_H

#include "base/file.h"

extern const ls_file lex_builtin[]; /* ended by a NULL name */
extern const char lex_image[];      /* of them: see lex/image.h */

#endif
