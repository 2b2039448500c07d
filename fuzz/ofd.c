/* OFD: any bytes as the archive; or, where they do not begin as one, as the
 * texts of its members, a zero byte between them, packed here without
 * compression and with the checksums right, so that a changed byte reaches
 * the readers of the members. */
#include <stdlib.h>

#include "doc/ofd.h"
#include "doc_check.h"
#include "pack/xml.h"

#define MEMBERS 6

static const char *const names[MEMBERS] = {
  "OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml",
  "Doc_0/Pages/Page_1/Content.xml", "Doc_1/Document.xml", "Doc_0/a b"
};

static uint32_t checksum(const uint8_t *p, size_t n)
{
  uint32_t c = 0xFFFFFFFFU;
  for(size_t i = 0; i < n; i++) {
    c ^= p[i];
    for(int k = 0; k < 8; k++)
      c = c >> 1 ^ (c & 1 ? 0xEDB88320U : 0);
  }
  return ~c;
}

typedef struct archive {
  uint8_t *p;
  size_t n;
} archive;

static void put(archive *a, uint32_t v, int bytes)
{
  for(int i = 0; i < bytes; i++)
    a->p[a->n++] = (uint8_t)(v >> (8 * i));
}

static void put_bytes(archive *a, const void *p, size_t n)
{
  if(n)
    memcpy(a->p + a->n, p, n);
  a->n += n;
}

typedef struct member {
  const uint8_t *p;
  size_t n, at;
} member;

/* What both of a member's heads hold: version to length of the name. */
static void put_head(archive *a, const member *m, const char *name)
{
  put(a, 20, 2);
  put(a, 0, 2);
  put(a, 0, 2);
  put(a, 0x2021, 4); /* a time and a day */
  put(a, checksum(m->p, m->n), 4);
  put(a, (uint32_t)m->n, 4);
  put(a, (uint32_t)m->n, 4);
  put(a, (uint32_t)strlen(name), 2);
}

static void pack(archive *a, member *m, int count)
{
  for(int i = 0; i < count; i++) {
    m[i].at = a->n;
    put(a, 0x04034B50, 4);
    put_head(a, &m[i], names[i]);
    put(a, 0, 2);
    put_bytes(a, names[i], strlen(names[i]));
    put_bytes(a, m[i].p, m[i].n);
  }
  size_t table = a->n;
  for(int i = 0; i < count; i++) {
    put(a, 0x02014B50, 4);
    put(a, 20, 2);
    put_head(a, &m[i], names[i]);
    put(a, 0, 2);
    put(a, 0, 4);
    put(a, 0, 2);
    put(a, 0, 4);
    put(a, (uint32_t)m[i].at, 4);
    put_bytes(a, names[i], strlen(names[i]));
  }
  size_t size = a->n - table;
  put(a, 0x06054B50, 4);
  put(a, 0, 4);
  put(a, (uint32_t)count, 2);
  put(a, (uint32_t)count, 2);
  put(a, (uint32_t)size, 4);
  put(a, (uint32_t)table, 4);
  put(a, 0, 2);
}

static void read_archive(const uint8_t *p, size_t n)
{
  doc_text d;
  ls_err err = { 0 };
  doc_init(&d, DOC_OFD, 1 << 20);
  int rc = doc_ofd.read((ls_slice){ (const char *)p, n },
                        &doc_default_limits, &d, &err);
  check_answer(rc, &err, &d);
  doc_free(&d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  member m[MEMBERS];
  int count = 0;
  xml_prepare();
  if(n > 1 && data[0] == 'P' && data[1] == 'K') {
    read_archive(data, n);
    return 0;
  }
  for(size_t i = 0; i <= n && count < MEMBERS;) {
    const uint8_t *zero = i < n ? memchr(data + i, 0, n - i) : NULL;
    size_t end = zero ? (size_t)(zero - data) : n;
    m[count++] = (member){ data + i, end - i, 0 };
    i = end + 1;
  }
  archive a = { malloc(n + 4096), 0 };
  FUZZ_CHECK(a.p != NULL);
  pack(&a, m, count);
  read_archive(a.p, a.n);
  free(a.p);
  return 0;
}
