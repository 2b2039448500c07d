/* luoshi completion bash|zsh: what data/completion holds, from the tables.
 * Hidden: packagers and a test call it. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

static void words(const cli_option *t)
{
  for(; t && t->name; t++)
    printf(" --%s", t->name);
}

/* -f|--format) words of its value, for bash. */
static void bash_value(const cli_option *o)
{
  if(o->type == OPT_FLAG)
    return;
  fputs("    ", stdout);
  if(o->letter)
    printf("-%c|", o->letter);
  printf("--%s)\n      ", o->name);
  if(o->choices) {
    fputs("COMPREPLY=($(compgen -W '", stdout);
    for(int i = 0; o->choices[i]; i++)
      printf("%s%s", i ? " " : "", o->choices[i]);
    fputs("' -- \"$cur\"))", stdout);
  }
  else if(o->type == OPT_FILE || o->type == OPT_FOLDER)
    printf("COMPREPLY=($(compgen -%c -- \"$cur\"))",
           o->type == OPT_FILE ? 'f' : 'd');
  else
    fputs("COMPREPLY=()", stdout);
  puts("\n      return ;;");
}

static void bash_commands(void)
{
  for(const cli_command *const *c = cli_commands; *c; c++) {
    if((*c)->hidden)
      continue;
    printf("    '%s'*) opts='", (*c)->name);
    words((*c)->options);
    words(cli_everywhere);
    puts("' ;;");
  }
}

static void bash(void)
{
  puts("# bash completion of luoshi; made by: luoshi completion bash\n"
       "_luoshi() {\n"
       "  local cur=${COMP_WORDS[COMP_CWORD]} "
       "prev=${COMP_WORDS[COMP_CWORD-1]} opts\n"
       "  case $prev in");
  for(const cli_option *o = cmd_read.options; o->name; o++)
    bash_value(o);
  for(const cli_option *o = cli_everywhere; o->name; o++)
    bash_value(o);
  puts("  esac\n"
       "  if [ \"$COMP_CWORD\" = 1 ]; then\n"
       "    COMPREPLY=($(compgen -W 'read lexicon help version --help "
       "--lang --version' -- \"$cur\"))\n"
       "    return\n"
       "  fi\n"
       "  if [ \"$COMP_CWORD\" = 2 ] && [ \"$prev\" = lexicon ]; then\n"
       "    COMPREPLY=($(compgen -W 'check show' -- \"$cur\"))\n"
       "    return\n"
       "  fi\n"
       "  case \"${COMP_WORDS[*]:1}\" in");
  bash_commands();
  puts("  esac\n"
       "  case $cur in\n"
       "    -*) COMPREPLY=($(compgen -W \"$opts\" -- \"$cur\")) ;;\n"
       "    *) COMPREPLY=($(compgen -f -- \"$cur\")) ;;\n"
       "  esac\n"
       "}\n"
       "complete -o filenames -F _luoshi luoshi");
}

/* 'format' -> '(-f --format)'{-f,--format}'[help]:FORMAT:(a b)' */
static void zsh_option(const cli_option *o)
{
  const char *help = msg_text(o->help, true);
  fputs("      ", stdout);
  if(o->letter)
    printf("'(-%c --%s)'{-%c,--%s%s}'", o->letter, o->name, o->letter,
           o->name, o->type == OPT_FLAG ? "" : "=");
  else
    printf("'--%s%s", o->name, o->type == OPT_FLAG ? "" : "=");
  putchar('[');
  for(; *help; help++)
    printf(strchr("[]'\\:", *help) ? "." : "%c", *help);
  putchar(']');
  if(o->choices) {
    printf(":%s:(", msg_text(o->arg, true));
    for(int i = 0; o->choices[i]; i++)
      printf("%s%s", i ? " " : "", o->choices[i]);
    putchar(')');
  }
  else if(o->type != OPT_FLAG)
    printf(":%s:%s", msg_text(o->arg, true),
           o->type == OPT_FILE ? "_files"
           : o->type == OPT_FOLDER ? "_files -/" : "");
  puts("' \\");
}

static void zsh_command(const cli_command *c)
{
  printf("    '%s')\n      _arguments -S \\\n", c->name);
  for(const cli_option *o = c->options; o && o->name; o++)
    zsh_option(o);
  for(const cli_option *o = cli_everywhere; o->name; o++)
    zsh_option(o);
  puts(c->operands ? "      '*:file:_files' ;;" : "      ;;");
}

static void zsh(void)
{
  puts("#compdef luoshi\n"
       "# zsh completion of luoshi; made by: luoshi completion zsh\n"
       "_luoshi() {\n"
       "  local name\n"
       "  if (( CURRENT == 2 )); then\n"
       "    _values command read lexicon help version\n"
       "    return\n"
       "  fi\n"
       "  if (( CURRENT == 3 )) && [[ $words[2] == lexicon ]]; then\n"
       "    _values command check show\n"
       "    return\n"
       "  fi\n"
       "  name=$words[2]\n"
       "  shift words; (( CURRENT-- ))\n"
       "  if [[ $name == lexicon ]]; then\n"
       "    name=\"lexicon $words[2]\"\n"
       "    shift words; (( CURRENT-- ))\n"
       "  fi\n"
       "  case $name in");
  for(const cli_command *const *c = cli_commands; *c; c++)
    if(!(*c)->hidden)
      zsh_command(*c);
  puts("  esac\n}\n_luoshi \"$@\"");
}

static int run(const cli_args *args)
{
  ls_err err;
  if(!strcmp(args->operand[0], "bash"))
    bash();
  else if(!strcmp(args->operand[0], "zsh"))
    zsh();
  else {
    err_set(&err, LS_EUSAGE, "usage-choice", args->operand[0], "bash, zsh");
    cli_complain(&err, args->english);
    return EXIT_WRONG_USE;
  }
  return EXIT_FINE;
}

const cli_command cmd_completion = {
  .name = "completion", .operands = "arg-shell", .min = 1, .max = 1,
  .summary = "cmd-completion", .hidden = true, .run = run
};
