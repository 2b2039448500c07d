/* Between a lexicon and its bytes: a head, then one table after the other. */
#include "lex/image.h"

#include <string.h>

#include "lex/inside.h"

#define MAGIC UINT32_C(0x4C4C5331)

/* The lengths that the tables have. */
struct image_head {
  uint32_t magic, rows, text;
  uint32_t first[LEX_LISTS + 1];
  struct {
    uint32_t nodes, pair_bits, edges; /* edges: slots less 1 */
  } trie[2];
};

/* A table: where the pointer to it is, and its bytes. */
struct part {
  void *at; /* a pointer to the pointer */
  size_t size;
};

#define TRIE_PARTS 10
#define PARTS (1 + 2 * TRIE_PARTS)

static void trie_parts(ls_trie *t, struct part *out)
{
  const struct part parts[TRIE_PARTS] = {
    { &t->first, TRIE_CHARS },
    { &t->below, TRIE_CLASSES * sizeof(*t->below) },
    { &t->begin, TRIE_BEGINS / 8 },
    { &t->root, TRIE_CHARS * sizeof(*t->root) },
    { &t->lists, TRIE_CLASSES * sizeof(*t->lists) },
    { &t->link, t->nodes * sizeof(*t->link) },
    { &t->beyond, TRIE_CLASSES * sizeof(*t->beyond) },
    { &t->seed, TRIE_BUCKETS * sizeof(*t->seed) },
    { &t->pair, sizeof(*t->pair) << t->pair_bits },
    { &t->edge.v, ((size_t)t->edge.mask + 1) * sizeof(*t->edge.v) },
  };
  memcpy(out, parts, sizeof(parts));
}

static void parts_of(ls_lex *lex, struct part *out)
{
  out[0] = (struct part){ &lex->rows,
                          lex->rows_n * sizeof(*lex->rows) + lex->text_n };
  trie_parts(&lex->forward, out + 1);
  trie_parts(&lex->backward, out + 1 + TRIE_PARTS);
}

static size_t aligned(size_t n)
{
  return (n + IMAGE_ALIGN - 1) & ~(size_t)(IMAGE_ALIGN - 1);
}

static void put(ls_buf *out, const void *p, size_t n)
{
  static const char zeros[IMAGE_ALIGN];
  buf_put(out, p, n);
  buf_put(out, zeros, aligned(n) - n);
}

void image_make(const ls_lex *lex, ls_buf *out)
{
  const ls_trie *tries[2] = { &lex->forward, &lex->backward };
  struct image_head head = { .magic = MAGIC, .rows = lex->rows_n,
                             .text = lex->text_n };
  struct part parts[PARTS];
  ls_lex copy = *lex;
  memcpy(head.first, lex->first, sizeof(head.first));
  for(int way = 0; way < 2; way++) {
    head.trie[way].nodes = tries[way]->nodes;
    head.trie[way].pair_bits = tries[way]->pair_bits;
    head.trie[way].edges = tries[way]->edge.mask;
  }
  put(out, &head, sizeof(head));
  parts_of(&copy, parts);
  for(int i = 0; i < PARTS; i++) {
    const void *table;
    memcpy(&table, parts[i].at, sizeof(table));
    put(out, table, parts[i].size);
  }
}

bool image_open(const char *image, ls_lex *lex)
{
  ls_trie *tries[2] = { &lex->forward, &lex->backward };
  struct image_head head;
  struct part parts[PARTS];
  memcpy(&head, image, sizeof(head));
  if(head.magic != MAGIC)
    return false;
  lex->rows_n = head.rows;
  lex->text_n = head.text;
  memcpy(lex->first, head.first, sizeof(head.first));
  for(int way = 0; way < 2; way++) {
    tries[way]->nodes = head.trie[way].nodes;
    tries[way]->pair_bits = head.trie[way].pair_bits;
    tries[way]->edge.mask = head.trie[way].edges;
  }
  image += aligned(sizeof(head));
  parts_of(lex, parts);
  for(int i = 0; i < PARTS; i++) {
    memcpy(parts[i].at, &image, sizeof(image));
    image += aligned(parts[i].size);
  }
  lex_open(lex);
  return true;
}
