/* Numbers as Word writes them in lists (ST_NumberFormat, ISO 29500-1
 * 17.18.59). */
#include "doc/docx.h"

#include "base/utf8.h"

static void put_char(ls_buf *out, uint32_t cp)
{
  char p[4];
  buf_put(out, p, (size_t)utf8_put(cp, p));
}

/* The nth of a string of three-byte characters, from 0. */
static void put_nth(ls_buf *out, const char *of, int n)
{
  buf_put(out, of + 3 * n, 3);
}

static const char digits[] = "〇一二三四五六七八九";
static const char formal[] = "零壹贰叁肆伍陆柒捌玖";

/* 十二, 一百零三, 二千: below ten thousand, which no list reaches. */
static void counting(ls_buf *out, int v, const char *digit, const char *unit)
{
  bool any = false, gap = false;
  if(v <= 0 || v > 9999) {
    buf_int(out, v);
    return;
  }
  for(int k = 3, p = 1000; k >= 0; k--, p /= 10) {
    int d = v / p % 10;
    if(!d) {
      gap = any;
      continue;
    }
    if(gap)
      buf_puts(out, "零");
    gap = false;
    if(any || k != 1 || d > 1 || digit == formal)
      put_nth(out, digit, d);
    if(k)
      put_nth(out, unit, k - 1);
    any = true;
  }
}

static void by_digits(ls_buf *out, int v, const char *digit)
{
  char text[16];
  int n = 0;
  do
    text[n++] = (char)(v % 10);
  while((v /= 10) > 0);
  while(n)
    put_nth(out, digit, text[--n]);
}

/* A, B, ... Z, AA, BB: the letter as often as the alphabet went by. */
static void letters(ls_buf *out, int v, char first)
{
  for(int k = (v - 1) / 26; v > 0 && k >= 0 && k < 32; k--)
    buf_putc(out, (char)(first + (v - 1) % 26));
}

static void roman(ls_buf *out, int v, bool upper)
{
  static const struct {
    int value;
    const char *upper, *lower;
  } steps[] = {
    { 1000, "M", "m" }, { 900, "CM", "cm" }, { 500, "D", "d" },
    { 400, "CD", "cd" }, { 100, "C", "c" }, { 90, "XC", "xc" },
    { 50, "L", "l" }, { 40, "XL", "xl" }, { 10, "X", "x" },
    { 9, "IX", "ix" }, { 5, "V", "v" }, { 4, "IV", "iv" }, { 1, "I", "i" }
  };
  if(v > 3999) {
    buf_int(out, v);
    return;
  }
  for(size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
    for(; v >= steps[i].value; v -= steps[i].value)
      buf_puts(out, upper ? steps[i].upper : steps[i].lower);
}

static void circled(ls_buf *out, int v)
{
  if(v >= 1 && v <= 20)
    put_char(out, 0x2460 + (uint32_t)v - 1);
  else if(v >= 21 && v <= 35)
    put_char(out, 0x3251 + (uint32_t)v - 21);
  else if(v >= 36 && v <= 50)
    put_char(out, 0x32B1 + (uint32_t)v - 36);
  else
    buf_int(out, v);
}

/* `count` signs in a row of Unicode. */
static void from_row(ls_buf *out, int v, uint32_t first, int count)
{
  if(v >= 1 && v <= count)
    put_char(out, first + (uint32_t)v - 1);
  else
    buf_int(out, v);
}

static void in_turn(ls_buf *out, int v, const char *of, int count)
{
  if(v >= 1)
    put_nth(out, of, (v - 1) % count);
}

typedef enum {
  F_DECIMAL, F_NONE, F_ZERO, F_WIDE, F_DASH, F_ROMAN, F_ROMAN_SMALL,
  F_LETTER, F_LETTER_SMALL, F_COUNTING, F_FORMAL, F_DIGITS, F_CIRCLE,
  F_STOP, F_PAREN, F_STEMS, F_BRANCHES, F_HAN_CIRCLE
} form;

static const struct {
  const char *name;
  form form;
} forms[] = {
  { "none", F_NONE }, { "bullet", F_NONE }, { "decimalZero", F_ZERO },
  { "decimalFullWidth", F_WIDE }, { "decimalFullWidth2", F_WIDE },
  { "numberInDash", F_DASH }, { "upperRoman", F_ROMAN },
  { "lowerRoman", F_ROMAN_SMALL }, { "upperLetter", F_LETTER },
  { "lowerLetter", F_LETTER_SMALL }, { "chineseCounting", F_COUNTING },
  { "chineseCountingThousand", F_COUNTING },
  { "japaneseCounting", F_COUNTING }, { "taiwaneseCounting", F_COUNTING },
  { "taiwaneseCountingThousand", F_COUNTING },
  { "koreanCounting", F_COUNTING }, { "chineseLegalSimplified", F_FORMAL },
  { "ideographLegalTraditional", F_FORMAL },
  { "japaneseLegal", F_FORMAL }, { "ideographDigital", F_DIGITS },
  { "japaneseDigitalTenThousand", F_DIGITS },
  { "taiwaneseDigital", F_DIGITS }, { "koreanDigital", F_DIGITS },
  { "decimalEnclosedCircle", F_CIRCLE },
  { "decimalEnclosedCircleChinese", F_CIRCLE },
  { "decimalEnclosedFullstop", F_STOP }, { "decimalEnclosedParen", F_PAREN },
  { "ideographTraditional", F_STEMS }, { "ideographZodiac", F_BRANCHES },
  { "ideographEnclosedCircle", F_HAN_CIRCLE }
};

static form form_of(const char *name)
{
  for(size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
    if(!strcmp(forms[i].name, name))
      return forms[i].form;
  return F_DECIMAL;
}

void docx_numeral(ls_buf *out, const char *format, int v)
{
  switch(form_of(format)) {
  case F_NONE: break;
  case F_DECIMAL: buf_int(out, v); break;
  case F_ZERO: buf_fmt(out, "%02d", v); break;
  case F_WIDE: by_digits(out, v, "０１２３４５６７８９"); break;
  case F_DASH: buf_fmt(out, "- %d -", v); break;
  case F_ROMAN: roman(out, v, true); break;
  case F_ROMAN_SMALL: roman(out, v, false); break;
  case F_LETTER: letters(out, v, 'A'); break;
  case F_LETTER_SMALL: letters(out, v, 'a'); break;
  case F_COUNTING: counting(out, v, digits, "十百千"); break;
  case F_FORMAL: counting(out, v, formal, "拾佰仟"); break;
  case F_DIGITS: by_digits(out, v, digits); break;
  case F_CIRCLE: circled(out, v); break;
  case F_STOP: from_row(out, v, 0x2488, 20); break;
  case F_PAREN: from_row(out, v, 0x2474, 20); break;
  case F_STEMS: in_turn(out, v, "甲乙丙丁戊己庚辛壬癸", 10); break;
  case F_BRANCHES:
    in_turn(out, v, "子丑寅卯辰巳午未申酉戌亥", 12);
    break;
  case F_HAN_CIRCLE: from_row(out, v, 0x3280, 10); break;
  }
}
