#include "xlsx/write/package.h"

#include "base/mem.h"

#include <expat.h>
#include <minizip/unzip.h>
#include <string.h>

enum { CHUNK = 1 << 14 };

/* False where the bytes are no XML. */
static bool parse(XML_Parser parser, const char *bytes, int length, bool last)
{
    if (XML_Parse(parser, bytes, length, last) == XML_STATUS_OK)
        return true;
    if (XML_GetErrorCode(parser) == XML_ERROR_NO_MEMORY)
        mem_fail();
    return false;
}

/* What libxlsxwriter begins a part with; of old VML drawings, the root. */
static bool begins_well(const char *bytes, int length)
{
    static const char declaration[] = "<?xml ", vml[] = "<xml";
    return (length >= (int)sizeof declaration &&
            strncmp(bytes, declaration, sizeof declaration - 1) == 0) ||
           (length >= (int)sizeof vml &&
            strncmp(bytes, vml, sizeof vml - 1) == 0);
}

/* Reads the part that is open to its end. */
static bool is_well_formed(unzFile zip)
{
    char chunk[CHUNK];
    int n;
    bool good = true, first = true;
    XML_Parser parser = XML_ParserCreate(NULL);
    if (!parser)
        mem_fail();
    while ((n = unzReadCurrentFile(zip, chunk, sizeof chunk)) > 0) {
        good = good && (!first || begins_well(chunk, n)) &&
               parse(parser, chunk, n, false);
        first = false;
    }
    good = good && n == 0 && parse(parser, NULL, 0, true);
    XML_ParserFree(parser);
    return good;
}

static bool part_is_whole(unzFile zip)
{
    if (unzOpenCurrentFile(zip) != UNZ_OK)
        return false;
    bool good = is_well_formed(zip);
    /* Closing compares the CRC. */
    return unzCloseCurrentFile(zip) == UNZ_OK && good;
}

bool book_is_whole(const char *path)
{
    unzFile zip = unzOpen(path);
    if (!zip)
        return false;
    int step = unzGoToFirstFile(zip);
    bool whole = step == UNZ_OK;
    while (whole && step == UNZ_OK) {
        whole = part_is_whole(zip);
        step = unzGoToNextFile(zip);
    }
    whole = whole && step == UNZ_END_OF_LIST_OF_FILE;
    unzClose(zip);
    return whole;
}
