#include "xlsx/read/memory_file.h"

#include <string.h>

static voidpf open_memory(voidpf opaque, const void *name, int mode)
{
    (void)name;
    bool writing =
        (mode & ZLIB_FILEFUNC_MODE_READWRITEFILTER) != ZLIB_FILEFUNC_MODE_READ;
    return writing ? NULL : opaque;
}

static uLong read_memory(voidpf opaque, voidpf stream, void *buffer, uLong size)
{
    (void)stream;
    struct memory_file *file = opaque;
    uint64_t left = file->length - file->offset;
    uint64_t taken = size < left ? size : left;
    memcpy(buffer, file->bytes + file->offset, (size_t)taken);
    file->offset += taken;
    return (uLong)taken;
}

static uLong write_memory(voidpf opaque, voidpf stream, const void *buffer,
                          uLong size)
{
    (void)opaque;
    (void)stream;
    (void)buffer;
    (void)size;
    return 0;
}

static ZPOS64_T tell_memory(voidpf opaque, voidpf stream)
{
    (void)stream;
    const struct memory_file *file = opaque;
    return file->offset;
}

/* Seeking past the end is refused: every offset that a header claims is
 * checked here once and for all. */
static long seek_memory(voidpf opaque, voidpf stream, ZPOS64_T offset,
                        int origin)
{
    (void)stream;
    struct memory_file *file = opaque;
    uint64_t base = origin == ZLIB_FILEFUNC_SEEK_CUR   ? file->offset
                    : origin == ZLIB_FILEFUNC_SEEK_END ? file->length
                                                       : 0;
    if (offset > file->length - base)
        return -1;
    file->offset = base + offset;
    return 0;
}

static int close_memory(voidpf opaque, voidpf stream)
{
    (void)opaque;
    (void)stream;
    return 0;
}

static int error_memory(voidpf opaque, voidpf stream)
{
    (void)opaque;
    (void)stream;
    return 0;
}

unzFile memory_file_unzip(struct memory_file *file)
{
    zlib_filefunc64_def functions = {
        .zopen64_file = open_memory,
        .zread_file = read_memory,
        .zwrite_file = write_memory,
        .ztell64_file = tell_memory,
        .zseek64_file = seek_memory,
        .zclose_file = close_memory,
        .zerror_file = error_memory,
        .opaque = file,
    };
    return unzOpen2_64("", &functions);
}
