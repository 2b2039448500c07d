/* What the program would propose until somebody confirms it: the lead unit
 * of a task, and how an indicator is measured. */
#ifndef LS_RULES_SUGGEST_H
#define LS_RULES_SUGGEST_H

#include "base/buf.h"
#include "model/model.h"
#include "rules/rules.h"

typedef struct ls_lead {
  int64_t unit;      /* 0: no unit of the ledger answers to it */
  ls_slice word;     /* of lead-units.tsv, that decided; empty: none */
  ls_slice pattern;  /* the unit it speaks for: 教育 */
  uint32_t line;     /* of lead-units.tsv */
  int weight;
} ls_lead;

/* The units that would lead what `text` (UTF-8) says, the likeliest first,
 * at most `max`; how many.  A word counts for every unit whose name holds
 * its pattern; longer words and those that stand earlier count more. */
int suggest_unit(const ls_rules *r, ls_slice text, const ls_unit *units,
                 uint32_t n, ls_lead *out, int max);

/* True where both names are the same unit's: 市发改委 and
 * 清禾市发展和改革委员会, by the rows of unit-names.tsv and by leaving out
 * the place in front. */
bool unit_same(const ls_rules *r, const char *a, const char *b);

/* The name without place in front and office behind, short forms written
 * out: 发展改革 of 市发改委.  At most `size` bytes with NUL. */
void unit_stem(const ls_rules *r, ls_slice name, char *out, size_t size);

/* The unit of that name or alias (aliases: commas between), or NULL. */
const ls_unit *unit_find(const ls_rules *r, const char *name,
                         const ls_unit *units, uint32_t n);

typedef struct ls_measured {
  int8_t direction;
  uint8_t measure, frequency, nature;
  uint32_t line; /* of measures.tsv */
} ls_measured;

/* How an indicator of this name and unit (UTF-8) is most likely measured.
 * `aspect` is what the reader says of the figure (ls_aspect). */
ls_measured suggest_kind(const ls_rules *r, ls_slice name, ls_slice unit,
                     uint8_t aspect);

#endif
