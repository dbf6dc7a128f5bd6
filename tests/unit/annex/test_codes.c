/* Codes of a decision's annex, and the agencies in one cell. */
#include "unit/test.h"

#include "annex/inside.h"

static void check_style(const char *text, enum code_style style, size_t length)
{
    size_t found = 0;
    assert_int_equal(annex_code_style(text, &found), style);
    if (style != CODE_NONE)
        assert_int_equal(found, length);
}

static void test_styles(void **state)
{
    (void)state;
    check_style("12", CODE_INTEGER, 2);
    check_style("12.", CODE_INTEGER, 2);
    check_style("IV", CODE_ROMAN, 2);
    check_style("B)", CODE_LETTER, 1);
    check_style("6.10", CODE_DOTTED, 4);
    check_style("A.1.2", CODE_DOTTED, 5);
    check_style("", CODE_NONE, 0);
    check_style("1234", CODE_NONE, 0);
    check_style("12 KH", CODE_NONE, 0);
    check_style("Sở", CODE_NONE, 0);
}

static void test_before_titles(void **state)
{
    size_t length;
    (void)state;
    assert_int_equal(annex_code_before("1 Nhận thức", &length), 2);
    assert_int_equal(annex_code_before("1.2. Có kế hoạch", &length), 5);
    assert_int_equal(length, 3);
    assert_int_equal(annex_code_before("II. THỂ CHẾ", &length), 4);
    /* Words, not codes. */
    assert_int_equal(annex_code_before("I am", &length), 0);
    assert_int_equal(annex_code_before("Có kế hoạch", &length), 0);
    assert_int_equal(annex_code_before("1", &length), 0);
}

static void test_values(void **state)
{
    (void)state;
    assert_int_equal(annex_code_value("XIV", CODE_ROMAN), 14);
    assert_int_equal(annex_code_value("IX", CODE_ROMAN), 9);
    assert_int_equal(annex_code_value("C", CODE_LETTER), 3);
    assert_int_equal(annex_code_value("6.10", CODE_DOTTED), 10);
}

static void check_agencies(const char *text, size_t count, const char *last)
{
    struct annex annex = {0};
    struct annex_node node = {0};
    annex_split_agencies(&annex, text, &node);
    assert_int_equal(node.agencies.count, count);
    if (count > 0)
        assert_string_equal(node.agencies.items[count - 1], last);
    vec_clear(&node.agencies);
    annex_clear(&annex);
}

static void test_agencies(void **state)
{
    (void)state;
    check_agencies("", 0, "");
    check_agencies("Sở Y tế", 1, "Sở Y tế");
    check_agencies("Sở Y tế, Công an tỉnh", 2, "Công an tỉnh");
    check_agencies("- Sở Y tế;\n- Thuế tỉnh.", 2, "Thuế tỉnh");
    check_agencies("Sở Văn hóa, Thể thao và Du lịch", 1,
                   "Sở Văn hóa, Thể thao và Du lịch");
    check_agencies("Sở Nông nghiệp\nvà Môi trường", 1,
                   "Sở Nông nghiệp và Môi trường");
}

static void check_guess(const char *title, enum annex_guess guess)
{
    struct annex annex = {0};
    assert_int_equal(annex_guess_rule(&annex, title), guess);
    annex_clear(&annex);
}

static void test_guesses(void **state)
{
    (void)state;
    check_guess("Tỷ lệ hồ sơ trực tuyến", GUESS_RATIO);
    check_guess("Tỉ trọng kinh tế số", GUESS_RATIO);
    check_guess("Có kế hoạch", GUESS_YES_NO);
    check_guess("Mức độ hài lòng", GUESS_PERCENT);
    check_guess("Số lượng người dân", GUESS_RELATIVE);
    check_guess("Công khai", GUESS_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_styles),  cmocka_unit_test(test_before_titles),
        cmocka_unit_test(test_values),  cmocka_unit_test(test_agencies),
        cmocka_unit_test(test_guesses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
