/* How the engine finds one item, indicator or entry: by an index, whatever
 * the ledger's size.  Every statement that the work upon one item prepares
 * is asked for its plan; a walk over a table that grows fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scene.h"

/* --- what was prepared --------------------------------------------------- */

#define MOST 400

static char *asked[MOST];
static int n_asked;
static bool listening;

db_stmt *__real_db_query(ls_db *db, const char *sql, ls_err *err);
db_stmt *__wrap_db_query(ls_db *db, const char *sql, ls_err *err);

db_stmt *__wrap_db_query(ls_db *db, const char *sql, ls_err *err)
{
  bool known = !listening;
  for(int i = 0; i < n_asked && !known; i++)
    known = !strcmp(asked[i], sql);
  if(!known && n_asked < MOST)
    asked[n_asked++] = strdup(sql);
  return __real_db_query(db, sql, err);
}

/* --- plans --------------------------------------------------------------- */

/* Tables that do not grow with the years: who works here, and settings. */
static bool is_small(const char *sql)
{
  static const char *const from[] = {
    "from unit u", "from post p", "from account a", "from setting",
    "from period_lock", "from area", "from rule_file", "from derived_as",
    "from sqlite_master"
  };
  for(size_t i = 0; i < sizeof(from) / sizeof(from[0]); i++)
    if(strstr(sql, from[i]))
      return true;
  return false;
}

/* What begins at an entry or ends at the first row is no walk: the rows of
 * the entry that was just written are read back from its number on, the last
 * entry is the first of an order that an index has.  The days of all entries
 * are read once for a whole step. */
static bool is_short(const char *sql)
{
  return strstr(sql, "and entry >= $2 order by ") ||
         strstr(sql, "order by entry desc limit 1") ||
         strstr(sql, "order by entry, place limit 1") ||
         !strncmp(sql, "select entry, at from journal ", 30);
}

/* A walk over a table, or over all entries up to some one, which is the same.
 * Not over the one row of a subquery; not what a virtual table looks up. */
static bool walks(const char *sql, const char *detail)
{
  if(is_small(sql) || is_short(sql))
    return false;
  if(strstr(detail, "(entry<?") || strstr(detail, "(entry>?"))
    return true;
  return !strncmp(detail, "SCAN ", 5) && strcmp(detail, "SCAN CONSTANT ROW") &&
         !strstr(detail, "VIRTUAL TABLE INDEX 0:=");
}

static int bad;

static int plan_of(ls_ledger *l, const char *sql, ls_err *err)
{
  static char *held[MOST]; /* the driver keeps statements by their text */
  static int n;
  size_t room = strlen(sql) + 24;
  char *explain = held[n++] = malloc(room);
  snprintf(explain, room, "explain query plan %s", sql);
  db_stmt *s = __real_db_query(l->store.db, explain, err);
  int rc;
  while((rc = db_step(s, err)) > 0) {
    ls_slice detail = db_get_text(s, 3);
    if(walks(sql, detail.s)) {
      printf("%s\n  %s\n", sql, detail.s);
      bad++;
    }
  }
  db_end(s);
  return rc;
}

static int plans(ls_ledger *l, void *arg, ls_err *err)
{
  int rc = LS_OK;
  (void)arg;
  for(int i = 0; i < n_asked && rc >= 0; i++)
    if(!strncmp(asked[i], "select ", 7))
      rc = plan_of(l, asked[i], err);
  return rc;
}

/* --- the work ------------------------------------------------------------ */

/* Everything about one item, now and as of an earlier entry. */
static int look(ls_ledger *l, void *arg, ls_err *err)
{
  ls_item_row i;
  int64_t entry;
  bool leads;
  app_dossier d;
  store_ids parts = { 0 };
  (void)arg;
  int rc = app_item(l, "2024-001", STORE_NOW, &i, err);
  for(int turn = 0; !rc && turn < 2; turn++) {
    int64_t bound = turn ? 4 : STORE_NOW;
    rc = app_dossier_of(l, i.id, bound, DOSSIER_ALL, &d, err);
    assert_true(rc || turn || (d.targets.n && d.updates.n &&
                               d.observations.n && d.evidence.n));
    if(!rc)
      rc = store_parts(&l->store, i.id, bound, &parts, err);
    if(rc >= 0)
      rc = store_touched(&l->store, i.id, bound, &entry, err);
    rc = rc < 0 ? rc : LS_OK;
  }
  if(!rc)
    rc = store_leads(&l->store, 1, i.indicator, &leads, err);
  return rc;
}

static int act(ls_ledger *l, void *arg, ls_err *err)
{
  const char *const tasks[] = { "甲", "乙" };
  app_with with = { .deadline = DAY_NONE, .why = "调整",
                    .approved_by = "会议" };
  app_parts parts = { 0 };
  app_merged merged;
  ls_item_row i, other;
  (void)arg;
  int rc = app_item(l, "2024-001", STORE_NOW, &i, err);
  if(!rc)
    rc = app_do(l, ACT_COMMENT, &i, &with, err);
  if(!rc)
    rc = app_split(l, &i, tasks, 2, &with, &parts, err);
  if(!rc) {
    other = parts.v[1].item;
    rc = app_merge(l, &parts.v[0].item, &other, &with, &merged, err);
  }
  return rc;
}

static void one_item_by_an_index(void **state)
{
  const char *path = scene_path("plan.db");
  const app_change what = { "comment", "2024-001", "", false };
  ls_err err = { 0 };
  (void)state;
  scene_make(path);
  listening = true;
  ls_ledger *l = scene_open(path, "zhang");
  scene_must(scene_report(l, &err), &err, "report");
  scene_must(scene_amend(l, &err), &err, "amend");
  scene_must(scene_observe(l, 1, 61, &err), &err, "observe");
  scene_must(app_read(l, look, NULL, &err), &err, "look");
  scene_must(app_write(l, &what, act, NULL, &err), &err, "act");
  listening = false;
  assert_true(n_asked > 40 && n_asked < MOST);
  scene_must(app_read(l, plans, NULL, &err), &err, "plans");
  ledger_close(l);
  assert_int_equal(bad, 0);
}

/* The test finds a walk where there is one. */
static int walk(ls_ledger *l, void *arg, ls_err *err)
{
  (void)arg;
  int rc = plan_of(l, "select * from observation where unit = $1", err);
  return rc ? rc : plan_of(l, "select * from progress where entry <= $1 "
                           "and place = $2", err);
}

static void a_walk_is_found(void **state)
{
  ls_err err = { 0 };
  (void)state;
  ls_ledger *l = scene_open(scene_path("plan.db"), NULL);
  bad = 0;
  scene_must(app_read(l, walk, NULL, &err), &err, "walk");
  ledger_close(l);
  assert_int_equal(bad, 2);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_item_by_an_index),
    cmocka_unit_test(a_walk_is_found)
  };
  scene_begin();
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  scene_end();
  for(int i = 0; i < n_asked; i++)
    free(asked[i]);
  return failed;
}
