/* What holds of any document that was read. */
#ifndef LS_FUZZ_DOC_CHECK_H
#define LS_FUZZ_DOC_CHECK_H

#include "base/utf8.h"
#include "doc/doc.h"
#include "fuzz.h"

/* UTF-8 without controls, no empty line, marks in order of place. */
static inline void check_document(const doc_text *d)
{
  const uint8_t *p = (const uint8_t *)d->text.p, *end = p + d->text.n;
  uint32_t cp = '\n', before, at = 0;
  FUZZ_CHECK(d->text.n && end[-1] == '\n');
  for(int k; p < end; p += k) {
    before = cp;
    FUZZ_CHECK((k = utf8_next(p, end, &cp)) > 0);
    FUZZ_CHECK(cp >= ' ' || cp == '\n' || cp == '\t');
    FUZZ_CHECK(cp != '\n' || before != '\n');
  }
  for(size_t i = 0; i < d->marks; i++) {
    FUZZ_CHECK(d->mark[i].at >= at && d->mark[i].at < d->text.n);
    at = d->mark[i].at;
  }
}

/* The answer of a reader: a document, or a code with its words. */
static inline void check_answer(int rc, const ls_err *err, const doc_text *d)
{
  if(!rc)
    check_document(d);
  else
    FUZZ_CHECK(rc < 0 && err->key[0] && (int)err->code == rc);
}

#endif
