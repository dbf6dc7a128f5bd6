#include "unit/test.h"

#include "base/points.h"

static void rounds_half_up_to_hundredths(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        points_t points;
    } rows[] = {
        {"0", 0},
        {"4.685", 469},
        {"4.6849999", 468},
        {"4.695", 470},
        {"0.005", 1},
        {"0.00499", 0},
        {"1e-300", 0},
        {"5", 500},
        {"12.3", 1230},
        {"-1.005", -101},
        {"0.0449", 4},
        {"999999999.995", 100000000000},
        {"1e9", 100000000000},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct decimal d;
        points_t points = 77;
        assert_true(decimal_parse(rows[i].text, strlen(rows[i].text), &d));
        assert_true(points_from_decimal(d, &points));
        assert_int_equal(points, rows[i].points);
    }
    points_t unchanged = 77;
    assert_false(points_from_decimal((struct decimal){1, 300}, &unchanged));
    assert_int_equal(unchanged, 77);
}

static void rounds_ratios_half_up(void **state)
{
    (void)state;
    assert_int_equal(ratio4_of(1, 3), 3333);
    assert_int_equal(ratio4_of(2, 3), 6667);
    assert_int_equal(ratio4_of(1, 20000), 1);
    assert_int_equal(ratio4_of(1, 20001), 0);
    assert_int_equal(ratio4_of(35000, 35000), 10000);
    assert_int_equal(ratio4_of(0, 35000), 0);
    assert_true(ratio4_of(0, 0) == RATIO_NONE);
}

static void compares_ratios_exactly(void **state)
{
    (void)state;
    assert_int_equal(ratio_compare(1, 3, 2, 6), 0);
    assert_true(ratio_compare(333333333, 1000000000, 1, 3) < 0);
    assert_true(ratio_compare(1000000000000, 3, 999999999999, 3) > 0);
}

static void formats_as_vietnamese(void **state)
{
    (void)state;
    char b[POINTS_TEXT_SIZE];
    assert_string_equal(points_format_vi(469, b), "4,69");
    assert_string_equal(points_format_vi(5, b), "0,05");
    assert_string_equal(points_format_vi(POINTS_NONE, b), "–");
    assert_string_equal(points_format_difference_vi(-166, b), "−1,66");
    assert_string_equal(points_format_difference_vi(50, b), "+0,50");
    assert_string_equal(points_format_difference_vi(0, b), "–");
    assert_string_equal(ratio4_format_vi(8241, b), "0,8241");
    assert_string_equal(ratio4_format_vi(RATIO_NONE, b), "–");
    assert_string_equal(points_format(-166, b), "-1.66");
    assert_string_equal(points_format(POINTS_NONE, b), "");
    assert_string_equal(ratio4_format(10000, b), "1.0000");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rounds_half_up_to_hundredths),
        cmocka_unit_test(rounds_ratios_half_up),
        cmocka_unit_test(compares_ratios_exactly),
        cmocka_unit_test(formats_as_vietnamese),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
