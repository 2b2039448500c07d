/* Hashes of bytes, by OpenSSL's libcrypto. */
#ifndef LS_HASH_DIGEST_H
#define LS_HASH_DIGEST_H

#include <stddef.h>

#define SHA256_HEX 65

/* SHA-256 of `n` bytes in lower-case hex; "" where libcrypto refuses. */
void hash_sha256(const void *p, size_t n, char out[SHA256_HEX]);

#endif
