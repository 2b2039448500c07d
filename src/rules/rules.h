/* The rule files, loaded: calendar, words for times, workflow, lights,
 * words for units and measures.
 *
 * What is built in are the files of data/rules and data/calendar; a folder
 * with files of the same names replaces them one by one (lights/lights.tsv,
 * calendar/2027.tsv).  Everything in src/rules is a function of these and
 * of what it is given: no clock, no file, no ledger. */
#ifndef LS_RULES_RULES_H
#define LS_RULES_RULES_H

#include "base/err.h"
#include "base/file.h"
#include "base/slice.h"

typedef struct ls_rules ls_rules;

typedef struct ls_rules_source {
  /* The content of file `name` ("lights/lights", without .tsv): 1 and the
   * slice, which need live only until the next call; 0 where there is
   * none; negative on an error that was put into *err. */
  int (*get)(void *arg, const char *name, ls_slice *content, ls_err *err);
  void *arg;
} ls_rules_source;

/* Loads and checks all files; `override` NULL: all built in.  With errors,
 * *err gets the first and each is given to `each` (may be NULL): LS_ELEXICON
 * with file and line.  NULL on error.  Read-only afterwards; threads may
 * share it. */
ls_rules *rules_load(const ls_rules_source *override,
                     void (*each)(void *arg, const ls_err *err), void *arg,
                     ls_err *err);
void rules_free(ls_rules *r);

/* The names of files that are always asked for, ended by NULL; besides
 * these, calendar/YYYY from 2000 to 2099. */
extern const char *const rules_files[];

/* True for a name that rules_load asks for. */
bool rules_has_file(const char *name);

/* The built-in content of a file; empty where there is none. */
ls_slice rules_builtin(const char *name);

#endif
