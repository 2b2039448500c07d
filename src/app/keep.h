/* Keeping a ledger: looking whether it is what was written, copies, the
 * derived tables, everything out as a folder and in again. */
#ifndef LS_APP_KEEP_H
#define LS_APP_KEEP_H

#include "app/ledger.h"

#define HEAD_TEXT 96

/* The journal's end, "132:ab12...": what verify --head takes.  "" for an
 * empty one. */
int app_head(ls_ledger *l, char out[HEAD_TEXT], ls_err *err);

typedef struct app_verified {
  int64_t entries, told; /* told: entries whose time LUOSHI_NOW said */
  int64_t since;         /* entries made after the head that was given */
  char head[HEAD_TEXT];
} app_verified;

/* The number of findings, each told to `each`; or an error.  `head` NULL or
 * what app_head gave once. */
int ledger_verify(ls_ledger *l, const char *head, store_each_finding each,
                  void *arg, app_verified *out, ls_err *err);

/* A copy to the new file `to`, as the ledger is at one moment, also while it
 * is being written; `head` is the copy's. */
int ledger_backup(ls_ledger *l, const char *to, char head[HEAD_TEXT],
                  ls_err *err);

/* Puts the backup `from` in the place of the ledger `to`, after it was
 * verified (LS_EDAMAGED where that finds something).  What stood there is
 * kept: its new name is in `kept` ("" where there was none). */
int ledger_restore(const char *from, const char *to, char kept[512],
                   char head[HEAD_TEXT], ls_err *err);

/* The derived tables anew from the record. */
int ledger_rebuild(ls_ledger *l, ls_err *err);

/* The record and the journal as csv files, contents as files, in the new
 * folder `dir`. */
int ledger_export_all(ls_ledger *l, const char *dir, ls_err *err);

/* A new ledger `path` from such a folder; verified before it takes its
 * name. */
int ledger_import_all(const char *path, const char *dir,
                      char head[HEAD_TEXT], ls_err *err);

#endif
