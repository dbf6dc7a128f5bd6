#include "unit/test.h"

#include "forms/reported.h"

static void tells_values(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct input inputs[] = {
        {.label = "Tổng số công chức", .unit = "người", .kind = INPUT_NUMBER},
        {.label = "Đã ban hành", .unit = "", .kind = INPUT_YES_NO},
        {.label = "Để trống", .unit = "", .kind = INPUT_TEXT},
        {.label = "Số hồ sơ", .unit = "hồ sơ", .kind = INPUT_NUMBER},
    };
    struct indicator indicator = {.inputs = inputs, .input_count = 4};
    struct value values[] = {
        {.given = true, .valid = true, .text = "120"},
        {.given = true, .valid = true, .text = "Có"},
        {.text = ""},
        {.given = true, .text = "khoảng 10"},
    };
    struct claim claim = {.inputs = values};
    assert_string_equal(reported_figures(&arena, &indicator, &claim, NULL),
                        "a: 120 người; b: Có; d: khoảng 10 (không hợp lệ)");
    assert_string_equal(reported_labels(&arena, &indicator),
                        "a: Tổng số công chức; b: Đã ban hành; c: Để trống; d: "
                        "Số hồ sơ");
    assert_string_equal(reported_figures(&arena, &indicator, NULL, NULL), "");
    struct value accepted[] = {values[0],
                               values[1],
                               values[2],
                               {.given = true,
                                .valid = true,
                                .number = decimal_from_int(12),
                                .text = "12"}};
    assert_string_equal(
        reported_figures(&arena, &indicator, &claim, accepted),
        "a: 120 người; b: Có; d: khoảng 10 (không hợp lệ) → 12 hồ sơ");
    assert_string_equal(
        reported_corrections(&arena, &indicator, &claim, accepted),
        "d: khoảng 10 (không hợp lệ) → 12 hồ sơ");
    indicator.input_count = 1;
    assert_string_equal(reported_figures(&arena, &indicator, &claim, NULL),
                        "120 người");
    assert_string_equal(reported_labels(&arena, &indicator),
                        "Tổng số công chức");
    arena_clear(&arena);
}

static void tells_evidence(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct evidence evidence[] = {
        {"12/KH-UBND", {2025, 3, 15}, "https://a.example/1"},
        {"", {2025, 4, 1}, ""},
        {"", {0}, "https://a.example/2"},
        {"13/BC-UBND", {0}, ""},
    };
    assert_string_equal(reported_evidence(&arena, evidence, 4),
                        "12/KH-UBND ngày 15/03/2025\n"
                        "https://a.example/1\n"
                        "ngày 01/04/2025\n"
                        "https://a.example/2\n"
                        "13/BC-UBND");
    assert_string_equal(reported_evidence(&arena, NULL, 0), "");
    assert_string_equal(reported_document(&arena, &evidence[0], 2025),
                        "12/KH-UBND, 15/03");
    assert_string_equal(reported_document(&arena, &evidence[0], 2024),
                        "12/KH-UBND, 15/03/2025");
    assert_string_equal(reported_document(&arena, &evidence[2], 2025),
                        "https://a.example/2");
    assert_string_equal(reported_document(&arena, &evidence[3], 2025),
                        "13/BC-UBND");
    arena_clear(&arena);
}

static void tells_scores(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char *agencies[] = {"Sở A", "Sở B"};
    struct campaign campaign = {.agencies = agencies, .agency_count = 2};
    struct scored scored[] = {
        {.agency = 1, .points = 450, .reason = "thiếu văn bản"},
        {.points = 500, .reason = ""},
        {.agency = SIZE_MAX, .reason = "không có"}};
    struct round_points round = {.scored = scored, .scored_count = 3};
    assert_string_equal(reported_scores(&arena, &campaign, &round),
                        "Sở B: 4,50 – thiếu văn bản\n"
                        "Sở A: 5,00\n"
                        "Hội đồng: 0,00 – không có");
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_values),
        cmocka_unit_test(tells_evidence),
        cmocka_unit_test(tells_scores),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
