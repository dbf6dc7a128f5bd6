/* The streams of an OLE compound file ([MS-CFB]), which Office writes around a
 * workbook that it encrypts. May be included by xlsx/read.
 *
 * Chains of sectors may lead anywhere: each is followed only as far as the file
 * is long. */
#ifndef DTI_XLSX_READ_ENCRYPTION_COMPOUND_H
#define DTI_XLSX_READ_ENCRYPTION_COMPOUND_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Sectors of one size, and the table that says which one follows which. */
struct compound_space {
    const unsigned char *bytes; /* lent */
    size_t length;
    size_t first;    /* offset of sector 0 */
    unsigned shift;  /* a sector has 1 << shift bytes */
    struct str next; /* 4 bytes a sector, little endian */
};

struct compound {
    struct compound_space big, small;
    uint64_t small_below; /* streams shorter than that lie in small sectors */
    struct str directory, small_bytes;
};

/* `bytes` are lent until compound_clear. False where they are no compound file,
 * or none that is whole; compound_clear is due all the same. */
bool compound_open(struct compound *compound, const void *bytes, size_t length);

/* Appends the stream `name` (ASCII) to `out`; false where it is not there or is
 * cut. */
bool compound_read(const struct compound *compound, const char *name,
                   struct str *out);

void compound_clear(struct compound *compound);

#endif
