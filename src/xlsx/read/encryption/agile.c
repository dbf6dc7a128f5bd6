/* Encryption since Office 2010: an XML names hash, salts and turns; the key of
 * the package is itself encrypted under one made of the password
 * ([MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15). */
#include "xlsx/read/encryption/inside.h"
#include "xlsx/read/xml.h"

#include <openssl/evp.h>

#include <string.h>

enum { INFO_XML = 8, SEGMENT = 4096, BLOB_MAX = 96, TURNS_MAX = 10000000 };

enum { ENCRYPTION = 1, KEY_DATA, ENCRYPTORS, ENCRYPTOR, KEY };

static const struct xml_element elements[] = {
    {XML_TOP, "encryption", ENCRYPTION, false},
    {ENCRYPTION, "keyData", KEY_DATA, false},
    {ENCRYPTION, "keyEncryptors", ENCRYPTORS, false},
    {ENCRYPTORS, "keyEncryptor", ENCRYPTOR, false},
    {ENCRYPTOR, "encryptedKey", KEY, false},
    {0, NULL, 0, false},
};

struct blob {
    unsigned char bytes[BLOB_MAX];
    size_t length;
};

/* What both elements say of a way to encrypt. */
struct way {
    bool known;
    char hash[16];
    uint32_t key_bytes;
    struct blob salt;
};

struct agile {
    struct way package, password;
    uint32_t turns;
    struct blob input, hash, key; /* encrypted under the password */
};

/* Reads base64; the length is that of whole blocks, so what fills the text up
 * does not matter. False where it is too long. */
static bool take_blob(const char **attributes, const char *name,
                      struct blob *blob)
{
    const char *text = xml_attribute(attributes, name);
    size_t length = text ? strlen(text) : 0;
    if (length == 0 || length / 4 * 3 > sizeof blob->bytes)
        return false;
    int got =
        EVP_DecodeBlock(blob->bytes, (const unsigned char *)text, (int)length);
    if (got < 0)
        return false;
    blob->length = (size_t)got;
    while (length > 0 && text[--length] == '=' && blob->length > 0)
        blob->length--;
    return true;
}

static bool is_word(const char **attributes, const char *name, const char *word)
{
    const char *value = xml_attribute(attributes, name);
    return value && strcmp(value, word) == 0;
}

/* AES in a chain is all that Office writes. */
static void take_way(const char **attributes, struct way *way)
{
    const char *hash = xml_attribute(attributes, "hashAlgorithm");
    uint32_t bits;
    way->known = is_word(attributes, "cipherAlgorithm", "AES") &&
                 is_word(attributes, "cipherChaining", "ChainingModeCBC") &&
                 hash && strlen(hash) < sizeof way->hash &&
                 xml_unsigned(xml_attribute(attributes, "keyBits"),
                              8 * CIPHER_KEY_MAX, &bits) &&
                 take_blob(attributes, "saltValue", &way->salt);
    if (!way->known)
        return;
    strcpy(way->hash, hash);
    way->key_bytes = bits / 8;
}

static void start(struct xml *xml, int id, const char **attributes)
{
    struct agile *agile = xml->data;
    if (id == KEY_DATA)
        take_way(attributes, &agile->package);
    if (id != KEY || agile->password.known)
        return;
    take_way(attributes, &agile->password);
    agile->password.known =
        agile->password.known &&
        xml_unsigned(xml_attribute(attributes, "spinCount"), TURNS_MAX,
                     &agile->turns) &&
        take_blob(attributes, "encryptedVerifierHashInput", &agile->input) &&
        take_blob(attributes, "encryptedVerifierHashValue", &agile->hash) &&
        take_blob(attributes, "encryptedKeyValue", &agile->key);
}

static const struct xml_part part = {elements, XML_ENCRYPTION, start, NULL,
                                     NULL};

/* What is wrong with the XML does not matter: the file stays locked. */
static void tell_nobody(void *userdata, const struct reported_problem *problem)
{
    (void)userdata;
    (void)problem;
}

static bool read_info(const struct str *info, struct agile *agile)
{
    struct report report = {.tell = tell_nobody};
    bool good = xml_read_bytes(info->data + INFO_XML, info->length - INFO_XML,
                               &LIMITS, &report, &part, agile);
    report_clear(&report);
    return good && agile->package.known && agile->password.known;
}

/* A start of a chain is a salt cut to a block, or filled up with 0x36. */
static void make_start(const unsigned char *bytes, size_t length,
                       unsigned char out[CIPHER_BLOCK])
{
    memset(out, 0x36, CIPHER_BLOCK);
    memcpy(out, bytes, length < CIPHER_BLOCK ? length : CIPHER_BLOCK);
}

/* Deciphers one of the three that the password locks: each has a key of its
 * own, made of the stretched password and eight bytes that name it. */
static bool unlock(const struct agile *agile, const struct digest *digest,
                   const unsigned char *stretched, const unsigned char name[8],
                   struct blob *blob)
{
    unsigned char key[DIGEST_MAX], from[CIPHER_BLOCK];
    const struct way *way = &agile->password;
    struct cipher cipher;
    memset(key, 0x36, sizeof key);
    digest_sum(digest, stretched, digest->size, name, 8, key);
    make_start(way->salt.bytes, way->salt.length, from);
    bool good = cipher_open(&cipher, key, way->key_bytes, true) &&
                cipher_decrypt(&cipher, from, blob->bytes, blob->length);
    cipher_close(&cipher);
    return good;
}

/* Deciphers the key of the package, where the password fits. */
static bool unlock_key(struct agile *agile, const struct digest *digest)
{
    static const unsigned char input[] = {0xFE, 0xA7, 0xD2, 0x76,
                                          0x3B, 0x4B, 0x9E, 0x79},
                               hash[] = {0xD7, 0xAA, 0x0F, 0x6D,
                                         0x30, 0x61, 0x34, 0x4E},
                               key[] = {0x14, 0x6E, 0x0B, 0xE7,
                                        0xAB, 0xAC, 0xD0, 0xD6};
    unsigned char stretched[DIGEST_MAX], sum[DIGEST_MAX];
    const struct way *way = &agile->password;
    encryption_stretch(digest, way->salt.bytes, way->salt.length, agile->turns,
                       stretched);
    if (!unlock(agile, digest, stretched, input, &agile->input) ||
        !unlock(agile, digest, stretched, hash, &agile->hash) ||
        !unlock(agile, digest, stretched, key, &agile->key))
        return false;
    size_t length = agile->input.length < way->salt.length ? agile->input.length
                                                           : way->salt.length;
    digest_sum(digest, agile->input.bytes, length, "", 0, sum);
    return agile->hash.length >= digest->size &&
           memcmp(agile->hash.bytes, sum, digest->size) == 0 &&
           agile->key.length >= agile->package.key_bytes;
}

/* The package is enciphered by segments, each a chain of its own. */
static bool decipher_package(const struct agile *agile, struct str *package)
{
    struct digest digest = {0};
    struct cipher cipher = {0};
    const struct blob *salt = &agile->package.salt;
    bool good =
        digest_open(&digest, agile->package.hash) &&
        cipher_open(&cipher, agile->key.bytes, agile->package.key_bytes, true);
    for (size_t at = 0; good && at < package->length; at += SEGMENT) {
        unsigned char number[4], sum[DIGEST_MAX], from[CIPHER_BLOCK];
        size_t left = package->length - at;
        encryption_put_number(number, (uint32_t)(at / SEGMENT));
        digest_sum(&digest, salt->bytes, salt->length, number, sizeof number,
                   sum);
        make_start(sum, digest.size, from);
        good =
            cipher_decrypt(&cipher, from, (unsigned char *)package->data + at,
                           left < SEGMENT ? left : SEGMENT);
    }
    cipher_close(&cipher);
    digest_close(&digest);
    return good;
}

bool encryption_agile(const struct str *info, struct str *package)
{
    struct agile agile = {0};
    struct digest digest = {0};
    bool good =
        read_info(info, &agile) && digest_open(&digest, agile.password.hash) &&
        unlock_key(&agile, &digest) && decipher_package(&agile, package);
    digest_close(&digest);
    return good;
}
