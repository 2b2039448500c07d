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
  t->edge = NULL;
  t->node = NULL;
}

static void slot_put(ls_trie *t, uint64_t key, uint32_t child)
{
  uint32_t i = trie_slot(t, key);
  while(t->edge[i].key)
    i = (i + 1) & t->mask;
  t->edge[i] = (ls_edge){ key, child, 0 };
}

static int rehash(ls_trie *t)
{
  ls_edge *was = t->edge;
  uint32_t slots = t->mask + 1;
  t->edge = ls_malloc(2 * (size_t)slots * sizeof(*t->edge));
  if(!t->edge) {
    t->edge = was;
    return LS_ENOMEM;
  }
  memset(t->edge, 0, 2 * (size_t)slots * sizeof(*t->edge));
  t->mask = 2 * slots - 1;
  for(uint32_t i = 0; i < slots; i++)
    if(was[i].key)
      slot_put(t, was[i].key, was[i].child);
  ls_free(was);
  return LS_OK;
}

static uint32_t node_new(ls_trie *t)
{
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

static uint32_t step(ls_trie *t, uint32_t node, uint16_t c)
{
  const ls_edge *e = node ? trie_edge(t, node, c) : NULL;
  uint32_t next = node ? (e ? e->child : 0) : t->root[c];
  if(next)
    return next;
  if(2 * t->used > t->mask && rehash(t))
    return 0;
  next = node_new(t);
  if(!next)
    return 0;
  if(!node)
    t->root[c] = next;
  else {
    slot_put(t, (uint64_t)node << 16 | c, next);
    t->used++;
  }
  return next;
}

uint32_t trie_add(ls_trie *t, const uint16_t *word, uint32_t n, uint32_t bit)
{
  uint32_t node = 0;
  for(uint32_t i = 0; i < n; i++) {
    node = step(t, node, word[i]);
    if(!node)
      return 0;
    t->node[node].below |= bit;
  }
  if(node)
    t->node[node].here |= bit;
  return node;
}

/* The class with these lists, made as needed; the last one stands for all
 * that find no room, and says yes to everything. */
static uint8_t class_of(ls_trie *t, const ls_node *n, uint32_t *classes)
{
  for(uint32_t k = 1; k < *classes; k++)
    if(t->here[k] == n->here && t->below[k] == n->below)
      return (uint8_t)k;
  if(*classes == TRIE_CLASSES - 1)
    return TRIE_CLASSES - 1;
  t->here[*classes] = n->here;
  t->below[*classes] = n->below;
  return (uint8_t)(*classes)++;
}

void trie_seal(ls_trie *t)
{
  uint32_t classes = 1;
  t->here[TRIE_CLASSES - 1] = t->below[TRIE_CLASSES - 1] = UINT32_MAX;
  uint16_t *first = ls_malloc(t->nodes * sizeof(*first));
  if(first)
    memset(first, 0, t->nodes * sizeof(*first));
  for(uint32_t c = 0; c < 65536; c++) {
    uint32_t at = t->root[c];
    if(!at)
      continue;
    t->first[c] = class_of(t, &t->node[at], &classes);
    if(first)
      first[at] = (uint16_t)c;
  }
  if(!first)
    memset(t->pair, 0xFF, sizeof(t->pair)); /* slower, not wrong */
  for(uint32_t i = 0; i <= t->mask; i++)
    t->edge[i].below = t->node[t->edge[i].child].below;
  for(uint32_t i = 0; first && i <= t->mask; i++) {
    uint32_t parent = (uint32_t)(t->edge[i].key >> 16);
    uint16_t c = (uint16_t)t->edge[i].key;
    if(t->edge[i].key && t->root[first[parent]] == parent)
      t->pair[trie_pair(first[parent], c)] |= t->edge[i].below;
  }
  ls_free(first);
}
