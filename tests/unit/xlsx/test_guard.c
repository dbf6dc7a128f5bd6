/* Workbooks read by processes without rights: what comes back, what is not
 * believed, and what is said of a reader that dies. */
#include "make_locked.h"
#include "base/sanitized.h"
#include "xlsx/guard/inside.h"
#include "xlsx/guard/record.h"

#include <errno.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct keeper_limits small = {64 << 20, 1};

/* What a visitor was told, as lines. */
static void told_sheet(void *userdata, const char *name, bool hidden)
{
    str_printf(userdata, "[%s%s]\n", hidden ? "!" : "", name);
}

static void told_cell(void *userdata, const struct cell *cell)
{
    char name[16], buffer[CELL_TEXT_SIZE];
    str_printf(userdata, "%s %s %s%s%s%s%s\n",
               position_name(cell->row, cell->column, name),
               workbook_cell_kind_name(cell->kind),
               workbook_cell_text(cell, buffer),
               cell->formula ? " formula" : "", cell->unsaved ? " unsaved" : "",
               cell->percent ? " percent" : "", cell->hidden ? " hidden" : "");
}

static void told_merge(void *userdata, const struct cell_range *range)
{
    str_printf(userdata, "%u,%u-%u,%u\n", range->first_row, range->first_column,
               range->last_row, range->last_column);
}

static void told_link(void *userdata, const struct cell_link *link)
{
    str_printf(userdata, "%u,%u -> %s\n", link->range.first_row,
               link->range.first_column, link->address);
}

/* A file to read, and what came of it. */
struct told {
    struct str text;
    struct problem_list problems;
    struct guard_reading reading;
    enum guard_result result;
};

static struct told told_by(struct guard *guard, const char *path)
{
    struct told told = {0};
    const struct workbook_visitor visitor = {&told.text, told_sheet, told_cell,
                                             told_merge, told_link};
    told.reading = (struct guard_reading){.path = path,
                                          .name = "a.xlsx",
                                          .visitor = &visitor,
                                          .problems = &told.problems};
    told.result = guard_read(guard, &told.reading);
    return told;
}

static void told_clear(struct told *told)
{
    str_clear(&told->text);
    problem_list_clear(&told->problems);
}

/* There is one problem and it says this. */
static void expect_refused(struct told told, const char *message)
{
    assert_int_equal(told.result, GUARD_REFUSED);
    assert_int_equal(told.problems.count, 1);
    assert_string_equal(told.problems.items[0].message, message);
    assert_string_equal(told.problems.items[0].file, "a.xlsx");
    told_clear(&told);
}

static char *temporary_file(const void *bytes, size_t length)
{
    char *path = mem_strdup("/tmp/dti-guard-XXXXXX");
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(file_write_all(fd, bytes, length), 0);
    close(fd);
    return path;
}

static char *temporary_book(struct book_parts parts)
{
    struct zip_bytes zip;
    zip_begin(&zip);
    zip_add_book(&zip, parts);
    zip_end(&zip);
    char *path = temporary_file(zip.bytes.data, zip.bytes.length);
    str_clear(&zip.bytes);
    return path;
}

static void remove_file(char *path)
{
    unlink(path);
    free(path);
}

static void test_told(void **state)
{
    (void)state;
    int failure;
    struct guard *guard = guard_new(&failure);
    assert_non_null(guard);
    char *path = temporary_book((struct book_parts){
        .sheet = WORKSHEET(
            "<sheetData><row r='1'><c r='A1' t='str'><v>Mã số</v></c>"
            "<c r='B1'><v>-12.5</v></c><c r='C1' t='b'><v>1</v></c>"
            "<c r='D1' t='e'><v>#REF!</v></c><c r='E1'><f>A1</f></c></row>"
            "<row r='1048576' hidden='1'><c r='XFD1048576'>"
            "<v>1e300</v></c></row></sheetData><mergeCells>"
            "<mergeCell ref='A2:C3'/></mergeCells>")});
    struct told told = told_by(guard, path);
    assert_int_equal(told.result, GUARD_READ);
    assert_int_equal(told.problems.count, 0);
    char *number = strstr(str_text(&told.text), "1000000000000");
    assert_non_null(number);
    memmove(number, number + strspn(number, "01"),
            strlen(number + strspn(number, "01")) + 1);
    assert_non_null(strstr(told.text.data, "A1 text Mã số\n"
                                           "B1 number -12.5\n"
                                           "C1 bool true\n"
                                           "D1 error #REF!\n"
                                           "E1 text  formula unsaved\n"
                                           "XFD1048576 number  hidden\n"
                                           "2,1-3,3\n"));
    char sha256[SHA256_HEX_SIZE];
    assert_int_equal(file_sha256_of(path, sha256), 0);
    assert_string_equal(told.reading.sha256, sha256);
    told_clear(&told);
    remove_file(path);
    guard_free(guard);
}

/* The workbook in `bytes`, which are freed, is read whole by a guard; what is
 * told of it. */
static struct told told_of(struct str *bytes)
{
    int failure;
    struct guard *guard = guard_new(&failure);
    assert_non_null(guard);
    char *path = temporary_file(bytes->data, bytes->length);
    struct told told = told_by(guard, path);
    if (told.problems.count > 0)
        print_message("%s\n", told.problems.items[0].message);
    assert_int_equal(told.result, GUARD_READ);
    assert_int_equal(told.problems.count, 0);
    str_clear(bytes);
    remove_file(path);
    guard_free(guard);
    return told;
}

/* A workbook has what it likes of everything: nothing that the C library does
 * for large arrays alone is forbidden to the reader. */
static void test_much(void **state)
{
    (void)state;
    enum { COUNT = 3000 };
    struct str sheet = {0}, relations = {0}, styles = {0};
    struct zip_bytes zip;
    str_append(&sheet, "<worksheet xmlns='" MAIN_NS "' xmlns:r='" DOC_RELS
                       "'><sheetData/><mergeCells>");
    for (int i = 1; i <= COUNT; i++)
        str_printf(&sheet, "<mergeCell ref='A%d:B%d'/>", COUNT - i + 1,
                   COUNT - i + 1);
    str_append(&sheet, "</mergeCells><hyperlinks>");
    str_append(&relations, "<Relationships xmlns='" PACKAGE_RELS "'>");
    str_append(&styles, "<styleSheet xmlns='" MAIN_NS "'><numFmts>");
    for (int i = 1; i <= COUNT; i++) {
        str_printf(&sheet, "<hyperlink ref='C%d' r:id='r%d'/>", i, i);
        str_printf(&relations,
                   "<Relationship Id='r%d' Type='" DOC_RELS
                   "/hyperlink' Target='https://a.vn/%d' "
                   "TargetMode='External'/>",
                   COUNT - i + 1, COUNT - i + 1);
        str_printf(&styles, "<numFmt numFmtId='%d' formatCode='0.0'/>",
                   COUNT - i + 200);
    }
    str_append(&sheet, "</hyperlinks></worksheet>");
    str_append(&relations, "</Relationships>");
    str_append(&styles, "</numFmts></styleSheet>");
    zip_begin(&zip);
    zip_add_book(
        &zip, (struct book_parts){.sheet = sheet.data, .styles = styles.data});
    zip_add(&zip, "xl/worksheets/_rels/sheet1.xml.rels", relations.data);
    for (int i = 0; i < 1900; i++) {
        char name[32];
        snprintf(name, sizeof name, "xl/media/%d.png", 1900 - i);
        zip_add(&zip, name, "");
    }
    zip_end(&zip);
    struct told told = told_of(&zip.bytes);
    assert_non_null(strstr(told.text.data, "3000,1-3000,2\n"));
    assert_non_null(strstr(told.text.data, "3000,3 -> https://a.vn/3000\n"));
    told_clear(&told);
    str_clear(&sheet);
    str_clear(&relations);
    str_clear(&styles);
}

/* Neither is what libcrypto does. */
static void test_locked(void **state)
{
    (void)state;
    const struct lock locks[] = {{"VelvetSweatshop", NULL, 16, 0, 0},
                                 {"VelvetSweatshop", "SHA512", 32, 1000, 0}};
    for (size_t i = 0; i < sizeof locks / sizeof *locks; i++) {
        struct zip_bytes zip;
        zip_begin(&zip);
        zip_add_book(
            &zip, (struct book_parts){.sheet = ROW1("<c r='A1'><v>7</v></c>")});
        zip_end(&zip);
        struct str bytes = make_locked(&zip.bytes, &locks[i]);
        struct told told = told_of(&bytes);
        assert_string_equal(told.text.data, "[Trang 1]\nA1 number 7\n");
        told_clear(&told);
    }
}

static void test_refused(void **state)
{
    (void)state;
    int failure;
    struct guard *guard = guard_new(&failure);
    assert_non_null(guard);
    char *path = temporary_file("%PDF-1.7", 8);
    expect_refused(told_by(guard, path), "tệp là PDF, không phải XLSX");
    expect_refused(told_by(guard, "/no/such/file"),
                   "không đọc được tệp: không có tệp hoặc thư mục này");
    expect_refused(told_by(guard, "/"),
                   "không đọc được tệp: đây là thư mục, không phải tệp");
    assert_int_equal(truncate(path, (off_t)LIMITS.file_bytes + 1), 0);
    expect_refused(told_by(guard, path),
                   "tệp vượt giới hạn cho phép: dung lượng tệp quá 50 MiB");
    remove_file(path);
    guard_free(guard);
}

/* The reader itself, of a workbook that needs more than its share: so many
 * turns before a password can be tried, so many strings. */
static void expect_too_much(struct str *bytes, struct keeper_limits limits,
                            const char *message)
{
    int failure;
    struct guard *guard = guard_new_with(reader_work, &limits, &failure);
    assert_non_null(guard);
    char *path = temporary_file(bytes->data, bytes->length);
    str_clear(bytes);
    expect_refused(told_by(guard, path), message);
    remove_file(path);
    guard_free(guard);
}

static void test_share(void **state)
{
    (void)state;
    struct zip_bytes zip;
    struct str strings = {0};
    zip_begin(&zip);
    zip_add_book(&zip, (struct book_parts){.sheet = ROW1("")});
    zip_end(&zip);
    const struct lock lock = {"VelvetSweatshop", "SHA512", 32, 9, 10000000};
    struct str bytes = make_locked(&zip.bytes, &lock);
    expect_too_much(&bytes, (struct keeper_limits){64 << 20, 1},
                    "tệp vượt giới hạn cho phép: thời gian đọc tệp quá 1 giây");
    if (SANITIZED)
        return; /* a sanitizer has memory of its own */
    str_append(&strings, "<sst xmlns='" MAIN_NS "'>");
    for (unsigned i = 0; i < 400000; i++)
        str_printf(&strings, "<si><t>%08x%08x</t></si>", i * 2654435761U,
                   i * 40503U);
    str_append(&strings, "</sst>");
    zip_begin(&zip);
    zip_add_book(&zip, (struct book_parts){.strings = strings.data});
    zip_end(&zip);
    str_clear(&strings);
    expect_too_much(&zip.bytes, (struct keeper_limits){16 << 20, 5},
                    "tệp vượt giới hạn cho phép: bộ nhớ để đọc tệp quá 16 MiB");
}

/* Readers that do not read but do something else. */
static void work_nothing(int in, int out)
{
    (void)in;
    (void)out;
}

static void work_garbage(int in, int out)
{
    (void)in;
    for (int i = 0; i < 1000; i++)
        if (write(out, "\377\376\375", 3) < 0)
            return;
}

static void work_call(int in, int out)
{
    (void)in;
    (void)out;
    (void)!chdir("/");
}

static void work_loop(int in, int out)
{
    (void)in;
    (void)out;
    for (volatile unsigned i = 0;; i++)
        continue;
}

static void work_hoard(int in, int out)
{
    (void)in;
    (void)out;
    for (;;)
        memset(mem_alloc(1 << 20), 1, 1 << 20);
}

static void work_give_up(int in, int out)
{
    struct wire_out wire = {.fd = out};
    (void)in;
    record_put(&wire, &(struct record){RECORD_END, .end = {false}});
    wire_flush(&wire);
}

static void work_no_memory(int in, int out)
{
    (void)in;
    (void)out;
    mem_fail();
}

static const struct {
    keeper_work_fn *work;
    const char *message;
    bool sanitized; /* it holds under a sanitizer too */
} deaths[] = {
    {work_nothing,
     "không đọc được tệp: tiến trình đọc trả về dữ liệu không hợp lệ", true},
    {work_garbage,
     "không đọc được tệp: tiến trình đọc trả về dữ liệu không hợp lệ", true},
    {work_give_up,
     "không đọc được tệp: tiến trình đọc trả về dữ liệu không hợp lệ", true},
    {work_call,
     "không đọc được tệp: tiến trình đọc bị chặn vì làm việc không được phép",
     false},
    {work_loop, "tệp vượt giới hạn cho phép: thời gian đọc tệp quá 1 giây",
     true},
    {work_hoard, "tệp vượt giới hạn cho phép: bộ nhớ để đọc tệp quá 64 MiB",
     false},
};

static void test_deaths(void **state)
{
    (void)state;
    char *path = temporary_file("x", 1);
    for (size_t i = 0; i < sizeof deaths / sizeof *deaths; i++) {
        int failure;
        if (SANITIZED && !deaths[i].sanitized)
            continue;
        struct guard *guard = guard_new_with(deaths[i].work, &small, &failure);
        assert_non_null(guard);
        /* Twice: the next file is read by another process. */
        expect_refused(told_by(guard, path), deaths[i].message);
        expect_refused(told_by(guard, path), deaths[i].message);
        guard_free(guard);
    }
    remove_file(path);
}

/* No memory far below the limit is the machine's fault, not the file's. */
static void test_machine_failed(void **state)
{
    (void)state;
    int failure;
    if (SANITIZED)
        skip(); /* their readers have no limit of memory to be far below */
    char *path = temporary_file("x", 1);
    struct guard *guard = guard_new_with(
        work_no_memory, &(struct keeper_limits){1U << 30, 1}, &failure);
    assert_non_null(guard);
    struct told told = told_by(guard, path);
    assert_int_equal(told.result, GUARD_FAILED);
    assert_int_equal(told.reading.failure, ENOMEM);
    assert_int_equal(told.problems.count, 0);
    told_clear(&told);
    guard_free(guard);
    remove_file(path);
}

/* Records as a reader that was taken over might send them, each with what no
 * workbook has. */
static const struct cell sound = {.row = 1, .column = 1, .kind = CELL_NUMBER};

#define CELL_AT(r, c, ...)                                                     \
    {                                                                          \
        RECORD_CELL, .cell = {.row = (r), .column = (c), __VA_ARGS__ }         \
    }
#define CELL_WITH(...) CELL_AT(1, 1, __VA_ARGS__)

static const struct record forged[] = {
    CELL_AT(0, 1, .kind = CELL_NUMBER),
    CELL_AT(SHEET_MAX_ROW + 1, 1, .kind = CELL_NUMBER),
    CELL_AT(1, SHEET_MAX_COLUMN + 1, .kind = CELL_NUMBER),
    CELL_WITH(.kind = CELL_ERROR + 1, .text = "x"),
    CELL_WITH(.kind = CELL_TEXT, .text = ""),
    CELL_WITH(.kind = CELL_TEXT, .text = "\xC0\x80"),
    CELL_WITH(.kind = CELL_TEXT, .text = "x", .formula = true, .unsaved = true),
    CELL_WITH(.kind = CELL_ERROR, .text = ""),
    CELL_WITH(.kind = CELL_NUMBER, .number = {10, 0}),
    CELL_WITH(.kind = CELL_NUMBER, .number = {0, 1}),
    CELL_WITH(.kind = CELL_NUMBER, .number = {1, 401}),
    CELL_WITH(.kind = CELL_NUMBER, .number = {INT64_MIN, 0}),
    CELL_WITH(.kind = CELL_NUMBER, .number = {1000000000000000001, 0}),
    CELL_WITH(.kind = CELL_BOOL, .number = {2, 0}),
    CELL_WITH(.kind = CELL_BOOL, .number = {-1, 0}),
    CELL_WITH(.kind = CELL_DATE, .date = {2025, 2, 30}),
    CELL_WITH(.kind = CELL_DATE, .date = {2025, 13, 1}),
    CELL_WITH(.kind = CELL_DATE, .date = {2025, 1, 1}, .second = 86400),
    {RECORD_MERGE, .merge = {2, 1, 1, 1}},
    {RECORD_MERGE, .merge = {1, 1, 1, SHEET_MAX_COLUMN + 1}},
    {RECORD_LINK, .link = {{2, 1, 1, 1}, "https://a.vn"}},
    {RECORD_LINK, .link = {{1, 1, 1, 1}, "\xFF"}},
    CELL_WITH(.kind = CELL_NUMBER, .notes = CELL_COVERED),
    CELL_WITH(.kind = CELL_DATE, .date = {2025, 1, 1}, .parts = 16),
    {RECORD_PROBLEM, .problem = {.code = PROBLEM_CODE_COUNT}},
    {RECORD_PROBLEM, .problem = {.code = PROBLEM_UNIT_UNKNOWN}},
    {RECORD_PROBLEM, .problem = {.code = PROBLEM_FILE_CRC, .first = "\xFF"}},
};

/* What a reader of records makes of those that are put. */
static size_t count_read(const struct record *records, size_t count,
                         const struct limits *limits)
{
    int fds[2];
    assert_int_equal(pipe(fds), 0);
    struct wire_out *out = mem_calloc(1, sizeof *out);
    out->fd = fds[1];
    for (size_t i = 0; i < count; i++)
        record_put(out, &records[i]);
    wire_flush(out);
    free(out);
    close(fds[1]);
    struct record_reader *reader = mem_alloc(sizeof *reader);
    struct record record;
    size_t read = 0;
    record_reader_init(reader, fds[0], limits);
    while (record_get(reader, &record))
        read++;
    record_reader_clear(reader);
    free(reader);
    close(fds[0]);
    return read;
}

static void test_forged(void **state)
{
    (void)state;
    struct record records[3] = {{RECORD_SHEET, .sheet = {"a", false}},
                                {RECORD_CELL, .cell = sound},
                                {RECORD_END, .end = {true}}};
    assert_int_equal(count_read(records, 3, &LIMITS), 3);
    for (size_t i = 0; i < sizeof forged / sizeof *forged; i++) {
        records[1] = forged[i];
        if (count_read(records, 3, &LIMITS) != 1)
            fail_msg("record %zu was believed", i);
    }
    records[0] = (struct record){RECORD_CELL, .cell = sound};
    assert_int_equal(count_read(records, 1, &LIMITS), 0); /* of no sheet */
}

static void test_too_much(void **state)
{
    (void)state;
    struct limits limits = LIMITS;
    struct record records[4] = {{RECORD_SHEET, .sheet = {"a", false}},
                                {RECORD_CELL, .cell = sound},
                                {RECORD_CELL, .cell = sound},
                                {RECORD_CELL, .cell = sound}};
    limits.cells = 2;
    assert_int_equal(count_read(records, 4, &limits), 3);
    for (int i = 1; i < 4; i++)
        records[i] =
            (struct record)CELL_WITH(.kind = CELL_TEXT, .text = "1234");
    limits.cells = 10;
    limits.text_bytes = 8;
    assert_int_equal(count_read(records, 4, &limits), 3);
    for (int i = 0; i < 4; i++)
        records[i] = (struct record){RECORD_SHEET, .sheet = {"a", true}};
    limits.entries = 3;
    assert_int_equal(count_read(records, 4, &limits), 3);
}

/* Numbers that are too long, and a text that ends before its length. */
static void test_wire(void **state)
{
    (void)state;
    static const char *const streams[] = {
        "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01", /* 11 groups */
        "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F",     /* above 2^64 */
        "\x80",                                         /* cut */
        "\x05",                                         /* no such record */
    };
    for (size_t i = 0; i < sizeof streams / sizeof *streams; i++) {
        int fds[2];
        assert_int_equal(pipe(fds), 0);
        assert_int_equal(file_write_all(fds[1], streams[i], strlen(streams[i])),
                         0);
        close(fds[1]);
        struct record_reader *reader = mem_alloc(sizeof *reader);
        struct record record;
        record_reader_init(reader, fds[0], &LIMITS);
        assert_false(record_get(reader, &record));
        record_reader_clear(reader);
        free(reader);
        close(fds[0]);
    }
}

/* One workbook, as a guard remembers it. */
struct remembered {
    char sha256[SHA256_HEX_SIZE];
    struct str told;
    size_t asked, kept;
};

static bool find_remembered(void *userdata, const char *sha256,
                            struct str *told)
{
    struct remembered *r = userdata;
    r->asked++;
    if (strcmp(sha256, r->sha256) != 0)
        return false;
    str_append_bytes(told, str_text(&r->told), r->told.length);
    return true;
}

static void keep_remembered(void *userdata, const char *sha256,
                            const struct str *told)
{
    struct remembered *r = userdata;
    r->kept++;
    memcpy(r->sha256, sha256, sizeof r->sha256);
    str_reset(&r->told);
    str_append_bytes(&r->told, str_text(told), told->length);
}

static char *small_book(void)
{
    return temporary_book((struct book_parts){
        .sheet = WORKSHEET("<sheetData><row r='1'><c r='A1' t='str'>"
                           "<v>Mã số</v></c></row></sheetData>")});
}

/* What is remembered is told as it was read, and no process is asked. */
static void test_remembered(void **state)
{
    (void)state;
    struct remembered r = {0};
    const struct guard_memory memory = {find_remembered, keep_remembered, &r};
    const struct keeper_limits limits = {GUARD_MEMORY, GUARD_SECONDS};
    int failure;
    struct guard *guard = guard_new_with(reader_work, &limits, &failure);
    struct guard *dead = guard_new_with(work_nothing, &limits, &failure);
    char *path = small_book();
    guard_remember(guard, &memory);
    guard_remember(dead, &memory);
    struct told first = told_by(guard, path), again = told_by(dead, path);
    assert_int_equal(r.asked, 2);
    assert_int_equal(r.kept, 1);
    assert_int_equal(again.result, GUARD_READ);
    assert_string_equal(str_text(&again.text), str_text(&first.text));
    assert_string_equal(again.reading.sha256, first.reading.sha256);
    told_clear(&first);
    told_clear(&again);
    remove_file(path);
    str_clear(&r.told);
    guard_free(guard);
    guard_free(dead);
}

/* A workbook that is refused is refused again; one whose reader died is not
 * remembered. */
static void test_remembered_refusal(void **state)
{
    (void)state;
    struct remembered r = {0};
    const struct guard_memory memory = {find_remembered, keep_remembered, &r};
    const struct keeper_limits limits = {GUARD_MEMORY, GUARD_SECONDS};
    int failure;
    struct guard *guard = guard_new_with(reader_work, &limits, &failure);
    struct guard *dead = guard_new_with(work_nothing, &limits, &failure);
    char *path = temporary_file("Mã,Giá trị\n", 12);
    guard_remember(guard, &memory);
    guard_remember(dead, &memory);
    struct told died = told_by(dead, path);
    assert_int_equal(died.result, GUARD_REFUSED);
    assert_int_equal(r.kept, 0);
    struct told first = told_by(guard, path), again = told_by(dead, path);
    assert_int_equal(r.kept, 1);
    assert_int_equal(first.result, GUARD_REFUSED);
    assert_int_equal(again.result, GUARD_REFUSED);
    assert_int_equal(again.problems.count, 1);
    assert_string_equal(again.problems.items[0].message,
                        first.problems.items[0].message);
    told_clear(&died);
    told_clear(&first);
    told_clear(&again);
    remove_file(path);
    str_clear(&r.told);
    guard_free(guard);
    guard_free(dead);
}

/* What is remembered is believed no more than a reader: cut anywhere, or with
 * nonsense in it, the workbook is refused. */
static void test_remembered_wrong(void **state)
{
    (void)state;
    struct remembered r = {0};
    const struct guard_memory memory = {find_remembered, keep_remembered, &r};
    int failure;
    struct guard *guard = guard_new(&failure);
    char *path = small_book();
    guard_remember(guard, &memory);
    struct told first = told_by(guard, path);
    while (r.told.length > 0) {
        r.told.length--;
        expect_refused(
            told_by(guard, path),
            "không đọc được tệp: tiến trình đọc trả về dữ liệu không hợp lệ");
    }
    str_append(&r.told, "\x05");
    expect_refused(
        told_by(guard, path),
        "không đọc được tệp: tiến trình đọc trả về dữ liệu không hợp lệ");
    told_clear(&first);
    remove_file(path);
    str_clear(&r.told);
    guard_free(guard);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_told),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_much),
        cmocka_unit_test(test_locked),
        cmocka_unit_test(test_share),
        cmocka_unit_test(test_deaths),
        cmocka_unit_test(test_machine_failed),
        cmocka_unit_test(test_forged),
        cmocka_unit_test(test_too_much),
        cmocka_unit_test(test_wire),
        cmocka_unit_test(test_remembered),
        cmocka_unit_test(test_remembered_refusal),
        cmocka_unit_test(test_remembered_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
