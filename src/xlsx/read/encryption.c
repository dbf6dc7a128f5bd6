#include "xlsx/read/encryption.h"

#include "xlsx/read/compound.h"
#include "xlsx/read/encryption_inside.h"

#include <string.h>

enum { LENGTH_BYTES = 8, INFO_MIN = 8, INFO_MAX = 65536 };

/* Excel's own password, UTF-16LE ([MS-OFFCRYPTO] 2.1.2 names it). */
static const char password[] = "V\0e\0l\0v\0e\0t\0S\0w\0e\0a\0t\0s\0h\0o\0p";

uint32_t encryption_number(const void *bytes, size_t offset)
{
    const unsigned char *p = (const unsigned char *)bytes + offset;
    return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
           (uint32_t)p[3] << 24;
}

void encryption_put_number(unsigned char out[4], uint32_t number)
{
    for (int i = 0; i < 4; i++)
        out[i] = (unsigned char)(number >> 8 * i);
}

void encryption_stretch(const struct digest *digest, const void *salt,
                        size_t salt_length, uint32_t turns,
                        unsigned char sum[DIGEST_MAX])
{
    digest_sum(digest, salt, salt_length, password, sizeof password, sum);
    for (uint32_t turn = 0; turn < turns; turn++) {
        unsigned char number[4];
        encryption_put_number(number, turn);
        digest_sum(digest, number, sizeof number, sum, digest->size, sum);
    }
}

/* Versions 2.2 to 4.2 are the standard way, 4.4 is the agile one. */
static encryption_fn *find_way(const struct str *info)
{
    if (info->length < INFO_MIN || info->length > INFO_MAX)
        return NULL;
    uint32_t version = encryption_number(info->data, 0);
    uint32_t major = version & 0xFFFF, minor = version >> 16;
    if (minor == 4 && major == 4)
        return encryption_agile;
    return minor == 2 && major >= 2 && major <= 4 ? encryption_standard : NULL;
}

/* The package says its true length in front, and is filled up to whole blocks
 * behind. */
static enum encryption decipher(const struct str *info, encryption_fn *way,
                                struct str *package)
{
    if (package->length < LENGTH_BYTES)
        return ENCRYPTION_DAMAGED;
    uint64_t length = encryption_number(package->data, 0) |
                      (uint64_t)encryption_number(package->data, 4) << 32;
    package->length -= LENGTH_BYTES;
    memmove(package->data, package->data + LENGTH_BYTES, package->length);
    package->length -= package->length % CIPHER_BLOCK;
    bool whole = length <= package->length;
    if (!way(info, package))
        return ENCRYPTION_LOCKED;
    if (!whole)
        return ENCRYPTION_DAMAGED;
    package->length = (size_t)length;
    package->data[length] = '\0';
    return ENCRYPTION_OPENED;
}

enum encryption encryption_open(const void *bytes, size_t length,
                                struct str *package)
{
    struct compound compound;
    struct str info = {0};
    enum encryption result = ENCRYPTION_LOCKED;
    bool good = compound_open(&compound, bytes, length) &&
                compound_read(&compound, "EncryptionInfo", &info);
    encryption_fn *way = good ? find_way(&info) : NULL;
    bool whole = way && compound_read(&compound, "EncryptedPackage", package);
    compound_clear(&compound);
    if (way)
        result = whole ? decipher(&info, way, package) : ENCRYPTION_DAMAGED;
    str_clear(&info);
    return result;
}
