/* One report while it is read: what the passes share.
 *
 * The passes run in this order, each over the whole text, each adding to
 * the report: structure, numbers, figures, milestones, items, coverage. */
#ifndef LS_REPORT_DOC_H
#define LS_REPORT_DOC_H

#include "lex/lex.h"
#include "record/record.h"
#include "text/chars.h"
#include "text/text.h"

/* Up to 。！？ or the end of a line, closing quotes and brackets behind the
 * stop included; headings and asides are no sentences.  White space around
 * it is left out. */
typedef struct ls_sentence {
  ls_span span;
  uint32_t section; /* index in report->sections, NO_ID before the first */
  uint8_t role;     /* that of the section, or opening */
} ls_sentence;

struct ls_quant;

typedef struct ls_doc {
  ls_report *report;
  ls_arena *arena;     /* the report's */
  const ls_lex *lex;
  ls_text text;
  const uint16_t *f;   /* text.fold, for short */
  uint32_t n;          /* text.n */
  bool explain;
  VEC(ls_sentence) sentences;  /* in text order, disjoint */
  VEC(struct ls_quant) quants; /* the number scan: extract/quant.h */
} ls_doc;

/* Sections with roles and periods, asides, sentences, place and year. */
void report_structure(ls_doc *d);

/* The year written at `at` with four figures before 年 (2024年, 二〇二四年),
 * between 1900 and 2100; 0 if none ends before `end`. */
uint16_t doc_year(const ls_doc *d, uint32_t at, uint32_t end);

/* Notes, where the reader explains, that `rule` and the words [start, end)
 * decided `field` of the record at `h`. */
void doc_why(ls_doc *d, ls_head *h, const char *field, const char *rule,
             uint32_t start, uint32_t end);

#endif
