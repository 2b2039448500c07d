/* The command line: commands as const data, and what they share. */
#ifndef LS_CLI_CLI_H
#define LS_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/msg.h"

/* Exit statuses. */
enum { EXIT_FINE = 0, EXIT_TROUBLE = 1, EXIT_WRONG_USE = 2 };

typedef enum cli_type {
  OPT_FLAG,
  OPT_TEXT,
  OPT_CHOICE, /* one of `choices` */
  OPT_SET,    /* some of `choices`, commas between */
  OPT_COUNT,  /* a whole number from `min` to `max` */
  OPT_SIZE,   /* bytes: 500, 10K, 10M, 1G */
  OPT_FILE,
  OPT_FOLDER
} cli_type;

typedef struct cli_option {
  const char *name;           /* without the dashes */
  char letter;                /* of the short form, 0: none */
  cli_type type;
  const char *arg;            /* message: what to call the value */
  const char *help;           /* message */
  const char *const *choices; /* NULL-ended */
  uint64_t min, max;
} cli_option;

#define CLI_OPTIONS 40 /* at most, of one command */

/* What the parser understood. */
typedef struct cli_args {
  const char *text[CLI_OPTIONS]; /* by place in the table; NULL: not given */
  uint64_t number[CLI_OPTIONS];  /* counts, sizes, choice, mask of a set */
  int n;
  char **operand;
  bool english;
  const char *program;
} cli_args;

typedef struct cli_command {
  const char *name;          /* "lexicon check" */
  const char *operands;      /* message: FILE..., or NULL for none */
  int min, max;              /* operands; max -1: any number */
  const char *summary;       /* message */
  const char *text;          /* message: more to say under --help, or NULL */
  const cli_option *options; /* ended by a NULL name, or NULL for none */
  bool hidden;               /* not for people */
  int (*run)(const cli_args *args);
} cli_command;

extern const cli_command cmd_read, cmd_lexicon_check, cmd_lexicon_show,
  cmd_init, cmd_ingest, cmd_items, cmd_item_show, cmd_item_add,
  cmd_item_edit, cmd_item_split, cmd_item_merge, cmd_drop, cmd_publish,
  cmd_unpublish, cmd_issue, cmd_sign, cmd_update, cmd_submit, cmd_return,
  cmd_extend, cmd_amend, cmd_verify, cmd_close, cmd_reopen, cmd_archive,
  cmd_comment, cmd_observe, cmd_lock, cmd_unlock, cmd_check, cmd_search,
  cmd_journal, cmd_units, cmd_units_add, cmd_units_edit,
  cmd_units_import, cmd_units_retire, cmd_places, cmd_places_add,
  cmd_places_edit, cmd_reports, cmd_reports_save, cmd_evidence_save,
  cmd_posts,
  cmd_posts_add, cmd_posts_edit, cmd_users, cmd_users_add, cmd_users_edit,
  cmd_indicators, cmd_indicators_add, cmd_indicators_edit, cmd_export_all,
  cmd_import_all, cmd_backup, cmd_restore, cmd_rebuild, cmd_help,
  cmd_version, cmd_completion;
extern const cli_command cmd_status, cmd_explain, cmd_due, cmd_calendar,
  cmd_rules_check, cmd_rules_show, cmd_rules_adopt, cmd_rules_kept;
/* tables in and out */
extern const cli_command cmd_export_tasks, cmd_import_tasks, cmd_export_form,
  cmd_import_form, cmd_import_observations;
extern const cli_command *const cli_commands[]; /* ended by NULL */
extern const cli_option cli_everywhere[]; /* --help, --lang */

/* True where the words of `argv` or else the locale ask for English. */
bool cli_english(int argc, char **argv);

/* Fills *args from argv[0 .. argc) (behind the command's name).  0, or
 * LS_EUSAGE with *err; 1 where --help was asked for. */
int cli_parse(const cli_command *c, int argc, char **argv, cli_args *args,
              ls_err *err);

/* The command whose name the words begin with (*used of them), or NULL;
 * then *near is the one that was probably meant, or NULL. */
const cli_command *cli_find(int argc, char **argv, int *used,
                            const char **near);

/* Complains that `word` begins no command: says which words may follow it,
 * or which command was probably meant.  The exit status. */
int cli_unknown(const char *word, const char *near, bool english);

/* Of the words in `of`, the nearest to `word`; NULL if none is near. */
const char *cli_nearest(const char *word, const char *const *of);

/* "luoshi: FILE:LINE: what and what to do" on standard error. */
void cli_complain(const ls_err *err, bool english);

/* Help on standard output; `c` NULL: on the whole program. */
int cli_help(const cli_command *c, bool english);

#endif
