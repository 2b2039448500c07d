#include "hash/digest.h"

#include <openssl/evp.h>
#include <string.h>

#include "base/alloc.h"

#define KEEP 16384 /* small pieces are hashed together */

static void to_hex(const unsigned char *md, unsigned len, char *out)
{
  static const char hex[] = "0123456789abcdef";
  if(len > 32)
    len = 32;
  for(unsigned i = 0; i < len; i++) {
    out[2 * i] = hex[md[i] >> 4];
    out[2 * i + 1] = hex[md[i] & 15];
  }
  out[2 * (size_t)len] = 0;
}

static void once(const void *p, size_t n, const EVP_MD *how, char *out)
{
  unsigned char md[EVP_MAX_MD_SIZE];
  unsigned int len = 0;
  if(!EVP_Digest(p, n, md, &len, how, NULL))
    len = 0;
  to_hex(md, len, out);
}

void hash_sha256(const void *p, size_t n, char out[SHA256_HEX])
{
  once(p, n, EVP_sha256(), out);
}

void hash_sm3(const void *p, size_t n, char out[SM3_HEX])
{
  once(p, n, EVP_sm3(), out);
}

struct ls_hashes {
  EVP_MD_CTX *ctx[2];
  int bad[2];
  size_t n;
  char keep[KEEP];
};

static const EVP_MD *algorithm(int which)
{
  return which ? EVP_sm3() : EVP_sha256();
}

int hashes_new(ls_hashes **out, ls_err *err)
{
  ls_hashes *h = ls_malloc(sizeof(*h));
  *out = NULL;
  if(!h)
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  memset(h, 0, sizeof(*h));
  for(int i = 0; i < 2; i++) {
    h->ctx[i] = EVP_MD_CTX_new();
    if(!h->ctx[i] || !EVP_DigestInit_ex(h->ctx[i], algorithm(i), NULL)) {
      hashes_free(h);
      return err_set(err, LS_EIO, "hash-missing", i ? "SM3" : "SHA-256",
                     NULL);
    }
  }
  *out = h;
  return LS_OK;
}

static void take(ls_hashes *h, const void *p, size_t n)
{
  for(int i = 0; i < 2; i++)
    h->bad[i] |= !EVP_DigestUpdate(h->ctx[i], p, n);
}

void hashes_put(ls_hashes *h, const void *p, size_t n)
{
  if(h->n + n > KEEP) {
    take(h, h->keep, h->n);
    h->n = 0;
  }
  if(n > KEEP)
    take(h, p, n);
  else if(n) {
    memcpy(h->keep + h->n, p, n);
    h->n += n;
  }
}

void hashes_end(ls_hashes *h, char sha256[SHA256_HEX], char sm3[SM3_HEX])
{
  char *out[2] = { sha256, sm3 };
  take(h, h->keep, h->n);
  h->n = 0;
  for(int i = 0; i < 2; i++) {
    unsigned char md[EVP_MAX_MD_SIZE];
    unsigned int len = 0;
    if(h->bad[i] || !EVP_DigestFinal_ex(h->ctx[i], md, &len))
      len = 0;
    to_hex(md, len, out[i]);
    h->bad[i] = !EVP_DigestInit_ex(h->ctx[i], algorithm(i), NULL);
  }
}

void hashes_free(ls_hashes *h)
{
  if(!h)
    return;
  EVP_MD_CTX_free(h->ctx[0]);
  EVP_MD_CTX_free(h->ctx[1]);
  ls_free(h);
}
