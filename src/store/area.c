/* Places that a ledger's targets and values speak of. */
#include "store/part.h"

#define AREA "a.area, a.version, a.name, a.aliases, a.parent, a.gone"

int store_area_put(ls_store *st, const ls_area *a, ls_err *err)
{
  const store_value v[] = { V_STR(a->code), V_INT(a->version),
                            V_STR(a->name), V_STR(a->aliases),
                            V_STR(a->parent), V_INT(a->gone) };
  return store_insert(st, T_AREA, v, err);
}

static void take_area(ls_store *st, db_stmt *s, void *arg)
{
  *(ls_area *)arg = (ls_area){
    .code = part_col(st, s, 0), .version = db_get_int(s, 1),
    .name = part_col(st, s, 2), .aliases = part_col(st, s, 3),
    .parent = part_col(st, s, 4), .gone = db_get_int(s, 5) != 0
  };
}

static void push_area(ls_store *st, db_stmt *s, void *arg)
{
  ls_areas *v = arg;
  take_area(st, s, vec_push(st->arena, v));
}

int store_areas(ls_store *st, int64_t bound, ls_areas *v, ls_err *err)
{
  db_stmt *s = db_query(st->db, "select " AREA " from area a "
    "where a.place = $1 and a.version = (select max(w.version) from area w "
    "where w.place = $1 and w.area = a.area and w.entry + 0 <= $2) "
    "order by a.area", err);
  db_str(s, 1, st->place);
  db_int(s, 2, bound);
  return part_rows(st, s, push_area, v, err);
}

int store_area_get(ls_store *st, const char *code, ls_area *a, ls_err *err)
{
  db_stmt *s = db_query(st->db, "select " AREA " from area a "
    "where a.place = $1 and a.area = $2 order by a.version desc limit 1",
    err);
  db_str(s, 1, st->place);
  db_str(s, 2, code);
  return part_row(st, s, take_area, a, err);
}
