/* SHA-256 (FIPS 180-4), by libcrypto, which uses the processor's instructions
 * for it. May be included by everything. */
#ifndef DTI_BASE_SHA256_H
#define DTI_BASE_SHA256_H

#include <stddef.h>

/* 64 hex digits and NUL. */
enum { SHA256_HEX_SIZE = 65 };

/* Of bytes that are all there. */
void sha256_of(const void *bytes, size_t length, char hex[SHA256_HEX_SIZE]);

/* Of bytes that come in parts. */
struct sha256;
struct sha256 *sha256_new(void);
void sha256_add(struct sha256 *sum, const void *bytes, size_t length);

/* Writes the sum, and frees it. */
void sha256_end(struct sha256 *sum, char hex[SHA256_HEX_SIZE]);

#endif
