#include "cli/order.h"

#include <pthread.h>
#include <string.h>

#include "base/alloc.h"

#define THREADS 64
#define STACK ((size_t)4 << 20) /* some systems give far less */

struct cli_order {
  const cli_work *work;
  pthread_mutex_t lock;
  pthread_cond_t turned;
  size_t next; /* job to hand out */
  size_t turn; /* job that may write */
  int rc;      /* what write returned */
};

static int my_turn(cli_job *j)
{
  cli_order *o = j->order;
  pthread_mutex_lock(&o->lock);
  while(o->turn != j->nth)
    pthread_cond_wait(&o->turned, &o->lock);
  int rc = o->rc;
  pthread_mutex_unlock(&o->lock);
  return rc;
}

static int write_out(cli_job *j, const char *p, size_t n)
{
  cli_order *o = j->order;
  if(!n)
    return 0;
  int rc = o->work->write(o->work->arg, p, n);
  if(rc) {
    pthread_mutex_lock(&o->lock);
    o->rc = rc;
    pthread_mutex_unlock(&o->lock);
  }
  return rc;
}

/* Writes what was kept; only in the job's turn. */
static int release(cli_job *j)
{
  int rc = write_out(j, j->kept, j->n);
  j->n = 0;
  return rc;
}

static bool keep(cli_job *j, const char *p, size_t n)
{
  if(n > ORDER_KEEP - j->n)
    return false;
  if(j->cap - j->n < n) {
    size_t cap = j->cap ? j->cap : (size_t)256 << 10;
    while(cap < j->n + n)
      cap *= 2;
    char *more = ls_realloc(j->kept, cap);
    if(!more)
      return false;
    j->kept = more;
    j->cap = cap;
  }
  memcpy(j->kept + j->n, p, n);
  j->n += n;
  return true;
}

int order_put(void *job, const char *p, size_t n)
{
  cli_job *j = job;
  cli_order *o = j->order;
  pthread_mutex_lock(&o->lock);
  bool mine = o->turn == j->nth;
  int rc = o->rc;
  pthread_mutex_unlock(&o->lock);
  if(rc)
    return rc;
  if(!mine && keep(j, p, n))
    return 0;
  rc = my_turn(j);
  if(!rc)
    rc = release(j);
  return rc ? rc : write_out(j, p, n);
}

static void one_job(cli_order *o, size_t nth)
{
  cli_job j = { .order = o, .nth = nth, .arg = o->work->arg };
  o->work->run(&j);
  if(!my_turn(&j))
    release(&j);
  o->work->done(o->work->arg, nth);
  ls_free(j.kept);
  pthread_mutex_lock(&o->lock);
  o->turn++;
  pthread_cond_broadcast(&o->turned);
  pthread_mutex_unlock(&o->lock);
}

static void *worker(void *arg)
{
  cli_order *o = arg;
  for(;;) {
    pthread_mutex_lock(&o->lock);
    bool over = o->next == o->work->jobs || o->rc;
    size_t nth = over ? 0 : o->next++;
    pthread_mutex_unlock(&o->lock);
    if(over)
      return NULL;
    one_job(o, nth);
  }
}

int order_run(const cli_work *work)
{
  cli_order o = { .work = work, .lock = PTHREAD_MUTEX_INITIALIZER,
                  .turned = PTHREAD_COND_INITIALIZER };
  pthread_t thread[THREADS];
  pthread_attr_t attr;
  unsigned n = 0;
  pthread_attr_init(&attr);
  pthread_attr_setstacksize(&attr, STACK);
  while(n + 1 < work->threads && n + 1 < work->jobs && n < THREADS &&
        !pthread_create(&thread[n], &attr, worker, &o))
    n++;
  worker(&o); /* this thread is one of them */
  while(n > 0)
    pthread_join(thread[--n], NULL);
  pthread_attr_destroy(&attr);
  pthread_mutex_destroy(&o.lock);
  pthread_cond_destroy(&o.turned);
  return o.rc;
}
