#include "unit/intake/book.h"

#include "form/form.h"
#include "intake/table/table.h"

static const struct {
    const char *heading;
    enum column column;
} headings[] = {
    {"Mã", COLUMN_CODE},
    {"MÃ SỐ", COLUMN_CODE},
    {"Ma\xcc\x83", COLUMN_CODE},
    {"Mã tiêu chí", COLUMN_CODE},
    {"Mã chỉ số thành phần", COLUMN_CODE},
    {"Mã đơn vị", COLUMN_UNIT_CODE},
    {"Mã số đơn vị", COLUMN_UNIT_CODE},
    {"Mã xã, phường", COLUMN_UNIT_CODE},
    {"Tên đơn vị", COLUMN_UNIT_NAME},
    {"Đơn vị", COLUMN_UNIT_NAME},
    {"Đơn vị tính", COLUMN_UNIT},
    {"ĐVT", COLUMN_UNIT},
    {"Nội dung", COLUMN_TITLE},
    {"Nội dung tiêu chí", COLUMN_TITLE},
    {"Tên chỉ số", COLUMN_TITLE},
    {"Tiêu chí đánh giá", COLUMN_TITLE},
    {"Giá trị", COLUMN_VALUE},
    {"Giá trị thực hiện", COLUMN_VALUE},
    {"Số liệu\nbáo cáo", COLUMN_VALUE},
    {"Kết quả thực hiện", COLUMN_VALUE},
    {"Điểm tối đa", COLUMN_MAX},
    {"Điểm\ntối đa", COLUMN_MAX},
    {"Điểm chuẩn", COLUMN_MAX},
    {"Thang điểm", COLUMN_MAX},
    {"Điểm tự đánh giá", COLUMN_SELF},
    {"Điểm đơn vị tự đánh giá", COLUMN_SELF},
    {"Điểm tự chấm", COLUMN_SELF},
    {"ĐIỂM TỰ CHẤM ĐIỂM", COLUMN_SELF},
    {"Điểm do đơn vị tự đánh giá năm 2025", COLUMN_SELF},
    {"Tự đánh giá (điểm)", COLUMN_SELF},
    {"Số, ký hiệu tài liệu", COLUMN_NUMBER},
    {"Số, ký hiệu văn bản", COLUMN_NUMBER},
    {"Số/ký hiệu", COLUMN_NUMBER},
    {"Số và ký hiệu tài liệu kiểm chứng", COLUMN_NUMBER},
    {"Số, ký hiệu tài liệu bổ sung", COLUMN_NUMBER},
    {"Số hiệu văn bản", COLUMN_NUMBER},
    {"Tài liệu kiểm chứng", COLUMN_NUMBER},
    {"Ngày ban hành", COLUMN_DATE},
    {"Ngày, tháng ban hành", COLUMN_DATE},
    {"Ngày tháng năm ban hành văn bản", COLUMN_DATE},
    {"Ngày", COLUMN_DATE},
    {"Liên kết", COLUMN_LINK},
    {"Link minh chứng", COLUMN_LINK},
    {"Đường dẫn", COLUMN_LINK},
    {"Đường link tài liệu kiểm chứng", COLUMN_LINK},
    {"URL", COLUMN_LINK},
    {"Giải trình", COLUMN_EXPLANATION},
    {"Nội dung giải trình", COLUMN_EXPLANATION},
    {"Giải trình của đơn vị", COLUMN_EXPLANATION},
    {"Thuyết minh", COLUMN_EXPLANATION},
    {"Điểm tính", COLUMN_COMPUTED},
    {"Điểm tính từ số liệu", COLUMN_COMPUTED},
    {"Điểm thẩm định", COLUMN_APPRAISED},
    {"Điểm thẩm định lần 2", COLUMN_APPRAISED},
    {"Điểm cơ quan thẩm định", COLUMN_APPRAISED},
    {"Điểm Hội đồng", COLUMN_APPRAISED},
    {"Điểm thẩm định lần 1", COLUMN_ROUND1},
    {"Điểm thẩm định vòng 1", COLUMN_ROUND1},
    {"Điểm đề nghị", COLUMN_REQUESTED},
    {"Điểm đơn vị đề nghị", COLUMN_REQUESTED},
    {"Lý do", COLUMN_REASON},
    {"Lí do điều chỉnh", COLUMN_REASON},
    {"Ghi chú", COLUMN_NONE},
    {"STT", COLUMN_NONE},
    {"Điểm", COLUMN_NONE},
    {"", COLUMN_NONE},
    {"Người lập biểu", COLUMN_NONE},
    {"Điểm tự đánh giá là điểm do đơn vị tự chấm theo hướng dẫn của Sở Khoa "
     "học "
     "và Công nghệ, có tài liệu kiểm chứng kèm theo đầy đủ và đúng thời hạn",
     COLUMN_NONE},
};

static void test_headings(void **state)
{
    (void)state;
    struct headings *h = headings_new();
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        size_t rest;
        enum column got = headings_find(h, headings[i].heading, &rest);
        if (got != headings[i].column)
            fail_msg("“%s” is the column “%s”", headings[i].heading,
                     got == COLUMN_NONE ? "none" : column_title(got));
    }
    headings_free(h);
}

static void test_every_own_title_is_found(void **state)
{
    (void)state;
    struct headings *h = headings_new();
    for (int c = COLUMN_CODE; c < COLUMN_COUNT; c++) {
        size_t rest = 1;
        assert_int_equal(headings_find(h, column_title((enum column)c), &rest),
                         c);
        assert_int_equal(rest, 0);
    }
    headings_free(h);
}

/* The form of a workbook, where its table starts, and its problems. */
static void expect_form(const char *text, const struct form *form,
                        const char *problems)
{
    struct campaign *campaign = book_campaign();
    struct intake intake;
    intake_init(&intake, campaign, (struct date){2026, 1, 1});
    book_read(&intake, "f.xlsx", text);
    assert_int_equal(intake.received.count, 1);
    assert_ptr_equal(intake.received.items[0].form, form);
    book_expect(&intake, false, problems);
    intake_clear(&intake);
    campaign_free(campaign);
}

#define CITY "[Facts]\nMã đơn vị|SO-YT\nNăm đánh giá|#2025\n"

static void test_plain_heading(void **state)
{
    (void)state;
    expect_form(CITY
                "[B]\nMã|Nội dung|Đơn vị tính|Giá trị|Điểm tối đa|"
                "Điểm tự đánh giá|Số, ký hiệu tài liệu|Ngày ban hành|Liên kết|"
                "Giải trình\n1.1|Kế hoạch chuyển đổi số hằng năm||Có|#5|#5\n",
                &form_01, "");
}

/* Two rows, merged, with a title, a row of letters and moved columns. */
static void test_merged_heading(void **state)
{
    (void)state;
    expect_form(
        CITY "[B]\n"
             "BIỂU TỰ ĐÁNH GIÁ, CHẤM ĐIỂM\nmerge A1:J1\n"
             "Nội dung|Mã số|Tài liệu kiểm chứng|||Điểm||Giá trị|Giải trình\n"
             "||Số, ký hiệu|Ngày ban hành|Liên kết|Tối đa|Tự đánh giá\n"
             "merge A2:A3\nmerge B2:B3\nmerge C2:E2\nmerge F2:G2\n"
             "merge H2:H3\nmerge I2:I3\n"
             "a|b|c|d|e|f|g|h|i\n"
             "Kế hoạch chuyển đổi số hằng năm|1.1|||https://a.vn/|#5|#5|Có\n",
        &form_01, "");
}

static void test_repeated_heading(void **state)
{
    (void)state;
    expect_form(CITY "[B]\nMã|Nội dung|Giá trị|Điểm tự đánh giá|Số, ký hiệu|"
                     "Ngày|Liên kết|Giải trình\n"
                     "(1)|(2)|(3)|(4)=(3)*5|(5)|(6)|(7)|(8)\n"
                     "1|Nhận thức số\n\n"
                     "Mã|Nội dung|Giá trị|Điểm tự đánh giá|Số, ký hiệu|Ngày|"
                     "Liên kết|Giải trình\n"
                     "1.1||Có|#5\n",
                &form_01, "");
}

static void test_missing_and_double_columns(void **state)
{
    (void)state;
    expect_form(CITY "[B]\nMã|Nội dung|Giá trị|Điểm tự đánh giá|"
                     "Điểm tự đánh giá|Liên kết\n1.1||Có|#5\n",
                &form_01,
                "- E301 bảng thiếu cột “Số, ký hiệu tài liệu”\n"
                "- E301 bảng thiếu cột “Ngày ban hành”\n"
                "- E301 bảng thiếu cột “Giải trình”\n"
                "E1 E302 bảng có hai cột “Điểm tự đánh giá”; chỉ cột đầu được "
                "đọc\n");
}

/* Columns that belong to other forms, added to a self-assessment. */
static void test_columns_of_other_forms(void **state)
{
    (void)state;
    expect_form(CITY "[B]\nMã|Nội dung|Giá trị|Điểm tự đánh giá|Điểm tính|"
                     "Điểm thẩm định|Lý do|Điểm đề nghị|Số, ký hiệu tài liệu|"
                     "Ngày ban hành|Liên kết|Giải trình\n1.1||Có|#5\n",
                &form_01, "");
}

static void test_no_form(void **state)
{
    (void)state;
    const char *message = "- E116 không nhận ra biểu mẫu: không có bảng của "
                          "Mẫu 01, 02, 03 hay 04\n";
    expect_form("[A]\nHọ tên|Mã nhân viên|Lương\nAn|#1|#2\n", NULL, message);
    expect_form("[A]\n", NULL, message);
    expect_form("[A]\nMã|Nội dung\n1.1|x\n", NULL, message);
}

static void test_two_forms(void **state)
{
    (void)state;
    expect_form(
        CITY "[B]\nMã|Nội dung|Giá trị|Điểm tự đánh giá\n"
             "[C]\nMã|Nội dung|Điểm đề nghị|Giải trình\n",
        NULL, "- E117 sổ tính chứa bảng của nhiều biểu mẫu: Mẫu 01, Mẫu 03\n");
}

static void test_second_table(void **state)
{
    (void)state;
    expect_form(CITY
                "[!Cũ]\nMã|Nội dung|Giá trị|Điểm tự đánh giá|Số, ký hiệu|Ngày|"
                "Liên kết|Giải trình\n1.1||Không|#0\n"
                "[Mới]\nMã|Nội dung|Giá trị|Điểm tự đánh giá|Số, ký hiệu|Ngày|"
                "Liên kết|Giải trình\n1.1||Có|#5\n",
                &form_01,
                "- W121 sổ tính có nhiều bảng Mẫu 01; chỉ bảng ở trang “Mới” "
                "được đọc\n");
    expect_form(CITY
                "[!Ẩn]\nMã|Nội dung|Giá trị|Điểm tự đánh giá|Số, ký hiệu|Ngày|"
                "Liên kết|Giải trình\n1.1||Không|#0\n",
                &form_01, "- W120 trang tính bị ẩn vẫn được đọc\n");
}

#define SECOND                                                                   \
    "Mã|Nội dung|Giá trị|Điểm tự đánh giá|Số, ký hiệu|Ngày|" \
    "Liên kết|Giải trình\n(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)\n1.1|"

/* Whoever fills in a copy of the sheet leaves the first one as it was. */
static void test_filled_copy(void **state)
{
    (void)state;
    expect_form(CITY "[Mẫu]\n" SECOND "\n[Bản điền]\n" SECOND
                     "|Có|#5\n[Cũ]\n" SECOND "|Không|#0\n",
                &form_01,
                "- W121 sổ tính có nhiều bảng Mẫu 01; chỉ bảng ở trang “Bản "
                "điền” được đọc\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_every_own_title_is_found),
        cmocka_unit_test(test_plain_heading),
        cmocka_unit_test(test_merged_heading),
        cmocka_unit_test(test_repeated_heading),
        cmocka_unit_test(test_missing_and_double_columns),
        cmocka_unit_test(test_columns_of_other_forms),
        cmocka_unit_test(test_no_form),
        cmocka_unit_test(test_two_forms),
        cmocka_unit_test(test_second_table),
        cmocka_unit_test(test_filled_copy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
