/* The rule files as the commands load them. */
#ifndef LS_CLI_RULES_H
#define LS_CLI_RULES_H

#include "cli/cli.h"
#include "rules/rules.h"

/* The folder LUOSHI_RULES names, or NULL. */
const char *cli_rules_folder(void);

/* Those of the folder `dir` where it has them, the built-in ones for the
 * rest or with NULL.  Every error goes to standard error.  NULL on error. */
ls_rules *cli_load_rules(const char *dir, bool english);

/* The files of a folder, for who keeps them; `held` is the last one's content
 * (ls_free). */
struct cli_rules_folder_files {
  const char *dir;
  bool english;
  uint8_t *held;
  int told;
};
ls_rules_source cli_rules_source(struct cli_rules_folder_files *f,
                                 const char *dir);

/* True where `dir` has the file of that name (without .tsv). */
bool cli_has_rules(const char *dir, const char *name);

#define RULES_OPTION(at) \
  [at] = { "rules", 0, OPT_FOLDER, "arg-folder", "opt-rules", NULL, 0, 0 }

#endif
