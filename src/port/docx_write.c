/* Tables as docx: an A4 page on its side, title, table, signature, made of
 * the few parts of ECMA-376 that a table needs.
 *
 * Fonts are those offices have (GB/T 9704 names them); fontTable.xml says
 * what to take where they are not installed. */
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/msg.h"
#include "base/utf8.h"
#include "pack/zip_write.h"
#include "port/write.h"

#define TWIPS 14570 /* between the margins: 297 mm less 2 x 20 mm */

struct table_out {
  const table_def *def;
  port_sink sink;
  ls_buf b; /* word/document.xml */
};

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/" \
          "2006/main\""
#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/" \
               "relationships"
#define WORD "application/vnd.openxmlformats-officedocument." \
             "wordprocessingml."

static const char types[] =
  XML "<Types xmlns=\"" PACKAGE "content-types\">"
  "<Default Extension=\"rels\" ContentType=\"application/"
  "vnd.openxmlformats-package.relationships+xml\"/>"
  "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
  "<Override PartName=\"/word/document.xml\" ContentType=\"" WORD
  "document.main+xml\"/>"
  "<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD
  "styles+xml\"/>"
  "<Override PartName=\"/word/fontTable.xml\" ContentType=\"" WORD
  "fontTable+xml\"/>"
  "<Override PartName=\"/word/footer1.xml\" ContentType=\"" WORD
  "footer+xml\"/>"
  "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/"
  "vnd.openxmlformats-package.core-properties+xml\"/></Types>";

static const char root[] =
  XML "<Relationships xmlns=\"" PACKAGE "relationships\">"
  "<Relationship Id=\"r1\" Type=\"" OFFICE "/officeDocument\" "
  "Target=\"word/document.xml\"/>"
  "<Relationship Id=\"r2\" Type=\"" PACKAGE "relationships/metadata/"
  "core-properties\" Target=\"docProps/core.xml\"/></Relationships>";

static const char relations[] =
  XML "<Relationships xmlns=\"" PACKAGE "relationships\">"
  "<Relationship Id=\"r1\" Type=\"" OFFICE "/styles\" "
  "Target=\"styles.xml\"/>"
  "<Relationship Id=\"r2\" Type=\"" OFFICE "/fontTable\" "
  "Target=\"fontTable.xml\"/>"
  "<Relationship Id=\"r3\" Type=\"" OFFICE "/footer\" "
  "Target=\"footer1.xml\"/></Relationships>";

#define FONT(ascii, east) "<w:rFonts w:ascii=\"" ascii "\" w:hAnsi=\"" ascii \
  "\" w:cs=\"" ascii "\" w:eastAsia=\"" east "\"/>"
#define STYLE(id, pr, font, size) "<w:style w:type=\"paragraph\" " \
  "w:styleId=\"" id "\"><w:name w:val=\"" id "\"/>" \
  "<w:basedOn w:val=\"Normal\"/><w:pPr>" pr "</w:pPr><w:rPr>" font \
  "<w:sz w:val=\"" size "\"/><w:szCs w:val=\"" size "\"/></w:rPr></w:style>"

static const char styles[] =
  XML "<w:styles " W "><w:docDefaults><w:rPrDefault><w:rPr>"
  FONT("Times New Roman", "仿宋_GB2312")
  "<w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>"
  "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>"
  "</w:docDefaults>"
  "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
  "<w:name w:val=\"Normal\"/></w:style>"
  STYLE("Heading", "<w:spacing w:before=\"0\" w:after=\"120\"/>"
        "<w:jc w:val=\"center\"/>",
        FONT("Times New Roman", "方正小标宋简体"), "44")
  STYLE("Under", "<w:spacing w:after=\"60\"/><w:jc w:val=\"right\"/>",
        FONT("Times New Roman", "仿宋_GB2312"), "21")
  STYLE("Top", "<w:spacing w:before=\"40\" w:after=\"40\"/>"
        "<w:jc w:val=\"center\"/>",
        FONT("Times New Roman", "黑体"), "21")
  STYLE("Cell", "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"280\" "
        "w:lineRule=\"atLeast\"/>",
        FONT("Times New Roman", "仿宋_GB2312"), "19")
  STYLE("Sign", "<w:spacing w:before=\"240\"/>",
        FONT("Times New Roman", "仿宋_GB2312"), "24")
  "</w:styles>";

#define INSTEAD(name, other) "<w:font w:name=\"" name "\"><w:altName " \
  "w:val=\"" other "\"/><w:charset w:val=\"86\"/></w:font>"

static const char fonts[] =
  XML "<w:fonts " W ">" INSTEAD("方正小标宋简体", "宋体")
  INSTEAD("仿宋_GB2312", "仿宋") INSTEAD("黑体", "SimHei")
  INSTEAD("宋体", "SimSun") "</w:fonts>";

/* --- words ----------------------------------------------------------- */

/* Escaped; what XML cannot hold is left out, a line break is one. */
static void words(ls_buf *b, const char *z)
{
  const uint8_t *p = (const uint8_t *)z, *end = p + strlen(z);
  uint32_t cp;
  for(int k; p < end; p += k) {
    if(!(k = utf8_next(p, end, &cp)))
      k = 1;
    else if(cp == '&')
      buf_puts(b, "&amp;");
    else if(cp == '<')
      buf_puts(b, "&lt;");
    else if(cp == '\n')
      buf_puts(b, "</w:t><w:br/><w:t xml:space=\"preserve\">");
    else if((cp >= 0x20 && cp != 0xFFFE && cp != 0xFFFF) || cp == '\t')
      buf_put(b, p, (size_t)k);
  }
}

static void plain(ls_buf *b, const char *z)
{
  for(; *z; z++)
    if(*z == '&')
      buf_puts(b, "&amp;");
    else if(*z == '<')
      buf_puts(b, "&lt;");
    else if((unsigned char)*z >= 0x20)
      buf_putc(b, *z);
}

static void paragraph(ls_buf *b, const char *style, bool middle,
                      const char *text)
{
  buf_fmt(b, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s</w:pPr>", style,
          middle ? "<w:jc w:val=\"center\"/>" : "");
  if(*text) {
    buf_puts(b, "<w:r><w:t xml:space=\"preserve\">");
    words(b, text);
    buf_puts(b, "</w:t></w:r>");
  }
  buf_puts(b, "</w:p>");
}

/* --- the table ------------------------------------------------------- */

static int twips(const table_def *d, int column)
{
  int all = 0;
  for(int i = 0; i < d->columns; i++)
    all += d->column[i].width;
  return d->column[column].width * TWIPS / (all ? all : 1);
}

static const char *fill(const table_def *d, int column, const char *text)
{
  static const char *const colour[] = { "D9D9D9", "C6EFCE", "FFEB9C",
                                        "FFC7CE", "DDEBF7" };
  for(int i = 0; d->column[column].light && d->lights && i < 5; i++)
    if(!strcmp(text, d->lights[i]))
      return colour[i];
  return NULL;
}

static void cells(table_out *t, const char *const *text, bool head)
{
  const table_def *d = t->def;
  buf_puts(&t->b, "<w:tr><w:trPr><w:cantSplit/>");
  if(head)
    buf_puts(&t->b, "<w:tblHeader/>");
  buf_puts(&t->b, "</w:trPr>");
  for(int i = 0; i < d->columns; i++) {
    const char *cell = head ? d->column[i].title : text[i];
    const char *shade = head ? "DCE6F1" : fill(d, i, cell);
    bool middle = d->column[i].kind != COLUMN_TEXT;
    buf_fmt(&t->b, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>",
            twips(d, i));
    if(shade)
      buf_fmt(&t->b, "<w:shd w:val=\"clear\" w:color=\"auto\" "
              "w:fill=\"%s\"/>", shade);
    buf_puts(&t->b, "<w:vAlign w:val=\"center\"/></w:tcPr>");
    paragraph(&t->b, head ? "Top" : "Cell", middle && !head, cell);
    buf_puts(&t->b, "</w:tc>");
  }
  buf_puts(&t->b, "</w:tr>");
}

static void border(ls_buf *b, const char *side, int size)
{
  buf_fmt(b, "<w:%s w:val=\"single\" w:sz=\"%d\" w:space=\"0\" "
          "w:color=\"000000\"/>", side, size);
}

static void top(table_out *t)
{
  const table_def *d = t->def;
  ls_buf *b = &t->b;
  buf_puts(b, XML "<w:document " W " xmlns:r=\"" OFFICE "\"><w:body>");
  paragraph(b, "Heading", false, d->title);
  if(*d->subtitle)
    paragraph(b, "Under", false, d->subtitle);
  buf_fmt(b, "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/>"
          "<w:jc w:val=\"center\"/><w:tblBorders>", TWIPS);
  border(b, "top", 8);
  border(b, "left", 8);
  border(b, "bottom", 8);
  border(b, "right", 8);
  border(b, "insideH", 4);
  border(b, "insideV", 4);
  buf_puts(b, "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
           "<w:left w:w=\"60\" w:type=\"dxa\"/>"
           "<w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
           "<w:tblGrid>");
  for(int i = 0; i < d->columns; i++)
    buf_fmt(b, "<w:gridCol w:w=\"%d\"/>", twips(d, i));
  buf_puts(b, "</w:tblGrid>");
  cells(t, NULL, true);
}

static table_out *docx_begin(const table_def *def, const port_sink *sink,
                             ls_err *err)
{
  table_out *t = ls_malloc(sizeof(*t));
  if(!t) {
    err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    return NULL;
  }
  *t = (table_out){ def, *sink, { 0 } };
  buf_init(&t->b, (size_t)512 << 20);
  top(t);
  return t;
}

static int row(table_out *t, const char *const *cell, ls_err *err)
{
  cells(t, cell, false);
  return buf_failed(&t->b)
           ? err_set(err, LS_ENOMEM, "no-memory", NULL, NULL) : 0;
}

/* --- the other parts ------------------------------------------------- */

static void bottom(table_out *t)
{
  ls_buf *b = &t->b;
  buf_puts(b, "</w:tbl>");
  if(*t->def->signature)
    paragraph(b, "Sign", false, t->def->signature);
  else
    buf_puts(b, "<w:p/>");
  buf_puts(b, "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"r3\"/>"
           "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
           "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1021\" "
           "w:left=\"1134\" w:header=\"567\" w:footer=\"567\" "
           "w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
}

static void field(ls_buf *b, const char *name)
{
  buf_fmt(b, "<w:fldSimple w:instr=\" %s \"><w:r><w:t>1</w:t></w:r>"
          "</w:fldSimple>", name);
}

static void run(ls_buf *b, const char *text)
{
  buf_puts(b, "<w:r><w:t xml:space=\"preserve\">");
  words(b, text);
  buf_puts(b, "</w:t></w:r>");
}

static void footer(ls_buf *b, bool english)
{
  buf_puts(b, XML "<w:ftr " W "><w:p><w:pPr><w:jc w:val=\"center\"/>"
           "</w:pPr>");
  run(b, english ? "Page " : "第 ");
  field(b, "PAGE");
  run(b, english ? " of " : " 页，共 ");
  field(b, "NUMPAGES");
  run(b, english ? "" : " 页");
  buf_puts(b, "</w:p></w:ftr>");
}

static void core(ls_buf *b, const table_def *d)
{
  char day[DAY_TEXT];
  day_write(d->day, day);
  buf_puts(b, XML "<cp:coreProperties xmlns:cp=\"" PACKAGE
           "metadata/core-properties\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
           "<dc:title>");
  plain(b, d->title);
  buf_puts(b, "</dc:title>");
  if(day[0])
    buf_fmt(b, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%sT04:00:00Z"
            "</dcterms:created>", day);
  buf_puts(b, "</cp:coreProperties>");
}

#define PART(name, z) { name, { z, sizeof(z) - 1 } }

static int pack(table_out *t, ls_buf *foot, ls_buf *props, ls_err *err)
{
  uint8_t *bytes;
  size_t n;
  if(buf_failed(&t->b) || buf_failed(foot) || buf_failed(props))
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  pack_member part[] = {
    PART("[Content_Types].xml", types),
    PART("_rels/.rels", root),
    { "docProps/core.xml", { props->p, props->n } },
    { "word/document.xml", { t->b.p, t->b.n } },
    PART("word/_rels/document.xml.rels", relations),
    PART("word/styles.xml", styles),
    PART("word/fontTable.xml", fonts),
    { "word/footer1.xml", { foot->p, foot->n } },
  };
  int rc = zip_write_bytes(part, sizeof(part) / sizeof(part[0]), &bytes, &n,
                           err);
  if(rc)
    return rc;
  rc = t->sink.write(t->sink.arg, bytes, n, err);
  ls_free(bytes);
  return rc;
}

static int docx_close(table_out *t, bool keep, ls_err *err)
{
  ls_buf foot, props;
  int rc = 0;
  buf_init(&foot, 4096);
  buf_init(&props, 65536);
  if(keep) {
    bottom(t);
    footer(&foot, t->def->english);
    core(&props, t->def);
    rc = pack(t, &foot, &props, err);
  }
  buf_free(&foot);
  buf_free(&props);
  buf_free(&t->b);
  ls_free(t);
  return rc;
}

const table_format table_docx = { "docx", docx_begin, row, docx_close };
