/* Where a document is cut into pieces changes nothing of what is read: every
 * sample, whole and spoilt, in pieces of all sizes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "emit/emit.h"
#include "extract/reader.h"

static const char *const samples[] = { "qinghe-2024.txt", "qinghe-2025.txt" };
static const char *folder;

static int put(void *arg, const char *p, size_t n)
{
  buf_put(arg, p, n);
  return 0;
}

/* The text as jsonl, read in pieces of `size` characters. */
static void read_in(const ls_lex *lex, const ls_buf *text, uint32_t size,
                    ls_buf *out)
{
  ls_report *r;
  ls_err err;
  ls_read_options opt = { .explain = true, .piece = size };
  ls_emit to = { .write = put, .arg = out, .source = "-", .sha256 = "",
                 .nth = 1, .explain = true };
  assert_int_equal(reader_read(lex, (const uint8_t *)text->p, text->n, &opt,
                               &r, &err), LS_OK);
  buf_init(out, (size_t)64 << 20);
  assert_int_equal(format_jsonl.report(r, &to), 0);
  assert_false(buf_failed(out));
  reader_free(r);
}

static void all_sizes(const ls_lex *lex, const ls_buf *text)
{
  static const uint32_t sizes[] = { 1, 2, 3, 7, 20, 50, 333, 2000, 10000 };
  ls_buf whole, cut;
  read_in(lex, text, UINT32_MAX, &whole);
  assert_true(whole.n > 100);
  for(size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
    read_in(lex, text, sizes[i], &cut);
    assert_int_equal(cut.n, whole.n);
    assert_memory_equal(cut.p, whole.p, whole.n);
    buf_free(&cut);
  }
  buf_free(&whole);
}

static ls_buf sample(const char *name)
{
  char path[4096], part[4096];
  ls_buf b;
  size_t got;
  snprintf(path, sizeof(path), "%s/%s", folder, name);
  FILE *f = fopen(path, "rb");
  assert_non_null(f);
  buf_init(&b, (size_t)1 << 20);
  while((got = fread(part, 1, sizeof(part), f)) > 0)
    buf_put(&b, part, got);
  fclose(f);
  assert_false(buf_failed(&b));
  return b;
}

static void samples_whole(void **state)
{
  for(size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
    ls_buf b = sample(samples[i]);
    all_sizes(*state, &b);
    buf_free(&b);
  }
}

/* Stops and line ends taken out here and there, so that numbers stand
 * outside of sentences and sentences are long. */
static void samples_spoilt(void **state)
{
  uint32_t seed = 7;
  for(size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
    ls_buf b = sample(samples[i]), s;
    buf_init(&s, (size_t)1 << 20);
    for(size_t k = 0; k < b.n; k++) {
      seed = seed * 1664525 + 1013904223;
      bool stop = k + 3 <= b.n && !memcmp(b.p + k, "。", 3);
      if((b.p[k] == '\n' || stop) && seed >> 30)
        k += stop ? 2 : 0;
      else
        buf_put(&s, b.p + k, 1);
    }
    all_sizes(*state, &s);
    buf_free(&b);
    buf_free(&s);
  }
}

static int setup(void **state)
{
  ls_err err;
  *state = lex_load(NULL, NULL, NULL, &err);
  return *state == NULL;
}

static int teardown(void **state)
{
  lex_free(*state);
  return 0;
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(samples_whole),
    cmocka_unit_test(samples_spoilt),
  };
  folder = argc > 1 ? argv[1] : "data/samples";
  return cmocka_run_group_tests(tests, setup, teardown);
}
