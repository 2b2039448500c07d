#include "base/err.h"

#include <stdio.h>
#include <string.h>

/* What is too long ends with a whole character. */
static void copy(char *to, size_t size, const char *from)
{
  size_t n = from ? strlen(from) : 0;
  if(n >= size)
    for(n = size - 1; n > 0 && ((unsigned char)from[n] & 0xC0) == 0x80;)
      n--;
  snprintf(to, size, "%.*s", (int)n, from ? from : "");
}

int err_set(ls_err *err, ls_code code, const char *key, const char *arg1,
            const char *arg2)
{
  if(!err)
    return code;
  memset(err, 0, sizeof(*err));
  err->code = code;
  copy(err->key, sizeof(err->key), key);
  copy(err->arg[0], sizeof(err->arg[0]), arg1);
  copy(err->arg[1], sizeof(err->arg[1]), arg2);
  return code;
}

const char *err_name(ls_code code)
{
  switch(code) {
  case LS_OK: return "OK";
  case LS_ENOMEM: return "ENOMEM";
  case LS_EEMPTY: return "EEMPTY";
  case LS_EBINARY: return "EBINARY";
  case LS_EENCODING: return "EENCODING";
  case LS_ETOOBIG: return "ETOOBIG";
  case LS_EIO: return "EIO";
  case LS_ELEXICON: return "ELEXICON";
  case LS_EUSAGE: return "EUSAGE";
  case LS_EFORMAT: return "EFORMAT";
  case LS_ECUT: return "ECUT";
  case LS_EHOSTILE: return "EHOSTILE";
  case LS_ELOCKED: return "ELOCKED";
  case LS_ELIMIT: return "ELIMIT";
  case LS_EHELPER: return "EHELPER";
  case LS_EBUSY: return "EBUSY";
  case LS_EDENIED: return "EDENIED";
  case LS_ECONFLICT: return "ECONFLICT";
  case LS_EREFUSED: return "EREFUSED";
  case LS_ENONE: return "ENONE";
  case LS_EDAMAGED: return "EDAMAGED";
  case LS_ENEWER: return "ENEWER";
  }
  return "EUNKNOWN";
}
