/* Tables as xlsx, over libxlsxwriter: one sheet that is ready to print.
 *
 * The library writes files, so the table is made in a temporary one and
 * handed on from there.  With constant_memory a row is written when the next
 * one begins, so memory does not grow with their number. */
#include "port/xlsx_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/msg.h"
#include "port/sheet.h"
#include "sys/file.h"

/* --- the file -------------------------------------------------------- */

int xlsx_failed(lxw_error e, ls_err *err)
{
  if(e == LXW_NO_ERROR)
    return 0;
  if(e == LXW_ERROR_MEMORY_MALLOC_FAILED)
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  return err_set(err, LS_EIO, "table-write", lxw_strerror(e), NULL);
}

static int temporary(char *path, size_t size, ls_err *err)
{
  const char *folder = getenv("TMPDIR");
  snprintf(path, size, "%s/luoshi-XXXXXX",
           folder && *folder ? folder : "/tmp");
  int fd = mkstemp(path);
  if(fd < 0)
    return sys_error(err, path);
  close(fd);
  return 0;
}

static void properties(lxw_workbook *w, const char *title, ls_day day)
{
  lxw_doc_properties p = { 0 };
  p.title = (char *)(uintptr_t)title;
  /* noon, so that it is the same day in every time zone of China; never
     the clock, so that the same table has the same bytes */
  p.created = (time_t)(day == DAY_NONE ? 0 : day) * 86400 + 14400;
  workbook_set_properties(w, &p);
}

int xlsx_begin(xlsx_file *x, const char *title, ls_day day, ls_err *err)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  int rc = temporary(x->path, sizeof(x->path), err);
  if(rc)
    return rc;
  x->book = workbook_new_opt(x->path, &options);
  if(!x->book) {
    unlink(x->path);
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  }
  properties(x->book, title, day);
  return 0;
}

static int hand_on(const xlsx_file *x, const port_sink *sink, ls_err *err)
{
  uint8_t *bytes;
  size_t n;
  int rc = sys_read(x->path, (size_t)4 << 30, &bytes, &n, err);
  if(rc)
    return rc;
  rc = sink->write(sink->arg, bytes, n, err);
  ls_free(bytes);
  return rc;
}

int xlsx_end(xlsx_file *x, const port_sink *sink, ls_err *err)
{
  lxw_error e = workbook_close(x->book); /* frees it in any case */
  int rc = e ? xlsx_failed(e, err) : sink ? hand_on(x, sink, err) : 0;
  unlink(x->path);
  return rc;
}

/* --- how cells look -------------------------------------------------- */

#define LINE 0x808080
#define HEAD 0xDCE6F1
#define OWN 0xF2F2F2
#define OWN_TEXT 0x7F7F7F
#define ENTRY 0xFFFFE5

lxw_format *xlsx_format(lxw_workbook *w, unsigned look)
{
  lxw_format *f = workbook_add_format(w);
  if(!f)
    return NULL;
  bool middle = look & (LOOK_HEAD | LOOK_MIDDLE);
  format_set_font_name(f, "宋体");
  format_set_font_size(f, look & LOOK_TITLE ? 20 : 11);
  format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
  format_set_align(f, look & LOOK_RIGHT ? LXW_ALIGN_RIGHT
                      : middle || look & LOOK_TITLE ? LXW_ALIGN_CENTER
                                                    : LXW_ALIGN_LEFT);
  if(!(look & (LOOK_TITLE | LOOK_PLAIN)))
    format_set_text_wrap(f);
  if(look & LOOK_TITLE)
    format_set_font_name(f, "方正小标宋简体");
  if(look & (LOOK_TITLE | LOOK_PLAIN))
    return f;
  format_set_border(f, LXW_BORDER_THIN);
  format_set_border_color(f, LINE);
  if(look & LOOK_HEAD) {
    format_set_font_name(f, "黑体");
    format_set_bg_color(f, HEAD);
  }
  else if(look & LOOK_OWN) {
    format_set_bg_color(f, OWN);
    format_set_font_color(f, OWN_TEXT);
  }
  if(look & LOOK_DAY)
    format_set_num_format(f, "yyyy-mm-dd");
  if(look & LOOK_WORDS)
    format_set_num_format(f, "@");
  if(look & LOOK_ENTRY) {
    format_set_unlocked(f);
    format_set_bg_color(f, ENTRY);
  }
  return f;
}

void xlsx_page(lxw_worksheet *s, bool english)
{
  worksheet_set_landscape(s);
  worksheet_set_paper(s, 9); /* A4 */
  worksheet_set_margins(s, 0.4, 0.4, 0.5, 0.6);
  worksheet_center_horizontally(s);
  worksheet_set_footer(s, english ? "&C&9Page &P of &N"
                                  : "&C&9第 &P 页，共 &N 页");
}

/* Light colours, as people know them from such tables. */
void xlsx_lights(lxw_workbook *w, lxw_worksheet *s, uint32_t from,
                 uint32_t to, uint16_t column, const char *const *words)
{
  static const uint32_t fill[] = { 0xD9D9D9, 0xC6EFCE, 0xFFEB9C, 0xFFC7CE,
                                   0xDDEBF7 };
  static const uint32_t text[] = { 0x595959, 0x006100, 0x7F6000, 0x9C0006,
                                   0x1F4E78 };
  for(int i = 0; i < 5; i++) {
    char value[80];
    lxw_conditional_format c = { 0 };
    snprintf(value, sizeof(value), "\"%s\"", words[i]);
    c.type = LXW_CONDITIONAL_TYPE_CELL;
    c.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
    c.value_string = value;
    c.format = workbook_add_format(w);
    if(!c.format)
      return;
    format_set_bg_color(c.format, fill[i]);
    format_set_font_color(c.format, text[i]);
    worksheet_conditional_format_range(s, from, column, to, column, &c);
  }
}

#define CHOICES 255 /* bytes of a list within a cell's rule */

void xlsx_choices(lxw_worksheet *s, uint32_t from, uint32_t to,
                  uint16_t column, const char *const *words, bool english)
{
  lxw_data_validation v = { 0 };
  size_t n = 0;
  for(int i = 0; words[i]; i++)
    n += strlen(words[i]) + 1;
  if(!n || n > CHOICES)
    return;
  v.validate = LXW_VALIDATION_TYPE_LIST;
  v.value_list = (char **)(uintptr_t)words;
  v.error_title = (char *)(uintptr_t)msg_text("table-choose", english);
  v.error_message = (char *)(uintptr_t)msg_text("table-choose-one", english);
  worksheet_data_validation_range(s, from, column, to, column, &v);
}

/* --- cells ----------------------------------------------------------- */

/* Digits a spreadsheet keeps of a number. */
static bool exact(const char *z)
{
  int digits = 0;
  for(const char *p = z; *p; p++)
    if(*p >= '0' && *p <= '9')
      digits++;
    else if(*p != '.' && !(*p == '-' && p == z))
      return false;
  return digits > 0 && digits <= 15;
}

static lxw_error put_day(lxw_worksheet *s, uint32_t row, uint16_t column,
                         ls_day d, lxw_format *f)
{
  lxw_datetime t = { 0 };
  day_parts(d, &t.year, &t.month, &t.day);
  return worksheet_write_datetime(s, row, column, &t, f);
}

/* Text that looks like the file format's own escapes (_x0041_) gets one for
 * its first character; the library does not see to it.  *made (ls_free) is
 * NULL where there is nothing to do. */
static int escape(const char *text, char **made)
{
  size_t n = strlen(text);
  ls_buf b;
  *made = NULL;
  if(!strstr(text, "_x"))
    return 0;
  buf_init(&b, n * 7 + 16);
  for(const char *p = text; *p; p++) {
    buf_putc(&b, *p);
    if(p[0] == '_' && p[1] == 'x')
      buf_puts(&b, "x005F_");
  }
  buf_cstr(&b);
  if(buf_failed(&b))
    return LS_ENOMEM;
  *made = b.p;
  return 0;
}

static lxw_error put_words(lxw_worksheet *s, uint32_t row, uint16_t column,
                           const char *text, lxw_format *f)
{
  char *made;
  if(escape(text, &made))
    return LXW_ERROR_MEMORY_MALLOC_FAILED;
  lxw_error e = worksheet_write_string(s, row, column, made ? made : text, f);
  ls_free(made);
  return e;
}

int xlsx_put(lxw_worksheet *s, uint32_t row, uint16_t column, int kind,
             const char *text, lxw_format *f, ls_err *err)
{
  lxw_error e;
  ls_day day;
  if(!*text)
    e = worksheet_write_blank(s, row, column, f);
  else if(kind == COLUMN_NUMBER && exact(text))
    e = worksheet_write_number(s, row, column, strtod(text, NULL), f);
  else if(kind == COLUMN_DAY &&
          (day = day_parse(slice_of(text))) != DAY_NONE)
    e = put_day(s, row, column, day, f);
  else
    e = put_words(s, row, column, text, f);
  if(e == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED) {
    char at[SHEET_ADDRESS];
    sheet_address(row + 1, column, at);
    return err_set(err, LS_ETOOBIG, "table-cell-long", at, NULL);
  }
  if(e == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
    return err_set(err, LS_ETOOBIG, "table-rows", NULL, NULL);
  return e ? xlsx_failed(e, err) : 0;
}

/* --- the table ------------------------------------------------------- */

#define MOST_COLUMNS 64
#define SPARE 500 /* empty rows behind the last that get the rules too */

struct table_out {
  const table_def *def;
  port_sink sink;
  xlsx_file file;
  lxw_worksheet *sheet;
  lxw_format *format[MOST_COLUMNS];
  uint8_t width[MOST_COLUMNS];
  uint32_t head, row; /* of the header, the next one */
};

static unsigned look_of(const table_column *c)
{
  unsigned look = c->locked ? LOOK_OWN : 0;
  if(c->kind == COLUMN_DAY)
    return look | LOOK_DAY | LOOK_MIDDLE;
  if(c->kind == COLUMN_NUMBER)
    return look | LOOK_RIGHT;
  return look | LOOK_WORDS | (c->kind == COLUMN_SHORT ? LOOK_MIDDLE : 0);
}

/* The last column of the first sheet of paper, over which the title
 * stands. */
static uint16_t first_page(const table_def *d)
{
  for(int i = 1; i < d->columns; i++)
    if(d->column[i].page)
      return (uint16_t)(i - 1);
  return (uint16_t)(d->columns - 1);
}

static int heading(table_out *t, ls_err *err)
{
  const table_def *d = t->def;
  lxw_workbook *w = t->file.book;
  uint16_t last = (uint16_t)(d->columns - 1), over = first_page(d);
  lxw_format *head = xlsx_format(w, LOOK_HEAD);
  int rc = 0;
  worksheet_set_row(t->sheet, 0, 32, NULL);
  lxw_error e = worksheet_merge_range(t->sheet, 0, 0, 0, over, d->title,
                                      xlsx_format(w, LOOK_TITLE));
  if(!e)
    e = worksheet_merge_range(t->sheet, 1, 0, 1, over, d->subtitle,
                              xlsx_format(w, LOOK_PLAIN | LOOK_RIGHT));
  if(e)
    return xlsx_failed(e, err);
  worksheet_set_row(t->sheet, 2, 32, NULL);
  for(uint16_t i = 0; i <= last && !rc; i++)
    rc = xlsx_put(t->sheet, 2, i, COLUMN_TEXT, d->column[i].title, head, err);
  t->head = 2;
  t->row = 3;
  return rc;
}

static int columns(table_out *t, ls_err *err)
{
  const table_def *d = t->def;
  lxw_col_t breaks[MOST_COLUMNS + 1] = { 0 };
  int n = 0;
  for(int i = 0; i < d->columns; i++) {
    uint16_t c = (uint16_t)i;
    t->format[i] = xlsx_format(t->file.book, look_of(&d->column[i]));
    if(!t->format[i])
      return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    t->width[i] = d->column[i].width;
    worksheet_set_column(t->sheet, c, c, t->width[i] + 0.71, NULL);
    if(d->column[i].page)
      breaks[n++] = c;
  }
  worksheet_freeze_panes(t->sheet, 3, (uint16_t)d->frozen);
  worksheet_repeat_rows(t->sheet, 0, 2);
  worksheet_fit_to_pages(t->sheet, (uint16_t)(n + 1), 0);
  if(!n)
    return 0;
  worksheet_repeat_columns(t->sheet, 0, (uint16_t)(d->frozen - 1));
  worksheet_set_v_pagebreaks(t->sheet, breaks);
  worksheet_print_across(t->sheet);
  return 0;
}

static int begin(table_out *t, ls_err *err)
{
  int rc = xlsx_begin(&t->file, t->def->title, t->def->day, err);
  if(rc)
    return rc;
  t->sheet = workbook_add_worksheet(t->file.book, t->def->sheet);
  if(!t->sheet)
    rc = err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  if(!rc)
    rc = columns(t, err);
  if(!rc) {
    xlsx_page(t->sheet, t->def->english);
    rc = heading(t, err);
  }
  if(rc)
    xlsx_end(&t->file, NULL, NULL);
  return rc;
}

static table_out *xlsx_table(const table_def *def, const port_sink *sink,
                             ls_err *err)
{
  table_out *t = ls_malloc(sizeof(*t));
  if(!t || def->columns > MOST_COLUMNS) {
    ls_free(t);
    err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    return NULL;
  }
  memset(t, 0, sizeof(*t));
  t->def = def;
  t->sink = *sink;
  if(begin(t, err)) {
    ls_free(t);
    return NULL;
  }
  return t;
}

/* Lines that a text takes in a column so many digits wide; an ideograph is
 * as wide as two digits. */
static int lines_of(const char *text, int width)
{
  int lines = 1, at = 0;
  width -= width / 8; /* our letters are larger than those widths count */
  for(const unsigned char *p = (const unsigned char *)text; *p; p++) {
    int w = *p >= 0xE0 ? 2 : *p >= 0x80 && *p < 0xC0 ? 0 : 1;
    if(*p == '\n' || at + w > width) {
      lines++;
      at = 0;
    }
    at += *p == '\n' ? 0 : w;
  }
  return lines;
}

#define LINE_HEIGHT 15.0 /* points */
#define MOST_HEIGHT 409.0

/* Not every program finds a row's height by itself before it prints. */
double xlsx_height(const char *const *cell, int n, const uint8_t *width)
{
  int most = 1;
  for(int i = 0; i < n; i++) {
    int lines = lines_of(cell[i], width[i]);
    most = lines > most ? lines : most;
  }
  double h = most * LINE_HEIGHT + 6;
  return h > MOST_HEIGHT ? MOST_HEIGHT : h;
}

static int row(table_out *t, const char *const *cell, ls_err *err)
{
  int rc = 0;
  worksheet_set_row(t->sheet, t->row, xlsx_height(cell, t->def->columns,
                                                   t->width), NULL);
  for(int i = 0; i < t->def->columns && !rc; i++)
    rc = xlsx_put(t->sheet, t->row, (uint16_t)i, t->def->column[i].kind,
                  cell[i], t->format[i], err);
  t->row++;
  return rc;
}

static int xlsx_close(table_out *t, bool keep, ls_err *err)
{
  const table_def *d = t->def;
  uint32_t first = t->head + 1, last = t->row - 1 + SPARE;
  if(last >= SHEET_ROWS)
    last = SHEET_ROWS - 1;
  worksheet_autofilter(t->sheet, t->head, 0,
                       t->row > first ? t->row - 1 : first,
                       (uint16_t)(d->columns - 1));
  for(uint16_t i = 0; i < d->columns; i++) {
    if(d->column[i].light && d->lights)
      xlsx_lights(t->file.book, t->sheet, first, last, i, d->lights);
    if(d->column[i].choices)
      xlsx_choices(t->sheet, first, last, i, d->column[i].choices,
                   d->english);
  }
  int rc = xlsx_end(&t->file, keep ? &t->sink : NULL, err);
  ls_free(t);
  return rc;
}

const table_format table_xlsx = { "xlsx", xlsx_table, row, xlsx_close };
