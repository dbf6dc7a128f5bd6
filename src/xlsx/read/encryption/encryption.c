#include "xlsx/read/encryption/encryption.h"

#include "xlsx/read/encryption/compound.h"
#include "xlsx/read/encryption/inside.h"
#include "xlsx/read/little.h"

#include <string.h>

enum { LENGTH_BYTES = 8, INFO_MIN = 8, INFO_MAX = 65536 };

/* Versions 2.2 to 4.2 are the standard way, 4.4 is the agile one. */
static encryption_fn *find_way(const struct str *info)
{
    if (info->length < INFO_MIN || info->length > INFO_MAX)
        return NULL;
    uint32_t version = little_32(info->data, 0);
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
    uint64_t length = little_64(package->data, 0);
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
