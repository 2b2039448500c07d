/* Many files at once, their output in order.
 *
 * Workers take jobs by number and write through order_put.  The job whose
 * turn it is writes straight out; the others keep up to ORDER_KEEP bytes
 * and then wait for their turn, so that memory stays bounded.  Jobs are
 * handed out in order, hence the one whose turn it is always runs. */
#ifndef LS_CLI_ORDER_H
#define LS_CLI_ORDER_H

#include <stdbool.h>
#include <stddef.h>

#define ORDER_KEEP ((size_t)4 << 20)

typedef struct cli_order cli_order;

typedef struct cli_job {
  cli_order *order;
  size_t nth;   /* from 0 */
  void *arg;    /* the caller's */
  char *kept;   /* written before its turn */
  size_t n, cap;
} cli_job;

typedef struct cli_work {
  void *arg;
  size_t jobs;
  unsigned threads; /* 1: all in the caller's */
  void (*run)(cli_job *job);
  /* Takes output in order; non-zero stops everything. */
  int (*write)(void *arg, const char *p, size_t n);
  /* A job is over and all its output written; called in order, by one
   * thread at a time. */
  void (*done)(void *arg, size_t nth);
} cli_work;

/* For ls_emit.write with the job as its arg. */
int order_put(void *job, const char *p, size_t n);

/* Runs all jobs.  0, or what write returned. */
int order_run(const cli_work *work);

#endif
