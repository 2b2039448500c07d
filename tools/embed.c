/* Writes files as C string literals: embed NAME HEADER FILE... > out.c
 *
 * A literal compiles in a hundredth of the time of a list of bytes.  The
 * table NAME[] of HEADER's struct ls_file is ended by a NULL name. */
#include <stdio.h>
#include <string.h>

static const char *base_name(const char *path)
{
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

static int literal(const char *path, int index)
{
  FILE *f = fopen(path, "rb");
  int c, column = 0;
  if(!f) {
    perror(path);
    return 1;
  }
  printf("static const char file_%d[] =\n\"", index);
  while((c = getc(f)) != EOF) {
    if(c == '"' || c == '\\')
      printf("\\%c", c);
    else if(c == '\n')
      printf("\\n\"\n\"");
    else if(c < 0x20 || c >= 0x7F || c == '?')
      printf("\\%03o", c);
    else
      putchar(c);
    if(c == '\n')
      column = 0;
    else if(++column % 1000 == 0)
      printf("\"\n\"");
  }
  puts("\";");
  fclose(f);
  return 0;
}

int main(int argc, char **argv)
{
  if(argc < 3)
    return 2;
  printf("#include \"%s\"\n\n", argv[2]);
  for(int i = 3; i < argc; i++)
    if(literal(argv[i], i - 3))
      return 1;
  printf("\nconst ls_file %s[] = {\n", argv[1]);
  for(int i = 3; i < argc; i++)
    printf("  { \"%s\", file_%d, sizeof(file_%d) - 1 },\n",
           base_name(argv[i]), i - 3, i - 3);
  puts("  { 0, 0, 0 }\n};");
  return 0;
}
