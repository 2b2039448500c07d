#include "emit/words.h"

const char *const word_role[] = { "w-role-opening", "w-role-review",
  "w-role-targets", "w-role-plan", "w-role-livelihood", "w-role-governance",
  "w-role-closing", "w-role-aside" };
const char *const word_cmp[] = { "", "w-cmp-ge", "w-cmp-gt",
  "w-cmp-le", "w-cmp-lt", "w-cmp-about" };
const char *const word_aspect[] = { "w-aspect-level", "w-aspect-growth",
  "w-aspect-change", "w-aspect-completion", "w-aspect-share",
  "w-aspect-rank" };
const char *const word_mood[] = { "w-mood-result", "w-mood-target",
  "w-mood-background" };
const char *const word_stage[] = { "w-stage-prepare", "w-stage-approve",
  "w-stage-start", "w-stage-build", "w-stage-complete", "w-stage-operate" };
const char *const word_item_kind[] = { "w-item-target", "w-item-milestone",
  "w-item-action" };
const char *const word_missing[] = { "w-measurable", "w-missing-quantity",
  "w-missing-hedged" };
const char *const word_number_role[] = { "w-figure", "w-number-name",
  "w-number-date", "w-number-numbering", "w-number-idiom",
  "w-number-unread" };

/* Index of the first of `n` records, each `size` bytes and beginning with
 * a ls_head, that starts at or after `at`. */
static uint32_t first_from(const void *v, uint32_t n, size_t size,
                           uint32_t at)
{
  uint32_t lo = 0;
  while(lo < n) {
    uint32_t mid = lo + (n - lo) / 2;
    const ls_head *h = (const void *)((const char *)v + mid * size);
    if(h->span.start < at)
      lo = mid + 1;
    else
      n = mid;
  }
  return lo;
}

#define WITHIN(vec, s)                                                      \
  (first_from((vec).v, (vec).n, sizeof(*(vec).v), (s).end) -                \
   first_from((vec).v, (vec).n, sizeof(*(vec).v), (s).start))

ls_tally words_tally(const ls_report *r, ls_span s)
{
  return (ls_tally){ WITHIN(r->figures, s), WITHIN(r->milestones, s),
                     WITHIN(r->items, s) };
}

ls_summary words_summary(const ls_report *r)
{
  ls_summary s = { 0 };
  for(uint32_t i = 0; i < r->figures.n; i++)
    s.mood[r->figures.v[i].mood]++;
  for(uint32_t i = 0; i < r->milestones.n; i++)
    s.stage[r->milestones.v[i].stage]++;
  for(uint32_t i = 0; i < r->items.n; i++) {
    s.kind[r->items.v[i].kind]++;
    s.missing[r->items.v[i].measurable ? 0 : r->items.v[i].missing]++;
  }
  return s;
}

/* Wide and combining ranges that text of our kind may hold (Unicode 15,
 * East Asian Width W and F); ambiguous ones count as narrow. */
static const struct {
  uint32_t from, to;
  unsigned width;
} ranges[] = {
  { 0x0300, 0x036F, 0 }, { 0x1100, 0x115F, 2 }, { 0x200B, 0x200F, 0 },
  { 0x202A, 0x202E, 0 }, { 0x2060, 0x2064, 0 }, { 0x231A, 0x231B, 2 },
  { 0x23E9, 0x23EC, 2 }, { 0x2E80, 0x303E, 2 }, { 0x3041, 0x33FF, 2 },
  { 0x3400, 0x4DBF, 2 }, { 0x4E00, 0xA4CF, 2 }, { 0xA960, 0xA97C, 2 },
  { 0xAC00, 0xD7A3, 2 }, { 0xF900, 0xFAFF, 2 }, { 0xFE00, 0xFE0F, 0 },
  { 0xFE10, 0xFE19, 2 }, { 0xFE30, 0xFE6F, 2 }, { 0xFEFF, 0xFEFF, 0 },
  { 0xFF01, 0xFF60, 2 }, { 0xFFE0, 0xFFE6, 2 }, { 0x16FE0, 0x18CFF, 2 },
  { 0x1AFF0, 0x1B2FF, 2 }, { 0x1F300, 0x1F64F, 2 }, { 0x1F680, 0x1F6FF, 2 },
  { 0x1F900, 0x1F9FF, 2 }, { 0x20000, 0x3FFFD, 2 }, { 0xE0100, 0xE01EF, 0 },
};

unsigned words_width(uint32_t cp)
{
  if(cp >= 0x4E00 && cp <= 0x9FFF)
    return 2;
  if(cp < 0x0300)
    return 1;
  for(size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
    if(cp <= ranges[i].to)
      return cp >= ranges[i].from ? ranges[i].width : 1;
  return 1;
}
