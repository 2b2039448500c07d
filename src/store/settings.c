/* Settings, ids, and periods that are closed. */
#include <stdio.h>

#include "store/part.h"

int store_setting_put(ls_store *st, const char *name, const char *value,
                      ls_err *err)
{
  const store_value v[] = { V_STR(name), V_STR(value) };
  return store_insert(st, T_SETTING, v, err);
}

static void take_text(ls_store *st, db_stmt *s, void *arg)
{
  *(const char **)arg = part_col(st, s, 0);
}

int store_setting_get(ls_store *st, const char *name, const char **value,
                      ls_err *err)
{
  db_stmt *s = db_query(st->db, "select value from setting "
    "where place = $1 and name = $2 order by entry desc, n desc limit 1",
    err);
  *value = "";
  db_str(s, 1, st->place);
  db_str(s, 2, name);
  return part_row(st, s, take_text, value, err);
}

int store_find_place(ls_store *st, const char **place, ls_err *err)
{
  db_stmt *s = db_query(st->db, "select place from journal "
                        "order by entry, place limit 1", err);
  return part_row(st, s, take_text, place, err);
}

int store_next_id(ls_store *st, store_id t, int64_t *id, ls_err *err)
{
  static const char *const greatest[STORE_TABLES] = {
    [T_UNIT] = "select max(unit) from unit where place = $1",
    [T_POST] = "select max(post) from post where place = $1",
    [T_ACCOUNT] = "select max(account) from account where place = $1",
    [T_REPORT] = "select max(report) from report where place = $1",
    [T_INDICATOR] = "select max(indicator) from indicator where place = $1",
    [T_ITEM] = "select max(item) from item where place = $1",
    [T_TARGET] = "select max(target) from target where place = $1",
    [T_EVIDENCE] = "select max(evidence) from evidence where place = $1",
  };
  db_stmt *s = db_query(st->db, greatest[t], err);
  db_str(s, 1, st->place);
  int rc = db_number(s, 0, id, err);
  ++*id;
  return rc;
}

/* --- closed periods ------------------------------------------------------ */

int store_lock_put(ls_store *st, const ls_lock *l, ls_err *err)
{
  part_text period;
  st->locks = -1;
  const store_value v[] = { V_STR(part_when(l->period, &period)),
                            V_INT(l->locked), V_STR(l->why) };
  return store_insert(st, T_LOCK, v, err);
}

static void push_lock(ls_store *st, db_stmt *s, void *arg)
{
  ls_locks *v = arg;
  *vec_push(st->arena, v) = (ls_lock){
    .period = part_to_when(s, 0), .locked = db_get_int(s, 1) != 0,
    .why = part_col(st, s, 2)
  };
}

int store_locks(ls_store *st, int64_t bound, ls_locks *v, ls_err *err)
{
  db_stmt *s = db_query(st->db, "select l.period, l.locked, l.why "
    "from period_lock l where l.place = $1 and l.entry <= $2 and "
    "not exists (select 1 from period_lock m where m.place = $1 and "
    "m.period = l.period and m.entry <= $2 and m.entry > l.entry) "
    "order by l.period", err);
  db_str(s, 1, st->place);
  db_int(s, 2, bound);
  return part_rows(st, s, push_lock, v, err);
}

/* Asked for each value of a long import: the first few are kept until one
 * is put. */
static int know_locks(ls_store *st, ls_err *err)
{
  ls_locks v = { 0 };
  int rc = st->locks >= 0 ? LS_OK : store_locks(st, STORE_NOW, &v, err);
  if(rc || st->locks >= 0)
    return rc;
  uint32_t n = 0;
  for(uint32_t i = 0; i < v.n; i++)
    if(v.v[i].locked && n++ < STORE_LOCKS)
      st->locked[n - 1] = v.v[i].period;
  if(n <= STORE_LOCKS)
    st->locks = (int)n;
  return LS_OK;
}

static bool within(ls_when outer, ls_when inner)
{
  return when_first(outer) <= when_first(inner) &&
         when_last(outer) >= when_last(inner);
}

int store_locked(ls_store *st, ls_when period, ls_err *err)
{
  ls_locks v = { 0 };
  int rc = know_locks(st, err);
  if(rc)
    return rc;
  for(int i = 0; i < st->locks; i++)
    if(within(st->locked[i], period))
      return 1;
  if(st->locks >= 0)
    return 0;
  rc = store_locks(st, STORE_NOW, &v, err); /* there are too many to keep */
  for(uint32_t i = 0; !rc && i < v.n; i++)
    if(v.v[i].locked && within(v.v[i].period, period))
      return 1;
  return rc;
}
