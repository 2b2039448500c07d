/* The word lists as the commands load them. */
#ifndef LS_CLI_LISTS_H
#define LS_CLI_LISTS_H

#include "cli/cli.h"
#include "lex/lex.h"

/* The built-in lists, or with `dir` those of its files in their place.
 * Every error goes to `each` (NULL: to standard error).  NULL on error. */
ls_lex *cli_load_lists(const char *dir, bool english,
                       void (*each)(void *arg, const ls_err *err),
                       void *arg);

/* True where `dir` has list `name` (without .tsv). */
bool cli_has_list(const char *dir, const char *name);

#endif
