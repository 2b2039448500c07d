/* What stands at a place of a read text: pages, paragraphs, headings. */
#ifndef LS_BASE_MARK_H
#define LS_BASE_MARK_H

#include <stdint.h>

typedef enum ls_mark_kind {
  MARK_PARAGRAPH, /* paragraph n of those that hold text begins, n from 1 */
  MARK_PAGE,      /* page n begins, n from 1; where it begins inside a
                     paragraph, the first text of it stands here */
  MARK_HEADING,   /* the paragraph here is a heading of level n (1-9) by its
                     style or outline level */
  MARK_NOTE,      /* from here to the paragraph's end: a footnote or
                     endnote */
  MARK_TABLE      /* the line here is row n of the document's tables */
} ls_mark_kind;

typedef struct ls_mark {
  uint32_t at;   /* byte, or code point, of the read text */
  uint32_t n;
  uint8_t kind;  /* ls_mark_kind */
} ls_mark;

#endif
