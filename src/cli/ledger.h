/* What the commands upon a ledger share: their first options, opening it,
 * saying what went wrong, lines for people. */
#ifndef LS_CLI_LEDGER_H
#define LS_CLI_LEDGER_H

#include "app/ledger.h"
#include "cli/cli.h"
#include "cli/json.h"
#include "sys/file.h"

/* The first rows of every such command's options, in this order; AS for
 * those that write. */
enum { LEDGER, JSON, AS };
#define LEDGER_OPTION \
  [LEDGER] = { "ledger", 0, OPT_FILE, "arg-file", "opt-ledger", NULL, 0, 0 }
#define JSON_OPTION \
  [JSON] = { "json", 0, OPT_FLAG, NULL, "opt-json", NULL, 0, 0 }
#define AS_OPTION \
  [AS] = { "as", 0, OPT_TEXT, "arg-user", "opt-as", NULL, 0, 0 }
#define NO_MORE_OPTIONS { NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 }

/* --ledger, else LUOSHI_LEDGER, else luoshi.db. */
const char *cli_ledger_path(const cli_args *args);

/* --as, else the user the program runs as; the buffer is the caller's. */
const char *cli_as(const cli_args *args, char out[APP_NAME]);

/* Opens an output (path NULL: standard output) that is not the ledger
 * itself: that would be lost.  As sys_output_open. */
int cli_output_open(const cli_args *args, ls_output *o, const char *path,
                    ls_err *err);

/* Opens it; NULL after it complained.  cli_writing for commands with AS. */
ls_ledger *cli_reading(const cli_args *args);
/* The same with the rule files of a folder; NULL: as all others, those of
 * LUOSHI_RULES or the built-in ones. */
ls_ledger *cli_reading_by(const cli_args *args, const char *rules);
ls_ledger *cli_writing(const cli_args *args);

/* Complains; the exit status that goes with it. */
int cli_trouble(const cli_args *args, const ls_err *err);

/* A step, and what it returned as an exit status after complaining. */
int cli_read_step(const cli_args *args, ls_ledger *l, app_step step,
                  void *arg);
/* The same, and what the step prints waits until it is on the disk: for acts,
 * whose output says what was done. */
int cli_act_step(const cli_args *args, ls_ledger *l, const app_change *what,
                 app_step step, void *arg);
int cli_write_step(const cli_args *args, ls_ledger *l,
                   const app_change *what, app_step step, void *arg);

/* Whether an option behind --as says what is to be changed; false after
 * complaining. */
bool cli_changes(const cli_args *args);

/* Says on standard error that a list is empty and what would fill it; nothing
 * with --json. */
void cli_nothing(const cli_args *args, const char *key);

/* The ledger opened, one step, closed again: the exit status. */
int cli_look(const cli_args *args, app_step step, void *arg);
int cli_put(const cli_args *args, const app_change *what, app_step step,
            void *arg);

/* A line of our own words with up to two things in it. */
void cli_say(const cli_args *args, const char *key, const char *a,
             const char *b);
/* The same on standard error: what people should know beside the output. */
void cli_note(const cli_args *args, const char *key, const char *a,
              const char *b);

/* Terminal columns of `s`; `s` cut to `width` of them and filled up with
 * spaces. */
int cli_width(const char *s);
void cli_cell(const char *s, int width);

/* A line of `n` columns, each as wide as it says or as its text needs, with
 * a space between and none at the end: names are never cut. */
typedef struct {
  const char *text;
  int width; /* with the space behind it */
} cli_column;
void cli_row(const cli_column *c, int n);

/* Keys of the words for states and the rest, in the order of model.h. */
extern const char *const state_key[];

/* A word of one of model.h's tables in the user's language. */
static inline const char *cli_word(const char *const *keys, int i, bool en)
{
  return msg_text(keys[i], en);
}

#endif
