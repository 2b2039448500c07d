#include "rules/table.h"

#include <stdio.h>
#include <string.h>

#include "base/tsv.h"
#include "base/utf8.h"

void table_complain(ls_loading *l, uint32_t line, const char *key, ls_slice a,
                    const char *b)
{
  ls_err e;
  char text[120];
  snprintf(text, sizeof(text), "%.*s", (int)(a.n < 100 ? a.n : 100), a.s);
  err_set(&e, LS_ELEXICON, key, text, b);
  snprintf(e.file, sizeof(e.file), "%s.tsv", l->file);
  e.line = line;
  if(!l->errors++ && l->first)
    *l->first = e;
  if(l->each)
    l->each(l->arg, &e);
}

int table_word(const char *const *words, ls_slice s)
{
  for(int i = 0; words[i]; i++)
    if(slice_eq(s, slice_of(words[i])))
      return i;
  return -1;
}

const char *table_text(ls_loading *l, ls_slice s)
{
  char *z = arena_alloc(l->arena, s.n + 1);
  memcpy(z, s.s, s.n);
  z[s.n] = 0;
  return z;
}

static void allowed(const char *const *words, char *out, size_t size)
{
  size_t n = 0;
  out[0] = 0;
  for(int i = 0; words[i] && n + 1 < size; i++)
    if(*words[i])
      n += (size_t)snprintf(out + n, size - n, "%s%s", n ? " " : "",
                            words[i]);
}

static void refuse_word(ls_loading *l, uint32_t line, ls_slice s,
                        const char *const *words)
{
  char list[150];
  allowed(words, list, sizeof(list));
  table_complain(l, line, "lex-value", s, list);
}

uint32_t table_mask(ls_loading *l, const ls_table_row *r, ls_slice s,
                    const char *const *words, const char *all)
{
  uint32_t mask = 0;
  if(slice_eq(s, slice_of(all)))
    return UINT32_MAX;
  while(s.n) {
    const char *comma = memchr(s.s, ',', s.n);
    size_t n = comma ? (size_t)(comma - s.s) : s.n;
    int i = table_word(words, (ls_slice){ s.s, n });
    if(i < 0) {
      refuse_word(l, r->line, (ls_slice){ s.s, n }, words);
      return 0;
    }
    mask |= 1u << i;
    n += comma != NULL;
    s = (ls_slice){ s.s + n, s.n - n };
  }
  return mask;
}

int table_int(ls_loading *l, const ls_table_row *r, ls_slice s, int min,
              int max)
{
  char range[40];
  long v = 0;
  bool fine = s.n > 0 && s.n < 9;
  for(size_t i = 0; i < s.n && fine; i++) {
    fine = s.s[i] >= '0' && s.s[i] <= '9';
    v = v * 10 + (s.s[i] - '0');
  }
  if(fine && v >= min && v <= max)
    return (int)v;
  snprintf(range, sizeof(range), "%d-%d", min, max);
  table_complain(l, r->line, "rule-number", s, range);
  return min - 1;
}

/* Which field of the file holds which column; false after an error. */
static bool read_header(ls_loading *l, const ls_table_def *def,
                        const ls_tsv *t, int *field)
{
  for(int c = 0; def->column[c].name; c++) {
    field[c] = -1;
    for(int f = 0; f < t->n && f < TSV_FIELDS; f++)
      if(slice_eq(t->field[f], slice_of(def->column[c].name)))
        field[c] = f;
    if(field[c] < 0) {
      table_complain(l, t->line, "lex-column",
                     slice_of(def->column[c].name), NULL);
      return false;
    }
  }
  return true;
}

static bool is_utf8(ls_slice s)
{
  const uint8_t *p = (const uint8_t *)s.s, *end = p + s.n;
  uint32_t cp;
  for(int n; p < end; p += n) {
    n = utf8_next(p, end, &cp);
    if(!n || !cp)
      return false;
  }
  return true;
}

static bool fits(ls_loading *l, const ls_table_column *c, uint32_t line,
                 ls_slice s)
{
  if(!is_utf8(s))
    table_complain(l, line, "rule-utf8", slice_of(c->name), NULL);
  else if(!s.n && c->required)
    table_complain(l, line, "rule-empty", slice_of(c->name), NULL);
  else if(s.n && c->words && table_word(c->words, s) < 0)
    refuse_word(l, line, s, c->words);
  else
    return true;
  return false;
}

static bool read_row(ls_loading *l, const ls_table_def *def, const ls_tsv *t,
                     const int *field, ls_table_row *r)
{
  bool fine = true;
  *r = (ls_table_row){ .line = t->line };
  for(int c = 0; def->column[c].name; c++) {
    r->f[c] = field[c] < t->n ? t->field[field[c]] : SLICE("");
    fine = fits(l, &def->column[c], t->line, r->f[c]) && fine;
  }
  return fine;
}

void table_read(ls_loading *l, const ls_table_def *def, ls_slice content,
                void (*row)(ls_loading *l, void *to, const ls_table_row *r),
                void *to)
{
  ls_tsv t;
  ls_table_row r;
  int field[TABLE_COLUMNS];
  l->file = def->name;
  tsv_open(&t, content);
  if(!tsv_next(&t)) {
    table_complain(l, 1, "rule-file-empty", SLICE(""), NULL);
    return;
  }
  int fields = t.n;
  if(!read_header(l, def, &t, field))
    return;
  while(tsv_next(&t)) {
    if(t.n > fields || t.n > TSV_FIELDS)
      table_complain(l, t.line, "lex-fields", t.field[0], NULL);
    else if(read_row(l, def, &t, field, &r))
      row(l, to, &r);
  }
}
