/* The encoding of a page: by its byte order mark, by what it declares and
 * by its bytes, of which the bytes are believed most.  Pages that declare
 * the wrong one are common, and so are single broken characters in them. */
#include <string.h>

#include "doc/html_chars.h"
#include "doc/html_page.h"
#include "doc/html_token.h"
#include "text/detect.h"

#define HEAD 4096 /* bytes in which a page declares its encoding */
#define SURE 8    /* characters that are not valid UTF-8 by chance */

/* Labels of pages (WHATWG Encoding 4.2) and what iconv calls them. */
static const struct {
  const char *label, *name;
} labels[] = {
  { "utf-8", "UTF-8" }, { "utf8", "UTF-8" }, { "unicode-1-1-utf-8", "UTF-8" },
  { "utf-16", "UTF-8" }, { "utf-16le", "UTF-8" }, { "utf-16be", "UTF-8" },
  { "gb2312", "GB18030" }, { "gbk", "GB18030" }, { "gb_2312-80", "GB18030" },
  { "x-gbk", "GB18030" }, { "gb18030", "GB18030" }, { "gb_2312", "GB18030" },
  { "gb2312-80", "GB18030" }, { "cp936", "GB18030" }, { "936", "GB18030" },
  { "chinese", "GB18030" }, { "csgb2312", "GB18030" },
  { "iso-ir-58", "GB18030" }, { "euc-cn", "GB18030" },
  { "ms936", "GB18030" }, { "windows-936", "GB18030" },
  { "big5", "BIG5-HKSCS" }, { "big5-hkscs", "BIG5-HKSCS" },
  { "cn-big5", "BIG5-HKSCS" }, { "x-x-big5", "BIG5-HKSCS" },
  { "iso-8859-1", "WINDOWS-1252" }, { "latin1", "WINDOWS-1252" },
  { "us-ascii", "WINDOWS-1252" }, { "ascii", "WINDOWS-1252" },
  { "windows-1252", "WINDOWS-1252" },
  { "hz-gb-2312", "HZ" }, { "shift_jis", "SHIFT_JIS" },
  { "euc-jp", "EUC-JP" }, { "euc-kr", "EUC-KR" },
};

/* What iconv calls a declared encoding; NULL for one not in the table. */
static const char *name_of(ls_slice label)
{
  char low[24];
  while(label.n && (html_blank(*label.s) || strchr("\"'", *label.s)))
    label.s++, label.n--;
  size_t n = 0;
  while(n < label.n && n + 1 < sizeof(low) && !html_blank(label.s[n]) &&
        !strchr("\"';>,", label.s[n])) {
    low[n] = html_low(label.s[n]);
    n++;
  }
  low[n] = '\0';
  for(size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
    if(!strcmp(labels[i].label, low))
      return labels[i].name;
  return NULL;
}

/* What stands behind `word` and =, in a declaration. */
static ls_slice behind(ls_slice in, const char *word)
{
  size_t k = strlen(word);
  for(size_t i = 0; i + k < in.n; i++) {
    size_t j = 0;
    while(j < k && html_low(in.s[i + j]) == word[j])
      j++;
    if(j < k)
      continue;
    for(i += k; i < in.n && html_blank(in.s[i]); i++)
      ;
    if(i < in.n && in.s[i] == '=')
      return (ls_slice){ in.s + i + 1, in.n - i - 1 };
  }
  return SLICE("");
}

/* <meta charset="..."> and <meta http-equiv=... content="...charset=...">,
 * of which the first in the page counts. */
static const char *declared(const html_page *p, ls_slice bytes)
{
  if(p->charset.n && name_of(p->charset))
    return name_of(p->charset);
  ls_slice head = { bytes.s, bytes.n < HEAD ? bytes.n : HEAD };
  if(head.n > 5 && !memcmp(head.s, "<?xml", 5)) {
    const char *e = memchr(head.s, '>', head.n);
    const char *name = e ? name_of(behind(
      (ls_slice){ head.s, (size_t)(e - head.s) }, "encoding")) : NULL;
    if(name)
      return name;
  }
  html_lexer x = { head.s, head.s + head.n, 0, false };
  for(html_token t; (t = html_next(&x)).kind != HT_END;) {
    const char *name = t.kind == HT_OPEN && t.tag == TAG_META
                         ? name_of(behind(t.text, "charset")) : NULL;
    if(name)
      return name;
  }
  return NULL;
}

typedef struct count {
  size_t good, bad; /* characters of several bytes; bytes of none */
} count;

static count count_utf8(ls_slice b)
{
  count c = { 0, 0 };
  const uint8_t *p = (const uint8_t *)b.s, *end = p + b.n;
  while(p < end) {
    uint64_t eight;
    if(end - p >= 8 && (memcpy(&eight, p, 8),
                        !(eight & 0x8080808080808080u))) {
      p += 8;
      continue;
    }
    if(*p < 0x80) {
      p++;
      continue;
    }
    uint32_t cp;
    int k = utf8_next(p, end, &cp);
    c.good += k > 1;
    c.bad += k == 0;
    p += k ? k : 1;
  }
  return c;
}

/* The same for GB18030, by the shape of its bytes. */
static count count_gb(ls_slice b)
{
  count c = { 0, 0 };
  const uint8_t *p = (const uint8_t *)b.s;
  for(size_t i = 0; i < b.n; i++) {
    if(p[i] < 0x80)
      continue;
    uint8_t next = i + 1 < b.n ? p[i + 1] : 0;
    bool two = next >= 0x40 && next != 0x7F && next != 0xFF;
    bool four = next >= 0x30 && next <= 0x39 && i + 3 < b.n &&
                p[i + 2] >= 0x81 && p[i + 3] >= 0x30 && p[i + 3] <= 0x39;
    if(p[i] == 0x80 || p[i] == 0xFF || !(two || four)) {
      c.bad++;
      continue;
    }
    c.good++;
    i += two ? 1 : 3;
  }
  return c;
}

/* Text of UTF-16 without a mark has a zero beside each ASCII letter. */
static const char *wide(ls_slice b)
{
  size_t even = 0, odd = 0, n = b.n < HEAD ? b.n : HEAD;
  for(size_t i = 0; i < n; i++)
    *(i % 2 ? &odd : &even) += b.s[i] == 0;
  if(odd > n / 8 && even < odd / 8)
    return "UTF-16LE";
  return even > n / 8 && odd < even / 8 ? "UTF-16BE" : NULL;
}

static bool is_gb(ls_slice b)
{
  count gb = count_gb(b);
  return gb.good > 50 * gb.bad &&
         detect_is_chinese((const uint8_t *)b.s, b.n);
}

/* The encoding of unmarked bytes. */
static const char *choose(const html_page *p, ls_slice b)
{
  const char *name = wide(b), *said = declared(p, b);
  count u = count_utf8(b);
  if(name)
    return name;
  if(!u.bad && (u.good >= SURE || !said))
    return "UTF-8";
  if(u.good > 4 * u.bad && u.good >= SURE)
    return "UTF-8";
  if(said && strcmp(said, "UTF-8") && strcmp(said, "WINDOWS-1252"))
    return said;
  if(u.bad && is_gb(b))
    return "GB18030";
  return said ? said : "UTF-8";
}

int html_decode(html_page *p, ls_slice bytes, ls_err *err)
{
  static const char *const marked[] = { "UTF-8", "GB18030", "UTF-16LE",
                                        "UTF-16BE" };
  size_t skip;
  if(bytes.n > UINT32_MAX / 8)
    return err_set(err, LS_ETOOBIG, "file-too-big", NULL, NULL);
  ls_encoding mark = detect_mark((const uint8_t *)bytes.s, bytes.n, &skip);
  ls_slice b = { bytes.s + skip, bytes.n - skip };
  const char *name = skip ? marked[mark] : choose(p, b);
  return html_convert(p, name, b, skip, err);
}
