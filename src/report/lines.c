#include "report/lines.h"

#include "text/seek.h"

#define TITLE_MAX 64     /* characters of a numbered heading */
#define COUNTED_MAX 42   /* of one behind —— or 一是 */
#define LEAD_MAX 34      /* of a lead sentence */
#define CLAUSE_MAX 24    /* of a title that runs on into the text */
#define LOST_BREAKS 3000 /* a line so long has lost its line breaks */
#define MIDLINE 1200     /* ... or at least some of them */
#define TAG_MAX 200      /* characters of a tag of HTML */

static bool blank(uint16_t c)
{
  return c == '\n' || ch_is(c, CH_SPACE);
}

bool fold_is(const ls_doc *d, uint32_t at, uint32_t end, const uint16_t *word)
{
  for(; *word; word++, at++)
    if(at >= end || d->f[at] != *word)
      return false;
  return true;
}

uint32_t fold_find(const ls_doc *d, uint32_t s, uint32_t e,
                   const uint16_t *word)
{
  for(; s < e; s++)
    if(d->f[s] == word[0] && fold_is(d, s, e, word))
      return s;
  return NO_ID;
}

static void push_line(ls_doc *d, ls_lines *out, uint32_t s, uint32_t e,
                      bool lost)
{
  while(s < e && blank(d->f[s]))
    s++;
  while(e > s && blank(d->f[e - 1]))
    e--;
  if(s == e)
    return;
  ls_line *l = vec_push0(d->arena, out);
  l->span = (ls_span){ s, e };
  l->body = s;
  l->marker = MK_NONE;
  l->lost = lost;
}

static bool ends_sentence(uint16_t c)
{
  return c == u'。' || c == u'！' || c == u'？' || c == u'：' || c == u'”';
}

/* A numbered marker at `at`: its end, or `at` where there is none. */
static uint32_t strong_marker(const ls_doc *d, uint32_t at, uint32_t end,
                              uint8_t *kind);

/* 2023年工作回顾 at `at`, run together with the text behind it: its end, or
 * `at` where no such title stands. */
static uint32_t run_on_title(const ls_doc *d, uint32_t at, uint32_t end)
{
  uint32_t limit = at + 20 < end ? at + 20 : end;
  bool governance = fold_is(d, at, end, u"切实加强政府自身建设") ||
                    fold_is(d, at, end, u"加强政府自身建设");
  if(governance)
    return at + (d->f[at] == u'切' ? 10 : 8);
  if(at + 6 > end || !ch_is(d->f[at], CH_DIGIT) || d->f[at + 4] != u'年')
    return at;
  for(uint32_t i = at + 5; i < limit; i++) {
    const ls_entry *e;
    if(ch_is(d->f[i], CH_PUNCT | CH_CLAUSE))
      return at;
    e = lex_at(d->lex, d->f + i, d->f + end, LEX_BIT(LEX_SECTIONS));
    if(!e || e->e[1] != SEC_TITLE || e->e[2] != SEC_STRONG)
      continue;
    i += e->len;
    if(fold_is(d, i, end, u"建议") || fold_is(d, i, end, u"意见"))
      i += 2;
    return i < end && ch_is(d->f[i], CH_PUNCT | CH_CLAUSE) ? at : i;
  }
  return at;
}

/* True where a piece that ends at white space is a heading by itself. */
static bool is_title_piece(const ls_doc *d, uint32_t from, uint32_t end)
{
  uint8_t kind;
  if(end - from > TITLE_MAX)
    return false;
  if(strong_marker(d, from, end, &kind) > from)
    return true;
  return ch_is(d->f[from], CH_DIGIT) &&
         fold_find(d, from, end, u"工作") != NO_ID &&
         !ch_is(d->f[end - 1], CH_PUNCT | CH_CLAUSE);
}

/* The end of a page number — 12 — that begins at `i`; `i` if none does. */
static uint32_t past_page_number(const ls_doc *d, uint32_t i, uint32_t e)
{
  uint32_t k = i + 1;
  if(d->f[i] != 0x2014 || k >= e || d->f[k] != ' ')
    return i;
  while(k < e && k < i + 8 && (ch_is(d->f[k], CH_DIGIT) || d->f[k] == ' '))
    k++;
  return k < e && d->f[k] == 0x2014 && k > i + 2 ? k + 1 : i;
}

/* Where in a line that lost its breaks the next piece begins: `i` itself,
 * or NO_ID where no cut is. */
static uint32_t cut_here(const ls_doc *d, uint32_t from, uint32_t i,
                         uint32_t e)
{
  uint8_t kind;
  if(blank(d->f[i]))
    return ends_sentence(d->f[i - 1]) || is_title_piece(d, from, i) ? i + 1
                                                                    : NO_ID;
  uint32_t k = past_page_number(d, i, e);
  if(k > i) {
    while(k < e && blank(d->f[k]))
      k++;
    return k < e && strong_marker(d, k, e, &kind) > k && kind <= MK_PAREN
             ? k : NO_ID;
  }
  if(d->f[i - 1] == u'：' && fold_is(d, i, e, u"（一）"))
    return i;
  if(d->f[i - 1] != u'。' && d->f[i - 1] != u'！')
    return NO_ID;
  if(strong_marker(d, i, e, &kind) > i && kind <= MK_PAREN)
    return i;
  if(fold_is(d, i, e, u"各位代表"))
    return i;
  return run_on_title(d, i, e) > i ? i : NO_ID;
}

/* A line whose breaks were lost: cut at white space behind the end of a
 * sentence and behind headings, and before headings. */
static void cut_lost(ls_doc *d, ls_lines *out, uint32_t s, uint32_t e)
{
  uint32_t from = s;
  for(uint32_t i = s + 1; i < e; i++) {
    uint32_t page = i - 1 == from ? past_page_number(d, from, e) : from;
    if(page > from) { /* a page number between two pieces */
      push_line(d, out, from, page, true);
      from = i = page;
      continue;
    }
    uint32_t next = i == from ? NO_ID : cut_here(d, from, i, e);
    if(next == NO_ID)
      continue;
    push_line(d, out, from, i, true);
    from = next;
    if(next > i)
      i = next - 1;
    uint32_t title = run_on_title(d, from, e);
    if(title > from) {
      push_line(d, out, from, title, true);
      from = i = title;
    }
  }
  push_line(d, out, from, e, true);
}

/* A long line in which only some breaks were lost: cut before a numbered
 * heading that follows the end of a sentence. */
static void cut_at_headings(ls_doc *d, ls_lines *out, uint32_t s, uint32_t e)
{
  uint32_t from = s;
  for(uint32_t i = s + 1; i < e; i++) {
    uint8_t kind;
    if(d->f[i - 1] != u'。' && d->f[i - 1] != u'！')
      continue;
    uint32_t k = strong_marker(d, i, e, &kind);
    if(k == i || kind > MK_PAREN)
      continue;
    push_line(d, out, from, i, false);
    from = i;
  }
  push_line(d, out, from, e, false);
}

/* Tags that stand inside a paragraph; all others break it. */
static bool inline_tag(const ls_doc *d, uint32_t at, uint32_t end)
{
  static const uint16_t *const names[] = { u"span", u"font", u"strong",
    u"em", u"sup", u"sub", u"b", u"i", u"u", u"a" };
  if(d->f[at] == '/')
    at++;
  for(size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++) {
    uint32_t i = at;
    for(const uint16_t *w = names[k]; *w && d->f[i] == *w; w++)
      i++;
    if(fold_is(d, at, end, names[k]) &&
       (k < 3 || !ch_is(d->f[i], CH_LATIN | CH_DIGIT)))
      return true;
  }
  return false;
}

/* The end of a tag of HTML at `at`; `at` where none stands. */
static uint32_t past_tag(const ls_doc *d, uint32_t at, uint32_t end)
{
  uint32_t k = at + 1, limit = at + TAG_MAX < end ? at + TAG_MAX : end;
  if(k < limit && d->f[k] == '/')
    k++;
  if(k >= limit || !ch_is(d->f[k], CH_LATIN))
    return at;
  while(k < limit && d->f[k] != '>' && d->f[k] != '<' &&
        !ch_is(d->f[k], CH_HAN))
    k++;
  return k < limit && d->f[k] == '>' ? k + 1 : at;
}

static void tag_aside(ls_doc *d, uint32_t s, uint32_t e)
{
  ls_report *r = d->report;
  ls_aside *last = r->asides.n ? &r->asides.v[r->asides.n - 1] : NULL;
  if(last && last->h.span.end == s) {
    last->h.span.end = e;
    return;
  }
  last = vec_push0(d->arena, &r->asides);
  last->h.span = (ls_span){ s, e };
  last->why = "html-tag";
  doc_why(d, &last->h, "why", "html-tag", s, e);
}

/* The end of the line that begins at `at`: a newline, or a tag that breaks
 * it.  The next line begins at *next. */
static uint32_t line_end(ls_doc *d, uint32_t at, uint32_t *next)
{
  for(uint32_t e = at;; e++) {
    e = seek4(d->f, e, d->n, '\n', '\n', '<', '<');
    if(e >= d->n || d->f[e] == '\n') {
      *next = e + 1;
      return e;
    }
    uint32_t stop = past_tag(d, e, d->n);
    if(stop == e)
      continue;
    tag_aside(d, e, stop);
    if(!inline_tag(d, e + 1, stop)) {
      *next = stop;
      return e;
    }
    e = stop - 1;
  }
}

void lines_cut(ls_doc *d, ls_lines *out)
{
  for(uint32_t at = 0; at < d->n;) {
    uint32_t next, e = line_end(d, at, &next);
    if(e - at > LOST_BREAKS)
      cut_lost(d, out, at, e);
    else if(e - at > MIDLINE)
      cut_at_headings(d, out, at, e);
    else
      push_line(d, out, at, e, false);
    at = next;
  }
}

static uint32_t skip(const ls_doc *d, uint32_t at, uint32_t end, int kinds,
                     uint32_t most)
{
  uint32_t k = at;
  while(k < end && k - at < most && ch_is(d->f[k], kinds))
    k++;
  return k;
}

/* 第一部分  第一章  第一、  第一， */
static uint32_t ordinal_marker(const ls_doc *d, uint32_t at, uint32_t end,
                               uint8_t *kind)
{
  uint32_t k = skip(d, at + 1, end, CH_CNUM, 3);
  if(k == at + 1 || k >= end)
    return at;
  if(fold_is(d, k, end, u"部分") || d->f[k] == u'章') {
    *kind = MK_DUN;
    k += d->f[k] == u'章' ? 1 : 2;
    while(k < end && (blank(d->f[k]) || d->f[k] == u'、' || d->f[k] == u'：'))
      k++;
    return k;
  }
  *kind = MK_ORDER;
  return d->f[k] == u'，' || d->f[k] == u'、' ? k + 1 : at;
}

static uint32_t bracket_marker(const ls_doc *d, uint32_t at, uint32_t end,
                               uint8_t *kind)
{
  uint32_t k = skip(d, at + 1, end, CH_CNUM, 3);
  *kind = MK_PAREN;
  if(k == at + 1) {
    k = skip(d, at + 1, end, CH_DIGIT, 2);
    *kind = MK_ARABIC;
  }
  return k > at + 1 && k < end && d->f[k] == u'）' ? k + 1 : at;
}

static bool is_dash(uint16_t c)
{
  return c == 0x2014 || c == 0x2015 || c == '-' || c == 0x2500;
}

static uint32_t strong_marker(const ls_doc *d, uint32_t at, uint32_t end,
                              uint8_t *kind)
{
  uint16_t c = d->f[at];
  if(c == u'第')
    return ordinal_marker(d, at, end, kind);
  if(c == u'（')
    return bracket_marker(d, at, end, kind);
  if(is_dash(c)) {
    uint32_t k = at;
    while(k < end && k - at < 3 && is_dash(d->f[k]))
      k++;
    *kind = MK_DASH;
    return k - at >= 2 || c == 0x2014 ? k : at;
  }
  if(ch_is(c, CH_CNUM)) {
    uint32_t k = skip(d, at, end, CH_CNUM, 3);
    *kind = MK_DUN;
    if(k < end && (d->f[k] == u'、' || d->f[k] == '.') &&
       !(k + 2 < end && ch_is(d->f[k + 1], CH_CNUM) && d->f[k + 2] == u'、'))
      return k + 1;
    *kind = MK_ORDER;
    if(k < end && (d->f[k] == u'是' || d->f[k] == u'要'))
      return k + 1;
    return at;
  }
  if(ch_is(c, CH_DIGIT)) {
    uint32_t k = skip(d, at, end, CH_DIGIT, 2);
    *kind = MK_ARABIC;
    if(k < end && (d->f[k] == '.' || d->f[k] == u'、') &&
       !(k + 1 < end && ch_is(d->f[k + 1], CH_DIGIT)))
      return k + 1;
    return at;
  }
  *kind = MK_ORDER;
  if(fold_is(d, at, end, u"首先，") || fold_is(d, at, end, u"其次，"))
    return at + 3;
  return at;
}

/* The end of a title that begins at `at`: the first full stop, two spaces
 * in a row, or the line's end.  NO_ID where that is too far. */
static uint32_t title_end(const ls_doc *d, uint32_t at, uint32_t end,
                          uint32_t most)
{
  uint32_t k = at;
  while(k < end && k - at <= most && d->f[k] != u'。' && d->f[k] != u'！' &&
        d->f[k] != u'；' && !(blank(d->f[k]) && k > at + 3 &&
                              (k + 1 == end || k - at > 6)))
    k++;
  return k - at <= most && k > at ? k : NO_ID;
}

static bool has_digit(const ls_doc *d, uint32_t s, uint32_t e)
{
  while(s < e && !ch_is(d->f[s], CH_DIGIT))
    s++;
  return s < e;
}

/* True where [at, end) is a bare title of a part of the report. */
static bool names_a_part(const ls_doc *d, uint32_t at, uint32_t end)
{
  bool year = false, word = false, sign = false;
  if(end - at < 4 || end - at > 36)
    return false;
  for(uint32_t i = at; i < end; i++) {
    const ls_entry *e;
    uint16_t c = d->f[i];
    sign = sign || ch_is(c, CH_CLAUSE);
    year = year || (ch_is(c, CH_DIGIT) && fold_is(d, i + 1, end, u"年")) ||
           c == u'“' || fold_is(d, i, end, u"今年") ||
           fold_is(d, i, end, u"过去");
    e = lex_at(d->lex, d->f + i, d->f + end, LEX_BIT(LEX_SECTIONS));
    for(; e; e = lex_next(e))
      if(e->list == LEX_SECTIONS && e->e[1] == SEC_TITLE &&
         (e->e[2] == SEC_STRONG || i + e->len == end)) {
        word = true;
        year = year || e->e[0] == ROLE_GOVERNANCE;
      }
  }
  return word && year && !sign;
}

/* The first clause, for a title that nothing separates from its text. */
static uint32_t first_clause(const ls_doc *d, uint32_t at, uint32_t end)
{
  uint32_t k = at;
  while(k < end && k - at <= CLAUSE_MAX && d->f[k] != u'，')
    k++;
  return k < end && d->f[k] == u'，' && k > at + 3 ? k : NO_ID;
}

void line_heading(const ls_doc *d, ls_line *l, bool followed)
{
  uint32_t s = l->span.start, e = l->span.end;
  uint8_t kind = MK_NONE;
  uint32_t k = strong_marker(d, s, e, &kind);
  if(k == s) {
    if(names_a_part(d, s, e)) {
      l->marker = MK_ROLE;
      l->title = l->span;
      l->body = e;
    }
    return;
  }
  while(k < e && blank(d->f[k]))
    k++;
  bool strong = kind <= MK_PAREN;
  uint32_t t = title_end(d, k, e, strong ? TITLE_MAX : COUNTED_MAX);
  if(t == NO_ID && strong && l->lost)
    t = first_clause(d, k, e);
  if(t == NO_ID || (t < e && d->f[t] == u'；'))
    return;
  uint32_t body = t;
  while(body < e && (d->f[body] == u'。' || d->f[body] == u'！' ||
                     d->f[body] == u'，' || blank(d->f[body])))
    body++;
  bool alone = followed && kind == MK_ARABIC && t == e;
  if(!strong && ((e - body < 10 && !alone) || has_digit(d, k, t)))
    return;
  l->marker = kind;
  l->number = (ls_span){ s, k };
  while(l->number.end > s && blank(d->f[l->number.end - 1]))
    l->number.end--;
  l->title = (ls_span){ k, t };
  l->body = body;
}

bool line_lead(const ls_doc *d, const ls_line *l, ls_span *title,
               uint32_t *body)
{
  uint32_t s = l->span.start, e = l->span.end, k = s, commas = 0;
  if(is_dash(d->f[s]) || fold_is(d, s, e, u"今年"))
    return false;
  for(; k < e && k - s <= LEAD_MAX; k++) {
    uint16_t c = d->f[k];
    if(c == u'。' || c == u'！')
      break;
    if(c == u'；' || c == u'？' || c == u'：' || ch_is(c, CH_DIGIT))
      return false;
    commas += c == u'，';
    if(c == u'，' && fold_is(d, k + 1, e, u"是"))
      return false;
    if(c == u'提' && fold_is(d, k, e, u"提出"))
      return false; /* 新形势对政府工作提出更高要求 says, it does not title */
  }
  if(fold_is(d, s, k, u"过去") && fold_find(d, s, k, u"我们") == NO_ID)
    return false; /* 过去的五年极不寻常 */
  if(k - s < 4 || k - s > LEAD_MAX || commas > 3 ||
     (k < e && d->f[k] == u'！') || fold_is(d, s, e, u"各位代表") ||
     fold_is(d, s, e, u"同志们") || fold_is(d, s, e, u"现在"))
    return false;
  *title = (ls_span){ s, k };
  for(; k < e && (d->f[k] == u'。' || blank(d->f[k])); k++)
    ;
  *body = k;
  return k == e || e - k >= 20;
}
