/* Each limit one below, at, and one above. Sizes that would make the test slow
 * are set lower; what they are by default is checked in test_defaults. */
#include "make_zip.h"

#include <unistd.h>

static void test_defaults(void **state)
{
    (void)state;
    assert_true(LIMITS.file_bytes == 52428800);
    assert_true(LIMITS.inflated_bytes == 268435456);
    assert_true(LIMITS.ratio_floor == 1048576 && LIMITS.ratio == 200);
    assert_true(LIMITS.entries == 2000);
    assert_true(LIMITS.cells == 2000000);
    assert_true(LIMITS.text_bytes == 67108864);
    assert_true(LIMITS.characters == 32767);
    assert_true(LIMITS.depth == 256);
}

/* `before`, `count` times `again`, `after`. */
static char *repeat(const char *before, const char *again, size_t count,
                    const char *after)
{
    struct str s = {0};
    str_append(&s, before);
    for (size_t i = 0; i < count; i++)
        str_append(&s, again);
    str_append(&s, after);
    return str_take(&s);
}

static struct opened open_sheet(char *sheet, const struct limits *limits)
{
    struct opened opened =
        open_book((struct book_parts){.sheet = sheet}, limits);
    free(sheet);
    return opened;
}

static void expect_good(struct opened opened)
{
    if (opened.problems->count > 0)
        print_message("%s\n", opened.problems->items[0].message);
    assert_int_equal(opened.problems->count, 0);
    assert_non_null(opened.workbook);
    assert_int_equal(opened.answer, 0);
    opened_close(&opened);
}

/* A good workbook of exactly `size` bytes on disk. */
static void write_book(const char *path, size_t size)
{
    struct zip_bytes zip;
    zip_begin(&zip);
    zip_add_book(&zip, (struct book_parts){0});
    size_t padding = size - 4096; /* the rest of it is smaller */
    char *bytes = mem_calloc(padding, 1);
    zip_add_bytes(&zip, "xl/media/a.bin", bytes, padding, 0);
    zip_end(&zip);
    size_t more = size - zip.bytes.length;
    str_clear(&zip.bytes);
    zip_begin(&zip);
    zip_add_book(&zip, (struct book_parts){0});
    bytes = mem_resize(bytes, padding + more, 1);
    memset(bytes + padding, 0, more);
    zip_add_bytes(&zip, "xl/media/a.bin", bytes, padding + more, 0);
    zip_end(&zip);
    assert_int_equal(zip.bytes.length, size);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(zip.bytes.data, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
    free(bytes);
    str_clear(&zip.bytes);
}

static struct opened open_sized(size_t size)
{
    char path[] = "/tmp/dti-limits-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    close(descriptor);
    write_book(path, size);
    struct opened opened = opened_new();
    struct str bytes = {0};
    assert_int_equal(file_read(path, size, &bytes), 0);
    opened.workbook = workbook_open_bytes(bytes.data, bytes.length, "a.xlsx",
                                          opened.problems, &LIMITS);
    str_clear(&bytes);
    unlink(path);
    return opened;
}

static void test_file_size(void **state)
{
    (void)state;
    size_t limit = (size_t)LIMITS.file_bytes;
    expect_good(open_sized(limit - 1));
    expect_good(open_sized(limit));
}

/* A workbook whose shared strings are a part of `size` bytes: none, and in
 * their place `noise` bytes that pack badly and spaces that pack 1:1000. */
static struct opened open_padded(size_t size, size_t noise, int level,
                                 const struct limits *limits)
{
    static const char head[] = "<sst xmlns='" MAIN_NS "'>", tail[] = "</sst>";
    struct zip_bytes zip;
    char *bytes = mem_alloc(size);
    unsigned seed = 1;
    memset(bytes, ' ', size);
    memcpy(bytes, head, sizeof head - 1);
    for (size_t i = sizeof head; i < sizeof head + noise; i++) {
        seed = seed * 1103515245U + 12345U;
        bytes[i] = (char)('@' + (seed >> 16) % 64);
    }
    memcpy(bytes + size - (sizeof tail - 1), tail, sizeof tail - 1);
    zip_begin(&zip);
    zip_add_book(&zip, (struct book_parts){0});
    zip_add_bytes(&zip, "xl/sharedStrings.xml", bytes, size, level);
    free(bytes);
    return open_zip(&zip, limits);
}

/* Bytes of all parts that are read of a workbook without strings. */
static size_t book_bytes(void)
{
    struct zip_bytes zip;
    zip_begin(&zip);
    zip_add_book(&zip, (struct book_parts){0});
    struct opened opened = open_zip(&zip, &LIMITS);
    size_t total = (size_t)opened.workbook->container.inflated;
    opened_close(&opened);
    return total;
}

static void test_inflated_bytes(void **state)
{
    (void)state;
    struct limits limits = LIMITS;
    limits.inflated_bytes = LIMITS_MIB;
    size_t room = LIMITS_MIB - book_bytes();
    limits.ratio = 5000;
    struct opened opened = open_padded(room + 1, 0, 6, &limits);
    expect_good(open_padded(room - 1, 0, 6, &limits));
    expect_good(open_padded(room, 0, 6, &limits));
    assert_int_equal(opened.answer, -1); /* the sheet is read last */
    expect_problem(opened, PROBLEM_FILE_LIMIT,
                   "tệp vượt giới hạn cho phép: nội dung giải nén quá 1 MiB");
}

#define RATIO_PROBLEM                                                                      \
    "tệp vượt giới hạn cho phép: phần “xl/sharedStrings.xml” giải nén " \
    "quá 200 lần dung lượng nén"

/* Spaces pack 1:1000, so only the floor keeps an entry from being refused. */
static void test_ratio_floor(void **state)
{
    (void)state;
    expect_good(open_padded(LIMITS_MIB - 1, 0, 9, &LIMITS));
    expect_good(open_padded(LIMITS_MIB, 0, 9, &LIMITS));
    expect_problem(open_padded(LIMITS_MIB + 1, 0, 9, &LIMITS),
                   PROBLEM_FILE_LIMIT, RATIO_PROBLEM);
}

static uint64_t packed_size(struct opened *opened)
{
    struct entry *entry =
        container_find(&opened->workbook->container, "xl/sharedStrings.xml");
    return entry->packed;
}

/* The packed size of spaces grows in steps, so sizes are searched for that pack
 * to exactly 1/200 once they are past the floor: with enough noise an entry of
 * a little over 1 MiB is let through; one more space at a time, it is refused
 * right where 200 × packed is passed. */
static void test_ratio(void **state)
{
    (void)state;
    const size_t noise = 6000;
    struct opened opened = open_padded(LIMITS_MIB, noise, 9, &LIMITS);
    assert_non_null(opened.workbook);
    size_t edge = (size_t)packed_size(&opened) * 200;
    expect_good(opened);
    /* Packing the edge itself may take some bytes more: walk to it. */
    for (int i = 0; i < 8; i++) {
        opened = open_padded(edge - 64, noise, 9, &LIMITS);
        assert_non_null(opened.workbook);
        edge = (size_t)packed_size(&opened) * 200;
        expect_good(opened);
    }
    expect_good(open_padded(edge - 1, noise, 9, &LIMITS));
    expect_good(open_padded(edge, noise, 9, &LIMITS));
    expect_problem(open_padded(edge + 1, noise, 9, &LIMITS), PROBLEM_FILE_LIMIT,
                   RATIO_PROBLEM);
}

/* What nobody reads is not unpacked: a picture may pack any way, and be damaged
 * or larger than everything that is read may be. */
static void test_unread_parts(void **state)
{
    (void)state;
    struct limits limits = LIMITS;
    limits.inflated_bytes = LIMITS_MIB;
    struct zip_bytes zip;
    char *white = mem_calloc(4 * LIMITS_MIB, 1);
    zip_begin(&zip);
    zip_add_book(&zip, (struct book_parts){0});
    zip_add_bytes(&zip, "xl/media/image1.bmp", white, 4 * LIMITS_MIB, 9);
    free(white);
    expect_good(open_zip(&zip, &limits));
}

static void test_entries(void **state)
{
    (void)state;
    for (int extra = -1; extra <= 1; extra++) {
        struct zip_bytes zip;
        zip_begin(&zip);
        zip_add_book(&zip, (struct book_parts){0});
        int count = (int)LIMITS.entries - 6 + extra;
        for (int i = 0; i < count; i++) {
            char name[32];
            snprintf(name, sizeof name, "xl/media/%d.bin", i);
            zip_add(&zip, name, "x");
        }
        struct opened opened = open_zip(&zip, &LIMITS);
        if (extra <= 0)
            expect_good(opened);
        else
            expect_problem(opened, PROBLEM_FILE_LIMIT,
                           "tệp vượt giới hạn cho phép: tệp có quá 2.000 phần");
    }
}

/* What the parts list is bound like the entries that it may lead to. */
static void test_relations_and_sheets(void **state)
{
    (void)state;
    struct limits limits = LIMITS;
    limits.entries = limits.links = 20;
    for (size_t count = 19; count <= 21; count++) {
        char *rels = repeat("<Relationships xmlns='" PACKAGE_RELS "'>",
                            REL("rId1", "worksheet", "worksheets/sheet1.xml"),
                            count, "</Relationships>");
        char *sheets = repeat(
            "<workbook xmlns='" MAIN_NS "' xmlns:r='" DOC_RELS "'><sheets>"
            "<sheet name='a' r:id='rId1'/>",
            "<sheet name='m' r:id=''/>", count - 1, "</sheets></workbook>");
        struct opened by_rels =
            open_book((struct book_parts){.workbook_rels = rels}, &limits);
        struct opened by_sheets =
            open_book((struct book_parts){.workbook = sheets}, &limits);
        free(rels);
        free(sheets);
        if (count <= 20) {
            expect_good(by_rels);
            expect_good(by_sheets);
            continue;
        }
        expect_problem(by_rels, PROBLEM_FILE_LIMIT,
                       "tệp vượt giới hạn cho phép: số liên kết giữa các phần "
                       "quá 20 liên kết");
        expect_problem(by_sheets, PROBLEM_FILE_LIMIT,
                       "tệp vượt giới hạn cho phép: số trang tính quá 20 "
                       "trang");
    }
}

/* Cells that only have a format do not count. */
static void test_cells(void **state)
{
    (void)state;
    struct limits limits = LIMITS;
    limits.cells = 1000;
    for (size_t count = 999; count <= 1001; count++) {
        struct opened opened =
            open_sheet(repeat("<worksheet xmlns='" MAIN_NS "'><sheetData><row>",
                              "<c s='0'/><c><v>1</v></c><c s='0'><v/></c>",
                              count, "</row></sheetData></worksheet>"),
                       &limits);
        if (count <= 1000)
            expect_good(opened);
        else
            expect_problem(opened, PROBLEM_FILE_LIMIT,
                           "tệp vượt giới hạn cho phép: tệp có quá 1.000 ô");
    }
}

static void test_shared_string_count(void **state)
{
    (void)state;
    struct limits limits = LIMITS;
    limits.cells = 100;
    for (size_t count = 99; count <= 101; count++) {
        char *strings =
            repeat("<sst xmlns='" MAIN_NS "'>", "<si/>", count, "</sst>");
        struct opened opened =
            open_book((struct book_parts){.strings = strings}, &limits);
        free(strings);
        if (count <= 100)
            expect_good(opened);
        else
            expect_problem(opened, PROBLEM_FILE_LIMIT,
                           "tệp vượt giới hạn cho phép: số chuỗi dùng chung "
                           "quá 100 chuỗi");
    }
}

#define TEXT_PROBLEM "tệp vượt giới hạn cho phép: chữ trong tệp quá 100 byte"

static void test_shared_text(void **state)
{
    (void)state;
    struct limits limits = LIMITS;
    limits.text_bytes = 100;
    for (size_t count = 49; count <= 51; count++) {
        char *strings =
            repeat("<sst xmlns='" MAIN_NS "'><si><t>", "ab", 25, "</t></si>");
        char *whole =
            repeat(strings, "<si><t>cd</t></si>", count - 25, "</sst>");
        struct opened opened =
            open_book((struct book_parts){.strings = whole}, &limits);
        free(strings);
        free(whole);
        if (count <= 50)
            expect_good(opened);
        else
            expect_problem(opened, PROBLEM_FILE_LIMIT, TEXT_PROBLEM);
    }
}

/* A short string that every cell repeats is as much text as long ones. */
static void test_repeated_text(void **state)
{
    (void)state;
    struct limits limits = LIMITS;
    limits.text_bytes = 100;
    for (size_t count = 24; count <= 26; count++) {
        char *sheet = repeat("<worksheet xmlns='" MAIN_NS "'><sheetData><row>",
                             "<c t='s'><v>0</v></c>", count,
                             "</row></sheetData></worksheet>");
        struct book_parts parts = {.sheet = sheet,
                                   .strings = SST("<si><t>abcd</t></si>")};
        struct opened opened = open_book(parts, &limits);
        free(sheet);
        if (count <= 25) {
            /* Reading again does not count again. */
            opened.answer =
                workbook_read_sheet(opened.workbook, 0, opened_cell, &opened);
            expect_good(opened);
        } else {
            expect_problem(opened, PROBLEM_FILE_LIMIT, TEXT_PROBLEM);
        }
    }
}

static void test_inline_text(void **state)
{
    (void)state;
    struct limits limits = LIMITS;
    limits.text_bytes = 100;
    static const char before[] =
        "<worksheet xmlns='" MAIN_NS "'><sheetData><row><c t='inlineStr'><is>";
    static const char after[] = "</is></c></row></sheetData></worksheet>";
    for (size_t count = 9; count <= 10; count++)
        expect_good(open_sheet(
            repeat(before, "<r><t>0123456789</t></r>", count, after), &limits));
    expect_problem(
        open_sheet(repeat(before, "<r><t>0123456789</t></r>", 11, after),
                   &limits),
        PROBLEM_FILE_LIMIT, TEXT_PROBLEM);
    expect_problem(
        open_sheet(repeat("<worksheet xmlns='" MAIN_NS
                          "'><sheetData><row><c t='str'><v>",
                          "x", 101, "</v></c></row></sheetData></worksheet>"),
                   &limits),
        PROBLEM_FILE_LIMIT, TEXT_PROBLEM);
}

static void test_characters_in_a_cell(void **state)
{
    (void)state;
    static const char before[] =
        "<worksheet xmlns='" MAIN_NS "'><sheetData><row><c r='C1' t='str'><v>";
    static const char after[] = "</v></c></row></sheetData></worksheet>";
    for (size_t count = 32766; count <= 32767; count++)
        expect_good(open_sheet(repeat(before, "ộ", count, after), &LIMITS));
    struct opened opened =
        open_sheet(repeat(before, "ộ", 32768, after), &LIMITS);
    assert_string_equal(opened.problems->items[0].cell, "C1");
    assert_string_equal(opened.problems->items[0].sheet, "Trang 1");
    expect_problem(opened, PROBLEM_FILE_LIMIT,
                   "tệp vượt giới hạn cho phép: chữ trong một ô quá 32.767 "
                   "ký tự");
}

/* `depth` elements in all, in a part that is read and in one that is not. */
static struct opened open_deep(const char *name, size_t depth)
{
    char *opens =
        repeat("<worksheet xmlns='" MAIN_NS "'>", "<x>", depth - 1, "");
    char *whole = repeat(opens, "</x>", depth - 1, "</worksheet>");
    struct zip_bytes zip;
    zip_begin(&zip);
    bool sheet = strcmp(name, "xl/worksheets/sheet1.xml") == 0;
    zip_add_book(&zip, (struct book_parts){.sheet = sheet ? whole : NULL});
    if (!sheet)
        zip_add(&zip, name, whole);
    free(opens);
    free(whole);
    return open_zip(&zip, &LIMITS);
}

static void test_depth(void **state)
{
    (void)state;
    static const char name[] = "xl/worksheets/sheet1.xml";
    expect_good(open_deep(name, 255));
    expect_good(open_deep(name, 256));
    expect_problem(open_deep(name, 257), PROBLEM_FILE_LIMIT,
                   "tệp vượt giới hạn cho phép: XML lồng nhau quá 256 cấp");
    expect_good(open_deep("docProps/custom.xml", 257)); /* nobody reads it */
}

static void test_styles(void **state)
{
    (void)state;
    struct limits limits = LIMITS;
    limits.styles = 100;
    for (size_t count = 99; count <= 101; count++) {
        char *styles = repeat("<styleSheet xmlns='" MAIN_NS "'><cellXfs>",
                              "<xf/>", count, "</cellXfs></styleSheet>");
        struct opened opened =
            open_book((struct book_parts){.styles = styles}, &limits);
        free(styles);
        if (count <= 100)
            expect_good(opened);
        else
            expect_problem(opened, PROBLEM_FILE_LIMIT,
                           "tệp vượt giới hạn cho phép: số định dạng ô quá 100 "
                           "định dạng");
    }
}

/* A part whose root has an attribute of `size` bytes that do not pack. */
static char *endless_tag(size_t size)
{
    struct str part = {0};
    unsigned seed = 1;
    str_append(&part, "<worksheet xmlns='" MAIN_NS "' a='");
    for (size_t i = 0; i < size; i++) {
        seed = seed * 1103515245U + 12345U;
        str_append_char(&part, (char)('a' + (seed >> 16) % 26));
    }
    str_append(&part, "'/>");
    return str_take(&part);
}

/* A tag that does not end is neither kept nor scanned for long; in a part that
 * is not read it ends the look at that part. */
static void test_endless_tag(void **state)
{
    (void)state;
    expect_good(open_sheet(endless_tag(LIMITS_MIB), &LIMITS));
    expect_problem(open_sheet(endless_tag(3 * LIMITS_MIB), &LIMITS),
                   PROBLEM_FILE_LIMIT,
                   "tệp vượt giới hạn cho phép: một thẻ XML quá 1 MiB");
    struct zip_bytes zip;
    zip_begin(&zip);
    zip_add_book(&zip, (struct book_parts){0});
    char *part = endless_tag(3 * LIMITS_MIB);
    zip_add(&zip, "customXml/item1.xml", part);
    free(part);
    expect_good(open_zip(&zip, &LIMITS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_file_size),
        cmocka_unit_test(test_inflated_bytes),
        cmocka_unit_test(test_ratio_floor),
        cmocka_unit_test(test_ratio),
        cmocka_unit_test(test_unread_parts),
        cmocka_unit_test(test_entries),
        cmocka_unit_test(test_relations_and_sheets),
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_shared_string_count),
        cmocka_unit_test(test_shared_text),
        cmocka_unit_test(test_repeated_text),
        cmocka_unit_test(test_inline_text),
        cmocka_unit_test(test_characters_in_a_cell),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_styles),
        cmocka_unit_test(test_endless_tag),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
