/* The edges of the columns that lines stand in.
 *
 * A run is a column's lines on one page.  Its right edge is where several of
 * its lines end; a run too short to tell takes the edges of a column it fits
 * in.  The left edge is where several lines of all runs with that right edge
 * begin: on one page all may be indented. */
#include "doc/lines.h"

#include <math.h>
#include <stdlib.h>

#include "base/alloc.h"

#define COLUMNS 64 /* kinds of columns in a document */

typedef struct column {
  float left, right, widest; /* widest: the leftmost begin seen */
  size_t lines;
} column;

typedef struct edges {
  doc_lines *l;
  float *v;      /* room for a number a line */
  int16_t *kind; /* a line's column, -1 none yet */
  column c[COLUMNS];
  int n;
} edges;

static int by_value(const void *a, const void *b)
{
  float p = *(const float *)a, q = *(const float *)b;
  return p < q ? -1 : p > q;
}

static bool counts(const doc_line *o)
{
  return o->use == USE_BODY;
}

/* The end of the run that begins at line `i`. */
static size_t run_end(const doc_lines *l, size_t i)
{
  size_t k = i + 1;
  while(k < l->lines && l->line[k].region == l->line[i].region)
    k++;
  return k;
}

/* The outermost of the sorted values v[0..n) near which `need` stand; from
 * the far end, or, for the left edge, from the near one. */
static bool supported(const float *v, size_t n, size_t need, float near,
                      bool far, float *found)
{
  for(size_t i = 0; i + need <= n; i++) {
    float a = far ? v[n - 1 - i] : v[i];
    float b = far ? v[n - i - need] : v[i + need - 1];
    if(distance(a - b) <= near) {
      *found = a;
      return true;
    }
  }
  return false;
}

static int column_at(edges *e, float right, float left)
{
  float near = e->l->em;
  for(int i = 0; i < e->n; i++) {
    /* two columns side by side differ in both edges */
    if(distance(e->c[i].right - right) <= near)
      return i;
  }
  if(e->n == COLUMNS)
    return -1;
  e->c[e->n] = (column){ .right = right, .widest = left };
  return e->n++;
}

/* Where a line ends, without a mark that may hang out over the edge. */
static float end_of(const doc_lines *l, const doc_line *o)
{
  bool hangs = letter_closing(letter_last(line_text(l, o)));
  return o->box.x1 - (hangs ? l->em : 0);
}

/* `weak`: where a single line is longer than the others, the others tell
 * the edge; else nothing does. */
static void learn(edges *e, size_t from, size_t to, bool weak)
{
  const doc_lines *l = e->l;
  size_t n = 0;
  float left = INFINITY, right;
  for(size_t i = from; i < to; i++) {
    e->kind[i] = -1;
    if(!counts(&l->line[i]))
      continue;
    e->v[n++] = end_of(l, &l->line[i]);
    left = lesser(left, l->line[i].box.x0);
  }
  size_t need = n / 10 > 2 ? n / 10 : 2;
  qsort(e->v, n, sizeof(*e->v), by_value);
  if(n < 3 || !supported(e->v, n, need, 0.7F * l->em, true, &right) ||
     (!weak && right < e->v[n - 1]))
    return;
  int k = column_at(e, right, left);
  if(k < 0)
    return;
  e->c[k].lines += n;
  e->c[k].widest = lesser(e->c[k].widest, left);
  for(size_t i = from; i < to; i++)
    e->kind[i] = (int16_t)(counts(&l->line[i]) ? k : -1);
}

static void learn_run(edges *e, size_t from, size_t to)
{
  learn(e, from, to, false);
}

/* The narrowest column that holds the run [from, to). */
static void fit_run(edges *e, size_t from, size_t to)
{
  const doc_lines *l = e->l;
  float x0 = INFINITY, x1 = -INFINITY, near = 0.6F * l->em;
  int best = -1;
  for(size_t i = from; i < to; i++) {
    if(counts(&l->line[i])) {
      x0 = lesser(x0, l->line[i].box.x0);
      x1 = greater(x1, end_of(l, &l->line[i]));
    }
  }
  for(int k = 0; k < e->n; k++) {
    const column *c = &e->c[k];
    if(x0 >= c->widest - near && x1 <= c->right + near &&
       (best < 0 || c->right - c->widest <
                      e->c[best].right - e->c[best].widest))
      best = k;
  }
  if(best < 0)
    learn(e, from, to, true);
  for(size_t i = from; best >= 0 && i < to; i++)
    e->kind[i] = (int16_t)(counts(&l->line[i]) ? best : -1);
}

static void each_run(edges *e, void (*f)(edges *, size_t, size_t), bool fit)
{
  const doc_lines *l = e->l;
  for(size_t i = 0, to; i < l->lines; i = to) {
    to = i + 1;
    if(!counts(&l->line[i]))
      continue;
    to = run_end(l, i);
    if(!fit || e->kind[i] < 0)
      f(e, i, to);
  }
}

static void find_left(edges *e, int k)
{
  size_t n = 0;
  for(size_t i = 0; i < e->l->lines; i++) {
    if(e->kind[i] == k)
      e->v[n++] = e->l->line[i].box.x0;
  }
  size_t need = n / 40 > 2 ? n / 40 : 2;
  qsort(e->v, n, sizeof(*e->v), by_value);
  e->c[k].left = e->c[k].widest;
  supported(e->v, n, need, 0.5F * e->l->em, false, &e->c[k].left);
}

void lines_edges(doc_lines *l)
{
  edges e = { .l = l };
  if(l->failed)
    return;
  e.v = ls_malloc((l->lines + 1) * sizeof(*e.v));
  e.kind = ls_malloc((l->lines + 1) * sizeof(*e.kind));
  if(e.v && e.kind) {
    for(size_t i = 0; i < l->lines; i++)
      e.kind[i] = -1;
    each_run(&e, learn_run, false);
    each_run(&e, fit_run, true);
    for(int k = 0; k < e.n; k++)
      find_left(&e, k);
    for(size_t i = 0; i < l->lines; i++) {
      doc_line *o = &l->line[i];
      if((o->edged = e.kind[i] >= 0)) {
        o->left = e.c[e.kind[i]].left;
        o->right = e.c[e.kind[i]].right;
      }
    }
  } else
    l->failed = true;
  ls_free(e.v);
  ls_free(e.kind);
}
