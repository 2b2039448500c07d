#include "app/places.h"

#include <string.h>

#include "app/inside.h"

#define DEEPEST 16 /* a place is below at most so many */

int app_places(ls_ledger *l, ls_areas *v, ls_err *err)
{
  ls_area *own = vec_push(&l->arena, v);
  *own = (ls_area){ .code = "", .version = 1, .name = "", .parent = "",
                    .aliases = l->place };
  int rc = store_setting_get(&l->store, "name", &own->name, err);
  if(rc < 0)
    return rc;
  if(!*own->name)
    own->name = l->place;
  return store_areas(&l->store, STORE_NOW, v, err);
}

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

static bool is_called(const ls_area *a, const char *name)
{
  return !strcmp(a->code, name) || !strcmp(a->name, name) ||
         among(a->aliases, name);
}

static const ls_area *find(const ls_areas *v, const char *name)
{
  for(uint32_t i = 0; i < v->n; i++)
    if(is_called(&v->v[i], name))
      return &v->v[i];
  return NULL;
}

int app_place_of(ls_ledger *l, const char *given, ls_area *out, ls_err *err)
{
  ls_areas v = { 0 };
  int rc = app_places(l, &v, err);
  if(rc)
    return rc;
  const ls_area *a = find(&v, given);
  if(!a)
    return err_set(err, LS_ENONE, "place-none", given, NULL);
  *out = *a;
  return LS_OK;
}

int app_place_for(ls_ledger *l, const char *given, ls_area *out, ls_err *err)
{
  int rc = app_place_of(l, given, out, err);
  if(!rc && out->gone)
    rc = err_set(err, LS_EREFUSED, "place-gone", out->name, NULL);
  return rc;
}

int app_place_name(ls_ledger *l, const char *code, const char **out,
                   ls_err *err)
{
  ls_area a = { .name = code };
  int rc = *code ? store_area_get(&l->store, code, &a, err) : 0;
  *out = a.name;
  return rc < 0 ? rc : LS_OK;
}

/* --- a new one, or a change ---------------------------------------------- */

/* GB/T 2260 has six digits, two for each level; what is below a county has
 * three more (GB/T 10114), and below that three again. */
static bool is_number(const char *code)
{
  return *code && !code[strspn(code, "0123456789")];
}

static bool has_form(const char *code)
{
  size_t n = strlen(code);
  return n == 6 || n == 9 || n == 12;
}

/* How many of the digits say something: 36 of 360000, 3607 of 360700. */
static size_t said(const char *code)
{
  size_t n = strlen(code);
  while(n > 6 && !strncmp(code + n - 3, "000", 3))
    n -= 3;
  while(n <= 6 && n > 2 && !strncmp(code + n - 2, "00", 2))
    n -= 2;
  return n;
}

static int check_code(ls_ledger *l, const ls_area *a, ls_err *err)
{
  const char *up = *a->parent ? a->parent : "";
  if(!is_number(a->code))
    return app_check_name(a->code, err);
  if(!has_form(a->code))
    return err_set(err, LS_EREFUSED, "place-code", a->code, NULL);
  if(!strcmp(a->code, l->place))
    return err_set(err, LS_EREFUSED, "name-taken", a->code, NULL);
  if(is_number(up) && strncmp(up, a->code, said(up)) != 0)
    return err_set(err, LS_EREFUSED, "place-below", a->code, up);
  return LS_OK;
}

static int check_names(const ls_areas *v, const ls_area *a, ls_err *err)
{
  int rc = app_check_name(a->name, err);
  for(uint32_t i = 0; i < v->n && !rc; i++) {
    const ls_area *o = &v->v[i];
    if(!strcmp(o->code, a->code) && o->version)
      continue;
    const char *both = is_called(o, a->name) ? a->name : NULL;
    for(const char *p = a->aliases; *p && !both;) {
      char one[256];
      size_t k = strcspn(p, ",");
      if(k >= sizeof(one))
        return err_set(err, LS_EREFUSED, "name-bad", a->aliases, NULL);
      memcpy(one, p, k);
      one[k] = 0;
      both = k && is_called(o, one) ? o->name : NULL;
      p += k + (p[k] == ',');
    }
    if(both)
      rc = err_set(err, LS_EREFUSED, "name-taken", both, NULL);
  }
  return rc;
}

static int check_parent(const ls_areas *v, const ls_area *a, ls_err *err)
{
  const char *at = a->parent;
  for(int i = 0; *at; i++) {
    const ls_area *up = find(v, at);
    if(!up)
      return err_set(err, LS_ENONE, "place-none", at, NULL);
    if(!strcmp(up->code, a->code) || i == DEEPEST)
      return err_set(err, LS_EREFUSED, "place-circle", a->name, NULL);
    at = up->parent;
  }
  return LS_OK;
}

int app_save_place(ls_ledger *l, ls_area *a, ls_err *err)
{
  ls_areas v = { 0 };
  if(!*a->code)
    a->code = a->name;
  int rc = app_places(l, &v, err);
  if(!rc)
    rc = check_code(l, a, err);
  if(!rc && !a->version && find(&v, a->code))
    rc = err_set(err, LS_EREFUSED, "name-taken", a->code, NULL);
  if(!rc)
    rc = check_names(&v, a, err);
  if(!rc)
    rc = check_parent(&v, a, err);
  a->version++;
  return rc ? rc : store_area_put(&l->store, a, err);
}
