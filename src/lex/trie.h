/* A trie over folded characters.
 *
 * It is made of nodes whose children are found by hashed edges.  Sealed, it
 * is laid out for walking, which is waiting for memory more than anything
 * else: a table by the first two characters has all that most walks need in
 * one place, and where words go on, a few bits say whether they may with the
 * next character.  Each word knows the next shorter one that begins it: a
 * walk goes as deep as the text does, and the word it ends in leads to all
 * others. */
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
  uint32_t key; /* the character that leads to it; in the table of pairs both:
                   first << 16 | second */
  uint32_t hit; /* the longest word on the way to it, as lex.h has it; in the
                   table of pairs 0 where none is */
  uint64_t go;  /* where words go on, 0: nowhere.  From bit 0: 23 bits the
                   only child or, with GO_MANY, the node itself, for the
                   edges; 8 bits the class of the lists that words go on to;
                   32 bits a bit for each character they go on with, hashed:
                   no is no */
} ls_link;

#define GO_MANY (1u << 23)
#define GO_ID (GO_MANY - 1)

/* A table of 2^k slots, taken up where the hash says or behind. */
typedef struct ls_slots {
  const uint64_t *v; /* parent << 40 | character << 24 | child; 0: free */
  uint32_t mask;     /* slots - 1 */
} ls_slots;

#define TRIE_CHARS 65536
#define TRIE_CLASSES 256
#define TRIE_BEGINS (1u << 18)
#define TRIE_BUCKETS (1u << 12)
#define TRIE_ROOT (1u << 23) /* no node has a number so high; with a first
                                character it is the parent of its pairs */

/* Sealed: only read, so it may as well lie in the program. */
typedef struct ls_trie {
  const uint8_t *first;  /* class of a first character; 0: none */
  const uint32_t *below; /* by class: lists with a word that begins so */
  const uint64_t *begin; /* a bit for each pair of characters that begins a
                            word, hashed: no is no */
  const uint32_t *root;  /* the hit of a first character */
  const uint32_t *lists; /* by class of a hit */
  const uint32_t *beyond; /* by class: lists that words go on to */
  const ls_link *link;
  uint32_t nodes;        /* of link */
  uint32_t pair_bits;
  const uint16_t *seed;  /* by TRIE_BUCKET: what makes trie_pair a place where
                            nothing else is */
  const ls_link *pair;   /* 2^pair_bits slots; without a hit and a way on:
                            free */
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
  uint32_t beyond[TRIE_CLASSES];
  ls_filling edge;  /* until it is sealed, all edges */
  uint32_t pairs;   /* edges of TRIE_ROOT */
  uint32_t pair_bits;
  uint16_t seed[TRIE_BUCKETS];
  ls_link *pair;    /* when it is sealed */
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

static inline uint32_t trie_key(uint16_t a, uint16_t b)
{
  return (uint32_t)a << 16 | b;
}

static inline uint64_t trie_hash(uint32_t key)
{
  return key * UINT64_C(0x9E3779B97F4A7C15);
}

/* Where in `begin` the pair of this hash has its bit, and its bucket. */
#define TRIE_BEGIN_BIT(hash) ((uint32_t)((hash) >> 46))
#define TRIE_BUCKET(hash) ((uint32_t)((hash) >> 52))

/* Its place under a seed. */
static inline uint32_t trie_slot(uint64_t hash, uint32_t seed, uint32_t bits)
{
  return ((uint32_t)(hash >> 16) * (2 * seed + 1)) >> (32 - bits);
}

static inline uint64_t trie_go_bit(uint16_t c)
{
  return UINT64_C(1) << (32 + (c * UINT32_C(0x9E3779B1) >> 27));
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

/* What stands for the pair of this hash, if its key is the pair's.  There is
 * one place to look (a perfect hash by seeds: Fox, Chen, Heath, "A faster
 * algorithm for constructing minimal perfect hash functions", 1992), so
 * nothing to be guessed. */
static inline const ls_link *trie_pair(const ls_trie *t, uint64_t hash)
{
  return &t->pair[trie_slot(hash, t->seed[TRIE_BUCKET(hash)], t->pair_bits)];
}

/* Where words go on from `at` with `c`; NULL where they do not. */
static inline const ls_link *trie_next(const ls_trie *t, const ls_link *at,
                                       uint16_t c)
{
  if(!(at->go & trie_go_bit(c)))
    return NULL;
  uint32_t id = (uint32_t)at->go & GO_ID;
  if(at->go & GO_MANY) {
    id = slots_find(t->edge, id, c);
    return id ? &t->link[id] : NULL;
  }
  return t->link[id].key == c ? &t->link[id] : NULL;
}

/* Lists of words that go on from `at`. */
static inline uint32_t trie_beyond(const ls_trie *t, const ls_link *at)
{
  return t->beyond[at->go >> 24 & 0xFF];
}

#endif
