/* Word documents (ECMA-376 / ISO 29500, transitional and strict): what the
 * parts of the reader share.  All memory is an arena's, which jumps out
 * where there is no more. */
#ifndef LS_DOC_DOCX_H
#define LS_DOC_DOCX_H

#include "base/arena.h"
#include "base/vec.h"
#include "doc/doc.h"
#include "pack/xml.h"

/* True for the namespace of Word's own elements. */
bool docx_is_word(const char *space);

/* The value of w:val as a switch: absent, 1, true and on are on. */
bool docx_is_on(pack_xml *x);

/* w:val as a number, `otherwise` where it is none. */
int docx_number(pack_xml *x, const char *attr, int otherwise);

/* A copy in the arena. */
const char *docx_copy(ls_arena *a, const char *z);

/* --- styles ------------------------------------------------------------- */

typedef struct docx_style {
  const char *id;
  const char *based; /* id of the style it is based on, "" if none */
  int named;         /* level by its name (heading 1, 标题 1), 0 if none */
  int outline;       /* 0-9 as written (9: body text), -1 unset */
  int num, ilvl;     /* -1 unset */
  int vanish;        /* -1 unset, 0 or 1 */
} docx_style;

typedef struct docx_styles {
  VEC(docx_style) v; /* by id */
} docx_styles;

/* Reads styles.xml.  0 or a code of xml_next. */
int docx_read_styles(ls_arena *a, ls_slice xml, docx_styles *out,
                     ls_err *err);

/* NULL where there is no such style. */
const docx_style *docx_find_style(const docx_styles *s, const char *id);

/* What a style says, by itself or by those it is based on. */
int docx_style_level(const docx_styles *s, const docx_style *st); /* 0-9 */
int docx_style_num(const docx_styles *s, const docx_style *st, int *ilvl,
                   const char **owner); /* -1 none; owner: who says it */
bool docx_style_hidden(const docx_styles *s, const docx_style *st);

/* --- numbering ---------------------------------------------------------- */

#define DOCX_LEVELS 9

typedef struct docx_level {
  bool set;
  int start;           /* -1 unset */
  int restart;         /* -1 unset, 0 never, else the level (from 1) */
  bool legal;          /* all numbers in decimal */
  char suffix;         /* '\t', ' ' or 0 */
  const char *format;  /* numFmt */
  const char *text;    /* lvlText: "（%1）" */
  const char *style;   /* pStyle, "" if none */
} docx_level;

typedef struct docx_list {
  int id;
  const char *link;    /* numStyleLink, "" if none */
  docx_level level[DOCX_LEVELS];
  int count[DOCX_LEVELS]; /* of the last paragraph, -1 none */
} docx_list;

typedef struct docx_num {
  int id, list;        /* abstractNumId */
  bool used;
  int start[DOCX_LEVELS];  /* startOverride, -1 none */
  docx_level *level[DOCX_LEVELS]; /* overriding, NULL none */
} docx_num;

typedef struct docx_numbering {
  VEC(docx_list) lists; /* by id */
  VEC(docx_num) nums;   /* by id */
} docx_numbering;

int docx_read_numbering(ls_arena *a, ls_slice xml, docx_numbering *out,
                        ls_err *err);

/* The next number of list `num` at `ilvl` (-1: the level whose pStyle is
 * `style`) as text, put behind what `out` holds. */
void docx_count(const docx_numbering *n, const docx_styles *s, int num,
                int ilvl, const char *style, ls_buf *out);

/* `value` as numFmt `format` writes it: decimal, chineseCounting, ... */
void docx_numeral(ls_buf *out, const char *format, int value);

/* --- text --------------------------------------------------------------- */

typedef struct docx_ref {
  bool end; /* an endnote */
  int id;
} docx_ref;

typedef struct docx_text {
  ls_arena *a;
  doc_text *out;
  docx_styles styles;
  docx_numbering numbering;
  bool paged;          /* it says where its pages began when last printed */
  VEC(docx_ref) refs;  /* notes referred to, in order */
} docx_text;

typedef enum docx_part { DOCX_BODY, DOCX_FOOTNOTES, DOCX_ENDNOTES }
  docx_part;

/* Walks the body or the notes and tells t->out.  0 or a code. */
int docx_walk(docx_text *t, ls_slice xml, docx_part part, ls_err *err);

/* --- the whole ---------------------------------------------------------- */

/* The parts of a package that are read, empty where it has none. */
enum { DOCX_MAIN, DOCX_STYLES, DOCX_NUMBERS, DOCX_FEET, DOCX_ENDS,
       DOCX_PARTS };

/* From parts to text; doc_finish is the caller's.  0 or a code. */
int docx_read(const ls_slice part[DOCX_PARTS], doc_text *out, ls_err *err);

#endif
