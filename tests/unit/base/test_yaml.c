/* YAML as a tree with lines, and everything in it that is refused. */
// clang-format off
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "base/str.h"
#include "base/yaml.h"

#include <stdlib.h>
#include <string.h>

static void keeps_texts_lines_and_order(void **state)
{
    (void)state;
    static const char text[] = "# ghi chú\n"
                               "ten: Sở Y tế\n"
                               "muc:\n"
                               "  - a\n"
                               "  - \"b: c\"\n"
                               "nhom: {x: 1, y: [2,\n"
                               "  3]}\n"
                               "doan: |\n"
                               "  dòng một\n"
                               "  dòng hai\n"
                               "gap: >-\n"
                               "  một\n"
                               "  hai\n"
                               "trong:\n"
                               "nhay: ''\n";
    struct arena arena = {0};
    struct yaml_error error;
    const struct yaml_node *root =
        yaml_parse(text, sizeof text - 1, &arena, &error);
    assert_non_null(root);
    assert_int_equal(root->kind, YAML_MAP);
    assert_int_equal(root->line, 2);
    assert_int_equal(root->count, 7);
    assert_string_equal(root->keys[1], "muc");
    assert_int_equal(root->key_lines[1], 3);
    const struct yaml_node *list = yaml_get(root, "muc");
    assert_int_equal(list->kind, YAML_LIST);
    assert_int_equal(list->count, 2);
    assert_string_equal(list->items[1]->text, "b: c");
    assert_int_equal(list->items[1]->line, 5);
    assert_true(list->items[1]->quoted);
    assert_false(list->items[0]->quoted);
    const struct yaml_node *inner = yaml_get(yaml_get(root, "nhom"), "y");
    assert_string_equal(inner->items[1]->text, "3");
    assert_int_equal(inner->items[1]->line, 7);
    assert_string_equal(yaml_get(root, "doan")->text, "dòng một\ndòng hai\n");
    assert_true(yaml_get(root, "doan")->quoted);
    assert_string_equal(yaml_get(root, "gap")->text, "một hai");
    assert_string_equal(yaml_get(root, "trong")->text, "");
    assert_false(yaml_get(root, "trong")->quoted);
    assert_true(yaml_get(root, "nhay")->quoted);
    assert_null(yaml_get(root, "khac"));
    assert_null(yaml_get(list, "a"));
    assert_null(yaml_get(NULL, "a"));
    arena_clear(&arena);
}

static void composes_letters_and_marks(void **state)
{
    (void)state;
    static const char text[] = "so\xcc\x82\xcc\x81: Hu\xc3\xaa\xcc\x81\n";
    struct arena arena = {0};
    struct yaml_error error;
    const struct yaml_node *root =
        yaml_parse(text, sizeof text - 1, &arena, &error);
    assert_non_null(root);
    assert_string_equal(root->keys[0], "số");
    assert_string_equal(root->items[0]->text, "Huế");
    arena_clear(&arena);
}

static void takes_an_empty_text_as_an_empty_map(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "\n\n", "# chỉ có ghi chú\n",
                                        "---\n", "\xef\xbb\xbf"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct arena arena = {0};
        struct yaml_error error;
        const struct yaml_node *root =
            yaml_parse(texts[i], strlen(texts[i]), &arena, &error);
        assert_non_null(root);
        assert_int_equal(root->kind, YAML_MAP);
        assert_int_equal(root->count, 0);
        arena_clear(&arena);
    }
}

static void check_error(const char *text, size_t length, int line,
                        const char *message)
{
    struct arena arena = {0};
    struct yaml_error error;
    const struct yaml_node *root = yaml_parse(text, length, &arena, &error);
    arena_clear(&arena);
    if (root)
        fail_msg("accepted: %s", text);
    assert_string_equal(error.message, message);
    assert_int_equal(error.line, line);
}

struct wrong {
    const char *text;
    int line;
    const char *message;
};

static void refuses_what_campaigns_do_not_need(void **state)
{
    (void)state;
    static const struct wrong wrong[] = {
        {"a: 1\nb: &neo 2\n", 2,
         "không dùng neo “&neo”; xóa neo, hoặc đặt giá trị trong dấu nháy"},
        {"a: &neo [1]\n", 1,
         "không dùng neo “&neo”; xóa neo, hoặc đặt giá trị trong dấu nháy"},
        {"a: 1\nb: *neo\n", 2,
         "không dùng bí danh “*neo”; ghi đầy đủ giá trị, hoặc đặt giá trị "
         "trong dấu nháy"},
        {"a: !!str 1\n", 1,
         "không dùng thẻ “tag:yaml.org,2002:str”; xóa thẻ, hoặc đặt giá trị "
         "trong dấu nháy"},
        {"a: !lạ {b: 1}\n", 1,
         "sai cú pháp YAML; kiểm tra thụt lề, dấu nháy và dấu “:” ở dòng này "
         "và dòng trước"},
        {"a: !la {b: 1}\n", 1,
         "không dùng thẻ “!la”; xóa thẻ, hoặc đặt giá trị trong dấu nháy"},
        {"a: ! 1\n", 1,
         "không dùng thẻ “!”; xóa thẻ, hoặc đặt giá trị trong dấu nháy"},
        {"a: !x!y 1\n", 1,
         "sai cú pháp YAML: không dùng thẻ “!…”; xóa thẻ, hoặc đặt giá trị "
         "trong dấu nháy"},
        {"a: 1\n---\nb: 2\n", 2,
         "tệp có nhiều tài liệu YAML; bỏ dấu “---” ở giữa tệp"},
        {"? [a, b]\n: 1\n", 1,
         "khóa phải là một từ, không phải danh sách hay nhóm; viết “khóa: giá "
         "trị”"},
        {"a: 1\nb: 2\na: 3\nb: 4\n", 3,
         "khóa “a” lặp lại (đã có ở dòng 1); bỏ bớt một khóa"},
        {"{b: 1, a: 2,\nb: 3, b: 4, a: 5}", 2,
         "khóa “b” lặp lại (đã có ở dòng 1); bỏ bớt một khóa"},
        {"x:\n  e\xcc\x82: 1\n  \xc3\xaa: 2\n", 3,
         "khóa “ê” lặp lại (đã có ở dòng 2); bỏ bớt một khóa"},
        {"a: b\n\xff\n", 2,
         "tệp không phải UTF-8; lưu lại tệp với bảng mã UTF-8"},
        {"a: b\nc: \xc3\n", 2,
         "tệp không phải UTF-8; lưu lại tệp với bảng mã UTF-8"},
        {"\xff\xfe"
         "a",
         1, "tệp không phải UTF-8; lưu lại tệp với bảng mã UTF-8"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        check_error(wrong[i].text, strlen(wrong[i].text), wrong[i].line,
                    wrong[i].message);
}

static void explains_wrong_syntax(void **state)
{
    (void)state;
    static const struct wrong wrong[] = {
        {"a: 1\nb: [x, y\nc: 2\n", 2,
         "sai cú pháp YAML: danh sách trong […] thiếu dấu “,” hoặc dấu “]”; "
         "kiểm tra từ dấu “[” ở dòng này"},
        {"a: {x: 1 y: 2}\n", 1,
         "sai cú pháp YAML: nhóm trong {…} thiếu dấu “,” hoặc dấu “}”; kiểm "
         "tra từ dấu “{” ở dòng này"},
        {"a: 1\nb: {x: 1\nc: 2\n", 2,
         "sai cú pháp YAML: nhóm trong {…} thiếu dấu “,” hoặc dấu “}”; kiểm "
         "tra từ dấu “{” ở dòng này"},
        {"a: \"x\n\nb: 2\n", 1,
         "sai cú pháp YAML: chuỗi trong dấu nháy không được đóng; thêm dấu "
         "nháy đóng"},
        {"a: 'x\n\n---\n", 1,
         "sai cú pháp YAML: chuỗi trong dấu nháy không được đóng; thêm dấu "
         "nháy đóng"},
        {"a: 1\nb\nc: 2\n", 2,
         "sai cú pháp YAML: thiếu dấu “:” sau khóa; viết “khóa: giá trị”"},
        {"year 2025\n\n# x\ntitle: A\n", 1,
         "thiếu dấu “:” sau “year”; viết “year: giá trị”"},
        {"a: 1\nb:\n  - code \"2\" # x\n    title: A\n", 3,
         "thiếu dấu “:” sau “code”; viết “code: giá trị”"},
        {"a: 1\nb:\n  place Hà Nội\n  d: 2\n", 3,
         "thiếu dấu “:” sau “place”; viết “place: giá trị”"},
        {"a: 1\n  b: 2\n", 2,
         "sai cú pháp YAML: dấu “: ” nằm trong giá trị, hoặc sai thụt lề; đặt "
         "cả giá trị trong dấu nháy nếu giá trị có dấu “: ”"},
        {"a:\n    b: 1\n  c: 2\n", 3,
         "sai cú pháp YAML: sai thụt lề hoặc sai dấu nháy; các khóa cùng nhóm "
         "phải thẳng cột nhau"},
        {"a:\n  - b\n  c: 2\n", 3,
         "sai cú pháp YAML: sai thụt lề trong danh sách; các dấu “-” phải "
         "thẳng cột nhau"},
        {"a: b - c: d\n", 1,
         "sai cú pháp YAML: dấu “: ” nằm trong giá trị, hoặc sai thụt lề; đặt "
         "cả giá trị trong dấu nháy nếu giá trị có dấu “: ”"},
        {"a: - b\n", 1,
         "sai cú pháp YAML: dấu “-” đứng sai chỗ; mỗi mục của danh sách bắt "
         "đầu ở một dòng mới"},
        {"a: @b\n", 1,
         "sai cú pháp YAML: ký tự không được đứng đầu (dấu tab, @, ` hoặc %); "
         "thụt lề bằng dấu cách, đặt giá trị trong dấu nháy"},
        {"a:\n\tb: 1\n", 2,
         "sai cú pháp YAML: ký tự không được đứng đầu (dấu tab, @, ` hoặc %); "
         "thụt lề bằng dấu cách, đặt giá trị trong dấu nháy"},
        {"a: 1\n\tb: 1\n", 2,
         "sai cú pháp YAML: dòng thụt lề bằng dấu tab; thay dấu tab bằng dấu "
         "cách"},
        {"p: \"^\\d+$\"\n", 1,
         "sai cú pháp YAML: trong dấu nháy kép, dấu “\\” là ký tự đặc biệt; "
         "dùng dấu nháy đơn '…'"},
        {"p: \"\\uZZZZ\"\n", 1,
         "sai cú pháp YAML: mã ký tự sau “\\” không hợp lệ; dùng dấu nháy đơn "
         "'…'"},
        {"a: 1\nb: x\x01y\n", 2,
         "sai cú pháp YAML: có ký tự điều khiển; xóa ký tự lạ ở dòng này"},
        {"a: ]\n", 1,
         "sai cú pháp YAML: thiếu giá trị ở đây; ghi giá trị, hoặc đặt giá trị "
         "trong dấu nháy"},
        {"a: 1\n- b\n", 2,
         "sai cú pháp YAML: sai thụt lề hoặc sai dấu nháy; các khóa cùng nhóm "
         "phải thẳng cột nhau"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        check_error(wrong[i].text, strlen(wrong[i].text), wrong[i].line,
                    wrong[i].message);
}

static void refuses_nesting_past_its_depth(void **state)
{
    (void)state;
    char text[2 * (YAML_MAX_DEPTH + 1) + 1];
    for (int depth = YAML_MAX_DEPTH - 1; depth <= YAML_MAX_DEPTH; depth++) {
        memset(text, '[', (size_t)depth);
        memset(text + depth, ']', (size_t)depth);
        struct arena arena = {0};
        struct yaml_error error;
        assert_non_null(yaml_parse(text, (size_t)depth * 2, &arena, &error));
        arena_clear(&arena);
    }
    memset(text, '[', YAML_MAX_DEPTH + 1);
    memset(text + YAML_MAX_DEPTH + 1, ']', YAML_MAX_DEPTH + 1);
    check_error(text, sizeof text - 1, 1,
                "lồng nhau sâu hơn 32 mức; bỏ bớt các mức lồng");
}

static void refuses_texts_past_their_size(void **state)
{
    (void)state;
    char *text = malloc(YAML_MAX_SIZE + 1);
    assert_non_null(text);
    memset(text, '\n', YAML_MAX_SIZE + 1);
    for (size_t size = YAML_MAX_SIZE - 1; size <= YAML_MAX_SIZE; size++) {
        struct arena arena = {0};
        struct yaml_error error;
        assert_non_null(yaml_parse(text, size, &arena, &error));
        arena_clear(&arena);
    }
    check_error(text, YAML_MAX_SIZE + 1, 0,
                "tệp lớn hơn 8 MiB; chia nhỏ hoặc bỏ bớt nội dung");
    free(text);
}

/* A message is cut between characters, never through one. */
static void cuts_long_messages_at_a_character(void **state)
{
    (void)state;
    for (int shift = 0; shift < 4; shift++) {
        struct str key = {0}, text = {0};
        for (int i = 0; i < shift; i++)
            str_append(&key, "a");
        for (int i = 0; i < 200; i++)
            str_append(&key, "ế");
        str_printf(&text, "%s: 1\n%s: 2\n", str_text(&key), str_text(&key));
        struct arena arena = {0};
        struct yaml_error error;
        assert_null(yaml_parse(text.data, text.length, &arena, &error));
        size_t prefix = strlen("khóa “") + (size_t)shift;
        size_t length = strlen(error.message);
        assert_true(length > sizeof error.message - 5);
        assert_int_equal((length - prefix) % strlen("ế"), 0);
        arena_clear(&arena);
        str_clear(&key);
        str_clear(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_texts_lines_and_order),
        cmocka_unit_test(composes_letters_and_marks),
        cmocka_unit_test(takes_an_empty_text_as_an_empty_map),
        cmocka_unit_test(refuses_what_campaigns_do_not_need),
        cmocka_unit_test(explains_wrong_syntax),
        cmocka_unit_test(refuses_nesting_past_its_depth),
        cmocka_unit_test(refuses_texts_past_their_size),
        cmocka_unit_test(cuts_long_messages_at_a_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
