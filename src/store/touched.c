/* When something of an item last changed. */
#include "store/part.h"

static void take(ls_store *st, db_stmt *s, void *arg)
{
  (void)st;
  *(int64_t *)arg = db_get_int(s, 0);
}

#define LAST(table) "select max(entry) as e from " table \
  " where place = $1 and item = $2 and entry <= $3"

int store_touched(ls_store *st, int64_t item, int64_t bound, int64_t *entry,
                  ls_err *err)
{
  db_stmt *s = db_query(st->db, "select max(e) from ("
    LAST("item") " union all " LAST("target") " union all " LAST("node")
    " union all " LAST("progress") " union all " LAST("extra") ") as t",
    err);
  *entry = 0;
  db_str(s, 1, st->place);
  db_int(s, 2, item);
  db_int(s, 3, bound);
  int rc = part_row(st, s, take, entry, err);
  return rc < 0 ? rc : 0;
}
