#include "cli/divisions.h"

#include <string.h>

static ls_slice full_name(const ls_entry *e)
{
  return lex_text(e, 1).n ? lex_text(e, 1) : lex_word(e);
}

/* A division stands in the lists by its full name and perhaps by a short
 * form, which says the full one. */
static ls_slice short_form(const ls_entry *e, uint32_t n, ls_slice code)
{
  for(uint32_t i = 0; i < n; i++)
    if(slice_eq(lex_text(&e[i], 0), code) && lex_text(&e[i], 1).n)
      return lex_word(&e[i]);
  return (ls_slice){ "", 0 };
}

bool cli_division_of(const ls_lex *lex, const char *given, cli_division *out)
{
  uint32_t n = 0;
  ls_slice word = slice_of(given);
  const ls_entry *e = lex_rows(lex, LEX_DIVISIONS, &n);
  for(uint32_t i = 0; i < n; i++)
    if(slice_eq(lex_word(&e[i]), word) || slice_eq(lex_text(&e[i], 0), word)) {
      *out = (cli_division){ lex_text(&e[i], 0), full_name(&e[i]),
                             short_form(e, n, lex_text(&e[i], 0)) };
      return true;
    }
  return false;
}

static bool is_code(const char *s)
{
  return strlen(s) == 6 && !s[strspn(s, "0123456789")];
}

/* How near a division is to the place `own`; 0: not at all. */
static int nearness(ls_slice code, const char *own)
{
  if(code.n != 6)
    return 0;
  if(is_code(own) && !memcmp(code.s, own, 4))
    return 3;
  if(is_code(own) && !memcmp(code.s, own, 2))
    return 2;
  return !is_code(own) || !memcmp(code.s + 4, "00", 2);
}

bool cli_division_near(const ls_lex *lex, const char *given, const char *own,
                       cli_division *out)
{
  uint32_t n = 0;
  int best = 0;
  bool several = false;
  ls_slice word = slice_of(given);
  const ls_entry *e = lex_rows(lex, LEX_DIVISIONS, &n);
  for(uint32_t i = 0; i < n; i++) {
    ls_slice code = lex_text(&e[i], 0);
    int near = slice_eq(lex_word(&e[i]), word) ? nearness(code, own) : 0;
    if(!near || near < best)
      continue;
    several = near == best && !slice_eq(out->code, code);
    best = near;
    *out = (cli_division){ code, full_name(&e[i]),
                           short_form(e, n, code) };
  }
  return best && !several;
}

static bool is_there(const ls_entry *e, uint32_t n, const char *code)
{
  for(uint32_t i = 0; i < n; i++)
    if(slice_eq(lex_text(&e[i], 0), slice_of(code)))
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
    ls_slice own = lex_text(&e[i], 0);
    if(lex_text(&e[i], 1).n || own.n != 6 || strncmp(own.s, code, 2) != 0)
      continue;
    above(e, n, own, up);
    if(strcmp(up, code) != 0)
      continue;
    const cli_division d = { own, lex_word(&e[i]), short_form(e, n, own) };
    rc = each(arg, &d);
  }
  return rc;
}
