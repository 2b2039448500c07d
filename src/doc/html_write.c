/* The nodes of an article as paragraphs, rows and words. */
#include <stdio.h>

#include "doc/doc.h"
#include "doc/html_chars.h"
#include "doc/html_page.h"

typedef struct list {
  uint32_t node;
  long next;
  int step;
  char type;     /* 1 a A i I, c for Chinese, 0 for none */
} list;

typedef struct writer {
  const html_page *p;
  doc_text *out;
  uint32_t fault;
  uint32_t node;      /* the innermost open element */
  ls_buf put;         /* text not yet given to the builder */
  bool want;          /* a paragraph begins with the next text */
  bool started;       /* something stands in the line */
  unsigned breaks;    /* <br>s since the last text */
  unsigned indent;    /* spaces of the author's after them */
  int space;          /* HC_... of white space since the last text */
  uint16_t gap[32];   /* the author's spaces of it */
  unsigned gaps;
  bool newline;       /* which held a newline of the source */
  int last;           /* HC_... of the last character */
  uint32_t last_char;
  int ten;            /* 1, 2: the last characters are 1, 10 alone */
  unsigned pre;       /* open <pre>s */
  uint32_t row;       /* the row of data we are in, 0 if none */
  bool row_begun;
  unsigned cells;     /* cells of it that ended since the last text */
  bool cell_open;     /* the cell has text */
  bool sup;           /* inside a <sup> */
  bool mark;          /* and it was made a note's mark */
  bool raised;        /* or a power */
  list lists[64];
  unsigned depth;
  char marker[24];    /* of a list's item, before its first text */
} writer;

static void flush(writer *w)
{
  if(w->put.n)
    doc_put(w->out, (ls_slice){ w->put.p, w->put.n });
  buf_clear(&w->put);
}

static void put_char(writer *w, uint32_t c)
{
  char b[4];
  buf_put(&w->put, b, (size_t)utf8_put(c, b));
  if(w->put.n > 4000)
    flush(w);
}

/* --- lists -------------------------------------------------------------- */

static long number_of(const html_page *p, uint32_t node, const char *name,
                      long otherwise)
{
  ls_slice s;
  long v = 0;
  if(!html_attr(p, node, name, &s) || !s.n)
    return otherwise;
  size_t i = s.s[0] == '-';
  for(; i < s.n && s.s[i] >= '0' && s.s[i] <= '9' && v < 100000; i++)
    v = v * 10 + s.s[i] - '0';
  return s.s[0] == '-' ? -v : v;
}

static bool has(ls_slice s, const char *word)
{
  size_t n = strlen(word);
  for(size_t i = 0; i + n <= s.n; i++)
    if(!memcmp(s.s + i, word, n))
      return true;
  return false;
}

static char list_type(const html_page *p, uint32_t node)
{
  ls_slice s;
  if(p->node[node].tag != TAG_OL)
    return 0;
  if(html_attr(p, node, "style", &s) && has(s, "list-style")) {
    if(has(s, "none"))
      return 0;
    if(has(s, "cjk") || has(s, "chinese"))
      return 'c';
  }
  return html_attr(p, node, "type", &s) && s.n == 1 &&
         strchr("aAiI", s.s[0]) ? s.s[0] : '1';
}

static void begin_list(writer *w, uint32_t node)
{
  ls_slice s;
  if(w->depth == sizeof(w->lists) / sizeof(w->lists[0]))
    return;
  list *l = &w->lists[w->depth++];
  l->node = node;
  l->type = list_type(w->p, node);
  l->step = html_attr(w->p, node, "reversed", &s) ? -1 : 1;
  l->next = number_of(w->p, node, "start", 1);
}

static void roman(long n, char *to)
{
  static const struct { int v; const char *s; } parts[] = {
    { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" },
    { 90, "xc" }, { 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" },
    { 5, "v" }, { 4, "iv" }, { 1, "i" } };
  for(size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
    for(; n >= parts[i].v; n -= parts[i].v) {
      size_t k = strlen(parts[i].s);
      memcpy(to, parts[i].s, k + 1);
      to += k;
    }
}

/* 1 to 99 in Chinese: numerals are no words of a list. */
static void chinese(long n, char *to)
{
  static const char *const digit[] = { "", "一", "二", "三", "四", "五",
                                       "六", "七", "八", "九" };
  sprintf(to, "%s%s%s", n >= 20 ? digit[n / 10] : "", n >= 10 ? "十" : "",
          digit[n % 10]);
}

static void numeral(char type, long n, char *to, size_t size)
{
  bool small = n > 0 && (type == 'c' ? n < 100 : n < 27 ||
                         (type != 'a' && type != 'A' && n < 300));
  if(type == '1' || !small)
    snprintf(to, size, "%ld", n);
  else if(type == 'c')
    chinese(n, to);
  else if(type == 'a' || type == 'A')
    snprintf(to, size, "%c", (char)('a' + n - 1));
  else
    roman(n, to);
  for(; type == 'A' || type == 'I' ? *to : 0; to++)
    if(*to >= 'a' && *to <= 'z')
      *to = (char)(*to - 0x20);
}

static void begin_item(writer *w, uint32_t node)
{
  list *l = w->depth ? &w->lists[w->depth - 1] : NULL;
  w->marker[0] = '\0';
  if(!l || !l->type)
    return;
  long n = number_of(w->p, node, "value", l->next);
  l->next = n + l->step;
  numeral(l->type, n, w->marker, sizeof(w->marker) - 4);
  size_t k = strlen(w->marker);
  snprintf(w->marker + k, sizeof(w->marker) - k, "%s",
           l->type == 'c' ? "、" : ".");
}

/* --- white space -------------------------------------------------------- */

static void no_space(writer *w)
{
  w->space = HC_NONE;
  w->gaps = 0;
}

/* A block begins or ends. */
static void boundary(writer *w)
{
  if(w->row) {
    w->space = HC_WIDE_SPACE;
    return;
  }
  w->want = true;
  w->breaks = w->indent = 0;
  no_space(w);
}

static void start_paragraph(writer *w)
{
  int level = 0;
  flush(w);
  doc_paragraph(w->out);
  for(uint32_t i = w->node; i && !level; i = w->p->node[i].parent)
    level = html_heading(w->p->node[i].tag);
  if(level)
    doc_heading(w->out, level);
  w->want = w->started = false;
  no_space(w);
  w->last = HC_NONE;
}

/* Line breaks within a paragraph; two of them, or one before an indent, are
 * how pages that know no paragraphs make them. */
static void line_break(writer *w)
{
  if(w->breaks > 1 || w->indent > 1)
    start_paragraph(w);
  else {
    flush(w);
    doc_break(w->out);
  }
  w->started = false;
  no_space(w);
}

/* The cells that ended, and the row if it has not begun. */
static void cells(writer *w)
{
  if(!w->row_begun) {
    flush(w);
    doc_paragraph(w->out);
    doc_row(w->out);
    w->row_begun = true;
    w->started = false;
  }
  if(w->cells && !w->cell_open) {
    flush(w);
    while(w->cells) {
      doc_cell(w->out);
      w->cells--;
    }
    w->started = false;
  }
  w->cell_open = true;
}

/* What stands between the last character and one of `kind`. */
static void space(writer *w, int kind)
{
  bool joined = w->space == HC_SPACE && w->newline &&
                (w->last == HC_CJK || kind == HC_CJK);
  if(w->started && w->space != HC_NONE && !joined && !w->gaps)
    put_char(w, ' ');
  for(unsigned i = 0; i < w->gaps && w->started; i++)
    put_char(w, w->gap[i]);
  no_space(w);
  w->newline = false;
}

/* Whether the text at s brings a number of its own: "1.", "（一）". */
static bool own_number(const char *s, const char *end)
{
  const char *p = s;
  if(end - s > 6 && !memcmp(s, "（", 3)) {
    uint32_t c = (p += 3, html_char(&p, end));
    return (c >= '0' && c <= '9') || c == u'一' || c == u'二' ||
           c == u'三' || c == u'四' || c == u'五' || c == u'六' ||
           c == u'七' || c == u'八' || c == u'九' || c == u'十';
  }
  while(p < end && *p >= '0' && *p <= '9')
    p++;
  return p > s && end - p > 1 && (*p == '.' || *p == ')' ||
         (end - p > 3 && (!memcmp(p, "、", 3) || !memcmp(p, "．", 3) ||
                          !memcmp(p, "）", 3)))) &&
         !(*p == '.' && p[1] >= '0' && p[1] <= '9');
}

/* What a paragraph, a row or a line needs before its next character, which
 * stands at s. */
static void before_text(writer *w, int kind, const char *s, const char *end)
{
  if(w->row)
    cells(w);
  else if(w->want || (w->breaks && !w->started))
    start_paragraph(w);
  else if(w->breaks)
    line_break(w);
  space(w, kind);
  if(w->marker[0]) {
    if(!own_number(s, end)) {
      buf_puts(&w->put, w->marker);
      if(*s >= '0' && *s <= '9') /* 1. 5G, not 1.5G */
        buf_putc(&w->put, ' ');
    }
    w->marker[0] = '\0';
  }
  w->breaks = w->indent = 0;
  w->started = true;
}

static void white(writer *w, uint32_t c, int kind)
{
  if(w->pre && c == '\n') {
    w->breaks++;
    w->indent = 0;
    return;
  }
  if(w->breaks && kind == HC_WIDE_SPACE)
    w->indent += c == 0xA0 || c == 0x2002 ? 1 : 2;
  if(w->pre && w->started && !w->breaks) {
    put_char(w, c == '\t' ? ' ' : c);
    return;
  }
  w->newline |= c == '\n' || c == '\r';
  if(kind == HC_WIDE_SPACE && w->gaps < sizeof(w->gap) / sizeof(w->gap[0]))
    w->gap[w->gaps++] = (uint16_t)(c == 0xA0 ? ' ' : c);
  if(w->space != HC_WIDE_SPACE)
    w->space = kind;
}

/* --- superscripts ------------------------------------------------------- */

static const uint16_t raised[] = { 0x2070, 0xB9, 0xB2, 0xB3, 0x2074, 0x2075,
                                   0x2076, 0x2077, 0x2078, 0x2079 };

/* Raised digits are a power behind a letter of a unit or a ten, and else
 * the mark of a note, which may not run into the number before it. */
static uint32_t raise(writer *w, uint32_t c)
{
  if(!w->sup || c < '0' || c > '9')
    return c;
  uint32_t b = w->last_char;
  bool power = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') ||
               w->ten == 2 || b == 0x7C73 /* 米 */ || w->raised;
  if(power && !w->mark) {
    w->raised = true;
    return raised[c - '0'];
  }
  if(!w->mark && w->last_char != '[' && w->last_char != 0x3014) {
    put_char(w, '[');
    w->mark = true;
  }
  return c;
}

static void count_ten(writer *w, uint32_t c)
{
  uint32_t b = w->last_char;
  bool inside = (b >= '0' && b <= '9') || b == '.' || b == ',';
  w->ten = c == '1' && !inside ? 1 : c == '0' && w->ten == 1 ? 2 : 0;
}

static void end_sup(writer *w)
{
  if(w->mark)
    put_char(w, ']');
  w->sup = w->mark = w->raised = false;
}

/* --- nodes -------------------------------------------------------------- */

static void text(writer *w, const html_node *n)
{
  const char *s = w->p->text.s + n->at, *end = s + n->n;
  while(s < end) {
    uint32_t at = (uint32_t)(s - w->p->text.s);
    uint32_t c = html_text_char(&s, end);
    int kind = html_kind(c);
    if(kind == HC_NONE)
      continue;
    if(kind == HC_SPACE || kind == HC_WIDE_SPACE) {
      white(w, c, kind);
      continue;
    }
    if(c == 0xFFFD && w->fault == UINT32_MAX)
      w->fault = at;
    before_text(w, kind, w->p->text.s + at, end);
    c = raise(w, c);
    put_char(w, c);
    w->last = kind;
    count_ten(w, c);
    w->last_char = c;
  }
}

static bool is_data(const html_page *p, uint32_t node)
{
  while(node && p->node[node].tag != TAG_TABLE)
    node = p->node[node].parent;
  return node && p->node[node].flags & HF_DATA;
}

static void end_row(writer *w)
{
  flush(w);
  w->row = 0;
  w->cells = 0;
  w->row_begun = w->cell_open = false;
  boundary(w);
}

static void enter(writer *w, uint32_t i)
{
  uint16_t tag = w->p->node[i].tag;
  if(html_is(tag, TP_BLOCK))
    boundary(w);
  if(tag == TAG_BR && w->row)
    w->space = HC_WIDE_SPACE;
  else if(tag == TAG_BR) {
    w->breaks++;
    w->indent = 0;
  } else if(tag == TAG_OL || tag == TAG_UL)
    begin_list(w, i);
  else if(tag == TAG_LI)
    begin_item(w, i);
  else if(tag == TAG_PRE || tag == TAG_XMP)
    w->pre++;
  else if(tag == TAG_SUP)
    w->sup = true;
  else if(tag == TAG_TR && is_data(w->p, i))
    w->row = i;
  else if((tag == TAG_TD || tag == TAG_TH) && w->row)
    no_space(w);
}

static void leave(writer *w, uint32_t i)
{
  uint16_t tag = w->p->node[i].tag;
  if((tag == TAG_TD || tag == TAG_TH) && w->row) {
    w->cells++;
    w->cell_open = false;
    no_space(w);
    return;
  }
  if(i == w->row)
    end_row(w);
  else if(w->depth && w->lists[w->depth - 1].node == i)
    w->depth--;
  else if(tag == TAG_PRE || tag == TAG_XMP)
    w->pre--;
  else if(tag == TAG_SUP)
    end_sup(w);
  if(html_is(tag, TP_BLOCK))
    boundary(w);
}

static bool skipped(const writer *w, uint32_t i)
{
  const html_page *p = w->p;
  return html_unseen(p, i) || p->node[i].flags & HF_DROP;
}

/* Opens what stands around the first node. */
static void open_around(writer *w, uint32_t node)
{
  uint32_t path[HTML_DEPTH], n = 0;
  for(uint32_t i = w->p->node[node].parent; i && n < HTML_DEPTH;
      i = w->p->node[i].parent)
    path[n++] = i;
  while(n) {
    enter(w, path[--n]);
    w->node = path[n];
  }
}

void html_write(const html_page *p, doc_text *out, uint32_t *fault)
{
  writer w = { .p = p, .out = out, .fault = UINT32_MAX, .want = true };
  buf_init(&w.put, 1 << 16);
  open_around(&w, p->from);
  for(uint32_t i = p->from; i < p->to; i++) {
    while(w.node && p->node[w.node].end <= i) {
      leave(&w, w.node);
      w.node = p->node[w.node].parent;
    }
    if(skipped(&w, i)) {
      if(html_is(p->node[i].tag, TP_BLOCK))
        boundary(&w);
      i = p->node[i].end - 1;
    } else if(p->node[i].tag == HTML_TEXT)
      text(&w, &p->node[i]);
    else {
      enter(&w, i);
      if(p->node[i].end > i + 1)
        w.node = i;
      else
        leave(&w, i);
    }
  }
  for(; w.node; w.node = p->node[w.node].parent)
    leave(&w, w.node);
  flush(&w);
  out->failed |= buf_failed(&w.put);
  buf_free(&w.put);
  *fault = w.fault;
}
