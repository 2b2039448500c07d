/* The number scan against the Chinese cases of Recognizers-Text.
 *
 *   conformance SPECS SKIPS [--show]
 *
 * SPECS is the folder that holds Number/ and NumberWithUnit/ (JSON
 * lists of cases: Input, Results); SKIPS a TSV of cases not taken:
 * file, index, reason.  Of those taken 95 in a hundred must pass.  Where
 * SPECS is not there, that is said and the test is skipped (exit 77).
 *
 * What is compared: the values of the numbers, of the percentages, of both
 * ends of the ranges, and value and unit of measures and money.  What the
 * scan takes for a word (an idiom, a name by a row) gives no number. */
#include <jansson.h>
#include <math.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "extract/number.h"
#include "text/chars.h"

#define MOST 64 /* results of one case */

typedef struct {
  double value, hi;
  const char *unit; /* in the words of the cases, NULL if none */
} answer;

typedef struct {
  int n;
  answer a[MOST];
} answers;

enum model { NUMBER, RANGE, PERCENT, DIMENSION, CURRENCY };

static const struct {
  const char *path;
  enum model model;
} files[] = {
  { "Number/Chinese/NumberModel.json", NUMBER },
  { "Number/Chinese/NumberRangeModelExperimentalMode.json", RANGE },
  { "Number/Chinese/PercentModel.json", PERCENT },
  { "NumberWithUnit/Chinese/DimensionModel.json", DIMENSION },
  { "NumberWithUnit/Chinese/CurrencyModel.json", CURRENCY },
};

/* Our units in the cases' words. */
static const char *const units[][2] = {
  { "亩", "Mu" }, { "公斤", "Kilogram" }, { "千克", "Kilogram" },
  { "公分", "Centimeter" }, { "厘米", "Centimeter" },
  { "cm", "Centimeter" }, { "m", "Meter" }, { "奈拉", "Nigerian naira" },
  { "吨", "Ton" },
  { "米", "Meter" }, { "斤", "Jin" }, { "千米", "Kilometer" },
  { "公里", "Kilometer" }, { "克", "Gram" }, { "微克", "Microgram" },
  { "千瓦", "Kilowatt" }, { "千卡", "Kilocalorie" }, { "赫兹", "Hertz" },
  { "元", "Chinese yuan" }, { "美元", "United States dollar" },
  { "欧元", "Euro" }, { "瑞士法郎", "Swiss franc" },
  { "港元", "Hong Kong dollar" }, { "新台币", "New Taiwan dollar" },
  { "日元", "Japanese yen" },
};

static const ls_lex *lex;

/* ---- our answers ---- */

static void add(answers *out, ls_dec value, ls_dec hi, const char *unit)
{
  if(out->n < MOST)
    out->a[out->n++] = (answer){ dec_double(value), dec_double(hi), unit };
}

static const char *unit_name(ls_slice u)
{
  for(size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
    if(slice_eq(u, slice_of(units[i][0])))
      return units[i][1];
  return "";
}

/* Every run of a span that is no word, as the numeral reader reads it. */
static void numbers_of(ls_doc *d, const ls_quant *q, answers *out)
{
  ls_scan s = { .d = d, .f = d->f, .n = d->n,
                .done = q->span.start };
  if(q->role == N_IDIOM || (q->role == N_NAME && q->row))
    return;
  for(uint32_t i = q->span.start; i < q->span.end;) {
    if(!ch_is(d->f[i], CH_DIGIT | CH_CNUM)) {
      i++;
      continue;
    }
    ls_numeral m;
    number_read(&s, i, &m);
    if(m.ok && m.end > m.start)
      add(out, m.value, m.value, NULL);
    i = m.run_end;
    s.done = i;
  }
}

static void percents_of(const ls_quant *q, answers *out)
{
  ls_dec v = q->value;
  if(q->role != N_FIGURE)
    return;
  if(slice_eq(q->unit, SLICE("%")) || slice_eq(q->unit, SLICE("个百分点")))
    add(out, v, v, NULL);
  else if(!strcmp(q->rule, "fraction") && dec_shift(&v, 2))
    add(out, v, v, NULL);
}

static void collect(ls_doc *d, enum model model, answers *out)
{
  for(uint32_t i = 0; i < d->piece.quants; i++) {
    const ls_quant *q = &d->quants.v[i];
    bool figure = q->role == N_FIGURE;
    if(model == NUMBER)
      numbers_of(d, q, out);
    else if(model == PERCENT)
      percents_of(q, out);
    else if(model == RANGE && figure && q->has_hi)
      add(out, q->value, q->hi, NULL);
    else if(model == DIMENSION && figure && q->unit_kind == UNIT_MEASURE &&
            q->unit.n)
      add(out, q->value, q->value, unit_name(q->unit));
    else if(model == CURRENCY && figure && q->unit_kind == UNIT_MONEY)
      add(out, q->value, q->value, unit_name(q->unit));
  }
}

static int scan(const char *text, enum model model, answers *out)
{
  jmp_buf oom;
  ls_report report = { 0 };
  ls_err err;
  ls_doc d = { .report = &report, .lex = lex };
  out->n = 0;
  if(setjmp(oom))
    abort();
  arena_init(&report.arena, &oom);
  d.arena = &report.arena;
  if(text_decode(d.arena, (const uint8_t *)text, strlen(text), &d.text,
                 &err))
    return 0;
  d.f = d.text.fold;
  d.n = d.text.n;
  while(piece_next(&d)) { /* a case is not so long as to have two */
    extract_numbers(&d);
    collect(&d, model, out);
  }
  arena_free(&report.arena);
  return 1;
}

/* ---- what the cases want ---- */

/* "[20,35)" as two numbers; an open end as it is written. */
static int range_value(const char *s, answer *a)
{
  return sscanf(s + 1, "%lf,%lf", &a->value, &a->hi) == 2;
}

static void wanted(const json_t *results, enum model model, answers *out)
{
  size_t i;
  json_t *r;
  out->n = 0;
  json_array_foreach(results, i, r) {
    json_t *res = json_object_get(r, "Resolution");
    const char *v = json_string_value(json_object_get(res, "value"));
    answer a = { .unit = NULL };
    if(model == DIMENSION || model == CURRENCY)
      a.unit = json_string_value(json_object_get(res, "unit"));
    if(!v || out->n == MOST)
      continue;
    if(model != RANGE)
      a.value = a.hi = strtod(v, NULL);
    else if(!range_value(v, &a))
      continue;
    out->a[out->n++] = a;
  }
}

/* Fractions are kept to four decimals. */
static int same_number(double a, double b)
{
  double most = fabs(a) > fabs(b) ? fabs(a) : fabs(b);
  return fabs(a - b) <= 1e-9 * most || fabs(a - b) < 5.1e-5;
}

static int same(const answers *want, const answers *got, enum model model)
{
  if(want->n != got->n)
    return 0;
  for(int i = 0; i < want->n; i++) {
    const answer *w = &want->a[i], *g = &got->a[i];
    if(!same_number(w->value, g->value))
      return 0;
    if(model == RANGE && !same_number(w->hi, g->hi))
      return 0;
    if(w->unit && (!g->unit || strcmp(w->unit, g->unit)))
      return 0;
  }
  return 1;
}

/* ---- the skips ---- */

typedef struct {
  char file[80];
  long index;
} skip;

static skip skips[1024];
static int skipped_rows;

static int load_skips(const char *path)
{
  char line[512], reason[256];
  FILE *f = fopen(path, "r");
  if(!f)
    return 0;
  while(fgets(line, sizeof(line), f)) {
    skip *s = &skips[skipped_rows];
    if(line[0] == '#' || !strncmp(line, "file\t", 5))
      continue;
    if(sscanf(line, "%79[^\t]\t%ld\t%255[^\n]", s->file, &s->index,
              reason) != 3) {
      fprintf(stderr, "conformance: %s: a row without a reason: %s", path,
              line);
      fclose(f);
      return 0;
    }
    if(++skipped_rows == (int)(sizeof(skips) / sizeof(skips[0])))
      break;
  }
  fclose(f);
  return 1;
}

static int is_skipped(const char *file, size_t index)
{
  const char *base = strrchr(file, '/') + 1;
  for(int i = 0; i < skipped_rows; i++)
    if((size_t)skips[i].index == index && !strcmp(skips[i].file, base))
      return 1;
  return 0;
}

/* ---- the run ---- */

static long cases, taken, passed;

static void print_answers(const char *what, const answers *a)
{
  printf("    %s", what);
  for(int i = 0; i < a->n; i++)
    printf(" %.12g..%.12g %s", a->a[i].value, a->a[i].hi,
           a->a[i].unit ? a->a[i].unit : "");
  printf("\n");
}

static void run_file(const char *specs, int k, int show)
{
  char path[4096];
  json_error_t e;
  size_t i;
  json_t *c;
  long before[3] = { cases, taken, passed };
  snprintf(path, sizeof(path), "%s/%s", specs, files[k].path);
  json_t *list = json_load_file(path, 0, &e);
  if(!list) {
    printf("conformance: %s is not there, skipped\n", files[k].path);
    return;
  }
  json_array_foreach(list, i, c) {
    answers want, got;
    const char *input = json_string_value(json_object_get(c, "Input"));
    cases++;
    if(!input || is_skipped(files[k].path, i))
      continue;
    taken++;
    wanted(json_object_get(c, "Results"), files[k].model, &want);
    if(scan(input, files[k].model, &got) && same(&want, &got,
                                                 files[k].model)) {
      passed++;
      continue;
    }
    if(show) {
      printf("  %s %zu\n", files[k].path, i);
      print_answers("want", &want);
      print_answers("got ", &got);
    }
  }
  printf("conformance: %-52s %3ld cases, %3ld taken, %3ld passed\n",
         files[k].path, cases - before[0], taken - before[1],
         passed - before[2]);
  json_decref(list);
}

int main(int argc, char **argv)
{
  struct stat st;
  ls_err err;
  if(argc < 3)
    return 2;
  if(stat(argv[1], &st)) {
    printf("conformance: %s is not there, skipped\n", argv[1]);
    return 77;
  }
  ls_lex *loaded = lex_load(NULL, NULL, NULL, &err);
  if(!loaded || !load_skips(argv[2]))
    return 1;
  lex = loaded;
  chars_init();
  for(int k = 0; k < (int)(sizeof(files) / sizeof(files[0])); k++)
    run_file(argv[1], k, argc > 3);
  lex_free(loaded);
  printf("conformance: %ld cases, %ld skipped, %ld taken, %ld passed "
         "(%.1f%%)\n", cases, cases - taken, taken, passed,
         taken ? 100.0 * (double)passed / (double)taken : 0.0);
  return taken == 0 || passed * 100 < taken * 95;
}
