#include "unit/intake/book.h"

#include "intake/value/number.h"

/* `shown`: the value as decimal_format has it, then `%` and `?` where a percent
 * sign stood and where it was ambiguous; NULL where it is no number. */
static const struct {
    const char *typed, *shown;
} any[] = {
    {"0", "0"},
    {"007", "7"},
    {"1234", "1234"},
    {"1.234,5", "1234.5"},
    {"1,234.5", "1234.5"},
    {"1.234.567", "1234567"},
    {"1,234,567", "1234567"},
    {"1.234.567,89", "1234567.89"},
    {"1,234,567.89", "1234567.89"},
    {"1 234", "1234"},
    {"1 234,5", "1234.5"},
    {"1 234.5", "1234.5"},
    {"1 234,567", "1234.567"},
    {"12 345 678", "12345678"},
    {"1\xc2\xa0"
     "234,5",
     "1234.5"},
    {"1\xe2\x80\xaf"
     "234",
     "1234"},
    {"1.234", "1234?"},
    {"1,234", "1.234?"},
    {"12.345", "12345?"},
    {"123.456", "123456?"},
    {"-1.234", "-1234?"},
    {"0.955", "0.955"},
    {"0,955", "0.955"},
    {"1234.567", "1234.567"},
    {"1234,567", "1234.567"},
    {"1.5", "1.5"},
    {"1,5", "1.5"},
    {"12,3456", "12.3456"},
    {"3.14159", "3.14159"},
    {",5", "0.5"},
    {".25", "0.25"},
    {"-5", "-5"},
    {"- 5", "-5"},
    {"−5", "-5"},
    {"–5", "-5"},
    {"+5", "5"},
    {"95,5%", "95.5%"},
    {"95.5 %", "95.5%"},
    {"95.125%", "95.125%"},
    {"95,125 %", "95.125%"},
    {"1.234,5%", "1234.5%"},
    {"１２３", "123"},
    {"１．２３４，５", "1234.5"},
    {"９５％", "95%"},
    {" 42 ", "42"},
    {"999999999999999999", "999999999999999999"},
    {"1999999999999999999", NULL},
    {"", NULL},
    {" ", NULL},
    {"-", NULL},
    {"%", NULL},
    {".", NULL},
    {",", NULL},
    {"5.", NULL},
    {"5,", NULL},
    {"12 người", NULL},
    {"15 tr", NULL},
    {"khoảng 5", NULL},
    {"5-6", NULL},
    {"5/6", NULL},
    {"--5", NULL},
    {"1.2.3", NULL},
    {"1,2,3", NULL},
    {"12.34.567", NULL},
    {"1234.567.890", NULL},
    {"12.34,5", NULL},
    {"1.234,5,6", NULL},
    {"1,234.5.6", NULL},
    {"1 23", NULL},
    {"1 234.567.890", NULL},
    {"1e5", NULL},
    {"0x10", NULL},
    {"NaN", NULL},
    {"5%%", NULL},
    {"%5", NULL},
    {"(5)", NULL},
    {"15/3/2025", NULL},
};

static const struct {
    const char *typed, *shown;
} small[] = {
    {"4.875", "4.875"},       {"4,875", "4.875"}, {"95.125", "95.125"},
    {"1.234.567", "1234567"}, {"4,5", "4.5"},
};

static void expect(const char *typed, enum number_size size, const char *shown)
{
    struct number n = {.value = {77, 0}};
    char got[DECIMAL_TEXT_SIZE + 4] = "no number", text[DECIMAL_TEXT_SIZE];
    if (number_read(typed, size, &n))
        snprintf(got, sizeof got, "%s%s%s", decimal_format(n.value, text),
                 n.percent ? "%" : "", n.ambiguous ? "?" : "");
    else
        assert_int_equal(n.value.coefficient, 77);
    if (strcmp(got, shown == NULL ? "no number" : shown) != 0)
        fail_msg("“%s” is read as %s, not as %s", typed, got,
                 shown == NULL ? "no number" : shown);
}

static void test_numbers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof any / sizeof *any; i++)
        expect(any[i].typed, NUMBER_ANY, any[i].shown);
}

static void test_small_numbers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        expect(small[i].typed, NUMBER_PERCENT, small[i].shown);
}

static void test_points_have_two_decimals(void **state)
{
    (void)state;
    expect("1.000", NUMBER_POINTS, "1?");
    expect("4.875", NUMBER_POINTS, "4.875?");
    expect("4,875", NUMBER_POINTS, "4.875");
    expect("4.69", NUMBER_POINTS, "4.69");
    expect("0.500", NUMBER_POINTS, "0.5");
}

static void test_long_text_is_no_number(void **state)
{
    (void)state;
    char digits[200];
    memset(digits, '1', sizeof digits - 1);
    digits[sizeof digits - 1] = '\0';
    expect(digits, NUMBER_ANY, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_small_numbers),
        cmocka_unit_test(test_points_have_two_decimals),
        cmocka_unit_test(test_long_text_is_no_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
