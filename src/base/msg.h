/* Words for people, in Chinese and English: data/messages/<any>.tsv.
 *
 * tools/messages turns those files into one sorted table when the program
 * is built, and refuses double keys, empty cells and a place holder (%1,
 * %2) that only one of the languages has. */
#ifndef LS_BASE_MSG_H
#define LS_BASE_MSG_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

typedef struct ls_msg {
  const char *key, *zh, *en;
} ls_msg;

extern const ls_msg msg_table[]; /* sorted by key */
extern const size_t msg_count;

/* The words for `key`; the key itself where there are none, which a test
 * excludes. */
const char *msg_text(const char *key, bool english);

/* Appends `text` with %1 and %2 replaced, and {1:entry|entries} by its first
 * word where %1 is 1, else by its second (and so {2:...} of %2). */
void msg_put(ls_buf *b, const char *text, const char *a1, const char *a2);

/* Appends "FILE:LINE: what, and what to do" (or "FILE: byte N: ..."). */
void msg_error(ls_buf *b, const ls_err *e, bool english);

/* Appends only what and what to do. */
void msg_error_words(ls_buf *b, const ls_err *e, bool english);

/* True where *e, which another process sent, is an error with code `rc`
 * whose key has words and whose texts end within it. */
bool msg_is_error(const ls_err *e, int rc);

#endif
