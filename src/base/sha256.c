#include "base/sha256.h"

#include "base/mem.h"

#include <openssl/evp.h>

enum { SUM_BYTES = 32 };

/* An EVP_MD_CTX goes by this name outside. libcrypto fails here only where
 * there is no memory: the algorithm is built in. */
static EVP_MD_CTX *context_of(struct sha256 *sum)
{
    return (EVP_MD_CTX *)sum;
}

struct sha256 *sha256_new(void)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (!context || EVP_DigestInit_ex(context, EVP_sha256(), NULL) != 1)
        mem_fail();
    return (struct sha256 *)context;
}

void sha256_add(struct sha256 *sum, const void *bytes, size_t length)
{
    if (length > 0 && EVP_DigestUpdate(context_of(sum), bytes, length) != 1)
        mem_fail();
}

void sha256_end(struct sha256 *sum, char hex[SHA256_HEX_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char bytes[SUM_BYTES];
    if (EVP_DigestFinal_ex(context_of(sum), bytes, NULL) != 1)
        mem_fail();
    EVP_MD_CTX_free(context_of(sum));
    for (size_t i = 0; i < SUM_BYTES; i++) {
        hex[2 * i] = digits[bytes[i] >> 4];
        hex[2 * i + 1] = digits[bytes[i] & 15];
    }
    hex[2 * SUM_BYTES] = '\0';
}

void sha256_of(const void *bytes, size_t length, char hex[SHA256_HEX_SIZE])
{
    struct sha256 *sum = sha256_new();
    sha256_add(sum, bytes, length);
    sha256_end(sum, hex);
}
