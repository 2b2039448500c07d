/* Units, posts and users. */
#include "store/part.h"

/* --- units --------------------------------------------------------------- */

#define UNIT "u.unit, u.version, u.name, u.aliases, u.parent, " \
  "coalesce(e.unit, 0), coalesce(e.successor, 0)"

/* What was said last of a unit's end; `bound` the parameter's number. */
#define ENDED(bound) " left join unit_end e on e.place = u.place and " \
  "e.unit = u.unit and e.entry = (select max(f.entry) from unit_end f " \
  "where f.place = $1 and f.unit = u.unit and f.entry + 0 <= " bound ") "

int store_unit_put(ls_store *st, const ls_unit *u, ls_err *err)
{
  const store_value v[] = { V_INT(u->id), V_INT(u->version), V_STR(u->name),
                            V_STR(u->aliases), V_INT(u->parent) };
  return store_insert(st, T_UNIT, v, err);
}

static void take_unit(ls_store *st, db_stmt *s, void *arg)
{
  ls_unit *u = arg;
  *u = (ls_unit){
    .id = db_get_int(s, 0), .version = db_get_int(s, 1),
    .name = part_col(st, s, 2), .aliases = part_col(st, s, 3),
    .parent = db_get_int(s, 4)
  };
  /* its own successor: it goes on */
  u->ended = db_get_int(s, 5) && db_get_int(s, 6) != u->id;
  u->successor = u->ended ? db_get_int(s, 6) : 0;
}

static void push_unit(ls_store *st, db_stmt *s, void *arg)
{
  ls_units *v = arg;
  take_unit(st, s, vec_push(st->arena, v));
}

int store_unit_get(ls_store *st, int64_t id, int64_t bound, ls_unit *u,
                   ls_err *err)
{
  db_stmt *s = db_query(st->db, "select " UNIT " from unit u"
    ENDED("$3") "where u.place = $1 and u.unit = $2 and u.entry + 0 <= $3 "
    "order by u.version desc limit 1", err);
  db_str(s, 1, st->place);
  db_int(s, 2, id);
  db_int(s, 3, bound);
  return part_row(st, s, take_unit, u, err);
}

int store_units(ls_store *st, int64_t bound, ls_units *v, ls_err *err)
{
  db_stmt *s = db_query(st->db, "select " UNIT " from unit u"
    ENDED("$2") "where u.place = $1 and u.version = "
    "(select max(w.version) from unit w where w.place = $1 and "
    "w.unit = u.unit and w.entry + 0 <= $2) order by u.unit", err);
  db_str(s, 1, st->place);
  db_int(s, 2, bound);
  return part_rows(st, s, push_unit, v, err);
}

int store_unit_end(ls_store *st, int64_t unit, int64_t successor,
                   const char *why, ls_err *err)
{
  const store_value v[] = { V_INT(unit), V_INT(successor), V_STR(why) };
  return store_insert(st, T_UNIT_END, v, err);
}

/* 市发改委,发改委: one of them is `name`. */
static bool among(const char *list, const char *name)
{
  size_t n = strlen(name);
  for(const char *p = list; n && *p;) {
    size_t k = strcspn(p, ",");
    if(k == n && !memcmp(p, name, n))
      return true;
    p += k + (p[k] == ',');
  }
  return false;
}

int store_unit_find(ls_store *st, const char *name, ls_unit *u, ls_err *err)
{
  ls_units v = { 0 };
  int rc = store_units(st, STORE_NOW, &v, err);
  for(uint32_t i = 0; !rc && i < v.n; i++)
    if(!strcmp(v.v[i].name, name) || among(v.v[i].aliases, name)) {
      *u = v.v[i];
      return 1;
    }
  return rc;
}

/* --- posts --------------------------------------------------------------- */

#define POST "p.post, p.version, p.unit, p.name, p.holder"

int store_post_put(ls_store *st, const ls_post *p, ls_err *err)
{
  const store_value v[] = { V_INT(p->id), V_INT(p->version), V_INT(p->unit),
                            V_STR(p->name), V_STR(p->holder) };
  return store_insert(st, T_POST, v, err);
}

static void take_post(ls_store *st, db_stmt *s, void *arg)
{
  *(ls_post *)arg = (ls_post){
    .id = db_get_int(s, 0), .version = db_get_int(s, 1),
    .unit = db_get_int(s, 2), .name = part_col(st, s, 3),
    .holder = part_col(st, s, 4)
  };
}

static void push_post(ls_store *st, db_stmt *s, void *arg)
{
  ls_posts *v = arg;
  take_post(st, s, vec_push(st->arena, v));
}

int store_post_get(ls_store *st, int64_t id, int64_t bound, ls_post *p,
                   ls_err *err)
{
  db_stmt *s = db_query(st->db, "select " POST " from post p "
    "where p.place = $1 and p.post = $2 and p.entry + 0 <= $3 "
    "order by p.version desc limit 1", err);
  db_str(s, 1, st->place);
  db_int(s, 2, id);
  db_int(s, 3, bound);
  return part_row(st, s, take_post, p, err);
}

int store_posts(ls_store *st, int64_t bound, ls_posts *v, ls_err *err)
{
  db_stmt *s = db_query(st->db, "select " POST " from post p "
    "where p.place = $1 and p.version = (select max(w.version) from post w "
    "where w.place = $1 and w.post = p.post and w.entry + 0 <= $2) "
    "order by p.post", err);
  db_str(s, 1, st->place);
  db_int(s, 2, bound);
  return part_rows(st, s, push_post, v, err);
}

/* --- users --------------------------------------------------------------- */

#define USER "a.account, a.version, a.name, a.shown, a.role, a.unit, a.gone"

int store_user_put(ls_store *st, const ls_user *u, ls_err *err)
{
  const store_value v[] = { V_INT(u->id), V_INT(u->version), V_STR(u->name),
                            V_STR(u->shown), V_STR(user_role_name[u->role]),
                            V_INT(u->unit), V_INT(u->gone) };
  return store_insert(st, T_ACCOUNT, v, err);
}

/* An unknown role is the least. */
static uint8_t role_at(db_stmt *s, int at)
{
  int i = word_index(user_role_name, db_get_text(s, at).s);
  return (uint8_t)(i < 0 ? U_READER : i);
}

static void take_user(ls_store *st, db_stmt *s, void *arg)
{
  *(ls_user *)arg = (ls_user){
    .id = db_get_int(s, 0), .version = db_get_int(s, 1),
    .name = part_col(st, s, 2), .shown = part_col(st, s, 3),
    .role = role_at(s, 4), .unit = db_get_int(s, 5),
    .gone = db_get_int(s, 6) != 0
  };
}

static void push_user(ls_store *st, db_stmt *s, void *arg)
{
  ls_users *v = arg;
  take_user(st, s, vec_push(st->arena, v));
}

int store_users(ls_store *st, int64_t bound, ls_users *v, ls_err *err)
{
  db_stmt *s = db_query(st->db, "select " USER " from account a "
    "where a.place = $1 and a.version = (select max(w.version) "
    "from account w where w.place = $1 and w.account = a.account and "
    "w.entry + 0 <= $2) order by a.account", err);
  db_str(s, 1, st->place);
  db_int(s, 2, bound);
  return part_rows(st, s, push_user, v, err);
}

int store_user_find(ls_store *st, const char *name, ls_user *u, ls_err *err)
{
  ls_users v = { 0 };
  int rc = store_users(st, STORE_NOW, &v, err);
  for(uint32_t i = 0; !rc && i < v.n; i++)
    if(!strcmp(v.v[i].name, name)) {
      *u = v.v[i];
      return 1;
    }
  return rc;
}
