/* From a document's bytes to its text, in a child process. */
#include <pthread.h>

#include "base/alloc.h"
#include "doc/doc.h"
#include "doc/html.h"
#include "doc/wire.h"
#include "pack/xml.h"
#include "sys/child.h"
#include "sys/convert.h"

/* One line a reader, so that they do not meet in a merge. */
static const doc_reader *const readers[] = {
  &doc_html,
  &doc_docx,
  &doc_pdf,
  &doc_doc,
  &doc_ofd,
};

static void prepare(void)
{
  sys_convert_prepare();
  html_prepare();
  xml_prepare();
}

void doc_prepare(void)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, prepare);
}

/* Formats that are known and not read: what they are and what to do. */
static int refuse(doc_format f, ls_err *err)
{
  static const char *const key[DOC_FORMATS] = {
    [DOC_RTF] = "format-rtf", [DOC_WPS] = "format-wps",
    [DOC_XLS] = "format-sheet", [DOC_XLSX] = "format-sheet",
    [DOC_PPT] = "format-slides", [DOC_EPUB] = "format-epub",
    [DOC_OTHER_ZIP] = "format-other-zip", [DOC_ARCHIVE] = "format-archive",
    [DOC_IMAGE] = "format-image",
    [DOC_XML] = "format-xml"
  };
  if(f == DOC_LOCKED)
    return err_set(err, LS_ELOCKED, "format-locked", NULL, NULL);
  return err_set(err, LS_EFORMAT, key[f] ? key[f] : "format-unknown",
                 doc_format_name(f), NULL);
}

typedef struct {
  const doc_reader *reader;
  ls_slice bytes;
  const doc_limits *limits;
} job;

/* --- in the child -------------------------------------------------------- */

static int read_document(void *arg, int fd)
{
  const job *j = arg;
  doc_text d;
  ls_err err = { 0 };
  sys_convert_in_child();
  doc_init(&d, j->reader->format, j->limits->text);
  int rc = j->reader->read(j->bytes, j->limits, &d, &err);
  if(!rc)
    rc = doc_finish(&d, &err);
  return wire_send(fd, rc, &err, &d) != 0;
}

static int check_document(void *arg, int fd)
{
  const job *j = arg;
  doc_text d;
  ls_err err = { 0 };
  sys_convert_in_child();
  doc_init(&d, j->reader->format, j->limits->text);
  int rc = j->reader->helper->check(j->bytes, &err);
  return wire_send(fd, rc, &err, &d) != 0;
}

/* --- in the parent ------------------------------------------------------- */

/* Runs `work` on the document and takes its answer. */
static int in_child(job *j, int (*work)(void *arg, int fd), doc_text *out,
                    ls_err *err)
{
  const doc_limits *l = j->limits;
  /* marks are fewer than characters, and a line has some five at most */
  sys_limits limits = { .memory = l->memory, .seconds = l->seconds,
                        .output = l->text * 2 + (1 << 20), .files = 4 };
  uint8_t *bytes;
  size_t n;
  int status;
  int rc = sys_child(&limits, work, j, &bytes, &n, &status, err);
  if(rc)
    return rc;
  rc = wire_receive((ls_slice){ (const char *)bytes, n }, out, err);
  ls_free(bytes);
  if(rc == LS_ENOMEM) /* the child's, not ours */
    rc = err_set(err, LS_ELIMIT, "child-memory", NULL, NULL);
  return rc;
}

/* What the helper program makes of the document, to be given to read(). */
static int run_helper(job *j, uint8_t **bytes, size_t *n, doc_text *out,
                      ls_err *err)
{
  const doc_helper *h = j->reader->helper;
  const doc_limits *l = j->limits;
  sys_limits limits = { .memory = l->memory, .seconds = l->seconds,
                        .output = l->text * 4, /* it may write tags as well */
                        .files = 32 };
  char error[256];
  int status, rc = h->check ? in_child(j, check_document, out, err) : LS_OK;
  if(rc)
    return rc;
  rc = sys_program(h->argv, j->bytes, &limits, bytes, n, &status, error,
                   err);
  if(rc == LS_EHELPER)
    err_set(err, rc, "helper-missing", h->argv[0], h->package);
  if(!rc && h->judge && (rc = h->judge(status, error, err)) != 0) {
    ls_free(*bytes);
    *bytes = NULL;
  }
  return rc;
}

static int open_with(const doc_reader *reader, ls_slice bytes,
                     const doc_limits *limits, doc_text *out, ls_err *err)
{
  job j = { reader, bytes, limits };
  uint8_t *made = NULL;
  size_t n = 0;
  if(reader->helper) {
    int rc = run_helper(&j, &made, &n, out, err);
    if(rc)
      return rc;
    doc_free(out); /* of the check there is nothing to keep */
    doc_init(out, reader->format, limits->text);
    j.bytes = (ls_slice){ (const char *)made, n };
  }
  int rc = in_child(&j, read_document, out, err);
  ls_free(made);
  return rc;
}

int doc_open(ls_slice bytes, const doc_limits *limits, doc_text *out,
             ls_err *err)
{
  doc_format f = doc_detect(bytes);
  doc_prepare();
  doc_init(out, f, limits->text);
  for(size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++)
    if(readers[i]->format == f)
      return open_with(readers[i], bytes, limits, out, err);
  return refuse(f, err);
}
