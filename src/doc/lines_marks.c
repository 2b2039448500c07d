/* Watermarks and stamps: the same text at the same place of most pages.
 *
 * They stand over the text, so they must go before rows are made of what
 * stands on one height.  A piece of one or two letters may come back by
 * chance, where all are set on a grid. */
#include "doc/lines.h"

#include <stdlib.h>

#include "base/alloc.h"

typedef struct stamp {
  uint64_t hash; /* of its text */
  float x, y;
  uint32_t piece, page;
} stamp;

static uint64_t hash_text(const doc_lines *l, const doc_piece *p)
{
  uint64_t h = 14695981039346656037U; /* FNV-1a */
  for(uint32_t i = 0; i < p->n; i++)
    h = (h ^ (uint8_t)l->text.p[p->at + i]) * 1099511628211U;
  return h;
}

static int by_text(const void *a, const void *b)
{
  const stamp *p = a, *q = b;
  if(p->hash != q->hash)
    return p->hash < q->hash ? -1 : 1;
  if(p->y != q->y)
    return p->y < q->y ? -1 : 1;
  return p->piece < q->piece ? -1 : p->piece > q->piece;
}

/* Marks the pieces of a stamp, [s, s + n), by taking their text away. */
static void take(doc_lines *l, const stamp *s, size_t n)
{
  size_t pages = 1;
  for(size_t i = 1; i < n; i++)
    pages += s[i].page != s[i - 1].page;
  if(pages < 3 || pages * 5 < (size_t)l->pages * 3)
    return;
  for(size_t i = 0; i < n; i++)
    l->piece[s[i].piece].n = 0;
}

static size_t collect(const doc_lines *l, stamp *s)
{
  size_t n = 0;
  for(size_t i = 0; i < l->pieces; i++) {
    const doc_piece *p = &l->piece[i];
    if(letters_width((ls_slice){ l->text.p + p->at, p->n }) >= 3)
      s[n++] = (stamp){ hash_text(l, p), p->box.x0, p->box.y0, (uint32_t)i,
                        p->page };
  }
  return n;
}

void lines_marks(doc_lines *l)
{
  size_t n = 0, kept = 0;
  stamp *s = l->pages < 3 || !l->pieces || l->plain
               ? NULL : ls_malloc(l->pieces * sizeof(*s));
  if(!s) {
    l->failed |= l->pages >= 3 && l->pieces && !l->plain;
    return;
  }
  n = collect(l, s);
  qsort(s, n, sizeof(*s), by_text);
  for(size_t i = 0, k; i < n; i = k) {
    float near = 0.1F * l->piece[s[i].piece].size;
    for(k = i + 1; k < n && s[k].hash == s[i].hash &&
                   distance(s[k].y - s[i].y) <= near &&
                   distance(s[k].x - s[i].x) <= near; k++)
      ;
    take(l, s + i, k - i);
  }
  ls_free(s);
  for(size_t i = 0; i < l->pieces; i++) {
    if(l->piece[i].n)
      l->piece[kept++] = l->piece[i];
  }
  l->pieces = kept;
}
