#include "app/documents.h"

#include <stdio.h>

#include "base/alloc.h"
#include "doc/archive.h"

static int tell_error(const app_reading *how, const char *source, ls_err *err)
{
  app_found f = { source, { NULL, 0 }, "", NULL, err };
  snprintf(err->file, sizeof(err->file), "%s", source);
  return how->found(how->arg, &f);
}

/* The text, with what is known of it besides. */
static int read_text(const app_reading *how, const char *source,
                     ls_slice bytes, const char *sha256, const doc_text *d)
{
  ls_slice text = d ? (ls_slice){ d->text.p, d->text.n } : bytes;
  ls_read_options options = how->options;
  ls_report *r;
  ls_err err;
  options.format = doc_format_name(d ? d->format : DOC_TEXT);
  options.yours = how->spend && !d;
  if(d) {
    options.marks = d->mark;
    options.marks_n = d->marks;
    options.title = (ls_slice){ d->title.p, d->title.n };
    options.publisher = (ls_slice){ d->publisher.p, d->publisher.n };
    options.date = (ls_slice){ d->date.p, d->date.n };
  }
  if(reader_read(how->lex, (const uint8_t *)text.s, text.n, &options, &r,
                 &err))
    return tell_error(how, source, &err);
  app_found f = { source, bytes, sha256, r, NULL };
  int rc = how->found(how->arg, &f);
  reader_free(r);
  return rc;
}

/* One document, which is no archive. */
static int read_document(const app_reading *how, const char *source,
                         ls_slice bytes, doc_format format)
{
  char sha[SHA256_HEX] = "";
  doc_text d;
  ls_err err;
  if(how->sha256)
    hash_sha256(bytes.s, bytes.n, sha);
  if(format == DOC_TEXT)
    return read_text(how, source, bytes, sha, NULL);
  int rc = doc_open(bytes, how->limits, &d, &err)
             ? tell_error(how, source, &err)
             : read_text(how, source, bytes, sha, &d);
  doc_free(&d);
  return rc;
}

typedef struct {
  const app_reading *how;
  const char *archive;
} in_archive;

static int see_member(void *arg, const doc_member *m)
{
  const in_archive *in = arg;
  doc_format format = m->err ? DOC_TEXT : doc_detect(m->bytes);
  ls_buf source;
  ls_err err;
  int rc;
  buf_init(&source, 8192);
  buf_fmt(&source, "%s/%s", in->archive, m->name);
  if(m->err || format == DOC_ZIP) {
    if(m->err)
      err = *m->err;
    else
      err_set(&err, LS_EFORMAT, "zip-nested", NULL, NULL);
    rc = tell_error(in->how, buf_cstr(&source), &err);
  }
  else
    rc = read_document(in->how, buf_cstr(&source), m->bytes, format);
  buf_free(&source);
  return rc;
}

static int read_archive(const app_reading *how, const char *source,
                        ls_slice bytes)
{
  app_reading each = *how;
  each.spend = false; /* members are not the caller's */
  in_archive in = { &each, source };
  ls_err err = { 0 };
  int rc = archive_read(bytes, how->limits, how->max, see_member, &in, &err);
  /* codes are negative; what `found` returned is not to be told again */
  return rc && err.code == rc ? tell_error(how, source, &err) : rc;
}

int app_documents(const app_reading *how, const char *source, ls_slice bytes)
{
  doc_format format = doc_detect(bytes);
  return format == DOC_ZIP ? read_archive(how, source, bytes)
                           : read_document(how, source, bytes, format);
}
