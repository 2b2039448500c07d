/* Recounts the coverage account of reports, with code of its own.
 *
 *   coverage_recount FILE|FOLDER...
 *
 * Each text is read by reader_read; then the runs of numerals of the read
 * text are found anew by the two expressions that define them, and it is
 * checked that every run lies in exactly one figure or number record, that
 * those records are disjoint, that the account's sums are these counts, and
 * that its sentences are those with an item and those with a narrative
 * record.  A folder stands for the .txt files below it; what is not there
 * is said and skipped. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "extract/reader.h"

typedef struct {
  uint32_t start, end;
  int role; /* ls_number_role; N_FIGURE for figures */
} span;

static const ls_lex *lex;
static long files, failures, total_runs, total_unread;

static void fail(const char *file, const char *what, uint32_t at)
{
  failures++;
  fprintf(stderr, "coverage_recount: %s: %s at %u\n", file, what, at);
}

/* ---- the expressions, over code points ---- */

static int digit(uint32_t c)
{
  return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static int among(uint32_t c, const uint32_t *set)
{
  for(; *set; set++)
    if(*set == c)
      return 1;
  return 0;
}

static int magnitude(uint32_t c)
{
  static const uint32_t set[] = { 0x767E, 0x5343, 0x4E07, 0x4EBF, 0 };
  return among(c, set);
}

static int chinese(uint32_t c)
{
  static const uint32_t set[] = {
    0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03,
    0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343, 0x4E07, 0x4EBF, 0x4E24, 0
  };
  return among(c, set);
}

/* The end of the run at `i`, or `i`.  `t` ends with four zeros. */
static size_t run(const uint32_t *t, size_t i)
{
  size_t e = i;
  while(digit(t[e]))
    e++;
  if(e == i) {
    while(chinese(t[e]))
      e++;
    return e;
  }
  while((t[e] == ',' || t[e] == 0xFF0C) && digit(t[e + 1]) &&
        digit(t[e + 2]) && digit(t[e + 3]))
    e += 4;
  if((t[e] == '.' || t[e] == 0xFF0E) && digit(t[e + 1]))
    for(e++; digit(t[e]);)
      e++;
  while(magnitude(t[e]))
    e++;
  return e;
}

/* ---- one report ---- */

static uint32_t *code_points(const ls_u8map *m)
{
  uint32_t *t = calloc((size_t)m->n + 4, sizeof(*t));
  const uint8_t *p = (const uint8_t *)m->s, *end = p + m->bytes;
  for(uint32_t i = 0; t && i < m->n; i++) {
    uint32_t c = *p++;
    int more = c < 0x80 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
    if(more)
      c &= 0x3Fu >> more;
    for(; more && p < end; more--)
      c = c << 6 | (*p++ & 0x3F);
    t[i] = c;
  }
  return t;
}

static int by_start(const void *a, const void *b)
{
  const span *x = a, *y = b;
  return x->start < y->start ? -1 : x->start > y->start;
}

static span *spans_of(const ls_report *r, size_t *n)
{
  span *s = malloc(((size_t)r->figures.n + r->numbers.n + 1) * sizeof(*s));
  *n = 0;
  if(!s)
    return NULL;
  for(uint32_t i = 0; i < r->figures.n; i++)
    s[(*n)++] = (span){ r->figures.v[i].h.span.start,
                        r->figures.v[i].h.span.end, N_FIGURE };
  for(uint32_t i = 0; i < r->numbers.n; i++)
    s[(*n)++] = (span){ r->numbers.v[i].h.span.start,
                        r->numbers.v[i].h.span.end, r->numbers.v[i].role };
  qsort(s, *n, sizeof(*s), by_start);
  return s;
}

static void check_runs(const char *file, const ls_report *r,
                       const uint32_t *t, const span *s, size_t n)
{
  uint32_t counts[N_UNREAD + 1] = { 0 }, runs = 0;
  size_t k = 0;
  for(size_t i = 0; i < r->text.n;) {
    size_t e = run(t, i);
    if(e == i) {
      i++;
      continue;
    }
    runs++;
    while(k < n && s[k].end <= i)
      k++;
    if(k == n || s[k].start > i || s[k].end < e)
      fail(file, "a run in no record", (uint32_t)i);
    else
      counts[s[k].role]++;
    i = e;
  }
  const ls_coverage *c = &r->coverage;
  if(c->numerals != runs)
    fail(file, "the account's numerals are not the runs", runs);
  if(c->figures != counts[N_FIGURE] || c->names != counts[N_NAME] ||
     c->dates != counts[N_DATE] || c->numbering != counts[N_NUMBERING] ||
     c->idioms != counts[N_IDIOM] || c->unread != counts[N_UNREAD])
    fail(file, "a sum of the account is not the count", runs);
  if(c->figures + c->names + c->dates + c->numbering + c->idioms +
     c->unread != c->numerals)
    fail(file, "the account does not add up", c->numerals);
  total_runs += runs;
  total_unread += counts[N_UNREAD];
}

static void check_spans(const char *file, const ls_report *r, const span *s,
                        size_t n)
{
  for(size_t i = 0; i < n; i++)
    if(s[i].start >= s[i].end || s[i].end > r->text.n ||
       (i && s[i].start < s[i - 1].end))
      fail(file, "spans that meet or are empty", s[i].start);
}

/* Items stand in text order and know their sentence. */
static void check_sentences(const char *file, const ls_report *r)
{
  uint32_t with_item = 0, last = NO_ID;
  for(uint32_t i = 0; i < r->items.n; i++)
    if(r->items.v[i].sentence.start != last) {
      last = r->items.v[i].sentence.start;
      with_item++;
    }
  if(r->coverage.narrative != r->narratives.n)
    fail(file, "the account's narrative is not the records'", 0);
  if(r->coverage.items != r->items.n)
    fail(file, "the account's items are not the records'", 0);
  if(r->coverage.sentences != with_item + r->narratives.n)
    fail(file, "sentences neither with an item nor narrative", with_item);
}

static char *slurp(const char *path, size_t *n)
{
  FILE *f = fopen(path, "rb");
  char *p = NULL;
  size_t cap = 0;
  *n = 0;
  if(!f)
    return NULL;
  for(;;) {
    if(cap - *n < 65536) {
      char *more = realloc(p, cap = 2 * cap + 65536);
      if(!more)
        break;
      p = more;
    }
    size_t got = fread(p + *n, 1, cap - *n, f);
    if(!got)
      break;
    *n += got;
  }
  fclose(f);
  return p;
}

static void check_file(const char *path)
{
  size_t bytes, n;
  char *text = slurp(path, &bytes);
  ls_report *r;
  ls_err err;
  files++;
  if(!text || reader_read(lex, (const uint8_t *)text, bytes, NULL, &r,
                          &err)) {
    fail(path, "cannot be read", 0);
    free(text);
    return;
  }
  uint32_t *t = code_points(&r->text);
  span *s = spans_of(r, &n);
  if(t && s) {
    check_spans(path, r, s, n);
    check_runs(path, r, t, s, n);
    check_sentences(path, r);
  }
  else
    fail(path, "no memory", 0);
  free(t);
  free(s);
  reader_free(r);
  free(text);
}

static void check_path(const char *path, int depth)
{
  struct stat st;
  if(stat(path, &st)) {
    printf("coverage_recount: %s is not there, skipped\n", path);
    return;
  }
  if(!S_ISDIR(st.st_mode)) {
    check_file(path);
    return;
  }
  DIR *d = opendir(path);
  struct dirent *e;
  while(d && depth < 4 && (e = readdir(d))) {
    char sub[4096];
    size_t n = strlen(e->d_name);
    if(e->d_name[0] == '.' ||
       snprintf(sub, sizeof(sub), "%s/%s", path, e->d_name) >=
         (int)sizeof(sub) || stat(sub, &st))
      continue;
    if(S_ISDIR(st.st_mode))
      check_path(sub, depth + 1);
    else if(n > 4 && !strcmp(e->d_name + n - 4, ".txt"))
      check_file(sub);
  }
  if(d)
    closedir(d);
}

int main(int argc, char **argv)
{
  ls_err err;
  ls_lex *loaded = lex_load(NULL, NULL, NULL, &err);
  if(!loaded)
    return 1;
  lex = loaded;
  for(int i = 1; i < argc; i++)
    check_path(argv[i], 0);
  lex_free(loaded);
  printf("coverage_recount: %ld files, %ld runs, %ld unread, %ld failures\n",
         files, total_runs, total_unread, failures);
  return failures != 0;
}
