/* What the values of a claim are to each other, by the indicator's rule. */
#include "unit/intake/fixture.h"

#include <stdlib.h>

#define RULES_CAMPAIGN "tests/data/rules/campaign.yaml"
#define FORM                                                                   \
    "[Thông tin]\nMã đơn vị|X-AN\nTên đơn vị|Xã An Bình\n"        \
    "Năm đánh giá|#2025\nLần nộp|#1\nNgày lập|@45992\n"             \
    "[Tự đánh giá]\nMã|Nội dung|Giá trị|Điểm tự đánh giá|"  \
    "Số, ký hiệu tài liệu|Ngày ban hành|Liên kết|Giải trình\n"

static int load_rules(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    struct campaign_error error = {0};
    assert_non_null(f);
    f->campaign = campaign_load(RULES_CAMPAIGN, &error);
    if (f->campaign == NULL)
        print_error("%s:%d: %s\n", error.file, error.line, error.message);
    assert_non_null(f->campaign);
    intake_init(&f->intake, f->campaign, (struct date){2026, 1, 1});
    *state = f;
    return 0;
}

static void expect(struct fixture *f, const char *rows, const char *problems)
{
    start_again(f);
    book_read(&f->intake, "a.xlsx", rows);
    book_expect(&f->intake, false, problems);
}

#define CLAIM(sum, gate, nested)                                               \
    FORM "1.1|||#5\n" sum "1.2|||#5\n" gate "1.3|||#5\n" nested
#define SUM(a, b, c) "1.1.a||#" #a "\n1.1.b||#" #b "\n1.1.c||#" #c "\n"
#define GATE(yes, a, b) "1.2.a||" yes "\n1.2.b||#" #a "\n1.2.c||#" #b "\n"
#define NESTED(n) "1.3.a||#" #n "\n"

static void test_sums_are_parts(void **state)
{
    struct fixture *f = *state;
    expect(f, CLAIM(SUM(3, 4, 7), GATE("Có", 1, 2), NESTED(7)), "");
    expect(f, CLAIM(SUM(3, 5, 7), GATE("Có", 1, 2), NESTED(7)),
           "C3 E410 1.1: Trực tuyến + Bưu chính (3 + 5) lớn hơn Tổng số (7)\n");
}

static void test_zero_is_full_only_of_nothing(void **state)
{
    struct fixture *f = *state;
    expect(f, CLAIM(SUM(0, 0, 0), GATE("Có", 1, 2), NESTED(7)), "");
    expect(f, CLAIM(SUM(0, 1, 0), GATE("Có", 1, 2), NESTED(7)),
           "C3 E410 1.1: Trực tuyến + Bưu chính (0 + 1) lớn hơn Tổng số (0)\n");
}

static void test_closed_gate_hides_the_divisor(void **state)
{
    struct fixture *f = *state;
    expect(f, CLAIM(SUM(0, 0, 1), GATE("Có", 0, 0), NESTED(7)),
           "C9 E411 1.2: Tất cả bằng 0, không tính được tỷ lệ\n");
    expect(f, CLAIM(SUM(0, 0, 1), GATE("Không", 0, 0), NESTED(7)), "");
}

static void test_numbers_and_nested_parts(void **state)
{
    struct fixture *f = *state;
    expect(f, CLAIM(SUM(0, 0, 1), GATE("Có", 1, 1), NESTED(8)),
           "C11 E410 1.3: Số nền tảng (8) lớn hơn số cho sẵn (7)\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_sums_are_parts, load_rules,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_zero_is_full_only_of_nothing,
                                        load_rules, tear_down),
        cmocka_unit_test_setup_teardown(test_closed_gate_hides_the_divisor,
                                        load_rules, tear_down),
        cmocka_unit_test_setup_teardown(test_numbers_and_nested_parts,
                                        load_rules, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
