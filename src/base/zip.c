#include "base/zip.h"

#include "base/date.h"
#include "base/mem.h"

#include <minizip/unzip.h>
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

/* A note is a member's extra field (APPNOTE 4.5) of a kind of our own, which
 * programs pass over, and none shows. */
enum { NOTE_KIND = 0x6474, NOTE_HEAD = 4, NOTE_SIZE = NOTE_HEAD + 256 };

/* Returns the bytes of the field; 0 for no note. */
static unsigned make_note(const char *note, unsigned char field[NOTE_SIZE])
{
    size_t length = note ? strlen(note) : 0;
    if (length == 0 || length > NOTE_SIZE - NOTE_HEAD)
        return 0;
    field[0] = NOTE_KIND & 0xFF;
    field[1] = NOTE_KIND >> 8;
    field[2] = (unsigned char)(length & 0xFF);
    field[3] = (unsigned char)(length >> 8);
    for (size_t i = 0; i < length; i++)
        field[NOTE_HEAD + i] = (unsigned char)note[i];
    return NOTE_HEAD + (unsigned)length;
}

static bool add_member(struct zip *zip, const char *name, const char *note,
                       const void *bytes, size_t length, bool packed)
{
    enum { MADE_ON_UNIX = 3 << 8, MODE = 0644 };
    struct date day = date_from_time(zip->created);
    unsigned char field[NOTE_SIZE];
    unsigned extra = make_note(note, field);
    zip_fileinfo info = {.external_fa = (uLong)MODE << 16};
    info.tmz_date.tm_year = (uInt)(day.year < 1980 ? 1980 : day.year);
    info.tmz_date.tm_mon = (uInt)(day.month - 1);
    info.tmz_date.tm_mday = (uInt)day.day;
    if (zip->failed)
        return false;
    zip->failed =
        zipOpenNewFileInZip4_64(zip->file, name, &info, NULL, 0, field, extra,
                                NULL, packed ? Z_DEFLATED : 0,
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
    return add_member(zip, name, NULL, bytes, length, false);
}

bool zip_add_noted(struct zip *zip, const char *name, const char *note,
                   const void *bytes, size_t length)
{
    return add_member(zip, name, note, bytes, length, false);
}

bool zip_add_packed(struct zip *zip, const char *name, const void *bytes,
                    size_t length)
{
    return add_member(zip, name, NULL, bytes, length, true);
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

/* --- Looking into an archive --- */

/* An archive in memory as minizip reads it. */
struct lent {
    const struct str *bytes;
    uint64_t at;
};

static uLong read_lent(voidpf opaque, voidpf stream, void *out, uLong size)
{
    struct lent *lent = opaque;
    (void)stream;
    uint64_t left = lent->bytes->length - lent->at;
    uLong part = left < size ? (uLong)left : size;
    memcpy(out, lent->bytes->data + lent->at, part);
    lent->at += part;
    return part;
}

static ZPOS64_T tell_lent(voidpf opaque, voidpf stream)
{
    const struct lent *lent = opaque;
    (void)stream;
    return lent->at;
}

static long seek_lent(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
    struct lent *lent = opaque;
    (void)stream;
    uint64_t from = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                    : origin == ZLIB_FILEFUNC_SEEK_CUR ? lent->at
                                                       : lent->bytes->length;
    if (from + offset > lent->bytes->length)
        return -1;
    lent->at = from + offset;
    return 0;
}

static bool has_note(unzFile file, const char *note)
{
    unsigned char field[NOTE_SIZE], found[NOTE_SIZE];
    unsigned length = make_note(note, field);
    unz_file_info64 info;
    return unzGetCurrentFileInfo64(file, &info, NULL, 0, found, sizeof found,
                                   NULL, 0) == UNZ_OK &&
           info.size_file_extra == length && memcmp(found, field, length) == 0;
}

/* Appends the member that was found. */
static bool append_member(unzFile file, struct str *out)
{
    enum { CHUNK = 1 << 16 };
    size_t before = out->length;
    int n = UNZ_OK;
    if (unzOpenCurrentFile(file) != UNZ_OK)
        return false;
    do {
        str_reserve(out, CHUNK);
        n = unzReadCurrentFile(file, out->data + out->length, CHUNK);
        out->length += n > 0 ? (size_t)n : 0;
    } while (n > 0);
    bool good = unzCloseCurrentFile(file) == UNZ_OK && n == 0;
    if (!good)
        out->length = before;
    out->data[out->length] = '\0';
    return good;
}

bool zip_find_noted(const struct str *archive, const char *name,
                    const char *note, struct str *out)
{
    struct lent lent = {.bytes = archive};
    zlib_filefunc64_def functions = {
        .zopen64_file = open_bytes,
        .zread_file = read_lent,
        .ztell64_file = tell_lent,
        .zseek64_file = seek_lent,
        .zclose_file = close_bytes,
        .zerror_file = error_of_bytes,
        .opaque = &lent,
    };
    unzFile file = archive->length > 0 ? unzOpen2_64("", &functions) : NULL;
    if (!file)
        return false;
    bool found = unzLocateFile(file, name, 1) == UNZ_OK &&
                 has_note(file, note) && append_member(file, out);
    unzClose(file);
    return found;
}
