/* Whether the tables are as this program makes them, and the derived ones
 * what follows from the record. */
#include "store/part.h"

typedef struct {
  store_each_finding each;
  void *arg;
  int found;
} finding;

static void find(finding *f, const char *key, const char *words)
{
  const store_finding one = { key, 0, "", 0, words };
  f->found++;
  f->each(f->arg, &one);
}

/* --- tables -------------------------------------------------------------- */

#define MASTER "select type, name, coalesce(sql, '') from sqlite_master " \
  "order by type, name"

/* Two lists of what there is, in order; the first difference of each kind
 * is told by name. */
static int compare(db_stmt *is, db_stmt *should, finding *f, ls_err *err)
{
  int a = db_step(is, err), b = a < 0 ? a : db_step(should, err);
  while(a >= 0 && b >= 0 && (a || b)) {
    int order = a <= 0 ? 1 : b <= 0 ? -1 : 0;
    for(int i = 0; i < 2 && !order; i++)
      order = strcmp(db_get_text(is, i).s, db_get_text(should, i).s);
    if(order < 0)
      find(f, "verify-schema", db_get_text(is, 1).s);
    else if(order > 0)
      find(f, "verify-schema", db_get_text(should, 1).s);
    else if(!slice_eq(db_get_text(is, 2), db_get_text(should, 2)))
      find(f, "verify-schema", db_get_text(is, 1).s);
    if(order <= 0)
      a = db_step(is, err);
    if(order >= 0)
      b = db_step(should, err);
  }
  return a < 0 ? a : b;
}

static int check_tables(ls_store *st, finding *f, ls_err *err)
{
  ls_store fresh = { .arena = st->arena, .place = "", .locks = -1 };
  int rc = db_open(":memory:", DB_CREATE, &fresh.db, err);
  if(!rc)
    rc = store_create(&fresh, err);
  if(!rc) {
    db_stmt *is = db_query(st->db, MASTER, err);
    db_stmt *should = is ? db_query(fresh.db, MASTER, err) : NULL;
    rc = compare(is, should, f, err);
    db_end(is);
    db_end(should);
  }
  db_close(fresh.db);
  return rc;
}

/* --- what is derived ----------------------------------------------------- */

static const char *const derived[] = {
  /* that point nowhere, or say something else */
  "select count(*) from item_now w where w.place = $1 and not exists "
  "(select 1 from item i where i.place = w.place and i.entry = w.entry and "
  "i.n = w.n and i.item = w.item and i.version = w.version and "
  "i.state = w.state and i.year = w.year and i.lead_unit = w.lead_unit and "
  "i.deadline = w.deadline)",
  /* that are not the latest */
  "select count(*) from item_now w join item i on i.place = w.place and "
  "i.item = w.item and i.version = w.version + 1 where w.place = $1",
  /* items that nothing points at */
  "select count(*) from item i where i.place = $1 and i.version = 1 and "
  "not exists (select 1 from item_now w where w.place = i.place and "
  "w.item = i.item)",
  "select count(*) from item i where i.place = $1 and i.version = 1 and "
  "not exists (select 1 from search_row s where s.place = i.place and "
  "s.kind = 'item' and s.id = i.item)",
};

static int check_derived(ls_store *st, finding *f, ls_err *err)
{
  int rc = LS_OK;
  for(size_t i = 0; !rc && i < sizeof(derived) / sizeof(derived[0]); i++) {
    int64_t n;
    db_stmt *s = db_query(st->db, derived[i], err);
    db_str(s, 1, st->place);
    rc = db_number(s, 0, &n, err);
    if(!rc && n)
      find(f, "verify-derived", "");
  }
  return rc;
}

int structure_verify(ls_store *st, store_each_finding each, void *arg,
                     ls_err *err)
{
  finding f = { each, arg, 0 };
  int rc = check_tables(st, &f, err);
  if(!rc)
    rc = check_derived(st, &f, err);
  return rc ? rc : f.found;
}
