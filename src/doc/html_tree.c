/* Tags to a tree, in the manner of browsers: what is left open is closed by
 * what cannot stand in it, end tags of what is not open are passed over. */
#include "doc/html_chars.h"
#include "doc/html_page.h"
#include "doc/html_token.h"

typedef struct builder {
  html_page *p;
  uint32_t depth;               /* elements open, node 0 included */
  uint32_t open[HTML_DEPTH];    /* their nodes */
  uint16_t tag[HTML_DEPTH];
  uint32_t held[TAG_OTHER + 1]; /* how many of a tag are open */
  uint32_t over;                /* open ones that were too deep to keep */
  bool mute;                    /* the next text is of one that has none */
  bool page, whole;             /* <html> or <body> was opened, closed */
  bool ended[TAG_OTHER + 1];    /* an end tag of these was written */
} builder;

static uint32_t *held(builder *b, uint16_t tag)
{
  return &b->held[tag < TAG_OTHER ? tag : TAG_OTHER];
}

static bool same(ls_slice s, const char *lower)
{
  size_t n = strlen(lower);
  if(s.n != n)
    return false;
  for(size_t i = 0; i < n; i++)
    if(html_low(s.s[i]) != lower[i])
      return false;
  return true;
}

static html_node *add(builder *b, uint16_t tag, ls_slice s)
{
  html_page *p = b->p;
  if(p->nodes == p->node_cap) {
    uint32_t cap = p->node_cap ? p->node_cap * 2 : 1024;
    p->node = arena_grow(p->arena, p->node, p->node_cap * sizeof(html_node),
                         cap * sizeof(html_node));
    p->node_cap = cap;
  }
  html_node *n = &p->node[p->nodes++];
  *n = (html_node){ (uint32_t)(s.s - p->text.s), (uint32_t)s.n,
                    b->open[b->depth - 1], p->nodes, tag, 0 };
  return n;
}

/* Closes all open elements from number `to` on. */
static void pop(builder *b, uint32_t to)
{
  while(b->depth > to) {
    b->p->node[b->open[--b->depth]].end = b->p->nodes;
    --*held(b, b->tag[b->depth]);
  }
}

/* The place among the open elements of the innermost `tag` that nothing
 * with one of the `walls` stands around; 0 if there is none. */
static uint32_t find(builder *b, uint16_t tag, unsigned walls)
{
  if(!*held(b, tag))
    return 0;
  for(uint32_t i = b->depth; i-- > 1;) {
    if(b->tag[i] == tag)
      return i;
    if(html_is(b->tag[i], walls))
      return 0;
  }
  return 0;
}

static void close_if_open(builder *b, uint16_t tag, unsigned walls)
{
  uint32_t i = find(b, tag, walls);
  if(i)
    pop(b, i);
}

/* Closes the innermost of two tags that is open inside of `wall`. */
static void close_within(builder *b, uint16_t one, uint16_t two,
                         uint16_t wall, uint16_t wall2)
{
  for(uint32_t i = b->depth; i-- > 1;) {
    if(b->tag[i] == one || b->tag[i] == two) {
      pop(b, i);
      return;
    }
    if(b->tag[i] == wall || b->tag[i] == wall2)
      return;
  }
}

/* Closes what is open in the innermost table of cells, and unless
 * `cell_only` of rows, and if `sections` of the groups of rows. */
static void close_table_part(builder *b, bool cell_only, bool sections)
{
  uint32_t at = 0;
  for(uint32_t i = b->depth; i-- > 1 && b->tag[i] != TAG_TABLE;) {
    uint16_t t = b->tag[i];
    bool cell = t == TAG_TD || t == TAG_TH || t == TAG_CAPTION;
    if(cell || (!cell_only && t == TAG_TR) ||
       (sections && (t == TAG_TBODY || t == TAG_THEAD || t == TAG_TFOOT)))
      at = i;
  }
  if(at && find(b, TAG_TABLE, 0))
    pop(b, at);
}

/* Ends what the element that begins cannot stand in. */
static void close_before(builder *b, uint16_t tag)
{
  if(html_is(tag, TP_BLOCK))
    close_if_open(b, TAG_P, TP_SCOPE);
  switch(tag) {
  case TAG_LI:
    close_within(b, TAG_LI, TAG_LI, TAG_UL, TAG_OL);
    break;
  case TAG_DD:
  case TAG_DT:
    close_within(b, TAG_DD, TAG_DT, TAG_DL, TAG_TD);
    break;
  case TAG_TD:
  case TAG_TH:
    close_table_part(b, true, false);
    break;
  case TAG_TR:
    close_table_part(b, false, false);
    break;
  case TAG_TBODY:
  case TAG_THEAD:
  case TAG_TFOOT:
    close_table_part(b, false, true);
    break;
  case TAG_A: /* one that a block stands in was meant to go on */
    close_if_open(b, TAG_A, TP_SCOPE | TP_BLOCK);
    break;
  case TAG_OPTION:
    close_within(b, TAG_OPTION, TAG_OPTION, TAG_SELECT, TAG_DATALIST);
    break;
  default:
    if(html_heading(tag) && html_heading(b->tag[b->depth - 1]))
      pop(b, b->depth - 1);
  }
}

static bool declares(ls_slice style, const char *property, const char *word)
{
  size_t n = strlen(property), m = strlen(word);
  for(size_t i = 0; i + n < style.n; i++) {
    size_t j = 0;
    while(j < n && html_low(style.s[i + j]) == property[j])
      j++;
    if(j < n || (i && (style.s[i - 1] == '-')))
      continue;
    for(i += n; i < style.n && (html_blank(style.s[i]) || style.s[i] == ':');)
      i++;
    for(j = 0; j < m && i + j < style.n &&
               html_low(style.s[i + j]) == word[j];)
      j++;
    if(j == m)
      return true;
  }
  return false;
}

/* HF_... that one attribute gives. */
static unsigned attr_flags(const builder *b, uint16_t tag, ls_slice name,
                           ls_slice value)
{
  if(same(name, "class") || same(name, "id")) {
    unsigned kinds = words_class(b->p->words, value);
    return (kinds & HW_FRAME ? HF_FURNITURE : 0u) |
           (kinds & HW_PART ? HF_PART : 0u) |
           (kinds & HW_BODY ? HF_HINT : 0u);
  }
  if(same(name, "style"))
    return declares(value, "display", "none") ||
           declares(value, "visibility", "hidden") ? HF_HIDDEN : 0u;
  if(same(name, "hidden"))
    return same(value, "until-found") ? 0u : HF_HIDDEN;
  if(same(name, "aria-hidden"))
    return same(value, "true") ? HF_HIDDEN : 0u;
  if(same(name, "href") && tag == TAG_A)
    return value.n && value.s[0] != '#' ? HF_LINK : 0u;
  return 0;
}

static unsigned flags_of(const builder *b, uint16_t tag, ls_slice attrs)
{
  unsigned flags = 0;
  const char *p = attrs.s, *end = attrs.s + attrs.n;
  ls_slice name, value;
  while(html_next_attr(&p, end, &name, &value))
    flags |= attr_flags(b, tag, name, value);
  return flags;
}

/* html, head and body stand once, wherever they are written. */
static bool again(builder *b, uint16_t tag)
{
  if(tag == TAG_HTML || tag == TAG_HEAD)
    return b->p->nodes > 1 && (tag == TAG_HTML || *held(b, TAG_BODY) ||
                               *held(b, TAG_HEAD));
  return tag == TAG_BODY && *held(b, TAG_BODY);
}

static void open_tag(builder *b, const html_token *t)
{
  b->page |= t->tag == TAG_HTML || t->tag == TAG_BODY;
  if(b->tag[b->depth - 1] == TAG_HEAD && !html_is(t->tag, TP_HEAD))
    pop(b, b->depth - 1);
  if(again(b, t->tag))
    return;
  close_before(b, t->tag);
  html_node *n = add(b, t->tag, t->text);
  n->flags = (uint16_t)flags_of(b, t->tag, t->text);
  if(html_is(t->tag, TP_VOID))
    return;
  if(b->depth == HTML_DEPTH) {
    b->over++;
    b->mute = html_is(t->tag, TP_RAW) && html_is(t->tag, TP_DROP);
    return;
  }
  b->open[b->depth] = b->p->nodes - 1;
  b->tag[b->depth++] = t->tag;
  ++*held(b, t->tag);
}

static void close_tag(builder *b, uint16_t tag)
{
  b->ended[tag < TAG_OTHER ? tag : TAG_OTHER] = true;
  if(tag == TAG_BODY || tag == TAG_HTML) {
    b->whole = true;
    return; /* what follows is read as if it stood before it */
  }
  if(tag == TAG_BR || tag == TAG_P) {
    bool p = tag == TAG_P && find(b, TAG_P, TP_SCOPE);
    if(!p) { /* breaks the line in browsers too */
      add(b, TAG_BR, (ls_slice){ b->p->text.s, 0 });
      return;
    }
  }
  if(b->over) {
    b->over--;
    return;
  }
  unsigned walls = html_is(tag, TP_SCOPE) || tag == TAG_TR ||
                   (tag >= TAG_TBODY && tag <= TAG_THEAD)
                     ? 0u : TP_SCOPE;
  if(tag == TAG_TD || tag == TAG_TH || tag == TAG_CAPTION)
    close_within(b, tag, tag, TAG_TABLE, TAG_TABLE);
  else if(html_heading(tag) && html_heading(b->tag[b->depth - 1]))
    pop(b, b->depth - 1);
  else
    close_if_open(b, tag, html_is(tag, TP_BLOCK) ? walls
                                                 : TP_SCOPE | TP_BLOCK);
}

static bool blank(ls_slice s)
{
  size_t i = 0;
  while(i < s.n && html_blank(s.s[i]))
    i++;
  return i == s.n;
}

static void put_text(builder *b, ls_slice s)
{
  bool mute = b->mute;
  b->mute = false;
  if(!s.n || mute)
    return;
  if(b->tag[b->depth - 1] == TAG_HEAD && !blank(s))
    pop(b, b->depth - 1);
  add(b, HTML_TEXT, s);
}

/* Elements whose end tags may be left out (WHATWG HTML 13.1.2.4). */
static bool may_stay_open(uint16_t tag)
{
  return tag == TAG_HTML || tag == TAG_HEAD || tag == TAG_BODY ||
         tag == TAG_P || tag == TAG_LI || tag == TAG_DT || tag == TAG_DD ||
         tag == TAG_TR || tag == TAG_TD || tag == TAG_TH ||
         tag == TAG_TBODY || tag == TAG_THEAD || tag == TAG_TFOOT ||
         tag == TAG_OPTION;
}

/* A page is cut where it ends inside a tag, or does not close what it
 * opened: neither itself nor something else that it closes elsewhere. */
static bool is_cut(const builder *b, const html_lexer *x)
{
  if(b->whole || x->cut)
    return !b->whole;
  for(uint32_t i = b->depth; b->page && i-- > 1;)
    if(b->tag[i] < TAG_OTHER &&
       (b->ended[b->tag[i]] ||
        (html_is(b->tag[i], TP_BLOCK) && !may_stay_open(b->tag[i]))))
      return true;
  return false;
}

int html_parse(html_page *p, ls_err *err)
{
  builder b = { .p = p, .depth = 1 };
  html_lexer x = { p->text.s, p->text.s + p->text.n, 0, false };
  add(&b, TAG_HTML, (ls_slice){ p->text.s, 0 });
  p->node[0].parent = 0;
  b.tag[0] = TAG_HTML;
  b.held[TAG_HTML] = 1;
  for(html_token t; (t = html_next(&x)).kind != HT_END;) {
    if(p->nodes >= HTML_NODES)
      return err_set(err, LS_ELIMIT, "html-too-many", NULL, NULL);
    if(t.kind == HT_TEXT)
      put_text(&b, t.text);
    else if(t.kind == HT_OPEN)
      open_tag(&b, &t);
    else
      close_tag(&b, t.tag);
  }
  bool cut = is_cut(&b, &x);
  pop(&b, 0);
  if(cut)
    return err_set(err, LS_ECUT, "html-cut", NULL, NULL);
  return LS_OK;
}

bool html_attr(const html_page *p, uint32_t node, const char *name,
               ls_slice *value)
{
  const html_node *n = &p->node[node];
  const char *s = p->text.s + n->at, *end = s + n->n;
  ls_slice found;
  if(n->tag == HTML_TEXT)
    return false;
  while(html_next_attr(&s, end, &found, value))
    if(same(found, name))
      return true;
  return false;
}
