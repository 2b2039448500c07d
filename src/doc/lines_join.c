/* Lines joined to paragraphs.
 *
 * A line ends its paragraph where what begins the next one would still have
 * fitted on it, and a line begins one where it is indented or stands off
 * from the line above.  Where no line is ever indented, numbering decides. */
#include "doc/lines.h"

#include <math.h>
#include <stdlib.h>

#include "base/alloc.h"

#define NARROW 8 /* Chinese characters: a narrower column is a table's */

typedef struct join {
  doc_lines *l;
  doc_text *out;
  float pitch;     /* from line to line within a paragraph */
  bool indents;    /* paragraphs of this document are indented */
  uint32_t page;
  const doc_line *before; /* the line of the text before, NULL at first */
  bool began;      /* it began a paragraph */
  float body;      /* the size of most letters, where sizes are known */
  bool in_text;    /* behind the title: a line of that size was met */
  size_t notes;    /* lines from here on, whose notes are not yet written */
} join;

static int by_value(const void *a, const void *b)
{
  float p = *(const float *)a, q = *(const float *)b;
  return p < q ? -1 : p > q;
}

static bool is_text(const doc_line *o)
{
  return o->use == USE_BODY || o->use == USE_ROW;
}

/* Below the other, in the same column. */
static bool below(const join *j, const doc_line *a, const doc_line *b)
{
  return a->page == b->page && b->box.y0 > a->box.y0 + 0.3F * j->l->em &&
         a->box.x0 < b->box.x1 && b->box.x0 < a->box.x1;
}

/* Whether the beginning of `b` would have had room at the end of `a`, and
 * `slack` more, in Chinese characters. */
static bool has_room(const join *j, const doc_line *a, const doc_line *b,
                     float slack)
{
  float unit = letters_unit(line_text(j->l, b));
  return a->edged && a->box.x1 + (unit + slack) * j->l->em < a->right;
}

/* Places are known to a third of a character; in plain text, where widths
 * are only counted, to one and a half. */
static bool is_short(const join *j, const doc_line *a, const doc_line *b)
{
  return has_room(j, a, b, j->l->plain ? 1.5F : 0.3F);
}

static float indent(const join *j, const doc_line *o)
{
  return o->edged ? (o->box.x0 - o->left) / j->l->em : 0;
}

static bool is_indented(const join *j, const doc_line *o)
{
  return indent(j, o) >= 1.2F;
}

/* How far it is from line to line: the median. */
static void find_pitch(join *j)
{
  const doc_lines *l = j->l;
  float *v = ls_malloc((l->lines + 1) * sizeof(*v));
  size_t n = 0;
  if(!v) {
    j->l->failed = true;
    return;
  }
  for(size_t i = 1; i < l->lines; i++) {
    const doc_line *a = &l->line[i - 1], *b = &l->line[i];
    if(is_text(a) && is_text(b) && below(j, a, b) && !is_short(j, a, b))
      v[n++] = b->box.y1 - a->box.y1;
  }
  qsort(v, n, sizeof(*v), by_value);
  j->pitch = n ? v[n / 2] : 0;
  ls_free(v);
}

/* Whether most lines behind one that ends early are indented. */
static void find_habit(join *j)
{
  const doc_lines *l = j->l;
  size_t begun = 0, indented = 0;
  for(size_t i = 1; i < l->lines; i++) {
    const doc_line *a = &l->line[i - 1], *b = &l->line[i];
    if(!is_text(a) || !is_text(b) || !is_short(j, a, b))
      continue;
    begun++;
    indented += is_indented(j, b);
  }
  j->indents = indented * 2 > begun;
}

static bool stands_off(const join *j, const doc_line *a, const doc_line *b)
{
  float d = b->box.y1 - a->box.y1;
  return j->pitch > 0 && below(j, a, b) && d > 1.25F * j->pitch &&
         d > j->pitch + 0.25F * j->l->em;
}

static bool is_table(const join *j, const doc_line *o)
{
  return o->use == USE_ROW ||
         (o->edged && o->right - o->left < NARROW * j->l->em);
}

static bool other_size(const join *j, const doc_line *a, const doc_line *b)
{
  float least = lesser(a->size, b->size), most = greater(a->size, b->size);
  return least > 0 && most > (j->l->fonts ? 1.15F : 1.25F) * least;
}

/* Whether `a` ends early and with it the paragraph.  In the midst of a
 * sentence, where `b` is not indented as others are, a gap must be plain:
 * programs break lines early for reasons of their own. */
static bool ends_early(const join *j, const doc_line *a, const doc_line *b)
{
  bool doubt = j->indents && !is_indented(j, b) &&
               !letters_ended(line_text(j->l, a));
  return doubt ? has_room(j, a, b, 2.5F) : is_short(j, a, b);
}

/* Whether an indented line goes on with the one above: in a block that is
 * set in as a whole, or behind a number that hangs out. */
static bool is_set_in(const join *j, const doc_line *a, const doc_line *b)
{
  float d = indent(j, b) - indent(j, a);
  if(j->began && letters_numbered(line_text(j->l, a)))
    return d > 0.8F && d < 4;
  return distance(d) < 0.5F && !(j->began && j->indents);
}

/* Whether a paragraph ends between two lines that follow each other. */
static bool ends(const join *j, const doc_line *a, const doc_line *b)
{
  ls_slice ta = line_text(j->l, a), tb = line_text(j->l, b);
  if(is_table(j, a) || is_table(j, b) || other_size(j, a, b) ||
     ends_early(j, a, b) || stands_off(j, a, b))
    return true;
  if(!a->edged)
    return true;
  bool ended = letters_ended(ta), numbered = letters_numbered(tb);
  if(is_indented(j, b))
    return ended || numbered || !is_set_in(j, a, b);
  return !j->indents && ended && numbered;
}

/* Between two lines of a paragraph: a space between Latin words only.  A
 * number may be broken in its middle. */
static const char *between(uint32_t a, uint32_t b)
{
  bool digits = (b >= '0' && b <= '9') || (a >= '0' && a <= '9');
  if(a >= 0x2000 || b >= 0x2000 || digits || a == '-')
    return "";
  return " ";
}

static void to_page(join *j, uint32_t page)
{
  for(; j->page < page; j->page++)
    doc_page(j->out);
}

/* The footnotes of lines [j->notes, to), each a paragraph. */
static void write_notes(join *j, size_t to)
{
  const doc_line *a = NULL;
  for(size_t i = j->notes; i < to; i++) {
    const doc_line *o = &j->l->line[i];
    if(o->use != USE_NOTE)
      continue;
    ls_slice t = line_text(j->l, o);
    if(!a || letters_note(t)) {
      doc_paragraph(j->out);
      doc_note(j->out);
    } else
      doc_put(j->out, slice_of(between(letter_last(line_text(j->l, a)),
                                       letter_first(t))));
    doc_put(j->out, t);
    a = o;
  }
  j->notes = to;
}

/* Whether a paragraph that begins with line `i` is a heading by its larger
 * letters.  Above the first line of the usual size the title stands. */
static bool is_heading(const join *j, size_t i)
{
  const doc_line *o = &j->l->line[i];
  return j->body > 0 && j->in_text && o->use == USE_BODY &&
         o->size > 1.1F * j->body &&
         letters_width(line_text(j->l, o)) <= 40;
}

/* The level that larger letters mean: beside the title's there are two. */
static int level(const join *j, size_t i)
{
  return j->l->line[i].size > 1.4F * j->body ? 1 : 2;
}

static void put_cells(join *j, ls_slice t)
{
  doc_row(j->out);
  for(;;) {
    const char *tab = memchr(t.s, '\t', t.n);
    size_t n = tab ? (size_t)(tab - t.s) : t.n;
    doc_put(j->out, (ls_slice){ t.s, n });
    if(!tab)
      return;
    doc_cell(j->out);
    t.s += n + 1;
    t.n -= n + 1;
  }
}

static void write_line(join *j, size_t i)
{
  const doc_line *a = j->before, *b = &j->l->line[i];
  ls_slice t = letters_trim(line_text(j->l, b));
  j->began = !a || ends(j, a, b);
  if(j->began) {
    write_notes(j, i);
    to_page(j, b->page);
    doc_paragraph(j->out);
    if(is_heading(j, i))
      doc_heading(j->out, level(j, i));
  } else {
    to_page(j, b->page);
    doc_put(j->out, slice_of(between(letter_last(line_text(j->l, a)),
                                     letter_first(t))));
  }
  if(b->use == USE_ROW)
    put_cells(j, t);
  else
    doc_put(j->out, t);
  j->in_text |= b->size <= 1.1F * j->body;
  j->before = b;
}

int lines_join(doc_lines *l, doc_text *out, ls_err *err)
{
  join j = { .l = l, .out = out };
  if(!l->failed)
    lines_marks(l);
  if(!l->failed)
    lines_order(l);
  lines_strip(l);
  lines_edges(l);
  if(!l->failed)
    find_pitch(&j);
  if(l->failed)
    return l->too_big
             ? err_set(err, LS_ETOOBIG, "doc-text-too-big", NULL, NULL)
             : err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  find_habit(&j);
  j.body = l->fonts ? lines_body(l) : 0;
  for(size_t i = 0; i < l->lines; i++) {
    if(is_text(&l->line[i]) && letters_trim(line_text(l, &l->line[i])).n)
      write_line(&j, i);
  }
  write_notes(&j, l->lines);
  to_page(&j, l->pages);
  return doc_finish(out, err);
}
