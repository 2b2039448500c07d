/* The columns of a form's two sheets.  For src/port only. */
#ifndef LS_PORT_FORM_INSIDE_H
#define LS_PORT_FORM_INSIDE_H

#include "port/form.h"
#include "port/words.h"

typedef struct form_column {
  port_word word;
  uint8_t kind, width;
  bool entry; /* to be filled in */
  bool later; /* forms that went out earlier have none */
} form_column;

enum { FV_ID, FV_NAME, FV_AREA, FV_UNIT, FV_SERVES, FV_GOAL, FV_BEFORE,
       FV_YTD, FV_MONTH, FV_NOTE, FV_COLUMNS };
enum { FI_ID, FI_NUMBER, FI_TASK, FI_GOAL, FI_DEADLINE, FI_NODE, FI_STAGE,
       FI_PERCENT, FI_WORDS, FI_PROBLEM, FI_NEXT, FI_COLUMNS };
#define FORM_COLUMNS FI_COLUMNS /* of the wider sheet */

extern const form_column form_values[FV_COLUMNS], form_items[FI_COLUMNS];

/* Labels of the line above the headings, by their place in it. */
enum { FORM_UNIT, FORM_PERIOD, FORM_PLACE, FORM_LABELS };
extern const port_word form_label[FORM_LABELS];

/* A stage's words in order, ended by a NULL key; the first is "prepare". */
extern const port_word form_stage[];

#endif
