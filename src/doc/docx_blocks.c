/* Paragraphs, rows and text boxes put together and told to the builder. */
#include <stdio.h>

#include "doc/docx_walk.h"

#define LAYOUT 20 /* paragraphs of a cell that is no cell but a frame */

static docx_frame *top(docx_walker *w)
{
  return &w->frame[w->top];
}

void docx_add(docx_walker *w, const char *p, size_t n)
{
  docx_para *to = &top(w)->p;
  for(size_t i = 0; i < n; i++)
    *vec_push(w->t->a, &to->text) = p[i];
}

/* --- to the builder ------------------------------------------------------ */

/* The signs inside collected text. */
static void tell_sign(doc_text *out, char c, bool row)
{
  if(c == '\f')
    doc_page(out);
  else if(c == '\n')
    doc_break(out);
  else if(row)
    doc_cell(out);
  else
    doc_put(out, SLICE("\t"));
}

static void tell(docx_walker *w, const docx_block *b)
{
  doc_text *out = w->t->out;
  doc_paragraph(out);
  if(b->level)
    doc_heading(out, b->level);
  if(w->part != DOCX_BODY)
    doc_note(out);
  if(b->row)
    doc_row(out);
  for(size_t i = 0; i < b->n;) {
    size_t k = i;
    while(k < b->n && b->p[k] != '\f' && b->p[k] != '\n' && b->p[k] != '\t')
      k++;
    doc_put(out, (ls_slice){ b->p + i, k - i });
    if(k < b->n)
      tell_sign(out, b->p[k], b->row);
    i = k + 1;
  }
}

static void deliver(docx_walker *w, docx_block b)
{
  if(w->top == 0)
    tell(w, &b);
  else
    *vec_push(w->t->a, &top(w)->to) = b;
}

static void deliver_all(docx_walker *w, const docx_blocks *v)
{
  for(uint32_t i = 0; i < v->n; i++)
    deliver(w, v->v[i]);
}

/* --- paragraphs ---------------------------------------------------------- */

static bool is_blank(const char *p, size_t n)
{
  for(size_t i = 0; i < n; i++) {
    if((uint8_t)p[i] <= ' ')
      continue;
    if(n - i >= 2 && !memcmp(p + i, "\xC2\xA0", 2))
      i += 1;
    else if(n - i >= 3 && !memcmp(p + i, "\xE3\x80\x80", 3))
      i += 2;
    else
      return false;
  }
  return true;
}

void docx_para_open(docx_walker *w)
{
  docx_frame *f = top(w);
  if(f->open)
    docx_para_close(w);
  docx_para fresh = { .num = -1, .ilvl = -1, .outline = -1, .number = "" };
  if(f->waits) { /* the one before goes on here */
    fresh.text.v = f->p.text.v;
    fresh.text.n = f->p.text.n;
    fresh.text.cap = f->p.text.cap;
    fresh.boxes = f->p.boxes;
  }
  f->p = fresh;
  f->open = true;
  f->waits = f->run_hidden = false;
}

static int level_of(const docx_walker *w, const docx_para *p)
{
  if(p->outline >= 0)
    return p->outline < 9 ? p->outline + 1 : 0;
  return docx_style_level(&w->t->styles, p->style);
}

/* Number of a note, number of a list, text. */
static docx_block whole(docx_walker *w, const docx_para *p)
{
  char note[16] = "";
  if(w->note)
    snprintf(note, sizeof(note), "[%u] ", w->note);
  w->note = 0;
  size_t a = strlen(note), b = strlen(p->number), n = a + b + p->text.n;
  char *text = arena_alloc(w->t->a, n + 1);
  memcpy(text, note, a);
  memcpy(text + a, p->number, b);
  memcpy(text + a + b, p->text.v, p->text.n);
  return (docx_block){ text, n, (uint8_t)level_of(w, p), false };
}

/* Hands over what the frame's paragraph holds. */
static void finish(docx_walker *w)
{
  docx_frame *f = top(w);
  docx_para p = f->p;
  f->open = f->waits = false;
  f->p = (docx_para){ .number = "" };
  if(!is_blank(p.text.v, p.text.n))
    deliver(w, whole(w, &p));
  else if(p.text.n && memchr(p.text.v, '\f', p.text.n))
    deliver(w, (docx_block){ .p = "\f", .n = 1 }); /* a page all the same */
  deliver_all(w, &p.boxes);
}

/* Instructions do not run over paragraphs: one that was never closed ends
 * here. */
static void drop_instructions(docx_walker *w)
{
  while(w->fields && !w->field[w->fields - 1].result)
    w->fields--;
  w->lost = 0;
}

void docx_para_close(docx_walker *w)
{
  docx_frame *f = top(w);
  if(!f->open)
    return;
  drop_instructions(w);
  f->open = false;
  if(f->p.joins)
    f->waits = true;
  else
    finish(w);
}

void docx_end(docx_walker *w)
{
  docx_para_close(w);
  if(top(w)->waits)
    finish(w);
}

/* --- frames -------------------------------------------------------------- */

bool docx_frame_open(docx_walker *w, int depth, bool cell)
{
  if(w->top + 1 == DOCX_FRAMES) {
    w->too_deep = true;
    return false;
  }
  w->top++;
  *top(w) = (docx_frame){ .depth = depth, .cell = cell };
  return true;
}

void docx_frame_close(docx_walker *w)
{
  docx_frame *f = top(w);
  if(f->open || f->waits)
    finish(w);
  docx_blocks made = f->to;
  bool cell = f->cell;
  w->top--;
  if(cell && w->rows.n)
    *vec_push(w->t->a, &w->rows.v[w->rows.n - 1].cells) = made;
  else
    for(uint32_t i = 0; i < made.n; i++)
      *vec_push(w->t->a, &top(w)->p.boxes) = made.v[i];
}

/* --- rows ---------------------------------------------------------------- */

void docx_row_open(docx_walker *w, int depth)
{
  docx_row *r = vec_push0(w->t->a, &w->rows);
  r->depth = depth;
}

static bool cell_is_blank(const docx_blocks *c)
{
  for(uint32_t i = 0; i < c->n; i++)
    if(!is_blank(c->v[i].p, c->v[i].n))
      return false;
  return true;
}

/* A row of one cell, or of cells that hold whole pages, is a frame that
 * somebody set the text in. */
static bool is_frame(const docx_row *r)
{
  uint32_t cells = 0;
  for(uint32_t i = 0; i < r->cells.n; i++) {
    if(r->cells.v[i].n > LAYOUT)
      return true;
    cells += !cell_is_blank(&r->cells.v[i]);
  }
  return cells <= 1;
}

static size_t put_cell(char *to, const docx_blocks *c)
{
  size_t n = 0;
  for(uint32_t i = 0; i < c->n; i++) {
    if(n)
      to[n++] = ' ';
    for(size_t k = 0; k < c->v[i].n; k++) {
      char ch = c->v[i].p[k];
      to[n++] = ch == '\t' || ch == '\n' ? ' ' : ch;
    }
  }
  while(n && to[n - 1] == ' ')
    n--;
  return n;
}

/* One line, a tab between its cells. */
static docx_block line_of(docx_walker *w, const docx_row *r)
{
  size_t room = 1, n = 0;
  for(uint32_t i = 0; i < r->cells.n; i++) {
    room++;
    for(uint32_t k = 0; k < r->cells.v[i].n; k++)
      room += r->cells.v[i].v[k].n + 1;
  }
  char *text = arena_alloc(w->t->a, room);
  for(uint32_t i = 0; i < r->cells.n; i++) {
    if(i)
      text[n++] = '\t';
    n += put_cell(text + n, &r->cells.v[i]);
  }
  return (docx_block){ text, n, 0, true };
}

void docx_row_close(docx_walker *w)
{
  docx_row r = w->rows.v[--w->rows.n];
  if(r.deleted)
    return;
  if(is_frame(&r))
    for(uint32_t i = 0; i < r.cells.n; i++)
      deliver_all(w, &r.cells.v[i]);
  else
    deliver(w, line_of(w, &r));
}
