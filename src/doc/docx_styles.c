/* styles.xml: which styles are headings, hidden, numbered. */
#include <stdlib.h>

#include "doc/docx.h"

#define CHAIN 32 /* styles based on each other */

bool docx_is_word(const char *space)
{
  static const char transitional[] =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  static const char strict[] =
    "http://purl.oclc.org/ooxml/wordprocessingml/main";
  return !strcmp(space, transitional) || !strcmp(space, strict);
}

bool docx_is_on(pack_xml *x)
{
  const char *v = xml_attr(x, "val", NULL);
  return strcmp(v, "0") != 0 && strcmp(v, "false") != 0 &&
         strcmp(v, "off") != 0;
}

int docx_number(pack_xml *x, const char *attr, int otherwise)
{
  const char *v = xml_attr(x, attr, NULL);
  char *end;
  long n = strtol(v, &end, 10);
  return end == v || *end || n < -1000000 || n > 1000000000 ? otherwise
                                                           : (int)n;
}

const char *docx_copy(ls_arena *a, const char *z)
{
  size_t n = strlen(z) + 1;
  return memcpy(arena_alloc(a, n), z, n);
}

/* "heading 3", "Heading3", "标题 3" as programs of both languages call
 * them. */
static int level_of_name(const char *name)
{
  static const char *const begins[] = { "heading", "Heading", "标题" };
  for(size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++) {
    size_t n = strlen(begins[i]);
    if(strncmp(name, begins[i], n) != 0)
      continue;
    name += n;
    while(*name == ' ')
      name++;
    return *name >= '1' && *name <= '9' && !name[1] ? *name - '0' : 0;
  }
  return 0;
}

static int by_id(const void *a, const void *b)
{
  return strcmp(((const docx_style *)a)->id, ((const docx_style *)b)->id);
}

static void property(ls_arena *a, pack_xml *x, docx_style *s)
{
  const char *name = xml_name(x);
  if(!strcmp(name, "name"))
    s->named = level_of_name(xml_attr(x, "val", NULL));
  else if(!strcmp(name, "basedOn"))
    s->based = docx_copy(a, xml_attr(x, "val", NULL));
  else if(!strcmp(name, "outlineLvl"))
    s->outline = docx_number(x, "val", -1);
  else if(!strcmp(name, "numId"))
    s->num = docx_number(x, "val", -1);
  else if(!strcmp(name, "ilvl"))
    s->ilvl = docx_number(x, "val", -1);
  else if(!strcmp(name, "vanish"))
    s->vanish = docx_is_on(x);
}

/* Parts of a style that hold properties of other things by the same
 * names: former ones, and those of a table's corners. */
static bool passes_over(const char *name)
{
  return !strcmp(name, "pPrChange") || !strcmp(name, "rPrChange") ||
         !strcmp(name, "tblStylePr");
}

typedef struct {
  ls_arena *a;
  docx_styles *out;
  docx_style *open;
  int over; /* the depth of what is passed over, 0: nothing */
} state;

static void see(state *st, pack_xml *x, int event)
{
  const char *name = xml_name(x);
  int depth = xml_depth(x);
  if(event == XML_CLOSE) {
    if(depth == st->over)
      st->over = 0;
    if(!strcmp(name, "style"))
      st->open = NULL;
  }
  else if(!st->over && passes_over(name))
    st->over = depth;
  else if(!st->over && !strcmp(name, "style")) {
    st->open = vec_push(st->a, &st->out->v);
    *st->open = (docx_style){
      .id = docx_copy(st->a, xml_attr(x, "styleId", NULL)), .based = "",
      .outline = -1, .num = -1, .ilvl = -1, .vanish = -1
    };
  }
  else if(!st->over && st->open)
    property(st->a, x, st->open);
}

int docx_read_styles(ls_arena *a, ls_slice xml, docx_styles *out,
                     ls_err *err)
{
  state st = { a, out, NULL, 0 };
  pack_xml *x = xml_open_bytes(xml, err);
  int event;
  if(!x)
    return LS_ENOMEM;
  while((event = xml_next(x, err)) >= 0 && event != XML_END)
    if(event != XML_TEXT)
      see(&st, x, event);
  xml_close_bytes(x);
  if(out->v.n > 1)
    qsort(out->v.v, out->v.n, sizeof(*out->v.v), by_id);
  return event < 0 ? event : LS_OK;
}

const docx_style *docx_find_style(const docx_styles *s, const char *id)
{
  docx_style key = { .id = id };
  return s->v.n && *id ? bsearch(&key, s->v.v, s->v.n, sizeof(key), by_id)
                       : NULL;
}

int docx_style_level(const docx_styles *s, const docx_style *st)
{
  for(int i = 0; st && i < CHAIN; i++) {
    if(st->outline >= 0)
      return st->outline < 9 ? st->outline + 1 : 0;
    if(st->named)
      return st->named;
    st = docx_find_style(s, st->based);
  }
  return 0;
}

int docx_style_num(const docx_styles *s, const docx_style *st, int *ilvl,
                   const char **owner)
{
  for(int i = 0; st && i < CHAIN; i++) {
    if(st->num >= 0) {
      *ilvl = st->ilvl;
      *owner = st->id;
      return st->num;
    }
    st = docx_find_style(s, st->based);
  }
  return -1;
}

bool docx_style_hidden(const docx_styles *s, const docx_style *st)
{
  for(int i = 0; st && i < CHAIN; i++) {
    if(st->vanish >= 0)
      return st->vanish != 0;
    st = docx_find_style(s, st->based);
  }
  return false;
}
