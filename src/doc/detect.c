/* What a document is, by its bytes. */
#include "doc/doc.h"
#include "doc/html.h"
#include "doc/ole.h"
#include "pack/zip.h"

static const char *const names[DOC_FORMATS] = {
  [DOC_TEXT] = "text", [DOC_HTML] = "html", [DOC_DOCX] = "docx",
  [DOC_PDF] = "pdf", [DOC_DOC] = "doc", [DOC_OFD] = "ofd",
  [DOC_ZIP] = "zip", [DOC_RTF] = "rtf", [DOC_WPS] = "wps",
  [DOC_XLS] = "xls", [DOC_XLSX] = "xlsx", [DOC_PPT] = "ppt",
  [DOC_EPUB] = "epub", [DOC_OTHER_ZIP] = "other-zip",
  [DOC_ARCHIVE] = "archive", [DOC_LOCKED] = "locked", [DOC_XML] = "xml",
  [DOC_IMAGE] = "image"
};

const char *doc_format_name(doc_format f)
{
  return names[f];
}

static bool starts(ls_slice b, const char *p, size_t n)
{
  return b.n >= n && !memcmp(b.s, p, n);
}

#define STARTS(b, lit) starts((b), (lit), sizeof(lit) - 1)

/* --- by the first bytes ------------------------------------------------- */

static const struct {
  const char *magic;
  uint8_t n, format;
} magics[] = {
  { "%PDF-", 5, DOC_PDF },
  { "{\\rtf", 5, DOC_RTF },
  { "\x89PNG", 4, DOC_IMAGE },
  { "\xFF\xD8\xFF", 3, DOC_IMAGE },
  { "GIF8", 4, DOC_IMAGE },
  { "II*\0", 4, DOC_IMAGE },
  { "MM\0*", 4, DOC_IMAGE },
  { "BM", 2, DOC_IMAGE },
  { "Rar!\x1A\x07", 6, DOC_ARCHIVE },
  { "7z\xBC\xAF\x27\x1C", 6, DOC_ARCHIVE },
  { "\x1F\x8B\x08", 3, DOC_ARCHIVE },
  { "BZh", 3, DOC_ARCHIVE },
  { "\xFD" "7zXZ", 5, DOC_ARCHIVE },
};

/* BM and BZh could begin a text in Latin letters. */
static bool binary(ls_slice b)
{
  size_t n = b.n < 64 ? b.n : 64;
  return memchr(b.s, 0, n) != NULL || b.s[0] != 'B';
}

static doc_format by_magic(ls_slice b)
{
  for(size_t i = 0; i < sizeof(magics) / sizeof(magics[0]); i++)
    if(starts(b, magics[i].magic, magics[i].n) && binary(b))
      return (doc_format)magics[i].format;
  if(STARTS(b, "RIFF") && b.n > 12 && !memcmp(b.s + 8, "WEBP", 4))
    return DOC_IMAGE;
  return DOC_TEXT;
}

/* --- archives ----------------------------------------------------------- */

typedef struct {
  bool types, word, excel, slides, ofd, epub, jar, open, mimetype;
} contents;

static bool is(ls_slice name, const char *z)
{
  return slice_eq(name, slice_of(z));
}

static bool see(void *arg, ls_slice name)
{
  contents *c = arg;
  c->types |= is(name, "[Content_Types].xml");
  c->word |= starts(name, "word/", 5);
  c->excel |= starts(name, "xl/", 3);
  c->slides |= starts(name, "ppt/", 4);
  c->ofd |= is(name, "OFD.xml");
  c->mimetype |= is(name, "mimetype");
  c->epub |= is(name, "META-INF/container.xml");
  c->jar |= is(name, "META-INF/MANIFEST.MF");
  c->open |= is(name, "content.xml");
  return true;
}

static doc_format by_members(ls_slice b)
{
  contents c = { 0 };
  zip_peek(b, see, &c);
  if(c.types)
    return c.excel && !c.word ? DOC_XLSX
           : c.slides && !c.word ? DOC_PPT : DOC_DOCX;
  if(c.ofd)
    return DOC_OFD;
  if(c.epub)
    return DOC_EPUB;
  return c.jar || (c.mimetype && c.open) ? DOC_OTHER_ZIP : DOC_ZIP;
}

/* A PDF may begin with up to 1024 bytes of something else (ISO 32000-1,
 * annex H, note 13), so that its end must tell it from a text on PDF. */
static bool is_late_pdf(ls_slice b)
{
  size_t n = b.n < 1024 ? b.n : 1024, tail = b.n < 2048 ? b.n : 2048;
  bool head = false, end = false;
  for(size_t i = 0; i + 6 <= n && !head; i++)
    head = !memcmp(b.s + i, "%PDF-1", 6) || !memcmp(b.s + i, "%PDF-2", 6);
  for(size_t i = b.n - tail; head && i + 9 <= b.n && !end; i++)
    end = !memcmp(b.s + i, "startxref", 9);
  return end;
}

doc_format doc_detect(ls_slice b)
{
  if(STARTS(b, "PK\3\4") || STARTS(b, "PK\5\6"))
    return by_members(b);
  if(STARTS(b, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
    return ole_format(b);
  doc_format f = by_magic(b);
  if(f != DOC_TEXT)
    return f;
  if(is_late_pdf(b))
    return DOC_PDF;
  if(html_looks_like(b))
    return DOC_HTML;
  return STARTS(b, "<?xml") || STARTS(b, "\xEF\xBB\xBF<?xml") ? DOC_XML
                                                               : DOC_TEXT;
}
