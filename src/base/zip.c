#include "base/zip.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/memory_file.h"

#include <zlib.h>
#include <stdlib.h>
#include <string.h>

struct zip {
    struct str bytes;
    struct memory_file memory; /* grows them */
    int64_t created;
    zipFile file;
    bool failed;
};

struct zip *zip_new(int64_t created)
{
    struct zip *zip = mem_calloc(1, sizeof *zip);
    zip->created = created;
    zip->memory = memory_file_growing(&zip->bytes);
    zip->file = memory_file_zip(&zip->memory);
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
    struct memory_file memory =
        memory_file_lent(archive->data, archive->length);
    unzFile file = memory_file_unzip(&memory);
    if (!file)
        return false;
    bool found = unzLocateFile(file, name, 1) == UNZ_OK &&
                 has_note(file, note) && append_member(file, out);
    unzClose(file);
    return found;
}
