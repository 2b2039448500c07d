/* Writes the lexicon of the built-in lists as a C string literal, ready for
 * look-up: lexicon FILE... > out.c
 *
 * The lists are read and checked as the program would, so what is wrong with
 * them ends the build. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "lex/builtin.h"
#include "lex/image.h"

#define LIST_MAX (1 << 24)
#define IMAGE_MAX ((size_t)64 << 20)

/* Here are none yet. */
const ls_file lex_builtin[] = { { NULL, NULL, 0 } };
const char lex_image[1024];

struct given {
  char **paths;
  char *held[LEX_LISTS];
  int n;
};

static char *read_file(const char *path, size_t *n)
{
  FILE *f = fopen(path, "rb");
  char *p = f ? malloc(LIST_MAX) : NULL;
  *n = p ? fread(p, 1, LIST_MAX, f) : 0;
  if(f)
    fclose(f);
  return p;
}

/* The content of list `name`: a path that ends in /NAME.tsv. */
static int get(void *arg, const char *name, ls_slice *content, ls_err *err)
{
  struct given *g = arg;
  size_t n = strlen(name), k;
  for(char **p = g->paths; *p; p++) {
    k = strlen(*p);
    if(k < n + 5 || strcmp(*p + k - 4, ".tsv") || (*p)[k - n - 5] != '/' ||
       strncmp(*p + k - n - 4, name, n))
      continue;
    content->s = g->held[g->n] = read_file(*p, &content->n);
    if(g->held[g->n++])
      return 1;
    perror(*p);
  }
  return err_set(err, LS_EIO, "file-missing", name, NULL);
}

static void tell(void *arg, const ls_err *err)
{
  (void)arg;
  fprintf(stderr, "%s:%u: %s: %s %s\n", err->file, err->line, err->key,
          err->arg[0], err->arg[1]);
}

static void literal(const unsigned char *p, size_t n)
{
  fputs("#include \"lex/builtin.h\"\n#include \"lex/image.h\"\n\n"
        "_Alignas(IMAGE_ALIGN) const char lex_image[] =\n\"", stdout);
  for(size_t i = 0; i < n; i++) {
    unsigned char next = i + 1 < n ? p[i + 1] : 0;
    if(p[i] == '"' || p[i] == '\\')
      printf("\\%c", p[i]);
    else if(p[i] >= 0x20 && p[i] < 0x7F && p[i] != '?')
      putchar(p[i]);
    else if(next >= '0' && next <= '9')
      printf("\\%03o", p[i]);
    else
      printf("\\%o", p[i]);
    if(i % 1000 == 999)
      fputs("\"\n\"", stdout);
  }
  puts("\";");
}

int main(int argc, char **argv)
{
  struct given g = { .paths = argv + 1 };
  struct ls_lex_source from = { get, &g };
  ls_err err = { 0 };
  ls_buf image;
  buf_init(&image, IMAGE_MAX);
  ls_lex *lex = argc > 1 ? lex_load(&from, tell, NULL, &err) : NULL;
  if(lex)
    image_make(lex, &image);
  else
    fprintf(stderr, "%s: %s\n", err.key, err.arg[0]);
  if(image.n)
    literal((const unsigned char *)image.p, image.n);
  int rc = !image.n || fflush(stdout) || ferror(stdout);
  lex_free(lex);
  buf_free(&image);
  while(g.n > 0)
    free(g.held[--g.n]);
  return rc;
}
