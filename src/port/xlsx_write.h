/* What our xlsx files share: how they look and how they are handed on.
 * For src/port only. */
#ifndef LS_PORT_XLSX_WRITE_H
#define LS_PORT_XLSX_WRITE_H

#include <xlsxwriter.h>

#include "port/write.h"

typedef struct xlsx_file {
  lxw_workbook *book;
  char path[4096]; /* of the temporary file */
} xlsx_file;

/* Opens a workbook; 0 or a code. */
int xlsx_begin(xlsx_file *x, const char *title, ls_day day, ls_err *err);

/* Closes it and gives its bytes to the sink (NULL: nowhere). */
int xlsx_end(xlsx_file *x, const port_sink *sink, ls_err *err);

/* What the library returned as a code of ours. */
int xlsx_failed(lxw_error e, ls_err *err);

enum {
  LOOK_TITLE = 1,
  LOOK_HEAD = 2,
  LOOK_PLAIN = 4,  /* no border, no wrap */
  LOOK_OWN = 8,    /* the ledger's own, not to be edited */
  LOOK_MIDDLE = 16,
  LOOK_RIGHT = 32,
  LOOK_DAY = 64,
  LOOK_WORDS = 128, /* text that is no number, whatever it looks like */
  LOOK_ENTRY = 256  /* to be filled in on a protected sheet */
};

lxw_format *xlsx_format(lxw_workbook *w, unsigned look);

/* A4 on its side, page numbers. */
void xlsx_page(lxw_worksheet *s, bool english);

/* Rules for rows `from` to `to` of a column: colours, a list to choose
 * from. */
void xlsx_lights(lxw_workbook *w, lxw_worksheet *s, uint32_t from,
                 uint32_t to, uint16_t column, const char *const *words);
void xlsx_choices(lxw_worksheet *s, uint32_t from, uint32_t to,
                  uint16_t column, const char *const *words, bool english);

/* The height in points that `n` cells of these widths need. */
double xlsx_height(const char *const *cell, int n, const uint8_t *width);

/* One cell by its column_kind; 0 or a code. */
int xlsx_put(lxw_worksheet *s, uint32_t row, uint16_t column, int kind,
             const char *text, lxw_format *f, ls_err *err);

#endif
