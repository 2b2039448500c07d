/* OFD, the national format of fixed pages (GB/T 33190-2016): a ZIP archive
 * of XML.  OFD.xml names documents, each of which names its pages; what
 * stands on them is put in order and joined like the lines of a PDF.
 *
 * Templates hold what comes back on every page (running heads, frames),
 * and annotations and seals are no part of the text: none is read. */
#include "doc/ofd.h"

#include <stdint.h>

#include "base/alloc.h"
#include "pack/xml.h"
#include "pack/zip.h"

#define NAME 512       /* bytes of a member's name */
#define DOCUMENTS 64   /* in one file */

typedef struct ofd {
  pack_zip *zip;
  doc_lines lines;
  ofd_seen seen;
  ls_err *err;
} ofd;

/* --- names --------------------------------------------------------------- */

typedef struct name {
  char s[NAME];
  size_t n;
  bool bad;
} name;

static void up(name *at)
{
  while(at->n && at->s[at->n - 1] != '/')
    at->n--;
  at->n -= at->n > 0;
}

/* One step of a path: a folder's name, . or .. */
static void walk(name *at, const char *p, size_t n)
{
  if(!n || (n == 1 && *p == '.'))
    return;
  if(n == 2 && p[0] == '.' && p[1] == '.') {
    up(at);
    return;
  }
  if(at->n + n + 2 > sizeof(at->s)) {
    at->bad = true;
    return;
  }
  if(at->n)
    at->s[at->n++] = '/';
  memcpy(at->s + at->n, p, n);
  at->n += n;
}

/* The member that `loc` names in a file of the folder `base`. */
static name resolve(const char *base, const char *loc)
{
  name at = { .n = 0 };
  bool absolute = *loc == '/' || *loc == '\\';
  for(int part = absolute ? 1 : 0; part < 2; part++) {
    const char *p = part ? loc : base;
    while(*p) {
      size_t n = strcspn(p, "/\\");
      walk(&at, p, n);
      p += n + (p[n] != 0);
    }
  }
  at.s[at.n] = '\0';
  return at;
}

static name folder(const name *file)
{
  name at = *file;
  up(&at);
  at.s[at.n] = '\0';
  return at;
}

/* --- members ------------------------------------------------------------- */

/* Reads a member; one that is named and not there makes the file a part. */
static int member(ofd *o, const name *n, uint8_t **bytes, size_t *size)
{
  size_t i = n->bad ? SIZE_MAX : zip_find(o->zip, n->s);
  if(i == SIZE_MAX)
    return err_set(o->err, LS_ECUT, "ofd-part", n->s, NULL);
  return zip_read_member(o->zip, i, bytes, size, o->err);
}

static bool is_locked(const ofd *o)
{
  for(size_t i = 0; i < zip_members(o->zip); i++) {
    const char *z = zip_member_name(o->zip, i);
    const char *base = strrchr(z, '/');
    if(!strcmp(base ? base + 1 : z, "Encryptions.xml"))
      return true;
  }
  return false;
}

/* Calls `f` for each element `name` below an element `within`, with its text
 * or, where `attribute` is not NULL, with that. */
typedef struct walker {
  const char *within, *name, *attribute;
  int (*f)(ofd *o, const char *value, void *arg);
  void *arg;
} walker;

static int walk_events(ofd *o, pack_xml *x, const walker *w, ls_buf *text)
{
  int e, rc = 0, depth = 0;
  bool inside = false;
  while(!rc && (e = xml_next(x, o->err)) != XML_END) {
    if(e < 0)
      return e;
    if(e == XML_TEXT) {
      if(inside && text->n < NAME)
        buf_slice(text, xml_text(x));
      continue;
    }
    bool opens = e == XML_OPEN;
    if(!strcmp(xml_name(x), w->within))
      depth += opens ? 1 : -1;
    if(depth <= 0 || strcmp(xml_name(x), w->name) != 0)
      continue;
    inside = opens;
    if(opens && w->attribute)
      rc = w->f(o, xml_attr(x, w->attribute, NULL), w->arg);
    else if(opens)
      buf_clear(text);
    else if(!w->attribute)
      rc = w->f(o, buf_cstr(text), w->arg);
  }
  return rc;
}

static int each_element(ofd *o, const name *file, const walker *w)
{
  uint8_t *bytes = NULL;
  size_t n = 0;
  ls_buf text;
  int rc = member(o, file, &bytes, &n);
  if(rc)
    return rc;
  buf_init(&text, 1 << 20);
  pack_xml *x = xml_open_bytes((ls_slice){ (const char *)bytes, n }, o->err);
  rc = x ? walk_events(o, x, w, &text) : LS_ENOMEM;
  if(x)
    xml_close_bytes(x);
  buf_free(&text);
  ls_free(bytes);
  return rc;
}

/* --- documents and pages ------------------------------------------------- */

static int one_page(ofd *o, const char *loc, void *arg)
{
  const name *base = arg;
  name file = resolve(base->s, loc);
  uint8_t *bytes = NULL;
  size_t n = 0;
  int rc = member(o, &file, &bytes, &n);
  if(rc)
    return rc;
  lines_page(&o->lines);
  rc = ofd_page((ls_slice){ (const char *)bytes, n }, &o->lines, &o->seen,
                o->err);
  ls_free(bytes);
  return rc;
}

static int one_document(ofd *o, const name *file)
{
  name base = folder(file);
  const walker w = { .within = "Pages", .name = "Page",
                     .attribute = "BaseLoc", .f = one_page, .arg = &base };
  return each_element(o, file, &w);
}

/* The documents' roots, found first and then read one by one. */
typedef struct roots {
  name v[DOCUMENTS];
  size_t n;
} roots;

static int one_root(ofd *o, const char *text, void *arg)
{
  roots *r = arg;
  ls_slice t = letters_trim(slice_of(text));
  char loc[NAME];
  if(t.n >= sizeof(loc) || r->n == DOCUMENTS)
    return err_set(o->err, LS_EFORMAT, "ofd-broken", NULL, NULL);
  memcpy(loc, t.s, t.n);
  loc[t.n] = '\0';
  r->v[r->n++] = resolve("", loc);
  return 0;
}

static int read_documents(ofd *o)
{
  roots *r = ls_malloc(sizeof(*r));
  if(!r)
    return err_set(o->err, LS_ENOMEM, "no-memory", NULL, NULL);
  r->n = 0;
  name top = resolve("", "OFD.xml");
  const walker w = { .within = "DocBody", .name = "DocRoot", .f = one_root,
                     .arg = r };
  int rc = each_element(o, &top, &w);
  if(!rc && !r->n)
    rc = err_set(o->err, LS_EFORMAT, "ofd-broken", NULL, NULL);
  for(size_t i = 0; !rc && i < r->n; i++)
    rc = one_document(o, &r->v[i]);
  ls_free(r);
  return rc;
}

/* --- all of it ----------------------------------------------------------- */

/* Pages that hold shapes in place of letters must not pass for whole. */
static int finish(ofd *o, doc_text *out)
{
  if(o->seen.glyphs * 10 > o->seen.letters)
    return err_set(o->err, LS_EEMPTY, "ofd-shapes", NULL, NULL);
  if(!o->seen.letters)
    return err_set(o->err, LS_EEMPTY, "ofd-scanned", NULL, NULL);
  return lines_join(&o->lines, out, o->err);
}

static int read_ofd(ls_slice bytes, const doc_limits *limits, doc_text *out,
                    ls_err *err)
{
  const pack_limits packed = { limits->inflated, limits->ratio,
                               limits->members };
  ofd o = { .err = err };
  ls_err none = { 0 };
  o.err = err ? err : &none;
  o.zip = zip_open_bytes(bytes, &packed, o.err);
  if(!o.zip)
    return o.err->code;
  lines_init(&o.lines, limits->text);
  o.lines.fonts = true;
  int rc = is_locked(&o)
             ? err_set(o.err, LS_ELOCKED, "ofd-locked", NULL, NULL)
             : read_documents(&o);
  if(!rc)
    rc = finish(&o, out);
  lines_free(&o.lines);
  zip_close_bytes(o.zip);
  return rc;
}

const doc_reader doc_ofd = { "ofd", DOC_OFD, read_ofd, NULL };
