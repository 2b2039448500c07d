#include "extract/reader.h"

#include <string.h>

#include "base/alloc.h"

static const struct {
  const char *name;
  void (*run)(ls_doc *d);
} passes[] = {
  { "numbers", extract_numbers },
  { "figures", extract_figures },
  { "milestones", extract_milestones },
  { "items", extract_items },
  { "coverage", extract_coverage },
};

static void pass_done(const ls_read_options *opt, const char *name)
{
  if(opt && opt->stage)
    opt->stage(opt->stage_arg, name);
}

/* What is known besides the text, where it comes from a document. */
static void take_document(ls_doc *d, const ls_read_options *opt)
{
  ls_report *r = d->report;
  r->format = opt->format;
  r->title = opt->title;
  r->publisher = opt->publisher;
  r->date = opt->date;
  if(opt->format && strcmp(opt->format, "text") != 0)
    r->encoding = NULL; /* the reader's, not the document's */
  doc_marks(d, opt->marks, opt->marks_n);
}

static int read_all(ls_doc *d, const uint8_t *bytes, size_t n,
                    const ls_read_options *opt, ls_err *err)
{
  static const char *const encodings[] = { "UTF-8", "GB18030", "UTF-16LE",
                                           "UTF-16BE" };
  int rc = opt && opt->yours
             ? text_decode_yours(d->arena, (uint8_t *)(uintptr_t)bytes, n,
                                 &d->text, err)
             : text_decode(d->arena, bytes, n, &d->text, err);
  if(rc)
    return rc;
  d->f = d->text.fold;
  d->n = d->text.n;
  d->explain = opt && opt->explain;
  d->piece.size = opt ? opt->piece : 0;
  d->report->text = d->text.read;
  d->report->encoding = encodings[d->text.enc];
  d->report->place = opt && opt->place ? slice_of(opt->place) : SLICE("");
  d->report->year = opt ? (uint16_t)opt->year : 0;
  if(opt)
    take_document(d, opt);
  pass_done(opt, "decode and fold");
  report_structure(d);
  pass_done(opt, "structure");
  while(piece_next(d)) {
    pass_done(opt, "words");
    for(size_t i = 0; i < sizeof(passes) / sizeof(passes[0]); i++) {
      passes[i].run(d);
      pass_done(opt, passes[i].name);
    }
  }
  report_number(d->report);
  pass_done(opt, "numbering records");
  return LS_OK;
}

int reader_read(const ls_lex *lex, const uint8_t *bytes, size_t n,
                const ls_read_options *opt, ls_report **out, ls_err *err)
{
  jmp_buf oom;
  ls_report *volatile report = ls_malloc(sizeof(*report));
  *out = NULL;
  if(!report)
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  memset((void *)report, 0, sizeof(*report));
  arena_init((ls_arena *)&report->arena, &oom);
  if(setjmp(oom)) {
    reader_free(report);
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  }
  ls_doc *d = arena_zalloc((ls_arena *)&report->arena, sizeof(*d));
  d->report = report;
  d->arena = (ls_arena *)&report->arena;
  d->lex = lex;
  int rc = read_all(d, bytes, n, opt, err);
  if(rc) {
    reader_free(report);
    return rc;
  }
  report->arena.oom = NULL; /* nothing allocates in it from here on */
  *out = report;
  return LS_OK;
}

void reader_free(ls_report *r)
{
  if(!r)
    return;
  arena_free(&r->arena);
  ls_free(r);
}
