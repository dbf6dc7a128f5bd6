#include "base/zip.h"

#include "base/date.h"
#include "base/mem.h"

#include <minizip/zip.h>
#include <zlib.h>
#include <stdlib.h>
#include <string.h>

struct zip {
    struct str bytes;
    uint64_t at; /* where minizip writes next */
    int64_t created;
    zipFile file;
    bool failed;
};

/* --- The archive as minizip sees it: a file in memory --- */

static voidpf open_bytes(voidpf opaque, const void *name, int mode)
{
    (void)name;
    (void)mode;
    return opaque;
}

/* Nothing is read of an archive that is being made. */
static uLong read_bytes(voidpf opaque, voidpf stream, void *out, uLong size)
{
    (void)opaque;
    (void)stream;
    (void)out;
    (void)size;
    return 0;
}

/* Headers are written again where sizes were not known before. */
static uLong write_bytes(voidpf opaque, voidpf stream, const void *from,
                         uLong size)
{
    struct zip *zip = opaque;
    (void)stream;
    size_t at = (size_t)zip->at, over = zip->bytes.length - at;
    over = over < size ? over : size;
    if (over > 0)
        memcpy(zip->bytes.data + at, from, over);
    str_append_bytes(&zip->bytes, (const char *)from + over, size - over);
    zip->at += size;
    return size;
}

static ZPOS64_T tell_bytes(voidpf opaque, voidpf stream)
{
    const struct zip *zip = opaque;
    (void)stream;
    return zip->at;
}

static long seek_bytes(voidpf opaque, voidpf stream, ZPOS64_T offset,
                       int origin)
{
    struct zip *zip = opaque;
    (void)stream;
    uint64_t from = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                    : origin == ZLIB_FILEFUNC_SEEK_CUR ? zip->at
                                                       : zip->bytes.length;
    if (from + offset > zip->bytes.length)
        return -1;
    zip->at = from + offset;
    return 0;
}

static int close_bytes(voidpf opaque, voidpf stream)
{
    (void)opaque;
    (void)stream;
    return 0;
}

static int error_of_bytes(voidpf opaque, voidpf stream)
{
    (void)opaque;
    (void)stream;
    return 0;
}

struct zip *zip_new(int64_t created)
{
    struct zip *zip = mem_calloc(1, sizeof *zip);
    zip->created = created;
    zlib_filefunc64_def functions = {
        .zopen64_file = open_bytes,
        .zread_file = read_bytes,
        .zwrite_file = write_bytes,
        .ztell64_file = tell_bytes,
        .zseek64_file = seek_bytes,
        .zclose_file = close_bytes,
        .zerror_file = error_of_bytes,
        .opaque = zip,
    };
    zip->file = zipOpen2_64("", APPEND_STATUS_CREATE, NULL, &functions);
    zip->failed = !zip->file;
    return zip;
}

static bool add_member(struct zip *zip, const char *name, const void *bytes,
                       size_t length, bool packed)
{
    enum { MADE_ON_UNIX = 3 << 8, MODE = 0644 };
    struct date day = date_from_time(zip->created);
    zip_fileinfo info = {.external_fa = (uLong)MODE << 16};
    info.tmz_date.tm_year = (uInt)(day.year < 1980 ? 1980 : day.year);
    info.tmz_date.tm_mon = (uInt)(day.month - 1);
    info.tmz_date.tm_mday = (uInt)day.day;
    if (zip->failed)
        return false;
    zip->failed =
        zipOpenNewFileInZip4_64(zip->file, name, &info, NULL, 0, NULL, 0, NULL,
                                packed ? Z_DEFLATED : 0,
                                packed ? Z_DEFAULT_COMPRESSION : 0, 0,
                                -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY,
                                NULL, 0, MADE_ON_UNIX, 0, 0) != ZIP_OK ||
        zipWriteInFileInZip(zip->file, bytes, (unsigned)length) != ZIP_OK ||
        zipCloseFileInZip(zip->file) != ZIP_OK;
    return !zip->failed;
}

bool zip_add(struct zip *zip, const char *name, const void *bytes,
             size_t length)
{
    return add_member(zip, name, bytes, length, false);
}

bool zip_add_packed(struct zip *zip, const char *name, const void *bytes,
                    size_t length)
{
    return add_member(zip, name, bytes, length, true);
}

bool zip_finish(struct zip *zip, struct str *out)
{
    bool failed = zip->file && zipClose(zip->file, NULL) != ZIP_OK;
    failed |= zip->failed;
    if (!failed)
        str_append_bytes(out, zip->bytes.data, zip->bytes.length);
    str_clear(&zip->bytes);
    free(zip);
    return !failed;
}
