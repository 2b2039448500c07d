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

/* The years of the first or last five-year plan that the title names:
 * “十五五” and 第十五个五年 are 2026 to 2030, “七五” 1986 to 1990, “一五” 1953
 * to 1957. */
bool structure_plan(const ls_doc *d, ls_span title, bool first,
                    uint16_t *from, uint16_t *to);

/* True where the title names that year (2024年, 二〇二四年). */
bool structure_names_year(const ls_doc *d, ls_span title, uint32_t year);

/* True where a title of that role speaks of a term of office: 过去五年, 本届
 * 政府, 新一届政府. */
bool structure_term(const ls_doc *d, ls_span title, uint8_t role);

/* Sets the years a section speaks of, where its title or level tells. */
void structure_period(const ls_doc *d, ls_section *s);

/* Sections from lines, in d->report->sections. */
void structure_sections(ls_doc *d, ls_lines *v, uint32_t address);

#endif
