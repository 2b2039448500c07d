/* The words of tables' columns and of the lists people choose from.
 *
 * Each stands in data/messages with what else people write for it, so a
 * clerk's word can be added without touching code. */
#ifndef LS_PORT_WORDS_H
#define LS_PORT_WORDS_H

#include <stdbool.h>

#include "base/slice.h"

/* A word of a list: the message with it, and the one with its others
 * (commas between). */
typedef struct port_word {
  const char *key, *others;
} port_word;

/* Each ended by a NULL key; the order is that of the enumeration. */
extern const port_word words_state[], words_light[], words_kind[],
  words_cmp[], words_nature[];

/* The index of what `s` says in either language, or -1. */
int word_find(const port_word *list, ls_slice s);

/* "issued, signed, ..." for a message on what would be right. */
void word_list(char *out, size_t size, const port_word *list, bool english);

/* True where `s` is the message `key`, or one of `others`, in either
 * language. */
bool word_is(const port_word *w, ls_slice s);

#endif
