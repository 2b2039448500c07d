/* Word documents: which parts a package has, and in which order they make
 * the text. */
#include "doc/docx.h"

#include <stdio.h>

#include "base/alloc.h"
#include "pack/zip.h"

#define PATH 512

/* How the types of relationships to the parts end. */
static const char *const part_type[DOCX_PARTS] = {
  "/officeDocument", "/styles", "/numbering", "/footnotes", "/endnotes"
};

typedef struct {
  pack_zip *zip;
  char path[DOCX_PARTS][PATH];
  uint8_t *bytes[DOCX_PARTS]; /* NULL where the package has none */
  size_t n[DOCX_PARTS];
} package;

/* --- relationships ------------------------------------------------------- */

static bool ends_with(const char *z, const char *end)
{
  size_t n = strlen(z), k = strlen(end);
  return n >= k && !strcmp(z + n - k, end);
}

/* `target` as seen from the folder of `from`, in `out`. */
static void resolve(const char *from, const char *target, char out[PATH])
{
  const char *slash = strrchr(from, '/');
  int n = *target == '/' || !slash ? 0 : (int)(slash - from) + 1;
  while(*target == '/')
    target++;
  while(!strncmp(target, "../", 3) || !strncmp(target, "./", 2)) {
    if(target[1] == '.') {
      while(n > 0 && from[--n] != '/')
        ;
      while(n > 0 && from[n - 1] != '/')
        n--;
    }
    target += target[1] == '.' ? 3 : 2;
  }
  snprintf(out, PATH, "%.*s%s", n, from, target);
}

static void note_relation(package *p, const char *from, pack_xml *x)
{
  const char *type = xml_attr(x, "Type", NULL);
  if(strcmp(xml_name(x), "Relationship") != 0 ||
     !strcmp(xml_attr(x, "TargetMode", NULL), "External"))
    return;
  for(int i = 0; i < DOCX_PARTS; i++)
    if(ends_with(type, part_type[i]) && !p->path[i][0])
      resolve(from, xml_attr(x, "Target", NULL), p->path[i]);
}

/* Reads what `from` ("" is the package) is related to. */
static int read_relations(package *p, const char *from, ls_err *err)
{
  char path[PATH];
  const char *slash = strrchr(from, '/');
  int folder = slash ? (int)(slash - from) + 1 : 0;
  snprintf(path, sizeof(path), "%.*s_rels/%s.rels", folder, from,
           from + folder);
  size_t i = zip_find(p->zip, path), n;
  uint8_t *bytes;
  if(i == SIZE_MAX)
    return LS_OK;
  int rc = zip_read_member(p->zip, i, &bytes, &n, err);
  if(rc)
    return rc;
  pack_xml *x = xml_open_bytes((ls_slice){ (char *)bytes, n }, err);
  int event = x ? XML_OPEN : LS_ENOMEM;
  while(x && (event = xml_next(x, err)) >= 0 && event != XML_END)
    if(event == XML_OPEN)
      note_relation(p, from, x);
  xml_close_bytes(x);
  ls_free(bytes);
  return event < 0 ? event : LS_OK;
}

/* --- parts --------------------------------------------------------------- */

static int read_part(package *p, int i, ls_err *err)
{
  size_t at = p->path[i][0] ? zip_find(p->zip, p->path[i]) : SIZE_MAX;
  if(at != SIZE_MAX)
    return zip_read_member(p->zip, at, &p->bytes[i], &p->n[i], err);
  return i == DOCX_MAIN ? err_set(err, LS_EFORMAT, "docx-no-text", NULL, NULL)
                     : LS_OK;
}

static int read_parts(package *p, ls_err *err)
{
  int rc = read_relations(p, "", err);
  if(!rc && !p->path[DOCX_MAIN][0])
    snprintf(p->path[DOCX_MAIN], PATH, "word/document.xml");
  if(!rc)
    rc = read_relations(p, p->path[DOCX_MAIN], err);
  for(int i = 0; i < DOCX_PARTS && !rc; i++)
    rc = read_part(p, i, err);
  return rc;
}

static void free_package(package *p)
{
  for(int i = 0; i < DOCX_PARTS; i++)
    ls_free(p->bytes[i]);
  zip_close_bytes(p->zip);
}

/* --- the whole ----------------------------------------------------------- */

/* Word notes where a page began when it last laid the text out. */
static bool says_pages(ls_slice xml)
{
  static const char name[] = "lastRenderedPageBreak";
  const char *p = xml.s, *end = xml.s + xml.n;
  while(end - p >= (ptrdiff_t)sizeof(name) &&
        (p = memchr(p, name[0], (size_t)(end - p) - sizeof(name))) != NULL)
    if(!memcmp(p++, name, sizeof(name) - 1))
      return true;
  return false;
}

static int read_text(docx_text *t, const ls_slice *part, ls_err *err)
{
  int rc = LS_OK;
  if(part[DOCX_STYLES].n)
    rc = docx_read_styles(t->a, part[DOCX_STYLES], &t->styles, err);
  if(!rc && part[DOCX_NUMBERS].n)
    rc = docx_read_numbering(t->a, part[DOCX_NUMBERS], &t->numbering, err);
  if(rc)
    return rc;
  t->paged = says_pages(part[DOCX_MAIN]);
  if(t->paged)
    doc_page(t->out);
  rc = docx_walk(t, part[DOCX_MAIN], DOCX_BODY, err);
  if(!rc && part[DOCX_FEET].n && t->refs.n)
    rc = docx_walk(t, part[DOCX_FEET], DOCX_FOOTNOTES, err);
  if(!rc && part[DOCX_ENDS].n && t->refs.n)
    rc = docx_walk(t, part[DOCX_ENDS], DOCX_ENDNOTES, err);
  return rc;
}

int docx_read(const ls_slice part[DOCX_PARTS], doc_text *out, ls_err *err)
{
  ls_arena *volatile arena = ls_malloc(sizeof(*arena));
  jmp_buf oom;
  int rc;
  if(!arena)
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  arena_init(arena, &oom);
  if(setjmp(oom))
    rc = err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  else {
    docx_text *t = arena_zalloc(arena, sizeof(*t));
    t->a = arena;
    t->out = out;
    rc = read_text(t, part, err);
  }
  arena_free(arena);
  ls_free(arena);
  return rc;
}

static int read_docx(ls_slice bytes, const doc_limits *limits, doc_text *out,
                     ls_err *err)
{
  const pack_limits pl = { limits->inflated, limits->ratio,
                           limits->members };
  package *p = ls_malloc(sizeof(*p));
  if(!p)
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  memset(p, 0, sizeof(*p));
  p->zip = zip_open_bytes(bytes, &pl, err);
  int rc = p->zip ? read_parts(p, err) : err->code;
  ls_slice part[DOCX_PARTS];
  for(int i = 0; i < DOCX_PARTS; i++)
    part[i] = (ls_slice){ (const char *)p->bytes[i], p->n[i] };
  if(!rc)
    rc = docx_read(part, out, err);
  free_package(p);
  ls_free(p);
  return rc;
}

const doc_reader doc_docx = { "docx", DOC_DOCX, read_docx, NULL };
