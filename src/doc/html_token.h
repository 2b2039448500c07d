/* The source of a page cut into tags and text.
 *
 * Follows the tokenizer of the HTML standard (WHATWG HTML 13.2.5) in what
 * it takes as a tag, a comment or text, and is linear: libxml2's parser for
 * HTML is not, in the attributes of an element and in end tags under deep
 * nesting, and reads broken pages differently from version to version. */
#ifndef LS_DOC_HTML_TOKEN_H
#define LS_DOC_HTML_TOKEN_H

#include <stdbool.h>

#include "base/slice.h"
#include "doc/html_tags.h"

typedef enum html_token_kind {
  HT_END,   /* of the page */
  HT_TEXT,
  HT_OPEN,
  HT_CLOSE
} html_token_kind;

typedef struct html_token {
  html_token_kind kind;
  uint16_t tag;    /* of HT_OPEN, HT_CLOSE */
  ls_slice text;   /* of HT_TEXT; of HT_OPEN: its attributes */
} html_token;

typedef struct html_lexer {
  const char *p, *end;
  uint16_t raw;    /* inside an element whose content is no markup */
  bool cut;        /* the page ended inside of a tag, a comment or such */
} html_lexer;

/* The next token; comments and declarations are passed over. */
html_token html_next(html_lexer *x);

/* The next attribute in [*p, end): false at the end.  `value` is as it
 * stands in the source, without quotes. */
bool html_next_attr(const char **p, const char *end, ls_slice *name,
                    ls_slice *value);

#endif
