#include "xlsx/write/growing.h"

#include "base/zip.h"

#include <errno.h>
#include <minizip/unzip.h>
#include <stdbool.h>
#include <string.h>

enum { NAME_SIZE = 256, CHUNK = 1 << 16 };

/* Takes the marks out, in place. Text stands in another part, so that nothing
 * that looks like one is text. */
static void drop_marks(struct str *part)
{
    static const char mark[] = " customHeight=\"1\"";
    const size_t length = sizeof mark - 1;
    char *to = part->data, *from = part->data, *found;
    if (!from)
        return;
    while ((found = strstr(from, mark)) != NULL) {
        memmove(to, from, (size_t)(found - from));
        to += found - from;
        from = found + length;
    }
    size_t rest = strlen(from);
    memmove(to, from, rest + 1);
    part->length = (size_t)(to - part->data) + rest;
}

/* Reads the part that is current; false where it cannot be. */
static bool read_part(unzFile zip, char name[NAME_SIZE], struct str *part)
{
    char chunk[CHUNK];
    unz_file_info info;
    int n;
    if (unzGetCurrentFileInfo(zip, &info, name, NAME_SIZE, NULL, 0, NULL, 0) !=
            UNZ_OK ||
        unzOpenCurrentFile(zip) != UNZ_OK)
        return false;
    while ((n = unzReadCurrentFile(zip, chunk, sizeof chunk)) > 0)
        str_append_bytes(part, chunk, (size_t)n);
    return unzCloseCurrentFile(zip) == UNZ_OK && n == 0;
}

static bool copy_part(unzFile zip, struct zip *out)
{
    static const char sheets[] = "xl/worksheets/sheet";
    char name[NAME_SIZE] = "";
    struct str part = {0};
    bool good = read_part(zip, name, &part);
    if (good && strncmp(name, sheets, sizeof sheets - 1) == 0)
        drop_marks(&part);
    good = good && zip_add_packed(out, name, str_text(&part), part.length);
    str_clear(&part);
    return good;
}

int book_read_growing(const char *path, struct str *out)
{
    unzFile zip = unzOpen(path);
    if (!zip)
        return EIO;
    struct zip *made = zip_new(0);
    int step = unzGoToFirstFile(zip);
    bool good = step == UNZ_OK;
    while (good && step == UNZ_OK) {
        good = copy_part(zip, made);
        step = unzGoToNextFile(zip);
    }
    unzClose(zip);
    good = zip_finish(made, out) && good;
    return good ? 0 : EIO;
}
