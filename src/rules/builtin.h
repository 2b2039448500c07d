/* The files of data/rules and data/calendar as they were when the program
 * was built; by base name, which is unique among them. */
#ifndef LS_RULES_BUILTIN_H
#define LS_RULES_BUILTIN_H

#include "base/file.h"

extern const ls_file rules_builtin_files[]; /* ended by a NULL name */

#endif
