/* What the files of src/app share. */
#ifndef LS_APP_INSIDE_H
#define LS_APP_INSIDE_H

#include "app/ledger.h"

/* Sets the ledger's clock. */
int app_set_clock(ls_ledger *l, ls_err *err);

/* An empty one, without a file; *out is to be closed even on errors. */
int app_new(const char *as, ls_ledger **out, ls_err *err);

/* Copies a ledger's file to `to`, brought up to this program's version;
 * `from` is only read.  Errors as ledger_open's; `to` may be left behind
 * with them. */
int ledger_copy_new(const char *from, const char *to, ls_err *err);

/* A step that writes derived tables only: no entry, no permission. */
int app_derive(ls_ledger *l, app_step step, void *arg, ls_err *err);

/* Gives the whole ledger `half` the name `path`, where no ledger and none's
 * left-over journal may be. */
int app_install(const char *half, const char *path, ls_err *err);

/* What an item's task may be: something is said, on one line, with nothing
 * unseen in it.  LS_EREFUSED. */
int app_check_task(const char *task, ls_err *err);

/* Where *err names `half`, a file that was in the making, or what SQLite
 * keeps beside it, it names `asked` instead, what people asked for. */
void app_asked_for(const char *half, const char *asked, ls_err *err);

/* A name that people can read and write: UTF-8, nothing unseen in it, no
 * spaces at its ends, not too long.  LS_EREFUSED. */
int app_check_name(const char *name, ls_err *err);

/* Puts an item after its quote was compared with the read text
 * (LS_EDAMAGED where they differ). */
int app_put_item(ls_ledger *l, const ls_item_row *i, ls_err *err);

#endif
