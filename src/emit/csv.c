/* One row a figure, milestone or item, for spreadsheets: UTF-8 with a byte
 * order mark, CRLF, quotes as RFC 4180 has them.
 *
 * A cell with text of the report that a spreadsheet would take for a
 * formula gets an apostrophe in front; numbers are left as they are. */
#include "emit/out.h"

static int open_csv(const ls_emit *to)
{
  static const char header[] =
    "\xEF\xBB\xBFsource,place,year,type,id,section,role,start,end,text,name,"
    "value,value_hi,unit,cmp,aspect,mood,scope,per,period,verb,stage,hedge,"
    "kind,measurable,missing,figures,milestones,page,paragraph\r\n";
  return to->write(to->arg, header, sizeof(header) - 1);
}

/* The inside of quotes, "" for each quote. */
static void quoted(ls_out *o, ls_slice s)
{
  const char *q;
  while(s.n && (q = memchr(s.s, '"', s.n))) {
    size_t k = (size_t)(q - s.s) + 1;
    out_put(o, s.s, k);
    out_char(o, '"');
    s = (ls_slice){ s.s + k, s.n - k };
  }
  if(s.n)
    out_put(o, s.s, s.n);
}

static bool formula(ls_slice s)
{
  static const char wide[][4] = { "＝", "＋", "－", "＠" };
  if(!s.n)
    return false;
  if(strchr("=+-@\t\r\n", s.s[0]))
    return true;
  for(size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
    if(s.n >= 3 && !memcmp(s.s, wide[i], 3))
      return true;
  return false;
}

/* A cell that holds nothing but what we write: words and numbers. */
#define WORD(o, z) (out_char(o, ','), out_z(o, z))
#define UINT(o, v) (out_char(o, ','), out_uint(o, v))
#define EMPTY(o, n) out_put(o, ",,,,,,,,,,,,,,,,", (n))

static void cell(ls_out *o, ls_slice s)
{
  out_char(o, ',');
  if(!s.n)
    return;
  out_char(o, '"');
  if(formula(s))
    out_char(o, '\'');
  quoted(o, s);
  out_char(o, '"');
}

static void phrase(ls_out *o, const ls_phrase *p)
{
  out_char(o, ',');
  if(!p->n)
    return;
  out_char(o, '"');
  for(uint32_t i = 0; i < p->n; i++) {
    ls_slice s = out_span(o, p->part[i]);
    if(!i && formula(s))
      out_char(o, '\'');
    quoted(o, s);
  }
  out_char(o, '"');
}

static void head(ls_out *o, const char *type, const ls_head *h,
                 uint32_t section)
{
  out_char(o, '"');
  if(formula(slice_of(o->to->source)))
    out_char(o, '\'');
  quoted(o, slice_of(o->to->source));
  out_char(o, '"');
  cell(o, o->r->place);
  out_char(o, ',');
  if(o->r->year)
    out_uint(o, o->r->year);
  WORD(o, type);
  UINT(o, h->id);
  if(section == NO_ID)
    EMPTY(o, 2);
  else {
    const ls_section *s = &o->r->sections.v[section];
    cell(o, out_span(o, s->title));
    WORD(o, role_name[s->role]);
  }
  UINT(o, h->span.start);
  UINT(o, h->span.end);
  cell(o, out_span(o, h->span));
}

static void period(ls_out *o, ls_period p)
{
  out_char(o, ',');
  out_period(o, p);
}

static void figure(ls_out *o, const ls_figure *f)
{
  head(o, "figure", &f->h, f->section);
  phrase(o, &f->indicator);
  out_char(o, ',');
  out_dec(o, f->value);
  out_char(o, ',');
  if(f->has_hi)
    out_dec(o, f->value_hi);
  cell(o, f->unit);
  WORD(o, cmp_name[f->cmp]);
  WORD(o, aspect_name[f->aspect]);
  WORD(o, mood_name[f->mood]);
  cell(o, f->scope);
  cell(o, out_span(o, f->per));
  period(o, f->period);
  EMPTY(o, 8);
}

static void milestone(ls_out *o, const ls_milestone *m)
{
  head(o, "milestone", &m->h, m->section);
  phrase(o, &m->object);
  EMPTY(o, 5);
  WORD(o, mood_name[m->mood]);
  EMPTY(o, 3);
  cell(o, out_span(o, m->verb));
  WORD(o, stage_name[m->stage]);
  WORD(o, m->hedge ? "true" : "false");
  EMPTY(o, 5);
}

/* Ids of the records an item holds, "12 13 14". */
static void ids(ls_out *o, const ls_item *i)
{
  out_char(o, ',');
  out_figure_ids(o, i, ' ');
  out_char(o, ',');
  out_milestone_ids(o, i, ' ');
}

static void item(ls_out *o, const ls_item *i)
{
  head(o, "item", &i->h, i->section);
  EMPTY(o, 13);
  WORD(o, item_kind_name[i->kind]);
  WORD(o, i->measurable ? "true" : "false");
  WORD(o, missing_name[i->missing]);
  ids(o, i);
}

/* Where it comes from; empty for a plain text. */
static void origin(ls_out *o, uint32_t at)
{
  const ls_origin *from = report_origin(o->r, at);
  out_char(o, ',');
  if(from && from->page)
    out_uint(o, from->page);
  out_char(o, ',');
  if(from)
    out_uint(o, from->paragraph);
}

static int report(const ls_report *r, const ls_emit *to)
{
  ls_out o;
  ls_cursor c;
  ls_kind kind;
  uint32_t index;
  out_init(&o, r, to);
  cursor_init(&c, r);
  while(!o.rc && cursor_next(&c, &kind, &index)) {
    if(!emit_wants(to, kind))
      continue;
    if(kind == K_FIGURE) {
      figure(&o, &r->figures.v[index]);
      origin(&o, r->figures.v[index].h.span.start);
    }
    else if(kind == K_MILESTONE) {
      milestone(&o, &r->milestones.v[index]);
      origin(&o, r->milestones.v[index].h.span.start);
    }
    else if(kind == K_ITEM) {
      item(&o, &r->items.v[index]);
      origin(&o, r->items.v[index].h.span.start);
    }
    else
      continue;
    out_lit(&o, "\r\n");
  }
  return out_end(&o);
}

const ls_format format_csv = { "csv", false, open_csv, report, NULL, NULL };
