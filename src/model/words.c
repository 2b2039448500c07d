/* The stable words of the ledger's enumerations. */
#include <string.h>

#include "base/utf8.h"
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

bool word_unseen(uint32_t c)
{
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

uint32_t word_first_unseen(const char *s)
{
  const uint8_t *p = (const uint8_t *)s, *end = p + strlen(s);
  uint32_t c;
  while(p < end) {
    int k = utf8_next(p, end, &c);
    if(!k)
      return 0xFFFD;
    if(word_unseen(c))
      return c;
    p += k;
  }
  return 0;
}
