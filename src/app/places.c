#include "app/places.h"

#include <string.h>

#include "app/inside.h"
#include "port/cells.h"
#include "port/names.h"

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

/* As tables take it: but for width, case and spaces. */
static bool is_called(const ls_area *a, const char *name)
{
  ls_slice s = slice_of(name);
  return cell_same(slice_of(a->code), s) ||
         cell_same(slice_of(a->name), s) || name_among(a->aliases, s);
}

static const ls_area *find(const ls_areas *v, const char *name)
{
  const port_names names = { .area = v->v, .areas = v->n };
  return name_area(&names, slice_of(name));
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

/* Digits of any width and nothing else: what would be taken for a code. */
static bool is_like_code(const char *name)
{
  uint16_t folded[24];
  int n = cell_fold(slice_of(name), folded, 24);
  for(int i = 0; i < n; i++)
    if(folded[i] < '0' || folded[i] > '9')
      return false;
  return n > 0;
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
  if(!is_like_code(a->code))
    return app_check_name(a->code, err);
  if(!is_number(a->code) || !has_form(a->code))
    return err_set(err, LS_EREFUSED, "place-code", a->code, NULL);
  if(!strcmp(a->code, l->place))
    return err_set(err, LS_EREFUSED, "name-taken", a->code, NULL);
  if(is_number(up) && strncmp(up, a->code, said(up)) != 0)
    return err_set(err, LS_EREFUSED, "place-below", a->code, up);
  return LS_OK;
}

/* One of its names: no code, and nobody else's. */
static int check_one(const ls_areas *v, const ls_area *a, const char *name,
                     ls_err *err)
{
  if(is_like_code(name))
    return err_set(err, LS_EREFUSED, "place-name", name, NULL);
  for(uint32_t i = 0; i < v->n; i++)
    if((strcmp(v->v[i].code, a->code) != 0 || !v->v[i].version) &&
       is_called(&v->v[i], name))
      return err_set(err, LS_EREFUSED, "name-taken", v->v[i].name, NULL);
  return LS_OK;
}

static int check_names(ls_ledger *l, const ls_areas *v, ls_area *a,
                       ls_err *err)
{
  int rc = app_check_name(a->name, err);
  if(!rc)
    rc = app_aliases(l, a->name, a->aliases, &a->aliases, err);
  if(!rc)
    rc = check_one(v, a, a->name, err);
  for(const char *p = a->aliases; !rc && *p;) {
    size_t k = strcspn(p, ",");
    char *one = arena_zalloc(l->store.arena, k + 1);
    memcpy(one, p, k);
    rc = check_one(v, a, one, err);
    p += k + (p[k] == ',');
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
    if(!strcmp(up->code, a->code))
      return err_set(err, LS_EREFUSED, "place-circle", a->name, NULL);
    if(i == DEEPEST)
      return err_set(err, LS_EREFUSED, "place-deep", a->name, NULL);
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
  const ls_area *other = rc || a->version ? NULL : find(&v, a->code);
  if(other)
    rc = err_set(err, LS_EREFUSED, "name-taken", other->name, NULL);
  if(!rc)
    rc = check_names(l, &v, a, err);
  if(!rc)
    rc = check_parent(&v, a, err);
  a->version++;
  return rc ? rc : store_area_put(&l->store, a, err);
}
