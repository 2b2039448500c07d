/* The words by which a page's frame and its facts are known: they are rows
 * of data/html/page.tsv and data/lexicon/furniture.tsv. */
#ifndef LS_DOC_HTML_WORDS_H
#define LS_DOC_HTML_WORDS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/slice.h"

enum {
  HW_FRAME = 1, /* a class or id of what stands around an article */
  HW_BODY = 2,  /* and of what holds one */
  HW_LINE = 4,  /* a whole line of furniture */
  HW_BEGIN = 8, /* a short line begins so */
  HW_END = 16,  /* and nothing behind it is the article */
  HW_SOURCE = 32, /* the publisher follows */
  HW_DATE = 64,   /* the day of publication follows */
  HW_SITE = 128,  /* the name of a site ends so */
  HW_INSIDE = 256, /* a short line with it is furniture */
  HW_PART = 512   /* a part of a class is HW_FRAME: a weaker sign */
};

extern const ls_file html_files[]; /* as built in; ended by a NULL name */

typedef struct html_words html_words;

/* The lists, in the arena. */
const html_words *words_load(ls_arena *a);

/* HW_FRAME, HW_PART and HW_BODY of the value of a class or id. */
unsigned words_class(const html_words *w, ls_slice value);

/* What a line without white space is, `chars` long in all (of which `line`
 * may hold the beginning only): HW_LINE, HW_BEGIN, HW_END or 0. */
unsigned words_line(const html_words *w, ls_slice line, size_t chars);

/* The word of one of `kinds` that `s` begins with, its length in bytes; 0
 * if none. */
size_t words_at(const html_words *w, ls_slice s, unsigned kinds);

/* Whether `s` ends with a word of `kinds`. */
bool words_end(const html_words *w, ls_slice s, unsigned kinds);

#endif
