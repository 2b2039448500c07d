/* A stranger's spreadsheet read in a child process: what is broken or
 * hostile in it breaks the child. */
#include <string.h>

#include "base/alloc.h"
#include "pack/xml.h"
#include "port/sheet_wire.h"
#include "sys/child.h"

#define FLUSH ((size_t)128 << 10) /* written at once */

/* An xlsx of a million rows of ten cells takes some ten seconds and as many
 * bytes as its inflated sheet; a csv the bytes of its text. */
const sys_limits sheet_limits = {
  .memory = (size_t)3 << 30, .seconds = 120, .output = (size_t)1 << 30,
  .files = 4
};

typedef struct apart {
  sheet_reader head;
  ls_slice bytes;
  sys_stream *stream;
  sheet_wire wire;
} apart;

/* --- in the child -------------------------------------------------------- */

static int flush(ls_buf *b, int fd)
{
  int rc = buf_failed(b) ? -1 : sys_child_write(fd, b->p, b->n);
  buf_clear(b);
  return rc;
}

/* All rows; 0, a reader's code with *err, or 1 where the parent has gone. */
static int send_rows(sheet_reader *s, ls_buf *b, int fd, ls_err *err)
{
  uint32_t sheet = UINT32_MAX;
  sheet_row row;
  int rc;
  while((rc = sheet_next(s, &row, err)) == 1) {
    rc = wire_put_row(b, s, &row, &sheet, err);
    if(rc)
      return rc;
    if(buf_failed(b))
      return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    if(b->n >= FLUSH && flush(b, fd))
      return 1;
  }
  return rc;
}

static int read_sheet(void *arg, int fd)
{
  const apart *a = arg;
  char end[WIRE_END];
  ls_buf b;
  ls_err err;
  memset(&err, 0, sizeof(err)); /* its padding goes over, too */
  buf_init(&b, ROW_BYTES * 2);
  sheet_reader *s = sheet_open(a->bytes, &err);
  int rc = s ? send_rows(s, &b, fd, &err) : (int)err.code;
  if(rc > 0 || (!buf_failed(&b) && flush(&b, fd))) /* rows before it */
    return 1;
  return sys_child_write(fd, end, wire_end(end, rc, &err)) != 0;
}

/* --- in the parent ------------------------------------------------------- */

static int cut_short(ls_err *err)
{
  return err_set(err, LS_EIO, "child-answer", NULL, NULL);
}

static int take_frame(apart *a, sheet_row *row, ls_err *err)
{
  const uint8_t *p;
  wire_frame f;
  int rc = sys_stream_take(a->stream, sizeof(f), &p, err);
  if(rc <= 0)
    return rc ? rc : cut_short(err);
  memcpy(&f, p, sizeof(f));
  if(!wire_may(&f))
    return cut_short(err);
  rc = sys_stream_take(a->stream, f.size, &p, err);
  if(rc <= 0)
    return rc ? rc : cut_short(err);
  return wire_take(&a->wire, &f, (ls_slice){ (const char *)p, f.size }, row,
                   err);
}

static int next(sheet_reader *s, sheet_row *row, ls_err *err)
{
  int rc;
  while((rc = take_frame((apart *)s, row, err)) == 2)
    ;
  return rc;
}

static void apart_merge(const sheet_reader *s, uint32_t row, uint32_t column,
                        char out[SHEET_RANGE])
{
  wire_merge(&((const apart *)s)->wire, row, column, out);
}

static void apart_close(sheet_reader *s)
{
  apart *a = (apart *)s;
  sys_stream_close(a->stream);
  wire_free(&a->wire);
  ls_free(a);
}

sheet_reader *sheet_apart_within(ls_slice bytes, const sys_limits *limits,
                                 ls_err *err)
{
  apart *a = ls_malloc(sizeof(*a));
  if(!a) {
    err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    return NULL;
  }
  memset(a, 0, sizeof(*a));
  a->head = (sheet_reader){ next, apart_close, apart_merge };
  a->bytes = bytes;
  wire_init(&a->wire);
  xml_prepare();
  a->stream = sys_stream_open(limits, read_sheet, a, err);
  if(a->stream)
    return &a->head;
  apart_close(&a->head);
  return NULL;
}

sheet_reader *sheet_apart(ls_slice bytes, ls_err *err)
{
  sys_limits l = sheet_limits;
  l.output += 8 * bytes.n; /* a cell of one byte is some twenty on its way */
  return sheet_apart_within(bytes, &l, err);
}
