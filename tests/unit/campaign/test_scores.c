/* Scores that are taken over, surveys, and one body in two levels: what a file
 * may not say of them. */
#include "unit/test.h"

#include "base/file.h"
#include "campaign/campaign.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES = 4 };
static const char *const names[FILES] = {"campaign.yaml", "units.yaml",
                                         "a.yaml", "b.yaml"};

/* Level a takes over from b, and within itself. */
static const char *const good[FILES] = {
    "{year: 2025, title: T, date: 2026-01-30, units: units.yaml, documents: "
    "documents,\nlevels: [{id: a, title: A, index: a.yaml},\n"
    "  {id: b, title: B, index: b.yaml}],\ngrades: [{from: 0, name: X}]}\n",
    "units:\n"
    "  - {code: U, name: U, level: a, kind: K, phone: \"1\"}\n"
    "  - {code: V, level: b, same_as: U}\n"
    "  - {code: W, name: W, level: a, kind: K, not_applicable: [\"1.1\"]}\n",
    "{level: a, year: 2025, title: T, max: 7, groups: [{code: 1, title: G, max: "
    "7, indicators: [\n"
    "  {code: 1.1, title: I, max: 4, scored_by: [S], rule: {kind: linear, "
    "score: {level: b}}},\n"
    "  {code: 1.2, title: J, max: 2, scored_by: [S], kind: survey, rule: {kind: "
    "manual}},\n"
    "  {code: 1.3, title: K, max: 1, scored_by: [S], rule: {kind: tiers, score: "
    "{code: 1.2}, steps: [{from: 0.98, share: 1}]}},\n"
    "  ]}]}\n",
    "{level: b, year: 2025, title: T, max: 3, groups: [{code: 1, title: G, max: "
    "3, indicators: [\n"
    "  {code: 1.1, title: I, max: 3, scored_by: [S], rule: {kind: manual}},\n"
    "  ]}]}\n",
};

/* The campaign with one place of one file changed. */
static struct campaign *load(size_t file, const char *from, const char *to,
                             struct campaign_error *error)
{
    char folder[] = "/tmp/dti-scores-XXXXXX";
    assert_non_null(mkdtemp(folder));
    for (size_t i = 0; i < FILES; i++) {
        struct str text = {0};
        const char *at = from && i == file ? strstr(good[i], from) : NULL;
        if (from && i == file && !at)
            fail_msg("“%s” stands nowhere", from);
        str_append_bytes(&text, good[i],
                         at ? (size_t)(at - good[i]) : strlen(good[i]));
        if (at) {
            str_append(&text, to);
            str_append(&text, at + strlen(from));
        }
        char *path = file_join(folder, names[i]);
        assert_int_equal(file_write(path, str_text(&text), text.length), 0);
        free(path);
        str_clear(&text);
    }
    char *documents = file_join(folder, "documents");
    char *path = file_join(folder, "campaign.yaml");
    assert_int_equal(mkdir(documents, 0777), 0);
    struct campaign *campaign = campaign_load(path, error);
    for (size_t i = 0; i < FILES; i++) {
        char *one = file_join(folder, names[i]);
        (void)unlink(one);
        free(one);
    }
    (void)rmdir(documents);
    (void)rmdir(folder);
    free(documents);
    free(path);
    return campaign;
}

static void finds_what_is_taken_over(void **state)
{
    (void)state;
    struct campaign_error error = {0};
    struct campaign *campaign = load(0, NULL, NULL, &error);
    if (!campaign)
        fail_msg("%s:%d: %s", error.file, error.line, error.message);
    const struct level *a = &campaign->levels[0];
    assert_int_equal(campaign->waves, 2);
    assert_int_equal(a->indicators[0].wave, 1);
    assert_int_equal(a->indicators[0].rule.value.score->level, 1);
    assert_true(a->indicators[0].unasked);
    assert_int_equal(a->indicators[1].wave, 0);
    assert_true(a->indicators[1].unasked);
    assert_int_equal(a->indicators[2].rule.value.score->indicator, 1);
    const struct unit *u = campaign_find_unit(campaign, "U");
    const struct unit *v = campaign_find_unit(campaign, "V");
    assert_ptr_equal(campaign_counterpart(campaign, u, 1), v);
    assert_ptr_equal(campaign_counterpart(campaign, v, 0), u);
    assert_ptr_equal(campaign_counterpart(campaign, u, 0), u);
    assert_null(
        campaign_counterpart(campaign, campaign_find_unit(campaign, "W"), 1));
    assert_string_equal(v->name, "U");
    assert_string_equal(v->kind, "K");
    assert_string_equal(v->contact.phone, "1");
    campaign_free(campaign);
}

static void refuses_mistakes(void **state)
{
    (void)state;
    static const struct {
        size_t file;
        const char *from, *to;
        int line;
        const char *message;
    } mistakes[] = {
        {2, "{level: b}", "{level: c}", 2,
         "“score”: không có cấp “c”; các cấp trong campaign.yaml: a, b"},
        {2, "{level: b}", "{level: b, code: 1.9}", 2,
         "“score”: cấp “b” không có nhóm hay mục “1.9”; ghi mã có trong bộ "
         "chỉ số"},
        {2, "{level: b}", "{}", 2,
         "“score” trống; ghi “level” (lấy chỉ số của cấp khác), “code” (lấy "
         "điểm một nhóm hay mục), hoặc cả hai"},
        {2, "{level: b}", "{levle: b}", 2, "khóa lạ “levle”; có phải “level”?"},
        {2, "score: {level: b}", "score: {level: b}, input: n", 2,
         "quy tắc linear có cả “score” và số liệu; chỉ dùng một"},
        {2, "{level: b}", "{level: a}", 2,
         "“score”: điểm của mục 1.1 được tính từ chính nó; lấy từ nhóm, "
         "mục hay cấp khác"},
        {2, "score: {code: 1.2}", "score: {code: 1}", 4,
         "“score”: điểm của mục 1.3 được tính từ chính nó; lấy từ nhóm, "
         "mục hay cấp khác"},
        {3, "rule: {kind: manual}", "rule: {kind: linear, score: {level: a}}",
         2,
         "“score”: điểm của mục 1.1 được tính từ chính nó; lấy từ nhóm, "
         "mục hay cấp khác"},
        {1, ", not_applicable: [\"1.1\"]", "", 2,
         "“score”: đơn vị W không có trong cấp “b”; trong units.yaml thêm đơn "
         "vị đó với “same_as: W”, hoặc ghi 1.1 vào “not_applicable” của W"},
        {1, "same_as: U", "same_as: X", 3,
         "“same_as” là “X”; ghi mã một đơn vị trong danh sách không có “same_as” "
         "của riêng nó"},
        {1, "same_as: U", "same_as: V", 3,
         "“same_as” là “V”; ghi mã một đơn vị trong danh sách không có “same_as” "
         "của riêng nó"},
        {1, "phone: \"1\"", "merged_from: [U]", 2,
         "“merged_from” của đơn vị U chỉ có mã của chính nó; ghi mã các đơn vị "
         "cũ, hoặc bỏ dòng này"},
        {1, "phone: \"1\"", "merged_from: [A, b c]", 2,
         "“b c” trong “merged_from” của đơn vị U không phải mã đơn vị; ghi mã "
         "như ở kết quả năm trước"},
        {1, "phone: \"1\"", "merged_from: [U, W]", 2,
         "đơn vị W vẫn có trong danh sách, không thể đã nhập vào U; sửa "
         "“merged_from”"},
        {1,
         "phone: \"1\"}\n  - {code: V, level: b, same_as: U}\n"
         "  - {code: W, name: W, level: a, kind: K, not_applicable: [\"1.1\"]}",
         "merged_from: [A, B]}\n  - {code: V, level: b, same_as: U}\n"
         "  - {code: W, name: W, level: a, kind: K, merged_from: [C, A]}",
         4,
         "đơn vị cũ A có trong “merged_from” của U và W; mỗi đơn vị cũ chỉ ghi "
         "một lần"},
        {1, "level: b, same_as", "level: a, same_as", 3,
         "đơn vị V và U là một, nhưng cùng ở một cấp; sửa “level” hoặc bỏ "
         "“same_as”"},
        {1, ", same_as: U", "", 3,
         "mục của “units” thiếu khóa “name”; thêm “name: …”"},
        {0, "index: b.yaml}", "index: b.yaml, grades: [{from: 0.5, name: X}]}",
         3, "mức thấp nhất phải có “from: 0”; sửa hoặc thêm một mức ở cuối"},
        {2, "kind: survey, rule: {kind: manual}",
         "kind: survey, inputs: [{key: n, label: N, kind: yes-no}], rule: "
         "{kind: yes-no, input: n}",
         3,
         "mục 1.2 là kết quả điều tra, đơn vị không khai số liệu; ghi "
         "“source: survey” và “survey_by” ở mọi đầu vào, hoặc bỏ “inputs” và "
         "dùng rule manual hoặc “score”"},
        {2, "kind: survey, rule: {kind: manual}",
         "kind: survey, not_applicable: allowed, rule: {kind: manual}", 3,
         "mục 1.2 không nằm trong điểm tối đa hoặc không hỏi đơn vị, nên đơn "
         "vị không thể đề nghị không áp dụng; bỏ “not_applicable”"},
        {2, "kind: survey, rule: {kind: manual}",
         "not_applicable: maybe, rule: {kind: manual}", 3,
         "“not_applicable” là “maybe”; ghi một trong các từ: never, allowed"},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct campaign_error error = {0};
        struct campaign *campaign =
            load(mistakes[i].file, mistakes[i].from, mistakes[i].to, &error);
        if (campaign)
            fail_msg("accepted: “%s”", mistakes[i].to);
        assert_string_equal(error.message, mistakes[i].message);
        assert_int_equal(error.line, mistakes[i].line);
        campaign_error_clear(&error);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_is_taken_over),
        cmocka_unit_test(refuses_mistakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
