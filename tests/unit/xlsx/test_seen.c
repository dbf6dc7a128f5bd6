/* What an eye sees of a cell, and what lies behind it: fonts, pictures, links.
 */
#include "make_zip.h"

#define STRUCK "<rPr><strike/></rPr>"
#define PLAIN_FONT "<rPr><b/></rPr>"
#define SUPER "<rPr><vertAlign val='superscript'/></rPr>"
#define SUB "<rPr><vertAlign val='subscript'/></rPr>"
#define RUN(font, text) "<r>" font "<t>" text "</t></r>"

/* Each text once inline and once shared: A1 and B1. */
static void expect_seen(const char *runs, const char *cell_font,
                        const char *seen)
{
    char sheet[1024], strings[1024], styles[512], expected[512];
    snprintf(sheet, sizeof sheet,
             ROW1("<c s='1' t='inlineStr'><is>%s</is></c>"
                  "<c s='1' t='s'><v>0</v></c>"),
             runs);
    snprintf(strings, sizeof strings, SST("<si>%s</si>"), runs);
    snprintf(styles, sizeof styles,
             STYLES("<fonts><font/><font>%s</font></fonts><cellXfs><xf/>"
                    "<xf fontId='1'/></cellXfs>"),
             cell_font);
    snprintf(expected, sizeof expected, "A1 text %s\nB1 text %s\n", seen, seen);
    expect_cells(open_book((struct book_parts){.sheet = sheet,
                                               .strings = strings,
                                               .styles = styles},
                           &LIMITS),
                 *seen ? expected : "");
}

static void test_struck_runs(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {RUN(STRUCK, "1") RUN(PLAIN_FONT, "2"), "2 struck"},
        {RUN("", "1") RUN(STRUCK, "2"), "1 struck"},
        {RUN("", "1") RUN(STRUCK, "2") RUN("", "3"), "1 3 struck"},
        {RUN("", "chuyển ") RUN(STRUCK, "đỏi") RUN("", "đổi"),
         "chuyển đổi struck"},
        {RUN(STRUCK, "hết"), " struck"},
        {RUN("<rPr><strike val='0'/></rPr>", "1") RUN("", "2"), "12"},
        {RUN("<rPr><strike val='false'/></rPr>", "1"), "1"},
        {RUN("<rPr><strike val='1'/></rPr>", "1"), " struck"},
        {"<t>thường</t>", "thường"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_seen(cases[i][0], "", cases[i][1]);
}

/* The cell's own font is struck through: only runs with a font of their own
 * that is not are seen. */
static void test_struck_cells(void **state)
{
    (void)state;
    expect_seen("<t>12</t>", "<strike/>", " struck");
    expect_seen(RUN("", "1") RUN(PLAIN_FONT, "2"), "<strike/>", "2 struck");
    expect_seen(RUN(PLAIN_FONT, "12"), "<strike val='true'/>", "12");
    expect_seen("<t>12</t>", "<strike val='0'/>", "12");
    expect_cells(
        open_book(
            (struct book_parts){
                .sheet = ROW1("<c s='1'><v>5</v></c><c s='1' t='b'><v>1"
                              "</v></c><c s='1' t='str'><f>A1</f><v>x"
                              "</v></c><c s='1'/>"),
                .styles = STYLES("<fonts><font/><font><strike/></font>"
                                 "</fonts><cellXfs><xf/><xf fontId='1'/>"
                                 "</cellXfs>")},
            &LIMITS),
        "A1 text  struck\nB1 text  struck\nC1 text  struck\n");
}

static void test_raised_runs(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {RUN("", "100") RUN(SUPER, "2"), "100 raised"},
        {RUN("", "100") RUN(SUB, "12"), "100 raised"},
        {RUN(SUPER, "1") RUN("", "100"), "100 raised"},
        {RUN("", "45 m") RUN(SUPER, "2"), "45 m2"},
        {RUN("", "100") RUN(SUPER, "(1)"), "100(1)"},
        {RUN(SUPER, "1") RUN("", " số liệu"), "1 số liệu"},
        {RUN("<rPr><vertAlign val='baseline'/></rPr>", "1") RUN("", "2"), "12"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_seen(cases[i][0], "", cases[i][1]);
}

static void expect_sheet(const char *sheet, const char *cells)
{
    expect_cells(open_book((struct book_parts){.sheet = sheet}, &LIMITS),
                 cells);
}

static void test_pictures(void **state)
{
    (void)state;
    expect_sheet(
        ROW1("<c t='e' vm='1'><v>#VALUE!</v></c>"
             "<c t='e'><v>#VALUE!</v></c>"
             "<c t='e' vm='1'><f>A2:A9</f><v>#VALUE!</v></c>"
             "<c t='str'><f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>=DISPIMG(1)</v>"
             "</c><c t='e'><f>_xlfn.IMAGE(\"https://a.vn/b.png\")</f>"
             "<v>#NAME?</v></c><c><f>DISPIMG(\"ID\",1)</f></c>"
             "<c t='str'><f>\"DISPIMG(\"</f><v>x</v></c>"
             "<c t='str' vm='3'><v>Hà Nội</v></c>"),
        "A1 text [hình ảnh] picture\nB1 error #VALUE!\n"
        "C1 error #VALUE! formula\nD1 text [hình ảnh] formula picture\n"
        "E1 text [hình ảnh] formula picture\n"
        "F1 text [hình ảnh] formula picture\nG1 text x formula\n"
        "H1 text Hà Nội\n");
}

static void test_link_formulas(void **state)
{
    (void)state;
    expect_sheet(
        ROW1("<c t='str'><f>HYPERLINK(\"https://a.vn/1\",\"Xem\")</f>"
             "<v>Xem</v></c>"
             "<c><f>hyperlink( \"https://a.vn/\"&amp;\"2\" )</f></c>"
             "<c t='str'><f>IF(A9=\"\",\"\",HYPERLINK(\"https://a.vn/3\",B1))"
             "</f><v>Xem</v></c>"
             "<c t='str'><f>HYPERLINK(A1)</f><v>https://a.vn/4</v></c>"
             "<c t='str'><f>HYPERLINK(\"https://a.vn/\"&amp;A1)</f><v>x</v></c>"
             "<c t='str'><f>\"HYPERLINK(\"&amp;\"a\"</f><v>x</v></c>"
             "<c t='str'><f>MYHYPERLINK(\"a\")</f><v>x</v></c>"
             "<c><f>HYPERLINK(\"https://a.vn/8\",\"Số \"\"8\"\"\")</f></c>"
             "<c><f>HYPERLINK(\"https://a.vn/9</f></c>"),
        "A1 text Xem formula -> https://a.vn/1\n"
        "B1 text https://a.vn/2 formula -> https://a.vn/2\n"
        "C1 text Xem formula -> https://a.vn/3\n"
        "D1 text https://a.vn/4 formula\nE1 text x formula\n"
        "F1 text x formula\nG1 text x formula\n"
        "H1 text Số \"8\" formula -> https://a.vn/8\n"
        "I1 text  formula unsaved\n");
}

#define SHARED(attributes, formula)                                            \
    "<c t='str'><f t='shared' " attributes ">" formula "</f><v>Xem</v></c>"

/* The others of a shared formula have its number alone. */
static void test_shared_formulas(void **state)
{
    (void)state;
    expect_sheet(
        ROW1(SHARED("si='1'", "") SHARED("ref='B1:F1' si='1'",
                                         "HYPERLINK(\"https://a.vn/1\",A9)")
                 SHARED("si='1'", "") SHARED("si='2'", "A1&amp;A2")
                     SHARED("si='2'", "") SHARED("si='4294967296'", "")
                         SHARED("si='90000'", "HYPERLINK(\"https://a.vn/2\")")
                             SHARED("si='90000'", "")),
        "A1 text Xem formula\nB1 text Xem formula -> https://a.vn/1\n"
        "C1 text Xem formula -> https://a.vn/1\nD1 text Xem formula\n"
        "E1 text Xem formula\nF1 text Xem formula\n"
        "G1 text Xem formula -> https://a.vn/2\nH1 text Xem formula\n");
}

#define LINK_SHEET(links)                                                      \
    "<worksheet xmlns='" MAIN_NS "' xmlns:r='" DOC_RELS                        \
    "'><sheetData><row><c t='str'><v>a</v></c><c><v>1</v></c></row><row>"      \
    "<c t='str'><v>b</v></c></row></sheetData><hyperlinks>" links              \
    "</hyperlinks></worksheet>"
#define EXTERNAL(id, target)                                                   \
    "<Relationship Id='" id "' Type='" DOC_RELS "/hyperlink' Target='" target  \
    "' TargetMode='External'/>"

static struct opened open_links(const char *sheet, const char *relations,
                                const struct limits *limits)
{
    struct zip_bytes zip;
    zip_begin(&zip);
    zip_add_book(&zip, (struct book_parts){.sheet = sheet});
    if (relations)
        zip_add(&zip, "xl/worksheets/_rels/sheet1.xml.rels", relations);
    return open_zip(&zip, limits);
}

/* The cells of a sheet with what lies behind them; closes the workbook. */
static void expect_links(struct opened opened, const char *expected)
{
    struct grid *grid = opened_grid(opened.workbook, 0);
    struct str found = {0};
    size_t count;
    assert_non_null(grid);
    const struct cell *cells = grid_cells(grid, &count);
    for (size_t i = 0; i < count; i++)
        str_printf(&found, "%s;", cells[i].link ? cells[i].link : "-");
    assert_string_equal(str_text(&found), expected);
    str_clear(&found);
    grid_free(grid);
    opened_close(&opened);
}

static void test_links(void **state)
{
    (void)state;
    const char *relations = RELS(EXTERNAL("rL2", " https://a.vn/2 ")
                                     EXTERNAL("rL1", "https://a.vn/1"));
    expect_links(open_links(LINK_SHEET("<hyperlink ref='A1' r:id='rL1'/>"
                                       "<hyperlink ref='B1' r:id='rL2'/>"),
                            relations, &LIMITS),
                 "https://a.vn/1;https://a.vn/2;-;");
    expect_links(open_links(LINK_SHEET("<hyperlink ref='A1:A9' r:id='rL1'/>"
                                       "<hyperlink ref='C7' r:id='rL2'/>"),
                            relations, &LIMITS),
                 "https://a.vn/1;-;https://a.vn/1;https://a.vn/2;");
    expect_links(open_links(LINK_SHEET("<hyperlink ref='C1' r:id='rL1'/>"
                                       "<hyperlink ref='C1' r:id='rL2'/>"
                                       "<hyperlink ref='XFD1' r:id='rL2'/>"
                                       "<hyperlink ref='B1' r:id='rL1' "
                                       "location='muc-2'/>"),
                            relations, &LIMITS),
                 "-;https://a.vn/1#muc-2;https://a.vn/2;-;");
    expect_links(open_links(LINK_SHEET("<hyperlink ref='A1' location='B!A1'/>"),
                            NULL, &LIMITS),
                 "-;-;-;");
}

static void test_links_wrong(void **state)
{
    (void)state;
    const char *sheet = LINK_SHEET("<hyperlink ref='A1' r:id='rL9'/>"
                                   "<hyperlink ref='' r:id='rL1'/>"
                                   "<hyperlink ref='A2' r:id='rL1'/>");
    struct opened opened =
        open_links(sheet, RELS(EXTERNAL("rL1", "https://a.vn/1")), &LIMITS);
    assert_int_equal(opened.problems->count, 1);
    assert_int_equal(opened.problems->items[0].code, PROBLEM_LINK_LOST);
    assert_string_equal(opened.problems->items[0].cell, "A1");
    expect_links(opened, "-;-;https://a.vn/1;");
}

static void test_link_count(void **state)
{
    (void)state;
    struct limits limits = LIMITS;
    limits.links = 3;
#define TWO "<hyperlink ref='A1' r:id='r'/><hyperlink ref='A1' r:id='r'/>"
    const char *relations = RELS(EXTERNAL("r", "https://a.vn/1"));
    expect_links(open_links(LINK_SHEET(TWO), relations, &limits),
                 "https://a.vn/1;-;-;");
    expect_problem(open_links(LINK_SHEET(TWO TWO), relations, &limits),
                   PROBLEM_FILE_LIMIT,
                   "tệp vượt giới hạn cho phép: trang tính có quá 3 liên kết");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_struck_runs),
        cmocka_unit_test(test_struck_cells),
        cmocka_unit_test(test_raised_runs),
        cmocka_unit_test(test_pictures),
        cmocka_unit_test(test_link_formulas),
        cmocka_unit_test(test_shared_formulas),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_links_wrong),
        cmocka_unit_test(test_link_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
