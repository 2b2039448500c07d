/* Help from the same tables that the parser reads. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

/* Terminal columns, near enough for our own words. */
static int columns(const char *z)
{
  int n = 0;
  for(; *z; z++)
    if(((unsigned char)*z & 0xC0) != 0x80)
      n += (unsigned char)*z >= 0xE0 ? 2 : 1;
  return n;
}

static void say(const char *key, bool en)
{
  fputs(msg_text(key, en), stdout);
}

/* The option and what it takes; choices that a line has no room for go on
 * in the next.  The columns of the last line. */
static int left_side(const cli_option *o, bool en)
{
  int w = printf("  %c%c%s--%s", o->letter ? '-' : ' ',
                 o->letter ? o->letter : ' ', o->letter ? ", " : "  ",
                 o->name);
  if(!o->choices && o->arg)
    return w + printf(" %s", msg_text(o->arg, en)) -
           (int)strlen(msg_text(o->arg, en)) + columns(msg_text(o->arg, en));
  for(int i = 0; o->choices && o->choices[i]; i++) {
    const char *sign = !i ? " " : o->type == OPT_SET ? "," : "|";
    if(w + (int)strlen(o->choices[i]) > 77) {
      printf("%s\n%10s", sign, "");
      sign = "";
      w = 10;
    }
    w += printf("%s%s", sign, o->choices[i]);
  }
  return w;
}

static void option(const cli_option *o, bool en)
{
  int w = left_side(o, en);
  if(w > 26)
    printf("\n%28s%s\n", "", msg_text(o->help, en));
  else
    printf("%*s%s\n", 28 - w, "", msg_text(o->help, en));
}

static void options(const cli_command *c, bool en)
{
  say("help-options", en);
  putchar('\n');
  for(const cli_option *o = c ? c->options : NULL; o && o->name; o++)
    option(o, en);
  for(const cli_option *o = cli_everywhere; o->name; o++)
    option(o, en);
}

static void whole(bool en)
{
  say("help-program", en);
  printf("\n\n%s%sluoshi %s\n\n%s\n", msg_text("help-usage", en),
         en ? " " : "", msg_text("arg-command", en),
         msg_text("help-commands", en));
  for(const cli_command *const *c = cli_commands; *c; c++) {
    char left[80];
    if((*c)->hidden)
      continue;
    snprintf(left, sizeof(left), "  %s %s", (*c)->name,
             (*c)->operands ? msg_text((*c)->operands, en) : "");
    int w = columns(left);
    printf("%s%*s%s\n", left, w < 28 ? 28 - w : 1, "",
           msg_text((*c)->summary, en));
  }
  putchar('\n');
  options(NULL, en);
  printf("\n%s\n", msg_text("help-more", en));
}

int cli_help(const cli_command *c, bool en)
{
  if(!c)
    whole(en);
  else {
    printf("%s\n\n%s%sluoshi %s", msg_text(c->summary, en),
           msg_text("help-usage", en), en ? " " : "", c->name);
    if(c->options)
      printf(" %s", msg_text("arg-options", en));
    if(c->operands)
      printf(" %s", msg_text(c->operands, en));
    fputs("\n\n", stdout);
    options(c, en);
    if(c->text)
      printf("\n%s\n", msg_text(c->text, en));
  }
  return EXIT_FINE;
}

static int run(const cli_args *args)
{
  int used;
  const char *near;
  if(!args->n)
    return cli_help(NULL, args->english);
  const cli_command *c = cli_find(args->n, args->operand, &used, &near);
  if(c)
    return cli_help(c, args->english);
  return cli_unknown(args->operand[0], near, args->english);
}

const cli_command cmd_help = {
  .name = "help", .operands = "arg-command-maybe", .max = 2,
  .summary = "cmd-help", .run = run
};
