/* The lines a page would show, and what they are like. */
#include "doc/html_chars.h"
#include "doc/html_page.h"

#define PROSE 10 /* characters of the shortest line of prose */

bool html_unseen(const html_page *p, uint32_t node)
{
  const html_node *n = &p->node[node];
  return html_is(n->tag, TP_DROP) || (!p->hidden && n->flags & HF_HIDDEN);
}

ls_slice html_squeeze(const html_page *p, uint32_t from, uint32_t to,
                      char *out, size_t max)
{
  size_t n = 0;
  for(uint32_t i = from; i < to && n + 4 <= max; i++) {
    if(html_unseen(p, i)) {
      i = p->node[i].end - 1;
      continue;
    }
    if(p->node[i].tag != HTML_TEXT)
      continue;
    const char *s = p->text.s + p->node[i].at, *end = s + p->node[i].n;
    while(s < end && n + 4 <= max) {
      uint32_t c = html_text_char(&s, end);
      int kind = html_kind(c);
      if(kind == HC_CJK || kind == HC_OTHER)
        n += (size_t)utf8_put(c == ':' ? 0xFF1A : c, out + n);
    }
  }
  return (ls_slice){ out, n };
}

/* How a text looks, added up over a line. */
typedef struct look {
  uint32_t chars, linked, stops;
  bool comma; /* , or . just before */
} look;

/* Signs between clauses, which lists of titles hardly have. */
static bool stop(uint32_t c)
{
  return c == 0x3002 || c == 0xFF0C || c == 0xFF1B || c == 0xFF01 ||
         c == 0xFF1F;
}

static void look_at(look *k, const html_page *p, uint32_t node, bool linked)
{
  const char *s = p->text.s + p->node[node].at, *end = s + p->node[node].n;
  while(s < end) {
    uint32_t c = html_text_char(&s, end);
    int kind = html_kind(c);
    if(kind == HC_SPACE || kind == HC_WIDE_SPACE || kind == HC_NONE) {
      k->stops += k->comma && kind == HC_SPACE;
      k->comma = false;
      continue;
    }
    k->chars++;
    k->linked += linked;
    k->stops += stop(c) && !linked;
    k->comma = (c == ',' || c == '.') && !linked;
  }
}

typedef struct finder {
  html_page *p;
  look look;
  html_line line;    /* the open one; from > 0 */
  bool open, broken; /* the next text begins another */
} finder;

/* A short line's first words say whether it is furniture. */
static unsigned word_of(finder *f)
{
  char b[256];
  ls_slice s = html_squeeze(f->p, f->line.from, f->line.to, b, sizeof(b));
  return words_line(f->p->words, s, f->look.chars);
}

static void end_line(finder *f)
{
  html_page *p = f->p;
  look *k = &f->look;
  k->stops += k->comma;
  if(f->open && k->chars) {
    if(p->lines == p->line_cap) {
      uint32_t cap = p->line_cap ? p->line_cap * 2 : 256;
      p->line = arena_grow(p->arena, p->line, p->line_cap * sizeof(*p->line),
                           cap * sizeof(*p->line));
      p->line_cap = cap;
    }
    html_line *l = &p->line[p->lines++];
    *l = f->line;
    l->chars = k->chars;
    l->linked = k->linked;
    l->word = k->chars <= 60 ? (uint8_t)word_of(f) : 0;
    l->stops = k->stops > 0;
    l->prose = !l->word && k->chars - k->linked >= PROSE && k->stops &&
               k->linked * 2 <= k->chars;
  }
  *k = (look){ 0 };
  f->open = false;
}

static void text(finder *f, uint32_t node, uint32_t block, bool linked)
{
  if(!f->open || f->broken || f->line.block != block) {
    end_line(f);
    f->line = (html_line){ .from = node, .block = block };
    f->open = true;
    f->broken = false;
  }
  f->line.to = node + 1;
  look_at(&f->look, f->p, node, linked);
}

/* Lines so far; an open one counts from its first character. */
static uint32_t begun(const finder *f)
{
  return f->p->lines + (f->open && f->look.chars);
}

static void element(finder *f, uint32_t *block, uint32_t node)
{
  uint16_t tag = f->p->node[node].tag;
  bool is_block = html_is(tag, TP_BLOCK);
  block[node] = is_block ? node : block[f->p->node[node].parent];
  f->broken |= is_block || tag == TAG_BR;
}

uint32_t html_find_lines(html_page *p)
{
  finder f = { .p = p };
  size_t size = ((size_t)p->nodes + 1) * sizeof(uint32_t);
  uint32_t *block = arena_alloc(p->arena, size), link_end = 0;
  p->lines = 0;
  p->line_of = arena_alloc(p->arena, size);
  p->links = arena_zalloc(p->arena, size);
  for(uint32_t i = 0; i < p->nodes; i++) {
    const html_node *n = &p->node[i];
    p->line_of[i] = begun(&f);
    p->links[i + 1] = p->links[i] + ((n->flags & HF_LINK) != 0);
    if(html_unseen(p, i)) {
      for(uint32_t j = i; j < n->end; j++) {
        p->line_of[j] = begun(&f);
        p->links[j + 1] = p->links[i];
      }
      f.broken |= html_is(n->tag, TP_BLOCK);
      i = n->end - 1;
      continue;
    }
    if(n->flags & HF_LINK && !p->linked && n->end > link_end)
      link_end = n->end;
    if(n->tag == HTML_TEXT)
      text(&f, i, block[n->parent], i < link_end);
    else
      element(&f, block, i);
  }
  end_line(&f);
  p->line_of[p->nodes] = p->lines;
  uint32_t prose = 0;
  for(uint32_t i = 0; i < p->lines; i++)
    prose += p->line[i].prose ? p->line[i].chars : 0;
  return prose;
}
