/* The two ways of encryption. May be included by xlsx/read. */
#ifndef DTI_XLSX_READ_ENCRYPTION_INSIDE_H
#define DTI_XLSX_READ_ENCRYPTION_INSIDE_H

#include "base/str.h"
#include "xlsx/read/encryption/cipher.h"
#include "xlsx/read/encryption/encryption.h"

#include <stdint.h>

/* Each reads what the stream EncryptionInfo says, tries Excel's password and
 * deciphers `package`, in place: the stream EncryptedPackage without the length
 * in front, whole blocks. */
typedef bool encryption_fn(const struct str *info, struct str *package);

encryption_fn encryption_standard, encryption_agile;

/* The sum of a salt and Excel's password, then `turns` times of a counter and
 * the sum before (2.3.4.7, 2.3.4.11). */
void encryption_stretch(const struct digest *digest, const void *salt,
                        size_t salt_length, uint32_t turns,
                        unsigned char sum[DIGEST_MAX]);

/* Four bytes, little endian. */
void encryption_put_number(unsigned char out[4], uint32_t number);

#endif
