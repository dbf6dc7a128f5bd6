/* What workbooks came to, saved and restored; that each comes back whole, all
 * tests of intake show (book_read). */
#include "unit/intake/fixture.h"

#define APPRAISAL                                                                         \
    "[Thông tin]\nCơ quan chấm điểm|Sở Khoa học và Công nghệ\n"            \
    "Cấp đánh giá|Xã, phường\nNăm đánh giá|#2025\nVòng thẩm định|#1\n" \
    "[Thẩm định]\nMã đơn vị|Tên đơn vị|Mã|Nội dung|Điểm tối đa|"  \
    "Điểm tự đánh giá|Điểm tính|Điểm thẩm định|Lý do\n"              \
    "X-AN|Xã An Bình|1.1||#5|#5|#2.5|#2.5|Phó Chủ tịch\n"                          \
    "X-AN|Xã An Bình|6.10||#5|#4||cao|\n"
#define EXPLANATION                                                                        \
    "[Thông tin]\nMã đơn vị|X-AN\nNăm đánh giá|#2025\n"                          \
    "[Giải trình]\nMã|Nội dung|Điểm thẩm định lần 1|Điểm đề nghị|" \
    "Số, ký hiệu tài liệu bổ sung|Ngày ban hành|Liên kết|Giải trình\n"   \
    "1.1||#2.5|#5|12/KH-UBND|@45731|https://a.vn|Đã có\n"

/* The workbook as it is saved. */
static struct str saved(struct fixture *f, const char *text)
{
    struct str bytes = {0};
    book_read(&f->intake, "a.xlsx", text);
    assert_true(intake_save(&f->intake, "a.xlsx", &bytes));
    start_again(f);
    return bytes;
}

static size_t forms_of(const struct intake *intake)
{
    return intake->forms.count;
}

static void another_name_is_another_workbook(void **state)
{
    struct fixture *f = *state;
    struct str bytes = saved(f, APPRAISAL), again = {0};
    assert_false(intake_restore(&f->intake, "b.xlsx", &bytes));
    assert_int_equal(forms_of(&f->intake) + f->intake.problems.count, 0);
    assert_true(intake_restore(&f->intake, "a.xlsx", &bytes));
    assert_int_equal(f->intake.appraisals.count, 1);
    assert_int_equal(f->intake.appraisals.items[0]->row_count, 2);
    assert_true(intake_save(&f->intake, "a.xlsx", &again));
    assert_int_equal(bytes.length, again.length);
    assert_memory_equal(bytes.data, again.data, again.length);
    str_clear(&bytes);
    str_clear(&again);
}

/* Its texts are there, and it is of the campaign. */
static void stays_within(const struct fixture *f, const struct appraisal *a)
{
    assert_true(a->head.level < f->campaign->level_count);
    assert_non_null(a->head.file);
    assert_non_null(a->head.sha256);
    for (size_t i = 0; i < a->row_count; i++) {
        assert_non_null(a->rows[i].reason);
        assert_int_equal(a->rows[i].unit->level, a->head.level);
    }
}

/* Each byte turned to others, and all that is shorter: what comes of it may be
 * wrong, but it stays within the campaign, and can be settled. */
static void forge(struct fixture *f, const struct str *bytes)
{
    static const unsigned char turned[] = {0x01, 0x80, 0xFF};
    for (size_t i = 0; i < 4 * bytes->length; i++) {
        struct str forged = {0};
        size_t at = i / 4;
        str_append_bytes(&forged, bytes->data, i % 4 == 3 ? at : bytes->length);
        if (i % 4 < 3)
            forged.data[at] = (char)(forged.data[at] ^ turned[i % 4]);
        bool good = intake_restore(&f->intake, "a.xlsx", &forged);
        assert_true(!good || i % 4 < 3);
        assert_true(good || forms_of(&f->intake) == 0);
        for (size_t k = 0; k < f->intake.appraisals.count; k++)
            stays_within(f, f->intake.appraisals.items[k]);
        intake_settle(&f->intake);
        start_again(f);
        str_clear(&forged);
    }
}

static void forged_bytes_do_no_harm(void **state)
{
    static const char *const texts[] = {APPRAISAL, EXPLANATION};
    for (size_t i = 0; i < 2; i++) {
        struct str bytes = saved(*state, texts[i]);
        forge(*state, &bytes);
        str_clear(&bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(another_name_is_another_workbook,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(forged_bytes_do_no_harm, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
