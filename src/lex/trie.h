/* A trie over folded characters.
 *
 * It is made of nodes whose children are found by hashed edges.  Sealed, it
 * is laid out for walking: one table leads from the first two characters to
 * their node, a node that has one child names it, and only where there are
 * several is an edge looked up.  Each word knows then the next shorter one
 * that begins it: a walk goes as deep as the text does, and the word it ends
 * in leads to all others. */
#ifndef LS_LEX_TRIE_H
#define LS_LEX_TRIE_H

#include <stdint.h>

#include "lex/lex.h"

/* While it is made. */
typedef struct ls_node {
  uint32_t here;  /* lists with a word that ends here */
  uint32_t below; /* lists with a word that ends here or further on */
  uint32_t row;   /* the first of the word that ends here, 0: none */
} ls_node;

/* The same node, sealed. */
typedef struct ls_link {
  uint32_t hit;   /* the longest word on the way to it, as lex.h has it */
  uint32_t below;
  uint32_t child; /* its only one, 0: none, TRIE_MANY: see the edges */
  uint16_t c;     /* the character that leads to the only child */
} ls_link;

/* A table of 2^k slots, taken up where the hash says or behind. */
typedef struct ls_slots {
  const uint64_t *v; /* parent << 40 | character << 24 | child; 0: free */
  uint32_t mask;     /* slots - 1 */
} ls_slots;

#define TRIE_CHARS 65536
#define TRIE_CLASSES 256
#define TRIE_BEGINS (1u << 18)
#define TRIE_ROOT (1u << 23) /* no node has a number so high; with a first
                                character it is the parent of its pairs */
#define TRIE_MANY UINT32_MAX

/* Sealed: only read, so it may as well lie in the program. */
typedef struct ls_trie {
  const uint8_t *first;  /* class of a first character; 0: none */
  const uint32_t *below; /* by class: lists with a word that begins so */
  const uint64_t *begin; /* a bit for each pair of characters that begins a
                            word, hashed: no is no */
  const uint32_t *root;  /* the hit of a first character */
  const uint32_t *lists; /* by class of a hit */
  const ls_link *link;
  uint32_t nodes;        /* of link */
  ls_slots pair;         /* edges of TRIE_ROOT */
  ls_slots edge;         /* edges of many children */
} ls_trie;

/* Slots that are being filled. */
typedef struct ls_filling {
  uint64_t *v;
  uint32_t mask, used;
} ls_filling;

/* What a sealed one's tables are made in. */
typedef struct ls_trie_maker {
  uint8_t first[TRIE_CHARS];
  uint32_t below[TRIE_CLASSES];
  uint64_t begin[TRIE_BEGINS / 64];
  uint32_t root[TRIE_CHARS]; /* until it is sealed, the node of a first
                                character */
  uint32_t lists[TRIE_CLASSES];
  ls_filling edge;  /* until it is sealed, all edges */
  ls_filling pair;
  ls_node *node;    /* until it is sealed */
  uint32_t nodes, node_cap;
  ls_link *link;    /* when it is sealed */
} ls_trie_maker;

/* 0, or LS_ENOMEM. */
int trie_init(ls_trie_maker *t);
void trie_free(ls_trie_maker *t);

/* The node of `word`, made as needed; `list` is noted along the way.  0
 * where memory ran out. */
uint32_t trie_add(ls_trie_maker *t, const uint16_t *word, uint32_t n,
                  uint32_t bit);

/* To be called after the last trie_add: sets `lists` and shorter[way] of the
 * rows, and *out, whose tables are the maker's.  0, or LS_ENOMEM. */
int trie_seal(ls_trie_maker *t, ls_entry *rows, int way, ls_trie *out);

static inline uint32_t trie_begin_slot(uint16_t a, uint16_t b)
{
  return (((uint32_t)a << 16 | b) * UINT32_C(0x9E3779B1)) >> 14;
}

/* The child by the edge from `parent` by `c`; 0 if none. */
static inline uint32_t slots_find(ls_slots t, uint32_t parent, uint16_t c)
{
  uint64_t key = (uint64_t)parent << 16 | c;
  uint64_t h = key * UINT64_C(0x9E3779B97F4A7C15);
  for(uint32_t i = (uint32_t)(h >> 40) & t.mask;; i = (i + 1) & t.mask) {
    if(t.v[i] >> 24 == key)
      return (uint32_t)t.v[i] & 0xFFFFFF;
    if(!t.v[i])
      return 0;
  }
}

/* Where words go on from `node` with `c`; 0 where they do not. */
static inline uint32_t trie_next(const ls_trie *t, uint32_t node, uint16_t c)
{
  const ls_link *at = &t->link[node];
  if(at->child == TRIE_MANY)
    return slots_find(t->edge, node, c);
  return at->c == c ? at->child : 0;
}

#endif
