#include "base/tsv.h"

void tsv_open(ls_tsv *t, ls_slice content)
{
  *t = (ls_tsv){ .p = content.s, .end = content.s + content.n };
  if(content.n >= 3 && !memcmp(t->p, "\xEF\xBB\xBF", 3))
    t->p += 3; /* spreadsheets write a byte order mark */
}

static void split(ls_tsv *t, const char *p, const char *eol)
{
  t->n = 0;
  for(;;) {
    const char *tab = memchr(p, '\t', (size_t)(eol - p));
    const char *stop = tab ? tab : eol;
    if(t->n == TSV_FIELDS) {
      t->n++;
      return;
    }
    t->field[t->n++] = (ls_slice){ p, (size_t)(stop - p) };
    if(!tab)
      return;
    p = tab + 1;
  }
}

int tsv_next(ls_tsv *t)
{
  while(t->p < t->end) {
    const char *p = t->p;
    const char *eol = memchr(p, '\n', (size_t)(t->end - p));
    t->p = eol ? eol + 1 : t->end;
    if(!eol)
      eol = t->end;
    t->line++;
    if(eol > p && eol[-1] == '\r')
      eol--;
    if(eol == p || *p == '#')
      continue;
    split(t, p, eol);
    return 1;
  }
  return 0;
}
