#include "xlsx/read/encryption/cipher.h"

#include "base/mem.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <limits.h>
#include <strings.h>

/* libcrypto would read its configuration, and a worker may open no file. */
static void prepare(void)
{
    OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
}

bool digest_open(struct digest *digest, const char *name)
{
    static const struct {
        const char *name, *other;
        const EVP_MD *(*kind)(void);
    } kinds[] = {
        {"SHA1", "SHA-1", EVP_sha1},
        {"SHA256", "SHA-256", EVP_sha256},
        {"SHA384", "SHA-384", EVP_sha384},
        {"SHA512", "SHA-512", EVP_sha512},
    };
    *digest = (struct digest){0};
    prepare();
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcasecmp(name, kinds[i].name) == 0 ||
            strcasecmp(name, kinds[i].other) == 0)
            digest->kind = kinds[i].kind();
    if (!digest->kind)
        return false;
    digest->size = (size_t)EVP_MD_get_size(digest->kind);
    digest->context = EVP_MD_CTX_new();
    if (!digest->context ||
        !EVP_DigestInit_ex(digest->context, digest->kind, NULL))
        mem_fail();
    return true;
}

void digest_sum(const struct digest *digest, const void *a, size_t a_length,
                const void *b, size_t b_length, unsigned char *out)
{
    bool good = EVP_DigestInit_ex(digest->context, NULL, NULL) &&
                EVP_DigestUpdate(digest->context, a, a_length) &&
                EVP_DigestUpdate(digest->context, b, b_length) &&
                EVP_DigestFinal_ex(digest->context, out, NULL);
    if (!good) /* these fail only without memory */
        mem_fail();
}

void digest_close(struct digest *digest)
{
    EVP_MD_CTX_free(digest->context);
    *digest = (struct digest){0};
}

bool cipher_open(struct cipher *cipher, const unsigned char *key,
                 size_t key_length, bool chained)
{
    static const struct {
        size_t key_length;
        const EVP_CIPHER *(*chained)(void), *(*single)(void);
    } kinds[] = {
        {16, EVP_aes_128_cbc, EVP_aes_128_ecb},
        {24, EVP_aes_192_cbc, EVP_aes_192_ecb},
        {32, EVP_aes_256_cbc, EVP_aes_256_ecb},
    };
    const EVP_CIPHER *kind = NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].key_length == key_length)
            kind = chained ? kinds[i].chained() : kinds[i].single();
    cipher->context = NULL;
    if (!kind)
        return false;
    prepare();
    cipher->context = EVP_CIPHER_CTX_new();
    if (!cipher->context ||
        !EVP_DecryptInit_ex(cipher->context, kind, NULL, key, NULL))
        mem_fail();
    return true;
}

bool cipher_decrypt(const struct cipher *cipher, const unsigned char *start,
                    unsigned char *bytes, size_t length)
{
    int done, rest;
    return length % CIPHER_BLOCK == 0 && length <= INT_MAX &&
           EVP_DecryptInit_ex(cipher->context, NULL, NULL, NULL, start) &&
           EVP_CIPHER_CTX_set_padding(cipher->context, 0) &&
           EVP_DecryptUpdate(cipher->context, bytes, &done, bytes,
                             (int)length) &&
           EVP_DecryptFinal_ex(cipher->context, bytes + done, &rest) &&
           (size_t)done + (size_t)rest == length;
}

void cipher_close(struct cipher *cipher)
{
    EVP_CIPHER_CTX_free(cipher->context);
    cipher->context = NULL;
}
