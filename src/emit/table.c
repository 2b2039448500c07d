/* For people at a terminal: a summary, then each section with its counts
 * and its records in text order, then the account of coverage.
 *
 *   kind  sort       name ...................... value   status
 *
 * Names wrap within their column; widths are those of East Asian text. */
#include <stdio.h>

#include "emit/out.h"
#include "emit/words.h"

#define VALUE 16 /* columns of the value */
#define MIN_WIDTH 60
#define MAX_WIDTH 120

enum { PLAIN, BOLD, DIM, GREEN, YELLOW, CYAN, RED, COLOURS };

typedef struct {
  ls_out o;
  unsigned width, kind, sort, name, status; /* columns */
} table;

/* Text in up to PHRASE_PARTS pieces, and how far it was printed. */
typedef struct {
  ls_slice part[PHRASE_PARTS];
  uint32_t n, at;
} pieces;

static void colour(table *t, int c)
{
  static const char *const code[COLOURS] = { "\33[0m", "\33[1m", "\33[2m",
    "\33[32m", "\33[33m", "\33[36m", "\33[31m" };
  if(t->o.to->colour)
    out_z(&t->o, code[c]);
}

static void pad(table *t, unsigned n)
{
  static const char spaces[] = "                                        ";
  while(n) {
    unsigned k = n < 40 ? n : 40;
    out_put(&t->o, spaces, k);
    n -= k;
  }
}

static unsigned width_of(ls_slice s)
{
  unsigned w = 0;
  const uint8_t *p = (const uint8_t *)s.s, *end = p + s.n;
  while(p < end) {
    uint32_t cp;
    int k = utf8_next(p, end, &cp);
    w += k ? words_width(cp) : 1;
    p += k ? k : 1;
  }
  return w;
}

/* Prints as much of `t` as fits into `room` columns; the columns used. */
static unsigned fit(table *t, pieces *s, unsigned room)
{
  unsigned used = 0;
  while(s->at < s->n) {
    ls_slice *part = &s->part[s->at];
    const uint8_t *p = (const uint8_t *)part->s, *end = p + part->n;
    while(p < end) {
      uint32_t cp;
      int k = utf8_next(p, end, &cp);
      unsigned w = k ? words_width(cp) : 1;
      if(used + w > room && used)
        break;
      used += w;
      p += k ? k : 1;
    }
    size_t took = (size_t)(p - (const uint8_t *)part->s);
    out_plain(&t->o, (ls_slice){ part->s, took });
    *part = (ls_slice){ part->s + took, part->n - took };
    if(part->n)
      break;
    s->at++;
  }
  return used;
}

static void cell(table *t, const char *z, unsigned width)
{
  unsigned w = width_of(slice_of(z));
  out_z(&t->o, z);
  pad(t, w < width ? width - w : 1);
}

/* One record: `value` may be empty (then the name has its columns too). */
static void row(table *t, const char *kind, const char *sort, pieces *name,
                unsigned indent, const char *sign, ls_slice value,
                const char *status, int status_colour)
{
  unsigned lead = 2 + t->kind + t->sort + indent;
  unsigned v = width_of(slice_of(sign)) + width_of(value);
  unsigned room = t->name - indent, cut = v > VALUE ? v - VALUE : 0;
  bool apart = cut + 12 > room; /* the value needs a line of its own */
  if(!v)
    room += VALUE + 2;
  pad(t, 2);
  colour(t, DIM);
  cell(t, kind, t->kind);
  colour(t, PLAIN);
  cell(t, sort, t->sort);
  pad(t, indent);
  unsigned used = fit(t, name, apart ? room : room - cut);
  if(v && !apart) {
    pad(t, room + 2 + VALUE - used - v);
    colour(t, BOLD);
    out_z(&t->o, sign);
    out_plain(&t->o, value);
    colour(t, PLAIN);
  }
  else
    pad(t, room + (v ? 2 + VALUE : 0) - used);
  pad(t, 2);
  colour(t, status_colour);
  out_z(&t->o, status);
  colour(t, PLAIN);
  out_char(&t->o, '\n');
  while(name->at < name->n && !t->o.rc) {
    pad(t, lead);
    fit(t, name, room);
    out_char(&t->o, '\n');
  }
  if(apart) {
    pad(t, lead);
    colour(t, BOLD);
    out_z(&t->o, sign);
    out_plain(&t->o, value);
    colour(t, PLAIN);
    out_char(&t->o, '\n');
  }
}

static pieces of_span(table *t, ls_span s)
{
  pieces p = { .n = 1 };
  p.part[0] = out_span(&t->o, s);
  return p;
}

static pieces of_phrase(table *t, const ls_phrase *s)
{
  pieces p = { .n = s->n };
  for(uint32_t i = 0; i < s->n; i++)
    p.part[i] = out_span(&t->o, s->part[i]);
  return p;
}

static const int mood_colour[] = { GREEN, CYAN, DIM };

/* ≥, and an arrow where the measure itself shrinks (下降1.7%). */
static void sign_of(const ls_emit *to, const ls_figure *f, char out[16])
{
  snprintf(out, 16, "%s%s", f->value.m < 0 ? "↓" : "",
           f->cmp == C_EQ ? "" : word(to, word_cmp[f->cmp]));
}

static void figure(table *t, const ls_figure *f, unsigned indent)
{
  const ls_emit *to = t->o.to;
  ls_slice value = out_span(&t->o, f->h.span);
  pieces name = of_phrase(t, &f->indicator);
  char sign[16];
  if(!name.n) {
    name.part[0] = SLICE("—");
    name.n = 1;
  }
  sign_of(to, f, sign);
  row(t, word(to, "w-figure"), word(to, word_aspect[f->aspect]), &name,
      indent, sign, value, word(to, word_mood[f->mood]), mood_colour[f->mood]);
}

static void milestone(table *t, const ls_milestone *m, unsigned indent)
{
  const ls_emit *to = t->o.to;
  ls_slice verb = out_span(&t->o, m->verb);
  pieces name = of_phrase(t, &m->object);
  row(t, word(to, "w-milestone"), word(to, word_stage[m->stage]), &name,
      indent, "", verb,
      word(to, m->hedge ? "w-hedge" : word_mood[m->mood]),
      m->hedge ? YELLOW : mood_colour[m->mood]);
}

static void item(table *t, const ls_item *i)
{
  const ls_emit *to = t->o.to;
  pieces name = of_span(t, i->h.span);
  int missing = i->measurable ? MISS_NOTHING : i->missing;
  row(t, word(to, "w-item"), word(to, word_item_kind[i->kind]), &name, 0, "",
      SLICE(""), word(to, word_missing[missing]),
      missing ? YELLOW : PLAIN);
}

static void explain_one(table *t, const ls_why *w)
{
  pad(t, 2 + t->kind + t->sort);
  out_z(&t->o, w->field);
  out_lit(&t->o, ": ");
  out_z(&t->o, w->rule);
  if(w->words.end > w->words.start) {
    out_lit(&t->o, " 「");
    out_plain(&t->o, out_span(&t->o, w->words));
    out_lit(&t->o, "」");
  }
  out_char(&t->o, '\n');
}

/* Rules were noted newest first; they are printed as they came. */
static void explain(table *t, const ls_why *last)
{
  const ls_why *w[32];
  int n = 0;
  for(; last && n < 32; last = last->next)
    w[n++] = last;
  colour(t, DIM);
  while(n-- > 0)
    explain_one(t, w[n]);
  colour(t, PLAIN);
}

/* --- the frame around the records --------------------------------------- */

static void count(table *t, const char *key, uint32_t n)
{
  out_lit(&t->o, "  ");
  out_z(&t->o, word(t->o.to, key));
  out_char(&t->o, ' ');
  out_grouped(&t->o, n);
}

static void counts(table *t, const char *const *keys, const uint32_t *n,
                   int from, int to)
{
  for(int i = from; i < to; i++)
    if(n[i])
      count(t, keys[i], n[i]);
}

static void tally(table *t, ls_tally n)
{
  const ls_emit *to = t->o.to;
  if(n.figures && emit_wants(to, K_FIGURE))
    count(t, "w-figure", n.figures);
  if(n.milestones && emit_wants(to, K_MILESTONE))
    count(t, "w-milestone", n.milestones);
  if(n.items && emit_wants(to, K_ITEM))
    count(t, "w-item", n.items);
}

static void label(table *t, const char *key, uint32_t n)
{
  out_lit(&t->o, "  ");
  colour(t, BOLD);
  cell(t, word(t->o.to, key), t->o.to->english ? 12 : 6);
  out_grouped(&t->o, n);
  colour(t, PLAIN);
  out_lit(&t->o, "  ");
}

static void summary(table *t)
{
  const ls_report *r = t->o.r;
  const ls_emit *to = t->o.to;
  ls_summary s = words_summary(r);
  if(emit_wants(to, K_FIGURE)) {
    label(t, "w-figures", r->figures.n);
    counts(t, word_mood, s.mood, 0, 3);
    out_char(&t->o, '\n');
  }
  if(emit_wants(to, K_MILESTONE)) {
    label(t, "w-milestones", r->milestones.n);
    counts(t, word_stage, s.stage, 0, 6);
    out_char(&t->o, '\n');
  }
  if(emit_wants(to, K_ITEM)) {
    label(t, "w-items", r->items.n);
    counts(t, word_item_kind, s.kind, 0, 3);
    out_z(&t->o, to->english ? ";" : "；");
    counts(t, word_missing, s.missing, 0, 3);
    out_char(&t->o, '\n');
  }
}

static void opening(table *t)
{
  const ls_report *r = t->o.r;
  const ls_emit *to = t->o.to;
  if(to->nth > 1)
    out_char(&t->o, '\n');
  colour(t, BOLD);
  if(r->place.n) {
    out_plain(&t->o, r->place);
    out_char(&t->o, ' ');
  }
  if(r->year) {
    out_uint(&t->o, r->year);
    out_z(&t->o, to->english ? " " : "年");
  }
  out_z(&t->o, word(to, "w-report"));
  colour(t, PLAIN);
  out_char(&t->o, '\n');
  colour(t, DIM);
  out_lit(&t->o, "  ");
  out_plain(&t->o, slice_of(to->source));
  count(t, "w-chars", r->text.n);
  count(t, "w-sections", r->sections.n);
  colour(t, PLAIN);
  out_char(&t->o, '\n');
  summary(t);
}

static void section(table *t, const ls_section *s)
{
  ls_tally n = words_tally(t->o.r, s->h.span);
  bool any = (n.figures && emit_wants(t->o.to, K_FIGURE)) ||
             (n.milestones && emit_wants(t->o.to, K_MILESTONE)) ||
             (n.items && emit_wants(t->o.to, K_ITEM));
  if(!any)
    return;
  pieces title = { .n = 2 };
  title.part[0] = out_span(&t->o, s->number);
  title.part[1] = out_span(&t->o, s->title);
  if(s->level == 1)
    out_char(&t->o, '\n');
  pad(t, s->level > 1 ? 1 : 0);
  colour(t, BOLD);
  if(title.part[0].n + title.part[1].n == 0)
    out_z(&t->o, word(t->o.to, "w-untitled"));
  fit(t, &title, t->width * 2);
  colour(t, PLAIN);
  colour(t, DIM);
  out_lit(&t->o, "  ");
  out_z(&t->o, word(t->o.to, word_role[s->role]));
  tally(t, n);
  colour(t, PLAIN);
  out_char(&t->o, '\n');
}

static void part(table *t, const char *sign, const char *key, uint32_t n)
{
  out_z(&t->o, sign);
  out_z(&t->o, word(t->o.to, key));
  out_char(&t->o, ' ');
  out_grouped(&t->o, n);
}

static void coverage(table *t)
{
  const ls_coverage *v = &t->o.r->coverage;
  out_char(&t->o, '\n');
  part(t, "", "w-numerals", v->numerals);
  part(t, " = ", "w-figure", v->figures);
  part(t, " + ", "w-number-name", v->names);
  part(t, " + ", "w-number-date", v->dates);
  part(t, " + ", "w-number-numbering", v->numbering);
  part(t, " + ", "w-number-idiom", v->idioms);
  colour(t, v->unread ? RED : PLAIN);
  part(t, " + ", "w-number-unread", v->unread);
  colour(t, PLAIN);
  out_char(&t->o, '\n');
  part(t, "", "w-sentences", v->sentences);
  part(t, " = ", "w-with-items", v->sentences - v->narrative);
  part(t, " + ", "w-narrative", v->narrative);
  out_char(&t->o, '\n');
}

static void columns(table *t)
{
  bool en = t->o.to->english;
  unsigned w = t->o.to->width ? t->o.to->width : 80;
  t->width = w < MIN_WIDTH ? MIN_WIDTH : w > MAX_WIDTH ? MAX_WIDTH : w;
  t->kind = en ? 10 : 5;
  t->sort = en ? 10 : 6;
  t->status = en ? 9 : 6;
  t->name = t->width - 2 - t->kind - t->sort - 2 - VALUE - 2 - t->status;
}

static void record(table *t, ls_kind kind, uint32_t i, uint32_t *item_end)
{
  const ls_report *r = t->o.r;
  const ls_head *h;
  if(kind == K_FIGURE) {
    h = &r->figures.v[i].h;
    figure(t, &r->figures.v[i], h->span.start < *item_end ? 2 : 0);
  }
  else if(kind == K_MILESTONE) {
    h = &r->milestones.v[i].h;
    milestone(t, &r->milestones.v[i], h->span.start < *item_end ? 2 : 0);
  }
  else {
    h = &r->items.v[i].h;
    item(t, &r->items.v[i]);
    *item_end = h->span.end;
  }
  if(t->o.to->explain)
    explain(t, h->why);
}

static uint32_t start_of(const ls_report *r, ls_kind kind, uint32_t i)
{
  return kind == K_FIGURE ? r->figures.v[i].h.span.start
         : kind == K_MILESTONE ? r->milestones.v[i].h.span.start
                               : r->items.v[i].h.span.start;
}

static int report(const ls_report *r, const ls_emit *to)
{
  table t;
  ls_cursor c;
  ls_kind kind;
  uint32_t i, next = 0, item_end = 0;
  out_init(&t.o, r, to);
  columns(&t);
  opening(&t);
  cursor_init(&c, r);
  while(!t.o.rc && cursor_next(&c, &kind, &i)) {
    if(kind != K_FIGURE && kind != K_MILESTONE && kind != K_ITEM)
      continue;
    if(!emit_wants(to, kind))
      continue;
    uint32_t at = start_of(r, kind, i);
    while(next < r->sections.n && r->sections.v[next].h.span.start <= at)
      section(&t, &r->sections.v[next++]);
    record(&t, kind, i, &item_end);
  }
  coverage(&t);
  return out_end(&t.o);
}

const ls_format format_table = { "table", false, NULL, report, NULL, NULL };
