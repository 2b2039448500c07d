#include "lex/trie.h"

#include <string.h>

#include "base/alloc.h"

int trie_init(ls_trie *t)
{
  memset(t, 0, sizeof(*t));
  t->mask = (1u << 14) - 1;
  t->node_cap = 4096;
  t->nodes = 1; /* node 0 means none */
  t->edge = ls_malloc((t->mask + 1) * sizeof(*t->edge));
  t->node = ls_malloc(t->node_cap * sizeof(*t->node));
  if(!t->edge || !t->node)
    return LS_ENOMEM;
  memset(t->edge, 0, (t->mask + 1) * sizeof(*t->edge));
  memset(t->node, 0, sizeof(*t->node));
  return LS_OK;
}

void trie_free(ls_trie *t)
{
  ls_free(t->edge);
  ls_free(t->node);
  ls_free(t->word);
  ls_free(t->longest);
  t->edge = NULL;
  t->node = NULL;
  t->word = NULL;
  t->longest = NULL;
}

static void slot_put(ls_trie *t, uint64_t edge)
{
  uint32_t i = trie_slot(t, edge >> 24);
  while(t->edge[i])
    i = (i + 1) & t->mask;
  t->edge[i] = edge;
}

static int rehash(ls_trie *t)
{
  uint64_t *was = t->edge;
  uint32_t slots = t->mask + 1;
  t->edge = ls_malloc(2 * (size_t)slots * sizeof(*t->edge));
  if(!t->edge) {
    t->edge = was;
    return LS_ENOMEM;
  }
  memset(t->edge, 0, 2 * (size_t)slots * sizeof(*t->edge));
  t->mask = 2 * slots - 1;
  for(uint32_t i = 0; i < slots; i++)
    if(was[i])
      slot_put(t, was[i]);
  ls_free(was);
  return LS_OK;
}

static uint32_t node_new(ls_trie *t)
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
static uint32_t step(ls_trie *t, uint32_t parent, uint16_t c)
{
  uint32_t next = trie_child(t, parent, c);
  if(next || (2 * t->used > t->mask && rehash(t)) ||
     !(next = node_new(t)))
    return next;
  slot_put(t, (uint64_t)parent << 40 | (uint64_t)c << 24 | next);
  t->used++;
  return next;
}

uint32_t trie_add(ls_trie *t, const uint16_t *word, uint32_t n, uint32_t bit)
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

/* The class of these lists in `table`, made as needed; the last one stands
 * for all that find no room, and says yes to everything. */
static uint32_t class_of(uint32_t *table, uint32_t lists, uint32_t *classes)
{
  for(uint32_t k = 1; k < *classes; k++)
    if(table[k] == lists)
      return k;
  if(*classes == TRIE_CLASSES - 1) {
    table[TRIE_CLASSES - 1] = UINT32_MAX;
    return TRIE_CLASSES - 1;
  }
  table[*classes] = lists;
  return (*classes)++;
}

/* Numbers the word that ends at `node`, if one does, behind that of its
 * parent: the longest word on the way to it. */
static uint32_t number_word(ls_trie *t, uint32_t node, uint32_t above,
                            uint32_t *words, uint32_t *classes)
{
  const ls_node *at = &t->node[node];
  if(!at->entry)
    return above;
  ls_word *w = &t->word[++*words];
  *w = (ls_word){ at->entry, at->here, above & LEX_HIT_WORD,
                  at->entry->len };
  uint32_t lists = at->here | (above ? t->lists[above >> 24] : 0);
  return *words | class_of(t->lists, lists, classes) << 24;
}

/* What the edges say of the nodes in two arrays: by node, what it hangs on,
 * as in an edge; and the pairs that words begin with. */
static void read_edges(ls_trie *t, uint32_t *parent)
{
  for(uint32_t i = 0; i <= t->mask; i++) {
    uint64_t edge = t->edge[i];
    uint32_t from = (uint32_t)(edge >> 40), to = (uint32_t)edge & 0xFFFFFF;
    if(!edge)
      continue;
    parent[to] = from;
    if(!(from & TRIE_ROOT))
      continue;
    uint16_t a = (uint16_t)from, b = (uint16_t)(edge >> 24);
    uint32_t h = trie_begin_slot(a, b);
    t->pair[trie_pair(a, b)] |= t->node[to].below;
    t->begin[h >> 6] |= UINT64_C(1) << (h & 63);
  }
}

int trie_seal(ls_trie *t)
{
  uint32_t words = 0, classes = 1, firsts = 1;
  uint32_t *parent = ls_malloc(t->nodes * sizeof(*parent));
  t->word = ls_malloc(t->nodes * sizeof(*t->word));
  t->longest = ls_malloc(t->nodes * sizeof(*t->longest));
  if(!parent || !t->word || !t->longest) {
    ls_free(parent);
    return LS_ENOMEM;
  }
  t->longest[0] = 0;
  t->word[0] = (ls_word){ .entry = NULL };
  read_edges(t, parent);
  for(uint32_t c = 0; c < 65536; c++) {
    uint32_t at = t->root[c];
    if(!at)
      continue;
    t->first[c] = (uint8_t)class_of(t->below, t->node[at].below, &firsts);
    parent[at] = 0;
    t->root[c] = number_word(t, at, 0, &words, &classes);
    t->longest[at] = t->root[c];
  }
  /* a parent has a lower number than its children */
  for(uint32_t i = 1; i < t->nodes; i++)
    if(parent[i])
      t->longest[i] = number_word(t, i, parent[i] & TRIE_ROOT
                                  ? t->root[parent[i] & 0xFFFF]
                                  : t->longest[parent[i]],
                                  &words, &classes);
  ls_free(parent);
  ls_free(t->node);
  t->node = NULL;
  return LS_OK;
}
