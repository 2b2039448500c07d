/* Looking words up. */
#include "lex/lex.h"

#include <stdbool.h>

#include "base/utf8.h"
#include "lex/inside.h"
#include "text/text.h"

uint32_t lex_fold(ls_slice s, uint16_t *out)
{
  const uint8_t *p = (const uint8_t *)s.s, *end = p + s.n;
  uint32_t n = 0;
  while(p < end && n < LEX_WORD_MAX) {
    uint32_t cp;
    int k = utf8_next(p, end, &cp);
    if(!k)
      return 0;
    p += k;
    out[n++] = text_fold_char(cp);
  }
  return p < end ? 0 : n;
}

/* As lex_of_hit, for hits forwards (`way` 0) or backwards. */
static inline const ls_entry *of_hit(const ls_entry *rows, int way,
                                     uint32_t hit, uint32_t most,
                                     uint32_t mask)
{
  const ls_entry *e = &rows[hit & LEX_HIT_ROW];
  while(e->len > most || !(e->lists & mask)) {
    if(!e->shorter[way])
      return NULL;
    e = &rows[e->shorter[way]];
  }
  while(!(LEX_BIT(e->list) & mask))
    e = lex_next(e);
  return e;
}

/* The longest word of all lists, as a hit, from `at` on, which the characters
 * before `s` lead to. */
static inline uint32_t walk_on(const ls_trie *t, const ls_link *at,
                               const uint16_t *s, const uint16_t *end)
{
  while(s < end) {
    const ls_link *next = trie_next(t, at, *s++);
    if(!next)
      break;
    at = next;
  }
  return at->hit;
}

/* What stands for a pair of characters; NULL where no word begins so. */
static inline const ls_link *pair_at(const ls_trie *t, uint16_t a, uint16_t b)
{
  const uint32_t key = trie_key(a, b);
  const ls_link *at = trie_pair(t, trie_hash(key));
  return at->key == key ? at : NULL;
}

/* The longest that begins at `s`. */
static inline uint32_t walk(const ls_trie *t, const uint16_t *s,
                            const uint16_t *end)
{
  const ls_link *at = s + 1 < end ? pair_at(t, s[0], s[1]) : NULL;
  return at ? walk_on(t, at, s + 2, end) : t->root[*s];
}

/* The same backwards: the longest that ends just before `s`; it may stop
 * where words of `mask` do. */
static inline uint32_t walk_back(const ls_trie *t, const uint16_t *begin,
                                 const uint16_t *s, uint32_t mask)
{
  const ls_link *at = s - begin > 1 ? pair_at(t, s[-1], s[-2]) : NULL;
  if(!at)
    return t->root[s[-1]];
  s -= 2;
  while(s > begin && trie_beyond(t, at) & mask) {
    const ls_link *next = trie_next(t, at, *--s);
    if(!next)
      break;
    at = next;
  }
  return at->hit;
}

/* A bit for each of the 64 characters at `s` where a word of several may
 * begin.  A test for each would be a branch that nobody can foresee. */
static inline uint64_t candidates(const ls_trie *t, const uint16_t *s)
{
  uint64_t bits = 0;
  for(uint32_t k = 0; k < 64; k++) {
    uint32_t h = TRIE_BEGIN_BIT(trie_hash(trie_key(s[k], s[k + 1])));
    bits = bits >> 1 | t->begin[h >> 6] >> (h & 63) << 63;
  }
  return bits;
}

/* Those of `bits`.  First the cache is told what will be wanted; then come
 * the pairs, then the few that go on. */
static void scan_block(const ls_trie *t, const uint16_t *s,
                       const uint16_t *end, uint64_t bits, uint32_t *out)
{
  const ls_link *pair[64];
  uint8_t at[64];
  uint32_t n = 0, on = 0;
  for(uint64_t b = bits; b; b &= b - 1) {
    int k = __builtin_ctzll(b);
    pair[n] = trie_pair(t, trie_hash(trie_key(s[k], s[k + 1])));
    __builtin_prefetch(pair[n]);
    at[n++] = (uint8_t)k;
  }
  for(uint32_t i = 0; i < n; i++) {
    const ls_link *p = pair[i];
    uint32_t k = at[i];
    bool is = p->key == trie_key(s[k], s[k + 1]);
    out[k] = is && p->hit ? p->hit : out[k];
    pair[on] = p;
    at[on] = (uint8_t)k;
    on += is && (p->go & trie_go_bit(s[k + 2]));
  }
  for(uint32_t i = 0; i < on; i++) /* of both arrays the first `on` are set */
    /* NOLINTNEXTLINE(clang-analyzer-core.*): the analyzer loses count */
    out[at[i]] = walk_on(t, pair[i], s + at[i] + 2, end);
}

void lex_scan(const ls_lex *lex, const uint16_t *s, const uint16_t *to,
              const uint16_t *end, uint32_t *out)
{
  const ls_trie *t = &lex->forward;
  for(ptrdiff_t i = 0; i < to - s; i++)
    out[i] = t->root[s[i]];
  while(end - s > 64 && to > s) {
    uint64_t bits = candidates(t, s);
    if(to - s < 64)
      bits &= (UINT64_C(1) << (to - s)) - 1;
    scan_block(t, s, end, bits, out);
    s += 64;
    out += 64;
  }
  for(; s < to; s++)
    *out++ = walk(t, s, end);
}

const ls_entry *lex_walk(const ls_lex *lex, const uint16_t *s,
                         const uint16_t *end, uint32_t mask)
{
  const ls_trie *t = &lex->forward;
  const ls_link *at = s + 1 < end ? pair_at(t, s[0], s[1]) : NULL;
  uint32_t hit = at ? at->hit : t->root[*s];
  for(s += 2; at && s < end && trie_beyond(t, at) & mask; s++) {
    at = trie_next(t, at, *s);
    hit = at ? at->hit : hit;
  }
  return t->lists[hit >> 24] & mask
           ? of_hit(lex->rows, 0, hit, UINT32_MAX, mask) : NULL;
}

const ls_entry *lex_walk_back(const ls_lex *lex, const uint16_t *begin,
                              const uint16_t *s, uint32_t mask)
{
  const ls_trie *t = &lex->backward;
  uint32_t hit = walk_back(t, begin, s, mask);
  return t->lists[hit >> 24] & mask
           ? of_hit(lex->rows, 1, hit, UINT32_MAX, mask) : NULL;
}

const ls_entry *lex_exact(const ls_lex *lex, const uint16_t *s,
                          const uint16_t *end)
{
  const ls_trie *t = &lex->forward;
  if(s >= end)
    return NULL;
  const ls_entry *e = &lex->rows[walk(t, s, end) & LEX_HIT_ROW];
  return s + e->len == end ? e : NULL;
}

const ls_entry *lex_rows(const ls_lex *lex, enum ls_list list, uint32_t *n)
{
  *n = lex->first[list + 1] - lex->first[list];
  return lex->rows + lex->first[list];
}
