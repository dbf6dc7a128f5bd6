/* Workbooks for an index set of groups within groups, with facts, bonus and
 * penalties (tests/data/par). */
#include "unit/intake/book.h"

#include "intake/table/rows.h"

static struct campaign *load(void)
{
    struct campaign_error error = {0};
    struct campaign *campaign =
        campaign_load("tests/data/par/campaign.yaml", &error);
    if (campaign == NULL)
        fail_msg("%s:%d: %s", error.file, error.line, error.message);
    return campaign;
}

static const char *describe(const struct table_row *row,
                            const struct level *level, char *out, size_t size)
{
    if (row->kind == ROW_HEADING)
        return "heading";
    if (row->kind != ROW_INDICATOR && row->kind != ROW_INPUT)
        return "unknown";
    const char *code = level->indicators[row->indicator].code;
    if (row->kind == ROW_INDICATOR)
        snprintf(out, size, "%s", code);
    else
        snprintf(out, size, "%s %c", code, (char)('a' + row->input));
    return out;
}

/* Below a row of TT-01, which has two inputs. */
static void knows_codes_as_the_decision_writes_them(void **state)
{
    (void)state;
    static const char *const codes[][2] = {
        {"TT-01", "TT-01"},    {"tt-01", "TT-01"},     {"TT 01", "TT-01"},
        {"TT-1", "TT-01"},     {"TT01", "TT-01"},      {"TT-01.a", "TT-01 a"},
        {"TT-01b", "TT-01 b"}, {"TT-01.c", "unknown"}, {"b)", "TT-01 b"},
        {"C.1.1", "C.1.1"},    {"c.1.1.a", "C.1.1 a"}, {"C.1", "heading"},
        {"C", "heading"},      {"A", "heading"},       {"a", "TT-01 a"},
        {"1.1.1", "1.1.1"},    {"1,1,1", "1.1.1"},     {"1.1.1.a", "1.1.1 a"},
        {"1.1.2b", "1.1.2 b"}, {"1.1", "heading"},     {"1.2", "1.2"},
        {"2.2", "heading"},    {"0", "heading"},       {"C.9", "unknown"},
        {"1.1.9", "unknown"},  {"B.1", "B.1"},         {"DTI-07", "unknown"},
    };
    struct campaign *campaign = load();
    const struct level *level = &campaign->levels[0];
    size_t current = level_find_indicator(level, "TT-01");
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        struct table_row row = {0};
        char text[32];
        row_code_read(codes[i][0], level, current, &row);
        const char *got = describe(&row, level, text, sizeof text);
        if (strcmp(got, codes[i][1]) != 0)
            fail_msg("“%s” is read as %s", codes[i][0], got);
    }
    campaign_free(campaign);
}

struct read_book {
    struct campaign *campaign;
    struct intake intake;
};

static void open_book(struct read_book *b, const char *text)
{
    *b = (struct read_book){.campaign = load()};
    intake_init(&b->intake, b->campaign, (struct date){2026, 1, 1});
    book_read(&b->intake, "f.xlsx", text);
    problem_list_sort(&b->intake.problems);
}

static void close_book(struct read_book *b)
{
    intake_clear(&b->intake);
    campaign_free(b->campaign);
}

/* The problems but those of rows that are not there. */
static void expect_problems(const struct read_book *b, const char *expected)
{
    struct str got = {0};
    for (size_t i = 0; i < b->intake.problems.count; i++) {
        const struct problem *p = &b->intake.problems.items[i];
        if (p->code != PROBLEM_CODE_ABSENT)
            str_printf(&got, "%s %s %s\n", p->cell, problem_code_text(p->code),
                       p->message);
    }
    assert_string_equal(str_text(&got), expected);
    str_clear(&got);
}

#define HEAD                                                                                  \
    "[T]\nMã đơn vị|P-AN\nNăm đánh giá|#2025\n"                                      \
    "Mã|Nội dung|Giá trị|Điểm tối đa|Điểm tự đánh giá|Liên kết|Số, " \
    "ký hiệu|Ngày|Giải trình\n"

static void self_of(const struct read_book *b, const char *code,
                    points_t expected)
{
    const struct level *level = &b->campaign->levels[0];
    const struct submission *s = b->intake.submissions.items[0];
    assert_true(s->claims[level_find_indicator(level, code)].self == expected);
}

/* Facts take no points, a bonus may stay blank, a penalty is below 0 with or
 * without its sign, and no deeper than it may be. */
static void reads_each_kind_of_row(void **state)
{
    (void)state;
    struct read_book b;
    open_book(&b, HEAD "TT-01|Dân số và đơn vị hành chính|||#1\n"
                       "TT-01.a||#12\nTT-01.b\n"
                       "TT-02||1/7/2025\n"
                       "C.1.1|||#1\nC.1.1.a\n"
                       "C.1.2|||#1|#1,5\n"
                       "C.2.1||#90|#-1|#0.5\n"
                       "C.2.2|||#1|-1,25\n");
    expect_problems(
        &b, "E4 W509 TT-01: dòng này chỉ để cung cấp thông tin, không có "
            "điểm; điểm “1” không được tính\n"
            "C6 E401 TT-01.b: thiếu giá trị “Số thôn, tổ dân phố”\n"
            "E10 E502 C.1.2: điểm tự đánh giá 1,50 lớn hơn điểm tối đa 1,00\n"
            "E11 W508 C.2.1: điểm trừ ghi 0,5, được đọc là −0,50\n"
            "E12 E507 C.2.2: điểm trừ −1,25 vượt mức trừ nhiều nhất −1,00; "
            "không được tính\n");
    self_of(&b, "TT-01", POINTS_NONE);
    self_of(&b, "C.1.1", POINTS_NONE);
    self_of(&b, "C.2.1", -50);
    self_of(&b, "C.2.2", POINTS_NONE);
    close_book(&b);
}

/* A bonus that is asked for has to be proven and computed like all else. */
static void asks_for_what_a_claimed_bonus_rests_on(void **state)
{
    (void)state;
    struct read_book b;
    open_book(&b, HEAD "C.1.1|||#1|#0.5\nC.1.1.a\n");
    expect_problems(&b, "G4 W601 C.1.1: thiếu tài liệu kiểm chứng\n"
                        "C5 E401 C.1.1: thiếu giá trị “Số sáng kiến”\n");
    close_book(&b);
}

/* Excel makes 1.1 of `1.1`, the group, and a day of `1.1.2`. */
static void tells_groups_from_indicators(void **state)
{
    (void)state;
    struct read_book b;
    open_book(&b, HEAD "#1.1|Kế hoạch cải cách hành chính\n"
                       "@37257|Mức độ hoàn thành kế hoạch|||#3\n"
                       "1.1.2.a||#1\n1.1.2.b||#1\n"
                       "#1.2|Chế độ báo cáo định kỳ|#2||#2\n");
    self_of(&b, "1.1.2", 300);
    self_of(&b, "1.2", 200);
    close_book(&b);
}

#define SHEET                                                                                   \
    "[Thông tin]\nCơ quan chấm điểm|Sở Nội vụ\nCấp đánh giá|Xã, phường\n" \
    "Năm đánh giá|#2025\nVòng thẩm định|#1\nNgười thẩm định|A\nNgày|"        \
    "20/12/2025\n[Thẩm định]\nMã đơn vị|Tên đơn vị|Mã|Nội dung|Điểm "      \
    "tối đa|Điểm tự đánh giá|Điểm tính|Điểm thẩm định|Lý do\n"

/* A bonus or penalty that stands blank is none; a fact is nobody's to score. */
static void awards_bonus_and_penalty(void **state)
{
    (void)state;
    struct read_book b;
    open_book(&b, SHEET "P-AN|Phường An|1.2||#4|||#3|\n"
                        "P-AN|Phường An|C.1.2||#1||||\n"
                        "P-AN|Phường An|C.1.3||#1|||#1|Mô hình\n"
                        "P-AN|Phường An|C.2.1||#-1|||#-0.25|\n"
                        "P-AN|Phường An|C.2.2||#-1|||#0.5|Vi phạm\n"
                        "P-AN|Phường An|TT-01|||||#1|\n");
    expect_problems(&b, "H6 W508 P-AN: C.2.2: điểm trừ ghi 0,5, được đọc là "
                        "−0,50\n"
                        "H7 W509 P-AN: TT-01: dòng này chỉ để cung cấp thông "
                        "tin, không có điểm; điểm “1” không được tính\n");
    const struct appraisal *a = b.intake.appraisals.items[0];
    assert_int_equal(a->row_count, 6);
    assert_int_equal(a->rows[2].points, 100);
    assert_int_equal(a->rows[3].points, -25);
    assert_int_equal(a->rows[4].points, -50);
    assert_false(a->rows[5].valid);
    close_book(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_codes_as_the_decision_writes_them),
        cmocka_unit_test(reads_each_kind_of_row),
        cmocka_unit_test(asks_for_what_a_claimed_bonus_rests_on),
        cmocka_unit_test(tells_groups_from_indicators),
        cmocka_unit_test(awards_bonus_and_penalty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
