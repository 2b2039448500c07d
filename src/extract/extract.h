/* The reader whole: text in, records out. */
#ifndef LS_EXTRACT_EXTRACT_H
#define LS_EXTRACT_EXTRACT_H

#include "extract/quant.h"

/* Each reads the piece the document is at. */

/* Figures from the quants: comparator, aspect, mood, scope, indicator,
 * place and period. */
void extract_figures(ls_doc *d);

/* Milestones: one for each verb and named project. */
void extract_milestones(ls_doc *d);

/* Items of the promising sections, and narrative records for sentences
 * without one. */
void extract_items(ls_doc *d);

/* The account: counts the runs of numerals by design's expressions and says
 * what took each. */
void extract_coverage(ls_doc *d);

#endif
