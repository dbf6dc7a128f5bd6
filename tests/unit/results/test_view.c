/* The contexts of documents: texts, flags and lists, for a small evaluation. */
#include "unit/results/fixture.h"

#include "results/view/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The value at a path `levels.0.units.2.name`. Lent. */
static const json_t *at(const json_t *value, const char *path)
{
    char *copy = strdup(path), *rest = NULL;
    for (char *part = strtok_r(copy, ".", &rest); part;
         part = strtok_r(NULL, ".", &rest))
        value = json_is_array(value)
                    ? json_array_get(value, strtoul(part, NULL, 10))
                    : json_object_get(value, part);
    free(copy);
    return value;
}

static void assert_text(const json_t *value, const char *path,
                        const char *expected)
{
    const json_t *found = at(value, path);
    if (!json_is_string(found))
        print_error("%s is not a text\n", path);
    assert_true(json_is_string(found));
    assert_string_equal(json_string_value(found), expected);
}

static void assert_flag(const json_t *value, const char *path, bool expected)
{
    const json_t *found = at(value, path);
    if (!json_is_boolean(found))
        print_error("%s is not a flag\n", path);
    assert_true(json_is_boolean(found));
    assert_int_equal(json_is_true(found), expected);
}

static void assert_no_value(const json_t *value, const char *path)
{
    assert_true(json_is_null(at(value, path)));
}

static struct fixture fixture;
static struct process process;

/* A view over the fixture as it is now; `names` as of view_new. */
static struct view *open_view(const json_t *names)
{
    process_init(&process, &fixture.evaluation);
    return view_new(&fixture.evaluation, &process, names);
}

static struct view *new_view(enum stage stage)
{
    fixture_init(&fixture, stage);
    return open_view(NULL);
}

static void free_view(struct view *view, json_t *context)
{
    json_decref(context);
    view_free(view);
    process_clear(&process);
    fixture_clear(&fixture);
}

static void test_campaign(void **state)
{
    (void)state;
    struct view *view = new_view(STAGE_ROUND1);
    json_t *c = view_once(view);
    assert_text(c, "campaign.year", "2025");
    assert_text(c, "campaign.previous_year", "2024");
    assert_text(c, "campaign.date_long", "ngày 05 tháng 01 năm 2026");
    assert_text(c, "campaign.deadlines.explanation.date", "28/12/2025");
    assert_text(c, "campaign.deadlines.explanation.long",
                "ngày 28 tháng 12 năm 2025");
    assert_no_value(c, "campaign.deadlines.round2");
    assert_flag(c, "campaign.deadlines.explanation.passed", true);
    assert_text(c, "campaign.par_index.max", "10");
    assert_text(c, "round", "1");
    assert_flag(c, "round1", true);
    assert_flag(c, "round2", false);
    assert_text(c, "sent_count", "3");
    assert_text(c, "unit_count", "4");
    assert_text(c, "error_count", "1");
    assert_text(c, "warning_count", "2");
    assert_text(c, "problems.0.place", "Thẩm định, ô H7");
    free_view(view, c);
}

/* The day printed on the documents of a stage, by the fixture's campaign of 5
 * January 2026 that was approved on `approved`. */
static void expect_day(enum stage stage, struct date approved, const char *day)
{
    fixture_init(&fixture, stage);
    fixture.campaign.final =
        (struct final){.approved_by = "Chủ tịch", .date = approved};
    struct view *view = view_new(&fixture.evaluation, NULL, NULL);
    json_t *c = view_once(view);
    assert_text(c, "campaign.date", day);
    free_view(view, c);
}

/* What says on which day it was approved is of no day before that. */
static void test_day_of_publication(void **state)
{
    (void)state;
    expect_day(STAGE_PUBLISH, (struct date){2026, 2, 3}, "03/02/2026");
    expect_day(STAGE_PUBLISH, (struct date){2026, 1, 4}, "05/01/2026");
    expect_day(STAGE_ROUND1, (struct date){2026, 2, 3}, "05/01/2026");
}

static void test_unit(void **state)
{
    (void)state;
    struct view *view = new_view(STAGE_ROUND1);
    json_t *c = view_unit(view, &fixture.units[1], NULL);
    assert_text(c, "unit.name", "Phường B");
    assert_text(c, "unit.index", "0,7571");
    assert_text(c, "unit.share", "0.7571");
    assert_text(c, "unit.rank", "2");
    assert_text(c, "unit.ranked_count", "4");
    assert_text(c, "unit.final", "13,25");
    assert_text(c, "unit.max", "17,5");
    assert_text(c, "unit.percent", "75,7%");
    assert_text(c, "unit.change", "−1,66");
    assert_flag(c, "unit.lowered", true);
    assert_text(c, "unit.reduced_by", "1,66");
    assert_text(c, "unit.counted_count", "3");
    assert_text(c, "unit.not_assessed_codes", "1.2");
    assert_text(c, "unit.not_assessed_max", "5");
    assert_text(c, "unit.to_explain_codes", "2.1 (−1,66)");
    assert_text(c, "unit.to_explain_count", "1");
    assert_text(c, "unit.state_text", "Có lỗi cần sửa");
    assert_flag(c, "unit.submission.late", true);
    assert_text(c, "unit.files.0.file", "b.xlsx");
    assert_text(c, "unit.files.0.form", "Mẫu 01, Biểu tự đánh giá");
    assert_text(c, "unit.files.0.use", "Được dùng để chấm điểm");
    assert_text(c, "unit.files.0.problems.0.place", "Tự đánh giá, ô D12");
    assert_flag(c, "unit.files.0.has_problems", true);
    assert_flag(c, "unit.has_evidence_problems", false);
    assert_text(c, "level.title_lower", "xã, phường");
    free_view(view, c);
}

/* A claim that the indicator does not apply, which one agency confirmed and
 * the other refused, may be explained. */
static void test_refused_waiver(void **state)
{
    (void)state;
    struct claim claim = {.present = true, .waives = true};
    fixture_init(&fixture, STAGE_ROUND1);
    fixture.scores[1][2].claim = &claim;
    fixture.scores[1][2].self = fixture.scores[1][2].computed = POINTS_NONE;
    fixture.scored[1].points = POINTS_NONE;
    fixture.scored[1].waives = true;
    struct view *view = open_view(NULL);
    json_t *c = view_unit(view, &fixture.units[1], NULL);
    assert_text(c, "unit.to_explain_codes",
                "2.1 (đề nghị không áp dụng không được chấp nhận)");
    assert_flag(c, "unit.has_refused_waivers", true);
    assert_text(c, "unit.indicators.2.scores.0.points", "8,00");
    assert_text(c, "unit.indicators.2.scores.1.points", "không áp dụng");
    free_view(view, c);
}

/* Points that a unit was not asked to claim are no rise above what it claimed,
 * in the figures and in the diagram alike. */
static void test_points_apart(void **state)
{
    (void)state;
    fixture_init(&fixture, STAGE_ROUND1);
    fixture.indicators[2].unasked = true;
    fixture.scores[1][2].self = POINTS_NONE;
    fixture.unit_scores[1].sums.self -= 991;
    struct view *view = open_view(NULL);
    json_t *c = view_unit(view, &fixture.units[1], NULL);
    assert_text(c, "unit.apart_codes", "2.1");
    assert_text(c, "unit.change", "–");
    assert_text(c, "level.raised_count", "0");
    free_view(view, c);
}

static void test_indicators(void **state)
{
    (void)state;
    struct view *view = new_view(STAGE_ROUND1);
    json_t *c = view_unit(view, &fixture.units[1], NULL);
    assert_text(c, "unit.indicators.2.difference", "−1,66");
    assert_flag(c, "unit.indicators.2.reduced", true);
    assert_text(c, "unit.indicators.2.reason", "Chưa tính hộ tạm trú");
    assert_text(c, "unit.indicators.2.scored_by", "Sở Khoa học, Sở Tài chính");
    assert_text(c, "unit.indicators.2.scores.0.points", "8,00");
    assert_text(c, "unit.indicators.2.scores.0.reason", "Thiếu số liệu");
    assert_text(c, "unit.indicators.2.scores.1.points", "8,50");
    assert_no_value(c, "unit.indicators.2.scores.1.reason");
    assert_text(c, "unit.indicators.2.inputs.0.value", "95,5%");
    assert_text(c, "unit.indicators.2.inputs.1.value", "khoảng 100");
    assert_flag(c, "unit.indicators.2.inputs.1.invalid", true);
    assert_text(c, "unit.indicators.2.share", "0.8250");
    assert_text(c, "unit.indicators.0.inputs.0.value", "Người đứng đầu");
    assert_text(c, "unit.indicators.0.difference", "–");
    assert_flag(c, "unit.indicators.1.counted", false);
    assert_text(c, "unit.indicators.1.final", "–");
    assert_flag(c, "unit.indicators.3.pending", true);
    assert_flag(c, "unit.indicators.3.reduced", false);
    assert_text(c, "unit.indicators.3.reason", "Chưa có điểm thẩm định");
    assert_text(c, "unit.groups.1.distance",
                "thấp hơn trung bình 3,6 điểm phần trăm");
    assert_text(c, "unit.groups.0.distance", "bằng trung bình");
    assert_text(c, "unit.groups.1.percent", "66,0%");
    assert_int_equal(json_array_size(at(c, "unit.groups.0.indicators")), 1);
    assert_text(c, "unit.weaknesses.0.title", "Chính quyền số");
    assert_flag(c, "unit.has_strengths", false);
    free_view(view, c);
}

/* What is wrong in an explanation is mended in the next one. */
static void test_file_of_an_explanation(void **state)
{
    (void)state;
    fixture_init(&fixture, STAGE_INTAKE);
    struct explanation sent = {.head.file = "b.xlsx",
                               .head.unit = &fixture.units[1],
                               .head.number = 2};
    *vec_push(&fixture.intake.explanations) = &sent;
    struct view *view = open_view(NULL);
    json_t *c = view_unit(view, &fixture.units[1], NULL);
    assert_text(c, "unit.files.0.next_explanation", "3");
    json_decref(c);
    c = view_unit(view, &fixture.units[0], NULL);
    assert_no_value(c, "unit.files.0.next_explanation");
    assert_flag(c, "unit.submission.appraised", false);
    free_view(view, c);
    vec_clear(&fixture.intake.explanations);
}

static void test_contested(void **state)
{
    (void)state;
    struct view *view = new_view(STAGE_ROUND2);
    struct indicator_score *s = &fixture.scores[1][2];
    fixture.contested = (struct contested){.indicator = 2,
                                           .requested = 991,
                                           .seen_round1 = 825,
                                           .text = "Đã bổ sung",
                                           .valid = true};
    s->contested = &fixture.contested;
    json_t *c = view_unit(view, &fixture.units[1], NULL);
    assert_text(c, "unit.contested.0.contested.outcome",
                "Chưa xem xét, giữ kết quả lần 1");
    assert_no_value(c, "unit.contested.0.contested.outcome_reason");
    json_decref(c);
    s->rounds[ROUND_2].points = s->final = 900;
    s->source = SOURCE_ROUND2;
    s->reason = "Đủ tài liệu";
    c = view_unit(view, &fixture.units[1], NULL);
    assert_text(c, "unit.contested.0.contested.outcome", "Chấp nhận một phần");
    assert_text(c, "unit.contested.0.contested.outcome_reason", "Đủ tài liệu");
    json_decref(c);
    s->rounds[ROUND_2].points = s->final = 991;
    c = view_unit(view, &fixture.units[1], NULL);
    assert_text(c, "unit.contested.0.contested.outcome", "Chấp nhận");
    assert_flag(c, "unit.has_to_explain", false);
    json_decref(c);
    s->rounds[ROUND_2].points = s->final = 825;
    c = view_unit(view, &fixture.units[1], NULL);
    assert_text(c, "unit.contested.0.contested.outcome", "Giữ nguyên");
    assert_text(c, "unit.contested.0.contested.requested", "9,91");
    json_decref(c);
    fixture.contested.requested = POINTS_NONE;
    s->rounds[ROUND_2].points = s->final = 991;
    c = view_unit(view, &fixture.units[1], NULL);
    assert_text(c, "unit.contested.0.contested.outcome", "Tăng điểm");
    free_view(view, c);
}

static void test_level(void **state)
{
    (void)state;
    struct view *view = new_view(STAGE_PUBLISH);
    json_t *c = view_level(view, 0);
    assert_int_equal(json_array_size(at(c, "level.ranking")), 4);
    assert_text(c, "level.ranking.0.name", "Phường A");
    assert_text(c, "level.ranking.2.rank", "2");
    assert_text(c, "level.ranking.3.name", "Xã D");
    assert_text(c, "level.ranking.0.par_points", "8,34");
    assert_text(c, "level.kinds.0.kind", "Phường");
    assert_text(c, "level.kinds.0.ranking.1.kind_rank", "2");
    assert_text(c, "level.kinds.1.ranking.0.kind_rank", "1");
    assert_text(c, "level.kinds.1.ranking.0.rank", "2");
    assert_text(c, "level.kinds.1.count", "1"); /* Xã D sent nothing */
    assert_int_equal(json_array_size(at(c, "level.medals")), 3);
    assert_text(c, "level.missing.0.name", "Xã D");
    assert_text(c, "level.faulty.0.name", "Phường B");
    assert_text(c, "level.late.0.name", "Phường B");
    assert_flag(c, "level.has_exceptions", true);
    assert_text(c, "level.lowest", "0,7571");
    assert_text(c, "level.roman", "I");
    assert_text(c, "level.histogram.0.label", "0,75");
    assert_text(c, "level.histogram.0.count", "2");
    assert_text(c, "level.histogram.1.label", "0,80");
    assert_int_equal(json_array_size(at(c, "level.histogram")), 2);
    assert_text(c, "level.grades.0.count", "1");
    assert_text(c, "level.grades.0.percent", "33,3%");
    assert_text(c, "level.grades.1.count", "2");
    assert_text(c, "level.ranked_unsent.0.name", "Xã D");
    assert_text(c, "level.unsent_count", "1");
    free_view(view, c);
}

/* Equal ranks of a kind stay equal, and the next is as many places behind. */
static void test_ranks_of_a_kind(void **state)
{
    (void)state;
    fixture_init(&fixture, STAGE_PUBLISH);
    process_init(&process, &fixture.evaluation);
    fixture.units[2].kind = fixture.units[0].kind;
    fixture.unit_scores[0].rank = fixture.unit_scores[1].rank = 1;
    fixture.unit_scores[2].rank = 3;
    struct view *view = view_new(&fixture.evaluation, &process, NULL);
    json_t *c = view_level(view, 0);
    assert_int_equal(json_array_size(at(c, "level.table_rows")), 3);
    assert_text(c, "level.table_rows.0.kind_rank", "1");
    assert_text(c, "level.table_rows.1.kind_rank", "1");
    assert_text(c, "level.table_rows.2.kind_rank", "3");
    free_view(view, c);
}

static void test_findings(void **state)
{
    (void)state;
    struct view *view = new_view(STAGE_ROUND1);
    json_t *c = view_level(view, 0);
    assert_text(c, "level.group_best.0.units", "Phường A; Phường B; Xã C");
    assert_text(c, "level.group_best.1.units", "Phường A");
    assert_text(c, "level.gaps.0.unit", "Phường B");
    assert_text(c, "level.gaps.0.difference", "−1,66");
    assert_text(c, "level.gaps.1.unit", "Phường A");
    assert_text(c, "level.gaps.1.difference", "−0,09");
    assert_int_equal(json_array_size(at(c, "level.gaps")), 2);
    assert_text(c, "level.unit_gaps.0.name", "Phường B");
    assert_int_equal(json_array_size(at(c, "level.zero_indicators")), 0);
    assert_text(c, "level.full_indicators.0.code", "1.1");
    free_view(view, c);
}

/* A form that came late, and a level whose form has not come. */
static void test_agencies_forms(void **state)
{
    (void)state;
    struct view *view = new_view(STAGE_ROUND1);
    json_t *c = view_agency(view, 1);
    assert_text(c, "agency.silent", "Xã, phường");
    assert_flag(c, "agency.late", false);
    free_view(view, c);
    struct appraisal late = {.head.agency = 1,
                             .head.round = ROUND_1,
                             .head.file = "tc.xlsx",
                             .head.counts = true,
                             .head.sender = {.date = {2025, 12, 24}}};
    fixture_init(&fixture, STAGE_ROUND1);
    fixture.campaign.deadlines.round1 = (struct date){2025, 12, 22};
    *vec_push(&fixture.intake.appraisals) = &late;
    view = open_view(NULL);
    c = view_agency(view, 1);
    assert_no_value(c, "agency.silent");
    assert_flag(c, "agency.late", true);
    free_view(view, c);
    vec_clear(&fixture.intake.appraisals);
}

static void test_agencies(void **state)
{
    (void)state;
    struct view *view = new_view(STAGE_ROUND1);
    json_t *c = view_agency(view, 1);
    assert_text(c, "agency.name", "Sở Tài chính");
    assert_text(c, "agency.rows", "3");
    assert_text(c, "agency.scored", "1");
    assert_text(c, "agency.left", "2");
    assert_flag(c, "agency.unfinished", true);
    free_view(view, c);
}

static void test_missing_unit(void **state)
{
    (void)state;
    struct view *view = new_view(STAGE_ROUND1);
    json_t *c = view_unit(view, &fixture.units[3], NULL);
    assert_flag(c, "unit.sent", false);
    assert_flag(c, "unit.missing", true);
    assert_no_value(c, "unit.submission");
    assert_text(c, "unit.self", "–");
    assert_text(c, "unit.change", "–");
    assert_flag(c, "unit.has_files", false);
    assert_flag(c, "unit.has_to_explain", false);
    assert_flag(c, "unit.has_pending", false);
    free_view(view, c);
}

/* Lists of levels that no template asks for are not made, and `unit.missing`
 * asks for none. */
static void test_only_what_is_asked_for(void **state)
{
    (void)state;
    json_t *names =
        json_pack("{s:b, s:b, s:b, s:b, s:b}", "level.medals_count", 1,
                  ".has_late", 1, ".gaps", 1, "missing", 1, "unit.missing", 1);
    fixture_init(&fixture, STAGE_ROUND1);
    struct view *view = open_view(names);
    json_decref(names);
    json_t *c = view_level(view, 0);
    json_t *level = json_object_get(c, "level");
    static const char *const absent[] = {
        "ranking",         "kinds",  "table_rows", "group_best",
        "zero_indicators", "risers", "missing"};
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
        assert_null(json_object_get(level, absent[i]));
    assert_text(c, "level.medals.0.name", "Phường A");
    assert_flag(c, "level.has_late", true);
    assert_flag(c, "level.has_gaps", true);
    assert_flag(c, "level.has_exceptions", true);
    assert_flag(c, "level.long_late", false);
    json_decref(c);
    c = view_once(view);
    assert_null(json_object_get(c, "work"));
    free_view(view, c);
}

static struct earlier_result last_year[] = {
    {"commune", "P-A", 0, false, 3, 8000, POINTS_NONE, POINTS_NONE, NULL},
    {"commune", "P-B", 0, false, 1, 9000, POINTS_NONE, POINTS_NONE, NULL},
    {"commune", "X-C", 0, false, 2, 7571, POINTS_NONE, POINTS_NONE, NULL}};
static struct earlier_result year_before[] = {
    {"commune", "P-A", 0, false, 0, 7501, POINTS_NONE, POINTS_NONE, "X-1, X-2"},
    {"commune", "X-D", 0, false, 0, RATIO_NONE, POINTS_NONE, POINTS_NONE,
     "X-3, X-4"}};
static struct earlier_level means[] = {{8190, 3}, {7000, 2}};
static const struct earlier_year earlier[] = {
    {2023, "2023.csv", year_before, 2, &means[1]},
    {2024, "2024.csv", last_year, 3, &means[0]}};

/* A view of the last stage with the last `count` of those years. */
static struct view *view_after(size_t count)
{
    fixture_init(&fixture, STAGE_PUBLISH);
    fixture.campaign.earlier = earlier + (2 - count);
    fixture.campaign.earlier_count = count;
    return open_view(NULL);
}

static void test_previous(void **state)
{
    (void)state;
    struct view *view = view_after(1);
    json_t *c = view_level(view, 0);
    assert_text(c, "level.ranking.0.previous.rank", "3");
    assert_text(c, "level.ranking.0.previous.movement", "tăng 2 bậc");
    assert_text(c, "level.ranking.0.previous.index_change", "+0,0343");
    assert_text(c, "level.ranking.1.previous.movement", "giảm 1 bậc");
    assert_text(c, "level.ranking.1.previous.index_change", "−0,1429");
    assert_text(c, "level.ranking.2.previous.movement", "giữ nguyên hạng");
    assert_no_value(c, "level.ranking.3.previous");
    assert_text(c, "level.risers_count", "1");
    assert_text(c, "level.risers.0.name", "Phường A");
    assert_text(c, "level.fallers.0.name", "Phường B");
    free_view(view, c);
}

static void test_no_series_of_one_year(void **state)
{
    (void)state;
    struct view *view = view_after(1);
    json_t *c = view_unit(view, &fixture.campaign.units[0], NULL);
    assert_flag(c, "unit.has_series", false);
    assert_text(c, "level.series.0.mean", "0,8190");
    free_view(view, c);
}

static void test_series(void **state)
{
    (void)state;
    struct view *view = view_after(2);
    json_t *c = view_unit(view, &fixture.campaign.units[0], NULL);
    assert_text(c, "unit.series_count", "3");
    assert_text(c, "unit.series.0.year", "2023");
    assert_text(c, "unit.series.0.index", "0,7501");
    assert_text(c, "unit.series.0.rank", "–");
    assert_text(c, "unit.series.0.mean", "0,7000");
    assert_text(c, "unit.series.0.merged_from", "X-1, X-2");
    assert_text(c, "unit.series.1.rank", "3");
    assert_text(c, "unit.series.1.merged_from", "");
    assert_text(c, "unit.series.2.year", "2025");
    assert_text(c, "unit.series.2.index", "0,8343");
    assert_text(c, "unit.previous.rank", "3");
    assert_text(c, "level.series_count", "3");
    assert_text(c, "level.series.0.count", "2");
    free_view(view, c);
}

/* One that is missing in a year has a place for it, and one that is in none has
 * no series. */
static void test_series_with_gaps(void **state)
{
    (void)state;
    struct view *view = view_after(2);
    json_t *c = view_unit(view, &fixture.campaign.units[2], NULL);
    assert_text(c, "unit.series.0.index", "–");
    assert_text(c, "unit.series.1.index", "0,7571");
    json_decref(c);
    c = view_unit(view, &fixture.campaign.units[3], NULL);
    assert_flag(c, "unit.has_series", false);
    assert_no_value(c, "unit.previous");
    free_view(view, c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_campaign),
        cmocka_unit_test(test_day_of_publication),
        cmocka_unit_test(test_unit),
        cmocka_unit_test(test_refused_waiver),
        cmocka_unit_test(test_points_apart),
        cmocka_unit_test(test_indicators),
        cmocka_unit_test(test_file_of_an_explanation),
        cmocka_unit_test(test_contested),
        cmocka_unit_test(test_level),
        cmocka_unit_test(test_ranks_of_a_kind),
        cmocka_unit_test(test_findings),
        cmocka_unit_test(test_agencies),
        cmocka_unit_test(test_agencies_forms),
        cmocka_unit_test(test_missing_unit),
        cmocka_unit_test(test_only_what_is_asked_for),
        cmocka_unit_test(test_previous),
        cmocka_unit_test(test_no_series_of_one_year),
        cmocka_unit_test(test_series),
        cmocka_unit_test(test_series_with_gaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
