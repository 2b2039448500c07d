/* What a lexicon is made of, for the files that make one. */
#ifndef LS_LEX_INSIDE_H
#define LS_LEX_INSIDE_H

#include "base/arena.h"
#include "lex/lex.h"
#include "lex/trie.h"

struct ls_lex {
  ls_lex_head head; /* first: lex.h reads it */
  ls_trie forward, backward;
  const ls_entry *rows; /* of all lists, from 1 on; their words behind them */
  uint32_t rows_n;      /* with row 0 */
  uint32_t text_n;      /* bytes of the words */
  uint32_t first[LEX_LISTS + 1]; /* of each list */
  /* What a lexicon that was loaded has the above in; of one that lies in the
   * program none. */
  ls_arena arena;
  ls_trie_maker *made[2];
};

/* To be called when the tables are in place. */
void lex_open(ls_lex *lex);

#endif
