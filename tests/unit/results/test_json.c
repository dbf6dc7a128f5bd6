/* results.json: exact text, and every number as the decimal it is. */
#include "unit/results/fixture.h"

#include "results/json/json.h"

#include <jansson.h>
#include <stdlib.h>

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

/* The unit whose input values are `values`, as results.json shows them. */
static void assert_inputs(struct fixture *f, const char *expected)
{
    struct sink text = {0};
    json_results(&f->evaluation, &text);
    if (!strstr(str_text(&text.text), expected))
        fail_msg("%s\nis not in\n%s", expected, str_text(&text.text));
    str_clear(&text.text);
}

static void test_values_of_every_kind(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, STAGE_INTAKE);
    f.inputs[0].kind = INPUT_YES_NO;
    f.values[0][0] =
        (struct value){.given = true, .valid = true, .number = {1, 0}};
    assert_inputs(&f, "\"vai_tro\": true\n");
    f.values[0][0].number.coefficient = 0;
    assert_inputs(&f, "\"vai_tro\": false\n");
    f.inputs[0].kind = INPUT_DATE;
    f.values[0][0].date = (struct date){2025, 3, 5};
    assert_inputs(&f, "\"vai_tro\": \"2025-03-05\"\n");
    f.inputs[0].kind = INPUT_TEXT;
    f.values[0][0].text = "đủ";
    assert_inputs(&f, "\"vai_tro\": \"đủ\"\n");
    f.values[0][0].valid = false;
    assert_inputs(&f, "\"vai_tro\": null\n");
    fixture_clear(&f);
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
    struct sink text = {0};
    json_results(&fixture.evaluation, &text);
    *state = json_loadb(text.text.data, text.text.length, 0, NULL);
    str_clear(&text.text);
    return *state ? 0 : -1;
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
        cmocka_unit_test(test_values_of_every_kind),
        cmocka_unit_test(test_head),
        cmocka_unit_test(test_unit),
        cmocka_unit_test(test_missing_unit),
        cmocka_unit_test(test_problems_of_no_unit),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
