/* Workbooks that Office encrypts, made in the test itself: the compound file
 * ([MS-CFB]) and both ways of [MS-OFFCRYPTO]. */
#ifndef TESTS_XLSX_MAKE_LOCKED_H
#define TESTS_XLSX_MAKE_LOCKED_H

#include "make_zip.h"

#include <openssl/evp.h>

enum { BIG = 512, SMALL = 64, SMALL_BELOW = 4096, LAST = -2, FREE = -1 };

static inline void put_number(struct str *out, uint64_t number, int bytes)
{
    for (int i = 0; i < bytes; i++)
        str_append_char(out, (char)(number >> 8 * i));
}

static inline void fill_up(struct str *out, size_t unit)
{
    while (out->length % unit)
        str_append_char(out, '\0');
}

/* Appends the chain of `count` sectors from `first` to a table. */
static inline void put_chain(struct str *table, size_t first, size_t count)
{
    for (size_t i = 1; i < count; i++)
        put_number(table, first + i, 4);
    if (count > 0)
        put_number(table, (uint32_t)LAST, 4);
}

static inline void put_entry(struct str *out, const char *name, int kind,
                             size_t start, size_t size)
{
    size_t from = out->length;
    for (const char *p = name; *p; p++)
        put_number(out, (unsigned char)*p, 2);
    fill_up(out, 64);
    put_number(out, 2 * (strlen(name) + 1), 2);
    str_append_char(out, (char)kind);
    while (out->length < from + 116)
        str_append_char(out, '\0');
    put_number(out, start, 4);
    put_number(out, size, 8);
}

struct stream {
    const char *name;
    struct str bytes;
};

/* A compound file of two streams: sectors are the table's, the directory, the
 * small table, the small sectors, then each big stream. */
static inline struct str make_compound(struct stream streams[2])
{
    struct str small = {0}, small_table = {0}, big = {0}, table = {0},
               directory = {0}, out = {0};
    size_t starts[2], tables = 1;
    for (int i = 0; i < 2; i++) { /* the small ones */
        starts[i] = small.length / SMALL;
        if (streams[i].bytes.length >= SMALL_BELOW)
            continue;
        str_append_bytes(&small, streams[i].bytes.data,
                         streams[i].bytes.length);
        fill_up(&small, SMALL);
        put_chain(&small_table, starts[i], small.length / SMALL - starts[i]);
    }
    size_t small_size = small.length;
    fill_up(&small, BIG);
    while (small_table.length % BIG)
        put_number(&small_table, (uint32_t)FREE, 4);
    for (int i = 0; i < 2; i++) /* each table has room for 128 sectors */
        tables += streams[i].bytes.length / BIG / 100 + 1;
    size_t next = tables + 1;
    for (size_t i = 0; i < tables; i++)
        put_number(&table, (uint32_t)-3, 4);
    put_chain(&table, tables, 1);
    size_t small_table_start = next;
    put_chain(&table, next, small_table.length / BIG);
    next += small_table.length / BIG;
    size_t small_start = next;
    put_chain(&table, next, small.length / BIG);
    next += small.length / BIG;
    for (int i = 0; i < 2; i++) {
        if (streams[i].bytes.length < SMALL_BELOW)
            continue;
        size_t before = big.length;
        starts[i] = next;
        str_append_bytes(&big, streams[i].bytes.data, streams[i].bytes.length);
        fill_up(&big, BIG);
        put_chain(&table, next, (big.length - before) / BIG);
        next += (big.length - before) / BIG;
    }
    while (table.length < tables * BIG)
        put_number(&table, (uint32_t)FREE, 4);
    put_entry(&directory, "Root Entry", 5, small_start, small_size);
    for (int i = 0; i < 2; i++)
        put_entry(&directory, streams[i].name, 2, starts[i],
                  streams[i].bytes.length);
    fill_up(&directory, BIG);
    str_append_bytes(&out, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    put_number(&out, 0, 8);
    put_number(&out, 0, 8);
    put_number(&out, 0x3E, 2);
    put_number(&out, 3, 2);
    put_number(&out, 0xFFFE, 2);
    put_number(&out, 9, 2);
    put_number(&out, 6, 2);
    put_number(&out, 0, 8);
    put_number(&out, 0, 2);
    put_number(&out, tables, 4);
    put_number(&out, tables, 4); /* the directory */
    put_number(&out, 0, 4);
    put_number(&out, SMALL_BELOW, 4);
    put_number(&out, small_table_start, 4);
    put_number(&out, small_table.length / BIG, 4);
    put_number(&out, (uint32_t)LAST, 4);
    put_number(&out, 0, 4);
    for (size_t i = 0; i < 109; i++)
        put_number(&out, i < tables ? i : (uint32_t)FREE, 4);
    struct str *parts[] = {&table, &directory, &small_table, &small, &big};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i]->length > 0)
            str_append_bytes(&out, parts[i]->data, parts[i]->length);
        str_clear(parts[i]);
    }
    return out;
}

/* How a workbook is locked. */
struct lock {
    const char *password;
    const char *hash; /* NULL: the standard way */
    size_t key_bytes;
    unsigned turns;   /* of the agile way */
    unsigned claimed; /* in their place; 0: the same */
};

static inline void hash_of(const char *kind, const void *a, size_t a_length,
                           const void *b, size_t b_length, unsigned char *out)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    assert_true(EVP_DigestInit_ex(context, EVP_get_digestbyname(kind), NULL) &&
                EVP_DigestUpdate(context, a, a_length) &&
                EVP_DigestUpdate(context, b, b_length) &&
                EVP_DigestFinal_ex(context, out, NULL));
    EVP_MD_CTX_free(context);
}

static inline void encipher(const unsigned char *key, size_t key_bytes,
                            const unsigned char *from, char *bytes,
                            size_t length)
{
    char name[16];
    snprintf(name, sizeof name, "AES-%zu-%s", key_bytes * 8,
             from ? "CBC" : "ECB");
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    int done = 0;
    assert_true(EVP_EncryptInit_ex(context, EVP_get_cipherbyname(name), NULL,
                                   key, from) &&
                EVP_CIPHER_CTX_set_padding(context, 0) &&
                EVP_EncryptUpdate(context, (unsigned char *)bytes, &done,
                                  (const unsigned char *)bytes, (int)length));
    assert_int_equal(done, length);
    EVP_CIPHER_CTX_free(context);
}

static const unsigned char lock_salt[16] = "salt of a test.";

static inline void stretch(const char *kind, const char *password,
                           unsigned turns, size_t size, unsigned char *sum)
{
    struct str wide = {0};
    for (const char *p = password; *p; p++)
        put_number(&wide, (unsigned char)*p, 2);
    hash_of(kind, lock_salt, sizeof lock_salt, wide.data, wide.length, sum);
    for (unsigned i = 0; i < turns; i++) {
        const unsigned char number[4] = {(unsigned char)i,
                                         (unsigned char)(i >> 8)};
        hash_of(kind, number, 4, sum, size, sum);
    }
    str_clear(&wide);
}

static inline struct str lock_standard(const struct lock *lock,
                                       struct str *package)
{
    unsigned char sum[64], key[40], masked[64];
    struct str info = {0};
    stretch("SHA1", lock->password, 50000, 20, sum);
    hash_of("SHA1", sum, 20, "\0\0\0", 4, sum);
    for (int half = 0; half < 2; half++) {
        memset(masked, half ? 0x5C : 0x36, sizeof masked);
        for (int i = 0; i < 20; i++)
            masked[i] ^= sum[i];
        hash_of("SHA1", masked, 64, "", 0, key + (size_t)half * 20);
    }
    char input[16] = "a verifier......", hash[32] = {0};
    hash_of("SHA1", input, 16, "", 0, (unsigned char *)hash);
    encipher(key, lock->key_bytes, NULL, input, 16);
    encipher(key, lock->key_bytes, NULL, hash, 32);
    encipher(key, lock->key_bytes, NULL, package->data + 8,
             package->length - 8);
    put_number(&info, 3, 2);
    put_number(&info, 2, 2);
    put_number(&info, 0x24, 4);
    put_number(&info, 32 + 4, 4);
    const uint32_t header[] = {0x24,
                               0,
                               0x660D + (uint32_t)lock->key_bytes / 8 - 1,
                               0x8004,
                               (uint32_t)lock->key_bytes * 8,
                               0x18,
                               0,
                               0,
                               'A'};
    for (size_t i = 0; i < sizeof header / sizeof *header; i++)
        put_number(&info, header[i], 4);
    put_number(&info, 16, 4);
    str_append_bytes(&info, lock_salt, 16);
    str_append_bytes(&info, input, 16);
    put_number(&info, 20, 4);
    str_append_bytes(&info, hash, 32);
    return info;
}

static inline void put_base64(struct str *out, const char *name,
                              const void *bytes, size_t length)
{
    unsigned char text[160];
    EVP_EncodeBlock(text, bytes, (int)length);
    str_printf(out, " %s='%s'", name, (const char *)text);
}

static inline void lock_with(const struct lock *lock,
                             const unsigned char *stretched, size_t size,
                             const char *name, char *bytes, size_t length)
{
    unsigned char key[64];
    memset(key, 0x36, sizeof key);
    hash_of(lock->hash, stretched, size, name, 8, key);
    encipher(key, lock->key_bytes, lock_salt, bytes, length);
}

static inline struct str lock_agile(const struct lock *lock,
                                    struct str *package)
{
    size_t size = (size_t)EVP_MD_size(EVP_get_digestbyname(lock->hash));
    size_t hash_length = (size + 15) / 16 * 16;
    unsigned char stretched[64], from[64];
    char key[32] = "the key of the package, 32 byte", input[16] = "a verifier",
         hash[64] = {0};
    struct str info = {0};
    for (size_t at = 8; at < package->length; at += 4096) {
        const unsigned char number[4] = {(unsigned char)((at - 8) / 4096)};
        size_t left = package->length - at;
        hash_of(lock->hash, lock_salt, 16, number, 4, from);
        encipher((const unsigned char *)key, lock->key_bytes, from,
                 package->data + at, left < 4096 ? left : 4096);
    }
    stretch(lock->hash, lock->password, lock->turns, size, stretched);
    hash_of(lock->hash, input, 16, "", 0, (unsigned char *)hash);
    size_t key_length = (lock->key_bytes + 15) / 16 * 16;
    lock_with(lock, stretched, size, "\xFE\xA7\xD2\x76\x3B\x4B\x9E\x79", input,
              16);
    lock_with(lock, stretched, size, "\xD7\xAA\x0F\x6D\x30\x61\x34\x4E", hash,
              hash_length);
    lock_with(lock, stretched, size, "\x14\x6E\x0B\xE7\xAB\xAC\xD0\xD6", key,
              key_length);
    put_number(&info, 4, 2);
    put_number(&info, 4, 2);
    put_number(&info, 0x40, 4);
    struct str way = {0};
    str_printf(&way,
               " saltSize='16' blockSize='16' keyBits='%zu' hashSize='%zu' "
               "cipherAlgorithm='AES' cipherChaining='ChainingModeCBC' "
               "hashAlgorithm='%s'",
               lock->key_bytes * 8, size, lock->hash);
    put_base64(&way, "saltValue", lock_salt, 16);
    str_printf(&info,
               "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"
               "<encryption xmlns='http://schemas.microsoft.com/office/2006/"
               "encryption' xmlns:p='http://schemas.microsoft.com/office/2006/"
               "keyEncryptor/password'><keyData%s/><keyEncryptors>"
               "<keyEncryptor uri='http://schemas.microsoft.com/office/2006/"
               "keyEncryptor/password'><p:encryptedKey spinCount='%u'%s",
               way.data, lock->claimed ? lock->claimed : lock->turns, way.data);
    put_base64(&info, "encryptedVerifierHashInput", input, 16);
    put_base64(&info, "encryptedVerifierHashValue", hash, hash_length);
    put_base64(&info, "encryptedKeyValue", key, key_length);
    str_append(&info, "/></keyEncryptor></keyEncryptors></encryption>");
    str_clear(&way);
    return info;
}

/* The workbook in `bytes`, which are freed, locked. */
static inline struct str make_locked(struct str *bytes, const struct lock *lock)
{
    struct stream streams[2] = {{.name = "EncryptionInfo"},
                                {.name = "EncryptedPackage"}};
    struct str *package = &streams[1].bytes;
    put_number(package, bytes->length, 8);
    str_append_bytes(package, bytes->data, bytes->length);
    while ((package->length - 8) % 16)
        str_append_char(package, '\0');
    streams[0].bytes =
        lock->hash ? lock_agile(lock, package) : lock_standard(lock, package);
    struct str out = make_compound(streams);
    str_clear(&streams[0].bytes);
    str_clear(&streams[1].bytes);
    str_clear(bytes);
    return out;
}

#endif
