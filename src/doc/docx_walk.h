/* A Word document while it is walked: what events (docx_walk.c) and
 * paragraphs (docx_blocks.c) share.
 *
 * A paragraph is collected whole, since a text box inside it comes out
 * behind it; the blocks of a table's cells are collected until the row ends,
 * since only then it is known whether they are a row or text in a frame.
 * Inside collected text LF is a line break and FF the begin of a page. */
#ifndef LS_DOC_DOCX_WALK_H
#define LS_DOC_DOCX_WALK_H

#include "doc/docx.h"

#define DOCX_FIELDS 32 /* fields, */
#define DOCX_FRAMES 64 /* and cells and text boxes, inside each other */

/* A paragraph or row that is done. */
typedef struct docx_block {
  const char *p;
  size_t n;
  uint8_t level; /* of a heading, 0 */
  bool row;
} docx_block;

typedef VEC(docx_block) docx_blocks;

/* A paragraph that is open. */
typedef struct docx_para {
  VEC(char) text;
  const docx_style *style;
  int num, ilvl, outline; /* -1: it does not say */
  const char *number;  /* what Word writes before it */
  bool joins;          /* its end is deleted or hidden: the next goes on */
  bool hidden;         /* its text, by its style */
  docx_blocks boxes;   /* of text boxes inside */
} docx_para;

/* Where blocks go to: the document, a cell or a text box. */
typedef struct docx_frame {
  int depth;         /* of the element that opened it */
  bool cell;
  docx_blocks to;
  docx_para p;
  bool open, waits;  /* p is open; it is over and joins the next */
  bool run_hidden;
} docx_frame;

/* A row that is open. */
typedef struct docx_row {
  int depth;
  bool deleted;
  VEC(docx_blocks) cells;
} docx_row;

/* begin, the instruction, separate, the result, end. */
typedef struct docx_field {
  bool result, hidden;
  char name[4]; /* the first letters of the instruction */
  int n;
} docx_field;

typedef struct docx_walker {
  docx_text *t;
  pack_xml *x;
  docx_part part;
  uint8_t ctx[XML_DEPTH + 2];  /* what the children of an element are */
  bool flag[XML_DEPTH + 2];    /* a Choice was taken; a placeholder shows */
  docx_frame frame[DOCX_FRAMES];
  int top;
  VEC(docx_row) rows;          /* open ones, the outermost first */
  docx_field field[DOCX_FIELDS];
  int fields, lost;            /* open ones, and those beyond */
  uint32_t note;               /* number to write before the next text */
  bool too_deep;               /* more frames than are kept */
} docx_walker;

void docx_para_open(docx_walker *w);
void docx_para_close(docx_walker *w);
void docx_end(docx_walker *w); /* of the document: what waits is handed over */

/* A cell or a text box, at the depth of its element.  False, and
 * w->too_deep, where too many are open. */
bool docx_frame_open(docx_walker *w, int depth, bool cell);
void docx_frame_close(docx_walker *w);

void docx_row_open(docx_walker *w, int depth);
void docx_row_close(docx_walker *w);

/* Text of the open paragraph. */
void docx_add(docx_walker *w, const char *p, size_t n);

#endif
