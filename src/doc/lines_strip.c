/* What stands on a page and is no part of the text: running heads and page
 * numbers, known by their coming back at the same place of other pages; and
 * footnotes, which are kept but set aside. */
#include "doc/lines.h"

#include <math.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/utf8.h"

#define EDGE 4 /* lines at either end of a page that are looked at */

typedef enum edge { MIDDLE, TOP, BOTTOM } edge;

typedef struct mark {
  uint64_t hash; /* of the line's text without numbers and spaces */
  float y, x;
  uint32_t line, page;
  uint8_t where; /* edge */
  uint8_t rank;  /* from the page's end, the outermost is 0 */
  bool taken;    /* it comes back */
  bool number;   /* it is a page number */
  bool sure;     /* and one that says so: - 3 - */
  int32_t offset; /* number minus page */
} mark;

typedef struct strip {
  doc_lines *l;
  mark *m; /* one a line; by page and from the top down, then by hash */
  size_t n;
} strip;

/* --- page numbers -------------------------------------------------------- */

/* 0-9 for digits of any width, -1 for what is none. */
static int digit(uint32_t cp)
{
  if(cp >= '0' && cp <= '9')
    return (int)(cp - '0');
  return cp >= 0xFF10 && cp <= 0xFF19 ? (int)(cp - 0xFF10) : -1;
}

/* Numerals of 1 to 9, ten last; letters here, no words. */
static int han(uint32_t cp)
{
  static const uint32_t set[] = { 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
    0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341 };
  for(int i = 0; i < 10; i++) {
    if(set[i] == cp)
      return i + 1;
  }
  return -1;
}

/* What may stand around a page number. */
typedef struct about {
  int numbers;    /* runs of digits */
  int value;      /* of the first */
  bool strange;   /* a letter that has no place there */
  bool dash_before, dash_after, slash, word; /* word: 页 */
  int chinese;    /* value of Chinese numerals, -1 none */
} about;

static bool is_dash(uint32_t cp)
{
  return cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0xFF0D ||
         cp == '~' || cp == 0xFF5E || cp == 0xB7 || cp == 0x2022;
}

static bool is_before_number(uint32_t cp)
{
  return cp == 0x7B2C || cp == 0x5171; /* 第 共 */
}

static void one_letter(about *a, uint32_t cp, bool *in_number)
{
  int d = digit(cp), h = han(cp);
  if(d >= 0) {
    if(!*in_number && a->numbers++ == 0)
      a->value = 0;
    if(a->numbers == 1 && a->value < 100000)
      a->value = a->value * 10 + d;
    *in_number = true;
    return;
  }
  *in_number = false;
  if(h > 0)
    a->chinese = a->chinese < 0 ? h : h == 10 ? a->chinese * 10
                                    : a->chinese + h;
  else if(is_dash(cp))
    *(a->numbers || a->chinese > 0 ? &a->dash_after : &a->dash_before) = true;
  else if(cp == '/' || cp == 0xFF0F || cp == '|')
    a->slash = true;
  else if(cp == 0x9875) /* 页 */
    a->word = true;
  else if(!is_before_number(cp) && cp != ' ' && cp != 0x3000 &&
          cp != '\t' && cp != ',' &&
          cp != 0xFF0C && cp != 0xA0)
    a->strange = true;
}

/* "Page 4 of 9" and the like. */
static ls_slice without_english(ls_slice s, bool *word)
{
  static const char *const page[] = { "Page", "page", "PAGE", "P.", "p." };
  for(int i = 0; i < 5; i++) {
    size_t n = strlen(page[i]);
    if(s.n > n && !memcmp(s.s, page[i], n)) {
      *word = true;
      return (ls_slice){ s.s + n, s.n - n };
    }
  }
  return s;
}

/* Whether a line is nothing but a page number; `sure`: by its look alone. */
static bool page_number(ls_slice s, int *value, bool *sure)
{
  about a = { .chinese = -1 };
  bool in_number = false, english = false;
  s = without_english(letters_trim(s), &english);
  if(s.n > 60)
    return false;
  const uint8_t *p = (const uint8_t *)s.s, *end = p + s.n;
  while(p < end) {
    uint32_t cp;
    int k = utf8_next(p, end, &cp);
    if(english && end - p > 2 && !memcmp(p, "of", 2)) {
      p += 2;
      in_number = false;
      continue;
    }
    one_letter(&a, k ? cp : 0xFFFD, &in_number);
    p += k ? k : 1;
  }
  bool dashes = a.dash_before && a.dash_after;
  if(a.strange || a.numbers > 2 || (a.numbers == 0 && a.chinese < 0))
    return false;
  if(a.numbers == 0 && !a.word && !dashes)
    return false;
  *value = a.numbers ? a.value : a.chinese;
  *sure = dashes || a.word || english || (a.slash && a.numbers == 2);
  return *value < 10000 && (a.numbers < 2 || *sure);
}

/* --- what comes back ----------------------------------------------------- */

/* FNV-1a over the letters; numbers count as one sign, since a running head
 * may hold the page's number. */
static uint64_t hash_line(ls_slice s, int *letters)
{
  uint64_t h = 14695981039346656037U;
  const uint8_t *p = (const uint8_t *)s.s, *end = p + s.n;
  bool in_number = false;
  *letters = 0;
  while(p < end) {
    uint32_t cp;
    int k = utf8_next(p, end, &cp);
    p += k ? k : 1;
    bool number = k && digit(cp) >= 0;
    if(!k || cp == ' ' || cp == 0x3000 || cp == '\t' || is_dash(cp) ||
       (number && in_number))
      continue;
    in_number = number;
    *letters += !number;
    h = (h ^ (number ? '#' : cp)) * 1099511628211U;
  }
  return h;
}

static int by_page(const void *a, const void *b)
{
  const mark *p = a, *q = b;
  if(p->page != q->page)
    return p->page < q->page ? -1 : 1;
  if(p->y != q->y)
    return p->y < q->y ? -1 : 1;
  return p->line < q->line ? -1 : p->line > q->line;
}

static int by_hash(const void *a, const void *b)
{
  const mark *p = a, *q = b;
  if(p->hash != q->hash)
    return p->hash < q->hash ? -1 : 1;
  if(p->where != q->where)
    return p->where < q->where ? -1 : 1;
  if(p->y != q->y)
    return p->y < q->y ? -1 : 1;
  return p->line < q->line ? -1 : p->line > q->line;
}

/* One mark a line, with its distance from the page's ends. */
static void make_marks(strip *s)
{
  doc_lines *l = s->l;
  for(size_t i = 0; i < l->lines; i++) {
    const doc_line *o = &l->line[i];
    s->m[i] = (mark){ .y = (o->box.y0 + o->box.y1) / 2, .x = o->box.x0,
                      .line = (uint32_t)i, .page = o->page };
  }
  s->n = l->lines;
  qsort(s->m, s->n, sizeof(*s->m), by_page);
  for(size_t i = 0; i < s->n;) {
    size_t k = i;
    while(k < s->n && s->m[k].page == s->m[i].page)
      k++;
    for(size_t j = i; j < k; j++) {
      size_t up = j - i, down = k - 1 - j, near = up < down ? up : down;
      s->m[j].rank = (uint8_t)(near < 255 ? near : 255);
      s->m[j].where = near >= EDGE ? MIDDLE : up <= down ? TOP : BOTTOM;
    }
    i = k;
  }
}

static void read_marks(strip *s)
{
  for(size_t i = 0; i < s->n; i++) {
    mark *m = &s->m[i];
    ls_slice t = line_text(s->l, &s->l->line[m->line]);
    int value = 0, letters;
    m->hash = hash_line(t, &letters) + (letters < 2 ? m->line : 0);
    m->number = m->where != MIDDLE && page_number(t, &value, &m->sure);
    m->offset = value - (int)m->page;
  }
}

/* Enough pages for what stands at an edge. */
static bool is_often(const strip *s, size_t pages, edge where)
{
  if(where == MIDDLE)
    return false;
  return pages >= 3 || (pages == 2 && s->l->pages <= 4);
}

/* Lines of the same letters at the same height. */
static void take_repeated(strip *s)
{
  float near = 0.5F * s->l->em;
  qsort(s->m, s->n, sizeof(*s->m), by_hash);
  for(size_t i = 0; i < s->n;) {
    size_t k = i + 1;
    uint32_t pages = 1;
    while(k < s->n && s->m[k].hash == s->m[i].hash &&
          s->m[k].where == s->m[i].where &&
          (s->l->plain || s->m[k].y - s->m[k - 1].y <= near)) {
      pages += s->m[k].page != s->m[k - 1].page;
      k++;
    }
    for(size_t j = i; is_often(s, pages, s->m[i].where) && j < k; j++)
      s->m[j].taken = true;
    i = k;
  }
}

static int by_offset(const void *a, const void *b)
{
  const mark *p = a, *q = b;
  if(p->number != q->number)
    return p->number ? -1 : 1;
  if(p->offset != q->offset)
    return p->offset < q->offset ? -1 : 1;
  return p->page < q->page ? -1 : p->page > q->page;
}

/* Page numbers count on from page to page; one that says that it is one
 * need not. */
static void take_numbers(strip *s)
{
  qsort(s->m, s->n, sizeof(*s->m), by_offset);
  for(size_t i = 0; i < s->n && s->m[i].number;) {
    size_t k = i + 1, pages = 1;
    while(k < s->n && s->m[k].number && s->m[k].offset == s->m[i].offset) {
      pages += s->m[k].page != s->m[k - 1].page;
      k++;
    }
    for(size_t j = i; j < k; j++)
      s->m[j].taken |= pages >= 2 || s->m[j].sure;
    i = k;
  }
}

static void drop(strip *s, size_t i)
{
  s->l->line[s->m[i].line].use = USE_NONE;
}

/* From a page's end inwards, as far as every line is one to take away. */
static void drop_edges(strip *s, size_t from, size_t to)
{
  for(size_t i = from; i < to && s->m[i].taken && s->m[i].where; i++)
    drop(s, i);
  for(size_t i = to; i > from && s->m[i - 1].taken && s->m[i - 1].where; i--)
    drop(s, i - 1);
}

/* --- notes --------------------------------------------------------------- */

typedef struct share {
  float size;
  uint32_t n;
} share;

static int by_size(const void *a, const void *b)
{
  const share *p = a, *q = b;
  return p->size < q->size ? -1 : p->size > q->size;
}

float lines_body(const doc_lines *l)
{
  share *v = ls_malloc((l->lines + 1) * sizeof(*v));
  uint64_t all = 0, seen = 0;
  size_t n = 0;
  float size = 0;
  if(!v)
    return 0;
  for(size_t i = 0; i < l->lines; i++) {
    if(l->line[i].size <= 0)
      continue;
    v[n++] = (share){ l->line[i].size, l->line[i].n };
    all += l->line[i].n;
  }
  qsort(v, n, sizeof(*v), by_size);
  for(size_t i = 0; i < n && seen * 2 <= all; i++) {
    size = v[i].size;
    seen += v[i].n;
  }
  ls_free(v);
  return size;
}

static doc_line *line_of(const strip *s, size_t i)
{
  return &s->l->line[s->m[i].line];
}

/* The lines at a page's foot in smaller letters: the first of them has a
 * note's mark, or the page before ended with a note; and the page holds
 * text above.  `goes_on`: the page before ended so. */
static bool notes_of_page(strip *s, size_t from, size_t to, float body,
                          bool goes_on)
{
  size_t end = to, i, first_marked;
  while(end > from && line_of(s, end - 1)->use == USE_NONE)
    end--;
  for(i = end; i > from && line_of(s, i - 1)->use == USE_BODY &&
               line_of(s, i - 1)->size < 0.93F * body; i--)
    ;
  while(i < end && line_of(s, i)->size <= 0)
    i++; /* too few letters to tell: the text's last line */
  for(first_marked = i; first_marked < end; first_marked++) {
    if(letters_note(line_text(s->l, line_of(s, first_marked))))
      break;
  }
  if(!goes_on)
    i = first_marked;
  bool has_text = false;
  for(size_t k = from; k < i; k++)
    has_text |= line_of(s, k)->use == USE_BODY;
  if(i == end || !has_text)
    return false;
  for(size_t k = i; k < end; k++)
    line_of(s, k)->use = USE_NOTE;
  return true;
}

/* --- all of it ----------------------------------------------------------- */

static void by_pages(strip *s)
{
  float body = lines_body(s->l);
  bool notes = false;
  qsort(s->m, s->n, sizeof(*s->m), by_page);
  for(size_t i = 0; i < s->n;) {
    size_t k = i;
    while(k < s->n && s->m[k].page == s->m[i].page)
      k++;
    drop_edges(s, i, k);
    if(!s->l->plain)
      notes = notes_of_page(s, i, k, body, notes);
    i = k;
  }
}

void lines_strip(doc_lines *l)
{
  strip s = { .l = l };
  if(l->failed)
    return;
  s.m = ls_malloc((l->lines + 1) * sizeof(*s.m));
  if(!s.m) {
    l->failed = true;
    return;
  }
  make_marks(&s);
  read_marks(&s);
  take_repeated(&s);
  take_numbers(&s);
  by_pages(&s);
  ls_free(s.m);
}
