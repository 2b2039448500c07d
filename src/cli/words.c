#include "app/who.h"
#include "cli/words.h"

#include <stdio.h>

const char *const light_word[] = { "w-light-grey", "w-light-green",
  "w-light-yellow", "w-light-red", "w-light-closed" };

const char *cli_item_name(const ls_item_row *i, char out[24])
{
  if(i->number[0])
    snprintf(out, 24, "%.20s", i->number);
  else
    snprintf(out, 24, "#%lld", (long long)i->id);
  return out;
}

void cli_item_json(cli_json *j, const ls_item_row *i)
{
  json_int(j, "id", i->id);
  json_some(j, "number", i->number);
  json_str(j, "state", state_name[i->state]);
  json_int(j, "year", i->year);
  json_str(j, "task", i->task);
  json_day(j, "deadline", i->deadline);
}

int cli_unit(ls_ledger *l, const char *name, int64_t *id, ls_err *err)
{
  ls_unit u;
  int rc = app_unit(l, name, &u, err);
  if(!rc)
    *id = u.id;
  return rc;
}
