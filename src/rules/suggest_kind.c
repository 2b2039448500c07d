/* How an indicator is measured, from its name and unit. */
#include <string.h>

#include "rules/inside.h"
#include "rules/suggest.h"

static const char *const directions[] = { "-1", "0", "1", NULL };

static void row(ls_loading *l, void *to, const ls_table_row *r)
{
  ls_rules *rules = to;
  kind_row k = { .name = r->f[0], .unit = r->f[1], .line = r->line };
  k.measure = (uint8_t)table_word(measure_name, r->f[2]);
  k.direction = (int8_t)(table_word(directions, r->f[3]) - 1);
  k.frequency = (uint8_t)table_word(frequency_name, r->f[4]);
  k.nature = r->f[5].n ? (uint8_t)table_word(nature_name, r->f[5]) : NAT_NONE;
  *vec_push(l->arena, &rules->kinds) = k;
}

static const ls_table_def def = {
  "measures", { { "name", NULL, false }, { "unit", NULL, false },
                { "measure", measure_name, true },
                { "direction", directions, true },
                { "frequency", frequency_name, true },
                { "nature", nature_name, false } }
};

const rules_part part_kinds = { &def, row, NULL };

static bool holds(ls_slice text, ls_slice word)
{
  for(size_t i = 0; i + word.n <= text.n; i++)
    if(!memcmp(text.s + i, word.s, word.n))
      return true;
  return false;
}

static bool named(ls_slice name, ls_slice word, uint8_t aspect)
{
  if(slice_eq(word, SLICE("@growth")))
    return aspect == A_GROWTH;
  if(slice_eq(word, SLICE("@completion")))
    return aspect == A_COMPLETION;
  if(slice_eq(word, SLICE("@share")))
    return aspect == A_SHARE;
  return holds(name, word);
}

ls_measured suggest_kind(const ls_rules *r, ls_slice name, ls_slice unit,
                     uint8_t aspect)
{
  for(uint32_t i = 0; i < r->kinds.n; i++) {
    const kind_row *k = &r->kinds.v[i];
    if((!k->unit.n || slice_eq(k->unit, unit)) &&
       named(name, k->name, aspect))
      return (ls_measured){ k->direction, k->measure, k->frequency, k->nature,
                        k->line };
  }
  return (ls_measured){ 1, ME_CUMULATIVE, FR_MONTH, NAT_NONE, 0 };
}
