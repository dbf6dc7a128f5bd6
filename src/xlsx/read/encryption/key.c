/* What both ways of encryption make a key of. */
#include "xlsx/read/encryption/inside.h"

/* Excel's own password, UTF-16LE ([MS-OFFCRYPTO] 2.1.2 names it). */
static const char password[] = "V\0e\0l\0v\0e\0t\0S\0w\0e\0a\0t\0s\0h\0o\0p";

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
