#include "app/who.h"

#include <string.h>

#include "app/act.h"
#include "app/inside.h"
#include "base/utf8.h"
#include "rules/suggest.h"

#define NAME_MAX_BYTES 600

bool app_id(const char *s, int64_t *out)
{
  *out = 0;
  if(*s == '#')
    s++;
  if(!*s || strlen(s) > 15)
    return false;
  for(; *s; s++) {
    if(*s < '0' || *s > '9')
      return false;
    *out = *out * 10 + (*s - '0');
  }
  return true;
}

static bool is_space(uint32_t c)
{
  return c == ' ' || c == 0xA0 || c == 0x3000;
}

/* UTF-8, nothing unseen in it, no spaces at its ends. */
static bool readable(const char *name, size_t n)
{
  const uint8_t *p = (const uint8_t *)name, *end = p + n;
  uint32_t c = ' ';
  for(bool first = true; p < end; first = false) {
    int k = utf8_next(p, end, &c);
    if(!k || word_unseen(c) || (first && is_space(c)))
      return false;
    p += k;
  }
  return !is_space(c);
}

int app_check_name(const char *name, ls_err *err)
{
  size_t n = strlen(name);
  if(n > NAME_MAX_BYTES || name[0] == '#' || !readable(name, n))
    return err_set(err, LS_EREFUSED, "name-bad", name, NULL);
  return LS_OK;
}

static int taken(const char *name, ls_err *err)
{
  return err_set(err, LS_EREFUSED, "name-taken", name, NULL);
}

/* --- units --------------------------------------------------------------- */

/* By the rules of names: 市发改委 is 清禾市发展和改革委员会. */
static int unit_by_rules(ls_ledger *l, const char *name, ls_unit *out,
                         ls_err *err)
{
  const ls_rules *rules;
  ls_units all = { 0 };
  int rc = app_rules(l, &rules, err);
  if(!rc)
    rc = store_units(&l->store, STORE_NOW, &all, err);
  const ls_unit *u = rc ? NULL : unit_find(rules, name, all.v, all.n);
  if(!u)
    return rc;
  *out = *u;
  return 1;
}

int app_unit(ls_ledger *l, const char *name, ls_unit *out, ls_err *err)
{
  int64_t id;
  int rc = app_id(name, &id)
    ? store_unit_get(&l->store, id, STORE_NOW, out, err)
    : store_unit_find(&l->store, name, out, err);
  if(!rc && !app_id(name, &id))
    rc = unit_by_rules(l, name, out, err);
  return rc < 0 ? rc : rc ? LS_OK
                          : err_set(err, LS_ENONE, "unit-none", name, NULL);
}

/* A unit may not be below itself. */
static int check_parent(ls_ledger *l, const ls_unit *u, ls_err *err)
{
  int64_t at = u->parent;
  for(int i = 0; at && i < 64; i++) {
    ls_unit up;
    if(at == u->id)
      return err_set(err, LS_EREFUSED, "unit-circle", u->name, NULL);
    int rc = store_unit_get(&l->store, at, STORE_NOW, &up, err);
    if(rc <= 0)
      return rc ? rc : err_set(err, LS_ENONE, "unit-none", "", NULL);
    at = up.parent;
  }
  return LS_OK;
}

/* No other unit has one of its further names. */
static int check_aliases(ls_ledger *l, const ls_unit *u, ls_err *err)
{
  char one[NAME_MAX_BYTES + 1];
  for(const char *p = u->aliases; *p;) {
    size_t n = strcspn(p, ",");
    ls_unit other;
    if(n > NAME_MAX_BYTES)
      return err_set(err, LS_EREFUSED, "name-bad", u->aliases, NULL);
    memcpy(one, p, n);
    one[n] = 0;
    int rc = n ? store_unit_find(&l->store, one, &other, err) : 0;
    if(rc < 0 || (rc > 0 && other.id != u->id))
      return rc < 0 ? rc : taken(one, err);
    p += n + (p[n] == ',');
  }
  return LS_OK;
}

int app_save_unit(ls_ledger *l, ls_unit *u, ls_err *err)
{
  ls_unit other = { 0 };
  int rc = app_check_name(u->name, err);
  if(!rc)
    rc = store_unit_find(&l->store, u->name, &other, err);
  if(rc > 0)
    rc = other.id == u->id ? LS_OK : taken(u->name, err);
  if(!rc)
    rc = app_aliases(l, u->name, u->aliases, &u->aliases, err);
  if(!rc)
    rc = check_aliases(l, u, err);
  if(!rc)
    rc = check_parent(l, u, err);
  if(!rc && !u->id) {
    u->version = 0;
    rc = store_next_id(&l->store, T_UNIT, &u->id, err);
  }
  u->version++;
  return rc ? rc : store_unit_put(&l->store, u, err);
}

/* --- posts --------------------------------------------------------------- */

/* 单位/岗位, or a post's name that only one has. */
int app_post(ls_ledger *l, const char *name, ls_post *out, ls_err *err)
{
  int64_t id, unit = 0;
  ls_posts v = { 0 };
  int found = 0, rc;
  const char *slash = strrchr(name, '/'), *own = slash ? slash + 1 : name;
  if(app_id(name, &id)) {
    rc = store_post_get(&l->store, id, STORE_NOW, out, err);
    return rc < 0 ? rc
           : rc ? LS_OK : err_set(err, LS_ENONE, "post-none", name, NULL);
  }
  if(slash) {
    ls_unit u;
    size_t n = (size_t)(slash - name);
    char *of = arena_alloc(l->store.arena, n + 1);
    memcpy(of, name, n);
    of[n] = 0;
    rc = app_unit(l, of, &u, err);
    if(rc)
      return rc;
    unit = u.id;
  }
  rc = store_posts(&l->store, STORE_NOW, &v, err);
  for(uint32_t i = 0; i < v.n; i++)
    if(!strcmp(v.v[i].name, own) && (!unit || v.v[i].unit == unit)) {
      *out = v.v[i];
      found++;
    }
  if(rc || found == 1)
    return rc;
  return err_set(err, LS_ENONE, found ? "post-many" : "post-none", name,
                 NULL);
}

int app_save_post(ls_ledger *l, ls_post *p, ls_err *err)
{
  ls_posts v = { 0 };
  int rc = app_check_name(p->name, err);
  if(!rc)
    rc = store_posts(&l->store, STORE_NOW, &v, err);
  for(uint32_t i = 0; !rc && i < v.n; i++)
    if(v.v[i].id != p->id && v.v[i].unit == p->unit &&
       !strcmp(v.v[i].name, p->name))
      rc = taken(p->name, err);
  if(!rc && !p->id)
    rc = app_unit_serves(l, p->unit, err);
  if(!rc && !p->id) {
    p->version = 0;
    rc = store_next_id(&l->store, T_POST, &p->id, err);
  }
  p->version++;
  return rc ? rc : store_post_put(&l->store, p, err);
}

/* --- users --------------------------------------------------------------- */

int app_user(ls_ledger *l, const char *name, ls_user *out, ls_err *err)
{
  int rc = store_user_find(&l->store, name, out, err);
  return rc < 0 ? rc : rc ? LS_OK
                          : err_set(err, LS_ENONE, "user-none", name, NULL);
}

/* A ledger keeps somebody who may do everything. */
static int keep_admin(ls_ledger *l, const ls_user *u, ls_err *err)
{
  ls_users v = { 0 };
  int admins = u->role == U_ADMIN && !u->gone;
  int rc = store_users(&l->store, STORE_NOW, &v, err);
  for(uint32_t i = 0; i < v.n; i++)
    admins += v.v[i].id != u->id && v.v[i].role == U_ADMIN && !v.v[i].gone;
  return rc || admins ? rc
                      : err_set(err, LS_EREFUSED, "user-last", NULL, NULL);
}

int app_save_user(ls_ledger *l, ls_user *u, ls_err *err)
{
  ls_user other = { 0 };
  int rc = app_check_name(u->name, err);
  if(!rc)
    rc = store_user_find(&l->store, u->name, &other, err);
  if(rc > 0)
    rc = other.id == u->id ? LS_OK : taken(u->name, err);
  if(!rc && u->role == U_UNIT && !u->unit)
    rc = err_set(err, LS_EREFUSED, "user-unit", u->name, NULL);
  if(!rc && !u->gone && u->unit != other.unit)
    rc = app_unit_serves(l, u->unit, err);
  if(!rc)
    rc = keep_admin(l, u, err);
  if(!rc && !u->id) {
    u->version = 0;
    rc = store_next_id(&l->store, T_ACCOUNT, &u->id, err);
  }
  u->version++;
  return rc ? rc : store_user_put(&l->store, u, err);
}

/* --- indicators ---------------------------------------------------------- */

int app_indicator(ls_ledger *l, const char *name, ls_indicator *out,
                  ls_err *err)
{
  int64_t id;
  int rc = app_id(name, &id)
    ? store_indicator_get(&l->store, id, STORE_NOW, out, err)
    : store_indicator_find(&l->store, name, NULL, out, err);
  return rc < 0 ? rc : rc ? LS_OK
                          : err_set(err, LS_ENONE, "indicator-none", name,
                                    NULL);
}

int app_save_indicator(ls_ledger *l, ls_indicator *i, ls_err *err)
{
  ls_indicator other = { 0 };
  int rc = app_check_name(i->name, err);
  if(!rc)
    rc = store_indicator_find(&l->store, i->name, i->unit, &other, err);
  if(rc > 0)
    rc = other.id == i->id ? LS_OK : taken(i->name, err);
  if(!rc && i->source_unit != other.source_unit)
    rc = app_unit_serves(l, i->source_unit, err);
  if(!rc && !i->id) {
    i->version = 0;
    rc = store_next_id(&l->store, T_INDICATOR, &i->id, err);
  }
  i->version++;
  return rc ? rc : store_indicator_put(&l->store, i, err);
}
