/* The two paths of text_unpack agree to the last unit, on text and noise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/chars.h"
#include "text/text.h"
#include "text/unpack.h"

#define MOST 4096

static uint32_t g_seed = 12345;

static uint32_t draw(uint32_t below)
{
  g_seed = g_seed * 1664525u + 1013904223u;
  return (g_seed >> 8) % below;
}

static void both(const uint8_t *p, size_t n)
{
  static uint16_t fold[2][MOST + UNPACK_SLACK];
  static uint32_t mark[2][MOST / U8_STRIDE + 2];
  ls_unpacked a = text_unpack(p, n, fold[0], mark[0]);
  ls_unpacked b = text_unpack_portable(p, n, fold[1], mark[1]);
  assert_int_equal(a.done, b.done);
  assert_int_equal(a.count, b.count);
  assert_memory_equal(fold[0], fold[1], a.count * sizeof(fold[0][0]));
  if(a.count)
    assert_memory_equal(mark[0], mark[1],
                        ((a.count - 1) / U8_STRIDE + 1) * sizeof(mark[0][0]));
}

static size_t random_text(uint8_t *out, size_t most)
{
  static const uint32_t from[] = { 0x4E00, 0x20, 0x2000, 0x3000, 0xFF00,
                                   0x80, 0x1F300 };
  static const uint32_t many[] = { 0x5200, 0x5F, 0x80, 0x60, 0xF0, 0x700,
                                   0x100 };
  size_t n = 0;
  while(n + 4 < most) {
    uint32_t kind = draw(24), run = 1 + draw(12);
    kind = kind < 7 ? kind : kind < 18 ? 0 : 1;
    for(; run && n + 4 < most; run--)
      n += (size_t)utf8_put(from[kind] + draw(many[kind]), (char *)out + n);
  }
  return n;
}

static void paths_agree_on_text(void **state)
{
  uint8_t p[MOST];
  (void)state;
  for(int i = 0; i < 2000; i++) {
    size_t n = random_text(p, 1 + draw(MOST - 1));
    both(p, n);
  }
}

static void paths_agree_on_damage(void **state)
{
  uint8_t p[MOST];
  (void)state;
  for(int i = 0; i < 5000; i++) {
    size_t n = random_text(p, 64 + draw(300));
    if(!n)
      continue;
    p[draw((uint32_t)n)] = (uint8_t)draw(256);
    both(p, n - draw(3) % n);
  }
}

static void stops_where_no_text_is(void **state)
{
  uint16_t fold[64 + UNPACK_SLACK];
  uint32_t mark[2];
  (void)state;
  ls_unpacked u = text_unpack((const uint8_t *)"清禾\xFF", 7, fold, mark);
  assert_int_equal(u.done, 6);
  assert_int_equal(u.count, 2);
  u = text_unpack((const uint8_t *)"a\x01", 2, fold, mark);
  assert_int_equal(u.done, 1);
  u = text_unpack((const uint8_t *)"\xED\xA0\x80", 3, fold, mark);
  assert_int_equal(u.done, 0);
}

static void folds_widths_one_to_one(void **state)
{
  uint16_t fold[64 + UNPACK_SLACK];
  uint32_t mark[2];
  static const char text[] = "５．３％　ＧＤＰ，(5,300家)";
  (void)state;
  ls_unpacked u = text_unpack((const uint8_t *)text, sizeof(text) - 1, fold,
                              mark);
  static const uint16_t want[] = u"5.3% GDP，（5，300家）";
  assert_int_equal(u.count, sizeof(want) / sizeof(want[0]) - 1);
  assert_memory_equal(fold, want, u.count * sizeof(fold[0]));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(paths_agree_on_text),
    cmocka_unit_test(paths_agree_on_damage),
    cmocka_unit_test(stops_where_no_text_is),
    cmocka_unit_test(folds_widths_one_to_one),
  };
  chars_init();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
