/* The public library over the reader's own structs. */
#include "luoshi.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/msg.h"
#include "emit/emit.h"
#include "extract/reader.h"

struct luoshi_reader {
  ls_lex *lex;
};

struct luoshi_report {
  ls_report *r;
  ls_kind *kind;   /* records in print order: what luoshi_next walks */
  uint32_t *index;
  size_t records;
};

const char *luoshi_version(void)
{
  return LUOSHI_VERSION;
}

/* ---- errors ---- */

static void words_of(char *out, size_t size, const ls_err *e, bool english)
{
  ls_buf b;
  buf_init(&b, 4096);
  msg_error_words(&b, e, english);
  snprintf(out, size, "%s", buf_cstr(&b));
  buf_free(&b);
}

static void give_error(luoshi_error *out, const ls_err *e)
{
  if(!out)
    return;
  memset(out, 0, sizeof(*out));
  out->code = (luoshi_code)e->code;
  out->line = e->line;
  out->has_byte = e->has_byte;
  out->byte = e->byte;
  snprintf(out->file, sizeof(out->file), "%s", e->file);
  words_of(out->zh, sizeof(out->zh), e, false);
  words_of(out->en, sizeof(out->en), e, true);
}

static void give_code(luoshi_error *out, ls_code code, const char *key)
{
  ls_err e;
  err_set(&e, code, key, NULL, NULL);
  give_error(out, &e);
}

/* ---- reader ---- */

static int list_content(void *arg, const char *name, ls_slice *content,
                        ls_err *err)
{
  const luoshi_lists *lists = arg;
  const char *p = NULL;
  size_t n = 0;
  (void)err;
  if(!lists->get(lists->arg, name, &p, &n))
    return 0;
  *content = (ls_slice){ p, n };
  return 1;
}

luoshi_reader *luoshi_reader_new(const luoshi_lists *lists,
                                 luoshi_error *err)
{
  ls_err e;
  struct ls_lex_source source = { list_content,
                                  (void *)(uintptr_t)lists };
  luoshi_reader *reader = ls_malloc(sizeof(*reader));
  if(!reader) {
    give_code(err, LS_ENOMEM, "no-memory");
    return NULL;
  }
  reader->lex = lex_load(lists ? &source : NULL, NULL, NULL, &e);
  if(!reader->lex) {
    give_error(err, &e);
    ls_free(reader);
    return NULL;
  }
  return reader;
}

void luoshi_reader_free(luoshi_reader *reader)
{
  if(!reader)
    return;
  lex_free(reader->lex);
  ls_free(reader);
}

/* The order of printing, once, so that luoshi_next is constant time. */
static int order_records(luoshi_report *p)
{
  ls_cursor c;
  ls_kind kind;
  uint32_t index;
  const ls_report *r = p->r;
  size_t n = (size_t)r->sections.n + r->figures.n + r->milestones.n +
             r->items.n + r->numbers.n + r->narratives.n + r->asides.n;
  p->kind = ls_malloc(n * sizeof(*p->kind));
  p->index = ls_malloc(n * sizeof(*p->index));
  if(!p->kind || !p->index)
    return LS_ENOMEM;
  cursor_init(&c, r);
  while(cursor_next(&c, &kind, &index)) {
    assert(p->records < n);
    p->kind[p->records] = kind;
    p->index[p->records++] = index;
  }
  return LS_OK;
}

luoshi_report *luoshi_read(const luoshi_reader *reader, const void *bytes,
                           size_t n, const luoshi_options *options,
                           luoshi_error *err)
{
  ls_err e;
  ls_read_options opt = { 0 };
  luoshi_report *p = ls_malloc(sizeof(*p));
  if(!p) {
    give_code(err, LS_ENOMEM, "no-memory");
    return NULL;
  }
  memset(p, 0, sizeof(*p));
  if(options && options->size >= sizeof(*options)) {
    opt.explain = options->explain;
    opt.place = options->place;
    opt.year = options->year;
  }
  if(reader_read(reader->lex, bytes, n, &opt, &p->r, &e)) {
    give_error(err, &e);
    luoshi_report_free(p);
    return NULL;
  }
  if(order_records(p)) {
    give_code(err, LS_ENOMEM, "no-memory");
    luoshi_report_free(p);
    return NULL;
  }
  return p;
}

void luoshi_report_free(luoshi_report *p)
{
  if(!p)
    return;
  reader_free(p->r);
  ls_free(p->kind);
  ls_free(p->index);
  ls_free(p);
}

/* ---- records ---- */

size_t luoshi_count(const luoshi_report *p, luoshi_kind kind)
{
  const ls_report *r = p->r;
  switch(kind) {
  case LUOSHI_SECTION: return r->sections.n;
  case LUOSHI_FIGURE: return r->figures.n;
  case LUOSHI_MILESTONE: return r->milestones.n;
  case LUOSHI_ITEM: return r->items.n;
  case LUOSHI_NUMBER: return r->numbers.n;
  case LUOSHI_NARRATIVE: return r->narratives.n;
  case LUOSHI_ASIDE: return r->asides.n;
  }
  return 0;
}

static luoshi_span span_of(ls_span s)
{
  return (luoshi_span){ s.start, s.end };
}

static luoshi_string string_of(ls_slice s)
{
  return (luoshi_string){ s.s ? s.s : "", s.n };
}

static luoshi_phrase phrase_of(const ls_phrase *p)
{
  luoshi_phrase out = { .parts = p->n };
  for(uint32_t i = 0; i < p->n; i++)
    out.part[i] = span_of(p->part[i]);
  return out;
}

static luoshi_decimal decimal_of(ls_dec d)
{
  return (luoshi_decimal){ d.m, d.scale };
}

/* A caller built against an older header knows fewer members. */
static int give(void *out, size_t size, const void *made, size_t made_size)
{
  memcpy(out, made, size < made_size ? size : made_size);
  return LUOSHI_OK;
}

int luoshi_get_info(const luoshi_report *p, luoshi_info *out, size_t size)
{
  const ls_report *r = p->r;
  const ls_coverage *c = &r->coverage;
  luoshi_info v = {
    .text = { r->text.s, r->text.bytes }, .chars = r->text.n,
    .place = string_of(r->place), .place_code = r->place_code,
    .year = r->year, .encoding = r->encoding, .numerals = c->numerals,
    .figures = c->figures, .names = c->names, .dates = c->dates,
    .numbering = c->numbering, .idioms = c->idioms, .unread = c->unread,
    .sentences = c->sentences, .items = c->items, .narrative = c->narrative
  };
  return give(out, size, &v, sizeof(v));
}

int luoshi_get_section(const luoshi_report *p, size_t i, luoshi_section *out,
                       size_t size)
{
  if(i >= p->r->sections.n)
    return LUOSHI_EUSAGE;
  const ls_section *s = &p->r->sections.v[i];
  luoshi_section v = {
    .id = s->h.id, .span = span_of(s->h.span), .number = span_of(s->number),
    .title = span_of(s->title), .level = s->level, .parent = s->parent,
    .role = role_name[s->role], .synthetic = s->synthetic,
    .from = s->period_from, .to = s->period_to
  };
  return give(out, size, &v, sizeof(v));
}

int luoshi_get_figure(const luoshi_report *p, size_t i, luoshi_figure *out,
                      size_t size)
{
  if(i >= p->r->figures.n)
    return LUOSHI_EUSAGE;
  const ls_figure *f = &p->r->figures.v[i];
  luoshi_figure v = {
    .id = f->h.id, .span = span_of(f->h.span),
    .value = decimal_of(f->value), .value_hi = decimal_of(f->value_hi),
    .has_hi = f->has_hi, .unit = string_of(f->unit),
    .scope = string_of(f->scope), .cmp = cmp_name[f->cmp],
    .aspect = aspect_name[f->aspect], .mood = mood_name[f->mood],
    .per = span_of(f->per), .indicator = phrase_of(&f->indicator),
    .section = f->section, .place = f->place,
    .place_name = string_of(f->place_name), .from = f->period.from,
    .to = f->period.to, .month = f->period.month
  };
  return give(out, size, &v, sizeof(v));
}

int luoshi_get_milestone(const luoshi_report *p, size_t i,
                         luoshi_milestone *out, size_t size)
{
  if(i >= p->r->milestones.n)
    return LUOSHI_EUSAGE;
  const ls_milestone *m = &p->r->milestones.v[i];
  luoshi_milestone v = {
    .id = m->h.id, .span = span_of(m->h.span), .verb = span_of(m->verb),
    .object = phrase_of(&m->object), .stage = stage_name[m->stage],
    .mood = mood_name[m->mood], .hedge = m->hedge, .section = m->section
  };
  return give(out, size, &v, sizeof(v));
}

int luoshi_get_item(const luoshi_report *p, size_t i, luoshi_item *out,
                    size_t size)
{
  if(i >= p->r->items.n)
    return LUOSHI_EUSAGE;
  const ls_item *t = &p->r->items.v[i];
  luoshi_item v = {
    .id = t->h.id, .span = span_of(t->h.span),
    .sentence = span_of(t->sentence), .kind = item_kind_name[t->kind],
    .missing = missing_name[t->missing], .measurable = t->measurable,
    .section = t->section, .figure = t->figure, .figures = t->figures,
    .milestone = t->milestone, .milestones = t->milestones
  };
  return give(out, size, &v, sizeof(v));
}

static luoshi_string cstring(const char *z)
{
  return string_of(slice_of(z));
}

int luoshi_get_note(const luoshi_report *p, luoshi_kind kind, size_t i,
                    luoshi_note *out, size_t size)
{
  luoshi_note v = { .role = "" };
  if(i >= luoshi_count(p, kind))
    return LUOSHI_EUSAGE;
  if(kind == LUOSHI_NUMBER) {
    const ls_number *n = &p->r->numbers.v[i];
    v.id = n->h.id;
    v.span = span_of(n->h.span);
    v.role = number_role_name[n->role];
    v.why = n->row.n ? string_of(n->row) : cstring(n->why);
  }
  else if(kind == LUOSHI_NARRATIVE) {
    const ls_narrative *n = &p->r->narratives.v[i];
    v.id = n->h.id;
    v.span = span_of(n->h.span);
    v.why = cstring(n->why);
  }
  else if(kind == LUOSHI_ASIDE) {
    const ls_aside *a = &p->r->asides.v[i];
    v.id = a->h.id;
    v.span = span_of(a->h.span);
    v.why = cstring(a->why);
  }
  else
    return LUOSHI_EUSAGE;
  return give(out, size, &v, sizeof(v));
}

luoshi_string luoshi_text(const luoshi_report *p, luoshi_span span)
{
  if(span.start > span.end || span.end > p->r->text.n)
    return (luoshi_string){ "", 0 };
  return string_of(report_slice(p->r, (ls_span){ span.start, span.end }));
}

size_t luoshi_phrase_text(const luoshi_report *p, const luoshi_phrase *phrase,
                          char *buf, size_t size)
{
  size_t all = 0, n = 0;
  int full = 0;
  for(uint32_t i = 0; i < phrase->parts && i < PHRASE_PARTS; i++) {
    luoshi_string s = luoshi_text(p, phrase->part[i]);
    size_t fits = s.n;
    all += s.n;
    if(full || !size)
      continue;
    if(fits > size - 1 - n) {
      fits = size - 1 - n;
      full = 1;
      while(fits > 0 && ((unsigned char)s.s[fits] & 0xC0) == 0x80)
        fits--;
    }
    memcpy(buf + n, s.s, fits);
    n += fits;
  }
  if(size)
    buf[n] = 0;
  return all;
}

int luoshi_next(const luoshi_report *p, uint64_t *cursor, luoshi_kind *kind,
                size_t *index)
{
  if(*cursor >= p->records)
    return 0;
  *kind = (luoshi_kind)p->kind[*cursor];
  *index = p->index[*cursor];
  ++*cursor;
  return 1;
}

/* The public numbers are the reader's own. */
static_assert((int)LUOSHI_ASIDE == (int)K_ASIDE, "kinds differ");
static_assert((int)LUOSHI_ITEM == (int)K_ITEM, "kinds differ");
static_assert((int)LUOSHI_EUSAGE == (int)LS_EUSAGE, "codes differ");

/* ---- writing ---- */

int luoshi_write(const luoshi_report *p, luoshi_format format,
                 const char *source,
                 int (*write)(void *arg, const char *p, size_t n), void *arg)
{
  const ls_format *f = format == LUOSHI_CSV ? &format_csv
                                                : &format_jsonl;
  ls_emit to = { .write = write, .arg = arg, .nth = 1,
                 .source = source ? source : "-", .sha256 = "" };
  int rc = f->open ? f->open(&to) : 0;
  if(!rc)
    rc = f->report(p->r, &to);
  if(!rc && f->close)
    rc = f->close(&to);
  return rc ? LUOSHI_EIO : LUOSHI_OK;
}
