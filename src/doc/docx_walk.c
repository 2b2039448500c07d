/* The events of a Word document.  Without recursion: for each open element
 * the walker keeps what its children are taken for, its context. */
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "doc/docx_walk.h"

typedef enum {
  C_BODY, /* content, and whatever only wraps it */
  C_SKIP,
  C_TEXT,  /* w:t */
  C_INSTR, /* w:instrText */
  C_PPR, C_NUMPR, C_MARK, /* of a paragraph; its number; its end */
  C_RPR, C_TRPR, C_SDTPR
} context;

static docx_frame *top(docx_walker *w)
{
  return &w->frame[w->top];
}

static const char *value(docx_walker *w)
{
  return xml_attr(w->x, "val", NULL);
}

/* --- fields -------------------------------------------------------------- */

/* True inside an instruction, or in a result that is not to be shown. */
static bool in_instruction(const docx_walker *w)
{
  for(int i = 0; i < w->fields; i++)
    if(!w->field[i].result || w->field[i].hidden)
      return true;
  return w->lost > 0;
}

/* A table of contents repeats the headings, with numbers of pages that would
 * be taken for figures. */
static bool is_contents(const char *name, int n)
{
  return n >= 3 && !memcmp(name, "TOC", 3);
}

static void note_instruction(docx_walker *w, ls_slice s)
{
  docx_field *f = w->fields ? &w->field[w->fields - 1] : NULL;
  if(!f || f->result)
    return;
  for(size_t i = 0; i < s.n && f->n < (int)sizeof(f->name); i++)
    if((uint8_t)s.s[i] > ' ' || f->n)
      f->name[f->n++] = s.s[i];
}

static void field_char(docx_walker *w)
{
  const char *type = xml_attr(w->x, "fldCharType", NULL);
  docx_field *f = w->fields ? &w->field[w->fields - 1] : NULL;
  if(!strcmp(type, "begin")) {
    if(w->fields < DOCX_FIELDS)
      w->field[w->fields++] = (docx_field){ 0 };
    else
      w->lost++;
  }
  else if(w->lost)
    w->lost -= !strcmp(type, "end");
  else if(f && !strcmp(type, "separate")) {
    f->result = true;
    f->hidden = is_contents(f->name, f->n);
  }
  else if(f && !strcmp(type, "end"))
    w->fields--;
}

/* --- characters ---------------------------------------------------------- */

static bool shown(docx_walker *w)
{
  return top(w)->open && !top(w)->run_hidden && !in_instruction(w);
}

static void add_z(docx_walker *w, const char *z)
{
  if(shown(w))
    docx_add(w, z, strlen(z));
}

/* Line ends in w:t are spaces. */
static void add_text(docx_walker *w, ls_slice s)
{
  size_t i = 0;
  while(i < s.n && shown(w)) {
    size_t k = i;
    while(k < s.n && (uint8_t)s.s[k] >= ' ')
      k++;
    docx_add(w, s.s + i, k - i);
    if(k < s.n)
      docx_add(w, " ", 1);
    i = k + 1;
  }
}

/* A character of a symbol font.  Most are pictures, but the circled numbers
 * of Wingdings are numbers. */
static void add_symbol(docx_walker *w)
{
  const char *font = xml_attr(w->x, "font", NULL);
  uint32_t c = (uint32_t)strtoul(xml_attr(w->x, "char", NULL), NULL, 16);
  char p[5] = "";
  if(!strcmp(font, "Wingdings") && (c & 0xFF) >= 0x81 && (c & 0xFF) <= 0x8A)
    p[utf8_put(0x2460 + (c & 0xFF) - 0x81, p)] = '\0';
  else if(c >= 0x20 && c < 0xD800)
    p[utf8_put(c, p)] = '\0';
  add_z(w, p);
}

static void add_note_mark(docx_walker *w, bool end)
{
  bool custom;
  const char *follows = xml_attr(w->x, "customMarkFollows", &custom);
  char mark[16];
  if(!shown(w))
    return;
  *vec_push(w->t->a, &w->t->refs) =
    (docx_ref){ end, docx_number(w->x, "id", -1) };
  snprintf(mark, sizeof(mark), "[%u]", w->t->refs.n);
  if(!custom || !strcmp(follows, "0"))
    add_z(w, mark);
}

/* --- properties ---------------------------------------------------------- */

static context in_ppr(docx_walker *w, const char *name)
{
  docx_para *p = &top(w)->p;
  if(!strcmp(name, "pStyle"))
    p->style = docx_find_style(&w->t->styles, value(w));
  else if(!strcmp(name, "outlineLvl"))
    p->outline = docx_number(w->x, "val", -1);
  else if(!strcmp(name, "numPr"))
    return C_NUMPR;
  else if(!strcmp(name, "rPr"))
    return C_MARK;
  return C_SKIP;
}

static context in_numpr(docx_walker *w, const char *name)
{
  if(!strcmp(name, "ilvl"))
    top(w)->p.ilvl = docx_number(w->x, "val", -1);
  else if(!strcmp(name, "numId"))
    top(w)->p.num = docx_number(w->x, "val", -1);
  return C_SKIP;
}

/* A paragraph whose end is deleted, moved away or hidden runs into the
 * next. */
static context in_mark(docx_walker *w, const char *name)
{
  if(!strcmp(name, "del") || !strcmp(name, "moveFrom") ||
     (!strcmp(name, "vanish") && docx_is_on(w->x)))
    top(w)->p.joins = true;
  return C_SKIP;
}

static context in_rpr(docx_walker *w, const char *name)
{
  if(!strcmp(name, "vanish"))
    top(w)->run_hidden = docx_is_on(w->x);
  else if(!strcmp(name, "rStyle") &&
          docx_style_hidden(&w->t->styles,
                            docx_find_style(&w->t->styles, value(w))))
    top(w)->run_hidden = true;
  return C_SKIP;
}

static context in_trpr(docx_walker *w, const char *name)
{
  if(w->rows.n && (!strcmp(name, "del") ||
                   (!strcmp(name, "hidden") && docx_is_on(w->x))))
    w->rows.v[w->rows.n - 1].deleted = true;
  return C_SKIP;
}

/* The number Word writes, once all that decides it is known. */
static void settle(docx_walker *w)
{
  docx_para *p = &top(w)->p;
  const char *owner = "";
  int ilvl = p->ilvl, num = p->num;
  p->hidden = docx_style_hidden(&w->t->styles, p->style);
  if(num < 0) {
    int by_style = -1;
    num = docx_style_num(&w->t->styles, p->style, &by_style, &owner);
    ilvl = ilvl < 0 ? by_style : ilvl;
  }
  if(num <= 0 || p->joins)
    return;
  if(ilvl < 0 && !*owner)
    ilvl = 0;
  ls_buf b;
  buf_init(&b, 4096);
  docx_count(&w->t->numbering, &w->t->styles, num, ilvl, owner, &b);
  p->number = docx_copy(w->t->a, buf_cstr(&b));
  buf_free(&b);
}

/* --- content ------------------------------------------------------------- */

static context open_p(docx_walker *w)
{
  docx_para_open(w);
  return C_BODY;
}

static context open_r(docx_walker *w)
{
  top(w)->run_hidden = top(w)->p.hidden;
  return C_BODY;
}

static context open_ppr(docx_walker *w)
{
  return top(w)->open ? C_PPR : C_SKIP;
}

static context open_tr(docx_walker *w)
{
  docx_row_open(w, xml_depth(w->x));
  return C_BODY;
}

static context open_tc(docx_walker *w)
{
  return docx_frame_open(w, xml_depth(w->x), true) ? C_BODY : C_SKIP;
}

static context open_box(docx_walker *w)
{
  return docx_frame_open(w, xml_depth(w->x), false) ? C_BODY : C_SKIP;
}

static context open_tab(docx_walker *w)
{
  add_z(w, "\t");
  return C_SKIP;
}

static context open_break(docx_walker *w)
{
  add_z(w, "\n");
  return C_SKIP;
}

static context open_hyphen(docx_walker *w)
{
  add_z(w, "-");
  return C_SKIP;
}

static context open_symbol(docx_walker *w)
{
  add_symbol(w);
  return C_SKIP;
}

static context open_page(docx_walker *w)
{
  if(w->t->paged && w->part == DOCX_BODY && top(w)->open)
    docx_add(w, "\f", 1);
  return C_SKIP;
}

static context open_field(docx_walker *w)
{
  field_char(w);
  return C_SKIP;
}

static context open_simple_field(docx_walker *w)
{
  const char *instr = xml_attr(w->x, "instr", NULL);
  while(*instr == ' ')
    instr++;
  return is_contents(instr, (int)strlen(instr)) ? C_SKIP : C_BODY;
}

static context open_footnote_mark(docx_walker *w)
{
  add_note_mark(w, false);
  return C_SKIP;
}

static context open_endnote_mark(docx_walker *w)
{
  add_note_mark(w, true);
  return C_SKIP;
}

/* A note that the text refers to; separators and the like are not. */
static context open_note(docx_walker *w)
{
  int id = docx_number(w->x, "id", -1);
  bool end = w->part == DOCX_ENDNOTES;
  for(uint32_t i = 0; i < w->t->refs.n; i++)
    if(w->t->refs.v[i].id == id && w->t->refs.v[i].end == end) {
      w->note = i + 1;
      return C_BODY;
    }
  return C_SKIP;
}

/* Its flag stands at the depth of the w:sdt around both. */
static context open_sdt_content(docx_walker *w)
{
  return w->flag[xml_depth(w->x) - 1] ? C_SKIP : C_BODY;
}

static context open_choice(docx_walker *w)
{
  bool *taken = &w->flag[xml_depth(w->x) - 1];
  context c = *taken ? C_SKIP : C_BODY;
  *taken = true;
  return c;
}

#define ALWAYS(name, c) \
  static context name(docx_walker *w) { (void)w; return c; }
ALWAYS(open_skip, C_SKIP)
ALWAYS(open_text, C_TEXT)
ALWAYS(open_instr, C_INSTR)
ALWAYS(open_rpr, C_RPR)
ALWAYS(open_trpr, C_TRPR)
ALWAYS(open_sdtpr, C_SDTPR)

typedef struct {
  const char *name;
  context (*open)(docx_walker *w);
} element;

/* By name, for bsearch; what is not here wraps content. */
static const element elements[] = {
  { "br", open_break }, { "cr", open_break }, { "del", open_skip },
  { "delInstrText", open_skip }, { "delText", open_skip },
  { "endnote", open_note }, { "endnoteReference", open_endnote_mark },
  { "fldChar", open_field }, { "fldSimple", open_simple_field },
  { "footnote", open_note }, { "footnoteReference", open_footnote_mark },
  { "instrText", open_instr }, { "lastRenderedPageBreak", open_page },
  { "moveFrom", open_skip }, { "noBreakHyphen", open_hyphen },
  { "p", open_p }, { "pPr", open_ppr }, { "ptab", open_tab },
  { "r", open_r }, { "rPr", open_rpr }, { "rt", open_skip },
  { "rubyPr", open_skip }, { "sdtContent", open_sdt_content },
  { "sdtPr", open_sdtpr }, { "sectPr", open_skip }, { "sym", open_symbol },
  { "t", open_text }, { "tab", open_tab }, { "tblGrid", open_skip },
  { "tblPr", open_skip }, { "tc", open_tc }, { "tcPr", open_skip },
  { "tr", open_tr }, { "trPr", open_trpr }, { "txbxContent", open_box }
};

static int by_name(const void *key, const void *e)
{
  return strcmp(key, ((const element *)e)->name);
}

static context in_body(docx_walker *w, const char *name)
{
  const element *e = bsearch(name, elements,
                             sizeof(elements) / sizeof(elements[0]),
                             sizeof(elements[0]), by_name);
  return e ? e->open(w) : C_BODY;
}

static bool ends_with(const char *z, const char *end)
{
  size_t n = strlen(z), k = strlen(end);
  return n >= k && !strcmp(z + n - k, end);
}

/* Of other namespaces, only these hold content of their own. */
static context in_stranger(docx_walker *w, const char *name)
{
  const char *space = xml_space(w->x);
  if(ends_with(space, "/markup-compatibility/2006"))
    return !strcmp(name, "Choice") || !strcmp(name, "Fallback")
             ? open_choice(w) : C_BODY;
  return ends_with(space, "/math") && !strcmp(name, "t") ? C_TEXT : C_BODY;
}

/* --- events -------------------------------------------------------------- */

static context open_any(docx_walker *w, context around)
{
  const char *name = xml_name(w->x);
  if(around == C_SKIP || around == C_TEXT || around == C_INSTR)
    return C_SKIP;
  if(!docx_is_word(xml_space(w->x)))
    return around == C_BODY ? in_stranger(w, name) : C_SKIP;
  switch(around) {
  case C_PPR: return in_ppr(w, name);
  case C_NUMPR: return in_numpr(w, name);
  case C_MARK: return in_mark(w, name);
  case C_RPR: return in_rpr(w, name);
  case C_TRPR: return in_trpr(w, name);
  case C_SDTPR:
    w->flag[xml_depth(w->x) - 2] |= !strcmp(name, "showingPlcHdr");
    return C_SKIP;
  default: return in_body(w, name);
  }
}

static void on_open(docx_walker *w)
{
  int depth = xml_depth(w->x);
  w->flag[depth] = false;
  w->ctx[depth] = (uint8_t)open_any(
    w, depth ? (context)w->ctx[depth - 1] : C_BODY);
}

static void on_close(docx_walker *w)
{
  int depth = xml_depth(w->x);
  context c = (context)w->ctx[depth];
  const char *name = xml_name(w->x);
  if(c == C_PPR)
    settle(w);
  else if(c != C_BODY)
    return;
  else if(w->top && top(w)->depth == depth)
    docx_frame_close(w);
  else if(w->rows.n && w->rows.v[w->rows.n - 1].depth == depth)
    docx_row_close(w);
  else if(!strcmp(name, "p") && docx_is_word(xml_space(w->x)))
    docx_para_close(w);
  else if(!strcmp(name, "footnote") || !strcmp(name, "endnote"))
    w->note = 0;
}

static void on_text(docx_walker *w)
{
  int depth = xml_depth(w->x);
  context c = depth ? (context)w->ctx[depth - 1] : C_SKIP;
  if(c == C_TEXT)
    add_text(w, xml_text(w->x));
  else if(c == C_INSTR)
    note_instruction(w, xml_text(w->x));
}

int docx_walk(docx_text *t, ls_slice xml, docx_part part, ls_err *err)
{
  docx_walker *w = arena_zalloc(t->a, sizeof(*w));
  int event;
  w->t = t;
  w->part = part;
  w->x = xml_open_bytes(xml, err);
  if(!w->x)
    return LS_ENOMEM;
  while((event = xml_next(w->x, err)) >= 0 && event != XML_END &&
        !t->out->failed && !w->too_deep)
    if(event == XML_OPEN)
      on_open(w);
    else if(event == XML_CLOSE)
      on_close(w);
    else
      on_text(w);
  xml_close_bytes(w->x);
  if(w->too_deep)
    return err_set(err, LS_EHOSTILE, "xml-deep", NULL, NULL);
  if(event >= 0)
    docx_end(w);
  return event < 0 ? event : LS_OK;
}
