/* A small ledger that the tests of this folder work upon. */
#ifndef LS_TESTS_SCENE_H
#define LS_TESTS_SCENE_H

#include "app/act.h"
#include "app/keep.h"
#include "app/who.h"

/* Loads the word lists and makes a folder of its own, taken away by
 * scene_end.  LUOSHI_NOW is set, so that the same is done each time. */
void scene_begin(void);
void scene_end(void);

/* Another report than the small one of its own. */
void scene_read(const char *path);

/* A name in that folder; the last few stay valid. */
const char *scene_path(const char *name);

void scene_copy(const char *from, const char *to);
void scene_remove(const char *path); /* a file or a folder of files */
bool scene_same(const char *a, const char *b); /* files or folders */

/* The work, one step after the other; each returns what it returned. */
int scene_create(const char *path, ls_err *err);
int scene_people(ls_ledger *l, ls_err *err); /* units, users */
int scene_ingest(ls_ledger *l, ls_err *err);
int scene_issue(ls_ledger *l, ls_err *err);
int scene_report(ls_ledger *l, ls_err *err); /* update, evidence, value */
int scene_amend(ls_ledger *l, ls_err *err);
int scene_observe(ls_ledger *l, int month, int value, ls_err *err);

/* All of them upon a new ledger; ends the test where one fails. */
void scene_make(const char *path);

/* Opens, or ends the test. */
ls_ledger *scene_open(const char *path, const char *as);

/* The findings of verify, or an error.  With SCENE_SHOW in the environment
 * they are printed. */
int scene_verify(const char *path, ls_err *err);
void scene_ignore(void *arg, const store_finding *f);

void scene_must(int rc, const ls_err *err, const char *what);

#endif
