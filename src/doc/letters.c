/* What a line's first and last letters tell about its neighbours. */
#include "doc/lines.h"

#include "base/utf8.h"

static int next(ls_slice *s, uint32_t *cp)
{
  const uint8_t *p = (const uint8_t *)s->s;
  if(!s->n)
    return 0;
  int k = utf8_next(p, p + s->n, cp);
  if(!k) {
    *cp = 0xFFFD;
    k = 1;
  }
  s->s += k;
  s->n -= (size_t)k;
  return k;
}

uint32_t letter_first(ls_slice s)
{
  uint32_t cp = 0;
  next(&s, &cp);
  return cp;
}

uint32_t letter_last(ls_slice s)
{
  size_t k = s.n;
  while(k && s.n - k < 4 && ((uint8_t)s.s[k - 1] & 0xC0) == 0x80)
    k--;
  return k ? letter_first((ls_slice){ s.s + k - 1, s.n - k + 1 }) : 0;
}

static bool among(uint32_t cp, const uint32_t *set)
{
  for(; *set; set++) {
    if(*set == cp)
      return true;
  }
  return false;
}

/* Quotes, dashes and points of ellipsis have a Chinese character's width in
 * Chinese fonts. */
bool letter_wide(uint32_t cp)
{
  return (cp >= 0x1100 && cp < 0x1200) || (cp >= 0x2010 && cp < 0x2030) ||
         (cp >= 0x2100 && cp < 0xD7B0) || (cp >= 0xE000 && cp < 0xFB00) ||
         (cp >= 0xFE30 && cp < 0xFF61) || (cp >= 0xFFE0 && cp < 0xFFF0) ||
         cp >= 0x1F000;
}

bool letter_closing(uint32_t cp)
{
  static const uint32_t set[] = { 0x3001, 0x3002, 0xFF0C, 0xFF1B, 0xFF1A,
    0xFF1F, 0xFF01, 0xFF09, 0x300B, 0x3009, 0x300D, 0x300F, 0x3011, 0x3015,
    0xFF3D, 0x201D, 0x2019, 0x2026, 0xFF05, 0x2103, 0xB7, 0xFF0E, 0xFF5E,
    ',', '.', ';', ':', '?', '!', ')', ']', '%', 0 };
  return among(cp, set);
}

bool letter_opening(uint32_t cp)
{
  static const uint32_t set[] = { 0xFF08, 0x300A, 0x3008, 0x300C, 0x300E,
    0x3010, 0x3014, 0xFF3B, 0x201C, 0x2018, 0xA5, 0xFFE5, 0xB1,
    '+', '$', '(', '[', 0 };
  return among(cp, set);
}

float letters_width(ls_slice s)
{
  uint32_t cp, halves = 0;
  while(next(&s, &cp))
    halves += letter_wide(cp) ? 2 : 1;
  return (float)halves / 2;
}

size_t letters_wide(ls_slice s)
{
  uint32_t cp;
  size_t n = 0;
  while(next(&s, &cp))
    n += letter_wide(cp);
  return n;
}

static bool glued(uint32_t cp)
{
  return cp > ' ' && !letter_wide(cp);
}

/* A Chinese character or a word or number, with the marks before it that may
 * not end a line and those behind that may not begin one. */
float letters_unit(ls_slice s)
{
  uint32_t cp, before = 0;
  float w = 0;
  for(int i = 0; i < 64 && next(&s, &cp); i++) {
    bool more = !before || letter_opening(before) || letter_closing(cp) ||
                (glued(before) && glued(cp));
    if(!more)
      break;
    w += letter_wide(cp) ? 1 : 0.5F;
    before = cp;
  }
  return w;
}

static bool is_digit(uint32_t cp)
{
  return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

/* A numeral that counts headings; these are letters here, no words. */
static bool is_numeral(uint32_t cp)
{
  static const uint32_t set[] = { 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
    0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x96F6, 0x3007, 0 };
  return among(cp, set);
}

/* A run of numerals of one kind; the character behind it in *cp. */
static int numerals(ls_slice *s, uint32_t *cp, bool (*is)(uint32_t))
{
  int n = 0;
  for(; *cp && is(*cp); n++) {
    *cp = 0;
    next(s, cp);
  }
  return n;
}

static bool circled(uint32_t cp)
{
  return (cp >= 0x2460 && cp < 0x2474) || (cp >= 0x2776 && cp < 0x2794);
}

bool letters_numbered(ls_slice s)
{
  uint32_t cp = 0, dot;
  next(&s, &cp);
  uint32_t first = cp;
  bool bracket = cp == 0xFF08 || cp == '(', order = cp == 0x7B2C;
  if(circled(cp) || cp == 0x25CF || cp == 0x25A0 || cp == 0x2022)
    return true;
  if(bracket || order || cp == 0x2014) {
    cp = 0;
    next(&s, &cp);
  }
  if(first == 0x2014)
    return cp == 0x2014; /* two dashes open a member of a list */
  int han = numerals(&s, &cp, is_numeral);
  int digits = han ? 0 : numerals(&s, &cp, is_digit);
  if((!han && !digits) || han > 4 || digits > 3)
    return false;
  if(bracket)
    return cp == 0xFF09 || cp == ')';
  dot = cp;
  cp = 0;
  next(&s, &cp);
  if(order)
    return dot == 0xFF0C || dot == 0x3001 || dot == 0x7AE0 || dot == 0x8282;
  return dot == 0x3001 || dot == 0xFF09 || dot == ')' ||
         ((dot == '.' || dot == 0xFF0E) && !is_digit(cp));
}

bool letters_note(ls_slice s)
{
  uint32_t cp = 0;
  next(&s, &cp);
  if(circled(cp) || cp == '*' || cp == 0x203B)
    return true;
  uint32_t open = cp;
  if(cp == 0x6CE8) { /* "note", with a colon or a number behind */
    cp = 0;
    next(&s, &cp);
    return cp == 0xFF1A || cp == ':' || is_digit(cp) || cp == '[';
  }
  if(open == '[' || open == 0x3014 || open == 0xFF3B) {
    cp = 0;
    next(&s, &cp);
  }
  int digits = numerals(&s, &cp, is_digit);
  if(!digits || digits > 3)
    return false;
  if(open == '[' || open == 0x3014 || open == 0xFF3B)
    return cp == ']' || cp == 0x3015 || cp == 0xFF3D;
  return cp == ' ' || cp == 0x3000 || cp == 0x3001 || letter_wide(cp);
}

bool letters_ended(ls_slice s)
{
  static const uint32_t stop[] = { 0x3002, 0xFF01, 0xFF1F, 0xFF1A, 0xFF1B,
    '.', '!', '?', ':', ';', 0x2026, 0 };
  static const uint32_t quote[] = { 0x201D, 0x2019, 0xFF09, ')', 0x300B, 0 };
  for(int i = 0; i < 4 && s.n; i++) {
    uint32_t cp = letter_last(s);
    if(among(cp, stop))
      return true;
    if(!among(cp, quote))
      return false;
    s.n -= cp < 0x80 ? 1 : 3;
  }
  return false;
}

static size_t space_at(ls_slice s)
{
  if(s.n && (s.s[0] == ' ' || (s.s[0] >= '\t' && s.s[0] <= '\r')))
    return 1;
  if(s.n >= 2 && !memcmp(s.s, "\xC2\xA0", 2))
    return 2;
  return s.n >= 3 && !memcmp(s.s, "\xE3\x80\x80", 3) ? 3 : 0;
}

ls_slice letters_trim(ls_slice s)
{
  for(size_t k; (k = space_at(s)); s.s += k)
    s.n -= k;
  for(size_t k = 1; s.n && k <= 3;) {
    ls_slice tail = { s.s + s.n - k, k };
    if(s.n >= k && space_at(tail) == k) {
      s.n -= k;
      k = 1;
    } else
      k++;
    if(k > s.n)
      break;
  }
  return s;
}
