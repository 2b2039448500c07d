/* Decoding and folding: any bytes. */
#include <string.h>

#include "fuzz.h"
#include "text/unpack.h"

/* Both ways of the map, and the fold of each character. */
static void check_text(ls_doc *d)
{
  const ls_text *t = &d->text;
  size_t before = 0;
  FUZZ_CHECK(t->n == t->read.n);
  FUZZ_CHECK(u8map_byte(&t->read, t->n) == t->read.bytes);
  for(uint32_t i = 0; i < t->n; i++) {
    ls_slice s = u8map_slice(&t->read, i, i + 1);
    uint32_t cp;
    const uint8_t *p = (const uint8_t *)s.s;
    size_t at = text_source_offset(t, i);
    FUZZ_CHECK(utf8_next(p, p + s.n, &cp) == (int)s.n);
    FUZZ_CHECK(cp != '\r');
    FUZZ_CHECK(t->fold[i] == text_fold_char(cp));
    FUZZ_CHECK(at < t->src_len && (!i || at > before));
    before = at;
  }
  FUZZ_CHECK(text_source_offset(t, t->n) == t->src_len);
  for(int i = 0; i < FOLD_PAD; i++)
    FUZZ_CHECK(t->fold[t->n + (uint32_t)i] == 0);
}

/* The fast path and the portable one. */
static void check_paths(const uint8_t *data, size_t n)
{
  static uint16_t fold[2][4096 + UNPACK_SLACK];
  static uint32_t mark[2][4096 / U8_STRIDE + 2];
  if(n > 4096)
    return;
  ls_unpacked a = text_unpack(data, n, fold[0], mark[0]);
  ls_unpacked b = text_unpack_portable(data, n, fold[1], mark[1]);
  FUZZ_CHECK(a.done == b.done && a.count == b.count);
  FUZZ_CHECK(!memcmp(fold[0], fold[1], a.count * sizeof(fold[0][0])));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  chars_init();
  fuzz_doc(data, n, check_text);
  check_paths(data, n);
  return 0;
}
