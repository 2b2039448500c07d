/* Between the files that read the names of projects. */
#ifndef LS_EXTRACT_MILESTONE_NAME_H
#define LS_EXTRACT_MILESTONE_NAME_H

#include "extract/milestone.h"

/* The longest word of qualifiers.tsv at `s`, NULL if none. */
const ls_entry *ms_qualifier_at(const ls_doc *d, uint32_t s, uint32_t e);

/* “ 《 「 and what closes them. */
bool ms_opener(uint16_t c);
bool ms_closer(uint16_t c);

/* The start of 一期, 2期 that ends at `e`, or `e`. */
uint32_t ms_before_phase(const ls_doc *d, uint32_t s, uint32_t e);

/* True where [s, e) is 项目 or 工程. */
bool ms_works(const ls_doc *d, uint32_t s, uint32_t e);

/* Fills row, head, phase and quoted of the piece from its span. */
void ms_find_head(const ls_doc *d, ms_piece *p);

/* True where [s, e) is a place, or begins with one of two characters and
 * more. */
bool ms_place_is(const ls_doc *d, uint32_t s, uint32_t e);
bool ms_place_at(const ls_doc *d, uint32_t s, uint32_t e);

/* True where [s, e) names places and nothing else: 临溪区、鹤洲区,
 * 其他四个县. */
bool ms_places(const ls_doc *d, uint32_t s, uint32_t e);

/* Behind the number and its classifier at `s`; `s` where there is none. */
uint32_t ms_skip_count(const ls_doc *d, uint32_t s, uint32_t e);

/* True where [s, e) begins as titles do: 全国, 省级, 首批, 第二批. */
bool ms_scope(const ls_doc *d, uint32_t s, uint32_t e);

#endif
