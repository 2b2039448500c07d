/* Characters, and references to them by number and name. */
#include "doc/html_chars.h"

#include <string.h>

/* By name in the order of their bytes; from the HTML standard. */
static const struct {
  char name[16];
  uint16_t c;
} names[] = {
  { "AElig", 198 }, { "Aacute", 193 }, { "Acirc", 194 }, { "Agrave", 192 },
  { "Alpha", 913 }, { "Aring", 197 }, { "Atilde", 195 }, { "Auml", 196 },
  { "Beta", 914 }, { "Ccedil", 199 }, { "Chi", 935 }, { "Dagger", 8225 },
  { "Delta", 916 }, { "Dot", 168 }, { "ETH", 208 }, { "Eacute", 201 },
  { "Ecirc", 202 }, { "Egrave", 200 }, { "Epsilon", 917 }, { "Eta", 919 },
  { "Euml", 203 }, { "Gamma", 915 }, { "Iacute", 205 }, { "Icirc", 206 },
  { "Igrave", 204 }, { "Iota", 921 }, { "Iuml", 207 }, { "Kappa", 922 },
  { "Lambda", 923 }, { "MediumSpace", 8287 }, { "Mu", 924 },
  { "NewLine", 10 }, { "NoBreak", 8288 }, { "NonBreakingSpace", 160 },
  { "Ntilde", 209 }, { "Nu", 925 }, { "OElig", 338 }, { "Oacute", 211 },
  { "Ocirc", 212 }, { "Ograve", 210 }, { "Omega", 937 }, { "Omicron", 927 },
  { "Oslash", 216 }, { "Otilde", 213 }, { "Ouml", 214 }, { "Phi", 934 },
  { "Pi", 928 }, { "Prime", 8243 }, { "Psi", 936 }, { "Rho", 929 },
  { "Scaron", 352 }, { "Sigma", 931 }, { "THORN", 222 }, { "Tab", 9 },
  { "Tau", 932 }, { "Theta", 920 }, { "Uacute", 218 }, { "Ucirc", 219 },
  { "Ugrave", 217 }, { "Upsilon", 933 }, { "Uuml", 220 }, { "Xi", 926 },
  { "Yacute", 221 }, { "Yuml", 376 }, { "ZeroWidthSpace", 8203 },
  { "Zeta", 918 }, { "aacute", 225 }, { "acirc", 226 }, { "acute", 180 },
  { "aelig", 230 }, { "agrave", 224 }, { "alefsym", 8501 }, { "alpha", 945 },
  { "amp", 38 }, { "and", 8743 }, { "ang", 8736 }, { "apos", 39 },
  { "aring", 229 }, { "ast", 42 }, { "asymp", 8776 }, { "atilde", 227 },
  { "auml", 228 }, { "bdquo", 8222 }, { "beta", 946 },
  { "blacksquare", 9642 }, { "bprime", 8245 }, { "brvbar", 166 },
  { "bsol", 92 }, { "bull", 8226 }, { "bullet", 8226 }, { "cap", 8745 },
  { "caret", 8257 }, { "ccedil", 231 }, { "cedil", 184 }, { "cent", 162 },
  { "centerdot", 183 }, { "check", 10003 }, { "chi", 967 }, { "circ", 710 },
  { "clubs", 9827 }, { "colon", 58 }, { "comma", 44 }, { "commat", 64 },
  { "cong", 8773 }, { "copy", 169 }, { "crarr", 8629 }, { "cup", 8746 },
  { "curren", 164 }, { "dArr", 8659 }, { "dagger", 8224 }, { "darr", 8595 },
  { "dash", 8208 }, { "deg", 176 }, { "delta", 948 }, { "diams", 9830 },
  { "divide", 247 }, { "dollar", 36 }, { "eacute", 233 }, { "ecirc", 234 },
  { "egrave", 232 }, { "empty", 8709 }, { "emsp", 8195 }, { "emsp13", 8196 },
  { "emsp14", 8197 }, { "ensp", 8194 }, { "epsilon", 949 }, { "equals", 61 },
  { "equiv", 8801 }, { "eta", 951 }, { "eth", 240 }, { "euml", 235 },
  { "euro", 8364 }, { "excl", 33 }, { "exist", 8707 }, { "fnof", 402 },
  { "forall", 8704 }, { "frac12", 189 }, { "frac13", 8531 },
  { "frac14", 188 }, { "frac23", 8532 }, { "frac34", 190 },
  { "frasl", 8260 }, { "gamma", 947 }, { "ge", 8805 }, { "grave", 96 },
  { "gt", 62 }, { "hArr", 8660 }, { "hairsp", 8202 }, { "half", 189 },
  { "harr", 8596 }, { "hearts", 9829 }, { "hellip", 8230 },
  { "horbar", 8213 }, { "hyphen", 8208 }, { "iacute", 237 },
  { "icirc", 238 }, { "iexcl", 161 }, { "igrave", 236 }, { "image", 8465 },
  { "infin", 8734 }, { "int", 8747 }, { "iota", 953 }, { "iquest", 191 },
  { "isin", 8712 }, { "iuml", 239 }, { "kappa", 954 }, { "lArr", 8656 },
  { "lambda", 955 }, { "lang", 9001 }, { "laquo", 171 }, { "larr", 8592 },
  { "lbrace", 123 }, { "lbrack", 91 }, { "lceil", 8968 }, { "lcub", 123 },
  { "ldquo", 8220 }, { "le", 8804 }, { "lfloor", 8970 }, { "lowast", 8727 },
  { "lowbar", 95 }, { "loz", 9674 }, { "lpar", 40 }, { "lrm", 8206 },
  { "lsaquo", 8249 }, { "lsqb", 91 }, { "lsquo", 8216 }, { "lt", 60 },
  { "macr", 175 }, { "mdash", 8212 }, { "micro", 181 }, { "midast", 42 },
  { "middot", 183 }, { "minus", 8722 }, { "mldr", 8230 }, { "mu", 956 },
  { "nabla", 8711 }, { "nbsp", 160 }, { "ndash", 8211 }, { "ne", 8800 },
  { "ni", 8715 }, { "nldr", 8229 }, { "not", 172 }, { "notin", 8713 },
  { "nsub", 8836 }, { "ntilde", 241 }, { "nu", 957 }, { "num", 35 },
  { "numero", 8470 }, { "numsp", 8199 }, { "oacute", 243 }, { "ocirc", 244 },
  { "oelig", 339 }, { "ograve", 242 }, { "oline", 8254 }, { "omega", 969 },
  { "omicron", 959 }, { "oplus", 8853 }, { "or", 8744 }, { "ordf", 170 },
  { "ordm", 186 }, { "oslash", 248 }, { "otilde", 245 }, { "otimes", 8855 },
  { "ouml", 246 }, { "para", 182 }, { "part", 8706 }, { "percnt", 37 },
  { "period", 46 }, { "permil", 8240 }, { "perp", 8869 },
  { "pertenk", 8241 }, { "phi", 966 }, { "pi", 960 }, { "piv", 982 },
  { "plus", 43 }, { "plusmn", 177 }, { "pound", 163 }, { "prime", 8242 },
  { "prod", 8719 }, { "prop", 8733 }, { "psi", 968 }, { "puncsp", 8200 },
  { "quest", 63 }, { "quot", 34 }, { "rArr", 8658 }, { "radic", 8730 },
  { "rang", 9002 }, { "raquo", 187 }, { "rarr", 8594 }, { "rbrace", 125 },
  { "rbrack", 93 }, { "rceil", 8969 }, { "rcub", 125 }, { "rdquo", 8221 },
  { "real", 8476 }, { "reg", 174 }, { "rfloor", 8971 }, { "rho", 961 },
  { "rlm", 8207 }, { "rpar", 41 }, { "rsaquo", 8250 }, { "rsqb", 93 },
  { "rsquo", 8217 }, { "sbquo", 8218 }, { "scaron", 353 }, { "sdot", 8901 },
  { "sect", 167 }, { "semi", 59 }, { "shy", 173 }, { "sigma", 963 },
  { "sigmaf", 962 }, { "sim", 8764 }, { "sol", 47 }, { "spades", 9824 },
  { "squ", 9633 }, { "square", 9633 }, { "star", 9734 }, { "starf", 9733 },
  { "sub", 8834 }, { "sube", 8838 }, { "sum", 8721 }, { "sup", 8835 },
  { "sup1", 185 }, { "sup2", 178 }, { "sup3", 179 }, { "supe", 8839 },
  { "szlig", 223 }, { "tau", 964 }, { "there4", 8756 }, { "theta", 952 },
  { "thetasym", 977 }, { "thinsp", 8201 }, { "thorn", 254 },
  { "tilde", 732 }, { "times", 215 }, { "trade", 8482 }, { "uArr", 8657 },
  { "uacute", 250 }, { "uarr", 8593 }, { "ucirc", 251 }, { "ugrave", 249 },
  { "uml", 168 }, { "upsih", 978 }, { "upsilon", 965 }, { "uuml", 252 },
  { "verbar", 124 }, { "vert", 124 }, { "weierp", 8472 }, { "xi", 958 },
  { "yacute", 253 }, { "yen", 165 }, { "yuml", 255 }, { "zeta", 950 },
  { "zwj", 8205 }, { "zwnj", 8204 },
};

#define NAMES (int)(sizeof(names) / sizeof(names[0]))
#define LONGEST 15

/* What numbers 128 to 159 stand for: windows-1252, in the standard too. */
static const uint16_t windows[32] = {
  0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
  0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178
};

uint32_t html_windows(uint8_t byte)
{
  return byte >= 128 && byte < 160 ? windows[byte - 128] : byte;
}

static uint32_t named(const char *p, size_t n)
{
  int a = 0, b = NAMES;
  while(a < b) {
    int mid = (a + b) / 2, d = strncmp(names[mid].name, p, n);
    if(!d && names[mid].name[n])
      d = 1;
    if(!d)
      return names[mid].c;
    if(d > 0)
      b = mid;
    else
      a = mid + 1;
  }
  return 0;
}

static bool letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9');
}

/* The reference by name at s (behind the &).  Without a semicolon only the
 * oldest names are, and then the longest one that fits. */
static uint32_t by_name(const char **p, const char *s, const char *end)
{
  size_t n = 0;
  while(s + n < end && n < LONGEST && letter(s[n]))
    n++;
  if(s + n < end && s[n] == ';') {
    uint32_t c = named(s, n);
    if(c)
      *p = s + n + 1;
    return c;
  }
  for(size_t k = n < 6 ? n : 6; k > 1; k--) {
    uint32_t c = named(s, k);
    if(c && c < 256) {
      *p = s + k;
      return c;
    }
  }
  return 0;
}

static int digit(char c, bool hex)
{
  if(c >= '0' && c <= '9')
    return c - '0';
  c = html_low(c);
  return hex && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The reference by number at s (behind the &#). */
static uint32_t by_number(const char **p, const char *s, const char *end)
{
  bool hex = s < end && html_low(*s) == 'x';
  uint32_t c = 0;
  s += hex;
  const char *from = s;
  for(int d; s < end && (d = digit(*s, hex)) >= 0; s++)
    c = c > 0x10FFFF ? c : c * (hex ? 16 : 10) + (uint32_t)d;
  if(s == from)
    return 0;
  *p = s + (s < end && *s == ';');
  if(!c || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
    return 0xFFFD;
  return c < 256 ? html_windows((uint8_t)c) : c;
}

uint32_t html_reference(const char **p, const char *end)
{
  const char *s = *p + 1;
  uint32_t c = 0;
  if(s < end)
    c = *s == '#' ? by_number(p, s + 1, end) : by_name(p, s, end);
  return c ? c : html_char(p, end);
}

static int ascii_kind(uint32_t c)
{
  if(c == ' ' || (c >= '\t' && c <= '\r'))
    return HC_SPACE;
  return c < ' ' || c == 0x7F ? HC_NONE : HC_OTHER;
}

int html_kind(uint32_t c)
{
  if(c < 0x80)
    return ascii_kind(c);
  if((c >= 0x2E80 && c < 0xD7FC) || (c >= 0xF900 && c < 0xFB00) ||
     (c >= 0xFE30 && c < 0xFE50) || (c >= 0xFF00 && c < 0xFFEF) ||
     (c >= 0x20000 && c < 0x40000))
    return c == 0x3000 ? HC_WIDE_SPACE : HC_CJK;
  if(c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F)
    return HC_WIDE_SPACE;
  if((c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) ||
     (c >= 0x202A && c <= 0x202E) || c == 0xFEFF || c == 0xAD || c < 0xA0)
    return HC_NONE;
  if(c == 0x2014 || (c >= 0x2018 && c <= 0x201D) || c == 0x2026)
    return HC_CJK; /* — “ ” …, which are wide in Chinese */
  return c == 0x2028 || c == 0x2029 ? HC_SPACE : HC_OTHER;
}
