/* The places that targets and values speak of: counties, districts and
 * zones of the ledger's own place, and others that it is compared with. */
#ifndef LS_APP_PLACES_H
#define LS_APP_PLACES_H

#include "app/ledger.h"

/* All of them as they are now; the first is the ledger's own, whose code is
 * "" and whose aliases hold the code it has. */
int app_places(ls_ledger *l, ls_areas *v, ls_err *err);

/* One by its code, name or alias among those.  LS_ENONE with what to do. */
int app_place_of(ls_ledger *l, const char *given, ls_area *out, ls_err *err);

/* The same for something that is promised: LS_EREFUSED where the place is
 * gone. */
int app_place_for(ls_ledger *l, const char *given, ls_area *out,
                  ls_err *err);

/* Its name, or the code where the ledger does not know the place. */
int app_place_name(ls_ledger *l, const char *code, const char **out,
                   ls_err *err);

/* Puts a new place (version 0; no code: its name) or the next version, in a
 * writing step.  Errors: LS_EREFUSED for a name or alias that is bad or
 * another's, a code that is none of GB/T 2260's form (six digits, nine or
 * twelve for what is below a county) or not below its parent's, a parent
 * that is not there or below it. */
int app_save_place(ls_ledger *l, ls_area *a, ls_err *err);

#endif
