/* Each allocation failed in turn: the reader must say LS_ENOMEM, leave
 * nothing behind (the sanitizers and valgrind see to that), and be well
 * again afterwards. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "emit/emit.h"
#include "extract/reader.h"

#define ENOUGH 200000 /* more allocations than any of these makes */

static const char text[] =
  "清禾市2024年政府工作报告\r\n各位代表：\r\n"
  "一、2023年工作回顾\r\n全市生产总值达到1286.5亿元，增长5.6%，"
  "居全省第3位。\r\n二、2024年重点工作\r\n（一）扩大投资。"
  "新建学校3所，力争临溪大桥、白石隧道开工。\r\n";

/* The text so many times that the arena needs blocks of every kind. */
#define TIMES 400
static char many[TIMES * sizeof(text)];

static int put(void *arg, const char *p, size_t n)
{
  ls_buf *b = arg;
  buf_put(b, p, n);
  return 0;
}

static int print_as(const ls_format *f, const ls_report *r,
                    const ls_emit *to)
{
  int rc = f->open ? f->open(to) : 0;
  if(!rc)
    rc = f->report(r, to);
  if(!rc && f->close)
    rc = f->close(to);
  return rc;
}

/* In every format; 0 or the error's code. */
static int print_all(const ls_report *r)
{
  static const ls_format *const formats[] = { &format_jsonl, &format_csv,
                                              &format_table, &format_html };
  ls_buf out;
  int rc = 0;
  buf_init(&out, (size_t)256 << 20);
  ls_emit to = { .write = put, .arg = &out, .source = "-", .sha256 = "",
                 .nth = 1, .explain = true };
  for(size_t i = 0; !rc && i < sizeof(formats) / sizeof(formats[0]); i++)
    rc = print_as(formats[i], r, &to);
  if(!rc && buf_failed(&out))
    rc = LS_ENOMEM;
  buf_free(&out);
  return rc;
}

/* Reads and prints; 0 or the error's code. */
static int read_once(const ls_lex *lex)
{
  static ls_report *r;
  ls_read_options opt = { .explain = true };
  ls_err err = { 0 };
  int rc = reader_read(lex, (const uint8_t *)many, strlen(many), &opt, &r,
                       &err);
  assert_int_equal(rc, err.code);
  if(rc) {
    assert_null(r);
    assert_string_not_equal(err.key, "");
    return rc;
  }
  rc = print_all(r);
  reader_free(r);
  return rc;
}

/* Fails allocation n = 1, 2, 3 ... of `run` until it needs fewer. */
static unsigned long fail_each(int (*run)(void *arg), void *arg, int sticky)
{
  for(unsigned long n = 1; n < ENOUGH; n++) {
    ls_alloc_fail_at(n, sticky);
    int rc = run(arg);
    unsigned long asked = ls_alloc_count();
    ls_alloc_fail_at(0, 0);
    if(asked < n) {
      assert_int_equal(rc, LS_OK);
      return n - 1;
    }
    assert_int_equal(rc, LS_ENOMEM);
  }
  fail_msg("more than %d allocations", ENOUGH);
  return 0;
}

static int load(void *arg)
{
  ls_err err = { 0 };
  ls_lex *lex = lex_load(NULL, NULL, NULL, &err);
  (void)arg;
  if(!lex) {
    assert_string_not_equal(err.key, "");
    return err.code;
  }
  lex_free(lex);
  return LS_OK;
}

static int read_it(void *arg)
{
  return read_once(arg);
}

static void reading_fails_cleanly(void **state)
{
  printf("reader: %lu allocations\n", fail_each(read_it, *state, 0));
  fail_each(read_it, *state, 1);
  assert_int_equal(read_once(*state), LS_OK);
}

static void loading_fails_cleanly(void **state)
{
  (void)state;
  printf("lexicon: %lu allocations\n", fail_each(load, NULL, 0));
  fail_each(load, NULL, 1);
}

static int setup(void **state)
{
  ls_err err;
  for(size_t i = 0; i < TIMES; i++)
    memcpy(many + i * (sizeof(text) - 1), text, sizeof(text));
  *state = lex_load(NULL, NULL, NULL, &err);
  return *state == NULL;
}

static int teardown(void **state)
{
  lex_free(*state);
  return 0;
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(reading_fails_cleanly),
    cmocka_unit_test(loading_fails_cleanly),
  };
  return cmocka_run_group_tests(tests, setup, teardown);
}
