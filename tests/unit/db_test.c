/* The driver: parameters by number, what is bound comes back, errors have
 * words, statements are kept, a second writer is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "db/db.h"
#include "hash/digest.h"

static ls_db *memory(void)
{
  ls_db *db = NULL;
  ls_err err = { 0 };
  assert_int_equal(db_open(":memory:", DB_CREATE, &db, &err), LS_OK);
  assert_int_equal(db_exec(db, "create table t (a {int} not null, b {text},"
                           " c {blob}, primary key (a)) {keyed}", &err),
                   LS_OK);
  return db;
}

static void values_come_back(void **state)
{
  ls_db *db = memory();
  ls_err err = { 0 };
  (void)state;
  db_stmt *s = db_query(db, "insert into t (c, b, a) values ($3, $2, $1)",
                        &err);
  db_int(s, 1, INT64_MIN);
  db_text(s, 2, SLICE("就业 '$1' {int}"));
  db_blob(s, 3, (ls_slice){ "\0\1\2", 3 });
  assert_int_equal(db_run(s, &err), LS_OK);
  s = db_query(db, "select a, b, c, '$1 {int}' from t where a = $1", &err);
  db_int(s, 1, INT64_MIN);
  assert_int_equal(db_step(s, &err), 1);
  assert_true(db_get_int(s, 0) == INT64_MIN);
  assert_true(slice_eq(db_get_text(s, 1), SLICE("就业 '$1' {int}")));
  assert_true(slice_eq(db_get_blob(s, 2), (ls_slice){ "\0\1\2", 3 }));
  assert_true(slice_eq(db_get_text(s, 3), SLICE("$1 {int}")));
  assert_int_equal(db_step(s, &err), 0);
  db_end(s);
  s = db_query(db, "insert into t values ($1, $2, $3)", &err);
  db_int(s, 1, 1);
  db_str(s, 2, "");
  db_blob(s, 3, (ls_slice){ NULL, 0 });
  assert_int_equal(db_run(s, &err), LS_OK);
  s = db_query(db, "select b, c from t where a = 1", &err);
  assert_int_equal(db_step(s, &err), 1);
  assert_false(db_is_null(s, 0));
  assert_false(db_is_null(s, 1));
  db_end(s);
  db_close(db);
}

static void statements_are_kept(void **state)
{
  ls_db *db = memory();
  ls_err err = { 0 };
  char sql[] = "select a from t where a >= $1 order by a";
  (void)state;
  for(int i = 0; i < 3; i++) {
    db_stmt *s = db_query(db, "insert into t values ($1, 'x', $2)", &err);
    db_int(s, 1, i);
    db_blob(s, 2, SLICE("y"));
    assert_int_equal(db_run(s, &err), LS_OK);
  }
  db_stmt *a = db_query(db, sql, &err);
  db_int(a, 1, 1);
  assert_int_equal(db_step(a, &err), 1);
  db_stmt *b = db_query(db, sql, &err); /* while the other is walked */
  assert_ptr_not_equal(a, b);
  db_int(b, 1, 2);
  assert_int_equal(db_step(b, &err), 1);
  assert_true(db_get_int(b, 0) == 2);
  assert_true(db_get_int(a, 0) == 1);
  db_end(a);
  db_end(b);
  assert_ptr_equal(db_query(db, sql, &err), a);
  db_end(a);
  db_close(db);
}

static void errors_have_words(void **state)
{
  ls_db *db = memory();
  ls_err err = { 0 };
  (void)state;
  db_stmt *s = db_query(db, "select nothing from nowhere", &err);
  assert_null(s);
  assert_int_equal(err.code, LS_EDAMAGED);
  db_int(s, 1, 1); /* are taken and handed on */
  assert_int_equal(db_step(s, &err), LS_EDAMAGED);
  db_end(s);
  for(int i = 0; i < 2; i++) {
    s = db_query(db, "insert into t values (1, 'x', $1)", &err);
    db_blob(s, 1, SLICE("y"));
    assert_int_equal(db_run(s, &err), i ? LS_ECONFLICT : LS_OK);
  }
  assert_string_equal(err.key, "ledger-constraint");
  /* a double-quoted name is no text, a text is no number */
  assert_null(db_query(db, "select \"x\" from t", &err));
  assert_true(db_exec(db, "insert into t values ('x', 'y', null)", &err) < 0);
  db_close(db);
}

static void transactions(void **state)
{
  ls_db *db = memory();
  ls_err err = { 0 };
  int64_t n;
  (void)state;
  assert_int_equal(db_begin(db, true, &err), LS_OK);
  db_exec(db, "insert into t values (1, 'x', null)", &err);
  db_stmt *s = db_query(db, "select a from t", &err);
  assert_int_equal(db_step(s, &err), 1); /* left open on purpose */
  db_rollback(db);
  assert_int_equal(db_number(db_query(db, "select count(*) from t", &err), 7,
                             &n, &err), LS_OK);
  assert_true(n == 0);
  assert_int_equal(db_number(db_query(db, "select a from t", &err), 7, &n,
                             &err), LS_OK);
  assert_true(n == 7);
  db_close(db);
}

static void files(void **state)
{
  char path[] = "/tmp/luoshi-db-XXXXXX", copy[64];
  ls_err err = { 0 };
  ls_db *db = NULL;
  int64_t whose, version;
  int fd = mkstemp(path);
  (void)state;
  close(fd);
  snprintf(copy, sizeof(copy), "%s.copy", path);
  assert_int_equal(db_open(path, DB_CREATE, &db, &err), LS_OK);
  db_exec(db, "create table t (a {int}) strict", &err);
  assert_int_equal(db_set_identity(db, 77, 3, &err), LS_OK);
  assert_int_equal(db_copy(db, copy, &err), LS_OK);
  db_close(db);
  assert_int_equal(db_open(path, DB_CREATE, &db, &err), LS_EREFUSED);
  assert_null(db);
  assert_int_equal(db_open(copy, DB_READ, &db, &err), LS_OK);
  assert_int_equal(db_identity(db, &whose, &version, &err), LS_OK);
  assert_true(whose == 77 && version == 3);
  assert_true(db_exec(db, "insert into t values (1)", &err) < 0);
  db_close(db);
  unlink(copy);
  assert_int_equal(db_open(copy, DB_WRITE, &db, &err), LS_EIO);
  assert_string_equal(err.key, "ledger-missing");
  unlink(path);
}

/* The examples of FIPS 180-4 and GB/T 32905, and in pieces of any size. */
static void hashes(void **state)
{
  char sha[SHA256_HEX], sm3[SM3_HEX], one[SHA256_HEX], two[SM3_HEX];
  static char big[100000];
  ls_hashes *h;
  ls_err err = { 0 };
  (void)state;
  hash_sha256("abc", 3, sha);
  assert_string_equal(sha, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9c"
                           "b410ff61f20015ad");
  hash_sm3("abc", 3, sm3);
  assert_string_equal(sm3, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2"
                           "297da02b8f4ba8e0");
  memset(big, 'x', sizeof(big));
  hash_sha256(big, sizeof(big), one);
  hash_sm3(big, sizeof(big), two);
  assert_int_equal(hashes_new(&h, &err), LS_OK);
  for(size_t step = 1; step < 40000; step = step * 7 + 1) {
    for(size_t at = 0; at < sizeof(big); at += step)
      hashes_put(h, big + at, at + step < sizeof(big) ? step
                                                      : sizeof(big) - at);
    hashes_end(h, sha, sm3);
    assert_string_equal(sha, one);
    assert_string_equal(sm3, two);
  }
  hashes_free(h);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(values_come_back),
    cmocka_unit_test(statements_are_kept),
    cmocka_unit_test(errors_have_words),
    cmocka_unit_test(transactions),
    cmocka_unit_test(files),
    cmocka_unit_test(hashes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
