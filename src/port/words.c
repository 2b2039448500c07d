/* The words of tables, and what people write for them. */
#include "port/words.h"

#include <stdio.h>
#include <string.h>

#include "base/msg.h"
#include "port/cells.h"

const port_word words_state[] = {
  { "w-candidate", "also-candidate" },
  { "w-dropped", "also-dropped" },
  { "w-issued", "also-issued" },
  { "w-signed", "also-signed" },
  { "w-progress", "also-in-progress" },
  { "w-reported", "also-reported" },
  { "w-verified", "also-verified" },
  { "w-closed", "also-closed" },
  { "w-archived", "also-archived" },
  { NULL, NULL }
};
const port_word words_light[] = {
  { "w-light-grey", "also-grey" },
  { "w-light-green", "also-green" },
  { "w-light-yellow", "also-yellow" },
  { "w-light-red", "also-red" },
  { "w-light-closed", "also-light-closed" },
  { NULL, NULL }
};
const port_word words_kind[] = {
  { "kind-target", "also-kind-target" },
  { "kind-milestone", "also-milestone" },
  { "kind-action", "also-action" },
  { NULL, NULL }
};
const port_word words_cmp[] = {
  { "cmp-eq", "also-eq" },
  { "cmp-ge", "also-ge" },
  { "cmp-gt", "also-gt" },
  { "cmp-le", "also-le" },
  { "cmp-lt", "also-lt" },
  { "cmp-about", "also-about" },
  { NULL, NULL }
};
const port_word words_nature[] = {
  { "nature-none", "also-none" },
  { "nature-expected", "also-expected" },
  { "nature-binding", "also-binding" },
  { NULL, NULL }
};

/* One of the words between commas. */
static bool among(const char *list, ls_slice s)
{
  while(*list) {
    size_t n = strcspn(list, ",");
    if(cell_same((ls_slice){ list, n }, s))
      return true;
    list += n + (list[n] == ',');
  }
  return false;
}

bool word_is(const port_word *w, ls_slice s)
{
  for(int english = 0; english < 2; english++)
    if(cell_same(slice_of(msg_text(w->key, english)), s) ||
       among(msg_text(w->others, english), s))
      return true;
  return false;
}

int word_find(const port_word *list, ls_slice s)
{
  for(int i = 0; list[i].key; i++)
    if(word_is(&list[i], s))
      return i;
  return -1;
}

void word_list(char *out, size_t size, const port_word *list, bool english)
{
  size_t n = 0;
  out[0] = 0;
  for(int i = 0; list[i].key && n < size; i++)
    n += (size_t)snprintf(out + n, size - n, "%s%s",
                          i ? (english ? ", " : "、") : "",
                          msg_text(list[i].key, english));
}
