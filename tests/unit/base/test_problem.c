#include "unit/test.h"

#include "base/problem.h"

#include <ctype.h>
#include <stdio.h>

static void fills_the_text(void **state)
{
    (void)state;
    struct problem_list list = {0};
    struct position at = {"a.xlsx", "Tự đánh giá", 12, 4};
    problem_add(&list, PROBLEM_VALUE_NOT_NUMBER, &at, "4.3.a", "12\nngười",
                (char *)NULL);
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].message,
                        "4.3.a: “12 người” không phải là số");
    assert_string_equal(list.items[0].cell, "D12");
    assert_string_equal(list.items[0].fix, "Chỉ nhập số, ví dụ 1.234,5.");
    assert_int_equal(problem_count_errors(&list), 1);
    problem_list_clear(&list);
}

static void cuts_long_arguments(void **state)
{
    (void)state;
    char text[1000];
    memset(text, 'x', sizeof text);
    text[sizeof text - 1] = '\0';
    struct problem_list list = {0};
    problem_add(&list, PROBLEM_VALUE_NOT_NUMBER, &(struct position){0}, "1.1",
                text, (char *)NULL);
    char expected[300];
    snprintf(expected, sizeof expected, "1.1: “%.*s…” không phải là số", 120,
             text);
    assert_string_equal(list.items[0].message, expected);
    assert_string_equal(list.items[0].cell, "");
    problem_list_clear(&list);
}

static void an_argument_cannot_ask_for_another(void **state)
{
    (void)state;
    struct problem_list list = {0};
    problem_add(&list, PROBLEM_VALUE_NOT_NUMBER, &(struct position){0}, "{2}",
                "{1}", (char *)NULL);
    assert_string_equal(list.items[0].message, "{2}: “{1}” không phải là số");
    problem_list_clear(&list);
}

/* A name that turns the text around, or hides something, is seen to. */
static void an_argument_hides_nothing(void **state)
{
    (void)state;
    struct problem_list list = {0};
    problem_add(&list, PROBLEM_VALUE_NOT_NUMBER, &(struct position){0}, "1.1",
                "a\u202Exslx.exe\tb\u200B", (char *)NULL);
    assert_string_equal(list.items[0].message,
                        "1.1: “a\\u202Exslx.exe b\\u200B” không phải là số");
    problem_list_clear(&list);
}

static void sorts_by_place(void **state)
{
    (void)state;
    static const struct position places[] = {{"b", "S", 1, 1},
                                             {"a", "S", 10, 2},
                                             {"a", "S", 9, 27},
                                             {"a", "S", 9, 2},
                                             {"a", "", 0, 0}};
    struct problem_list list = {0};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        problem_add(&list, PROBLEM_FILE_EMPTY, &places[i], (char *)NULL);
    problem_list_sort(&list);
    static const char *const cells[] = {"", "B9", "AA9", "B10", "A1"};
    for (size_t i = 0; i < list.count; i++)
        assert_string_equal(list.items[i].cell, cells[i]);
    problem_list_clear(&list);
}

static void stops_at_its_limit(void **state)
{
    (void)state;
    struct problem_list list = {.limit = 2};
    struct position at = {0};
    for (int i = 0; i < 5; i++)
        problem_add(&list, PROBLEM_FILE_EMPTY, &at, (char *)NULL);
    assert_int_equal(list.count, 2);
    assert_int_equal(
        list.dropped[PROBLEM_ERROR] + list.dropped[PROBLEM_WARNING], 3);
    problem_list_clear(&list);
}

/* Codes are a contract: one letter for the severity, three digits, no two the
 * same. */
static void the_table_is_sound(void **state)
{
    (void)state;
    for (int i = 0; i < PROBLEM_CODE_COUNT; i++) {
        const char *code = problem_code_text((enum problem_code)i);
        assert_int_equal(strlen(code), 4);
        assert_int_equal(code[0],
                         problem_severity((enum problem_code)i) == PROBLEM_ERROR
                             ? 'E'
                             : 'W');
        assert_true(isdigit(code[1]) && isdigit(code[2]) && isdigit(code[3]));
        for (int j = 0; j < i; j++)
            assert_string_not_equal(
                code + 1, problem_code_text((enum problem_code)j) + 1);
    }
}

static void names_cells(void **state)
{
    (void)state;
    char b[16];
    assert_string_equal(position_name(1, 1, b), "A1");
    assert_string_equal(position_name(1048576, 16384, b), "XFD1048576");
    assert_string_equal(position_name(0, 28, b), "AB");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_the_text),
        cmocka_unit_test(cuts_long_arguments),
        cmocka_unit_test(an_argument_cannot_ask_for_another),
        cmocka_unit_test(an_argument_hides_nothing),
        cmocka_unit_test(sorts_by_place),
        cmocka_unit_test(stops_at_its_limit),
        cmocka_unit_test(the_table_is_sound),
        cmocka_unit_test(names_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
