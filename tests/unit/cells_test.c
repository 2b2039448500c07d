/* What people write into cells: numbers, days, periods, units; and what
 * spreadsheets keep of numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "port/cells.h"
#include "port/csv.h"
#include "port/sheet_inside.h"

static sheet_cell text(const char *z)
{
  sheet_cell c = { .text = slice_of(z), .day = DAY_NONE };
  return c;
}

static void number(const char *in, const char *want)
{
  cell_value v;
  sheet_cell c = text(in);
  const char *bad = cell_number(&c, true, &v);
  char got[200];
  ls_buf b;
  buf_init(&b, 200);
  if(bad)
    buf_puts(&b, bad);
  else {
    dec_write(&b, v.value);
    if(v.has_hi) {
      buf_puts(&b, "..");
      dec_write(&b, v.hi);
    }
    if(v.power)
      buf_fmt(&b, " e%d", v.power);
    if(v.unit[0])
      buf_fmt(&b, " %s", v.unit);
    if(v.odd)
      buf_puts(&b, " odd");
  }
  snprintf(got, sizeof(got), "%s", buf_cstr(&b));
  buf_free(&b);
  assert_string_equal(got, want);
}

static void numbers(void **state)
{
  (void)state;
  number("5.8", "5.8");
  number("-0.30", "-0.3");
  number(" １２．５ ", "12.5 odd");
  number("1,234,567.89", "1234567.89 odd");
  number("1，234", "1234 odd");
  number("1,23", "cell-thousands");
  number("12,3456", "cell-thousands");
  number("1234,567", "cell-thousands");
  number("3.5万", "3.5 e4");
  number("300亿元", "300 e8 元");
  number("2.1万亿元", "2.1 e12 元");
  number("5.8%", "5.8 %");
  number("5.8％", "5.8 %");
  number("5-5.5", "5..5.5");
  number("5%-5.5%", "5..5.5 %");
  number("5～5.5", "5..5.5");
  number("6-5", "cell-range");
  number("约30", "cell-number");
  number("≥30", "cell-number");
  number("三十", "cell-number");
  number("3 000", "3000");
  number("3.5.2", "cell-number");
  number("1234567890123456789", "cell-long");
  number("-", "cell-number");
  number("", "cell-number");
  number("12个34", "cell-number");
  sheet_cell c = { .text = SLICE("#REF!"), .type = CELL_ERROR };
  cell_value v;
  assert_string_equal(cell_number(&c, false, &v), "cell-failed");
}

static void day(const char *in, uint8_t type, const char *want)
{
  ls_day d;
  bool odd;
  char got[40] = "";
  sheet_cell c = text(in);
  c.type = type;
  const char *bad = cell_day(&c, &d, &odd);
  if(bad)
    strcpy(got, bad);
  else {
    day_write(d, got);
    strcat(got, odd ? " odd" : "");
  }
  assert_string_equal(got, want);
}

static void days(void **state)
{
  (void)state;
  day("2024-6-30", CELL_TEXT, "2024-06-30");
  day("2024/6/30", CELL_TEXT, "2024-06-30");
  day("2024.06.30", CELL_TEXT, "2024-06-30");
  day("2024年6月30日", CELL_TEXT, "2024-06-30");
  day("２０２４年６月３０日", CELL_TEXT, "2024-06-30");
  day("20240630", CELL_TEXT, "2024-06-30");
  day("20240630", CELL_NUMBER, "2024-06-30");
  day("2024-06-30 00:00:00", CELL_TEXT, "2024-06-30");
  day("2024-06-30T00:00:00", CELL_TEXT, "2024-06-30");
  day("45473", CELL_NUMBER, "2024-06-30 odd");
  day("45473", CELL_TEXT, "2024-06-30 odd");
  day("2024-06", CELL_TEXT, "2024-06-30 odd");
  day("2024年6月", CELL_TEXT, "2024-06-30 odd");
  day("2024年6月底", CELL_TEXT, "2024-06-30 odd");
  day("2024年底", CELL_TEXT, "2024-12-31 odd");
  day("2024-6-31", CELL_TEXT, "cell-no-day");
  day("2024-02-30", CELL_TEXT, "cell-no-day");
  day("2024-13-01", CELL_TEXT, "cell-no-day");
  day("24-6-30", CELL_TEXT, "cell-year");
  day("6月30日", CELL_TEXT, "cell-day");
  day("年底前", CELL_TEXT, "cell-day");
  day("2024", CELL_NUMBER, "cell-day");
  day("2024-06-30左右", CELL_TEXT, "cell-day");
  day("TRUE", CELL_BOOL, "cell-day");
}

static void period(const char *in, const char *want)
{
  ls_when w;
  char got[40];
  sheet_cell c = text(in);
  const char *bad = cell_when(&c, &w);
  if(bad)
    strcpy(got, bad);
  else
    when_write(w, got);
  assert_string_equal(got, want);
}

static void periods(void **state)
{
  (void)state;
  period("2024-06", "2024-06");
  period("2024-6", "2024-06");
  period("2024年6月", "2024-06");
  period("2024年6月份", "2024-06");
  period("２０２４年６月", "2024-06");
  period("202406", "2024-06");
  period("2024年1-6月", "2024-06");
  period("2024年1—6月", "cell-when");
  period("2024年1～6月", "2024-06");
  period("2024-06-30", "2024-06");
  period("2024/1/31", "2024-01");
  period("2024-1-15", "2024-01");
  period("2024-Q2", "2024-Q2");
  period("2024年二季度", "2024-Q2");
  period("2024年第2季度", "2024-Q2");
  period("2024", "2024");
  period("2024年", "2024");
  period("2024-13", "cell-when");
  period("2024年上半年", "cell-when");
  period("6月", "cell-when");
  period("", "cell-when");
}

static void scaled(const char *in, const char *column, const char *unit,
                   const char *want)
{
  cell_value v;
  ls_buf b;
  sheet_cell c = text(in);
  assert_null(cell_number(&c, true, &v));
  const char *bad = cell_scale(&v, column, unit);
  buf_init(&b, 100);
  if(bad)
    buf_puts(&b, bad);
  else
    dec_write(&b, v.value);
  assert_string_equal(buf_cstr(&b), want);
  buf_free(&b);
}

static void scales(void **state)
{
  (void)state;
  scaled("300", "亿元", "元", "30000000000");
  scaled("300", "亿元", "亿元", "300");
  scaled("300亿元", "亿元", "亿元", "300");
  scaled("300亿", "亿元", "元", "30000000000");
  scaled("30000万元", "", "亿元", "3");
  scaled("5.8%", "%", "%", "5.8");
  scaled("0.3", "个百分点", "%", "0.3");
  scaled("300", "", "亿元", "300");
  scaled("3", "公里", "亿元", "cell-unit-kind");
  scaled("3公里", "米", "米", "cell-two-units");
  scaled("1.2万", "人", "万人", "1.2");
}

static void kept(const char *in, int shift, const char *want)
{
  ls_buf b;
  buf_init(&b, 200);
  if(!number_put(&b, slice_of(in), shift))
    buf_puts(&b, "no");
  assert_string_equal(buf_cstr(&b), want);
  buf_free(&b);
}

static void spreadsheet_numbers(void **state)
{
  (void)state;
  kept("5.7999999999999996E-2", 2, "5.8");
  kept("0.30000000000000004", 0, "0.3");
  kept("1.5E+3", 0, "1500");
  kept("-1.25e-3", 0, "-0.00125");
  kept("1E10", 0, "10000000000");
  kept("9.9999999999999999", 0, "10");
  kept("123456789012345678", 0, "123456789012345678");
  kept("0", 2, "0");
  kept("00012.500", 0, "12.5");
  kept(".5", 0, "0.5");
  kept("-0", 0, "0");
  kept("1E400", 0, "no");
  kept("1E9999999999", 0, "no");
  kept("12a", 0, "no");
  kept("", 0, "no");
  kept("e5", 0, "no");
  assert_int_equal(format_code(SLICE("yyyy\"年\"m\"月\"d\"日\"")),
                   FORMAT_DATE);
  assert_int_equal(format_code(SLICE("[$-804]m/d/yy")), FORMAT_DATE);
  assert_int_equal(format_code(SLICE("mmm")), FORMAT_DATE);
  assert_int_equal(format_code(SLICE("h:mm")), FORMAT_PLAIN);
  assert_int_equal(format_code(SLICE("0.0%")), FORMAT_PERCENT);
  assert_int_equal(format_code(SLICE("#,##0.00\"day\"")), FORMAT_PLAIN);
  assert_int_equal(format_code(SLICE("[Red]0.00;General")), FORMAT_PLAIN);
  assert_int_equal(format_code(SLICE("\"")), FORMAT_PLAIN);
  assert_int_equal(format_builtin(31), FORMAT_DATE);
}

static void serials(void **state)
{
  (void)state;
  assert_int_equal(serial_day(SLICE("1"), false), day_make(1900, 1, 1));
  assert_int_equal(serial_day(SLICE("59"), false), day_make(1900, 2, 28));
  assert_int_equal(serial_day(SLICE("60"), false), DAY_NONE);
  assert_int_equal(serial_day(SLICE("61"), false), day_make(1900, 3, 1));
  assert_int_equal(serial_day(SLICE("45473.75"), false),
                   day_make(2024, 6, 30));
  assert_int_equal(serial_day(SLICE("44011"), true), day_make(2024, 6, 30));
  assert_int_equal(serial_day(SLICE("-5"), false), DAY_NONE);
  assert_int_equal(serial_day(SLICE("99999999999"), false), DAY_NONE);
}

static void addresses(void **state)
{
  char at[SHEET_ADDRESS];
  uint32_t row, column;
  (void)state;
  for(uint32_t c = 0; c < SHEET_COLUMNS; c += 7) {
    sheet_address(c * 3 + 1, c, at);
    assert_true(sheet_place(slice_of(at), &row, &column));
    assert_int_equal(row, c * 3 + 1);
    assert_int_equal(column, c);
  }
  sheet_address(17, 1, at);
  assert_string_equal(at, "B17");
  sheet_address(1048576, 16383, at);
  assert_string_equal(at, "XFD1048576");
  assert_true(sheet_place(SLICE("$B$17"), &row, &column));
  assert_false(sheet_place(SLICE("17"), &row, &column));
  assert_false(sheet_place(SLICE("ABCDE1"), &row, &column));
  assert_false(sheet_place(SLICE("A0"), &row, &column));
}

static void likeness(void **state)
{
  (void)state;
  assert_true(cell_same(SLICE("ＧＤＰ 增速"), SLICE("gdp增速")));
  assert_false(cell_same(SLICE("市教育局"), SLICE("市教体局")));
  assert_int_equal(cell_distance(SLICE("市教育局"), SLICE("市教体局"), 2), 1);
  assert_int_equal(cell_distance(SLICE("市教育局"), SLICE("发改委"), 2), 3);
  assert_true(slice_eq(cell_trim(SLICE(" \xC2\xA0\xE3\x80\x80市\n")),
                       SLICE("市")));
  assert_int_equal(cell_trim(SLICE("  ")).n, 0);
  assert_true(csv_guarded(SLICE("=1")));
  assert_true(csv_guarded(SLICE("''@x")));
  assert_false(csv_guarded(SLICE("'x")));
  assert_false(csv_guarded(SLICE("1-2")));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(numbers),
    cmocka_unit_test(days),
    cmocka_unit_test(periods),
    cmocka_unit_test(scales),
    cmocka_unit_test(spreadsheet_numbers),
    cmocka_unit_test(serials),
    cmocka_unit_test(addresses),
    cmocka_unit_test(likeness),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
