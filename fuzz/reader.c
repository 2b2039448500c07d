/* The reader whole, and what is printed of it. */
#include "emit/emit.h"
#include "fuzz.h"

static int put(void *arg, const char *p, size_t n)
{
  size_t *sum = arg;
  for(size_t i = 0; i < n; i++)
    *sum += (unsigned char)p[i];
  return 0;
}

static void check_phrase(const ls_phrase *p, uint32_t n)
{
  FUZZ_CHECK(p->n <= PHRASE_PARTS);
  for(uint32_t i = 0; i < p->n; i++)
    fuzz_span(p->part[i], n);
}

static void check_records(const ls_report *r)
{
  uint32_t n = r->text.n;
  for(uint32_t i = 0; i < r->figures.n; i++) {
    fuzz_span(r->figures.v[i].h.span, n);
    fuzz_span(r->figures.v[i].per, n);
    check_phrase(&r->figures.v[i].indicator, n);
  }
  for(uint32_t i = 0; i < r->milestones.n; i++) {
    fuzz_span(r->milestones.v[i].h.span, n);
    fuzz_span(r->milestones.v[i].verb, n);
    check_phrase(&r->milestones.v[i].object, n);
  }
  for(uint32_t i = 0; i < r->items.n; i++) {
    const ls_item *t = &r->items.v[i];
    fuzz_span(t->h.span, n);
    fuzz_span(t->sentence, n);
    FUZZ_CHECK(t->figure + t->figures <= r->figures.n || !t->figures);
    FUZZ_CHECK(t->milestone + t->milestones <= r->milestones.n ||
               !t->milestones);
  }
}

static void check_account(const ls_coverage *c)
{
  FUZZ_CHECK(c->numerals == c->figures + c->names + c->dates + c->numbering +
                              c->idioms + c->unread);
  FUZZ_CHECK(c->narrative <= c->sentences);
}

/* Every format, in both languages. */
static void print_all(const ls_report *r, bool explain)
{
  static const ls_format *const formats[] = {
    &format_jsonl, &format_csv, &format_table, &format_html, &format_none
  };
  size_t sum = 0;
  ls_emit to = { .write = put, .arg = &sum, .source = "-", .sha256 = "",
                 .nth = 1, .explain = explain, .english = explain,
                 .colour = explain, .width = explain ? 40 : 0 };
  for(size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
    const ls_format *f = formats[i];
    FUZZ_CHECK(!f->open || f->open(&to) == 0);
    FUZZ_CHECK(f->report(r, &to) == 0);
    FUZZ_CHECK(!f->close || f->close(&to) == 0);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  ls_read_options opt = { .explain = n && (data[n - 1] & 1) };
  ls_report *r = NULL;
  ls_err err = { 0 };
  int rc = reader_read(fuzz_lex(), data, n, &opt, &r, &err);
  FUZZ_CHECK((rc == LS_OK) == (r != NULL));
  if(rc) {
    FUZZ_CHECK(err.code == rc && err.key[0]);
    return 0;
  }
  check_records(r);
  check_account(&r->coverage);
  print_all(r, opt.explain);
  reader_free(r);
  return 0;
}
