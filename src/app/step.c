/* Steps: one transaction each, left cleanly whatever happens. */
#include <stdio.h>
#include <string.h>

#include "app/inside.h"
#include "sys/clock.h"

typedef struct {
  ls_ledger *l;
  const app_change *what; /* NULL: nothing is written down */
  bool writes;
  app_step step;
  void *arg;
  ls_err *err;
} running;

void app_hold(ls_ledger *l, void (*give)(void *p), void *p)
{
  if(l->holds == APP_HOLDS) {
    give(p);
    return;
  }
  l->hold[l->holds].give = give;
  l->hold[l->holds++].p = p;
}

/* --- who ----------------------------------------------------------------- */

static int know_user(ls_ledger *l, ls_err *err)
{
  int rc = store_user_find(&l->store, l->as, &l->user, err);
  if(rc < 0)
    return rc;
  if(!rc)
    return err_set(err, LS_EDENIED, "user-unknown", l->as, NULL);
  return l->user.gone ? err_set(err, LS_EDENIED, "user-gone", l->as, NULL)
                      : LS_OK;
}

/* The first entry of a ledger is made by nobody it knows yet. */
static int may(running *r)
{
  ls_ledger *l = r->l;
  if(l->store.entry == 1) {
    l->user = (ls_user){ .name = l->as, .shown = l->as, .role = U_ADMIN };
    return LS_OK;
  }
  int rc = know_user(l, r->err);
  return rc ? rc : app_may(l, r->what->act, r->err);
}

/* --- writing ------------------------------------------------------------- */

/* An entry is never older than the one before it.  Where somebody told the
 * time, that is a mistake; where the system's clock was put back, the time
 * of the entry before is kept until it has caught up. */
static int entry_time(running *r, const char **at, const char **clock)
{
  ls_ledger *l = r->l;
  ls_journal last = { .at = "" };
  int rc = store_last_entry(&l->store, STORE_NOW, &last, r->err);
  if(rc < 0)
    return rc;
  *at = l->now;
  *clock = l->told ? "told" : "";
  if(strcmp(last.at, l->now) <= 0)
    return LS_OK;
  if(l->told)
    return err_set(r->err, LS_EREFUSED, "clock-back", l->now, last.at);
  *at = last.at;
  *clock = "held";
  return LS_OK;
}

static void remember(ls_ledger *l, const ls_journal *j)
{
  snprintf(l->sha256, sizeof(l->sha256), "%s", j->sha256);
  l->last = (ls_journal){ .entry = j->entry, .rows = j->rows,
                          .sha256 = l->sha256 };
}

static int write_it(running *r)
{
  ls_ledger *l = r->l;
  ls_journal j = { .who = l->as, .act = r->what->act,
                   .subject = r->what->subject, .why = r->what->why };
  int rc = store_begin(&l->store, r->err);
  if(!rc)
    rc = may(r);
  if(!rc)
    rc = entry_time(r, &j.at, &j.clock);
  if(rc)
    return rc;
  int done = r->step(l, r->arg, r->err);
  if(done < 0 || (!l->store.n && r->what->may_be_nothing))
    return done;
  rc = store_end(&l->store, &j, r->err);
  if(!rc)
    rc = store_check_entry(&l->store, &j, r->err);
  if(!rc)
    remember(l, &j);
  return rc ? rc : done;
}

/* --- all of them --------------------------------------------------------- */

static int transact(running *r)
{
  ls_db *db = r->l->store.db;
  int rc = db_begin(db, r->writes, r->err);
  if(rc)
    return rc;
  rc = r->what ? write_it(r) : r->step(r->l, r->arg, r->err);
  if(rc < 0)
    return rc;
  int end = db_commit(db, r->err);
  return end ? end : rc;
}

static int guarded(running *r)
{
  if(setjmp(r->l->oom))
    return err_set(r->err, LS_ENOMEM, "no-memory", NULL, NULL);
  return transact(r);
}

/* A ledger somebody else holds: by whom. */
static void say_holder(running *r)
{
  char who[96];
  sys_lock_holder(db_address(r->l->store.db), who, sizeof(who));
  if(who[0])
    err_set(r->err, LS_EBUSY, "ledger-busy-by", who, NULL);
}

static int run(running *r)
{
  ls_ledger *l = r->l;
  l->store.arena = &l->arena;
  arena_init(&l->arena, &l->oom);
  l->last.entry = 0;
  int rc = guarded(r);
  if(rc < 0)
    db_rollback(l->store.db);
  store_free(&l->store);
  while(l->holds > 0) {
    l->holds--;
    l->hold[l->holds].give(l->hold[l->holds].p);
  }
  arena_free(&l->arena);
  if(rc == LS_EBUSY)
    say_holder(r);
  if(rc < 0 && !r->err->file[0])
    snprintf(r->err->file, sizeof(r->err->file), "%s",
             db_address(l->store.db));
  return rc;
}

int app_read(ls_ledger *l, app_step step, void *arg, ls_err *err)
{
  return run(&(running){ l, NULL, false, step, arg, err });
}

int app_derive(ls_ledger *l, app_step step, void *arg, ls_err *err)
{
  return run(&(running){ l, NULL, true, step, arg, err });
}

int app_write(ls_ledger *l, const app_change *what, app_step step, void *arg,
              ls_err *err)
{
  int rc = app_set_clock(l, err);
  return rc ? rc : run(&(running){ l, what, true, step, arg, err });
}
