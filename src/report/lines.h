/* A document's lines, and what of them may be a heading. */
#ifndef LS_REPORT_LINES_H
#define LS_REPORT_LINES_H

#include "report/doc.h"

/* What a line begins with, from the strongest down. */
typedef enum ls_marker {
  MK_ROLE,   /* no number, but a title that names its part: 2023年工作回顾 */
  MK_DUN,    /* 一、  第一部分 */
  MK_PAREN,  /* （一） */
  MK_ARABIC, /* 1.  1、 （1） */
  MK_DASH,   /* —— */
  MK_ORDER,  /* 一是 一要 首先 第一， */
  MK_BARE,   /* a short lead sentence */
  MK_NONE
} ls_marker;

typedef struct ls_line {
  ls_span span;    /* without white space around it */
  ls_span number;  /* the marker, empty for MK_ROLE and MK_BARE */
  ls_span title;   /* empty where no heading stands */
  uint32_t body;   /* where the text behind the heading begins */
  uint8_t marker;  /* ls_marker; MK_NONE: plain text */
  bool lost;       /* cut out of a line that had lost its breaks */
  const char *aside; /* why the line is no part of the report, or NULL */
} ls_line;

typedef VEC(ls_line) ls_lines;

/* Cuts the text into lines at newlines and, where line breaks were lost and
 * only spaces stand for them, at those spaces. */
void lines_cut(ls_doc *d, ls_lines *out);

/* Fills number, title, body and marker of a line by its own look; MK_BARE
 * is left to the caller, who sees its neighbours.  `followed`: plain text
 * stands on the next line, so that 1.做强产业 alone on its line is a title
 * and no member of a list. */
void line_heading(const ls_doc *d, ls_line *l, bool followed);

/* The first sentence of a line as a lead (综合实力显著增强。……) or a line
 * that is nothing else; false where it does not look like one. */
bool line_lead(const ls_doc *d, const ls_line *l, ls_span *title,
               uint32_t *body);

/* True where the fold has `word` at `at`, before `end`. */
bool fold_is(const ls_doc *d, uint32_t at, uint32_t end,
             const uint16_t *word);

/* The first place of `word` in [s, e), or NO_ID. */
uint32_t fold_find(const ls_doc *d, uint32_t s, uint32_t e,
                   const uint16_t *word);

#endif
