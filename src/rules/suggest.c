/* The lead unit of a task, from words in it. */
#include "rules/suggest.h"

#include <string.h>

#include "rules/inside.h"

static void row(ls_loading *l, void *to, const ls_table_row *r)
{
  ls_rules *rules = to;
  lead_row w = { .word = r->f[0], .unit = r->f[1], .line = r->line,
                 .weight = table_int(l, r, r->f[2], 1, 5) };
  *vec_push(l->arena, &rules->leads) = w;
}

static const ls_table_def def = {
  "lead-units", { { "word", NULL, true }, { "unit", NULL, true },
                  { "weight", NULL, true } }
};

const rules_part part_leads = { &def, row, NULL };

/* Byte offset of `word` in `text`, or -1. */
static long offset(ls_slice text, ls_slice word)
{
  const char *p = text.s, *end = text.s + text.n;
  while((size_t)(end - p) >= word.n &&
        (p = memchr(p, word.s[0], (size_t)(end - p) - word.n + 1))) {
    if(!memcmp(p, word.s, word.n))
      return (long)(p - text.s);
    p++;
  }
  return -1;
}

/* One pattern, and what its words have earned it. */
typedef struct candidate {
  const lead_row *best; /* the word that earned most */
  int score, most;
} candidate;

#define CANDIDATES 64

/* Longer words say more; what comes first in a task is what it is about. */
static int worth(const lead_row *w, long at)
{
  int len = (int)(w->word.n / 3); /* characters, roughly */
  int early = at < 30 ? 3 : at < 90 ? 2 : 1;
  return w->weight * w->weight * (len < 1 ? 1 : len) * early;
}

static candidate *of_unit(candidate *c, int *n, ls_slice unit)
{
  for(int i = 0; i < *n; i++)
    if(slice_eq(c[i].best->unit, unit))
      return &c[i];
  if(*n == CANDIDATES)
    return NULL;
  c[*n] = (candidate){ 0 };
  return &c[(*n)++];
}

static int collect(const ls_rules *r, ls_slice text, candidate *c)
{
  int n = 0;
  for(uint32_t i = 0; i < r->leads.n; i++) {
    const lead_row *w = &r->leads.v[i];
    long at = offset(text, w->word);
    candidate *to = at < 0 ? NULL : of_unit(c, &n, w->unit);
    if(!to)
      continue;
    int v = worth(w, at);
    to->score += v;
    if(!to->best || v > to->most) {
      to->best = w;
      to->most = v;
    }
  }
  return n;
}

/* The unit whose name is the pattern's, else the first that holds it. */
static int64_t unit_of(const ls_rules *r, ls_slice pattern,
                       const ls_unit *units, uint32_t n)
{
  int64_t holds = 0;
  for(uint32_t i = 0; i < n; i++) {
    char stem[200];
    unit_stem(r, slice_of(units[i].name), stem, sizeof(stem));
    if(slice_eq(slice_of(stem), pattern))
      return units[i].id;
    if(!holds && offset(slice_of(stem), pattern) >= 0)
      holds = units[i].id;
  }
  return holds;
}

int suggest_unit(const ls_rules *r, ls_slice text, const ls_unit *units,
                 uint32_t n, ls_lead *out, int max)
{
  candidate c[CANDIDATES];
  int left = collect(r, text, c), got = 0;
  while(left > 0 && got < max) {
    int best = 0;
    for(int i = 1; i < left; i++)
      if(c[i].score > c[best].score)
        best = i;
    const lead_row *w = c[best].best;
    out[got++] = (ls_lead){ .unit = unit_of(r, w->unit, units, n),
                            .word = w->word, .pattern = w->unit,
                            .line = w->line, .weight = c[best].score };
    c[best] = c[--left];
  }
  return got;
}
