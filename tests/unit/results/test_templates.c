/* Every template of templates/documents over a small evaluation: expands for
 * each unit and stage, is understood as Markdown, and leaves no table, list or
 * section empty. */
#include "unit/results/fixture.h"

#include "base/file.h"
#include "document/document.h"
#include "document/markdown/markdown.h"
#include "results/view/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const folder = "templates/documents";
static const char *const stage_words[] = {"intake", "round1", "round2",
                                          "publish"};

static struct fixture fixture;
static struct process process;

/* --- what a reader would stumble over --- */

static size_t heading_level(const char *line)
{
    size_t level = strspn(line, "#");
    return line[level] == ' ' ? level : 0;
}

static bool is_blank_line(const char *line)
{
    return line[strspn(line, " ")] == '\0' || strncmp(line, "<!--", 4) == 0;
}

/* A heading followed by one of its own or a higher level, or by nothing. */
static void assert_headings_have_content(const char *line, const char *next,
                                         const char *name)
{
    size_t level = heading_level(line);
    if (!level)
        return;
    bool empty = !next || (heading_level(next) && heading_level(next) <= level);
    if (empty)
        print_error("%s: nothing below “%s”\n", name, line);
    assert_false(empty);
}

/* `|---|` of a table's head, with no row below. */
static void assert_tables_have_rows(const char *line, const char *below,
                                    const char *name)
{
    bool rule = line[0] == '|' && strstr(line, "---|") &&
                strspn(line, "|-: ") == strlen(line);
    if (rule && (!below || below[0] != '|'))
        print_error("%s: a table without rows\n", name);
    assert_false(rule && (!below || below[0] != '|'));
}

static void assert_reads_well(char *markdown, const char *name)
{
    VEC_OF(char *) lines = {0};
    char *rest = markdown;
    for (char *line; (line = strsep(&rest, "\n"));)
        *vec_push(&lines) = line;
    bool fenced = false;
    for (size_t i = 0; i < lines.count; i++) {
        if (strncmp(lines.items[i], "```", 3) == 0)
            fenced = !fenced;
        if (fenced)
            continue;
        const char *next = NULL;
        for (size_t n = i + 1; n < lines.count && !next; n++)
            next = is_blank_line(lines.items[n]) ? NULL : lines.items[n];
        const char *below = i + 1 < lines.count ? lines.items[i + 1] : NULL;
        assert_headings_have_content(lines.items[i], next, name);
        assert_tables_have_rows(lines.items[i], below, name);
    }
    assert_false(fenced);
    vec_clear(&lines);
}

/* --- expanding --- */

static char *expand(const char *path, const json_t *context)
{
    struct document_error error = {0};
    struct document_template *template = document_template_load(path, &error);
    if (!template)
        print_error("%s:%d: %s\n", path, error.line, error.message);
    assert_non_null(template);
    struct str markdown = {0};
    bool good = document_expand(template, context, &markdown, &error);
    if (!good)
        print_error("%s:%d: %s\n", path, error.line, error.message);
    assert_true(good);
    document_template_free(template);
    return str_take(&markdown);
}

static void check(const char *path, json_t *context)
{
    char error[512] = "";
    struct blocks blocks = {0};
    char *markdown = expand(path, context);
    assert_null(strstr(markdown, "{{"));
    if (!markdown_parse(markdown, strlen(markdown), &blocks, error,
                        sizeof error))
        print_error("%s: %s\n", path, error);
    assert_string_equal(error, "");
    assert_true(blocks.count > 3);
    blocks_clear(&blocks);
    assert_reads_well(markdown, path);
    free(markdown);
    json_decref(context);
}

static bool has_word(const struct document_template *t, const char *key,
                     const char *word)
{
    const char *value = document_template_meta(t, key);
    return value && strstr(value, word);
}

static void check_wanted(const struct document_template *t, const char *path,
                         json_t *context)
{
    if (document_is_wanted(t, context))
        check(path, context);
    else
        json_decref(context);
}

static char *shown(const struct document_template *t, json_t *context)
{
    struct document_error error = {0};
    struct str text = {0};
    str_append(&text, document_is_wanted(t, context) ? "wanted\n" : "no\n");
    assert_true(document_expand_head(t, context, &text, &error));
    assert_true(document_expand(t, context, &text, &error));
    json_decref(context);
    return str_take(&text);
}

/* With no more than it asks for, a template says what it says with all. */
static void check_narrowed(const struct document_template *t,
                           const struct view *view, const struct unit *unit)
{
    json_t *names = json_object();
    document_template_names(t, names);
    char *narrowed = shown(t, view_unit(view, unit, names));
    char *whole = shown(t, view_unit(view, unit, NULL));
    assert_string_equal(narrowed, whole);
    free(narrowed);
    free(whole);
    json_decref(names);
}

static void check_template(const char *path, const struct view *view,
                           const char *stage)
{
    struct document_error error = {0};
    struct document_template *t = document_template_load(path, &error);
    assert_non_null(t);
    bool wanted = has_word(t, "stage", stage) || has_word(t, "stage", "any");
    const char *audience = document_template_meta(t, "for");
    if (wanted && strcmp(audience, "once") == 0)
        check_wanted(t, path, view_once(view));
    if (wanted && strcmp(audience, "level") == 0)
        check_wanted(t, path, view_level(view, 0));
    for (size_t u = 0; wanted && strcmp(audience, "unit") == 0 && u < UNITS;
         u++) {
        check_narrowed(t, view, &fixture.units[u]);
        check_wanted(t, path, view_unit(view, &fixture.units[u], NULL));
    }
    for (size_t a = 0;
         wanted && strcmp(audience, "agency") == 0 && a < AGENCIES; a++)
        check_wanted(t, path, view_agency(view, a));
    document_template_free(t);
}

static size_t check_all(const struct view *view, enum stage stage)
{
    struct file_list files = {0};
    size_t count = 0;
    assert_int_equal(file_list_folder(folder, &files), 0);
    for (size_t i = 0; i < files.count; i++) {
        const char *name = strrchr(files.items[i], '/') + 1;
        if (*name == '_')
            continue;
        check_template(files.items[i], view, stage_words[stage]);
        count++;
    }
    file_list_clear(&files);
    return count;
}

static struct view *new_view(void)
{
    process_init(&process, &fixture.evaluation);
    return view_new(&fixture.evaluation, &process, NULL);
}

static void free_view(struct view *view)
{
    view_free(view);
    process_clear(&process);
}

static void test_every_stage(void **state)
{
    (void)state;
    for (enum stage stage = STAGE_INTAKE; stage <= STAGE_PUBLISH; stage++) {
        fixture_init(&fixture, stage);
        struct view *view = new_view();
        assert_int_equal(check_all(view, stage), 12);
        free_view(view);
        fixture_clear(&fixture);
    }
}

/* Nobody sent anything: no ranking, no mean, no problems. */
static void test_an_empty_campaign(void **state)
{
    (void)state;
    for (enum stage stage = STAGE_INTAKE; stage <= STAGE_PUBLISH; stage++) {
        fixture_init(&fixture, stage);
        problem_list_clear(&fixture.intake.problems);
        fixture.intake.received.count = 0;
        fixture.intake.submissions.count = 0;
        for (size_t u = 0; u < UNITS; u++) {
            fixture.by_unit[u] = NULL;
            fixture.unit_scores[u].state = STATE_MISSING;
            fixture.unit_scores[u].rank = 0;
        }
        fixture.group_stats[0] = fixture.group_stats[1] =
            (struct group_stats){RATIO_NONE, RATIO_NONE, NULL};
        fixture.level_score.mean = fixture.level_score.best =
            fixture.level_score.median = RATIO_NONE;
        struct view *view = new_view();
        check_all(view, stage);
        free_view(view);
        fixture_clear(&fixture);
    }
}

/* With last year's results: who rose, who fell. */
static void test_with_last_year(void **state)
{
    (void)state;
    static struct earlier_result results[] = {
        {"commune", "P-A", 0, false, 2, 8000, POINTS_NONE, POINTS_NONE, NULL},
        {"commune", "P-B", 0, false, 1, 9000, POINTS_NONE, POINTS_NONE, NULL}};
    static struct earlier_level mean = {8500, 2};
    static const struct earlier_year year = {2024, "2024.csv", results, 2,
                                             &mean};
    fixture_init(&fixture, STAGE_PUBLISH);
    fixture.campaign.earlier = &year;
    fixture.campaign.earlier_count = 1;
    struct view *view = new_view();
    check_all(view, STAGE_PUBLISH);
    json_t *context = view_once(view);
    char *text = expand("templates/documents/cong-bo-hoi-nghi.md", context);
    json_decref(context);
    assert_non_null(strstr(text, "\nPhường A|2|1|2 lên 1\n"));
    assert_non_null(strstr(text, "\nPhường B|1|2|1 xuống 2\n"));
    free(text);
    free_view(view);
    fixture_clear(&fixture);
}

static char *report_of(enum stage stage, size_t unit, const char *file)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, file);
    fixture_init(&fixture, stage);
    struct view *view = new_view();
    json_t *context = view_unit(view, &fixture.units[unit], NULL);
    char *markdown = expand(path, context);
    json_decref(context);
    free_view(view);
    fixture_clear(&fixture);
    return markdown;
}

static void assert_says(const char *markdown, const char *wanted)
{
    if (!strstr(markdown, wanted))
        print_error("not in the text: %s\n", wanted);
    assert_non_null(strstr(markdown, wanted));
}

static void test_report(void **state)
{
    (void)state;
    char *text = report_of(STAGE_ROUND1, 1, "bao-cao-tham-dinh.md");
    assert_says(text, "BÁO CÁO\nKết quả thẩm định lần 1 Chỉ số năm "
                      "2025 của Phường B\n");
    assert_says(text, "\n0\\,7571|Chỉ số|(13\\,25 trên 17\\,5 điểm)\n");
    assert_says(text, "\n2/4|Thứ hạng tạm tính|");
    assert_says(text, "1\\,66|So với tự đánh giá|(14\\,91 điểm)|accent\n");
    assert_says(text, "Có **1 chỉ số thành phần** có điểm thẩm định thấp hơn");
    assert_says(text, "ngày 28 tháng 12 năm 2025");
    /* Before the title the mark of a value that is empty: no indent. */
    assert_says(text, "| 2\\.1 | \xEF\xB7\x90"
                      "Hồ sơ \\| trực tuyến *(Sở Khoa học\\, Sở Tài "
                      "chính)* | 10 | 9\\,91 | 8\\,25 | "
                      "8\\,25 | <mark>");
    assert_says(text, "</mark> |\n| | *Sở Khoa học:* 8\\,00 (Thiếu số liệu); "
                      "*Sở Tài chính:* 8\\,50 | | | | | |\n");
    assert_says(text, ": 1\\.2 Truyền thanh.\n");
    free(text);
}

static void test_report_without_reductions(void **state)
{
    (void)state;
    char *text = report_of(STAGE_ROUND1, 2, "bao-cao-tham-dinh.md");
    assert_says(text, "Không có. Điểm thẩm định không thấp hơn điểm tự đánh "
                      "giá ở chỉ số thành phần nào.");
    free(text);
    text = report_of(STAGE_ROUND2, 2, "bao-cao-tham-dinh.md");
    assert_says(text, "Đơn vị không gửi giải trình");
    assert_null(strstr(text, "Nội dung cần giải trình"));
    free(text);
}

static void test_missing_unit(void **state)
{
    (void)state;
    char *text = report_of(STAGE_ROUND1, 3, "bao-cao-tham-dinh.md");
    assert_says(text, "**Xã D chưa có biểu tự đánh giá hợp lệ**, nên chưa có "
                      "kết quả thẩm định lần 1.");
    assert_null(strstr(text, "|---"));
    free(text);
    text = report_of(STAGE_INTAKE, 3, "phieu-tiep-nhan.md");
    assert_says(text, "**Tổ công tác chưa nhận được biểu tự đánh giá hợp lệ "
                      "của Xã D.**");
    assert_null(strstr(text, "không có lỗi"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_stage),
        cmocka_unit_test(test_an_empty_campaign),
        cmocka_unit_test(test_with_last_year),
        cmocka_unit_test(test_report),
        cmocka_unit_test(test_report_without_reductions),
        cmocka_unit_test(test_missing_unit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
