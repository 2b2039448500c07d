/* Which rule files the ledger goes by; their bytes are contents. */
#include "store/part.h"

int store_rule_put(ls_store *st, const char *name, const char *sha256,
                   ls_err *err)
{
  const store_value v[] = { V_STR(name), V_STR(sha256) };
  return store_insert(st, T_RULE_FILE, v, err);
}

static void push_rule(ls_store *st, db_stmt *s, void *arg)
{
  ls_rule_files *v = arg;
  *vec_push(st->arena, v) = (ls_rule_file){
    .entry = db_get_int(s, 0), .name = part_col(st, s, 1),
    .sha256 = part_col(st, s, 2)
  };
}

int store_rule_files(ls_store *st, int64_t bound, ls_rule_files *v,
                     ls_err *err)
{
  db_stmt *s = db_query(st->db, "select r.entry, r.name, r.sha256 "
    "from rule_file r where r.place = $1 and r.entry = (select max(w.entry) "
    "from rule_file w where w.place = $1 and w.entry <= $2) order by r.n",
    err);
  db_str(s, 1, st->place);
  db_int(s, 2, bound);
  return part_rows(st, s, push_rule, v, err);
}
