/* results.json: exact text, and every number as the decimal it is. */
#include "unit/results/fixture.h"

#include "results/tree/tree.h"
#include "results/tree/values.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* The text of one value; takes the reference. */
static void assert_dump(json_t *value, const char *expected)
{
    struct str out = {0};
    json_t *list = json_array();
    json_array_append_new(list, value);
    results_dump(list, &out);
    char wanted[256];
    snprintf(wanted, sizeof wanted, "[\n  %s\n]\n", expected);
    assert_string_equal(str_text(&out), wanted);
    str_clear(&out);
    json_decref(list);
}

static void test_numbers_print_as_they_are(void **state)
{
    (void)state;
    assert_dump(tree_points(500), "5");
    assert_dump(tree_points(469), "4.69");
    assert_dump(tree_points(-166), "-1.66");
    assert_dump(tree_points(1), "0.01");
    assert_dump(tree_points(POINTS_NONE), "null");
    assert_dump(tree_points(INT64_C(99999999999999)), "999999999999.99");
    assert_dump(tree_ratio(8241), "0.8241");
    assert_dump(tree_ratio(10000), "1");
    assert_dump(tree_ratio(0), "0");
    assert_dump(tree_ratio(RATIO_NONE), "null");
    assert_dump(tree_decimal((struct decimal){955, -3}), "0.955");
    assert_dump(tree_decimal((struct decimal){12, 2}), "1200");
    assert_dump(tree_decimal((struct decimal){-5, 0}), "-5");
    assert_dump(tree_decimal((struct decimal){123456789012345678, 0}),
                "123456789012345678");
    assert_dump(tree_decimal((struct decimal){123456789012345, -5}),
                "1234567890.12345");
}

/* The claim of tree_points: the text of every hundredth is exact. */
static void test_all_hundredths_are_exact(void **state)
{
    (void)state;
    for (points_t p = 0; p <= 40000; p++) {
        json_t *value = tree_points(p);
        char *text =
            json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
        char wanted[32];
        snprintf(wanted, sizeof wanted, "%" PRId64 ".%02" PRId64, p / 100,
                 p % 100);
        while (wanted[strlen(wanted) - 1] == '0')
            wanted[strlen(wanted) - 1] = '\0';
        if (wanted[strlen(wanted) - 1] == '.')
            wanted[strlen(wanted) - 1] = '\0';
        if (p == 0)
            strcpy(wanted, "0");
        assert_string_equal(text, wanted);
        free(text);
        json_decref(value);
    }
}

static void test_texts(void **state)
{
    (void)state;
    assert_dump(tree_text("Xã/phường “A”"), "\"Xã/phường “A”\"");
    assert_dump(tree_text(""), "null");
    assert_dump(tree_text(NULL), "null");
    assert_dump(tree_text("t\xEA"
                          "n.xlsx"),
                "\"t\xEF\xBF\xBDn.xlsx\"");
}

static void test_values(void **state)
{
    (void)state;
    struct input yes_no = {.kind = INPUT_YES_NO};
    struct value value = {.given = true, .valid = true, .number = {1, 0}};
    assert_dump(tree_value(&yes_no, &value), "true");
    value.number.coefficient = 0;
    assert_dump(tree_value(&yes_no, &value), "false");
    struct input date = {.kind = INPUT_DATE};
    value.date = (struct date){2025, 3, 5};
    assert_dump(tree_value(&date, &value), "\"2025-03-05\"");
    value.valid = false;
    assert_dump(tree_value(&date, &value), "null");
}

static const char *const unit_a =
    "{\"code\":\"P-A\",\"name\":\"Phường A\",\"kind\":\"Phường\","
    "\"state\":\"ok\",\"file\":\"a.xlsx\",\"submission\":1,"
    "\"rank\":1,\"index\":0.8343,\"grade\":\"Tốt\","
    "\"points\":{\"max\":17.5,\"self\":14.69,\"computed\":13.25,"
    "\"round1\":14.6,\"round2\":null,\"council\":null,\"final\":14.6},"
    "\"groups\":["
    "{\"code\":\"1\",\"title\":\"Nhận thức số\",\"max\":5,\"final\":5,"
    "\"ratio\":1},"
    "{\"code\":\"2\",\"title\":\"Chính quyền số\",\"max\":12.5,"
    "\"final\":9.6,\"ratio\":0.768}],"
    "\"indicators\":["
    "{\"code\":\"1.1\",\"title\":\"Lãnh đạo\",\"group\":\"1\",\"max\":5,"
    "\"assessed\":true,\"applicable\":true,"
    "\"inputs\":{\"vai_tro\":\"Người đứng đầu\"},\"self\":5,\"computed\":5,"
    "\"round1\":5,\"round2\":null,\"council\":null,\"final\":5,"
    "\"source\":\"round1\",\"scored_by\":[\"Sở Khoa học\"],\"reason\":null,"
    "\"evidence\":[{\"number\":\"12/KH-UBND\",\"date\":\"2025-03-15\","
    "\"link\":\"https://a.vn/x_y\"}],\"explanation\":\"=Đã kiện toàn\"},"
    "{\"code\":\"1.2\",\"title\":\"Truyền thanh\",\"group\":\"1\",\"max\":5,"
    "\"assessed\":false,\"applicable\":true,\"inputs\":{},\"self\":null,"
    "\"computed\":null,\"round1\":null,\"round2\":null,\"council\":null,"
    "\"final\":null,\"source\":\"none\",\"scored_by\":[\"Sở Khoa học\"],"
    "\"reason\":null,\"evidence\":[],\"explanation\":null},"
    "{\"code\":\"2.1\",\"title\":\"Hồ sơ | trực tuyến\",\"group\":\"2\","
    "\"max\":10,\"assessed\":true,\"applicable\":true,"
    "\"inputs\":{\"ty_le\":95.5,\"so_nguoi\":null},\"self\":9.69,"
    "\"computed\":8.25,\"round1\":9.6,\"round2\":null,\"council\":null,"
    "\"final\":9.6,\"source\":\"round1\","
    "\"scored_by\":[\"Sở Khoa học\",\"Sở Tài chính\"],\"reason\":null,"
    "\"evidence\":[],\"explanation\":null},"
    "{\"code\":\"2.10\",\"title\":\"Chi ngân sách\",\"group\":\"2\","
    "\"max\":2.5,\"assessed\":true,\"applicable\":true,\"inputs\":{},"
    "\"self\":null,\"computed\":null,\"round1\":null,\"round2\":null,"
    "\"council\":null,\"final\":0,\"source\":\"none\","
    "\"scored_by\":[\"Sở Khoa học\"],\"reason\":null,\"evidence\":[],"
    "\"explanation\":null}],"
    "\"problems\":[{\"code\":\"W601\",\"severity\":\"warning\","
    "\"file\":\"a.xlsx\",\"sheet\":\"Tự đánh giá\",\"cell\":\"I8\","
    "\"message\":\"2.1: thiếu tài liệu kiểm chứng\",\"fix\":\"Ghi số, ký "
    "hiệu, ngày ban hành hoặc liên kết của tài liệu.\"}]}";

static char *compact(const json_t *value)
{
    return json_dumps(value, JSON_COMPACT | JSON_REAL_PRECISION(15));
}

static void test_unit(void **state)
{
    const json_t *tree = *state;
    const json_t *level = json_array_get(json_object_get(tree, "levels"), 0);
    const json_t *unit = json_array_get(json_object_get(level, "units"), 0);
    char *text = compact(unit);
    assert_string_equal(text, unit_a);
    free(text);
}

static void test_head(void **state)
{
    const json_t *tree = *state;
    char *text = compact(json_object_get(tree, "campaign"));
    assert_string_equal(
        text, "{\"year\":2025,\"title\":\"DTI 2025\",\"date\":\"2026-01-05\","
              "\"stage\":\"round1\",\"policies\":{\"several_scorers\":\"mean\","
              "\"missing_evidence\":\"flag\",\"missing_units\":\"last\"},"
              "\"grades\":[{\"name\":\"Tốt\",\"from\":0.8},"
              "{\"name\":\"Khá\",\"from\":0}]}");
    free(text);
    const char *key;
    json_t *value;
    struct str keys = {0};
    json_object_foreach((json_t *)tree, key, value)
        str_printf(&keys, "%s ", key);
    assert_string_equal(str_text(&keys), "campaign levels problems ");
    str_reset(&keys);
    json_t *level = json_array_get(json_object_get(tree, "levels"), 0);
    json_object_foreach(level, key, value) str_printf(&keys, "%s ", key);
    assert_string_equal(str_text(&keys), "id title max assessed_max units ");
    str_clear(&keys);
}

static void test_missing_unit(void **state)
{
    const json_t *tree = *state;
    const json_t *level = json_array_get(json_object_get(tree, "levels"), 0);
    const json_t *unit = json_array_get(json_object_get(level, "units"), 3);
    assert_string_equal(json_string_value(json_object_get(unit, "state")),
                        "missing");
    assert_true(json_is_null(json_object_get(unit, "file")));
    char *text = compact(json_object_get(unit, "points"));
    assert_string_equal(text,
                        "{\"max\":17.5,\"self\":null,\"computed\":null,"
                        "\"round1\":null,\"round2\":null,\"council\":null,"
                        "\"final\":0}");
    free(text);
    assert_int_equal(json_array_size(json_object_get(unit, "problems")), 0);
}

static void test_problems_of_no_unit(void **state)
{
    const json_t *tree = *state;
    const json_t *problems = json_object_get(tree, "problems");
    assert_int_equal(json_array_size(problems), 1);
    const json_t *problem = json_array_get(problems, 0);
    assert_string_equal(json_string_value(json_object_get(problem, "code")),
                        "W711");
    assert_string_equal(json_string_value(json_object_get(problem, "file")),
                        "phieu.xlsx");
}

static struct fixture fixture;

static int set_up(void **state)
{
    fixture_init(&fixture, STAGE_ROUND1);
    *state = results_tree(&fixture.evaluation);
    return 0;
}

static int tear_down(void **state)
{
    json_decref(*state);
    fixture_clear(&fixture);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_print_as_they_are),
        cmocka_unit_test(test_all_hundredths_are_exact),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_head),
        cmocka_unit_test(test_unit),
        cmocka_unit_test(test_missing_unit),
        cmocka_unit_test(test_problems_of_no_unit),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
