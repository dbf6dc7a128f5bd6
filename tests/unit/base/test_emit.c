/* JSON as text: every number as the decimal it is, the layout, escapes. */
#include "unit/test.h"

#include "base/emit.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static struct str written;

static struct emitter fresh(void)
{
    str_reset(&written);
    return (struct emitter){.out = &written, .compact = true};
}

static void assert_points(points_t points, const char *expected)
{
    struct emitter e = fresh();
    emit_points(&e, NULL, points);
    assert_string_equal(str_text(&written), expected);
}

static void assert_ratio(ratio4_t ratio, const char *expected)
{
    struct emitter e = fresh();
    emit_ratio(&e, NULL, ratio);
    assert_string_equal(str_text(&written), expected);
}

static void assert_decimal(int64_t coefficient, int exponent,
                           const char *expected)
{
    struct emitter e = fresh();
    emit_decimal(&e, NULL, (struct decimal){coefficient, exponent});
    assert_string_equal(str_text(&written), expected);
}

static void test_points_and_ratios(void **state)
{
    (void)state;
    assert_points(500, "5");
    assert_points(469, "4.69");
    assert_points(460, "4.6");
    assert_points(-166, "-1.66");
    assert_points(1, "0.01");
    assert_points(0, "0");
    assert_points(POINTS_NONE, "null");
    assert_points(INT64_C(99999999999999), "999999999999.99");
    assert_ratio(8241, "0.8241");
    assert_ratio(10000, "1");
    assert_ratio(1, "0.0001");
    assert_ratio(0, "0");
    assert_ratio(RATIO_NONE, "null");
}

static void test_decimals(void **state)
{
    (void)state;
    assert_decimal(955, -3, "0.955");
    assert_decimal(12, 2, "1200");
    assert_decimal(-5, 0, "-5");
    assert_decimal(0, 0, "0");
    assert_decimal(123456789012345678, 0, "123456789012345678");
    assert_decimal(123456789012345, -5, "1234567890.12345");
    assert_decimal(1, -4, "0.0001");
}

/* More digits than a double keeps, and magnitudes that are told by a power. */
static void test_long_decimals(void **state)
{
    (void)state;
    assert_decimal(1234567890123456, -1, "123456789012346.0");
    assert_decimal(-123456789012345678, -6, "-123456789012.346");
    assert_decimal(15, -6, "1.5e-5");
    assert_decimal(-1, -5, "-1e-5");
    assert_decimal(1, 20, "1e20");
    assert_decimal(-25, 30, "-2.5e31");
    assert_decimal(1, -400, "1e-400");
    assert_decimal(1, 400, "1e400");
}

/* Written by the digits of the integer, with the mark set in. */
static void test_all_hundredths_are_exact(void **state)
{
    (void)state;
    for (points_t p = 1; p <= 40000; p++) {
        char wanted[32];
        snprintf(wanted, sizeof wanted, "%" PRId64 ".%02" PRId64, p / 100,
                 p % 100);
        while (wanted[strlen(wanted) - 1] == '0')
            wanted[strlen(wanted) - 1] = '\0';
        if (wanted[strlen(wanted) - 1] == '.')
            wanted[strlen(wanted) - 1] = '\0';
        assert_points(p, wanted);
    }
}

static void assert_text(const char *text, const char *expected)
{
    struct emitter e = fresh();
    emit_text(&e, NULL, text);
    assert_string_equal(str_text(&written), expected);
}

static void test_texts(void **state)
{
    (void)state;
    assert_text("Xã/phường “A”", "\"Xã/phường “A”\"");
    assert_text("", "null");
    assert_text(NULL, "null");
    assert_text("t\xEA"
                "n.xlsx",
                "\"t\xEF\xBF\xBDn.xlsx\"");
    assert_text("\"\\\b\f\n\r\t\x01\x1F\x7F",
                "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001F\x7F\"");
}

static void emit_sample(struct emitter *e)
{
    emit_object(e, NULL);
    emit_integer(e, "a", -7);
    emit_array(e, "b");
    emit_end_array(e);
    emit_array(e, "c");
    emit_bool(e, NULL, true);
    emit_object(e, NULL);
    emit_date(e, "d", (struct date){2025, 3, 5});
    emit_end_object(e);
    emit_end_array(e);
    emit_object(e, "e");
    emit_end_object(e);
    emit_date(e, "f", (struct date){0});
    emit_end_object(e);
}

static void test_layout(void **state)
{
    (void)state;
    struct emitter e = fresh();
    emit_sample(&e);
    assert_string_equal(str_text(&written),
                        "{\"a\":-7,\"b\":[],\"c\":[true,{\"d\":\"2025-03-05\"}]"
                        ",\"e\":{},\"f\":null}");
    e = fresh();
    e.compact = false;
    emit_sample(&e);
    assert_string_equal(str_text(&written), "{\n"
                                            "  \"a\": -7,\n"
                                            "  \"b\": [],\n"
                                            "  \"c\": [\n"
                                            "    true,\n"
                                            "    {\n"
                                            "      \"d\": \"2025-03-05\"\n"
                                            "    }\n"
                                            "  ],\n"
                                            "  \"e\": {},\n"
                                            "  \"f\": null\n"
                                            "}");
}

static int tear_down(void **state)
{
    (void)state;
    str_clear(&written);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_points_and_ratios),
        cmocka_unit_test(test_decimals),
        cmocka_unit_test(test_long_decimals),
        cmocka_unit_test(test_all_hundredths_are_exact),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_layout),
    };
    return cmocka_run_group_tests(tests, NULL, tear_down);
}
