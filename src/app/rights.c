/* Who may do what besides acts upon an item, which are the rows of
 * data/rules/workflow.tsv. */
#include <string.h>

#include "app/ledger.h"

#define ADMIN (1u << U_ADMIN)
#define OFFICE (ADMIN | 1u << U_SUPERVISOR)
#define UNITS (OFFICE | 1u << U_UNIT)
#define ITEMS UINT32_MAX /* the workflow says who */

static const struct {
  const char *act;
  uint32_t roles; /* 1 << ls_role_of */
} rights[] = {
  { "init", 0 }, /* the first entry only */
  { "users", ADMIN },
  { "settings", ADMIN },
  { "units", OFFICE },
  { "retire", OFFICE },
  { "posts", OFFICE },
  { "places", OFFICE },
  { "rules", OFFICE },
  { "indicators", OFFICE },
  { "ingest", OFFICE },
  { "accept", OFFICE },
  { "add", OFFICE },
  { "import", OFFICE },
  { "import form", UNITS },
  { "observe", UNITS },
  { "lock", OFFICE },
  { "unlock", OFFICE },
  { "confirm", OFFICE },
};

int app_may(const ls_ledger *l, const char *act, ls_err *err)
{
  uint32_t roles = word_index(act_name, act) >= 0 ? ITEMS : 0;
  for(size_t i = 0; i < sizeof(rights) / sizeof(rights[0]); i++)
    if(!strcmp(rights[i].act, act))
      roles = rights[i].roles;
  if(roles & 1u << l->user.role)
    return LS_OK;
  return err_set(err, LS_EDENIED, "user-may-not", l->as, act);
}
