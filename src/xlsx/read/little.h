/* Numbers as ZIP, OLE compound files and their encryption store them: the least
 * byte first. May be included by xlsx/read. */
#ifndef DTI_XLSX_READ_LITTLE_H
#define DTI_XLSX_READ_LITTLE_H

#include <stddef.h>
#include <stdint.h>

static inline uint32_t little_16(const void *bytes, size_t offset)
{
    const unsigned char *at = (const unsigned char *)bytes + offset;
    return at[0] | (uint32_t)at[1] << 8;
}

static inline uint32_t little_32(const void *bytes, size_t offset)
{
    return little_16(bytes, offset) | little_16(bytes, offset + 2) << 16;
}

static inline uint64_t little_64(const void *bytes, size_t offset)
{
    return little_32(bytes, offset) | (uint64_t)little_32(bytes, offset + 4)
                                          << 32;
}

#endif
