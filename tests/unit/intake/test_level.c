/* Forms of another level than the unit's. */
#include "unit/intake/fixture.h"

#define FACTS(code)                                                            \
    "[Thông tin]\nMã đơn vị|" code                                             \
    "\nNăm đánh giá|#2025\nLần nộp|#1\nNgày lập|@45992\n"
#define FORM_01                                                                          \
    "[Tự đánh giá]\nMã|Nội dung|Đơn vị tính|Giá trị|Điểm tối đa|"  \
    "Điểm tự đánh giá|Số, ký hiệu tài liệu|Ngày ban hành|Liên kết|" \
    "Giải trình\n"
#define FORM_03                                                                \
    "[Giải trình]\nMã|Nội dung|Điểm thẩm định lần 1|"          \
    "Điểm đề nghị|Giải trình|Liên kết\n"

/* Of the communes' index set. */
#define TITLE_11 "1.1|Người đứng đầu là Trưởng Ban chỉ đạo về chuyển đổi số"
#define TITLE_12 "1.2|Văn bản chỉ đạo chuyên đề về chuyển đổi số"
#define TITLE_41 "4.1|Có công chức chuyên trách về chuyển đổi số"
#define TITLE_63 "6.3|Mức độ hài lòng của người dân"
/* Of the departments'. */
#define OWN_11 "1.1|Kế hoạch chuyển đổi số hằng năm"

static const char refused[] =
    "B1 E220 biểu này là của cấp “Xã, phường”, còn Sở Y tế thuộc cấp “Sở, ban, "
    "ngành”; không tính số liệu nào trong tệp\n";

static void refuses_a_form_of_another_level(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "a.xlsx",
              FACTS("SO-YT") FORM_01 TITLE_11
              "||Có|#5|#5\n" TITLE_12 "||#3|#5|#5\n" TITLE_63 "||%0.9|#5|#5\n");
    book_expect(&f->intake, false, refused);
    assert_int_equal(f->intake.submissions.count, 0);
    start_again(f);
    book_read(&f->intake, "b.xlsx",
              FACTS("SO-YT") FORM_03 TITLE_11 "|#1|#5|Đã có\n" TITLE_12
                                              "|#1|#5|Đã có\n" TITLE_41
                                              "|#1|#5|Đã có\n");
    book_expect(&f->intake, false, refused);
    assert_int_equal(f->intake.explanations.count, 0);
}

/* An explanation has as many rows as were contested. */
static void refuses_a_small_form_of_another_level(void **state)
{
    struct fixture *f = *state;
    static const char *const tables[] = {
        TITLE_11 "|#1|#5|Đã có\n",
        TITLE_63 "|#1|#5|Đã có\n" TITLE_12 "|#1|#5|Đã có\n",
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char book[4096];
        start_again(f);
        snprintf(book, sizeof book, "%s%s", FACTS("SO-YT") FORM_03, tables[i]);
        book_read(&f->intake, "b.xlsx", book);
        book_expect(&f->intake, false, refused);
        assert_int_equal(f->intake.explanations.count, 0);
    }
}

/* Whatever was done to a form of the right level. */
static void keeps_a_form_of_the_right_level(void **state)
{
    struct fixture *f = *state;
    static const char *const tables[] = {
        OWN_11 "||Có|#5|#5\n",
        "1.1|||Có|#5|#5\n",
        "1.1|Việc gõ lại theo ý mình||Có|#5|#5\n",
        /* rows of the other form copied in */
        OWN_11 "||Có|#5|#5\n" TITLE_12 "\n" TITLE_41 "\n" TITLE_63 "\n",
        /* too few to tell: one has another word, or is the unit's own */
        TITLE_11 "||Có|#5|#5\n" TITLE_12 " năm 2025\n",
        TITLE_12 "||Có|#5|#5\n1.1|Việc gõ lại theo ý mình\n",
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char book[4096];
        start_again(f);
        snprintf(book, sizeof book, "%s%s", FACTS("SO-YT") FORM_01, tables[i]);
        book_read(&f->intake, "a.xlsx", book);
        assert_int_equal(f->intake.submissions.count, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(refuses_a_form_of_another_level, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(refuses_a_small_form_of_another_level,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(keeps_a_form_of_the_right_level, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
