/* A table's changes, in one entry. */
#include "app/inside.h"

int app_apply(ls_ledger *l, const app_edit *v, uint32_t n, const char *why,
              const char *approved_by, app_conflicts *conflicts,
              ls_err *err)
{
  ls_item_row now;
  (void)why;
  (void)approved_by;
  for(uint32_t i = 0; i < n; i++) {
    int rc = v[i].item ? store_item_get(&l->store, v[i].item, STORE_NOW, &now,
                                        err) : 1;
    if(rc < 0)
      return rc;
    if(v[i].item && now.version != v[i].version)
      *vec_push(l->store.arena, conflicts) = (app_conflict){ i, now.version,
                                                             now };
  }
  return err_set(err, LS_EREFUSED, "not-yet", NULL, NULL);
}
