#include <stdio.h>

#include "cli/cli.h"
#include "luoshi.h"

static int run(const cli_args *args)
{
  (void)args;
  puts("luoshi " LUOSHI_VERSION);
  return EXIT_FINE; /* main looks whether it was written */
}

const cli_command cmd_version = {
  .name = "version", .summary = "cmd-version", .run = run
};
