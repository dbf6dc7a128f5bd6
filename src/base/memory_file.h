/* A file that is bytes in memory, for libraries that want one. May be included
 * by base, xlsx/read and xlsx/write.
 *
 * It is either lent, and only read, or grows at its end as it is written. */
#ifndef DTI_BASE_MEMORY_FILE_H
#define DTI_BASE_MEMORY_FILE_H

#include "base/str.h"

#include <minizip/unzip.h>
#include <minizip/zip.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct memory_file {
    const unsigned char *bytes;
    uint64_t length, offset; /* the offset is never past the end */
    struct str *grows; /* lent, and what `bytes` are of; NULL: read only */
};

/* The bytes are lent for as long as the file is used. */
struct memory_file memory_file_lent(const void *bytes, size_t length);

/* A file that holds what `bytes` do, and puts there what is written. */
struct memory_file memory_file_growing(struct str *bytes);

/* How many bytes were read: fewer than `size` only at the end. */
size_t memory_file_read(struct memory_file *file, void *out, size_t size);

/* Writes over what stands at the offset, and past the end. Returns `size`, or 0
 * where the file is only read. */
size_t memory_file_write(struct memory_file *file, const void *from,
                         size_t size);

/* Moves from where `whence` (SEEK_SET, SEEK_CUR, SEEK_END) says; a negative
 * offset is given modulo 2^64. False, and nothing moved, where that would be
 * outside the file: every offset that an archive claims is checked here. */
bool memory_file_seek(struct memory_file *file, uint64_t offset, int whence);

/* Opens the ZIP in `file`, which is lent; NULL where minizip finds no directory
 * in it. */
unzFile memory_file_unzip(struct memory_file *file);

/* Begins a ZIP in `file`, which is lent and grows; NULL where minizip fails. */
zipFile memory_file_zip(struct memory_file *file);

#endif
