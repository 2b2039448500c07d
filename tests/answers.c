/* How many answers to people's questions are among the figures.
 *
 *   answers TABLES CORPUS
 *
 * TABLES/longbench_gwr_qa.jsonl holds questions about whole reports with
 * answers in words; every quantity of an answer, read by the reader itself,
 * must be a figure of the report.  TABLES/value_extraction_cases.jsonl
 * holds a sentence, an indicator and the value that belongs to it.  Where
 * the tables are absent it says so and ends with 77, meson's "skipped". */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/reader.h"

#define LEAST_SHARE 0.9 /* of the quantities that are among the figures */

typedef struct {
  int asked, found;
} tally;

static char *slurp(const char *path, size_t *n)
{
  FILE *f = fopen(path, "rb");
  if(!f)
    return NULL;
  fseek(f, 0, SEEK_END);
  long size = ftell(f);
  rewind(f);
  char *p = malloc((size_t)size + 1);
  *n = p ? fread(p, 1, (size_t)size, f) : 0;
  if(p)
    p[*n] = 0;
  fclose(f);
  return p;
}

static ls_report *read_text(const ls_lex *lex, const char *text, size_t n)
{
  ls_report *r = NULL;
  ls_err err;
  return reader_read(lex, (const uint8_t *)text, n, NULL, &r, &err) ? NULL
                                                                     : r;
}

static int same(double a, double b)
{
  return fabs(fabs(a) - fabs(b)) <= 1e-9 * fmax(1, fabs(a));
}

static int has_figure(const ls_report *r, double value, ls_slice unit)
{
  for(uint32_t i = 0; i < r->figures.n; i++)
    if(same(dec_double(r->figures.v[i].value), value) &&
       slice_eq(r->figures.v[i].unit, unit))
      return 1;
  return 0;
}

static void ask(const ls_lex *lex, const char *corpus, const json_t *row,
                tally *t)
{
  char path[4096];
  size_t n;
  snprintf(path, sizeof(path), "%s/%s", corpus,
           json_string_value(json_object_get(row, "path")));
  char *text = slurp(path, &n);
  if(!text)
    return; /* this report is not in the corpus */
  ls_report *report = read_text(lex, text, n);
  const json_t *answers = json_object_get(row, "answers");
  const char *answer = json_string_value(json_array_get(answers, 0));
  ls_report *said = read_text(lex, answer, strlen(answer));
  for(uint32_t i = 0; said && report && i < said->figures.n; i++) {
    const ls_figure *f = &said->figures.v[i];
    int ok = has_figure(report, dec_double(f->value), f->unit);
    t->asked++;
    t->found += ok;
    if(!ok)
      printf("not among the figures: %s in %s\n", answer, path);
  }
  reader_free(said);
  reader_free(report);
  free(text);
}

static void extract(const ls_lex *lex, const json_t *row, tally *t)
{
  const char *text = json_string_value(json_object_get(row, "text"));
  const char *want = json_string_value(json_object_get(row, "expect"));
  ls_report *r = read_text(lex, text, strlen(text));
  int ok = 0;
  for(uint32_t i = 0; r && i < r->figures.n; i++)
    ok |= same(dec_double(r->figures.v[i].value), atof(want)) &&
          r->figures.v[i].aspect == A_GROWTH;
  t->asked++;
  t->found += ok;
  if(!ok)
    printf("no growth of %s in: %s\n", want, text);
  reader_free(r);
}

typedef void each_row(const ls_lex *lex, const char *corpus,
                      const json_t *row, tally *t);

static void extract_row(const ls_lex *lex, const char *corpus,
                        const json_t *row, tally *t)
{
  (void)corpus;
  extract(lex, row, t);
}

static int rows(const ls_lex *lex, const char *tables, const char *name,
                const char *corpus, each_row *each, tally *t)
{
  char path[4096], *p, *line;
  size_t n;
  snprintf(path, sizeof(path), "%s/%s", tables, name);
  p = line = slurp(path, &n);
  if(!p)
    return 0;
  for(char *save, *l = strtok_r(p, "\n", &save); l;
      l = strtok_r(NULL, "\n", &save)) {
    json_t *row = json_loads(l, 0, NULL);
    if(row)
      each(lex, corpus, row, t);
    json_decref(row);
  }
  free(line);
  return 1;
}

int main(int argc, char **argv)
{
  tally qa = { 0 }, values = { 0 };
  ls_err err;
  if(argc < 3) {
    puts("skipped: no tables given");
    return 77;
  }
  ls_lex *lex = lex_load(NULL, NULL, NULL, &err);
  if(!lex)
    return 1;
  int there = rows(lex, argv[1], "longbench_gwr_qa.jsonl", argv[2], ask,
                   &qa) &&
              rows(lex, argv[1], "value_extraction_cases.jsonl", argv[2],
                   extract_row, &values);
  lex_free(lex);
  if(!there) {
    printf("skipped: no tables of questions in %s\n", argv[1]);
    return 77;
  }
  printf("answers: %d of %d quantities are among the figures\n", qa.found,
         qa.asked);
  printf("values: %d of %d are figures of growth\n", values.found,
         values.asked);
  return qa.found < LEAST_SHARE * qa.asked ||
         values.found < LEAST_SHARE * values.asked;
}
