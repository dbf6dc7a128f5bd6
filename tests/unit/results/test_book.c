/* results.xlsx: a workbook read back by our own reader. tests/page/book_test.py
 * compares a whole one with results.json. */
#include "unit/results/fixture.h"

#include "base/file.h"
#include "results/book/book.h"
#include "xlsx/read/workbook_inside.h"
#include "xlsx/read/limits.h"

#include <stdio.h>
#include <stdlib.h>

static struct str book_of(struct fixture *f)
{
    struct str book = {0};
    struct process process;
    process_init(&process, &f->evaluation);
    assert_int_equal(
        results_book_write(&f->evaluation, &process, 1767571200, NULL, &book),
        0);
    process_clear(&process);
    return book;
}

/* The cells of a sheet as lines `B5 text P-A`. */
static int print_cell(void *userdata, const struct cell *cell)
{
    char name[16], text[CELL_TEXT_SIZE];
    str_printf(
        userdata, "%s %s %s\n", position_name(cell->row, cell->column, name),
        workbook_cell_kind_name(cell->kind), workbook_cell_text(cell, text));
    return 0;
}

static struct str cells_of(const struct str *book, size_t sheet)
{
    struct problem_list problems = {0};
    struct str cells = {0};
    struct workbook *workbook = workbook_open_bytes(
        book->data, book->length, "results.xlsx", &problems, &LIMITS);
    assert_non_null(workbook);
    assert_int_equal(workbook->sheets.count, 4);
    workbook_read_sheet(workbook, sheet, print_cell, &cells);
    assert_int_equal(problems.count, 0);
    problem_list_clear(&problems);
    workbook_free(workbook);
    return cells;
}

static void assert_holds(const struct str *cells, const char *line)
{
    if (!strstr(str_text(cells), line))
        fail_msg("%s\nis not in\n%s", line, str_text(cells));
}

static void test_sheet_of_a_level(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, STAGE_ROUND1);
    f.units[0].name = "=1+1";
    struct str book = book_of(&f), cells = cells_of(&book, 0);
    assert_holds(&cells, "A1 text Xã, phường\n");
    assert_holds(&cells, "A4 text Hạng\n");
    assert_holds(&cells,
                 "Q4 text 1. Nhận thức số\nR4 text 2. Chính quyền số\n");
    assert_holds(&cells, "A5 number 1\nB5 text P-A\nC5 text =1+1\n"
                         "D5 text Phường\nE5 text Hợp lệ\nF5 number 0.8343\n"
                         "G5 text Tốt\nH5 number 17.5\nI5 number 14.69\n"
                         "J5 number 13.25\nK5 number 14.6\n");
    assert_holds(&cells, "N5 number 14.6\nO5 number 0\nP5 number 1\n"
                         "Q5 number 1\nR5 number 0.768\n");
    assert_holds(&cells, "A8 number 4\nB8 text X-D\nC8 text Xã D\nD8 text Xã\n"
                         "E8 text Chưa gửi\nF8 number 0\n");
    assert_null(strstr(str_text(&cells), "A9 "));
    str_clear(&cells);
    str_clear(&book);
    fixture_clear(&f);
}

static void test_sheet_of_problems(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, STAGE_ROUND1);
    struct str book = book_of(&f), cells = cells_of(&book, 2);
    assert_holds(&cells, "A1 text Lỗi và cảnh báo\n");
    assert_holds(&cells, "C5 text P-A\nD5 text Phường A\nE5 text a.xlsx\n"
                         "F5 text Tự đánh giá\nG5 text I8\n");
    assert_holds(&cells, "A6 text Lỗi\nB6 text E401\nC6 text P-B\n");
    assert_holds(&cells, "E7 text phieu.xlsx\nF7 text Thẩm định\nG7 text H7\n");
    assert_null(strstr(str_text(&cells), "C7 text"));
    str_clear(&cells);
    str_clear(&book);
    fixture_clear(&f);
}

static void test_sheet_of_what_is_owed(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, STAGE_ROUND1);
    struct str book = book_of(&f), cells = cells_of(&book, 1);
    assert_holds(&cells, "A1 text Việc cần làm\n");
    assert_holds(&cells, "A4 text Cấp đánh giá\nB4 text Đơn vị, cơ quan\n");
    assert_holds(&cells, "A5 text Xã, phường\nB5 text Phường A\n"
                         "C5 text P-A\nD5 text Gửi biểu tự đánh giá\n"
                         "E5 text Mẫu 01\nF5 text 15/12/2025\n"
                         "G5 text Đã nhận\nH5 number 1\nI5 number 1\n");
    str_clear(&cells);
    str_clear(&book);
    fixture_clear(&f);
}

static void test_sheet_of_indicators(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, STAGE_ROUND1);
    struct str book = book_of(&f), cells = cells_of(&book, 3);
    assert_holds(&cells, "A1 text Từng nội dung\n");
    assert_holds(&cells, "A5 text Xã, phường\nB5 text P-A\nC5 text Phường A\n"
                         "D5 text 1.1\nE5 text Lãnh đạo\nF5 text Có\n"
                         "G5 number 5\nH5 number 5\nI5 number 5\n"
                         "J5 number 5\nM5 number 5\nN5 text Sở Khoa học\n");
    assert_holds(&cells, "D6 text 1.2\nE6 text Truyền thanh\nF6 text Không\n");
    assert_holds(&cells, "B20 text X-D\n");
    assert_null(strstr(str_text(&cells), "B21 "));
    str_clear(&cells);
    str_clear(&book);
    fixture_clear(&f);
}

static void test_same_bytes(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, STAGE_ROUND1);
    struct str a = book_of(&f), b = book_of(&f);
    assert_int_equal(a.length, b.length);
    assert_memory_equal(a.data, b.data, a.length);
    str_clear(&a);
    str_clear(&b);
    fixture_clear(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sheet_of_a_level),
        cmocka_unit_test(test_sheet_of_problems),
        cmocka_unit_test(test_sheet_of_what_is_owed),
        cmocka_unit_test(test_sheet_of_indicators),
        cmocka_unit_test(test_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
