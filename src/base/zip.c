#include "base/zip.h"

#include "base/date.h"
#include "base/deflate.h"
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
    struct deflater deflater; /* once a member is to be packed */
    bool failed;
};

/* libdeflate's level, whose time and size are best for XML. */
enum { PACK_LEVEL = 6 };

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

/* A member as it comes into the archive. */
struct entry {
    const char *name, *note;
    const void *bytes;
    size_t length;
    bool deflated;
    size_t whole; /* of what is deflated: its bytes before, */
    uLong crc;    /* and their sum */
};

static int open_entry(struct zip *zip, const struct entry *entry)
{
    enum { MADE_ON_UNIX = 3 << 8, MODE = 0644 };
    struct date day = date_from_time(zip->created);
    unsigned char field[NOTE_SIZE];
    unsigned extra = make_note(entry->note, field);
    zip_fileinfo info = {.external_fa = (uLong)MODE << 16};
    info.tmz_date.tm_year = (uInt)(day.year < 1980 ? 1980 : day.year);
    info.tmz_date.tm_mon = (uInt)(day.month - 1);
    info.tmz_date.tm_mday = (uInt)day.day;
    return zipOpenNewFileInZip4_64(
        zip->file, entry->name, &info, NULL, 0, field, extra, NULL,
        entry->deflated ? Z_DEFLATED : 0, 0, entry->deflated, -MAX_WBITS,
        DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, NULL, 0, MADE_ON_UNIX, 0, 0);
}

static int close_entry(struct zip *zip, const struct entry *entry)
{
    return entry->deflated
               ? zipCloseFileInZipRaw64(zip->file, entry->whole, entry->crc)
               : zipCloseFileInZip(zip->file);
}

static bool add_entry(struct zip *zip, const struct entry *entry)
{
    zip->failed = zip->failed || open_entry(zip, entry) != ZIP_OK ||
                  zipWriteInFileInZip(zip->file, entry->bytes,
                                      (unsigned)entry->length) != ZIP_OK ||
                  close_entry(zip, entry) != ZIP_OK;
    return !zip->failed;
}

bool zip_add(struct zip *zip, const char *name, const void *bytes,
             size_t length)
{
    return zip_add_noted(zip, name, NULL, bytes, length);
}

bool zip_add_noted(struct zip *zip, const char *name, const char *note,
                   const void *bytes, size_t length)
{
    const struct entry entry = {
        .name = name, .note = note, .bytes = bytes, .length = length};
    return add_entry(zip, &entry);
}

bool zip_add_packed(struct zip *zip, const char *name, const void *bytes,
                    size_t length)
{
    struct str stream = {0};
    if (!zip->deflater.compressor)
        deflater_init(&zip->deflater, PACK_LEVEL);
    deflater_pack_bare(&zip->deflater, bytes, length, &stream);
    bool good = zip_add_deflated(zip, name, &stream, length,
                                 (uLong)crc32_z(0, bytes, length));
    str_clear(&stream);
    return good;
}

bool zip_add_deflated(struct zip *zip, const char *name,
                      const struct str *stream, size_t length,
                      unsigned long crc)
{
    const struct entry entry = {.name = name,
                                .bytes = stream->data,
                                .length = stream->length,
                                .deflated = true,
                                .whole = length,
                                .crc = crc};
    return add_entry(zip, &entry);
}

bool zip_finish(struct zip *zip, struct str *out)
{
    bool failed = zip->file && zipClose(zip->file, NULL) != ZIP_OK;
    failed |= zip->failed;
    if (!failed)
        str_append_bytes(out, zip->bytes.data, zip->bytes.length);
    str_clear(&zip->bytes);
    deflater_clear(&zip->deflater);
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

static bool read_each(unzFile file,
                      void (*member)(void *userdata, const char *name,
                                     const struct str *bytes),
                      void *userdata)
{
    enum { NAME_SIZE = 256 };
    char name[NAME_SIZE];
    struct str bytes = {0};
    int step = unzGoToFirstFile(file);
    for (; step == UNZ_OK; step = unzGoToNextFile(file)) {
        str_reset(&bytes);
        if (unzGetCurrentFileInfo64(file, NULL, name, sizeof name, NULL, 0,
                                    NULL, 0) != UNZ_OK ||
            !append_member(file, &bytes))
            break;
        member(userdata, name, &bytes);
    }
    str_clear(&bytes);
    return step == UNZ_END_OF_LIST_OF_FILE;
}

bool zip_each(const struct str *archive,
              void (*member)(void *userdata, const char *name,
                             const struct str *bytes),
              void *userdata)
{
    struct memory_file memory =
        memory_file_lent(archive->data, archive->length);
    unzFile file = memory_file_unzip(&memory);
    bool whole = file && read_each(file, member, userdata);
    if (file)
        unzClose(file);
    return whole;
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
