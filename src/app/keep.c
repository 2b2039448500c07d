#include "app/keep.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/inside.h"
#include "base/alloc.h"
#include "sys/clock.h"
#include "sys/file.h"

/* --- the head ------------------------------------------------------------ */

static int find_head(ls_ledger *l, void *arg, ls_err *err)
{
  ls_journal j = { .sha256 = "" };
  char *out = arg;
  int rc = store_last_entry(&l->store, STORE_NOW, &j, err);
  out[0] = 0;
  if(rc > 0)
    snprintf(out, HEAD_TEXT, "%lld:%s", (long long)j.entry, j.sha256);
  return rc < 0 ? rc : LS_OK;
}

int app_head(ls_ledger *l, char out[HEAD_TEXT], ls_err *err)
{
  return app_read(l, find_head, out, err);
}

/* --- verifying ----------------------------------------------------------- */

typedef struct {
  const char *head;
  store_each_finding each;
  void *arg;
  app_verified *out;
} verifying;

/* A tail that was cut off, or a chain made anew, has not the entry that the
 * head names. */
static int look_for_head(ls_ledger *l, verifying *v, int *found, ls_err *err)
{
  const char *colon = strchr(v->head, ':');
  int64_t entry = 0, wanted = colon ? strtoll(v->head, NULL, 10) : 0;
  int rc = store_entry_of_hash(&l->store, colon ? colon + 1 : v->head, &entry,
                               err);
  if(rc < 0)
    return rc;
  v->out->since = v->out->entries - entry;
  if(rc && (!wanted || wanted == entry))
    return LS_OK;
  const store_finding f = { wanted > v->out->entries ? "verify-cut"
                                                     : "verify-head",
                            wanted, "journal", 0, v->head };
  v->each(v->arg, &f);
  ++*found;
  return LS_OK;
}

static int verify(ls_ledger *l, void *arg, ls_err *err)
{
  verifying *v = arg;
  int found = store_verify(&l->store, v->each, v->arg, &v->out->entries,
                           &v->out->told, err);
  if(found < 0)
    return found;
  int rc = find_head(l, v->out->head, err);
  if(!rc && v->head)
    rc = look_for_head(l, v, &found, err);
  return rc ? rc : found;
}

int ledger_verify(ls_ledger *l, const char *head, store_each_finding each,
                  void *arg, app_verified *out, ls_err *err)
{
  verifying v = { head, each, arg, out };
  memset(out, 0, sizeof(*out));
  return app_read(l, verify, &v, err);
}

/* --- files --------------------------------------------------------------- */

/* The journal that a killed writer left behind belongs to the file that was
 * there; beside another one it would undo what that never did. */
static int move_journal(const char *path, const char *kept, ls_err *err)
{
  char *from = sys_beside(path, "-journal");
  char *to = sys_beside(kept, "-journal");
  int rc = from && to ? LS_OK
                      : err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  if(!rc && rename(from, to) && errno != ENOENT)
    rc = sys_error(err, from);
  ls_free(from);
  ls_free(to);
  return rc;
}

int app_install(const char *half, const char *path, ls_err *err)
{
  char *journal = sys_beside(path, "-journal");
  if(!journal)
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  int rc = access(journal, F_OK)
    ? LS_OK : err_set(err, LS_EREFUSED, "ledger-journal", NULL, NULL);
  if(rc)
    snprintf(err->file, sizeof(err->file), "%s", journal);
  ls_free(journal);
  return rc ? rc : sys_put_in_place(half, path, err);
}

/* --- copies -------------------------------------------------------------- */

static int refuse_existing(const char *path, ls_err *err)
{
  if(access(path, F_OK))
    return LS_OK;
  err_set(err, LS_EREFUSED, "ledger-exists", NULL, NULL);
  snprintf(err->file, sizeof(err->file), "%s", path);
  return LS_EREFUSED;
}

static int head_of_file(const char *path, char head[HEAD_TEXT], ls_err *err)
{
  ls_ledger *l;
  int rc = ledger_open(path, NULL, &l, err);
  if(!rc)
    rc = app_head(l, head, err);
  ledger_close(l);
  return rc;
}

int ledger_backup(ls_ledger *l, const char *to, char head[HEAD_TEXT],
                  ls_err *err)
{
  int rc = refuse_existing(to, err);
  char *half = rc ? NULL : sys_beside(to, ".part");
  if(rc)
    return rc;
  if(!half)
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  unlink(half);
  rc = db_copy(l->store.db, half, err);
  if(!rc)
    rc = head_of_file(half, head, err);
  if(!rc)
    rc = app_install(half, to, err);
  if(rc) {
    unlink(half);
    app_asked_for(half, to, err);
  }
  ls_free(half);
  return rc;
}

static void count_only(void *arg, const store_finding *f)
{
  (void)arg;
  (void)f;
}

/* A backup that is not what was written is not put in anything's place; one
 * by an earlier program is brought up to date as it is put there. */
static int copy_verified(const char *from, const char *half,
                         char head[HEAD_TEXT], ls_err *err)
{
  app_verified out = { .head = "" };
  ls_ledger *l;
  int rc = ledger_copy_new(from, half, err);
  if(!rc)
    rc = ledger_open(half, NULL, &l, err);
  if(rc)
    return rc;
  rc = ledger_verify(l, NULL, count_only, NULL, &out, err);
  if(rc > 0)
    rc = err_set(err, LS_EDAMAGED, "restore-damaged", from, NULL);
  ledger_close(l);
  snprintf(head, HEAD_TEXT, "%s", out.head);
  return rc;
}

/* The ledger that is there gets out of the way, unless somebody writes. */
static int put_aside(const char *path, char kept[512], ls_err *err)
{
  ls_db *db = NULL;
  ls_err held = { 0 };
  char now[24];
  bool told;
  kept[0] = 0;
  if(access(path, F_OK))
    return LS_OK;
  int rc = sys_now(now, &told, err);
  if(rc)
    return rc;
  for(char *p = now; *p; p++)
    if(*p == ':')
      *p = '-';
  snprintf(kept, 512, "%s.before-%s", path, now);
  rc = refuse_existing(kept, err);
  if(!rc && !db_open(path, DB_WRITE, &db, &held) &&
     db_begin(db, true, &held) == LS_EBUSY) {
    *err = held;
    rc = held.code;
  }
  if(!rc && rename(path, kept))
    rc = sys_error(err, path);
  if(!rc)
    rc = move_journal(path, kept, err);
  db_close(db);
  return rc;
}

/* Who may read and write the ledger that is there may so afterwards. */
static void keep_rights(const char *path, const char *half)
{
  struct stat st;
  if(!stat(path, &st) && S_ISREG(st.st_mode))
    (void)!chmod(half, st.st_mode & 0777);
}

int ledger_restore(const char *from, const char *to, char kept[512],
                   char head[HEAD_TEXT], ls_err *err)
{
  char *half = sys_beside(to, ".part");
  if(!half)
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  unlink(half);
  kept[0] = 0;
  int rc = copy_verified(from, half, head, err);
  if(rc)
    app_asked_for(half, err->code == LS_EIO ? to : from, err);
  if(!rc)
    keep_rights(to, half);
  if(!rc)
    rc = put_aside(to, kept, err);
  if(!rc) {
    rc = app_install(half, to, err);
    if(rc && kept[0])
      (void)rename(kept, to);
  }
  if(rc) {
    unlink(half);
    app_asked_for(half, to, err);
  }
  ls_free(half);
  return rc;
}

/* --- the derived tables -------------------------------------------------- */

static int rebuild(ls_ledger *l, void *arg, ls_err *err)
{
  (void)arg;
  return store_rebuild(&l->store, err);
}

int ledger_rebuild(ls_ledger *l, ls_err *err)
{
  return app_derive(l, rebuild, NULL, err);
}
