/* ZIP files whose headers lie, and files that are no ZIP. Bytes of a good
 * workbook are changed where APPNOTE.TXT 4.3 has the field. */
#include "make_zip.h"

#define SHEET_PART "xl/worksheets/sheet1.xml"
#define ONE_CELL ROW1("<c r='A1'><v>1</v></c>")

enum { /* offsets in a local header and in a directory record */
       LOCAL_FLAGS = 6,
       LOCAL_METHOD = 8,
       LOCAL_CRC = 14,
       LOCAL_PACKED = 18,
       LOCAL_SIZE = 22,
       LOCAL_NAME = 30,
       RECORD_FLAGS = 8,
       RECORD_METHOD = 10,
       RECORD_CRC = 16,
       RECORD_PACKED = 20,
       RECORD_SIZE = 24,
       RECORD_OFFSET = 42,
       RECORD_NAME = 46
};

static struct str good_book(void)
{
    struct zip_bytes zip;
    zip_begin(&zip);
    zip_add_book(&zip, (struct book_parts){.sheet = ONE_CELL});
    zip_end(&zip);
    return zip.bytes;
}

/* Where the record or local header (`magic`) of a name begins. */
static unsigned char *find_header(struct str *bytes, const char *magic,
                                  size_t name_offset, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i + name_offset + length < bytes->length; i++)
        if (memcmp(bytes->data + i, magic, 4) == 0 &&
            memcmp(bytes->data + i + name_offset, name, length) == 0)
            return (unsigned char *)bytes->data + i;
    fail_msg("no header of %s", name);
    return NULL;
}

static unsigned char *find_local(struct str *bytes, const char *name)
{
    return find_header(bytes, "PK\x03\x04", LOCAL_NAME, name);
}

static unsigned char *find_record(struct str *bytes, const char *name)
{
    return find_header(bytes, "PK\x01\x02", RECORD_NAME, name);
}

static void put32(unsigned char *at, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(value >> (8 * i));
}

static uint32_t get32(const unsigned char *at)
{
    return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
           (uint32_t)at[3] << 24;
}

/* Changes a field in the local header and the directory record alike. */
static void put_both(struct str *bytes, size_t local, size_t record,
                     uint32_t value)
{
    put32(find_local(bytes, SHEET_PART) + local, value);
    put32(find_record(bytes, SHEET_PART) + record, value);
}

static void expect_bytes(struct str bytes, enum problem_code code,
                         const char *message)
{
    expect_problem(open_bytes(bytes.data, bytes.length, &LIMITS), code,
                   message);
    str_clear(&bytes);
}

#define DAMAGED "tệp bị hỏng hoặc bị cắt cụt: "
#define SHEET_DAMAGED DAMAGED "phần “" SHEET_PART "” "

static void test_good(void **state)
{
    (void)state;
    struct str bytes = good_book();
    expect_cells(open_bytes(bytes.data, bytes.length, &LIMITS),
                 "A1 number 1\n");
    /* Something before the ZIP, and something behind it. */
    struct str around = {0};
    str_append(&around, "#!junk\x01\n");
    str_append_bytes(&around, bytes.data, bytes.length);
    expect_cells(open_bytes(around.data, around.length, &LIMITS),
                 "A1 number 1\n");
    str_append_bytes(&bytes, "\0\0\0behind", 9);
    expect_cells(open_bytes(bytes.data, bytes.length, &LIMITS),
                 "A1 number 1\n");
    str_clear(&around);
    str_clear(&bytes);
}

static void test_crc(void **state)
{
    (void)state;
    struct str bytes = good_book();
    put_both(&bytes, LOCAL_CRC, RECORD_CRC, 0x12345678);
    expect_bytes(bytes, PROBLEM_FILE_CRC,
                 "tệp bị hỏng: sai mã kiểm tra CRC của phần “" SHEET_PART "”");
}

static void test_sizes(void **state)
{
    (void)state;
    struct str bytes = good_book();
    uint32_t size = get32(find_record(&bytes, SHEET_PART) + RECORD_SIZE);
    uint32_t packed = get32(find_record(&bytes, SHEET_PART) + RECORD_PACKED);
    put_both(&bytes, LOCAL_SIZE, RECORD_SIZE, size + 1);
    expect_bytes(bytes, PROBLEM_FILE_DAMAGED, SHEET_DAMAGED "không đủ dữ liệu");

    bytes = good_book(); /* cut short: the CRC cannot be right */
    put_both(&bytes, LOCAL_SIZE, RECORD_SIZE, size - 1);
    expect_bytes(bytes, PROBLEM_FILE_CRC,
                 "tệp bị hỏng: sai mã kiểm tra CRC của phần “" SHEET_PART "”");

    bytes = good_book();
    put_both(&bytes, LOCAL_SIZE, RECORD_SIZE, 0xFFFFFFF0);
    expect_bytes(bytes, PROBLEM_FILE_DAMAGED, SHEET_DAMAGED "không đủ dữ liệu");

    bytes = good_book();
    put_both(&bytes, LOCAL_PACKED, RECORD_PACKED, packed - 8);
    expect_bytes(bytes, PROBLEM_FILE_DAMAGED,
                 SHEET_DAMAGED "không giải nén được");

    bytes = good_book();
    put_both(&bytes, LOCAL_PACKED, RECORD_PACKED, 0x7FFFFFFF);
    expect_bytes(bytes, PROBLEM_FILE_DAMAGED, SHEET_DAMAGED "bị cắt cụt");

    bytes = good_book();
    put_both(&bytes, LOCAL_PACKED, RECORD_PACKED, packed + 10);
    struct opened opened = open_bytes(bytes.data, bytes.length, &LIMITS);
    assert_int_equal(opened.problems->items[0].code, PROBLEM_FILE_DAMAGED);
    assert_non_null(
        strstr(opened.problems->items[0].message, "nằm chồng lên phần khác"));
    opened_close(&opened);
    str_clear(&bytes);
}

static void test_local_header(void **state)
{
    (void)state;
    struct str bytes = good_book();
    put32(find_local(&bytes, SHEET_PART) + LOCAL_CRC, 1);
    expect_bytes(bytes, PROBLEM_FILE_DAMAGED,
                 SHEET_DAMAGED "không khớp mục lục của tệp nén");
    bytes = good_book();
    find_local(&bytes, SHEET_PART)[LOCAL_NAME] = 'y';
    expect_bytes(bytes, PROBLEM_FILE_DAMAGED,
                 SHEET_DAMAGED "không khớp mục lục của tệp nén");
    bytes = good_book();
    find_local(&bytes, SHEET_PART)[0] = 'Q';
    expect_bytes(bytes, PROBLEM_FILE_DAMAGED,
                 SHEET_DAMAGED "không khớp mục lục của tệp nén");
    bytes = good_book();
    put32(find_record(&bytes, SHEET_PART) + RECORD_OFFSET, 0xFFFFFF00);
    expect_bytes(bytes, PROBLEM_FILE_DAMAGED,
                 SHEET_DAMAGED "không khớp mục lục của tệp nén");
}

/* The last bytes of the file, in the comment of its end, are the header of an
 * entry whose name would lie behind them. */
static void test_header_at_end(void **state)
{
    (void)state;
    struct str bytes = good_book();
    char header[LOCAL_NAME];
    memcpy(header, find_local(&bytes, SHEET_PART), sizeof header);
    put32(find_record(&bytes, SHEET_PART) + RECORD_OFFSET,
          (uint32_t)bytes.length);
    bytes.data[bytes.length - 2] = LOCAL_NAME; /* the comment's length */
    str_append_bytes(&bytes, header, sizeof header);
    expect_bytes(bytes, PROBLEM_FILE_DAMAGED,
                 SHEET_DAMAGED "không khớp mục lục của tệp nén");
}

static void test_encrypted_entry(void **state)
{
    (void)state;
    struct str bytes = good_book();
    find_local(&bytes, SHEET_PART)[LOCAL_FLAGS] |= 1;
    find_record(&bytes, SHEET_PART)[RECORD_FLAGS] |= 1;
    expect_bytes(bytes, PROBLEM_FILE_ENCRYPTED,
                 "tệp có mật khẩu mở (bị mã hóa), không đọc được");
}

static void test_method(void **state)
{
    (void)state;
    struct str bytes = good_book();
    find_local(&bytes, SHEET_PART)[LOCAL_METHOD] = 14;
    find_record(&bytes, SHEET_PART)[RECORD_METHOD] = 14;
    expect_bytes(bytes, PROBLEM_FILE_DAMAGED,
                 SHEET_DAMAGED "dùng cách nén không hỗ trợ");
}

/* Two names of the directory for the same bytes: how bombs without nesting
 * are made. */
static void test_overlap(void **state)
{
    (void)state;
    struct zip_bytes zip;
    zip_begin(&zip);
    zip_add_book(&zip, (struct book_parts){.sheet = ONE_CELL});
    zip_add(&zip, "xl/media/a.bin", "aaaaaaaa");
    zip_add(&zip, "xl/media/a.bin", "aaaaaaaa");
    zip_end(&zip);
    unsigned char *first = find_record(&zip.bytes, "xl/media/a.bin");
    uint32_t offset = get32(first + RECORD_OFFSET);
    struct str rest = {zip.bytes.data +
                           (first - (unsigned char *)zip.bytes.data) + 4,
                       zip.bytes.length, 0};
    rest.length -= (size_t)(rest.data - zip.bytes.data);
    put32(find_record(&rest, "xl/media/a.bin") + RECORD_OFFSET, offset);
    expect_bytes(zip.bytes, PROBLEM_FILE_DAMAGED,
                 DAMAGED "phần “xl/media/a.bin” nằm chồng lên phần khác");
}

static void test_duplicates(void **state)
{
    (void)state;
    static const char *const names[] = {
        SHEET_PART,
        "XL/WORKSHEETS/SHEET1.XML",
        "xl\\worksheets\\sheet1.xml",
        "/xl/worksheets/sheet1.xml",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct zip_bytes zip;
        zip_begin(&zip);
        zip_add_book(&zip, (struct book_parts){0});
        zip_add(&zip, names[i], ONE_CELL);
        struct opened opened = open_zip(&zip, &LIMITS);
        assert_null(opened.workbook);
        assert_int_equal(opened.problems->count, 1);
        assert_int_equal(opened.problems->items[0].code,
                         PROBLEM_FILE_DUPLICATE_ENTRY);
        opened_close(&opened);
    }
}

static void test_nul_in_name(void **state)
{
    (void)state;
    struct str bytes = good_book();
    find_local(&bytes, SHEET_PART)[LOCAL_NAME + 2] = '\0';
    find_record(&bytes, SHEET_PART)[RECORD_NAME + 2] = '\0';
    struct opened opened = open_bytes(bytes.data, bytes.length, &LIMITS);
    assert_null(opened.workbook);
    assert_int_equal(opened.problems->items[0].code, PROBLEM_FILE_DAMAGED);
    assert_non_null(
        strstr(opened.problems->items[0].message, "có tên không hợp lệ"));
    opened_close(&opened);
    str_clear(&bytes);
}

/* An entry's size follows its data (bit 3); and sizes stand in zip64 fields. */
static void test_data_descriptor(void **state)
{
    (void)state;
    struct str bytes = good_book();
    unsigned char *local = find_local(&bytes, SHEET_PART);
    local[LOCAL_FLAGS] |= 8;
    find_record(&bytes, SHEET_PART)[RECORD_FLAGS] |= 8;
    put32(local + LOCAL_CRC, 0);
    put32(local + LOCAL_PACKED, 0);
    put32(local + LOCAL_SIZE, 0);
    expect_cells(open_bytes(bytes.data, bytes.length, &LIMITS),
                 "A1 number 1\n");
    str_clear(&bytes);
}

static void test_zip64(void **state)
{
    (void)state;
    struct zip_bytes zip;
    zip_fileinfo info = {0};
    zip_begin(&zip);
    zip_add_book(&zip, (struct book_parts){.sheet = ""});
    assert_int_equal(zipOpenNewFileInZip64(zip.file, SHEET_PART, &info, NULL, 0,
                                           NULL, 0, NULL, Z_DEFLATED, 6, 1),
                     ZIP_OK);
    assert_int_equal(zipWriteInFileInZip(zip.file, ONE_CELL, strlen(ONE_CELL)),
                     ZIP_OK);
    assert_int_equal(zipCloseFileInZip(zip.file), ZIP_OK);
    expect_cells(open_zip(&zip, &LIMITS), "A1 number 1\n");
}

static void test_stored(void **state)
{
    (void)state;
    struct zip_bytes zip;
    zip_begin(&zip);
    zip_add_book(&zip, (struct book_parts){.sheet = ""});
    zip_add_bytes(&zip, SHEET_PART, ONE_CELL, strlen(ONE_CELL), 0);
    expect_cells(open_zip(&zip, &LIMITS), "A1 number 1\n");
}

/* The directory counts fewer entries than it has, or more. */
static void test_entry_count(void **state)
{
    (void)state;
    for (int change = -1; change <= 1; change += 2) {
        struct str bytes = good_book();
        unsigned char *end = (unsigned char *)bytes.data + bytes.length - 22;
        end[8] = end[10] = (unsigned char)(end[10] + change);
        expect_bytes(bytes, PROBLEM_FILE_DAMAGED,
                     DAMAGED "mục lục của tệp nén sai");
    }
}

static void test_cut(void **state)
{
    (void)state;
    struct str bytes = good_book();
    bytes.length /= 2;
    expect_bytes(bytes, PROBLEM_FILE_DAMAGED,
                 DAMAGED "không có mục lục của tệp nén");
}

static void expect_kind(const void *bytes, size_t length,
                        enum problem_code code)
{
    struct opened opened = open_bytes(bytes, length, &LIMITS);
    assert_null(opened.workbook);
    assert_int_equal(opened.problems->count, 1);
    assert_int_equal(opened.problems->items[0].code, code);
    opened_close(&opened);
}

#define EXPECT_KIND(bytes, code) expect_kind(bytes, sizeof(bytes) - 1, code)
#define OLE "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0"
#define WIDE_ENCRYPTED "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"

static void test_other_files(void **state)
{
    (void)state;
    EXPECT_KIND("", PROBLEM_FILE_EMPTY);
    EXPECT_KIND(OLE "W\0o\0r\0k\0b\0o\0o\0k\0", PROBLEM_FILE_XLS);
    EXPECT_KIND(OLE, PROBLEM_FILE_XLS);
    EXPECT_KIND(OLE WIDE_ENCRYPTED, PROBLEM_FILE_ENCRYPTED);
    EXPECT_KIND(OLE "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", PROBLEM_FILE_KIND);
    EXPECT_KIND("\x09\x08\x10\x00\x00\x06\x05\x00", PROBLEM_FILE_XLS);
    EXPECT_KIND("%PDF-1.7\n%\xE2\xE3\xCF\xD3", PROBLEM_FILE_PDF);
    EXPECT_KIND("\n%PDF-1.4", PROBLEM_FILE_PDF);
    EXPECT_KIND("a;b\r\n1;2\r\n", PROBLEM_FILE_TEXT);
    EXPECT_KIND("\xEF\xBB\xBFMã;Tên", PROBLEM_FILE_TEXT);
    EXPECT_KIND("M\xB7 s\xE8;T\xAAn", PROBLEM_FILE_TEXT);
    EXPECT_KIND("\xFF\xFEM\0\xE3\0", PROBLEM_FILE_TEXT);
    EXPECT_KIND("<html><table></table></html>", PROBLEM_FILE_KIND);
    EXPECT_KIND("x", PROBLEM_FILE_TEXT);
    EXPECT_KIND("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", PROBLEM_FILE_KIND);
    EXPECT_KIND("\x1F\x8B\x08\0\0", PROBLEM_FILE_KIND);
    EXPECT_KIND("PK\x03\x04", PROBLEM_FILE_DAMAGED);
    EXPECT_KIND("PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
                PROBLEM_FILE_DAMAGED);
}

static void test_ods(void **state)
{
    (void)state;
    struct zip_bytes zip;
    zip_begin(&zip);
    static const char type[] = "application/vnd.oasis.opendocument.spreadsheet";
    zip_add_bytes(&zip, "mimetype", type, sizeof type - 1, 0);
    zip_add(&zip, "content.xml", "<x/>");
    expect_problem(open_zip(&zip, &LIMITS), PROBLEM_FILE_ODS,
                   "tệp là bảng tính OpenDocument (ODS), không phải XLSX");
    zip_begin(&zip);
    zip_add(&zip, "mimetype", "application/epub+zip");
    expect_problem(open_zip(&zip, &LIMITS), PROBLEM_FILE_KIND,
                   "đây là sách điện tử (EPUB), không phải sổ tính XLSX");
}

/* Each kind by its name. */
static void test_kinds(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        const char *kind;
    } files[] = {
#define FILE_OF(bytes, kind) {bytes, sizeof(bytes) - 1, kind}
        FILE_OF("{\\rtf1", "văn bản RTF"),
        FILE_OF("\xFF\xD8\xFF\xE0\0\x10JFIF", "hình ảnh (JPEG)"),
        FILE_OF("\x89PNG\r\n\x1A\n\0\0", "hình ảnh (PNG)"),
        FILE_OF("Rar!\x1A\x07\0", "tệp nén RAR"),
        FILE_OF("<!DOCTYPE html><html>", "trang web (HTML)"),
        FILE_OF("\xEF\xBB\xBF<TABLE><tr>", "trang web (HTML)"),
        FILE_OF("MIME-Version: 1.0\r\n", "trang web lưu thành một tệp (MHTML)"),
        FILE_OF("<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>",
                "bảng tính XML 2003"),
        FILE_OF(OLE "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0",
                "văn bản Word 97–2003 (DOC)"),
    };
    char message[160];
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        bool sheet = strncmp(files[i].kind, "bảng tính", 11) == 0;
        snprintf(message, sizeof message,
                 sheet ? "đây là %s, chưa đọc được như sổ tính XLSX"
                       : "đây là %s, không phải sổ tính XLSX",
                 files[i].kind);
        expect_problem(open_bytes(files[i].bytes, files[i].length, &LIMITS),
                       sheet ? PROBLEM_FILE_UNOPENED : PROBLEM_FILE_KIND,
                       message);
    }
}

static void test_packages(void **state)
{
    (void)state;
    static const struct {
        const char *parts[3], *kind;
    } packages[] = {
        {{"[Content_Types].xml", "word/document.xml", "_rels/.rels"},
         "văn bản Word (DOCX)"},
        {{"[Content_Types].xml", "ppt/presentation.xml", "_rels/.rels"},
         "bản trình chiếu PowerPoint (PPTX)"},
        {{"[Content_Types].xml", "xl/workbook.bin", "_rels/.rels"},
         "sổ tính nhị phân Excel (XLSB)"},
        {{"Mau 01/A.XLSX", "b.xls", "c.pdf"},
         "tệp nén ZIP có 2 sổ tính bên trong (“b.xls”, …)"},
        {{"một.xlsx", "a.txt", "c.pdf"},
         "tệp nén ZIP có 1 sổ tính bên trong (“một.xlsx”)"},
        {{"a.txt", "b.pdf", "c.docx"}, "tệp nén ZIP"},
    };
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++) {
        char message[160];
        struct zip_bytes zip;
        zip_begin(&zip);
        for (size_t k = 0; k < 3; k++)
            zip_add(&zip, packages[i].parts[k], "<x/>");
        bool sheet = strstr(packages[i].kind, "sổ tính") != NULL;
        snprintf(message, sizeof message,
                 sheet ? "đây là %s, chưa đọc được như sổ tính XLSX"
                       : "đây là %s, không phải sổ tính XLSX",
                 packages[i].kind);
        expect_problem(open_zip(&zip, &LIMITS),
                       sheet ? PROBLEM_FILE_UNOPENED : PROBLEM_FILE_KIND,
                       message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_crc),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_local_header),
        cmocka_unit_test(test_header_at_end),
        cmocka_unit_test(test_encrypted_entry),
        cmocka_unit_test(test_method),
        cmocka_unit_test(test_overlap),
        cmocka_unit_test(test_duplicates),
        cmocka_unit_test(test_nul_in_name),
        cmocka_unit_test(test_data_descriptor),
        cmocka_unit_test(test_zip64),
        cmocka_unit_test(test_stored),
        cmocka_unit_test(test_entry_count),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_other_files),
        cmocka_unit_test(test_ods),
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_packages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
