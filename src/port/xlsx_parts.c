/* The parts of an xlsx that stand beside its sheets: which sheets there
 * are, strings that cells share, and what number formats make of numbers.
 * ECMA-376 part 1, in its transitional and its strict namespace. */
#include "port/xlsx_parts.h"

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"

static int broken(ls_err *err, const char *part)
{
  return err_set(err, LS_EFORMAT, "table-broken", part, NULL);
}

bool xlsx_is(const pack_xml *x, const char *name)
{
  const char *space = xml_space(x);
  return !strcmp(xml_name(x), name) &&
         (!strcmp(space, "http://schemas.openxmlformats.org/spreadsheetml/"
                         "2006/main") ||
          !strcmp(space, "http://purl.oclc.org/ooxml/spreadsheetml/main"));
}

static bool ends_with(const char *s, const char *end)
{
  size_t n = strlen(s), k = strlen(end);
  return n >= k && !strcmp(s + n - k, end);
}

int xlsx_open_part(pack_zip *zip, const char *path, xlsx_part *out,
                   ls_err *err)
{
  size_t i = zip_find(zip, path);
  memset(out, 0, sizeof(*out));
  if(i == SIZE_MAX)
    return broken(err, path);
  int rc = zip_read_member(zip, i, &out->bytes, &out->n, err);
  if(rc)
    return rc;
  ls_slice s = { (const char *)out->bytes, out->n };
  out->xml = xml_open_bytes(s, err);
  if(out->xml)
    return 0;
  xlsx_close_part(out);
  return LS_ENOMEM;
}

void xlsx_close_part(xlsx_part *p)
{
  xml_close_bytes(p->xml);
  ls_free(p->bytes);
  memset(p, 0, sizeof(*p));
}

/* --- text ------------------------------------------------------------ */

static int hex(char c)
{
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                : -1;
}

/* The character of "_x000D_", or 0. */
static uint32_t escaped(ls_slice s)
{
  uint32_t v = 0;
  if(s.n < 7 || s.s[0] != '_' || s.s[1] != 'x' || s.s[6] != '_')
    return 0;
  for(int i = 2; i < 6; i++) {
    if(hex(s.s[i]) < 0)
      return 0;
    v = v * 16 + (uint32_t)hex(s.s[i]);
  }
  return v >= 0xD800 && v < 0xE000 ? 0 : v;
}

void xlsx_unescape(ls_buf *to, ls_slice s)
{
  const char *mark;
  while(s.n && (mark = memchr(s.s, '_', s.n))) {
    size_t k = (size_t)(mark - s.s);
    char c[4];
    buf_put(to, s.s, k);
    s = (ls_slice){ s.s + k, s.n - k };
    uint32_t cp = escaped(s);
    int n = cp ? utf8_put(cp, c) : 0;
    if(cp == '\r') /* a line break as Windows writes it */
      n = 0;
    buf_put(to, n ? c : "_", cp ? (size_t)n : 1);
    k = cp ? 7 : 1;
    s = (ls_slice){ s.s + k, s.n - k };
  }
  buf_slice(to, s);
}

int xlsx_string(pack_xml *x, ls_buf *to, ls_err *err)
{
  int depth = 1, aid = 0, text = 0, event;
  while(depth > 0 && (event = xml_next(x, err)) != XML_END) {
    if(event < 0)
      return event;
    if(event == XML_TEXT) {
      if(text && !aid)
        xlsx_unescape(to, xml_text(x));
      continue;
    }
    int step = event == XML_OPEN ? 1 : -1;
    depth += step;
    if(xlsx_is(x, "rPh"))
      aid += step;
    if(xlsx_is(x, "t"))
      text += step;
  }
  return buf_failed(to) ? err_set(err, LS_ENOMEM, "no-memory", NULL, NULL)
                        : 0;
}

/* --- walking a part -------------------------------------------------- */

typedef struct walk {
  ls_arena *a;
  xlsx_parts *out;
  xlsx_part part;
  const char *base;     /* folder of the workbook, with its slash */
  const char *workbook; /* its path */
  VEC(const char *) codes;
  VEC(unsigned) code_ids;
  bool in_cells;        /* within cellXfs */
} walk;

/* Calls `see` at every element of `path`.  A part that need not be there
 * (`may_lack`) is passed over. */
static int each(walk *w, pack_zip *zip, const char *path, bool may_lack,
                int (*see)(walk *w, pack_xml *x, bool open, ls_err *err),
                ls_err *err)
{
  if(may_lack && (!path || zip_find(zip, path) == SIZE_MAX))
    return 0;
  jmp_buf here, *outer = w->a->oom;
  int rc = xlsx_open_part(zip, path, &w->part, err);
  if(rc)
    return rc;
  w->a->oom = &here;
  if(setjmp(here)) { /* what the arena cannot free is freed on the way */
    w->a->oom = outer;
    xlsx_close_part(&w->part);
    longjmp(*outer, 1);
  }
  int event = XML_TEXT;
  while(!rc && (event = xml_next(w->part.xml, err)) >= 0 &&
        event != XML_END)
    if(event != XML_TEXT)
      rc = see(w, w->part.xml, event == XML_OPEN, err);
  w->a->oom = outer;
  xlsx_close_part(&w->part);
  return rc ? rc : event < 0 ? event : 0;
}

/* A target of `base` as a member's name. */
static const char *resolve(ls_arena *a, const char *base, const char *target)
{
  size_t n = strlen(base), k = strlen(target);
  if(target[0] == '/')
    return arena_strz(a, target + 1);
  while(!strncmp(target, "../", 3) && n) {
    target += 3;
    k -= 3;
    n--; /* its slash */
    while(n && base[n - 1] != '/')
      n--;
  }
  char *p = arena_alloc(a, n + k + 1);
  memcpy(p, base, n);
  memcpy(p + n, target, k + 1);
  return p;
}

static int see_root(walk *w, pack_xml *x, bool open, ls_err *err)
{
  (void)err;
  if(open && !strcmp(xml_name(x), "Relationship") &&
     ends_with(xml_attr(x, "Type", NULL), "/officeDocument"))
    w->workbook = resolve(w->a, "", xml_attr(x, "Target", NULL));
  return 0;
}

#define SHEETS 1024

static int see_workbook(walk *w, pack_xml *x, bool open, ls_err *err)
{
  if(!open)
    return 0;
  if(xlsx_is(x, "workbookPr")) {
    const char *v = xml_attr(x, "date1904", NULL);
    w->out->since_1904 = !strcmp(v, "1") || !strcmp(v, "true");
  }
  if(!xlsx_is(x, "sheet"))
    return 0;
  if(w->out->sheets.n == SHEETS)
    return broken(err, w->workbook);
  const char *state = xml_attr(x, "state", NULL);
  bool hidden = *state && strcmp(state, "visible") != 0;
  const char *name = arena_strz(w->a, xml_attr(x, "name", NULL));
  const char *id = arena_strz(w->a, xml_attr(x, "id", NULL));
  *vec_push(w->a, &w->out->sheets) = (xlsx_sheet){ name, "", id, hidden };
  return 0;
}

static int see_relations(walk *w, pack_xml *x, bool open, ls_err *err)
{
  (void)err;
  if(!open || strcmp(xml_name(x), "Relationship") != 0)
    return 0;
  const char *type = xml_attr(x, "Type", NULL);
  const char *path = resolve(w->a, w->base, xml_attr(x, "Target", NULL));
  const char *id = xml_attr(x, "Id", NULL);
  if(ends_with(type, "/sharedStrings"))
    w->out->strings_path = path;
  else if(ends_with(type, "/styles"))
    w->out->styles_path = path;
  else if(ends_with(type, "/worksheet"))
    for(uint32_t i = 0; i < w->out->sheets.n; i++)
      if(!strcmp(w->out->sheets.v[i].relation, id))
        w->out->sheets.v[i].path = path;
  return 0;
}

static int see_strings(walk *w, pack_xml *x, bool open, ls_err *err)
{
  if(!open || !xlsx_is(x, "si"))
    return 0;
  int rc = xlsx_string(x, &w->out->strings, err);
  if(!rc)
    *vec_push(w->a, &w->out->ends) = w->out->strings.n;
  return rc;
}

static format_kind kind_of(const walk *w, unsigned id)
{
  for(uint32_t i = 0; i < w->code_ids.n; i++)
    if(w->code_ids.v[i] == id)
      return format_code(slice_of(w->codes.v[i]));
  return format_builtin(id);
}

#define FORMATS 4096

static int see_styles(walk *w, pack_xml *x, bool open, ls_err *err)
{
  if(xlsx_is(x, "cellXfs"))
    w->in_cells = open;
  if(!open)
    return 0;
  unsigned id = (unsigned)strtoul(xml_attr(x, "numFmtId", NULL), NULL, 10);
  if(xlsx_is(x, "numFmt")) {
    if(w->codes.n == FORMATS)
      return broken(err, w->out->styles_path);
    const char *code = arena_strz(w->a, xml_attr(x, "formatCode", NULL));
    *vec_push(w->a, &w->codes) = code;
    *vec_push(w->a, &w->code_ids) = id;
  }
  else if(w->in_cells && xlsx_is(x, "xf"))
    *vec_push(w->a, &w->out->formats) = (uint8_t)kind_of(w, id);
  return 0;
}

/* "xl/workbook.xml": its folder to w->base, the path of its relations. */
static const char *relations_of(walk *w)
{
  const char *slash = strrchr(w->workbook, '/');
  size_t n = slash ? (size_t)(slash - w->workbook) + 1 : 0;
  char *base = arena_zalloc(w->a, n + 1);
  memcpy(base, w->workbook, n);
  w->base = base;
  const char *file = w->workbook + n;
  size_t size = n + strlen(file) + sizeof("_rels/.rels");
  char *path = arena_alloc(w->a, size);
  snprintf(path, size, "%s_rels/%s.rels", base, file);
  return path;
}

int xlsx_read_parts(ls_arena *a, pack_zip *zip, xlsx_parts *out, ls_err *err)
{
  walk *w = arena_zalloc(a, sizeof(*w));
  w->a = a;
  w->out = out;
  w->workbook = "xl/workbook.xml";
  int rc = each(w, zip, "_rels/.rels", true, see_root, err);
  if(!rc && zip_find(zip, "word/document.xml") != SIZE_MAX)
    return err_set(err, LS_EFORMAT, "table-word", NULL, NULL);
  if(!rc && zip_find(zip, w->workbook) == SIZE_MAX)
    return err_set(err, LS_EFORMAT, "table-zip", NULL, NULL);
  if(!rc)
    rc = each(w, zip, w->workbook, false, see_workbook, err);
  if(!rc)
    rc = each(w, zip, relations_of(w), true, see_relations, err);
  if(!rc)
    rc = each(w, zip, out->strings_path, true, see_strings, err);
  if(!rc)
    rc = each(w, zip, out->styles_path, true, see_styles, err);
  if(!rc && !out->sheets.n)
    return broken(err, w->workbook);
  return rc;
}
