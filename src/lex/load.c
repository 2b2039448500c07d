/* Word lists read, checked and compiled. */
#include "lex/lex.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/tsv.h"
#include "base/vec.h"
#include "lex/builtin.h"
#include "lex/image.h"
#include "lex/inside.h"


/* What a load carries along. */
struct loading {
  ls_lex *lex;
  ls_arena scratch;
  VEC(ls_entry) rows; /* `text` is a place in the following */
  VEC(char) text;
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

/* Sets one column of the entry from its field: a text goes to `texts`. */
static void set_column(struct loading *l, const ls_tsv *t, ls_entry *e, int c,
                       ls_slice value, ls_slice *texts)
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
    texts[text] = value;
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

static void keep_bytes(struct loading *l, const void *p, size_t n)
{
  while(l->text.cap - l->text.n < n)
    l->text.v = vec_more(&l->scratch, l->text.v, l->text.cap, &l->text.cap,
                         sizeof(*l->text.v));
  if(n)
    memcpy(l->text.v + l->text.n, p, n);
  l->text.n += (uint32_t)n;
}

/* Takes the words of a row along. */
static void keep_texts(struct loading *l, ls_entry *e, const ls_slice *texts)
{
  ls_entry_text t;
  while(l->text.n % sizeof(t.bytes[0]))
    keep_bytes(l, "", 1);
  e->text = l->text.n;
  for(int k = 0; k <= LEX_TEXT_COLUMNS; k++)
    t.bytes[k] = (uint32_t)texts[k].n;
  keep_bytes(l, &t, sizeof(t));
  for(int k = 0; k <= LEX_TEXT_COLUMNS; k++)
    keep_bytes(l, texts[k].s, texts[k].n);
}

static void read_row(struct loading *l, const ls_tsv *t)
{
  uint16_t word[LEX_WORD_MAX];
  ls_slice texts[1 + LEX_TEXT_COLUMNS] = { t->field[0] };
  uint32_t n = lex_fold(t->field[0], word);
  if(n == 0) {
    complain(l, t->line, "lex-word", t->field[0], NULL);
    return;
  }
  if(t->n > l->fields) {
    complain(l, t->line, "lex-fields", t->field[0], NULL);
    return;
  }
  if(l->rows.n > LEX_HIT_ROW)
    longjmp(*l->scratch.oom, 1);
  ls_entry *e = vec_push0(&l->scratch, &l->rows);
  e->len = (uint16_t)n;
  e->line = t->line;
  e->list = (uint8_t)l->list;
  for(int f = 1; f < l->fields; f++)
    if(l->column[f] >= 0)
      set_column(l, t, e, l->column[f], f < t->n ? t->field[f] : SLICE(""),
                 texts + 1);
  keep_texts(l, e, texts);
}

static void read_list(struct loading *l, ls_slice content)
{
  ls_tsv t;
  tsv_open(&t, content);
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
  bool same = a->list == b->list && slice_eq(lex_word(a), lex_word(b)) &&
              !memcmp(a->e, b->e, sizeof(a->e));
  for(int k = 0; k < LEX_TEXT_COLUMNS && same; k++)
    same = slice_eq(lex_text(a, k), lex_text(b, k));
  return same;
}

/* A row that says again what one above it says: rows are met from the last
 * to the first, so the twin is the one met before. */
static void tell_twin(struct loading *l, const ls_entry *met,
                      const ls_entry *e)
{
  for(; met; met = lex_next(met))
    if(same_row(met, e)) {
      char line[16];
      snprintf(line, sizeof(line), "%u", e->line);
      l->list = (enum ls_list)e->list;
      complain(l, met->line, "lex-twice", lex_word(e), line);
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

/* Rows no longer move: one block for them and their words. */
static ls_entry *settle(struct loading *l)
{
  size_t rows = l->rows.n * sizeof(*l->rows.v);
  char *block = arena_alloc(&l->lex->arena, rows + l->text.n);
  if(rows + l->text.n > UINT32_MAX)
    longjmp(*l->lex->arena.oom, 1);
  memcpy(block, l->rows.v, rows);
  if(l->text.n)
    memcpy(block + rows, l->text.v, l->text.n);
  ls_entry *e = (ls_entry *)(void *)block;
  for(size_t i = 0; i < l->rows.n; i++)
    e[i].text += (uint32_t)(rows - i * sizeof(*e));
  l->lex->rows = e;
  l->lex->rows_n = l->rows.n;
  l->lex->text_n = l->text.n;
  return e;
}

/* Puts the rows into both tries. */
static void compile(struct loading *l, ls_entry *rows)
{
  ls_lex *lex = l->lex;
  for(uint32_t i = lex->rows_n; --i > 0;) {
    ls_entry *e = &rows[i];
    uint16_t word[LEX_WORD_MAX], back[LEX_WORD_MAX];
    uint32_t n = lex_fold(lex_word(e), word);
    for(uint32_t k = 0; k < n; k++)
      back[k] = word[n - 1 - k];
    uint32_t f = trie_add(lex->made[0], word, n, lists_of(e));
    uint32_t b = trie_add(lex->made[1], back, n, lists_of(e));
    if(!f || !b)
      longjmp(*lex->arena.oom, 1);
    uint32_t met = lex->made[0]->node[f].row;
    e->next = met ? (int32_t)(met - i) : 0;
    tell_twin(l, lex_next(e), e);
    /* the same chain serves both directions: same word, same rows */
    lex->made[0]->node[f].row = lex->made[1]->node[b].row = i;
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
  vec_push0(&l->scratch, &l->rows); /* row 0 means none */
  for(int i = 0; i < LEX_LISTS; i++) {
    ls_slice content;
    int got = 0;
    if(override)
      got = override->get(override->arg, lex_lists[i].name, &content, err);
    if(got < 0)
      return got;
    l->list = (enum ls_list)i;
    l->lex->first[i] = l->rows.n;
    read_list(l, got ? content : builtin(lex_lists[i].name));
  }
  l->lex->first[LEX_LISTS] = l->rows.n;
  return l->errors ? LS_ELEXICON : LS_OK;
}

static int make_tries(ls_lex *lex)
{
  for(int way = 0; way < 2; way++)
    if(!(lex->made[way] = ls_malloc(sizeof(*lex->made[way]))) ||
       trie_init(lex->made[way]))
      return LS_ENOMEM;
  return LS_OK;
}

static int make(struct loading *l, const struct ls_lex_source *override,
                ls_err *err)
{
  ls_lex *lex = l->lex;
  int rc = load_all(l, override, err);
  if(rc)
    return rc;
  ls_entry *rows = settle(l);
  if(make_tries(lex))
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  compile(l, rows);
  if(l->errors)
    return LS_ELEXICON;
  if(trie_seal(lex->made[0], rows, 0, &lex->forward) ||
     trie_seal(lex->made[1], rows, 1, &lex->backward))
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  lex_open(lex);
  return LS_OK;
}

void lex_open(ls_lex *lex)
{
  lex->head = (ls_lex_head){ lex->forward.first, lex->backward.first,
                             lex->forward.below, lex->backward.below,
                             lex->forward.lists, lex->rows };
}

static int load(ls_lex *lex, const struct ls_lex_source *override,
                void (*each)(void *arg, const ls_err *err), void *arg,
                ls_err *err)
{
  jmp_buf oom;
  struct loading l = { .lex = lex, .each = each, .arg = arg, .first = err };
  arena_init(&lex->arena, &oom);
  arena_init(&l.scratch, &oom);
  int rc = setjmp(oom) ? err_set(err, LS_ENOMEM, "no-memory", NULL, NULL)
                       : make(&l, override, err);
  arena_free(&l.scratch);
  lex->arena.oom = NULL; /* nothing allocates in it from here on */
  return rc;
}

ls_lex *lex_load(const struct ls_lex_source *override,
                 void (*each)(void *arg, const ls_err *err), void *arg,
                 ls_err *err)
{
  ls_lex *lex = ls_malloc(sizeof(*lex));
  if(!lex) {
    err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    return NULL;
  }
  memset(lex, 0, sizeof(*lex));
  if(!override && image_open(lex_image, lex))
    return lex;
  if(!load(lex, override, each, arg, err))
    return lex;
  lex_free(lex);
  return NULL;
}

void lex_free(ls_lex *lex)
{
  if(!lex)
    return;
  for(int way = 0; way < 2; way++) {
    if(lex->made[way])
      trie_free(lex->made[way]);
    ls_free(lex->made[way]);
  }
  arena_free(&lex->arena);
  ls_free(lex);
}
