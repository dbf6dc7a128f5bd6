#include "unit/intake/fixture.h"

#define TABLE                                                                                   \
    "[B]\nMã|Nội dung|Giá trị|Điểm tự đánh giá|Số, ký hiệu|Ngày ban hành|" \
    "Liên kết|Giải trình\n1.1||Có|#5\n"

/* What a form of unit SO-YT says of its sender. */
static const struct {
    const char *facts;
    const char *problems;
    int64_t number; /* 0: not taken */
} cases[] = {
    {"[T]\nMã đơn vị|SO-YT\nTên đơn vị|Sở Y tế\nNăm đánh giá|#2025\nLần "
     "nộp|#3\n",
     "", 3},
    {"[T]\nMÃ ĐƠN VỊ:|so-yt \nTên cơ quan, đơn vị|SỞ Y TẾ, TP. HÀ NỘI\n"
     "Năm đánh giá (*)|Năm 2025\nLần nộp:|Lần thứ 2\n",
     "", 2},
    {"[T]\nMa\xcc\x83 đơn vị: SO-YT\nNăm đánh giá: 2025\nLần nộp: 04\n", "", 4},
    {"[T]\n1. Mã đơn vị|||SO-YT\n2. Năm đánh giá||#2025\n", "", 1},
    {"[Hướng dẫn]\nMã đơn vị|Ghi mã được cấp\n"
     "[T]\nMã đơn vị|SO-YT\nNăm đánh giá|#2025\nLần nộp|#1\n",
     "", 1},
    {"[T]\nMã đơn vị\nTên đơn vị|Sở Y tế\nNăm đánh giá|#2025\n",
     "A1 E201 không có mã đơn vị ở trang “Thông tin”\n"
     "B2 W218 tệp có lẽ là của Sở Y tế (SO-YT) theo tên, mã ghi trong tệp; "
     "chưa được tính cho đơn vị này\n",
     0},
    {"[T]\nTên đơn vị|Sở Lạ\nNăm đánh giá|#2025\n",
     "- E201 không có mã đơn vị ở trang “Thông tin”\n", 0},
    {"[T]\nMã đơn vị|Năm đánh giá|#2025\n",
     "A1 E201 không có mã đơn vị ở trang “Thông tin”\n", 0},
    {"[T]\nMã đơn vị|SO-LA\nNăm đánh giá|#2025\n",
     "B1 E202 mã đơn vị “SO-LA” không có trong danh sách; gần nhất là “SO-YT” "
     "(Sở Y tế)\n",
     0},
    {"[T]\nMã đơn vị|SO-YYT\nTên đơn vị|Sở Y tế\nNăm đánh giá|#2025\n",
     "B1 E202 mã đơn vị “SO-YYT” không có trong danh sách; gần nhất là “SO-YT” "
     "(Sở Y tế)\n"
     "B2 W218 tệp có lẽ là của Sở Y tế (SO-YT) theo tên, mã ghi trong tệp; "
     "chưa được tính cho đơn vị này\n",
     0},
    {"[T]\nMã đơn vị|X-AM\nTên đơn vị|Sở Y tế\nNăm đánh giá|#2025\n",
     "B1 E202 mã đơn vị “X-AM” không có trong danh sách; gần nhất là “X-AN” "
     "(Xã An Bình)\n",
     0},
    {"[T]\nMã đơn vị|SO–YT\nNăm đánh giá|#2025\n", "", 1},
    {"[T]\nMã đơn vị|SO - YT\nNăm đánh giá|#2025\n", "", 1},
    {"[T]\nMã đơn vị|SO-YT.\nNăm đánh giá|#2025\n", "", 1},
    {"[T]\nMã đơn vị|ＳＯ－ＹＴ\nNăm đánh giá|#2025\n", "", 1},
    {"[T]\nMã đơn vị|sở yt\nNăm đánh giá|#2025\n", "", 1},
    {"[T]\nMã đơn vị|S.O−Y\u200BT\nNăm đánh giá|#2025\n", "", 1},
    {"[T]\nMã ðơn vị|SO-YT\nNăm ðánh giá|#2025\n", "", 1},
    {"[T]\nMã đơn vị|SO-YT\nTên đơn vị|Sở Nội vụ\nNăm đánh giá|#2025\n",
     "B2 W203 tên đơn vị “Sở Nội vụ” khác tên trong danh sách “Sở Y tế”; tính "
     "theo mã đơn vị\n",
     1},
    {"[T]\nMã đơn vị|SO-YT\n",
     "- W204 không có năm đánh giá; hiểu là năm 2025\n", 1},
    {"[T]\nMã đơn vị|SO-YT\nNăm đánh giá|#2024\n",
     "B2 E205 năm đánh giá “2024” không phải năm 2025\n", 0},
    {"[T]\nMã đơn vị|SO-YT\nNăm đánh giá|2024-2025\n",
     "B2 E205 năm đánh giá “2024-2025” không phải năm 2025\n", 0},
    {"[T]\nMã đơn vị|SO-YT\nNăm đánh giá|@45800\n", "", 1},
    {"[T]\nMã đơn vị|SO-YT\nNăm đánh giá|#2025\nLần nộp|Lần thứ hai\n", "", 2},
    {"[T]\nMã đơn vị|SO-YT\nNăm đánh giá|#2025\nLần nộp|III\n", "", 3},
    {"[T]\nMã đơn vị|SO-YT\nNăm đánh giá|#2025\nLần nộp|#0\n",
     "B3 W206 lần nộp “0” không hợp lệ; hiểu là lần 1\n", 1},
    {"[T]\nMã đơn vị|SO-YT\nNăm đánh giá|#2025\nLần nộp|#1.5\n",
     "B3 W206 lần nộp “1,5” không hợp lệ; hiểu là lần 1\n", 1},
    {"[T]\nMã đơn vị|SO-YT\nNăm đánh giá|#2025\nLần nộp|bổ sung\n",
     "B3 W206 lần nộp “bổ sung” không hợp lệ; hiểu là lần 1\n", 1},
    {"[T]\nMã đơn vị|SO-YT\nNăm đánh giá|#2025\nLần nộp|-2\n",
     "B3 W206 lần nộp “-2” không hợp lệ; hiểu là lần 1\n", 1},
    {"[T]\nMã đơn vị|SO-YT\nNăm đánh giá|#2025\nNgày lập|hôm nay\n",
     "B3 W214 ngày lập “hôm nay” không đọc được\n", 1},
    {"[T]\nMã đơn vị|SO-YT\nNăm đánh giá|#2025\nNgày lập|16/12/2025\n",
     "B3 W213 nộp sau thời hạn 15/12/2025 (ngày lập 16/12/2025)\n", 1},
    {"[T]\nMã đơn vị|SO-YT\nNăm đánh giá|#2025\nNgày: 15 tháng 12 năm 2025\n",
     "", 1},
    {"[T]\nTrang này để trống\n",
     "- E215 không tìm thấy phần thông tin (mã đơn vị, năm, lần nộp)\n", 0},
};

static void test_senders(void **state)
{
    (void)state;
    struct campaign *campaign = book_campaign();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct intake intake;
        char text[2048];
        intake_init(&intake, campaign, (struct date){2026, 1, 1});
        snprintf(text, sizeof text, "%s%s", cases[i].facts, TABLE);
        book_read(&intake, "f.xlsx", text);
        char *problems = book_problems(&intake, false);
        if (strcmp(problems, cases[i].problems) != 0)
            print_error("case %zu\n", i);
        assert_string_equal(problems, cases[i].problems);
        free(problems);
        assert_int_equal(intake.submissions.count, cases[i].number != 0);
        if (cases[i].number != 0)
            assert_int_equal(intake.submissions.items[0]->head.number,
                             cases[i].number);
        intake_clear(&intake);
    }
    campaign_free(campaign);
}

/* The facts may stand above the table on the same sheet. */
static void test_facts_above_the_table(void **state)
{
    (void)state;
    struct campaign *campaign = book_campaign();
    struct intake intake;
    intake_init(&intake, campaign, (struct date){2026, 1, 1});
    book_read(&intake, "f.xlsx",
              "[B]\nMã đơn vị:|SO-YT\nNăm đánh giá:|#2025\n\n"
              "Mã|Nội dung|Giá trị|Điểm tự đánh giá|Số, ký hiệu|Ngày|Liên kết|"
              "Giải trình\n1.1||Có|#5\n\n|||Ngày|1 tháng 1 năm 1990\n");
    book_expect(&intake, false, "");
    assert_int_equal(intake.submissions.items[0]->head.sender.date.year, 0);
    intake_clear(&intake);
    campaign_free(campaign);
}

/* A form whose facts were deleted still says in its heading whose it was. */
/* A second block of facts that speaks of somebody else is not passed over
 * without a word; one that is hidden gives way. */
static void test_two_blocks(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *first, *code, *problem;
    } books[] = {
        {"[Cũ]", "X-CO",
         "B1 W221 “Mã đơn vị” là “X-CO”, mà trang “Mới” ghi “X-AN”; không "
         "tính theo trang đó\n"},
        {"[!Cũ]", "X-AN",
         "B1 W221 “Mã đơn vị” là “X-AN”, mà trang “Cũ” ghi “X-CO”; không "
         "tính theo trang đó\n"},
    };
    for (size_t i = 0; i < 2; i++) {
        char text[1024];
        snprintf(text, sizeof text,
                 "%s\nMã đơn vị|X-CO\nNăm đánh giá|#2025\n"
                 "[Mới]\nMã đơn vị|X-AN\nNăm đánh giá|#2025\n"
                 "[Giải trình]\nMã|Nội dung|Điểm thẩm định lần 1|Điểm đề nghị|"
                 "Giải trình|Liên kết|Số, ký hiệu|Ngày ban hành\n"
                 "1.1||#1|#2|Có\n",
                 books[i].first);
        start_again(f);
        book_read(&f->intake, "a.xlsx", text);
        book_expect(&f->intake, false, books[i].problem);
        assert_string_equal(f->intake.explanations.items[0]->head.unit->code,
                            books[i].code);
    }
}

static void test_unit_of_the_heading(void **state)
{
    (void)state;
    struct campaign *campaign = book_campaign();
    struct intake intake;
    intake_init(&intake, campaign, (struct date){2026, 1, 1});
    book_read(&intake, "f.xlsx",
              "[B]\nBiểu tự đánh giá (số liệu năm 2025)\nSở Y tế (SO-YT)\n\n"
              "Mã|Nội dung|Giá trị|Điểm tự đánh giá|Số, ký hiệu|Ngày|Liên kết|"
              "Giải trình\n1.1||Có (X-AN)|#5\n");
    book_expect(
        &intake, false,
        "- E215 không tìm thấy phần thông tin (mã đơn vị, năm, lần "
        "nộp)\n"
        "- W218 tệp có lẽ là của Sở Y tế (SO-YT) theo tên, mã ghi trong "
        "tệp; chưa được tính cho đơn vị này\n");
    assert_int_equal(intake.submissions.count, 0);
    assert_string_equal(intake.received.items[0].unit->code, "SO-YT");
    intake_clear(&intake);
    campaign_free(campaign);
}

/* The remedy names the code that belongs to the name. */
static void test_remedy_names_the_code(void **state)
{
    (void)state;
    struct campaign *campaign = book_campaign();
    struct intake intake;
    intake_init(&intake, campaign, (struct date){2026, 1, 1});
    book_read(&intake, "f.xlsx",
              "[T]\nTên đơn vị|UBND Phường Bưởi\n"
              "Năm đánh giá|#2025\n" TABLE);
    assert_int_equal(intake.problems.count, 2);
    assert_string_equal(intake.problems.items[0].fix,
                        "Ghi mã đơn vị đã được cấp (Phường Bưởi: P-BUOI) bên "
                        "cạnh ô “Mã đơn vị”.");
    intake_clear(&intake);
    campaign_free(campaign);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_senders),
        cmocka_unit_test(test_facts_above_the_table),
        cmocka_unit_test_setup_teardown(test_two_blocks, set_up, tear_down),
        cmocka_unit_test(test_unit_of_the_heading),
        cmocka_unit_test(test_remedy_names_the_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
