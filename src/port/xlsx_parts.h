/* The parts of an xlsx that stand beside its sheets.  For src/port only. */
#ifndef LS_PORT_XLSX_PARTS_H
#define LS_PORT_XLSX_PARTS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "pack/xml.h"
#include "pack/zip.h"
#include "port/sheet_inside.h"

typedef struct xlsx_sheet {
  const char *name, *path; /* path "": a sheet without cells, a chart */
  const char *relation;    /* its id */
  bool hidden;
} xlsx_sheet;

typedef struct xlsx_parts {
  VEC(xlsx_sheet) sheets;
  VEC(size_t) ends;        /* where each shared string ends in `strings` */
  VEC(uint8_t) formats;    /* format_kind of each cell style */
  ls_buf strings;
  const char *strings_path, *styles_path;
  bool since_1904;
} xlsx_parts;

/* Reads all of them.  Arena memory runs out by its jump.  0 or a code. */
int xlsx_read_parts(ls_arena *a, pack_zip *zip, xlsx_parts *out,
                    ls_err *err);

/* An open part: its bytes and the events of them. */
typedef struct xlsx_part {
  uint8_t *bytes;
  size_t n;
  pack_xml *xml;
} xlsx_part;

int xlsx_open_part(pack_zip *zip, const char *path, xlsx_part *out,
                   ls_err *err);
void xlsx_close_part(xlsx_part *p);

/* True where the event's element is of the spreadsheet language. */
bool xlsx_is(const pack_xml *x, const char *name);

/* Behind XML_OPEN of an <si> or <is>: appends the text of its runs, without
 * reading aids (rPh), up to its end.  0 or a code. */
int xlsx_string(pack_xml *x, ls_buf *to, ls_err *err);

/* Appends `s` with _xHHHH_ as the character it means. */
void xlsx_unescape(ls_buf *to, ls_slice s);

#endif
