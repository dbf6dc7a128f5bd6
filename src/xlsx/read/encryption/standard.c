/* Encryption of Office 2007: AES, each block by itself, under a key of 50,000
 * turns of SHA-1 ([MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.9). */
#include "xlsx/read/encryption/inside.h"
#include "xlsx/read/little.h"

#include <string.h>

enum {
    HEADER = 12, /* after version, flags and its own size */
    HEADER_MIN = 32,
    HEADER_KEY_BITS = 16,
    TURNS = 50000,
    SALT = 16,
    HASH_SHA1 = 20
};

/* Behind the header (2.3.3): sizes that are fixed are passed over. */
enum {
    VERIFIER_SALT = 4,
    VERIFIER_INPUT = 20,
    VERIFIER_HASH = 40,
    VERIFIER_END = 72,
    INPUT_BYTES = 16,
    HASH_BYTES = 32
};

/* The sum of 64 bytes of which the first ones are masked (2.3.4.7). */
static void sum_masked(const struct digest *digest,
                       const unsigned char sum[HASH_SHA1], unsigned char mask,
                       unsigned char out[HASH_SHA1])
{
    unsigned char masked[64];
    memset(masked, mask, sizeof masked);
    for (size_t i = 0; i < HASH_SHA1; i++)
        masked[i] ^= sum[i];
    digest_sum(digest, masked, sizeof masked, "", 0, out);
}

static void make_key(const struct digest *digest, const unsigned char *salt,
                     unsigned char key[2 * HASH_SHA1])
{
    unsigned char sum[DIGEST_MAX];
    static const unsigned char block[4] = {0};
    encryption_stretch(digest, salt, SALT, TURNS, sum);
    digest_sum(digest, sum, digest->size, block, sizeof block, sum);
    sum_masked(digest, sum, 0x36, key);
    sum_masked(digest, sum, 0x5C, key + HASH_SHA1);
}

static bool key_fits(const struct digest *digest, const struct cipher *cipher,
                     const unsigned char *verifier)
{
    unsigned char input[INPUT_BYTES], hash[HASH_BYTES], sum[DIGEST_MAX];
    memcpy(input, verifier + VERIFIER_INPUT, sizeof input);
    memcpy(hash, verifier + VERIFIER_HASH, sizeof hash);
    if (!cipher_decrypt(cipher, NULL, input, sizeof input) ||
        !cipher_decrypt(cipher, NULL, hash, sizeof hash))
        return false;
    digest_sum(digest, input, sizeof input, "", 0, sum);
    return memcmp(sum, hash, HASH_SHA1) == 0;
}

bool encryption_standard(const struct str *info, struct str *package)
{
    unsigned char key[2 * HASH_SHA1];
    struct digest digest;
    struct cipher cipher = {0};
    uint32_t size = info->length >= HEADER + HEADER_MIN
                        ? little_32(info->data, HEADER - 4)
                        : 0;
    if (size < HEADER_MIN || size > info->length ||
        HEADER + size + VERIFIER_END > info->length)
        return false;
    uint32_t bits = little_32(info->data, HEADER + HEADER_KEY_BITS);
    const unsigned char *verifier =
        (const unsigned char *)info->data + HEADER + size;
    if (bits > 8 * CIPHER_KEY_MAX || !digest_open(&digest, "SHA1"))
        return false;
    make_key(&digest, verifier + VERIFIER_SALT, key);
    bool good = cipher_open(&cipher, key, bits / 8, false) &&
                key_fits(&digest, &cipher, verifier) &&
                cipher_decrypt(&cipher, NULL, (unsigned char *)package->data,
                               package->length);
    cipher_close(&cipher);
    digest_close(&digest);
    return good;
}
