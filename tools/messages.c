/* Turns message files into one sorted C table: messages FILE... > out.c
 *
 * Each file is TSV with the columns key, zh and en.  Refused: a double key,
 * an empty cell, a place holder that one language has and the other not. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS 2000

typedef struct {
  char *cell[3];
  const char *file;
  int line;
} row;

static row rows[ROWS];
static int count;

static int fail(const char *file, int line, const char *what)
{
  fprintf(stderr, "%s:%d: %s\n", file, line, what);
  return 1;
}

static int same_holders(const char *a, const char *b)
{
  return !strstr(a, "%1") == !strstr(b, "%1") &&
         !strstr(a, "%2") == !strstr(b, "%2");
}

static int read_row(const char *file, int line, char *text)
{
  row *r = &rows[count];
  char *p = strdup(text);
  if(count == ROWS)
    return fail(file, line, "too many messages: raise ROWS");
  for(int c = 0; c < 3; c++) {
    r->cell[c] = p;
    p = p ? strchr(p, '\t') : NULL;
    if(p)
      *p++ = 0;
    if(!r->cell[c] || !*r->cell[c])
      return fail(file, line, "key, zh and en must all have words");
  }
  if(p)
    return fail(file, line, "more than three columns");
  if(!same_holders(r->cell[1], r->cell[2]))
    return fail(file, line, "%1 or %2 stands in one language only");
  r->file = file;
  r->line = line;
  count++;
  return 0;
}

static int read_file(const char *file)
{
  char text[8192];
  int line = 0, bad = 0, header = 0;
  FILE *f = fopen(file, "r");
  if(!f)
    return fail(file, 0, "cannot be opened");
  while(fgets(text, sizeof(text), f)) {
    line++;
    text[strcspn(text, "\n")] = 0;
    if(!*text || *text == '#')
      continue;
    if(!header) {
      header = 1;
      if(strcmp(text, "key\tzh\ten"))
        bad = fail(file, line, "the header must be key, zh, en");
    }
    else
      bad |= read_row(file, line, text);
  }
  fclose(f);
  return bad;
}

static int by_key(const void *a, const void *b)
{
  return strcmp(((const row *)a)->cell[0], ((const row *)b)->cell[0]);
}

/* "\n" in a cell is a line break, "\\" a backslash: as C has them. */
static void literal(const char *s)
{
  putchar('"');
  for(; *s; s++) {
    unsigned char c = (unsigned char)*s;
    if(c == '"')
      fputs("\\\"", stdout);
    else if(c >= 0x7F || c == '?')
      printf("\\%03o", c);
    else
      putchar(c);
  }
  putchar('"');
}

int main(int argc, char **argv)
{
  int bad = 0;
  for(int i = 1; i < argc; i++)
    bad |= read_file(argv[i]);
  qsort(rows, (size_t)count, sizeof(row), by_key);
  for(int i = 1; i < count; i++)
    if(!by_key(&rows[i - 1], &rows[i]))
      bad = fail(rows[i].file, rows[i].line, rows[i].cell[0]);
  if(bad)
    return 1;
  puts("#include \"base/msg.h\"\n\nconst ls_msg msg_table[] = {");
  for(int i = 0; i < count; i++) {
    fputs("  { ", stdout);
    for(int c = 0; c < 3; c++) {
      literal(rows[i].cell[c]);
      fputs(c < 2 ? ", " : " },\n", stdout);
    }
  }
  printf("};\nconst size_t msg_count = %d;\n", count);
  return 0;
}
