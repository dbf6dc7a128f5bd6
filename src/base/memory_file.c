#include "base/memory_file.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

struct memory_file memory_file_lent(const void *bytes, size_t length)
{
    return (struct memory_file){.bytes = bytes, .length = length};
}

/* Growing moves the bytes. */
static void look_again(struct memory_file *file)
{
    file->bytes = (const unsigned char *)file->grows->data;
    file->length = file->grows->length;
}

struct memory_file memory_file_growing(struct str *bytes)
{
    struct memory_file file = {.grows = bytes};
    look_again(&file);
    return file;
}

size_t memory_file_read(struct memory_file *file, void *out, size_t size)
{
    uint64_t left = file->length - file->offset;
    size_t count = size < left ? size : (size_t)left;
    if (count > 0)
        memcpy(out, file->bytes + file->offset, count);
    file->offset += count;
    return count;
}

size_t memory_file_write(struct memory_file *file, const void *from,
                         size_t size)
{
    if (!file->grows)
        return 0;
    uint64_t left = file->length - file->offset;
    size_t over = size < left ? size : (size_t)left;
    if (over > 0)
        memcpy(file->grows->data + file->offset, from, over);
    str_append_bytes(file->grows, (const char *)from + over, size - over);
    look_again(file);
    file->offset += size;
    return size;
}

bool memory_file_seek(struct memory_file *file, uint64_t offset, int whence)
{
    uint64_t from = whence == SEEK_CUR   ? file->offset
                    : whence == SEEK_END ? file->length
                                         : 0;
    if (from + offset > file->length)
        return false;
    file->offset = from + offset;
    return true;
}

/* --- The file as minizip sees it --- */

static_assert(ZLIB_FILEFUNC_SEEK_SET == SEEK_SET &&
                  ZLIB_FILEFUNC_SEEK_CUR == SEEK_CUR &&
                  ZLIB_FILEFUNC_SEEK_END == SEEK_END,
              "minizip's origins are those of stdio");

static voidpf open_file(voidpf opaque, const void *name, int mode)
{
    const struct memory_file *file = opaque;
    (void)name;
    bool writing =
        (mode & ZLIB_FILEFUNC_MODE_READWRITEFILTER) != ZLIB_FILEFUNC_MODE_READ;
    return writing && !file->grows ? NULL : opaque;
}

static uLong read_file(voidpf opaque, voidpf stream, void *out, uLong size)
{
    (void)stream;
    return memory_file_read(opaque, out, size);
}

static uLong write_file(voidpf opaque, voidpf stream, const void *from,
                        uLong size)
{
    (void)stream;
    return memory_file_write(opaque, from, size);
}

static ZPOS64_T tell_file(voidpf opaque, voidpf stream)
{
    const struct memory_file *file = opaque;
    (void)stream;
    return file->offset;
}

static long seek_file(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
    (void)stream;
    return memory_file_seek(opaque, offset, origin) ? 0 : -1;
}

/* Closing, and asking for an error: there is none. */
static int succeed(voidpf opaque, voidpf stream)
{
    (void)opaque;
    (void)stream;
    return 0;
}

static zlib_filefunc64_def functions_of(struct memory_file *file)
{
    return (zlib_filefunc64_def){
        .zopen64_file = open_file,
        .zread_file = read_file,
        .zwrite_file = write_file,
        .ztell64_file = tell_file,
        .zseek64_file = seek_file,
        .zclose_file = succeed,
        .zerror_file = succeed,
        .opaque = file,
    };
}

unzFile memory_file_unzip(struct memory_file *file)
{
    zlib_filefunc64_def functions = functions_of(file);
    return unzOpen2_64("", &functions);
}

zipFile memory_file_zip(struct memory_file *file)
{
    zlib_filefunc64_def functions = functions_of(file);
    return zipOpen2_64("", APPEND_STATUS_CREATE, NULL, &functions);
}
