/* Opening and making ledgers. */
#include "app/ledger.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/adopt.h"
#include "app/inside.h"
#include "base/alloc.h"
#include "sys/clock.h"
#include "sys/file.h"

static int no_memory(ls_err *err)
{
  err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  return LS_ENOMEM;
}

int app_set_clock(ls_ledger *l, ls_err *err)
{
  int rc = sys_now(l->now, &l->told, err);
  l->today = rc ? DAY_NONE : day_parse((ls_slice){ l->now, 10 });
  return rc;
}

int app_new(const char *as, ls_ledger **out, ls_err *err)
{
  ls_ledger *l = ls_malloc(sizeof(*l));
  *out = l;
  if(!l)
    return no_memory(err);
  memset(l, 0, sizeof(*l));
  l->store.place = l->place;
  l->store.locks = -1;
  if(strlen(as) >= APP_NAME)
    return err_set(err, LS_EUSAGE, "user-name", as, NULL);
  memcpy(l->as, as, strlen(as) + 1);
  return app_set_clock(l, err);
}

void ledger_close(ls_ledger *l)
{
  if(!l)
    return;
  rules_free(l->rules);
  for(int i = 0; i < APP_RULES; i++)
    rules_free(l->kept_rules[i].rules);
  store_free(&l->store);
  db_close(l->store.db);
  arena_free(&l->arena);
  ls_free(l);
}

/* --- a new one ----------------------------------------------------------- */

static int first_rows(ls_ledger *l, void *arg, ls_err *err)
{
  const app_place *place = arg;
  const ls_user user = { .id = 1, .version = 1, .name = l->as,
                         .shown = l->as, .role = U_ADMIN };
  int rc = store_setting_put(&l->store, "name", place->name, err);
  for(uint32_t i = 0; i < place->n && !rc; i++)
    rc = store_area_put(&l->store, &place->below[i], err);
  if(!rc)
    rc = store_user_put(&l->store, &user, err);
  if(!rc)
    rc = app_adopt(l, place->rules, err);
  return rc < 0 ? rc : LS_OK;
}

static int fill(ls_ledger *l, const char *path, const app_place *place,
                ls_err *err)
{
  const app_change what = { "init", place->name, "", false };
  int rc = app_check_name(place->name, err);
  if(!rc)
    rc = app_check_name(place->code, err);
  if(!rc)
    rc = app_check_name(l->as, err);
  if(rc)
    return rc;
  rc = db_open(path, DB_CREATE, &l->store.db, err);
  if(rc)
    return rc;
  snprintf(l->place, sizeof(l->place), "%s", place->code);
  rc = store_create(&l->store, err);
  return rc ? rc : app_write(l, &what, first_rows, (void *)(uintptr_t)place,
                             err);
}

void app_asked_for(const char *half, const char *asked, ls_err *err)
{
  size_t n = strlen(half);
  if(n >= sizeof(err->file))
    n = sizeof(err->file) - 1;
  if(n && !strncmp(err->file, half, n))
    snprintf(err->file, sizeof(err->file), "%s", asked);
}

/* Into a temporary that takes the name when it is whole, so that nothing
 * half made is left behind. */
int ledger_create(const char *path, const app_place *place, const char *as,
                  ls_err *err)
{
  ls_ledger *l;
  char *half = sys_beside(path, ".new");
  if(!half)
    return no_memory(err);
  int rc = access(path, F_OK) == 0
    ? err_set(err, LS_EREFUSED, "ledger-exists", NULL, NULL) : LS_OK;
  if(rc)
    snprintf(err->file, sizeof(err->file), "%s", path);
  else if(!(rc = app_new(as, &l, err))) {
    unlink(half);
    rc = fill(l, half, place, err);
    ledger_close(l);
    if(!rc)
      rc = app_install(half, path, err);
    if(rc) {
      unlink(half);
      app_asked_for(half, path, err);
    }
  }
  else
    ledger_close(l);
  ls_free(half);
  return rc;
}

/* --- one that is there --------------------------------------------------- */

/* A name beside the ledger that nothing has: luoshi.db.v1, .v1-2 ... */
static int free_name(ls_ledger *l, int64_t version, char **to, ls_err *err)
{
  struct stat st;
  for(int i = 1; i < 100; i++) {
    char tail[48];
    snprintf(tail, sizeof(tail), i == 1 ? ".v%lld" : ".v%lld-%d",
             (long long)version, i);
    *to = sys_beside(db_address(l->store.db), tail);
    if(!*to)
      return no_memory(err);
    if(lstat(*to, &st)) /* a link to nothing is something, too */
      return LS_OK;
    ls_free(*to);
    *to = NULL;
  }
  return err_set(err, LS_EREFUSED, "ledger-exists", NULL, NULL);
}

/* By a connection of its own, which reads what the one that is about to
 * write has not changed yet.  Half a copy never has the name of a whole
 * one. */
static int copy_to(const char *from, const char *to, ls_err *err)
{
  ls_db *db = NULL;
  char *half = sys_beside(to, ".part");
  if(!half)
    return no_memory(err);
  unlink(half);
  int rc = db_open(from, DB_READ, &db, err);
  if(!rc)
    rc = db_copy(db, half, err);
  db_close(db);
  if(!rc)
    rc = sys_put_in_place(half, to, err);
  if(rc)
    unlink(half);
  ls_free(half);
  return rc;
}

typedef struct {
  ls_ledger *l;
  char *to; /* the copy, NULL as long as there is none */
} keeping;

static int keep_copy(void *arg, int64_t version, ls_err *err)
{
  keeping *k = arg;
  int rc = free_name(k->l, version, &k->to, err);
  if(!rc && (rc = copy_to(db_address(k->l->store.db), k->to, err))) {
    ls_free(k->to);
    k->to = NULL;
  }
  return rc;
}

/* The schema is changed after a copy was made beside the file, which goes
 * again where nothing came of it.  Both while nobody else may write: of two
 * that come at once one finds that all is done. */
static int migrate(ls_ledger *l, ls_err *err)
{
  keeping k = { l, NULL };
  int64_t version;
  int rc = store_migrate(&l->store, keep_copy, &k, &version, err);
  if(rc && k.to)
    unlink(k.to);
  if(!rc && k.to) {
    l->upgraded = version;
    snprintf(l->kept, sizeof(l->kept), "%s", k.to);
  }
  ls_free(k.to);
  return rc;
}

static int rebuild(ls_ledger *l, void *arg, ls_err *err)
{
  (void)arg;
  return store_rebuild(&l->store, err);
}

static int find_place(ls_ledger *l, void *arg, ls_err *err)
{
  const char *place = "";
  (void)arg;
  int rc = store_find_place(&l->store, &place, err);
  if(rc < 0)
    return rc;
  if(!rc || strlen(place) >= sizeof(l->place))
    return err_set(err, LS_EDAMAGED, "ledger-damaged", "journal", NULL);
  memcpy(l->place, place, strlen(place) + 1);
  return store_derived_fits(&l->store, err);
}

static int settle(ls_ledger *l, const char *path, const char *as,
                  ls_err *err)
{
  int64_t version;
  int rc = db_open(path, as ? DB_WRITE : DB_READ, &l->store.db, err);
  if(!rc)
    rc = store_check_identity(&l->store, &version, err);
  if(!rc && as)
    rc = migrate(l, err);
  if(!rc && version < store_version() && !as)
    return err_set(err, LS_EREFUSED, "ledger-older", NULL, NULL);
  if(!rc)
    rc = app_read(l, find_place, NULL, err);
  if(rc) /* 1: the derived tables are this program's */
    return rc > 0 ? LS_OK : rc;
  return as ? app_derive(l, rebuild, NULL, err)
            : err_set(err, LS_EREFUSED, "ledger-rebuild", NULL, NULL);
}

static int upgrade(ls_ledger *l, const char *path, ls_err *err)
{
  int64_t version;
  int rc = db_open(path, DB_WRITE, &l->store.db, err);
  if(!rc)
    rc = store_migrate(&l->store, NULL, NULL, &version, err);
  if(!rc)
    rc = app_read(l, find_place, NULL, err);
  return rc ? rc : app_derive(l, rebuild, NULL, err);
}

int ledger_copy_new(const char *from, const char *to, ls_err *err)
{
  ls_ledger *l;
  int64_t version;
  int rc = app_new("", &l, err);
  if(!rc)
    rc = db_open(from, DB_READ, &l->store.db, err);
  if(!rc)
    rc = store_check_identity(&l->store, &version, err);
  if(!rc)
    rc = db_copy(l->store.db, to, err);
  if(rc && !err->file[0])
    snprintf(err->file, sizeof(err->file), "%s", from);
  ledger_close(l);
  if(rc || version == store_version())
    return rc;
  rc = app_new("", &l, err);
  if(!rc)
    rc = upgrade(l, to, err);
  ledger_close(l);
  return rc < 0 ? rc : LS_OK;
}

int ledger_open(const char *path, const char *as, ls_ledger **out,
                ls_err *err)
{
  int rc = app_new(as ? as : "", out, err);
  if(!rc)
    rc = settle(*out, path, as, err);
  if(!rc)
    return LS_OK;
  if(!err->file[0])
    snprintf(err->file, sizeof(err->file), "%s", path);
  ledger_close(*out);
  *out = NULL;
  return rc;
}
