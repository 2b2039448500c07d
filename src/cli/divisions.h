/* Administrative divisions of the word lists, as places of a ledger. */
#ifndef LS_CLI_DIVISIONS_H
#define LS_CLI_DIVISIONS_H

#include "lex/lex.h"
#include "model/model.h"

/* The division that `given` is the code, the full name or a short form of;
 * false where the lists have none.  Strings are the lists'. */
typedef struct cli_division {
  ls_slice code, name, alias; /* the short form, or empty */
} cli_division;
bool cli_division_of(const ls_lex *lex, const char *given, cli_division *out);

/* The division that a ledger of the place `own` means by a name that several
 * may have: one of its own, else one of its province, else a province or a
 * city, or where `own` has no code the only one there is.  False where that
 * tells none, or two. */
bool cli_division_near(const ls_lex *lex, const char *given, const char *own,
                       cli_division *out);

/* Those right below the division `code`: cities of a province, counties of a
 * city.  `each` returns non-zero to end. */
int cli_divisions_below(const ls_lex *lex, const char *code,
                        int (*each)(void *arg, const cli_division *d),
                        void *arg);

#endif
