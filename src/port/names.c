/* Units and posts by what clerks write for them. */
#include "port/names.h"

#include <stdio.h>
#include <string.h>

#include "port/cells.h"

bool name_among(const char *list, ls_slice s)
{
  while(*list) {
    size_t n = strcspn(list, ",");
    if(cell_same((ls_slice){ list, n }, s))
      return true;
    list += n + (list[n] == ',');
  }
  return false;
}

static const ls_unit *by_rules(const port_names *k, ls_slice s)
{
  char name[256];
  if(!k->called || s.n >= sizeof(name))
    return NULL;
  memcpy(name, s.s, s.n);
  name[s.n] = 0;
  return k->called(k->rules, name, k->unit, k->units);
}

const ls_unit *name_unit(const port_names *k, ls_slice s)
{
  for(size_t i = 0; i < k->units; i++)
    if(cell_same(slice_of(k->unit[i].name), s))
      return &k->unit[i];
  for(size_t i = 0; i < k->units; i++)
    if(name_among(k->unit[i].aliases, s))
      return &k->unit[i];
  return by_rules(k, s);
}

#define NEAR 2 /* characters that may be wrong */

/* The least of the distances from a unit's name and aliases; a short alias
 * is near to everything, so half of it must be right. */
static int distance(const ls_unit *u, ls_slice s)
{
  int best = cell_distance(slice_of(u->name), s, NEAR);
  for(const char *p = u->aliases; *p;) {
    size_t n = strcspn(p, ",");
    int d = n > 9 ? cell_distance((ls_slice){ p, n }, s, NEAR) : NEAR + 1;
    best = d < best ? d : best;
    p += n + (p[n] == ',');
  }
  return best;
}

const char *name_near_unit(const port_names *k, ls_slice s)
{
  int best = NEAR + 1;
  const char *name = NULL;
  for(size_t i = 0; i < k->units; i++) {
    int d = distance(&k->unit[i], s);
    if(d < best) {
      best = d;
      name = k->unit[i].name;
    }
  }
  return name;
}

const ls_area *name_area(const port_names *k, ls_slice s)
{
  for(size_t i = 0; i < k->areas; i++) /* to the letter first: it is quick */
    if(slice_eq(slice_of(k->area[i].name), s) ||
       slice_eq(slice_of(k->area[i].code), s))
      return &k->area[i];
  for(size_t i = 0; i < k->areas; i++)
    if(cell_same(slice_of(k->area[i].code), s) ||
       cell_same(slice_of(k->area[i].name), s))
      return &k->area[i];
  for(size_t i = 0; i < k->areas; i++)
    if(name_among(k->area[i].aliases, s))
      return &k->area[i];
  return NULL;
}

static bool is_post(const port_names *k, const ls_post *p, ls_slice s)
{
  char full[256];
  if(cell_same(slice_of(p->name), s) ||
     (*p->holder && cell_same(slice_of(p->holder), s)))
    return true;
  for(size_t i = 0; i < k->units; i++)
    if(k->unit[i].id == p->unit) {
      snprintf(full, sizeof(full), "%s%s", k->unit[i].name, p->name);
      return cell_same(slice_of(full), s);
    }
  return false;
}

const ls_post *name_post(const port_names *k, ls_slice s, bool *many,
                         const char **near)
{
  const ls_post *found = NULL;
  *many = false;
  *near = NULL;
  for(size_t i = 0; i < k->posts; i++) {
    const ls_post *p = &k->post[i];
    if(is_post(k, p, s)) {
      *many = found != NULL;
      found = p;
    }
    else if(!*near && cell_distance(slice_of(p->name), s, 1) <= 1)
      *near = p->name;
  }
  return *many ? NULL : found;
}

const ls_indicator *name_indicator(const port_names *k, ls_slice s,
                                   const char *unit)
{
  const ls_indicator *first = NULL;
  /* to the letter first: that is most of them, and a hundred times as fast
   * as looking past width and spaces */
  for(size_t i = 0; i < k->indicators; i++)
    if(slice_eq(slice_of(k->indicator[i].name), s) &&
       unit_converts(unit, k->indicator[i].unit))
      return &k->indicator[i];
  for(size_t i = 0; i < k->indicators; i++) {
    const ls_indicator *n = &k->indicator[i];
    if(!cell_same(slice_of(n->name), s))
      continue;
    if(unit_converts(unit, n->unit))
      return n;
    first = first ? first : n;
  }
  return first;
}

const char *name_near_indicator(const port_names *k, ls_slice s)
{
  int best = NEAR + 1;
  const char *name = NULL;
  for(size_t i = 0; i < k->indicators; i++) {
    int d = cell_distance(slice_of(k->indicator[i].name), s, NEAR);
    if(d < best) {
      best = d;
      name = k->indicator[i].name;
    }
  }
  return name;
}

const port_task *name_item(const port_names *k, int64_t id)
{
  size_t from = 0, n = k->items;
  while(from < n) {
    size_t mid = from + (n - from) / 2;
    if(k->item[mid].id == id)
      return &k->item[mid];
    if(k->item[mid].id < id)
      from = mid + 1;
    else
      n = mid;
  }
  return NULL;
}

const port_task *name_number(const port_names *k, const char *number)
{
  for(size_t i = 0; *number && i < k->items; i++)
    if(cell_same(slice_of(k->item[i].number), slice_of(number)))
      return &k->item[i];
  return NULL;
}
