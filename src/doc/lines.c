/* Pieces of text with places: kept, and read from what programs write. */
#include "doc/lines.h"

#include <math.h>

#include "base/alloc.h"

#define FARTHEST 1e6F /* no page is that large, in any unit */

void lines_init(doc_lines *l, size_t max_text)
{
  *l = (doc_lines){ 0 };
  /* pieces, and once more the lines made of them; places have 32 bits */
  size_t half = (size_t)1 << 30;
  buf_init(&l->text, 4096 + 2 * (max_text < half ? max_text : half));
}

void lines_free(doc_lines *l)
{
  buf_free(&l->text);
  ls_free(l->piece);
  ls_free(l->line);
  l->piece = NULL;
  l->line = NULL;
  l->pieces = l->lines = l->piece_cap = l->line_cap = 0;
}

void lines_page(doc_lines *l)
{
  l->pages++;
}

static float sane(float v)
{
  return isfinite(v) ? greater(-FARTHEST, lesser(v, FARTHEST)) : 0;
}

void lines_piece(doc_lines *l, doc_box b, float size)
{
  if(l->failed)
    return;
  if(l->pieces == l->piece_cap) {
    size_t cap = l->piece_cap ? l->piece_cap * 2 : 256;
    doc_piece *more = ls_realloc(l->piece, cap * sizeof(*more));
    if(!more) {
      l->failed = true;
      return;
    }
    l->piece = more;
    l->piece_cap = cap;
  }
  b = (doc_box){ sane(b.x0), sane(b.y0), sane(b.x1), sane(b.y1) };
  l->piece[l->pieces++] = (doc_piece){
    .box = { lesser(b.x0, b.x1), lesser(b.y0, b.y1), greater(b.x0, b.x1),
             greater(b.y0, b.y1) },
    .size = greater(sane(size), 0), .at = (uint32_t)l->text.n,
    .page = l->pages ? l->pages : 1
  };
}

bool lines_text(doc_lines *l, const void *p, size_t n)
{
  if(l->failed)
    return false;
  l->too_big = n >= l->text.max - l->text.n;
  if(!l->too_big)
    buf_put(&l->text, p, n);
  l->failed = l->too_big || buf_failed(&l->text);
  if(l->failed)
    l->pieces = l->lines = 0;
  return !l->failed;
}

void lines_put(doc_lines *l, ls_slice s)
{
  if(!l->pieces || !lines_text(l, s.s, s.n))
    return;
  doc_piece *p = &l->piece[l->pieces - 1];
  p->n = (uint32_t)l->text.n - p->at;
}
