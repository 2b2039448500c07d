/* numbering.xml: lists, and the numbers that Word writes before their
 * paragraphs. */
#include <stdlib.h>

#include "doc/docx.h"

#define START 1 /* of a level that does not say where it begins */

typedef struct {
  ls_arena *a;
  docx_numbering *out;
  docx_list *list;   /* the abstractNum that is open */
  docx_num *num;     /* or the num */
  int overridden;    /* level of the lvlOverride that is open */
  docx_level *level; /* the lvl that is open */
} state;

static int clamp_level(int n)
{
  return n < 0 ? 0 : n >= DOCX_LEVELS ? DOCX_LEVELS - 1 : n;
}

static void init_level(docx_level *l, bool set)
{
  *l = (docx_level){ .set = set, .start = -1, .restart = -1,
                     .suffix = '\t', .format = "decimal", .text = "",
                     .style = "" };
}

static void open_list(state *st, pack_xml *x)
{
  docx_list *l = vec_push0(st->a, &st->out->lists);
  l->id = docx_number(x, "abstractNumId", -1);
  l->link = "";
  for(int i = 0; i < DOCX_LEVELS; i++) {
    init_level(&l->level[i], false);
    l->count[i] = -1;
  }
  st->list = l;
}

static void open_num(state *st, pack_xml *x)
{
  docx_num *n = vec_push0(st->a, &st->out->nums);
  n->id = docx_number(x, "numId", -1);
  n->list = -1;
  for(int i = 0; i < DOCX_LEVELS; i++)
    n->start[i] = -1;
  st->num = n;
}

static void open_level(state *st, pack_xml *x)
{
  int n = clamp_level(docx_number(x, "ilvl", 0));
  st->level = NULL;
  if(st->list)
    st->level = &st->list->level[n];
  else if(st->num)
    st->level = st->num->level[st->overridden] =
      arena_zalloc(st->a, sizeof(docx_level));
  if(st->level)
    init_level(st->level, true);
}

static void level_property(state *st, pack_xml *x, const char *name)
{
  docx_level *l = st->level;
  const char *v = xml_attr(x, "val", NULL);
  if(!strcmp(name, "start"))
    l->start = docx_number(x, "val", -1);
  else if(!strcmp(name, "lvlRestart"))
    l->restart = docx_number(x, "val", -1);
  else if(!strcmp(name, "isLgl"))
    l->legal = docx_is_on(x);
  else if(!strcmp(name, "suff"))
    l->suffix = !strcmp(v, "space") ? ' ' : !strcmp(v, "nothing") ? 0 : '\t';
  else if(!strcmp(name, "numFmt")) {
    if(strcmp(v, "custom") != 0) /* the usual one stands beside it */
      l->format = docx_copy(st->a, v);
  }
  else if(!strcmp(name, "lvlText"))
    l->text = docx_copy(st->a, v);
  else if(!strcmp(name, "pStyle"))
    l->style = docx_copy(st->a, v);
}

static void see_open(state *st, pack_xml *x, const char *name)
{
  if(!strcmp(name, "abstractNum"))
    open_list(st, x);
  else if(!strcmp(name, "num"))
    open_num(st, x);
  else if(!strcmp(name, "lvl"))
    open_level(st, x);
  else if(st->level)
    level_property(st, x, name);
  else if(!strcmp(name, "numStyleLink") && st->list)
    st->list->link = docx_copy(st->a, xml_attr(x, "val", NULL));
  else if(!strcmp(name, "abstractNumId") && st->num)
    st->num->list = docx_number(x, "val", -1);
  else if(!strcmp(name, "lvlOverride"))
    st->overridden = clamp_level(docx_number(x, "ilvl", 0));
  else if(!strcmp(name, "startOverride") && st->num)
    st->num->start[st->overridden] = docx_number(x, "val", -1);
}

static void see_close(state *st, const char *name)
{
  if(!strcmp(name, "abstractNum"))
    st->list = NULL;
  else if(!strcmp(name, "num"))
    st->num = NULL;
  else if(!strcmp(name, "lvl"))
    st->level = NULL;
}

static int list_by_id(const void *a, const void *b)
{
  int x = ((const docx_list *)a)->id, y = ((const docx_list *)b)->id;
  return (x > y) - (x < y);
}

static int num_by_id(const void *a, const void *b)
{
  int x = ((const docx_num *)a)->id, y = ((const docx_num *)b)->id;
  return (x > y) - (x < y);
}

int docx_read_numbering(ls_arena *a, ls_slice xml, docx_numbering *out,
                        ls_err *err)
{
  state st = { .a = a, .out = out };
  pack_xml *x = xml_open_bytes(xml, err);
  int event;
  if(!x)
    return LS_ENOMEM;
  while((event = xml_next(x, err)) >= 0 && event != XML_END)
    if(event == XML_OPEN)
      see_open(&st, x, xml_name(x));
    else if(event == XML_CLOSE)
      see_close(&st, xml_name(x));
  xml_close_bytes(x);
  if(out->lists.n > 1)
    qsort(out->lists.v, out->lists.n, sizeof(*out->lists.v), list_by_id);
  if(out->nums.n > 1)
    qsort(out->nums.v, out->nums.n, sizeof(*out->nums.v), num_by_id);
  return event < 0 ? event : LS_OK;
}

/* --- counting ------------------------------------------------------------ */

static docx_num *find_num(const docx_numbering *n, int id)
{
  docx_num key = { .id = id };
  return n->nums.n ? bsearch(&key, n->nums.v, n->nums.n, sizeof(key),
                             num_by_id) : NULL;
}

static docx_list *find_list(const docx_numbering *n, int id)
{
  docx_list key = { .id = id };
  return n->lists.n ? bsearch(&key, n->lists.v, n->lists.n, sizeof(key),
                              list_by_id) : NULL;
}

/* The list of a num; one that is linked to a style is that style's. */
static docx_list *list_of(const docx_numbering *n, const docx_styles *s,
                          const docx_num *num)
{
  docx_list *l = find_list(n, num->list);
  if(!l || !*l->link)
    return l;
  const docx_style *st = docx_find_style(s, l->link);
  const docx_num *other = st ? find_num(n, st->num) : NULL;
  docx_list *linked = other ? find_list(n, other->list) : NULL;
  return linked ? linked : l;
}

static const docx_level *level_of(const docx_list *l, const docx_num *num,
                                  int i)
{
  return num->level[i] ? num->level[i] : &l->level[i];
}

static int start_of(const docx_list *l, const docx_num *num, int i)
{
  const docx_level *v = level_of(l, num, i);
  return num->start[i] >= 0 ? num->start[i] : v->start >= 0 ? v->start
                                                            : START;
}

/* The level whose paragraphs have `style`. */
static int level_by_style(const docx_list *l, const char *style)
{
  for(int i = 0; i < DOCX_LEVELS; i++)
    if(l->level[i].set && *style && !strcmp(l->level[i].style, style))
      return i;
  return 0;
}

static void count_on(docx_list *l, docx_num *num, int ilvl)
{
  for(int i = 0; i < DOCX_LEVELS && !num->used; i++)
    if(num->start[i] >= 0)
      l->count[i] = -1; /* it begins anew where it is first used */
  num->used = true;
  l->count[ilvl] = l->count[ilvl] < 0 ? start_of(l, num, ilvl)
                                      : l->count[ilvl] + 1;
  for(int i = ilvl + 1; i < DOCX_LEVELS; i++) {
    int restart = level_of(l, num, i)->restart;
    if(restart < 0 || ilvl < restart)
      l->count[i] = -1;
  }
}

static bool is_sign(uint32_t c)
{
  return !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') &&
         !(c >= 'a' && c <= 'z');
}

/* lvlText with %1 ... %9 filled in. */
static void fill(const docx_list *l, const docx_num *num, int ilvl,
                 ls_buf *out)
{
  const docx_level *v = level_of(l, num, ilvl);
  for(const char *p = v->text; *p; p++) {
    if(p[0] != '%' || p[1] < '1' || p[1] > '9') {
      buf_putc(out, *p);
      continue;
    }
    int i = *++p - '1';
    int n = l->count[i] < 0 ? start_of(l, num, i) : l->count[i];
    docx_numeral(out, v->legal ? "decimal" : level_of(l, num, i)->format,
                 n);
  }
}

void docx_count(const docx_numbering *n, const docx_styles *s, int id,
                int ilvl, const char *style, ls_buf *out)
{
  docx_num *num = find_num(n, id);
  docx_list *l = num ? list_of(n, s, num) : NULL;
  if(!l)
    return;
  ilvl = ilvl < 0 ? level_by_style(l, style) : clamp_level(ilvl);
  count_on(l, num, ilvl);
  const docx_level *v = level_of(l, num, ilvl);
  size_t before = out->n;
  /* signs of the symbol fonts are no numbers */
  if(!v->set || !strcmp(v->format, "bullet"))
    return;
  fill(l, num, ilvl, out);
  /* typed numbers have a space behind 1 and none behind 、 */
  if(out->n > before && v->suffix &&
     (v->suffix == ' ' || !is_sign((uint8_t)out->p[out->n - 1])))
    buf_putc(out, ' ');
}
