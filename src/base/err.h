/* One error: what it is, where it is, what to do.  docs/errors.md */
#ifndef LS_BASE_ERR_H
#define LS_BASE_ERR_H

#include <stddef.h>
#include <stdint.h>

/* Codes a caller can tell apart; 0 is success. */
typedef enum ls_code {
  LS_OK = 0,
  LS_ENOMEM = -1,    /* the heap has no more */
  LS_EEMPTY = -2,    /* nothing to read */
  LS_EBINARY = -3,   /* bytes that are no text */
  LS_EENCODING = -4, /* bytes of no known encoding */
  LS_ETOOBIG = -5,   /* over the size limit */
  LS_EIO = -6,       /* the system said no */
  LS_ELEXICON = -7,  /* a word list or rule file with errors */
  LS_EUSAGE = -8,    /* the call's words are off */
  LS_EFORMAT = -9,   /* a format that is not read, or a broken one */
  LS_ECUT = -10,     /* the file ends early */
  LS_EHOSTILE = -11, /* made to do harm, or looks so: bombs, path tricks */
  LS_ELOCKED = -12,  /* encrypted or with a password */
  LS_ELIMIT = -13,   /* took more time or memory than it may */
  LS_EHELPER = -14,  /* a helper program is not installed */
  LS_EBUSY = -15,    /* somebody else is writing */
  LS_EDENIED = -16,  /* the user may not do that */
  LS_ECONFLICT = -17, /* changed since it was looked at */
  LS_EREFUSED = -18, /* against a rule: a state, a locked period */
  LS_ENONE = -19,    /* there is no such item, unit, user */
  LS_EDAMAGED = -20, /* the ledger is not what was written */
  LS_ENEWER = -21    /* a ledger of a newer program */
} ls_code;

typedef struct ls_err {
  ls_code code;
  char file[256];    /* file or list, "" if none */
  uint32_t line;     /* 1-based, 0 if none */
  uint64_t byte;     /* offset, meaningful when has_byte */
  int has_byte;
  char key[40];      /* row of data/messages, for the words in zh and en */
  char arg[2][160];  /* what the message's %1 and %2 stand for */
} ls_err;

/* Fills *err (which may be NULL) and returns `code`, for `return err_set()`.
 * `arg1` and `arg2` may be NULL. */
int err_set(ls_err *err, ls_code code, const char *key, const char *arg1,
            const char *arg2);

/* "ENOMEM" and so on: the stable word of error records. */
const char *err_name(ls_code code);

#endif
