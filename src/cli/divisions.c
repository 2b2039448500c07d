#include "cli/divisions.h"

#include <string.h>

static ls_slice full_name(const ls_entry *e)
{
  return e->s[1].n ? e->s[1] : e->word;
}

/* A division stands in the lists by its full name and perhaps by a short
 * form, which says the full one. */
static ls_slice short_form(const ls_entry *e, uint32_t n, ls_slice code)
{
  for(uint32_t i = 0; i < n; i++)
    if(slice_eq(e[i].s[0], code) && e[i].s[1].n)
      return e[i].word;
  return (ls_slice){ "", 0 };
}

bool cli_division_of(const ls_lex *lex, const char *given, cli_division *out)
{
  uint32_t n = 0;
  ls_slice word = slice_of(given);
  const ls_entry *e = lex_rows(lex, LEX_DIVISIONS, &n);
  for(uint32_t i = 0; i < n; i++)
    if(slice_eq(e[i].word, word) || slice_eq(e[i].s[0], word)) {
      *out = (cli_division){ e[i].s[0], full_name(&e[i]),
                             short_form(e, n, e[i].s[0]) };
      return true;
    }
  return false;
}

static bool is_there(const ls_entry *e, uint32_t n, const char *code)
{
  for(uint32_t i = 0; i < n; i++)
    if(slice_eq(e[i].s[0], slice_of(code)))
      return true;
  return false;
}

/* The division it is right below: 110105 has no city 110100 in the lists, so
 * it is a district of 110000 itself.  "" for a province. */
static void above(const ls_entry *e, uint32_t n, ls_slice code, char up[7])
{
  up[0] = 0;
  if(code.n != 6 || !memcmp(code.s + 2, "0000", 4))
    return;
  memcpy(up, code.s, 4);
  memcpy(up + 4, "00", 3);
  if(!memcmp(code.s + 4, "00", 2) || !is_there(e, n, up))
    memcpy(up + 2, "0000", 5);
}

int cli_divisions_below(const ls_lex *lex, const char *code,
                        int (*each)(void *arg, const cli_division *d),
                        void *arg)
{
  uint32_t n = 0;
  int rc = 0;
  const ls_entry *e = lex_rows(lex, LEX_DIVISIONS, &n);
  for(uint32_t i = 0; i < n && !rc; i++) {
    char up[7];
    if(e[i].s[1].n || strncmp(e[i].s[0].s, code, 2) != 0)
      continue;
    above(e, n, e[i].s[0], up);
    if(strcmp(up, code) != 0)
      continue;
    const cli_division d = { e[i].s[0], e[i].word,
                             short_form(e, n, e[i].s[0]) };
    rc = each(arg, &d);
  }
  return rc;
}
