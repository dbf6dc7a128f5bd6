/* Markdown to blocks: what it becomes, what it refuses, and that whatever a
 * unit types comes out as typed. */
#include "document/markdown/markdown.h"
#include "document/template/mustache/mustache.h"
#include "dump.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void assert_blocks(const char *markdown, const char *expected)
{
    struct blocks blocks;
    char error[512];
    struct str out = {0};
    if (markdown_parse(markdown, strlen(markdown), &blocks, error,
                       sizeof error))
        dump_blocks(&blocks, &out);
    else
        str_printf(&out, "lỗi: %s", error);
    assert_string_equal(str_text(&out), expected);
    str_clear(&out);
    blocks_clear(&blocks);
}

static void text_has_its_styles(void **state)
{
    (void)state;
    assert_blocks("Một **đậm *cả* hai** *nghiêng*,\ndòng hai  \ncứng<br>\nhết",
                  "paragraph [Một ][b:đậm ][bi:cả][b: hai][ ][i:nghiêng]"
                  "[, dòng hai]/[cứng]/[hết]\n");
    assert_blocks("<mark>đỏ **đậm**</mark> <small>nhỏ</small><br/>x",
                  "paragraph [a:đỏ ][ba:đậm][ ][s:nhỏ]/[x]\n");
    assert_blocks("<br>\nđầu", "paragraph /[đầu]\n");
    assert_blocks("a &amp; b&nbsp;&#x1EA1;&#0;&#9;&khac; &lt;p&gt;",
                  "paragraph [a & b\xC2\xA0ạ\xEF\xBF\xBD &khac; <p>]\n");
    assert_blocks("\xEF\xB7\x90", "");
}

static void web_links_are_kept(void **state)
{
    (void)state;
    assert_blocks("[a *b*](https://x.vn/?a=1&amp;b=\\(2\\))",
                  "paragraph [a ->https://x.vn/?a=1&b=(2)]"
                  "[i:b->https://x.vn/?a=1&b=(2)]\n");
    assert_blocks("<http://x.vn> [a](javascript:x) [b](mailto:c) https://y.vn",
                  "paragraph [http://x.vn->http://x.vn][ a b https://y.vn]\n");
    assert_blocks("[](https://x.vn)", "");
}

static void headings_and_rules(void **state)
{
    (void)state;
    assert_blocks("# Một\n#### Bốn **đậm** ##\n***\nHai\n---\n#\n",
                  "heading 1 [Một]\nheading 4 [Bốn ][b:đậm]\nrule\n"
                  "heading 2 [Hai]\n");
}

static void lists_have_depth_and_ordinals(void **state)
{
    (void)state;
    assert_blocks(
        "- a\n  - b\n\n    thêm\n- c\n\n7. x\n8. y\n   1) z\n- \n",
        "item 1 [a]\nitem 2 [b]\nparagraph 2 [thêm]\nitem 1 [c]\n"
        "item 1 no.7 [x]\nitem 1 no.8 [y]\nitem 2 no.1 [z]\nitem 1\n");
}

static void tables_have_aligned_columns(void **state)
{
    (void)state;
    assert_blocks("| a | **b** | c | d |\n|---|:--|:-:|--:|\n"
                  "| 1 \\| 2 | x<br>y | <bar value=\"0,8123\"> |\n"
                  "| <bar value=\"\"> | <bar value=\"1\"> |  | `x` |\n",
                  "lỗi: không dùng được chữ trong dấu `…`; viết \\` cho dấu `");
    assert_blocks("| a | **b** | c | d |\n|---|:--|:-:|--:|\n"
                  "| 1 \\| 2 | x<br>y | <bar value=\"0,8123\"> |\n"
                  "| <bar value=\"\"> | <bar value=\"1\"> |  | d |\n",
                  "table -<^>\n  [a] | [b:b] | [c] | [d]\n"
                  "  [1 | 2] | [x]/[y] | <8123> | \n   | <10000> |  | [d]\n");
    assert_blocks("| | |\n|---|---|\n\n", "table --\n   | \n");
}

static void fences_are_rows_of_fields(void **state)
{
    (void)state;
    assert_blocks(
        "``` letterhead\n# a | - **b** \\| c |\n\n1. d\n> e | `\\`\n```",
        "lỗi: không dùng được chữ trong dấu `…`; viết \\` cho dấu `");
    assert_blocks(
        "``` letterhead\n# a | - **b** \\| c |\n\n1. d\n> e|<!-- \n```\n",
        "fenced “letterhead”\n  [# a] | [- ][b:b][ | c] | \n"
        "  [1. d]\n  [> e] | [<!--]\n");
    assert_blocks("~~~ rỗng\n~~~", "fenced “rỗng”\n");
}

static void comments_are_attributes_of_what_follows(void **state)
{
    (void)state;
    assert_blocks(
        "<!-- style align=\"center\" size=\"14\" --> <!-- keep -->\n# A\n"
        "<!-- page landscape=\"yes\" -->\n"
        "<!-- section title=\"a \\\"b\\\" \\-\\-\\> &quot;<br>\\<br\\>\" -->\n"
        "<!--\n table widths=\"1\n2\"\n-->\n|a|\n|---|\n\nb\n",
        "heading 1 align=\"center\" size=\"14\" keep=\"yes\" [A]\n"
        "page landscape=\"yes\"\n"
        "section “a \"b\" --> \" <br>” title=\"a \"b\" --> \" <br>\"\n"
        "table widths=\"1 2\" -\n  [a]\nparagraph [b]\n");
    assert_blocks("<!-- style indent=\"no\" --> Cùng *dòng*",
                  "paragraph indent=\"no\" [Cùng ][i:dòng]\n");
    assert_blocks("- a\n\n  <!-- style size=\"12\" -->\n  b\n",
                  "item 1 [a]\nparagraph 1 size=\"12\" [b]\n");
}

static void slips_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *markdown, *error;
    } cases[] = {
        {"<div>x</div>", "không dùng được thẻ HTML <div>"},
        {"a <b>x</b>", "không dùng được thẻ HTML <b> (sau chỗ “a ”)"},
        {"<script>\nx\n</script>", "không dùng được thẻ HTML <script>"},
        {"<markx>", "không dùng được thẻ HTML <markx>"},
        {"a <?php x ?>", "không dùng được thẻ HTML <?php x ?> (sau chỗ “a ”)"},
        {"a <br class=\"x\">",
         "không dùng được thẻ HTML <br class=\"x\"> (sau chỗ “a ”)"},
        {"a <mark\n>b</mark>",
         "không dùng được trích dẫn bằng dấu > đầu dòng (sau chỗ “a <mark”)"},
        {"a <mark\nx>b",
         "một thẻ HTML phải nằm trọn trong một dòng (sau chỗ “a ”)"},
        {"<mark>x", "thẻ <mark> không được đóng trong cùng đoạn"},
        {"*a <small>x*\n\n</small>",
         "thẻ <small> không được đóng trong cùng đoạn"},
        {"x</mark>", "thẻ </mark> không có thẻ mở (sau chỗ “x”)"},
        {"<bar value=\"1.00006\">", "thẻ <bar> cần value=\"…\" là một số từ 0 "
                                    "đến 1, không phải “1.00006”"},
        {"x <bar>", "thẻ <bar> cần value=\"…\" là một số từ 0 đến 1, không "
                    "phải “…” (sau chỗ “x ”)"},
        {"# A\n\n<!-- foo -->",
         "không có chú thích nào tên là “foo” (sau chỗ “A”)"},
        {"<!-- -->", "không có chú thích nào tên là “”"},
        {"<!-- page", "chú thích <!-- không được đóng bằng -->"},
        {"x <!-- page -->",
         "chú thích <!-- … --> phải đứng ở đầu một dòng riêng (sau chỗ “x ”)"},
        {"<!-- style size=14 -->\nx",
         "chú thích “style” phải có dạng <!-- style khóa=\"giá trị\" -->"},
        {"<!-- style a=\"1\"b=\"2\" -->\nx",
         "chú thích “style” phải có dạng <!-- style khóa=\"giá trị\" -->"},
        {"<!-- keep x=\"1\" -->\nx",
         "chú thích “keep” không có thuộc tính “x”"},
        {"<!-- style aling=\"left\" -->\nx",
         "chú thích “style” không có thuộc tính “aling”"},
        {"<!-- section -->", "chú thích “section” thiếu title=\"…\""},
        {"<!-- table -->\nx", "sau chú thích “table” phải là một bảng"},
        {"<!-- style size=\"10\" -->\n***",
         "sau chú thích “style” phải là một đoạn văn hoặc tiêu đề"},
        {"<!-- keep -->", "chú thích ở cuối văn bản không đứng trước khối nào"},
        {"<br>\n# x",
         "thiếu một dòng trống trước tiêu đề, danh sách hoặc khối tiếp theo"},
        {"```\nx\n```", "khối ``` không có tên"},
        {"``` a b\nx\n```", "tên khối “a b” phải là một từ"},
        {"a\n\n> b",
         "không dùng được trích dẫn bằng dấu > đầu dòng (sau chỗ “a”)"},
        {"![a](b)", "không dùng được hình ảnh ![…](…)"},
        {"##### x", "tiêu đề chỉ có 4 cấp, từ # đến ####"},
        {"|a|b|\n|---|---|\n|1|2|3|",
         "bảng có 2 cột nhưng dòng “|1|2|3|…” có 3 ô"},
        {"|a|b|\n|---|---|---|\n",
         "bảng “|a|b|…” có 2 ô ở dòng tiêu đề nhưng 3 ô ở dòng gạch"},
        {"|a|b|\n|-|-|\n", "bảng cần một dòng trống ở trước và ít nhất 3 dấu "
                           "gạch ở mỗi cột (---) (sau chỗ “|a|b| ”)"},
        {"x\n|a|\n|---|\n", "bảng cần một dòng trống ở trước và ít nhất 3 dấu "
                            "gạch ở mỗi cột (---) (sau chỗ “x |a| ”)"},
        {"|a|b|\n|---|---|\n|c|d|\nchữ",
         "thiếu một dòng trống giữa bảng và dòng “chữ…”"},
        {"\xFF", "văn bản không phải UTF-8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct blocks blocks;
        char error[512];
        assert_false(markdown_parse(cases[i].markdown,
                                    strlen(cases[i].markdown), &blocks, error,
                                    sizeof error));
        assert_string_equal(error, cases[i].error);
        blocks_clear(&blocks);
    }
}

/* A table of `columns` columns and `rows` rows of "1". */
static char *wide_table(int columns, int rows)
{
    struct str text = {0};
    for (int row = 0; row < rows + 2; row++) {
        for (int i = 0; i < columns; i++)
            str_append(&text, row == 1 ? "|---" : "|1");
        str_append(&text, "|\n");
    }
    return str_take(&text);
}

static void tables_have_128_columns_at_most(void **state)
{
    (void)state;
    struct blocks blocks;
    char error[512];
    char *text = wide_table(128, 1);
    assert_true(
        markdown_parse(text, strlen(text), &blocks, error, sizeof error));
    assert_int_equal(blocks.count, 1);
    assert_int_equal(blocks.items[0].column_count, 128);
    blocks_clear(&blocks);
    free(text);
    text = wide_table(129, 1);
    assert_false(
        markdown_parse(text, strlen(text), &blocks, error, sizeof error));
    assert_string_equal(error,
                        "bảng “|1|1|1|1|1|1|1|1|1|1|1|1|1|1|1|1|1|1|1|1…” "
                        "có 129 cột, tối đa là 128 cột");
    blocks_clear(&blocks);
    free(text);
}

static void long_tables_take_linear_time(void **state)
{
    (void)state;
    struct blocks blocks;
    char error[512];
    char *text = wide_table(8, 100000);
    clock_t start = clock();
    assert_true(
        markdown_parse(text, strlen(text), &blocks, error, sizeof error));
    print_message("100000 rows of 8 cells: %ld ms\n",
                  (long)((clock() - start) * 1000 / CLOCKS_PER_SEC));
    assert_int_equal(blocks.items[0].row_count, 100000);
    assert_string_equal(blocks.items[0].rows[99999].cells[7].spans[0].text,
                        "1");
    blocks_clear(&blocks);
    free(text);
}

static void plain_text_of_inlines(void **state)
{
    (void)state;
    static const char markdown[] = "a **b**<br>c";
    struct blocks blocks;
    char error[512];
    assert_true(markdown_parse(markdown, strlen(markdown), &blocks, error,
                               sizeof error));
    assert_string_equal(inlines_text(&blocks.items[0].text, &blocks.arena),
                        "a b c");
    assert_string_equal(attributes_get(&blocks.items[0].attributes, "x", "y"),
                        "y");
    blocks_clear(&blocks);
}

/* What nobody should type, and everybody does. */
static const char *const nasty[] = {
    "|",        "<script>",
    "`",        "```",
    "*",        "**",
    "_",        "#",
    "# ",       "1.",
    "1) ",      "+ ",
    "- ",       "---",
    "===",      "> ",
    "\t",       "        ",
    " ",        "https://a.vn/?x=1&y=2",
    "www.a.vn", "{{x}}",
    "{{{x}}}",  "{{/x}}",
    "-->",      "<!--",
    "\n",       "\n\n",
    "\\",       "\\\\",
    "&amp;",    "&",
    "[",        "]",
    "](",       "[x]: y",
    "![",       "(",
    ")",        "~~",
    "$",        "<br>",
    "</mark>",  "<a@b.vn>",
    "\"",       "'",
    "|-|",      ":-:",
    "ạ",        "Ủ",
    "“",        "…",
    "\xC2\xA0", "\xE2\x80\x89",
    "😀",        "a",
    "Z",        "0",
    "2025",     "=",
    "!",        "%",
    "^",        "@",
    ";",        ":",
    ",",        ".",
    "/",        "?",
};

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void type_something(unsigned *seed, struct str *out)
{
    str_reset(out);
    str_append(out, "");
    for (unsigned n = next_random(seed) % 9; n; n--)
        str_append(out,
                   nasty[next_random(seed) % (sizeof nasty / sizeof *nasty)]);
}

/* What spans should hold of `typed`: a tab is a space, a newline a break. */
static char *expectation(const char *typed)
{
    char *text = strdup(typed);
    for (char *s = text; *s; s++)
        if (*s == '\t')
            *s = ' ';
    return text;
}

enum { ANY_STYLE = 1 << 8 };

static char *spans_text(const struct inlines *inlines, unsigned style)
{
    struct str out = {0};
    for (size_t i = 0; i < inlines->count; i++) {
        if (style != ANY_STYLE)
            assert_int_equal(inlines->spans[i].style, style);
        assert_null(inlines->spans[i].link);
        assert_false(inlines->spans[i].bar);
        str_append(&out, inlines->spans[i].line_break ? "\n"
                                                      : inlines->spans[i].text);
    }
    return str_take(&out);
}

static void assert_spans(const struct inlines *inlines, unsigned style,
                         const char *before, const char *typed,
                         const char *after)
{
    char *expected = expectation(typed), *text = spans_text(inlines, style);
    struct str whole = {0};
    str_printf(&whole, "%s%s%s", before, expected, after);
    assert_string_equal(text, str_text(&whole));
    str_clear(&whole);
    free(expected);
    free(text);
}

/* `x` in every place where a template may put it. */
static void assert_survives(const char *typed)
{
    static const char source[] =
        "# Đầu {{x}}\n\nchữ {{x}} chữ\n\n.{{x}}.\nmột**{{x}}**hai\n\n"
        "<!-- section title=\"{{x}}\" -->\n- mục {{x}}\n- {{x}}\n\n"
        "| a | {{x}} |\n|---|---|\n| {{x}} | *{{x}}* |\n{{x}} | b\n\n"
        "``` khung\n{{x}} | b|{{x}}\n- {{x}}\n```\n"
        "hết {{x}}\n\n<mark>{{x}}</mark>\n\n[{{x}}](https://a.vn)";
    json_t *data = json_pack("{s:s}", "x", typed);
    assert_non_null(data);
    struct str markdown = {0};
    struct mustache_error wrong;
    struct blocks blocks;
    char error[512];
    assert_true(mustache_render(source, data, NULL, &markdown, &wrong));
    if (!markdown_parse(str_text(&markdown), markdown.length, &blocks, error,
                        sizeof error))
        fail_msg("%s: “%s”", error, typed);
    if (blocks.count != (typed[0] ? 11u : 9u)) /* nothing is no paragraph */
        fail_msg("%zu blocks of: “%s”", blocks.count, typed);
    const struct block *b = blocks.items;
    assert_spans(&b[0].text, 0, "Đầu ", typed, "");
    assert_spans(&b[1].text, 0, "chữ ", typed, " chữ");
    struct str twice = {0};
    str_printf(&twice, "%s. một%s", typed, typed);
    assert_spans(&b[2].text, ANY_STYLE, ".", str_text(&twice), "hai");
    str_clear(&twice);
    assert_int_equal(b[3].kind, BLOCK_SECTION);
    assert_int_equal(b[4].kind, BLOCK_ITEM);
    assert_spans(&b[4].text, 0, "mục ", typed, "");
    assert_spans(&b[5].text, 0, "", typed, "");
    assert_int_equal(b[6].row_count, 2);
    assert_spans(&b[6].head.cells[1], 0, "", typed, "");
    assert_spans(&b[6].rows[0].cells[0], 0, "", typed, "");
    assert_spans(&b[6].rows[0].cells[1], SPAN_ITALIC, "", typed, "");
    assert_spans(&b[6].rows[1].cells[0], 0, "", typed, "");
    assert_int_equal(b[7].row_count, 2);
    assert_int_equal(b[7].rows[0].count, 3);
    assert_spans(&b[7].rows[0].cells[0], 0, "", typed, "");
    assert_spans(&b[7].rows[0].cells[2], 0, "", typed, "");
    assert_spans(&b[7].rows[1].cells[0], 0, "- ", typed, "");
    assert_spans(&b[8].text, 0, "hết ", typed, "");
    if (typed[0])
        assert_spans(&b[9].text, SPAN_ACCENT, "", typed, "");
    blocks_clear(&blocks);
    str_clear(&markdown);
    json_decref(data);
}

static void assert_is_link(const struct inlines *inlines, const char *typed)
{
    struct str text = {0};
    char *expected = expectation(typed);
    for (size_t i = 0; i < inlines->count; i++) {
        assert_non_null(inlines->spans[i].link);
        assert_ptr_equal(inlines->spans[i].link, inlines->spans[0].link);
        str_append(&text, inlines->spans[i].line_break
                              ? "\n"
                              : inlines->spans[i].text);
    }
    assert_string_equal(str_text(&text), expected);
    for (const char *s = inlines->spans[0].link; *s; s++)
        assert_true(*s > ' ' && *s < 0x7F);
    free(expected);
    str_clear(&text);
}

/* `typed` at the end of an address, as a link's text and target. */
static void assert_address_survives(const char *typed)
{
    static const char source[] =
        "[{{x}}]({{x}})\n\n| [{{x}}](<{{x}}>) | b |\n|---|---|\n";
    char address[512];
    snprintf(address, sizeof address, "https://a.vn/%s", typed);
    json_t *data = json_pack("{s:s}", "x", address);
    struct str markdown = {0};
    struct mustache_error wrong;
    struct blocks blocks;
    char error[512];
    assert_true(mustache_render(source, data, NULL, &markdown, &wrong));
    if (!markdown_parse(str_text(&markdown), markdown.length, &blocks, error,
                        sizeof error))
        fail_msg("%s: “%s”", error, typed);
    assert_int_equal(blocks.count, 2);
    assert_is_link(&blocks.items[0].text, address);
    assert_int_equal(blocks.items[1].head.count, 2);
    assert_is_link(&blocks.items[1].head.cells[0], address);
    blocks_clear(&blocks);
    str_clear(&markdown);
    json_decref(data);
}

static void typed_text_comes_out_as_typed(void **state)
{
    (void)state;
    unsigned seed = 2025;
    struct str typed = {0};
    for (size_t i = 0; i < sizeof nasty / sizeof *nasty; i++)
        assert_survives(nasty[i]);
    for (int i = 0; i < 3000; i++) {
        type_something(&seed, &typed);
        assert_survives(str_text(&typed));
        assert_address_survives(str_text(&typed));
    }
    str_clear(&typed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_has_its_styles),
        cmocka_unit_test(web_links_are_kept),
        cmocka_unit_test(headings_and_rules),
        cmocka_unit_test(lists_have_depth_and_ordinals),
        cmocka_unit_test(tables_have_aligned_columns),
        cmocka_unit_test(fences_are_rows_of_fields),
        cmocka_unit_test(comments_are_attributes_of_what_follows),
        cmocka_unit_test(slips_are_refused),
        cmocka_unit_test(tables_have_128_columns_at_most),
        cmocka_unit_test(long_tables_take_linear_time),
        cmocka_unit_test(plain_text_of_inlines),
        cmocka_unit_test(typed_text_comes_out_as_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
