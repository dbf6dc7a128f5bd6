/* From the container to the sheets: names, relationships, namespaces,
 * encodings, and what is no workbook. */
#include "make_zip.h"

#include "xlsx/read/names.h"

static void test_resolve(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"", "xl/workbook.xml", "xl/workbook.xml"},
        {"", "/xl/workbook.xml", "xl/workbook.xml"},
        {"xl/workbook.xml", "worksheets/sheet1.xml",
         "xl/worksheets/sheet1.xml"},
        {"xl/workbook.xml", "/xl/a.xml", "xl/a.xml"},
        {"xl/workbook.xml", "../b.xml", "b.xml"},
        {"xl/workbook.xml", "../../../b.xml", "b.xml"},
        {"xl/workbook.xml", "./x//c.xml", "xl/x/c.xml"},
        {"xl/workbook.xml", "worksheets\\sheet1.xml",
         "xl/worksheets/sheet1.xml"},
        {"xl/workbook.xml", "\\xl\\a.xml", "xl/a.xml"},
        {"xl/workbook.xml", "", "xl"},
        {"workbook.xml", "..", ""},
        {"workbook.xml", "a/../../b", "b"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *resolved = name_resolve(cases[i][0], cases[i][1]);
        assert_string_equal(resolved, cases[i][2]);
        free(resolved);
    }
}

static void test_percent(void **state)
{
    (void)state;
    char name[] = "a%20b%2e%zz%4%00%C3%A0%";
    name_percent_decode(name);
    assert_string_equal(name, "a b.%zz%4%00à%");
}

#define ONE_CELL ROW1("<c r='A1'><v>1</v></c>")
#define BOOK(sheets)                                                           \
    "<workbook xmlns='" MAIN_NS "' xmlns:r='" DOC_RELS "'><sheets>" sheets     \
    "</sheets></workbook>"

/* The sheet's part under `name`, and the workbook's relationship to `target`.
 */
static struct opened open_named(const char *name, const char *target)
{
    char rels[512];
    snprintf(rels, sizeof rels, RELS(REL("rId1", "worksheet", "%s")), target);
    struct zip_bytes zip;
    zip_begin(&zip);
    zip_add_book(&zip, (struct book_parts){.workbook_rels = rels, .sheet = ""});
    zip_add(&zip, name, ONE_CELL);
    return open_zip(&zip, &LIMITS);
}

static void test_part_names(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"xl/s.xml", "s.xml"},
        {"xl/s.xml", "/xl/s.xml"},
        {"xl/s.xml", "../xl/./s.xml"},
        {"XL/S.xml", "s.XML"},
        {"xl\\s.xml", "s.xml"},
        {"/xl/s.xml", "s.xml"},
        {"xl/s.xml", "..\\xl\\s.xml"},
        {"xl/trang 1.xml", "trang%201.xml"},
        {"xl/trang%201.xml", "trang%201.xml"},
        {"xl/trang à.xml", "trang%20%C3%A0.xml"},
        {"s.xml", "../../../s.xml"},
        {"xl/s.xml", " s.xml "},
        {"xl/s.xml", " /xl/s.xml\n"},
        {"xl/s.xml", "xl/s.xml"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_cells(open_named(cases[i][0], cases[i][1]), "A1 number 1\n");
    expect_problem(
        open_named("xl/s.xml", "t.xml"), PROBLEM_SHEET_LOST,
        "trang tính “Trang 1” không có nội dung trong tệp, không đọc "
        "được");
}

static void test_missing_parts(void **state)
{
    (void)state;
    static const struct {
        struct book_parts parts;
        const char *name;
    } cases[] = {
        {{.types = ""}, "[Content_Types].xml"},
        {{.root_rels = ""}, "_rels/.rels"},
        {{.root_rels = RELS("")}, "xl/workbook.xml"},
        {{.workbook = ""}, "xl/workbook.xml"},
        {{.workbook_rels = ""}, "xl/_rels/workbook.xml.rels"},
        {{.root_rels = RELS("<Relationship Id='a' TargetMode='External' "
                            "Type='" DOC_RELS "/officeDocument' "
                            "Target='xl/workbook.xml'/>")},
         "xl/workbook.xml"},
        {{.root_rels = RELS(REL("r", "officeDocument", "xl/workbook.bin"))},
         "xl/workbook.xml"},
        /* A Word document in a workbook's place. */
        {{.workbook = "<w:document xmlns:w='urn:w'/>"}, "xl/workbook.xml"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char expected[128];
        snprintf(expected, sizeof expected,
                 "tệp không phải sổ tính XLSX: thiếu phần “%s”", cases[i].name);
        expect_problem(open_book(cases[i].parts, &LIMITS),
                       PROBLEM_FILE_PART_MISSING, expected);
    }
}

/* Numbers are read, but nobody can tell what they are. */
static void test_styles_missing(void **state)
{
    (void)state;
    expect_mended(
        open_book((struct book_parts){.styles = "",
                                      .sheet = ROW1("<c s='3'><v>1</v></c>")},
                  &LIMITS),
        PROBLEM_STYLES_MISSING,
        "tệp thiếu phần định dạng “xl/styles.xml”; không phân biệt "
        "được ngày và tỷ lệ phần trăm với số thường",
        "A1 number 1\n");
}

static void test_sheets(void **state)
{
    (void)state;
    struct zip_bytes zip;
    zip_begin(&zip);
    zip_add_book(&zip,
                 (struct book_parts){
                     .workbook = BOOK(
                         "<sheet name='M&#7851;u_x0020_01' r:id='rId3'/>"
                         "<sheet name='Biểu đồ' r:id='rId2'/>"
                         "<sheet name='Ẩn' state='hidden' r:id='rId1'/>"
                         "<sheet name='Module1' state='veryHidden' r:id=''/>"
                         "<sheet name='Ẩn kỹ' state='veryHidden' r:id='rId4'/>"
                         "<sheet name='Hiện' state='visible' r:id='rId5'/>"),
                     .workbook_rels = RELS(
                         REL("rId1", "worksheet", "worksheets/sheet1.xml")
                             REL("rId2", "chartsheet", "chartsheets/sheet1.xml")
                                 REL("rId3", "worksheet", "b.xml")
                                     REL("rId4", "worksheet", "c.xml")
                                         REL("rId5", "worksheet", "d.xml")),
                     .sheet = ONE_CELL});
    zip_add(&zip, "xl/b.xml", ROW1("<c><v>2</v></c>"));
    zip_add(&zip, "xl/c.xml", ROW1("<c><v>3</v></c>"));
    zip_add(&zip, "xl/d.xml", ROW1("<c><v>4</v></c>"));
    struct opened opened = open_zip(&zip, &LIMITS);
    static const char *const names[] = {"Mẫu 01", "Ẩn", "Ẩn kỹ", "Hiện"};
    assert_int_equal(opened.workbook->sheets.count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(opened.workbook->sheets.items[i].name, names[i]);
        assert_int_equal(opened.workbook->sheets.items[i].hidden,
                         i == 1 || i == 2);
    }
    expect_cells(opened,
                 "A1 number 2\nA1 number 1\nA1 number 3\nA1 number 4\n");
}

static void test_sheets_wrong(void **state)
{
    (void)state;
    expect_problem(
        open_book((struct book_parts){.workbook = BOOK("")}, &LIMITS),
        PROBLEM_FILE_DAMAGED,
        "tệp bị hỏng hoặc bị cắt cụt: sổ tính không có trang nào");
    expect_problem(
        open_book((struct book_parts){.workbook = BOOK(
                                          "<sheet name='a' r:id='rId9'/>")},
                  &LIMITS),
        PROBLEM_SHEET_LOST,
        "trang tính “a” không có nội dung trong tệp, không đọc được");
    expect_mended(
        open_book((struct book_parts){.workbook =
                                          BOOK("<sheet name='a' r:id='rId9'/>"
                                               "<sheet name='b' r:id='rId1'/>"),
                                      .sheet = ROW1("<c><v>1</v></c>")},
                  &LIMITS),
        PROBLEM_SHEET_LOST,
        "trang tính “a” không có nội dung trong tệp, không đọc được",
        "A1 number 1\n");
    expect_problem(
        open_book((struct book_parts){.workbook = BOOK(
                                          "<sheet name='a' r:id='rId1'/>"
                                          "<sheet name='b' r:id='rId1'/>")},
                  &LIMITS),
        PROBLEM_FILE_DAMAGED,
        "tệp bị hỏng hoặc bị cắt cụt: phần “xl/worksheets/sheet1.xml” được "
        "dùng cho hai trang tính");
}

/* ISO/IEC 29500 strict, with prefixes. */
static void test_strict_and_prefixes(void **state)
{
    (void)state;
    struct book_parts parts = {
        .root_rels = "<p:Relationships xmlns:p='" PACKAGE_RELS
                     "'><p:Relationship Id='r' Type='" STRICT_RELS
                     "/officeDocument' Target='xl/workbook.xml'/>"
                     "</p:Relationships>",
        .workbook = "<x:workbook xmlns:x='" STRICT_NS "' xmlns:q='" STRICT_RELS
                    "'><x:workbookPr date1904='true'/><x:sheets><x:sheet "
                    "name='a' q:id='rId1'/></x:sheets></x:workbook>",
        .styles = "<s:styleSheet xmlns:s='" STRICT_NS
                  "'><s:cellXfs><s:xf numFmtId='14'/></s:cellXfs>"
                  "</s:styleSheet>",
        .strings = "<y:sst xmlns:y='" STRICT_NS
                   "'><y:si><y:t>chuỗi</y:t></y:si></y:sst>",
        .sheet = "<z:worksheet xmlns:z='" STRICT_NS
                 "'><z:sheetData><z:row><z:c t='s'><z:v>0</z:v></z:c><z:c>"
                 "<z:v>1</z:v></z:c></z:row></z:sheetData></z:worksheet>",
    };
    expect_cells(open_book(parts, &LIMITS),
                 "A1 text chuỗi\nB1 date 1904-01-02\n");
}

static void test_beta_namespace(void **state)
{
    (void)state;
    expect_cells(
        open_book(
            (struct book_parts){
                .sheet = "<worksheet xmlns='http://schemas."
                         "openxmlformats.org/spreadsheetml/2006/5/main'>"
                         "<sheetData><row><c><v>5</v></c></row>"
                         "</sheetData></worksheet>"},
            &LIMITS),
        "A1 number 5\n");
}

static void test_wrong_root(void **state)
{
    (void)state;
    expect_problem(
        open_book((struct book_parts){.sheet = "<html><body/></html>"},
                  &LIMITS),
        PROBLEM_FILE_XML,
        "phần “xl/worksheets/sheet1.xml” của tệp sai cú pháp XML: phần tử gốc "
        "không đúng loại");
}

static void add_wide(struct str *out, const char *text)
{
    size_t length = strlen(text);
    for (size_t i = 0; i < length;) {
        unsigned c = (unsigned char)text[i];
        size_t used = 1;
        if (c >= 0xE0) {
            c = (c & 0xF) << 12 | ((unsigned)text[i + 1] & 0x3F) << 6 |
                ((unsigned)text[i + 2] & 0x3F);
            used = 3;
        }
        str_append_char(out, (char)c);
        str_append_char(out, (char)(c >> 8));
        i += used;
    }
}

static void test_encodings(void **state)
{
    (void)state;
    struct str wide = {0};
    str_append(&wide, "\xFF\xFE");
    add_wide(&wide, "<?xml version='1.0' encoding='UTF-16'?>" ROW1(
                        "<c t='str'><v>ộ</v></c>"));
    struct zip_bytes zip;
    zip_begin(&zip);
    zip_add_book(&zip, (struct book_parts){.sheet = ""});
    zip_add_bytes(&zip, "xl/worksheets/sheet1.xml", wide.data, wide.length, 6);
    str_clear(&wide);
    expect_cells(open_zip(&zip, &LIMITS), "A1 text ộ\n");
    expect_cells(open_book(
                     (struct book_parts){
                         .sheet = "\xEF\xBB\xBF<?xml version='1.0'?>" ONE_CELL},
                     &LIMITS),
                 "A1 number 1\n");
    expect_problem(
        open_book(
            (struct book_parts){
                .sheet = "<?xml version='1.0' encoding='x-tcvn'?>" ONE_CELL},
            &LIMITS),
        PROBLEM_FILE_XML,
        "phần “xl/worksheets/sheet1.xml” của tệp sai cú pháp XML: bảng mã "
        "không hỗ trợ (dòng 1)");
}

#define BOMB                                                                   \
    "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;&b;'>"                     \
    "<!ENTITY d SYSTEM 'file:///etc/passwd'>]>"

static void expect_doctype(struct book_parts parts, const char *name)
{
    char expected[128];
    snprintf(expected, sizeof expected,
             "phần “%s” của tệp chứa khai báo DOCTYPE không được phép", name);
    expect_problem(open_book(parts, &LIMITS), PROBLEM_FILE_DOCTYPE, expected);
}

static void test_doctype(void **state)
{
    (void)state;
    expect_doctype((struct book_parts){.sheet = BOMB ONE_CELL},
                   "xl/worksheets/sheet1.xml");
    expect_doctype((struct book_parts){.sheet = "<!DOCTYPE a>" ONE_CELL},
                   "xl/worksheets/sheet1.xml");
    expect_doctype((struct book_parts){.strings = BOMB SST("")},
                   "xl/sharedStrings.xml");
    expect_doctype((struct book_parts){.styles = BOMB STYLES("")},
                   "xl/styles.xml");
    expect_doctype((struct book_parts){.root_rels = BOMB RELS("")},
                   "_rels/.rels");
}

/* Parts that are not read may be badly formed, as old drawings are. */
static void test_other_parts(void **state)
{
    (void)state;
    struct zip_bytes zip;
    zip_begin(&zip);
    zip_add_book(&zip, (struct book_parts){.sheet = ONE_CELL});
    zip_add(&zip, "xl/drawings/vmlDrawing1.vml", "<xml><br></xml>");
    zip_add(&zip, "__MACOSX/xl/._workbook.xml", "\x01\x02");
    zip_add(&zip, "docProps/empty.xml", "");
    zip_add(&zip, "docProps/page.xml", "<!DOCTYPE html>");
    expect_cells(open_zip(&zip, &LIMITS), "A1 number 1\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_resolve),
        cmocka_unit_test(test_percent),
        cmocka_unit_test(test_part_names),
        cmocka_unit_test(test_missing_parts),
        cmocka_unit_test(test_styles_missing),
        cmocka_unit_test(test_sheets),
        cmocka_unit_test(test_sheets_wrong),
        cmocka_unit_test(test_strict_and_prefixes),
        cmocka_unit_test(test_beta_namespace),
        cmocka_unit_test(test_wrong_root),
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_doctype),
        cmocka_unit_test(test_other_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
