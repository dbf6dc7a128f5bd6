/* results.xlsx: texts and names of sheets, and a workbook read back by our own
 * reader. tests/page/book_test.py compares a whole one with results.json. */
#include "unit/results/fixture.h"

#include "base/file.h"
#include "results/book/book.h"
#include "results/book/part.h"
#include "xlsx/read/workbook_inside.h"
#include "xlsx/read/limits.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static void assert_cell_text(const char *text, const char *expected)
{
    struct str out = {0};
    book_text(text, &out);
    assert_string_equal(str_text(&out), expected);
    str_clear(&out);
}

static void test_texts_of_cells(void **state)
{
    (void)state;
    assert_cell_text("=1+1", "=1+1");
    assert_cell_text("_x0041_", "_x005F_x0041_");
    assert_cell_text("a_x000d__x0041_b", "a_x005F_x000d__x005F_x0041_b");
    assert_cell_text("_x41_ _x00G1_ _", "_x41_ _x00G1_ _");
    assert_cell_text("a\xEF\xBF\xBF"
                     "b\xEF\xBF\xBE",
                     "a\uFFFDb\uFFFD");
}

static void assert_sheet_name(json_t *used, const char *title,
                              const char *expected)
{
    char *name = book_sheet_name(title, used);
    assert_string_equal(name, expected);
    free(name);
}

static void test_names_of_sheets(void **state)
{
    (void)state;
    json_t *used = json_object();
    assert_sheet_name(used, "Sở, ban, ngành", "Sở, ban, ngành");
    assert_sheet_name(used, "SỞ, ban, ngành", "SỞ, ban, ngành (2)");
    assert_sheet_name(used, "Xã/phường: [2025]*?", "Xã phường   2025");
    assert_sheet_name(used, "'Xã'", " Xã");
    assert_sheet_name(used, "", "Bảng");
    assert_sheet_name(used, "''", "Bảng (2)");
    assert_sheet_name(used, "Cơ quan chuyên môn thuộc Ủy ban nhân dân",
                      "Cơ quan chuyên môn thuộc Ủy ban");
    assert_sheet_name(used, "Cơ quan chuyên môn thuộc Ủy ban nhân dân",
                      "Cơ quan chuyên môn thuộc Ủy (2)");
    json_decref(used);
}

static void test_lines_of_a_text(void **state)
{
    (void)state;
    assert_int_equal(book_lines("", 10), 1);
    assert_int_equal(book_lines("123456789", 10), 1);
    assert_int_equal(book_lines("1234567890", 10), 2);
    assert_int_equal(book_lines("Đườngđườn", 10), 1);
}

static struct str book_of(struct fixture *f)
{
    struct str book = {0};
    assert_int_equal(book_write(&f->evaluation, 1767571200, &book), 0);
    return book;
}

/* The cells of a sheet as lines `B5 text P-A`. */
static int print_cell(void *userdata, const struct cell *cell)
{
    char name[16], text[CELL_TEXT_SIZE];
    str_printf(userdata, "%s %s %s\n", cell_name(cell->row, cell->column, name),
               cell_kind_name(cell->kind), cell_value_text(cell, text));
    return 0;
}

static struct str cells_of(const struct str *book, size_t sheet)
{
    struct problem_list problems = {0};
    struct str cells = {0};
    struct workbook *workbook = workbook_open_bytes(
        book->data, book->length, "results.xlsx", &problems, &LIMITS);
    assert_non_null(workbook);
    assert_int_equal(workbook_sheet_count(workbook), 2);
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
    struct str book = book_of(&f), cells = cells_of(&book, 1);
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

static void test_no_temporary_folder(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, STAGE_ROUND1);
    struct str book = {0};
    setenv("TMPDIR", "/nonexistent-folder", 1);
    assert_int_equal(book_write(&f.evaluation, 0, &book), ENOENT);
    unsetenv("TMPDIR");
    assert_int_equal(book.length, 0);
    fixture_clear(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts_of_cells),
        cmocka_unit_test(test_names_of_sheets),
        cmocka_unit_test(test_lines_of_a_text),
        cmocka_unit_test(test_sheet_of_a_level),
        cmocka_unit_test(test_sheet_of_problems),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_no_temporary_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
