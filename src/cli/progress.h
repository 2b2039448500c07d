/* A bar on standard error while many files are read; nothing where it is
 * no terminal or there is but one file. */
#ifndef LS_CLI_PROGRESS_H
#define LS_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct cli_progress {
  bool on, shown;
  int64_t last; /* when it was drawn, in ms */
} cli_progress;

void progress_init(cli_progress *p, size_t files);
void progress_show(cli_progress *p, size_t done, size_t of);
void progress_clear(cli_progress *p);

#endif
