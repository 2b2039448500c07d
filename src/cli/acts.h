/* Acts upon one or many items: their options and their running. */
#ifndef LS_CLI_ACTS_H
#define LS_CLI_ACTS_H

#include "app/act.h"
#include "cli/ledger.h"

enum { ACT_WHY = AS + 1, ACT_APPROVED, ACT_ALL, ACT_STATE, ACT_LED_BY,
       ACT_YEAR, ACT_SECTION, ACT_DEADLINE, ACT_PAST, ACT_UNIT, ACT_POST,
       ACT_VALUE, ACT_TARGET, ACT_SUGGESTED = ACT_VALUE, /* of issue */
       ACT_HEAD = ACT_DEADLINE /* of verify, which sets none */ };

#define ACT_OPTIONS \
  LEDGER_OPTION, JSON_OPTION, AS_OPTION, \
  [ACT_WHY] = { "why", 0, OPT_TEXT, "arg-words", "opt-why", NULL, 0, 0 }, \
  [ACT_APPROVED] = { "approved-by", 0, OPT_TEXT, "arg-name", \
                     "opt-approved", NULL, 0, 0 }, \
  [ACT_ALL] = { "all", 0, OPT_FLAG, NULL, "opt-act-all", NULL, 0, 0 }, \
  [ACT_STATE] = { "state", 0, OPT_CHOICE, "arg-state", "opt-act-state", \
                  cli_states, 0, 0 }, \
  [ACT_LED_BY] = { "led-by", 0, OPT_TEXT, "arg-unit", "opt-led-by", NULL, \
                   0, 0 }, \
  [ACT_YEAR] = { "year", 0, OPT_COUNT, "arg-year", "opt-act-year", NULL, \
                 1900, 2999 }, \
  [ACT_SECTION] = { "section", 0, OPT_TEXT, "arg-words", \
                    "opt-act-section", NULL, 0, 0 }

extern const char *const cli_states[];

/* The command `args` of act `act`: on the items it names, or with --all on
 * those its filters take. */
int cli_act(const cli_args *args, ls_act act);

/* Says so where a deadline is over. */
void cli_note_past(const cli_args *args, ls_ledger *l, const ls_item_row *i);

/* The item in one line, or as an object. */
void cli_show_item(const cli_args *args, const ls_item_row *i,
                   const char *unit);

#endif
