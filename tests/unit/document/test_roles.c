/* The roles that blocks get in a document's structure. */
#include "printing.h"

#include "document/markdown/markdown.h"

static const char *const NAMES[ROLE_COUNT] = {
    [ROLE_DOCUMENT] = "Document",
    [ROLE_DIVISION] = "Div",
    [ROLE_HEADING] = "H",
    [ROLE_PARAGRAPH] = "P",
    [ROLE_LIST] = "L",
    [ROLE_ITEM] = "LI",
    [ROLE_LABEL] = "Lbl",
    [ROLE_BODY] = "LBody",
    [ROLE_TABLE] = "Table",
    [ROLE_TABLE_HEAD] = "THead",
    [ROLE_TABLE_BODY] = "TBody",
    [ROLE_ROW] = "TR",
    [ROLE_HEADER_CELL] = "TH",
    [ROLE_CELL] = "TD",
    [ROLE_FIGURE] = "Figure",
    [ROLE_LINK] = "Link",
    [ROLE_FIELD] = "Form",
};

static void dump_name(const struct element *element, struct str *out)
{
    str_append(out, NAMES[element->role]);
    if (element->role == ROLE_HEADING)
        str_printf(out, "%d", element->level);
    if (element->role == ROLE_HEADER_CELL)
        str_append(out, element->scope == SCOPE_ROW ? ":r" : ":c");
    if (element->span > 1)
        str_printf(out, "*%zu", element->span);
    if (element->ordered)
        str_append(out, "#");
    if (element->words != NULL)
        str_printf(out, "“%s”", element->words);
    if (element->address != NULL)
        str_printf(out, "<%s>", element->address);
}

/* `Name:r*2(kids)`: r and c are scopes, `*2` columns, `#` an ordered list. */
static void dump(const struct element *root, struct str *out)
{
    const struct element *at = root;
    for (;;) {
        dump_name(at, out);
        if (at->first != NULL) {
            str_append(out, "(");
            at = at->first;
            continue;
        }
        while (at != root && at->next == NULL) {
            str_append(out, ")");
            at = at->parent;
        }
        if (at == root)
            return;
        str_append(out, " ");
        at = at->next;
    }
}

/* Lays out Markdown and nothing else. */
static void lay_out(struct printing *p, const char *markdown)
{
    blocks_clear(&p->blocks);
    printing_restart(p);
    if (!markdown_parse(markdown, strlen(markdown), &p->blocks, p->error,
                        sizeof p->error))
        fail_msg("%s", p->error);
    printing_lay_out(p);
}

static int clear_blocks(void **state)
{
    struct printing *p = *state;
    blocks_clear(&p->blocks);
    return 0;
}

static void expect_roles(struct printing *p, const char *markdown,
                         const char *expected)
{
    struct str found = {0};
    lay_out(p, markdown);
    dump(p->layout.roles.structure.root, &found);
    assert_string_equal(str_text(&found), expected);
    str_clear(&found);
}

static void running_text(void **state)
{
    expect_roles(*state, "Một.\n\nHai.\n\n---\n\n<!-- page -->\n\nBa.\n",
                 "Document(P P P)");
    expect_roles(*state, "", "Document");
}

static void no_heading_is_skipped(void **state)
{
    expect_roles(*state, "# A\n\n## B\n\n### C\n\n## D\n\n# E\n",
                 "Document(H1 H2 H3 H2 H1)");
    expect_roles(*state, "## A\n\n#### B\n\n### C\n\n## D\n\n#### E\n\n# F\n",
                 "Document(H1 H2 H2 H1 H2 H1)");
    expect_roles(*state, "``` title\nA\nB\n```\n\n## C\n\n#### D\n",
                 "Document(H1 H2 H3)");
}

static void lists(void **state)
{
    expect_roles(*state, "- a\n- b\n\nc\n\n- d\n",
                 "Document(L(LI(Lbl LBody) LI(Lbl LBody)) P L(LI(Lbl LBody)))");
    expect_roles(*state, "1. a\n2. b\n\n- c\n",
                 "Document(L#(LI(Lbl LBody) LI(Lbl LBody)) L(LI(Lbl LBody)))");
    expect_roles(*state, "- a\n\n  b\n\n  1. c\n  2. d\n- e\n",
                 "Document(L(LI(Lbl LBody(P L#(LI(Lbl LBody) LI(Lbl LBody)))) "
                 "LI(Lbl LBody)))");
    expect_roles(*state, "- a\n  - b\n    - c\n- d\n",
                 "Document(L(LI(Lbl LBody(L(LI(Lbl LBody(L(LI(Lbl LBody))))))) "
                 "LI(Lbl LBody)))");
}

static void lists_beyond_the_depth(void **state)
{
    struct str deep = {0};
    for (int d = 0; d < ROLE_DEPTH + 3; d++)
        str_printf(&deep, "%*s- a\n", 2 * d, "");
    struct printing *p = *state;
    lay_out(p, str_text(&deep));
    assert_int_equal(p->layout.roles.list_depth, ROLE_DEPTH);
    str_clear(&deep);
}

static void tables(void **state)
{
    expect_roles(*state, "| A | B |\n|---|--:|\n| a | 1 |\n| b | 2 |\n",
                 "Document(Table(THead(TR(TH:c TH:c)) "
                 "TBody(TR(TH:r TD) TR(TH:r TD))))");
    /* Figures do not head a row, and a row without words has no head. */
    expect_roles(*state, "| A | B |\n|--:|---|\n| 1 | a |\n| 1 | |\n",
                 "Document(Table(THead(TR(TH:c TH:c)) "
                 "TBody(TR(TD TH:r) TR(TD TD))))");
    expect_roles(*state, "| A | B |\n|---|---|\n| <br> | |\n",
                 "Document(Table(THead(TR(TH:c TH:c)) TBody(TR(TD TD))))");
    /* A note heads nothing: it is of the row above it. */
    expect_roles(*state,
                 "| A | B | C |\n|---|---|--:|\n| a | b | 1 |\n| | c | |\n",
                 "Document(Table(THead(TR(TH:c TH:c TH:c)) "
                 "TBody(TR(TH:r TD TD) TR(TD TD*2))))");
    expect_roles(*state, "| | |\n|---|---|\n| a | b |\n",
                 "Document(Table(TBody(TR(TH:r TD))))");
    expect_roles(
        *state, "| A | B | C |\n|---|---|--:|\n| **a** | | **1** |\n",
        "Document(Table(THead(TR(TH:c TH:c TH:c)) TBody(TR(TH:r*2 TD))))");
}

static void a_bar_has_words(void **state)
{
    expect_roles(*state,
                 "| A | B |\n|---|---|\n| a | <bar value=\"0.8123\"> |\n",
                 "Document(Table(THead(TR(TH:c TH:c)) "
                 "TBody(TR(TH:r TD(Figure“Thanh: 81,2%”)))))");
}

static void heads_and_signatures_are_paragraphs(void **state)
{
    expect_roles(*state,
                 "``` letterhead\nissuer|SỞ A\nplace|Hà Nội\n```\n\n"
                 "``` signature\nrecipients|- Như trên.\nname|B\n```\n",
                 "Document(Div(P P P P) Div(P L(LI(LBody)) P))");
}

static void a_field_stands_before_the_name(void **state)
{
    struct printing *p = *state;
    expect_roles(p,
                 "``` signature\ntitle|GIÁM ĐỐC\nfield|Chữ ký\nname|B\n```\n",
                 "Document(Div(P Form P))");
    const struct piece *piece = &p->layout.pieces.items[0];
    const struct mark *field = &piece->marks[1];
    assert_int_equal(field->kind, MARK_FIELD);
    assert_string_equal(field->text, "Chữ ký");
    assert_true(field->y >= printing_find(piece, "GIÁM ĐỐC")->y);
    assert_true(field->y + field->height <= printing_find(piece, "B")->y);
}

static void figures_are_read_as_text(void **state)
{
    expect_roles(*state,
                 "``` figures\n1/2|Hạng|tạm\n3|Điểm|\n```\n\n"
                 "``` medals\n1|A|0,9\n```\n",
                 "Document(Div(P P) Div(P))");
}

static void charts_have_words(void **state)
{
    expect_roles(*state,
                 "``` bars\nlegend|trung bình|cao nhất\n"
                 "1. Nhận thức số|0.8333|0.752|1|12,5/15\n"
                 "2. Thể chế|–||1|\n```\n",
                 "Document(Figure“Biểu đồ thanh: 1. Nhận thức số: 83,3%, "
                 "12,5/15 (trung bình 75,2%, cao nhất 100,0%); "
                 "2. Thể chế: không có số liệu (cao nhất 100,0%).”)");
    expect_roles(*state,
                 "<!-- style title=\"Phân bố\" -->\n``` histogram\n0,50|3|\n"
                 "0,55|12|Đạt\n```\n",
                 "Document(Figure“Biểu đồ cột, Phân bố: 0,50: 3; "
                 "0,55: 12 (Đạt).”)");
}

static void links(void **state)
{
    expect_roles(*state, "a [b c](https://d.vn) e [f](https://d.vn).\n",
                 "Document(P(Link<https://d.vn> Link<https://d.vn>))");
    expect_roles(*state, "| A |\n|---|\n| [b](http://c.vn) |\n",
                 "Document(Table(THead(TR(TH:c)) "
                 "TBody(TR(TH:r(Link<http://c.vn>)))))");
}

/* Every text belongs to an element; of the rest only what a figure draws. */
static void marks_have_elements(void **state)
{
    struct printing *p = *state;
    lay_out(p, "Một [b](http://c.vn).\n\n| A |\n|---|\n| a |\n\n"
               "``` histogram\n0,50|3|\n```\n");
    for (size_t i = 0; i < p->layout.pieces.count; i++) {
        const struct piece *piece = &p->layout.pieces.items[i];
        for (size_t m = 0; m < piece->mark_count; m++) {
            const struct mark *mark = &piece->marks[m];
            bool drawn = i + 1 == p->layout.pieces.count;
            if (mark->kind == MARK_TEXT || drawn)
                assert_non_null(mark->element);
            else
                assert_null(mark->element);
        }
    }
}

/* A line ends with a blank where a word ends, not where one is cut. */
static void words_are_parted_at_the_end_of_a_line(void **state)
{
    struct printing *p = *state;
    struct str text = {0};
    for (int i = 0; i < 40; i++)
        str_append(&text, "chuyển đổi ");
    for (int i = 0; i < 200; i++)
        str_append(&text, "m");
    lay_out(p, str_text(&text));
    size_t last = p->layout.pieces.count - 1;
    const struct piece *first = &p->layout.pieces.items[0];
    const struct mark *mark = &first->marks[first->mark_count - 1];
    assert_int_equal(mark->text[mark->length - 1], ' ');
    const struct piece *cut = &p->layout.pieces.items[last - 1];
    mark = &cut->marks[cut->mark_count - 1];
    assert_int_equal(mark->text[mark->length - 1], 'm');
    str_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(running_text, clear_blocks),
        cmocka_unit_test_teardown(no_heading_is_skipped, clear_blocks),
        cmocka_unit_test_teardown(lists, clear_blocks),
        cmocka_unit_test_teardown(lists_beyond_the_depth, clear_blocks),
        cmocka_unit_test_teardown(tables, clear_blocks),
        cmocka_unit_test_teardown(a_bar_has_words, clear_blocks),
        cmocka_unit_test_teardown(heads_and_signatures_are_paragraphs,
                                  clear_blocks),
        cmocka_unit_test_teardown(a_field_stands_before_the_name, clear_blocks),
        cmocka_unit_test_teardown(figures_are_read_as_text, clear_blocks),
        cmocka_unit_test_teardown(charts_have_words, clear_blocks),
        cmocka_unit_test_teardown(links, clear_blocks),
        cmocka_unit_test_teardown(marks_have_elements, clear_blocks),
        cmocka_unit_test_teardown(words_are_parted_at_the_end_of_a_line,
                                  clear_blocks),
    };
    return cmocka_run_group_tests(tests, printing_setup, printing_teardown);
}
