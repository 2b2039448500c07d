/* The stable words of the ledger's enumerations. */
#include <string.h>

#include "model/model.h"

const char *const user_role_name[] = { "admin", "supervisor", "leader",
                                       "unit", "reader", NULL };
const char *const state_name[] = {
  "candidate", "dropped", "issued", "signed", "progress", "reported",
  "verified", "closed", "archived", NULL
};
const char *const act_name[] = {
  "issue", "sign", "update", "submit", "return", "extend", "amend", "verify",
  "close", "reopen", "archive", "drop", "edit", "split", "merge", "publish",
  "unpublish", "comment", NULL
};
const char *const nature_name[] = { "", "expected", "binding", NULL };
const char *const measure_name[] = { "cumulative", "rate", "stock",
                                     "ceiling", "stage", NULL };
const char *const frequency_name[] = { "month", "quarter", "half", "year",
                                       NULL };
const char *const light_name[] = { "grey", "green", "yellow", "red",
                                   "closed", NULL };

int word_index(const char *const *table, const char *word)
{
  for(int i = 0; table[i]; i++)
    if(!strcmp(table[i], word))
      return i;
  return -1;
}
