/* The article of a page, by where its prose is.
 *
 * Lines that read like sentences are the article's; blocks of links, of
 * navigation, sharing and printing are the site's, and where there is no
 * sign of either a line is kept.  Names of classes are hints only: a block
 * that holds a good part of the page's prose is no furniture whatever it is
 * called.  After the idea of Kohlschuetter, Fankhauser, Nejdl, "Boilerplate
 * detection using shallow text features" (2010): density of text and of
 * links by block. */
#include "doc/html_page.h"

#define MAYBE 8 /* lines before an article that are looked at for its title */

typedef struct sums {
  uint32_t chars, linked, prose; /* characters */
  uint32_t words, word_lines;    /* of lines that are furniture */
  uint32_t stops;                /* lines with signs between clauses */
} sums;

typedef struct finder {
  html_page *p;
  sums *sum;       /* by line: of those before it */
  uint32_t prose;  /* of the page, later without furniture */
} finder;

static void add_up(finder *f)
{
  html_page *p = f->p;
  sums s = { 0 };
  for(uint32_t i = 0; i <= p->lines; i++) {
    f->sum[i] = s;
    if(i == p->lines)
      break;
    const html_line *l = &p->line[i];
    if(l->drop)
      continue;
    s.chars += l->chars;
    s.linked += l->linked;
    s.prose += l->prose ? l->chars : 0;
    s.words += l->word ? l->chars : 0;
    s.word_lines += l->word != 0;
    s.stops += l->stops;
  }
  f->prose = s.prose;
}

static sums of(const finder *f, uint32_t node)
{
  const html_page *p = f->p;
  const sums *a = &f->sum[p->line_of[node]];
  const sums *b = &f->sum[p->line_of[p->node[node].end]];
  return (sums){ b->chars - a->chars, b->linked - a->linked,
                 b->prose - a->prose, b->words - a->words,
                 b->word_lines - a->word_lines, b->stops - a->stops };
}

/* A list of links: of other articles, of the site's parts. */
static bool is_links(const finder *f, uint32_t node, const sums *s)
{
  uint32_t n = f->p->links[f->p->node[node].end] - f->p->links[node];
  return n > 1 && !s->stops && s->linked * 5 >= s->chars * 3;
}

/* A few sentences among lines about the page, with hardly any behind it:
 * its foot. */
static bool is_foot(const finder *f, uint32_t node, const sums *s)
{
  const html_page *p = f->p;
  uint32_t behind = f->sum[p->lines].prose -
                    f->sum[p->line_of[p->node[node].end]].prose;
  bool little = s->prose * 20 <= f->prose ||
                (s->prose * 2 <= f->prose && s->words >= s->prose) ||
                (s->prose < 30 && s->words >= 3 * s->prose);
  return s->word_lines > 1 && little && s->words * 3 >= s->prose &&
         behind * 20 <= f->prose;
}

/* By its class: a block of its own called so; where the class is of other
 * uses too (margin-top, section-head), one with links or words that say so. */
static bool is_called_so(const finder *f, uint32_t node, const sums *s)
{
  const html_page *p = f->p;
  uint16_t tag = p->node[node].tag, flags = p->node[node].flags;
  bool signs = s->word_lines || p->links[p->node[node].end] > p->links[node];
  if(tag == TAG_P || tag == TAG_LI || html_is(tag, TP_SCOPE) ||
     html_heading(tag))
    return flags & (HF_FURNITURE | HF_PART) && !s->prose && signs;
  if(flags & HF_FURNITURE)
    return !s->prose || signs;
  return flags & HF_PART && signs && !s->prose;
}

static bool is_furniture(const finder *f, uint32_t node)
{
  const html_page *p = f->p;
  const html_node *n = &p->node[node];
  sums s = of(f, node);
  if(!html_is(n->tag, TP_BLOCK) || !s.chars || n->tag == TAG_BODY ||
     (p->title_node && html_in(p, p->title_node, node)))
    return false;
  if(html_is(n->tag, TP_FRAME))
    return s.prose * 2 <= f->prose;
  if(n->tag == TAG_HEADER)
    return !s.prose;
  if(is_foot(f, node, &s))
    return true;
  if(s.prose * 3 <= f->prose && is_called_so(f, node, &s))
    return true;
  if(s.prose * 10 > f->prose)
    return false;
  if(n->flags & HF_DATA && s.word_lines > 1 && !s.prose)
    return true;
  return is_links(f, node, &s);
}

static void mark_furniture(finder *f)
{
  html_page *p = f->p;
  for(uint32_t i = 1; i < p->nodes; i++) {
    if(html_unseen(p, i)) {
      i = p->node[i].end - 1;
      continue;
    }
    if(!is_furniture(f, i))
      continue;
    p->node[i].flags |= HF_DROP;
    p->dressed = true;
    for(uint32_t l = p->line_of[i]; l < p->line_of[p->node[i].end]; l++)
      p->line[l].drop = true;
    i = p->node[i].end - 1;
  }
  add_up(f);
}

/* The smallest block that holds nearly all of the prose. */
static uint32_t smallest(const finder *f)
{
  const html_page *p = f->p;
  uint32_t found = 0, c = 1;
  while(f->prose && c < p->node[found].end) {
    if(html_is(p->node[c].tag, TP_BLOCK) && !html_unseen(p, c) &&
       (uint64_t)of(f, c).prose * 100 >= (uint64_t)f->prose * 97)
      found = c++;
    else
      c = p->node[c].end;
  }
  return found;
}

/* Lines before the block that belong to it: up to furniture, or in a plain
 * page all.  Where the title is not known, a few lines that may be it. */
static void extend_left(html_page *p, uint32_t block)
{
  uint32_t l = p->line_of[block];
  bool site = false;
  while(l > 0 && !(site = p->line[l - 1].drop)) {
    const html_line *k = &p->line[--l];
    bool maybe = !p->title_node && !k->word && !k->linked &&
                 p->line_of[block] - l <= MAYBE;
    if(k->prose || maybe || html_heading(p->node[k->block].tag))
      p->from = k->from < p->from ? k->from : p->from;
  }
  if(!site && !p->dressed)
    p->from = 0;
}

/* Lines behind it likewise. */
static void extend_right(html_page *p, uint32_t block)
{
  uint32_t l = p->line_of[p->node[block].end];
  while(l < p->lines && !p->line[l].drop && p->line[l].word != HW_END) {
    if(p->line[l].prose)
      p->to = p->line[l].to;
    l++;
  }
  if(l == p->lines && !p->dressed)
    p->to = p->nodes;
}

/* An article begins with its title, where only lines of the site's stand
 * between. */
static void begin_at_title(html_page *p)
{
  uint32_t t = p->title_node, a, b;
  if(!t || t >= p->to)
    return;
  a = p->line_of[t < p->from ? p->node[t].end : p->from];
  b = p->line_of[t < p->from ? p->from : t];
  for(uint32_t i = a; i < b; i++)
    if(p->line[i].prose && !p->line[i].drop)
      return;
  if(t < p->from || p->dressed)
    p->from = t;
}

/* Lines [a, b) between blocks of furniture: a sentence or two among links
 * and lines about the page is no part of an article elsewhere. */
static bool is_stray(const finder *f, uint32_t a, uint32_t b)
{
  const html_page *p = f->p;
  uint32_t prose = 0, lines = 0, t = p->title_node;
  bool signs = false;
  for(uint32_t i = a; i < b; i++) {
    const html_line *l = &p->line[i];
    if(t && l->from <= t && t < l->to)
      return false;
    prose += l->prose ? l->chars : 0;
    lines += l->prose;
    signs |= l->linked || l->word;
  }
  return signs && lines <= 2 && prose * 10 <= f->prose;
}

/* Takes stray lines at both ends off the article. */
static void cut_stray(const finder *f)
{
  html_page *p = f->p;
  uint32_t a = p->line_of[p->from], b = p->line_of[p->to], i;
  for(;;) {
    for(i = a; i < b && !p->line[i].drop; i++)
      ;
    if(i == b || !is_stray(f, a, i))
      break;
    while(i < b && p->line[i].drop)
      i++;
    if(i == b)
      break;
    a = i;
    p->from = p->line[a].from;
  }
  for(;;) {
    for(i = b; i > a && !p->line[i - 1].drop; i--)
      ;
    if(i == a || !is_stray(f, i, b))
      break;
    while(i > a && p->line[i - 1].drop)
      i--;
    if(i == a)
      break;
    b = i;
    p->to = p->line[b - 1].to;
  }
}

static void drop_line(html_page *p, html_line *l)
{
  l->drop = true;
  for(uint32_t i = l->from; i < l->to; i++)
    if(p->node[i].tag == HTML_TEXT)
      p->node[i].flags |= HF_DROP;
}

/* Before and behind the sentences, lines about the page itself and links
 * alone on theirs are no part of the article. */
static void trim(html_page *p)
{
  uint32_t a = p->line_of[p->from], b = p->line_of[p->to], first = a, last;
  uint32_t t = p->title_node;
  if(t >= p->from && t < p->to && t) /* a title may read like a sentence */
    first = p->line_of[p->node[t].end];
  for(; first < b; first++)
    if(p->line[first].prose && !p->line[first].drop)
      break;
  for(last = b; last > first; last--)
    if(p->line[last - 1].prose && !p->line[last - 1].drop)
      break;
  for(uint32_t i = a; i < b; i++) {
    html_line *l = &p->line[i];
    if(i >= first && i < last)
      continue;
    if(l->word == HW_END && i >= last && first < b)
      p->to = l->from < p->to ? l->from : p->to;
    bool time = p->node[p->node[l->from].parent].tag == TAG_TIME;
    if(l->word || time || (p->dressed && l->linked * 5 > l->chars * 4))
      drop_line(p, l);
  }
}

void html_find_article(html_page *p)
{
  finder f = { .p = p };
  f.sum = arena_alloc(p->arena, ((size_t)p->lines + 1) * sizeof(*f.sum));
  add_up(&f);
  mark_furniture(&f);
  uint32_t block = smallest(&f);
  p->from = block;
  p->to = p->node[block].end;
  if(block) {
    extend_left(p, block);
    extend_right(p, block);
  }
  if(p->dressed)
    cut_stray(&f);
  begin_at_title(p);
  trim(p);
}
