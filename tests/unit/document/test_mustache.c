/* Mustache: the official cases, told with an HTML escape of their own, and what
 * this one adds. */
#include "document/template/mustache/program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

static void escape_html(const char *text, struct str *out)
{
    for (; *text; text++) {
        switch (*text) {
        case '&':
            str_append(out, "&amp;");
            break;
        case '"':
            str_append(out, "&quot;");
            break;
        case '<':
            str_append(out, "&lt;");
            break;
        case '>':
            str_append(out, "&gt;");
            break;
        default:
            str_append_char(out, *text);
        }
    }
}

static void run_case(const json_t *test)
{
    static const struct mustache_options html = {.escape = escape_html,
                                                 .max_steps = 1000};
    const char *name = json_string_value(json_object_get(test, "name"));
    struct str out = {0};
    struct mustache_error error;
    if (!mustache_render_with(
            &html, json_string_value(json_object_get(test, "template")),
            json_object_get(test, "data"), json_object_get(test, "partials"),
            &out, &error))
        fail_msg("%s: %s", name, error.message);
    const char *expected = json_string_value(json_object_get(test, "expected"));
    if (strcmp(str_text(&out), expected) != 0)
        fail_msg("%s: \"%s\", not \"%s\"", name, str_text(&out), expected);
    str_clear(&out);
}

static void official_cases_pass(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        size_t count;
    } files[] = {
        {"comments", 12}, {"delimiters", 14}, {"interpolation", 42},
        {"inverted", 22}, {"partials", 12},   {"sections", 34},
    };
    const char *shared = getenv("DTI_SHARED");
    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        char path[1024];
        snprintf(path, sizeof path, "%s/data/mustache-spec/%s.json",
                 shared ? shared : "../shared", files[f].name);
        json_t *file = json_load_file(path, 0, NULL);
        if (!file) {
            print_message("no %s: the official cases are left out\n", path);
            skip();
        }
        size_t i;
        json_t *test;
        json_array_foreach(json_object_get(file, "tests"), i, test)
            run_case(test);
        assert_int_equal(i, files[f].count);
        json_decref(file);
    }
}

/* Renders over `data` given as JSON; the caller frees the text. */
static char *render(const char *source, const char *data, const char *partials)
{
    json_t *tree = json_loads(data, JSON_DECODE_ANY, NULL);
    json_t *others = partials ? json_loads(partials, 0, NULL) : NULL;
    assert_non_null(tree);
    struct str out = {0};
    struct mustache_error error;
    if (!mustache_render(source, tree, others, &out, &error)) {
        str_reset(&out);
        str_printf(&out, "dòng %d: %s", error.line, error.message);
    }
    json_decref(tree);
    json_decref(others);
    str_append(&out, "");
    return str_take(&out);
}

static void assert_renders(const char *source, const char *data,
                           const char *expected)
{
    char *text = render(source, data, NULL);
    assert_string_equal(text, expected);
    free(text);
}

#define G MUSTACHE_GUARD

static void values_are_escaped_for_markdown(void **state)
{
    (void)state;
    assert_renders("{{x}}", "{\"x\":\"Sở Y tế\"}", "Sở Y tế");
    assert_renders("{{x}}", "{\"x\":\"a|b `c` <d>\"}",
                   "a\\|b \\`c\\` \\<d\\>" G);
    assert_renders("{{x}}", "{\"x\":\"# a\"}", G "\\# a");
    assert_renders("{{x}}", "{\"x\":\"dòng 1\\ndòng 2\"}", "dòng 1<br>dòng 2");
    assert_renders("{{x}}", "{\"x\":\"a\\tb\\u0001c\\u0085d\\u007fe\"}",
                   "a b c d e");
    assert_renders("{{x}}", "{\"x\":\"  a \"}", G "  a " G);
    assert_renders("{{x}}", "{\"x\":\"\"}", G);
    assert_renders("{{x}}", "{\"x\":\"a\\uFDD0b\"}",
                   "a\xEF\xBF\xBD"
                   "b");
    assert_renders("{{x}}", "{\"x\":\"“ạ”\"}", G "“ạ”" G);
    assert_renders("{{{x}}}{{&x}}", "{\"x\":\"*\\n\"}", "*\n*\n");
}

static void addresses_are_percent_encoded(void **state)
{
    (void)state;
    assert_renders(
        "[x]({{x}})", "{\"x\":\"https://a.vn/tệp (1).pdf\\n\"}",
        "[x](https\\:\\/\\/a\\.vn\\/t%E1%BB%87p%20\\(1\\)\\.pdf%0A)");
    assert_renders("[x](<{{x}}>)", "{\"x\":\"a<b\"}", "[x](<a\\<b>)");
    assert_renders("{{x}}{{y}}", "{\"x\":\"](\",\"y\":\" \"}",
                   G "\\]\\(" G G " " G);
}

static void numbers_print_as_json_has_them(void **state)
{
    (void)state;
    assert_renders("{{a}} {{b}} {{c}} {{d}} {{e}}",
                   "{\"a\":4.4,\"b\":-2,\"c\":0.8241,\"d\":true,\"e\":null}",
                   "4\\.4 " G "\\-2 0\\.8241 true " G);
}

static void empty_text_is_false_and_zero_is_true(void **state)
{
    (void)state;
    assert_renders("{{#x}}có{{/x}}{{^x}}không{{/x}}", "{\"x\":\"\"}", "không");
    assert_renders("{{#x}}có{{/x}}{{^x}}không{{/x}}", "{\"x\":0}", "có");
    assert_renders("{{#x}}có{{/x}}{{^x}}không{{/x}}", "{\"x\":{}}", "có");
}

static void mistakes_are_told_with_their_line(void **state)
{
    (void)state;
    assert_renders("a\n{{#x}}\nb", "{}", "dòng 2: mục “x” không được đóng");
    assert_renders("a\n\n{{/x}}", "{}",
                   "dòng 3: thẻ đóng “/x” không có thẻ mở");
    assert_renders("{{#x}}\n{{/y}}", "{}",
                   "dòng 2: thẻ đóng “/y” không khớp với mục “x” mở ở dòng 1");
    assert_renders("\n{{x}", "{}",
                   "dòng 2: thẻ mở bằng “{{” không có dấu đóng “}}”");
    assert_renders("{{{x}}", "{}",
                   "dòng 1: thẻ mở bằng “{{” không có dấu đóng “}}}”");
    assert_renders("{{ }}", "{}", "dòng 1: thẻ “{{…}}” không có tên");
    assert_renders("{{=<% =}}", "{}",
                   "dòng 1: dấu phân cách “<%” không hợp lệ");
    assert_renders("{{=a b c=}}", "{}",
                   "dòng 1: dấu phân cách “a b c” không hợp lệ");
    assert_renders(
        "a\n{{x}}", "{\"x\":[1]}",
        "dòng 2: “x” là danh sách hoặc nhóm giá trị, không in trực tiếp được");
    assert_renders("{{>ky}}", "{}", "dòng 1: không có mẫu con “ky”");
}

static void assert_partial_fails(const char *partials, const char *expected)
{
    char *text = render("\n{{#x}}\n{{>a}}\n{{/x}}", "{\"x\":1}", partials);
    assert_string_equal(text, expected);
    free(text);
}

static void mistakes_in_partials_name_them(void **state)
{
    (void)state;
    assert_partial_fails(
        "{\"a\":\"\\n{{#y}}\"}",
        "dòng 3: mẫu con “a”, dòng 2: mục “y” không được đóng");
    assert_partial_fails("{\"a\":\"\\n\\n{{>b}}\"}",
                         "dòng 3: mẫu con “a”, dòng 3: không có mẫu con “b”");
    assert_partial_fails(
        "{\"a\":\"{{>b}}\",\"b\":\"\\n\\n{{#x}}{{#.}}{{>c}}{{/.}}{{/x}}\"}",
        "dòng 3: mẫu con “b”, dòng 3: không có mẫu con “c”");
    assert_partial_fails(
        "{\"a\":\"{{>a}}\"}",
        "dòng 3: mẫu con “a”, dòng 1: các mẫu con lồng nhau quá 64 cấp");
}

static char *nested_sections(int depth)
{
    struct str source = {0};
    for (int i = 0; i < depth; i++)
        str_append(&source, "{{#x}}");
    str_append(&source, "{{y}}");
    for (int i = 0; i < depth; i++)
        str_append(&source, "{{/x}}");
    return str_take(&source);
}

static void sections_nest_64_deep(void **state)
{
    (void)state;
    char *source = nested_sections(64);
    assert_renders(source, "{\"x\":true,\"y\":\"z\"}", "z");
    free(source);
    source = nested_sections(65);
    assert_renders(source, "{\"x\":true,\"y\":\"z\"}",
                   "dòng 1: các mục lồng nhau quá 64 cấp");
    free(source);
}

/* A partial that names itself goes as deep as the data: 64 at most. */
static void assert_tree_renders(int depth, const char *expected)
{
    struct str tree = {0};
    for (int i = 0; i < depth; i++)
        str_append(&tree, "{\"k\":[");
    for (int i = 0; i < depth; i++)
        str_append(&tree, "]}");
    char *text = render("{{>a}}", str_text(&tree),
                        "{\"a\":\"{{^k}}x{{/k}}{{#k}}{{>a}}{{/k}}\"}");
    assert_string_equal(text, expected);
    free(text);
    str_clear(&tree);
}

static void partials_nest_64_deep(void **state)
{
    (void)state;
    assert_tree_renders(64, "x");
    assert_tree_renders(65,
                        "dòng 1: mẫu con “a”, dòng 1: các mẫu con lồng nhau "
                        "quá 64 cấp");
}

static void assert_steps(size_t max_steps, const char *expected)
{
    const struct mustache_options options = {.escape = escape_html,
                                             .max_steps = max_steps};
    json_t *data = json_loads("{\"k\":[1,2,3]}", 0, NULL);
    struct str out = {0};
    struct mustache_error error;
    mustache_render_with(&options, "{{#k}}\n{{#k}}{{/k}}\n{{/k}}", data, NULL,
                         &out, &error);
    assert_string_equal(error.message, expected);
    json_decref(data);
    str_clear(&out);
}

/* 1 section, 3 times 1 section and 1 newline, 2 turns of 3 and of the outer. */
static void steps_are_bounded(void **state)
{
    (void)state;
    assert_steps(1 + 3 * 2 + 3 * 2 + 2, "");
    assert_steps(1 + 3 * 2 + 3 * 2 + 1, "kết quả quá lớn");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(official_cases_pass),
        cmocka_unit_test(values_are_escaped_for_markdown),
        cmocka_unit_test(addresses_are_percent_encoded),
        cmocka_unit_test(numbers_print_as_json_has_them),
        cmocka_unit_test(empty_text_is_false_and_zero_is_true),
        cmocka_unit_test(mistakes_are_told_with_their_line),
        cmocka_unit_test(mistakes_in_partials_name_them),
        cmocka_unit_test(sections_nest_64_deep),
        cmocka_unit_test(partials_nest_64_deep),
        cmocka_unit_test(steps_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
