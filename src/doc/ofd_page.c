/* A page of an OFD file (GB/T 33190-2016, 11.2-11.3): text objects with a
 * boundary and a matrix, and in them runs of letters with their places. */
#include "doc/ofd.h"

#include <math.h>

#include "base/utf8.h"
#include "pack/xml.h"

#define ATTRIBUTE 65536 /* bytes of distances; a run has one a letter */

#define FARTHEST 1e6F   /* no number on a page is larger */

typedef struct object {
  float x, y;     /* where its boundary stands on the page */
  float m[6];     /* its matrix */
  float size, stretch;
  bool shown;     /* seen, and not turned */
  bool shapes;    /* letters are replaced by shapes of the font */
  float at_x, at_y; /* where the last run began */
} object;

typedef struct page {
  doc_lines *out;
  ofd_seen *seen;
  object o;
  bool in_object, in_code;
  ls_buf dx, dy, text; /* of the run being read */
} page;

/* --- numbers ------------------------------------------------------------- */

static bool is_space(char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',';
}

/* The next number of a list of them; false where none is. */
static bool number(const char **at, float *v)
{
  const char *p = *at;
  double n = 0, place = 1;
  int digits = 0;
  bool point = false;
  while(is_space(*p))
    p++;
  bool minus = *p == '-';
  p += minus || *p == '+';
  for(; (*p >= '0' && *p <= '9') || (*p == '.' && !point); p++) {
    if(*p == '.') {
      point = true;
      continue;
    }
    if(digits++ < 18) {
      n = n * 10 + (*p - '0');
      place *= point ? 10 : 1;
    } else if(!point)
      n *= 10;
  }
  if(!digits)
    return false;
  *at = p;
  n /= place;
  *v = n > FARTHEST ? FARTHEST : (float)n;
  *v = minus ? -*v : *v;
  return true;
}

/* Fills v[0..n) as far as there are numbers. */
static void numbers(const char *p, float *v, int n)
{
  for(int i = 0; i < n && number(&p, &v[i]); i++)
    ;
}

/* Distances between letters: numbers, of which `g 5 3.2` stands for five. */
typedef struct steps {
  const char *p;
  float times, v;
} steps;

static bool step(steps *s, float *v)
{
  if(s->times < 1) {
    float n;
    while(is_space(*s->p))
      s->p++;
    s->times = 1;
    if(*s->p == 'g') {
      s->p++;
      if(!number(&s->p, &n))
        return false;
      s->times = (float)(int)n;
    }
    if(!number(&s->p, &s->v) || s->times < 1) {
      s->times = 0;
      return false;
    }
  }
  s->times -= 1;
  *v = s->v;
  return true;
}

/* --- runs ---------------------------------------------------------------- */

/* A piece is begun, or goes on; the text of it is [from, to). */
typedef struct run {
  const char *from, *to;
  float x0, x1, y; /* in the object's units, y of the base line */
} run;

static void flush(page *p, run *r)
{
  const object *o = &p->o;
  const float *m = o->m;
  if(r->to > r->from) {
    float size = o->size * distance(m[3]);
    float x0 = o->x + m[0] * r->x0 + m[2] * r->y + m[4];
    float x1 = o->x + m[0] * r->x1 + m[2] * r->y + m[4];
    float y = o->y + m[1] * r->x0 + m[3] * r->y + m[5];
    lines_piece(p->out, (doc_box){ x0, y - 0.88F * size, x1,
                                   y + 0.12F * size }, size);
    lines_put(p->out, (ls_slice){ r->from, (size_t)(r->to - r->from) });
  }
  r->from = r->to;
}

static bool is_blank(uint32_t cp)
{
  return cp <= ' ' || cp == 0xA0 || cp == 0x3000 || cp == 0x200B ||
         cp == 0xFEFF;
}

/* Signs that writers put where they have shapes and no letters. */
static bool is_stand_in(uint32_t cp)
{
  return cp == 0xFFFD || cp == 0xA4 || (cp >= 0xE000 && cp < 0xF900);
}

/* The letters of a run with their places: pieces end at blanks, at gaps,
 * and where the base line moves. */
static void letters(page *p, const char *s, size_t n)
{
  const object *o = &p->o;
  steps dx = { buf_cstr(&p->dx), 0, 0 }, dy = { buf_cstr(&p->dy), 0, 0 };
  float x = o->at_x, y = o->at_y, wide = o->size * o->stretch;
  run r = { s, s, x, x, y };
  const uint8_t *q = (const uint8_t *)s, *end = q + n;
  while(q < end) {
    uint32_t cp = 0;
    int k = utf8_next(q, end, &cp);
    bool stand_in = o->shapes && (!k || is_stand_in(cp));
    float w = letter_wide(cp) ? wide : wide / 2, sx, sy = 0;
    if(!k || is_blank(cp) || stand_in) {
      flush(p, &r);
      p->seen->glyphs += stand_in;
      r = (run){ (const char *)q + (k ? k : 1), NULL, x, x, y };
      r.to = r.from;
    } else {
      p->seen->letters++;
      if(r.to == r.from || x - r.x1 > 0.6F * wide || x < r.x1 - 2 * wide ||
         distance(y - r.y) > 0.1F * o->size) {
        flush(p, &r);
        r = (run){ (const char *)q, (const char *)q, x, x, y };
      }
      r.to += k;
      r.x1 = x + w;
    }
    q += k ? k : 1;
    x += step(&dx, &sx) ? sx : w;
    y += step(&dy, &sy) ? sy : 0;
    /* the next letter's place tells a Latin letter's width better */
    if(x > r.x1 - 0.6F * w && x < r.x1)
      r.x1 = x;
  }
  flush(p, &r);
}

/* --- elements ------------------------------------------------------------ */

static void begin_object(page *p, pack_xml *x)
{
  object *o = &p->o;
  float box[4] = { 0 }, m[6] = { 1, 0, 0, 1, 0, 0 };
  const char *shown = xml_attr(x, "Visible", NULL);
  bool hidden = !strcmp(shown, "false") || !strcmp(shown, "0");
  *o = (object){ .size = 4, .stretch = 1 };
  numbers(xml_attr(x, "Boundary", NULL), box, 4);
  numbers(xml_attr(x, "CTM", NULL), m, 6);
  numbers(xml_attr(x, "Size", NULL), &o->size, 1);
  numbers(xml_attr(x, "HScale", NULL), &o->stretch, 1);
  o->x = box[0];
  o->y = box[1];
  memcpy(o->m, m, sizeof(m));
  /* a watermark is turned, and so is what is read by turning the page */
  o->shown = !hidden && m[0] > 0 && distance(m[1]) <= 0.1F * m[0] &&
             o->size > 0;
  p->in_object = true;
}

static void keep(ls_buf *b, const char *z)
{
  buf_clear(b);
  buf_puts(b, z);
}

static void begin_code(page *p, pack_xml *x)
{
  numbers(xml_attr(x, "X", NULL), &p->o.at_x, 1);
  numbers(xml_attr(x, "Y", NULL), &p->o.at_y, 1);
  keep(&p->dx, xml_attr(x, "DeltaX", NULL));
  keep(&p->dy, xml_attr(x, "DeltaY", NULL));
  buf_clear(&p->text);
  p->in_code = true;
}

static void end_code(page *p)
{
  p->in_code = false;
  if(!p->o.shown || buf_failed(&p->text))
    return;
  if(!p->text.n && p->o.shapes)
    p->seen->glyphs++;
  if(p->text.n)
    letters(p, p->text.p, p->text.n);
}

static bool is(const pack_xml *x, const char *name)
{
  return !strcmp(xml_name(x), name);
}

static void event(page *p, pack_xml *x, int e)
{
  if(e == XML_TEXT) {
    if(p->in_code)
      buf_slice(&p->text, xml_text(x));
    return;
  }
  bool opens = e == XML_OPEN;
  if(is(x, "TextObject")) {
    if(opens)
      begin_object(p, x);
    p->in_object = opens;
  } else if(is(x, "CGTransform")) {
    p->o.shapes = true;
  } else if(is(x, "TextCode") && p->in_object) {
    if(opens)
      begin_code(p, x);
    else if(p->in_code)
      end_code(p);
  }
}

int ofd_page(ls_slice xml, doc_lines *out, ofd_seen *seen, ls_err *err)
{
  page p = { .out = out, .seen = seen };
  pack_xml *x = xml_open_bytes(xml, err);
  int e = 0;
  if(!x)
    return LS_ENOMEM;
  buf_init(&p.dx, ATTRIBUTE);
  buf_init(&p.dy, ATTRIBUTE);
  buf_init(&p.text, xml.n + 1);
  while((e = xml_next(x, err)) >= 0 && e != XML_END)
    event(&p, x, e);
  bool failed = buf_failed(&p.text) || buf_failed(&p.dx) ||
                buf_failed(&p.dy);
  buf_free(&p.dx);
  buf_free(&p.dy);
  buf_free(&p.text);
  xml_close_bytes(x);
  if(e < 0)
    return e;
  return failed ? err_set(err, LS_EFORMAT, "ofd-broken", NULL, NULL) : 0;
}
