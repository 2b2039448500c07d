/* Units and posts by what clerks write for them. */
#ifndef LS_PORT_NAMES_H
#define LS_PORT_NAMES_H

#include "port/tasks.h"

/* A unit by its name or an alias; NULL where there is none. */
const ls_unit *name_unit(const port_names *k, ls_slice s);

/* The name of the unit that was probably meant, or NULL. */
const char *name_near_unit(const port_names *k, ls_slice s);

/* A place by its name, code or an alias; NULL where there is none.  Nothing
 * is the ledger's own. */
const ls_area *name_area(const port_names *k, ls_slice s);

/* The only post that is called so (with its unit's name in front perhaps,
 * or by whoever holds it).  NULL where there is none or more than one
 * (*many); *near is the name that was probably meant, or NULL. */
const ls_post *name_post(const port_names *k, ls_slice s, bool *many,
                         const char **near);

/* An indicator by its name; of several the one whose unit `unit` could be
 * converted to, else the first.  NULL where there is none. */
const ls_indicator *name_indicator(const port_names *k, ls_slice s,
                                   const char *unit);
const char *name_near_indicator(const port_names *k, ls_slice s);

/* The ledger's row of an item; NULL where there is none. */
const port_task *name_item(const port_names *k, int64_t id);
const port_task *name_number(const port_names *k, const char *number);

/* True where `s` is one of the words of `list`, commas between them. */
bool name_among(const char *list, ls_slice s);

#endif
