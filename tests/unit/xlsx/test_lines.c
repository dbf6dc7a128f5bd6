#include "unit/test.h"

#include "xlsx/write/lines.h"

static void counts_lines(void **state)
{
    (void)state;
    assert_int_equal(book_text_lines("", 10, 11, false), 1);
    assert_int_equal(book_text_lines("Nhận thức số", 44, 11, false), 1);
    assert_int_equal(book_text_lines("một\nhai\nba", 44, 11, false), 3);
    assert_int_equal(book_text_lines("một\n\nba", 44, 11, false), 3);
}

static void keeps_words_whole(void **state)
{
    (void)state;
    /* 56 pixels: room for either word, not for both. */
    assert_int_equal(book_text_lines("nguyên nguyên", 8, 11, false), 2);
    assert_int_equal(book_text_lines("nguyên nguyên", 16, 11, false), 1);
    /* A link has no space to break at. */
    assert_true(book_text_lines("https://hanoi.example/van-ban/2025/12-kh-ubnd",
                                10, 11, false) >= 4);
}

static void larger_and_bold_type_takes_more(void **state)
{
    (void)state;
    static const char title[] =
        "Tổ chức hội nghị quán triệt Nghị quyết của Trung ương, Thành ủy, "
        "Chương trình, kế hoạch của Thành phố về Chuyển đổi số";
    assert_true(book_text_lines(title, 44, 22, false) >
                book_text_lines(title, 44, 11, false));
    assert_true(book_text_lines(title, 44, 11, true) >=
                book_text_lines(title, 44, 11, false));
    assert_true(book_lines_height(2, 11) > 2 * 11 * 1.2);
}

static void survives_what_is_no_text(void **state)
{
    (void)state;
    assert_int_equal(book_text_lines("\xFF\xFE\x80", 44, 11, false), 1);
    assert_true(book_text_lines("dài", 0, 11, false) >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_lines),
        cmocka_unit_test(keeps_words_whole),
        cmocka_unit_test(larger_and_bold_type_takes_more),
        cmocka_unit_test(survives_what_is_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
