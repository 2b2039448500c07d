/* Documents of any format become a read text with marks.
 *
 * Each format has one reader, a const struct: how its bytes are known, and
 * a function that walks them and says what it finds to a builder.  Readers
 * run in a child process with limits (doc_open), so they may be given
 * anybody's bytes; what the child sends back is checked before it is used.
 * Plain text needs no reader: libluoshi decodes it. */
#ifndef LS_DOC_DOC_H
#define LS_DOC_DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/mark.h"
#include "base/slice.h"

typedef enum doc_format {
  DOC_TEXT, /* and whatever nothing else claims */
  DOC_HTML,
  DOC_DOCX,
  DOC_PDF,
  DOC_DOC,  /* Word 97-2003: an OLE file with a WordDocument stream */
  DOC_OFD,
  DOC_ZIP,  /* an archive of documents */
  DOC_RTF,  /* known, not read: told what they are and how to convert */
  DOC_WPS,
  DOC_XLS,
  DOC_XLSX,
  DOC_PPT,
  DOC_EPUB,
  DOC_OTHER_ZIP, /* a program's own file inside a ZIP: odt, jar */
  DOC_ARCHIVE,   /* rar, 7z, gzip and the like */
  DOC_LOCKED,    /* an encrypted Office file */
  DOC_XML,       /* Word 2003's, and others */
  DOC_IMAGE,
  DOC_FORMATS
} doc_format;

/* Marks as base/mark.h has them, `at` in bytes. */
typedef ls_mark doc_mark;
typedef enum doc_mark_kind {
  DOC_PARAGRAPH = MARK_PARAGRAPH,
  DOC_PAGE = MARK_PAGE,
  DOC_HEADING = MARK_HEADING,
  DOC_NOTE = MARK_NOTE,
  DOC_TABLE = MARK_TABLE
} doc_mark_kind;

/* A document as read.  Zeroed is empty; doc_free gives all back. */
typedef struct doc_text {
  doc_format format;
  ls_buf text;      /* UTF-8, LF, one paragraph a line */
  doc_mark *mark;   /* by place, ties in the order of doc_mark_kind */
  size_t marks, mark_cap;
  ls_buf title, publisher, date; /* of a page that says so; date ISO 8601 */
  bool failed;      /* memory ran out, or the text grew over its limit */
  /* The builder's own. */
  bool too_big;     /* of the two, the limit */
  bool in_note, in_row; /* of the open paragraph */
  uint8_t level;    /* likewise */
  bool begun;       /* the paragraph has text, and its marks are made */
  size_t line;      /* where the open line begins */
  uint32_t paragraphs, pages, rows;
  uint32_t page_marked; /* the last page that has its mark */
} doc_text;

/* The limits of one document. */
typedef struct doc_limits {
  size_t text;      /* bytes of read text at most (64 MB) */
  size_t memory;    /* address space of the child (1 GB) */
  unsigned seconds; /* of processor time (20); wall clock: three times it */
  size_t inflated;  /* bytes an archive may inflate to (200 MB) */
  unsigned ratio;   /* and its greatest ratio (200) */
  unsigned members; /* and its most members (10,000) */
} doc_limits;

extern const doc_limits doc_default_limits;

/* --- for readers: the builder ------------------------------------------- */

void doc_init(doc_text *d, doc_format format, size_t max_text);
void doc_free(doc_text *d);

/* A new paragraph begins: ends the line before it, where one is open, and
 * marks the place.  Paragraphs of nothing but white space leave no line and
 * are not counted. */
void doc_paragraph(doc_text *d);
void doc_page(doc_text *d); /* the next page begins here; also the first */
/* What the paragraph just begun is; before its text. */
void doc_heading(doc_text *d, int level); /* 1-9, others are made so */
void doc_note(doc_text *d);
void doc_row(doc_text *d); /* rows count through the document */
/* A cell ends: a tab, unless the row is still empty. */
void doc_cell(doc_text *d);

/* Text of the paragraph: UTF-8; CR, LF and other controls become spaces
 * (a line break within a paragraph is doc_break), but a tab stays one.  Not
 * valid UTF-8: U+FFFD.  A byte order mark is dropped wherever it stands, and
 * so is white space at the begin of a line. */
void doc_put(doc_text *d, ls_slice s);
void doc_break(doc_text *d); /* a line break inside a paragraph; in a row, a
                                space */

/* Ends the last line, drops white space at line ends.  0; LS_ENOMEM or
 * LS_ETOOBIG where the builder failed; LS_EEMPTY where there is no text. */
int doc_finish(doc_text *d, ls_err *err);

/* A program that turns a document into text where no reader of ours can.
 * It is given the document on its standard input, under limits, in a child
 * of its own (sys_program), and what it writes is what read() gets. */
typedef struct doc_helper {
  const char *const *argv; /* argv[0]: its name, looked for in PATH */
  const char *package;     /* that has it, by system, for LS_EHELPER */
  /* Looks at the document's own bytes before the program is run, in the
   * child, for what the program would not tell: locked, cut.  0 or a
   * negative code with *err. */
  int (*check)(ls_slice bytes, ls_err *err);
  /* What the program's exit status and the first line of its standard error
   * mean; in the parent.  0: read what it wrote. */
  int (*judge)(int status, const char *error, ls_err *err);
} doc_helper;

typedef struct doc_reader {
  const char *name; /* "docx" */
  doc_format format;
  /* Reads `bytes` into *out (already doc_init'ed).  0 or a negative code
   * with *err; err->file is the caller's to set.  Runs in the child: it may
   * not open files, start processes, print, or use iconv_open (for GB18030
   * there is sys/convert.h). */
  int (*read)(ls_slice bytes, const doc_limits *limits, doc_text *out,
              ls_err *err);
  const doc_helper *helper; /* NULL: read() takes the document itself */
} doc_reader;

extern const doc_reader doc_html, doc_docx, doc_pdf, doc_doc, doc_ofd;

/* --- for callers -------------------------------------------------------- */

/* The format of a document by its bytes; its name plays no part. */
doc_format doc_detect(ls_slice bytes);

/* The stable word of a format: "docx". */
const char *doc_format_name(doc_format f);

/* Makes, once, what child processes need and may no longer make themselves;
 * doc_open and archive_read see to it.  Thread-safe. */
void doc_prepare(void);

/* Reads a document of any format but DOC_TEXT and DOC_ZIP in a child
 * process.  *out is to be freed with doc_free, whatever comes back.  Errors:
 * LS_EFORMAT for what is known and not read, LS_ECUT, LS_EHOSTILE,
 * LS_ELOCKED, LS_ELIMIT, LS_EHELPER and what readers give. */
int doc_open(ls_slice bytes, const doc_limits *limits, doc_text *out,
             ls_err *err);

#endif
