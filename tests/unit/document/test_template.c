/* Templates: front matter, partials, and what is wrong with them. */
#include "document/template/template.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char folder[] = "tests/data/document/templates";

static json_t *read_data(void)
{
    return json_loads("{\"year\": 2025, \"unit\": {\"name\": \"Sở (A)\"},"
                      " \"rows\": [\"một\", \"*hai*\"], \"signer\": \"Ông B\"}",
                      0, NULL);
}

static void template_is_read_and_expanded(void **state)
{
    (void)state;
    struct document_error error;
    char *path = file_join(folder, "du.md");
    struct document_template *t = document_template_load(path, &error);
    assert_non_null(t);
    assert_string_equal(document_template_meta(t, "for"), "unit");
    assert_string_equal(document_template_meta(t, "name"), "a: b");
    assert_null(document_template_meta(t, "stage"));
    json_t *data = read_data();
    struct str out = {0};
    assert_true(document_expand(t, data, &out, &error));
    assert_string_equal(
        str_text(&out),
        "# Sở \\(A\\)\xEF\xB7\x90\n\n"
        "  - một\n  - Điều&nbsp;5\n"
        "  - \xEF\xB7\x90\\*hai\\*\xEF\xB7\x90\n  - Điều&nbsp;5\n"
        "*Ông B*\n");
    str_reset(&out);
    assert_true(document_expand_meta(t, "title", data, &out, &error));
    assert_string_equal(str_text(&out), "Báo cáo 2025");
    str_clear(&out);
    json_decref(data);
    document_template_free(t);
    free(path);
}

/* A new folder with `text` as mau.md and, where given, `partial` as _con.md. */
static void assert_refused(const char *text, const char *partial,
                           const char *expected)
{
    char place[] = "/tmp/dti-template-XXXXXX";
    assert_non_null(mkdtemp(place));
    char *path = file_join(place, "mau.md"),
         *other = file_join(place, "_con.md");
    if (text)
        assert_int_equal(file_write(path, text, strlen(text)), 0);
    if (partial)
        assert_int_equal(file_write(other, partial, strlen(partial)), 0);
    struct document_error error;
    struct document_template *t = document_template_load(path, &error);
    char told[sizeof error.file + sizeof error.message + 16] = "";
    if (!t)
        snprintf(told, sizeof told, "%s%d: %s",
                 strcmp(error.file, other) == 0 ? "_con.md:" : error.file,
                 error.line, error.message);
    document_template_free(t);
    unlink(path);
    unlink(other);
    rmdir(place);
    free(path);
    free(other);
    assert_string_equal(told, expected);
}

static void mistakes_are_told_with_their_line(void **state)
{
    (void)state;
    assert_refused(NULL, NULL, "0: không đọc được mẫu: không có tệp");
    assert_refused("a\xFF", NULL, "0: mẫu không phải văn bản UTF-8");
    assert_refused("", NULL, "1: phần đầu của mẫu phải nằm giữa hai dòng ---");
    assert_refused("chữ\n", NULL,
                   "1: phần đầu của mẫu phải nằm giữa hai dòng ---");
    assert_refused("---\na: b\n", NULL,
                   "1: phần đầu của mẫu phải nằm giữa hai dòng ---");
    assert_refused("---\na: b\nc: [d]\n---\n", NULL,
                   "3: “c” phải là một giá trị đơn");
    assert_refused("---\n- a\n---\n", NULL,
                   "2: phần đầu của mẫu phải gồm các dòng “khóa: giá trị”");
    assert_refused("---\na: b {{x\n---\n", NULL,
                   "2: thẻ mở bằng “{{” không có dấu đóng “}}”");
    assert_refused("---\na: b\n---\n\n{{#x}}", NULL,
                   "5: mục “x” không được đóng");
    assert_refused("---\n---\n{{> con}}\n{{> khac}}", "chữ",
                   "4: không có mẫu con “khac”");
    assert_refused("---\n---\nchữ", "\n{{/x}}",
                   "_con.md:2: thẻ đóng “/x” không có thẻ mở");
    assert_refused("---\na: b\npaper: A3\n---\n", NULL,
                   "3: không có khổ giấy “A3”; các khổ có: A4, "
                   "A4-landscape, 16:9");
    assert_refused("---\n---\nchữ", "\xFF",
                   "_con.md:0: mẫu không phải văn bản UTF-8");
}

static void values_of_the_head_have_lines(void **state)
{
    (void)state;
    struct document_error error;
    char place[] = "/tmp/dti-template-XXXXXX";
    static const char text[] = "---\na: b\n\nfor: unit\n---\n";
    assert_non_null(mkdtemp(place));
    char *path = file_join(place, "mau.md");
    assert_int_equal(file_write(path, text, strlen(text)), 0);
    struct document_template *t = document_template_load(path, &error);
    assert_non_null(t);
    assert_int_equal(document_template_line(t, "a"), 2);
    assert_int_equal(document_template_line(t, "for"), 4);
    assert_int_equal(document_template_line(t, "stage"), 1);
    document_template_free(t);
    unlink(path);
    rmdir(place);
    free(path);
}

static void yaml_mistakes_have_the_line_of_the_file(void **state)
{
    (void)state;
    struct document_error error;
    char place[] = "/tmp/dti-template-XXXXXX";
    static const char text[] = "---\na: b\na: c\n---\n";
    assert_non_null(mkdtemp(place));
    char *path = file_join(place, "mau.md");
    assert_int_equal(file_write(path, text, strlen(text)), 0);
    assert_null(document_template_load(path, &error));
    assert_int_equal(error.line, 3);
    unlink(path);
    rmdir(place);
    free(path);
}

static void an_empty_body_is_a_body(void **state)
{
    (void)state;
    assert_refused("---\n---", NULL, "");
    assert_refused("---  \r\na: b\r\n--- \r\n", "", "");
}

static void data_can_be_wrong_for_a_template(void **state)
{
    (void)state;
    struct document_error error;
    char *path = file_join(folder, "du.md");
    struct document_template *t = document_template_load(path, &error);
    assert_non_null(t);
    json_t *data = json_loads("{\"unit\": {\"name\": [1]}}", 0, NULL);
    struct str out = {0};
    assert_false(document_expand(t, data, &out, &error));
    assert_int_equal(error.line, 6);
    assert_string_equal(error.message, "“unit.name” là danh sách hoặc nhóm giá "
                                       "trị, không in trực tiếp được");
    str_clear(&out);
    json_decref(data);
    document_template_free(t);
    free(path);
}

/* Of the body (`unit.name`, `rows`), the title (`year`) and the partials; each
 * with what it is asked of. */
static void names_of_a_template(void **state)
{
    (void)state;
    static const char *const expected[] = {"unit", ".unit", "name", "unit.name",
                                           "rows", ".rows", "year", "signer"};
    struct document_error error;
    char *path = file_join(folder, "du.md");
    struct document_template *t = document_template_load(path, &error);
    assert_non_null(t);
    json_t *names = json_object();
    document_template_names(t, names);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_true(json_is_true(json_object_get(names, expected[i])));
    assert_null(json_object_get(names, ".name"));
    json_decref(names);
    document_template_free(t);
    free(path);
}

static void write_file(const char *place, const char *name, const char *text)
{
    char *path = file_join(place, name);
    assert_int_equal(file_write(path, text, strlen(text)), 0);
    free(path);
}

static void remove_file(const char *place, const char *name)
{
    char *path = file_join(place, name);
    unlink(path);
    free(path);
}

/* Partials count as far as they are reached, from partials too, which may call
 * each other in a circle that no data enter. */
static void names_of_partials_that_are_reached(void **state)
{
    (void)state;
    static const char *const files[][2] = {
        {"mau.md", "---\ntitle: \"{{> dau}}\"\n---\n{{#a}}{{> mot}}{{/a}}\n"},
        {"_dau.md", "{{title_of}}"},
        {"_mot.md", "{{{b.c}}} {{> hai}}"},
        {"_hai.md", "{{^d}}{{> mot}}{{/d}}"},
        {"_khac.md", "{{e}}"},
    };
    static const char *const wanted[] = {"a",  "b",  "c",   "d",  "title_of",
                                         ".a", ".b", "b.c", ".d", ".title_of"};
    enum { FILES = sizeof files / sizeof *files };
    char place[] = "/tmp/dti-template-XXXXXX";
    assert_non_null(mkdtemp(place));
    for (size_t i = 0; i < FILES; i++)
        write_file(place, files[i][0], files[i][1]);
    struct document_error error;
    char *path = file_join(place, files[0][0]);
    struct document_template *t = document_template_load(path, &error);
    assert_non_null(t);
    json_t *names = json_object();
    document_template_names(t, names);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_true(json_is_true(json_object_get(names, wanted[i])));
    assert_int_equal(json_object_size(names), sizeof wanted / sizeof *wanted);
    json_decref(names);
    document_template_free(t);
    free(path);
    for (size_t i = 0; i < FILES; i++)
        remove_file(place, files[i][0]);
    rmdir(place);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(template_is_read_and_expanded),
        cmocka_unit_test(mistakes_are_told_with_their_line),
        cmocka_unit_test(values_of_the_head_have_lines),
        cmocka_unit_test(yaml_mistakes_have_the_line_of_the_file),
        cmocka_unit_test(an_empty_body_is_a_body),
        cmocka_unit_test(names_of_a_template),
        cmocka_unit_test(names_of_partials_that_are_reached),
        cmocka_unit_test(data_can_be_wrong_for_a_template),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
