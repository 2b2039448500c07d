/* The boxes of words that `pdftotext -bbox-layout` writes.
 *
 * Its order of blocks is not used: where the columns of a page stand close
 * together it takes their lines in turn.  What it writes looks like XML and
 * is none where a document's own control characters go into it, so tags are
 * looked for one by one:
 *   <page width="595" height="842">
 *   <word xMin="1" yMin="2" xMax="3" yMax="4">text</word> */
#include "doc/lines.h"

#include "base/utf8.h"

/* The number behind `name="`, before `end`; 0 where there is none. */
static float number(const char *p, const char *end, const char *name)
{
  size_t n = strlen(name);
  for(; p + n < end && memcmp(p, name, n) != 0; p++)
    ;
  if(p + n >= end)
    return 0;
  p += n;
  double v = 0, place = 1;
  bool minus = *p == '-', point = false;
  p += minus;
  for(int i = 0; p < end && i < 20; p++, i++) {
    if(*p == '.' && !point) {
      point = true;
      continue;
    }
    if(*p < '0' || *p > '9')
      break;
    v = v * 10 + (*p - '0');
    place *= point ? 10 : 1;
  }
  return (float)((minus ? -v : v) / place);
}

/* One of the five entities that are written: its length and what it is. */
static size_t entity(const char *p, const char *end, char *c)
{
  static const struct { const char *z; char c; } known[] = {
    { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' },
    { "&apos;", '\'' }, { "&#39;", '\'' }
  };
  for(size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
    size_t n = strlen(known[i].z);
    if((size_t)(end - p) >= n && !memcmp(p, known[i].z, n)) {
      *c = known[i].c;
      return n;
    }
  }
  return 0;
}

static void put_text(doc_lines *l, const char *p, const char *end)
{
  const char *from = p;
  while(p < end) {
    char c;
    size_t n = *p == '&' ? entity(p, end, &c) : 0;
    if(!n) {
      p++;
      continue;
    }
    lines_put(l, (ls_slice){ from, (size_t)(p - from) });
    lines_put(l, (ls_slice){ &c, 1 });
    p += n;
    from = p;
  }
  lines_put(l, (ls_slice){ from, (size_t)(end - from) });
}

static const char *find(const char *p, const char *end, char c)
{
  const char *q = p < end ? memchr(p, c, (size_t)(end - p)) : NULL;
  return q ? q : end;
}

/* A word whose tag is [p, close); where the next tag begins. */
static const char *word(doc_lines *l, const char *p, const char *close,
                        const char *end)
{
  doc_box b = { number(p, close, "xMin=\""), number(p, close, "yMin=\""),
                number(p, close, "xMax=\""), number(p, close, "yMax=\"") };
  const char *text = close + 1, *stop = find(text, end, '<');
  if(stop > text) {
    lines_piece(l, b, b.y1 - b.y0);
    put_text(l, text, stop);
  }
  return stop;
}

static bool tag(const char *p, const char *end, const char *name)
{
  size_t n = strlen(name);
  return (size_t)(end - p) > n && !memcmp(p, name, n);
}

void lines_bbox(doc_lines *l, ls_slice bytes)
{
  const char *p = bytes.s, *end = bytes.s + bytes.n;
  while((p = find(p, end, '<')) < end) {
    const char *close = find(p, end, '>');
    if(close == end)
      break;
    if(tag(p, end, "<page "))
      lines_page(l);
    p = tag(p, end, "<word ") ? word(l, p, close, end) : p + 1;
  }
}
