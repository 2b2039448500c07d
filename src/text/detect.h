/* Which encoding a document's bytes are in. */
#ifndef LS_TEXT_DETECT_H
#define LS_TEXT_DETECT_H

#include <stdbool.h>

#include "text/text.h"

/* By its byte order mark, whose length goes to *skip (0 and UTF-8 where
 * there is none). */
ls_encoding detect_mark(const uint8_t *p, size_t n, size_t *skip);

/* Where byte `at` of unmarked bytes is no UTF-8 text: what they are then.
 * ENC_UTF8 says that they are UTF-8 all the same, with a fault at `at`. */
ls_encoding detect_other(const uint8_t *p, size_t n, size_t at);

/* True where the two-byte characters are mostly those of written Chinese,
 * so that bytes which merely happen to be valid GB18030 are told apart. */
bool detect_is_chinese(const uint8_t *p, size_t n);

/* The first control character that no text holds, or n. */
size_t detect_control(const uint8_t *p, size_t n);

#endif
