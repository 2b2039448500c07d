/* What pdftotext and antiword write, and the joining of its lines: any
 * bytes, since a document says what they write. */
#include "doc/lines.h"
#include "doc/ole.h"
#include "doc_check.h"

/* Letters and digits: of these nothing may come in twice. */
static size_t letters(const char *p, size_t n)
{
  size_t count = 0;
  for(size_t i = 0; i < n; i++)
    count += (uint8_t)p[i] > ' ' && (uint8_t)p[i] < 0x80;
  return count;
}

static void read_by(const doc_reader *r, ls_slice bytes)
{
  doc_text d;
  ls_err err = { 0 };
  doc_init(&d, r->format, 1 << 20);
  int rc = r->read(bytes, &doc_default_limits, &d, &err);
  check_answer(rc, &err, &d);
  FUZZ_CHECK(rc || letters(d.text.p, d.text.n) <= letters(bytes.s, bytes.n));
  doc_free(&d);
}

static void read_plain(ls_slice bytes)
{
  doc_lines l;
  doc_text d;
  ls_err err = { 0 };
  doc_init(&d, DOC_PDF, 1 << 20);
  lines_init(&l, 1 << 20);
  lines_plain(&l, bytes);
  int rc = lines_join(&l, &d, &err);
  check_answer(rc, &err, &d);
  FUZZ_CHECK(rc || letters(d.text.p, d.text.n) <= letters(bytes.s, bytes.n));
  lines_free(&l);
  doc_free(&d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  ls_slice bytes = { (const char *)data, n };
  ls_err err = { 0 };
  read_by(&doc_pdf, bytes);
  read_by(&doc_doc, bytes);
  read_plain(bytes);
  FUZZ_CHECK(doc_pdf.helper->check(bytes, &err) <= 0);
  FUZZ_CHECK(doc_doc.helper->check(bytes, &err) <= 0);
  FUZZ_CHECK(ole_format(bytes) < DOC_FORMATS);
  return 0;
}
