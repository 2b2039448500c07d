#include "doc/wire.h"

#include "base/alloc.h"
#include "base/msg.h"
#include "base/utf8.h"
#include "sys/child.h"

#define MAGIC 0x6C73646Fu

/* Parent and child are one program: the struct goes as it lies. */
typedef struct {
  uint32_t magic;
  int32_t rc;
  ls_err err;
  uint32_t format;
  uint64_t text, marks, title, publisher, date; /* bytes; marks: how many */
} head;

static uint64_t held(const ls_buf *b)
{
  return b->failed ? 0 : b->n;
}

int wire_send(int fd, int rc, const ls_err *err, const doc_text *d)
{
  head h;
  memset(&h, 0, sizeof(h));
  h.magic = MAGIC;
  h.rc = rc;
  h.err = *err;
  if(rc)
    return sys_child_write(fd, &h, sizeof(h));
  h.format = d->format;
  h.text = d->text.n;
  h.marks = d->marks;
  h.title = held(&d->title);
  h.publisher = held(&d->publisher);
  h.date = held(&d->date);
  if(sys_child_write(fd, &h, sizeof(h)) ||
     sys_child_write(fd, d->text.p, d->text.n) ||
     sys_child_write(fd, d->mark, d->marks * sizeof(*d->mark)) ||
     sys_child_write(fd, d->title.p, h.title) ||
     sys_child_write(fd, d->publisher.p, h.publisher))
    return -1;
  return sys_child_write(fd, d->date.p, h.date);
}

/* --- receiving ----------------------------------------------------------- */

static bool is_text(ls_slice s)
{
  const uint8_t *p = (const uint8_t *)s.s, *end = p + s.n;
  uint32_t cp;
  for(int k; p < end; p += k) {
    if(!(k = utf8_next(p, end, &cp)))
      return false;
    if(cp < 0x20 && cp != '\n' && cp != '\t')
      return false;
  }
  return true;
}

static bool good_marks(const doc_mark *m, size_t n, ls_slice text)
{
  for(size_t i = 0; i < n; i++) {
    if(m[i].at >= text.n || m[i].kind > DOC_TABLE ||
       ((uint8_t)text.s[m[i].at] & 0xC0) == 0x80)
      return false;
    if(i && (m[i - 1].at > m[i].at ||
             (m[i - 1].at == m[i].at && m[i - 1].kind > m[i].kind)))
      return false;
  }
  return true;
}

/* The next `n` bytes; false where there are not as many. */
static bool cut(ls_slice *rest, uint64_t n, ls_slice *out)
{
  if(n > rest->n)
    return false;
  *out = (ls_slice){ rest->s, (size_t)n };
  rest->s += n;
  rest->n -= (size_t)n;
  return true;
}

static bool parts(const head *h, ls_slice rest, ls_slice text[4],
                  ls_slice *marks)
{
  return h->format < DOC_FORMATS && h->marks <= rest.n &&
         cut(&rest, h->text, &text[0]) &&
         cut(&rest, h->marks * sizeof(doc_mark), marks) &&
         cut(&rest, h->title, &text[1]) &&
         cut(&rest, h->publisher, &text[2]) &&
         cut(&rest, h->date, &text[3]) && !rest.n && is_text(text[0]) &&
         is_text(text[1]) && is_text(text[2]) && is_text(text[3]);
}

static int broken(ls_err *err)
{
  return err_set(err, LS_EIO, "child-answer", NULL, NULL);
}

int wire_receive(ls_slice bytes, doc_text *d, ls_err *err)
{
  head h;
  ls_slice text[4], marks;
  if(bytes.n < sizeof(h))
    return broken(err);
  memcpy(&h, bytes.s, sizeof(h));
  if(h.magic != MAGIC || (h.rc && !msg_is_error(&h.err, h.rc)))
    return broken(err);
  if(h.rc) {
    *err = h.err;
    return h.rc;
  }
  ls_slice rest = { bytes.s + sizeof(h), bytes.n - sizeof(h) };
  if(!parts(&h, rest, text, &marks))
    return broken(err);
  d->mark = ls_malloc(marks.n);
  if(!d->mark)
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  if(marks.n)
    memcpy(d->mark, marks.s, marks.n);
  d->marks = d->mark_cap = (size_t)h.marks;
  if(!good_marks(d->mark, d->marks, text[0]))
    return broken(err);
  d->format = (doc_format)h.format;
  buf_slice(&d->text, text[0]);
  buf_slice(&d->title, text[1]);
  buf_slice(&d->publisher, text[2]);
  buf_slice(&d->date, text[3]);
  if(d->text.failed)
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  return LS_OK;
}
