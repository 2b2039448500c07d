/* Web pages: any bytes. */
#include "doc/doc.h"
#include "doc/html.h"
#include "fuzz.h"

/* Lines are not empty and have no white space at their ends. */
static void check_lines(const doc_text *d)
{
  const char *p = d->text.p, *end = p + d->text.n;
  FUZZ_CHECK(end[-1] == '\n');
  while(p < end) {
    const char *e = memchr(p, '\n', (size_t)(end - p));
    FUZZ_CHECK(e > p && *p != ' ' && e[-1] != ' ');
    p = e + 1;
  }
}

static void check_text(const doc_text *d)
{
  const uint8_t *p = (const uint8_t *)d->text.p, *end = p + d->text.n;
  uint32_t cp, at = 0;
  for(int k; p < end; p += k)
    FUZZ_CHECK((k = utf8_next(p, end, &cp)) > 0 &&
               (cp >= ' ' || cp == '\n' || cp == '\t'));
  for(size_t i = 0; i < d->marks; i++) {
    FUZZ_CHECK(d->mark[i].at >= at && d->mark[i].at < d->text.n);
    at = d->mark[i].at;
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  ls_slice bytes = { (const char *)data, n };
  doc_text d;
  ls_err err = { 0 };
  html_looks_like(bytes);
  doc_init(&d, DOC_HTML, 1 << 20);
  int rc = doc_html.read(bytes, &doc_default_limits, &d, &err);
  if(!rc)
    rc = doc_finish(&d, &err);
  if(!rc) {
    check_lines(&d);
    check_text(&d);
  } else
    FUZZ_CHECK(rc < 0 && err.key[0] && (int)err.code == rc);
  doc_free(&d);
  return 0;
}
