/* The elements of HTML that are read differently from others. */
#ifndef LS_DOC_HTML_TAGS_H
#define LS_DOC_HTML_TAGS_H

#include <stdint.h>

#include "base/slice.h"

enum {
  TP_BLOCK = 1,    /* begins and ends a line; closes an open p */
  TP_VOID = 2,     /* has no content */
  TP_RAW = 4,      /* its content is no markup */
  TP_DROP = 8,     /* its content is never text of the page */
  TP_HEAD = 16,    /* may stand in head */
  TP_FRAME = 32,   /* of the site around an article, unless it holds it */
  TP_SCOPE = 64    /* end tags do not reach out of it */
};

/* In alphabetical order: found by halving. */
#define HTML_TAGS(X) \
  X(A, "a", 0) \
  X(ADDRESS, "address", TP_BLOCK) \
  X(APPLET, "applet", TP_DROP | TP_SCOPE) \
  X(ARTICLE, "article", TP_BLOCK) \
  X(ASIDE, "aside", TP_BLOCK | TP_FRAME) \
  X(AUDIO, "audio", TP_DROP) \
  X(BASE, "base", TP_VOID | TP_HEAD) \
  X(BLOCKQUOTE, "blockquote", TP_BLOCK) \
  X(BODY, "body", TP_BLOCK) \
  X(BR, "br", TP_VOID) \
  X(BUTTON, "button", TP_DROP | TP_SCOPE) \
  X(CANVAS, "canvas", TP_DROP) \
  X(CAPTION, "caption", TP_BLOCK | TP_SCOPE) \
  X(CENTER, "center", TP_BLOCK) \
  X(COL, "col", TP_VOID) \
  X(DATALIST, "datalist", TP_DROP) \
  X(DD, "dd", TP_BLOCK) \
  X(DEL, "del", TP_DROP) \
  X(DETAILS, "details", TP_BLOCK) \
  X(DIALOG, "dialog", TP_BLOCK | TP_FRAME) \
  X(DIR, "dir", TP_BLOCK) \
  X(DIV, "div", TP_BLOCK) \
  X(DL, "dl", TP_BLOCK) \
  X(DT, "dt", TP_BLOCK) \
  X(EMBED, "embed", TP_VOID) \
  X(FIELDSET, "fieldset", TP_BLOCK) \
  X(FIGCAPTION, "figcaption", TP_BLOCK) \
  X(FIGURE, "figure", TP_BLOCK) \
  X(FOOTER, "footer", TP_BLOCK | TP_FRAME) \
  X(FORM, "form", TP_BLOCK | TP_FRAME) \
  X(FRAME, "frame", TP_VOID) \
  X(FRAMESET, "frameset", TP_BLOCK) \
  X(H1, "h1", TP_BLOCK) \
  X(H2, "h2", TP_BLOCK) \
  X(H3, "h3", TP_BLOCK) \
  X(H4, "h4", TP_BLOCK) \
  X(H5, "h5", TP_BLOCK) \
  X(H6, "h6", TP_BLOCK) \
  X(HEAD, "head", TP_DROP) \
  X(HEADER, "header", TP_BLOCK) \
  X(HGROUP, "hgroup", TP_BLOCK) \
  X(HR, "hr", TP_VOID | TP_BLOCK) \
  X(HTML, "html", TP_BLOCK) \
  X(IFRAME, "iframe", TP_RAW | TP_DROP) \
  X(IMG, "img", TP_VOID) \
  X(INPUT, "input", TP_VOID) \
  X(LEGEND, "legend", TP_BLOCK) \
  X(LI, "li", TP_BLOCK) \
  X(LINK, "link", TP_VOID | TP_HEAD) \
  X(MAIN, "main", TP_BLOCK) \
  X(MAP, "map", TP_DROP) \
  X(MARQUEE, "marquee", TP_BLOCK | TP_FRAME | TP_SCOPE) \
  X(MATH, "math", TP_DROP) \
  X(MENU, "menu", TP_BLOCK | TP_FRAME) \
  X(META, "meta", TP_VOID | TP_HEAD) \
  X(NAV, "nav", TP_BLOCK | TP_FRAME) \
  X(NOEMBED, "noembed", TP_RAW | TP_DROP) \
  X(NOFRAMES, "noframes", TP_RAW | TP_DROP) \
  X(NOSCRIPT, "noscript", TP_DROP | TP_HEAD) \
  X(OBJECT, "object", TP_DROP | TP_SCOPE) \
  X(OL, "ol", TP_BLOCK) \
  X(OPTION, "option", TP_DROP) \
  X(P, "p", TP_BLOCK) \
  X(PARAM, "param", TP_VOID) \
  X(PRE, "pre", TP_BLOCK) \
  X(RP, "rp", TP_DROP) \
  X(RT, "rt", TP_DROP) \
  X(SCRIPT, "script", TP_RAW | TP_DROP | TP_HEAD) \
  X(SECTION, "section", TP_BLOCK) \
  X(SELECT, "select", TP_DROP) \
  X(SOURCE, "source", TP_VOID) \
  X(STYLE, "style", TP_RAW | TP_DROP | TP_HEAD) \
  X(SUMMARY, "summary", TP_BLOCK) \
  X(SUP, "sup", 0) \
  X(SVG, "svg", TP_DROP) \
  X(TABLE, "table", TP_BLOCK | TP_SCOPE) \
  X(TBODY, "tbody", TP_BLOCK) \
  X(TD, "td", TP_BLOCK | TP_SCOPE) \
  X(TEMPLATE, "template", TP_DROP | TP_HEAD | TP_SCOPE) \
  X(TEXTAREA, "textarea", TP_RAW | TP_DROP) \
  X(TFOOT, "tfoot", TP_BLOCK) \
  X(TH, "th", TP_BLOCK | TP_SCOPE) \
  X(THEAD, "thead", TP_BLOCK) \
  X(TIME, "time", 0) \
  X(TITLE, "title", TP_RAW | TP_DROP | TP_HEAD) \
  X(TR, "tr", TP_BLOCK) \
  X(TRACK, "track", TP_VOID) \
  X(UL, "ul", TP_BLOCK) \
  X(VIDEO, "video", TP_DROP) \
  X(WBR, "wbr", TP_VOID) \
  X(XML, "xml", TP_DROP) \
  X(XMP, "xmp", TP_RAW | TP_BLOCK)

typedef enum html_tag {
  HTML_TEXT, /* no element */
#define X(id, name, props) TAG_##id,
  HTML_TAGS(X)
#undef X
  TAG_OTHER  /* and those above it: elements without rules of their own,
                told apart by a hash of their names */
} html_tag;

/* The tag of an element's name in any case. */
uint16_t html_tag_of(ls_slice name);

/* TP_... of a tag. */
unsigned html_props(uint16_t tag);

static inline int html_is(uint16_t tag, unsigned props)
{
  return (html_props(tag) & props) != 0;
}

/* 1-6 of h1-h6, 0 of others. */
static inline int html_heading(uint16_t tag)
{
  return tag >= TAG_H1 && tag <= TAG_H6 ? tag - TAG_H1 + 1 : 0;
}

#endif
