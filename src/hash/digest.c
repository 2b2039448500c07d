#include "hash/digest.h"

#include <openssl/evp.h>

void hash_sha256(const void *p, size_t n, char out[SHA256_HEX])
{
  static const char hex[] = "0123456789abcdef";
  unsigned char md[EVP_MAX_MD_SIZE];
  unsigned int len = 0;
  if(!EVP_Digest(p, n, md, &len, EVP_sha256(), NULL))
    len = 0;
  for(unsigned i = 0; i < len && i < 32; i++) {
    out[2 * i] = hex[md[i] >> 4];
    out[2 * i + 1] = hex[md[i] & 15];
  }
  out[2 * (size_t)len] = 0;
}
