#include "unit/test.h"

#include "base/decimal.h"

static struct decimal parsed(const char *text)
{
    struct decimal d = {0};
    assert_true(decimal_parse(text, strlen(text), &d));
    return d;
}

static void reads_and_formats(void **state)
{
    (void)state;
    static const struct {
        const char *text, *plain, *vietnamese;
    } rows[] = {
        {"0", "0", "0"},
        {"-0.00", "0", "0"},
        {"1234.50", "1234.5", "1.234,5"},
        {"-0.001", "-0.001", "-0,001"},
        {"+12e3", "12000", "12.000"},
        {"1.5E-3", "0.0015", "0,0015"},
        {"999999", "999999", "999.999"},
        {"1000000", "1000000", "1.000.000"},
        {"123456789012345678", "123456789012345678", "123.456.789.012.345.678"},
        {"0.000000000000000001", "0.000000000000000001",
         "0,000000000000000001"},
        {".5", "0.5", "0,5"},
        {"7.", "7", "7"},
    };
    char buffer[DECIMAL_TEXT_SIZE];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct decimal d = parsed(rows[i].text);
        assert_string_equal(decimal_format(d, buffer), rows[i].plain);
        assert_string_equal(decimal_format_vi(d, buffer), rows[i].vietnamese);
    }
}

static void refuses_what_is_not_a_number(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        "-",
                                        ".",
                                        "1.2.3",
                                        "1,5",
                                        " 1",
                                        "1 ",
                                        "0x10",
                                        "1e",
                                        "1e+",
                                        "inf",
                                        "nan",
                                        "1234567890123456789",
                                        "1e401",
                                        "1e99999999999"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct decimal d = {77, 7};
        assert_false(decimal_parse(texts[i], strlen(texts[i]), &d));
        assert_int_equal(d.coefficient, 77);
    }
}

static void rounds_cells_as_excel_shows_them(void **state)
{
    (void)state;
    static const struct {
        const char *stored, *shown;
    } rows[] = {
        {"0.95499999999999996", "0.955"},
        {"0.1", "0.1"},
        {"0.30000000000000004", "0.3"},
        {"4.6899999999999995", "4.69"},
        {"123456789012345678", "123456789012346000"},
        {"999999999999999.5", "1000000000000000"},
        {"9.9999999999999995E+22", "100000000000000000000000"},
        {"1.0000000000000001E-5", "0.00001"},
        {"-2.6749999999999998", "-2.675"},
    };
    char buffer[DECIMAL_TEXT_SIZE];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct decimal d;
        assert_true(
            decimal_parse_cell(rows[i].stored, strlen(rows[i].stored), &d));
        assert_string_equal(decimal_format(d, buffer), rows[i].shown);
    }
}

static void compares_exactly(void **state)
{
    (void)state;
    /* In ascending order. */
    static const char *const texts[] = {"-1e300",
                                        "-2",
                                        "-1.5",
                                        "-1e-300",
                                        "0",
                                        "1e-300",
                                        "0.999999999999999999",
                                        "1",
                                        "1.00000000000000001",
                                        "2",
                                        "10",
                                        "99999999999999999",
                                        "1e17",
                                        "123456789012345678",
                                        "1e300"};
    size_t count = sizeof texts / sizeof *texts;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++) {
            int expected = (i > j) - (i < j);
            assert_int_equal(
                decimal_compare(parsed(texts[i]), parsed(texts[j])), expected);
        }
}

static void knows_integers(void **state)
{
    (void)state;
    assert_true(decimal_is_integer(parsed("0")));
    assert_true(decimal_is_integer(parsed("12.000")));
    assert_true(decimal_is_integer(parsed("1e5")));
    assert_false(decimal_is_integer(parsed("12.5")));
    char buffer[DECIMAL_TEXT_SIZE];
    assert_string_equal(decimal_format(decimal_from_int(-1200), buffer),
                        "-1200");
    assert_string_equal(
        decimal_format(decimal_scale(parsed("0.955"), 2), buffer), "95.5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_and_formats),
        cmocka_unit_test(refuses_what_is_not_a_number),
        cmocka_unit_test(rounds_cells_as_excel_shows_them),
        cmocka_unit_test(compares_exactly),
        cmocka_unit_test(knows_integers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
