/* Values that scoring agencies correct, from the cell to the points. */
#include "unit/intake/book.h"

#include "intake/accepted.h"
#include "score/score.h"

#define CAMPAIGN "tests/data/corrections/campaign.yaml"
#define CLAIM(unit, rows)                                                           \
    "[Thông tin]\nMã đơn vị|" unit "\nNăm đánh giá|#2025\n"                     \
    "[Tự đánh giá]\nMã|Đơn vị tính|Giá trị|Điểm tự đánh giá|" \
    "Số, ký hiệu tài liệu|Ngày ban hành|Liên kết|Giải trình\n" rows
/* What a unit reports where a test says nothing else: 5, 8, 6, 5, 3, 8. */
#define USUAL                                                                  \
    "1.1||Có||\n1.2||||1/KH\n1.2.a||#80\n1.2.b||#100\n1.3\n1.3.a||#6\n"       \
    "1.3.b||#10\n1.4||#50||\n1.5||#2||\n1.6\n1.6.a||%1\n"                      \
    "1.6.b||Phó Chủ tịch\n1.6.c||1/2/2025\n1.7|||#4|\n2.1||||2/KH\n"      \
    "2.1.a||#1\n2.1.b||#2\n2.2||Có\n"
#define SHEET(agency, round, rows)                                                                     \
    "[Thông tin]\nCơ quan chấm điểm|" agency "\nCấp đánh giá|Xã\n"                               \
    "Năm đánh giá|#2025\nVòng thẩm định|" round                                                        \
    "\n[Thẩm định]\nMã đơn vị|Mã|Báo cáo a|Điều chỉnh a|Báo cáo b|"                \
    "Điều chỉnh b|Báo cáo c|Điều chỉnh c|Điểm tính|Đồng ý|Điểm thẩm định|" \
    "Lý do\n" rows

struct scene {
    struct campaign *campaign;
    struct intake intake;
    struct evaluation evaluation;
    bool evaluated;
};

static int set_up(void **state)
{
    struct scene *s = calloc(1, sizeof *s);
    struct campaign_error error = {0};
    assert_non_null(s);
    s->campaign = campaign_load(CAMPAIGN, &error);
    if (s->campaign == NULL)
        print_error("%s:%d: %s\n", error.file, error.line, error.message);
    assert_non_null(s->campaign);
    intake_init(&s->intake, s->campaign, (struct date){2026, 1, 1});
    *state = s;
    return 0;
}

static int tear_down(void **state)
{
    struct scene *s = *state;
    if (s->evaluated)
        evaluation_clear(&s->evaluation);
    intake_clear(&s->intake);
    campaign_free(s->campaign);
    free(s);
    return 0;
}

static void evaluate(struct scene *s, enum stage stage)
{
    if (s->evaluated)
        evaluation_clear(&s->evaluation);
    intake_settle(&s->intake);
    evaluation_init(&s->evaluation, &s->intake, stage);
    evaluation_check(&s->evaluation, &s->intake.problems);
    s->evaluated = true;
}

static const struct indicator_score *
score_of(const struct scene *s, const char *unit, const char *code)
{
    const struct unit *u = campaign_find_unit(s->campaign, unit);
    assert_non_null(u);
    size_t i = level_find_indicator(s->campaign->levels, code);
    return &s->evaluation.units[u - s->campaign->units].indicators[i];
}

#define EXPECT_POINTS(s, unit, code, wanted)                                   \
    assert_int_equal(score_of(s, unit, code)->final, wanted)

/* Points left empty are those of the accepted values, and so are those of an
 * agreement; points that are typed stand. */
static void points_follow_the_corrected_values(void **state)
{
    struct scene *s = *state;
    book_read(&s->intake, "a.xlsx", CLAIM("X-AN", USUAL));
    book_read(&s->intake, "1.xlsx",
              SHEET("Sở Một", "#1",
                    "X-AN|1.1|Có|Không|||||#5|||Không mở được\n"
                    "X-AN|1.2|#80|#70|#100|#140|||#8|x||Theo danh sách\n"
                    "X-AN|1.3|#6|#9|||||#6||8,5|Một kiến nghị chậm\n"));
    book_read(&s->intake, "2.xlsx",
              SHEET("Sở Hai", "#1",
                    "X-AN|1.6|%1|50%|Phó Chủ tịch|Chủ tịch|1/2/2025|3/2/2025|"
                    "#8|||Theo khảo sát\n"));
    evaluate(s, STAGE_ROUND1);
    book_expect(&s->intake, true, "");
    EXPECT_POINTS(s, "X-AN", "1.1", 0);
    EXPECT_POINTS(s, "X-AN", "1.2", 500);
    EXPECT_POINTS(s, "X-AN", "1.3", 850);
    EXPECT_POINTS(s, "X-AN", "1.6", 700);
    const struct indicator_score *one = score_of(s, "X-AN", "1.2");
    assert_int_equal(one->computed, 800);
    assert_int_equal(one->self, 800);
    assert_int_equal(one->source, SOURCE_ROUND1);
    assert_string_equal(one->reason, "Theo danh sách");
    assert_int_equal(score_accepted(one)[1].number.coefficient, 14);
    assert_null(score_accepted(score_of(s, "X-AN", "1.4")));
}

/* One evaluation stands for that of all that came where nothing came later. */
static void is_whole_while_nothing_came_later(void **state)
{
    struct scene *s = *state;
    book_read(&s->intake, "a.xlsx", CLAIM("X-AN", USUAL));
    evaluate(s, STAGE_INTAKE);
    assert_true(evaluation_is_whole(&s->evaluation));
    book_read(
        &s->intake, "1.xlsx",
        SHEET("Sở Một", "#1", "X-AN|1.1|Có|Không|||||#5|||Không mở được\n"));
    evaluate(s, STAGE_INTAKE);
    assert_false(evaluation_is_whole(&s->evaluation));
    evaluate(s, STAGE_ROUND1);
    assert_true(evaluation_is_whole(&s->evaluation));
    book_read(&s->intake, "g.xlsx",
              "[Thông tin]\nMã đơn vị|X-AN\nNăm đánh giá|#2025\n"
              "[B]\nMã|Điểm đề nghị|Số, ký hiệu|Ngày|Liên kết|Giải "
              "trình\n1.1|#8||||Có văn bản\n");
    evaluate(s, STAGE_ROUND1);
    assert_int_equal(s->intake.explanations.count, 1);
    assert_false(evaluation_is_whole(&s->evaluation));
    evaluate(s, STAGE_ROUND2);
    assert_true(evaluation_is_whole(&s->evaluation));
}

/* A typed value is held to everything that a reported one is, at its own cell;
 * one that does not hold costs the correction, not points that are typed. */
static void corrections_are_checked_like_reports(void **state)
{
    struct scene *s = *state;
    book_read(&s->intake, "a.xlsx", CLAIM("X-AN", USUAL));
    book_read(&s->intake, "b.xlsx", CLAIM("X-BINH", USUAL));
    book_read(&s->intake, "1.xlsx",
              SHEET("Sở Một", "#1",
                    "X-AN|1.1||có thể||||||||x\n"
                    "X-AN|1.2||#120|||||#8|||x\n"
                    "X-AN|1.3||||#5|||#6||#5|x\n"
                    "X-AN|1.5||2,5||||||||x\n"
                    "X-BINH|1.2||#-3|||||#8|||x\n"
                    "X-BINH|1.1||Không||Có|||#5|||x\n"));
    book_read(&s->intake, "2.xlsx",
              SHEET("Sở Hai", "#1",
                    "X-AN|1.6||#130||Giám đốc||ngày mai|#8|||x\n"
                    "X-AN|1.7||Có||||||||x\n"));
    evaluate(s, STAGE_ROUND1);
    book_expect(
        &s->intake, true,
        "1.xlsx: D2 E404 X-AN: 1.1: “có thể” không phải là Có hoặc Không\n"
        "1.xlsx: D3 E410 X-AN: 1.2: Công chức được tập huấn (120) lớn hơn "
        "Tổng số công chức (100)\n"
        "1.xlsx: F4 E410 X-AN: 1.3: Đã trả lời (6) lớn hơn Đã nhận (5)\n"
        "1.xlsx: D5 E407 X-AN: 1.5: “2,5” không đúng dạng yêu cầu\n"
        "1.xlsx: D6 E408 X-BINH: 1.2.a: giá trị âm -3\n"
        "1.xlsx: F7 W732 X-BINH: 1.1: nội dung không có số liệu “b”; giá trị "
        "điều chỉnh “Có” không được dùng\n"
        "2.xlsx: D2 E409 X-AN: 1.6.a: tỷ lệ 130% lớn hơn 100%\n"
        "2.xlsx: F2 E405 X-AN: 1.6.b: “Giám đốc” không phải là một trong các "
        "lựa chọn: Chủ tịch; Phó Chủ tịch; Khác\n"
        "2.xlsx: H2 E406 X-AN: 1.6.c: “ngày mai” không phải là ngày hợp lệ\n"
        "2.xlsx: D3 W732 X-AN: 1.7: nội dung không có số liệu “a”; giá trị "
        "điều chỉnh “Có” không được dùng\n"
        "2.xlsx: K3 W711 X-AN: 1.7: chưa chấm điểm\n");
    EXPECT_POINTS(s, "X-AN", "1.1", 500);
    EXPECT_POINTS(s, "X-AN", "1.2", 800);
    EXPECT_POINTS(s, "X-AN", "1.3", 500);
    EXPECT_POINTS(s, "X-BINH", "1.1", 0);
    assert_null(score_accepted(score_of(s, "X-AN", "1.2")));
    assert_int_equal(score_of(s, "X-AN", "1.2")->source, SOURCE_COMPUTED);
}

/* A correction without a word is told for each value; one that says what the
 * unit said is none. */
static void a_correction_needs_a_reason(void **state)
{
    struct scene *s = *state;
    book_read(&s->intake, "a.xlsx", CLAIM("X-AN", USUAL));
    book_read(&s->intake, "1.xlsx",
              SHEET("Sở Một", "#1",
                    "X-AN|1.1||Có|||||#5|||\n"
                    "X-AN|1.2||#70||#140|||#8|||\n"
                    "X-AN|1.3|||||||#6||#4|\n"));
    evaluate(s, STAGE_ROUND1);
    book_expect(
        &s->intake, true,
        "1.xlsx: D3 W731 X-AN: 1.2: điều chỉnh số liệu từ 80 thành 70 mà không "
        "có lý do\n"
        "1.xlsx: F3 W731 X-AN: 1.2: điều chỉnh số liệu từ 100 thành 140 mà "
        "không có lý do\n"
        "1.xlsx: K4 W707 X-AN: 1.3: điểm thẩm định 4,00 khác điểm tính 6,00 mà "
        "không có lý do\n");
    EXPECT_POINTS(s, "X-AN", "1.1", 500);
    assert_int_equal(score_of(s, "X-AN", "1.1")->source, SOURCE_ROUND1);
    assert_null(score_accepted(score_of(s, "X-AN", "1.1")));
}

/* What the unit left out or got wrong can be put in its place, all of it. */
static void what_is_missing_can_be_put_in(void **state)
{
    struct scene *s = *state;
    book_read(&s->intake, "a.xlsx",
              CLAIM("X-AN", "1.1\n1.2||||1/KH\n1.2.a||nhiều\n1.2.b\n1.3\n"
                            "1.3.a||#6\n1.4\n1.5\n1.6\n1.6.a\n1.6.b\n1.7\n"));
    problem_list_clear(&s->intake.problems);
    book_read(&s->intake, "1.xlsx",
              SHEET("Sở Một", "#1",
                    "X-AN|1.2||#70||#140||||||x\n"
                    "X-AN|1.3||#3|||||||||x\n"));
    evaluate(s, STAGE_ROUND1);
    book_expect(&s->intake, true,
                "1.xlsx: D3 E733 X-AN: 1.3: điều chỉnh chưa đủ để tính điểm, "
                "còn thiếu “Đã nhận”; không được tính\n");
    EXPECT_POINTS(s, "X-AN", "1.2", 500);
    EXPECT_POINTS(s, "X-AN", "1.3", 0);
    assert_int_equal(score_of(s, "X-AN", "1.3")->source, SOURCE_NONE);
}

/* The measure for others is what is accepted: who agreed to points by the old
 * measure has those by the new, unless points were typed. */
static void corrections_move_the_measure(void **state)
{
    struct scene *s = *state;
    book_read(&s->intake, "a.xlsx", CLAIM("X-AN", USUAL));
    book_read(&s->intake, "b.xlsx", CLAIM("X-BINH", "1.4||#100||\n"));
    book_read(&s->intake, "c.xlsx", CLAIM("X-CHAU", "1.4||#20||\n"));
    problem_list_clear(&s->intake.problems);
    book_read(&s->intake, "2.xlsx",
              SHEET("Sở Hai", "#1",
                    "X-AN|1.4|||||||#5|x||\n"
                    "X-BINH|1.4||#40|||||#10|||Đếm lại\n"));
    evaluate(s, STAGE_ROUND1);
    book_expect(&s->intake, true, "");
    EXPECT_POINTS(s, "X-AN", "1.4", 1000);
    EXPECT_POINTS(s, "X-BINH", "1.4", 800);
    EXPECT_POINTS(s, "X-CHAU", "1.4", 400);
    assert_int_equal(score_of(s, "X-CHAU", "1.4")->computed, 200);
    evaluate(s, STAGE_INTAKE);
    EXPECT_POINTS(s, "X-AN", "1.4", 500);
    EXPECT_POINTS(s, "X-BINH", "1.4", 1000);
}

/* Round 2 goes on from what round 1 accepted, and sees no more than its stage.
 */
static void rounds_follow_each_other(void **state)
{
    struct scene *s = *state;
    book_read(&s->intake, "a.xlsx", CLAIM("X-AN", USUAL));
    book_read(&s->intake, "1.xlsx",
              SHEET("Sở Một", "#1", "X-AN|1.2||#70||#140||||||x\n"));
    book_read(&s->intake, "3.xlsx",
              "[Thông tin]\nMã đơn vị|X-AN\nNăm đánh giá|#2025\n"
              "[Giải trình]\nMã|Điểm đề nghị|Số, ký hiệu tài liệu bổ sung|"
              "Ngày ban hành|Liên kết|Giải trình\n1.2|#8||||Đủ\n");
    book_read(&s->intake, "2.xlsx",
              SHEET("Sở Một", "#2", "X-AN|1.2|#70|#77|#140||||#5|||Bổ sung\n"));
    evaluate(s, STAGE_ROUND2);
    book_expect(&s->intake, true, "");
    EXPECT_POINTS(s, "X-AN", "1.2", 550);
    assert_int_equal(score_round(score_of(s, "X-AN", "1.2"), ROUND_1)->points,
                     500);
    evaluate(s, STAGE_ROUND1);
    EXPECT_POINTS(s, "X-AN", "1.2", 500);
}

/* Each agency's points are by the values as it has them; those of the first one
 * count as accepted. */
static void agencies_may_correct_differently(void **state)
{
    struct scene *s = *state;
    book_read(&s->intake, "a.xlsx", CLAIM("X-AN", USUAL));
    book_read(&s->intake, "2.xlsx",
              SHEET("Sở Hai", "#1", "X-AN|1.5||#0|||||#3|||x\n"));
    book_read(&s->intake, "1.xlsx",
              SHEET("Sở Một", "#1", "X-AN|1.5||#3|||||#3|||y\n"));
    evaluate(s, STAGE_ROUND1);
    book_expect(&s->intake, true,
                ": - W708 X-AN: 1.5: các cơ quan chấm khác nhau: Sở Một 6,00; "
                "Sở Hai 0,00\n"
                "2.xlsx: K2 W734 X-AN: 1.5: các cơ quan điều chỉnh số liệu "
                "khác nhau; số liệu chấp nhận lấy theo Sở Một\n");
    EXPECT_POINTS(s, "X-AN", "1.5", 300);
    assert_int_equal(
        score_accepted(score_of(s, "X-AN", "1.5"))[0].number.coefficient, 3);
}

/* b = 0 takes an indicator out and another b brings it back, without points. */
static void a_correction_takes_out_and_brings_back(void **state)
{
    struct scene *s = *state;
    book_read(&s->intake, "a.xlsx", CLAIM("X-AN", USUAL));
    book_read(&s->intake, "b.xlsx",
              CLAIM("X-BINH", "1.3\n1.3.a||#0\n1.3.b||#0\n"));
    problem_list_clear(&s->intake.problems);
    book_read(&s->intake, "1.xlsx",
              SHEET("Sở Một", "#1",
                    "X-AN|1.3||#0||#0|||#6|||Không phát sinh\n"
                    "X-BINH|1.3||#2||#4||||||Có phát sinh\n"));
    evaluate(s, STAGE_ROUND1);
    book_expect(&s->intake, true,
                "1.xlsx: K2 W735 X-AN: 1.3: số liệu điều chỉnh làm nội dung "
                "này không áp dụng cho đơn vị; không tính vào điểm tối đa\n");
    assert_false(score_of(s, "X-AN", "1.3")->applicable);
    assert_true(score_of(s, "X-BINH", "1.3")->applicable);
    EXPECT_POINTS(s, "X-BINH", "1.3", 500);
}

#define DECISIONS(agency, round, rows)                                                              \
    "[Thông tin]\nCơ quan chấm điểm|" agency "\nCấp đánh giá|Xã\n"                            \
    "Năm đánh giá|#2025\nVòng thẩm định|" round                                                     \
    "\n[Thẩm định]\nMã đơn vị|Mã|Không áp dụng|Điều chỉnh a|Điều chỉnh b|" \
    "Điểm thẩm định|Lý do\n" rows

/* What a unit claims of 2.1 and 2.2, and nothing else. */
static void claim(struct scene *s, const char *file, const char *text)
{
    book_read(&s->intake, file, text);
    problem_list_clear(&s->intake.problems);
}

static enum waiver_state waiver_of(const struct scene *s, const char *unit,
                                   const char *code)
{
    return score_waiver(score_of(s, unit, code));
}

/* Out until somebody says otherwise; confirmed it stays out, refused it counts
 * with what is awarded, with what corrected values come to, or with 0. */
static void a_claim_is_confirmed_or_refused(void **state)
{
    struct scene *s = *state;
    claim(s, "a.xlsx",
          CLAIM("X-AN", "2.1|||Không áp dụng||||Không có\n"
                        "2.2||Không áp dụng|||||Không có\n"));
    claim(s, "b.xlsx",
          CLAIM("X-BINH", "2.1||||1/KH|||Không có\n"
                          "2.1.a||không áp dụng\n"
                          "2.2|||Không áp dụng||||Không có\n"));
    claim(s, "c.xlsx",
          CLAIM("X-CHAU", "2.1|||Không áp dụng||||Không có\n"
                          "2.2|||Không áp dụng||||Không có\n"));
    evaluate(s, STAGE_INTAKE);
    assert_int_equal(waiver_of(s, "X-AN", "2.1"), WAIVER_CLAIMED);
    assert_false(score_of(s, "X-AN", "2.2")->applicable);
    book_read(&s->intake, "1.xlsx",
              DECISIONS("Sở Một", "#1",
                        "X-AN|2.1|Xác nhận||||\n"
                        "X-BINH|2.1|Không chấp nhận|#3|#4||Có bốn nhà\n"
                        "X-CHAU|2.1|Không chấp nhận||||Có nhà văn hóa\n"));
    book_read(&s->intake, "2.xlsx",
              DECISIONS("Sở Hai", "#1",
                        "X-AN|2.2|||||\n"
                        "X-BINH|2.2||||#2|Có một\n"
                        "X-CHAU|2.2|Xác nhận|||#1|Vẫn cho điểm\n"));
    evaluate(s, STAGE_ROUND1);
    book_expect(&s->intake, true,
                "2.xlsx: F2 W711 X-AN: 2.2: chưa chấm điểm\n"
                "2.xlsx: F4 W738 X-CHAU: 2.2: vừa xác nhận không áp dụng vừa "
                "cho điểm 1,00; lấy điểm\n");
    assert_int_equal(waiver_of(s, "X-AN", "2.1"), WAIVER_CONFIRMED);
    assert_false(score_of(s, "X-AN", "2.1")->applicable);
    assert_int_equal(waiver_of(s, "X-AN", "2.2"), WAIVER_CLAIMED);
    assert_int_equal(waiver_of(s, "X-BINH", "2.1"), WAIVER_REFUSED);
    EXPECT_POINTS(s, "X-BINH", "2.1", 300);
    EXPECT_POINTS(s, "X-BINH", "2.2", 200);
    EXPECT_POINTS(s, "X-CHAU", "2.1", 0);
    EXPECT_POINTS(s, "X-CHAU", "2.2", 100);
    book_read(&s->intake, "3.xlsx",
              DECISIONS("Sở Một", "#2", "X-CHAU|2.1|Xác nhận||||\n"));
    problem_list_clear(&s->intake.problems);
    evaluate(s, STAGE_ROUND2);
    assert_int_equal(waiver_of(s, "X-CHAU", "2.1"), WAIVER_CONFIRMED);
    assert_false(score_of(s, "X-CHAU", "2.1")->applicable);
    /* What round 1 said of 2.1 was right in its time. */
    book_expect(&s->intake, true,
                "2.xlsx: F4 W738 X-CHAU: 2.2: vừa xác nhận không áp dụng vừa "
                "cho điểm 1,00; lấy điểm\n");
}

/* Both agencies score 2.2. */
static void share_2_2(struct scene *s)
{
    struct indicator *indicators = s->campaign->levels[0].indicators;
    struct indicator *shared = &indicators[4], *last = &indicators[8];
    last->scored_by = shared->scored_by;
    last->agencies = shared->agencies;
    last->scored_by_count = shared->scored_by_count;
}

/* One agency confirms the claim, the other gives points: these count, unless
 * the lead's word does. */
static void agencies_differ_on_a_claim(void **state)
{
    struct scene *s = *state;
    share_2_2(s);
    claim(s, "a.xlsx",
          CLAIM("X-AN", "2.1||||1/KH\n2.1.a||#1\n2.1.b||#2\n"
                        "2.2|||Không áp dụng||||Không có\n"));
    book_read(&s->intake, "1.xlsx",
              DECISIONS("Sở Một", "#1",
                        "X-AN|2.1|||#|#2|Đủ\nX-AN|2.2|Xác nhận||||\n"));
    book_read(&s->intake, "2.xlsx",
              DECISIONS("Sở Hai", "#1", "X-AN|2.2||||#3|Có một\n"));
    problem_list_clear(&s->intake.problems);
    evaluate(s, STAGE_ROUND1);
    book_expect(&s->intake, true,
                ": - W708 X-AN: 2.2: các cơ quan chấm khác nhau: Sở Một không "
                "áp dụng; Sở Hai 3,00\n");
    EXPECT_POINTS(s, "X-AN", "2.2", 300);
    s->campaign->policies.several_scorers = SCORERS_LEAD;
    problem_list_clear(&s->intake.problems);
    evaluate(s, STAGE_ROUND1);
    book_expect(&s->intake, true,
                "2.xlsx: F2 W709 X-AN: 2.2: không đánh giá năm nay hoặc không "
                "áp dụng cho đơn vị; điểm không được tính\n");
    assert_int_equal(waiver_of(s, "X-AN", "2.2"), WAIVER_CONFIRMED);
}

/* What a claim may not be. */
static void claims_are_checked(void **state)
{
    struct scene *s = *state;
    book_read(&s->intake, "a.xlsx",
              CLAIM("X-AN", "1.1||Không áp dụng||||\n1.2||||1/KH\n1.2.a||#8\n"
                            "1.2.b||#9\n1.3\n1.3.a||#6\n1.3.b||#10\n"
                            "1.4||#50\n1.5||#2\n1.6\n1.6.a||%1\n"
                            "1.6.b||Khác\n1.6.c||1/2/2025\n1.7|||#4|\n"
                            "2.1|||Không áp dụng\n2.1.a||#4\n2.1.b\n"
                            "2.2||Có\n"));
    book_read(&s->intake, "2.xlsx",
              DECISIONS("Sở Hai", "#1", "X-AN|2.2|Xác nhận||||\n"));
    book_read(&s->intake, "1.xlsx",
              DECISIONS("Sở Một", "#1", "X-AN|2.1|có lẽ||||\n"));
    evaluate(s, STAGE_ROUND1);
    book_expect(
        &s->intake, true,
        "1.xlsx: C2 W736 X-AN: 2.1: cột “Không áp dụng” ghi “có lẽ”, không rõ "
        "xác nhận hay không; coi như để trống\n"
        "1.xlsx: F2 W711 X-AN: 2.1: chưa chấm điểm\n"
        "2.xlsx: F2 W737 X-AN: 2.2: đơn vị không đề nghị không áp dụng; ý kiến "
        "ở cột “Không áp dụng” không được tính\n"
        "a.xlsx: C2 E510 1.1: ghi “Không áp dụng”, mà nội dung này không được "
        "đề nghị không áp dụng\n"
        "a.xlsx: H16 W512 2.1: đề nghị không áp dụng mà không có giải trình\n"
        "a.xlsx: C17 W511 2.1: đề nghị không áp dụng mà vẫn ghi “4”; số liệu "
        "và điểm của nội dung này không được tính\n");
    EXPECT_POINTS(s, "X-AN", "1.1", 0);
    assert_int_equal(score_of(s, "X-AN", "2.2")->source, SOURCE_COMPUTED);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        CASE(points_follow_the_corrected_values),
        CASE(is_whole_while_nothing_came_later),
        CASE(corrections_are_checked_like_reports),
        CASE(a_correction_needs_a_reason),
        CASE(what_is_missing_can_be_put_in),
        CASE(corrections_move_the_measure),
        CASE(rounds_follow_each_other),
        CASE(agencies_may_correct_differently),
        CASE(a_correction_takes_out_and_brings_back),
        CASE(a_claim_is_confirmed_or_refused),
        CASE(agencies_differ_on_a_claim),
        CASE(claims_are_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
