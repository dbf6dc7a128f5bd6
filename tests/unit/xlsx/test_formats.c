/* Number formats: dates, percentages, and what only looks like them. */
#include "make_zip.h"

static void test_codes(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        enum style_kind kind;
    } cases[] = {
        {"General", STYLE_NUMBER},
        {"0.00", STYLE_NUMBER},
        {"#,##0.00\\ \"đồng\"", STYLE_NUMBER},
        {"\"ngày\" 0", STYLE_NUMBER},
        {"[Red]0.00", STYLE_NUMBER},
        {"[Red]#,##0;[Blue]-#,##0", STYLE_NUMBER},
        {"[<=9999999]###\\-####;(###) ###\\-####", STYLE_NUMBER},
        {"0.00E+00", STYLE_NUMBER},
        {"_-* #,##0\\ _d_-", STYLE_NUMBER},
        {"[$-42A]#,##0\\ [$₫-42A]", STYLE_NUMBER},
        {"[$USD] 0", STYLE_NUMBER},
        {"@", STYLE_NUMBER},
        {"0;dd", STYLE_NUMBER},
        {"0\\d", STYLE_NUMBER},
        {"\"unclosed d", STYLE_NUMBER},
        {"\\", STYLE_NUMBER},
        {"[h]:mm", STYLE_NUMBER},
        {"[hh]:mm:ss", STYLE_NUMBER},
        {"[mm]:ss", STYLE_NUMBER},
        {"[ss].00", STYLE_NUMBER},
        {"", STYLE_NUMBER},
        {"dd/mm/yyyy", STYLE_DATE},
        {"[$-42A]dd\\ mmmm\\ yyyy", STYLE_DATE},
        {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", STYLE_DATE},
        {"[$-42A]\"ngày\" d \"tháng\" m \"năm\" yyyy;@", STYLE_DATE},
        {"[Red]d/m/yy", STYLE_DATE},
        {"h:mm AM/PM", STYLE_DATE},
        {"YYYY-MM-DD", STYLE_DATE},
        {"[hidden]d/m", STYLE_DATE},
        {"0%", STYLE_PERCENT},
        {"0.00%;[Red]-0.00%", STYLE_PERCENT},
        {"[Color10]0.0\\ %", STYLE_PERCENT},
        {"0.0\"%\"", STYLE_NUMBER},
        {"0\\%", STYLE_NUMBER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (styles_code_shown(cases[i].code).kind != cases[i].kind)
            print_message("%s\n", cases[i].code);
        assert_int_equal(styles_code_shown(cases[i].code).kind, cases[i].kind);
    }
}

/* One cell of value 45731.5 for each built-in number format. */
static void test_builtin(void **state)
{
    (void)state;
    static const char date[] = "date 2025-03-15T12:00:00";
    static const struct {
        int id;
        const char *shown;
    } cases[] = {
        {0, "number 45731.5"},
        {2, "number 45731.5"},
        {9, "number 45731.5 percent"},
        {10, "number 45731.5 percent"},
        {11, "number 45731.5"},
        {13, "number 45731.5"},
        {14, date},
        {15, date},
        {18, date},
        {21, date},
        {22, date},
        {23, "number 45731.5"},
        {26, "number 45731.5"},
        {27, date},
        {36, date},
        {37, "number 45731.5"},
        {44, "number 45731.5"},
        {45, date},
        {46, "number 45731.5"},
        {47, date},
        {48, "number 45731.5"},
        {49, "number 45731.5"},
        {50, date},
        {58, date},
        {59, "number 45731.5"},
        {67, "number 45731.5 percent"},
        {71, date},
        {80, "number 45731.5"},
        {81, date},
        {82, "number 45731.5"},
        {164, "number 45731.5"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char styles[512], expected[64];
        snprintf(styles, sizeof styles,
                 STYLES("<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
                        "<cellXfs><xf numFmtId='0'/><xf numFmtId='%d'/>"
                        "</cellXfs>"),
                 cases[i].id);
        snprintf(expected, sizeof expected, "A1 %s\n", cases[i].shown);
        struct book_parts parts = {
            .styles = styles, .sheet = ROW1("<c s='1'><v>45731.5</v></c>")};
        expect_cells(open_book(parts, &LIMITS), expected);
    }
}

/* Formats may stand after the cells' and replace built-in ones; the last one
 * of an id counts. */
static void test_own_formats(void **state)
{
    (void)state;
    struct book_parts parts = {
        .styles =
            STYLES("<cellXfs><xf/><xf numFmtId='164'/><xf numFmtId='14'/>"
                   "<xf numFmtId='165'/><xf numFmtId='x'/></cellXfs>"
                   "<numFmts><numFmt numFmtId='165' formatCode='0'/>"
                   "<numFmt numFmtId='164' formatCode='0.0%'/>"
                   "<numFmt numFmtId='14' formatCode='0.00'/>"
                   "<numFmt numFmtId='165' formatCode='d/m/yyyy'/>"
                   "<numFmt formatCode='d'/><numFmt numFmtId='0'/></numFmts>"),
        .sheet = ROW1("<c s='0'><v>0.5</v></c><c s='1'><v>0.955</v></c>"
                      "<c s='2'><v>45731</v></c><c s='3'><v>45731</v></c>"
                      "<c s='4'><v>1</v></c><c><v>2</v></c>"
                      "<c s='3' t='str'><v>x</v></c>"),
    };
    expect_cells(open_book(parts, &LIMITS),
                 "A1 number 0.5\nB1 number 0.955 percent\nC1 number 45731\n"
                 "D1 date 2025-03-15\nE1 number 1\nF1 number 2\nG1 text x\n");
}

#define DATE_STYLES STYLES("<cellXfs><xf numFmtId='14'/></cellXfs>")

static void test_dates_of_1900(void **state)
{
    (void)state;
    struct book_parts parts = {
        .styles = DATE_STYLES,
        .sheet = ROW1("<c><v>1</v></c><c><v>59</v></c><c><v>60</v></c>"
                      "<c><v>61</v></c><c><v>45731.354166666664</v></c>"
                      "<c><v>45731.999999</v></c><c><v>2958465</v></c>"
                      "<c><v>2958466</v></c><c><v>0.5</v></c><c><v>-1</v></c>"
                      "<c><v>1E15</v></c><c><v>45731.0000000001</v></c>"
                      "<c><v>1E-300</v></c><c><v>1E300</v></c>"),
    };
    expect_cells(open_book(parts, &LIMITS),
                 "A1 date 1900-01-01\nB1 date 1900-02-28\nC1 number 60\n"
                 "D1 date 1900-03-01\nE1 date 2025-03-15T08:30:00\n"
                 "F1 date 2025-03-16\nG1 date 9999-12-31\nH1 number 2958466\n"
                 "I1 number 0.5\nJ1 number -1\nK1 number 1000000000000000\n"
                 "L1 date 2025-03-15\nM1 number 0."
                 "000000000000000000000000000000000000000000000000000000000000"
                 "000000000000000000000000000000000000000000000000000000000000"
                 "000000000000000000000000000000000000000000000000000000000000"
                 "000000000000000000000000000000000000000000000000000000000000"
                 "00000000000000000000000000000000000000000000000000000000000"
                 "1\nN1 number 1"
                 "000000000000000000000000000000000000000000000000000000000000"
                 "000000000000000000000000000000000000000000000000000000000000"
                 "000000000000000000000000000000000000000000000000000000000000"
                 "000000000000000000000000000000000000000000000000000000000000"
                 "000000000000000000000000000000000000000000000000000000000000"
                 "\n");
}

#define BOOK_1904                                                              \
    "<workbook xmlns='" MAIN_NS "' xmlns:r='" DOC_RELS                         \
    "'><workbookPr date1904='1'/><sheets><sheet name='a' sheetId='1' "         \
    "r:id='rId1'/></sheets></workbook>"

static void test_dates_of_1904(void **state)
{
    (void)state;
    struct book_parts parts = {
        .workbook = BOOK_1904,
        .styles = DATE_STYLES,
        .sheet = ROW1("<c><v>0</v></c><c><v>1</v></c><c><v>44269.5</v></c>"
                      "<c t='d'><v>2025-03-15</v></c>"),
    };
    struct opened opened = open_book(parts, &LIMITS);
    expect_cells(opened, "A1 date 1904-01-01\nB1 date 1904-01-02\n"
                         "C1 date 2025-03-15T12:00:00\nD1 date 2025-03-15\n");
}

static void test_iso_dates(void **state)
{
    (void)state;
    struct book_parts parts = {
        .sheet = ROW1(
            "<c t='d'><v>2025-03-15</v></c>"
            "<c t='d'><v>2025-03-15T08:30:00</v></c>"
            "<c t='d'><v>2025-03-15T08:30</v></c>"
            "<c t='d'><v>2025-03-15T08:30:05.750Z</v></c>"
            "<c t='d'><v>2025-12-31T23:59:59.9999999</v></c>"
            "<c t='d'><v>12:00:00</v></c><c t='d'><v>2025-02-30</v></c>"
            "<c t='d'><v>2025-03-15T25:00</v></c>"
            "<c t='d'><v>2025-03-15x</v></c><c t='d'><v>PT1H</v></c>"
            "<c t='d'><v>2025-03-15T</v></c><c t='d'><v>15/3/2025</v></c>"),
    };
    expect_cells(open_book(parts, &LIMITS),
                 "A1 date 2025-03-15\nB1 date 2025-03-15T08:30:00\n"
                 "C1 date 2025-03-15T08:30:00\nD1 date 2025-03-15T08:30:06\n"
                 "E1 date 2026-01-01\nF1 number 0.5\nG1 text 2025-02-30\n"
                 "H1 text 2025-03-15T25:00\nI1 text 2025-03-15x\n"
                 "J1 text PT1H\nK1 text 2025-03-15T\nL1 text 15/3/2025\n");
}

static int keep_serial(void *userdata, const struct cell *cell)
{
    *(struct decimal *)userdata = cell->number;
    return 0;
}

static void expect_serial(const char *workbook, const char *sheet,
                          const char *serial)
{
    struct opened opened = open_book(
        (struct book_parts){.workbook = workbook, .sheet = sheet}, &LIMITS);
    struct decimal number = {0};
    char buffer[DECIMAL_TEXT_SIZE];
    workbook_read_sheet(opened.workbook, 0, keep_serial, &number);
    assert_string_equal(decimal_format(number, buffer), serial);
    opened_close(&opened);
}

static void test_serials_of_iso_dates(void **state)
{
    (void)state;
    expect_serial(NULL, ROW1("<c t='d'><v>2025-03-15</v></c>"), "45731");
    expect_serial(NULL, ROW1("<c t='d'><v>2025-03-15T18:00</v></c>"),
                  "45731.75");
    expect_serial(NULL, ROW1("<c t='d'><v>1900-02-28</v></c>"), "59");
    expect_serial(NULL, ROW1("<c t='d'><v>1900-03-01</v></c>"), "61");
    expect_serial(BOOK_1904, ROW1("<c t='d'><v>1904-01-02</v></c>"), "1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codes),
        cmocka_unit_test(test_builtin),
        cmocka_unit_test(test_own_formats),
        cmocka_unit_test(test_dates_of_1900),
        cmocka_unit_test(test_dates_of_1904),
        cmocka_unit_test(test_iso_dates),
        cmocka_unit_test(test_serials_of_iso_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
