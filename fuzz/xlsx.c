/* Tables as xlsx.  What begins as an archive is taken as it is; anything
 * else is the text of a sheet and, a NUL between them, of shared strings,
 * styles and the workbook, and an archive is made of it. */
#include "base/alloc.h"
#include "pack/zip_write.h"
#include "table_check.h"

#define REL "http://schemas.openxmlformats.org/officeDocument/2006/" \
            "relationships"
static const char relations[] =
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
  "relationships\"><Relationship Id=\"r1\" Type=\"" REL "/worksheet\" "
  "Target=\"one.xml\"/><Relationship Id=\"r2\" Type=\"" REL
  "/sharedStrings\" Target=\"strings.xml\"/><Relationship Id=\"r3\" Type=\""
  REL "/styles\" Target=\"styles.xml\"/></Relationships>";
static const char workbook[] =
  "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/"
  "main\" xmlns:r=\"" REL "\"><sheets><sheet name=\"a\" sheetId=\"1\" "
  "r:id=\"r1\"/></sheets></workbook>";

/* The text up to the next NUL. */
static ls_slice part(const char **p, const char *end)
{
  const char *nul = *p < end ? memchr(*p, 0, (size_t)(end - *p)) : NULL;
  ls_slice s = { *p, (size_t)((nul ? nul : end) - *p) };
  *p = nul ? nul + 1 : end;
  return s;
}

static void made(const char *p, const char *end)
{
  pack_member m[5];
  size_t k = 0, n;
  uint8_t *bytes;
  ls_err err;
  m[k++] = (pack_member){ "xl/one.xml", part(&p, end) };
  ls_slice strings = part(&p, end), styles = part(&p, end);
  ls_slice book = part(&p, end);
  if(strings.n)
    m[k++] = (pack_member){ "xl/strings.xml", strings };
  if(styles.n)
    m[k++] = (pack_member){ "xl/styles.xml", styles };
  m[k++] = (pack_member){ "xl/workbook.xml",
                          book.n ? book : slice_of(workbook) };
  m[k++] = (pack_member){ "xl/_rels/workbook.xml.rels",
                          slice_of(relations) };
  if(zip_write_bytes(m, k, &bytes, &n, &err))
    return;
  check_rows((ls_slice){ (char *)bytes, n });
  check_tables((ls_slice){ (char *)bytes, n });
  ls_free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  const char *p = (const char *)data;
  if(n < 4 || memcmp(p, "PK", 2) != 0)
    made(p, p + n);
  else {
    check_rows((ls_slice){ p, n });
    check_tables((ls_slice){ p, n });
  }
  return 0;
}
