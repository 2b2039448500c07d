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

static const ls_head *head_at(const ls_report *r, ls_kind k, uint32_t i)
{
  switch(k) {
  case K_SECTION: return i < r->sections.n ? &r->sections.v[i].h : NULL;
  case K_FIGURE: return i < r->figures.n ? &r->figures.v[i].h : NULL;
  case K_MILESTONE:
    return i < r->milestones.n ? &r->milestones.v[i].h : NULL;
  case K_ITEM: return i < r->items.n ? &r->items.v[i].h : NULL;
  case K_NUMBER: return i < r->numbers.n ? &r->numbers.v[i].h : NULL;
  case K_NARRATIVE:
    return i < r->narratives.n ? &r->narratives.v[i].h : NULL;
  case K_ASIDE: return i < r->asides.n ? &r->asides.v[i].h : NULL;
  }
  return NULL;
}

/* Orders the next record of a kind among those of the others: sections come
 * first, the rest by place; UINT64_MAX where there is none. */
static uint64_t key_of(const ls_report *r, ls_kind k, uint32_t i)
{
  const ls_head *h = head_at(r, k, i);
  if(!h)
    return UINT64_MAX;
  return k == K_SECTION ? 0 : (uint64_t)h->span.start << 3 | rank_of[k];
}

void cursor_init(ls_cursor *c, const ls_report *r)
{
  *c = (ls_cursor){ .report = r };
  for(int k = 0; k < KINDS; k++)
    c->key[k] = key_of(r, (ls_kind)k, 0);
}

int cursor_next(ls_cursor *c, ls_kind *kind, uint32_t *index)
{
  int least = 0;
  for(int k = 1; k < KINDS; k++)
    least = c->key[k] < c->key[least] ? k : least;
  if(c->key[least] == UINT64_MAX)
    return 0;
  *kind = (ls_kind)least;
  *index = c->at[least]++;
  c->key[least] = key_of(c->report, *kind, c->at[least]);
  return 1;
}

void report_number(ls_report *r)
{
  ls_cursor c;
  ls_kind kind;
  uint32_t index, id = 0;
  cursor_init(&c, r);
  while(cursor_next(&c, &kind, &index))
    ((ls_head *)(uintptr_t)head_at(r, kind, index))->id = ++id;
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
