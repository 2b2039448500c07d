/* The store: what is put in comes out, as it was at every entry; its tables
 * are those of the migrations; every kind of tampering is found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/adopt.h"
#include "scene.h"

static char path[600];

static int setup(void **state)
{
  (void)state;
  scene_begin();
  snprintf(path, sizeof(path), "%s", scene_path("store.db"));
  scene_make(path);
  return 0;
}

static int teardown(void **state)
{
  (void)state;
  scene_end();
  return 0;
}

/* --- tables -------------------------------------------------------------- */

static int same_columns(ls_ledger *l, void *arg, ls_err *err)
{
  (void)arg;
  for(int t = 0; t < STORE_TABLES; t++) {
    const store_table *table = &store_tables[t];
    int n = 0;
    db_stmt *s = db_query(l->store.db, "select name, type from "
      "pragma_table_info($1) where name not in ('place', 'entry', 'n') "
      "order by cid", err);
    db_str(s, 1, table->name);
    while(db_step(s, err) > 0) {
      assert_true(n < table->n);
      assert_string_equal(db_get_text(s, 0).s, table->column[n].name);
      assert_int_equal(db_get_text(s, 1).s[0] + 'a' - 'A',
                       table->column[n].type);
      n++;
    }
    db_end(s);
    assert_int_equal(n, table->n);
    assert_int_equal(store_table_of(slice_of(table->name)), t);
  }
  assert_int_equal(store_table_of(SLICE("journal")), -1);
  return LS_OK;
}

static void tables(void **state)
{
  ls_err err = { 0 };
  ls_ledger *l = scene_open(path, NULL);
  (void)state;
  assert_int_equal(app_read(l, same_columns, NULL, &err), LS_OK);
  ledger_close(l);
}

/* --- as of an entry ------------------------------------------------------ */

/* 1 made, 2 people, 3 ingested, 4 issued, 5 reported, 6 amended */
static int as_of(ls_ledger *l, void *arg, ls_err *err)
{
  app_dossier d;
  (void)arg;
  assert_int_equal(app_dossier_of(l, 1, 2, DOSSIER_ALL, &d, err), LS_ENONE);
  assert_int_equal(app_dossier_of(l, 1, 3, DOSSIER_ALL, &d, err), LS_OK);
  assert_int_equal(d.item.state, ST_CANDIDATE);
  assert_string_equal(d.item.number, "");
  assert_int_equal(app_dossier_of(l, 1, 4, DOSSIER_ALL, &d, err), LS_OK);
  assert_int_equal(d.item.state, ST_ISSUED);
  assert_string_equal(d.item.number, "2024-001");
  assert_int_equal(d.issued, day_make(2024, 1, 15));
  assert_int_equal(d.updates.n + d.evidence.n + d.observations.n, 0);
  assert_true(d.targets.n == 1 && d.targets.v[0].value.m == 6);
  assert_int_equal(app_dossier_of(l, 1, 5, DOSSIER_ALL, &d, err), LS_OK);
  assert_int_equal(d.item.state, ST_PROGRESS);
  assert_int_equal(d.updates.n, 1);
  assert_string_equal(d.updates.v[0].words, "稳步推进");
  assert_string_equal(d.updates.v[0].by, "zhang");
  assert_int_equal(d.evidence.n, 1);
  assert_int_equal(d.observations.n, 1);
  assert_int_equal(d.amendments.n, 0);
  assert_int_equal(d.item.deadline, day_make(2024, 12, 31));
  assert_int_equal(app_dossier_of(l, 1, STORE_NOW, DOSSIER_ALL, &d, err),
                   LS_OK);
  assert_int_equal(d.item.deadline, day_make(2025, 3, 31));
  assert_int_equal(d.amendments.n, 2);
  assert_string_equal(d.amendments.v[0].was, "2024-12-31");
  assert_string_equal(d.amendments.v[0].now, "2025-03-31");
  assert_string_equal(d.amendments.v[1].was, "~6 2024");
  assert_string_equal(d.amendments.v[1].now, "~5.5 2024");
  assert_int_equal(d.postponed, 1);
  assert_int_equal(d.lowered, 1);
  return LS_OK;
}

static void earlier(void **state)
{
  ls_err err = { 0 };
  ls_ledger *l = scene_open(path, NULL);
  (void)state;
  assert_int_equal(app_read(l, as_of, NULL, &err), LS_OK);
  ledger_close(l);
}

static int bounds(ls_ledger *l, void *arg, ls_err *err)
{
  int64_t bound;
  (void)arg;
  store_bound(&l->store, day_make(2024, 1, 14), &bound, err);
  assert_true(bound == 0);
  store_bound(&l->store, day_make(2024, 1, 15), &bound, err);
  assert_true(bound == 6);
  return LS_OK;
}

static void days(void **state)
{
  ls_err err = { 0 };
  ls_ledger *l = scene_open(path, NULL);
  (void)state;
  assert_int_equal(app_read(l, bounds, NULL, &err), LS_OK);
  ledger_close(l);
}

/* --- search -------------------------------------------------------------- */

static int count(void *arg, const char *kind, int64_t id, ls_err *err)
{
  (void)kind, (void)id, (void)err;
  ++*(int *)arg;
  return 0;
}

static int search(ls_ledger *l, void *arg, ls_err *err)
{
  static const struct {
    const char *words;
    int items;
  } asked[] = {
    { "就业", 1 }, { "新增就业", 1 }, { "业就", 0 }, { "桥", 1 },
    { "学校 3所", 1 }, { "学校 泵站", 0 }, { "２０２４-001", 1 },
    { "生产总值", 1 }, { "\"", -1 }, { "（）", -1 }, { "地区*", 1 },
    { "就业 OR 学校", 0 }, { "NOT 就业", 0 },
  };
  (void)arg;
  for(size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
    int n = 0;
    int rc = store_search(&l->store, asked[i].words, "item", 100, count, &n,
                          err);
    if(asked[i].items < 0)
      assert_int_equal(rc, LS_EUSAGE);
    else {
      assert_int_equal(rc, LS_OK);
      if(n != asked[i].items)
        print_error("%s: %d\n", asked[i].words, n);
      assert_int_equal(n, asked[i].items);
    }
  }
  return LS_OK;
}

static void words(void **state)
{
  ls_err err = { 0 };
  ls_ledger *l = scene_open(path, NULL);
  (void)state;
  assert_int_equal(app_read(l, search, NULL, &err), LS_OK);
  ledger_close(l);
}

/* --- tampering ----------------------------------------------------------- */

/* What somebody with the file and SQL might do; each is found. */
static void tampering(void **state)
{
  static const char *const sql[] = {
    "update item set task = 'x' where item = 1 and version = 1",
    "update item set quote = 'x' where item = 2",
    "update observation set value = '9'",
    "delete from decision where item = 1",
    "delete from item where item = 3",
    "insert into decision values ('330100', 4, 99, 1, 'close', 'issued', "
      "'closed', '')",
    "insert into decision values ('330100', 99, 1, 1, 'close', 'issued', "
      "'closed', '')",
    "insert into decision values ('110000', 4, 99, 1, 'close', 'issued', "
      "'closed', '')",
    "update journal set who = 'li' where entry = 4",
    "update journal set at = '2023-01-01T00:00:00' where entry = 6",
    "delete from journal where entry = 5",
    "delete from journal where entry = 1",
    "update journal set row_count = row_count - 1 where entry = 3",
    "update content set bytes = x'00'",
    "update content set size = 1",
    "update report set words = replace(words, '6%', '7%')",
    "update report set words = replace(words, '5.6%', '5.7%')",
    "update journal set sha256 = rows_sha256 where entry = 6",
    "update item_now set state = 'closed' where item = 1",
    "delete from item_now where item = 1",
    "create trigger t after insert on item begin select 1; end",
    "create table more (x)",
    "drop index item_version",
    "delete from search_row where id = 2",
  };
  char copy[600];
  (void)state;
  snprintf(copy, sizeof(copy), "%s", scene_path("tampered.db"));
  for(size_t i = 0; i < sizeof(sql) / sizeof(sql[0]); i++) {
    ls_db *db;
    ls_err err = { 0 };
    scene_copy(path, copy);
    assert_int_equal(db_open(copy, DB_WRITE, &db, &err), LS_OK);
    scene_must(db_exec(db, sql[i], &err), &err, sql[i]);
    db_close(db);
    int found = scene_verify(copy, &err);
    if(found <= 0)
      print_error("not found: %s\n", sql[i]);
    assert_true(found > 0);
  }
  ls_err err = { 0 };
  assert_int_equal(scene_verify(path, &err), 0);
}

/* A chain computed anew is right in itself; a head that was kept tells. */
static void head_tells(void **state)
{
  char old[HEAD_TEXT], again[600];
  ls_err err = { 0 };
  app_verified out;
  ls_ledger *l = scene_open(path, NULL);
  (void)state;
  assert_int_equal(app_head(l, old, &err), LS_OK);
  ledger_close(l);
  snprintf(again, sizeof(again), "%s", scene_path("again.db"));
  setenv("LUOSHI_NOW", "2024-01-15T09:00:01", 1);
  scene_make(again);
  setenv("LUOSHI_NOW", "2024-01-15T09:00:00", 1);
  assert_int_equal(scene_verify(again, &err), 0);
  l = scene_open(again, NULL);
  assert_int_equal(ledger_verify(l, old, scene_ignore,
                                 NULL, &out, &err), 1);
  ledger_close(l);
  l = scene_open(path, NULL);
  assert_int_equal(ledger_verify(l, old, scene_ignore,
                                 NULL, &out, &err), 0);
  ledger_close(l);
}

/* --- rebuilding, carrying out and in ------------------------------------- */

static void carried(void **state)
{
  char out[600], in[600], second[600], head[HEAD_TEXT], was[HEAD_TEXT];
  ls_err err = { 0 };
  (void)state;
  snprintf(out, sizeof(out), "%s", scene_path("out"));
  snprintf(in, sizeof(in), "%s", scene_path("in.db"));
  snprintf(second, sizeof(second), "%s", scene_path("second"));
  ls_ledger *l = scene_open(path, "zhang");
  assert_int_equal(app_head(l, was, &err), LS_OK);
  assert_int_equal(ledger_export_all(l, out, &err), LS_OK);
  assert_int_equal(ledger_rebuild(l, &err), LS_OK);
  ledger_close(l);
  assert_int_equal(scene_verify(path, &err), 0);
  scene_must(ledger_import_all(in, out, head, &err), &err, "import");
  assert_string_equal(head, was);
  l = scene_open(in, NULL);
  assert_int_equal(ledger_export_all(l, second, &err), LS_OK);
  ledger_close(l);
  assert_true(scene_same(out, second));
  assert_int_equal(ledger_import_all(in, out, head, &err), LS_EREFUSED);
}

/* --- rules --------------------------------------------------------------- */

/* A folder whose file is broken by the time it is kept. */
static int broken_terms(void *arg, const char *name, ls_slice *content,
                        ls_err *err)
{
  (void)err;
  *content = SLICE("rubbish\trubbish\n");
  *(int *)arg += 1;
  return !strcmp(name, "terms");
}

static int adopt_broken(ls_ledger *l, void *arg, ls_err *err)
{
  const ls_rules_source broken = { broken_terms, arg };
  return app_adopt(l, &broken, err);
}

static void broken_rules(void **state)
{
  const app_change what = { "rules", "", "", false };
  const char *copy = scene_path("broken.db");
  ls_err err = { 0 };
  int asked = 0;
  (void)state;
  scene_copy(path, copy);
  ls_ledger *l = scene_open(copy, "zhang");
  assert_int_equal(app_write(l, &what, adopt_broken, &asked, &err),
                   LS_ELEXICON);
  assert_true(asked > 0);
  ledger_close(l);
  assert_true(scene_same(path, copy));
}

/* A rule file, evidence and a report whose bytes nobody has. */
static int speak_of_nothing(ls_ledger *l, void *arg, ls_err *err)
{
  static const char none[] =
    "00000000000000000000000000000000000000000000000000000000000000ff";
  const ls_evidence e = { .id = 99, .item = 1, .name = "无.jpg",
                          .sha256 = none, .size = 1 };
  const ls_report_row r = { .id = 99, .name = "无", .year = 2024,
    .about = "无", .sha256 = none, .encoding = "utf-8", .reader = "0",
    .text_sha256 = "e3b0c44298fc1c149afbf4c8996fb924"
                   "27ae41e4649b934ca495991b7852b855", .words = { "", 0 } };
  (void)arg;
  int rc = store_rule_put(&l->store, "terms", none, err);
  if(!rc)
    rc = store_evidence_put(&l->store, &e, err);
  return rc ? rc : store_report_put(&l->store, &r, err);
}

static void count_lost(void *arg, const store_finding *f)
{
  assert_string_equal(f->key, "verify-lost");
  ++*(int *)arg;
}

static void lost_files(void **state)
{
  const app_change what = { "rules", "", "", false };
  const char *copy = scene_path("lost.db");
  app_verified out;
  ls_err err = { 0 };
  int lost = 0;
  (void)state;
  scene_copy(path, copy);
  ls_ledger *l = scene_open(copy, "zhang");
  scene_must(app_write(l, &what, speak_of_nothing, NULL, &err), &err,
             "speaking of nothing");
  assert_int_equal(ledger_verify(l, NULL, count_lost, &lost, &out, &err), 3);
  assert_int_equal(lost, 3);
  ledger_close(l);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(tables), cmocka_unit_test(earlier),
    cmocka_unit_test(days), cmocka_unit_test(words),
    cmocka_unit_test(tampering), cmocka_unit_test(head_tells),
    cmocka_unit_test(carried), cmocka_unit_test(broken_rules),
    cmocka_unit_test(lost_files),
  };
  return cmocka_run_group_tests(tests, setup, teardown);
}
