/* Each kind of cell, from the XML to what is pushed. */
#include "make_zip.h"

static void expect_sheet(const char *sheet, const char *cells)
{
    expect_cells(open_book((struct book_parts){.sheet = sheet}, &LIMITS),
                 cells);
}

/* One cell is lost or mended; the others are read. */
static void expect_one_wrong(const char *sheet, enum problem_code code,
                             const char *message, const char *cells)
{
    expect_mended(open_book((struct book_parts){.sheet = sheet}, &LIMITS), code,
                  message, cells);
}

static void test_numbers(void **state)
{
    (void)state;
    expect_sheet(ROW1("<c r='A1'><v>1234.5</v></c>"
                      "<c r='B1' t='n'><v>0.95499999999999996</v></c>"
                      "<c r='C1'><v>1E-3</v></c><c r='D1'><v> 7 </v></c>"
                      "<c r='E1'><v>-2.5e+4</v></c>"
                      "<c r='F1'><v>3</v></c>"),
                 "A1 number 1234.5\nB1 number 0.955\nC1 number 0.001\n"
                 "D1 number 7\nE1 number -25000\nF1 number 3\n");
    expect_one_wrong(ROW1("<c s='99'><v>3</v></c><c s='98' t='str'><v>a</v></c>"
                          "<c s='0'><v>4</v></c>"),
                     PROBLEM_CELL_MENDED,
                     "ô ghi không đúng chuẩn nhưng vẫn được đọc: tệp không có "
                     "định dạng ô số “99”",
                     "A1 number 3\nB1 text a\nC1 number 4\n");
}

static void test_number_that_is_none(void **state)
{
    (void)state;
    expect_sheet(ROW1("<c r='B1'><v>1,5</v></c><c r='C1'><v>NaN</v></c>"
                      "<c r='D1'><v>1 2</v></c><c r='E1'><v>1E999</v></c>"
                      "<c r='F1'><f>A1</f><v>INF</v></c>"
                      "<c r='G1' t='b'><v>2</v></c>"),
                 "B1 text 1,5\nC1 text NaN\nD1 text 1 2\nE1 text 1E999\n"
                 "F1 text INF formula\nG1 text 2\n");
}

static void test_empty_cells(void **state)
{
    (void)state;
    expect_sheet(ROW1("<c r='A1'/><c r='B1'><v/></c><c r='C1' t='str'><v>"
                      "</v></c><c r='D1' t='inlineStr'><is><t/></is></c>"
                      "<c r='E1' t='e'><v/></c><c r='F1'><v>0</v></c>"
                      "<c r='G1'><v> \n </v></c><c r='H1'><f>A1</f><v> </v>"
                      "</c>"),
                 "F1 number 0\nH1 text  formula unsaved\n");
}

static void test_bools_and_errors(void **state)
{
    (void)state;
    expect_sheet(ROW1("<c r='A1' t='b'><v>1</v></c><c r='B1' t='b'><v>0</v>"
                      "</c><c r='C1' t='b'><v>true</v></c>"
                      "<c r='D1' t='e'><v>#REF!</v></c>"
                      "<c r='E1' t='e'><f>1/0</f><v>#DIV/0!</v></c>"),
                 "A1 bool true\nB1 bool false\nC1 bool true\n"
                 "D1 error #REF!\nE1 error #DIV/0! formula\n");
    expect_one_wrong(
        ROW1("<c t='q'><v>2</v></c><c><v>3</v></c>"), PROBLEM_CELL_LOST,
        "ô không đọc được: kiểu ô không hợp lệ “q”", "B1 number 3\n");
    expect_one_wrong(ROW1("<c t='STR'><v>2</v></c><c><v>3</v></c>"),
                     PROBLEM_CELL_MENDED,
                     "ô ghi không đúng chuẩn nhưng vẫn được đọc: kiểu ô viết "
                     "sai “STR”",
                     "A1 text 2\nB1 number 3\n");
}

static void test_shared_strings(void **state)
{
    (void)state;
    struct book_parts parts = {
        .sheet = ROW1("<c t='s'><v>0</v></c><c t='s'><v>1</v></c>"
                      "<c t='s'><v>2</v></c><c t='s'><v>3</v></c>"
                      "<c t='s'><v>0</v></c><c t='s'><v>4</v></c>"),
        .strings = SST("<si><t>Có</t></si>"
                       "<si><r><rPr><b/></rPr><t>Hà </t></r><r><t>Nội</t></r>"
                       "<rPh sb='0' eb='1'><t>đọc</t></rPh>"
                       "<phoneticPr fontId='1'/></si>"
                       "<si><t xml:space='preserve'> hai  cách </t></si>"
                       "<si/><si><t>a&amp;b&#10;c</t></si>"),
    };
    expect_cells(open_book(parts, &LIMITS),
                 "A1 text Có\nB1 text Hà Nội\nC1 text  hai  cách \n"
                 "E1 text Có\nF1 text a&b\nc\n");
}

static void test_shared_string_out_of_range(void **state)
{
    (void)state;
    static const char *const indices[] = {"1", "-1", "x",
                                          "99999999999999999999"};
    for (size_t i = 0; i < sizeof indices / sizeof *indices; i++) {
        char sheet[400], message[160];
        snprintf(sheet, sizeof sheet,
                 ROW1("<c t='s'><v>%s</v></c><c t='s'><v>0</v></c>"),
                 indices[i]);
        snprintf(message, sizeof message,
                 "ô không đọc được: trỏ tới chuỗi dùng chung không có, số “%s”",
                 indices[i]);
        struct opened opened = open_book(
            (struct book_parts){.sheet = sheet,
                                .strings = SST("<si><t>một</t></si>")},
            &LIMITS);
        assert_string_equal(opened.problems->items[0].sheet, "Trang 1");
        assert_string_equal(opened.problems->items[0].cell, "A1");
        expect_mended(opened, PROBLEM_CELL_LOST, message, "B1 text một\n");
    }
}

static void test_inline_strings(void **state)
{
    (void)state;
    expect_sheet(
        ROW1("<c t='inlineStr'><is><t>một</t></is></c>"
             "<c t='inlineStr'><is><r><t>h</t></r><r><t>ai</t></r>"
             "<rPh sb='0' eb='1'><t>x</t></rPh></is></c>"
             "<c t='str'><f>A1</f><v>ba</v></c>"
             "<c t='inlineStr'><is><t><![CDATA[<bốn>]]></t></is></c>"),
        "A1 text một\nB1 text hai\nC1 text ba formula\nD1 text <bốn>\n");
}

static void test_escapes(void **state)
{
    (void)state;
    expect_sheet(ROW1("<c t='str'><v>a_x000A_b</v></c>"
                      "<c t='str'><v>_x005F_x000A_</v></c>"
                      "<c t='str'><v>_xD83D__xDE00_</v></c>"
                      "<c t='str'><v>_xDE00_</v></c>"
                      "<c t='str'><v>_xD83D_x</v></c>"
                      "<c t='str'><v>x_x0000_y</v></c>"
                      "<c t='str'><v>_x12G4_ _x123</v></c>"
                      "<c t='str'><v>_x1EA1__X000A_</v></c>"),
                 "A1 text a\nb\nB1 text _x000A_\nC1 text 😀\nD1 text �\n"
                 "E1 text �x\nF1 text xy\nG1 text _x12G4_ _x123\n"
                 "H1 text ạ_X000A_\n");
}

static void test_formulas(void **state)
{
    (void)state;
    expect_sheet(ROW1("<c r='A1'><f>1+1</f><v>2</v></c>"
                      "<c r='B1'><f>1+1</f></c>"
                      "<c r='C1'><f>1+1</f><v></v></c>"
                      "<c r='D1' t='str'><f>\"\"</f><v></v></c>"
                      "<c r='E1' t='str'><f>A1</f></c>"
                      "<c r='F1'><f t='shared' si='0'/><v>3</v></c>"
                      "<c r='G1' t='b'><f>TRUE()</f><v>1</v></c>"),
                 "A1 number 2 formula\nB1 text  formula unsaved\n"
                 "C1 text  formula unsaved\nE1 text  formula unsaved\n"
                 "F1 number 3 formula\nG1 bool true formula\n");
}

static void test_places_without_references(void **state)
{
    (void)state;
    expect_sheet(SHEET_DATA("<row><c><v>1</v></c><c/><c><v>2</v></c></row>"
                            "<row><c><v>3</v></c></row>"
                            "<row r='7'><c r='D7'><v>4</v></c><c><v>5</v></c>"
                            "</row><row><c><v>6</v></c></row>"),
                 "A1 number 1\nC1 number 2\nA2 number 3\nD7 number 4\n"
                 "E7 number 5\nA8 number 6\n");
}

static void test_last_place(void **state)
{
    (void)state;
    expect_sheet(SHEET_DATA("<row r='1048576'><c r='XFD1048576'><v>1</v></c>"
                            "</row>"),
                 "XFD1048576 number 1\n");
    expect_one_wrong(
        SHEET_DATA("<row r='1048577'><c><v>1</v></c><c r='C9'><v>2</v></c>"
                   "</row><row r='10'><c><v>3</v></c></row>"),
        PROBLEM_CELL_LOST, "ô không đọc được: số dòng không hợp lệ “1048577”",
        "C9 number 2\nA10 number 3\n");
    static const char *const references[] = {
        "XFE1", "A0", "A", "1", "A1B", "", "A1048577", "AAAAAAAAAA1",
    };
    for (size_t i = 0; i < sizeof references / sizeof *references; i++) {
        char sheet[400], message[160];
        snprintf(sheet, sizeof sheet,
                 ROW1("<c r='A1'><v>1</v></c><c r='%s'><v>2</v></c>"
                      "<c r='C1'><v>3</v></c>"),
                 references[i]);
        snprintf(message, sizeof message,
                 "ô không đọc được: vị trí ô không hợp lệ “%s”", references[i]);
        expect_one_wrong(sheet, PROBLEM_CELL_LOST, message,
                         "A1 number 1\nC1 number 3\n");
    }
    expect_one_wrong(ROW1("<c r='XFD1'><v>1</v></c><c><v>2</v></c>"),
                     PROBLEM_CELL_LOST,
                     "ô không đọc được: ô nằm ngoài cột cuối của trang tính",
                     "XFD1 number 1\n");
}

static void test_hidden(void **state)
{
    (void)state;
    expect_sheet(
        WORKSHEET("<cols><col min='2' max='3' hidden='1'/><col min='4' max='4'"
                  " hidden='0'/><col min='16384' max='99999999' "
                  "hidden='true'/><col min='9' max='2' hidden='1'/></cols>"
                  "<sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2"
                  "</v></c><c r='C1'><v>3</v></c><c r='D1'><v>4</v></c>"
                  "<c r='XFD1'><v>5</v></c></row>"
                  "<row r='2' hidden='1'><c r='A2'><v>6</v></c></row>"
                  "<row r='3'><c r='A3'><v>7</v></c></row></sheetData>"),
        "A1 number 1\nB1 number 2 hidden\nC1 number 3 hidden\nD1 number 4\n"
        "XFD1 number 5 hidden\nA2 number 6 hidden\nA3 number 7\n");
}

static void test_other_elements_are_passed_over(void **state)
{
    (void)state;
    expect_sheet(
        "<?xml version='1.0'?><!-- c --><worksheet xmlns='" MAIN_NS
        "' xmlns:o='urn:other'><o:sheetData><row><c><v>9</v></c></row>"
        "</o:sheetData><sheetData><row><c><o:v>8</o:v><v>1<o:x>7</o:x></v>"
        "<extLst><ext><v>6</v></ext></extLst></c></row></sheetData>"
        "<extLst><sheetData><row><c><v>5</v></c></row></sheetData></extLst>"
        "</worksheet>",
        "A1 number 1\n");
}

static void test_damaged_in_the_middle(void **state)
{
    (void)state;
    struct opened opened = open_book(
        (struct book_parts){.sheet = "<worksheet xmlns='" MAIN_NS
                                     "'>\n<sheetData><row>"
                                     "<c><v>1</v></c>\n<c><v>2</c></row>"},
        &LIMITS);
    assert_string_equal(str_text(&opened.cells), "A1 number 1\n");
    struct opened again = opened;
    again.answer = workbook_read_sheet(opened.workbook, 0, opened_cell, &again);
    assert_string_equal(again.problems->items[0].sheet, "Trang 1");
    expect_problem(again, PROBLEM_FILE_XML,
                   "phần “xl/worksheets/sheet1.xml” của tệp sai cú pháp XML: "
                   "thẻ đóng không khớp thẻ mở (dòng 3)");
}

static void test_syntax(void **state)
{
    (void)state;
    static const struct {
        const char *sheet, *what;
    } cases[] = {
        {" ", "không có nội dung"},
        {"<worksheet", "bị cắt cụt"},
        {"<worksheet a='1' a='2'/>", "thuộc tính lặp lại"},
        {"<worksheet>&nbsp;</worksheet>", "thực thể không được khai báo"},
        {"<x:worksheet/>", "tiền tố không gian tên không được khai báo"},
        {"<worksheet>\x01</worksheet>", "sai cú pháp"},
        {"<worksheet/><worksheet/>", "sai cú pháp"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char expected[256];
        snprintf(expected, sizeof expected,
                 "phần “xl/worksheets/sheet1.xml” của tệp sai cú pháp XML: %s "
                 "(dòng 1)",
                 cases[i].what);
        expect_problem(
            open_book((struct book_parts){.sheet = cases[i].sheet}, &LIMITS),
            PROBLEM_FILE_XML, expected);
    }
}

static int stop_at_second(void *userdata, const struct cell *cell)
{
    ++*(int *)userdata;
    return cell->column == 2 ? 42 : 0;
}

static void test_stop(void **state)
{
    (void)state;
    struct opened opened =
        open_book((struct book_parts){.sheet = ROW1("<c><v>1</v></c><c><v>2"
                                                    "</v></c><c><v>3</v></c>")},
                  &LIMITS);
    int calls = 0;
    assert_int_equal(
        workbook_read_sheet(opened.workbook, 0, stop_at_second, &calls), 42);
    assert_int_equal(calls, 2);
    expect_cells(opened, "A1 number 1\nB1 number 2\nC1 number 3\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_number_that_is_none),
        cmocka_unit_test(test_empty_cells),
        cmocka_unit_test(test_bools_and_errors),
        cmocka_unit_test(test_shared_strings),
        cmocka_unit_test(test_shared_string_out_of_range),
        cmocka_unit_test(test_inline_strings),
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_formulas),
        cmocka_unit_test(test_places_without_references),
        cmocka_unit_test(test_last_place),
        cmocka_unit_test(test_hidden),
        cmocka_unit_test(test_other_elements_are_passed_over),
        cmocka_unit_test(test_damaged_in_the_middle),
        cmocka_unit_test(test_syntax),
        cmocka_unit_test(test_stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
