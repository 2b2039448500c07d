/* Reminders: RFC 5545's lines, folds and escapes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "port/ics.h"

static void write_one(ls_buf *b, const char *summary, const char *more)
{
  buf_init(b, 1 << 20);
  ics_begin(b, "督查提醒");
  ics_put(b, &(ics_event){ "640104-12-deadline-2025-06-30@luoshi",
                           3, day_make(2025, 6, 30), summary, more },
          "2025-06-23T01:05:00");
  ics_end(b);
}

static void an_event(void **state)
{
  ls_buf b;
  (void)state;
  write_one(&b, "期限 2025-012", "");
  assert_string_equal(buf_cstr(&b),
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//luoshi//luoshi//ZH\r\n"
    "CALSCALE:GREGORIAN\r\nX-WR-CALNAME:督查提醒\r\n"
    "BEGIN:VEVENT\r\nUID:640104-12-deadline-2025-06-30@luoshi\r\n"
    "DTSTAMP:20250623T010500Z\r\nSEQUENCE:3\r\nDTSTART;VALUE=DATE:20250630\r\n"
    "DTEND;VALUE=DATE:20250701\r\nSUMMARY:期限 2025-012\r\n"
    "TRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\n"
    "TRIGGER:-PT9H\r\nDESCRIPTION:期限 2025-012\r\nEND:VALARM\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n");
  buf_free(&b);
}

static void what_has_a_meaning_is_escaped(void **state)
{
  ls_buf b;
  (void)state;
  write_one(&b, "a,b;c\\d\ne\rf\x01g", "x;y");
  assert_non_null(strstr(buf_cstr(&b), "SUMMARY:a\\,b\\;c\\\\d\\nefg\r\n"));
  assert_non_null(strstr(buf_cstr(&b), "DESCRIPTION:x\\;y\r\n"));
  buf_free(&b);
}

/* No line over 75 octets, none cut within a character, and unfolded it is
 * what it was. */
static void long_lines_are_folded(void **state)
{
  char text[901] = "";
  ls_buf b, flat;
  (void)state;
  for(int shift = 0; shift < 4; shift++) {
    memset(text, 'x', (size_t)shift);
    text[shift] = 0;
    for(int i = 0; i < 290; i++)
      strcat(text, "督");
    write_one(&b, text, "");
    buf_init(&flat, 1 << 20);
    for(const char *p = buf_cstr(&b); *p;) {
      const char *end = strstr(p, "\r\n");
      assert_non_null(end);
      assert_true(end - p <= 75);
      uint32_t cp;
      for(const char *c = p; c < end;) {
        int k = utf8_next((const uint8_t *)c, (const uint8_t *)end, &cp);
        assert_true(k > 0);
        c += k;
      }
      buf_put(&flat, p, (size_t)(end - p));
      p = end + 2;
      if(*p == ' ')
        p++;
      else
        buf_putc(&flat, '\n');
    }
    assert_non_null(strstr(buf_cstr(&flat), text));
    buf_free(&flat);
    buf_free(&b);
  }
}

static void bytes_that_are_no_text_end_too(void **state)
{
  char text[400];
  ls_buf b;
  (void)state;
  memset(text, 0xA7, sizeof(text) - 1);
  text[sizeof(text) - 1] = 0;
  write_one(&b, text, "");
  assert_false(buf_failed(&b));
  buf_free(&b);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_event),
    cmocka_unit_test(what_has_a_meaning_is_escaped),
    cmocka_unit_test(long_lines_are_folded),
    cmocka_unit_test(bytes_that_are_no_text_end_too),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
