/* A trie over folded characters: 64 K roots, hashed edges below them. */
#ifndef LS_LEX_TRIE_H
#define LS_LEX_TRIE_H

#include <stdint.h>

#include "lex/lex.h"

typedef struct ls_node {
  uint32_t here;  /* lists with a word that ends here */
  uint32_t below; /* lists with a word that ends here or further on */
  const ls_entry *entry; /* chain of the words that end here */
} ls_node;

/* An edge of the tree below the roots, found by its key. */
typedef struct ls_edge {
  uint64_t key;   /* parent << 16 | character, 0: free slot */
  uint32_t child;
  uint32_t below; /* the child's, so that most walks end here */
} ls_edge;

#define TRIE_CLASSES 256
#define TRIE_PAIRS (1u << 15)

/* Most look-ups fail at once, so what fails is asked for in little memory:
 * a byte a first character, whose class tells its lists, and then a table
 * of hashed pairs of characters.  Both may say yes in error, never no. */
typedef struct ls_trie {
  uint8_t first[65536];           /* class of a first character; 0: none */
  uint32_t below[TRIE_CLASSES];   /* lists with a word that begins so ... */
  uint32_t here[TRIE_CLASSES];    /* ... and with one that is just this */
  uint32_t pair[TRIE_PAIRS];      /* lists of words that begin with a pair */
  uint32_t root[65536]; /* node of a first character; 0: none */
  ls_node *node;
  uint32_t nodes, node_cap;
  ls_edge *edge;
  uint32_t mask;        /* slots - 1 */
  uint32_t used;
} ls_trie;

/* 0, or LS_ENOMEM. */
int trie_init(ls_trie *t);
void trie_free(ls_trie *t);

/* The node of `word`, made as needed; `list` is noted along the way.  0
 * where memory ran out. */
uint32_t trie_add(ls_trie *t, const uint16_t *word, uint32_t n,
                  uint32_t bit);

/* Fills first, class and pair from the nodes; after the last trie_add. */
void trie_seal(ls_trie *t);

static inline uint32_t trie_pair(uint16_t a, uint16_t b)
{
  return (((uint32_t)a << 16 | b) * UINT32_C(0x9E3779B1)) >> 17;
}

static inline uint32_t trie_slot(const ls_trie *t, uint64_t key)
{
  uint64_t h = key * UINT64_C(0x9E3779B97F4A7C15);
  return (uint32_t)(h >> 40) & t->mask;
}

/* The edge from `node` by `c`; NULL if none. */
static inline const ls_edge *trie_edge(const ls_trie *t, uint32_t node,
                                       uint16_t c)
{
  uint64_t key = (uint64_t)node << 16 | c;
  for(uint32_t i = trie_slot(t, key);; i = (i + 1) & t->mask) {
    if(t->edge[i].key == key)
      return &t->edge[i];
    if(!t->edge[i].key)
      return NULL;
  }
}

#endif
