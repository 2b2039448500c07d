#include "record/record.h"

const char *const role_name[] = { "opening", "review", "targets", "plan",
                                  "livelihood", "governance", "closing",
                                  "aside" };
const char *const cmp_name[] = { "=", ">=", ">", "<=", "<", "~" };
const char *const aspect_name[] = { "level", "growth", "change", "completion",
                                    "share", "rank" };
const char *const mood_name[] = { "result", "target", "background" };
const char *const stage_name[] = { "prepare", "approve", "start", "build",
                                   "complete", "operate" };
const char *const item_kind_name[] = { "target", "milestone", "action" };
const char *const missing_name[] = { "", "quantity", "hedged" };
const char *const number_role_name[] = { "figure", "name", "date",
                                         "numbering", "idiom", "unread" };

/* Order among records that begin at the same place. */
static const uint8_t rank_of[] = { [K_SECTION] = 0, [K_ASIDE] = 1,
                                   [K_NARRATIVE] = 2, [K_ITEM] = 3,
                                   [K_MILESTONE] = 4, [K_FIGURE] = 5,
                                   [K_NUMBER] = 6 };

/* Bytes of a record; all begin with their head. */
static const size_t size_of[KINDS] = {
  [K_SECTION] = sizeof(ls_section), [K_FIGURE] = sizeof(ls_figure),
  [K_MILESTONE] = sizeof(ls_milestone), [K_ITEM] = sizeof(ls_item),
  [K_NUMBER] = sizeof(ls_number), [K_NARRATIVE] = sizeof(ls_narrative),
  [K_ASIDE] = sizeof(ls_aside)
};

/* The next record of a kind, or what is behind the last one. */
static ls_head *head_at(const ls_cursor *c, int k)
{
  return (ls_head *)(void *)((char *)c->v[k] + size_of[k] * c->at[k]);
}

/* Orders the next record of a kind among those of the others: sections come
 * first, the rest by place; UINT64_MAX where there is none. */
static uint64_t key_of(const ls_cursor *c, int k)
{
  if(c->at[k] == c->n[k])
    return UINT64_MAX;
  return k == K_SECTION ? 0
                        : (uint64_t)head_at(c, k)->span.start << 3 |
                            rank_of[k];
}

void cursor_init(ls_cursor *c, const ls_report *r)
{
  *c = (ls_cursor){
    .v = { [K_SECTION] = r->sections.v, [K_FIGURE] = r->figures.v,
           [K_MILESTONE] = r->milestones.v, [K_ITEM] = r->items.v,
           [K_NUMBER] = r->numbers.v, [K_NARRATIVE] = r->narratives.v,
           [K_ASIDE] = r->asides.v },
    .n = { [K_SECTION] = r->sections.n, [K_FIGURE] = r->figures.n,
           [K_MILESTONE] = r->milestones.n, [K_ITEM] = r->items.n,
           [K_NUMBER] = r->numbers.n, [K_NARRATIVE] = r->narratives.n,
           [K_ASIDE] = r->asides.n }
  };
  for(int k = 0; k < KINDS; k++)
    c->key[k] = key_of(c, k);
}

/* The kind of the next record; -1 at the end. */
static inline int next_kind(const ls_cursor *c)
{
  static const uint8_t kind_of[8] = {
    [0] = K_SECTION, [1] = K_ASIDE, [2] = K_NARRATIVE, [3] = K_ITEM,
    [4] = K_MILESTONE, [5] = K_FIGURE, [6] = K_NUMBER
  }; /* rank_of turned round */
  uint64_t least = c->key[0];
  for(int k = 1; k < KINDS; k++)
    least = c->key[k] < least ? c->key[k] : least;
  return least == UINT64_MAX ? -1 : kind_of[least & 7];
}

int cursor_next(ls_cursor *c, ls_kind *kind, uint32_t *index)
{
  int k = next_kind(c);
  if(k < 0)
    return 0;
  *kind = (ls_kind)k;
  *index = c->at[k]++;
  c->key[k] = key_of(c, k);
  return 1;
}

void report_number(ls_report *r)
{
  ls_cursor c;
  uint32_t id = 0;
  cursor_init(&c, r);
  for(int k; (k = next_kind(&c)) >= 0;) {
    head_at(&c, k)->id = ++id;
    c.at[k]++;
    c.key[k] = key_of(&c, k);
  }
}

const ls_origin *report_origin(const ls_report *r, uint32_t at)
{
  uint32_t lo = 0, hi = r->origins.n;
  while(lo < hi) { /* the first behind `at` */
    uint32_t mid = lo + (hi - lo) / 2;
    if(r->origins.v[mid].at <= at)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo ? &r->origins.v[lo - 1] : NULL;
}
