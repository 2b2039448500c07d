/* Every allocation, ours and SQLite's, and every file operation fails in
 * turn over a small workload: each step is done or not done, says so, gives
 * its memory back, and leaves a ledger that verify finds nothing in.
 *   fault_test [STRIDE]      every STRIDE-th of them (20), 1: all */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/check.h"
#include "app/forms.h"
#include "base/alloc.h"
#include "fault_files.h"
#include "scene.h"

#define STEPS (int)(sizeof(steps) / sizeof(steps[0]))

static char work[600], stage[600], other[600], folder[600];

/* --- the steps ----------------------------------------------------------- */

static int create(ls_err *err)
{
  return scene_create(other, err);
}

static int open_and(const char *as, int (*run)(ls_ledger *l, ls_err *err),
                    ls_err *err)
{
  ls_ledger *l = NULL;
  int rc = ledger_open(work, as, &l, err);
  if(!rc)
    rc = run(l, err);
  ledger_close(l);
  return rc;
}

static int people(ls_err *err)
{
  return open_and("zhang", scene_people, err);
}

static int ingest(ls_err *err)
{
  return open_and("zhang", scene_ingest, err);
}

static int issue(ls_err *err)
{
  return open_and("zhang", scene_issue, err);
}

static int report(ls_err *err)
{
  return open_and("zhang", scene_report, err);
}

static int amend(ls_err *err)
{
  return open_and("zhang", scene_amend, err);
}

static void no_problem(void *arg, const port_problems *p)
{
  (void)arg, (void)p;
}

/* The table is read in a child, which inherits what is to fail. */
static int import_step(ls_ledger *l, void *arg, ls_err *err)
{
  app_observations m = {
    .bytes = SLICE("指标,报告期,数值,备注\n地区生产总值增幅,2024-01,5.6,初步\n"
                   "城镇新增就业,2024-01,0.3万,\n"),
    .found = no_problem
  };
  (void)arg;
  return app_import_observations(l, &m, err);
}

static int import_it(ls_ledger *l, ls_err *err)
{
  const app_change what = { "import", "values.csv", "", true };
  return app_write(l, &what, import_step, NULL, err);
}

static int import_values(ls_err *err)
{
  return open_and("zhang", import_it, err);
}

static int hit(void *arg, const char *kind, int64_t id, ls_err *err)
{
  (void)kind, (void)id, (void)err;
  ++*(int *)arg;
  return 0;
}

static int look(ls_ledger *l, void *arg, ls_err *err)
{
  app_dossier d;
  app_checked checked;
  const store_filter f = { .state = -1 };
  int rc = store_search(&l->store, "就业", NULL, 10, hit, arg, err);
  if(!rc)
    rc = app_dossier_of(l, 1, STORE_NOW, DOSSIER_ALL, &d, err);
  return rc ? rc : app_check_items(l, &f, NULL, NULL, &checked, err);
}

static int look_it(ls_ledger *l, ls_err *err)
{
  int found = 0;
  int rc = app_read(l, look, &found, err);
  if(!rc && !found) {
    puts("the search found nothing");
    exit(1);
  }
  return rc;
}

static int looking(ls_err *err)
{
  return open_and(NULL, look_it, err);
}

static int verify(ls_err *err)
{
  int rc = scene_verify(work, err);
  if(rc > 0) {
    puts("verify finds what is not there");
    exit(1);
  }
  return rc;
}

static int backup_it(ls_ledger *l, ls_err *err)
{
  char head[HEAD_TEXT];
  return ledger_backup(l, other, head, err);
}

static int backup(ls_err *err)
{
  return open_and(NULL, backup_it, err);
}

static int restore(ls_err *err)
{
  char head[HEAD_TEXT], kept[512];
  return ledger_restore(work, other, kept, head, err);
}

static int export_it(ls_ledger *l, ls_err *err)
{
  return ledger_export_all(l, folder, err);
}

static int export_all(ls_err *err)
{
  return open_and(NULL, export_it, err);
}

static int import_all(ls_err *err)
{
  char head[HEAD_TEXT];
  return ledger_import_all(other, folder, head, err);
}

static int rebuild(ls_err *err)
{
  return open_and("zhang", ledger_rebuild, err);
}

static const struct {
  const char *name;
  int (*run)(ls_err *err);
  bool writes;     /* another head afterwards */
  bool keeps;      /* `folder` is its input */
} steps[] = {
  { "create", create, false, false }, { "people", people, true, false },
  { "ingest", ingest, true, false }, { "issue", issue, true, false },
  { "report", report, true, false }, { "amend", amend, true, false },
  { "import a table", import_values, true, false },
  { "search, dossier, check", looking, false, false },
  { "verify", verify, false, false }, { "backup", backup, false, false },
  { "restore", restore, false, false },
  { "rebuild", rebuild, false, false },
  { "export all", export_all, false, false },
  { "import all", import_all, false, true },
};

/* --- one failure --------------------------------------------------------- */

static void head_of(const char *path, char out[HEAD_TEXT])
{
  ls_err err = { 0 };
  ls_ledger *l = scene_open(path, NULL);
  scene_must(app_head(l, out, &err), &err, "head");
  ledger_close(l);
}

static void remove_made(bool folder_too)
{
  static const char *const tail[] = { "", "-journal", ".new", ".part",
                                      ".new-journal", ".part-journal" };
  char path[700];
  for(size_t i = 0; i < sizeof(tail) / sizeof(tail[0]); i++) {
    snprintf(path, sizeof(path), "%s%s", other, tail[i]);
    scene_remove(path);
    snprintf(path, sizeof(path), "%s%s", work, tail[i]);
    scene_remove(path);
  }
  snprintf(path, sizeof(path), "%s.part", folder);
  scene_remove(path);
  if(folder_too)
    scene_remove(folder);
}

static void bad(const char *step, unsigned long n, const char *what, int rc,
                const ls_err *err)
{
  printf("%s, failure %lu: %s (%d %s %s)\n", step, n, what, rc, err->key,
         err->arg[0]);
  exit(1);
}

/* The ledger is whole, and is as before or as after. */
static void check(int step, unsigned long n, int rc, const char *before,
                  const char *after, const ls_err *err)
{
  char head[HEAD_TEXT];
  ls_err later = { 0 };
  const char *name = steps[step].name;
  if(rc < 0 && (!err->key[0] || err->code != rc))
    bad(name, n, "an error without words", rc, err);
  if(scene_verify(work, &later))
    bad(name, n, "verify finds something", rc, &later);
  head_of(work, head);
  bool old = !strcmp(head, before), new = !strcmp(head, after);
  if(rc >= 0 ? !new : !old && !new)
    bad(name, n, "neither as before nor as after", rc, err);
  if(rc >= 0 && !access(other, F_OK) && scene_verify(other, &later))
    bad(name, n, "the new ledger is not whole", rc, &later);
}

/* --- all of them --------------------------------------------------------- */

static unsigned long fail_each(int step, unsigned long stride, int error,
                               const char *before, const char *after)
{
  unsigned long n = 1 + (unsigned long)random() % stride, failed = 0;
  for(;; n += stride) {
    ls_err err = { 0 };
    unsigned long asked;
    remove_made(!steps[step].keeps);
    scene_copy(stage, work);
    if(error)
      files_fail_at(n, error);
    else
      ls_alloc_fail_at(n, 0);
    int rc = steps[step].run(&err);
    asked = error ? files_count() : ls_alloc_count();
    files_fail_at(0, 0);
    ls_alloc_fail_at(0, 0);
    if(!error && rc < 0 && rc != LS_ENOMEM)
      bad(steps[step].name, n, "something else than no memory", rc, &err);
    check(step, n, rc, before, after, &err);
    if(asked < n)
      return failed;
    failed++;
  }
}

/* The step done as it should be, for the next one. */
static void run_step(int step, unsigned long stride)
{
  char before[HEAD_TEXT], after[HEAD_TEXT];
  ls_err err = { 0 };
  remove_made(!steps[step].keeps);
  scene_copy(stage, work);
  head_of(work, before);
  scene_must(steps[step].run(&err), &err, steps[step].name);
  head_of(work, after);
  if(steps[step].writes != (strcmp(before, after) != 0))
    bad(steps[step].name, 0, "the head does not tell", 0, &err);
  unsigned long memory = fail_each(step, stride, 0, before, after);
  unsigned long files = fail_each(step, stride > 4 ? stride / 4 : 1, EIO,
                                  before, after);
  unsigned long full = fail_each(step, stride > 4 ? stride / 4 : 1, ENOSPC,
                                 before, after);
  printf("%-24s %6lu allocations, %5lu + %lu file operations failed\n",
         steps[step].name, memory, files, full);
  err = (ls_err){ 0 };
  remove_made(!steps[step].keeps);
  scene_copy(stage, work);
  scene_must(steps[step].run(&err), &err, steps[step].name);
  scene_copy(work, stage);
}

int main(int argc, char **argv)
{
  unsigned long stride = argc > 1 ? strtoul(argv[1], NULL, 10) : 20;
  ls_err err = { 0 };
  setvbuf(stdout, NULL, _IONBF, 0);
  srandom(argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 1);
  scene_begin();
  ledger_close(NULL);
  snprintf(work, sizeof(work), "%s", scene_path("work.db"));
  snprintf(stage, sizeof(stage), "%s", scene_path("stage.db"));
  snprintf(other, sizeof(other), "%s", scene_path("other.db"));
  snprintf(folder, sizeof(folder), "%s", scene_path("folder"));
  scene_must(scene_create(stage, &err), &err, "create");
  files_begin();
  for(int i = 0; i < STEPS; i++)
    run_step(i, stride ? stride : 1);
  remove_made(true);
  scene_end();
  return 0;
}
