/* A web page as its reader sees it: text, tree, lines. */
#ifndef LS_DOC_HTML_PAGE_H
#define LS_DOC_HTML_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"
#include "doc/doc.h"
#include "doc/html_tags.h"
#include "doc/html_words.h"

#define HTML_DEPTH 512           /* deeper elements are read as siblings */
#define HTML_NODES (4u << 20)    /* elements and runs of text of a page */

enum {
  HF_HIDDEN = 1,   /* not shown: style, hidden, aria-hidden */
  HF_LINK = 2,     /* leads to another page */
  HF_FURNITURE = 4, /* class or id says that it is no part of the article */
  HF_PART = 128,   /* a part of the class says so */
  HF_HINT = 8,     /* class or id of an article's container */
  HF_DROP = 16,    /* found to be furniture */
  HF_LAYOUT = 32,  /* a table that only lays out */
  HF_DATA = 64     /* a table of data */
};

/* An element or a run of text; in the order of the page, so that what an
 * element holds follows it up to its `end`. */
typedef struct html_node {
  uint32_t at, n;   /* of the source: the text, or the attributes */
  uint32_t parent;  /* node 0 is its own */
  uint32_t end;     /* the first node behind it */
  uint16_t tag;     /* html_tag; HTML_TEXT */
  uint16_t flags;
} html_node;

/* Where a byte could not be decoded. */
typedef struct html_fault {
  uint32_t at;      /* of U+FFFD in the text */
  uint64_t source;  /* of the byte */
} html_fault;

/* A run of text between two breaks. */
typedef struct html_line {
  uint32_t from, to; /* its nodes */
  uint32_t block;    /* the block it is directly in */
  uint32_t chars;    /* without white space */
  uint32_t linked;   /* of these in links */
  bool prose;        /* reads like sentences */
  bool stops;        /* has signs between clauses outside of links */
  bool drop;         /* stands in furniture */
  uint8_t word;      /* HW_LINE, HW_BEGIN, HW_END: furniture by its words */
} html_line;

typedef struct html_page {
  ls_arena *arena;
  const html_words *words;
  ls_slice text;       /* valid UTF-8 */
  ls_slice charset;    /* that of the mail the page is a part of, or "" */
  html_fault *fault;
  uint32_t faults;
  html_node *node;
  uint32_t nodes, node_cap;
  html_line *line;
  uint32_t lines, line_cap;
  uint32_t *line_of;   /* by node, nodes + 1: lines begun before it */
  uint32_t *links;     /* by node, nodes + 1: links before it */
  ls_slice title, publisher, date, site; /* arena */
  uint32_t title_node; /* the node that holds the title; 0 if none */
  uint32_t from, to;   /* the nodes of the article */
  uint32_t prose_from, prose_to; /* and of its sentences */
  bool dressed;        /* there is a site around the article */
  bool hidden;         /* text that is not shown is read too */
  bool linked;         /* text in links is read as any other */
} html_page;

static inline bool html_in(const html_page *p, uint32_t node, uint32_t of)
{
  return node >= of && node < p->node[of].end;
}

/* --- html_charset.c, html_convert.c --- */

/* Decodes a page into p->text, which is the arena's or the bytes themselves.
 * What is no character of the encoding becomes U+FFFD and a fault.
 * LS_EENCODING where hardly anything is; LS_ETOOBIG. */
int html_decode(html_page *p, ls_slice bytes, ls_err *err);

/* The same from the encoding `name`: UTF-8, UTF-16LE, UTF-16BE, GB18030,
 * BIG5-HKSCS or WINDOWS-1252; `skip` bytes stand before `b` in the file. */
int html_convert(html_page *p, const char *name, ls_slice b, size_t skip,
                 ls_err *err);

/* --- html_tree.c --- */

/* Builds the tree.  LS_ELIMIT for more than HTML_NODES; LS_ECUT where the
 * page seems to go on behind its end. */
int html_parse(html_page *p, ls_err *err);

/* The value of an element's attribute as it stands in the source, its name
 * in lower case; false where it has none. */
bool html_attr(const html_page *p, uint32_t node, const char *name,
               ls_slice *value);

/* --- html_lines.c --- */

/* Fills p->line, p->line_of and p->links, by p->hidden and p->linked; the
 * characters of prose found. */
uint32_t html_find_lines(html_page *p);

/* The words of nodes [from, to) without white space, at most the first
 * `max` bytes (4 or more), in `out`; a colon is written wide. */
ls_slice html_squeeze(const html_page *p, uint32_t from, uint32_t to,
                      char *out, size_t max);

/* Whether a node's text is not part of the page's. */
bool html_unseen(const html_page *p, uint32_t node);

/* --- html_meta.c --- */

/* Fills title, title_node, publisher, date and site. */
void html_find_meta(html_page *p);

/* Once the article is found: its first line is the title of a page that
 * names none. */
void html_name_article(html_page *p);

/* --- html_article.c --- */

/* Marks furniture and fills from, to, prose_from, prose_to, dressed. */
void html_find_article(html_page *p);

/* --- html_table.c --- */

/* Tells tables of data, HF_DATA, from those that lay out, HF_LAYOUT.  The
 * lines of the former count as prose, except where it is about the page. */
void html_find_tables(html_page *p);

/* --- html_write.c --- */

/* Writes the nodes of the article.  The place in p->text of the first
 * fault that is written goes to *fault, UINT32_MAX if there is none. */
void html_write(const html_page *p, doc_text *out, uint32_t *fault);

#endif
