/* What Office encrypts with: AES and the SHA family, of libcrypto. May be
 * included by xlsx/read. */
#ifndef DTI_XLSX_READ_ENCRYPTION_CIPHER_H
#define DTI_XLSX_READ_ENCRYPTION_CIPHER_H

#include <stdbool.h>
#include <stddef.h>

enum { DIGEST_MAX = 64, CIPHER_BLOCK = 16, CIPHER_KEY_MAX = 32 };

/* A hash function, to be used many times. */
struct digest {
    void *context;
    const void *kind; /* NULL: none is open */
    size_t size;      /* bytes of a result */
};

/* `SHA1`, `SHA256`, `SHA384`, `SHA512`, also with a hyphen; false for others.
 */
bool digest_open(struct digest *digest, const char *name);

/* The sum of `a` and `b` one after the other; `out` has `size` bytes and may be
 * one of them. */
void digest_sum(const struct digest *digest, const void *a, size_t a_length,
                const void *b, size_t b_length, unsigned char *out);

void digest_close(struct digest *digest);

/* Deciphers whole blocks in place: AES with a key of 16, 24 or 32 bytes,
 * chained (CBC) from `start`; each block by itself (ECB) where that is NULL.
 * False for other lengths. */
struct cipher {
    void *context;
};
bool cipher_open(struct cipher *cipher, const unsigned char *key,
                 size_t key_length, bool chained);
bool cipher_decrypt(const struct cipher *cipher, const unsigned char *start,
                    unsigned char *bytes, size_t length);
void cipher_close(struct cipher *cipher);

#endif
