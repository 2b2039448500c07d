/* Word lists from strangers: the first byte says which list the rest is;
 * the other lists are empty.  What loads is then looked up in. */
#include <stdio.h>
#include <string.h>

#include "fuzz.h"

typedef struct {
  const char *name;
  ls_slice content;
  char header[1024];
} source;

/* A list without a row, which every list's reader must take. */
static ls_slice empty_list(source *s, const ls_list_def *def)
{
  size_t n = (size_t)snprintf(s->header, sizeof(s->header), "word");
  for(const ls_column *c = def->columns; c->name && n < 900; c++)
    n += (size_t)snprintf(s->header + n, sizeof(s->header) - n, "\t%s",
                          c->name);
  return (ls_slice){ s->header, n };
}

static int get(void *arg, const char *name, ls_slice *content, ls_err *err)
{
  source *s = arg;
  (void)err;
  *content = s->content;
  if(!strcmp(name, s->name))
    return 1;
  for(int i = 0; i < LEX_LISTS; i++)
    if(!strcmp(name, lex_lists[i].name))
      *content = empty_list(s, &lex_lists[i]);
  return 1;
}

static void note(void *arg, const ls_err *err)
{
  FUZZ_CHECK(err->code == LS_ELEXICON && err->file[0] && err->key[0]);
  ++*(unsigned *)arg;
}

static void look_up(const ls_lex *lex, enum ls_list list)
{
  uint32_t n;
  const ls_entry *row = lex_rows(lex, list, &n);
  for(uint32_t i = 0; i < n; i++) {
    uint16_t word[2 * 64 + FOLD_PAD] = { 0 };
    const uint8_t *p = (const uint8_t *)lex_word(&row[i]).s;
    const uint8_t *end = p + lex_word(&row[i]).n;
    uint32_t k = 0, cp;
    for(int len; p < end && (len = utf8_next(p, end, &cp)) > 0; p += len)
      word[k++] = text_fold_char(cp);
    FUZZ_CHECK(k == row[i].len && k > 0);
    FUZZ_CHECK(lex_exact(lex, word, word + k) != NULL);
    FUZZ_CHECK(lex_at(lex, word, word + k, LEX_BIT(list)) != NULL);
    FUZZ_CHECK(lex_before(lex, word, word + k, LEX_BIT(list)) != NULL);
    FUZZ_CHECK(lex_starts(lex, word[0], LEX_BIT(list)));
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  unsigned errors = 0;
  ls_err err = { 0 };
  if(!n)
    return 0;
  enum ls_list list = (enum ls_list)(data[0] % LEX_LISTS);
  source s = { .name = lex_lists[list].name,
               .content = { (const char *)data + 1, n - 1 } };
  struct ls_lex_source from = { get, &s };
  ls_lex *lex = lex_load(&from, note, &errors, &err);
  FUZZ_CHECK((lex == NULL) == (errors > 0));
  if(!lex)
    return 0;
  look_up(lex, list);
  lex_free(lex);
  return 0;
}
