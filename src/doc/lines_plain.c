/* Lines of plain text as lines of a page: a column is a character's half. */
#include "doc/lines.h"

#include "base/utf8.h"

/* White space in front: how wide, and how many bytes. */
static float indent(ls_slice s, size_t *bytes)
{
  ls_slice rest = letters_trim(s);
  *bytes = rest.n ? (size_t)(rest.s - s.s) : s.n;
  return letters_width((ls_slice){ s.s, *bytes });
}

static void one_line(doc_lines *l, ls_slice s, float y)
{
  size_t from;
  float x = indent(s, &from);
  ls_slice t = letters_trim(s);
  if(!t.n)
    return;
  lines_piece(l, (doc_box){ x, y, x + letters_width(t), y + 1 }, 1);
  lines_put(l, t);
}

void lines_plain(doc_lines *l, ls_slice b)
{
  const char *p = b.s, *end = b.s + b.n;
  float y = 0;
  l->plain = true;
  lines_page(l);
  while(p < end) {
    const char *q = p;
    while(q < end && *q != '\n' && *q != '\f')
      q++;
    one_line(l, (ls_slice){ p, (size_t)(q - p) }, y);
    y += 1;
    if(q < end && *q == '\f') {
      lines_page(l);
      y = 0;
    }
    p = q + (q < end);
  }
}
