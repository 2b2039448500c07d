#include "lex/trie.h"

#include <stdbool.h>
#include <string.h>

#include "base/alloc.h"

#define SEEDS 65536 /* that are tried for a bucket */

static int slots_init(ls_filling *t, uint32_t slots)
{
  t->v = ls_malloc(slots * sizeof(*t->v));
  if(!t->v)
    return LS_ENOMEM;
  memset(t->v, 0, slots * sizeof(*t->v));
  t->mask = slots - 1;
  t->used = 0;
  return LS_OK;
}

static ls_slots slots_of(const ls_filling *t)
{
  return (ls_slots){ t->v, t->mask };
}

static int slots_put(ls_filling *t, uint64_t edge);

static int slots_grow(ls_filling *t)
{
  ls_filling more;
  if(slots_init(&more, 2 * (t->mask + 1)))
    return LS_ENOMEM;
  for(uint32_t i = 0; i <= t->mask; i++)
    if(t->v[i])
      slots_put(&more, t->v[i]);
  ls_free(t->v);
  *t = more;
  return LS_OK;
}

static int slots_put(ls_filling *t, uint64_t edge)
{
  if(2 * t->used > t->mask && slots_grow(t))
    return LS_ENOMEM;
  uint64_t h = (edge >> 24) * UINT64_C(0x9E3779B97F4A7C15);
  uint32_t i = (uint32_t)(h >> 40) & t->mask;
  while(t->v[i])
    i = (i + 1) & t->mask;
  t->v[i] = edge;
  t->used++;
  return LS_OK;
}

int trie_init(ls_trie_maker *t)
{
  memset(t, 0, sizeof(*t));
  t->node_cap = 4096;
  t->nodes = 1; /* node 0 means none */
  t->node = ls_malloc(t->node_cap * sizeof(*t->node));
  if(!t->node || slots_init(&t->edge, 1u << 15))
    return LS_ENOMEM;
  memset(t->node, 0, sizeof(*t->node));
  return LS_OK;
}

void trie_free(ls_trie_maker *t)
{
  ls_free(t->edge.v);
  ls_free(t->pair);
  ls_free(t->node);
  ls_free(t->link);
  memset(t, 0, sizeof(*t));
}

static uint32_t node_new(ls_trie_maker *t)
{
  if(t->nodes == TRIE_ROOT)
    return 0;
  if(t->nodes == t->node_cap) {
    ls_node *p = ls_realloc(t->node, 2 * (size_t)t->node_cap * sizeof(*p));
    if(!p)
      return 0;
    t->node = p;
    t->node_cap *= 2;
  }
  memset(&t->node[t->nodes], 0, sizeof(*t->node));
  return t->nodes++;
}

/* The node behind `parent` by `c`, made as needed. */
static uint32_t step(ls_trie_maker *t, uint32_t parent, uint16_t c)
{
  uint32_t next = slots_find(slots_of(&t->edge), parent, c);
  if(next || !(next = node_new(t)))
    return next;
  t->pairs += (parent & TRIE_ROOT) != 0;
  uint64_t edge = (uint64_t)parent << 40 | (uint64_t)c << 24 | next;
  return slots_put(&t->edge, edge) ? 0 : next;
}

uint32_t trie_add(ls_trie_maker *t, const uint16_t *word, uint32_t n,
                  uint32_t bit)
{
  uint32_t node = t->root[word[0]];
  if(!node && !(node = t->root[word[0]] = node_new(t)))
    return 0;
  t->node[node].below |= bit;
  for(uint32_t i = 1; i < n; i++) {
    node = step(t, i == 1 ? TRIE_ROOT | word[0] : node, word[i]);
    if(!node)
      return 0;
    t->node[node].below |= bit;
  }
  t->node[node].here |= bit;
  return node;
}

/* ---- sealing ---- */

/* Sets of lists by number, from 1 on. */
struct classes {
  uint32_t *lists; /* of each, TRIE_CLASSES of room */
  uint32_t n;
  uint8_t slot[4 * TRIE_CLASSES]; /* where the hash says or behind; 0: free */
};

/* What is needed while it is sealed. */
struct sealing {
  ls_trie_maker *t;
  ls_entry *rows;
  int way;
  uint32_t *parent; /* by node, as in an edge; 0 for first characters */
  uint32_t *beyond; /* by node: lists of words that go on from it */
  struct classes hits, firsts, on;
};

/* The class of these lists, made as needed; the last one stands for all that
 * find no room, and says yes to everything. */
static uint32_t class_of(struct classes *c, uint32_t lists)
{
  const uint32_t mask = sizeof(c->slot) - 1;
  uint32_t i = (lists * UINT32_C(0x9E3779B1)) >> 22;
  for(; c->slot[i & mask]; i++)
    if(c->lists[c->slot[i & mask]] == lists)
      return c->slot[i & mask];
  if(c->n == TRIE_CLASSES - 2) {
    c->lists[TRIE_CLASSES - 1] = UINT32_MAX;
    return TRIE_CLASSES - 1;
  }
  c->slot[i & mask] = (uint8_t)++c->n;
  c->lists[c->n] = lists;
  return c->n;
}

/* The hit of `node`, that of its parent being `above`: its own word, or else
 * that of its parent. */
static uint32_t hit_of(struct sealing *s, uint32_t node, uint32_t above)
{
  ls_trie_maker *t = s->t;
  const ls_node *at = &t->node[node];
  if(!at->row)
    return above;
  s->rows[at->row].lists = at->here;
  s->rows[at->row].shorter[s->way] = above & LEX_HIT_ROW;
  uint32_t lists = at->here | (above ? t->lists[above >> 24] : 0);
  return at->row | class_of(&s->hits, lists) << 24;
}

/* Hits of all nodes; a parent has a lower number than its children. */
static void seal_hits(struct sealing *s)
{
  ls_trie_maker *t = s->t;
  for(uint32_t c = 0; c < TRIE_CHARS; c++) {
    uint32_t at = t->root[c];
    if(!at)
      continue;
    t->first[c] = (uint8_t)class_of(&s->firsts, t->node[at].below);
    t->root[c] = hit_of(s, at, 0);
  }
  for(uint32_t i = 1; i < t->nodes; i++) {
    uint32_t up = s->parent[i];
    if(up)
      t->link[i].hit = hit_of(s, i, up & TRIE_ROOT ? t->root[up & 0xFFFF]
                                                   : t->link[up].hit);
    if(t->link[i].go)
      t->link[i].go |= (uint64_t)class_of(&s->on, s->beyond[i]) << 24;
  }
}

/* What an edge says of its ends. */
static void seal_edge(struct sealing *s, uint64_t edge)
{
  ls_trie_maker *t = s->t;
  uint32_t from = (uint32_t)(edge >> 40), to = (uint32_t)edge & 0xFFFFFF;
  uint16_t c = (uint16_t)(edge >> 24);
  s->parent[to] = from;
  t->link[to].key = c;
  if(from & TRIE_ROOT) {
    t->link[to].key |= from << 16;
    uint32_t h = TRIE_BEGIN_BIT(trie_hash(t->link[to].key));
    t->begin[h >> 6] |= UINT64_C(1) << (h & 63);
    return;
  }
  ls_link *at = &t->link[from];
  at->go = at->go ? (at->go & ~(uint64_t)GO_ID) | GO_MANY | from
                  : at->go | to;
  at->go |= trie_go_bit(c);
  s->beyond[from] |= t->node[to].below;
}

/* Keeps of the edges those of nodes with many children. */
static int seal_edges(struct sealing *s)
{
  ls_trie_maker *t = s->t;
  ls_filling all = t->edge;
  int rc = LS_OK;
  for(uint32_t i = 0; i <= all.mask; i++)
    if(all.v[i])
      seal_edge(s, all.v[i]);
  if(slots_init(&t->edge, 1u << 10)) {
    t->edge = all;
    return LS_ENOMEM;
  }
  for(uint32_t i = 0; i <= all.mask && !rc; i++) {
    uint32_t from = (uint32_t)(all.v[i] >> 40);
    if(all.v[i] && !(from & TRIE_ROOT) && t->link[from].go & GO_MANY)
      rc = slots_put(&t->edge, all.v[i]);
  }
  ls_free(all.v);
  return rc;
}

/* The nodes of pairs by bucket: those of bucket b are v[from[b]] up to
 * v[from[b + 1]]. */
struct buckets {
  uint32_t *v;
  uint32_t from[TRIE_BUCKETS + 1];
};

static uint64_t hash_of(const struct sealing *s, uint32_t node)
{
  return trie_hash(s->t->link[node].key);
}

static void fill_buckets(const struct sealing *s, struct buckets *b)
{
  const ls_trie_maker *t = s->t;
  uint32_t at = 0, next[TRIE_BUCKETS];
  memset(b->from, 0, sizeof(b->from));
  for(uint32_t i = 1; i < t->nodes; i++)
    if(s->parent[i] & TRIE_ROOT)
      b->from[TRIE_BUCKET(hash_of(s, i))]++;
  for(uint32_t k = 0; k <= TRIE_BUCKETS; k++) {
    uint32_t n = b->from[k];
    b->from[k] = at;
    if(k < TRIE_BUCKETS)
      next[k] = at;
    at += n;
  }
  for(uint32_t i = 1; i < t->nodes; i++)
    if(s->parent[i] & TRIE_ROOT)
      b->v[next[TRIE_BUCKET(hash_of(s, i))]++] = i;
}

static bool is_free(const ls_link *slot)
{
  return !(slot->hit | slot->go);
}

/* Puts the nodes where `seed` says; false, and nothing, where two meet. */
static bool place(struct sealing *s, const uint32_t *v, uint32_t n,
                  uint32_t seed)
{
  ls_trie_maker *t = s->t;
  for(uint32_t i = 0; i < n; i++) {
    uint32_t k = trie_slot(hash_of(s, v[i]), seed, t->pair_bits);
    if(is_free(&t->pair[k])) {
      t->pair[k] = t->link[v[i]];
      continue;
    }
    while(i-- > 0) {
      k = trie_slot(hash_of(s, v[i]), seed, t->pair_bits);
      memset(&t->pair[k], 0, sizeof(t->pair[k]));
    }
    return false;
  }
  return true;
}

/* All pairs into the table, full buckets first; false where one has no
 * seed. */
static bool place_all(struct sealing *s, const struct buckets *b)
{
  uint32_t most = 0;
  for(uint32_t k = 0; k < TRIE_BUCKETS; k++)
    if(b->from[k + 1] - b->from[k] > most)
      most = b->from[k + 1] - b->from[k];
  for(uint32_t n = most; n > 0; n--)
    for(uint32_t k = 0; k < TRIE_BUCKETS; k++) {
      uint32_t seed = 0;
      if(b->from[k + 1] - b->from[k] != n)
        continue;
      while(!place(s, b->v + b->from[k], n, seed))
        if(++seed == SEEDS)
          return false;
      s->t->seed[k] = (uint16_t)seed;
    }
  return true;
}

/* The nodes of pairs into their table, which is as small as seeds allow. */
static int seal_pairs(struct sealing *s)
{
  ls_trie_maker *t = s->t;
  struct buckets b = { .v = ls_malloc(t->pairs * sizeof(*b.v)) };
  bool done = false;
  if(!b.v)
    return LS_ENOMEM;
  fill_buckets(s, &b);
  for(t->pair_bits = 10; t->pairs > UINT32_C(3) << (t->pair_bits - 2);)
    t->pair_bits++;
  for(; !done && t->pair_bits < 28; t->pair_bits += !done) {
    size_t size = sizeof(*t->pair) << t->pair_bits;
    ls_free(t->pair);
    if(!(t->pair = ls_malloc(size)))
      break;
    memset(t->pair, 0, size);
    done = place_all(s, &b);
  }
  ls_free(b.v);
  return done ? LS_OK : LS_ENOMEM;
}

static void view(const ls_trie_maker *t, ls_trie *out)
{
  *out = (ls_trie){
    .first = t->first, .below = t->below, .begin = t->begin,
    .root = t->root, .lists = t->lists, .beyond = t->beyond,
    .link = t->link, .nodes = t->nodes, .pair_bits = t->pair_bits,
    .seed = t->seed, .pair = t->pair,
    .edge = slots_of(&t->edge)
  };
}

int trie_seal(ls_trie_maker *t, ls_entry *rows, int way, ls_trie *out)
{
  size_t n = t->nodes;
  struct sealing s = { t, rows, way, ls_malloc(n * sizeof(*s.parent)),
                       ls_malloc(n * sizeof(*s.beyond)),
                       { .lists = t->lists }, { .lists = t->below },
                       { .lists = t->beyond } };
  int rc = LS_ENOMEM;
  t->link = ls_malloc(n * sizeof(*t->link));
  if(s.parent && s.beyond && t->link) {
    memset(s.parent, 0, n * sizeof(*s.parent));
    memset(s.beyond, 0, n * sizeof(*s.beyond));
    memset(t->link, 0, n * sizeof(*t->link));
    rc = seal_edges(&s);
  }
  if(!rc) {
    seal_hits(&s);
    rc = seal_pairs(&s);
    view(t, out);
  }
  ls_free(s.parent);
  ls_free(s.beyond);
  ls_free(t->node);
  t->node = NULL;
  return rc;
}
