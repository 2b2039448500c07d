#include "text/text.h"

uint16_t text_fold_char(uint32_t cp)
{
  if(cp >= 0x3100 && cp < 0xFE00)
    return (uint16_t)cp; /* most of what there is: ideographs */
  if(cp < 0x80) {
    switch(cp) {
    case ',': return u'，';
    case ';': return u'；';
    case ':': return u'：';
    case '(': return u'（';
    case ')': return u'）';
    case '!': return u'！';
    case '?': return u'？';
    case '\t': case '\v': case '\f': case 0x1B: return ' ';
    default: return (uint16_t)cp;
    }
  }
  if(cp >= 0xFF01 && cp <= 0xFF5E) {
    switch(cp) {
    case 0xFF0C: case 0xFF1B: case 0xFF1A: case 0xFF08: case 0xFF09:
    case 0xFF01: case 0xFF1F:
      return (uint16_t)cp;
    default:
      return (uint16_t)(cp - 0xFEE0);
    }
  }
  if(cp >= 0x2000 && cp <= 0x200F)
    return ' '; /* spaces of all widths, joiners and marks of direction */
  switch(cp) {
  case 0x00A0: case 0x00AD: case 0x1680: case 0x202F: case 0x205F:
  case 0x2060: case 0x3000: case 0xFEFF:
    return ' ';
  case 0x0085: case 0x2028: case 0x2029:
    return '\n';
  case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2212:
    return '-';
  case 0x301C: case 0x223C:
    return '~';
  case 0xFE63: case 0x2043:
    return '-';
  case 0xFE54: return u'；';
  case 0xFE55: case 0xFE30: case 0x2236: return u'：';
  case 0xFE56: return u'？';
  case 0xFE57: return u'！';
  case 0xFE59: return u'（';
  case 0xFE5A: return u'）';
  case 0xFE6A: return '%';
  case 0xFE58: return 0x2014;
  case 0x2022: case 0x30FB: case 0x2027: case 0x2219: case 0xFF65:
    return 0x00B7; /* one middle dot */
  case 0xFF61: return u'。';
  case 0xFF64: return u'、';
  default:
    return cp > 0xFFFF ? 0xFFFD : (uint16_t)cp;
  }
}
