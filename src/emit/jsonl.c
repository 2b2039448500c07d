/* One JSON object a line, as docs/format.md names the fields. */
#include "base/msg.h"
#include "emit/out.h"

/* ,"key":"value" of a string that needs no escape */
#define WORD(o, key, w) (out_lit(o, ",\"" key "\":\""), out_z(o, w), \
                         out_char(o, '"'))
#define TEXT(o, key, s) (out_lit(o, ",\"" key "\":\""), out_json(o, s), \
                         out_char(o, '"'))
#define UINT(o, key, v) (out_lit(o, ",\"" key "\":"), out_uint(o, v))
#define BOOL(o, key, v) ((v) ? out_lit(o, ",\"" key "\":true") \
                             : out_lit(o, ",\"" key "\":false"))
/* opens an object with what all records have */
#define HEAD(o, type, h) (out_lit(o, "{\"type\":\"" type "\",\"id\":"), \
                          head(o, h))

static void head(ls_out *o, const ls_head *h)
{
  out_uint(o, h->id);
  UINT(o, "start", h->span.start);
  UINT(o, "end", h->span.end);
}

/* The parts of a phrase, one after the other; nothing where it is empty. */
static void phrase_parts(ls_out *o, const ls_phrase *p)
{
  for(uint32_t i = 0; i < p->n; i++)
    out_json(o, out_span(o, p->part[i]));
  out_char(o, '"');
}

#define PHRASE(o, key, p) \
  ((p)->n ? (out_lit(o, ",\"" key "\":\""), phrase_parts(o, p)) : (void)0)

static void in_section(ls_out *o, uint32_t section)
{
  if(section != NO_ID)
    UINT(o, "section", o->r->sections.v[section].h.id);
}

/* 2024, 2021/2025 or 2024-06 */
static void period(ls_out *o, ls_period p)
{
  if(!p.from)
    return;
  out_lit(o, ",\"period\":\"");
  out_period(o, p);
  out_char(o, '"');
}

static void code_and_name(ls_out *o, uint32_t code, ls_slice name)
{
  if(name.n)
    TEXT(o, "place", name);
  if(code) {
    out_lit(o, ",\"place_code\":\"");
    out_uint(o, code);
    out_char(o, '"');
  }
}

static void section(ls_out *o, const ls_section *s)
{
  HEAD(o, "section", &s->h);
  UINT(o, "level", s->level);
  TEXT(o, "number", out_span(o, s->number));
  TEXT(o, "title", out_span(o, s->title));
  WORD(o, "role", role_name[s->role]);
  if(s->parent != NO_ID)
    UINT(o, "parent", o->r->sections.v[s->parent].h.id);
  period(o, (ls_period){ s->period_from, s->period_to, 0 });
  if(s->synthetic)
    BOOL(o, "synthetic", true);
}

static void figure(ls_out *o, const ls_figure *f)
{
  HEAD(o, "figure", &f->h);
  TEXT(o, "text", out_span(o, f->h.span));
  out_lit(o, ",\"value\":");
  out_dec(o, f->value);
  if(f->has_hi) {
    out_lit(o, ",\"value_hi\":");
    out_dec(o, f->value_hi);
  }
  TEXT(o, "unit", f->unit);
  WORD(o, "cmp", cmp_name[f->cmp]);
  WORD(o, "aspect", aspect_name[f->aspect]);
  WORD(o, "mood", mood_name[f->mood]);
  if(f->scope.n)
    TEXT(o, "scope", f->scope);
  if(f->per.end > f->per.start)
    TEXT(o, "per", out_span(o, f->per));
  PHRASE(o, "indicator", &f->indicator);
  code_and_name(o, f->place, f->place_name);
  period(o, f->period);
  in_section(o, f->section);
}

static void milestone(ls_out *o, const ls_milestone *m)
{
  HEAD(o, "milestone", &m->h);
  TEXT(o, "verb", out_span(o, m->verb));
  PHRASE(o, "object", &m->object);
  WORD(o, "stage", stage_name[m->stage]);
  BOOL(o, "hedge", m->hedge);
  WORD(o, "mood", mood_name[m->mood]);
  in_section(o, m->section);
}

static void item(ls_out *o, const ls_item *i)
{
  HEAD(o, "item", &i->h);
  TEXT(o, "text", out_span(o, i->h.span));
  WORD(o, "kind", item_kind_name[i->kind]);
  out_lit(o, ",\"figures\":[");
  out_figure_ids(o, i, ',');
  out_lit(o, "],\"milestones\":[");
  out_milestone_ids(o, i, ',');
  out_char(o, ']');
  BOOL(o, "measurable", i->measurable);
  if(i->missing)
    WORD(o, "missing", missing_name[i->missing]);
  UINT(o, "sentence_start", i->sentence.start);
  UINT(o, "sentence_end", i->sentence.end);
  in_section(o, i->section);
}

static void number(ls_out *o, const ls_number *n)
{
  HEAD(o, "number", &n->h);
  TEXT(o, "text", out_span(o, n->h.span));
  WORD(o, "role", number_role_name[n->role]);
  TEXT(o, "why", n->row.n ? n->row : slice_of(n->why));
}

/* Rules were noted newest first; they are printed as they came. */
static void why(ls_out *o, const ls_why *last)
{
  const ls_why *w[32];
  int n = 0;
  for(; last && n < 32; last = last->next)
    w[n++] = last;
  if(!n)
    return;
  out_lit(o, ",\"why\":[");
  for(int first = n; n-- > 0;) {
    if(n < first - 1)
      out_char(o, ',');
    out_lit(o, "{\"field\":\"");
    out_z(o, w[n]->field);
    out_char(o, '"');
    WORD(o, "rule", w[n]->rule);
    if(w[n]->words.end > w[n]->words.start) {
      TEXT(o, "words", out_span(o, w[n]->words));
      UINT(o, "start", w[n]->words.start);
    }
    out_char(o, '}');
  }
  out_char(o, ']');
}

static const ls_head *record(ls_out *o, ls_kind kind, uint32_t i)
{
  const ls_report *r = o->r;
  switch(kind) {
  case K_SECTION:
    section(o, &r->sections.v[i]);
    return &r->sections.v[i].h;
  case K_FIGURE:
    figure(o, &r->figures.v[i]);
    return &r->figures.v[i].h;
  case K_MILESTONE:
    milestone(o, &r->milestones.v[i]);
    return &r->milestones.v[i].h;
  case K_ITEM:
    item(o, &r->items.v[i]);
    return &r->items.v[i].h;
  case K_NUMBER:
    number(o, &r->numbers.v[i]);
    return NULL; /* its why says it already */
  case K_NARRATIVE:
    HEAD(o, "narrative", &r->narratives.v[i].h);
    WORD(o, "why", r->narratives.v[i].why);
    in_section(o, r->narratives.v[i].section);
    return NULL;
  case K_ASIDE:
    HEAD(o, "aside", &r->asides.v[i].h);
    WORD(o, "why", r->asides.v[i].why);
    return NULL;
  }
  return NULL;
}

/* ,"origin":{"page":3,"paragraph":12} */
static void origin(ls_out *o, uint32_t at)
{
  const ls_origin *from = report_origin(o->r, at);
  if(!from)
    return;
  out_lit(o, ",\"origin\":{");
  if(from->page) {
    out_lit(o, "\"page\":");
    out_uint(o, from->page);
    out_lit(o, ",");
  }
  out_lit(o, "\"paragraph\":");
  out_uint(o, from->paragraph);
  out_char(o, '}');
}

static void coverage(ls_out *o)
{
  const ls_coverage *v = &o->r->coverage;
  out_lit(o, "{\"type\":\"coverage\"");
  UINT(o, "numerals", v->numerals);
  UINT(o, "figures", v->figures);
  UINT(o, "names", v->names);
  UINT(o, "dates", v->dates);
  UINT(o, "numbering", v->numbering);
  UINT(o, "idioms", v->idioms);
  UINT(o, "unread", v->unread);
  UINT(o, "sentences", v->sentences);
  UINT(o, "items", v->items);
  UINT(o, "narrative", v->narrative);
}

static void opening(ls_out *o)
{
  out_lit(o, "{\"type\":\"report\",\"source\":\"");
  out_json(o, slice_of(o->to->source));
  out_char(o, '"');
  if(o->to->sha256 && *o->to->sha256)
    WORD(o, "sha256", o->to->sha256);
  UINT(o, "chars", o->r->text.n);
  if(o->r->format)
    WORD(o, "format", o->r->format);
  if(o->r->encoding)
    WORD(o, "encoding", o->r->encoding);
  code_and_name(o, o->r->place_code, o->r->place);
  if(o->r->year)
    UINT(o, "year", o->r->year);
  if(o->r->title.n)
    TEXT(o, "title", o->r->title);
  if(o->r->publisher.n)
    TEXT(o, "publisher", o->r->publisher);
  if(o->r->date.n)
    TEXT(o, "date", o->r->date);
  out_lit(o, "}\n");
}

int emit_jsonl(const ls_report *r, const ls_emit *to)
{
  ls_out o;
  ls_cursor c;
  ls_kind kind;
  uint32_t index;
  out_init(&o, r, to);
  opening(&o);
  cursor_init(&c, r);
  while(!o.rc && cursor_next(&c, &kind, &index)) {
    if(!emit_wants(to, kind))
      continue;
    const ls_head *h = record(&o, kind, index);
    if(h && r->origins.n)
      origin(&o, h->span.start);
    if(to->explain && h)
      why(&o, h->why);
    out_lit(&o, "}\n");
  }
  coverage(&o);
  out_lit(&o, "}\n");
  return out_end(&o);
}

static int error(const ls_err *err, const ls_emit *to)
{
  ls_out o;
  ls_buf words;
  out_init(&o, NULL, to);
  buf_init(&words, 4096);
  msg_error_words(&words, err, to->english);
  out_lit(&o, "{\"type\":\"error\",\"source\":\"");
  out_json(&o, slice_of(to->source));
  out_char(&o, '"');
  WORD(&o, "code", err_name(err->code));
  TEXT(&o, "message", slice_of(buf_cstr(&words)));
  if(err->line)
    UINT(&o, "line", err->line);
  if(err->has_byte)
    UINT(&o, "byte", err->byte);
  out_lit(&o, "}\n");
  buf_free(&words);
  return out_end(&o);
}

/* Only the account, for those who want every record made and none seen. */
static int none(const ls_report *r, const ls_emit *to)
{
  ls_out o;
  out_init(&o, r, to);
  coverage(&o);
  TEXT(&o, "source", slice_of(to->source));
  out_lit(&o, "}\n");
  return out_end(&o);
}

const ls_format format_jsonl = { "jsonl", true, NULL, emit_jsonl, error,
                                 NULL };
const ls_format format_none = { "none", false, NULL, none, NULL, NULL };
