/* Observations coming in, one at a time. */
#include "port/observations.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "port/cells.h"
#include "port/names.h"
#include "port/words.h"

typedef enum field { F_INDICATOR, F_AREA, F_PERIOD, F_KIND, F_VALUE, F_UNIT,
                     F_NOTE, FIELDS } field;

static const port_word heading[FIELDS] = {
  [F_INDICATOR] = { "col-indicator", "also-indicator" },
  [F_AREA] = { "col-area", "also-area" },
  [F_PERIOD] = { "col-period", "also-period" },
  [F_KIND] = { "col-span", "also-span" },
  [F_VALUE] = { "col-value", "also-value" },
  [F_UNIT] = { "col-unit", "also-unit" },
  [F_NOTE] = { "col-note", "also-note" },
};
static const port_word spans[] = {
  { "span-ytd", "also-ytd" }, { "span-month", "also-month" }, { NULL, NULL }
};

#define HEAD_ROWS 40
#define PERIODS 128 /* columns with a period for their heading */
#define CACHED 4096 /* indicators by what the table calls them; power of 2 */
#define NEAR_NAMES 200 /* names for which one that was meant is looked for */
#define TEXT 512    /* bytes of a name */
#define NOTE 6000   /* of words beside a value */

typedef struct cached {
  uint32_t hash;
  char text[128];   /* name, unit behind a tab */
  const ls_indicator *indicator; /* NULL: there is none */
} cached;

typedef struct told {
  uint64_t key;
  uint32_t row; /* 0: free */
} told;

struct observations {
  sheet_reader *s;
  const port_names *names;
  port_problems *p;
  sheet_row row;
  uint32_t sheet;         /* index of the sheet with these headings */
  bool found;             /* its headings */
  uint32_t sheets;        /* with headings */
  uint32_t column[FIELDS]; /* SHEET_COLUMNS: not there */
  uint32_t period_column[PERIODS];
  ls_when period[PERIODS];
  int periods, at;        /* of a wide row: the next one */
  const ls_indicator *indicator; /* of the wide row */
  char area_text[TEXT], unit[TEXT];
  const char *area;       /* its code; NULL: not looked for yet */
  char note[NOTE];
  bool month_only;
  char span[32];          /* what the last row's cell said */
  cached *cache;
  uint32_t *slot;         /* indicators by their exact names, from 1 */
  size_t slots;           /* a power of 2 */
  uint32_t missed;        /* names that no indicator has */
  told *seen;
  size_t seen_n, seen_cap;
};

static void say(observations *o, bool note, uint32_t column, const char *key,
                ls_slice text, const char *more)
{
  char z[256];
  size_t n = text.n < sizeof(z) - 1 ? text.n : sizeof(z) - 1;
  memcpy(z, text.s, n);
  z[n] = 0;
  problem_add(o->p, note, o->row.sheet, o->row.row, column, key, z, more);
}

/* --- headings -------------------------------------------------------- */

static int heading_of(ls_slice s)
{
  for(int f = 0; f < FIELDS; f++)
    if(word_is(&heading[f], s))
      return f;
  return -1;
}

static bool take_head(observations *o)
{
  o->periods = 0;
  for(int f = 0; f < FIELDS; f++)
    o->column[f] = SHEET_COLUMNS;
  for(uint32_t i = 0; i < o->row.n; i++) {
    const sheet_cell *c = &o->row.cell[i];
    int f = c->text.n < TEXT ? heading_of(cell_trim(c->text)) : -1;
    ls_when w;
    if(f >= 0 && o->column[f] == SHEET_COLUMNS)
      o->column[f] = c->column;
    else if(f < 0 && o->periods < PERIODS && !cell_when(c, &w)) {
      o->period_column[o->periods] = c->column;
      o->period[o->periods++] = w;
    }
  }
  bool wide = o->column[F_VALUE] == SHEET_COLUMNS && o->periods > 0;
  if(!wide)
    o->periods = 0;
  return o->column[F_INDICATOR] < SHEET_COLUMNS &&
         (wide || (o->column[F_VALUE] < SHEET_COLUMNS &&
                   o->column[F_PERIOD] < SHEET_COLUMNS));
}

/* --- cells ----------------------------------------------------------- */

static const sheet_cell *cell_at(const observations *o, uint32_t column)
{
  for(uint32_t i = 0; i < o->row.n; i++)
    if(o->row.cell[i].column == column)
      return &o->row.cell[i];
  return NULL;
}

/* The cell where it has a value that may be taken; an empty one is NULL
 * without a word, a formula or a merged one after it was told. */
static const sheet_cell *value_at(observations *o, uint32_t column, bool *bad)
{
  char range[SHEET_RANGE];
  const sheet_cell *c = column < SHEET_COLUMNS ? cell_at(o, column) : NULL;
  if(!c || (!c->formula && !cell_trim(c->text).n))
    return NULL;
  if(c->formula)
    say(o, false, column, "tasks-formula", cell_trim(c->text), NULL);
  else if(c->merged && (column == o->column[F_VALUE] || o->periods)) {
    sheet_merge(o->s, o->row.row, column, range);
    say(o, false, column, "tasks-merged", slice_of(range), NULL);
  }
  else
    return c;
  *bad = true;
  return NULL;
}

static void words_at(observations *o, field f, char *out, size_t most,
                     bool *bad)
{
  const sheet_cell *c = value_at(o, o->column[f], bad);
  ls_slice s = c ? cell_trim(c->text) : (ls_slice){ "", 0 };
  out[0] = 0;
  if(s.n >= most) {
    say(o, false, c->column, "cell-text", (ls_slice){ s.s, 60 }, NULL);
    *bad = true;
    return;
  }
  memcpy(out, s.s, s.n);
  out[s.n] = 0;
}

static void text_at(observations *o, field f, char out[TEXT], bool *bad)
{
  words_at(o, f, out, TEXT, bad);
}

/* --- which indicator ------------------------------------------------- */

static uint32_t hash(const char *s)
{
  uint32_t h = 2166136261u;
  for(; *s; s++)
    h = (h ^ (uint8_t)*s) * 16777619u;
  return h;
}

/* A hundred thousand names cannot be walked for each one of a file. */
static bool index_names(observations *o)
{
  size_t n = o->names->indicators, slots = 64;
  while(slots < 2 * n)
    slots *= 2;
  o->slot = ls_malloc(slots * sizeof(*o->slot));
  if(!o->slot)
    return false;
  memset(o->slot, 0, slots * sizeof(*o->slot));
  o->slots = slots;
  for(size_t i = 0; i < n; i++) {
    size_t at = hash(o->names->indicator[i].name) & (slots - 1);
    while(o->slot[at])
      at = (at + 1) & (slots - 1);
    o->slot[at] = (uint32_t)i + 1;
  }
  return true;
}

/* The only one of exactly that name; NULL where there is none or more. */
static const ls_indicator *only(const observations *o, const char *name)
{
  const ls_indicator *found = NULL;
  size_t at = hash(name) & (o->slots - 1);
  for(; o->slot[at]; at = (at + 1) & (o->slots - 1)) {
    const ls_indicator *i = &o->names->indicator[o->slot[at] - 1];
    if(strcmp(i->name, name))
      continue;
    if(found)
      return NULL;
    found = i;
  }
  return found;
}

/* Names are looked up with all their tolerance once, then by their bytes. */
static const ls_indicator *known(observations *o, const char *name)
{
  char text[TEXT * 2];
  snprintf(text, sizeof(text), "%s\t%s", name, o->unit);
  const ls_indicator *exact = only(o, name);
  if(exact)
    return exact;
  if(strlen(text) >= sizeof(o->cache[0].text))
    return name_indicator(o->names, slice_of(name), o->unit);
  uint32_t h = hash(text);
  cached *c = &o->cache[h & (CACHED - 1)];
  if(c->text[0] && c->hash == h && !strcmp(c->text, text))
    return c->indicator;
  memcpy(c->text, text, strlen(text) + 1);
  c->hash = h;
  c->indicator = name_indicator(o->names, slice_of(name), o->unit);
  return c->indicator;
}

static bool find_indicator(observations *o, bool *bad)
{
  char name[TEXT];
  text_at(o, F_INDICATOR, name, bad);
  if(*bad)
    return false;
  uint32_t column = o->column[F_INDICATOR];
  if(!name[0]) {
    say(o, false, column, "observe-no-name", slice_of(""), NULL);
    return false;
  }
  o->indicator = known(o, name);
  if(o->indicator)
    return true;
  /* looking for what was meant walks all names: not for each of many */
  const char *near = o->missed++ < NEAR_NAMES
    ? name_near_indicator(o->names, slice_of(name)) : NULL;
  say(o, false, column, near ? "observe-name-near" : "observe-name",
      slice_of(name), near);
  return false;
}

/* Most rows have the place of the row before. */
static void find_area(observations *o, bool *bad)
{
  char text[TEXT];
  text_at(o, F_AREA, text, bad);
  if(*bad || (o->area && !strcmp(text, o->area_text)))
    return;
  const ls_area *a = name_area(o->names, slice_of(text));
  o->area = a ? a->code : *text ? NULL : "";
  memcpy(o->area_text, text, strlen(text) + 1);
  if(o->area)
    return;
  say(o, false, o->column[F_AREA], "cell-place", slice_of(text), NULL);
  *bad = true;
}

static bool find_span(observations *o, bool *bad)
{
  const sheet_cell *c = value_at(o, o->column[F_KIND], bad);
  char words[200];
  if(c && c->text.n && c->text.n < sizeof(o->span) &&
     slice_eq(c->text, slice_of(o->span)))
    return true;
  int i = c ? word_find(spans, cell_trim(c->text)) : 0;
  if(i < 0) {
    word_list(words, sizeof(words), spans, o->names->english);
    say(o, false, c->column, "tasks-choice", cell_trim(c->text), words);
    return false;
  }
  o->month_only = i == 1;
  o->span[0] = 0;
  if(c && c->text.n < sizeof(o->span)) {
    memcpy(o->span, c->text.s, c->text.n);
    o->span[c->text.n] = 0;
  }
  return !*bad;
}

/* --- told twice ------------------------------------------------------ */

static uint64_t key_of(const port_observation *v)
{
  uint64_t k = UINT64_C(14695981039346656037);
  const uint64_t part[] = {
    (uint64_t)v->indicator->id, hash(v->area),
    (uint64_t)v->period.year * 1000 + v->period.quarter * 100u +
      v->period.month * 2u + v->month_only };
  for(size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++) {
    k = (k ^ part[i]) * UINT64_C(0x9E3779B97F4A7C15);
    k ^= k >> 29;
  }
  return k;
}

static told *slot_of(told *t, size_t cap, uint64_t key)
{
  size_t i = (size_t)key & (cap - 1);
  while(t[i].row && t[i].key != key)
    i = (i + 1) & (cap - 1);
  return &t[i];
}

static bool grow(observations *o)
{
  size_t cap = o->seen_cap ? o->seen_cap * 2 : 4096;
  told *t = ls_malloc(cap * sizeof(*t));
  if(!t)
    return false;
  memset(t, 0, cap * sizeof(*t));
  for(size_t i = 0; i < o->seen_cap; i++)
    if(o->seen[i].row)
      *slot_of(t, cap, o->seen[i].key) = o->seen[i];
  ls_free(o->seen);
  o->seen = t;
  o->seen_cap = cap;
  return true;
}

/* 1: it is new; 0: it was told; negative: no memory. */
static int first_time(observations *o, const port_observation *v, ls_err *err)
{
  char n[24];
  ls_buf b;
  if(o->seen_n * 2 >= o->seen_cap && !grow(o))
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  told *t = slot_of(o->seen, o->seen_cap, key_of(v));
  if(!t->row) {
    *t = (told){ key_of(v), v->row };
    o->seen_n++;
    return 1;
  }
  buf_init(&b, sizeof(n));
  buf_int(&b, t->row);
  say(o, false, v->column, "tasks-twice", slice_of(buf_cstr(&b)), NULL);
  buf_free(&b);
  return 0;
}

/* --- rows ------------------------------------------------------------ */

/* The number in a column, in the indicator's unit. */
static bool number(observations *o, uint32_t column, ls_dec *out)
{
  bool wrong = false;
  cell_value v;
  const sheet_cell *c = value_at(o, column, &wrong);
  if(!c)
    return false;
  const char *bad = cell_number(c, false, &v);
  if(!bad)
    bad = cell_scale(&v, o->unit, o->indicator->unit);
  if(bad) {
    say(o, false, column, bad, cell_trim(c->text), o->indicator->unit);
    return false;
  }
  if(v.odd) {
    ls_buf b;
    buf_init(&b, 256);
    dec_write(&b, v.value);
    buf_puts(&b, o->indicator->unit);
    say(o, true, column, "cell-odd", cell_trim(c->text), buf_cstr(&b));
    buf_free(&b);
  }
  *out = v.value;
  return true;
}

static bool begin_row(observations *o)
{
  bool bad = false;
  text_at(o, F_UNIT, o->unit, &bad);
  words_at(o, F_NOTE, o->note, NOTE, &bad);
  find_area(o, &bad);
  bool span = find_span(o, &bad);
  return find_indicator(o, &bad) && span && !bad;
}

static void fill(observations *o, ls_when period, uint32_t column,
                 port_observation *out)
{
  *out = (port_observation){ .indicator = o->indicator, .area = o->area,
                             .period = period, .month_only = o->month_only,
                             .row = o->row.row, .column = column,
                             .note = o->note, .sheet = o->row.sheet };
}

/* A month's own value needs a month. */
static bool fits(observations *o, const port_observation *v)
{
  if(!v->month_only || v->period.month)
    return true;
  say(o, false, v->column, "observe-no-month", slice_of(""), NULL);
  return false;
}

/* One a row: 1, 0 where it has none, or negative. */
static int long_row(observations *o, port_observation *out, ls_err *err)
{
  bool bad = false;
  ls_when w;
  bool begun = begin_row(o);
  const sheet_cell *c = value_at(o, o->column[F_PERIOD], &bad);
  const char *wrong = c ? cell_when(c, &w) : "cell-when";
  if(wrong && !bad)
    say(o, false, o->column[F_PERIOD], wrong,
        c ? cell_trim(c->text) : slice_of(""), NULL);
  if(!begun)
    return 0;
  const sheet_cell *v = cell_at(o, o->column[F_VALUE]);
  if(!v || (!v->formula && !cell_trim(v->text).n))
    say(o, false, o->column[F_VALUE], "observe-no-value", slice_of(""), NULL);
  ls_dec value;
  if(!number(o, o->column[F_VALUE], &value) || wrong)
    return 0;
  fill(o, w, o->column[F_VALUE], out);
  out->value = value;
  return fits(o, out) ? first_time(o, out, err) : 0;
}

/* The next of a wide row: 1, 0 at its end, or negative. */
static int wide_row(observations *o, port_observation *out, ls_err *err)
{
  while(o->at < o->periods) {
    int i = o->at++;
    ls_dec value;
    if(!number(o, o->period_column[i], &value))
      continue;
    fill(o, o->period[i], o->period_column[i], out);
    out->value = value;
    int rc = fits(o, out) ? first_time(o, out, err) : 0;
    if(rc)
      return rc;
  }
  return 0;
}

/* Takes headings; true where the row is one with values. */
static bool is_values(observations *o)
{
  if(o->row.index != o->sheet) {
    o->sheet = o->row.index;
    o->found = false;
  }
  if(o->found)
    return true;
  if(o->row.row <= HEAD_ROWS && take_head(o)) {
    o->found = true;
    o->sheets++;
  }
  return false;
}

int observations_next(observations *o, port_observation *out, ls_err *err)
{
  int rc = wide_row(o, out, err);
  while(!rc && (rc = sheet_next(o->s, &o->row, err)) == 1) {
    rc = 0;
    if(!is_values(o))
      continue;
    if(!o->periods)
      rc = long_row(o, out, err);
    else if(begin_row(o)) {
      o->at = 0;
      rc = wide_row(o, out, err);
    }
  }
  if(!rc && !o->sheets)
    problem_add(o->p, false, "", 0, SHEET_COLUMNS, "observe-no-head", NULL,
                NULL);
  o->sheets += !rc; /* that is told once */
  return rc;
}

void observations_close(observations *o)
{
  if(!o)
    return;
  sheet_close(o->s);
  ls_free(o->seen);
  ls_free(o->cache);
  ls_free(o->slot);
  ls_free(o);
}

observations *observations_open(sheet_source from, const port_names *names,
                                port_problems *p, ls_err *err)
{
  observations *o = ls_malloc(sizeof(*o));
  cached *cache = ls_malloc(CACHED * sizeof(*cache));
  if(!o || !cache) {
    ls_free(o);
    ls_free(cache);
    err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    return NULL;
  }
  memset(o, 0, sizeof(*o));
  memset(cache, 0, CACHED * sizeof(*cache));
  o->cache = cache;
  o->names = names;
  o->p = p;
  o->sheet = UINT32_MAX;
  if(!index_names(o))
    err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  else if((o->s = from.open(from.bytes, err)))
    return o;
  observations_close(o);
  return NULL;
}
