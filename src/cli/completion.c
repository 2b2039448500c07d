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

static void bash_command(const cli_command *c)
{
  printf("    '%s '*) opts='", c->name);
  words(c->options);
  words(cli_everywhere);
  puts("' ;;");
}

/* Names of two words before those of one, which they begin with. */
static void bash_commands(void)
{
  for(int two = 1; two >= 0; two--)
    for(const cli_command *const *c = cli_commands; *c; c++)
      if(!(*c)->hidden && two == (strchr((*c)->name, ' ') != NULL))
        bash_command(*c);
}

/* True for the first of the options of that name, over all commands. */
static bool first_of_name(const cli_option *o)
{
  for(const cli_command *const *c = cli_commands; *c; c++)
    for(const cli_option *p = (*c)->options; p && p->name; p++)
      if(!strcmp(p->name, o->name))
        return p == o;
  return true;
}

static void bash_values(void)
{
  for(const cli_command *const *c = cli_commands; *c; c++)
    for(const cli_option *o = (*c)->options; o && o->name; o++)
      if(first_of_name(o))
        bash_value(o);
  for(const cli_option *o = cli_everywhere; o->name; o++)
    bash_value(o);
}

static size_t first_word(const cli_command *c)
{
  return strcspn(c->name, " ");
}

/* True for the first command that begins with its first word. */
static bool first_of_word(const cli_command *c)
{
  size_t n = first_word(c);
  const cli_command *const *d = cli_commands;
  while(*d && ((*d)->hidden || first_word(*d) != n ||
               memcmp((*d)->name, c->name, n) != 0))
    d++;
  return *d == c;
}

/* The first words of the commands, each once. */
static void first_words(void)
{
  for(const cli_command *const *c = cli_commands; *c; c++)
    if(!(*c)->hidden && first_of_word(*c))
      printf(" %.*s", (int)first_word(*c), (*c)->name);
}

/* What may stand behind the first word of `c`, between before and after. */
static void second_words(const cli_command *c, const char *before,
                         const char *after)
{
  size_t n = first_word(c);
  bool any = false;
  for(const cli_command *const *d = cli_commands; *d; d++) {
    if((*d)->hidden || first_word(*d) != n || !(*d)->name[n] ||
       memcmp((*d)->name, c->name, n))
      continue;
    if(!any)
      printf(before, (int)n, c->name);
    any = true;
    printf(" %s", (*d)->name + n + 1);
  }
  if(any)
    fputs(after, stdout);
}

static void bash_second(void)
{
  for(const cli_command *const *c = cli_commands; *c; c++)
    if(!(*c)->hidden && first_of_word(*c))
      second_words(*c, "      %.*s) opts='", "' ;;\n");
}

static void bash(void)
{
  puts("# bash completion of luoshi; made by: luoshi completion bash\n"
       "_luoshi() {\n"
       "  local cur=${COMP_WORDS[COMP_CWORD]} "
       "prev=${COMP_WORDS[COMP_CWORD-1]} opts=\n"
       "  case $prev in");
  bash_values();
  fputs("  esac\n"
        "  if [ \"$COMP_CWORD\" = 1 ]; then\n"
        "    COMPREPLY=($(compgen -W '--help --lang --version", stdout);
  first_words();
  puts("' -- \"$cur\"))\n"
       "    return\n"
       "  fi\n"
       "  if [ \"$COMP_CWORD\" = 2 ]; then\n"
       "    case $prev in");
  bash_second();
  puts("    esac\n"
       "    if [ \"$opts\" ] && [[ $cur != -* ]]; then\n"
       "      COMPREPLY=($(compgen -W \"$opts\" -- \"$cur\"))\n"
       "      return\n"
       "    fi\n"
       "  fi\n"
       "  case \"${COMP_WORDS[*]:1} \" in");
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

static void zsh_second(void)
{
  for(const cli_command *const *c = cli_commands; *c; c++)
    if(!(*c)->hidden && first_of_word(*c))
      second_words(*c, "      %.*s) more=(", " ) ;;\n");
}

static void zsh(void)
{
  fputs("#compdef luoshi\n"
        "# zsh completion of luoshi; made by: luoshi completion zsh\n"
        "_luoshi() {\n"
        "  local name\n"
        "  local -a more\n"
        "  if (( CURRENT == 2 )); then\n"
        "    _values command", stdout);
  first_words();
  puts("\n    return\n"
       "  fi\n"
       "  case $words[2] in");
  zsh_second();
  puts("  esac\n"
       "  if (( CURRENT == 3 && $#more )) && [[ $words[3] != -* ]]; then\n"
       "    _values command $more\n"
       "    return\n"
       "  fi\n"
       "  name=$words[2]\n"
       "  shift words; (( CURRENT-- ))\n"
       "  if (( $more[(Ie)$words[2]] )); then\n"
       "    name=\"$name $words[2]\"\n"
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
