/* One JSON object a line, as docs/format.md names the fields. */
#include "emit/emit.h"

#include "base/err.h"

#define FLUSH_AT ((size_t)64 << 10)

typedef struct {
  ls_buf b;
  const ls_report *r;
  const ls_emit *to;
} out;

static void string(ls_buf *b, ls_slice s)
{
  static const char hex[] = "0123456789abcdef";
  size_t from = 0;
  buf_putc(b, '"');
  for(size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.s[i];
    if(c >= 0x20 && c != '"' && c != '\\')
      continue;
    buf_put(b, s.s + from, i - from);
    from = i + 1;
    buf_putc(b, '\\');
    if(c == '\n')
      buf_putc(b, 'n');
    else if(c >= 0x20)
      buf_putc(b, (char)c);
    else {
      buf_puts(b, "u00");
      buf_putc(b, hex[c >> 4]);
      buf_putc(b, hex[c & 15]);
    }
  }
  buf_put(b, s.s + from, s.n - from);
  buf_putc(b, '"');
}

static void text(out *o, const char *key, ls_slice s)
{
  buf_fmt(&o->b, ",\"%s\":", key);
  string(&o->b, s);
}

static void word(out *o, const char *key, const char *w)
{
  buf_fmt(&o->b, ",\"%s\":\"%s\"", key, w);
}

static void integer(out *o, const char *key, long long v)
{
  buf_fmt(&o->b, ",\"%s\":%lld", key, v);
}

static void head(out *o, const char *type, const ls_head *h)
{
  buf_fmt(&o->b, "{\"type\":\"%s\",\"id\":%u,\"start\":%u,\"end\":%u", type,
          h->id, h->span.start, h->span.end);
}

static void phrase(out *o, const char *key, const ls_phrase *p)
{
  if(!p->n)
    return;
  buf_fmt(&o->b, ",\"%s\":", key);
  ls_buf b;
  buf_init(&b, (size_t)64 << 20);
  for(uint32_t i = 0; i < p->n; i++)
    buf_slice(&b, report_slice(o->r, p->part[i]));
  string(&o->b, (ls_slice){ buf_cstr(&b), b.n });
  buf_free(&b);
}

static void in_section(out *o, uint32_t section)
{
  if(section != NO_ID)
    integer(o, "section", o->r->sections.v[section].h.id);
}

static void section(out *o, const ls_section *s)
{
  head(o, "section", &s->h);
  integer(o, "level", s->level);
  text(o, "number", report_slice(o->r, s->number));
  text(o, "title", report_slice(o->r, s->title));
  word(o, "role", role_name[s->role]);
}

static void figure(out *o, const ls_figure *f)
{
  head(o, "figure", &f->h);
  text(o, "text", report_slice(o->r, f->h.span));
  buf_puts(&o->b, ",\"value\":");
  dec_write(&o->b, f->value);
  if(f->has_hi) {
    buf_puts(&o->b, ",\"value_hi\":");
    dec_write(&o->b, f->value_hi);
  }
  text(o, "unit", f->unit);
  word(o, "cmp", cmp_name[f->cmp]);
  word(o, "aspect", aspect_name[f->aspect]);
  word(o, "mood", mood_name[f->mood]);
  if(f->scope.n)
    text(o, "scope", f->scope);
  phrase(o, "indicator", &f->indicator);
  in_section(o, f->section);
}

static void milestone(out *o, const ls_milestone *m)
{
  head(o, "milestone", &m->h);
  text(o, "verb", report_slice(o->r, m->verb));
  phrase(o, "object", &m->object);
  word(o, "stage", stage_name[m->stage]);
  buf_fmt(&o->b, ",\"hedge\":%s", m->hedge ? "true" : "false");
  word(o, "mood", mood_name[m->mood]);
  in_section(o, m->section);
}

static void item(out *o, const ls_item *i)
{
  head(o, "item", &i->h);
  text(o, "text", report_slice(o->r, i->h.span));
  word(o, "kind", item_kind_name[i->kind]);
  buf_puts(&o->b, ",\"figures\":[");
  for(uint32_t k = 0; k < i->figures; k++)
    buf_fmt(&o->b, "%s%u", k ? "," : "",
            o->r->figures.v[i->figure + k].h.id);
  buf_puts(&o->b, "],\"milestones\":[");
  for(uint32_t k = 0; k < i->milestones; k++)
    buf_fmt(&o->b, "%s%u", k ? "," : "",
            o->r->milestones.v[i->milestone + k].h.id);
  buf_fmt(&o->b, "],\"measurable\":%s", i->measurable ? "true" : "false");
  if(i->missing)
    word(o, "missing", missing_name[i->missing]);
  in_section(o, i->section);
}

static void record(out *o, ls_kind kind, uint32_t i)
{
  const ls_report *r = o->r;
  switch(kind) {
  case K_SECTION: section(o, &r->sections.v[i]); break;
  case K_FIGURE: figure(o, &r->figures.v[i]); break;
  case K_MILESTONE: milestone(o, &r->milestones.v[i]); break;
  case K_ITEM: item(o, &r->items.v[i]); break;
  case K_NUMBER:
    head(o, "number", &r->numbers.v[i].h);
    text(o, "text", report_slice(r, r->numbers.v[i].h.span));
    word(o, "role", number_role_name[r->numbers.v[i].role]);
    text(o, "why", r->numbers.v[i].row.n ? r->numbers.v[i].row
                                         : slice_of(r->numbers.v[i].why));
    break;
  case K_NARRATIVE:
    head(o, "narrative", &r->narratives.v[i].h);
    word(o, "why", r->narratives.v[i].why);
    break;
  case K_ASIDE:
    head(o, "aside", &r->asides.v[i].h);
    word(o, "why", r->asides.v[i].why);
    break;
  }
  buf_puts(&o->b, "}\n");
}

static int flush(out *o, size_t keep_below)
{
  int rc = 0;
  if(buf_failed(&o->b))
    return LS_ENOMEM;
  if(o->b.n > keep_below) {
    rc = o->to->write(o->to->arg, o->b.p, o->b.n);
    buf_clear(&o->b);
  }
  return rc;
}

int emit_jsonl(const ls_report *r, const ls_emit *to)
{
  out o = { .r = r, .to = to };
  ls_cursor c;
  ls_kind kind;
  uint32_t index;
  int rc = 0;
  buf_init(&o.b, (size_t)256 << 20);
  buf_puts(&o.b, "{\"type\":\"report\",\"source\":");
  string(&o.b, slice_of(to->source));
  integer(&o, "chars", r->text.n);
  if(r->place.n)
    text(&o, "place", r->place);
  if(r->year)
    integer(&o, "year", r->year);
  buf_puts(&o.b, "}\n");
  cursor_init(&c, r);
  while(!rc && cursor_next(&c, &kind, &index)) {
    record(&o, kind, index);
    rc = flush(&o, FLUSH_AT);
  }
  const ls_coverage *v = &r->coverage;
  buf_fmt(&o.b, "{\"type\":\"coverage\",\"numerals\":%u,\"figures\":%u,"
          "\"names\":%u,\"dates\":%u,\"numbering\":%u,\"idioms\":%u,"
          "\"unread\":%u,\"sentences\":%u,\"items\":%u,\"narrative\":%u}\n",
          v->numerals, v->figures, v->names, v->dates, v->numbering,
          v->idioms, v->unread, v->sentences, v->items, v->narrative);
  if(!rc)
    rc = flush(&o, 0);
  buf_free(&o.b);
  return rc;
}
