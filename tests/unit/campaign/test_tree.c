/* Groups within groups, facts, bonus, penalties, pillars: what an index set may
 * say of them, and what it may not. */
#include "unit/test.h"

#include "base/file.h"
#include "campaign/campaign.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char campaign_text[] =
    "{year: 2025, title: T, date: 2026-01-30, units: units.yaml, documents: "
    "documents,\nlevels: [{id: x, title: X, index: index.yaml}],\n"
    "grades: [{from: 0, name: A}]}\n";
static const char units_text[] =
    "units: [{code: A, name: A, level: x, kind: K}]\n";

#define LIST                                                                   \
    ", scored_by: [S], rule: {kind: manual}}\n" /* ends an indicator           \
                                                 */
#define INPUTS "inputs: [{key: n, label: N, kind: number}]}\n"

/* Four depths, an indicator beside groups, all kinds, two pillars. */
static const char good[] =
    "level: x\n"
    "year: 2025\n"
    "title: T\n"
    "max: 10\n"
    "groups:\n"
    "  - code: \"0\"\n"
    "    title: G0\n"
    "    kind: info\n"
    "    indicators:\n"
    "      - {code: TT-01, title: F, " INPUTS "  - code: I\n"
    "    title: G1\n"
    "    max: 6\n"
    "    groups:\n"
    "      - code: \"1\"\n"
    "        title: G2\n"
    "        max: 5\n"
    "        indicators:\n"
    "          - code: \"1.1\"\n"
    "            title: G3\n"
    "            max: 3\n"
    "            indicators:\n"
    "              - {code: 1.1.1, title: A, max: 2" LIST
    "              - {code: 1.1.2, title: B, max: 1" LIST
    "          - {code: 1.2, title: C, max: 2" LIST
    "          - {code: 1.3, title: D, kind: penalty, max: 4" LIST
    "      - code: \"2\"\n"
    "        title: G4\n"
    "        max: 1\n"
    "        indicators: [{code: 98, title: E, max: 1" LIST "]\n"
    "  - code: II\n"
    "    title: G5\n"
    "    max: 4\n"
    "    indicators: [{code: DTI-07, title: F, max: 4" LIST "]\n"
    "  - code: III\n"
    "    title: G6\n"
    "    kind: bonus\n"
    "    max: 1.5\n"
    "    indicators:\n"
    "      - {code: III.1, title: G, max: 1" LIST
    "      - {code: III.2, title: H, max: 1" LIST "pillars:\n"
    "  - {code: P, title: P1, groups: [\"1\", II]}\n"
    "  - {code: Q, title: P2, groups: [I]}\n";

static void put(const char *folder, const char *name, const char *text)
{
    char *path = file_join(folder, name);
    assert_int_equal(file_write(path, text, strlen(text)), 0);
    free(path);
}

static void drop(const char *folder, const char *name)
{
    char *path = file_join(folder, name);
    (void)remove(path);
    free(path);
}

static struct campaign *load(const char *index, struct campaign_error *error)
{
    char folder[] = "/tmp/dti-tree-XXXXXX";
    assert_non_null(mkdtemp(folder));
    put(folder, "campaign.yaml", campaign_text);
    put(folder, "units.yaml", units_text);
    put(folder, "index.yaml", index);
    char *documents = file_join(folder, "documents");
    char *path = file_join(folder, "campaign.yaml");
    assert_int_equal(mkdir(documents, 0777), 0);
    struct campaign *campaign = campaign_load(path, error);
    drop(folder, "campaign.yaml");
    drop(folder, "units.yaml");
    drop(folder, "index.yaml");
    (void)rmdir(documents);
    (void)rmdir(folder);
    free(documents);
    free(path);
    return campaign;
}

static struct campaign *load_good(void)
{
    struct campaign_error error = {0};
    struct campaign *campaign = load(good, &error);
    if (!campaign)
        fail_msg("line %d: %s", error.line, error.message);
    return campaign;
}

static void keeps_the_order_of_the_file(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        size_t depth;
    } expected[] = {
        {"0", 0},      {"TT-01", 1}, {"I", 0},     {"1", 1},
        {"1.1", 2},    {"1.1.1", 3}, {"1.1.2", 3}, {"1.2", 2},
        {"1.3", 2},    {"2", 1},     {"98", 2},    {"II", 0},
        {"DTI-07", 1}, {"III", 0},   {"III.1", 1}, {"III.2", 1},
    };
    struct campaign *campaign = load_good();
    const struct level *level = &campaign->levels[0];
    struct node_walk walk = {0};
    struct node node;
    size_t count = 0;
    for (; node_next(level, &walk, &node); count++) {
        const char *code = node.group != SIZE_MAX
                               ? level->groups[node.group].code
                               : level->indicators[node.indicator].code;
        assert_true(count < sizeof expected / sizeof *expected);
        assert_string_equal(code, expected[count].code);
        assert_int_equal(node.depth, expected[count].depth);
    }
    assert_int_equal(count, sizeof expected / sizeof *expected);
    campaign_free(campaign);
}

static void counts_what_is_scored(void **state)
{
    (void)state;
    struct campaign *campaign = load_good();
    const struct level *level = &campaign->levels[0];
    assert_int_equal(level->max, 1000);
    assert_int_equal(level->groups[level_find_group(level, "1")].max, 500);
    assert_int_equal(level->groups[level_find_group(level, "III")].max, 150);
    assert_int_equal(level->groups[level_find_group(level, "0")].max, 0);
    const struct indicator *taken =
        &level->indicators[level_find_indicator(level, "1.3")];
    assert_int_equal(taken->kind, NODE_PENALTY);
    assert_int_equal(indicator_shown_max(taken), -400);
    assert_int_equal(
        level->indicators[level_find_indicator(level, "III.2")].kind,
        NODE_BONUS);
    assert_true(level_is_tree(level));
    assert_true(level_has_kind(level, NODE_INFO));
    assert_int_equal(level->pillar_count, 2);
    campaign_free(campaign);
}

/* 1 holds an indicator beside a group, so it stands for what is in it. */
static void shows_the_groups_that_fit(void **state)
{
    (void)state;
    static const char *const main_groups[] = {"1", "2", "II"};
    struct campaign *campaign = load_good();
    const struct level *level = &campaign->levels[0];
    size_t found = 0;
    for (size_t g = 0; g < level->group_count; g++)
        if (group_is_main(level, g))
            assert_string_equal(level->groups[g].code, main_groups[found++]);
    assert_int_equal(found, 3);
    assert_int_equal(level_main_count(level), 3);
    assert_true(group_is_column(level, level_find_group(level, "III")));
    assert_false(group_is_column(level, level_find_group(level, "0")));
    campaign_free(campaign);
}

/* `from`, which stands once in the good set, becomes `to`. */
struct mistake {
    const char *from, *to, *message;
};

static int line_of(const char *text, const char *at)
{
    int line = 1;
    for (const char *p = text; p < at; p++)
        line += *p == '\n';
    return line;
}

/* The line is that of the change, or of the first line of what it is in. */
static void check_mistake(const struct mistake *m, int offset)
{
    const char *at = strstr(good, m->from);
    struct str text = {0};
    struct campaign_error error = {0};
    if (!at || strstr(at + 1, m->from))
        fail_msg("“%s” stands not once", m->from);
    str_append_bytes(&text, good, (size_t)(at - good));
    str_append(&text, m->to);
    str_append(&text, at + strlen(m->from));
    struct campaign *campaign = load(str_text(&text), &error);
    if (campaign)
        fail_msg("accepted: “%s”", m->to);
    assert_string_equal(error.message, m->message);
    assert_int_equal(error.line, line_of(good, at) + offset);
    campaign_error_clear(&error);
    str_clear(&text);
}

static void refuses_wrong_kinds(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {"kind: bonus", "kind: thuong",
         "“kind” là “thuong”; ghi một trong các từ: scored, survey, bonus, penalty, "
         "info"},
        {"{code: III.2, title: H, max: 1",
         "{code: III.2, title: H, kind: penalty, max: 1",
         "nhóm III là “bonus” nên mọi mục trong nhóm cũng vậy; bỏ “kind: "
         "penalty”, hoặc chuyển mục này ra ngoài nhóm"},
        {"{code: TT-01, title: F, ", "{code: TT-01, title: F, max: 1, ",
         "khóa lạ “max”; các khóa dùng được ở đây: code, title, kind, "
         "assessed, guidance, inputs"},
        {"{code: TT-01, title: F, " INPUTS, "{code: TT-01, title: F}\n",
         "mục của “indicators” thiếu khóa “inputs”; thêm “inputs: …”"},
        {"{code: TT-01, title: F, " INPUTS,
         "{code: TT-01, title: F, inputs: []}\n",
         "mục TT-01 chỉ để cung cấp thông tin mà “inputs” trống; thêm ít "
         "nhất một đầu vào"},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        check_mistake(&mistakes[i], 0);
}

static void refuses_wrong_sums(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {"max: 1.5", "max: 2.5",
         "nhóm III ghi điểm tối đa 2,5, nhưng các mục cộng lại là 2; sửa "
         "“max” của nhóm hoặc của mục"},
        {"max: 5", "max: 9",
         "nhóm 1 ghi điểm tối đa 9, nhưng các mục cộng lại là 5; sửa "
         "“max” của nhóm hoặc của mục"},
        {"max: 10", "max: 14",
         "bộ chỉ số ghi điểm tối đa 14, nhưng các nhóm cộng lại là 10; sửa "
         "“max” của bộ chỉ số hoặc của nhóm"},
        {"kind: info\n", "max: 3\n    kind: info\n",
         "nhóm 0 không có mục nào tính vào điểm tối đa; bỏ “max”"},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        check_mistake(&mistakes[i], 0);
    static const struct mistake missing = {
        "    max: 4\n", "", "mục của “groups” thiếu khóa “max”; thêm “max: …”"};
    check_mistake(&missing, -2);
}

static void refuses_wrong_trees(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {"        indicators: [{code: 98",
         "        groups: []\n"
         "        indicators: [{code: 98",
         "nhóm 2 có cả “groups” và “indicators”; ghi mọi mục của nhóm, theo "
         "thứ tự, dưới một khóa"},
        {"    indicators: [{code: DTI-07, title: F, max: 4" LIST "]\n",
         "    groups: []\n", "danh sách “groups” trống; thêm ít nhất một mục"},
        {"{code: 1.2, title: C", "{code: 2.2, title: C",
         "mã “2.2” sai; trong nhóm 1 mã là 1.1, 1.2, …"},
        {"{code: III.2, title: H", "{code: dti-07, title: H",
         "mã “dti-07” lặp lại; đặt mã khác"},
        {"{code: III.2, title: H", "{code: TT-01.a, title: H",
         "mã “TT-01.a” trùng với dòng số liệu “TT-01.a” của mục "
         "TT-01; đặt mã khác"},
    };
    check_mistake(&mistakes[0], 1);
    for (size_t i = 1; i < sizeof mistakes / sizeof *mistakes; i++)
        check_mistake(&mistakes[i], 0);
    static const struct mistake empty = {
        "    indicators: [{code: DTI-07, title: F, max: 4" LIST "]\n", "",
        "mục của “groups” thiếu khóa “indicators”; thêm “indicators: …”, hoặc "
        "“groups: …” nếu nhóm gồm các nhóm nhỏ"};
    check_mistake(&empty, -3);
}

static void refuses_groups_too_deep(void **state)
{
    (void)state;
    struct campaign_error error = {0};
    struct str text = {0};
    str_append(&text, "{level: x, year: 2025, title: T, max: 1, groups: ");
    for (int i = 1; i <= GROUPS_MOST_DEPTH + 1; i++)
        str_printf(&text, "\n[{code: G%d, title: T, max: 1, groups: ", i);
    str_append(&text, "[{code: H, title: T, max: 1" LIST "]");
    for (int i = 1; i <= GROUPS_MOST_DEPTH + 1; i++)
        str_append(&text, "}]");
    str_append(&text, "}\n");
    assert_null(load(str_text(&text), &error));
    assert_string_equal(error.message,
                        "nhóm G9 nằm sâu quá 8 tầng; gộp bớt các nhóm");
    assert_int_equal(error.line, GROUPS_MOST_DEPTH + 2);
    campaign_error_clear(&error);
    str_clear(&text);
}

static void refuses_wrong_pillars(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {"groups: [\"1\", II]", "groups: [\"1\", IV]",
         "trụ cột P: bộ chỉ số không có nhóm “IV”; ghi mã nhóm có trong bộ chỉ "
         "số"},
        {"groups: [\"1\", II]", "groups: [\"1\", I]",
         "nhóm 1 nằm trong nhóm I nên sẽ được cộng hai lần; bỏ một trong hai"},
        {"{code: Q, title: P2", "{code: P, title: P2",
         "mã trụ cột “P” lặp lại; đặt mã khác"},
        {"{code: Q, title: P2, ", "{code: Q, ",
         "mục của “pillars” thiếu khóa “title”; thêm “title: …”"},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        check_mistake(&mistakes[i], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_the_order_of_the_file),
        cmocka_unit_test(counts_what_is_scored),
        cmocka_unit_test(shows_the_groups_that_fit),
        cmocka_unit_test(refuses_wrong_kinds),
        cmocka_unit_test(refuses_wrong_sums),
        cmocka_unit_test(refuses_wrong_trees),
        cmocka_unit_test(refuses_groups_too_deep),
        cmocka_unit_test(refuses_wrong_pillars),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
