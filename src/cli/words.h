/* What the commands on lights and days share. */
#ifndef LS_CLI_WORDS_H
#define LS_CLI_WORDS_H

#include "cli/ledger.h"
#include "cli/values.h"

/* Keys of the words for lights, in the order of ls_light. */
extern const char *const light_word[];

/* Keys of the words for roles and acts, in the order of model.h. */
extern const char *const role_key[], *const act_key[];

/* What was amended, in the user's language. */
const char *cli_field_word(const char *field, bool english);

/* The stage of a project, in the user's language; "" is none. */
const char *cli_stage_word(const char *stage, bool english);

/* What an entry of the journal did, in Chinese; in English it is the word of
 * the record. */
const char *cli_change_word(const char *act, bool english);

/* States, acts and roles that an error names, in Chinese; in English they
 * are the words of the command line. */
void cli_own_words(ls_err *err);

/* Its number, or #id before it has one. */
const char *cli_item_name(const ls_item_row *i, char out[24]);

/* id, number, state, year, task, deadline. */
void cli_item_json(cli_json *j, const ls_item_row *i);

/* The unit of that name; LS_ENONE where there is none. */
int cli_unit(ls_ledger *l, const char *name, int64_t *id, ls_err *err);

#endif
