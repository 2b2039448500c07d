#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

void fuzz_check(int ok, const char *what, const char *file, int line)
{
  if(ok)
    return;
  fprintf(stderr, "%s:%d: not so: %s\n", file, line, what);
  abort();
}

const ls_lex *fuzz_lex(void)
{
  static ls_lex *lex; /* reachable to the end, so no leak */
  ls_err err = { 0 };
  if(!lex)
    lex = lex_load(NULL, NULL, NULL, &err);
  if(!lex)
    fprintf(stderr, "%s:%u: %s\n", err.file, err.line, err.key);
  FUZZ_CHECK(lex != NULL);
  return lex;
}

void fuzz_doc(const uint8_t *data, size_t n, void (*run)(ls_doc *d))
{
  static ls_arena arena; /* static: setjmp leaves locals unsettled */
  static ls_report report;
  jmp_buf oom;
  ls_err err = { 0 };
  arena_init(&arena, &oom);
  if(!setjmp(oom)) {
    ls_doc *d = arena_zalloc(&arena, sizeof(*d));
    report = (ls_report){ 0 };
    d->report = &report;
    d->arena = &arena;
    d->lex = fuzz_lex();
    if(!text_decode(&arena, data, n, &d->text, &err)) {
      d->f = d->text.fold;
      d->n = d->text.n;
      report.text = d->text.read;
      report.place = SLICE("");
      run(d);
    } else
      FUZZ_CHECK(err.code != LS_OK && err.key[0]);
  }
  arena_free(&arena);
}

void fuzz_span(ls_span s, uint32_t n)
{
  FUZZ_CHECK(s.start <= s.end);
  FUZZ_CHECK(s.end <= n);
}
