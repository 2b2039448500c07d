/* Hashes of bytes, by OpenSSL's libcrypto. */
#ifndef LS_HASH_DIGEST_H
#define LS_HASH_DIGEST_H

#include <stddef.h>

#include "base/err.h"

#define SHA256_HEX 65
#define SM3_HEX 65

/* SHA-256 of `n` bytes in lower-case hex; "" where libcrypto refuses. */
void hash_sha256(const void *p, size_t n, char out[SHA256_HEX]);

/* The same by SM3 (GB/T 32905). */
void hash_sm3(const void *p, size_t n, char out[SM3_HEX]);

/* Both of what is put in piece by piece. */
typedef struct ls_hashes ls_hashes;

/* LS_ENOMEM, or LS_EIO where this libcrypto was built without one. */
int hashes_new(ls_hashes **out, ls_err *err);
void hashes_put(ls_hashes *h, const void *p, size_t n);

/* The digests, and ready for the next; "" where libcrypto refused. */
void hashes_end(ls_hashes *h, char sha256[SHA256_HEX], char sm3[SM3_HEX]);
void hashes_free(ls_hashes *h);

#endif
