/* The part of a mail that is a page (RFC 2045, 2046, 2557). */
#define _GNU_SOURCE /* memmem */
#include "doc/html_mime.h"

#include <string.h>

#include "doc/html_chars.h"

#define HEAD 8192 /* bytes of a header that are looked at */

typedef struct mail {
  ls_slice head, body;
} mail;

/* `word` in any case within `in`; NULL if it is not there. */
static const char *find_word(ls_slice in, const char *lower)
{
  size_t n = strlen(lower);
  for(size_t i = 0; i + n <= in.n; i++) {
    size_t j = 0;
    while(j < n && html_low(in.s[i + j]) == lower[j])
      j++;
    if(j == n)
      return in.s + i;
  }
  return NULL;
}

/* A header up to its empty line, and what follows. */
static mail split(ls_slice s)
{
  size_t i = 0;
  while(i < s.n && i < HEAD) {
    const char *e = memchr(s.s + i, '\n', s.n - i);
    size_t next = e ? (size_t)(e - s.s) + 1 : s.n;
    if(next - i <= 2 && html_blank(s.s[i])) /* LF or CRLF */
      return (mail){ { s.s, i }, { s.s + next, s.n - next } };
    i = next;
  }
  return (mail){ { s.s, i }, { s.s + i, s.n - i } };
}

/* The value of a field with the lines it goes on in; "" if absent. */
static ls_slice field(ls_slice head, const char *name)
{
  size_t n = strlen(name);
  for(size_t i = 0; i < head.n;) {
    ls_slice rest = { head.s + i, head.n - i };
    size_t k = 0;
    bool here = rest.n > n && find_word((ls_slice){ rest.s, n }, name) &&
                rest.s[n] == ':';
    do {
      const char *e = memchr(rest.s + k, '\n', rest.n - k);
      k = e ? (size_t)(e - rest.s) + 1 : rest.n;
    } while(k < rest.n && (rest.s[k] == ' ' || rest.s[k] == '\t'));
    if(here)
      return (ls_slice){ rest.s + n + 1, k - n - 1 };
    i += k;
  }
  return SLICE("");
}

/* name=value or name="value" of a field. */
static ls_slice parameter(ls_slice s, const char *name)
{
  const char *p = find_word(s, name), *end = s.s + s.n, *e;
  if(!p || (p += strlen(name)) == end || *p++ != '=')
    return SLICE("");
  char close = p < end && *p == '"' ? *p++ : ';';
  for(e = p; e < end && *e != close && !(close == ';' && html_blank(*e)); e++)
    ;
  return (ls_slice){ p, (size_t)(e - p) };
}

bool mime_looks_like(ls_slice b)
{
  static const char *const first[] = { "mime-version:", "from:", "subject:",
                                       "content-type:", "date:",
                                       "snapshot-content-location:" };
  ls_slice start = { b.s, b.n < 32 ? b.n : 32 };
  bool header = false;
  for(size_t i = 0; i < sizeof(first) / sizeof(first[0]); i++)
    header |= find_word(start, first[i]) == b.s;
  if(!header || !b.n)
    return false;
  mail m = split(b);
  ls_slice type = field(m.head, "content-type");
  return field(m.head, "mime-version").n &&
         (find_word(type, "multipart/related") ||
          find_word(type, "multipart/alternative") ||
          find_word(type, "text/html"));
}

/* --- transfer encodings ------------------------------------------------- */

static int hex(char c)
{
  if(c >= '0' && c <= '9')
    return c - '0';
  c = html_low(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static ls_slice quoted_printable(ls_arena *a, ls_slice s)
{
  char *to = arena_alloc(a, s.n + 1);
  size_t n = 0;
  for(size_t i = 0; i < s.n; i++) {
    if(s.s[i] != '=') {
      to[n++] = s.s[i];
      continue;
    }
    size_t k = i + 1;
    while(k < s.n && (s.s[k] == ' ' || s.s[k] == '\t' || s.s[k] == '\r') &&
          k - i < 8)
      k++;
    if(k < s.n && s.s[k] == '\n') { /* the line goes on */
      i = k;
      continue;
    }
    int x = i + 1 < s.n ? hex(s.s[i + 1]) : -1;
    int y = i + 2 < s.n ? hex(s.s[i + 2]) : -1;
    to[n++] = x < 0 || y < 0 ? '=' : (char)(x << 4 | y);
    i += x < 0 || y < 0 ? 0 : 2;
  }
  return (ls_slice){ to, n };
}

static int sixty_four(char c)
{
  if(c >= 'A' && c <= 'Z')
    return c - 'A';
  if(c >= 'a' && c <= 'z')
    return c - 'a' + 26;
  if(c >= '0' && c <= '9')
    return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static ls_slice base64(ls_arena *a, ls_slice s)
{
  char *to = arena_alloc(a, s.n + 1);
  size_t n = 0;
  uint32_t bits = 0;
  int have = 0;
  for(size_t i = 0; i < s.n && s.s[i] != '='; i++) {
    int v = sixty_four(s.s[i]);
    if(v < 0)
      continue; /* line ends */
    bits = bits << 6 | (uint32_t)v;
    have += 6;
    if(have >= 8)
      to[n++] = (char)(bits >> (have -= 8));
  }
  return (ls_slice){ to, n };
}

/* --- parts -------------------------------------------------------------- */

static void take(ls_arena *a, mail m, ls_slice *page, ls_slice *charset)
{
  ls_slice how = field(m.head, "content-transfer-encoding");
  *charset = parameter(field(m.head, "content-type"), "charset");
  *page = find_word(how, "quoted-printable") ? quoted_printable(a, m.body)
          : find_word(how, "base64") ? base64(a, m.body) : m.body;
}

/* The place behind the next line that begins with --boundary, from `at`;
 * *before is where that line begins. */
static size_t next_part(ls_slice s, size_t at, ls_slice boundary,
                        size_t *before)
{
  while(at + boundary.n + 2 <= s.n) {
    const char *p = memmem(s.s + at, s.n - at, boundary.s, boundary.n);
    if(!p)
      break;
    size_t i = (size_t)(p - s.s);
    at = i + boundary.n;
    if(i >= 2 && !memcmp(p - 2, "--", 2) &&
       (i == 2 || s.s[i - 3] == '\n')) {
      const char *e = memchr(s.s + at, '\n', s.n - at);
      *before = i - 2;
      return e ? (size_t)(e - s.s) + 1 : s.n;
    }
  }
  *before = s.n;
  return 0;
}

static int in_parts(ls_arena *a, ls_slice body, ls_slice boundary,
                    ls_slice *page, ls_slice *charset, ls_err *err)
{
  size_t end, from = next_part(body, 0, boundary, &end);
  while(from) {
    size_t next = next_part(body, from, boundary, &end);
    mail m = split((ls_slice){ body.s + from,
                               (end > from ? end : from) - from });
    if(find_word(field(m.head, "content-type"), "text/html")) {
      if(!next)
        return err_set(err, LS_ECUT, "html-cut", NULL, NULL);
      take(a, m, page, charset);
      return LS_OK;
    }
    from = next;
  }
  return err_set(err, LS_EFORMAT, "html-no-page", NULL, NULL);
}

int mime_page(ls_arena *a, ls_slice bytes, ls_slice *page, ls_slice *charset,
              ls_err *err)
{
  mail m = split(bytes);
  ls_slice type = field(m.head, "content-type");
  ls_slice boundary = parameter(type, "boundary");
  if(!find_word(type, "multipart/")) {
    take(a, m, page, charset);
    return LS_OK;
  }
  if(!boundary.n)
    return err_set(err, LS_EFORMAT, "html-no-page", NULL, NULL);
  return in_parts(a, m.body, boundary, page, charset, err);
}
