/* luoshi: finds the command and runs it. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli/words.h"
#include "sys/file.h"

/* One line a command, in the order of the help. */
const cli_command *const cli_commands[] = {
  &cmd_read,
  &cmd_lexicon_check,
  &cmd_lexicon_show,
  &cmd_init,
  &cmd_ingest,
  &cmd_items,
  &cmd_item_show,
  &cmd_item_add,
  &cmd_item_edit,
  &cmd_item_split,
  &cmd_item_merge,
  &cmd_drop,
  &cmd_publish,
  &cmd_unpublish,
  &cmd_issue,
  &cmd_sign,
  &cmd_update,
  &cmd_submit,
  &cmd_return,
  &cmd_extend,
  &cmd_amend,
  &cmd_verify,
  &cmd_close,
  &cmd_reopen,
  &cmd_archive,
  &cmd_comment,
  &cmd_observe,
  &cmd_lock,
  &cmd_unlock,
  &cmd_check,
  &cmd_search,
  &cmd_reports,
  &cmd_reports_save,
  &cmd_evidence_save,
  &cmd_journal,
  &cmd_units,
  &cmd_units_add,
  &cmd_units_edit,
  &cmd_units_import,
  &cmd_units_retire,
  &cmd_places,
  &cmd_places_add,
  &cmd_places_edit,
  &cmd_posts,
  &cmd_posts_add,
  &cmd_posts_edit,
  &cmd_users,
  &cmd_users_add,
  &cmd_users_edit,
  &cmd_indicators,
  &cmd_indicators_add,
  &cmd_indicators_edit,
  &cmd_export_tasks,
  &cmd_import_tasks,
  &cmd_export_form,
  &cmd_import_form,
  &cmd_import_observations,
  &cmd_export_all,
  &cmd_import_all,
  &cmd_backup,
  &cmd_restore,
  &cmd_rebuild,
  &cmd_status,
  &cmd_explain,
  &cmd_due,
  &cmd_calendar,
  &cmd_rules_check,
  &cmd_rules_show,
  &cmd_rules_adopt,
  &cmd_rules_kept,
  &cmd_help,
  &cmd_version,
  &cmd_completion,
  NULL
};

#define COMMANDS (sizeof(cli_commands) / sizeof(cli_commands[0]))

void cli_complain(const ls_err *err, bool english)
{
  ls_buf b;
  ls_err told = *err;
  if(!english)
    cli_own_words(&told);
  buf_init(&b, 16384);
  buf_puts(&b, "luoshi: ");
  msg_error(&b, &told, english);
  for(size_t i = 0; i < b.n; i++) /* names and words may be anyone's */
    if((unsigned char)b.p[i] < 0x20 || b.p[i] == 0x7F)
      b.p[i] = '?';
  buf_putc(&b, '\n');
  fputs(buf_cstr(&b), stderr);
  buf_free(&b);
}

/* How many of the words the name ("lexicon check") takes; 0: not it. */
static int words_of(const char *name, int argc, char **argv)
{
  int used = 0;
  while(used < argc) {
    size_t n = strcspn(name, " ");
    if(strlen(argv[used]) != n || memcmp(argv[used], name, n))
      return 0;
    used++;
    name += n;
    if(!*name)
      return used;
    name++;
  }
  return 0;
}

/* Of `export xyz` only the commands that export are near. */
static void only_first_word(const char *word, const char **names)
{
  size_t n = strlen(word), kept = 0;
  bool any = false;
  for(int i = 0; names[i] && !any; i++)
    any = n && !strncmp(names[i], word, n) && names[i][n] == ' ';
  for(int i = 0; any && names[i]; i++)
    if(!strncmp(names[i], word, n) && names[i][n] == ' ')
      names[kept++] = names[i];
  if(any)
    names[kept] = NULL;
}

const cli_command *cli_find(int argc, char **argv, int *used,
                            const char **near)
{
  const char *names[COMMANDS];
  const cli_command *found = NULL;
  int n = 0;
  *near = NULL;
  *used = 0;
  for(const cli_command *const *c = cli_commands; *c; c++) {
    int words = words_of((*c)->name, argc, argv);
    if(words > *used) { /* `units import` before `units` */
      *used = words;
      found = *c;
    }
    if(!(*c)->hidden)
      names[n++] = (*c)->name;
  }
  if(found)
    return found;
  names[n] = NULL;
  if(argc)
    only_first_word(argv[0], names);
  char word[64];
  snprintf(word, sizeof(word), "%s%s%s", argc ? argv[0] : "",
           argc > 1 ? " " : "", argc > 1 ? argv[1] : "");
  *near = cli_nearest(word, names);
  if(!*near && argc)
    *near = cli_nearest(argv[0], names);
  if(!*near && argc && names[0] &&
     !strncmp(names[0], argv[0], strlen(argv[0])))
    *near = names[0];
  return NULL;
}

static int run(const cli_command *c, int argc, char **argv, bool english,
               const char *program)
{
  cli_args args = { .english = english, .program = program };
  ls_err err;
  int rc = cli_parse(c, argc, argv, &args, &err);
  if(rc > 0)
    return cli_help(c, english);
  if(rc) {
    cli_complain(&err, english);
    return EXIT_WRONG_USE;
  }
  return c->run(&args);
}

/* --help and --lang may stand before the command. */
static int before_command(int argc, char **argv, bool *help, bool *version)
{
  int at = 1;
  *help = *version = false;
  for(; at < argc && argv[at][0] == '-'; at++) {
    if(!strcmp(argv[at], "--help") || !strcmp(argv[at], "-h"))
      *help = true;
    else if(!strcmp(argv[at], "--version"))
      *version = true;
    else if(!strcmp(argv[at], "--lang") && at + 1 < argc)
      at++;
    else if(strncmp(argv[at], "--lang=", 7))
      break;
  }
  return at;
}

/* "show, add, ...": what may stand behind the first word of commands. */
static bool second_words(const char *first, char *out, size_t size)
{
  size_t n = 0, k = strlen(first);
  for(const cli_command *const *c = cli_commands; *c && n < size; c++)
    if(!strncmp((*c)->name, first, k) && (*c)->name[k] == ' ')
      n += (size_t)snprintf(out + n, size - n, "%s%s", n ? ", " : "",
                            (*c)->name + k + 1);
  return n > 0;
}

int cli_unknown(const char *word, const char *near, bool english)
{
  ls_err err;
  char second[sizeof(err.arg[1])];
  if(second_words(word, second, sizeof(second)))
    err_set(&err, LS_EUSAGE, "usage-second", word, second);
  else
    err_set(&err, LS_EUSAGE,
            near ? "usage-command-near" : "usage-command", word, near);
  cli_complain(&err, english);
  return EXIT_WRONG_USE;
}

static int start(int argc, char **argv, bool english)
{
  bool help, version;
  int at = before_command(argc, argv, &help, &version), used = 0;
  const char *near = NULL;
  ls_err err;
  if(version)
    return cmd_version.run(&(cli_args){ .english = english });
  if(at >= argc) {
    if(help)
      return cli_help(NULL, english);
    err_set(&err, LS_EUSAGE, "usage-nothing", NULL, NULL);
    cli_complain(&err, english);
    return EXIT_WRONG_USE;
  }
  const cli_command *c = cli_find(argc - at, argv + at, &used, &near);
  if(c && help)
    return cli_help(c, english);
  if(c)
    return run(c, argc - at - used, argv + at + used, english, argv[0]);
  if(argv[at][0] != '-')
    return cli_unknown(argv[at], near, english);
  err_set(&err, LS_EUSAGE, "usage-before", argv[at], NULL);
  cli_complain(&err, english);
  return EXIT_WRONG_USE;
}

int main(int argc, char **argv)
{
  bool english = cli_english(argc, argv);
  /* who started us may ignore it, and then nobody hears how a child ended */
  signal(SIGCHLD, SIG_DFL);
  int status = start(argc, argv, english);
  errno = 0;
  if((fflush(stdout) || ferror(stdout)) && status == EXIT_FINE) {
    ls_err err;
    if(!errno)
      errno = EIO; /* an earlier write failed */
    sys_error(&err, msg_text("w-standard-output", english));
    cli_complain(&err, english);
    status = EXIT_TROUBLE;
  }
  return status;
}
