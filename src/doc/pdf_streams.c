/* pdftotext reads on where packed data are damaged and says nothing of a
 * wrong checksum: half of a page can be missing, or a figure be another.
 * So each stream that may hold text is unpacked here and compared with its
 * Adler-32 (RFC 1950).  Some programs leave that out, which is no error. */
#include "doc/pdf_streams.h"

#include <stdbool.h>
#include <stdint.h>

#include <zlib.h>

#define DICTIONARY 4096 /* bytes before a stream in which its own stands */

typedef struct range {
  const char *p, *end;
} range;

/* The first place of `word`, or NULL. */
static const char *find(range r, const char *word)
{
  size_t n = strlen(word);
  while((size_t)(r.end - r.p) >= n) {
    const char *q = memchr(r.p, *word, (size_t)(r.end - r.p) - n + 1);
    if(!q)
      return NULL;
    if(!memcmp(q, word, n))
      return q;
    r.p = q + 1;
  }
  return NULL;
}

static bool is_blank(char c)
{
  return c == ' ' || c == '\r' || c == '\n' || c == '\t';
}

/* What describes the stream whose keyword is at `at`: from "obj" on. */
static range dictionary(ls_slice pdf, const char *at)
{
  size_t before = (size_t)(at - pdf.s);
  range r = { at - (before < DICTIONARY ? before : DICTIONARY), at };
  for(const char *q; (q = find(r, " obj")) != NULL;)
    r.p = q + 4;
  return r;
}

/* Packed in this one way and none besides. */
static bool is_deflated(range d)
{
  static const char name[] = "/FlateDecode";
  const char *p = find(d, "/Filter");
  if(!p)
    return false;
  for(p += 7; p < d.end && (is_blank(*p) || *p == '['); p++)
    ;
  if((size_t)(d.end - p) < sizeof(name) ||
     memcmp(p, name, sizeof(name) - 1) != 0)
    return false;
  for(p += sizeof(name) - 1; p < d.end && is_blank(*p); p++)
    ;
  if(p == d.end || *p == ']' || *p == '>')
    return true;
  /* another name behind it: a second filter where a list is open */
  const char *list = find((range){ d.p, p }, "/Filter");
  return !memchr(list, '[', (size_t)(p - list));
}

static bool may_hold_text(range d)
{
  static const char *const not[] = { "/Image", "/Length1", "/FontFile",
    "/Type1C", "/CIDFontType0C", "/OpenType", "/Metadata", "/ICCBased", NULL };
  for(int i = 0; not[i]; i++) {
    if(find(d, not[i]))
      return false;
  }
  return is_deflated(d);
}

/* Unpacks [r.p, r.end), whose first two bytes are zlib's; false where it
 * does not come out or has another checksum. */
static bool comes_out(range r)
{
  static const uInt room = 65536;
  unsigned char out[65536];
  z_stream z = { 0 };
  uLong sum = adler32(0, NULL, 0);
  int rc = Z_OK;
  if(r.end - r.p < 2 || inflateInit2(&z, -MAX_WBITS) != Z_OK)
    return false;
  z.next_in = (unsigned char *)(uintptr_t)(r.p + 2);
  z.avail_in = (uInt)(r.end - r.p - 2);
  while(rc == Z_OK) {
    z.next_out = out;
    z.avail_out = room;
    rc = inflate(&z, Z_NO_FLUSH);
    sum = adler32(sum, out, room - z.avail_out);
  }
  uLong told = 0;
  for(uInt i = 0; i < 4 && i < z.avail_in; i++)
    told = told << 8 | z.next_in[i];
  bool same = z.avail_in < 4 || told == sum;
  inflateEnd(&z);
  return rc == Z_STREAM_END && same;
}

size_t pdf_broken_stream(ls_slice pdf)
{
  range rest = { pdf.s, pdf.s + pdf.n };
  if(find(rest, "/Encrypt"))
    return SIZE_MAX;
  for(const char *at; (at = find(rest, "stream")) != NULL;) {
    rest.p = at + 6;
    if(at - pdf.s >= 3 && !memcmp(at - 3, "end", 3))
      continue;
    const char *p = rest.p;
    p += p < rest.end && *p == '\r';
    p += p < rest.end && *p == '\n';
    const char *end = find((range){ p, rest.end }, "endstream");
    if(p == rest.p || !end || !may_hold_text(dictionary(pdf, at)))
      continue;
    if(!comes_out((range){ p, end }))
      return (size_t)(p - pdf.s);
    rest.p = end;
  }
  return SIZE_MAX;
}
