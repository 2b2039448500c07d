/* The report's text as HTML: blocks (headings, paragraphs) with marks.
 *
 * Marks come in order of their starts and may nest, cross each other and
 * run over blocks.  A stack holds the open ones; where a block ends, all
 * are closed and opened again in the next, and where one ends below
 * others, those above it are closed and opened again. */
#include "emit/html.h"

#define DEPTH 8 /* marks within marks; what is deeper gets an anchor only */

typedef struct {
  ls_kind kind;
  uint32_t index;
  uint32_t end;
  bool opened; /* its id was written */
} mark;

typedef struct {
  ls_out *o;
  ls_cursor cursor;
  ls_kind kind;      /* the mark that comes next, */
  uint32_t index, start, end; /* start UINT32_MAX: none */
  mark stack[DEPTH];
  int depth;
  uint32_t section;  /* the section whose heading comes next */
} prose;

static const ls_head *head_of(const ls_report *r, ls_kind kind, uint32_t i)
{
  switch(kind) {
  case K_SECTION: return &r->sections.v[i].h;
  case K_FIGURE: return &r->figures.v[i].h;
  case K_MILESTONE: return &r->milestones.v[i].h;
  case K_ITEM: return &r->items.v[i].h;
  case K_NUMBER: return &r->numbers.v[i].h;
  case K_NARRATIVE: return &r->narratives.v[i].h;
  case K_ASIDE: break;
  }
  return &r->asides.v[i].h;
}

static bool shown(const ls_emit *to, ls_kind kind)
{
  if(kind == K_SECTION)
    return false;
  return kind == K_ASIDE || emit_wants(to, kind);
}

static void next_mark(prose *p)
{
  while(cursor_next(&p->cursor, &p->kind, &p->index)) {
    const ls_head *h = head_of(p->o->r, p->kind, p->index);
    if(!shown(p->o->to, p->kind) || h->span.end <= h->span.start)
      continue;
    p->start = h->span.start;
    p->end = h->span.end;
    return;
  }
  p->start = UINT32_MAX;
}

void html_id(ls_out *o, char letter, uint32_t id)
{
  out_char(o, letter);
  out_uint(o, o->to->nth);
  out_char(o, '-');
  out_uint(o, id);
}

static void class_of(ls_out *o, const mark *m)
{
  static const char mood[] = "rtb";
  const ls_report *r = o->r;
  switch(m->kind) {
  case K_FIGURE:
    out_lit(o, "f ");
    out_char(o, mood[r->figures.v[m->index].mood]);
    break;
  case K_MILESTONE:
    out_lit(o, "m ");
    out_char(o, mood[r->milestones.v[m->index].mood]);
    if(r->milestones.v[m->index].hedge)
      out_lit(o, " h");
    break;
  case K_ITEM:
    out_lit(o, "i t");
    if(!r->items.v[m->index].measurable)
      out_lit(o, " h");
    break;
  case K_NUMBER:
    out_lit(o, "u");
    if(r->numbers.v[m->index].role == N_UNREAD)
      out_lit(o, " unread");
    break;
  case K_NARRATIVE: out_lit(o, "n"); break;
  case K_ASIDE: out_lit(o, "x"); break;
  case K_SECTION: break;
  }
}

static bool is_mark(ls_kind k)
{
  return k == K_FIGURE || k == K_MILESTONE || k == K_ITEM;
}

static void open_tag(prose *p, mark *m)
{
  ls_out *o = p->o;
  if(is_mark(m->kind))
    out_lit(o, "<mark class=\"");
  else
    out_lit(o, "<span class=\"");
  class_of(o, m);
  if(m->opened)
    out_lit(o, " c"); /* goes on from before */
  if(m->kind == K_NUMBER) {
    out_lit(o, "\" title=\"");
    html_word(o, word_number_role[o->r->numbers.v[m->index].role]);
  }
  if(is_mark(m->kind) && !m->opened) {
    out_lit(o, "\" id=\"");
    html_id(o, 'm', head_of(o->r, m->kind, m->index)->id);
    out_lit(o, "\" tabindex=\"-1");
  }
  out_lit(o, "\">");
  m->opened = true;
}

static void close_tag(prose *p, const mark *m)
{
  if(is_mark(m->kind))
    out_lit(p->o, "</mark>");
  else
    out_lit(p->o, "</span>");
}

/* Ends every mark that is over at `at`. */
static void ends(prose *p, uint32_t at)
{
  int k = 0;
  while(k < p->depth && p->stack[k].end > at)
    k++;
  if(k == p->depth)
    return;
  for(int i = p->depth; i-- > k;)
    close_tag(p, &p->stack[i]);
  int w = k;
  for(int i = k; i < p->depth; i++)
    if(p->stack[i].end > at)
      p->stack[w++] = p->stack[i];
  p->depth = w;
  for(int i = k; i < p->depth; i++)
    open_tag(p, &p->stack[i]);
}

/* Begins every mark that starts at or before `at`. */
static void starts(prose *p, uint32_t at)
{
  for(; p->start <= at; next_mark(p)) {
    mark m = { p->kind, p->index, p->end, false };
    if(p->end > at && p->depth < DEPTH) {
      p->stack[p->depth] = m;
      open_tag(p, &p->stack[p->depth++]);
    }
    else if(is_mark(m.kind)) {
      out_lit(p->o, "<span id=\"");
      html_id(p->o, 'm', head_of(p->o->r, m.kind, m.index)->id);
      out_lit(p->o, "\"></span>");
    }
  }
}

/* The text [from, to) of one block with its marks. */
static void run(prose *p, uint32_t from, uint32_t to)
{
  for(int i = 0, w = 0; i < p->depth || (p->depth = w, false); i++)
    if(p->stack[i].end > from) /* the rest ended between blocks */
      p->stack[w++] = p->stack[i];
  for(int i = 0; i < p->depth; i++)
    open_tag(p, &p->stack[i]);
  starts(p, from);
  while(from < to) {
    uint32_t next = p->start < to ? p->start : to;
    for(int i = 0; i < p->depth; i++)
      if(p->stack[i].end < next)
        next = p->stack[i].end;
    out_html(p->o, out_span(p->o, (ls_span){ from, next }));
    from = next;
    ends(p, from);
    if(from < to)
      starts(p, from);
  }
  for(int i = p->depth; i-- > 0;)
    close_tag(p, &p->stack[i]);
}

/* Leading and trailing white space of a block is left out. */
static ls_span trim(ls_out *o, ls_span s)
{
  ls_slice t = out_span(o, s);
  for(;;) {
    size_t k = 0;
    if(t.n && strchr(" \t", t.s[0]) && t.s[0])
      k = 1;
    else if(t.n >= 3 && !memcmp(t.s, "\xE3\x80\x80", 3))
      k = 3;
    else if(t.n >= 2 && !memcmp(t.s, "\xC2\xA0", 2))
      k = 2;
    if(!k)
      break;
    t = (ls_slice){ t.s + k, t.n - k };
    s.start++;
  }
  for(;;) {
    size_t k = 0;
    if(t.n && strchr(" \t", t.s[t.n - 1]) && t.s[t.n - 1])
      k = 1;
    else if(t.n >= 3 && !memcmp(t.s + t.n - 3, "\xE3\x80\x80", 3))
      k = 3;
    else if(t.n >= 2 && !memcmp(t.s + t.n - 2, "\xC2\xA0", 2))
      k = 2;
    if(!k)
      break;
    t.n -= k;
    s.end--;
  }
  return s;
}

static void heading(prose *p, const ls_section *s, ls_span at)
{
  char level = (char)(s->level < 3 ? '1' + s->level : '4');
  ls_out *o = p->o;
  out_lit(o, "<h");
  out_char(o, level);
  out_lit(o, " id=\"");
  html_id(o, 's', s->h.id);
  out_lit(o, "\">");
  run(p, at.start, at.end);
  html_tally(o, s);
  out_lit(o, "</h");
  out_char(o, level);
  out_lit(o, ">\n");
}

/* A heading that runs into its paragraph: 加强监管。... */
static void lead(prose *p, const ls_section *s, ls_span at)
{
  out_lit(p->o, "<p><b role=\"heading\" aria-level=\"");
  out_uint(p->o, s->level < 5 ? s->level + 1 : 6);
  out_lit(p->o, "\" id=\"");
  html_id(p->o, 's', s->h.id);
  out_lit(p->o, "\">");
  run(p, at.start, at.end);
  out_lit(p->o, "</b>");
}

static bool starts_with_stop(ls_slice t)
{
  static const char stops[][4] = { "。", "：", "；", "，", "！", "、" };
  for(size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++)
    if(t.n >= 3 && !memcmp(t.s, stops[i], 3))
      return true;
  return t.n && (t.s[0] == ':' || t.s[0] == ';' || t.s[0] == '.');
}

/* `opened`: <p> was written, with what stands before. */
static void paragraph(prose *p, ls_span s, bool opened)
{
  s = trim(p->o, s);
  if(s.end <= s.start && !opened)
    return;
  if(!opened)
    out_lit(p->o, "<p>");
  if(s.end > s.start)
    run(p, s.start, s.end);
  out_lit(p->o, "</p>\n");
}

/* The first section from the next on whose heading is at or behind `at`. */
static ls_span next_heading(prose *p, uint32_t at)
{
  const ls_report *r = p->o->r;
  for(; p->section < r->sections.n; p->section++) {
    ls_span h = html_heading(&r->sections.v[p->section]);
    if(h.end > h.start && h.start >= at)
      return h;
  }
  return (ls_span){ UINT32_MAX, UINT32_MAX };
}

static void line(prose *p, uint32_t at, uint32_t end)
{
  bool opened = false;
  while(at < end && !p->o->rc) {
    ls_span h = next_heading(p, at);
    uint32_t stop = h.start < end ? h.start : end;
    paragraph(p, (ls_span){ at, stop }, opened);
    if(stop == end)
      return;
    if(h.end > end)
      h.end = end;
    const ls_section *s = &p->o->r->sections.v[p->section++];
    uint32_t near = end - h.end > 64 ? h.end + 64 : end; /* keeps it linear */
    ls_slice rest = out_span(p->o, trim(p->o, (ls_span){ h.end, near }));
    opened = rest.n && (s->level > 2 || starts_with_stop(rest));
    if(opened)
      lead(p, s, h);
    else
      heading(p, s, h);
    at = h.end;
  }
  if(opened)
    paragraph(p, (ls_span){ end, end }, true);
}

/* Code points in [s, end). */
static uint32_t count(const char *s, const char *end)
{
  uint32_t n = 0;
  for(; s < end; s++)
    n += ((uint8_t)*s & 0xC0) != 0x80;
  return n;
}

void html_prose(ls_out *o)
{
  const ls_u8map *t = &o->r->text;
  prose p = { .o = o };
  uint32_t at = 0;
  cursor_init(&p.cursor, o->r);
  next_mark(&p);
  for(const char *s = t->s, *end = t->s + t->bytes; s < end && !o->rc;) {
    const char *eol = memchr(s, '\n', (size_t)(end - s));
    if(!eol)
      eol = end;
    uint32_t n = count(s, eol);
    line(&p, at, at + n);
    at += n + 1;
    s = eol + 1;
  }
}
