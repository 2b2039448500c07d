/* Names of units: which are one unit's. */
#include <string.h>

#include "base/utf8.h"
#include "rules/inside.h"
#include "rules/suggest.h"

/* --- the file ------------------------------------------------------------ */

enum { WORD_PLACE, WORD_OFFICE, WORD_NAME };
static const char *const kinds[] = { "place", "office", "name", NULL };
static const char *const levels[] = { "province", "city", "county", NULL };

static void row(ls_loading *l, void *to, const ls_table_row *r)
{
  ls_rules *rules = to;
  alias_row a = { .shorter = r->f[0], .full = r->f[2], .line = r->line,
                  .kind = (uint8_t)table_word(kinds, r->f[1]) };
  if(!a.full.n)
    a.full = a.shorter;
  a.levels = r->f[3].n ? table_mask(l, r, r->f[3], levels, "all")
                       : UINT32_MAX;
  *vec_push(l->arena, &rules->aliases) = a;
}

static const ls_table_def def = {
  "unit-names", { { "word", NULL, true }, { "kind", kinds, true },
                  { "full", NULL, false }, { "level", NULL, false } }
};

const rules_part part_aliases = { &def, row, NULL };

/* --- a name and its parts ------------------------------------------------ */

#define NAME_MOST 192 /* bytes of a name that are looked at */

/* A name without the words that count for nothing. */
typedef struct unit_name {
  char s[NAME_MOST + 4];
  size_t n;
  size_t place; /* bytes of the place in front */
  ls_slice stem;
  uint32_t levels; /* at which a unit of this name can be */
} unit_name;

/* 和, 与 and marks join the parts of a name; offices write them or not. */
static bool counts_for_nothing(uint32_t cp)
{
  return cp == 0x548C || cp == 0x4E0E || cp == 0x3001 || cp == ' ' ||
         cp == 0x3000;
}

static void clean(ls_slice from, unit_name *u)
{
  const uint8_t *p = (const uint8_t *)from.s, *end = p + from.n;
  uint32_t cp;
  *u = (unit_name){ .n = 0 };
  for(int k; u->n < NAME_MOST && p < end && (k = utf8_next(p, end, &cp)) > 0;
      p += k)
    if(!counts_for_nothing(cp)) {
      memcpy(u->s + u->n, p, (size_t)k);
      u->n += (size_t)k;
    }
}

static bool begins(ls_slice s, ls_slice with)
{
  return s.n >= with.n && !memcmp(s.s, with.s, with.n);
}

static bool ends(ls_slice s, ls_slice with)
{
  return s.n >= with.n &&
         (with.n == 0 || !memcmp(s.s + s.n - with.n, with.s, with.n));
}

static bool is_office(const ls_rules *r, ls_slice s)
{
  bool is = s.n == 0;
  for(uint32_t i = 0; i < r->aliases.n && !is; i++)
    is = r->aliases.v[i].kind == WORD_OFFICE &&
         slice_eq(r->aliases.v[i].shorter, s);
  return is;
}

/* The full form of a known name that, but for its office, is all of `s`. */
static ls_slice known(const ls_rules *r, ls_slice s)
{
  for(uint32_t i = 0; i < r->aliases.n; i++) {
    const alias_row *a = &r->aliases.v[i];
    if(a->kind == WORD_NAME && begins(s, a->shorter) &&
       is_office(r, (ls_slice){ s.s + a->shorter.n, s.n - a->shorter.n }))
      return a->full;
  }
  return SLICE("");
}

/* `s` without the longest office behind it. */
static ls_slice without_office(const ls_rules *r, ls_slice s)
{
  size_t most = 0;
  for(uint32_t i = 0; i < r->aliases.n; i++) {
    const alias_row *a = &r->aliases.v[i];
    if(a->kind == WORD_OFFICE && ends(s, a->shorter) &&
       a->shorter.n > most)
      most = a->shorter.n;
  }
  s.n -= most;
  return s;
}

static size_t place_word(const ls_rules *r, ls_slice s)
{
  size_t most = 0;
  for(uint32_t i = 0; i < r->aliases.n; i++) {
    const alias_row *a = &r->aliases.v[i];
    if(a->kind == WORD_PLACE && begins(s, a->shorter) && a->shorter.n > most)
      most = a->shorter.n;
  }
  return most;
}

#define PLACE_MOST 48 /* bytes: sixteen characters */

/* The first cut behind a place word that leaves a known name; else the last
 * that leaves any. */
static void split(const ls_rules *r, unit_name *u)
{
  size_t cut = 0;
  u->stem = known(r, (ls_slice){ u->s, u->n });
  for(size_t i = 0; !u->stem.n && i < u->n && i < PLACE_MOST; i++) {
    size_t k = place_word(r, (ls_slice){ u->s + i, u->n - i });
    if(!k)
      continue;
    ls_slice rest = { u->s + i + k, u->n - i - k };
    u->stem = known(r, rest);
    if(u->stem.n)
      u->place = i + k;
    else if(without_office(r, rest).n)
      cut = i + k;
    i += k - 1;
  }
  if(u->stem.n)
    return;
  u->place = cut;
  u->stem = without_office(r, (ls_slice){ u->s + cut, u->n - cut });
  if(!u->stem.n)
    u->stem = (ls_slice){ u->s + cut, u->n - cut };
}

void unit_stem(const ls_rules *r, ls_slice name, char *out, size_t size)
{
  unit_name u;
  clean(name, &u);
  split(r, &u);
  size_t n = u.stem.n < size ? u.stem.n : size - 1;
  memcpy(out, u.stem.s, n);
  out[n] = 0;
}

/* Where the longest word of that kind that ends `s` is found. */
static uint32_t levels_of(const ls_rules *r, ls_slice s, uint8_t kind)
{
  const alias_row *best = NULL;
  for(uint32_t i = 0; i < r->aliases.n; i++) {
    const alias_row *a = &r->aliases.v[i];
    if(a->kind == kind && a->shorter.n && ends(s, a->shorter) &&
       (!best || a->shorter.n > best->shorter.n))
      best = a;
  }
  return best ? best->levels : UINT32_MAX;
}

/* A name taken apart. */
static void read_name(const ls_rules *r, ls_slice name, unit_name *u)
{
  clean(name, u);
  split(r, u);
  u->levels = levels_of(r, (ls_slice){ u->s, u->place }, WORD_PLACE) &
              levels_of(r, (ls_slice){ u->s + u->place, u->n - u->place },
                        WORD_OFFICE);
}

static bool same(const ls_rules *r, ls_slice a, ls_slice b)
{
  unit_name x, y;
  read_name(r, a, &x);
  read_name(r, b, &y);
  ls_slice p = { x.s, x.place }, q = { y.s, y.place };
  return x.stem.n && slice_eq(x.stem, y.stem) && (x.levels & y.levels) &&
         (ends(p, q) || ends(q, p));
}

bool unit_same(const ls_rules *r, const char *a, const char *b)
{
  return same(r, slice_of(a), slice_of(b));
}

static bool answers(const ls_rules *r, const ls_unit *u, ls_slice name,
                    bool exact)
{
  ls_slice s = slice_of(u->name);
  const char *rest = u->aliases;
  for(;;) {
    if(exact ? slice_eq(s, name) : same(r, s, name))
      return true;
    if(!*rest)
      return false;
    size_t n = strcspn(rest, ",");
    s = (ls_slice){ rest, n };
    rest += n + (rest[n] == ',');
  }
}

const ls_unit *unit_find(const ls_rules *r, const char *name,
                         const ls_unit *units, uint32_t n)
{
  for(int turn = 0; turn < 3; turn++)
    for(uint32_t i = 0; i < n; i++)
      if((turn != 1 || !units[i].ended) &&
         answers(r, &units[i], slice_of(name), turn == 0))
        return &units[i];
  return NULL;
}
