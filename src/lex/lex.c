#include "lex/lex.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "lex/builtin.h"
#include "lex/trie.h"
#include "text/text.h"


typedef VEC(ls_entry) entry_vec;

struct ls_lex {
  ls_lex_head head; /* first: lex.h reads it */
  ls_arena arena;
  ls_trie forward, backward;
  entry_vec rows;               /* of all lists, from 1 on */
  uint32_t first[LEX_LISTS + 1]; /* of each list */
};

/* What a load carries along. */
struct loading {
  ls_lex *lex;
  enum ls_list list;
  int column[TSV_FIELDS]; /* field of the file -> column of the list, -1 */
  int fields;
  int errors;
  void (*each)(void *arg, const ls_err *err);
  void *arg;
  ls_err *first;
};

static void complain(struct loading *l, uint32_t line, const char *key,
                     ls_slice a, const char *b)
{
  ls_err e;
  char text[120];
  snprintf(text, sizeof(text), "%.*s", (int)(a.n < 100 ? a.n : 100), a.s);
  err_set(&e, LS_ELEXICON, key, text, b);
  snprintf(e.file, sizeof(e.file), "%s.tsv", lex_lists[l->list].name);
  e.line = line;
  if(!l->errors++ && l->first)
    *l->first = e;
  if(l->each)
    l->each(l->arg, &e);
}

static int columns_of(const ls_list_def *def)
{
  int n = 0;
  while(def->columns[n].name)
    n++;
  return n;
}

/* The header names the fields; unknown columns are kept for people. */
static int read_header(struct loading *l, const ls_tsv *t)
{
  const ls_list_def *def = &lex_lists[l->list];
  l->fields = t->n;
  if(t->n > TSV_FIELDS || !slice_eq(t->field[0], SLICE("word"))) {
    complain(l, t->line, "lex-header", t->field[0], "word");
    return 0;
  }
  for(int f = 0; f < t->n; f++)
    l->column[f] = -1;
  for(int c = 0; c < columns_of(def); c++) {
    int at = -1;
    for(int f = 1; f < t->n; f++)
      if(slice_eq(t->field[f], slice_of(def->columns[c].name)))
        at = f;
    if(at >= 0)
      l->column[at] = c;
    else if(def->columns[c].required) {
      complain(l, t->line, "lex-column", slice_of(def->columns[c].name),
               NULL);
      return 0;
    }
  }
  return 1;
}

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

/* Position of `s` in the column's words, or -1. */
static int enum_of(const ls_column *c, ls_slice s)
{
  for(int i = 0; c->words[i]; i++)
    if(slice_eq(s, slice_of(c->words[i])))
      return i;
  return -1;
}

static void words_of(const ls_column *c, char *out, size_t size)
{
  size_t n = 0;
  out[0] = 0;
  for(int i = 0; c->words[i] && n + 1 < size; i++)
    n += (size_t)snprintf(out + n, size - n, "%s%s", i ? " " : "",
                          c->words[i]);
}

/* Sets one column of the entry from its field. */
static void set_column(struct loading *l, const ls_tsv *t, ls_entry *e, int c,
                       ls_slice value)
{
  const ls_column *col = &lex_lists[l->list].columns[c];
  int text = 0, enums = 0;
  for(int k = 0; k < c; k++) {
    if(lex_lists[l->list].columns[k].words)
      enums++;
    else
      text++;
  }
  if(!col->words) {
    e->s[text] = value;
    return;
  }
  int v = value.n == 0 && !col->required ? 0 : enum_of(col, value);
  if(v < 0) {
    char allowed[120];
    words_of(col, allowed, sizeof(allowed));
    complain(l, t->line, "lex-value", value, allowed);
    return;
  }
  e->e[enums] = (uint8_t)v;
}

static void read_row(struct loading *l, const ls_tsv *t)
{
  uint16_t word[LEX_WORD_MAX];
  uint32_t n = lex_fold(t->field[0], word);
  if(n == 0) {
    complain(l, t->line, "lex-word", t->field[0], NULL);
    return;
  }
  if(t->n > l->fields) {
    complain(l, t->line, "lex-fields", t->field[0], NULL);
    return;
  }
  if(l->lex->rows.n > LEX_HIT_ROW)
    longjmp(*l->lex->arena.oom, 1);
  ls_entry *e = vec_push0(&l->lex->arena, &l->lex->rows);
  for(int k = 0; k < LEX_TEXT_COLUMNS; k++)
    e->s[k] = SLICE("");
  e->word = t->field[0];
  e->len = (uint16_t)n;
  e->line = t->line;
  e->list = (uint8_t)l->list;
  for(int f = 1; f < l->fields; f++)
    if(l->column[f] >= 0)
      set_column(l, t, e, l->column[f], f < t->n ? t->field[f] : SLICE(""));
}

static void read_list(struct loading *l, ls_slice content)
{
  ls_tsv t;
  char *copy = arena_alloc(&l->lex->arena, content.n);
  memcpy(copy, content.s, content.n);
  tsv_open(&t, (ls_slice){ copy, content.n });
  if(!tsv_next(&t)) {
    complain(l, 1, "lex-empty", SLICE(""), NULL);
    return;
  }
  if(read_header(l, &t))
    while(tsv_next(&t))
      read_row(l, &t);
}

static bool same_row(const ls_entry *a, const ls_entry *b)
{
  bool same = a->list == b->list && slice_eq(a->word, b->word) &&
              !memcmp(a->e, b->e, sizeof(a->e));
  for(int k = 0; k < LEX_TEXT_COLUMNS && same; k++)
    same = slice_eq(a->s[k], b->s[k]);
  return same;
}

/* A row that says again what one above it says: rows are met from the last
 * to the first, so the twin is the one met before. */
static void tell_twin(struct loading *l, const ls_entry *met,
                      const ls_entry *e)
{
  for(; met; met = met->next)
    if(same_row(met, e)) {
      char line[16];
      snprintf(line, sizeof(line), "%u", e->line);
      l->list = (enum ls_list)e->list;
      complain(l, met->line, "lex-twice", e->word, line);
      return;
    }
}

/* The row's list, and those without a file that it is of. */
static uint32_t lists_of(const ls_entry *e)
{
  uint32_t lists = LEX_BIT(e->list);
  if(e->list == LEX_STAGES && e->e[1] != FORM_ADVERB && e->e[1] != FORM_STOP)
    lists |= LEX_BIT(LEX_DEEDS);
  return lists;
}

/* Rows no longer move: put them into both tries. */
static void compile(struct loading *l)
{
  ls_lex *lex = l->lex;
  for(uint32_t i = lex->rows.n; --i > 0;) {
    ls_entry *e = &lex->rows.v[i];
    uint16_t word[LEX_WORD_MAX], back[LEX_WORD_MAX];
    uint32_t n = lex_fold(e->word, word);
    for(uint32_t k = 0; k < n; k++)
      back[k] = word[n - 1 - k];
    uint32_t f = trie_add(&lex->forward, word, n, lists_of(e));
    uint32_t b = trie_add(&lex->backward, back, n, lists_of(e));
    if(!f || !b)
      longjmp(*lex->arena.oom, 1);
    uint32_t met = lex->forward.node[f].row;
    e->next = met ? &lex->rows.v[met] : NULL;
    tell_twin(l, e->next, e);
    /* the same chain serves both directions: same word, same rows */
    lex->forward.node[f].row = lex->backward.node[b].row = i;
  }
}

static ls_slice builtin(const char *name)
{
  size_t n = strlen(name);
  for(const ls_file *f = lex_builtin; f->name; f++)
    if(!strncmp(f->name, name, n) && !strcmp(f->name + n, ".tsv"))
      return (ls_slice){ f->content, f->size };
  return SLICE("");
}

static int load_all(struct loading *l, const struct ls_lex_source *override,
                    ls_err *err)
{
  vec_push0(&l->lex->arena, &l->lex->rows); /* row 0 means none */
  for(int i = 0; i < LEX_LISTS; i++) {
    ls_slice content;
    int got = 0;
    if(override)
      got = override->get(override->arg, lex_lists[i].name, &content, err);
    if(got < 0)
      return got;
    l->list = (enum ls_list)i;
    l->lex->first[i] = l->lex->rows.n;
    read_list(l, got ? content : builtin(lex_lists[i].name));
  }
  l->lex->first[LEX_LISTS] = l->lex->rows.n;
  return l->errors ? LS_ELEXICON : LS_OK;
}

ls_lex *lex_load(const struct ls_lex_source *override,
                 void (*each)(void *arg, const ls_err *err), void *arg,
                 ls_err *err)
{
  jmp_buf oom;
  ls_lex *volatile lex = ls_malloc(sizeof(*lex));
  struct loading l = { .lex = lex, .each = each, .arg = arg, .first = err };
  if(!lex) {
    err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    return NULL;
  }
  memset((void *)lex, 0, sizeof(*lex));
  arena_init((ls_arena *)&lex->arena, &oom);
  if(setjmp(oom) || trie_init((ls_trie *)&lex->forward) ||
     trie_init((ls_trie *)&lex->backward)) {
    lex_free(lex);
    err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    return NULL;
  }
  if(load_all(&l, override, err)) {
    lex_free(lex);
    return NULL;
  }
  compile(&l);
  if(l.errors) {
    lex_free(lex);
    return NULL;
  }
  if(trie_seal(&lex->forward, lex->rows.v, 0) ||
     trie_seal(&lex->backward, lex->rows.v, 1)) {
    lex_free(lex);
    err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    return NULL;
  }
  lex->head = (ls_lex_head){ lex->forward.first, lex->backward.first,
                             lex->forward.below, lex->backward.below,
                             lex->forward.lists, lex->rows.v };
  return lex;
}

void lex_free(ls_lex *lex)
{
  if(!lex)
    return;
  trie_free(&lex->forward);
  trie_free(&lex->backward);
  arena_free(&lex->arena);
  ls_free(lex);
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
    e = e->next;
  return e;
}

const ls_entry *lex_of_hit(const ls_lex *lex, uint32_t hit, uint32_t most,
                           uint32_t mask)
{
  return of_hit(lex->rows.v, 0, hit, most, mask);
}

/* The longest word of all lists, as a hit, from the node `at` on, which the
 * characters before `s` lead to. */
static inline uint32_t walk_on(const ls_trie *t, uint32_t at,
                               const uint16_t *s, const uint16_t *end)
{
  uint32_t hit = 0;
  for(; at; at = trie_next(t, at, *s++)) {
    hit = t->link[at].hit;
    if(s == end)
      break;
  }
  return hit;
}

/* The longest that begins at `s`. */
static inline uint32_t walk(const ls_trie *t, const uint16_t *s,
                            const uint16_t *end)
{
  uint32_t at = s + 1 < end
                  ? slots_find(&t->pair, TRIE_ROOT | s[0], s[1]) : 0;
  return at ? walk_on(t, at, s + 2, end) : t->root[*s];
}

/* The same backwards: the longest that ends just before `s`; it may stop
 * where words of `mask` do. */
static inline uint32_t walk_back(const ls_trie *t, const uint16_t *begin,
                                 const uint16_t *s, uint32_t mask)
{
  uint32_t hit = t->root[s[-1]];
  if(s - 1 <= begin)
    return hit;
  uint32_t at = slots_find(&t->pair, TRIE_ROOT | s[-1], s[-2]);
  for(s -= 2; at && t->link[at].below & mask; at = trie_next(t, at, *--s)) {
    hit = t->link[at].hit;
    if(s == begin)
      break;
  }
  return hit;
}

/* A bit for each of the 64 characters at `s` where a word of several may
 * begin.  A test for each would be a branch that nobody can foresee. */
static inline uint64_t candidates(const ls_trie *t, const uint16_t *s)
{
  uint64_t bits = 0;
  for(uint32_t k = 0; k < 64; k++) {
    uint32_t h = trie_begin_slot(s[k], s[k + 1]);
    bits = bits >> 1 | t->begin[h >> 6] >> (h & 63) << 63;
  }
  return bits;
}

/* Those of `bits`.  First all nodes of the pairs, so that the cache brings
 * the next while one is waited for; then what follows. */
static void scan_block(const ls_trie *t, const uint16_t *s,
                       const uint16_t *end, uint64_t bits, uint32_t *out)
{
  uint32_t node[64], n = 0;
  uint8_t at[64];
  for(; bits; bits &= bits - 1) {
    int k = __builtin_ctzll(bits);
    node[n] = slots_find(&t->pair, TRIE_ROOT | s[k], s[k + 1]);
    at[n] = (uint8_t)k;
    __builtin_prefetch(&t->link[node[n]]);
    n += node[n] != 0;
  }
  for(uint32_t i = 0; i < n; i++)
    out[at[i]] = walk_on(t, node[i], s + at[i] + 2, end);
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
  uint32_t hit = t->root[*s], at = 0;
  if(s + 1 < end)
    at = slots_find(&t->pair, TRIE_ROOT | s[0], s[1]);
  for(s += 2; at && t->link[at].below & mask; at = trie_next(t, at, *s++)) {
    hit = t->link[at].hit;
    if(s == end)
      break;
  }
  return hit ? of_hit(lex->rows.v, 0, hit, UINT32_MAX, mask) : NULL;
}

const ls_entry *lex_walk_back(const ls_lex *lex, const uint16_t *begin,
                              const uint16_t *s, uint32_t mask)
{
  const ls_trie *t = &lex->backward;
  uint32_t hit = walk_back(t, begin, s, mask);
  return hit ? of_hit(lex->rows.v, 1, hit, UINT32_MAX, mask) : NULL;
}

const ls_entry *lex_exact(const ls_lex *lex, const uint16_t *s,
                          const uint16_t *end)
{
  const ls_trie *t = &lex->forward;
  if(s >= end)
    return NULL;
  const ls_entry *e = &lex->rows.v[walk(t, s, end) & LEX_HIT_ROW];
  return s + e->len == end ? e : NULL;
}

const ls_entry *lex_rows(const ls_lex *lex, enum ls_list list, uint32_t *n)
{
  *n = lex->first[list + 1] - lex->first[list];
  return lex->rows.v + lex->first[list];
}
