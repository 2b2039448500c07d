/* The journal: what was done, in order. */
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "store/part.h"

#define COLUMNS "entry, at, who, act, subject, why, clock, row_count, " \
  "rows_sha256, rows_sm3, sha256, sm3"

static void take(ls_store *st, db_stmt *s, void *arg)
{
  ls_journal *j = arg;
  *j = (ls_journal){
    .entry = db_get_int(s, 0), .at = part_col(st, s, 1),
    .who = part_col(st, s, 2), .act = part_col(st, s, 3),
    .subject = part_col(st, s, 4), .why = part_col(st, s, 5),
    .clock = part_col(st, s, 6), .rows = db_get_int(s, 7),
    .rows_sha256 = part_col(st, s, 8), .rows_sm3 = part_col(st, s, 9),
    .sha256 = part_col(st, s, 10), .sm3 = part_col(st, s, 11)
  };
}

int store_last_entry(ls_store *st, int64_t bound, ls_journal *j, ls_err *err)
{
  db_stmt *s = db_query(st->db, "select " COLUMNS " from journal "
    "where place = $1 and entry <= $2 order by entry desc limit 1", err);
  db_str(s, 1, st->place);
  db_int(s, 2, bound);
  return part_row(st, s, take, j, err);
}

int store_bound(ls_store *st, ls_day day, int64_t *bound, ls_err *err)
{
  char end[DAY_TEXT + 10];
  char text[DAY_TEXT];
  day_write(day, text);
  snprintf(end, sizeof(end), "%sT24", text);
  db_stmt *s = db_query(st->db, "select entry from journal "
    "where place = $1 and at < $2 order by at desc, entry desc limit 1",
    err);
  db_str(s, 1, st->place);
  db_str(s, 2, end);
  return db_number(s, 0, bound, err);
}

int store_entries(ls_store *st, int64_t from, int64_t to, bool back,
                  int64_t many, store_each_entry each, void *arg,
                  ls_err *err)
{
  ls_journal j;
  db_stmt *s = db_query(st->db, back
    ? "select " COLUMNS " from journal where place = $1 and "
      "entry >= $2 and entry <= $3 order by entry desc limit $4"
    : "select " COLUMNS " from journal where place = $1 and "
      "entry >= $2 and entry <= $3 order by entry limit $4", err);
  db_str(s, 1, st->place);
  db_int(s, 2, from);
  db_int(s, 3, to);
  db_int(s, 4, many);
  int rc;
  while((rc = db_step(s, err)) > 0) {
    ls_arena *whole = store_enter(st);
    take(st, s, &j);
    st->arena = whole;
    rc = each(arg, &j, err);
    store_leave(st, whole);
    if(rc)
      break;
  }
  db_end(s);
  return rc;
}

/* --- days ---------------------------------------------------------------- */

int store_load_days(ls_store *st, ls_err *err)
{
  ls_journal last = { 0 };
  int rc = store_last_entry(st, STORE_NOW, &last, err);
  if(rc <= 0)
    return rc;
  if(last.entry < 0 || last.entry > INT32_MAX)
    return err_set(err, LS_EDAMAGED, "ledger-damaged", "journal", NULL);
  /* not in an arena: whichever is the store's now may go before it */
  ls_free(st->day);
  st->days = 0;
  st->day = ls_malloc(((size_t)last.entry + 1) * sizeof(*st->day));
  if(!st->day)
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  for(int64_t i = 0; i <= last.entry; i++)
    st->day[i] = DAY_NONE;
  db_stmt *s = db_query(st->db, "select entry, at from journal "
    "where place = $1 and entry between 1 and $2", err);
  db_str(s, 1, st->place);
  db_int(s, 2, last.entry);
  while((rc = db_step(s, err)) > 0) {
    ls_slice at = db_get_text(s, 1);
    st->day[db_get_int(s, 0)] = day_parse((ls_slice){
      at.s, at.n < 10 ? at.n : 10 });
  }
  db_end(s);
  st->days = last.entry + 1;
  return rc;
}

ls_day store_day(ls_store *st, int64_t entry)
{
  return entry > 0 && entry < st->days ? st->day[entry] : DAY_NONE;
}

int store_entry_of_hash(ls_store *st, const char *hash, int64_t *entry,
                        ls_err *err)
{
  db_stmt *s = db_query(st->db, "select entry from journal "
    "where place = $1 and (sha256 = $2 or sm3 = $2)", err);
  db_str(s, 1, st->place);
  db_str(s, 2, hash);
  int rc = db_number(s, 0, entry, err);
  return rc ? rc : *entry > 0;
}
