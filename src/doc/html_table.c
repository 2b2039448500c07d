/* Which tables hold data.  Pages were laid out by tables once, and those of
 * governments still are. */
#include "doc/html_chars.h"
#include "doc/html_page.h"

#define PARAGRAPHS 4 /* lines of prose that no cell of a table has */

typedef struct table {
  uint32_t node;
  uint32_t rows, cells, most; /* cells: of the row so far */
  uint32_t words;             /* lines about the page itself */
  bool layout;
} table;

typedef struct tables {
  table *v;
  uint32_t n;
  uint32_t *of; /* by node: the innermost table around it, from 1 */
} tables;

static uint32_t count(const html_page *p)
{
  uint32_t n = 0;
  for(uint32_t i = 0; i < p->nodes; i++)
    n += p->node[i].tag == TAG_TABLE;
  return n;
}

static bool is_presentation(const html_page *p, uint32_t node)
{
  ls_slice role;
  return html_attr(p, node, "role", &role) && role.n &&
         (html_low(role.s[0]) == 'p' || html_low(role.s[0]) == 'n');
}

static void begin_table(const html_page *p, tables *t, uint32_t node)
{
  uint32_t around = t->of[p->node[node].parent];
  if(around)
    t->v[around - 1].layout = true;
  t->v[t->n] = (table){ .node = node, .layout = is_presentation(p, node) };
  t->of[node] = ++t->n;
}

/* Too much prose for a cell of data: an article. */
static bool is_article(const html_page *p, uint32_t cell)
{
  uint32_t prose = 0;
  for(uint32_t i = p->line_of[cell];
      i < p->line_of[p->node[cell].end] && prose < PARAGRAPHS; i++)
    prose += p->line[i].prose;
  return prose >= PARAGRAPHS;
}

static void part(const html_page *p, table *t, uint32_t node)
{
  switch(p->node[node].tag) {
  case TAG_TR:
    t->rows++;
    t->cells = 0;
    break;
  case TAG_TD:
  case TAG_TH:
    if(++t->cells > t->most)
      t->most = t->cells;
    t->layout = t->layout || is_article(p, node);
    break;
  case TAG_FORM:
    t->layout = true;
  }
}

/* The lines of a table are counted, then marked. */
static void lines(html_page *p, tables *t)
{
  for(uint32_t i = 0; i < p->lines; i++) {
    uint32_t k = t->of[p->line[i].from];
    if(k)
      t->v[k - 1].words += p->line[i].word == HW_BEGIN;
  }
  for(uint32_t i = 0; i < p->lines; i++) {
    html_line *l = &p->line[i];
    uint32_t k = t->of[l->from];
    if(!k || !(p->node[t->v[k - 1].node].flags & HF_DATA))
      continue;
    if(t->v[k - 1].words > 1)
      l->prose = false;
    else
      l->prose = l->linked * 2 <= l->chars;
  }
}

void html_find_tables(html_page *p)
{
  tables t = { .n = count(p) };
  if(!t.n)
    return;
  t.v = arena_alloc(p->arena, t.n * sizeof(*t.v));
  t.of = arena_zalloc(p->arena, (size_t)p->nodes * sizeof(*t.of));
  t.n = 0;
  for(uint32_t i = 1; i < p->nodes; i++) {
    t.of[i] = t.of[p->node[i].parent];
    if(p->node[i].tag == TAG_TABLE)
      begin_table(p, &t, i);
    else if(t.of[i])
      part(p, &t.v[t.of[i] - 1], i);
  }
  for(uint32_t i = 0; i < t.n; i++) {
    bool data = !t.v[i].layout && t.v[i].rows > 1 && t.v[i].most > 1;
    p->node[t.v[i].node].flags |= data ? HF_DATA : HF_LAYOUT;
  }
  lines(p, &t);
}
