#include "doc/archive.h"

#include <stdio.h>

#include "base/alloc.h"
#include "base/msg.h"
#include "base/utf8.h"
#include "pack/zip.h"
#include "sys/child.h"
#include "sys/convert.h"

#define BATCH ((size_t)16 << 20) /* bytes a child inflates before it ends */
#define NAME 1024

/* Before each member, and last, with more == 0, where the archive ends. */
typedef struct {
  int32_t more, rc;
  uint32_t next; /* member to go on with */
  uint32_t name;
  uint64_t n;
  ls_err err;
} head;

typedef struct {
  ls_slice bytes;
  const doc_limits *limits;
  size_t most;
  size_t from; /* member to begin with */
} job;

/* --- in the child -------------------------------------------------------- */

static bool is_document(const char *name)
{
  const char *slash = strrchr(name, '/'), *base = slash ? slash + 1 : name;
  return *base && *base != '.' && strncmp(name, "__MACOSX/", 9) != 0;
}

static int send_head(int fd, head *h, const char *name, const uint8_t *p)
{
  h->name = name ? (uint32_t)strlen(name) : 0;
  return sys_child_write(fd, h, sizeof(*h)) ||
         sys_child_write(fd, name, h->name) ||
         sys_child_write(fd, p, (size_t)h->n);
}

/* One member: what it holds, or why not. */
static int send_member(const job *j, pack_zip *z, size_t i, int fd,
                       size_t *sent)
{
  head h;
  uint8_t *p = NULL;
  size_t n = 0;
  memset(&h, 0, sizeof(h));
  h.more = 1;
  h.next = (uint32_t)i + 1;
  h.rc = zip_read_member(z, i, &p, &n, &h.err);
  if(!h.rc && n > j->most) {
    char most[24];
    snprintf(most, sizeof(most), "%zu", j->most);
    h.rc = err_set(&h.err, LS_ETOOBIG, "file-over-limit", most, NULL);
    n = 0;
  }
  h.n = n;
  *sent += n;
  int rc = send_head(fd, &h, zip_member_name(z, i), p);
  ls_free(p);
  return rc;
}

static int inflate_some(void *arg, int fd)
{
  const job *j = arg;
  const pack_limits pl = { j->limits->inflated, j->limits->ratio,
                           j->limits->members };
  head h;
  size_t sent = 0, i = j->from;
  memset(&h, 0, sizeof(h));
  sys_convert_in_child();
  pack_zip *z = zip_open_bytes(j->bytes, &pl, &h.err);
  if(!z) {
    h.rc = h.err.code;
    return send_head(fd, &h, NULL, NULL);
  }
  for(; i < zip_members(z) && sent < BATCH; i++)
    if(is_document(zip_member_name(z, i)) &&
       send_member(j, z, i, fd, &sent))
      return 1;
  h.more = i < zip_members(z);
  h.next = (uint32_t)i;
  int rc = send_head(fd, &h, NULL, NULL);
  zip_close_bytes(z);
  return rc;
}

/* --- in the parent ------------------------------------------------------- */

static int broken(ls_err *err)
{
  return err_set(err, LS_EIO, "child-answer", NULL, NULL);
}

static bool is_name(ls_slice s)
{
  const uint8_t *p = (const uint8_t *)s.s, *end = p + s.n;
  uint32_t cp;
  for(int k; p < end; p += k)
    if(!(k = utf8_next(p, end, &cp)) || cp < 0x20 || cp == 0x7F)
      return false;
  return true;
}

static bool is_error(const head *h)
{
  const ls_err *e = &h->err;
  return h->rc < 0 && h->rc >= LS_EHELPER && e->code == h->rc &&
         memchr(e->key, 0, sizeof(e->key)) &&
         msg_text(e->key, true) != e->key &&
         memchr(e->arg[0], 0, sizeof(e->arg[0])) &&
         memchr(e->arg[1], 0, sizeof(e->arg[1]));
}

static bool next_head(ls_slice *rest, head *h)
{
  if(rest->n < sizeof(*h))
    return false;
  memcpy(h, rest->s, sizeof(*h));
  rest->s += sizeof(*h);
  rest->n -= sizeof(*h);
  return h->n <= rest->n && h->name <= rest->n - h->n &&
         (!h->rc || is_error(h));
}

typedef struct {
  int (*see)(void *arg, const doc_member *m);
  void *arg;
  size_t from, seen;
  bool over;
} progress;

/* A member of the answer. */
static int tell(progress *p, const head *h, ls_slice *rest, ls_err *err)
{
  char name[NAME];
  ls_slice said = { rest->s, h->name };
  if(!is_name(said) || said.n >= NAME || h->next <= p->from)
    return broken(err);
  snprintf(name, sizeof(name), "%.*s", (int)said.n, said.s);
  doc_member m = { name, { rest->s + h->name, (size_t)h->n },
                   h->rc ? &h->err : NULL };
  rest->s += h->name + h->n;
  rest->n -= h->name + (size_t)h->n;
  p->from = h->next;
  p->seen++;
  return p->see(p->arg, &m);
}

static int take(progress *p, ls_slice answer, ls_err *err)
{
  head h;
  while(next_head(&answer, &h)) {
    if(h.more && (h.name || h.n || h.rc)) {
      int rc = tell(p, &h, &answer, err);
      if(rc)
        return rc;
      continue;
    }
    if(h.rc) {
      *err = h.err;
      return h.rc;
    }
    if(answer.n || (h.more && h.next <= p->from && p->from))
      break;
    p->from = h.next;
    p->over = !h.more;
    return LS_OK;
  }
  return broken(err);
}

int archive_read(ls_slice bytes, const doc_limits *limits, size_t most,
                 int (*see)(void *arg, const doc_member *m), void *arg,
                 ls_err *err)
{
  progress p = { .see = see, .arg = arg };
  const sys_limits sl = { .memory = limits->memory,
                          .seconds = limits->seconds,
                          .output = limits->inflated + BATCH, .files = 4 };
  doc_prepare();
  while(!p.over) {
    job j = { bytes, limits, most, p.from };
    uint8_t *answer;
    size_t n;
    int status;
    int rc = sys_child(&sl, inflate_some, &j, &answer, &n, &status, err);
    if(!rc)
      rc = take(&p, (ls_slice){ (const char *)answer, n }, err);
    ls_free(answer);
    if(rc)
      return rc;
  }
  return p.seen ? LS_OK : err_set(err, LS_EEMPTY, "zip-empty", NULL, NULL);
}
