/* Web pages: each page of tests/documents/html is read as the .txt beside
 * it says, its facts are those of facts.tsv, and pages made to do harm end
 * in time with the right error.
 *   html_test FOLDER */
#define _GNU_SOURCE /* memmem */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "base/tsv.h"
#include "doc/doc.h"
#include "doc/html.h"

static const char *folder;

static char *load(const char *name, const char *ext, size_t *n)
{
  char path[4096];
  snprintf(path, sizeof(path), "%s/%s%s", folder, name, ext);
  FILE *f = fopen(path, "rb");
  *n = 0;
  if(!f)
    return NULL;
  char *s = malloc(1 << 20);
  assert_non_null(s);
  *n = fread(s, 1, (1 << 20) - 1, f);
  s[*n] = '\0';
  fclose(f);
  return s;
}

static int read_page(const char *s, size_t n, doc_text *d, ls_err *err)
{
  memset(err, 0, sizeof(*err));
  doc_init(d, DOC_HTML, doc_default_limits.text);
  int rc = doc_html.read((ls_slice){ s, n }, &doc_default_limits, d, err);
  return rc ? rc : doc_finish(d, err);
}

/* The page is read as its .txt. */
static void check_page(const char *name)
{
  size_t n, want_n;
  doc_text d;
  ls_err err;
  char *s = load(name, ".html", &n), *want = load(name, ".txt", &want_n);
  assert_non_null(s);
  if(!want)
    fail_msg("%s.txt is missing", name);
  assert_true(html_looks_like((ls_slice){ s, n }));
  int rc = read_page(s, n, &d, &err);
  if(rc)
    fail_msg("%s: %s", name, err.key);
  if(d.text.n != want_n || memcmp(d.text.p, want, want_n))
    fail_msg("%s is read as:\n%.*s", name, (int)d.text.n, d.text.p);
  doc_free(&d);
  free(want);
  free(s);
}

static void pages(void **state)
{
  DIR *dir = opendir(folder);
  int count = 0;
  (void)state;
  assert_non_null(dir);
  for(struct dirent *e; (e = readdir(dir));) {
    char name[256];
    size_t n = strlen(e->d_name);
    if(n < 6 || strcmp(e->d_name + n - 5, ".html") ||
       !strcmp(e->d_name, "none.html"))
      continue;
    snprintf(name, sizeof(name), "%.*s", (int)(n - 5), e->d_name);
    check_page(name);
    count++;
  }
  closedir(dir);
  printf("%d pages\n", count);
  assert_true(count >= 22);
}

static void equal(const char *name, const ls_buf *got, ls_slice want)
{
  if(!slice_eq((ls_slice){ got->p, got->n }, want))
    fail_msg("%s: '%.*s', not '%.*s'", name, (int)got->n, got->p,
             (int)want.n, want.s);
}

static void facts(void **state)
{
  size_t n;
  char *tsv = load("facts", ".tsv", &n);
  ls_tsv t;
  (void)state;
  assert_non_null(tsv);
  tsv_open(&t, (ls_slice){ tsv, n });
  tsv_next(&t);
  while(tsv_next(&t)) {
    char name[64];
    doc_text d;
    ls_err err;
    size_t page_n;
    snprintf(name, sizeof(name), "%.*s", (int)t.field[0].n, t.field[0].s);
    char *page = load(name, ".html", &page_n);
    assert_non_null(page);
    assert_int_equal(read_page(page, page_n, &d, &err), 0);
    equal(name, &d.title, t.field[1]);
    equal(name, &d.publisher, t.n > 2 ? t.field[2] : SLICE(""));
    equal(name, &d.date, t.n > 3 ? t.field[3] : SLICE(""));
    doc_free(&d);
    free(page);
  }
  free(tsv);
}

static void expect(const char *s, size_t n, int code, const char *key,
                   uint64_t byte)
{
  doc_text d;
  ls_err err;
  assert_int_equal(read_page(s, n, &d, &err), code);
  assert_string_equal(err.key, key);
  if(byte)
    assert_int_equal(err.byte, byte);
  doc_free(&d);
}

static void errors(void **state)
{
  size_t n;
  char *s = load("none", ".html", &n);
  (void)state;
  expect(s, n, LS_EEMPTY, "html-no-article", 0);
  free(s);
  expect("", 0, LS_EEMPTY, "file-empty", 0);
  expect("<html><p> &nbsp; <!-- only this -->", 35, LS_EEMPTY, "file-empty",
         0);
  /* a broken character in the text is an error, one in a script is not */
  static const char in_text[] = "<meta charset=utf-8><p>清禾市生产总值\xE5增长"
                                "百分之六，财政收入增长百分之五。</p>";
  expect(in_text, sizeof(in_text) - 1, LS_EENCODING, "encoding-broken",
         strlen("<meta charset=utf-8><p>清禾市生产总值"));
  static const char japanese[] = "<meta charset=shift_jis><p>\x93\xFA\x96\x7B";
  expect(japanese, sizeof(japanese) - 1, LS_EENCODING,
         "encoding-unsupported", 0);
}

static void broken_script(void **state)
{
  static const char page[] = "<meta charset=utf-8><script>'\xE5'</script>"
                             "<p>清禾市生产总值增长百分之六，就业稳定。";
  static const char want[] = "清禾市生产总值增长百分之六，就业稳定。\n";
  doc_text d;
  ls_err err;
  (void)state;
  assert_int_equal(read_page(page, sizeof(page) - 1, &d, &err), 0);
  assert_int_equal(d.text.n, sizeof(want) - 1);
  assert_memory_equal(d.text.p, want, sizeof(want) - 1);
  doc_free(&d);
}

/* What the builder is told beside the text. */
static void marks(void **state)
{
  static const char page[] =
    "<h2>一、回顾</h2><p>全年增长6%，就业稳定。</p>"
    "<table><tr><td>甲<td>乙<tr><td>1<td>2</table>";
  static const uint8_t kinds[] = { DOC_PARAGRAPH, DOC_HEADING, DOC_PARAGRAPH,
                                   DOC_PARAGRAPH, DOC_TABLE, DOC_PARAGRAPH,
                                   DOC_TABLE };
  doc_text d;
  ls_err err;
  (void)state;
  assert_int_equal(read_page(page, sizeof(page) - 1, &d, &err), 0);
  assert_int_equal(d.marks, sizeof(kinds));
  for(size_t i = 0; i < d.marks; i++)
    assert_int_equal(d.mark[i].kind, kinds[i]);
  assert_int_equal(d.mark[1].n, 2);
  assert_int_equal(d.mark[6].n, 2);
  doc_free(&d);
}

static void looks(void **state)
{
  (void)state;
  assert_true(html_looks_like(SLICE("\xEF\xBB\xBF\n <!-- x --><HTML>")));
  assert_true(html_looks_like(SLICE("<?xml version='1.0'?><!DOCTYPE html>")));
  assert_true(html_looks_like(SLICE("\xFE\xFF\0<\0h\0t\0m\0l\0>")));
  assert_true(html_looks_like(SLICE("<\0h\0t\0m\0l\0>\0")));
  assert_false(html_looks_like(SLICE("一、回顾 <html>")));
  assert_false(html_looks_like(SLICE("<OFD xmlns='x'>")));
  assert_false(html_looks_like(SLICE("")));
}

/* --- pages made to do harm ---------------------------------------------- */

static const struct {
  const char *part;
  unsigned times;
  const char *end;
  int code;
} harm[] = {
  { "<div>", 100000, "各位代表，完。", 0 },
  { "<table><tr><td>", 100000, "各位代表，完。", 0 },
  { "<b>", 1000000, "各位代表，完。", 0 },
  { "<b><p>", 500000, "各位代表，完。", 0 },
  { "</p>", 1000000, "各位代表，完。", 0 },
  { "<div a=b ", 1000000, ">各位代表，完。", 0 },
  { "<", 20000000, "各位代表，完。", 0 },
  { "&a;", 5000000, "各位代表，完。", 0 },
  { "<!-", 5000000, "", LS_ECUT },
  { "<a href=\"", 3000000, "", LS_ECUT },
  { "<script></", 3000000, "", LS_ECUT },
  { "<ol><li>x", 300000, "各位代表，完。", 0 },
  { "<sup>1", 300000, "各位代表，完。", 0 },
  { "<i></b>", 1000000, "各位代表，完。", 0 },
  { "<dt>x<dd>y", 300000, "各位代表，完。", 0 },
  { "<br>", 5000000, "", LS_ELIMIT },
};

static void harmful(void **state)
{
  (void)state;
  for(size_t i = 0; i < sizeof(harm) / sizeof(harm[0]); i++) {
    size_t k = strlen(harm[i].part), e = strlen(harm[i].end);
    size_t n = k * harm[i].times + e;
    doc_text d;
    ls_err err;
    char *s = malloc(n);
    assert_non_null(s);
    for(size_t j = 0; j < harm[i].times; j++)
      memcpy(s + j * k, harm[i].part, k);
    memcpy(s + n - e, harm[i].end, e);
    int rc = read_page(s, n, &d, &err);
    if(rc != harm[i].code)
      fail_msg("%s: %d %s", harm[i].part, rc, err.key);
    if(!rc)
      assert_non_null(memmem(d.text.p, d.text.n, "各位代表，完。", 21));
    doc_free(&d);
    free(s);
  }
}

/* NULs and an unclosed comment. */
static void harmful_bytes(void **state)
{
  size_t n = 20000000;
  char *s = calloc(1, n);
  (void)state;
  assert_non_null(s);
  expect(s, n, LS_EEMPTY, "file-empty", 0);
  memset(s, 'a', n);
  memcpy(s, "<html><!--", 10);
  expect(s, n, LS_ECUT, "html-cut", 0);
  free(s);
}

/* Where the page's last tags begin. */
static size_t closing(const char *s, size_t n)
{
  const char *p = memmem(s, n, "</body>", 7);
  p = p ? p : memmem(s, n, "</BODY>", 7);
  assert_non_null(p);
  return (size_t)(p - s);
}

/* A page cut anywhere before its end says so, or that a character is cut,
 * or holds no text yet: a part is not passed off as the whole. */
static void cut_anywhere(void **state)
{
  static const char *const names[] = { "dressed", "gb2312", "inline",
                                       "layout", "plain", "split" };
  int passed = 0, cuts = 0;
  (void)state;
  for(size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++) {
    size_t n;
    char *s = load(names[k], ".html", &n);
    for(size_t i = 8; i < closing(s, n); i += 3) {
      doc_text d;
      ls_err err;
      char *cut = malloc(i);
      assert_non_null(cut);
      memcpy(cut, s, i);
      int rc = read_page(cut, i, &d, &err);
      assert_true(rc == LS_OK || rc == LS_ECUT || rc == LS_EEMPTY ||
                  rc == LS_EENCODING);
      passed += rc == LS_OK;
      cuts++;
      doc_free(&d);
      free(cut);
    }
    free(s);
  }
  printf("%d of %d cut pages were read\n", passed, cuts);
  assert_true(passed * 50 < cuts);
}

/* Each allocation fails in turn: the error says so, and nothing leaks. */
static void out_of_memory(void **state)
{
  static const char *const names[] = { "dressed", "gb2312", "saved.mht" };
  (void)state;
  for(size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++) {
    size_t n;
    char *s = load(names[k], ".html", &n);
    int rc = LS_ENOMEM;
    unsigned long i;
    for(i = 1; rc; i++) {
      doc_text d;
      ls_err err;
      ls_alloc_fail_at(i, 0);
      rc = read_page(s, n, &d, &err);
      ls_alloc_fail_at(0, 0);
      assert_true(rc == LS_OK || rc == LS_ENOMEM);
      doc_free(&d);
    }
    assert_true(i > 5);
    free(s);
  }
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(pages),
    cmocka_unit_test(facts),
    cmocka_unit_test(errors),
    cmocka_unit_test(broken_script),
    cmocka_unit_test(marks),
    cmocka_unit_test(looks),
    cmocka_unit_test(harmful),
    cmocka_unit_test(harmful_bytes),
    cmocka_unit_test(cut_anywhere),
    cmocka_unit_test(out_of_memory),
  };
  if(argc != 2)
    return 2;
  folder = argv[1];
  return cmocka_run_group_tests(tests, NULL, NULL);
}
