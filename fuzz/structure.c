/* Lines, headings, sections, sentences, place and year. */
#include "fuzz.h"

static void check_sections(const ls_doc *d)
{
  const ls_report *r = d->report;
  for(uint32_t i = 0; i < r->sections.n; i++) {
    const ls_section *s = &r->sections.v[i];
    fuzz_span(s->h.span, d->n);
    fuzz_span(s->number, d->n);
    fuzz_span(s->title, d->n);
    FUZZ_CHECK(s->level >= 1 && s->role <= ROLE_ASIDE);
    FUZZ_CHECK(s->parent == NO_ID || s->parent < i);
    FUZZ_CHECK(!i || r->sections.v[i - 1].h.span.start <= s->h.span.start);
  }
}

static void check_structure(ls_doc *d)
{
  uint32_t end = 0;
  report_structure(d);
  check_sections(d);
  for(uint32_t i = 0; i < d->sentences.n; i++) {
    const ls_sentence *s = &d->sentences.v[i];
    fuzz_span(s->span, d->n);
    FUZZ_CHECK(s->span.start >= end && s->span.start < s->span.end);
    FUZZ_CHECK(s->section == NO_ID || s->section < d->report->sections.n);
    end = s->span.end;
  }
  for(uint32_t i = 0; i < d->report->asides.n; i++)
    fuzz_span(d->report->asides.v[i].h.span, d->n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  fuzz_doc(data, n, check_structure);
  return 0;
}
