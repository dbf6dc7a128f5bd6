/* Forms that come back as they were issued: they are named, and harm nobody. */
#include "unit/intake/book.h"

#define MAU_01(number, points, text)                                                            \
    "[T]\nMã đơn vị|X-AN\nNăm đánh giá|#2025\nLần nộp|#" number "\n"                            \
    "[B]\nMã|Nội dung|Giá trị|Điểm tự đánh giá|Số, ký hiệu|Ngày ban hành|" \
    "Liên kết|Giải trình\n1|Nhóm||#0\n1.1||" text "|" points "||||\n"
#define MAU_02(number, who, points)                                            \
    "[T]\nCơ quan chấm điểm|Sở Y tế\nCấp đánh giá|commune\n"    \
    "Năm đánh giá|#2025\nVòng thẩm định|1\nLần nộp|#" number "\n"              \
    "Người thẩm định|" who "\n"                                                \
    "[B]\nMã đơn vị|Tên đơn vị|Mã|Điểm thẩm định|Lý do\n"  \
    "X-AN||7.1|" points "|\n"
#define MAU_03(number, who, points, text)                                              \
    "[T]\nMã đơn vị|X-AN\nNăm đánh giá|#2025\nLần nộp|#" number "\n"                   \
    "Người lập biểu|" who "\n"                                                         \
    "[B]\nMã|Điểm đề nghị|Số, ký hiệu|Ngày|Liên kết|Giải trình\n" \
    "1.1|" points "||||" text "\n"
#define BLANK(file, form, whose)                                                     \
    file ": - W217 " form " của " whose " chưa điền gì; không tính là đã " \
         "gửi\n"

struct fixture {
    struct campaign *campaign;
    struct intake intake;
};

static int setup(void **state)
{
    static struct fixture f;
    f.campaign = book_campaign();
    intake_init(&f.intake, f.campaign, (struct date){2026, 1, 1});
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    intake_clear(&f->intake);
    campaign_free(f->campaign);
    return 0;
}

static const struct unit *an(const struct fixture *f)
{
    return campaign_find_unit(f->campaign, "X-AN");
}

static size_t place(const struct fixture *f)
{
    return (size_t)(an(f) - f->campaign->units);
}

static void a_blank_self_assessment_is_none(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "a.xlsx", MAU_01("1", "", ""));
    book_expect(&f->intake, true, BLANK("a.xlsx", "Mẫu 01", "Xã An Bình"));
    intake_settle(&f->intake);
    assert_int_equal(f->intake.states[place(f)], STATE_MISSING);
    assert_int_equal(f->intake.submissions.count, 0);
    assert_true(f->intake.received.items[0].blank);
    assert_true(f->intake.received.items[0].readable);
}

/* Also where it has the higher number, or the same. */
static void a_blank_self_assessment_competes_with_none(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "a.xlsx", MAU_01("2", "", ""));
    book_read(&f->intake, "b.xlsx", MAU_01("1", "#1", "Có"));
    book_read(&f->intake, "c.xlsx", MAU_01("1", "", ""));
    intake_settle(&f->intake);
    assert_string_equal(f->intake.by_unit[place(f)]->head.file, "b.xlsx");
}

/* A figure in a row whose code nobody knows is filled in all the same. */
static void one_figure_is_not_blank(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "a.xlsx",
              MAU_01("1", "", "") "99.9||#5|||||\n"
                                  "1.2|||||||\n");
    assert_int_equal(f->intake.submissions.count, 1);
}

/* Where a column of the form is missing, nobody knows that it was empty. */
static void a_missing_column_is_not_blank(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "a.xlsx",
              "[T]\nMã đơn vị|X-AN\nNăm đánh giá|#2025\n"
              "[B]\nMã|Nội dung|Điểm tự đánh giá|Số, ký hiệu|Ngày ban hành|"
              "Liên kết|Giải trình\n1.1|||||\n");
    assert_int_equal(f->intake.submissions.count, 1);
}

static void a_blank_sheet_of_an_agency_is_none(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "a.xlsx", MAU_02("1", "Lê An", ""));
    book_expect(&f->intake, true,
                BLANK("a.xlsx", "Mẫu 02", "Sở Y tế (Xã, phường, vòng 1)"));
    assert_int_equal(f->intake.appraisals.count, 0);
}

/* Issued again with what the agency had sent, and lying in the inbox. */
static void a_sheet_that_repeats_an_earlier_one_is_none(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "a.xlsx", MAU_02("1", "Lê An", "#1"));
    book_read(&f->intake, "b.xlsx", MAU_02("2", "", "#1"));
    book_read(&f->intake, "c.xlsx", MAU_02("2", "Lê An", "#1"));
    intake_settle(&f->intake);
    assert_false(f->intake.appraisals.items[1]->head.counts);
    assert_true(f->intake.appraisals.items[2]->head.counts);
}

/* Nobody has signed it, but somebody has changed it. */
static void a_sheet_with_other_points_counts(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "a.xlsx", MAU_02("1", "Lê An", "#1"));
    book_read(&f->intake, "b.xlsx", MAU_02("2", "", "#2"));
    intake_settle(&f->intake);
    assert_true(f->intake.appraisals.items[1]->head.counts);
}

/* “Để trống cả dòng” is how a unit accepts; it says so with its name. */
static void a_signed_blank_explanation_accepts(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "a.xlsx", MAU_03("1", "", "", ""));
    book_read(&f->intake, "b.xlsx", MAU_03("1", "Lê An", "", ""));
    intake_settle(&f->intake);
    book_expect(&f->intake, true, BLANK("a.xlsx", "Mẫu 03", "Xã An Bình"));
    assert_string_equal(f->intake.explained[place(f)]->head.file, "b.xlsx");
}

static void a_signed_blank_explanation_does_not_compete(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "a.xlsx", MAU_03("1", "Lê An", "#1", "x"));
    book_read(&f->intake, "b.xlsx", MAU_03("2", "Lê An", "", ""));
    intake_settle(&f->intake);
    book_expect(&f->intake, true, BLANK("b.xlsx", "Mẫu 03", "Xã An Bình"));
    assert_string_equal(f->intake.explained[place(f)]->head.file, "a.xlsx");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_blank_self_assessment_is_none),
        TEST(a_blank_self_assessment_competes_with_none),
        TEST(one_figure_is_not_blank),
        TEST(a_missing_column_is_not_blank),
        TEST(a_blank_sheet_of_an_agency_is_none),
        TEST(a_sheet_that_repeats_an_earlier_one_is_none),
        TEST(a_sheet_with_other_points_counts),
        TEST(a_signed_blank_explanation_accepts),
        TEST(a_signed_blank_explanation_does_not_compete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
