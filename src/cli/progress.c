#include "cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define BAR 30
#define EVERY 50 /* ms between two drawings */

void progress_init(cli_progress *p, size_t files)
{
  *p = (cli_progress){ .on = files > 1 && isatty(2) };
}

void progress_show(cli_progress *p, size_t done, size_t of)
{
  struct timespec t;
  char bar[BAR + 1];
  if(!p->on)
    return;
  clock_gettime(CLOCK_MONOTONIC, &t);
  int64_t now = (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
  if(done < of && now - p->last < EVERY)
    return;
  p->last = now;
  p->shown = true;
  for(size_t i = 0; i < BAR; i++)
    bar[i] = i < done * BAR / of ? '#' : '.';
  bar[BAR] = 0;
  fprintf(stderr, "\r[%s] %zu/%zu", bar, done, of);
}

void progress_clear(cli_progress *p)
{
  if(p->shown)
    fputs("\r\33[K", stderr);
  p->shown = false;
}
