/* Words with something filled in: place holders, one and many. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/msg.h"

static void says(const char *text, const char *a, const char *b,
                 const char *want)
{
  ls_buf got;
  buf_init(&got, 4096);
  msg_put(&got, text, a, b);
  assert_string_equal(buf_cstr(&got), want);
  buf_free(&got);
}

static void holders(void **state)
{
  (void)state;
  says("%1 rows to %2", "3", "a%1.csv", "3 rows to a%1.csv");
  says("100% of %2", NULL, "it", "100% of it");
  says("%1%2", NULL, NULL, "");
}

static void one_and_many(void **state)
{
  (void)state;
  says("%1 {1:item|items}", "1", NULL, "1 item");
  says("%1 {1:item|items}", "0", NULL, "0 items");
  says("%1 {1:item|items}", "11", NULL, "11 items");
  says("%1 {1:item|items}", NULL, NULL, " items");
  says("%1, {2:it is|they are} %2", "1", "2", "1, they are 2");
  says("%1 of %2 {2:row|rows}", "2", "1", "2 of 1 row");
}

/* A brace that is none of ours is a brace. */
static void braces(void **state)
{
  (void)state;
  says("{%1}", "1", NULL, "{1}");
  says("{3:a|b} {1:a} {1a|b}", "1", NULL, "{3:a|b} {1:a} {1a|b}");
  says("{1:", "1", NULL, "{1:");
  says("{", "1", NULL, "{");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(holders),
    cmocka_unit_test(one_and_many),
    cmocka_unit_test(braces),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
