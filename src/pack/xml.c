#include "pack/xml.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include <libxml/xmlreader.h>

#include "base/alloc.h"

struct pack_xml {
  ls_slice bytes;
  xmlTextReaderPtr reader;
  xmlDocPtr doc;     /* what it builds, ours to free: see keep_doc */
  xmlNodePtr node;   /* of the event */
  int type;
  bool close_next;   /* an empty element has been opened */
  int error;         /* the first of libxml2's, 0: none */
  int line;
};

#if LIBXML_VERSION >= 21200
typedef const xmlError *xml_fault;
#else
typedef xmlErrorPtr xml_fault;
#endif

/* Only the first error counts: the others follow from it. */
static void note_error(void *arg, xml_fault e)
{
  pack_xml *x = arg;
  if(x->error || !e || e->level < XML_ERR_ERROR)
    return;
  if(e->domain == XML_FROM_NAMESPACE) /* what has no name is no match */
    return;
  x->error = e->code;
  x->line = e->line;
}

void xml_prepare(void)
{
  xmlInitParser();
}

pack_xml *xml_open_bytes(ls_slice bytes, ls_err *err)
{
  pack_xml *x = bytes.n <= INT_MAX ? ls_malloc(sizeof(*x)) : NULL;
  if(!x) {
    err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    return NULL;
  }
  memset(x, 0, sizeof(*x));
  x->bytes = bytes;
  /* no XML_PARSE_NOENT, no XML_PARSE_DTDLOAD, no XML_PARSE_HUGE: its own
     limits of depth and size stay on */
  x->reader = xmlReaderForMemory(bytes.s, (int)bytes.n, NULL, NULL,
                                 XML_PARSE_NONET | XML_PARSE_COMPACT |
                                   XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if(!x->reader) {
    ls_free(x);
    err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    return NULL;
  }
  xmlTextReaderSetStructuredErrorHandler(x->reader, note_error, x);
  return x;
}

void xml_close_bytes(pack_xml *x)
{
  if(!x)
    return;
  xmlFreeTextReader(x->reader);
  xmlFreeDoc(x->doc);
  ls_free(x);
}

/* What passes libxml2's own limits of depth and size. */
static bool over_limits(int code)
{
  return code == XML_ERR_INTERNAL_ERROR || code == XML_ERR_NAME_TOO_LONG ||
         code == 116; /* XML_ERR_RESOURCE_LIMIT, which older ones lack */
}

static bool ended_early(int code)
{
  return code == XML_ERR_DOCUMENT_EMPTY || code == XML_ERR_DOCUMENT_END ||
         code == XML_ERR_TAG_NOT_FINISHED;
}

/* Looked for in the bytes: libxml2 stops in one before it tells of it. */
static bool has_doctype(ls_slice b)
{
  static const char word[] = "<!DOCTYPE";
  for(const char *p = b.s, *end = b.s + b.n; p < end; p++) {
    p = memchr(p, '<', (size_t)(end - p));
    if(!p)
      return false;
    if((size_t)(end - p) >= sizeof(word) - 1 &&
       !memcmp(p, word, sizeof(word) - 1))
      return true;
  }
  return false;
}

/* What libxml2 made of it, as one of ours. */
static int broken(pack_xml *x, ls_err *err)
{
  int rc;
  if(has_doctype(x->bytes)) /* whatever is wrong in it or behind */
    rc = err_set(err, LS_EHOSTILE, "xml-doctype", NULL, NULL);
  else if(x->error == XML_ERR_NO_MEMORY)
    rc = err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  else if(over_limits(x->error))
    rc = err_set(err, LS_EHOSTILE, "xml-deep", NULL, NULL);
  else if(ended_early(x->error))
    rc = err_set(err, LS_ECUT, "xml-cut", NULL, NULL);
  else
    rc = err_set(err, LS_EFORMAT, "xml-broken", NULL, NULL);
  if(err && x->line > 0)
    err->line = (uint32_t)x->line;
  return rc;
}

static int to_event(pack_xml *x, ls_err *err)
{
  switch(x->type) {
  case XML_READER_TYPE_ELEMENT:
    if(xmlTextReaderDepth(x->reader) >= XML_DEPTH)
      return err_set(err, LS_EHOSTILE, "xml-deep", NULL, NULL);
    x->close_next = xmlTextReaderIsEmptyElement(x->reader) == 1;
    return XML_OPEN;
  case XML_READER_TYPE_END_ELEMENT:
    return XML_CLOSE;
  case XML_READER_TYPE_TEXT:
  case XML_READER_TYPE_CDATA:
  case XML_READER_TYPE_WHITESPACE:
  case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
    return XML_TEXT;
  case XML_READER_TYPE_DOCUMENT_TYPE:
    return err_set(err, LS_EHOSTILE, "xml-doctype", NULL, NULL);
  case XML_READER_TYPE_ENTITY_REFERENCE:
    return err_set(err, LS_EHOSTILE, "xml-entity", NULL, NULL);
  default: /* comments, processing instructions */
    return XML_END;
  }
}

/* libxml2 up to 2.10 at least loses its document where the XML is broken, so
 * it is asked for it, and it is freed here. */
static void keep_doc(pack_xml *x)
{
  if(!x->doc)
    x->doc = xmlTextReaderCurrentDoc(x->reader);
}

int xml_next(pack_xml *x, ls_err *err)
{
  if(x->close_next) {
    x->close_next = false;
    return XML_CLOSE;
  }
  for(;;) {
    int got = xmlTextReaderRead(x->reader);
    keep_doc(x);
    if(got < 0 || x->error)
      return broken(x, err);
    if(!got)
      return XML_END;
    x->node = xmlTextReaderCurrentNode(x->reader);
    x->type = xmlTextReaderNodeType(x->reader);
    int event = to_event(x, err);
    if(event != XML_END)
      return event;
  }
}

const char *xml_name(const pack_xml *x)
{
  return x->node && x->node->name ? (const char *)x->node->name : "";
}

const char *xml_space(const pack_xml *x)
{
  bool element = x->node && x->node->type == XML_ELEMENT_NODE;
  return element && x->node->ns && x->node->ns->href
           ? (const char *)x->node->ns->href : "";
}

int xml_depth(const pack_xml *x)
{
  return xmlTextReaderDepth(x->reader);
}

ls_slice xml_text(const pack_xml *x)
{
  return slice_of(x->node ? (const char *)x->node->content : NULL);
}

const char *xml_attr(pack_xml *x, const char *local, bool *is_there)
{
  const xmlAttr *a = x->node && x->node->type == XML_ELEMENT_NODE
                       ? x->node->properties : NULL;
  while(a && strcmp((const char *)a->name, local) != 0)
    a = a->next;
  if(is_there)
    *is_there = a != NULL;
  return a && a->children && a->children->content
           ? (const char *)a->children->content : "";
}
