/* Cells by place, and merged ranges. */
#include "make_zip.h"
#include "xlsx/read/merges.h"

static struct opened open_sheet(const char *sheet)
{
    struct opened opened = opened_new();
    struct zip_bytes zip;
    zip_begin(&zip);
    zip_add_book(&zip, (struct book_parts){.sheet = sheet});
    zip_end(&zip);
    opened.workbook = workbook_open_bytes(zip.bytes.data, zip.bytes.length,
                                          "a.xlsx", opened.problems, &LIMITS);
    str_clear(&zip.bytes);
    assert_non_null(opened.workbook);
    return opened;
}

static const char *text_at(const struct grid *grid, uint32_t row,
                           uint32_t column)
{
    const struct cell *cell = grid_at(grid, row, column);
    return cell ? cell->text : "(none)";
}

static const char *merged_text_at(const struct grid *grid, uint32_t row,
                                  uint32_t column)
{
    const struct cell *cell = grid_merged_at(grid, row, column);
    return cell ? cell->text : "(none)";
}

static void test_places(void **state)
{
    (void)state;
    struct opened opened = open_sheet(SHEET_DATA(
        "<row r='2'><c r='B2' t='str'><v>một</v></c><c r='IV2' t='str'><v>rộng"
        "</v></c><c r='IW2' t='str'><v>xa</v></c></row>"
        "<row r='9'><c r='A9' t='e'><v>#N/A</v></c></row>"));
    struct grid *grid = opened_grid(opened.workbook, 0);
    assert_non_null(grid);
    assert_string_equal(text_at(grid, 2, 2), "một");
    assert_string_equal(text_at(grid, 2, 256), "rộng");
    assert_null(grid_at(grid, 2, 257));
    assert_null(grid_at(grid, 1, 1));
    assert_null(grid_at(grid, 2, 3));
    assert_null(grid_at(grid, 10, 1));
    assert_null(grid_at(grid, 0, 0));
    assert_string_equal(text_at(grid, 9, 1), "#N/A");
    assert_int_equal(grid_at(grid, 9, 1)->kind, CELL_ERROR);
    assert_int_equal(grid_last_row(grid), 9);
    assert_int_equal(grid_last_column(grid), 256);
    grid_free(grid);
    opened_close(&opened);
}

static const char *link_at(const struct grid *grid, uint32_t row,
                           uint32_t column)
{
    const struct cell *cell = grid_at(grid, row, column);
    return cell && cell->link ? cell->link : "(none)";
}

/* A formula may take its address from another cell; a formula that is shared
 * takes it from there as far away. */
static void test_addresses_elsewhere(void **state)
{
    (void)state;
    struct opened opened = open_sheet(SHEET_DATA(
        "<row r='1'><c r='A1' t='str'><f>HYPERLINK( $C$1 ,\"Xem\")</f>"
        "<v>Xem</v></c><c r='B1' t='str'><f t='shared' ref='B1:B3' si='0'>"
        "HYPERLINK(C1,\"Xem\")</f><v>Xem</v></c>"
        "<c r='C1' t='str'><v>https://a.vn/1</v></c></row>"
        "<row r='2'><c r='A2'><f>hyperlink(C2)</f></c>"
        "<c r='B2' t='str'><f t='shared' si='0'/><v>Xem</v></c>"
        "<c r='C2' t='str'><v>https://a.vn/2</v></c></row>"
        "<row r='3'><c r='A3' t='str'><f>HYPERLINK(C1&amp;LEFT(C2))</f><v>x</v>"
        "</c><c r='B3' t='str'><f t='shared' si='0'/><v>Xem</v></c></row>"
        "<row r='4'><c r='A4' t='str'><f>HYPERLINK(A0,XFE1)</f><v>x</v></c>"
        "<c r='B4' t='str'><f>HYPERLINK(Khác!C1)</f><v>x</v></c></row>"));
    struct grid *grid = opened_grid(opened.workbook, 0);
    assert_non_null(grid);
    assert_string_equal(link_at(grid, 1, 1), "https://a.vn/1");
    assert_string_equal(link_at(grid, 1, 2), "https://a.vn/1");
    assert_string_equal(link_at(grid, 2, 1), "https://a.vn/2");
    assert_string_equal(text_at(grid, 2, 1), "https://a.vn/2");
    assert_false(grid_at(grid, 2, 1)->unsaved);
    assert_string_equal(link_at(grid, 2, 2), "https://a.vn/2");
    assert_string_equal(link_at(grid, 3, 1), "(none)");
    assert_string_equal(link_at(grid, 3, 2), "(none)");
    assert_string_equal(link_at(grid, 4, 1), "(none)");
    assert_string_equal(link_at(grid, 4, 2), "(none)");
    grid_free(grid);
    opened_close(&opened);
}

/* Texts and cells of the sheet may be joined into an address. */
static void test_joined_addresses(void **state)
{
    (void)state;
    struct opened opened = open_sheet(SHEET_DATA(
        "<row r='1'><c r='A1' t='str'><f>HYPERLINK(\"https://\"&amp;$C$1 "
        "&amp; \"/\" &amp;D1,\"Xem\")</f><v>Xem</v></c>"
        "<c r='B1' t='str'><f t='shared' ref='B1:B2' si='0'>HYPERLINK("
        "concatenate(\"https://\",C1&amp;\"/\",CONCAT(D1)),C1)</f><v>12</v></c>"
        "<c r='C1' t='str'><v>a.vn</v></c><c r='D1'><v>12.5</v></c></row>"
        "<row r='2'><c r='A2'><f>HYPERLINK(\"https://\"&amp;C1&amp;E9)</f></c>"
        "<c r='B2' t='str'><f t='shared' si='0'/><v>Xem</v></c>"
        "<c r='C2' t='str'><v>b.vn</v></c></row>"
        "<row r='3'><c r='A3' t='str'><f>HYPERLINK(\"x\"&amp;D3)</f><v>x</v>"
        "</c><c r='B3' t='str'><f>HYPERLINK(\"x\"&amp;1)</f><v>x</v></c>"
        "<c r='D3' t='b'><v>1</v></c></row>"));
    struct grid *grid = opened_grid(opened.workbook, 0);
    assert_non_null(grid);
    assert_string_equal(link_at(grid, 1, 1), "https://a.vn/12.5");
    assert_string_equal(link_at(grid, 1, 2), "https://a.vn/12.5");
    assert_string_equal(link_at(grid, 2, 1), "https://a.vn");
    assert_string_equal(text_at(grid, 2, 1), "https://a.vn");
    assert_string_equal(link_at(grid, 2, 2), "https://b.vn/");
    assert_string_equal(link_at(grid, 3, 1), "(none)");
    assert_string_equal(link_at(grid, 3, 2), "(none)");
    grid_free(grid);
    opened_close(&opened);
}

/* An address is no longer than Excel follows, whatever is joined. */
static void test_long_addresses(void **state)
{
    (void)state;
    struct str sheet = {0};
    str_append(&sheet, "<worksheet xmlns='" MAIN_NS "'><sheetData><row r='1'>"
                       "<c r='A1' t='str'><f>HYPERLINK(B1");
    for (int i = 0; i < 1000; i++)
        str_append(&sheet, "&amp;B1");
    str_append(&sheet, ")</f><v>x</v></c><c r='B1' t='str'><v>https</v></c>"
                       "</row></sheetData></worksheet>");
    struct opened opened = open_sheet(str_text(&sheet));
    struct grid *grid = opened_grid(opened.workbook, 0);
    assert_non_null(grid);
    assert_string_equal(link_at(grid, 1, 1), "(none)");
    grid_free(grid);
    opened_close(&opened);
    str_clear(&sheet);
}

static void test_empty_sheet(void **state)
{
    (void)state;
    struct opened opened = open_sheet(WORKSHEET(""));
    struct grid *grid = opened_grid(opened.workbook, 0);
    assert_non_null(grid);
    assert_int_equal(grid_last_row(grid), 0);
    assert_int_equal(grid_last_column(grid), 0);
    assert_null(grid_merged_at(grid, 1, 1));
    grid_free(grid);
    grid_free(NULL);
    opened_close(&opened);
}

/* Rows and cells in any order; of two at one place the later one. */
static void test_out_of_order(void **state)
{
    (void)state;
    struct opened opened = open_sheet(SHEET_DATA(
        "<row r='3'><c r='C3' t='str'><v>c</v></c><c r='A3' t='str'><v>a</v>"
        "</c></row><row r='1'><c r='B1' t='str'><v>b</v></c>"
        "<c r='B1' t='str'><v>b2</v></c></row>"
        "<row r='3'><c r='A3' t='str'><v>a2</v></c></row>"));
    struct grid *grid = opened_grid(opened.workbook, 0);
    assert_string_equal(text_at(grid, 1, 2), "b2");
    assert_string_equal(text_at(grid, 3, 1), "a2");
    assert_string_equal(text_at(grid, 3, 3), "c");
    assert_int_equal(grid_last_row(grid), 3);
    grid_free(grid);
    opened_close(&opened);
}

static void test_text_is_cleaned(void **state)
{
    (void)state;
    struct opened opened = open_sheet(
        ROW1("<c t='str'><v>Ha&#x300; Nô&#x323;i_x000D_\n2</v></c>"));
    struct grid *grid = opened_grid(opened.workbook, 0);
    assert_string_equal(text_at(grid, 1, 1), "Hà Nội\n2");
    assert_int_equal(grid_at(grid, 1, 1)->length, strlen("Hà Nội\n2"));
    grid_free(grid);
    opened_close(&opened);
}

static void test_damaged(void **state)
{
    (void)state;
    struct opened opened =
        open_sheet(WORKSHEET("<sheetData><row><c><v>1</v></c></row>"));
    assert_null(opened_grid(opened.workbook, 0));
    assert_int_equal(opened.problems->count, 1);
    assert_null(opened_grid(opened.workbook, 0));
    assert_int_equal(opened.problems->count, 1);
    opened_close(&opened);
}

#define MERGE_SHEET                                                            \
    WORKSHEET("<sheetData><row r='1'><c r='A1' t='str'><v>tiêu đề</v></c>" \
              "<c r='B1' t='str'><v>che</v></c><c r='E1' t='str'><v>cột</v>" \
              "</c></row><row r='5'><c r='A5' t='str'><v>dòng</v></c></row>"  \
              "</sheetData><mergeCells><mergeCell ref='A1:C2'/>"               \
              "<mergeCell ref='E:F'/><mergeCell ref='A5:D5'/>"                 \
              "<mergeCell ref='IW1:IX9'/></mergeCells>")

static void test_merged(void **state)
{
    (void)state;
    struct opened opened = open_sheet(MERGE_SHEET);
    struct grid *grid = opened_grid(opened.workbook, 0);
    assert_string_equal(merged_text_at(grid, 1, 1), "tiêu đề");
    assert_string_equal(merged_text_at(grid, 2, 3), "tiêu đề");
    assert_string_equal(merged_text_at(grid, 1, 2), "tiêu đề");
    assert_string_equal(text_at(grid, 1, 2), "(none)");
    assert_string_equal(merged_text_at(grid, 3, 1), "(none)");
    assert_string_equal(merged_text_at(grid, 1, 4), "(none)");
    assert_string_equal(merged_text_at(grid, 900000, 6), "cột");
    assert_string_equal(merged_text_at(grid, 5, 4), "dòng");
    assert_string_equal(merged_text_at(grid, 5, 300), "(none)");
    const struct cell_range *ranges = opened.workbook->merges.items;
    assert_int_equal(opened.workbook->merges.count, 4);
    assert_int_equal(ranges[1].first_row, 1);
    assert_int_equal(ranges[1].last_row, 1048576);
    assert_int_equal(ranges[1].first_column, 5);
    assert_int_equal(ranges[1].last_column, 6);
    grid_free(grid);
    opened_close(&opened);
}

/* Values that nobody sees are there to be named. */
static void test_covered(void **state)
{
    (void)state;
    struct opened opened = open_sheet(
        WORKSHEET("<sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2"
                  "</v></c></row><row r='2'><c r='A2'><v>3</v></c></row>"
                  "<row r='3'><c r='A3'><v>4</v></c><c r='B3'><v>5</v></c>"
                  "</row></sheetData><mergeCells><mergeCell ref='B3:C4'/>"
                  "<mergeCell ref='A1:B2'/></mergeCells>"));
    struct grid *grid = opened_grid(opened.workbook, 0);
    size_t count;
    const struct cell *cells = grid_cells(grid, &count);
    static const bool covered[] = {false, true, true, false, false};
    assert_int_equal(count, 5);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal((cells[i].notes & CELL_COVERED) != 0, covered[i]);
        assert_int_equal(grid_at(grid, cells[i].row, cells[i].column) == NULL,
                         covered[i]);
    }
    grid_free(grid);
    opened_close(&opened);
}

/* The merge is passed over and named; the cells are there. */
static void test_merges_wrong(void **state)
{
    (void)state;
    static const char *const references[] = {
        "",          "A1:",         ":B2", "A1:B2:C3", "A1:2",
        "XFE1:XFF2", "A1:B1048577", "A",   "5",
    };
    for (size_t i = 0; i < sizeof references / sizeof *references; i++) {
        char sheet[512], message[128];
        snprintf(sheet, sizeof sheet,
                 WORKSHEET("<sheetData><row><c><v>1</v></c></row></sheetData>"
                           "<mergeCells><mergeCell ref='%s'/></mergeCells>"),
                 references[i]);
        snprintf(message, sizeof message,
                 "vùng ô gộp “%s” không hợp lệ, được bỏ qua", references[i]);
        expect_mended(open_book((struct book_parts){.sheet = sheet}, &LIMITS),
                      PROBLEM_MERGE_WRONG, message, "A1 number 1\n");
    }
    expect_mended(open_book((struct book_parts){.sheet = WORKSHEET(
                                                    "<mergeCells><mergeCell/>"
                                                    "</mergeCells>")},
                            &LIMITS),
                  PROBLEM_MERGE_WRONG,
                  "vùng ô gộp “” không hợp lệ, được bỏ qua", "");
}

/* What lies over a range that begins further up or left is left out. */
static void test_overlapping_merges(void **state)
{
    (void)state;
    static const struct cell_range ranges[] = {
        {2, 2, 5, 5},         {1, 1, 2, 2}, {3, 1, 9, 1},
        {1, 4, 1048576, 400}, {6, 2, 6, 3},
    };
    struct merges merges;
    merges_init(&merges, ranges, 5);
    assert_int_equal(merges.count, 4);
    assert_int_equal(merges_find(&merges, 2, 2)->first_row, 1);
    assert_null(merges_find(&merges, 4, 3));
    assert_int_equal(merges_find(&merges, 9, 1)->first_row, 3);
    assert_int_equal(merges_find(&merges, 500000, 256)->first_column, 4);
    assert_null(merges_find(&merges, 500000, 257));
    assert_int_equal(merges_find(&merges, 6, 3)->first_row, 6);
    merges_clear(&merges);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_addresses_elsewhere),
        cmocka_unit_test(test_joined_addresses),
        cmocka_unit_test(test_long_addresses),
        cmocka_unit_test(test_empty_sheet),
        cmocka_unit_test(test_out_of_order),
        cmocka_unit_test(test_text_is_cleaned),
        cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_merged),
        cmocka_unit_test(test_covered),
        cmocka_unit_test(test_merges_wrong),
        cmocka_unit_test(test_overlapping_merges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
