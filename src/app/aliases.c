/* Further names of a unit or a place, as people write a list of them. */
#include <string.h>

#include "app/inside.h"
#include "port/cells.h"

/* The mark that `s` begins with, as long as it is; 0: none.  A list of names
 * has them all, and no name of a unit or a place has any. */
static size_t mark_at(const char *s)
{
  static const char *const marks[] = { ",", "，", "、", "；", ";" };
  for(size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
    if(!strncmp(s, marks[i], strlen(marks[i])))
      return strlen(marks[i]);
  return 0;
}

static bool is_there(const char *list, ls_slice one)
{
  while(*list) {
    size_t n = strcspn(list, ",");
    if(cell_same((ls_slice){ list, n }, one))
      return true;
    list += n + (list[n] == ',');
  }
  return false;
}

/* Puts one name behind the others. */
static int put(ls_ledger *l, const char *name, ls_slice one, char *out,
               ls_err *err)
{
  one = cell_trim(one);
  if(!one.n || cell_same(one, slice_of(name)) || is_there(out, one))
    return LS_OK;
  char *copy = arena_alloc(l->store.arena, one.n + 1);
  memcpy(copy, one.s, one.n);
  copy[one.n] = 0;
  int rc = app_check_name(copy, err);
  if(rc)
    return rc;
  size_t n = strlen(out);
  if(n)
    out[n++] = ',';
  memcpy(out + n, copy, one.n + 1);
  return LS_OK;
}

int app_aliases(ls_ledger *l, const char *name, const char *given,
                const char **aliases, ls_err *err)
{
  int rc = LS_OK;
  char *out = arena_zalloc(l->store.arena, strlen(given) + 1);
  for(const char *from = given; !rc && *from;) {
    const char *p = from;
    while(*p && !mark_at(p))
      p++;
    rc = put(l, name, (ls_slice){ from, (size_t)(p - from) }, out, err);
    from = p + mark_at(p);
  }
  *aliases = out;
  return rc;
}
