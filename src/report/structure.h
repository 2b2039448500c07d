/* The steps of report_structure, each over the lines of the document. */
#ifndef LS_REPORT_STRUCTURE_H
#define LS_REPORT_STRUCTURE_H

#include "report/lines.h"

/* Marks the lines that are no part of the report, with aside records for
 * them and for page numbers inside lines.  The line of the address (各位代
 * 表), NO_ID if there is none. */
uint32_t structure_asides(ls_doc *d, ls_lines *v);

/* Place and year, where the caller has not set them. */
void structure_place(ls_doc *d, const ls_lines *v);

/* The role a heading's words speak for, by the words that count `in` such a
 * heading (SEC_...).  `found` says whether any did; the strongest wins, and
 * among equals the last, because a title's head stands last. */
uint8_t structure_role(const ls_doc *d, ls_span title, uint8_t in,
                       bool *found, bool *strong);

/* Sections from lines, in d->report->sections. */
void structure_sections(ls_doc *d, ls_lines *v, uint32_t address);

#endif
