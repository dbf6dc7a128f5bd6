/* The problems that only scoring shows, and the states of units. */
#include "unit/intake/book.h"

#include "form/form.h"
#include "score/steps.h"

#define FACTS_01                                                               \
    "[Thông tin]\nMã đơn vị|X-AN\nNăm đánh giá|#2025\n"              \
    "[Tự đánh giá]\nMã|Đơn vị tính|Giá trị|Điểm tự đánh giá\n"
#define SEEN_02                                                                    \
    "[Thông tin]\nCơ quan chấm điểm|Sở Khoa học và Công nghệ\n"     \
    "Cấp đánh giá|commune\nNăm đánh giá|#2025\nVòng thẩm định|#1\n" \
    "[Thẩm định]\nMã đơn vị|Mã|Điểm tự đánh giá|Điểm thẩm định|Lý do\n"
#define FACTS_02                                                                   \
    "[Thông tin]\nCơ quan chấm điểm|Sở Khoa học và Công nghệ\n"     \
    "Cấp đánh giá|commune\nNăm đánh giá|#2025\nVòng thẩm định|#1\n" \
    "[Thẩm định]\nMã đơn vị|Mã|Điểm thẩm định|Lý do\n"

/* The unit's own values take an indicator out; its agency brings it back. */
static void test_points_bring_a_waived_indicator_back(void **state)
{
    (void)state;
    struct campaign *campaign = book_campaign();
    struct intake intake;
    struct evaluation evaluation;
    intake_init(&intake, campaign, (struct date){2026, 1, 1});
    book_read(&intake, "a.xlsx",
              FACTS_01 "6.4\n6.4.a||#0\n6.4.b||#0\n6.5|||#5\n6.5.a||#1\n"
                       "6.5.b||#1\n");
    problem_list_clear(&intake.problems);
    book_read(&intake, "k.xlsx",
              FACTS_02 "X-AN|6.4|#3|Có sản phẩm\nX-AN|6.5|#3|Thiếu\n");
    intake_settle(&intake);
    evaluation_init(&evaluation, &intake, STAGE_PUBLISH);
    evaluation_check(&evaluation, &intake.problems);
    book_expect(
        &intake, true,
        "k.xlsx: C2 W714 X-AN: 6.4: đơn vị báo cáo mẫu số bằng 0 "
        "(không phát sinh); điểm 3,00 của cơ quan chấm đưa nội dung này "
        "trở lại kết quả\n");
    const struct unit *unit = campaign_find_unit(campaign, "X-AN");
    const struct unit_score *score = &evaluation.units[unit - campaign->units];
    size_t i = level_find_indicator(&campaign->levels[unit->level], "6.4");
    assert_true(score->indicators[i].applicable);
    assert_int_equal(score->indicators[i].final, 300);
    evaluation_clear(&evaluation);
    evaluation_init(&evaluation, &intake, STAGE_INTAKE);
    score = &evaluation.units[unit - campaign->units];
    assert_false(score->indicators[i].applicable);
    evaluation_clear(&evaluation);
    intake_clear(&intake);
    campaign_free(campaign);
}

/* Nobody can give points to a unit that sent nothing. */
static void test_points_of_a_unit_that_sent_nothing(void **state)
{
    (void)state;
    struct campaign *campaign = book_campaign();
    struct intake intake;
    struct evaluation evaluation;
    intake_init(&intake, campaign, (struct date){2026, 1, 1});
    /* Sorted by indicator, as forms are: each unit is named once all the same,
     * and not for every figure that was printed from what it had sent. */
    book_read(&intake, "k.xlsx",
              SEEN_02 "X-AN|6.4|#4|#3|Có sản phẩm\nP-BUOI|6.4|#4|#3|Có\n"
                      "X-AN|6.5|#4|#3|Thiếu\nP-BUOI|6.5|#4|#3|Thiếu\n");
    intake_settle(&intake);
    evaluation_init(&evaluation, &intake, STAGE_PUBLISH);
    evaluation_check(&evaluation, &intake.problems);
    book_expect(
        &intake, true,
        "k.xlsx: D2 W713 X-AN: 6.4: chấm điểm cho đơn vị chưa có bản tự "
        "đánh giá hợp lệ; không được tính\n"
        "k.xlsx: D3 W713 P-BUOI: 6.4: chấm điểm cho đơn vị chưa có bản tự "
        "đánh giá hợp lệ; không được tính\n");
    const struct unit_score *unit =
        &evaluation
             .units[campaign_find_unit(campaign, "X-AN") - campaign->units];
    assert_int_equal(unit->state, STATE_MISSING);
    assert_int_equal(unit->sums.final, 0);
    assert_true(unit->sums.rounds[ROUND_1] == POINTS_NONE);
    assert_int_equal(unit->index, 0);
    evaluation_clear(&evaluation);
    intake_clear(&intake);
    campaign_free(campaign);
}

/* Two explanations of one number: neither counts, and the unit must know. */
static void test_explanations_in_conflict(void **state)
{
    (void)state;
    static const char heading[] =
        "[Giải trình]\nMã|Điểm đề nghị|Số, ký hiệu tài liệu bổ sung|"
        "Ngày ban hành|Liên kết|Giải trình\n";
    struct campaign *campaign = book_campaign();
    struct intake intake;
    struct evaluation evaluation;
    intake_init(&intake, campaign, (struct date){2026, 1, 1});
    book_read(&intake, "a.xlsx", FACTS_01 "6.5|||#5\n6.5.a||#1\n6.5.b||#1\n");
    problem_list_clear(&intake.problems);
    for (int i = 0; i < 2; i++) {
        char text[512], name[16];
        snprintf(text, sizeof text,
                 "[T]\nMã đơn vị|X-AN\nNăm đánh giá|#2025\n%s6.5|#%d||||Có\n",
                 heading, i + 3);
        snprintf(name, sizeof name, "g%d.xlsx", i);
        book_read(&intake, name, text);
    }
    intake_settle(&intake);
    evaluation_init(&evaluation, &intake, STAGE_PUBLISH);
    const struct unit *unit = campaign_find_unit(campaign, "X-AN");
    assert_int_equal(evaluation.units[unit - campaign->units].state,
                     STATE_ERRORS);
    evaluation_clear(&evaluation);
    intake_clear(&intake);
    campaign_free(campaign);
}

/* What nobody has appraised yet is explained too early; that is another thing
 * than having lost no points, and no points have changed. */
static void test_explanations_without_a_reason(void **state)
{
    (void)state;
    struct campaign *campaign = book_campaign();
    struct intake intake;
    struct evaluation evaluation;
    intake_init(&intake, campaign, (struct date){2026, 1, 1});
    book_read(&intake, "a.xlsx",
              FACTS_01 "6.4|||#5\n6.4.a||#1\n6.4.b||#1\n6.5|||#5\n"
                       "6.5.a||#1\n6.5.b||#1\n");
    book_read(&intake, "k.xlsx", FACTS_02 "X-AN|6.5|#5|\n");
    book_read(&intake, "g.xlsx",
              "[T]\nMã đơn vị|X-AN\nNăm đánh giá|#2025\n[Giải trình]\n"
              "Mã|Điểm thẩm định lần 1|Điểm đề nghị|Giải trình\n"
              "6.4|#3|#5|Có\n6.5|#5|#5|Có\n");
    problem_list_clear(&intake.problems);
    intake_settle(&intake);
    evaluation_init(&evaluation, &intake, STAGE_PUBLISH);
    evaluation_check(&evaluation, &intake.problems);
    book_expect(
        &intake, true,
        "g.xlsx: C2 W806 6.4: chưa có điểm thẩm định lần 1 để giải trình\n"
        "g.xlsx: C3 W801 6.5: nội dung không bị giảm điểm ở vòng 1\n");
    evaluation_clear(&evaluation);
    intake_clear(&intake);
    campaign_free(campaign);
}

/* A form that no one could fill in is told of; one that is as long as it may be
 * is not. */
static void test_forms_that_are_too_long(void **state)
{
    (void)state;
    struct campaign *campaign = book_campaign();
    struct intake intake;
    struct evaluation evaluation;
    intake_init(&intake, campaign, (struct date){2026, 1, 1});
    intake_settle(&intake);
    evaluation_init(&evaluation, &intake, STAGE_INTAKE);
    struct level_score *level = &evaluation.levels[1];
    size_t scored = 0, most = 0;
    for (size_t a = 0; a < campaign->agency_count; a++, scored = 0) {
        for (size_t i = 0; i < level->level->indicator_count; i++)
            scored += level->level->indicators[i].assessed &&
                      indicator_scored_by(&level->level->indicators[i], a);
        most = scored > most ? scored : most;
    }
    size_t few = level->unit_count;
    level->unit_count = FORM_ROWS_MOST / most;
    evaluation_check_lengths(&evaluation, &intake.problems);
    assert_int_equal(intake.problems.count, 0);
    level->unit_count++;
    evaluation_check_lengths(&evaluation, &intake.problems);
    assert_int_equal(intake.problems.count, 1);
    assert_int_equal(intake.problems.items[0].code, PROBLEM_FORM_LONG);
    assert_non_null(strstr(intake.problems.items[0].message, "60.000 dòng"));
    level->unit_count = few;
    evaluation_clear(&evaluation);
    intake_clear(&intake);
    campaign_free(campaign);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_points_bring_a_waived_indicator_back),
        cmocka_unit_test(test_explanations_in_conflict),
        cmocka_unit_test(test_explanations_without_a_reason),
        cmocka_unit_test(test_points_of_a_unit_that_sent_nothing),
        cmocka_unit_test(test_forms_that_are_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
