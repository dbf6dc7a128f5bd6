/* Tables: columns, bands, heads on each page, rows that stay whole. */
#include "printing.h"

#include "document/layout/table/table.h"

static const char LONG_TITLE[] =
    "Người đứng đầu xã/phường (Chủ tịch xã/phường) là Trưởng Ban chỉ đạo về "
    "khoa "
    "học, công nghệ, đổi mới sáng tạo, chuyển đổi số, cải cách hành chính";

/* The report's table: groups as bands, long titles, short agencies. */
static void add_report_table(struct printing *p, int rows)
{
    by_hand_table(&p->blocks, "llrrrll",
                  "Mã | Chỉ số | Tối đa | Tự đánh giá | Thẩm định | Đơn vị "
                  "chấm | Nhận xét");
    for (int i = 0; i < rows; i++) {
        char line[512];
        if (i % 6 == 0) {
            snprintf(line, sizeof line,
                     "**%d. Nhóm số %d** | | **30** | **25,80** | "
                     "**24,14** | |",
                     i / 6 + 1, i / 6 + 1);
            by_hand_add_row(&p->blocks, line);
        }
        snprintf(line, sizeof line, "m%d. | %s | 10 | 8,30 | 6,64 | %s | %s", i,
                 LONG_TITLE, i % 2 ? "Sở KH&CN" : "VP UBND TP",
                 i % 3 ? "" : "Mẫu số chưa gồm các hộ tạm trú");
        by_hand_add_row(&p->blocks, line);
    }
}

static const struct piece *piece_with(struct printing *p, const char *text)
{
    return &p->layout.pieces.items[printing_piece_of(p, text)];
}

static double right_of(const struct mark *mark)
{
    return mark->x + mark->width;
}

/* What the mock pages did wrong: the agency broken in its narrow column. */
static void short_labels_are_not_broken(void **state)
{
    struct printing *p = *state;
    add_report_table(p, 12);
    printing_lay_out(p);
    assert_non_null(printing_find(piece_with(p, "m1."), "Sở KH&CN"));
    assert_non_null(printing_find(piece_with(p, "m2."), "VP UBND TP"));
}

/* One long name among many short ones is broken, and they are not. */
static void a_long_label_does_not_part_the_short_ones(void **state)
{
    struct printing *p = *state;
    by_hand_table(&p->blocks, "lll", "Đơn vị | Chỉ số thành phần | Xếp loại");
    by_hand_attribute(&p->blocks, "widths", "10 90 10");
    for (int i = 0; i < 12; i++) {
        char line[512];
        snprintf(line, sizeof line, "%s | m%d. %s %s | Xuất sắc",
                 i == 3 ? "Phường Văn Miếu - Quốc Tử Giám" : "Xã Thượng Phúc",
                 i, LONG_TITLE, LONG_TITLE);
        by_hand_add_row(&p->blocks, line);
    }
    printing_lay_out(p);
    assert_non_null(printing_find(piece_with(p, "m1."), "Xã Thượng Phúc"));
    assert_non_null(printing_find(piece_with(p, "m1."), "Xuất sắc"));
    assert_null(
        printing_find(piece_with(p, "m3."), "Phường Văn Miếu - Quốc Tử Giám"));
}

static void asked_widths_do_not_break_words(void **state)
{
    struct printing *p = *state;
    by_hand_table(&p->blocks, "ll", "Một | Hai");
    by_hand_attribute(&p->blocks, "widths", "1 40");
    by_hand_add_row(&p->blocks, "nghiêng | x");
    printing_lay_out(p);
    assert_non_null(printing_find(piece_with(p, "nghiêng"), "nghiêng"));
}

static void widths_are_shares_and_millimetres(void **state)
{
    struct printing *p = *state;
    by_hand_table(&p->blocks, "lll", "a | b | c");
    by_hand_attribute(&p->blocks, "widths", "40mm 1 3");
    by_hand_add_row(&p->blocks, "d | e | f");
    printing_lay_out(p);
    const struct piece *row = piece_with(p, "d");
    double first = printing_find(row, "d")->x;
    double rest = p->layout.width - MM(40);
    assert_near(printing_find(row, "e")->x - first, MM(40), 0.01);
    assert_near(printing_find(row, "f")->x - first, MM(40) + rest / 4, 0.01);
}

static void wrong_widths_are_refused(void **state)
{
    struct printing *p = *state;
    static const char *const WRONG[] = {"1", "1 2 3", "1 x", "0 1", "-1 2", ""};
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        char wanted[128];
        printing_restart(p);
        by_hand_table(&p->blocks, "ll", "a | b");
        by_hand_attribute(&p->blocks, "widths", WRONG[i]);
        assert_false(layout_blocks(&p->layout, &p->blocks));
        snprintf(wanted, sizeof wanted,
                 "widths=\"%s\" không hợp với bảng 2 cột", WRONG[i]);
        assert_string_equal(p->error, wanted);
    }
}

static void numbers_stand_at_the_right(void **state)
{
    struct printing *p = *state;
    by_hand_table(&p->blocks, "lr", "Tên | Điểm");
    by_hand_add_row(&p->blocks, "a | 1,00");
    by_hand_add_row(&p->blocks, "b | 100,00");
    printing_lay_out(p);
    assert_near(right_of(printing_find(piece_with(p, "1,00"), "1,00")),
                right_of(printing_find(piece_with(p, "100,00"), "100,00")),
                0.01);
    assert_near(right_of(printing_find(&p->layout.pieces.items[0], "Điểm")),
                right_of(printing_find(piece_with(p, "1,00"), "1,00")), 0.01);
}

static void text_stays_in_its_table(void **state)
{
    struct printing *p = *state;
    char address[301] = "https://";
    memset(address + 8, 'a', 292);
    address[300] = '\0';
    char line[1024];
    by_hand_table(&p->blocks, "llllllll", "Mã | A | B | C | D | E | F | G");
    snprintf(line, sizeof line,
             "1 | %s | Nghiêng | %s | ngoằn | ngoèo | %s | 7", address, address,
             address);
    by_hand_add_row(&p->blocks, line);
    printing_lay_out(p);
    for (size_t i = 0; i < p->layout.pieces.count; i++) {
        const struct piece *piece = &p->layout.pieces.items[i];
        for (size_t m = 0; m < piece->mark_count; m++)
            assert_true(right_of(&piece->marks[m]) <= p->layout.width + 0.1);
    }
    assert_non_null(printing_find(piece_with(p, "ngoằn"), "ngoèo"));
    assert_non_null(printing_find(piece_with(p, "ngoằn"), "Nghiêng"));
}

static void head_is_white_on_ink(void **state)
{
    struct printing *p = *state;
    by_hand_table(&p->blocks, "l", "Tên");
    by_hand_add_row(&p->blocks, "a");
    printing_lay_out(p);
    const struct piece *head = &p->layout.pieces.items[0];
    assert_int_equal(head->marks[0].kind, MARK_RECT);
    assert_int_equal(head->marks[0].color, COLOR_INK);
    assert_int_equal(printing_find(head, "Tên")->color, COLOR_WHITE);
    assert_int_equal(printing_find(head, "Tên")->face, FACE_BOLD);
}

static void bold_rows_are_bands(void **state)
{
    struct printing *p = *state;
    by_hand_table(&p->blocks, "llr", "Mã | Tên | Điểm");
    by_hand_add_row(&p->blocks, "**1. Một nhóm có tên dài** | | **15**");
    by_hand_add_row(&p->blocks, "**1.1** | a | 5");
    by_hand_add_row(&p->blocks, "**1** | [=0.5] | **5**");
    printing_lay_out(p);
    const struct piece *pieces = p->layout.pieces.items;
    assert_int_equal(pieces[1].marks[0].kind, MARK_RECT);
    assert_int_equal(pieces[1].marks[0].color, COLOR_TINT);
    /* Its text runs over the empty cell. */
    assert_non_null(printing_find(&pieces[1], "1. Một nhóm có tên dài"));
    assert_int_equal(pieces[2].break_cost, BREAK_NEVER);
    assert_int_not_equal(pieces[2].marks[0].kind, MARK_RECT);
    assert_int_not_equal(pieces[3].marks[0].color, COLOR_TINT);
}

static void bar_fills_its_share(void **state)
{
    struct printing *p = *state;
    by_hand_table(&p->blocks, "ll", "Tên | ");
    by_hand_add_row(&p->blocks, "a | [=0.25]");
    by_hand_add_row(&p->blocks, "b | [=0]");
    printing_lay_out(p);
    const struct piece *row = &p->layout.pieces.items[1];
    double track = 0, fill = 0;
    for (size_t i = 0; i < row->mark_count; i++)
        if (row->marks[i].kind == MARK_RECT)
            *(row->marks[i].color == COLOR_INK ? &fill : &track) =
                row->marks[i].width;
    assert_true(track >= MM(20));
    assert_near(fill, track / 4, 0.01);
    row = &p->layout.pieces.items[2];
    for (size_t i = 0; i < row->mark_count; i++)
        assert_false(row->marks[i].kind == MARK_RECT &&
                     row->marks[i].color == COLOR_INK);
}

static void styles_differ(void **state)
{
    struct printing *p = *state;
    static const char *const STYLES[] = {"plain", "grid", "info"};
    size_t lines[3];
    for (int s = 0; s < 3; s++) {
        printing_restart(p);
        by_hand_table(&p->blocks, "ll", s == 2 ? " | " : "Một | Hai");
        by_hand_attribute(&p->blocks, "style", STYLES[s]);
        by_hand_add_row(&p->blocks, "a | b");
        printing_lay_out(p);
        lines[s] = 0;
        for (size_t i = 0; i < p->layout.pieces.count; i++)
            for (size_t m = 0; m < p->layout.pieces.items[i].mark_count; m++)
                lines[s] +=
                    p->layout.pieces.items[i].marks[m].kind == MARK_LINE;
        if (s < 2)
            assert_int_equal(
                printing_find(&p->layout.pieces.items[0], "Một")->color,
                COLOR_BLACK);
    }
    assert_int_equal(lines[0], 2); /* under the head and at the end */
    assert_int_equal(lines[1], 10);
    assert_int_equal(lines[2], 0);
}

/* ---- pages ---- */

static void head_is_repeated(void **state)
{
    struct printing *p = *state;
    add_report_table(p, 47);
    printing_lay_out(p);
    printing_print(p);
    char *output =
        printing_tool(p, "pdftotext -layout %s - | grep -c 'Mã  *Chỉ số'");
    assert_int_equal(atoi(output), p->report.pages);
    free(output);
}

/* Whatever comes before, no page has one row of the table, a band is not last
 * on its page, and the rows of a page fit on it. */
static void no_page_has_a_single_row(void **state)
{
    struct printing *p = *state;
    for (int rows = 10; rows < 60; rows++) {
        printing_restart(p);
        add_report_table(p, rows);
        by_hand_add_row(&p->blocks,
                        "**Tổng cộng** | | **300** | **1** | **2** | |");
        printing_lay_out(p);
        assert_true(p->pages.count > 1 || rows < 20);
        for (size_t i = 0; i < p->pages.count; i++) {
            struct page_range range = p->pages.items[i];
            const struct piece *pieces = p->layout.pieces.items;
            size_t body = 0;
            double height = i > 0 ? pieces[0].height : 0;
            for (size_t k = range.first; k < range.end; k++) {
                body += pieces[k].table != NULL;
                height += pieces[k].height;
            }
            assert_true(body >= 2);
            assert_true(height <= paper_text_height(paper_find(NULL)) + 0.1);
            if (i + 1 < p->pages.count)
                assert_int_not_equal(pieces[range.end].break_cost, BREAK_NEVER);
        }
    }
}

static void signature_takes_rows_along(void **state)
{
    struct printing *p = *state;
    for (int rows = 10; rows < 40; rows++) {
        printing_restart(p);
        add_report_table(p, rows);
        by_hand_fenced(&p->blocks, "signature",
                       "title | GIÁM ĐỐC\nname | Lê Văn B");
        printing_lay_out(p);
        struct page_range last = p->pages.items[p->pages.count - 1];
        assert_true(last.end - last.first >= 3);
    }
}

static void heading_breaks_into_two_lines_at_most(void **state)
{
    struct printing *p = *state;
    by_hand_table(&p->blocks, "llrrl",
                  "Mã | Chỉ số | Tự đánh giá | Điểm thẩm định | Lý do");
    by_hand_attribute(&p->blocks, "widths", "4 60 2 2 32");
    by_hand_add_row(&p->blocks, "1.1 | Tên | 5,00 | 5,00 | Không có");
    printing_lay_out(p);
    assert_near(p->layout.pieces.items[0].height, 2 * 10 * 1.12 + 2 * HEAD_PAD,
                0.1);
}

static void note_runs_over_the_columns_after_its_own(void **state)
{
    struct printing *p = *state;
    by_hand_table(&p->blocks, "llrr", "Mã | Chỉ số | Lần 1 | Lần 2");
    by_hand_add_row(&p->blocks, "1.1 | Tên | 5,00 | 4,00");
    by_hand_add_row(&p->blocks,
                    "| Đơn vị giải trình rằng văn bản đã được ban hành từ "
                    "tháng 3 năm 2025 và được gửi kèm theo phiếu này để Tổ "
                    "công tác xem xét | |");
    printing_lay_out(p);
    const struct piece *row = &p->layout.pieces.items[1];
    const struct piece *note = &p->layout.pieces.items[2];
    double right = 0;
    for (size_t i = 0; i < note->mark_count; i++)
        right = larger(right, note->marks[i].x + note->marks[i].width);
    assert_true(right > printing_find(row, "5,00")->x + 20);
    /* No line parts it from its row. */
    for (size_t i = 0; i < row->mark_count; i++)
        assert_int_not_equal(row->marks[i].kind, MARK_LINE);
    assert_int_equal(note->break_cost, BREAK_BAD);
}

/* A row over many pages says on each whose it is. */
static void row_that_goes_on_repeats_its_code(void **state)
{
    struct printing *p = *state;
    struct str cell = {0};
    str_append(&cell, "7.3 | ");
    for (int i = 0; i < 400; i++)
        str_printf(&cell, "Lý do thứ %d của cơ quan chấm điểm. ", i);
    by_hand_table(&p->blocks, "ll", "Mã | Lý do");
    by_hand_add_row(&p->blocks, str_text(&cell));
    printing_lay_out(p);
    printing_print(p);
    assert_true(p->report.pages > 1);
    char *said = printing_tool(p, "pdftotext -layout %s - | grep -c '7\\.3'");
    assert_int_equal(atoi(said), p->report.pages);
    free(said);
    str_clear(&cell);
}

/* Rows that take half a page each do not leave the other half empty. */
static void tall_rows_are_cut_sooner_than_pages_left_empty(void **state)
{
    struct printing *p = *state;
    by_hand_table(&p->blocks, "ll", "Mã | Lý do");
    struct str cell = {0};
    for (int i = 0; i < 75; i++)
        str_append(&cell, "Lý do của cơ quan chấm điểm nêu ở đây. ");
    for (int r = 0; r < 6; r++) {
        struct str row = {0};
        str_printf(&row, "%d | %s", r, str_text(&cell));
        by_hand_add_row(&p->blocks, str_text(&row));
        str_clear(&row);
    }
    printing_lay_out(p);
    double room = paper_text_height(paper_find(NULL));
    for (size_t i = 0; i + 1 < p->pages.count; i++) {
        double used = i > 0 ? p->layout.pieces.items[0].height : 0;
        for (size_t k = p->pages.items[i].first; k < p->pages.items[i].end; k++)
            used += p->layout.pieces.items[k].height;
        assert_true(used > room * 0.75);
    }
    str_clear(&cell);
}

static void row_taller_than_a_page_goes_on(void **state)
{
    struct printing *p = *state;
    struct str cell = {0};
    for (int i = 0; i < 400; i++)
        str_printf(&cell,
                   "Ý kiến #%d# của đơn vị về kết quả thẩm định lần một. ", i);
    str_append(&cell, "| HẾT");
    by_hand_table(&p->blocks, "ll", "Ý kiến | Ghi chú");
    by_hand_add_row(&p->blocks, str_text(&cell));
    by_hand_add_row(&p->blocks, "Hàng sau | x");
    printing_lay_out(p);
    assert_true(p->pages.count >= 3);
    for (size_t i = 0; i < p->layout.pieces.count; i++)
        assert_true(p->layout.pieces.items[i].height <
                    paper_text_height(paper_find(NULL)));
    printing_print(p);
    char *output = printing_tool(p, "pdftotext -layout %s - | grep -c 'Ghi'");
    assert_int_equal(atoi(output), p->report.pages);
    free(output);
    output = printing_tool(
        p, "pdftotext -raw %s - | tr '\\n' ' ' | grep -o '#[0-9]*#' "
           "| wc -l");
    assert_int_equal(atoi(output), 400);
    free(output);
    str_clear(&cell);
}

static void two_thousand_rows(void **state)
{
    struct printing *p = *state;
    by_hand_table(&p->blocks, "rllr", "Hạng | Đơn vị | | Điểm");
    for (int i = 1; i <= 2000; i++) {
        char line[160];
        snprintf(line, sizeof line,
                 "%d | Phường Văn Miếu - Quốc Tử Giám | [=0.%03d] | %d,25", i,
                 i % 1000, i);
        by_hand_add_row(&p->blocks, line);
    }
    printing_lay_out(p);
    printing_print(p);
    assert_in_range(p->report.pages, 40, 60);
    char *output =
        printing_tool(p, "pdftotext -layout %s - | grep -c 'Văn Miếu'");
    assert_int_equal(atoi(output), 2000);
    free(output);
    output = printing_tool(p, "qpdf --check %s | grep -c -i warning");
    assert_int_equal(atoi(output), 0);
    free(output);
}

static void table_without_rows_is_its_head(void **state)
{
    struct printing *p = *state;
    by_hand_table(&p->blocks, "ll", "Một | Hai");
    by_hand_block(&p->blocks, BLOCK_PARAGRAPH, "Sau bảng.");
    printing_lay_out(p);
    assert_int_equal(p->layout.pieces.count, 2);
    printing_print(p);
    assert_int_equal(p->report.pages, 1);
}

static void rows_with_missing_cells_are_padded(void **state)
{
    struct printing *p = *state;
    by_hand_table(&p->blocks, "lll", "Một | Hai | Ba");
    by_hand_add_row(&p->blocks, "a");
    by_hand_add_row(&p->blocks, "a | b | c | d");
    printing_lay_out(p);
    assert_int_equal(p->layout.pieces.count, 3);
    assert_null(printing_find(&p->layout.pieces.items[2], "d"));
}

#define PRINTING(f)                                                            \
    cmocka_unit_test_setup_teardown(f, printing_setup, printing_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PRINTING(short_labels_are_not_broken),
        PRINTING(a_long_label_does_not_part_the_short_ones),
        PRINTING(asked_widths_do_not_break_words),
        PRINTING(widths_are_shares_and_millimetres),
        PRINTING(wrong_widths_are_refused),
        PRINTING(numbers_stand_at_the_right),
        PRINTING(text_stays_in_its_table),
        PRINTING(head_is_white_on_ink),
        PRINTING(bold_rows_are_bands),
        PRINTING(bar_fills_its_share),
        PRINTING(styles_differ),
        PRINTING(head_is_repeated),
        PRINTING(no_page_has_a_single_row),
        PRINTING(signature_takes_rows_along),
        PRINTING(heading_breaks_into_two_lines_at_most),
        PRINTING(note_runs_over_the_columns_after_its_own),
        PRINTING(row_that_goes_on_repeats_its_code),
        PRINTING(tall_rows_are_cut_sooner_than_pages_left_empty),
        PRINTING(row_taller_than_a_page_goes_on),
        PRINTING(two_thousand_rows),
        PRINTING(table_without_rows_is_its_head),
        PRINTING(rows_with_missing_cells_are_padded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
