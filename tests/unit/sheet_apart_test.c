/* Spreadsheets read in a child process: it breaks each of its limits, dies,
 * or is not believed; and a large one comes through whole. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#if defined(__linux__)
#include <linux/futex.h>
#include <sys/syscall.h>
#define WAIT() syscall(SYS_futex, &never, FUTEX_WAIT, 0, NULL, NULL, 0)
#else
#define WAIT() pause()
#endif

#include "base/alloc.h"
#include "port/sheet_wire.h"
#include "sys/child.h"

/* --- streams ------------------------------------------------------------- */

static const sys_limits small = { (size_t)256 << 20, 2, 1 << 20, 4 };

static const uint32_t never;

static int speak(void *arg, int fd)
{
  const char *what = arg;
  if(sys_child_write(fd, "abcdef", 6))
    return 1;
  if(!strcmp(what, "abort"))
    abort();
  while(!strcmp(what, "sleep")) /* a call that it has */
    WAIT();
  for(volatile uint64_t n = 0; !strcmp(what, "work"); n++)
    ;
  char *p = !strcmp(what, "memory") ? ls_malloc((size_t)2 << 30) : NULL;
  static const char block[4096];
  while(!strcmp(what, "pour"))
    if(sys_child_write(fd, block, sizeof(block)))
      return 1;
  if(p)
    abort(); /* far more than it may have */
  return 0;
}

/* What a child that said "abcdef" and then `what` leaves: 0 with the rest
 * not there, or the error. */
static int outcome(const char *what, ls_err *err)
{
  const uint8_t *p;
  int rc, n = 0;
  sys_stream *s = sys_stream_open(&small, speak, (void *)(uintptr_t)what,
                                  err);
  assert_non_null(s);
  assert_int_equal(sys_stream_take(s, 4, &p, err), 1);
  assert_memory_equal(p, "abcd", 4);
  assert_int_equal(sys_stream_take(s, 2, &p, err), 1);
  assert_memory_equal(p, "ef", 2);
  while((rc = sys_stream_take(s, 4096, &p, err)) == 1)
    assert_true(++n < 1000);
  sys_stream_close(s);
  assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* none is left */
  return rc;
}

static void streams(void **state)
{
  ls_err err = { 0 };
  (void)state;
  assert_int_equal(outcome("end", &err), 0);
  assert_int_equal(outcome("pour", &err), LS_ELIMIT);
  assert_string_equal(err.key, "child-output");
  assert_int_equal(outcome("abort", &err), LS_ELIMIT);
  assert_string_equal(err.key, "child-died");
  assert_string_equal(err.arg[0], "6");
  assert_int_equal(outcome("work", &err), LS_ELIMIT);
  assert_string_equal(err.key, "child-time");
#if !defined(__SANITIZE_ADDRESS__)
  assert_int_equal(outcome("memory", &err), 0); /* it was refused */
#endif
}

/* The wall clock of one that does nothing; and the parent's own time is not
 * the child's. */
static void clocks(void **state)
{
  ls_err err = { 0 };
  const uint8_t *p;
  sys_limits quick = small;
  (void)state;
  quick.seconds = 1;
  sys_stream *s = sys_stream_open(&quick, speak, (void *)(uintptr_t)"sleep",
                                  &err);
  assert_non_null(s);
  sleep(4);
  assert_int_equal(sys_stream_take(s, 6, &p, &err), 1);
  assert_int_equal(sys_stream_take(s, 1, &p, &err), LS_ELIMIT);
  assert_string_equal(err.key, "child-time");
  sys_stream_close(s);
}

/* --- sheets -------------------------------------------------------------- */

#define ROWS 200000

/* Some 8 MB: far more than a pipe holds. */
static ls_slice large(ls_buf *b)
{
  buf_init(b, (size_t)64 << 20);
  for(int i = 1; i <= ROWS; i++)
    buf_fmt(b, "指标%d,2024-06,%d.5,\"亿元, 现价\"\n", i, i);
  assert_false(buf_failed(b));
  return (ls_slice){ b->p, b->n };
}

static void whole(void **state)
{
  ls_buf b;
  ls_err err = { 0 };
  sheet_row r;
  uint32_t rows = 0;
  int rc;
  char want[32];
  (void)state;
  sheet_reader *s = sheet_apart(large(&b), &err);
  assert_non_null(s);
  while((rc = sheet_next(s, &r, &err)) == 1) {
    snprintf(want, sizeof(want), "指标%u", ++rows);
    assert_int_equal(r.row, rows);
    assert_int_equal(r.n, 4);
    assert_true(slice_eq(r.cell[0].text, slice_of(want)));
    assert_true(slice_eq(r.cell[3].text, SLICE("亿元, 现价")));
  }
  assert_int_equal(rc, 0);
  assert_int_equal(rows, ROWS);
  sheet_close(s);
  buf_free(&b);
}

/* Of this process group only the child listens to it. */
static void end_child(void)
{
  signal(SIGHUP, SIG_IGN);
  assert_int_equal(kill(0, SIGHUP), 0);
}

static void dies(void **state)
{
  ls_buf b;
  ls_err err = { 0 };
  sheet_row r;
  int rc;
  (void)state;
  sheet_reader *s = sheet_apart(large(&b), &err);
  assert_int_equal(sheet_next(s, &r, &err), 1);
  end_child();
  while((rc = sheet_next(s, &r, &err)) == 1)
    ;
  assert_int_equal(rc, LS_ELIMIT);
  assert_string_equal(err.key, "child-died");
  assert_string_equal(err.arg[0], "1");
  sheet_close(s);
  buf_free(&b);
}

/* One that is closed early goes at once. */
static void left(void **state)
{
  ls_buf b;
  ls_err err = { 0 };
  sheet_row r;
  (void)state;
  sheet_reader *s = sheet_apart(large(&b), &err);
  assert_int_equal(sheet_next(s, &r, &err), 1);
  sheet_close(s);
  assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
  buf_free(&b);
}

static void limited(void **state)
{
  static const sys_limits little = { (size_t)256 << 20, 5, 1 << 20, 4 };
  ls_buf b;
  ls_err err = { 0 };
  sheet_row r;
  int rc, rows = 0;
  (void)state;
  sheet_reader *s = sheet_apart_within(large(&b), &little, &err);
  while((rc = sheet_next(s, &r, &err)) == 1)
    rows++;
  assert_int_equal(rc, LS_ELIMIT);
  assert_string_equal(err.key, "child-output");
  assert_true(rows > 1000 && rows < ROWS);
  sheet_close(s);
  buf_free(&b);
}

/* Every allocation fails in turn, in both processes: an error or all rows,
 * and no child is left. */
static void starved(void **state)
{
  static const char table[] = "a,b\n1,\"x\"\n2,y\n";
  int whole_ones = 0;
  (void)state;
  for(unsigned long i = 1; i < 60; i++) {
    ls_err err = { 0 };
    sheet_row r;
    int rc = -1, rows = 0;
    ls_alloc_fail_at(i, 1);
    sheet_reader *s = sheet_apart(SLICE(table), &err);
    while(s && (rc = sheet_next(s, &r, &err)) == 1)
      rows++;
    sheet_close(s);
    ls_alloc_fail_at(0, 0);
    if(rc)
      assert_true(!strcmp(err.key, "no-memory") ||
                  !strcmp(err.key, "child-memory"));
    else
      assert_int_equal(rows, 3);
    whole_ones += !rc;
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
  }
  assert_true(whole_ones > 0 && whole_ones < 59);
}

/* --- what is not believed ------------------------------------------------ */

static int take(const ls_buf *b, ls_err *err)
{
  sheet_wire w;
  sheet_row row;
  int rc = 2;
  wire_init(&w);
  for(size_t at = 0; rc > 0 && at + sizeof(wire_frame) <= b->n;) {
    wire_frame f;
    memcpy(&f, b->p + at, sizeof(f));
    at += sizeof(f);
    rc = f.size > b->n - at ? LS_EIO
           : wire_take(&w, &f, (ls_slice){ b->p + at, f.size }, &row, err);
    at += f.size;
  }
  wire_free(&w);
  return rc;
}

static void row_of(ls_buf *b, const sheet_cell *cell, uint32_t n,
                   uint32_t row, uint32_t *sheet)
{
  const sheet_row r = { "表", 0, row, false, cell, n };
  ls_err err;
  assert_int_equal(wire_put_row(b, NULL, &r, sheet, &err), 0);
}

static void doubted(void **state)
{
  static const struct { sheet_cell c[2]; } bad[] = {
    { { { { "\xFF", 1 }, DAY_NONE, 0, CELL_TEXT, 0, 0, 0 },
        { { "b", 1 }, DAY_NONE, 1, CELL_TEXT, 0, 0, 0 } } },
    { { { { "a\0b", 3 }, DAY_NONE, 0, CELL_TEXT, 0, 0, 0 },
        { { "b", 1 }, DAY_NONE, 1, CELL_TEXT, 0, 0, 0 } } },
    { { { { "a", 1 }, DAY_NONE, 3, CELL_TEXT, 0, 0, 0 },
        { { "b", 1 }, DAY_NONE, 3, CELL_TEXT, 0, 0, 0 } } },
    { { { { "a", 1 }, DAY_NONE, 0, CELL_TEXT, 0, 0, 0 },
        { { "b", 1 }, DAY_NONE, SHEET_COLUMNS, CELL_TEXT, 0, 0, 0 } } },
    { { { { "a", 1 }, DAY_NONE, 0, 9, 0, 0, 0 },
        { { "b", 1 }, DAY_NONE, 1, CELL_TEXT, 0, 0, 0 } } },
    { { { { "2024-06-30", 10 }, 5, 0, CELL_DATE, 0, 0, 0 },
        { { "b", 1 }, DAY_NONE, 1, CELL_TEXT, 0, 0, 0 } } },
    { { { { "a", 1 }, DAY_NONE, 0, CELL_TEXT, 0, 0, true },
        { { "b", 1 }, DAY_NONE, 1, CELL_TEXT, 0, 0, 0 } } },
  };
  static const sheet_cell good = { { "a", 1 }, DAY_NONE, 0, 0, 0, 0, 0 };
  (void)state;
  for(size_t i = 0; i <= sizeof(bad) / sizeof(bad[0]); i++) {
    ls_buf b;
    ls_err err = { 0 };
    uint32_t sheet = UINT32_MAX;
    buf_init(&b, 1 << 20);
    if(i < sizeof(bad) / sizeof(bad[0]))
      row_of(&b, bad[i].c, 2, 1, &sheet);
    else { /* a row that does not ascend */
      row_of(&b, &good, 1, 2, &sheet);
      row_of(&b, &good, 1, 2, &sheet);
    }
    assert_int_equal(take(&b, &err), LS_EIO);
    assert_string_equal(err.key, "child-answer");
    buf_free(&b);
  }
}

/* An error of no code, of no words, of words without an end. */
static void errors(void **state)
{
  ls_buf b;
  ls_err e = { 0 }, err = { 0 };
  (void)state;
  for(int i = 0; i < 4; i++) {
    err_set(&e, i == 1 ? (ls_code)-99 : LS_ECUT,
            i == 2 ? "no-such-words" : "table-quote", "B17", NULL);
    if(i == 3)
      memset(e.arg[1], 'x', sizeof(e.arg[1]));
    buf_init(&b, 1 << 20);
    char end[WIRE_END];
    buf_put(&b, end, wire_end(end, (int)e.code, &e));
    assert_int_equal(take(&b, &err), i ? LS_EIO : LS_ECUT);
    assert_string_equal(err.key, i ? "child-answer" : "table-quote");
    buf_free(&b);
  }
}

int main(void)
{
  setpgid(0, 0); /* for end_child */
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(streams), cmocka_unit_test(clocks),
    cmocka_unit_test(whole),   cmocka_unit_test(dies),
    cmocka_unit_test(left),    cmocka_unit_test(limited),
    cmocka_unit_test(doubted), cmocka_unit_test(errors),
    cmocka_unit_test(starved),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
