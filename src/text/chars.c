#include "text/chars.h"

#include <pthread.h>

uint8_t ls_chars[65536];

static void set(const uint16_t *chars, int kind)
{
  for(; *chars; chars++)
    ls_chars[*chars] = (uint8_t)(ls_chars[*chars] | kind);
}

static void range(uint32_t from, uint32_t to, int kind)
{
  for(uint32_t c = from; c <= to; c++)
    ls_chars[c] = (uint8_t)(ls_chars[c] | kind);
}

static void fill(void)
{
  static const uint16_t cnum[] = u"〇零一二三四五六七八九十百千万亿两";
  static const uint16_t stops[] = u"。！？\n";
  static const uint16_t clauses[] = u"，；：。！？\n";
  range('0', '9', CH_DIGIT);
  range('A', 'Z', CH_LATIN);
  range('a', 'z', CH_LATIN);
  range(0x3400, 0x4DBF, CH_HAN);
  range(0x4E00, 0x9FFF, CH_HAN);
  range(0x3007, 0x3007, CH_HAN);
  range(0x21, 0x2F, CH_PUNCT);
  range(0x3A, 0x40, CH_PUNCT);
  range(0x5B, 0x60, CH_PUNCT);
  range(0x7B, 0x7E, CH_PUNCT);
  range(0x2010, 0x2027, CH_PUNCT);
  range(0x3001, 0x3003, CH_PUNCT);
  range(0x3008, 0x3011, CH_PUNCT);
  range(0x3014, 0x301F, CH_PUNCT);
  range(0xFF01, 0xFF0F, CH_PUNCT);
  range(0xFF1A, 0xFF20, CH_PUNCT);
  set(u" \t\u00A0\u3000", CH_SPACE);
  set(cnum, CH_CNUM);
  set(stops, CH_STOP);
  set(clauses, CH_CLAUSE);
}

void chars_init(void)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, fill);
}

int32_t ch_number(uint16_t c)
{
  switch(c) {
  case u'〇': case u'零': case u'0': return 0;
  case u'一': case u'1': return 1;
  case u'二': case u'两': case u'2': return 2;
  case u'三': case u'3': return 3;
  case u'四': case u'4': return 4;
  case u'五': case u'5': return 5;
  case u'六': case u'6': return 6;
  case u'七': case u'7': return 7;
  case u'八': case u'8': return 8;
  case u'九': case u'9': return 9;
  case u'十': return 10;
  case u'百': return 100;
  case u'千': return 1000;
  case u'万': return 10000;
  case u'亿': return 100000000;
  default: return -1;
  }
}
