/* A trie over folded characters: 64 K roots, hashed edges below them.
 *
 * It is made of nodes; once sealed it keeps, instead of them, the words by
 * number, each with the next shorter one that begins it.  A walk then goes
 * as deep as the text does, and the word it ends in leads to all others. */
#ifndef LS_LEX_TRIE_H
#define LS_LEX_TRIE_H

#include <stdint.h>

#include "lex/lex.h"

/* While it is made. */
typedef struct ls_node {
  uint32_t here;  /* lists with a word that ends here */
  uint32_t below; /* lists with a word that ends here or further on */
  const ls_entry *entry; /* chain of the words that end here */
} ls_node;

#define TRIE_CLASSES 256
#define TRIE_PAIRS (1u << 15)
#define TRIE_BEGINS (1u << 18)

/* Most look-ups fail at once, so what fails is asked for in little memory:
 * a byte a first character, whose class tells its lists, and then a table
 * of hashed pairs of characters.  Both may say yes in error, never no. */
typedef struct ls_trie {
  uint8_t first[65536];         /* class of a first character; 0: none */
  uint32_t below[TRIE_CLASSES]; /* lists with a word that begins so */
  uint32_t pair[TRIE_PAIRS];    /* lists of words that begin with a pair */
  uint64_t begin[TRIE_BEGINS / 64]; /* a bit a pair, spread wider */
  uint32_t root[65536]; /* node of a first character; 0: none.  When
                           sealed: its word */
  ls_node *node;        /* until it is sealed */
  uint32_t nodes, node_cap;
  /* Edges: parent << 40 | character << 24 | child, 0 where the slot is
   * free.  The parent is a node, or TRIE_ROOT + a first character. */
  uint64_t *edge;
  uint32_t mask;        /* slots - 1 */
  uint32_t used;
  /* When sealed: the words by number; by node the longest word on the way
   * to it, as a hit of lex.h; and by class of a hit, its lists. */
  ls_word *word;
  uint32_t *longest;
  uint32_t lists[TRIE_CLASSES];
} ls_trie;

#define TRIE_ROOT (1u << 23) /* no node has a number so high */

/* 0, or LS_ENOMEM. */
int trie_init(ls_trie *t);
void trie_free(ls_trie *t);

/* The node of `word`, made as needed; `list` is noted along the way.  0
 * where memory ran out. */
uint32_t trie_add(ls_trie *t, const uint16_t *word, uint32_t n,
                  uint32_t bit);

/* To be called after the last trie_add: numbers the words, fills first and
 * pair.  0, or LS_ENOMEM. */
int trie_seal(ls_trie *t);

static inline uint32_t trie_pair(uint16_t a, uint16_t b)
{
  return (((uint32_t)a << 16 | b) * UINT32_C(0x9E3779B1)) >> 17;
}

static inline uint32_t trie_begin_slot(uint16_t a, uint16_t b)
{
  return (((uint32_t)a << 16 | b) * UINT32_C(0x9E3779B1)) >> 14;
}

static inline uint32_t trie_slot(const ls_trie *t, uint64_t key)
{
  uint64_t h = key * UINT64_C(0x9E3779B97F4A7C15);
  return (uint32_t)(h >> 40) & t->mask;
}

/* The child of `node` by `c`; 0 if none. */
static inline uint32_t trie_child(const ls_trie *t, uint32_t node,
                                  uint16_t c)
{
  uint64_t key = (uint64_t)node << 16 | c;
  for(uint32_t i = trie_slot(t, key);; i = (i + 1) & t->mask) {
    uint64_t edge = t->edge[i];
    if(edge >> 24 == key)
      return (uint32_t)edge & 0xFFFFFF;
    if(!edge)
      return 0;
  }
}

#endif
