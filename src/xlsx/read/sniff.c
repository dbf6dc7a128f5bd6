#include "xlsx/read/sniff.h"

#include "base/str.h"
#include "xlsx/read/directory.h"

#include <string.h>
#include <strings.h>

enum { PDF_WINDOW = 1024 };

static const char save_as[] =
    "Mở tệp trong Excel, chọn Lưu thành (Save As) định dạng “Excel Workbook "
    "(*.xlsx)” và gửi lại.";
static const char send_form[] =
    "Gửi biểu mẫu Excel (.xlsx) đã phát hành; tài liệu kiểm chứng thì ghi số, "
    "ký hiệu và liên kết vào biểu mẫu.";
static const char unpack[] =
    "Giải nén (Extract) rồi gửi từng tệp Excel (.xlsx).";

#define MAGIC(text) text, sizeof(text) - 1

/* Files by their first bytes. */
static const struct {
    const char *magic;
    size_t length, offset;
    const char *kind, *fix;
} magics[] = {
    {MAGIC("{\\rtf"), 0, "văn bản RTF", send_form},
    {MAGIC("\x89PNG\r\n\x1A\n"), 0, "hình ảnh (PNG)", send_form},
    {MAGIC("\xFF\xD8\xFF"), 0, "hình ảnh (JPEG)", send_form},
    {MAGIC("GIF8"), 0, "hình ảnh (GIF)", send_form},
    {MAGIC("II*\0"), 0, "hình ảnh (TIFF)", send_form},
    {MAGIC("MM\0*"), 0, "hình ảnh (TIFF)", send_form},
    {MAGIC("WEBP"), 8, "hình ảnh (WEBP)", send_form},
    {MAGIC("ftypheic"), 4, "hình ảnh (HEIC)", send_form},
    {MAGIC("ftyp"), 4, "phim (MP4)", send_form},
    {MAGIC("Rar!\x1A\x07"), 0, "tệp nén RAR", unpack},
    {MAGIC("7z\xBC\xAF\x27\x1C"), 0, "tệp nén 7z", unpack},
    {MAGIC("\x1F\x8B"), 0, "tệp nén GZIP", unpack},
    {MAGIC("MZ"), 0, "chương trình (EXE)", send_form},
};

/* Streams of an OLE compound file that tell what it holds. An encrypted
 * workbook is such a file around the real one ([MS-OFFCRYPTO] 2.3.4.4). */
static const struct {
    const char *stream;
    struct sniffed is;
} streams[] = {
    {"EncryptedPackage", {.code = PROBLEM_FILE_ENCRYPTED}},
    {"WordDocument",
     {PROBLEM_FILE_KIND, "văn bản Word 97–2003 (DOC)", send_form}},
    {"PowerPoint Document",
     {PROBLEM_FILE_KIND, "bản trình chiếu PowerPoint 97–2003 (PPT)",
      send_form}},
    {"__substg1.0_", {PROBLEM_FILE_KIND, "thư Outlook (MSG)", send_form}},
};

/* Documents in a ZIP, by a part that they have and a workbook has not. */
static const struct {
    const char *folder, *kind, *fix;
} packages[] = {
    {"word/", "văn bản Word (DOCX)", send_form},
    {"ppt/", "bản trình chiếu PowerPoint (PPTX)", send_form},
    {"visio/", "bản vẽ Visio (VSDX)", send_form},
};

/* Documents that name themselves in an entry `mimetype`. */
static const struct {
    const char *type;
    struct sniffed is;
} mime_types[] = {
    {"opendocument.spreadsheet", {.code = PROBLEM_FILE_ODS}},
    {"opendocument.text",
     {PROBLEM_FILE_KIND, "văn bản OpenDocument (ODT)", send_form}},
    {"opendocument.presentation",
     {PROBLEM_FILE_KIND, "bản trình chiếu OpenDocument (ODP)", send_form}},
    {"epub", {PROBLEM_FILE_KIND, "sách điện tử (EPUB)", send_form}},
};

static bool report_sniffed(struct report *report, const struct sniffed *is)
{
    return report_problem(report, is->code, is->kind, is->fix);
}

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

static struct sniffed sniff_ole(const void *bytes, size_t length)
{
    for (size_t i = 0; i < sizeof streams / sizeof *streams; i++)
        if (holds_wide(bytes, length, streams[i].stream))
            return streams[i].is;
    return (struct sniffed){.code = PROBLEM_FILE_XLS};
}

static bool is_ole(const void *bytes, size_t length)
{
    return length >= 8 &&
           memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

/* Excel 2 to 4 wrote their records without a container around them. */
static bool is_old_excel(const unsigned char *bytes, size_t length)
{
    return length >= 8 && bytes[0] == 0x09 && bytes[1] <= 0x08 &&
           bytes[1] % 2 == 0 && bytes[2] >= 4 && bytes[2] <= 16 &&
           bytes[3] == 0;
}

/* Legacy Vietnamese CSV files are not UTF-8: the bytes 80 to 9F are letters in
 * them, and no control characters as in base/text. */
static bool is_binary(unsigned char c)
{
    return c == 0x7F ||
           (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f');
}

/* Text in any 8-bit encoding. */
static bool is_text(const unsigned char *bytes, size_t length)
{
    if (length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 ||
                        memcmp(bytes, "\xFE\xFF", 2) == 0))
        return true;
    size_t end = length < SNIFF_BYTES ? length : SNIFF_BYTES;
    for (size_t i = 0; i < end; i++)
        if (is_binary(bytes[i]))
            return false;
    return true;
}

/* Whether a text holds a word in its first bytes, case ignored. */
static bool tells(const char *bytes, size_t length, const char *word)
{
    size_t count = strlen(word);
    size_t end = length < SNIFF_BYTES ? length : SNIFF_BYTES;
    for (size_t i = 0; i + count <= end; i++)
        if (strncasecmp(bytes + i, word, count) == 0)
            return true;
    return false;
}

static struct sniffed sniff_text(const char *bytes, size_t length)
{
    struct sniffed is = {.code = PROBLEM_FILE_KIND, .fix = save_as};
    if (tells(bytes, length, "Excel.Sheet") ||
        tells(bytes, length, "office:spreadsheet"))
        is = (struct sniffed){PROBLEM_FILE_UNOPENED, "bảng tính XML 2003",
                              save_as};
    else if (tells(bytes, length, "MIME-Version:"))
        is.kind = "trang web lưu thành một tệp (MHTML)";
    else if (tells(bytes, length, "<html") || tells(bytes, length, "<table") ||
             tells(bytes, length, "<!doctype html"))
        is.kind = "trang web (HTML)";
    else
        is.code = PROBLEM_FILE_TEXT;
    return is;
}

static bool is_pdf(const void *bytes, size_t length)
{
    size_t window = length < PDF_WINDOW ? length : PDF_WINDOW;
    return memmem(bytes, window, "%PDF-", 5) != NULL;
}

static bool is_zip(const void *bytes, size_t length)
{
    return length >= 4 && memcmp(bytes, "PK\x03\x04", 4) == 0;
}

static struct sniffed sniff_magic(const char *bytes, size_t length)
{
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (length >= magics[i].offset + magics[i].length &&
            memcmp(bytes + magics[i].offset, magics[i].magic,
                   magics[i].length) == 0)
            return (struct sniffed){PROBLEM_FILE_KIND, magics[i].kind,
                                    magics[i].fix};
    return (struct sniffed){.code = PROBLEM_FILE_UNKNOWN};
}

/* What is neither a ZIP nor an OLE file. */
static struct sniffed sniff_plain(const void *bytes, size_t length)
{
    if (length == 0)
        return (struct sniffed){.code = PROBLEM_FILE_EMPTY};
    if (is_pdf(bytes, length))
        return (struct sniffed){.code = PROBLEM_FILE_PDF};
    if (is_old_excel(bytes, length))
        return (struct sniffed){.code = PROBLEM_FILE_XLS};
    struct sniffed is = sniff_magic(bytes, length);
    if (is.code == PROBLEM_FILE_UNKNOWN && is_text(bytes, length))
        is = sniff_text(bytes, length);
    return is;
}

bool sniff_encrypted(const void *bytes, size_t length)
{
    return is_ole(bytes, length) &&
           holds_wide(bytes, length, "EncryptedPackage");
}

bool sniff_head(const void *bytes, size_t length, struct sniffed *out)
{
    if (is_zip(bytes, length) || is_ole(bytes, length) ||
        is_old_excel(bytes, length))
        return true;
    *out = sniff_plain(bytes, length);
    return false;
}

bool sniff_bytes(const void *bytes, size_t length, struct report *report)
{
    if (is_zip(bytes, length))
        return true;
    struct sniffed is = is_ole(bytes, length) ? sniff_ole(bytes, length)
                                              : sniff_plain(bytes, length);
    bool plain =
        is.code == PROBLEM_FILE_UNKNOWN || is.code == PROBLEM_FILE_TEXT;
    if (plain && directory_is_there(bytes, length))
        return true;
    return report_sniffed(report, &is);
}

/* What the entry `mimetype` says; false with a problem where it is no
 * spreadsheet of this kind. */
static bool sniff_mime_type(struct container *container, struct report *report)
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
    for (size_t i = 0; i < sizeof mime_types / sizeof *mime_types; i++)
        if (memmem(type, (size_t)got, mime_types[i].type,
                   strlen(mime_types[i].type)))
            return report_sniffed(report, &mime_types[i].is);
    return true;
}

static bool has_folder(const struct container *container, const char *folder)
{
    for (size_t i = 0; i < container->count; i++)
        if (strncmp(container->items[i].key, folder, strlen(folder)) == 0)
            return true;
    return false;
}

static bool is_workbook_name(const char *key)
{
    return strstr(key, ".xls") != NULL || strstr(key, ".ods") != NULL;
}

/* A ZIP that is no package: workbooks that were packed to be sent together, or
 * anything. */
static bool report_packed(const struct container *container,
                          struct report *report)
{
    struct str kind = {0};
    size_t count = 0;
    const char *first = "";
    for (size_t i = 0; i < container->count; i++)
        if (is_workbook_name(container->items[i].key) && count++ == 0)
            first = container->items[i].label;
    if (count > 0)
        str_printf(&kind, "tệp nén ZIP có %zu sổ tính bên trong (“%s”%s)",
                   count, first, count > 1 ? ", …" : "");
    else
        str_append(&kind, "tệp nén ZIP");
    report_problem(report,
                   count > 0 ? PROBLEM_FILE_UNOPENED : PROBLEM_FILE_KIND,
                   str_text(&kind), count > 0 ? unpack : send_form);
    str_clear(&kind);
    return false;
}

bool sniff_container(struct container *container, struct report *report)
{
    if (!sniff_mime_type(container, report))
        return false;
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
        if (!has_folder(container, "xl/") &&
            has_folder(container, packages[i].folder))
            return report_problem(report, PROBLEM_FILE_KIND, packages[i].kind,
                                  packages[i].fix);
    if (container_find(container, "xl/workbook.bin") &&
        !container_find(container, "xl/workbook.xml"))
        return report_problem(report, PROBLEM_FILE_UNOPENED,
                              "sổ tính nhị phân Excel (XLSB)", save_as);
    if (container->count > 0 &&
        !container_find(container, "[Content_Types].xml") &&
        !has_folder(container, "xl/"))
        return report_packed(container, report);
    return true;
}
