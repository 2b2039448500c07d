/* Word documents.  An even first byte: the rest is a file, archive and all.
 * An odd one: the rest is its parts of XML with NULs between, which spares
 * the fuzzer from packing them. */
#include "doc_check.h"
#include "doc/docx.h"
#include "pack/zip.h"

#include "base/alloc.h"

static bool count_name(void *arg, ls_slice name)
{
  size_t *sum = arg;
  for(size_t i = 0; i < name.n; i++)
    *sum += (uint8_t)name.s[i];
  return true;
}

/* Every member, through the same guards. */
static void check_members(ls_slice bytes)
{
  const pack_limits limits = { (size_t)1 << 20, 200, 1000 };
  ls_err err = { 0 };
  pack_zip *z = zip_open_bytes(bytes, &limits, &err);
  FUZZ_CHECK(z || err.code < 0);
  for(size_t i = 0; z && i < zip_members(z); i++) {
    uint8_t *p;
    size_t n;
    int rc = zip_read_member(z, i, &p, &n, &err);
    FUZZ_CHECK(rc ? rc == (int)err.code && !p : p && n <= 1 << 20);
    FUZZ_CHECK(strlen(zip_member_name(z, i)) > 0);
    ls_free(p);
  }
  zip_close_bytes(z);
}

static int read_parts(ls_slice s, doc_text *d, ls_err *err)
{
  ls_slice part[DOCX_PARTS] = { { "", 0 } };
  for(int i = 0; i < DOCX_PARTS && s.n; i++) {
    const char *end = memchr(s.s, 0, s.n);
    size_t n = end ? (size_t)(end - s.s) : s.n;
    part[i] = (ls_slice){ s.s, n };
    s.s += n + (end != NULL);
    s.n -= n + (end != NULL);
  }
  return docx_read(part, d, err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  ls_slice bytes = { (const char *)data + 1, n - 1 };
  doc_text d;
  ls_err err = { 0 };
  size_t sum = 0;
  if(!n)
    return 0;
  doc_init(&d, DOC_DOCX, 1 << 20);
  int rc;
  if(data[0] & 1)
    rc = read_parts(bytes, &d, &err);
  else {
    zip_peek(bytes, count_name, &sum);
    FUZZ_CHECK(doc_detect(bytes) < DOC_FORMATS);
    check_members(bytes);
    rc = doc_docx.read(bytes, &doc_default_limits, &d, &err);
  }
  if(!rc)
    rc = doc_finish(&d, &err);
  check_answer(rc, &err, &d);
  doc_free(&d);
  return 0;
}
