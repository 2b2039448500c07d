/* Documents of which only the places of letters are known.
 *
 * What pdftotext and an OFD file tell are pieces of text and the boxes they
 * stand in.  Here they become rows and columns in reading order
 * (lines_order.c), what is no part of the text is taken out (lines_marks.c,
 * lines_strip.c), and lines are joined to paragraphs (lines_join.c).  All of
 * it is a function of bytes: no file, no clock, no process.
 *
 * Lengths are in any unit, the same within a document; y grows downwards. */
#ifndef LS_DOC_LINES_H
#define LS_DOC_LINES_H

#include "doc/doc.h"

typedef struct doc_box {
  float x0, y0, x1, y1;
} doc_box;

typedef struct doc_piece {
  doc_box box;
  float size;     /* of its letters, where fonts are known */
  uint32_t at, n; /* its text, in doc_lines.text */
  uint32_t page;  /* from 1 */
} doc_piece;

typedef enum doc_use {
  USE_BODY,
  USE_ROW,  /* cells of a table: a line of its own */
  USE_NOTE, /* a footnote */
  USE_NONE  /* a running head or a page number */
} doc_use;

typedef struct doc_line {
  doc_box box;
  float size; /* of its letters, 0 where it has too few Chinese ones to tell */
  uint32_t at, n, page;
  uint32_t region; /* lines of a column on a page have the same */
  uint8_t use;       /* doc_use */
  bool edged;        /* left and right are known: the column's edges */
  float left, right;
} doc_line;

typedef struct doc_lines {
  ls_buf text;
  doc_piece *piece;
  size_t pieces, piece_cap;
  doc_line *line; /* in reading order */
  size_t lines, line_cap;
  uint32_t pages;
  float em;       /* the usual width of a Chinese character */
  bool plain;     /* made of lines of text: no real places */
  bool fonts;     /* sizes are those of fonts */
  bool failed;    /* no memory, or more text than allowed: */
  bool too_big;
} doc_lines;

/* `max_text`: bytes of text at most. */
void lines_init(doc_lines *l, size_t max_text);
void lines_free(doc_lines *l);

void lines_page(doc_lines *l); /* the next page begins */

/* Adds a piece to the page; its text follows by lines_put.  A box that is
 * turned inside out or has no finite numbers is put right. */
void lines_piece(doc_lines *l, doc_box box, float size);
void lines_put(doc_lines *l, ls_slice text); /* UTF-8 */

/* Reads what `pdftotext -bbox-layout` wrote. */
void lines_bbox(doc_lines *l, ls_slice bytes);

/* Reads lines of text with form feeds between pages: pdftotext without
 * options.  Width is counted in characters, a blank line is a gap. */
void lines_plain(doc_lines *l, ls_slice bytes);

/* Joins all to paragraphs.  0, or LS_ENOMEM, LS_ETOOBIG, LS_EEMPTY as
 * doc_finish gives them. */
int lines_join(doc_lines *l, doc_text *out, ls_err *err);

/* Appends to the text; false, and the lines have failed, where it cannot. */
bool lines_text(doc_lines *l, const void *p, size_t n);

/* --- the steps of lines_join --------------------------------------------- */

void lines_marks(doc_lines *l); /* watermarks go */
void lines_order(doc_lines *l); /* pieces to lines */
void lines_strip(doc_lines *l); /* running heads, page numbers, notes */
void lines_edges(doc_lines *l); /* the columns' edges */

/* The size of most of the text: the median by bytes of the lines, 0 where
 * none tells. */
float lines_body(const doc_lines *l);

/* --- numbers; these three spare us the mathematical library -------------- */

static inline float lesser(float a, float b) { return a < b ? a : b; }
static inline float greater(float a, float b) { return a > b ? a : b; }
static inline float distance(float a) { return a < 0 ? -a : a; } /* from 0 */

/* --- letters ------------------------------------------------------------- */

/* The first and the last character; 0 where there is none. */
uint32_t letter_first(ls_slice s);
uint32_t letter_last(ls_slice s);
bool letter_wide(uint32_t cp);    /* as wide as a Chinese character */
bool letter_closing(uint32_t cp); /* may not begin a line */
bool letter_opening(uint32_t cp); /* may not end one */

/* The width of a text, where a Chinese character is 1. */
float letters_width(ls_slice s);

/* How many of its characters are that wide. */
size_t letters_wide(ls_slice s);

/* What stands at its beginning and cannot be broken, as wide as above. */
float letters_unit(ls_slice s);

bool letters_numbered(ls_slice s); /* 一、 （一） 1. 第一， —— ① */
bool letters_note(ls_slice s);     /* ① [1] 〔1〕 * 注： */
bool letters_ended(ls_slice s);    /* 。 ！ ？ ： ； and quotes behind */

/* Without white space around it, U+3000 included. */
ls_slice letters_trim(ls_slice s);

static inline ls_slice line_text(const doc_lines *l, const doc_line *o)
{
  return (ls_slice){ l->text.p + o->at, o->n };
}

#endif
