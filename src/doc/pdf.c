/* PDF: what pdftotext tells of it, and what must be looked at before. */
#include "doc/lines.h"
#include "doc/pdf_streams.h"

#define TAIL 2048 /* bytes at the end in which the trailer's mark stands */
#define HEAD 1024 /* and at the beginning, where the first object does */

/* The last place of `word` in [s, s + n), or NULL. */
static const char *last(const char *s, size_t n, const char *word)
{
  size_t k = strlen(word);
  for(size_t i = n >= k ? n - k + 1 : 0; i > 0; i--) {
    if(!memcmp(s + i - 1, word, k))
      return s + i - 1;
  }
  return NULL;
}

static const char *first(const char *s, size_t n, const char *word)
{
  size_t k = strlen(word);
  for(size_t i = 0; i + k <= n; i++) {
    if(!memcmp(s + i, word, k))
      return s + i;
  }
  return NULL;
}

/* The number behind white space at `p`, before `end`; SIZE_MAX if none. */
static size_t number(const char *p, const char *end)
{
  size_t v = 0;
  int digits = 0;
  while(p < end && (*p == ' ' || *p == '\r' || *p == '\n'))
    p++;
  for(; p < end && *p >= '0' && *p <= '9' && digits < 15; p++, digits++)
    v = v * 10 + (size_t)(*p - '0');
  return digits ? v : SIZE_MAX;
}

/* A file made for reading over the network says how long it is, and has an
 * end mark early on, at which a cut would not show. */
static bool shorter_than_told(ls_slice b)
{
  size_t n = b.n < HEAD ? b.n : HEAD;
  const char *linear = first(b.s, n, "/Linearized");
  const char *length = linear ? first(linear, (size_t)(b.s + n - linear),
                                      "/L ") : NULL;
  size_t told = length ? number(length + 2, b.s + n) : SIZE_MAX;
  return told != SIZE_MAX && told > b.n;
}

/* Whether a cross-reference table or stream begins at `at`. */
static bool reference_at(ls_slice b, size_t at)
{
  if(at >= b.n)
    return false;
  const char *p = b.s + at, *end = b.s + b.n;
  while(p < end && (*p == ' ' || *p == '\r' || *p == '\n'))
    p++;
  if((size_t)(end - p) >= 4 && !memcmp(p, "xref", 4))
    return true;
  return number(p, end) != SIZE_MAX; /* 12 0 obj */
}

/* Whether the file ends as one does that is whole. */
static bool is_whole(ls_slice b)
{
  size_t n = b.n < TAIL ? b.n : TAIL;
  const char *tail = b.s + b.n - n;
  const char *mark = last(tail, n, "%%EOF");
  const char *start = mark ? last(tail, (size_t)(mark - tail), "startxref")
                           : NULL;
  if(!start || shorter_than_told(b))
    return false;
  size_t at = number(start + 9, mark);
  const char *pdf = first(b.s, b.n < HEAD ? b.n : HEAD, "%PDF-");
  size_t junk = pdf ? (size_t)(pdf - b.s) : 0; /* places count from there */
  return at != SIZE_MAX && (reference_at(b, at) ||
                            reference_at(b, at + junk));
}

static int check(ls_slice b, ls_err *err)
{
  if(!is_whole(b))
    return err_set(err, LS_ECUT, "pdf-cut", NULL, NULL);
  size_t broken = pdf_broken_stream(b);
  if(broken == SIZE_MAX)
    return 0;
  err_set(err, LS_ECUT, "pdf-data", NULL, NULL);
  if(err) {
    err->byte = broken;
    err->has_byte = 1;
  }
  return LS_ECUT;
}

static bool says(const char *error, const char *word)
{
  return strstr(error, word) != NULL;
}

/* Words by which poppler tells of bytes it could not use; others of its
 * errors are about fonts and layers that are told of nowhere. */
static bool is_damage(const char *error)
{
  static const char *const word[] = { "xref", "XRef", "trailer", "atalog",
    "flate stream", "endstream", "stream length", "'Length'", "End of file",
    "Unterminated", "Illegal character", "Unknown filter", "Couldn't read",
    "Top-level", "Loop in", "Page count", "Dictionary key", "Leftover args",
    "Failed to parse", "Too few", "Unknown operator", NULL };
  if(!says(error, "Syntax Error"))
    return false;
  for(int i = 0; word[i]; i++) {
    if(says(error, word[i]))
      return true;
  }
  return false;
}

static int judge(int status, const char *error, ls_err *err)
{
  if(says(error, "ncorrect password") || says(error, "ncryption") ||
     status == 3)
    return err_set(err, LS_ELOCKED, "pdf-locked", NULL, NULL);
  if(says(error, "language pack"))
    return err_set(err, LS_EHELPER, "pdf-no-maps", "poppler-data", NULL);
  if(status != 0 || is_damage(error))
    return err_set(err, LS_ECUT, "pdf-damaged", error, NULL);
  return 0;
}

static int read_pdf(ls_slice bytes, const doc_limits *limits, doc_text *out,
                    ls_err *err)
{
  doc_lines l;
  lines_init(&l, limits->text);
  lines_bbox(&l, bytes);
  int rc = lines_join(&l, out, err);
  lines_free(&l);
  if(rc == LS_EEMPTY)
    return err_set(err, LS_EEMPTY, "pdf-scanned", NULL, NULL);
  return rc;
}

/* The boxes of words, and not the text alone: indentation tells where a
 * paragraph begins, and a place at a page's edge what a running head is. */
static const char *const argv[] = { "pdftotext", "-bbox-layout", "-enc",
  "UTF-8", "-", "-", NULL };

static const doc_helper helper = {
  .argv = argv, .check = check, .judge = judge,
  .package = "poppler-utils, poppler-data (Homebrew: poppler)"
};

const doc_reader doc_pdf = { "pdf", DOC_PDF, read_pdf, &helper };
