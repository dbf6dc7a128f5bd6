#include "xlsx/read/sniff.h"

#include "base/text.h"

#include <string.h>

enum { SNIFF_BYTES = 4096, PDF_WINDOW = 1024 };

static bool starts_with(const void *bytes, size_t length, const char *magic,
                        size_t magic_length)
{
    return length >= magic_length && memcmp(bytes, magic, magic_length) == 0;
}

#define STARTS_WITH(bytes, length, magic)                                      \
    starts_with(bytes, length, magic, sizeof(magic) - 1)

/* Names in an OLE compound file's directory are UTF-16LE ([MS-CFB] 2.6.1). */
static bool holds_wide(const void *bytes, size_t length, const char *name)
{
    char wide[64];
    size_t count = strlen(name);
    for (size_t i = 0; i < count; i++) {
        wide[2 * i] = name[i];
        wide[2 * i + 1] = '\0';
    }
    return memmem(bytes, length, wide, 2 * count) != NULL;
}

/* An encrypted workbook is an OLE file around the real one ([MS-OFFCRYPTO]
 * 2.3.4.4). */
static enum problem_code ole_kind(const void *bytes, size_t length)
{
    if (holds_wide(bytes, length, "EncryptedPackage"))
        return PROBLEM_FILE_ENCRYPTED;
    if (holds_wide(bytes, length, "WordDocument") ||
        holds_wide(bytes, length, "PowerPoint Document"))
        return PROBLEM_FILE_UNKNOWN;
    return PROBLEM_FILE_XLS;
}

/* Excel 2 to 4 wrote their records without a container around them. */
static bool is_old_excel(const unsigned char *bytes, size_t length)
{
    return length >= 8 && bytes[0] == 0x09 && bytes[1] <= 0x08 &&
           bytes[1] % 2 == 0 && bytes[2] >= 4 && bytes[2] <= 16 &&
           bytes[3] == 0;
}

static bool is_control(unsigned char c)
{
    return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f';
}

/* Text in any 8-bit encoding: legacy Vietnamese CSV files are not UTF-8, but
 * they hold no control characters. */
static bool is_text(const unsigned char *bytes, size_t length)
{
    if (STARTS_WITH(bytes, length, "\xFF\xFE") ||
        STARTS_WITH(bytes, length, "\xFE\xFF"))
        return true;
    size_t end = length < SNIFF_BYTES ? length : SNIFF_BYTES;
    for (size_t i = 0; i < end; i++)
        if (is_control(bytes[i]) || bytes[i] == 0x7F)
            return false;
    return true;
}

static bool is_pdf(const void *bytes, size_t length)
{
    size_t window = length < PDF_WINDOW ? length : PDF_WINDOW;
    return memmem(bytes, window, "%PDF-", 5) != NULL;
}

/* A ZIP may have something before it; its directory is then found from the
 * end. */
static bool holds_zip(const void *bytes, size_t length)
{
    const size_t tail = 65536 + 22;
    const char *from =
        length > tail ? (const char *)bytes + length - tail : bytes;
    size_t left = length > tail ? tail : length;
    return memmem(from, left, "PK\x05\x06", 4) != NULL;
}

bool sniff_bytes(const void *bytes, size_t length, struct report *report)
{
    enum problem_code code = PROBLEM_FILE_UNKNOWN;
    if (length == 0)
        code = PROBLEM_FILE_EMPTY;
    else if (STARTS_WITH(bytes, length, "PK\x03\x04"))
        return true;
    else if (STARTS_WITH(bytes, length, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
        code = ole_kind(bytes, length);
    else if (is_pdf(bytes, length))
        code = PROBLEM_FILE_PDF;
    else if (holds_zip(bytes, length))
        return true;
    else if (is_old_excel(bytes, length))
        code = PROBLEM_FILE_XLS;
    else if (is_text(bytes, length))
        code = PROBLEM_FILE_TEXT;
    return report_problem(report, code, NULL, NULL);
}

bool sniff_container(struct container *container, struct report *report)
{
    struct entry *entry = container_find(container, "mimetype");
    if (!entry)
        return true;
    char type[128];
    bool good = container_start(container, entry);
    int got = good ? container_pull(container, entry, type, sizeof type) : -1;
    container_end(container);
    if (got < 0)
        return false;
    bool ods =
        memmem(type, (size_t)got, "opendocument.spreadsheet", 24) != NULL;
    return !ods || report_problem(report, PROBLEM_FILE_ODS, NULL, NULL);
}
