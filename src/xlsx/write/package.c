#include "xlsx/write/package.h"

#include "base/str.h"

#include <minizip/unzip.h>
#include <string.h>

enum { CHUNK = 1 << 14 };

/* Reads the part that is open; false where it cannot be read to its end. */
static bool read_part(unzFile zip, struct str *out)
{
    char chunk[CHUNK];
    int n;
    str_reset(out);
    while ((n = unzReadCurrentFile(zip, chunk, sizeof chunk)) > 0)
        str_append_bytes(out, chunk, (size_t)n);
    return n == 0;
}

/* `<?xml …?>` or not, the root's start tag, and at the very end its end tag. */
static bool ends_with_root(const struct str *part)
{
    const char *text = str_text(part), *root = text;
    if (strncmp(root, "<?", 2) == 0)
        root = strstr(root, "?>");
    root = root ? strchr(root, '<') : NULL;
    if (!root)
        return false;
    size_t name = strcspn(++root, " \t\n/>");
    size_t length = part->length;
    while (length > 0 && strchr(" \n", text[length - 1]))
        length--;
    /* `</name>` */
    return name > 0 && length >= name + 3 && text[length - 1] == '>' &&
           strncmp(text + length - name - 3, "</", 2) == 0 &&
           strncmp(text + length - name - 1, root, name) == 0;
}

static bool part_is_whole(unzFile zip, struct str *buffer)
{
    if (unzOpenCurrentFile(zip) != UNZ_OK)
        return false;
    bool read = read_part(zip, buffer);
    /* Closing compares the CRC. */
    return unzCloseCurrentFile(zip) == UNZ_OK && read && ends_with_root(buffer);
}

bool book_is_whole(const char *path)
{
    unzFile zip = unzOpen(path);
    if (!zip)
        return false;
    struct str buffer = {0};
    int step = unzGoToFirstFile(zip);
    bool whole = step == UNZ_OK;
    while (whole && step == UNZ_OK) {
        whole = part_is_whole(zip, &buffer);
        step = unzGoToNextFile(zip);
    }
    whole = whole && step == UNZ_END_OF_LIST_OF_FILE;
    str_clear(&buffer);
    unzClose(zip);
    return whole;
}
