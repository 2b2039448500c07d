/* Pieces to lines in reading order: rows, and columns where a page has them.
 *
 * Columns are found by the ink: an upright strip that hardly any row of a
 * page crosses, with rows full of text on both of its sides.  Rows across
 * the strip (a title above two columns) cut the page into bands, and each
 * band is read column by column. */
#include "doc/lines.h"

#include <math.h>
#include <stdlib.h>

#include "base/alloc.h"

#define BUCKETS 512 /* of a page's width, when looking for the strip */
#define DEEPEST 3   /* columns within columns */

typedef struct row {
  size_t from, to; /* its pieces, ordered by x */
} row;

/* What divides two columns, and where they begin and end. */
typedef struct strip {
  float from, to, x0, x1;
} strip;

typedef struct order {
  doc_lines *l;
  row *rows;
  size_t n;
  strip last; /* of the last page with columns */
  bool has_last;
  uint32_t region; /* of what is read now */
} order;

static float middle(const doc_piece *p)
{
  return (p->box.y0 + p->box.y1) / 2;
}

static ls_slice piece_text(const doc_lines *l, const doc_piece *p)
{
  return (ls_slice){ l->text.p + p->at, p->n };
}

static int down(const void *a, const void *b)
{
  const doc_piece *p = a, *q = b;
  if(p->page != q->page)
    return p->page < q->page ? -1 : 1;
  if(middle(p) != middle(q))
    return middle(p) < middle(q) ? -1 : 1;
  return p->at < q->at ? -1 : p->at > q->at;
}

static int across(const void *a, const void *b)
{
  const doc_piece *p = a, *q = b;
  if(p->box.x0 != q->box.x0)
    return p->box.x0 < q->box.x0 ? -1 : 1;
  return p->at < q->at ? -1 : p->at > q->at;
}

static int by_value(const void *a, const void *b)
{
  float p = *(const float *)a, q = *(const float *)b;
  return p < q ? -1 : p > q;
}

/* The usual width of a Chinese character: the median over letters, by
 * pieces that have some. */
static float find_em(const doc_lines *l)
{
  float *v = ls_malloc((l->pieces + 1) * sizeof(*v)), em = 1;
  size_t n = 0;
  if(!v)
    return 0;
  for(int least = 8; least && !n; least /= 2) {
    for(size_t i = 0; i < l->pieces; i++) {
      const doc_piece *p = &l->piece[i];
      float w = letters_width(piece_text(l, p));
      if(w >= (float)least && p->box.x1 > p->box.x0)
        v[n++] = (p->box.x1 - p->box.x0) / w;
    }
  }
  if(n) {
    qsort(v, n, sizeof(*v), by_value);
    em = v[n / 2];
  }
  ls_free(v);
  return greater(em, 1e-3F);
}

/* --- lines --------------------------------------------------------------- */

static doc_line *new_line(doc_lines *l)
{
  if(l->failed)
    return NULL;
  if(l->lines == l->line_cap) {
    size_t cap = l->line_cap ? l->line_cap * 2 : 256;
    doc_line *more = ls_realloc(l->line, cap * sizeof(*more));
    if(!more) {
      l->failed = true;
      return NULL;
    }
    l->line = more;
    l->line_cap = cap;
  }
  return &l->line[l->lines++];
}

static void add_text(doc_lines *l, doc_line *o, ls_slice s)
{
  /* the buffer may move while it is appended to itself */
  size_t from = (size_t)(s.s - l->text.p);
  for(size_t k; s.n && !l->failed; s.n -= k, from += k) {
    char part[256];
    k = s.n < sizeof(part) ? s.n : sizeof(part);
    memcpy(part, l->text.p + from, k);
    if(!lines_text(l, part, k))
      return;
    o->n += (uint32_t)k;
  }
}

/* A title spaced out: every piece is one Chinese character, with about the
 * same room between all. */
static bool is_spaced_out(const doc_lines *l, const doc_piece *p, size_t n)
{
  float least = INFINITY, widest = 0;
  for(size_t i = 0; i < n; i++) {
    uint32_t cp = letter_first(piece_text(l, &p[i]));
    if(!letter_wide(cp) || p[i].n != (cp > 0xFFFF ? 4 : 3))
      return false;
    if(i) {
      least = lesser(least, p[i].box.x0 - p[i - 1].box.x1);
      widest = greater(widest, p[i].box.x0 - p[i - 1].box.x1);
    }
  }
  return n >= 3 && least > 0.4F * l->em && widest < 1.6F * least;
}

static bool in_number(uint32_t cp)
{
  return (cp >= '0' && cp <= '9') || cp == '.' || cp == '%';
}

/* What stands for the gap between two pieces: nothing where it is only the
 * air that is put between Chinese and Latin letters, or between all letters
 * of a line that fills its column. */
static const char *gap(const doc_lines *l, const doc_piece *a,
                       const doc_piece *b, bool spaced)
{
  float d = (b->box.x0 - a->box.x1) / l->em;
  uint32_t before = letter_last(piece_text(l, a));
  uint32_t behind = letter_first(piece_text(l, b));
  bool wide = letter_wide(before) || letter_wide(behind);
  bool number = in_number(before) && in_number(behind);
  if(spaced || d < (wide ? 0.6F : number ? 0.4F : 0.15F))
    return "";
  return d > 3 ? "\t" : " ";
}

/* Drawn twice for a bold look. */
static bool is_shadow(const doc_lines *l, const doc_piece *a,
                      const doc_piece *b)
{
  return distance(a->box.x0 - b->box.x0) < 0.3F * l->em &&
         slice_eq(piece_text(l, a), piece_text(l, b));
}

/* The size of a line's letters, by the piece that has most of the wide ones.
 * The height of a box is the font's and not the letters', and a line may have
 * several fonts; so where fonts are not known, it is the letters' width. */
static float size_of(const doc_lines *l, const doc_piece *p, size_t n)
{
  size_t most = 0, best = 0;
  for(size_t i = 0; i < n; i++) {
    size_t wide = letters_wide(piece_text(l, &p[i]));
    if(wide > most) {
      most = wide;
      best = i;
    }
  }
  if(l->fonts)
    return p[best].size;
  if(most < 3)
    return 0;
  return (p[best].box.x1 - p[best].box.x0) /
         letters_width(piece_text(l, &p[best]));
}

/* One line of the pieces [p, p + n). */
static void emit(order *o, const doc_piece *p, size_t n)
{
  doc_lines *l = o->l;
  doc_line *to = n ? new_line(l) : NULL;
  if(!to)
    return;
  bool spaced = is_spaced_out(l, p, n);
  size_t longest = 0;
  *to = (doc_line){ .at = (uint32_t)l->text.n, .page = p->page,
                    .use = USE_BODY, .box = p->box,
                    .region = o->region };
  for(size_t i = 0; i < n && !l->failed; i++) {
    if(i && is_shadow(l, &p[i - 1], &p[i]))
      continue;
    const char *between = i ? gap(l, &p[i - 1], &p[i], spaced) : "";
    if(*between && !lines_text(l, between, 1))
      return;
    to->n += (uint32_t)strlen(between);
    if(*between == '\t')
      to->use = USE_ROW;
    add_text(l, to, piece_text(l, &p[i]));
    to->box.x1 = greater(to->box.x1, p[i].box.x1);
    longest = p[i].n > p[longest].n ? i : longest;
  }
  if(l->failed)
    return;
  to->box.y0 = p[longest].box.y0;
  to->box.y1 = p[longest].box.y1;
  to->size = size_of(l, p, n);
}

/* --- columns ------------------------------------------------------------- */

static bool inside(const doc_piece *p, float xa, float xb)
{
  float x = (p->box.x0 + p->box.x1) / 2;
  return x >= xa && x < xb;
}

/* The pieces of a row between xa and xb: they stand together. */
static const doc_piece *part(const order *o, const row *r, float xa, float xb,
                             size_t *n)
{
  size_t from = r->from, to;
  while(from < r->to && !inside(&o->l->piece[from], xa, xb))
    from++;
  for(to = from; to < r->to && inside(&o->l->piece[to], xa, xb); to++)
    ;
  *n = to - from;
  return &o->l->piece[from];
}

/* On which side of a strip a piece stands: -1, 1, or 0 for across.  A mark
 * at a line's end may hang into the strip, but nothing begins in it. */
static int side(const order *o, const doc_piece *p, strip s)
{
  float near = 0.3F * o->l->em;
  if(p->box.x0 >= s.to - near)
    return 1;
  return p->box.x1 <= s.to - near / 2 && p->box.x0 <= s.from + near ? -1 : 0;
}

/* How the rows stand to a strip at x: on one side, on both, across. */
typedef struct sides {
  size_t left, right, over, rows;
  size_t full_left, full_right; /* rows that reach their column's end */
} sides;

static sides look(const order *o, size_t lo, size_t hi, float xa, float xb,
                  strip x, float end_left, float end_right)
{
  sides s = { 0 };
  float near = 1.5F * o->l->em;
  for(size_t i = lo; i < hi; i++) {
    size_t n, left = 0, right = 0, over = 0;
    const doc_piece *p = part(o, &o->rows[i], xa, xb, &n);
    float ends_left = -INFINITY, ends_right = -INFINITY;
    for(size_t k = 0; k < n; k++) {
      int at = side(o, &p[k], x);
      left += at < 0;
      right += at > 0;
      over += at == 0;
      if(at < 0)
        ends_left = greater(ends_left, p[k].box.x1);
      if(at > 0)
        ends_right = greater(ends_right, p[k].box.x1);
    }
    s.full_left += ends_left >= end_left - near;
    s.full_right += ends_right >= end_right - near;
    s.rows += n > 0;
    s.over += over > 0;
    s.left += !over && left;
    s.right += !over && right;
  }
  return s;
}

/* Both sides must be columns of text and not a table's: wide, and with
 * many lines that fill them. */
static bool is_division(const sides *s, float left, float right, float em,
                        size_t least)
{
  return s->left >= least && s->right >= least &&
         s->over * 5 <= s->rows * 2 && left >= 9 * em && right >= 9 * em &&
         s->full_left * 10 >= s->left * 3 &&
         s->full_right * 10 >= s->right * 3;
}

/* How many pieces stand over each bucket of [x0, x0 + BUCKETS * step). */
static void ink(const order *o, size_t lo, size_t hi, float xa, float xb,
                float x0, float step, int count[BUCKETS + 1])
{
  memset(count, 0, sizeof(int) * (BUCKETS + 1));
  for(size_t i = lo; i < hi; i++) {
    size_t n;
    const doc_piece *p = part(o, &o->rows[i], xa, xb, &n);
    for(size_t k = 0; k < n; k++) {
      int a = (int)greater((p[k].box.x0 - x0) / step, 0);
      int b = (int)greater((p[k].box.x1 - x0) / step, 0);
      count[a < BUCKETS ? a : BUCKETS]++;
      count[b + 1 < BUCKETS ? b + 1 : BUCKETS]--;
    }
  }
  for(int i = 1; i <= BUCKETS; i++)
    count[i] += count[i - 1];
}

/* The extent of the text in [xa, xb); false where it is no width at all. */
static bool extent(const order *o, size_t lo, size_t hi, float xa, float xb,
                   float *x0, float *x1)
{
  *x0 = xb;
  *x1 = xa;
  for(size_t i = lo; i < hi; i++) {
    size_t n;
    const doc_piece *p = part(o, &o->rows[i], xa, xb, &n);
    for(size_t k = 0; k < n; k++) {
      *x0 = lesser(*x0, p[k].box.x0);
      *x1 = greater(*x1, p[k].box.x1);
    }
  }
  return *x1 - *x0 > 18 * o->l->em;
}

/* The most pieces over one of the buckets [i, i + wide). */
static int most(const int *count, int i, int wide)
{
  int n = 0;
  for(int k = i; k < i + wide; k++)
    n = count[k] > n ? count[k] : n;
  return n;
}

/* The emptiest strip of `wide` buckets or more, not near the edges: its
 * buckets are [*from, *to). */
static void emptiest(const int *count, int wide, int *from, int *to)
{
  static const int margin = BUCKETS / 8;
  int best = -1;
  *from = *to = 0;
  for(int i = margin; i < BUCKETS - margin - wide;) {
    int n = most(count, i, wide), k = i + 1;
    while(k < BUCKETS - margin - wide && most(count, k, wide) == n)
      k++;
    if(best < 0 || n < best ||
       (n == best && k + wide - 1 - i > *to - *from)) {
      best = n;
      *from = i;
      *to = k + wide - 1;
    }
    i = k;
  }
}

/* Where the columns of the rows [lo, hi) between xa and xb are divided;
 * false where they are none. */
static bool find_strip(const order *o, size_t lo, size_t hi, float xa,
                       float xb, strip *x)
{
  int count[BUCKETS + 1], from, to;
  float x0, x1;
  if(hi - lo < 5 || !extent(o, lo, hi, xa, xb, &x0, &x1))
    return false;
  float step = (x1 - x0) / BUCKETS;
  ink(o, lo, hi, xa, xb, x0, step, count);
  emptiest(count, (int)(0.4F * o->l->em / step) + 1, &from, &to);
  *x = (strip){ x0 + (float)from * step, x0 + (float)to * step, x0, x1 };
  sides s = look(o, lo, hi, xa, xb, *x, x->from, x1);
  return is_division(&s, x->from - x0, x1 - x->to, o->l->em, 5);
}

/* A last page with a few lines in its second column: where the page before
 * was divided, this one may be with less to show. */
static bool same_strip(const order *o, size_t lo, size_t hi, strip *x)
{
  *x = o->last;
  if(!o->has_last)
    return false;
  sides s = look(o, lo, hi, -INFINITY, INFINITY, *x, 0, 0);
  return s.left && s.right && s.over * 5 <= s.rows * 2 &&
         s.left + s.right > 2;
}

static void emit_rows(order *o, size_t lo, size_t hi, float xa, float xb)
{
  o->region++;
  for(size_t i = lo; i < hi; i++) {
    size_t n;
    const doc_piece *p = part(o, &o->rows[i], xa, xb, &n);
    emit(o, p, n);
  }
}

/* Whether a row goes across: a piece of it does, or it is short and stands
 * in the middle, as a page number does. */
static bool is_over(const order *o, const row *r, float xa, float xb,
                    strip x)
{
  size_t n;
  const doc_piece *p = part(o, r, xa, xb, &n);
  for(size_t k = 0; k < n; k++) {
    if(side(o, &p[k], x) == 0)
      return true;
  }
  return n && p[0].box.x0 < x.from && p[n - 1].box.x1 > x.to &&
         p[n - 1].box.x1 - p[0].box.x0 < 0.4F * (x.x1 - x.x0);
}

/* The rows [lo, hi) between xa and xb.  It calls itself DEEPEST deep. */
static void read_part(order *o, size_t lo, size_t hi, float xa, float xb,
                      int depth)
{
  strip x = { 0 };
  bool divided = depth < DEEPEST && find_strip(o, lo, hi, xa, xb, &x);
  if(!divided && depth == 0)
    divided = same_strip(o, lo, hi, &x);
  if(!divided) {
    emit_rows(o, lo, hi, xa, xb);
    return;
  }
  if(depth == 0) {
    o->last = x;
    o->has_last = true;
  }
  float middle_of_it = (x.from + x.to) / 2;
  for(size_t i = lo; i < hi;) {
    size_t k = i;
    while(k < hi && !is_over(o, &o->rows[k], xa, xb, x))
      k++;
    if(k > i) {
      read_part(o, i, k, xa, middle_of_it, depth + 1);
      read_part(o, i, k, middle_of_it, xb, depth + 1);
    }
    for(i = k; i < hi && is_over(o, &o->rows[i], xa, xb, x); i++)
      ;
    emit_rows(o, k, i, xa, xb);
  }
}

/* --- rows ---------------------------------------------------------------- */

static void make_rows(order *o, size_t from, size_t to)
{
  doc_piece *p = o->l->piece;
  o->n = 0;
  for(size_t i = from; i < to;) {
    size_t k = i;
    float near = 0.4F * o->l->em;
    while(k < to && middle(&p[k]) - middle(&p[i]) <= near)
      k++;
    o->rows[o->n++] = (row){ i, k };
    qsort(p + i, k - i, sizeof(*p), across);
    i = k;
  }
}

static void read_page(order *o, size_t from, size_t to)
{
  make_rows(o, from, to);
  read_part(o, 0, o->n, -INFINITY, INFINITY, 0);
}

static void order_pages(order *o)
{
  doc_lines *l = o->l;
  if(l->pieces) /* qsort may not be given a NULL */
    qsort(l->piece, l->pieces, sizeof(*l->piece), down);
  for(size_t i = 0; i < l->pieces;) {
    size_t k = i;
    while(k < l->pieces && l->piece[k].page == l->piece[i].page)
      k++;
    read_page(o, i, k);
    i = k;
  }
}

/* Plain text: every piece is a line already, and in order. */
static void as_they_come(doc_lines *l)
{
  size_t n = l->pieces;
  for(size_t i = 0; i < n && !l->failed; i++) {
    const doc_piece *p = &l->piece[i];
    doc_line *o = new_line(l);
    if(!o)
      return;
    *o = (doc_line){ .box = p->box, .size = p->size, .at = p->at, .n = p->n,
                     .page = p->page, .use = USE_BODY,
                     .region = p->page };
    if(p->n && memchr(l->text.p + p->at, '\t', p->n))
      o->use = USE_ROW;
  }
}

void lines_order(doc_lines *l)
{
  l->em = l->plain ? 1 : find_em(l);
  if(l->plain) {
    as_they_come(l);
    return;
  }
  order o = { .l = l };
  o.rows = l->em > 0 ? ls_malloc((l->pieces + 1) * sizeof(*o.rows)) : NULL;
  if(!o.rows) {
    l->failed = true;
    return;
  }
  order_pages(&o);
  ls_free(o.rows);
}
