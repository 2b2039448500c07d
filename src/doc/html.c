/* Web pages: the article of one, as a government's site shows it.
 *
 * Decoded, cut into tags, made a tree and lines; the lines that are prose
 * say where the article is; that part is written. */
#define _GNU_SOURCE /* memmem */
#include "doc/html.h"

#include <setjmp.h>
#include <stdio.h>

#include "doc/doc.h"
#include "doc/html_chars.h"
#include "doc/html_mime.h"
#include "doc/html_page.h"

#define LITTLE 200 /* characters of prose that are hardly an article */
#define NOTHING 50 /* characters left of a page that holds none */

static uint32_t again(html_page *p, bool hidden, bool linked)
{
  p->hidden = hidden;
  p->linked = linked;
  return html_find_lines(p);
}

/* Some sites show the article by a script, or leave a link open above it:
 * where hardly any prose is seen, that counts too. */
static void find_lines(html_page *p)
{
  uint32_t prose = again(p, false, false);
  if(prose >= LITTLE)
    return;
  if(again(p, true, false) > 10 * prose + LITTLE)
    return;
  if(again(p, false, true) > 10 * prose + LITTLE)
    return;
  again(p, false, false);
}

/* A page of links, with a slogan or two. */
static bool no_article(const html_page *p)
{
  uint32_t chars = 0;
  for(uint32_t i = p->line_of[p->from]; i < p->line_of[p->to]; i++) {
    if(p->line[i].prose && !p->line[i].drop)
      return false;
    chars += p->line[i].drop ? 0 : p->line[i].chars;
  }
  return p->dressed && chars < NOTHING;
}

/* The article's title is its first line, where the page shows it elsewhere
 * or only in its head. */
static void write_title(const html_page *p, doc_text *out)
{
  size_t i, n = 0, max = p->title.n + 1500;
  char *t = arena_alloc(p->arena, p->title.n + 1);
  char *b = arena_alloc(p->arena, max);
  if(!p->dressed || !p->title.n ||
     (p->title_node && p->title_node >= p->from && p->title_node < p->to))
    return;
  for(i = 0; i < p->title.n; i++)
    if(p->title.s[i] != ' ')
      t[n++] = p->title.s[i];
  ls_slice begin = html_squeeze(p, p->from, p->to, b, max);
  if(memmem(begin.s, begin.n, t, n))
    return;
  doc_paragraph(out);
  doc_heading(out, 1);
  doc_put(out, p->title);
}

/* A character that could not be decoded is an error where it is read. */
static int broken(const html_page *p, uint32_t at, ls_err *err)
{
  char words[24];
  uint32_t a = 0, b = p->faults;
  while(a < b) {
    uint32_t mid = (a + b) / 2;
    if(p->fault[mid].at < at)
      a = mid + 1;
    else
      b = mid;
  }
  if(a == p->faults || p->fault[a].at != at)
    return LS_OK; /* the page itself writes U+FFFD */
  snprintf(words, sizeof(words), "%llu",
           (unsigned long long)p->fault[a].source);
  err_set(err, LS_EENCODING, "encoding-broken", words, NULL);
  if(err) {
    err->byte = p->fault[a].source;
    err->has_byte = 1;
  }
  return LS_EENCODING;
}

static int write_page(html_page *p, doc_text *out, ls_err *err)
{
  uint32_t fault;
  if(no_article(p))
    return err_set(err, LS_EEMPTY, "html-no-article", NULL, NULL);
  buf_slice(&out->title, p->title);
  buf_slice(&out->publisher, p->publisher);
  buf_slice(&out->date, p->date);
  out->failed |= buf_failed(&out->title) || buf_failed(&out->publisher) ||
                 buf_failed(&out->date);
  write_title(p, out);
  html_write(p, out, &fault);
  return fault == UINT32_MAX ? LS_OK : broken(p, fault, err);
}

static int read_page(html_page *p, ls_slice bytes, doc_text *out,
                     ls_err *err)
{
  int rc = LS_OK;
  bool mail = mime_looks_like(bytes);
  if(mail)
    rc = mime_page(p->arena, bytes, &bytes, &p->charset, err);
  if(!rc)
    rc = html_decode(p, bytes, err);
  if(rc)
    return rc;
  p->words = words_load(p->arena);
  rc = html_parse(p, err);
  if(rc)
    return rc;
  find_lines(p);
  html_find_tables(p);
  html_find_meta(p);
  html_find_article(p);
  html_name_article(p);
  rc = write_page(p, out, err);
  if(rc && mail && err)
    err->has_byte = 0; /* it is one of the decoded page */
  return rc;
}

static int read_html(ls_slice bytes, const doc_limits *limits, doc_text *out,
                     ls_err *err)
{
  jmp_buf oom;
  ls_arena arena;
  int rc;
  (void)limits; /* those of the child and the builder do */
  arena_init(&arena, &oom);
  if(setjmp(oom)) {
    arena_free(&arena);
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  }
  html_page *p = arena_zalloc(&arena, sizeof(*p));
  p->arena = &arena;
  rc = read_page(p, bytes, out, err);
  arena_free(&arena);
  return rc;
}

const doc_reader doc_html = { "html", DOC_HTML, read_html, NULL };

/* --- known by ----------------------------------------------------------- */

/* The first letters of a page in UTF-16 as ASCII; the others' as they are. */
static size_t as_ascii(ls_slice b, char *to, size_t size)
{
  bool wide = b.n > 3 && (!memcmp(b.s, "\xFF\xFE", 2) ||
                          !memcmp(b.s, "\xFE\xFF", 2) ||
                          !b.s[0] != !b.s[1]);
  size_t n = 0, i = 0;
  if(b.n > 2 && !memcmp(b.s, "\xEF\xBB\xBF", 3))
    i = 3;
  for(; i < b.n && n < size; i++)
    if(!wide || (b.s[i] && (uint8_t)b.s[i] < 0x80))
      to[n++] = b.s[i];
  return n;
}

static bool begins(const char *p, const char *end, const char *lower)
{
  size_t n = strlen(lower);
  if((size_t)(end - p) < n)
    return false;
  for(size_t i = 0; i < n; i++)
    if(html_low(p[i]) != lower[i])
      return false;
  return true;
}

/* Past white space, comments and the declaration of XML. */
static const char *past_comments(const char *p, const char *end)
{
  for(;;) {
    while(p < end && html_blank(*p))
      p++;
    const char *until = begins(p, end, "<!--") ? "-->"
                        : begins(p, end, "<?xml") ? "?>" : NULL;
    const char *e = until ? memmem(p, (size_t)(end - p), until,
                                   strlen(until)) : NULL;
    if(!e)
      return p;
    p = e + strlen(until);
  }
}

bool html_looks_like(ls_slice bytes)
{
  static const char *const tags[] = {
    "!doctype html", "html", "head", "body", "meta", "title", "link", "base",
    "script", "style", "div", "table", "p", "h1", "h2", "h3", "center",
    "font", "span", "br", "article", "section", "main" };
  char head[4096];
  if(mime_looks_like(bytes))
    return true;
  const char *past = past_comments(bytes.s, bytes.s + bytes.n);
  bytes = (ls_slice){ past, (size_t)(bytes.s + bytes.n - past) };
  size_t n = as_ascii(bytes, head, sizeof(head));
  const char *end = head + n, *p = past_comments(head, end);
  if(begins(p, end, "<!--")) /* one that does not end */
    return true;
  if(p == end || *p++ != '<')
    return false;
  for(size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
    const char *e = p + strlen(tags[i]);
    if(begins(p, end, tags[i]) && (e == end || html_blank(*e) ||
                                   *e == '>' || *e == '/'))
      return true;
  }
  return false;
}
