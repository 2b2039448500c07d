/* The builder that readers speak to: a line a paragraph, and the marks. */
#include "doc/doc.h"

#include "base/alloc.h"
#include "base/utf8.h"

#define TITLE 1000 /* bytes of a page's title, publisher or date */

const doc_limits doc_default_limits = {
  .text = (size_t)64 << 20, .memory = (size_t)1 << 30, .seconds = 20,
  .inflated = (size_t)200 << 20, .ratio = 200, .members = 10000
};

void doc_init(doc_text *d, doc_format format, size_t max_text)
{
  *d = (doc_text){ .format = format };
  buf_init(&d->text, max_text + 1); /* it keeps room for a NUL */
  buf_init(&d->title, TITLE);
  buf_init(&d->publisher, TITLE);
  buf_init(&d->date, TITLE);
}

void doc_free(doc_text *d)
{
  buf_free(&d->text);
  buf_free(&d->title);
  buf_free(&d->publisher);
  buf_free(&d->date);
  ls_free(d->mark);
  d->mark = NULL;
  d->marks = d->mark_cap = 0;
}

/* --- marks -------------------------------------------------------------- */

static bool after(const doc_mark *m, uint32_t at, doc_mark_kind kind)
{
  return m->at > at || (m->at == at && m->kind > kind);
}

/* Marks come nearly in order: a few are moved at most. */
static void mark(doc_text *d, size_t at, doc_mark_kind kind, uint32_t n)
{
  if(d->failed)
    return;
  if(d->marks == d->mark_cap) {
    size_t cap = d->mark_cap ? d->mark_cap * 2 : 64;
    doc_mark *more = ls_realloc(d->mark, cap * sizeof(*more));
    if(!more) {
      d->failed = true;
      return;
    }
    d->mark = more;
    d->mark_cap = cap;
  }
  size_t i = d->marks++;
  for(; i && after(&d->mark[i - 1], (uint32_t)at, kind); i--)
    d->mark[i] = d->mark[i - 1];
  d->mark[i] = (doc_mark){ (uint32_t)at, n, (uint8_t)kind };
}

/* The first text of a paragraph is about to be written. */
static void begin(doc_text *d)
{
  size_t at = d->text.n;
  d->begun = true;
  mark(d, at, DOC_PARAGRAPH, ++d->paragraphs);
  if(d->level)
    mark(d, at, DOC_HEADING, d->level);
  if(d->in_note)
    mark(d, at, DOC_NOTE, 1);
  if(d->in_row)
    mark(d, at, DOC_TABLE, ++d->rows);
}

/* --- lines -------------------------------------------------------------- */

/* The length of the white space that ends before `n`, 0 if none does. */
static size_t space_before(const char *p, size_t n)
{
  if(n && (p[n - 1] == ' ' || p[n - 1] == '\t'))
    return 1;
  if(n >= 2 && !memcmp(p + n - 2, "\xC2\xA0", 2))
    return 2;
  return n >= 3 && !memcmp(p + n - 3, "\xE3\x80\x80", 3) ? 3 : 0;
}

static void trim(doc_text *d)
{
  size_t k;
  while(d->text.n > d->line &&
        (k = space_before(d->text.p, d->text.n)) > 0)
    d->text.n -= k;
}

static bool is_space(uint32_t cp)
{
  return cp == ' ' || cp == '\t' || cp == 0xA0 || cp == 0x3000;
}

/* Any growth of the text; past its limit nothing is kept. */
static void grow(doc_text *d, const char *p, size_t n)
{
  if(d->failed)
    return;
  if(n >= d->text.max - d->text.n) {
    d->failed = d->too_big = true;
    return;
  }
  buf_put(&d->text, p, n);
  if(buf_failed(&d->text))
    d->failed = true;
}

static void end_line(doc_text *d)
{
  trim(d);
  if(d->text.n > d->line)
    grow(d, "\n", 1);
  d->line = d->text.n;
}

void doc_paragraph(doc_text *d)
{
  end_line(d);
  d->begun = d->in_note = d->in_row = false;
  d->level = 0;
}

void doc_page(doc_text *d)
{
  d->pages++;
}

void doc_heading(doc_text *d, int level)
{
  d->level = (uint8_t)(level < 1 ? 1 : level > 9 ? 9 : level);
}

void doc_note(doc_text *d)
{
  d->in_note = true;
}

void doc_row(doc_text *d)
{
  d->in_row = true;
}

void doc_cell(doc_text *d)
{
  if(d->text.n > d->line)
    grow(d, "\t", 1);
}

void doc_break(doc_text *d)
{
  if(d->in_row)
    doc_put(d, SLICE(" "));
  else
    end_line(d);
}

/* --- text --------------------------------------------------------------- */

/* Text that is no white space: what waits for it is marked first. */
static void put_char(doc_text *d, uint32_t cp, const char *p, size_t n)
{
  if(!is_space(cp)) {
    if(!d->begun)
      begin(d);
    if(d->page_marked < d->pages) {
      d->page_marked = d->pages;
      mark(d, d->text.n, DOC_PAGE, d->pages);
    }
  }
  else if(d->text.n == d->line)
    return;
  grow(d, p, n);
}

void doc_put(doc_text *d, ls_slice s)
{
  const uint8_t *p = (const uint8_t *)s.s, *end = p + s.n;
  while(p < end && !d->failed) {
    uint32_t cp;
    int n = utf8_next(p, end, &cp);
    if(!n)
      put_char(d, 0xFFFD, "\xEF\xBF\xBD", 3);
    else if(cp < 0x20 || cp == 0x7F)
      put_char(d, ' ', cp == '\t' ? "\t" : " ", 1);
    else if(cp != 0xFEFF)
      put_char(d, cp, (const char *)p, (size_t)n);
    p += n ? n : 1;
  }
}

int doc_finish(doc_text *d, ls_err *err)
{
  end_line(d);
  if(d->too_big)
    return err_set(err, LS_ETOOBIG, "doc-text-too-big", NULL, NULL);
  if(d->failed)
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  if(!d->text.n)
    return err_set(err, LS_EEMPTY, "file-empty", NULL, NULL);
  return LS_OK;
}
