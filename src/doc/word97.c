/* Word 97-2003: what antiword writes of it, and what must be looked at
 * before.
 *
 * With -w 0 it writes a paragraph a line, a row of a table as |cell|cell|,
 * a picture as [pic], and behind a rule of dashes the notes as [1]. */
#include "doc/lines.h"
#include "doc/ole.h"

typedef struct lines {
  doc_text *out;
  bool ruled;    /* behind the rule */
} lines;

static bool is_row(ls_slice t)
{
  return t.n >= 2 && t.s[0] == '|' && t.s[t.n - 1] == '|';
}

static bool is_rule(ls_slice t)
{
  size_t i = 0;
  while(i < t.n && t.s[i] == '-')
    i++;
  return i == t.n && i >= 20;
}

static void put_row(doc_text *out, ls_slice t)
{
  doc_row(out);
  const char *p = t.s + 1, *end = t.s + t.n;
  while(p < end) {
    const char *bar = memchr(p, '|', (size_t)(end - p));
    doc_put(out, letters_trim((ls_slice){ p, (size_t)(bar - p) }));
    p = bar + 1;
    if(p < end)
      doc_cell(out);
  }
}

/* The text of a line without its pictures. */
static void put_text(doc_text *out, ls_slice t)
{
  size_t from = 0;
  for(size_t i = 0; i + 5 <= t.n; i++) {
    if(memcmp(t.s + i, "[pic]", 5) != 0)
      continue;
    doc_put(out, (ls_slice){ t.s + from, i - from });
    i += 4;
    from = i + 1;
  }
  doc_put(out, (ls_slice){ t.s + from, t.n - from });
}

static void one_line(lines *l, ls_slice t)
{
  t = letters_trim(t);
  if(is_rule(t)) {
    l->ruled = true;
    return;
  }
  doc_paragraph(l->out);
  if(is_row(t)) {
    put_row(l->out, t);
    return;
  }
  if(l->ruled && letters_note(t))
    doc_note(l->out);
  put_text(l->out, t);
}

static int read_doc(ls_slice b, const doc_limits *limits, doc_text *out,
                    ls_err *err)
{
  lines l = { .out = out };
  const char *p = b.s, *end = b.s + b.n;
  (void)limits;
  while(p < end) {
    const char *q = memchr(p, '\n', (size_t)(end - p));
    if(!q)
      q = end;
    one_line(&l, (ls_slice){ p, (size_t)(q - p) });
    p = q + 1;
  }
  return doc_finish(out, err);
}

static int check(ls_slice bytes, ls_err *err)
{
  ole_word w = ole_look(bytes);
  if(!w.whole)
    return err_set(err, LS_ECUT, "doc-cut", NULL, NULL);
  if(!w.found)
    return err_set(err, LS_EFORMAT, "doc-no-text", NULL, NULL);
  if(w.encrypted)
    return err_set(err, LS_ELOCKED, "doc-locked", NULL, NULL);
  return 0;
}

static int judge(int status, const char *error, ls_err *err)
{
  if(!status)
    return 0;
  return err_set(err, LS_EFORMAT, "doc-unread", error, NULL);
}

/* By this name and not "-", of which it would make a file of its own. */
static const char *const argv[] = { "antiword", "-w", "0", "-m", "UTF-8.txt",
  "/dev/stdin", NULL };

static const doc_helper helper = {
  .argv = argv, .package = "antiword", .check = check, .judge = judge
};

const doc_reader doc_doc = { "doc", DOC_DOC, read_doc, &helper };
