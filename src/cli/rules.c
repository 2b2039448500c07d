/* luoshi rules check FOLDER, luoshi rules show [FILE]. */
#include <stdio.h>
#include <string.h>

#include "cli/ledger.h"
#include "cli/rules.h"
#include "rules/calendar.h"

static bool name_of_year(int year, char out[20])
{
  snprintf(out, 20, "calendar/%d", year % 10000);
  return rules_has_file(out);
}

static int own_files(const cli_args *args, const char *dir)
{
  int own = 0;
  char year[20];
  for(int i = 0; rules_files[i]; i++)
    if(cli_has_rules(dir, rules_files[i])) {
      cli_say(args, "rules-overrides", rules_files[i], NULL);
      own++;
    }
  for(int y = 2000; y < 2100; y++)
    if(name_of_year(y, year) && cli_has_rules(dir, year)) {
      cli_say(args, "rules-overrides", year, NULL);
      own++;
    }
  return own;
}

static int check(const cli_args *args)
{
  const char *dir = args->operand[0];
  ls_rules *r = cli_load_rules(dir, args->english);
  if(!r)
    return EXIT_TROUBLE;
  int own = own_files(args, dir);
  cli_say(args, own ? "rules-fine" : "rules-none", dir, NULL);
  rules_free(r);
  return EXIT_FINE;
}

const cli_command cmd_rules_check = {
  .name = "rules check", .operands = "arg-folder", .min = 1, .max = 1,
  .summary = "cmd-rules-check", .text = "cmd-rules-check-text",
  .run = check
};

/* --- show ---------------------------------------------------------------- */

static void list(void)
{
  char year[20];
  for(int i = 0; rules_files[i]; i++)
    puts(rules_files[i]);
  for(int y = 2000; y < 2100; y++)
    if(name_of_year(y, year) && rules_builtin(year).n)
      puts(year);
}

static int show(const cli_args *args)
{
  char name[256];
  ls_err err;
  if(!args->n) {
    list();
    return EXIT_FINE;
  }
  snprintf(name, sizeof(name), "%s", args->operand[0]);
  size_t n = strlen(name);
  if(n > 4 && !strcmp(name + n - 4, ".tsv"))
    name[n - 4] = 0;
  ls_slice s = rules_has_file(name) ? rules_builtin(name) : SLICE("");
  if(s.n) {
    fwrite(s.s, 1, s.n, stdout);
    return EXIT_FINE;
  }
  const char *near = cli_nearest(name, rules_files);
  err_set(&err, LS_ELEXICON, near ? "rule-no-file-near" : "rule-no-file",
          name, near);
  cli_complain(&err, args->english);
  return EXIT_TROUBLE;
}

const cli_command cmd_rules_show = {
  .name = "rules show", .operands = "arg-rules-maybe", .min = 0, .max = 1,
  .summary = "cmd-rules-show", .text = "cmd-rules-show-text",
  .run = show
};
