#include "unit/test.h"

#include "base/date.h"

static void knows_the_calendar(void **state)
{
    (void)state;
    assert_true(date_is_valid((struct date){2024, 2, 29}));
    assert_false(date_is_valid((struct date){2025, 2, 29}));
    assert_false(date_is_valid((struct date){1900, 2, 29}));
    assert_true(date_is_valid((struct date){2000, 2, 29}));
    assert_false(date_is_valid((struct date){2025, 4, 31}));
    assert_false(date_is_valid((struct date){2025, 13, 1}));
    assert_false(date_is_valid((struct date){0, 1, 1}));
}

static void reads_serials(void **state)
{
    (void)state;
    static const struct {
        int64_t serial;
        bool system_1904;
        const char *day; /* NULL: refused */
    } rows[] = {
        {1, false, "1900-01-01"},
        {59, false, "1900-02-28"},
        {60, false, NULL},
        {61, false, "1900-03-01"},
        {45731, false, "2025-03-15"},
        {0, false, NULL},
        {-1, false, NULL},
        {0, true, "1904-01-01"},
        {44269, true, "2025-03-15"},
        {2958465, false, "9999-12-31"},
        {2958466, false, NULL},
    };
    char buffer[DATE_TEXT_SIZE];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date d;
        bool good = date_from_serial(rows[i].serial, rows[i].system_1904, &d);
        assert_int_equal(good, rows[i].day != NULL);
        if (good)
            assert_string_equal(date_format_iso(d, buffer), rows[i].day);
    }
}

static void times_and_days_agree(void **state)
{
    (void)state;
    for (int64_t day = -25567; day < 40000; day += 13) {
        struct date d = date_from_time(day * 86400 + 86399);
        assert_true(date_is_valid(d));
        assert_int_equal(date_to_time(d), day * 86400);
    }
    char buffer[DATE_TEXT_SIZE];
    assert_string_equal(date_format_vi(date_from_time(1742000000), buffer),
                        "15/03/2025");
}

static void reads_iso_dates_only(void **state)
{
    (void)state;
    struct date d;
    assert_true(date_parse_iso("2025-03-15", &d));
    assert_int_equal(date_compare(d, (struct date){2025, 3, 15}), 0);
    assert_false(date_parse_iso("2025-3-15", &d));
    assert_false(date_parse_iso("2025-02-30", &d));
    assert_false(date_parse_iso("2025-03-15 ", &d));
    assert_false(date_parse_iso("2025/03/15", &d));
    assert_true(date_compare((struct date){2025, 3, 15},
                             (struct date){2025, 4, 1}) < 0);
    char buffer[DATE_TEXT_SIZE];
    assert_string_equal(date_format_vi((struct date){0}, buffer), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_the_calendar),
        cmocka_unit_test(reads_serials),
        cmocka_unit_test(times_and_days_agree),
        cmocka_unit_test(reads_iso_dates_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
