/* A first cut of the command line: luoshi read [--format jsonl] FILE */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "emit/emit.h"
#include "extract/reader.h"

static int put(void *arg, const char *p, size_t n)
{
  return fwrite(p, 1, n, arg) != n;
}

static uint8_t *slurp(const char *path, size_t *n)
{
  FILE *f = fopen(path, "rb");
  uint8_t *p = NULL;
  size_t cap = 0;
  *n = 0;
  if(!f)
    return NULL;
  for(;;) {
    if(cap - *n < 65536)
      p = realloc(p, cap = cap * 2 + 65536);
    size_t got = fread(p + *n, 1, cap - *n, f);
    if(!got)
      break;
    *n += got;
  }
  fclose(f);
  return p;
}

int main(int argc, char **argv)
{
  ls_err err = { 0 };
  ls_report *r;
  size_t n;
  if(argc < 3)
    return 2;
  ls_lex *lex = lex_load(NULL, NULL, NULL, &err);
  if(!lex) {
    fprintf(stderr, "%s:%u: %s %s %s\n", err.file, err.line, err.key,
            err.arg[0], err.arg[1]);
    return 1;
  }
  const char *path = argv[argc - 1];
  uint8_t *bytes = slurp(path, &n);
  if(!bytes || reader_read(lex, bytes, n, NULL, &r, &err)) {
    fprintf(stderr, "%s: %s\n", path, err.key);
    return 1;
  }
  ls_emit to = { .write = put, .arg = stdout, .source = path, .sha256 = "" };
  int rc = emit_jsonl(r, &to);
  reader_free(r);
  free(bytes);
  lex_free(lex);
  return rc ? 1 : 0;
}
