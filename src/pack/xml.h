/* XML of strangers, as a stream of events, over libxml2's xmlTextReader.
 *
 * No network, no entity is expanded but the five of XML and numbers, a
 * DOCTYPE is refused (LS_EHOSTILE), depth is limited to XML_DEPTH. */
#ifndef LS_PACK_XML_H
#define LS_PACK_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/slice.h"

#define XML_DEPTH 256

typedef struct pack_xml pack_xml;

typedef enum xml_event {
  XML_OPEN,  /* an element begins; an empty one is XML_OPEN, XML_CLOSE */
  XML_CLOSE,
  XML_TEXT,  /* character data, white space included */
  XML_END    /* of the document */
} xml_event;

/* What libxml2 sets up once for all threads; before a child is made. */
void xml_prepare(void);

/* `bytes` must outlive it.  NULL: LS_ENOMEM. */
pack_xml *xml_open_bytes(ls_slice bytes, ls_err *err);
void xml_close_bytes(pack_xml *x);

/* The next event, or a negative code with *err: LS_ECUT where the document
 * ends early, LS_EFORMAT where it is no well-formed XML (err->line),
 * LS_EHOSTILE for a DOCTYPE or depth. */
int xml_next(pack_xml *x, ls_err *err);

/* Of the event: the element's local name and namespace ("" if none). */
const char *xml_name(const pack_xml *x);
const char *xml_space(const pack_xml *x);
int xml_depth(const pack_xml *x);
ls_slice xml_text(const pack_xml *x); /* of XML_TEXT; until the next event */

/* The value of an attribute of XML_OPEN by its local name, "" if absent;
 * *is_there (may be NULL) says which.  Valid until the next event. */
const char *xml_attr(pack_xml *x, const char *local, bool *is_there);

#endif
